"""Sends the approved form: the intent on disk, one ticket, the button, the confirmation."""

from __future__ import annotations

import re
import time
from urllib.parse import urlsplit

from loguru import logger
from playwright.sync_api import Error

from optout_bot.errors import Declined, OptOutError, PageError, Unconfirmed
from optout_bot.flow import FillCode, Finish, Purpose, Screen, TurnBack, without_query
from optout_bot.identity import Verdict
from optout_bot.lock import Ticket
from optout_bot.look import Look
from optout_bot.receipt import Outcome
from optout_bot.review import YES, Review, the_button
from optout_bot.view import Element
from optout_bot.walk import Walk, doing

# How long a page may take to show that it received the objection.
CONFIRM_SECONDS = 30.0
_NOTHING_LEFT = "The button was pressed, but the page sent nothing."
_NOT_APPROVED = "The page tried to send something else than you approved; it was stopped."


class _NotPressed(Exception):
    """The press went nowhere: the page drew the button anew, and nothing left."""


def send(walk: Walk, look: Look, shown: Review) -> bool:
    """Press the button and see the confirmation; the receipt says how far it came.

    False when the page drew the form anew under the press: nothing left, ask again.

    Raises:
        Unconfirmed: a request left, and no confirmation was seen.
        PageError: no request left.
    """
    if _confirmation(look, walk):
        raise PageError("The page shows a confirmation already, before anything was sent.")
    button = the_button(look)
    values = tuple(line.held for line in shown.lines if line.purpose != Purpose.COUNTRY)
    walk.receipt.intent()
    ticket = walk.tab.lock.ticket(_hosts(look), _paths(look, button, walk), values)
    try:
        screen, after = _press(walk, look, button, ticket)
        while isinstance(screen.act, FillCode):
            screen, after = _send_code(walk, after)
        if not isinstance(screen.act, Finish):
            raise _refusal(screen)
        _keep_proof(walk, after)
    except _NotPressed:
        walk.receipt.not_pressed()
        return False
    except Unconfirmed:
        raise
    except OptOutError as error:
        if ticket.used:
            raise Unconfirmed(f"It was sent, but not confirmed: {error}") from None
        raise
    finally:
        walk.tab.lock.close(values)
        walk.receipt.record.stopped_requests = list(walk.tab.lock.stopped)
    return True


def _press(walk: Walk, look: Look, button: Element, ticket: Ticket) -> tuple[Screen, Look]:
    """Press, and wait for a screen that tells how it went.

    Raises:
        PageError: nothing left the browser.
        Unconfirmed: something left, and no known screen came.
    """
    before = look.view.trace
    try:
        look.view.handle(button).click(timeout=2000, no_wait_after=True)
    except Error:
        logger.info("the button did not take the press, or the page went on at once")
        _look_for_the_form(walk, ticket)
    end = time.monotonic() + CONFIRM_SECONDS
    while time.monotonic() < end:
        walk.tab.pump()
        now = walk.watch.look()
        screen = now.screen(walk.flow.after, still=False) if now else None
        if now and screen and now.view.trace != before and _counts(screen, ticket):
            walk.tab.lock.close(())
            walk.receipt.step(screen.name, doing(screen.act), without_query(now.view.address))
            return screen, now
        if ticket.used is None and not ticket.open:
            raise PageError(_NOT_APPROVED if ticket.refused else _NOTHING_LEFT)
    raise Unconfirmed("It was sent, but the page showed no confirmation that I know.")


def _look_for_the_form(walk: Walk, ticket: Ticket) -> None:
    """After a press that failed: is the form still there, with nothing sent?

    Raises:
        _NotPressed: it is.
    """
    for _ in range(10):
        walk.tab.pump()
    now = walk.watch.look()
    untouched = ticket.used is None and ticket.refused is None
    if untouched and now and now.proof.verdict is Verdict.PROVED:
        raise _NotPressed


def _counts(screen: Screen, ticket: Ticket) -> bool:
    """A confirmation counts only after a request left; a message about a fault always does."""
    return ticket.used is not None or isinstance(screen.act, TurnBack)


def _refusal(screen: Screen) -> PageError:
    why = screen.act.why if isinstance(screen.act, TurnBack) else screen.name
    return PageError(f"After the button was pressed: {why}.")


def _keep_proof(walk: Walk, look: Look) -> None:
    walk.receipt.picture("confirmation", walk.tab.picture())
    walk.receipt.record.confirmation = _confirmation(look, walk)
    walk.receipt.end(Outcome.SENT, "the page confirmed that it received the objection")


def _confirmation(look: Look, walk: Walk) -> str:
    """The text of the confirmation the page shows, empty where it shows none."""
    labels = [s for s in walk.flow.after if isinstance(s.act, Finish)]
    found = [e.name for screen in labels for e in look.elements(screen.sight)]
    return found[0] if found else ""


def _send_code(walk: Walk, look: Look) -> tuple[Screen, Look]:
    """The code sent by e-mail: its own question, its own ticket.

    Raises:
        Unconfirmed: the person did not give or send the code.
    """
    person = walk.person
    person.say("")
    person.say("  The site sent a code to your e-mail address and asks for it.")
    person.say("  Leave the window open. Nothing has been sent but the form you approved.")
    code = person.ask("  Type the code, or nothing to stop:", walk.tab.pump, walk.wait)
    if not code or not code.strip():
        raise Unconfirmed("The form was sent; the code it asks for was not.")
    walk.tab.lock.close([code.strip()])
    look, button = _fill_code(walk, code.strip())
    if person.ask("  Type yes to send the code:", walk.tab.pump, walk.wait) != YES:
        raise Unconfirmed("The form was sent; the code it asks for was not.") from Declined()
    ticket = walk.tab.lock.ticket(_hosts(look), _paths(look, button, walk), (code.strip(),))
    return _press(walk, look, button, ticket)


def _fill_code(walk: Walk, code: str) -> tuple[Look, Element]:
    end = time.monotonic() + 10
    while time.monotonic() < end:
        look = walk.watch.look()
        field = look.field(Purpose.CODE) if look else None
        if look and field and field.control:
            if field.control.value == code:
                return look, _code_button(walk, look, field)
            try:
                look.view.handle(field).fill(code, timeout=5000)
            except Error:
                logger.info("the code field went away")
        walk.tab.pump()
    raise PageError("The page does not keep the code.")


def _code_button(walk: Walk, look: Look, field: Element) -> Element:
    labels = (walk.flow.form.confirm_code, walk.flow.form.submit)
    for label in labels:
        found = [e for e, _ in look.bearers(label) if e.group == field.group]
        if len(found) == 1:
            return found[0]
    raise PageError("I cannot tell which button sends the code.")


def _hosts(look: Look) -> tuple[str, ...]:
    return (urlsplit(look.view.address).hostname or "",)


def _paths(look: Look, button: Element, walk: Walk) -> tuple[str, ...]:
    """The paths the site's forms send to, and the one this form names itself."""
    group = look.view.groups.get(button.group)
    own = urlsplit(group.action).path if group and group.action else ""
    return (*walk.flow.form.submit_paths, *((re.escape(own),) if own else ()))
