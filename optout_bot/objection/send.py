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
from optout_bot.base.log import logger
from optout_bot.base.messages import tr, with_colon
from optout_bot.base.urls import without_query
from optout_bot.flow import FillCode, Finish, Purpose, Role, Screen, TurnBack
from optout_bot.lock.ticket import Ticket
from optout_bot.objection.form import read_back
from optout_bot.objection.narration import doing
from optout_bot.objection.permit import host_of, leave_for_code, leave_for_form
from optout_bot.objection.press import Covered, NotPressed, hold, press
from optout_bot.objection.responses import Answered, listening
from optout_bot.objection.review import Review, differs, is_yes, the_button
from optout_bot.objection.waiting import answer_here, listed, waiting
from optout_bot.objection.walk import Walk
from optout_bot.objection.watch import Stillness
from optout_bot.page.identity import Verdict
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element
from optout_bot.person.receipt import Outcome

# How long a page may take to show that it received the objection.
CONFIRM_SECONDS = 30.0
# Before each further one a dialog that is known was in the way and was cleared away.
_MOST_PRESSES = 3


def send(walk: Walk, look: Look, shown: Review) -> None:
    """Press the button and see the confirmation; the receipt says how far it came.

    Raises:
        NotPressed: the press went nowhere and nothing left: ask again.
        Unconfirmed: a request left, and no confirmation was seen.
        PageError: no request left.
        UsageError: the intent could not be written, so nothing was pressed.
    """
    try:
        # Held from before the last look: of a form drawn anew after it, nothing can be pressed.
        button = hold(look, the_button(look))
        walk.receipt.intent()
        for left in reversed(range(_MOST_PRESSES)):
            try:
                return _press_what_was_shown(walk, button, shown)
            except Covered:
                now = walk.watch.look()
                if not (left and now and walk.clear_away(now)):
                    raise
    except NotPressed as error:
        walk.receipt.not_pressed(str(error))
        raise


def _press_what_was_shown(walk: Walk, button: ElementHandle, shown: Review) -> None:
    # The disk may have taken its time.
    now = walk.watch.look()
    if now is None or differs(now, shown):
        raise NotPressed
    ticket = walk.tab.lock.ticket(leave_for_form(now, shown))
    try:
        with listening(walk.tab) as answered:
            screen, after = _press(walk, now, button, ticket, answered)
            while isinstance(screen.act, FillCode):
                screen, after = _send_code(walk, after, answered)
        if not isinstance(screen.act, Finish):
            raise _refusal(walk, screen, after)
        _keep_proof(walk, after)
    except Unconfirmed:
        _keep_picture(walk, "unconfirmed")
        raise
    except (OptOutError, Error) as error:
        _end(ticket, error)
    finally:
        walk.tab.lock.close(tuple(line.held for line in shown.lines))


def _end(ticket: Ticket, error: OptOutError | Error) -> NoReturn:
    """What an error means: once a request left, nobody can say that nothing was sent."""
    if isinstance(error, Error):
        # Its message may hold what was typed.
        error = PageError(tr("The browser no longer answers."))
    if ticket.used is None:
        raise error from None
    unconfirmed = Unconfirmed(tr("It was sent, but not confirmed: {why}").format(why=error))
    raise unconfirmed from (error if isinstance(error, Interrupted) else None)


def _press(
    walk: Walk, look: Look, button: ElementHandle, ticket: Ticket, answered: Answered
) -> tuple[Screen, Look]:
    """Press the button, and wait for a screen that tells how it went.

    Raises:
        NotPressed: the button did not take the press.
        PageError: nothing left the browser.
        Unconfirmed: something left, and no known screen came.
    """
    before, stopped = look.view.trace, len(walk.tab.lock.stopped)
    stillness = Stillness(walk.watch.still_seconds, before)
    hindered = press(button)
    if hindered:
        _look_for_the_form(walk, ticket, hindered)
    end = time.monotonic() + CONFIRM_SECONDS
    while time.monotonic() < end:
        walk.tab.pump()
        now = walk.watch.look()
        _note_response(walk, ticket, answered)
        still = stillness.of(now)
        since = Look(now.view, walk.flow, walk.watch.words, look, still=still) if now else None
        screen = since.screen(walk.flow.after, still=still) if since else None
        if since and screen and since.view.trace != before and _counts(screen, ticket, answered):
            walk.tab.lock.close(())
            walk.receipt.step(screen.name, doing(screen.act), without_query(since.view.address))
            return screen, since
        if ticket.used is None and not ticket.open:
            if now and walk.known_dialog(now):
                hindered = Covered()
            elif _gone(button) or (now and read_back(now) != read_back(look)):
                hindered = NotPressed()
            if hindered:
                _look_for_the_form(walk, ticket, hindered)
            places = walk.tab.lock.stopped[stopped:]
            raise PageError(_why_nothing_left(ticket, places, hindered))
    raise Unconfirmed(answered.why_not(ticket))


def _note_response(walk: Walk, ticket: Ticket, answered: Answered) -> None:
    """Write down that the site answered: status and place, never what it said."""
    status = answered.status(ticket)
    if status and ticket.used:
        place = without_query(ticket.used.address)
        response = {"status": str(status), "place": place}
        if walk.receipt.record.response != response:
            walk.receipt.record.response = response
            walk.receipt.save()


