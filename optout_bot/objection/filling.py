"""Fills the form and reads back what it then holds."""

from __future__ import annotations

import time

from playwright.sync_api import Error

from optout_bot.base.errors import PageError
from optout_bot.base.messages import tr
from optout_bot.flow import Purpose, Role
from optout_bot.lock.ticket import plain
from optout_bot.objection.answers import Meant, plan
from optout_bot.objection.session import LookAgain, Session, answer_here
from optout_bot.page.identity import Verdict
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element

# What a form would send along unseen, without what pages renew by themselves.
# Asked of the elements' own kinds, since a field may bear the name of what is asked for.
_UNSEEN = """(button, field) => {
  const attribute = (e, name) => Element.prototype.getAttribute.call(e, name) || "";
  const get = (kind, name, e) => Object.getOwnPropertyDescriptor(kind.prototype, name).get.call(e);
  let box = button.form || Element.prototype.closest.call(button, "form");
  const isForm = box instanceof HTMLFormElement;
  const parent = (e) => get(Node, "parentNode", e) || e.host;
  if (!box) for (box = button; !Node.prototype.contains.call(box, field);) box = parent(box);
  const fields = isForm ? get(HTMLFormElement, "elements", box)
    : box.querySelectorAll("input,select,textarea");
  const tokens = ["fb_dtsg", "lsd", "jazoest"].concat(["user", "a", "req", "rev", "hsi", "dyn",
    "csr", "s", "hs", "ccg", "comet_req", "spin_r", "spin_b", "spin_t"].map((name) => "__" + name));
  const said = [...fields].filter((e) => !tokens.includes(e.name))
    .map((e) => [e.name, e.value, e.checked]);
  const of = (name) => isForm ? attribute(box, name) : "";
  return JSON.stringify([of("action"), of("method"), attribute(button, "formaction"), said]);
}"""


class Filling:
    """What each field shall hold, over all the times that the form is met; `planned` so far."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._planned: dict[Purpose, Meant] = {}
        # What each field held before anything was written into it.
        self._held_at_first: dict[Purpose, str] = {}
        self._not_kept = ""

    @property
    def planned(self) -> tuple[Meant, ...]:
        """What is meant for each field."""
        return tuple(self._planned.values())

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
        session = self._session
        for meant in plan(look, session.answers, self._held_at_first):
            self._planned.setdefault(meant.purpose, meant)
        session.tab.lock.shut(meant.value for meant in self.planned)
        held = read_back(look)
        if differs := differing(self.planned, held):
            if self._not_kept:
                # A page that needs a moment gets it.
                session.tab.pump()
            self._not_kept = _not_kept(differs[0], held)
            self._fill(look)
            return True
        self._not_kept = ""
        if unanswered(look):
            self._await_by_hand(look)
            return True
        return False

    def _fill(self, look: Look) -> None:
        """Write what is meant into each field that does not hold it, while the page stands still
        under the hand."""
        session = self._session
        for meant in self.planned:
            element = look.fields.element(meant.purpose)
            if element is None or element.control is None:
                return
            if same(element.control.value, meant.value):
                continue
            pump = session.waiting(answer_here())
            session.narration.ask_to_fill(pump, session.pointer, look, meant)
            if not _write(look, element, meant):
                return

    def _await_by_hand(self, look: Look) -> None:
        """Wait while the person fills in what the program does not know."""
        session = self._session
        nameless = tr("a field without a name")
        names = ", ".join(e.name or nameless for e in unanswered(look))
        missing = tr("  Please fill in what is missing; then I ask before it is sent.")
        pump = session.waiting(missing)
        if session.can_be_helped:
            turn = tr("  Your turn: the form also asks for: {names}. Please fill that in yourself.")
            session.person.say(turn.format(names=names))
            end = time.monotonic() + session.wait
            if session.acted(pump, _is_answered, end, look.snapshot.trace):
                return
        unknown = tr("The form asks for something I do not know: {names}.")
        raise PageError(unknown.format(names=names))


def _is_answered(now: Look, still: bool) -> bool:
    proved = now.proof.verdict is Verdict.PROVED
    return not unanswered(now) if proved else still


def _write(look: Look, element: Element, meant: Meant) -> bool:
    control = element.control
    assert control is not None
    if control.readonly:
        fixed = tr("The field for the {field} cannot be changed on this page.")
        raise PageError(fixed.format(field=tr(meant.purpose)))
    try:
        node = look.snapshot.handle(element)
        if control.tag == "select":
            node.select_option(label=meant.value, timeout=5000)
        else:
            node.fill(meant.value, timeout=5000)
            # What a page does when a field is left shall happen now, not under the press.
            node.evaluate("e => e.blur()")
    except Error:
        # Its message holds the typed text.
        return False
    return True


def read_back(look: Look) -> dict[Purpose, str]:
    """What the fields of the form hold now; nothing where it is not to be seen."""
    found = look.fields.by_purpose if look.proof.group else {}
    return {p: j.element.control.value for p, j in found.items() if j.element.control}


def filled(look: Look, planned: tuple[Meant, ...]) -> list[Element]:
    """The fields that hold what is meant."""
    return [e for meant in planned if (e := look.fields.element(meant.purpose))]


def differing(planned: tuple[Meant, ...], held: dict[Purpose, str]) -> list[Meant]:
    """What is meant and not held."""
    return [meant for meant in planned if not same(held.get(meant.purpose, ""), meant.value)]


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
        elif not (control.chosen if control.tag == "select" else control.value).strip():
            empty.append(element)
    return empty


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
        elif control and control.value.strip() and (control.chosen or control.tag != "select"):
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


def sent_unseen(look: Look, button: Element) -> str:
    """Where the form sends, and all that it sends, also without showing it.

    Raises:
        LookAgain: it was drawn anew.
    """
    email = look.fields.element(Purpose.EMAIL)
    assert email is not None
    try:
        return str(look.snapshot.handle(button).evaluate(_UNSEEN, look.snapshot.handle(email)))
    except Error:
        raise LookAgain from None


def same(held: str, meant: str) -> bool:
    """Whether a field holds what is meant."""
    return plain(held) == plain(meant)


def _not_kept(meant: Meant, held: dict[Purpose, str]) -> str:
    now = held.get(meant.purpose, "")
    if now and meant.value.startswith(now):
        return tr(
            "The page shortens the text for the {field} to {most} characters. "
            "Please shorten it yourself."
        ).format(field=tr(meant.purpose), most=len(now))
    kept = tr("The page does not keep what is written for the {field}.")
    return kept.format(field=tr(meant.purpose))
