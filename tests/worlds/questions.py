"""The program's questions, by the texts that whoever drives it relies on."""

from __future__ import annotations

IS_THE_FORM = "Is this the objection form?"
CONFIRMS = "Does the page confirm it?"
WHICH_ONE = "Which one is it?"
ONCE_MORE = "May it be sent once more?"
TO_SEND = "Type yes to send it"
SIDE = (IS_THE_FORM, CONFIRMS, WHICH_ONE, ONCE_MORE)


def mark_of(question: str) -> str:
    """Which question that is, `?` for one that nobody expects."""
    return next((mark for mark in (*SIDE, TO_SEND) if mark in question), "?")
