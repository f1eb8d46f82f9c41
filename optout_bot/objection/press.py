"""Presses one button and nothing else, as a person would, and says what stood in the way."""

from __future__ import annotations

import re

from playwright.sync_api import ElementHandle, Error

from optout_bot.base.errors import PageError
from optout_bot.base.log import logger
from optout_bot.base.messages import tr
from optout_bot.objection.session import LookAgain
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element
from optout_bot.page.survey import node_of

_PRESS_MS = 2000
_HINDRANCE = re.compile(r"intercepts pointer events|element is not \w+|not attached")
# Whether the key that presses it would reach this button, where a person sees it.
_TAKES_A_KEY = """button => {
  button.scrollIntoView({ block: "nearest", behavior: "instant" });
  const box = button.getBoundingClientRect(), root = button.getRootNode();
  const seen = root.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  if (!button.contains(seen)) return "covered";
  button.focus({ preventScroll: true });
  const reached = root.activeElement === button && document.hasFocus();
  return reached && button.matches("button, input") ? "yes" : "no";
}"""


_COVERED = """button => {
  const box = button.getBoundingClientRect();
  const seen = button.getRootNode().elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
  return !button.isConnected || (seen !== null && !button.contains(seen));
}"""


def is_covered(button: ElementHandle) -> bool:
    """Whether a button is gone, or something lies over it."""
    try:
        return bool(button.evaluate(_COVERED))
    except Error:
        return True


def hold(look: Look, button: Element) -> ElementHandle:
    """The button itself, not what may stand in its place later.

    Raises:
        LookAgain: it is gone.
    """
    try:
        return node_of(look.snapshot, button)
    except Error:
        raise LookAgain(changed()) from None


def press(button: ElementHandle) -> str:
    """Press it; one sentence on what seems to have stood in the way, empty where nothing did.

    Raises:
        PageError: it never holds still, and no key reaches it.
    """
    try:
        button.click(timeout=_PRESS_MS, no_wait_after=True)
    except Error as error:
        # Only which of these it was: the rest of the message may hold what was typed.
        found = _HINDRANCE.findall(error.message)
        last = found[-1] if found else ""
    else:
        return ""
    logger.info("the button did not take the press, or the page went on at once: {}", last)
    if last == "element is not stable":
        return _press_by_key(button)
    return _covered() if last == "intercepts pointer events" else changed()


def _press_by_key(button: ElementHandle) -> str:
    """A button that always moves could be missed with the mouse, but not with the key."""
    try:
        takes = button.evaluate(_TAKES_A_KEY)
        if takes == "yes":
            button.press("Enter", timeout=_PRESS_MS, no_wait_after=True)
            return ""
    except Error:
        return changed()
    if takes == "covered":
        return _covered()
    raise PageError(
        tr("The button never holds still, so it could not be pressed. Nothing was sent.")
    )


def changed() -> str:
    """The page put something else in the button's place."""
    return tr("The page changed under the press.")


def _covered() -> str:
    return tr("Something lies over the button; please close it in the window.")
