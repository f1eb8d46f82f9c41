"""What is the person's to do: they are told, waited for while they act, and taken over from."""

from __future__ import annotations

import time

from optout_bot.base.errors import NotSignedIn, PageError
from optout_bot.base.messages import tr
from optout_bot.base.urls import without_query
from optout_bot.browser.sign_in import SignInNeeded
from optout_bot.flow import HandOver, Screen
from optout_bot.objection.narration import AFTER_THE_FORM, candidates, your_turn
from optout_bot.objection.session import Session, by_hand
from optout_bot.page.parts import asks_nothing
from optout_bot.page.reading import Look
from optout_bot.person.terminal import Pump

# The site's own, and the one that Instagram's help pages may ask for.
_MOST_WINDOWS = 2


class PersonsTurn:
    """Hands over to the person. `windows` are the hosts for which they had a window without
    automation already; None: there is none to have."""

    def __init__(self, session: Session, windows: frozenset[str] | None) -> None:
        self._session = session
        self._windows = windows
        had_one = windows is None or bool(windows)
        self.screens = tuple(s for s in session.flow.screens if not (had_one and s.doubtful))

    def take(self, look: Look, screen: Screen, act: HandOver) -> None:
        """Wait for what a screen leaves to them.

        Raises:
            SignInNeeded: they are to have a window without automation first.
            NotSignedIn, PageError: they did not, or could not.
        """
        session = self._session
        kind = NotSignedIn if act.sign_in else PageError
        stopped = kind(tr("It stopped here: {why}.").format(why=tr(act.why)))
        if not session.can_be_helped:
            raise stopped
        if act.sign_in:
            self._sign_in_elsewhere(look, act)
        if act.sign_in and session.tab.lock.is_shut:
            # What a sign-in sends would be stopped here.
            raise stopped
        if act.sign_in and self._windows is not None:
            session.person.say(tr("  The site still asks. You can do it here, in this window."))
        turn = (
            tr("Your turn: {why}. Please sign in in the window. Then I go on by myself.")
            if act.sign_in
            else tr("Your turn: {why}. Please see to it in the window. Then I go on by myself.")
        )
        pump = session.waiting(by_hand(session.flow))
        session.narration.tell(turn.format(why=tr(act.why)), left=AFTER_THE_FORM + 1)
        if not self.changed(look, screen, time.monotonic() + session.wait, pump):
            raise stopped

    def _sign_in_elsewhere(self, look: Look, act: HandOver) -> None:
        """Where the person had no window without automation for this host yet, and can.

        Raises:
            SignInNeeded: they are to have it.
        """
        if self._windows is None:
            return
        wall = SignInNeeded(tr(act.why), without_query(look.snapshot.address))
        new = wall.host not in self._windows and len(self._windows) < _MOST_WINDOWS
        # Never send a person with their password to a foreign page.
        if new and look.at_home:
            raise wall

    def point(self, look: Look) -> None:
        """Say what is not recognised, and point at what could lead on."""
        place = without_query(look.snapshot.address)
        self._session.receipt.step("not recognised", "hand over", place)
        marked = candidates(look)
        self._session.pointer.at(look.snapshot, marked)
        for sentence in your_turn(look, marked):
            self._session.person.say(f"  {sentence}")

    def changed(self, look: Look, screen: Screen | None, end: float, pump: Pump) -> bool:
        """Wait until the page shows another screen than this one or, after a sign-in, one that
        asks for nothing more; told each time it shows one that is not known."""
        told = before = look.snapshot.trace
        signs_in = screen is not None and isinstance(screen.act, HandOver) and screen.act.sign_in

        def done(now: Look, still: bool) -> bool:
            nonlocal told
            if now.snapshot.trace == before:
                return False
            _, seen = now.met(self.screens, still=still)
            if seen is None and signs_in:
                return still and now.at_home and asks_nothing(now.snapshot)
            if seen is None and screen is None and still and now.snapshot.trace != told:
                told = now.snapshot.trace
                self.point(now)
            return seen is not None and (screen is None or seen.name != screen.name)

        return self._session.acted(pump, done, end, before)
