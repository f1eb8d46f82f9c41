"""Fills the form and reads back what it then holds."""

from __future__ import annotations

import time
from collections.abc import Callable

from playwright.sync_api import Error

from optout_bot.base.errors import PageError
from optout_bot.base.messages import tr
from optout_bot.flow import Purpose, Role
from optout_bot.lock.ticket import plain
from optout_bot.objection.answers import Answers, Meant, plan
from optout_bot.objection.waiting import waiting
from optout_bot.objection.walk import Walk
from optout_bot.page.identity import Verdict
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element

_MOST_TRIES = 8
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


class FormGone(PageError):
    """The form is gone, or was drawn anew between two looks."""


def fill(
    look: Look, planned: tuple[Meant, ...], before: Callable[[Look, Purpose, str], None]
) -> bool:
    """Write what is meant into each field that does not hold it yet, calling `before` each.

    False when the page changed under the hand; look again and repeat.
    """
    for meant in planned:
        element = look.fields.element(meant.purpose)
        if element is None or element.control is None:
            return False
        if same(element.control.value, meant.value):
            continue
        before(look, meant.purpose, meant.value)
        if not _write(look, element, meant):
            return False
    return True


def _write(look: Look, element: Element, meant: Meant) -> bool:
    control = element.control
    assert control is not None
    if control.readonly:
        fixed = tr("The field for the {field} cannot be changed on this page.")
        raise PageError(fixed.format(field=tr(meant.purpose)))
    try:
        node = look.view.handle(element)
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
    for element in look.view.elements:
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
        for e in look.view.elements
    )


def by_hand(look: Look, planned: tuple[Meant, ...]) -> tuple[tuple[str, str], ...]:
    """Label and content of every other field that holds something: the person's own doing."""
    ours = {e.place for m in planned if (e := look.fields.element(m.purpose))}
    held = []
    for element in look.view.elements:
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
        for element in look.view.elements
        if element.group == look.proof.group
        and element.role in {Role.FIELD, Role.OPTION}
        and element.visible
    )


def sent_unseen(look: Look, button: Element) -> str:
    """Where the form sends, and all that it sends, also without showing it.

    Raises:
        FormGone: it was drawn anew.
    """
    email = look.fields.element(Purpose.EMAIL)
    assert email is not None
    try:
        return str(look.view.handle(button).evaluate(_UNSEEN, look.view.handle(email)))
    except Error:
        raise FormGone(tr("The page is no longer the objection form.")) from None


def same(held: str, meant: str) -> bool:
    """Whether a field holds what is meant."""
    return plain(held) == plain(meant)


def complete(walk: Walk, answers: Answers) -> tuple[Look, tuple[Meant, ...]]:
    """Fill the form until it holds what is meant, with the person's help for the rest.

    The lock closes before the first character.

    Raises:
        PageError: the page does not keep what is written, or is no longer the form.
        NotSent: the person closed the window.
    """
    planned: dict[Purpose, Meant] = {}
    differs: list[Meant] = []
    for _ in range(_MOST_TRIES):
        look = the_form(walk)
        if walk.clear_away(look):
            continue
        for meant in plan(look, answers, walk.held_at_first):
            planned.setdefault(meant.purpose, meant)
        every = tuple(planned.values())
        walk.tab.lock.close(meant.value for meant in every)
        if not fill(look, every, walk.before_filling):
            walk.tab.pump()
            continue
        look = the_form(walk)
        differs = differing(every, read_back(look))
        if differs:
            walk.tab.pump()
        elif unanswered(look):
            _await_by_hand(walk)
        elif {meant.purpose for meant in plan(look, answers, walk.held_at_first)} <= planned.keys():
            return look, every
    if differs:
        raise PageError(_not_kept(differs[0], read_back(look)))
    raise PageError(tr("The form keeps changing while it is filled in."))


def the_form(walk: Walk, seconds: float = 5.0) -> Look:
    """A look at the form, waiting while it is drawn anew.

    Raises:
        FormGone: the page is no longer the proved form.
        PageError: it crashed.
    """
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        look = walk.watch.look()
        if (
            look
            and look.proof.verdict is Verdict.PROVED
            and Purpose.EMAIL in look.fields.by_purpose
        ):
            return look
        walk.tab.pump()
    raise FormGone(tr("The page is no longer the objection form."))


def _await_by_hand(walk: Walk) -> None:
    """Wait while the person fills in what the program does not know.

    Raises:
        PageError: they did not, or nobody is there.
    """
    nameless = tr("a field without a name")
    names = ", ".join(e.name or nameless for e in unanswered(the_form(walk)))
    missing = tr("  Please fill in what is missing; then I ask before it is sent.")
    pump = waiting(walk.tab, walk.person, missing)
    if walk.can_be_helped:
        turn = tr("  Your turn: the form also asks for: {names}. Please fill that in yourself.")
        walk.person.say(turn.format(names=names))
    end = time.monotonic() + walk.wait
    while walk.can_be_helped and time.monotonic() < end:
        if walk.watch.look_is_due() and not unanswered(the_form(walk)):
            return
        pump()
    unknown = tr("The form asks for something I do not know: {names}.")
    raise PageError(unknown.format(names=names))


def _not_kept(meant: Meant, held: dict[Purpose, str]) -> str:
    now = held.get(meant.purpose, "")
    if now and meant.value.startswith(now):
        return tr(
            "The page shortens the text for the {field} to {most} characters. "
            "Please shorten it yourself."
        ).format(field=tr(meant.purpose), most=len(now))
    kept = tr("The page does not keep what is written for the {field}.")
    return kept.format(field=tr(meant.purpose))
