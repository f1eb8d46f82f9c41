"""What stands in a receipt."""

from __future__ import annotations

from dataclasses import dataclass, field, fields
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from optout_bot import __version__
from optout_bot.base.messages import tr

VERSION = 1
_T = TypeVar("_T")
# No receipt tells of other years.
_FIRST, _LAST = 2000, 2200


def day_of(stamp: str) -> date:
    """The day of a moment (ISO 8601) in the person's time zone; a day alone is itself.

    Raises:
        ValueError: it is neither, or of a year of which no receipt tells.
    """
    moment = moment_of(stamp)
    return moment.date() if len(stamp) <= len("2026-11-28") else moment.astimezone().date()


def moment_of(stamp: str) -> datetime:
    """A moment, or the first of a day.

    Raises:
        ValueError: it is neither, or of a year of which no receipt tells.
    """
    moment = datetime.fromisoformat(stamp)
    if not _FIRST <= moment.year <= _LAST:
        raise ValueError(stamp)
    return moment


def made(kind: type[_T], data: dict[str, Any]) -> _T:
    """A value of a dataclass of texts; what else stands in the data, as a later version writes, is
    left out.

    Raises:
        TypeError, ValueError: it is none.
    """
    names = (each.name for each in fields(kind))  # type: ignore[arg-type]
    held = {name: data[name] for name in names if name in data}
    if not all(isinstance(value, str) for value in held.values()):
        raise TypeError(kind)
    return kind(**held)


def today() -> date:
    """This day, in the person's time zone."""
    return datetime.now().astimezone().date()


class Outcome(StrEnum):
    """How a run ended."""

    SENT = "sent"
    ALREADY = "already"
    UNCONFIRMED = "unconfirmed"
    DECLINED = "declined"
    STOPPED = "stopped"
    REHEARSED = "rehearsed"


class Answer(StrEnum):
    """What Meta answered, as the person says."""

    ACCEPTED = "accepted"
    REFUSED = "refused"
    MORE = "more"
    CODE = "code"
    NOTICE = "notice"
    NOTHING = "nothing"


class Letter(StrEnum):
    """What one may write where the answer does not come or does not do."""

    REMINDER = "reminder"
    COMPLAINT = "complaint"


class Prover(StrEnum):
    """Who judged that something is what it is taken for."""

    PROGRAM = "program"
    PERSON = "person"
    NOBODY = ""


@dataclass
class FieldRecord:
    """A field of the form: what was meant and what the form held."""

    purpose: str
    label: str
    meant: str
    read_back: str


@dataclass
class Step:
    """One thing the program did or saw. The address is without its query; `page` and `picture` are
    the files in which the page was kept."""

    at: str
    screen: str
    act: str
    address: str
    page: str = ""
    picture: str = ""

    def __post_init__(self) -> None:
        day_of(self.at)


@dataclass
class AnswerRecord:
    """What Meta answered, filed by the person. `file` is where it is kept, empty where they only
    said it; `dated` (a day) and `sender` are what it claims, `reads_like` is what the program made
    of its words."""

    at: str
    answer: str
    file: str = ""
    dated: str = ""
    sender: str = ""
    reads_like: str = ""

    def __post_init__(self) -> None:
        Answer(self.answer)
        day_of(self.at)
        if self.dated:
            day_of(self.dated)


@dataclass
class LetterRecord:
    """A letter that was written from this receipt; whether it was sent only the person knows.
    `country` is where they live (ISO 3166)."""

    at: str
    letter: str
    to: str
    file: str
    country: str = ""

    def __post_init__(self) -> None:
        Letter(self.letter)
        day_of(self.at)


@dataclass
class Record:
    """What stands in `receipt.json`. Times are UTC, ISO 8601.

    `response` is the site's answer to the request that was let out: status and place;
    `confirmation` or `refusal` is what the page said after the press, in its own words.
    `confirmed_by` is who judged that it confirms, and `form["proved_by"]` who judged that it is the
    form. `stopped_requests` are those that the lock stopped until the last saving.
    `pages` are the kept snapshots, `browser` its name and version.
    `stated`: the outcome is what the person said; the program saw none of it. `objected_on` is the
    day on which they say that they objected. `papers` are the answers and letters.
    """

    site: str
    practice: bool
    version: int = VERSION
    tool: str = f"optout-bot {__version__}"
    outcome: str = Outcome.STOPPED
    stated: bool = False
    why: str = field(default_factory=lambda: tr("the run ended before it was finished"))
    started_at: str = ""
    ended_at: str = ""
    language: str = ""
    door: str = ""
    form: dict[str, str] = field(default_factory=dict)
    fields: list[FieldRecord] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    intent_at: str = ""
    sent_at: str = ""
    response: dict[str, str] = field(default_factory=dict)
    confirmation: str = ""
    confirmed_by: str = ""
    refusal: str = ""
    stopped_requests: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    browser: str = ""
    objected_on: str = ""
    answers: list[AnswerRecord] = field(default_factory=list)
    letters: list[LetterRecord] = field(default_factory=list)
    papers: dict[str, str] = field(default_factory=dict)

    @property
    def objected(self) -> date | None:
        """The day of the objection; None where there is none, or nobody said when it was made that
        the site has already."""
        seen = self.sent_at or self.intent_at or (self.started_at if self.stated else "")
        stamp = self.objected_on or (seen if self.outcome != Outcome.ALREADY else "")
        return day_of(stamp) if stamp else None
