"""What a page proved to be, and what that rests on."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from optout_bot.flow import Sure
from optout_bot.page.snapshot import GroupId


class Verdict(StrEnum):
    """What a page proved to be."""

    PROVED = "the objection form"
    LIKELY = "likely the objection form"
    REFUSED = "another form"
    UNKNOWN = "not proved"


@dataclass(frozen=True)
class Trail:
    """How the page was come by: the objection link that was followed, and the page it stood on."""

    link: str
    page: str


@dataclass(frozen=True)
class Proof:
    """The verdict, and what it rests on.

    `title_known` is False where no word for the title is known to have been seen; `by_person`:
    they were shown it, and said that it is the form.
    """

    verdict: Verdict
    number: str = ""
    title: str = ""
    title_known: bool = False
    group: GroupId | None = None
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    by_person: bool = False

    @property
    def sure(self) -> Sure:
        """How sure it is that this is the objection form."""
        sure = {Verdict.PROVED: Sure.KNOWN, Verdict.LIKELY: Sure.LIKELY}
        return sure.get(self.verdict, Sure.UNKNOWN)

    @property
    def may_be_filled(self) -> bool:
        """Whether something may be typed: it is known, or the person vouched for it."""
        return self.verdict is Verdict.PROVED or (self.verdict is Verdict.LIKELY and self.by_person)
