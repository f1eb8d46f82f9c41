"""Files what Meta answered: pasted, from a file, or simply said. The person decides what it is."""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from optout_bot.after.course import Course, current, known
from optout_bot.after.mail import MOST_BYTES, Said, is_evidence, said_in
from optout_bot.after.page import keep_page
from optout_bot.after.reading import Reading, read
from optout_bot.after.telling import answer_is, expected
from optout_bot.base.data_folder import ANSWERS
from optout_bot.base.errors import NotSent, UsageError
from optout_bot.base.files import unusable
from optout_bot.base.messages import day_shown, quoted, tr
from optout_bot.flow.words import Words
from optout_bot.person.kept import as_kept, reopened
from optout_bot.person.receipt import Receipt, now
from optout_bot.person.record import Answer, AnswerRecord, Outcome, day_of, today
from optout_bot.person.terminal import Person, Pump, Question, numbered

# As they are numbered in the list.
KINDS = tuple(Answer)
# Ends a pasted text.
_END = "."
# Of a long answer as much as a terminal shows at a glance; the file holds all of it.
_MOST_LINES, _MOST_SIGNS = 12, 300
# A terminal cuts a pasted line there.
_LONGEST = 4095
_ENDING = re.compile(r"\.[a-z0-9]{1,5}", re.IGNORECASE)
# As the person may write a day.
_FORMS = ("%Y-%m-%d", "%d.%m.%Y", "%d/%m/%Y")


@dataclass(frozen=True)
class Given:
    """What was handed in, and how its file is called; nothing where it is only said."""

    content: bytes = b""
    ending: str = ".txt"


@dataclass(frozen=True)
class Filing:
    """One answer being filed. `wait` is how many seconds the person may take for each step;
    `pump` is called meanwhile."""

    person: Person
    words: Words
    receipts: Path
    site: str
    wait: float
    pump: Pump

    def objected(self, day: str) -> None:
        """Keep that the person says that they objected on a day, by hand or in the app.

        Raises:
            UsageError: it is no day in the past, or a receipt tells the day already.
        """
        objected = _day(day)
        there = current(self.receipts, self.site)
        if there and there.objected and there.receipt.outcome != Outcome.UNCONFIRMED:
            told = tr("the receipt {folder} says already that you objected on {day}")
            shown = day_shown(there.objected)
            raise UsageError(told.format(folder=there.receipt.folder.name, day=shown))
        if there and there.receipt.outcome == Outcome.ALREADY:
            receipt = reopened(there.receipt.folder)
        else:
            receipt = Receipt.new(self.receipts, self.site, practice=False)
            receipt.record.stated = True
            why = tr("you said that you objected on {day}")
            receipt.end(Outcome.SENT, why.format(day=day_shown(objected)))
        receipt.record.objected_on = objected.isoformat()
        keep_page(receipt)
        self.person.say(tr("Noted, as what you say: {folder}").format(folder=receipt.folder))

    def answer(self, given: Given, kind: str) -> None:
        """Show what was answered and what it reads like, ask what it is, and file it.

        Raises:
            UsageError: there is no objection that it could answer, or it cannot be read.
            NotSent: nobody said what it is; nothing was filed.
        """
        course = known(self.receipts, self.site)
        if not (given.content or kind):
            given, kind = self._handed_in()
        said = self._chosen(given) if given.content and not is_evidence(given.content) else Said("")
        reading = read(said.text, self.words)
        if given.content:
            self._show(given, said, reading, course)
        answer = Answer(kind) if kind else self._decided(reading)
        self._file(course, given, said, reading, answer)

    def _handed_in(self) -> tuple[Given, str]:
        """What the person pastes or says, where they can."""
        self._must_be_asked()
        self.person.say(tr("What did Meta answer? One of these:"))
        self._list()
        self.person.say(
            tr("Or paste the whole text of it, and then a line with nothing but a dot.")
        )
        first = self.person.ask(Question(">"), self.pump, self.wait)
        if first is None:
            raise NotSent(_nothing_filed())
        number = numbered(first, KINDS)
        more = self.person.pasted(_END, self.pump, 0 if number else self.wait)
        if number and not more:
            return Given(), number
        text = "\n".join((first, more)).strip()
        if not text or any(len(line.encode()) >= _LONGEST for line in text.split("\n")):
            raise NotSent(_not_whole() if text else _nothing_filed())
        return Given(text.encode()), ""

    def _chosen(self, given: Given) -> Said:
        """What is read: of several mails in a file the one that the person chooses, the last one
        where they cannot."""
        mails = said_in(given.content)
        if len(mails) == 1 or not self.person.can_answer:
            return mails[-1]
        self.person.say(tr("There are several mails in it:"))
        for number, mail in enumerate(mails, 1):
            self.person.say(f"  {number}  {_headed(mail)}")
        asked = Question(tr("Which one is it? Its number, anything else for none:"))
        chosen = numbered(self.person.ask(asked, self.pump, self.wait), mails)
        if chosen is None:
            raise NotSent(_nothing_filed())
        return chosen

    def _show(self, given: Given, said: Said, reading: Reading, course: Course) -> None:
        say = self.person.say
        if is_evidence(given.content):
            return say(tr("A picture or a PDF file: it is kept as it is, and not read."))
        if said.sender or said.subject or said.dated:
            say(tr("It says of itself, which anybody can write:"))
            say(f"  {_headed(said)}")
        lines = said.text.splitlines()
        for line in lines[:_MOST_LINES]:
            say(f"  | {line[:_MOST_SIGNS]}")
        if len(lines) > _MOST_LINES:
            say("  | " + tr("… and {number} lines more").format(number=len(lines) - _MOST_LINES))
        if said.dated and course.objected and day_of(said.dated) < course.objected:
            old = tr("It says that it is of {day}: that is before you objected, on {objected}.")
            day, objected = day_shown(day_of(said.dated)), day_shown(course.objected)
            say(old.format(day=day, objected=objected))
        return say(_reads_like(reading))

    def _decided(self, reading: Reading) -> Answer:
        self._must_be_asked()
        self.person.say(tr("What is it? You decide:"))
        self._list()
        text = tr("Its number:")
        if reading.answer:
            text = tr("Its number; Enter for “{what}”:").format(what=answer_is(reading.answer))
        given = self.person.ask(Question(text), self.pump, self.wait)
        if given is not None and not given.strip() and reading.answer:
            return reading.answer
        if answer := numbered(given, KINDS):
            return answer
        raise NotSent(_nothing_filed())

    def _list(self) -> None:
        for number, kind in enumerate(KINDS, 1):
            self.person.say(f"  {number}  {answer_is(kind)}")

    def _must_be_asked(self) -> None:
        if not self.person.can_answer:
            kinds = ", ".join(KINDS)
            said = tr("There is no terminal to ask at, so nothing was filed. --is KIND says it: ")
            raise NotSent(said + kinds)

    def _file(
        self, course: Course, given: Given, said: Said, reading: Reading, answer: Answer
    ) -> None:
        receipt = reopened(course.receipt.folder)
        name = f"{ANSWERS}/{answer}{given.ending}"
        file = receipt.paper(name, given.content) if given.content else ""
        like = reading.answer or ""
        receipt.record.answers.append(
            AnswerRecord(now(), answer, file, said.dated[:10], said.sender, like)
        )
        keep_page(receipt)
        filed = tr("Filed as: {what}. Receipt: {folder}")
        self.person.say(filed.format(what=answer_is(answer), folder=receipt.folder))
        for line in expected(Course(as_kept(receipt))):
            self.person.say(f"  {line}")