def _why_nothing_left(ticket: Ticket, places: list[str], hindered: NotPressed | None) -> str:
    if ticket.refused:
        other = tr("The page tried to send something else than you approved; it was stopped")
        return with_colon(other, listed(places))
    if hindered:
        return tr("{why} Nothing was sent.").format(why=hindered)
    if places:
        stopped = tr("The button was pressed; what the page then tried to send was stopped")
        return with_colon(stopped, listed(places))
    return tr("The button was pressed, but the page sent nothing.")


def _look_for_the_form(walk: Walk, ticket: Ticket, why: NotPressed) -> None:
    """After a press that failed: is the form still there, with nothing sent?

    Raises:
        NotPressed: it is.
    """
    for _ in range(10):
        walk.tab.pump()
    now = walk.watch.look()
    untouched = ticket.used is None and ticket.refused is None
    if untouched and now and now.proof.verdict is Verdict.PROVED:
        raise why


def _gone(button: ElementHandle) -> bool:
    """Whether the page put another button in the place of the one that was pressed."""
    try:
        return not button.evaluate("e => e.isConnected")
    except Error:
        return True


def _counts(screen: Screen, ticket: Ticket, answered: Answered) -> bool:
    """A screen tells how it went only once the site took the request; a fault always does.

    Some pages thank before they have sent, or whatever came back.
    """
    return isinstance(screen.act, TurnBack) or 0 < answered.status(ticket) < 400


def _refusal(walk: Walk, screen: Screen, look: Look) -> PageError:
    """Keep what a page said instead of a confirmation: what it is known by, else its titles."""
    found = [element.name for element in look.elements(screen.sight)]
    titles = dict.fromkeys(element.name for element in look.view.of_role(Role.HEADING))
    walk.receipt.record.refusal = min(found, key=len) if found else " · ".join(titles)
    _keep_picture(walk, "refusal")
    why = tr(screen.act.why if isinstance(screen.act, TurnBack) else screen.name)
    return PageError(tr("After the button was pressed: {why}.").format(why=why))


def _keep_proof(walk: Walk, look: Look) -> None:
    walk.receipt.record.confirmation = _confirmation(look, walk)
    walk.receipt.end(Outcome.SENT, tr("the page confirmed that it received the objection"))
    _keep_picture(walk, "confirmation")


def _keep_picture(walk: Walk, name: str) -> None:
    try:
        walk.receipt.picture(name, walk.tab.picture())
    except (UsageError, NotSent) as error:
        walk.person.say(f"  {error}")


def _confirmation(look: Look, walk: Walk) -> str:
    """The text of the confirmation the page shows, empty where it shows none."""
    labels = [s for s in walk.flow.after if isinstance(s.act, Finish)]
    found = [e.name for screen in labels for e in look.elements(screen.sight)]
    return found[0] if found else ""


def _send_code(walk: Walk, look: Look, answered: Answered) -> tuple[Screen, Look]:
    """The code sent by e-mail: its own question, its own ticket.

    Raises:
        Unconfirmed: the person did not give or send the code.
    """
    person = walk.person
    person.say("")
    person.say(tr("  The site sent a code to your e-mail address and asks for it."))
    person.say(tr("  Leave the window open. Nothing has been sent but the form you approved."))
    here = waiting(walk.tab, person, answer_here())
    code = (person.ask(code_question(), here, walk.wait) or "").strip()
    if not code:
        raise _code_not_sent()
    walk.tab.lock.close([code])
    look, button = _fill_code(walk, code)
    if not is_yes(person.ask(tr("  Type yes to send the code:"), here, walk.wait)):
        raise _code_not_sent()
    ticket = walk.tab.lock.ticket(leave_for_code(look, button, code))
    answered.seen.clear()
    try:
        return _press(walk, look, hold(look, button), ticket, answered)
    except NotPressed:
        raise _code_not_sent() from None


def _code_not_sent() -> Unconfirmed:
    return Unconfirmed(tr("The form was sent; the code it asks for was not."))


def code_question() -> str:
    """The question for the code that came by e-mail."""
    return tr("  Type the code, or nothing to stop:")


def _fill_code(walk: Walk, code: str) -> tuple[Look, Element]:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        look = walk.watch.look()
        field = look.field(Purpose.CODE) if look else None
        if look and field and field.control:
            host_of(look, field)
            if field.control.value == code:
                return look, _code_button(walk, look, field)
            try:
                look.view.handle(field).fill(code, timeout=5000)
            except Error:
                logger.info("the code field went away")
        walk.tab.pump()
    raise PageError(tr("The page does not keep the code."))


def _code_button(walk: Walk, look: Look, field: Element) -> Element:
    labels = (walk.flow.form.confirm_code, walk.flow.form.submit)
    for label in labels:
        found = [e for e, _ in look.bearers(label) if e.group == field.group]
        if len(found) == 1:
            return found[0]
    raise PageError(tr("I cannot tell which button sends the code."))
