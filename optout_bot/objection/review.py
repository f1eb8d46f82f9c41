"""The review: what was meant beside what the form holds, and the question."""

from __future__ import annotations

from dataclasses import dataclass

from optout_bot.base.errors import Declined, PageError
from optout_bot.base.messages import tr, with_colon
from optout_bot.base.urls import without_query
from optout_bot.flow import Purpose, Role
from optout_bot.objection.answers import Meant
from optout_bot.objection.filling import (
    by_hand,
    differing,
    every_field,
    filled,
    read_back,
)
from optout_bot.objection.meaning import changes_case
from optout_bot.objection.session import LookAgain, Session
from optout_bot.objection.unseen import sent_unseen
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element, Snapshot
from optout_bot.person.layout import aligned, rest, side_by_side, terminal_width
from optout_bot.person.record import FieldRecord, Prover
from optout_bot.person.terminal import YES, Pump, Question

_INDENT = 2
_NAME = 10


@dataclass(frozen=True)
class Line:
    """One field: what was meant, what it holds."""

    meant: Meant
    held: str

    @property
    def name(self) -> str:
        """What the field is for, in the person's words."""
        return called(self.meant.purpose)

    @property
    def note(self) -> str:
        """What the person should know beside the two texts."""
        meant, before = self.meant, self.meant.before.strip()
        notes = []
        if not meant.own:
            notes.append(tr("the form demands a text and you gave none: this one is mine"))
        elif before == meant.value.strip():
            notes.append(tr("it stood there already"))
        elif before:
            notes.append(tr("it held before: {text}").format(text=before))
        if not meant.named:
            box = tr("the box is called “{label}”").format(label=meant.label)
            notes.append(box if meant.label else tr("the box has no label"))
        if meant.purpose is Purpose.EMAIL and changes_case(self.held, meant.value):
            notes.append(tr("the page changed capital or small letters"))
        if meant.doubt and before != meant.value.strip():
            notes.append(meant.doubt)
        return "; ".join(notes)


def called(purpose: Purpose) -> str:
    """What a field is for, in the person's words."""
    return tr("e-mail") if purpose is Purpose.EMAIL else tr(purpose)


@dataclass(frozen=True)
class Review:
    """Everything that a yes is bound to. Two reviews are equal when a yes to one fits both.

    `without` is what the person wants to say and the form has no field for. `heading` is
    what stands above the button; `fields` is all the form asks for, also what stays empty;
    `unseen` is where it sends and what it sends along without showing it. `signed_in` is False
    where the page offers a sign-in; `by_person`: they said that this is the form.
    """

    signed_in: bool
    host: str
    place: str
    number: str
    title: str
    title_known: bool
    heading: str
    lines: tuple[Line, ...]
    without: tuple[Purpose, ...]
    by_hand: tuple[tuple[str, str], ...]
    fields: tuple[tuple[str, str], ...]
    unseen: str
    button: str
    button_known: bool
    by_person: bool

    @property
    def planned(self) -> tuple[Meant, ...]:
        """What was meant."""
        return tuple(line.meant for line in self.lines)

    def rows(self, width: int) -> list[str]:
        """The review as the person sees it, in lines no wider than that."""
        column = rest(_INDENT, _NAME, width)

        def row(name: str, text: str) -> list[str]:
            return aligned(_INDENT, (name, _NAME), (text, column))

        read = tr("(not a title I know: please read it on the page)")
        vouched = tr("(you said that it is the form)")
        doubt = vouched if self.by_person else "" if self.title_known else read
        account = tr("the one signed in in this window")
        nobody = tr("the page offers a sign-in: look in the window whether you are signed in")
        rows = row(tr("account"), account if self.signed_in else nobody)
        rows += row(tr("site"), self.host)
        rows += row(tr("form"), self.number or tr("without a number"))
        rows += row(tr("title"), f"{self.title} {doubt}")
        rows += row(tr("heading"), self.heading) if self.heading not in ("", self.title) else []
        half = side_by_side(_INDENT, _NAME, width)
        rows += [
            "",
            *aligned(_INDENT, ("", _NAME), (tr("you meant"), half), (tr("it holds"), half)),
        ]
        for line in self.lines:
            texts = (line.meant.value, half), (line.held, half)
            rows += aligned(_INDENT, (line.name, _NAME), *texts)
            rows += row("", f"({line.note})") if line.note else []
        for purpose in self.without:
            nowhere = tr("(the form has no place for it that I know, so it is not sent)")
            rows += row(called(purpose), nowhere)
        for label, held in self.by_hand:
            rows += row(tr("also"), with_colon(label, held) + " " + tr("(not filled in by me)"))
        read = tr("(not a word I know: please read it on the page)")
        doubt = "" if self.button_known else f" {read}"
        return [*rows, "", *row(tr("button"), self.button + doubt)]


