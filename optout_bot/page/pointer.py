"""Points at things in the page, for the person's eyes only."""

from __future__ import annotations

from collections.abc import Iterable

from playwright.sync_api import Error, JSHandle

from optout_bot.base.log import logger
from optout_bot.page.snapshot import Element, Snapshot
from optout_bot.page.survey import node_of

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

    def at(self, snapshot: Snapshot, elements: Iterable[Element]) -> None:
        """Point at these things and at nothing else."""
        self.away()
        for element in elements:
            try:
                self._frames.append(node_of(snapshot, element).evaluate_handle(_FRAME))
            except Error:
                logger.debug("there is nothing left to point at: {}", element.role)

    def away(self) -> None:
        """Point at nothing."""
        while self._frames:
            try:
                self._frames.pop().evaluate("frame => frame.cancel()")
            except Error:
                logger.debug("what was pointed at has gone with its page")
