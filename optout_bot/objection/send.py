"""Sends the approved form: the intent on disk, one ticket, the button, the confirmation."""

from __future__ import annotations

import time
from contextlib import suppress
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
from optout_bot.base.messages import quoted, tr, with_colon
from optout_bot.base.urls import without_query
from optout_bot.flow import HandOver, TurnBack
from optout_bot.lock.ticket import Ticket
from optout_bot.objection.confirm import Came, SincePress, keep_picture, keep_proof
from optout_bot.objection.filling import read_back
from optout_bot.objection.likely import may_send_again
from optout_bot.objection.permit import permit
from optout_bot.objection.press import changed, hold, press
from optout_bot.objection.responses import Responses
from optout_bot.objection.review import Review, differs, the_button
from optout_bot.objection.session import Complaint, LookAgain, Session, listed, nothing_sent
from optout_bot.objection.watch import Stillness
from optout_bot.page.reading import Look
from optout_bot.person.terminal import Pump

# How long a page may take to show that it received the objection.
CONFIRM_SECONDS = 30.0
# And how long the person may take to press once more.
AGAIN_SECONDS = 60.0


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
        if not (isinstance(error, Complaint) and error.left):
            session.receipt.not_pressed(error.told)
        raise


class _Sending:
    """One press, with the ticket that was given for it."""

    def __init__(self, session: Session, look: Look, ticket: Ticket) -> None:
        self._session = session
        self._look = look
        self._ticket = ticket
        self._left_before = False
        self._stopped_before = len(session.tab.lock.stopped)

    @property
    def _left(self) -> bool:
        """Whether a request left, by this ticket or by the one before it."""
        return self._left_before or self._ticket.used is not None

    def press(self, button: ElementHandle) -> None:
        """Press, and see how it went."""
        try:
            responses = Responses()
            with self._session.tab.heard(responses.note):
                came = self._what_came(button, responses)
            if not came.confirms:
                raise self._refusal(came)
            keep_proof(self._session, came)
        except Unconfirmed:
            keep_picture(self._session, "unconfirmed")
            self._keep_page()
            raise
        except (OptOutError, Error) as error:
            self._end(error)
        finally:
            if not self._left:
                self._session.tab.lock.shut()

    def _keep_page(self) -> None:
        """Keep what the page shows after the press, where nothing of it is known."""
        # A window that is gone, or a full disk, must not hide how it ended.
        with suppress(UsageError, NotSent):
            if now := self._session.watch.look():
                self._session.keep(now, "after the press")

    def _end(self, error: OptOutError | Error) -> NoReturn:
        """What an error means: once a request left, nobody can say that nothing was sent."""
        if isinstance(error, Error):
            # Its message may hold what was typed.
            error = PageError(tr("The browser no longer answers."))
        if not self._left:
            raise error from None
        unconfirmed = Unconfirmed(tr("It was sent, but not confirmed: {why}").format(why=error))
        raise unconfirmed from (error if isinstance(error, Interrupted) else None)

    def _what_came(self, button: ElementHandle, responses: Responses) -> Came:
        """Press the button, and wait for what tells how it went.

        Raises:
            LookAgain: the button did not take the press, or the page complains of the form.
            PageError: nothing left the browser.
            Unconfirmed: something left, and nothing that tells came.
        """
        session = self._session
        stillness = Stillness(session.watch.still_seconds, self._look.snapshot.trace)
        since = SincePress(session, self._look, self._ticket, button)
        if hindered := press(button):
            self._look_for_the_form(hindered)
        left_to_them: Came | None = None
        pump: Pump = session.tab.pump
        end = time.monotonic() + CONFIRM_SECONDS
        while time.monotonic() < end:
            pump()
            now = session.watch.look()
            self._note_response(responses)
            if not self._left and not self._ticket.open:
                self._give_up(button, now, hindered)
            if now is None:
                continue
            # What the page repeats by itself stays stopped; what the person pressed is asked about.
            if left_to_them and (once_more := self._once_more(now, since, responses, pump)):
                pump, end = once_more, self._ticket.expires
            began = time.monotonic()
            came = since.judged(now, responses, pump, still=stillness.of(now))
            # What the person took to answer is none of the page's time.
            end += time.monotonic() - began
            if came and not came.is_the_persons:
                session.note(came.screen, came.look)
                return came
            if came and not (left_to_them and came.screen.name == left_to_them.screen.name):
                left_to_them, pump = came, self._hand_over(came)
                end = time.monotonic() + (
                    session.wait if session.can_be_helped else CONFIRM_SECONDS
                )
        raise Unconfirmed(left_to_them.why_not if left_to_them else responses.why_not(self._ticket))

    def _once_more(
        self, now: Look, since: SincePress, responses: Responses, pump: Pump
    ) -> Pump | None:
        """Where the site wants the same once more, and may have it: what waits for the person, who
        presses it. They are asked once each time."""
        session, lock = self._session, self._session.tab.lock
        if lock.again is None:
            return None
        if not may_send_again(session, since.new_texts(now), pump):
            lock.again = None
            return None
        self._left_before = True
        self._ticket = since.ticket = lock.ticket_again()
        self._ticket.expires = time.monotonic() + AGAIN_SECONDS
        # What came so far answers what was sent first.
        responses.seen.clear()
        here = tr("  Please press it once more in the window; I let it go this time.")
        session.person.say(here)
        session.receipt.step("same again", "your turn", "")
        return session.waiting(here)

    def _hand_over(self, came: Came) -> Pump:
        """What the site asks for after the press is the person's to see to, where they see it."""
        session = self._session
        session.tab.lock.again = None
        session.note(came.screen, came.look)
        session.person.say()
        if came.asks_for_code:
            here = tr("  Please type the code in the window, and nothing else.")
            asked = tr(
                "  The site sent a code to your e-mail address: type the code in the window."
            )
            session.person.say(asked)
        else:
            here = tr("  Please see to it in the window. I wait for the confirmation.")
            act = came.screen.act
            assert isinstance(act, HandOver)
            session.person.say(tr("  Your turn: {why}.").format(why=tr(act.why)))
            for text in came.said:
                session.person.say(f"    {quoted(text)}")
            session.person.say(here)
        sent = tr("  Nothing has been sent but the form you approved. I wait for the confirmation.")
        session.person.say(sent)
        return session.waiting(here)

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
        untouched = not self._left and self._ticket.refused is None
        if untouched and now and now.proof.may_be_filled:
            raise LookAgain(why)

    def _refusal(self, came: Came) -> PageError:
        """Keep what a page said instead of a confirmation.

        Raises:
            Complaint: it complains of the form, which still stands there.
        """
        said = min(came.said, key=len, default="")
        act = came.screen.act
        self._session.receipt.record.refusal = said
        keep_picture(self._session, "refusal")
        if isinstance(act, TurnBack) and not act.for_good and came.look.form_stands:
            raise Complaint(said, left=self._left)
        screen = came.screen
        why = tr(screen.act.why if isinstance(screen.act, TurnBack) else screen.name)
        told = tr("After the button was pressed: {why}.").format(why=why)
        return PageError(with_colon(told.rstrip("."), quoted(said)) if said else told)


def _gone(button: ElementHandle) -> bool:
    """Whether the page put another button in the place of the one that was pressed."""
    try:
        return not button.evaluate("e => e.isConnected")
    except Error:
        return True
