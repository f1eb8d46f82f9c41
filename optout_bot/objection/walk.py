"""The way of one objection: look which screen this is, do what it says, look again, from the
first door to the receipt."""

from __future__ import annotations

import time

from playwright.sync_api import Error

from optout_bot.base.errors import OptOutError, PageError, Unconfirmed
from optout_bot.base.log import logger
from optout_bot.base.messages import quoted, tr, with_colon
from optout_bot.base.urls import without_query
from optout_bot.flow import (
    Door,
    FillForm,
    Finish,
    FormRefused,
    HandOver,
    Press,
    Screen,
    TurnBack,
)
from optout_bot.objection.confirm import Came, keep_proof, said_by
from optout_bot.objection.form import AtTheForm
from optout_bot.objection.hand import Hand
from optout_bot.objection.handover import PersonsTurn
from optout_bot.objection.likely import does_confirm
from optout_bot.objection.narration import (
    AFTER_THE_FORM,
    known_language,
    not_recognised,
    told,
)
from optout_bot.objection.rehearsal import end_rehearsed, rehearse
from optout_bot.objection.session import Session, answer_here, by_hand
from optout_bot.objection.targets import DeadEnd
from optout_bot.page.parts import form_number
from optout_bot.page.reading import Look
from optout_bot.person.record import Prover

# Over all that is done behind one door: a way that takes more leads nowhere.
_MOST_TURNS = 24
NOT_RECOGNISED = "not recognised"


class Unrecognised(DeadEnd):
    """This way led to a page that no screen describes."""


class Walk:
    """The way of one objection in one tab. `windows` are the hosts for which the person had a
    window without automation already; None: there is none to have."""

    def __init__(self, session: Session, windows: frozenset[str] | None = None) -> None:
        self._session = session
        self._flow = session.flow
        self._form = AtTheForm(session)
        self._turns = PersonsTurn(session, windows)
        self._screens = self._turns.screens
        self._hand = Hand(session, self._screens)
        self._door = self._flow.doors[0]
        self._language_told = False
        # Whether the last thing done, but for dialogs, was that the person signed in.
        self._signed_in = False
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
        try:
            self._through_the_doors()
        except OptOutError as error:
            if not self._form.left or isinstance(error, Unconfirmed):
                raise
            # The site did not accept what was sent; nobody can say that nothing was.
            sent = tr("It was sent, but not confirmed: {why}").format(why=error)
            raise Unconfirmed(sent) from error

    def _through_the_doors(self) -> None:
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
            session.watch.trail = None
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
            if screen is None and self._signed_in:
                # A sign-in may end anywhere on the site, also behind a dialog.
                self._signed_in = False
                self._open(self._door)
                before = 0
                continue
            if screen is None:
                self._session.keep(look, NOT_RECOGNISED)
                raise Unrecognised(not_recognised(look))
            self._tell_language(look)
            if isinstance(screen.act, Finish):
                return self._is_on_record(look, screen)
            if not isinstance(screen.act, FillForm):
                before = self._turn(look, screen)
                continue
            if self._ends_at_the_form(look, screen):
                return None
            self._done.clear()
            before = 0
        if self.arrived:
            raise PageError(self._form.why_not)
        raise DeadEnd(tr("it leads round in a circle"))

    def _ends_at_the_form(self, look: Look, screen: Screen) -> bool:
        """Do what comes next at the form; whether that was the last thing."""
        if not self.arrived:
            self._session.note(screen, look)
            # Once something is typed, what a dialog's button would load is stopped.
            if self._hand.sees_to_a_dialog():
                return False
        if self._session.rehearses:
            self._form.arrived = True
            rehearse(self._session, look)
            return True
        if self._form.is_sent_from(look):
            return True
        if self._form.keeps_nothing:
            # One may have come since.
            self._hand.sees_to_a_dialog()
        return False

    def _is_on_record(self, look: Look, screen: Screen) -> None:
        """The site says that it has the objection, before anything was typed.

        Raises:
            DeadEnd: the person reads it otherwise.
        """
        session = self._session
        session.note(screen, look)
        came = Came(screen, look, said_by(look, screen), Prover.PERSON)
        words = tr("the page says: {words}").format(words=", ".join(map(quoted, came.said)))
        if session.rehearses:
            end_rehearsed(session, words)
        elif does_confirm(session, came.said, session.waiting(answer_here()), taken=False):
            keep_proof(session, came)
        else:
            raise DeadEnd(words)

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
        session.watch.trail = None
        while time.monotonic() < end:
            look, screen = session.watch.until_known(self._screens)
            if screen is None:
                session.keep(look, NOT_RECOGNISED)
            pump = session.waiting(by_hand(self._flow))
            self._turns.point(look)
            if not self._turns.changed(look, screen, end, pump):
                break
            try:
                self._go_on()
            except DeadEnd as dead_end:
                self._tell_dead_end(dead_end)
            else:
                return
        raise PageError(lost)

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
            self._signed_in = isinstance(act, HandOver) and act.sign_in
        if isinstance(act, HandOver):
            self._turns.take(look, screen, act)
            self._done.clear()
            return 0
        if isinstance(act, TurnBack):
            if act.for_good:
                raise PageError(tr("Stopped: {why}.").format(why=tr(act.why)))
            refused = isinstance(screen.sight, FormRefused)
            because = "; ".join(look.proof.because) if refused else ""
            raise DeadEnd(tr(act.why) + (f" ({because})" if because else ""))
        targets = self._hand.targets(look, act)
        what = with_colon(tr(screen.name), told(targets))
        self._session.narration.tell(what, left=1 if self.arrived else AFTER_THE_FORM + 1)
        try:
            self._hand.click(look, screen, targets)
        except Error:
            logger.info("the page changed under the hand on: {}", screen.name)
            self._done.discard((screen.name, look.snapshot.trace))
            if self._hand.is_hindered(look) and not self._hand.sees_to_a_dialog():
                raise DeadEnd(tr("something lies over what leads on")) from None
            return 0
        return look.snapshot.trace
