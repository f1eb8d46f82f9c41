"""The walk: look which screen this is, do what that screen says, look again."""

from __future__ import annotations

import time

from playwright.sync_api import Error

from optout_bot.base.errors import NotSignedIn, PageError
from optout_bot.base.log import logger
from optout_bot.base.messages import tr, with_colon
from optout_bot.base.urls import host_in, without_query
from optout_bot.browser.sign_in import SignInNeeded
from optout_bot.browser.tab import Tab
from optout_bot.flow import Door, FillForm, Flow, HandOver, Press, Purpose, Screen, TurnBack
from optout_bot.flow.words import Words
from optout_bot.objection.narration import (
    AFTER_THE_FORM,
    Steps,
    candidates,
    doing,
    known_language,
    reasons,
    told,
    your_turn,
)
from optout_bot.objection.targets import DeadEnd, clicked
from optout_bot.objection.waiting import answer_here, by_hand, waiting
from optout_bot.objection.watch import Stillness, Watch
from optout_bot.page.identity import form_number
from optout_bot.page.pointer import Pointer
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element
from optout_bot.person.receipt import Receipt
from optout_bot.person.terminal import Person, Pump

_MOST_TURNS = 40
# The site's own, and the one that Instagram's help pages may ask for.
_MOST_WINDOWS = 2


class Unrecognised(DeadEnd):
    """This way led to a page that no screen describes."""


