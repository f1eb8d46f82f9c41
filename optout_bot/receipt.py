"""The receipt: a private folder that says truthfully, at every moment, what happened.

It is written step by step. Until the button is pressed it says `stopped`; from the
intent on it says `unconfirmed`; only a confirmation that was seen makes it `sent`.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from optout_bot import __version__
from optout_bot.errors import UsageError

VERSION = 1
FILE = "receipt.json"


class Outcome(StrEnum):
    """How a run ended."""

    SENT = "sent"
    UNCONFIRMED = "unconfirmed"
    DECLINED = "declined"
    STOPPED = "stopped"


@dataclass
class FieldRecord:
    """A field of the form: what was meant and what the form held, e-mail addresses masked."""

    purpose: str
    label: str
    meant: str
    read_back: str


@dataclass
class Step:
    """One thing the program did or saw. The address is without its query."""

    at: str
    screen: str
    act: str
    address: str


@dataclass
class Record:
    """What stands in `receipt.json`. Times are UTC, ISO 8601.

    `stated`: the outcome is what the person said; the program saw none of it.
    """

    site: str
    practice: bool
    version: int = VERSION
    tool: str = f"optout-bot {__version__}"
    outcome: str = Outcome.STOPPED
    stated: bool = False
    why: str = "the run ended before it was finished"
    started_at: str = ""
    ended_at: str = ""
    language: str = ""
    door: str = ""
    form: dict[str, str] = field(default_factory=dict)
    fields: list[FieldRecord] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    intent_at: str = ""
    sent_at: str = ""
    confirmation: str = ""
    stopped_requests: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)


class Receipt:
    """A receipt being written.

    Raises:
        UsageError: the folder cannot be written.
    """

    def __init__(self, folder: Path, site: str, *, practice: bool) -> None:
        self.record = Record(site=site, practice=practice, started_at=_now())
        self.folder = _new_folder(folder, site)
        self.save()

    def step(self, screen: str, act: str, address: str) -> None:
        """Write down a step."""
        self.record.steps.append(Step(_now(), screen, act, address))
        self.save()

    def picture(self, name: str, content: bytes) -> None:
        """Keep a picture, with its hash."""
        if content:
            _write(self.folder / f"{name}.png", content)
            self.record.pictures[f"{name}.png"] = hashlib.sha256(content).hexdigest()
            self.save()

    def intent(self) -> None:
        """Write to the disk that the button is about to be pressed."""
        self.record.intent_at = self.record.intent_at or _now()
        self.end(Outcome.UNCONFIRMED, "the button was pressed; no confirmation was seen")

    def not_pressed(self) -> None:
        """Take the intent back: the press went nowhere and nothing left."""
        self.record.intent_at = ""
        self.end(Outcome.STOPPED, "the page changed under the press; nothing was sent")

    def end(self, outcome: Outcome, why: str) -> None:
        """Write down how it ended, so far as is known now."""
        self.record.outcome = outcome
        self.record.why = why
        self.record.ended_at = _now()
        if outcome is Outcome.SENT and not self.record.stated:
            self.record.sent_at = self.record.ended_at
        self.save()

    def save(self) -> None:
        """Write the receipt and the hashes of all its files."""
        content = json.dumps(asdict(self.record), ensure_ascii=False, indent=2).encode()
        _write(self.folder / FILE, content + b"\n")
        names = [FILE, *self.record.pictures]
        sums = (f"{_sha256(self.folder / name)}  {name}\n" for name in names)
        _write(self.folder / "SHA256SUMS", "".join(sums).encode())


@dataclass(frozen=True)
class Kept:
    """A receipt as found on the disk; `fault` says what is wrong with it."""

    folder: Path
    site: str = ""
    practice: bool = False
    outcome: str = ""
    why: str = ""
    started_at: str = ""
    fault: str = ""
    stated: bool = False


def kept(folder: Path) -> Iterator[Kept]:
    """The receipts in a folder, oldest first; what cannot be read is said, not skipped."""
    if not folder.is_dir():
        return
    for each in sorted(path for path in folder.iterdir() if path.is_dir()):
        try:
            data = json.loads((each / FILE).read_text(encoding="utf-8"))
            yield Kept(
                each,
                str(data["site"]),
                bool(data["practice"]),
                str(Outcome(data["outcome"])),
                str(data["why"]),
                str(data["started_at"]),
                _changed(each),
                data.get("stated") is True,
            )
        except (OSError, ValueError, KeyError, TypeError):
            yield Kept(each, fault="this receipt cannot be read")


def _changed(folder: Path) -> str:
    lines = (folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    for line in lines:
        digest, _, name = line.partition("  ")
        if _sha256(folder / Path(name).name) != digest:
            return f"{name} is not what was written"
    return ""


def mask(email: str) -> str:
    """An e-mail address that its owner recognises and a stranger does not learn."""
    name, at, host = email.partition("@")
    return f"{name[:1]}***{at}{host}" if at else "***"


def _new_folder(parent: Path, site: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    try:
        for part in (*reversed(parent.parents), parent):
            if not part.exists():
                part.mkdir(mode=0o700)
        for number in range(1, 100):
            name = f"{stamp}-{site}" + (f"-{number}" if number > 1 else "")
            folder = parent / name
            if not folder.exists():
                folder.mkdir(mode=0o700)
                return folder
    except OSError as error:
        raise UsageError(f"{parent}: no receipt can be written there: {error.strerror}") from None
    raise UsageError(f"{parent}: too many receipts of the same second")


def _write(path: Path, content: bytes) -> None:
    """Replace a file whole, private from its first byte on, and on the disk when done."""
    new = path.with_name(path.name + ".new")
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
