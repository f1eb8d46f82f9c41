"""A hostile site: every way to send that could be thought of, tried against each lock.

`python -m tests.hostile` makes the table of `docs/lock.md`.
"""
