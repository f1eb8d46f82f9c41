"""The receipt: a private folder that says truthfully, at every moment, what happened.

It is written step by step. Until the button is pressed it says `stopped`; from the
intent on it says `unconfirmed`; only a confirmation that was seen makes it `sent`.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from pathlib import Path

from optout_bot import __version__
from optout_bot.base.data_folder import PAGES
from optout_bot.base.errors import UsageError
from optout_bot.base.files import masked_in, private_folder, sync, unwritable, write_whole
from optout_bot.base.messages import tr

VERSION = 1
FILE = "receipt.json"
SUMS = "SHA256SUMS"


class Outcome(StrEnum):
    """How a run ended."""

    SENT = "sent"
    ALREADY = "already"
    UNCONFIRMED = "unconfirmed"
    DECLINED = "declined"
    STOPPED = "stopped"
    REHEARSED = "rehearsed"


class Prover(StrEnum):
    """Who judged that something is what it is taken for."""

    PROGRAM = "program"
    PERSON = "person"
    NOBODY = ""


@dataclass
class FieldRecord:
    """A field of the form: what was meant and what the form held."""

    purpose: str
    label: str
    meant: str
    read_back: str


@dataclass
class Step:
    """One thing the program did or saw. The address is without its query; `page` is the file in
    which the page was kept."""

    at: str
    screen: str
    act: str
    address: str
    page: str = ""


@dataclass
class Record:
    """What stands in `receipt.json`. Times are UTC, ISO 8601.

    `response` is the site's answer to the request that was let out: status and place;
    `confirmation` or `refusal` is what the page said after the press, in its own words.
    `confirmed_by` is who judged that it confirms, and `form["proved_by"]` who judged that it is the
    form. `stopped_requests` are those that the lock stopped until the last saving.
    `pages` are the kept snapshots, `browser` its name and version.
    `stated`: the outcome is what the person said; the program saw none of it.
    """

    site: str
    practice: bool
    version: int = VERSION
    tool: str = f"optout-bot {__version__}"
    outcome: str = Outcome.STOPPED
    stated: bool = False
    why: str = field(default_factory=lambda: tr("the run ended before it was finished"))
    started_at: str = ""
    ended_at: str = ""
    language: str = ""
    door: str = ""
    form: dict[str, str] = field(default_factory=dict)
    fields: list[FieldRecord] = field(default_factory=list)
    steps: list[Step] = field(default_factory=list)
    intent_at: str = ""
    sent_at: str = ""
    response: dict[str, str] = field(default_factory=dict)
    confirmation: str = ""
    confirmed_by: str = ""
    refusal: str = ""
    stopped_requests: list[str] = field(default_factory=list)
    pictures: dict[str, str] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)
    browser: str = ""


class Receipt:
    """A receipt being written. `hide` is an e-mail address that is masked wherever it stands,
    also where the page itself shows it; pictures show what the page shows.

    Raises:
        UsageError: it cannot be written; nothing is left of it.
    """

    def __init__(self, folder: Path, site: str, *, practice: bool, hide: str = "") -> None:
        self.record = Record(site=site, practice=practice, started_at=_now())
        self._hide = hide
        self.folder = _new_folder(folder, site)
        try:
            self.save()
        except UsageError:
            with suppress(OSError):
                self.folder.rmdir()
            raise

    def step(self, screen: str, act: str, address: str, page: str = "") -> None:
        """Write down a step, and the page that it was done on where there is one."""
        name = self._page_name(screen) if page else ""
        self.record.steps.append(Step(_now(), screen, act, address, name))
        self._keep(self.record.pages, name, page.encode("utf-8", "replace"))

    def page(self, screen: str, page: str) -> None:
        """Keep the snapshot of a page, with its hash.

        Raises:
            UsageError: it cannot be written.
        """
        content = page.encode("utf-8", "replace")
        self._keep(self.record.pages, self._page_name(screen), content)

    def picture(self, name: str, content: bytes) -> None:
        """Keep a picture, with its hash.

        Raises:
            UsageError: it cannot be written.
        """
        if content:
            self._keep(self.record.pictures, f"{name}.png", content)

    def _page_name(self, screen: str) -> str:
        named = re.sub(r"\W+", "-", screen.casefold()).strip("-")
        return f"{PAGES}/{len(self.record.pages) + 1:02}-{named}.json"

    def _keep(self, kept: dict[str, str], name: str, content: bytes) -> None:
        if not content:
            return self.save()
        before = kept.get(name)
        kept[name] = hashlib.sha256(content).hexdigest()
        try:
            self.save({self.folder / name: content})
        except UsageError:
            del kept[name]
            if before:
                kept[name] = before
            raise

    def intent(self) -> None:
        """Write to the disk that the button is about to be pressed.

        Raises:
            UsageError: it cannot be written, so it must not be pressed.
        """
        self.record.intent_at = self.record.intent_at or _now()
        self.end(Outcome.UNCONFIRMED, tr("the button was pressed; no confirmation was seen"))
        # What was written before did not wait for the disk.
        kept = (self.folder / name for name in (*self.record.pictures, *self.record.pages))
        _sync([*kept, self.folder.parent])

    def not_pressed(self, why: str) -> None:
        """Take the intent back: the press went nowhere and nothing left."""
        self.record.intent_at = ""
        self.end(Outcome.STOPPED, why)

    def end(self, outcome: Outcome, why: str) -> None:
        """Write down how it ended, so far as is known now.

        Raises:
            UsageError: it cannot be written.
        """
        self.record.outcome = outcome
        self.record.why = why
        self.record.ended_at = _now()
        if outcome is Outcome.SENT and not self.record.stated:
            self.record.sent_at = self.record.ended_at
        self.save()

    def save(self, more: dict[Path, bytes] | None = None) -> None:
        """Write the receipt, and the hashes of all that it keeps; the log still grows.

        From the intent on it then stands even if the power fails, before that if the program
        dies: waiting for the disk takes time.

        Raises:
            UsageError: it cannot be written; what was written before still stands.
        """
        text = json.dumps(asdict(self.record), ensure_ascii=False, indent=2) + "\n"
        content = masked_in(text, self._hide).encode("utf-8", "replace")
        hashes = {FILE: hashlib.sha256(content).hexdigest()}
        hashes |= self.record.pictures | self.record.pages
        sums = "".join(f"{digest}  {name}\n" for name, digest in hashes.items())
        files = {self.folder / FILE: content, self.folder / SUMS: sums.encode()}
        _write((more or {}) | files, synced=bool(self.record.intent_at))


def _new_folder(parent: Path, site: str) -> Path:
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    try:
        private_folder(parent)
        for number in range(1, 100):
            name = f"{stamp}-{site}" + (f"-{number}" if number > 1 else "")
            folder = parent / name
            if not folder.exists():
                folder.mkdir(mode=0o700)
                return folder
    except OSError as error:
        raise unwritable(parent, error) from None
    many = tr("{folder}: too many receipts of the same second")
    raise UsageError(many.format(folder=parent))


def _write(contents: dict[Path, bytes], *, synced: bool) -> None:
    try:
        for folder in {path.parent for path in contents}:
            private_folder(folder)
        write_whole(contents, synced=synced)
    except OSError as error:
        raise unwritable(next(iter(contents)).parent, error) from None


def _sync(paths: Iterable[Path]) -> None:
    for path in paths:
        try:
            sync(path)
        except OSError as error:
            raise unwritable(path.parent, error) from None


def sha256(path: Path) -> str:
    """The hash of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="milliseconds")
