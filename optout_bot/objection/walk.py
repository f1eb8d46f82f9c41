"""The way of one objection: look which screen this is, do what it says, look again, from the
first door to the receipt."""

from __future__ import annotations

import time

from playwright.sync_api import Error

from optout_bot.base.errors import NotSignedIn, PageError
from optout_bot.base.log import logger
from optout_bot.base.messages import tr, with_colon
from optout_bot.base.urls import host_in, without_query
from optout_bot.browser.sign_in import SignInNeeded
from optout_bot.flow import Door, FillForm, FormRefused, HandOver, Press, Screen, TurnBack
from optout_bot.objection.form import AtTheForm
from optout_bot.objection.narration import (
    AFTER_THE_FORM,
    candidates,
    known_language,
    reasons,
    told,
    your_turn,
)
from optout_bot.objection.session import Session, answer_here, by_hand
from optout_bot.objection.targets import DeadEnd, clicked
from optout_bot.page.identity import form_number
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element
from optout_bot.person.terminal import Pump

# Over all that is done behind one door: a way that takes more leads nowhere.
_MOST_TURNS = 24
# The site's own, and the one that Instagram's help pages may ask for.
_MOST_WINDOWS = 2


class Unrecognised(DeadEnd):
    """This way led to a page that no screen describes."""


