"""Writes the reminder or the complaint from a receipt, as text, page and PDF. Nothing is sent."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from optout_bot.after.authorities import Authority, authority, company, regions
from optout_bot.after.course import Course, Task, answering, known, stating
from optout_bot.after.dates import answer_due, complaint_due, reminder_due
from optout_bot.after.letter import LANGUAGES, Written, language_of, written
from optout_bot.after.page import keep_page, letter_page, receipt_page
from optout_bot.base.countries import UK
from optout_bot.base.data_folder import LETTERS
from optout_bot.base.errors import BrowserError, PageError, UsageError
from optout_bot.base.messages import day_shown, heading, language, tr
from optout_bot.base.settings import Settings
from optout_bot.browser.launch import Launch
from optout_bot.browser.printer import printed
from optout_bot.person.kept import as_kept, reopened
from optout_bot.person.receipt import Receipt, now
from optout_bot.person.record import Answer, Letter, LetterRecord, Outcome, day_of
from optout_bot.person.terminal import Person, Pump

# Whom one writes to, as the command line names them.
TO = {"meta": Letter.REMINDER, "authority": Letter.COMPLAINT}


@dataclass(frozen=True)
class Wanted:
    """What the command line says of a letter; what it leaves open follows from the receipt."""

    site: str
    to: str = ""
    country: str = ""
    region: str = ""
    language: str = ""


@dataclass(frozen=True)
class Writing:
    """A letter being written."""

    person: Person
    settings: Settings
    pump: Pump

    def write(self, wanted: Wanted, today: date) -> None:
        """Write it into the receipt, and say what is left to the person.

        Raises:
            UsageError: no objection is known that it could be about, or not where they live, or
                it would say what is not so.
        """
        course = known(self.settings.receipts, wanted.site)
        if course.objected is None:
            day = tr("the receipt does not tell on which day you objected; tell it: {command}")
            raise UsageError(day.format(command=stating(wanted.site)))
        letter = TO[wanted.to] if wanted.to else _due(course)
        place = _place(wanted, self.settings, letter)
        _must_fit(course, letter, place, today)
        for warning in _warnings(course, letter, place, today):
            self.person.say(warning)
        tongue = language_of(letter, place, wanted.language or language())
        receipt = reopened(course.receipt.folder)
        proof = receipt.paper(f"{LETTERS}/receipt.html", receipt_page(as_kept(receipt)).encode())
        text = written(letter, course, place, tongue, today, _enclosed(receipt, proof))
        self._keep(receipt, letter, text, place)
        for line in _what_to_do(letter, text, place):
            self.person.say(line)

    def _keep(self, receipt: Receipt, letter: Letter, text: Written, place: Authority) -> None:
        page = letter_page(text)
        files = [
            receipt.paper(f"{LETTERS}/{letter}.txt", text.text.encode()),
            receipt.paper(f"{LETTERS}/{letter}.html", page.encode()),
        ]
        try:
            files.append(
                receipt.paper(
                    f"{LETTERS}/{letter}.pdf",
                    printed(page, Launch.unseen(self.settings), self.pump),
                )
            )
        except (BrowserError, PageError) as error:
            no_pdf = tr("There is no PDF of it: {why}")
            self.person.say(no_pdf.format(why=error))
        to = company(place.country).name if letter is Letter.REMINDER else place.name
        filed = LetterRecord(now(), letter, to, files[0], place.country)
        receipt.record.letters.append(filed)
        keep_page(receipt)
        self.person.say(tr("Written, and not sent:"))
        for file in files:
            self.person.say(f"  {receipt.folder / file}", whole=True)


def _due(course: Course) -> Letter:
    """The letter that comes next."""
    tasks = {each.task for each in course.coming}
    return Letter.COMPLAINT if Task.COMPLAIN in tasks else Letter.REMINDER


def _place(wanted: Wanted, settings: Settings, letter: Letter) -> Authority:
    """The authority of the place where the person lives.

    Raises:
        UsageError: that place is not told, or nobody there takes such a complaint.
    """
    country = (wanted.country or settings.country).upper()
    if not country:
        raise UsageError(tr("in which country do you live? --country FR, or OPTOUT_COUNTRY"))
    lands = regions(country) if letter is Letter.COMPLAINT else []
    if lands and not wanted.region:
        known = ", ".join(f"{e.country.partition('-')[2]} ({e.region})" for e in lands)
        each = tr("each Land has an authority of its own; --region says which: {names}")
        raise UsageError(each.format(names=known))
    code = f"{country}-{wanted.region.upper()}" if lands else country
    found = authority(code)
    if found is None:
        none = tr(
            "{place}: no authority there is known that takes such a complaint. Letters are for the "
            "European Union, Iceland, Liechtenstein, Norway and the United Kingdom."
        )
        raise UsageError(none.format(place=code))
    return found


def _must_fit(course: Course, letter: Letter, place: Authority, today: date) -> None:
    """See that the letter would say what is so.

    Raises:
        UsageError: it would not.
    """
    if course.answer is Answer.ACCEPTED:
        said = tr("Meta accepted it, as you filed: there is nothing to write about")
        raise UsageError(said)
    if course.answer is Answer.NOTICE:
        notice = tr(
            "you filed a notice in the app: it may be Meta's decision. Say what it was: {command}"
        )
        raise UsageError(notice.format(command=answering(course.receipt.site)))
    if letter is Letter.REMINDER or course.answer is Answer.REFUSED:
        return
    assert course.objected is not None
    due, to_meta = answer_due(course.objected), f"optout-bot letter {course.receipt.site} --to meta"
    if today <= due:
        early = tr(
            "Meta's month to answer is not over: it ends on {day}. A complaint before that is too "
            "early"
        )
        raise UsageError(early.format(day=day_shown(due)))
    if course.reminder is None and place.country == UK:
        first = tr("the ICO mostly asks that one complains to Meta first: {command}")
        raise UsageError(first.format(command=to_meta))
    if course.reminder is None and course.receipt.outcome == Outcome.UNCONFIRMED:
        unseen = tr("no confirmation was seen, so write to Meta first: {command}")
        raise UsageError(unseen.format(command=to_meta))


def _warnings(course: Course, letter: Letter, place: Authority, today: date) -> Iterator[str]:
    if course.answer is Answer.REFUSED:
        return
    assert course.objected is not None
    day = reminder_due(course.objected)
    if letter is Letter.COMPLAINT and course.reminder is None:
        yield tr("Mostly one reminds Meta first: an authority may ask for that.")
    elif letter is Letter.COMPLAINT and course.reminder:
        day = max(day, complaint_due(day_of(course.reminder.at), place.country))
    if today < day:
        yield tr("This is early: it is due from {day}.").format(day=day_shown(day))


def _enclosed(receipt: Receipt, proof: str) -> list[tuple[str, str]]:
    """What goes with the letter: the receipt as it is now, its pictures, and Meta's answers."""
    record = receipt.record
    answers = {each.file: record.papers[each.file] for each in record.answers if each.file}
    return [(proof, record.papers[proof]), *record.pictures.items(), *answers.items()]


def _what_to_do(letter: Letter, text: Written, place: Authority) -> Iterator[str]:
    yield heading(tr("For you to fill in or to check"))
    for gap in text.gaps:
        yield f"  {gap}"
    if letter is Letter.REMINDER:
        yield tr("Paste its text at {address}, or send the page by post.").format(
            address=company(place.country).contact
        )
    else:
        here = tr("Where to complain: {address} (where that page fails: {web})")
        yield here.format(address=place.complaint or place.web, web=place.web)
        if place.language and place.language[:2] not in LANGUAGES:
            own = tr("It is written in {language}; this authority's own language is {own}.")
            yield own.format(language=text.language, own=place.language)
        if place.note:
            yield tr(place.note)
    yield tr(
        "What it says of your objection is what the receipt holds, in part only what you said "
        "yourself; the rest is law and what you ask for. This is no legal advice."
    )
