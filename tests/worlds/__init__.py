"""Worlds: seeded variants of the practice pages, each with the end it must come to."""