class Walk:
    """The way of one objection in one tab. `windows` are the hosts for which the person had a
    window without automation already; None: there is none to have."""

    def __init__(self, session: Session, windows: frozenset[str] | None = None) -> None:
        self._session = session
        self._flow = session.flow
        self._form = AtTheForm(session)
        self._windows = windows
        had_one = windows is None or bool(windows)
        self._screens = tuple(s for s in self._flow.screens if not (had_one and s.doubtful))
        self._door = self._flow.doors[0]
        self._language_told = False
        self._done: set[tuple[str, int]] = set()

    @property
    def arrived(self) -> bool:
        """Whether the form has stood ready once."""
        return self._form.arrived

    def to_the_receipt(self) -> None:
        """Walk to the form, fill it in, ask, send it, and see the confirmation.

        Raises:
            OptOutError: it did not end with a confirmation.
            SignInNeeded: a sign-in is to happen in a window without automation first.
        """
        unrecognised: list[Door] = []
        for number, door in enumerate(self._flow.doors):
            try:
                self._open(door, must_load=number == 0)
                self._go_on()
            except DeadEnd as dead_end:
                if isinstance(dead_end, Unrecognised):
                    unrecognised.append(door)
                self._tell_dead_end(dead_end)
            else:
                return
            if self._session.tab.lock.is_shut:
                # No other page can be loaded any more.
                break
        self._with_the_person(unrecognised)

    def _open(self, door: Door, *, must_load: bool = False) -> None:
        """Open a door; when it `must_load` and does not, there is no connection."""
        self._door = door
        place = without_query(door.address)
        left = AFTER_THE_FORM + (1 if form_number(door.address, self._flow.form) else 2)
        session = self._session
        session.narration.tell(tr("Opening {place}").format(place=place), left=left)
        session.receipt.record.door = door.address
        session.receipt.step("door", "open", place)
        self._done.clear()
        try:
            session.tab.go(door.address)
        except PageError as error:
            if must_load:
                raise
            raise DeadEnd(tr("the page did not load")) from error

    def _go_on(self) -> None:
        """Screen by screen from where the tab is, until the receipt is finished."""
        before = 0
        for _ in range(_MOST_TURNS):
            look, screen = self._session.watch.until_known(self._screens, unlike=before)
            if screen is None:
                raise Unrecognised(tr("I do not recognise the page"))
            self._tell_language(look)
            if not isinstance(screen.act, FillForm):
                before = self._turn(look, screen)
                continue
            if not self.arrived:
                self._session.note(screen, look)
            if self._form.is_sent_from(look):
                return
            self._done.clear()
            before = 0
        if self.arrived:
            raise PageError(self._form.why_not)
        raise DeadEnd(tr("it leads round in a circle"))

    def _with_the_person(self, unrecognised: list[Door]) -> None:
        """No way led on: the person goes on by hand, and the walk takes over where it can."""
        session = self._session
        lost = tr("No way led to the form. The page may have changed.")
        if session.tab.lock.is_shut:
            lost = tr("The page is no longer the objection form.")
        if not session.can_be_helped:
            raise PageError(lost)
        if not session.tab.lock.is_shut:
            session.person.say(tr("  No way that I know led to the form."))
            if unrecognised:
                self._open(unrecognised[0], must_load=True)
        end = time.monotonic() + session.wait
        while time.monotonic() < end:
            look, screen = session.watch.until_known(self._screens)
            pump = session.waiting(by_hand(self._flow))
            self._point(look)
            if not self._changed(look, screen, end, pump):
                break
            try:
                self._go_on()
            except DeadEnd as dead_end:
                self._tell_dead_end(dead_end)
            else:
                return
        raise PageError(lost)

    def _point(self, look: Look) -> None:
        """Say what is not recognised, and point at what could lead on."""
        place = without_query(look.snapshot.address)
        self._session.receipt.step("not recognised", "hand over", place)
        marked = candidates(look)
        self._session.pointer.at(look.snapshot, marked)
        for sentence in your_turn(look, marked):
            self._session.person.say(f"  {sentence}")

    def _tell_dead_end(self, dead_end: DeadEnd) -> None:
        session = self._session
        session.person.say(tr("  This way does not lead on: {why}.").format(why=dead_end))
        session.receipt.step("turned back", str(dead_end), without_query(session.tab.page.url))

    def _tell_language(self, look: Look) -> None:
        """Say once how well the page's language is known."""
        if self._language_told or not look.snapshot.language:
            return
        self._language_told = True
        self._session.person.say(f"  {known_language(look)}")

    def _turn(self, look: Look, screen: Screen) -> int:
        """Do what a screen says; the trace of the snapshot that this was done on."""
        self._session.note(screen, look)
        if (screen.name, look.snapshot.trace) in self._done:
            stuck = tr("nothing happened on the screen: {name}")
            raise DeadEnd(stuck.format(name=tr(screen.name)))
        self._done.add((screen.name, look.snapshot.trace))
        act = screen.act
        if not isinstance(act, Press):
            self._form.takes_back_the_yes()
        if isinstance(act, HandOver):
            self._wait_for_person(look, screen, act)
            self._done.clear()
            return 0
        if isinstance(act, TurnBack):
            if act.for_good:
                raise PageError(tr("Stopped: {why}.").format(why=tr(act.why)))
            refused = isinstance(screen.sight, FormRefused)
            because = "; ".join(look.proof.because) if refused else ""
            raise DeadEnd(tr(act.why) + (f" ({because})" if because else ""))
        targets = clicked(look, act)
        what = with_colon(tr(screen.name), told(targets))
        self._session.narration.tell(what, left=1 if self.arrived else AFTER_THE_FORM + 1)
        try:
            self._click_each(look, screen, targets)
        except Error:
            logger.info("the page changed under the hand on: {}", screen.name)
            self._done.discard((screen.name, look.snapshot.trace))
            return 0
        return look.snapshot.trace

    def _click_each(self, look: Look, screen: Screen, targets: list[Element]) -> None:
        session = self._session
        if session.narration.each:
            session.pointer.at(look.snapshot, targets)
            pump = session.waiting(answer_here())
            session.narration.ask(pump, lambda: reasons(look, screen.sight, targets))
            session.pointer.away()
        for element in targets:
            if element.href and not host_in(element.href, self._flow.hosts):
                raise DeadEnd(tr("the link leads to another site"))
            session.tab.moves_on()
            look.snapshot.handle(element).click(timeout=5000)

    def _wait_for_person(self, look: Look, screen: Screen, act: HandOver) -> None:
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
        pump = session.waiting(by_hand(self._flow))
        session.narration.tell(turn.format(why=tr(act.why)), left=AFTER_THE_FORM + 1)
        if not self._changed(look, screen, time.monotonic() + session.wait, pump):
            raise stopped
        now = session.watch.look()
        if act.sign_in and now and not now.screen(self._screens, still=True):
            self._open(self._door)

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

    def _changed(self, look: Look, screen: Screen | None, end: float, pump: Pump) -> bool:
        """Wait until the page shows another known screen than this one or, after a sign-in, one
        that asks for nothing more."""
        before = look.snapshot.trace
        signs_in = screen is not None and isinstance(screen.act, HandOver) and screen.act.sign_in

        def done(now: Look, still: bool) -> bool:
            if now.snapshot.trace == before:
                return False
            seen = now.screen(self._screens, still=still)
            if seen is None:
                return signs_in and still and now.at_home and now.asks_nothing
            return screen is None or seen.name != screen.name

        return self._session.acted(pump, done, end, before)
