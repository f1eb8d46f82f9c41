"""The browser's folder: private, checked before anything opens in it, and always opened by
the same browser with the same cookie store.

A folder that the program made carries a small file, `optout-bot.json`. Only such a folder
is the program's to remove.
"""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from optout_bot.base.errors import BrowserError
from optout_bot.base.files import make_private, write_whole
from optout_bot.base.messages import system_said, tr
from optout_bot.browser.installed import Program, is_a_browsers_own
from optout_bot.browser.quiet import set_preferences

MARKER = "optout-bot.json"
_TOOL = "optout-bot"
# A keyring is often absent or locked on Linux, so there the simple store is used; elsewhere
# the system's own. A folder opened once with the other store loses its cookies for good.
STORE = "basic" if sys.platform.startswith("linux") else "system"
# Chrome itself keeps what it needs to go back by so many versions, not more.
_VERSIONS_BACK = 3
# A browser on a busy computer writes its files some time after it answers.
_TAKING_SECONDS = 10.0
_TURN_SECONDS = 0.05


@dataclass(frozen=True)
class Mark:
    """What stands in the small file.

    `ours`: the program made the folder. `sites`: where a sign-in was seen to work.
    """

    ours: bool
    tool: str = _TOOL
    browser: str = ""
    program: str = ""
    version: str = ""
    store: str = ""
    sites: tuple[str, ...] = ()


