"""Attaching to the browser that the person has open already, with their consent."""

from __future__ import annotations

import os
import re
import socket
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Dialog, Error, Playwright

from optout_bot.base.errors import BrowserError, NotSent, UsageError
from optout_bot.base.messages import tr
from optout_bot.browser.driver import driver
from optout_bot.browser.installed import BROWSERS
from optout_bot.browser.own_tab import OwnTab
from optout_bot.browser.tab import LOAD_SECONDS, Tab
from optout_bot.lock import selftest
from optout_bot.lock.lock import Lock
from optout_bot.person.terminal import Person, Pump, Question

ANY = "any"
# The person reads the browser's own question meanwhile.
CONNECT_SECONDS = 180.0
_PROBE_SECONDS = 2.0
# After so long they are told what it waits for.
_PATIENCE_SECONDS = 10.0
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}


def endpoint_of(wanted: str) -> str:
    """The address at which the person's browser listens.

    Nothing is asked of the browser yet: a bare connection raises no question there.

    Raises:
        UsageError: `wanted` is neither a browser nor an address on this computer.
        BrowserError: no browser listens.
    """
    if wanted.startswith("ws://"):
        if _host(wanted) not in _LOOPBACK:
            raise UsageError(tr("--attach: only a browser on this computer can be attached to."))
        addresses = [wanted]
    elif wanted in {ANY, *BROWSERS}:
        names = list(BROWSERS) if wanted == ANY else [wanted]
        addresses = [address for name in names if (address := _announced(_folder(name)))]
    else:
        raise UsageError(
            tr("--attach: {names}, or an address that starts with ws://").format(
                names=", ".join(BROWSERS)
            )
        )
    for address in addresses:
        if _listens(address):
            return address
    page = "edge://inspect" if wanted == "msedge" else "chrome://inspect"
    said = tr(
        "No open browser lets itself be attached to. In your browser, open "
        "{page}/#remote-debugging, tick the box, and run this again."
    )
    raise BrowserError(said.format(page=page))


def agreed(person: Person, pump: Pump, seconds: float) -> None:
    """Tell the price of attaching, and go on only if the person says so.

    Raises:
        NotSent: they did not, or nobody is there.
    """
    person.say(tr("  Before I attach to your own browser, this is what it means:"))
    person.say(
        tr("  - Your browser will warn you and ask. Allow it only because you started this.")
    )
    person.say(tr("  - While attached, this program could see everything in that browser."))
    person.say(tr("    It works in one tab of its own and leaves your other tabs alone."))
    person.say(tr("  - Your other tabs are outside its lock: close those of the same site first."))
    person.say(tr("  - The lock is weaker there than in this tool's own browser."))
    person.say(tr("  - The browser itself talks to its maker there, as it always does."))
    person.say(tr("  - If this program is killed meanwhile, its lock is gone: close its tab then."))
    person.say(tr("  Without --attach, none of this is needed. Nothing has been opened yet."))
    question = Question(tr("  Enter to go on, no to stop:"))
    answer = person.ask(question, pump, seconds) if person.present else None
    if not question.agrees(answer):
        raise NotSent(tr("Not attached. Your browser was not touched."))
    person.say(tr("  Now answer your browser's own question, if it asks one."))


@contextmanager
def attached(
    endpoint: str,
    hosts: tuple[str, ...],
    person: Person,
    check: Callable[[], None],
    load_seconds: float = LOAD_SECONDS,
) -> Iterator[Tab]:
    """Attach once, work in a new tab, close it in the end, and leave the rest as it was.

    Raises:
        BrowserError: the person or the browser refused, or the lock could not be put on.
    """
    with driver(check) as playwright:
        try:
            context = _connected(playwright, endpoint, person).contexts[0]
            context.on("dialog", _leave_to_the_person)
            scope = OwnTab(context, hosts)
        except (Error, IndexError):
            raise BrowserError(
                tr("The browser did not let itself be attached to; nothing was opened.")
            ) from None
        try:
            scope.learn_the_others()
            lock = Lock(context, scope=scope)
            scope.guard(lock)
            selftest.check(scope.surface, lock)
            yield Tab(context, lock, check, load_seconds, scope.surface, shared=True)
        finally:
            scope.close(person.say)


def _connected(playwright: Playwright, endpoint: str, person: Person) -> Browser:
    """The person's browser. It answers once they allowed it, and each of their tabs answered."""

    def tell() -> None:
        person.say(tr("  Your browser has not let me in yet. If it asks you, answer it there."))
        person.say(tr("  If not, one of your tabs does not answer: close it or load it anew."))
        person.say(tr("  Ctrl-C, pressed twice, ends the wait; without --attach there is none."))

    telling = threading.Timer(_PATIENCE_SECONDS, tell)
    telling.daemon = True
    telling.start()
    try:
        return playwright.chromium.connect_over_cdp(
            endpoint, no_defaults=True, timeout=CONNECT_SECONDS * 1000
        )
    finally:
        telling.cancel()


def _leave_to_the_person(dialog: Dialog) -> None:
    """With nobody listening, Playwright would answer the dialogs of the person's own tabs."""


def _folder(name: str) -> Path:
    browser = BROWSERS[name]
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support" / browser.folder_mac
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "")) / browser.folder_windows
    own = os.environ.get("CHROME_USER_DATA_DIR") if name == "chrome" else None
    settings = os.environ.get("CHROME_CONFIG_HOME") or os.environ.get("XDG_CONFIG_HOME")
    return Path(own) if own else Path(settings or Path.home() / ".config") / browser.folder_linux


def _announced(folder: Path) -> str | None:
    """The address in a browser's own note, which outlives it and so proves nothing yet."""
    try:
        note = (folder / "DevToolsActivePort").read_text(encoding="utf-8")
    except OSError:
        return None
    found = re.fullmatch(r"(\d{1,5})\n(/devtools/browser[\w/-]*)\s*", note)
    return f"ws://127.0.0.1:{found.group(1)}{found.group(2)}" if found else None


def _host(address: str) -> str | None:
    try:
        return urlsplit(address).hostname
    except ValueError:
        return None


def _listens(address: str) -> bool:
    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or 80), _PROBE_SECONDS):
            return True
    except (OSError, ValueError):
        return False
