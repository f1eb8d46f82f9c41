"""Watches a tab until it shows a screen that is known, or nothing more is to come."""

from __future__ import annotations

import time

from optout_bot.base.errors import PageError
from optout_bot.base.messages import tr
from optout_bot.browser.tab import Tab
from optout_bot.flow import Flow, Screen
from optout_bot.flow.words import Words
from optout_bot.page.proof import Trail
from optout_bot.page.reading import Look, Vouched
from optout_bot.page.survey import survey

# A page that has not changed for so long will not change by itself.
STILL_SECONDS = 2.5
# A page that still changes after so long is taken as it is.
PATIENCE_SECONDS = 15.0
# Often enough for what a person does while they are waited for, and cheap.
_BETWEEN_LOOKS = 0.25


class Stillness:
    """Tells when a page has shown the same for `seconds`, beginning with that of a `trace`."""

    def __init__(self, seconds: float, trace: int = 0) -> None:
        self._seconds = seconds
        self._trace, self._since = trace, time.monotonic()

    def of(self, look: Look | None) -> bool:
        """Whether the page is still, by one more look at it."""
        if look and look.snapshot.trace != self._trace:
            self._trace, self._since = look.snapshot.trace, time.monotonic()
        return bool(look and look.snapshot.ready and time.monotonic() - self._since > self._seconds)


class Watch:
    """A tab, seen with a flow's eyes.

    `still_seconds` is after how long without a change a page counts as still.
    """

    def __init__(self, tab: Tab, flow: Flow, words: Words, hosts: tuple[str, ...] = ()) -> None:
        self.still_seconds = STILL_SECONDS
        self.tab = tab
        self.flow = flow
        self.words = words
        self._hosts = hosts or flow.hosts
        # How the page was come by, and the form that the person said is the one.
        self.trail: Trail | None = None
        self.vouched: Vouched | None = None
        self._next_look = 0.0

    def look(self) -> Look | None:
        """One look at the page; None while it is between two documents."""
        snapshot = survey(self.tab.page, self._hosts)
        if snapshot is None:
            return None
        return Look(snapshot, self.flow, self.words, trail=self.trail, vouched=self.vouched)

    def look_is_due(self) -> bool:
        """Whether to look again at a page on which the person is waited for."""
        now = time.monotonic()
        due = now >= self._next_look
        if due:
            self._next_look = now + _BETWEEN_LOOKS
        return due

    def until_known(
        self, screens: tuple[Screen, ...], *, unlike: int = 0
    ) -> tuple[Look, Screen | None]:
        """Look until a screen is known, or the page is still, or patience is at its end.

        `unlike` is the trace of a snapshot that does not count: what was acted on before.

        Raises:
            PageError: no page came.
        """
        end = time.monotonic() + PATIENCE_SECONDS
        stillness = Stillness(self.still_seconds)
        while True:
            look = self.look()
            now = time.monotonic()
            still = stillness.of(look)
            if look and look.snapshot.trace != unlike:
                seen = look.met(screens, still=still)
                # A tab that was opened just now is blank until its page comes.
                blank = look.snapshot.address == "about:blank"
                if seen[1] or (still and not blank) or now > end:
                    return seen
            elif now > end:
                if look is None:
                    raise PageError(tr("The page did not load; is there a connection?"))
                return look.met(screens, still=True)
            self.tab.pump()
