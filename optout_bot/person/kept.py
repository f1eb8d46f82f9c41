"""The receipts as they are found on the disk: read, checked against their hashes, written on."""

from __future__ import annotations

import errno
import json
import os
import re
import stat
from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from optout_bot.base.data_folder import FOLDERS
from optout_bot.base.errors import UsageError
from optout_bot.base.files import ITSELF, NEW, unwritable
from optout_bot.base.messages import system_said, tr, with_colon
from optout_bot.person.receipt import FILE, SHOWN, SUMS, Receipt, sha256
from optout_bot.person.record import (
    VERSION,
    AnswerRecord,
    FieldRecord,
    LetterRecord,
    Outcome,
    Prover,
    Record,
    Step,
    made,
    moment_of,
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
_FILES = ("pictures", "pages", "papers")
_TEXTS = ("form", "response", *_FILES)
# No file of a receipt is as large.
_MOST_BYTES = 100_000_000
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
    folders = [Path(each.path) for each in _entries(folder) if each.is_dir(follow_symlinks=False)]
    for each in folders:
        try:
            yield one(each)
        except UsageError:
            fault = tr("this receipt cannot be read")
            yield Kept("", practice=False, tool="", outcome="", folder=each, fault=fault)


def strangers(folder: Path) -> list[Path]:
    """What lies among the receipts and is no folder, or a link to one.

    Raises:
        UsageError: the folder itself cannot be read.
    """
    entries = _entries(folder)
    return [Path(each.path) for each in entries if not each.is_dir(follow_symlinks=False)]


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
    content = content_of(place, FILE)
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
        json.dumps(data, ensure_ascii=False).encode()
    files: dict[str, str] = {}
    for name in _FILES:
        files |= held.get(name, {})
    return Kept(**held, folder=folder, fault=_changed(place, content, files))


def _check(held: dict[str, Any]) -> None:
    """See that what stands in a receipt is what one writes into it.

    Raises:
        ValueError, TypeError: it is not.
    """
    if not _SITE.fullmatch(held["site"]):
        raise ValueError(held["site"])
    for name in _TEXTS:
        for key, text in held.get(name, {}).items():
            if not isinstance(text, str) or (name in _FILES and not _is_own(key)):
                raise TypeError(name)
    if not all(isinstance(each, str) for each in held.get("stopped_requests", ())):
        raise TypeError
    Prover(held.get("confirmed_by", ""))
    moment_of(held["started_at"])
    for name in _STAMPS:
        if stamp := held.get(name):
            moment_of(stamp)
    for answer in held["answers"]:
        if answer.file and answer.file not in held.get("papers", {}):
            raise ValueError(answer.file)


def _is_own(name: str) -> bool:
    return _inside(name) == name and ":" not in name


def content_of(folder: str, name: str) -> bytes:
    """What a file of a receipt holds; no link is followed, and no pipe waited for.

    Raises:
        OSError: it is no file, cannot be read, or is larger than any that is kept.
    """
    descriptor = os.open(f"{folder}{os.sep}{name}", os.O_RDONLY | ITSELF)
    try:
        found = os.fstat(descriptor)
        if not stat.S_ISREG(found.st_mode) or found.st_size > _MOST_BYTES:
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), name)
        return os.read(descriptor, found.st_size + 1)
    finally:
        os.close(descriptor)


def _changed(folder: str, record: bytes, files: dict[str, str]) -> str:
    """What of a receipt is not as it was written, empty where all is; `record` is what its first
    file holds, `files` are the others with the hashes that stand there.

    Of a run that was killed while it wrote, some files are new, and the hashes of these stand
    beside the old ones.
    """
    hashes = _hashes(folder, SUMS)
    if FILE not in hashes:
        return tr("its hash is missing")
    shown = [SHOWN] if os.path.lexists(f"{folder}{os.sep}{SHOWN}") else []
    for name in dict.fromkeys((*shown, *files, *hashes)):
        found = sha256(record if name == FILE else content_of(folder, name))
        for digest in (found, files.get(name, found)):
            if digest != hashes.get(name) and digest != _newer(folder).get(name):
                return tr("{name} is not what was written").format(name=name)
    return ""


def _newer(folder: str) -> dict[str, str]:
    try:
        return _hashes(folder, SUMS + NEW)
    except FileNotFoundError:
        return {}


def _hashes(folder: str, sums: str) -> dict[str, str]:
    pairs = (line.partition("  ") for line in content_of(folder, sums).decode("utf-8").splitlines())
    return {_inside(name): digest for digest, _, name in pairs}


def _inside(name: str) -> str:
    """A name of nothing but what a receipt itself is written into."""
    folder, _, file = name.replace("\\", "/").rpartition("/")
    inner = folder.rpartition("/")[2]
    return f"{inner}/{file}" if inner in FOLDERS else file


def reopened(folder: Path) -> Receipt:
    """A receipt to be written on, as what follows an objection is filed in it.

    Raises:
        UsageError: it is not as it was written, or a later version wrote it.
    """
    receipt = one(folder)
    if receipt.fault or receipt.version > VERSION:
        fault = receipt.fault or tr("a later version of the program wrote it")
        raise UsageError(with_colon(folder.name, fault))
    try:
        _finish(folder)
        shown = _hashes(str(folder), SUMS).get(SHOWN, "")
    except OSError as error:
        raise unwritable(folder, error) from None
    return Receipt(folder, Record(**_held(receipt)), shown=shown)


def _finish(folder: Path) -> None:
    """Put into place what a run that was killed left beside, where some of it is in place."""
    place, newer = str(folder), _newer(str(folder))
    hashes = _hashes(place, SUMS).items()
    if not newer or all(sha256(content_of(place, name)) == digest for name, digest in hashes):
        return
    for name, digest in newer.items():
        beside = folder / (name + NEW)
        if beside.is_file() and sha256(content_of(place, name + NEW)) == digest:
            beside.replace(folder / name)
    (folder / (SUMS + NEW)).replace(folder / SUMS)


def as_kept(receipt: Receipt) -> Kept:
    """A receipt that is being written, as it will be found."""
    return Kept(**_held(receipt.record), folder=receipt.folder)


def _held(record: Record) -> dict[str, Any]:
    return {each.name: getattr(record, each.name) for each in fields(Record)}