class Walk:
    """One walk through a flow, in one tab, for one person.

    `wait` is how many seconds the person may take for what is handed over. `windows` are the
    hosts for which they had a window without automation already; None: there is none to have.
    `shown`: the tab is in a window in which they can act.
    """

    def __init__(
        self,
        flow: Flow,
        words: Words,
        tab: Tab,
        person: Person,
        receipt: Receipt,
        *,
        wait: float,
        ask_each: bool = False,
        windows: frozenset[str] | None = None,
        shown: bool = True,
    ) -> None:
        self.flow = flow
        self.tab = tab
        self.watch = Watch(tab, flow, words)
        self.person = person
        self.receipt = receipt
        # One list for every window, so that whenever the receipt is saved it holds what was
        # stopped by then.
        receipt.record.stopped_requests += tab.lock.stopped
        tab.lock.stopped = receipt.record.stopped_requests
        self.wait = wait
        self.steps = Steps(person, wait=wait, each=ask_each)
        self.pointer = Pointer()
        # What each field held before anything was written into it.
        self.held_at_first: dict[Purpose, str] = {}
        self._language_told = False
        # Whether the form has stood ready once.
        self.arrived = False
        self._windows = windows
        had_one = windows is None or bool(windows)
        self._screens = tuple(s for s in flow.screens if not (had_one and s.doubtful))
        self._shown = shown
        self._done: set[tuple[str, int]] = set()

    @property
    def can_be_helped(self) -> bool:
        """Whether somebody is there who can act in the tab's window."""
        return self.person.present and self._shown

    def to_the_form(self) -> Look:
        """Walk until the form stands ready.

        Raises:
            PageError: no door leads to it.
            NotSignedIn: a sign-in was needed and did not happen.
            SignInNeeded: it is to happen in a window without automation.
            NotSent: the person closed the window or stopped the steps.
        """
        unrecognised: list[Door] = []
        for number, door in enumerate(self.flow.doors):
            try:
                self._open(door, must_load=number == 0)
                return self._go_on()
            except DeadEnd as dead_end:
                if isinstance(dead_end, Unrecognised):
                    unrecognised.append(door)
                self._tell_dead_end(dead_end)
                place = without_query(self.tab.page.url)
                self.receipt.step("turned back", str(dead_end), place)
        if not self.can_be_helped:
            raise PageError(tr("No way led to the form. The page may have changed."))
        return self._with_the_person(unrecognised)

    def _open(self, door: Door, *, must_load: bool = False) -> None:
        """Open a door; when it `must_load` and does not, there is no connection."""
        place = without_query(door.address)
        left = AFTER_THE_FORM + (1 if form_number(door.address, self.flow.form) else 2)
        self.steps.tell(tr("Opening {place}").format(place=place), left=left)
        self.receipt.record.door = door.address
        self.receipt.step("door", "open", place)
        self._done.clear()
        try:
            self.tab.go(door.address)
        except PageError as error:
            if must_load:
                raise
            raise DeadEnd(tr("the page did not load")) from error

    def _go_on(self) -> Look:
        """Screen by screen from where the tab is, until the form stands ready."""
        before = 0
        for _ in range(_MOST_TURNS):
            look, screen = self.watch.until_known(self._screens, unlike=before)
            if screen is None:
                raise Unrecognised(tr("I do not recognise the page"))
            self._tell_language(look)
            if isinstance(screen.act, FillForm):
                self._note(screen, look)
                self.steps.tell(tr("I fill in the form"), left=AFTER_THE_FORM)
                self.arrived = True
                return look
            before = self._turn(look, screen)
        raise DeadEnd(tr("it leads round in a circle"))

    def _with_the_person(self, unrecognised: list[Door]) -> Look:
        """No way led on: the person goes on by hand, and the walk takes over where it can."""
        self.person.say(tr("  No way that I know led to the form."))
        if unrecognised:
            self._open(unrecognised[0], must_load=True)
        end = time.monotonic() + self.wait
        while time.monotonic() < end:
            look, screen = self.watch.until_known(self._screens)
            pump = waiting(self.tab, self.person, by_hand(self.flow))
            self._point(look)
            if not self._changed(look, screen, end, pump):
                break
            try:
                return self._go_on()
            except DeadEnd as dead_end:
                self._tell_dead_end(dead_end)
        raise PageError(tr("No way led to the form. The page may have changed."))

    def _point(self, look: Look) -> None:
        """Say what is not recognised, and point at what could lead on."""
        place = without_query(look.view.address)
        self.receipt.step("not recognised", "hand over", place)
        marked = candidates(look)
        self.pointer.at(look.view, marked)
        for sentence in your_turn(look, marked):
            self.person.say(f"  {sentence}")

    def _tell_dead_end(self, dead_end: DeadEnd) -> None:
        self.person.say(tr("  This way does not lead on: {why}.").format(why=dead_end))

    def _tell_language(self, look: Look) -> None:
        """Say once how well the page's language is known."""
        if self._language_told or not look.view.language:
            return
        self._language_told = True
        self.person.say(f"  {known_language(look)}")

    def _turn(self, look: Look, screen: Screen) -> int:
        """Do what a screen says; the trace of the view that this was done on."""
        self._note(screen, look)
        if (screen.name, look.view.trace) in self._done:
            stuck = tr("nothing happened on the screen: {name}")
            raise DeadEnd(stuck.format(name=tr(screen.name)))
        self._done.add((screen.name, look.view.trace))
        act = screen.act
        if isinstance(act, HandOver):
            self._wait_for_person(look, screen, act)
            self._done.clear()
            return 0
        if isinstance(act, TurnBack):
            if act.for_good:
                raise PageError(tr("Stopped: {why}.").format(why=tr(act.why)))
            because = "; ".join(look.proof.because) if "form" in screen.name else ""
            raise DeadEnd(tr(act.why) + (f" ({because})" if because else ""))
        targets = clicked(look, act)
        what = with_colon(tr(screen.name), told(targets))
        self.steps.tell(what, left=1 if self.arrived else AFTER_THE_FORM + 1)
        try:
            if self.steps.each:
                self.pointer.at(look.view, targets)
                pump = waiting(self.tab, self.person, answer_here())
                self.steps.ask(pump, lambda: reasons(look, screen.sight, targets))
                self.pointer.away()
            for element in targets:
                self._click(look, element)
        except Error:
            logger.info("the page changed under the hand on: {}", screen.name)
            self._done.discard((screen.name, look.view.trace))
            return 0
        return look.view.trace

    def before_filling(self, look: Look, purpose: Purpose, value: str) -> None:
        """With `--step`: wait for the person before a field is filled in.

        Raises:
            NotSent: they stopped.
        """
        pump = waiting(self.tab, self.person, answer_here())
        self.steps.ask_to_fill(pump, self.pointer, look, purpose, value)

    def _click(self, look: Look, element: Element) -> None:
        if element.href and not host_in(element.href, self.flow.hosts):
            raise DeadEnd(tr("the link leads to another site"))
        self.tab.moves_on()
        look.view.handle(element).click(timeout=5000)

    def _note(self, screen: Screen, look: Look) -> None:
        self.receipt.step(screen.name, doing(screen.act), without_query(look.view.address))

    def _wait_for_person(self, look: Look, screen: Screen, act: HandOver) -> None:
        kind = NotSignedIn if act.sign_in else PageError
        stopped = kind(tr("It stopped here: {why}.").format(why=tr(act.why)))
        if not self.can_be_helped:
            raise stopped
        if act.sign_in and self._windows is not None and not self.arrived:
            wall = SignInNeeded(tr(act.why), without_query(look.view.address))
            new = wall.host not in self._windows and len(self._windows) < _MOST_WINDOWS
            # Never send a person with their password to a foreign page.
            if new and look.at_home:
                raise wall
            self.person.say(tr("  The site still asks. You can do it here, in this window."))
        turn = (
            tr("Your turn: {why}. Please sign in in the window. Then I go on by myself.")
            if act.sign_in
            else tr("Your turn: {why}. Please see to it in the window. Then I go on by myself.")
        )
        pump = waiting(self.tab, self.person, by_hand(self.flow))
        self.steps.tell(turn.format(why=tr(act.why)), left=AFTER_THE_FORM + 1)
        end = time.monotonic() + self.wait
        if not self._changed(look, screen, end, pump):
            raise stopped

    def _changed(self, look: Look, screen: Screen | None, end: float, pump: Pump) -> bool:
        """Wait until the page shows another known screen than this one."""
        before = look.view.trace
        stillness = Stillness(self.watch.still_seconds, before)
        with self.tab.handed_over(end):
            while time.monotonic() < end:
                pump()
                now = self.watch.look() if self.watch.look_is_due() else None
                if now is None or now.view.trace == before:
                    continue
                still = stillness.of(now)
                seen = now.screen(self._screens, still=still)
                if seen and (screen is None or seen.name != screen.name):
                    return True
        return False

    def known_dialog(self, look: Look) -> Screen | None:
        """The dialog that a page shows, of those that may come at any time."""
        dialogs = tuple(s for s in self.flow.screens if isinstance(s.act, Press))
        return look.screen(dialogs, still=False)

    def clear_away(self, look: Look) -> bool:
        """Do the known act where such a dialog came over a page; whether that went well."""
        screen = self.known_dialog(look)
        if screen is None:
            return False
        try:
            self._turn(look, screen)
        except DeadEnd:
            return False
        self.tab.pump()
        return True
