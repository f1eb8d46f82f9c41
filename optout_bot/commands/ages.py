"""How old what is known of the pages is: each door, number and word by the day it was last seen."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime

from optout_bot.base.messages import tr
from optout_bot.flow import Door, FormNumber
from optout_bot.flow.words import Word, Words

# What is older may be another by now.
OLD_DAYS = 180
_DAY = re.compile(r"\b(20\d\d)(?:-(\d\d))?(?:-(\d\d))?\b")


def is_old(seen: date | None) -> bool:
    """Whether it was seen so long ago that it is said; a day that nobody knows is long ago."""
    return seen is None or _days(seen) > OLD_DAYS


def age(seen: date) -> str:
    """That day, and how long ago it was."""
    text = tr("{day}, {days} days ago").format(day=seen.isoformat(), days=_days(seen))
    old = tr("older than {days} days").format(days=OLD_DAYS)
    return f"{text}, {old}" if is_old(seen) else text


def seen_on(word: Word) -> date | None:
    """The day a word was last seen, the last one where only a month or a year is known; None where
    no day is known or it never was."""
    days = [
        date(int(year), int(month or 12), int(day or 28))
        for year, month, day in _DAY.findall(word.seen or "")
    ]
    return max(days, default=None)


def of_evidence(evidence: Door | FormNumber) -> str:
    """Where a door or a number was found, and when."""
    return f"{evidence.source}, {age(evidence.seen)}"


def of_word(word: Word) -> str:
    """Where a word was seen, and how long ago."""
    if not word.seen:
        return tr("never seen")
    day = seen_on(word)
    if day is None:
        return f"{word.seen}, {tr('nobody knows when')}"
    old = tr("older than {days} days").format(days=OLD_DAYS)
    return f"{word.seen}, {old}" if is_old(day) else word.seen


def each_word(words: Words, language: str) -> list[str]:
    """Every word of a language with its age, a line each."""
    table = words.by_language[language].values()
    every = (word for known in table for word in known)
    return [f"  [{word.key}] {word.text}   ({of_word(word)})" for word in every]


def in_short(words: Words, language: str) -> str:
    """How many words of a language were seen, how many of these long ago."""
    table = words.by_language[language].values()
    seen = [word for known in table for word in known if word.seen]
    old = sum(is_old(seen_on(word)) for word in seen)
    count = sum(map(len, table))
    text = tr("{language}: {seen} of {count} words seen, {old} of these more than {days} days ago")
    return text.format(language=language, seen=len(seen), count=count, old=old, days=OLD_DAYS)


def _days(seen: date) -> int:
    return (datetime.now(UTC).date() - seen).days
