"""The browser's window as the person sees it: where it stands, and what is pointed at in it."""

from __future__ import annotations

from collections.abc import Iterable

from loguru import logger
from playwright.sync_api import BrowserContext, Error, JSHandle

from optout_bot.view import Element, View

_LARGEST = (1100, 1000)
_SMALLEST = 620
# An animation that stands still: no rule of the page forbids it, its document stays as it
# is, and it is drawn around this very node, in whatever frame or shadow root that is.
_FRAME = """node => {
  node.scrollIntoView({ block: "nearest" });
  const frame = {
    outline: "4px solid #d9480f", outlineOffset: "2px", boxShadow: "0 0 0 8px #ffe8cc" };
  return node.animate([frame, frame], { duration: 1e9, fill: "both" });
}"""


class Pointer:
    """Draws a frame around things in the page, for the person's eyes only."""

    def __init__(self) -> None:
        self._frames: list[JSHandle] = []

    def at(self, view: View, elements: Iterable[Element]) -> None:
        """Point at these things and at nothing else."""
        self.away()
        for element in elements:
            try:
                self._frames.append(view.handle(element).evaluate_handle(_FRAME))
            except Error:
                logger.debug("there is nothing left to point at: {}", element.role)

    def away(self) -> None:
        """Point at nothing."""
        while self._frames:
            try:
                self._frames.pop().evaluate("frame => frame.cancel()")
            except Error:
                logger.debug("what was pointed at has gone with its page")


def beside_the_terminal(context: BrowserContext) -> None:
    """Put the window at the right edge of the screen, leaving the terminal in sight.

    Where the system places windows itself, as under Wayland, only the size takes effect.
    """
    page = context.pages[0]
    try:
        wide, high, left, top = page.evaluate(
            "[screen.availWidth, screen.availHeight, screen.availLeft || 0, screen.availTop || 0]"
        )
        width = min(_LARGEST[0], max(_SMALLEST, wide * 3 // 5), wide)
        height = min(_LARGEST[1], high)
        session = context.new_cdp_session(page)
        window = session.send("Browser.getWindowForTarget")["windowId"]
        bounds = {"left": left + wide - width, "top": top, "width": width, "height": height}
        session.send("Browser.setWindowBounds", {"windowId": window, "bounds": bounds})
        session.detach()
    except Error:
        logger.info("the window stays where it is")