def review(look: Look, planned: tuple[Meant, ...], without: tuple[Purpose, ...]) -> Review:
    """What stands in the form now. `without` is what no field of it is for.

    Raises:
        PageError: it is not what was meant, or the button is not the only one.
        LookAgain: it was drawn anew meanwhile.
    """
    held = read_back(look)
    if differing(planned, held, look.language):
        raise PageError(tr("The form no longer holds what was meant."))
    button = the_button(look)
    return Review(
        signed_in=not any(
            look.sees(screen.sight) for screen in look.flow.screens if screen.doubtful
        ),
        host=without_query(look.snapshot.address).partition("/")[0],
        place=look.snapshot.address.partition("#")[0],
        number=look.proof.number,
        title=look.proof.title,
        title_known=look.proof.title_known,
        heading=_heading_over(look, button),
        lines=tuple(Line(meant, held[meant.purpose]) for meant in planned),
        without=without,
        by_hand=by_hand(look, planned),
        fields=every_field(look),
        unseen=sent_unseen(look, button),
        button=button.name,
        button_known=any(look.words.find(look.flow.form.submit, n) for n in button.names),
        by_person=look.proof.by_person,
    )


def _heading_over(look: Look, button: Element) -> str:
    """The heading the person reads nearest above the button; the window's title is another."""
    before = look.snapshot.elements[: look.snapshot.elements.index(button)]
    return next((e.name for e in reversed(before) if e.role is Role.HEADING and e.visible), "")


def the_button(look: Look) -> Element:
    """The one button that sends the form.

    Raises:
        PageError: there is none, or more than one, or it cannot be pressed now.
    """
    if len(look.submit) != 1:
        raise PageError(tr("I cannot tell which button sends the form."))
    if look.submit[0].disabled:
        raise PageError(tr("The button that sends the form cannot be pressed."))
    return look.submit[0]


class _Changed(Exception):
    """The form is no longer what the question showed."""


def ask(session: Session, look: Look, shown: Review, *, again: bool) -> None:
    """Show the review and put the question; `again`: it was put before.

    Raises:
        LookAgain: the form changed before there was an answer.
        Declined: the answer was not yes.
        NotSent: there was nobody to ask.
    """
    _write_down(session, look, shown)
    session.must_be_asked()
    if again:
        session.person.say("  " + tr("Here it is again."))
    try:
        session.pointer.at(look.snapshot, filled(look, shown.planned))
        _show(session, shown)
        question = the_question()
        if not question.agrees(session.person.ask(question, _watch(session, shown), session.wait)):
            no = tr("You did not say yes. Nothing was sent. To send it, run again and type yes.")
            raise Declined(no)
    except _Changed:
        raise LookAgain(tr("The form changed meanwhile.")) from None
    finally:
        session.pointer.away()


def _show(session: Session, shown: Review) -> None:
    person, width = session.person, terminal_width()
    person.say()
    session.narration.tell(tr("please check, also in the window"), left=1)
    for row in shown.rows(width):
        person.say(row)
    covers = tr("It covers {accounts}.").format(accounts=tr(session.flow.covers))
    for row in aligned(_INDENT, (covers, width - _INDENT)):
        person.say(row)
    person.say("  " + tr("Nothing has been sent."))


def _watch(session: Session, shown: Review) -> Pump:
    """Keeps the page alive while the question stands, and ends the wait when the form changes."""
    pump = session.waiting(tr("  To send, type yes here, not in the window:"))
    same: Snapshot | None = None

    def watch() -> None:
        nonlocal same
        pump()
        if not session.watch.look_is_due():
            return
        look = session.watch.look()
        # What is not seen is compared once the answer is there.
        if look is None or (look.snapshot != same and differs(look, shown)):
            # A page that crashed says so here.
            pump()
            raise _Changed
        same = look.snapshot

    return watch


def the_question() -> Question:
    """The question to which only `yes` sends."""
    return Question(tr("  Type yes to send it, anything else to stop:"), YES)


def differs(look: Look, shown: Review) -> bool:
    """Whether the page no longer shows what was approved."""
    try:
        return look.proof.group is None or review(look, shown.planned, shown.without) != shown
    except (PageError, LookAgain):
        return True


def _write_down(session: Session, look: Look, shown: Review) -> None:
    record = session.receipt.record
    record.language = look.snapshot.language
    record.form = {
        "number": shown.number,
        "title": shown.title,
        "place": without_query(shown.place),
        "button": shown.button,
        "proof": "; ".join(look.proof.because),
        "proved_by": Prover.PERSON if shown.by_person else Prover.PROGRAM,
    }
    record.fields = [
        FieldRecord(line.meant.purpose, line.meant.label, line.meant.value, line.held)
        for line in shown.lines
    ]
    record.fields += [FieldRecord("by hand", label, "", "filled in") for label, _ in shown.by_hand]
    session.keep(look, "form filled")
    session.picture("form")
