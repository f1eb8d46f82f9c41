"""Fills the form and reads back what it then holds."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable

from optout_bot.base.errors import PageError
from optout_bot.base.messages import tr
from optout_bot.flow import Purpose, Role
from optout_bot.objection.answers import Meant, plan, without_place
from optout_bot.objection.meaning import same
from optout_bot.objection.session import Session, answer_here
from optout_bot.objection.writing import write
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Control, Element

# How often a choice is tried before it is the person's, and keys before they are given up.
_TRIES = 2
# How long a button may take to come alive once all is filled in.
_MOMENT_SECONDS = 2.0


class Filling:
    """What each field shall hold, over all the times that the form is met; `planned` so far."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._planned: dict[Purpose, Meant] = {}
        # What each field held before anything was written into it.
        self._held_at_first: dict[Purpose, str] = {}
        # What the person has to choose in the page, and what stood there when that was found.
        self._theirs: dict[Purpose, str] = {}
        self._written: Counter[Purpose] = Counter()
        self._typed = False
        self._not_kept = ""

    @property
    def planned(self) -> tuple[Meant, ...]:
        """What is meant for each field."""
        return tuple(self._planned.values())

    @property
    def without_place(self) -> tuple[Purpose, ...]:
        """What the person wants to say and no field is for, not even one in which they choose."""
        without = without_place(self._session.answers, self.planned)
        return tuple(each for each in without if each not in self._theirs)

    @property
    def keeps_nothing(self) -> bool:
        """Whether something was written more than once, and the form still does not hold it."""
        return bool(self._not_kept) and max(self._written.values(), default=0) > 1

    @property
    def why_not(self) -> str:
        """Why the form never holds what is meant."""
        return self._not_kept or tr("The form keeps changing while it is filled in.")

    def goes_on(self, look: Look) -> bool:
        """Fill in what is missing, or have the person do so; whether something was.

        The lock shuts before the first character.

        Raises:
            PageError: it cannot be filled in.
            NotSent: the person closed the window.
        """
        self._plan(look)
        self._session.tab.lock.shut(meant.value for meant in self.planned)
        if differs := differing(self.planned, read_back(look), look.language):
            if self._not_kept:
                # A page that needs a moment gets it.
                self._session.tab.pump()
            self._not_kept = _not_kept(differs[0], read_back(look))
            self._fill(look, differs)
            return True
        self._not_kept = ""
        if self._lacking(look):
            self._await_by_hand(look)
            return True
        if _waits(look):
            self._wake_the_button(look)
            return True
        return False

    def _plan(self, look: Look) -> None:
        """What is meant for each field; a choice that does not stay, or that the page's list
        does not have, is the person's."""
        session = self._session
        for meant in plan(look, session.answers, self._held_at_first):
            if meant.purpose not in self._theirs:
                self._planned.setdefault(meant.purpose, meant)
        country = look.fields.element(Purpose.COUNTRY)
        if country is None or country.control is None or not session.answers.country:
            return
        held, ours = country.control.value, self._planned.get(Purpose.COUNTRY)
        kept = ours and same(Purpose.COUNTRY, held, ours.value, look.language)
        given_up = country.control.picks and self._written[Purpose.COUNTRY] >= _TRIES
        if ours is None or (given_up and not kept):
            self._planned.pop(Purpose.COUNTRY, None)
            self._theirs.setdefault(Purpose.COUNTRY, held)

    def _fill(self, look: Look, differs: list[Meant]) -> None:
        """Write what is meant into each field that does not hold it, while the page stands still
        under the hand."""
        session = self._session
        for meant in differs:
            element = look.fields.element(meant.purpose)
            if element is None or element.control is None:
                return
            pump = session.waiting(answer_here())
            session.narration.ask_to_fill(pump, session.pointer, look, meant)
            # What keys do not bring about in some tries they never do.
            by_keys = self._typed or 0 < self._written[meant.purpose] <= _TRIES
            self._written[meant.purpose] += 1
            if not write(look, element, meant, by_keys=by_keys):
                return

    def _lacking(self, look: Look) -> list[Element]:
        """What only the person can fill in."""
        found = unanswered(look)
        for purpose, before in self._theirs.items():
            element = look.fields.element(purpose)
            if element and element.control and element not in found:
                now = element.control.value
                found += [element] if not now.strip() or now == before else []
        return found

    def _wake_the_button(self, look: Look) -> None:
        """All is filled in and the button cannot be pressed: it may need a moment, or to see keys
        pressed; else the person sees in the window what it waits for."""
        session = self._session
        end = time.monotonic() + _MOMENT_SECONDS
        while time.monotonic() < end:
            session.tab.pump()
            now = session.watch.look()
            if now is None or now.proof.group is None or not _waits(now):
                return
        if not self._typed:
            self._typed = True
            self._fill(look, list(self.planned))
            return
        turn = tr(
            "  Your turn: the form does not let its button “{name}” be pressed yet. "
            "Please see in the window what it waits for."
        )
        why = tr("The button “{name}” that sends the form cannot be pressed.")
        name = look.submit[0].name
        self._hand_over(
            look, turn.format(name=name), why.format(name=name), lambda n: not _waits(n)
        )

    def _await_by_hand(self, look: Look) -> None:
        """Wait while the person fills in what the program does not know."""
        nameless = tr("a field without a name")
        names = ", ".join(e.name or nameless for e in self._lacking(look))
        turn = tr("  Your turn: the form also asks for: {names}. Please fill that in yourself.")
        why = tr("The form asks for something I do not know: {names}.")
        if self._theirs:
            why = tr("The form asks for something that I could not choose in it: {names}.")
        self._hand_over(
            look, turn.format(names=names), why.format(names=names), lambda n: not self._lacking(n)
        )

    def _hand_over(self, look: Look, turn: str, why: str, done: Callable[[Look], bool]) -> None:
        """Wait until the person has done it, or the page is another.

        Raises:
            PageError: they did not, or nobody is there.
        """
        session = self._session

        def is_done(now: Look, still: bool) -> bool:
            return done(now) if now.proof.may_be_filled else still

        here = tr("  Please fill in what is missing; then I ask before it is sent.")
        if not session.done_by_them(turn, here, is_done, look.snapshot.trace):
            raise PageError(why)


