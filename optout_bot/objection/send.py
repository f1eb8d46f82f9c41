"""Sends the approved form: the intent on disk, one ticket, the button, the confirmation."""

from __future__ import annotations

import time
from typing import NoReturn

from playwright.sync_api import ElementHandle, Error

from optout_bot.base.errors import (
    Interrupted,
    NotSent,
    OptOutError,
    PageError,
    Unconfirmed,
    UsageError,
)
from optout_bot.base.messages import tr, with_colon
from optout_bot.base.urls import without_query
from optout_bot.flow import Finish, HandOver, Role, Screen, TurnBack
from optout_bot.lock.ticket import Ticket
from optout_bot.objection.filling import read_back
from optout_bot.objection.permit import permit
from optout_bot.objection.press import changed, hold, press
from optout_bot.objection.responses import Responses
from optout_bot.objection.review import Review, differs, the_button
from optout_bot.objection.session import LookAgain, Session, listed, nothing_sent
from optout_bot.objection.watch import Stillness
from optout_bot.page.identity import Verdict
from optout_bot.page.reading import Look
from optout_bot.person.receipt import Outcome
from optout_bot.person.terminal import Pump

# How long a page may take to show that it received the objection.
CONFIRM_SECONDS = 30.0


def send(session: Session, look: Look, shown: Review) -> None:
    """Press the button and see the confirmation; the receipt says how far it came.

    Raises:
        LookAgain: the press went nowhere and nothing left.
        Unconfirmed: a request left, and no confirmation was seen.
        PageError: no request left.
        UsageError: the intent could not be written, so nothing was pressed.
    """
    try:
        # Held from before the last look: of a form drawn anew after it, nothing can be pressed.
        button = hold(look, the_button(look))
        session.receipt.intent()
        # The disk may have taken its time.
        now = session.watch.look()
        if now is None or differs(now, shown):
            raise LookAgain(changed())
        session.tab.lock.shut(line.held for line in shown.lines)
        _Sending(session, now, session.tab.lock.ticket(permit(now, shown))).press(button)
    except LookAgain as error:
        session.receipt.not_pressed(error.told)
        raise


