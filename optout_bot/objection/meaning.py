"""Whether what a field holds means what was meant, in whatever spelling."""

from __future__ import annotations

import re
from contextlib import suppress

from optout_bot.base.countries import same_country
from optout_bot.flow import Purpose
from optout_bot.lock.ticket import plain


def same(purpose: Purpose, held: str, meant: str, language: str | None = None) -> bool:
    """Whether a field of that purpose holds what is meant."""
    if plain(held) == plain(meant):
        return True
    match purpose:
        case Purpose.EMAIL:
            return _mailbox(held).casefold() == _mailbox(meant).casefold()
        case Purpose.COUNTRY:
            # A list that is drawn by the page may show its label and its choice.
            lines = held.splitlines() or [held]
            return any(same_country(line, meant, language or "en") for line in lines)
        case Purpose.REASON:
            return _words(held) == _words(meant)
        case _:
            return False


def changes_case(held: str, meant: str) -> bool:
    """Whether the page changed small letters and capitals before the @, which few servers heed."""
    return _mailbox(held) != _mailbox(meant) and same(Purpose.EMAIL, held, meant)


def _mailbox(address: str) -> str:
    """An address without what is no part of it: how the domain is written."""
    name, at, domain = plain(address).rpartition("@")
    domain = domain.casefold().rstrip(".")
    with suppress(UnicodeError):
        domain = domain.encode("idna").decode("ascii")
    return name + at + domain


def _words(text: str) -> str:
    """A text without what a rich box changes: how many spaces, and where a line is broken twice."""
    return re.sub(r"[^\S\n]+", " ", re.sub("[\u200b\u2060\ufeff]", "", plain(text)))
