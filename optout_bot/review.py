"""The review: what was meant beside what the form holds, and the question."""

from __future__ import annotations

from dataclasses import dataclass

from optout_bot.errors import Declined, NotSent, PageError
from optout_bot.flow import Purpose, without_query
from optout_bot.form import (
    Answers,
    Meant,
    by_hand,
    complete,
    differing,
    filled,
    read_back,
    the_form,
)
from optout_bot.look import Look
from optout_bot.messages import tr
from optout_bot.receipt import FieldRecord, mask
from optout_bot.view import Element
from optout_bot.walk import Walk

YES = "yes"


@dataclass(frozen=True)
class Line:
    """One field: its label, what was meant, what it holds, what it held before."""

    purpose: str
    label: str
    meant: str
    held: str
    before: str
    own: bool


@dataclass(frozen=True)
class Review:
    """Everything that a yes is bound to. Two reviews are equal when a yes to one fits both."""

    place: str
    number: str
    title: str
    title_known: bool
    lines: tuple[Line, ...]
    by_hand: tuple[tuple[str, str], ...]
    button: str

    def shown(self) -> list[str]:
        """The review as the person sees it."""
        doubt = "" if self.title_known else "   (not a title I know: please read it on the page)"
        rows = [f"  form      {self.number or 'without a number'}, {self.place}"]
        rows.append(f"  title     {self.title}{doubt}")
        for line in self.lines:
            rows += _rows(line)
        for label, held in self.by_hand:
            rows.append(f"  also      {label}: {held}   (not filled in by me)")
        rows.append(f"  button    {self.button}")
        return rows


def _rows(line: Line) -> list[str]:
    indent = "\n" + " " * 12
    name = "e-mail" if line.purpose == Purpose.EMAIL else line.purpose
    rows = [f"  {name:<10}{line.held.strip().replace(chr(10), indent)}"]
    if line.before.strip() == line.meant.strip():
        rows.append(f"{'':12}it stood there already")
    elif line.before.strip():
        rows.append(f"{'':12}it held before: {line.before.strip()}")
    if not line.own:
        rows.append(f"{'':12}the form demands a text and you gave none: this one is mine")
    return rows


def review(look: Look, planned: tuple[Meant, ...]) -> Review:
    """What stands in the form now.

    Raises:
        PageError: it is not what was meant, or the button is not the only one.
    """
    held = read_back(look)
    if differing(planned, held):
        raise PageError("The form no longer holds what was meant.")
    lines = [Line(m.purpose, m.label, m.value, held[m.purpose], m.before, m.own) for m in planned]
    return Review(
        without_query(look.view.address),
        look.proof.number,
        look.proof.title,
        look.proof.title_known,
        tuple(lines),
        by_hand(look, planned),
        the_button(look).name,
    )


def the_button(look: Look) -> Element:
    """The one button that sends the form.

    Raises:
        PageError: there is none, or more than one.
    """
    if len(look.submit) != 1:
        raise PageError("I cannot tell which button sends the form.")
    return look.submit[0]


class _Changed(Exception):
    """The form is no longer what the question showed."""


def approved(walk: Walk, answers: Answers) -> tuple[Look, Review]:
    """Fill the form, show it, ask, and return it as it was approved.

    Whatever changes between the showing and the yes leads to a new review.

    Raises:
        Declined: the answer was not yes.
        NotSent: there was nobody to ask.
        PageError: the form cannot be brought to hold what is meant.
    """
    while True:
        look, planned = complete(walk, answers)
        shown = review(look, planned)
        _write_down(walk, look, shown)
        if not walk.person.can_answer:
            raise NotSent("There is no terminal to ask at, so nothing was sent.")
        try:
            walk.pointer.at(look.view, filled(look, planned))
            if _ask(walk, planned, shown) != YES:
                raise Declined("You did not say yes. Nothing was sent.")
            look = the_form(walk)
            if review(look, planned) == shown:
                return look, shown
        except (_Changed, PageError):
            pass
        finally:
            walk.pointer.away()
        walk.person.say("  The form changed meanwhile, so here it is again.")


def _ask(walk: Walk, planned: tuple[Meant, ...], shown: Review) -> str | None:
    walk.person.say()
    walk.steps.tell(tr("please check, also in the window"), left=1)
    for row in shown.shown():
        walk.person.say(row)
    walk.person.say(f"  It covers {walk.flow.covers}.")
    walk.person.say("  Nothing has been sent.")
    stopped = len(walk.tab.lock.stopped)

    def watch() -> None:
        nonlocal stopped
        walk.tab.pump()
        if len(walk.tab.lock.stopped) > stopped:
            stopped = len(walk.tab.lock.stopped) + 1000
            walk.person.say("\n  The page tried to send something. I stopped it.")
            walk.person.say("  To send, type yes here, not in the window:")
        look = walk.watch.look()
        if look is None or _differs(look, planned, shown):
            raise _Changed

    answer = walk.person.ask("  Type yes to send it, anything else to stop:", watch, walk.wait)
    return answer.strip().lower() if answer is not None else None


def _differs(look: Look, planned: tuple[Meant, ...], shown: Review) -> bool:
    try:
        return review(look, planned) != shown
    except (PageError, AssertionError):
        return True


def _write_down(walk: Walk, look: Look, shown: Review) -> None:
    record = walk.receipt.record
    record.language = look.view.language
    record.form = {
        "number": shown.number,
        "title": shown.title,
        "place": shown.place,
        "button": shown.button,
        "proof": "; ".join(look.proof.because),
    }
    record.fields = [
        FieldRecord(line.purpose, line.label, _masked(line, line.meant), _masked(line, line.held))
        for line in shown.lines
    ]
    record.fields += [FieldRecord("by hand", label, "", "filled in") for label, _ in shown.by_hand]
    record.stopped_requests = list(walk.tab.lock.stopped)
    walk.receipt.picture("form", walk.tab.picture())


def _masked(line: Line, value: str) -> str:
    return mask(value) if line.purpose == Purpose.EMAIL else value
