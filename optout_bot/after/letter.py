"""The reminder and the complaint, from what a receipt holds: nothing in them that it does not
prove, and gaps for what only the person knows. Nothing is sent."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from optout_bot.after.authorities import Authority, company
from optout_bot.after.course import Course
from optout_bot.after.dates import answer_due
from optout_bot.base.countries import UK, name_in
from optout_bot.base.messages import day_shown
from optout_bot.person.kept import Kept
from optout_bot.person.record import Answer, Letter, Outcome, day_of
from optout_bot.person.terminal import harmless

LANGUAGES = ("en", "fr", "de")
_FOLDER = Path(__file__).parents[2] / "flows" / "letters"
# What the person has to write or to check.
_GAP = re.compile(r"\[[^\]]+\]")
_BRACKETS = str.maketrans("[]", "()")
# So many characters of what a page said; the receipt holds all of it.
_MOST_WORDS = 300


@dataclass(frozen=True)
class Written:
    """A letter: to whom, about what, its paragraphs, and what goes with it, by name and hash.
    `sender` and `signature` are gaps."""

    language: str
    sender: str
    to: str
    day: str
    subject: str
    paragraphs: tuple[str, ...]
    signature: str
    enclosed: str
    enclosures: tuple[tuple[str, str], ...]

    @property
    def gaps(self) -> list[str]:
        """What is left to the person, each as it stands in the letter."""
        return _GAP.findall("\n".join((self.sender, self.to, *self.paragraphs, self.signature)))

    @property
    def text(self) -> str:
        """All of it, plain, to be pasted."""
        listed = [f"- {name} (SHA-256 {digest})" for name, digest in self.enclosures]
        parts = (self.sender, self.to, self.day, self.subject, *self.paragraphs, self.signature)
        return "\n\n".join((*parts, "\n".join((self.enclosed, *listed)))) + "\n"


def language_of(letter: Letter, place: Authority, wanted: str) -> str:
    """The language to write in: the authority's own where it is one of ours; where British law is
    named, English."""
    if place.country == UK:
        return "en"
    theirs = re.split(r"\W+", place.language) if letter is Letter.COMPLAINT else ()
    own = [each for each in LANGUAGES if each in theirs]
    if own and wanted not in own:
        return own[0]
    return wanted if wanted in LANGUAGES else "en"


def written(
    letter: Letter,
    course: Course,
    place: Authority,
    language: str,
    today: date,
    enclosures: Sequence[tuple[str, str]],
) -> Written:
    """A letter about an objection whose day is known, by somebody who lives there."""
    env = Environment(  # noqa: S701 - this one is plain text
        loader=FileSystemLoader(_FOLDER), undefined=StrictUndefined, trim_blocks=True
    )
    words = tomllib.loads((_FOLDER / "words.toml").read_text(encoding="utf-8"))[language]
    text = env.get_template(f"{letter}.{language}.txt").render(
        _of_the_objection(course.receipt, language, words["email"])
        | _of_the_answer(course, language, today)
        | _of_the_place(place, language, words["law"])
    )
    subject, *paragraphs = (" ".join(each.split("\n")) for each in text.strip().split("\n\n"))
    return Written(
        language=language,
        sender=words["sender"],
        to=_address(letter, place, words["attention"], language),
        day=day_shown(today, language),
        subject=subject,
        paragraphs=tuple(paragraphs),
        signature=words["signature"],
        enclosed=words["enclosed"],
        enclosures=tuple(enclosures),
    )


def _address(letter: Letter, place: Authority, attention: str, language: str) -> str:
    if letter is Letter.COMPLAINT:
        return f"{place.name}\n{place.address}".strip()
    to = company(place.country)
    lines = (to.name, attention.format(name=to.attention), to.address)
    return "\n".join((*lines, name_in(to.country, language)))


def _of_the_place(place: Authority, language: str, law: str) -> dict[str, object]:
    to = company(place.country)
    return {
        "law": "UK GDPR" if place.country == UK else law,
        "uk": place.country == UK,
        "country": name_in(place.country[:2], language),
        "company": to.name,
        "company_at": ", ".join((*to.address.splitlines(), name_in(to.country, language))),
    }


def _of_the_objection(receipt: Kept, language: str, gap: str) -> dict[str, object]:
    assert receipt.objected
    # What the program saw is of another day than an objection of which the person told the day.
    told = bool(receipt.objected_on)
    stamp = "" if receipt.stated or told else receipt.sent_at or receipt.intent_at
    moment = datetime.fromisoformat(stamp) if stamp else None
    seen = receipt.ended_at or receipt.started_at if told else ""
    return {
        "day": day_shown(receipt.objected, language),
        "time": moment.astimezone().strftime("%H:%M") if moment else "",
        "utc": moment.strftime("%Y-%m-%d %H:%M") if moment else "",
        "site": receipt.site.capitalize(),
        "number": "" if told else receipt.form.get("number", ""),
        "words": _quotable(" ".join(receipt.confirmation.split())),
        "seen": day_shown(day_of(seen), language) if seen else "",
        "unconfirmed": receipt.outcome == Outcome.UNCONFIRMED,
        "email": "" if told else _email(receipt, gap),
    }


def _of_the_answer(course: Course, language: str, today: date) -> dict[str, object]:
    assert course.objected
    due, last, reminder = answer_due(course.objected), course.last_answer, course.reminder
    return {
        "due": day_shown(due, language),
        "over": due < today,
        "refusal": course.answer is Answer.REFUSED,
        "more": course.answer is Answer.MORE,
        # The day on which the person filed it is not that of the answer.
        "answered": day_shown(day_of(last.dated), language) if last and last.dated else "",
        "reminded": day_shown(day_of(reminder.at), language) if reminder else "",
    }


def _quotable(said: str) -> str:
    # What stands in square brackets is a gap.
    said = harmless(said).translate(_BRACKETS).rstrip(".")
    return said if len(said) <= _MOST_WORDS else said[:_MOST_WORDS].rsplit(" ", 1)[0] + " …"


def _email(receipt: Kept, gap: str) -> str:
    """The address that the form held, a gap where the receipt has it masked; empty where it held
    none."""
    held = [each.read_back for each in receipt.fields if each.purpose == "e-mail"]
    return next((gap if "***" in each else each for each in held if each), "")
