"""What earlier runs did on a site, said before a new one: never sent twice by itself."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from optout_bot.base.data_folder import PAGES
from optout_bot.base.errors import NotSent, UsageError
from optout_bot.base.files import NEW
from optout_bot.base.messages import system_said, tr, with_colon
from optout_bot.person.receipt import FILE, SUMS, Outcome, Record, sha256
from optout_bot.person.terminal import Person, Pump, Question

if TYPE_CHECKING:
    from optout_bot.flow import Flow

AGAIN = "again"
_FOLDER = re.compile(r"\d{8}T\d{6}Z-([a-z]+)(-\d+)?")


# What every version wrote down, and what kind each is of.
_ALWAYS = ("tool", "site", "practice", "outcome", "why", "started_at", "intent_at", "sent_at")
_KINDS = {name: type(value) for name, value in vars(Record("", practice=False)).items()}


@dataclass
class Kept(Record):
    """A receipt as found on the disk; `fault` says what is wrong with it."""

    folder: Path = Path()
    fault: str = ""


def kept(folder: Path) -> Iterator[Kept]:
    """The receipts in a folder, oldest first; what cannot be read is said, not skipped.

    Raises:
        UsageError: the folder itself cannot be read.
    """
    try:
        folders = sorted(path for path in folder.iterdir() if path.is_dir())
    except FileNotFoundError:
        return
    except OSError as error:
        text = tr("{folder}: the receipts there cannot be read: {why}")
        raise UsageError(text.format(folder=folder, why=system_said(error))) from None
    for each in folders:
        try:
            yield one(each)
        except UsageError:
            fault = tr("this receipt cannot be read")
            yield Kept("", practice=False, tool="", outcome="", folder=each, fault=fault)


def one(folder: Path) -> Kept:
    """The receipt in a folder.

    Raises:
        UsageError: there is none that can be read.
    """
    try:
        return _read(folder)
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        raise UsageError(with_colon(folder.name, tr("this receipt cannot be read"))) from None


def _read(folder: Path) -> Kept:
    data = json.loads((folder / FILE).read_text(encoding="utf-8"))
    held = {name: data[name] for name in _KINDS if name in data or name in _ALWAYS}
    held["outcome"] = Outcome(held["outcome"])
    if not all(isinstance(value, _KINDS[name]) for name, value in held.items()):
        raise TypeError
    return Kept(**held, folder=folder, fault=_changed(folder))


def _changed(folder: Path) -> str:
    """What of a receipt is not as it was written, empty where all is.

    Of a run that was killed while it wrote, some files are new, and the hashes of these stand
    beside the old ones.
    """
    hashes = _hashes(folder / SUMS)
    newer = folder / (SUMS + NEW)
    newer_hashes = _hashes(newer) if newer.exists() else {}
    if FILE not in hashes:
        return tr("its hash is missing")
    for name, digest in hashes.items():
        if sha256(folder / name) not in {digest, newer_hashes.get(name)}:
            return tr("{name} is not what was written").format(name=name)
    return ""


def _hashes(sums: Path) -> dict[str, str]:
    pairs = (line.partition("  ") for line in sums.read_text(encoding="utf-8").splitlines())
    # Nothing but what a receipt itself is written into.
    parts = ((Path(name), digest) for digest, _, name in pairs)
    return {
        f"{PAGES}/{path.name}" if path.parent.name == PAGES else path.name: digest
        for path, digest in parts
    }


def concerning(receipts: Path, site: str) -> list[Kept]:
    """The receipts, oldest first, after which a run on this site could be a second one.

    One that was changed or cannot be read could be of any site that it does not exclude.
    """
    return [each for each in kept(receipts) if _concerns(each, site)]


def _concerns(receipt: Kept, site: str) -> bool:
    if receipt.fault:
        name = _FOLDER.fullmatch(receipt.folder.name)
        return site in (receipt.site, name[1]) if name else True
    pressed = receipt.outcome in {Outcome.SENT, Outcome.ALREADY, Outcome.UNCONFIRMED}
    return receipt.site == site and not receipt.practice and pressed


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
        return [stated.format(day=_day(receipt.started_at)), folder, *where_to_look()]
    if receipt.outcome == Outcome.SENT:
        sent = tr("An objection was sent here on {day}, and the page confirmed it.")
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
