"""Writes one value into one field, as a person would: written, typed, or chosen from a list."""

from __future__ import annotations

import time

from playwright.sync_api import ElementHandle, Error, Frame

from optout_bot.base.errors import PageError
from optout_bot.base.messages import tr
from optout_bot.objection.answers import Meant
from optout_bot.objection.meaning import same
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element
from optout_bot.page.survey import node_of

_PATIENCE_MS = 5000
# A list that is not there after so long needs what the lock keeps from it, or is none.
_LIST_SECONDS = 1.5
_CHOICES = "[role=option], [role=menuitemradio]"
# The lists that are this box's own, if it says which.
_OWN_LISTS = """node => ["aria-controls", "aria-owns"]
  .flatMap((name) => (node.getAttribute(name) || "").split(/\\s+/)).filter(Boolean)"""
_WITHIN = "(choice, ids) => !ids.length || ids.some((id) => choice.closest('#' + CSS.escape(id)))"
_TEXT_OF = "e => e.innerText || e.getAttribute('aria-label') || ''"


def write(look: Look, element: Element, meant: Meant, *, by_keys: bool) -> bool:
    """Write it; False where the page changed under the hand. `by_keys`: it did not stay the
    usual way.

    Raises:
        PageError: the field is locked.
    """
    control = element.control
    assert control is not None
    if control.readonly and not control.picks:
        fixed = tr("The field for the {field} cannot be changed on this page.")
        raise PageError(fixed.format(field=tr(meant.purpose)))
    try:
        node = node_of(look.snapshot, element)
        if control.tag == "select":
            node.select_option(label=meant.value, timeout=_PATIENCE_MS)
        elif control.picks:
            if not same(meant.purpose, control.value, meant.value, look.language):
                _pick(node, meant, look.language, typed=control.tag == "input")
        elif by_keys and (control.tag != "input" or "\n" not in meant.value):
            node.fill("", timeout=_PATIENCE_MS)
            node.type(meant.value, timeout=_PATIENCE_MS + 20 * len(meant.value))
        else:
            node.fill(meant.value, timeout=_PATIENCE_MS)
        # What a page does when a field is left shall happen now, not under the press.
        node.evaluate("e => e.blur()")
    except Error:
        # Its message holds the typed text.
        return False
    return True


def _pick(node: ElementHandle, meant: Meant, language: str | None, *, typed: bool) -> None:
    """Open a list and press the one choice in it that means this; else leave it as it was."""
    node.click(timeout=_PATIENCE_MS)
    if typed:
        node.fill("", timeout=_PATIENCE_MS)
        node.type(meant.value, timeout=_PATIENCE_MS)
    frame = node.owner_frame()
    choice = _the_choice(frame, node, meant, language) if frame else None
    if choice:
        choice.click(timeout=_PATIENCE_MS)
    elif not typed:
        # As it was opened, so it closes.
        node.click(timeout=_PATIENCE_MS)


def _the_choice(
    frame: Frame, node: ElementHandle, meant: Meant, language: str | None
) -> ElementHandle | None:
    """The only choice that is seen and means this."""
    end = time.monotonic() + _LIST_SECONDS
    while True:
        lists = node.evaluate(_OWN_LISTS)
        able = [
            choice
            for choice in frame.query_selector_all(_CHOICES)
            if choice.is_visible() and choice.evaluate(_WITHIN, lists)
            if same(meant.purpose, choice.evaluate(_TEXT_OF), meant.value, language)
        ]
        if able or time.monotonic() > end:
            return able[0] if len(able) == 1 else None
        frame.page.wait_for_timeout(100)
