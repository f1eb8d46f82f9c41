"""Fills in Meta's right-to-object form in the person's own browser, and keeps the proof."""

__version__ = "0.1.0"