class _Sending:
    """One press, with the ticket that was given for it."""

    def __init__(self, session: Session, look: Look, ticket: Ticket) -> None:
        self._session = session
        self._look = look
        self._ticket = ticket
        self._stopped_before = len(session.tab.lock.stopped)

    def press(self, button: ElementHandle) -> None:
        """Press, and see how it went."""
        try:
            responses = Responses()
            with self._session.tab.heard(responses.note):
                screen, after = self._what_came(button, responses)
            if not isinstance(screen.act, Finish):
                raise self._refusal(screen, after)
            self._keep_proof(after)
        except Unconfirmed:
            self._keep_picture("unconfirmed")
            raise
        except (OptOutError, Error) as error:
            self._end(error)
        finally:
            if self._ticket.used is None:
                self._session.tab.lock.shut()

    def _end(self, error: OptOutError | Error) -> NoReturn:
        """What an error means: once a request left, nobody can say that nothing was sent."""
        if isinstance(error, Error):
            # Its message may hold what was typed.
            error = PageError(tr("The browser no longer answers."))
        if self._ticket.used is None:
            raise error from None
        unconfirmed = Unconfirmed(tr("It was sent, but not confirmed: {why}").format(why=error))
        raise unconfirmed from (error if isinstance(error, Interrupted) else None)

    def _what_came(self, button: ElementHandle, responses: Responses) -> tuple[Screen, Look]:
        """Press the button, and wait for a screen that tells how it went.

        Raises:
            LookAgain: the button did not take the press.
            PageError: nothing left the browser.
            Unconfirmed: something left, and no known screen came.
        """
        session, before = self._session, self._look.snapshot.trace
        stillness = Stillness(session.watch.still_seconds, before)
        hindered = press(button)
        if hindered:
            self._look_for_the_form(hindered)
        code_asked = False
        pump: Pump = session.tab.pump
        end = time.monotonic() + CONFIRM_SECONDS
        while time.monotonic() < end:
            pump()
            now = session.watch.look()
            self._note_response(responses)
            came = self._told_by(now, stillness.of(now), responses) if now else None
            if came and not _asks_for_code(came[0]):
                self._session.note(*came)
                return came
            if came and not code_asked:
                code_asked, pump = True, self._hand_over(*came)
                wait = session.wait if session.can_be_helped else CONFIRM_SECONDS
                end = time.monotonic() + wait
            if self._ticket.used is None and not self._ticket.open:
                self._give_up(button, now, hindered)
        code = tr("The form was sent; the code it asks for was not.")
        raise Unconfirmed(code if code_asked else responses.why_not(self._ticket))

    def _told_by(self, now: Look, still: bool, responses: Responses) -> tuple[Screen, Look] | None:
        """The screen that tells how it went, by what came since the press.

        It does so only once the site took the request; a fault always does: some pages thank
        before they have sent, or whatever came back.
        """
        since = Look(now.snapshot, now.flow, now.words, self._look, still=still)
        screen = since.screen(now.flow.after, still=still)
        if screen is None or since.snapshot.trace == self._look.snapshot.trace:
            return None
        taken = 0 < responses.status(self._ticket) < 400
        return (screen, since) if taken or isinstance(screen.act, TurnBack) else None

    def _hand_over(self, screen: Screen, look: Look) -> Pump:
        """The code that came by mail is the person's to type, where they see it asked for."""
        self._session.note(screen, look)
        pump = self._session.waiting(tr("  Please type the code in the window, and nothing else."))
        say = self._session.person.say
        say()
        say(tr("  The site sent a code to your e-mail address: type the code in the window."))
        say(tr("  Nothing has been sent but the form you approved. I wait for the confirmation."))
        return pump

    def _note_response(self, responses: Responses) -> None:
        """Write down that the site answered: status and place, never what it said."""
        status, used = responses.status(self._ticket), self._ticket.used
        if status and used:
            response = {"status": str(status), "place": without_query(used.address)}
            receipt = self._session.receipt
            if receipt.record.response != response:
                receipt.record.response = response
                receipt.save()

    def _give_up(self, button: ElementHandle, now: Look | None, hindered: str) -> NoReturn:
        """Nothing left, and nothing will any more.

        Raises:
            LookAgain: the press did not arrive, and the form is still there.
            PageError: it did, or the form is gone.
        """
        if now and now.shows_dialog:
            hindered = hindered or changed()
        elif _gone(button) or (now and read_back(now) != read_back(self._look)):
            hindered = changed()
        if hindered:
            self._look_for_the_form(hindered)
        raise PageError(self._why_nothing_left(hindered))

    def _why_nothing_left(self, hindered: str) -> str:
        places = self._session.tab.lock.stopped[self._stopped_before :]
        if self._ticket.refused:
            other = tr("The page tried to send something else than you approved; it was stopped")
            return with_colon(other, listed(places))
        if hindered:
            return nothing_sent(hindered)
        if places:
            stopped = tr("The button was pressed; what the page then tried to send was stopped")
            return with_colon(stopped, listed(places))
        return tr("The button was pressed, but the page sent nothing.")

    def _look_for_the_form(self, why: str) -> None:
        """After a press that failed: is the form still there, with nothing sent?

        Raises:
            LookAgain: it is.
        """
        for _ in range(10):
            self._session.tab.pump()
        now = self._session.watch.look()
        untouched = self._ticket.used is None and self._ticket.refused is None
        if untouched and now and now.proof.verdict is Verdict.PROVED:
            raise LookAgain(why)

    def _refusal(self, screen: Screen, look: Look) -> PageError:
        """Keep what a page said instead of a confirmation: what it is known by, else its titles."""
        found = [element.name for element in look.signs(screen.sight)]
        titles = dict.fromkeys(element.name for element in look.snapshot.of_role(Role.HEADING))
        refusal = min(found, key=len) if found else " · ".join(titles)
        self._session.receipt.record.refusal = refusal
        self._keep_picture("refusal")
        why = tr(screen.act.why if isinstance(screen.act, TurnBack) else screen.name)
        return PageError(tr("After the button was pressed: {why}.").format(why=why))

    def _keep_proof(self, look: Look) -> None:
        receipt = self._session.receipt
        finishes = [s.sight for s in look.flow.after if isinstance(s.act, Finish)]
        said = [e.name for sight in finishes for e in look.signs(sight)]
        receipt.record.confirmation = said[0] if said else ""
        receipt.end(Outcome.SENT, tr("the page confirmed that it received the objection"))
        self._keep_picture("confirmation")

    def _keep_picture(self, name: str) -> None:
        session = self._session
        try:
            session.receipt.picture(name, session.tab.picture())
        except (UsageError, NotSent) as error:
            session.person.say(f"  {error}")


def _asks_for_code(screen: Screen) -> bool:
    return isinstance(screen.act, HandOver) and not screen.act.sign_in


def _gone(button: ElementHandle) -> bool:
    """Whether the page put another button in the place of the one that was pressed."""
    try:
        return not button.evaluate("e => e.isConnected")
    except Error:
        return True
