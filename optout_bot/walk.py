"""The walk: look which screen this is, do what that screen says, look again."""

from __future__ import annotations

import time

from loguru import logger
from playwright.sync_api import Error

from optout_bot.browser import Tab
from optout_bot.errors import NotSent, NotSignedIn, PageError
from optout_bot.flow import (
    Act,
    Choose,
    Door,
    FillCode,
    FillForm,
    Finish,
    Flow,
    Follow,
    HandOver,
    LinkTo,
    Open,
    Press,
    Screen,
    Shows,
    TurnBack,
    host_in,
    without_query,
)
from optout_bot.look import Look
from optout_bot.person import Person
from optout_bot.receipt import Receipt
from optout_bot.view import Element
from optout_bot.watch import Watch
from optout_bot.words import Words

_MOST_TURNS = 40
# What a person may want to look at first on a page that no screen describes.
COULD_LEAD_ON = LinkTo(r".*/contact/\d+.*") | LinkTo(r"/support/privacy.*", "help.meta.com")


class DeadEnd(Exception):
    """This way does not lead on; the message says why."""


class Unrecognised(DeadEnd):
    """This way led to a page that no screen describes."""


class Walk:
    """One walk through a flow, in one tab, for one person.

    `wait` is how many seconds the person may take for what is handed over.
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
    ) -> None:
        self.flow = flow
        self.tab = tab
        self.watch = Watch(tab, flow, words)
        self.person = person
        self.receipt = receipt
        self.wait = wait
        self.ask_each = ask_each
        self._done: set[tuple[str, int]] = set()

    def to_the_form(self) -> Look:
        """Walk until the form stands ready.

        Raises:
            PageError: no door leads to it.
            NotSignedIn: a sign-in was needed and did not happen.
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
                self.person.say(f"  This way does not lead on: {dead_end}.")
                place = without_query(self.tab.page.url)
                self.receipt.step("turned back", str(dead_end), place)
        if not self.person.present:
            raise PageError("No way led to the form. The page may have changed.")
        return self._with_the_person(unrecognised)

    def _open(self, door: Door, *, must_load: bool = False) -> None:
        """Open a door; when it `must_load` and does not, there is no connection."""
        place = without_query(door.address)
        self.person.say(f"  Opening {place}")
        self.receipt.record.door = door.address
        self.receipt.step("door", "open", place)
        self._done.clear()
        try:
            self.tab.go(door.address)
        except PageError as error:
            if must_load:
                raise
            raise DeadEnd("the page did not load") from error

    def _go_on(self) -> Look:
        """Screen by screen from where the tab is, until the form stands ready."""
        before = 0
        for _ in range(_MOST_TURNS):
            look, screen = self.watch.until_known(self.flow.screens, unlike=before)
            if screen is None:
                raise Unrecognised("I do not recognise the page")
            if isinstance(screen.act, FillForm):
                self._step(screen, look)
                return look
            before = self._turn(look, screen)
        raise DeadEnd("it leads round in a circle")

    def _with_the_person(self, unrecognised: list[Door]) -> Look:
        """No way led on: the person goes on by hand, and the walk takes over where it can."""
        self.person.say("  No way that I know led to the form.")
        if unrecognised:
            self._open(unrecognised[0], must_load=True)
        end = time.monotonic() + self.wait
        while time.monotonic() < end:
            look, screen = self.watch.until_known(self.flow.screens)
            self._point(look)
            if not self._changed(look, screen, end):
                break
            try:
                return self._go_on()
            except DeadEnd as dead_end:
                self.person.say(f"  This way does not lead on: {dead_end}.")
        raise PageError("No way led to the form. The page may have changed.")

    def _point(self, look: Look) -> None:
        """Say what is not recognised, and highlight what could lead on."""
        place = without_query(look.view.address)
        self.receipt.step("not recognised", "hand over", place)
        missing = ", ".join(look.proof.missing) or "a page on the way to the form"
        self.person.say(f"  Your turn. I am at {place}. I looked for: {missing}.")
        self.person.say("  If you can go on by hand in the window, do; I take over once the page")
        self.person.say("  is one I know. I highlighted what could lead on, where I saw any.")
        for element in look.elements(COULD_LEAD_ON):
            self.tab.highlight(element.role, element.name)

    def _turn(self, look: Look, screen: Screen) -> int:
        """Do what a screen says; the trace of the view that this was done on."""
        self._step(screen, look)
        if (screen.name, look.view.trace) in self._done:
            raise DeadEnd(f"nothing happened on the screen: {screen.name}")
        self._done.add((screen.name, look.view.trace))
        if self.ask_each:
            self._ask_to_go_on(screen)
        act = screen.act
        if isinstance(act, HandOver):
            self._wait_for_person(look, screen, act)
            self._done.clear()
            return 0
        if isinstance(act, TurnBack):
            if act.for_good:
                raise PageError(f"Stopped: {act.why}.")
            because = "; ".join(look.proof.because) if "form" in screen.name else ""
            raise DeadEnd(act.why + (f" ({because})" if because else ""))
        try:
            self._do(look, act)
        except Error:
            logger.info("the page changed under the hand on: {}", screen.name)
            self._done.discard((screen.name, look.view.trace))
            return 0
        return look.view.trace

    def _do(self, look: Look, act: Act) -> None:
        match act:
            case Follow():
                seen = next((found for t in act.targets if (found := look.elements(t))), [])
                self._click(look, self._one_link(seen))
            case Press() | Choose():
                self._click(look, self._only(look.elements(Shows(act.label))))
            case Open():
                for label in act.labels:
                    for element in look.elements(Shows(label)):
                        self._click(look, element)
            case FillCode() | Finish() | _:
                raise DeadEnd("this screen does not belong here")

    def _click(self, look: Look, element: Element) -> None:
        if element.href and not host_in(element.href, self.flow.hosts):
            raise DeadEnd("the link leads to another site")
        look.view.handle(element).click(timeout=5000)

    def _one_link(self, found: list[Element]) -> Element:
        places = {element.href or element.place for element in found}
        if len(places) != 1:
            raise DeadEnd("two links could be the right one")
        return found[0]

    def _only(self, found: list[Element]) -> Element:
        if len(found) != 1:
            raise DeadEnd("two things could be the right one")
        return found[0]

    def _step(self, screen: Screen, look: Look) -> None:
        address = without_query(look.view.address)
        self.person.say(f"  {screen.name}: {doing(screen.act)}")
        self.receipt.step(screen.name, doing(screen.act), address)

    def _ask_to_go_on(self, screen: Screen) -> None:
        answer = self.person.ask(
            f"  {doing(screen.act)}? Enter to go on, q to stop:", self.tab.pump, self.wait
        )
        if answer is None or answer.strip().lower() == "q":
            raise NotSent("Stopped before this step.")

    def _wait_for_person(self, look: Look, screen: Screen, act: HandOver) -> None:
        self.person.say(f"  Your turn: {act.why}. I go on by myself once this page has changed.")
        end = time.monotonic() + self.wait
        if not self.person.present or not self._changed(look, screen, end):
            kind = NotSignedIn if act.sign_in else PageError
            raise kind(f"It stopped here: {act.why}.")

    def _changed(self, look: Look, screen: Screen | None, end: float) -> bool:
        """Wait until the page shows another known screen than this one."""
        before = last = look.view.trace
        since = time.monotonic()
        while time.monotonic() < end:
            self.tab.pump()
            now = self.watch.look()
            if now is None or now.view.trace == before:
                continue
            if now.view.trace != last:
                last, since = now.view.trace, time.monotonic()
            still = now.view.ready and time.monotonic() - since > self.watch.still_seconds
            seen = now.screen(self.flow.screens, still=still)
            if seen and (screen is None or seen.name != screen.name):
                return True
        return False


def doing(act: Act) -> str:
    """An act in the person's words."""
    match act:
        case Follow():
            return "follow the link"
        case Press():
            return f"press the button ({act.label.key.replace('_', ' ')})"
        case Choose():
            return f"choose the option ({act.label.key.replace('_', ' ')})"
        case Open():
            return "open the folded section"
        case FillForm():
            return "fill in the form"
        case HandOver():
            return f"your turn: {act.why}"
        case TurnBack():
            return f"turn back: {act.why}"
        case FillCode():
            return "enter the code"
        case _:
            return "finished"
