"""The receipts as they are found on the disk: read, checked against their hashes, written on."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from optout_bot.base.data_folder import FOLDERS
from optout_bot.base.errors import UsageError
from optout_bot.base.files import NEW
from optout_bot.base.messages import system_said, tr, with_colon
from optout_bot.person.receipt import FILE, SUMS, Receipt, sha256
from optout_bot.person.record import (
    VERSION,
    AnswerRecord,
    FieldRecord,
    LetterRecord,
    Outcome,
    Prover,
    Record,
    Step,
    day_of,
    made,
)

# What every version wrote down, and what kind each is of.
_ALWAYS = ("tool", "site", "practice", "outcome", "why", "started_at", "intent_at", "sent_at")
_KINDS = {name: type(value) for name, value in vars(Record("", practice=False)).items()}
_LISTS = {
    "fields": FieldRecord,
    "steps": Step,
    "answers": AnswerRecord,
    "letters": LetterRecord,
}
_STAMPS = ("ended_at", "intent_at", "sent_at", "objected_on")
# Of these each part is a text.
_TEXTS = ("form", "response", "pictures", "pages", "papers")
_SITE = re.compile(r"[a-z]{1,40}")
# An objection was made, or may have been.
_MADE = {Outcome.SENT, Outcome.ALREADY, Outcome.UNCONFIRMED}


@dataclass
class Kept(Record):
    """A receipt as found on the disk; `fault` says what is wrong with it."""

    folder: Path = Path()
    fault: str = ""

    @property
    def counts(self) -> bool:
        """Whether an objection was made, or may have been, and this is as it was written."""
        return not self.fault and not self.practice and self.outcome in _MADE


def kept(folder: Path) -> Iterator[Kept]:
    """The receipts in a folder, oldest first; what cannot be read is said, not skipped.

    Raises:
        UsageError: the folder itself cannot be read.
    """
    folders = [Path(each.path) for each in _entries(folder) if each.is_dir()]
    for each in folders:
        try:
            yield one(each)
        except UsageError:
            fault = tr("this receipt cannot be read")
            yield Kept("", practice=False, tool="", outcome="", folder=each, fault=fault)


def strangers(folder: Path) -> list[Path]:
    """What lies among the receipts and is no folder.

    Raises:
        UsageError: the folder itself cannot be read.
    """
    return [Path(each.path) for each in _entries(folder) if not each.is_dir()]


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        return sorted(os.scandir(folder), key=lambda each: each.name)
    except FileNotFoundError:
        return []
    except OSError as error:
        text = tr("{folder}: the receipts there cannot be read: {why}")
        raise UsageError(text.format(folder=folder, why=system_said(error))) from None


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
    # Of ten thousand receipts every path that is built and every file that is opened counts.
    place = str(folder)
    content = _content(place, FILE)
    data = json.loads(content.decode("utf-8"))
    held = {name: data[name] for name in _KINDS if name in data or name in _ALWAYS}
    held["outcome"] = Outcome(held["outcome"])
    for name, value in held.items():
        if not isinstance(value, _KINDS[name]):
            raise TypeError(name)
    for name, kind in _LISTS.items():
        held[name] = [made(kind, each) for each in held.get(name, ())]
    _check(held)
    # Half a character: no receipt is written so.
    if b"\\ud" in content.lower():
        str(held).encode()
    return Kept(**held, folder=folder, fault=_changed(place, content))


def _check(held: dict[str, Any]) -> None:
    """See that what stands in a receipt is what one writes into it.

    Raises:
        ValueError, TypeError: it is not.
    """
    if not _SITE.fullmatch(held["site"]):
        raise ValueError(held["site"])
    texts = (text for name in _TEXTS for text in held.get(name, {}).values())
    if not all(isinstance(text, str) for text in (*texts, *held.get("stopped_requests", ()))):
        raise TypeError
    Prover(held.get("confirmed_by", ""))
    day_of(held["started_at"])
    for stamp in filter(None, (held.get(name) for name in _STAMPS)):
        day_of(stamp)
    for answer in held["answers"]:
        if answer.file and answer.file not in held.get("papers", {}):
            raise ValueError(answer.file)


def _content(folder: str, name: str) -> bytes:
    with open(f"{folder}{os.sep}{name}", "rb") as file:  # noqa: PTH123 - a Path costs more
        return file.read()


def _changed(folder: str, record: bytes) -> str:
    """What of a receipt is not as it was written, empty where all is; `record` is what its first
    file holds.

    Of a run that was killed while it wrote, some files are new, and the hashes of these stand
    beside the old ones.
    """
    hashes = _hashes(folder, SUMS)
    if FILE not in hashes:
        return tr("its hash is missing")
    for name, digest in hashes.items():
        found = sha256(record if name == FILE else _content(folder, name))
        if found != digest and found != _newer(folder).get(name):
            return tr("{name} is not what was written").format(name=name)
    return ""


def _newer(folder: str) -> dict[str, str]:
    try:
        return _hashes(folder, SUMS + NEW)
    except FileNotFoundError:
        return {}


def _hashes(folder: str, sums: str) -> dict[str, str]:
    pairs = (line.partition("  ") for line in _content(folder, sums).decode("utf-8").splitlines())
    return {_inside(name): digest for digest, _, name in pairs}


def _inside(name: str) -> str:
    """A name of nothing but what a receipt itself is written into."""
    folder, _, file = name.replace("\\", "/").rpartition("/")
    inner = folder.rpartition("/")[2]
    return f"{inner}/{file}" if inner in FOLDERS else file


def reopened(receipt: Kept) -> Receipt:
    """A receipt to be written on, as what follows an objection is filed in it.

    Raises:
        UsageError: it is not as it was written, or a later version wrote it.
    """
    if receipt.fault or receipt.version > VERSION:
        fault = receipt.fault or tr("a later version of the program wrote it")
        raise UsageError(with_colon(receipt.folder.name, fault))
    held = {each.name: getattr(receipt, each.name) for each in fields(Record)}
    return Receipt(receipt.folder, Record(**held))