class Profile:
    """The folder in which a browser keeps a person's sign-in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder.expanduser().absolute()

    @property
    def mark(self) -> Mark | None:
        """What the program wrote down when it last opened the folder."""
        return _read(self.folder)

    def prepare(self, browser: str, program: Program | None) -> None:
        """Make the folder, or check that this browser may open it, and write down that it does.

        Raises:
            BrowserError: it is not fit for it; nothing was changed.
        """
        self.check()
        mark = self.mark or self._adopted()
        _refuse_another_browser(mark, program)
        mark = replace(mark, browser=browser, store=STORE)
        if program:
            mark = replace(mark, program=program.name, version=program.version)
        try:
            make_private(self.folder)
            set_preferences(self.folder, ours=mark.ours)
            _write(self.folder, mark)
        except OSError as error:
            raise _unwritable(error) from None
        if (cache := cache_of(self.folder)) is not None:
            claim(cache)

    def check(self) -> None:
        """Whether a browser may be opened in the folder at all; changes nothing.

        Raises:
            BrowserError: it is a file, another browser's own, or open.
        """
        if self.folder.exists() and not self.folder.is_dir():
            raise BrowserError(tr("The profile folder is a file."))
        if is_a_browsers_own(self.folder):
            raise BrowserError(
                tr("That is a browser's own profile folder. Choose a folder for this tool.")
            )
        self._refuse_if_open()

    def await_browser(self, check: Callable[[], None]) -> None:
        """Wait until a browser that was just started shows that it is really in this folder.

        Raises:
            BrowserError: it is in another.
        """
        end = time.monotonic() + _TAKING_SECONDS
        while not self._taken():
            check()
            if time.monotonic() > end:
                raise BrowserError(tr("The browser did not use the profile folder it was given."))
            time.sleep(_TURN_SECONDS)

    def in_use(self) -> bool:
        """Whether a browser of this computer has the folder open."""
        if os.name == "nt":
            return _held(self.folder / "lockfile")
        host, process = self._holder()
        return host == socket.gethostname() and process.isdigit() and _alive(int(process))

    def signed_in_before(self, site: str) -> bool:
        """Whether a sign-in to the site was seen to work in an earlier run."""
        return self.mark is not None and site in self.mark.sites

    def note_sign_in(self, site: str) -> None:
        """Write down that a sign-in to the site was seen to work."""
        mark = self.mark
        if mark and site not in mark.sites:
            _write(self.folder, replace(mark, sites=(*mark.sites, site)))

    def _taken(self) -> bool:
        locked = os.name == "nt" or (self.folder / "SingletonLock").is_symlink()
        return locked and (self.folder / "Local State").exists()

    def _refuse_if_open(self) -> None:
        lock = self.folder / "SingletonLock"
        host, _ = self._holder()
        if host and host != socket.gethostname():
            said = tr(
                "The profile was last open on a computer named otherwise. If no window is "
                "open, delete {lock} and try again."
            )
            raise BrowserError(said.format(lock=lock))
        if self.in_use():
            raise BrowserError(
                tr("The helper's window is still open. Close it and try again.")
                + " "
                + tr("If there is no such window, delete {lock}.").format(lock=lock)
            )

    def _holder(self) -> tuple[str, str]:
        lock = self.folder / "SingletonLock"
        if not lock.is_symlink():
            return "", ""
        host, _, process = lock.readlink().name.rpartition("-")
        return host, process

    def _adopted(self) -> Mark:
        """The mark of a folder that has none yet."""
        try:
            names = {each.name for each in self.folder.iterdir()} if self.folder.exists() else set()
        except OSError as error:
            raise _unwritable(error) from None
        names = {name for name in names if not name.startswith("Singleton")}
        if names and "Local State" not in names:
            raise BrowserError(
                tr("The profile folder holds other files. Choose an empty folder for this tool.")
            )
        if STORE == "basic" and _in_keyring(self.folder):
            raise BrowserError(
                tr(
                    "This profile keeps its sign-ins in your system's keyring, and they would be "
                    "lost here. Choose an empty folder for this tool."
                )
            )
        return Mark(ours=not names)


def is_ours(folder: Path) -> bool:
    """Whether the program made this folder, so that it may remove it."""
    mark = None if folder.is_symlink() else _read(folder)
    return mark is not None and mark.ours


def claim(folder: Path) -> None:
    """Make a private folder of the program's own; one that holds other files stays unmarked.

    Raises:
        OSError: it cannot be made or written.
    """
    if folder.exists() and (is_ours(folder) or any(folder.iterdir())):
        return
    make_private(folder)
    _write(folder, Mark(ours=True))


def cache_of(folder: Path) -> Path | None:
    """Where the browser keeps the cache of a profile, if outside of it.

    None as well where a link on the way would lead somewhere else.
    """
    home = Path.home()
    if sys.platform == "darwin":
        data, caches = home / "Library/Application Support", home / "Library/Caches"
    else:
        data = Path(os.environ.get("XDG_CONFIG_HOME") or home / ".config")
        caches = Path(os.environ.get("XDG_CACHE_HOME") or home / ".cache")
    if data not in folder.parents:
        return None
    cache = caches / folder.relative_to(data)
    return cache if cache.resolve() == caches.resolve() / folder.relative_to(data) else None


def _unwritable(error: OSError) -> BrowserError:
    said = tr("The profile folder cannot be made or written: {why}.")
    return BrowserError(said.format(why=system_said(error)))


def _refuse_another_browser(mark: Mark, program: Program | None) -> None:
    if mark.store and mark.store != STORE:
        raise BrowserError(
            tr("This profile was made on another system. Choose an empty folder for this tool.")
        )
    if program is None or not mark.version:
        return
    if program.name != mark.program:
        said = tr(
            "This profile belongs to {theirs}, and this browser is {this}. Open it with "
            "{theirs} again (OPTOUT_BROWSER), or choose an empty folder."
        )
        raise BrowserError(said.format(theirs=mark.program, this=program.name))
    if program.major < Program("", mark.version).major - _VERSIONS_BACK:
        said = tr(
            "This browser (version {this}) is much older than the one that made the profile "
            "(version {theirs}). Update the browser, then run this again."
        )
        raise BrowserError(said.format(this=program.version, theirs=mark.version))


def _in_keyring(folder: Path) -> bool:
    """Whether any cookie is kept with a key of the keyring: `v11` in front of it, which is no
    part of its value. Nothing else is read."""
    question = "SELECT EXISTS(SELECT 1 FROM cookies WHERE substr(encrypted_value, 1, 3) = ?)"
    for path in (*folder.glob("*/Cookies"), *folder.glob("*/Network/Cookies")):
        try:
            with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro&immutable=1", uri=True)) as db:
                if db.execute(question, (b"v11",)).fetchone()[0]:
                    return True
        except sqlite3.Error:
            continue
    return False


def _read(folder: Path) -> Mark | None:
    try:
        path = folder / MARKER
        data = json.loads(path.read_text(encoding="utf-8"))
        if path.is_symlink():
            return None
        mark = Mark(**data)
        return replace(mark, sites=tuple(mark.sites)) if mark.tool == _TOOL else None
    except (OSError, ValueError, TypeError):
        return None


def _write(folder: Path, mark: Mark) -> None:
    write_whole({folder / MARKER: json.dumps(asdict(mark), indent=2).encode()})


def _held(path: Path) -> bool:
    """Whether a file of Windows is open elsewhere."""
    try:
        path.open("r+b").close()
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