def _waits(look: Look) -> bool:
    """Whether the form's button is there and cannot be pressed yet."""
    return bool(look.submit) and all(button.disabled for button in look.submit)


def read_back(look: Look) -> dict[Purpose, str]:
    """What the fields of the form hold now; nothing where it is not to be seen."""
    found = look.fields.by_purpose if look.proof.group else {}
    return {p: j.element.control.value for p, j in found.items() if j.element.control}


def content_of(look: Look) -> tuple[tuple[str, str], ...]:
    """What every field and choice of the form holds."""
    own = (e for e in look.snapshot.elements if e.group == look.proof.group)
    return tuple(
        (e.name, f"{e.chosen} {e.control.value if e.control else ''}")
        for e in own
        if e.role in {Role.FIELD, Role.OPTION}
    )


def filled(look: Look, planned: tuple[Meant, ...]) -> list[Element]:
    """The fields that hold what is meant."""
    return [e for meant in planned if (e := look.fields.element(meant.purpose))]


def differing(
    planned: tuple[Meant, ...], held: dict[Purpose, str], language: str | None
) -> list[Meant]:
    """What is meant and not held."""
    return [m for m in planned if not same(m.purpose, held.get(m.purpose, ""), m.value, language)]


def unanswered(look: Look) -> list[Element]:
    """Required fields that are empty and that nothing known belongs in."""
    group = look.proof.group
    empty = []
    for element in look.snapshot.elements:
        control = element.control
        if element.group != group or not element.visible or control is None:
            continue
        if not control.required or control.readonly:
            continue
        if control.type in {"radio", "checkbox"}:
            if not _chosen_by_name(look, element, control.name):
                empty.append(element)
        elif not _holds(control):
            empty.append(element)
    return empty


def _holds(control: Control) -> bool:
    """Whether something was filled in or chosen; what a list shows before that does not count."""
    if control.tag == "select":
        return bool(control.value.strip() and control.chosen)
    texts = {text for _, text in control.options}
    said = {line.strip() for line in control.value.splitlines()} - {""}
    if control.picks and control.tag != "input":
        return bool(control.chosen or (not control.name and said and (not texts or said & texts)))
    return bool(said)


def _chosen_by_name(look: Look, element: Element, name: str) -> bool:
    return element.chosen or any(
        e.chosen and e.group == element.group and e.control and name and e.control.name == name
        for e in look.snapshot.elements
    )


def by_hand(look: Look, planned: tuple[Meant, ...]) -> tuple[tuple[str, str], ...]:
    """Label and content of every other field that holds something: the person's own doing."""
    ours = {e.place for m in planned if (e := look.fields.element(m.purpose))}
    held = []
    for element in look.snapshot.elements:
        control = element.control
        if element.group != look.proof.group or element.place in ours:
            continue
        if element.role is Role.OPTION:
            if element.chosen:
                held.append((element.name, tr("chosen")))
        elif control and _holds(control):
            held.append((element.name, control.value))
    return tuple(held)


def every_field(look: Look) -> tuple[tuple[str, str], ...]:
    """What the form asks for, filled in or not: label and kind of each field and option."""
    return tuple(
        (element.name, element.control.type if element.control else element.role)
        for element in look.snapshot.elements
        if element.group == look.proof.group
        and element.role in {Role.FIELD, Role.OPTION}
        and element.visible
    )


def _not_kept(meant: Meant, held: dict[Purpose, str]) -> str:
    now = held.get(meant.purpose, "")
    if now and meant.value.startswith(now):
        return tr(
            "The page shortens the text for the {field} to {most} characters. "
            "Please shorten it yourself."
        ).format(field=tr(meant.purpose), most=len(now))
    kept = tr("The page does not keep what is written for the {field}.")
    return kept.format(field=tr(meant.purpose))
