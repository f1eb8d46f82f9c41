"""What earlier runs did on a site, said before a new one: never sent twice by itself."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from optout_bot.base.errors import NotSent
from optout_bot.base.messages import day_shown, tr
from optout_bot.person.kept import Kept, kept
from optout_bot.person.record import Outcome, Prover, day_of
from optout_bot.person.terminal import Person, Pump, Question

if TYPE_CHECKING:
    from optout_bot.flow import Flow

AGAIN = "again"
_FOLDER = re.compile(r"\d{8}T\d{6}Z-([a-z]+)(-\d+)?")


def concerning(receipts: Path, site: str) -> list[Kept]:
    """The receipts, oldest first, after which a run on this site could be a second one.

    One that was changed or cannot be read could be of any site that it does not exclude.
    """
    return [each for each in kept(receipts) if _concerns(each, site)]


def _concerns(receipt: Kept, site: str) -> bool:
    if receipt.fault:
        name = _FOLDER.fullmatch(receipt.folder.name)
        return site in (receipt.site, name[1]) if name else True
    return receipt.site == site and receipt.counts


def ask_if_again(flow: Flow, receipts: Path, person: Person, pump: Pump, wait: float) -> None:
    """Say what an earlier run on this site did, and go on only after the word `again`.

    Raises:
        NotSent: the answer was another one, or there was nobody to ask.
    """
    found = concerning(receipts, flow.name)
    if not found:
        return
    person.say(flow.title)
    last = next((r for r in reversed(found) if not r.fault), None)
    for receipt in found:
        if receipt is last or receipt.fault:
            for line in _said(receipt):
                person.say(f"  {line}")
    person.say("  " + tr("Nothing has been opened."))
    text = tr("To do it again all the same, type {word}; anything else stops:")
    question = Question(f"  {text.format(word=AGAIN)}", AGAIN)
    if not question.agrees(person.ask(question, pump, wait)):
        raise NotSent(tr("It may be done already, and you did not say again. Nothing was sent."))


def _said(receipt: Kept) -> list[str]:
    folder = tr("Its receipt: {folder}").format(folder=receipt.folder)
    if receipt.fault:
        fault = tr("An earlier receipt is not as it was written: {fault}.")
        return [
            fault.format(fault=receipt.fault),
            folder,
            tr("So an objection may have been sent already."),
            *where_to_look(),
        ]
    if receipt.stated:
        stated = tr("On {day} you did it by hand. The program saw nothing of it.")
        day = day_shown(receipt.objected or day_of(receipt.started_at))
        return [stated.format(day=day), folder, *where_to_look()]
    if receipt.outcome == Outcome.SENT:
        sent = tr("An objection was sent here on {day}, and the page confirmed it.")
        if receipt.confirmed_by == Prover.PERSON:
            sent = tr("An objection was sent here on {day}, and you read the confirmation.")
        return [
            sent.format(day=_day(receipt.sent_at)),
            folder,
            tr("Meta's own text says: who has objected before need not do it again."),
        ]
    if receipt.outcome == Outcome.ALREADY:
        had = tr("On {day} the site said that it has your objection already.")
        return [had.format(day=_day(receipt.started_at)), folder]
    pressed = tr("On {day} the button was pressed here, and no confirmation was seen.")
    return [
        pressed.format(day=_day(receipt.intent_at or receipt.started_at)),
        folder,
        tr("So it may have been sent, and it may not."),
        *where_to_look(),
    ]


def where_to_look() -> list[str]:
    """How the person finds out whether an objection arrived."""
    return [
        tr("Look at the pictures in the receipt, and at your e-mail: also in the folders for"),
        tr("spam and social messages. Meta's answer may take up to 48 hours."),
    ]


def _day(stamp: str) -> str:
    try:
        return datetime.fromisoformat(stamp).strftime(tr("%Y-%m-%d, %H:%M UTC"))
    except ValueError:
        return tr("an unknown day")
