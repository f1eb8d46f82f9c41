"""How an objection stands: what was answered, and what comes next by when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from optout_bot.after.dates import answer_due, complaint_due, look_again, reminder_due
from optout_bot.base.errors import UsageError
from optout_bot.base.messages import tr
from optout_bot.person.kept import Kept, kept
from optout_bot.person.record import Answer, AnswerRecord, Letter, LetterRecord, Outcome, day_of

# Answers that say nothing of what becomes of the objection.
_OPEN = {None, Answer.CODE, Answer.MORE}


class Task(StrEnum):
    """What comes next."""

    LOOK = "look"
    DUE = "due"
    REMIND = "remind"
    COMPLAIN = "complain"


@dataclass(frozen=True)
class Next:
    """What comes next, and the day from which; that of `DUE` is the last day for Meta's answer."""

    day: date
    task: Task


@dataclass(frozen=True)
class Course:
    """An objection on a site and what became of it."""

    receipt: Kept

    @property
    def objected(self) -> date | None:
        """The day of the objection, None where it is not known."""
        return self.receipt.objected

    @property
    def last_answer(self) -> AnswerRecord | None:
        """The last thing that Meta answered, None where nothing is known."""
        told = [each for each in self.receipt.answers if each.answer != Answer.NOTHING]
        return told[-1] if told else None

    @property
    def answer(self) -> Answer | None:
        """What the last answer is."""
        return Answer(self.last_answer.answer) if self.last_answer else None

    @property
    def is_awaited(self) -> bool:
        """Whether Meta still has to say what becomes of it."""
        return self.answer in _OPEN

    @property
    def reminder(self) -> LetterRecord | None:
        """The last reminder that was written from the receipt."""
        made = [each for each in self.receipt.letters if each.letter == Letter.REMINDER]
        return made[-1] if made else None

    @property
    def coming(self) -> tuple[Next, ...]:
        """What comes next, by its day; empty where nothing is left to do."""
        return tuple(sorted(self._coming(), key=lambda each: each.day))

    def step(self, today: date) -> Next | None:
        """The one to take: the last whose day has come, else the first."""
        steps = [each for each in self.coming if each.task != Task.DUE]
        begun = [each for each in steps if each.day <= today]
        return begun[-1] if begun else next(iter(steps), None)

    def _coming(self) -> Iterator[Next]:
        if self.last_answer and self.answer is Answer.REFUSED:
            yield Next(day_of(self.last_answer.at), Task.COMPLAIN)
            return
        if not self.is_awaited or self.objected is None:
            return
        if self.answer is None:
            yield Next(look_again(self.objected), Task.LOOK)
        yield Next(answer_due(self.objected), Task.DUE)
        day = reminder_due(self.objected)
        if made := self.reminder:
            yield Next(max(day, complaint_due(day_of(made.at), made.country)), Task.COMPLAIN)
        else:
            yield Next(day, Task.REMIND)


def latest(before: Course | None, receipt: Kept) -> Course:
    """Which of two objections on a site counts: the last, unless it is only possible and the one
    before it was seen."""
    if before and receipt.outcome == Outcome.UNCONFIRMED != before.receipt.outcome:
        return before
    return Course(receipt)


def current(receipts: Path, site: str) -> Course | None:
    """The objection on a site that counts, None where there is none.

    Raises:
        UsageError: the folder cannot be read.
    """
    found: Course | None = None
    for each in kept(receipts):
        if each.site == site and each.counts:
            found = latest(found, each)
    return found


def known(receipts: Path, site: str) -> Course:
    """The same where there must be one.

    Raises:
        UsageError: there is none, or the folder cannot be read.
    """
    if course := current(receipts, site):
        return course
    none = tr("no receipt tells of an objection there; if you made one: {command}")
    raise UsageError(none.format(command=stating(site)))


def answering(site: str) -> str:
    """The command by which the person files what Meta answered."""
    return f"optout-bot answer {site}"


def stating(site: str) -> str:
    """The command by which the person says on which day they objected."""
    return f"{answering(site)} --objected YYYY-MM-DD"
