"""The receipt: a private folder that says truthfully, at every moment, what happened.

It is written step by step. Until the button is pressed it says `stopped`; from the
intent on it says `unconfirmed`; only a confirmation that was seen makes it `sent`.
"""

from __future__ import annotations

import errno
import hashlib
import json
import os
import re
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Self

from optout_bot.base.data_folder import PAGES
from optout_bot.base.errors import UsageError
from optout_bot.base.files import masked_in, private_folder, sync, unwritable, write_whole
from optout_bot.base.messages import tr
from optout_bot.person.record import Outcome, Record, Step

FILE = "receipt.json"
SUMS = "SHA256SUMS"
# The same for people.
SHOWN = "receipt.html"


class Receipt:
    """A receipt being written, into its folder. `hide` is an e-mail address that is masked wherever
    it stands, also where the page itself shows it; pictures show what the page shows. `shown` is
    the hash of the page for people, where it was written before."""

    def __init__(self, folder: Path, record: Record, hide: str = "", shown: str = "") -> None:
        self.folder, self.record = folder, record
        self._hide, self._shown = hide, shown

    @classmethod
    def new(cls, parent: Path, site: str, *, practice: bool, hide: str = "") -> Self:
        """Begin one, in a folder of its own.

        Raises:
            UsageError: it cannot be written; nothing is left of it.
        """
        record = Record(site=site, practice=practice, started_at=now())
        receipt = cls(_new_folder(parent, site), record, hide)
        try:
            receipt.save()
        except UsageError:
            with suppress(OSError):
                receipt.folder.rmdir()
            raise
        return receipt

    def step(self, screen: str, act: str, address: str, page: str = "") -> None:
        """Write down a step, and the page that it was done on where there is one."""
        name = self._page_name(screen) if page else ""
        self.record.steps.append(Step(now(), screen, act, address, name))
        self._keep(self.record.pages, name, page.encode("utf-8", "replace"))

    def page(self, screen: str, page: str) -> None:
        """Keep the snapshot of a page, with its hash.

        Raises:
            UsageError: it cannot be written.
        """
        content = page.encode("utf-8", "replace")
        self._keep(self.record.pages, self._page_name(screen), content)

    def picture(self, name: str, content: bytes, address: str = "") -> None:
        """Keep a picture of the page at an address, with its hash.

        Raises:
            UsageError: it cannot be written.
        """
        if content:
            file = f"{name}.png"
            self.record.steps.append(Step(now(), name, "picture", address, picture=file))
            self._keep(self.record.pictures, file, content)

    def paper(self, name: str, content: bytes) -> str:
        """Keep an answer or a letter, with its hash; the file under which it is.

        Raises:
            UsageError: it cannot be written.
        """
        folder, _, rest = name.partition("/")
        place, number = self.folder / folder, len(self.record.papers) + 1
        if place.is_symlink():
            raise unwritable(place, OSError(errno.ELOOP, os.strerror(errno.ELOOP)))
        # What somebody else put there stays.
        while (place / f"{number:02}-{rest}").exists():
            number += 1
        file = f"{folder}/{number:02}-{rest}"
        self._keep(self.record.papers, file, content)
        return file

    def show(self, html: str) -> None:
        """Keep the page that shows all of it to a person.

        Raises:
            UsageError: it cannot be written.
        """
        content = masked_in(html, self._hide).encode("utf-8", "replace")
        self._shown = sha256(content)
        self.save({self.folder / SHOWN: content})

    def _page_name(self, screen: str) -> str:
        named = re.sub(r"\W+", "-", screen.casefold()).strip("-")
        return f"{PAGES}/{len(self.record.pages) + 1:02}-{named}.json"

    def _keep(self, kept: dict[str, str], name: str, content: bytes) -> None:
        if not content:
            return self.save()
        before = kept.get(name)
        kept[name] = sha256(content)
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
        self.record.intent_at = self.record.intent_at or now()
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
        self.record.ended_at = now()
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
        hashes = {FILE: sha256(content)}
        hashes |= self.record.pictures | self.record.pages | self.record.papers
        hashes |= {SHOWN: self._shown} if self._shown else {}
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


def sha256(content: bytes) -> str:
    """The hash of what a file holds."""
    return hashlib.sha256(content).hexdigest()


def now() -> str:
    """This moment, as a receipt writes it."""
    return datetime.now(UTC).isoformat(timespec="milliseconds")
