"""What was sent, what is awaited, what to do next and by when: by the receipts alone.

The JSON is a contract, written down in `docs/status.md`: `version` grows when a key is renamed,
removed or changes its meaning.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from flows import SITES
from optout_bot import __version__
from optout_bot.after.calendar import BEGIN, calendar
from optout_bot.after.course import Course, Task, latest
from optout_bot.after.scope import points
from optout_bot.after.telling import answer_is, awaited, command, outcome_of, step_of, what
from optout_bot.base.data_folder import OVERVIEW
from optout_bot.base.errors import UsageError
from optout_bot.base.files import private_folder, unusable, unwritable, write_whole
from optout_bot.base.messages import day_shown, heading, tr, with_colon
from optout_bot.person.kept import Kept, kept, strangers
from optout_bot.person.layout import aligned, rest, terminal_width
from optout_bot.person.record import Outcome, day_of

VERSION = 1
_NAME = 12


@dataclass
class Standing:
    """What all receipts say together: of each site the objection that counts, how many receipts
    there are of what counts as nothing, and what is wrong with which."""

    courses: dict[str, Course] = field(default_factory=dict)
    others: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[Path, str]] = field(default_factory=list)
    strangers: list[Path] = field(default_factory=list)

    @classmethod
    def of(cls, receipts: Path) -> Standing:
        """That of a folder, read one by one, so that many take no more memory than one.

        Raises:
            UsageError: the folder cannot be read.
        """
        standing = cls(strangers=strangers(receipts))
        for each in kept(receipts):
            standing._add(each)
        return standing

    def _add(self, receipt: Kept) -> None:
        if receipt.fault:
            self.faults.append((receipt.folder, receipt.fault))
        elif receipt.counts:
            self.courses[receipt.site] = latest(self.courses.get(receipt.site), receipt)
        else:
            self.others["practice" if receipt.practice else receipt.outcome] += 1

    @property
    def done(self) -> list[str]:
        """The sites of which a page said that it has the objection."""
        return self._made(stated=False)

    @property
    def stated(self) -> list[str]:
        """Those of which the person says so, and the program saw nothing of it."""
        return self._made(stated=True)

    def _made(self, *, stated: bool) -> list[str]:
        made = ((site, course.receipt) for site, course in self.courses.items())
        seen = (s for s, r in made if r.outcome != Outcome.UNCONFIRMED and r.stated == stated)
        return sorted(seen)


def as_text(standing: Standing, today: date) -> str:
    """The same for a person to read."""
    found = standing.courses or standing.others or standing.faults
    lines = [] if found else [tr("No receipts yet: nothing was sent."), ""]
    for site in {**dict.fromkeys(SITES), **standing.courses} if found else ():
        course = standing.courses.get(site)
        told = _told(course, today) if course else [tr("nothing was sent")]
        for number, text in enumerate(told):
            name = "" if number else site.capitalize()
            lines += aligned(0, (name, _NAME), (text, rest(0, _NAME, terminal_width())))
    lines += _after(standing) if standing.courses else []
    lines += _not_counted(standing)
    if found:
        lines += [with_colon(tr("Done"), ", ".join(standing.done) or tr("nothing yet"))]
    if standing.stated:
        lines += [tr("Done as you said: {sites}").format(sites=", ".join(standing.stated))]
    if any(c.receipt.outcome == Outcome.UNCONFIRMED for c in standing.courses.values()):
        lines += ["", tr("Where no confirmation was seen: look at the pictures in the receipt.")]
    return "\n".join(lines).rstrip("\n")


def _told(course: Course, today: date) -> Iterator[str]:
    receipt = course.receipt
    when = f"{day_shown(course.objected)}: " if course.objected else ""
    yield when + outcome_of(receipt)
    if answer := course.last_answer:
        text = tr("Meta's answer: {what}, filed on {day}")
        yield text.format(what=answer_is(answer.answer), day=day_shown(day_of(answer.at)))
    elif course.objected:
        yield tr("Meta's answer is awaited since {day}").format(day=day_shown(course.objected))
    if step := step_of(course, today):
        yield with_colon(tr("next"), step)
    yield with_colon(tr("receipt"), str(receipt.folder))


def _after(standing: Standing) -> list[str]:
    """What is true of all of them: where the answer comes, and what an objection is about."""
    awaits = dict.fromkeys(line for each in standing.courses.values() for line in awaited(each))
    does = heading(tr("What an objection does and does not do"))
    return ["", *awaits, "", does, *(f"  - {point.text}" for point in points()), ""]


def _not_counted(standing: Standing) -> list[str]:
    names = {
        "practice": tr("PRACTICE"),
        Outcome.DECLINED: tr("declined"),
        Outcome.STOPPED: tr("stopped"),
        Outcome.REHEARSED: tr("rehearsed"),
    }
    others = [f"{number} {names[kind]}" for kind, number in sorted(standing.others.items())]
    lines = [with_colon(tr("Not counted as done"), ", ".join(others))] if others else []
    said = tr("{folder}: {fault}. It counts as nothing; have a look at it.")
    faults = ((_in_a_line(folder), fault) for folder, fault in standing.faults)
    lines += [said.format(folder=folder, fault=fault) for folder, fault in faults]
    odd = tr("{file} is no receipt. It counts as nothing, and stays.")
    return lines + [odd.format(file=_in_a_line(each)) for each in standing.strangers]


def _in_a_line(path: Path) -> str:
    """A name that somebody else gave could be a line of its own."""
    return " ".join(str(path).splitlines())


def as_data(standing: Standing, today: date) -> dict[str, Any]:
    """Everything as data, in English and without texts of pages or mails."""
    return {
        "version": VERSION,
        "tool": f"optout-bot {__version__}",
        "today": today.isoformat(),
        "done": standing.done,
        "sites": {site: _data(course, today) for site, course in standing.courses.items()},
        "not_counted": dict(sorted(standing.others.items())),
        "faults": [{"receipt": str(folder), "why": why} for folder, why in standing.faults],
        "strangers": [str(each) for each in standing.strangers],
    }


def _data(course: Course, today: date) -> dict[str, Any]:
    receipt, answer, step = course.receipt, course.last_answer, course.step(today)
    day = course.objected.isoformat() if course.objected else None
    return {
        "outcome": str(receipt.outcome),
        "stated": receipt.stated,
        "confirmed_by": receipt.confirmed_by,
        "objected_on": day,
        "answer": {"is": answer.answer, "filed_on": day_of(answer.at).isoformat()}
        if answer
        else None,
        "awaited_since": day if course.is_awaited else None,
        "next": step.task.value if step else None,
        "coming": [
            {
                "task": each.task.value,
                "day": each.day.isoformat(),
                "is_deadline": each.task == Task.DUE,
                "command": command(each.task, receipt.site) or None,
            }
            for each in course.coming
        ],
        "receipt": str(receipt.folder),
    }


def events(standing: Standing) -> Iterator[tuple[str, date, str]]:
    """The dates of what comes next, for a calendar."""
    for site, course in standing.courses.items():
        for each in course.coming:
            text = with_colon(site.capitalize(), what(each.task))
            yield f"{course.receipt.folder.name}-{each.task}", each.day, text


def write_calendar(standing: Standing, file: Path) -> None:
    """Write the dates of what comes next.

    Raises:
        UsageError: there are none, the file cannot be written, or another one stands there.
    """
    dates = list(events(standing))
    if not dates:
        raise UsageError(tr("there are no dates to write"))
    try:
        if file.exists() and not (file.is_file() and _begins(file) == BEGIN.encode()):
            exists = tr("this exists already; choose another name")
            raise UsageError(with_colon(str(file), exists))
        file.write_text(calendar(dates, datetime.now(UTC)), "utf-8", newline="")
    except OSError as error:
        raise unusable(file, error) from None


def _begins(file: Path) -> bytes:
    with file.open("rb") as stream:
        return stream.read(len(BEGIN))


def opened(standing: Standing, receipts: Path, today: date) -> str:
    """Write the page of all receipts and open it in the person's usual browser; what to say of it.

    Raises:
        UsageError: it cannot be written.
    """
    import webbrowser

    from optout_bot.after.page import overview_page

    sites = [(name.capitalize(), list(_told(c, today))) for name, c in standing.courses.items()]
    page = overview_page(sites, _not_counted(standing), kept(receipts), day_shown(today))
    file = receipts.parent / OVERVIEW
    try:
        private_folder(receipts.parent)
        write_whole({file: page.encode("utf-8", "replace")}, synced=False)
    except OSError as error:
        raise unwritable(receipts.parent, error) from None
    shown = webbrowser.open(file.as_uri())
    return (tr("Opened: {file}") if shown else tr("Open it yourself: {file}")).format(file=file)