def given_in(file: str) -> Given:
    """What stands in a file, or comes through the standard input (`-`).

    Raises:
        UsageError: it cannot be read, is empty or is too large.
    """
    try:
        if file == "-":
            content = sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin else b""
        else:
            with Path(file).open("rb") as stream:
                content = stream.read(MOST_BYTES + 1)
    except OSError as error:
        raise unusable(Path(file).name, error) from None
    if len(content) > MOST_BYTES:
        raise UsageError(tr("this file is too large for an answer"))
    if not content.strip():
        raise UsageError(tr("there is nothing in it"))
    ending = Path(file).suffix.lower() if file != "-" else ".txt"
    return Given(content, ending if _ENDING.fullmatch(ending) else ".bin")


def _day(text: str) -> date:
    for form in _FORMS:
        try:
            day = day_of(datetime.strptime(text.strip(), form).date().isoformat())
        except ValueError:
            continue
        if day <= today():
            return day
    raise UsageError(tr("--objected: a day that is past is needed, such as 2025-05-26"))


def _headed(said: Said) -> str:
    day = day_shown(day_of(said.dated)) if said.dated else ""
    parts = (each[:_MOST_SIGNS] for each in (said.sender, said.subject, day) if each)
    return " · ".join(parts)


def _reads_like(reading: Reading) -> str:
    if reading.answer is None:
        return tr("I cannot tell what it is.")
    like = {
        Answer.ACCEPTED: tr("It reads like an acceptance: {sentence}"),
        Answer.REFUSED: tr("It reads like a refusal: {sentence}"),
        Answer.MORE: tr("It reads as if Meta wanted to know more: {sentence}"),
        Answer.CODE: tr("It reads like a code to type in: {sentence}"),
    }[reading.answer]
    no_proof = tr("Whether it is genuine I cannot tell.")
    return like.format(sentence=quoted(reading.sentence[:_MOST_SIGNS])) + " " + no_proof


def _not_whole() -> str:
    return tr("A line of it is too long to be pasted. Save it as a file and name that.")


def _nothing_filed() -> str:
    return tr("You did not say what it is. Nothing was filed.")
