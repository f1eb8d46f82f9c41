"""Attaching to the browser that the person has open already, with their consent.

Only a tab of the program's own is worked in. The lock takes the requests to the flow's hosts
out of the whole browser, lets those of the person's other tabs go on at once, and sees the
rest of its own tab's requests through that tab alone.
"""

from __future__ import annotations

import os
import re
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from loguru import logger
from playwright.sync_api import (
    BrowserContext,
    Dialog,
    Error,
    Page,
    Route,
)

from optout_bot import selftest
from optout_bot.address import host_in
from optout_bot.browser import driver
from optout_bot.errors import BrowserError, NotSent, UsageError
from optout_bot.lock import Lock
from optout_bot.messages import tr
from optout_bot.person import Person
from optout_bot.tab import LOAD_SECONDS, Tab
from optout_bot.ticket import Request

ANY = "any"
# The person reads the browser's own question meanwhile.
CONNECT_SECONDS = 180.0
_PROBE_SECONDS = 2.0
_FRAMES_SECONDS = 2.0
_LOOPBACK = {"127.0.0.1", "localhost", "::1"}
# Where a browser keeps its own profile: macOS below Application Support, Windows below
# LOCALAPPDATA, Linux below the folder for settings.
_FOLDERS = {
    "chrome": ("Google/Chrome", "Google/Chrome/User Data", "google-chrome"),
    "msedge": ("Microsoft Edge", "Microsoft/Edge/User Data", "microsoft-edge"),
    "chromium": ("Chromium", "Chromium/User Data", "chromium"),
    "brave": (
        "BraveSoftware/Brave-Browser",
        "BraveSoftware/Brave-Browser/User Data",
        "BraveSoftware/Brave-Browser",
    ),
    "vivaldi": ("Vivaldi", "Vivaldi/User Data", "vivaldi"),
}


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
    elif wanted in {ANY, *_FOLDERS}:
        names = list(_FOLDERS) if wanted == ANY else [wanted]
        addresses = [address for name in names if (address := _announced(_folder(name)))]
    else:
        raise UsageError(
            tr("--attach: {names}, or an address that starts with ws://").format(
                names=", ".join(_FOLDERS)
            )
        )
    for address in addresses:
        if _listens(address):
            return address
    page = "edge://inspect" if wanted == "msedge" else "chrome://inspect"
    raise BrowserError(
        tr(
            "No open browser lets itself be attached to. In your browser, open "
            "{page}/#remote-debugging, tick the box, and run this again."
        ).format(page=page)
    )


def agreed(person: Person, check: Callable[[], None], seconds: float) -> None:
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
    question = tr("  Enter to go on, no to stop:")
    answer = person.ask(question, check, seconds) if person.present else None
    if answer is None or answer.strip():
        raise NotSent(tr("Not attached. Your browser was not touched."))
    person.say(tr("  Now answer your browser's own question, if it asks one."))


@contextmanager
def attached(
    endpoint: str,
    hosts: tuple[str, ...],
    submit_paths: tuple[str, ...],
    check: Callable[[], None],
    load_seconds: float = LOAD_SECONDS,
) -> Iterator[Tab]:
    """Attach once, work in a new tab, close it in the end, and leave the rest as it was.

    Raises:
        BrowserError: the person or the browser refused, or the lock could not be put on.
    """
    with driver(check) as playwright:
        try:
            browser = playwright.chromium.connect_over_cdp(
                endpoint, no_defaults=True, timeout=CONNECT_SECONDS * 1000
            )
            context = browser.contexts[0]
            context.on("dialog", _leave_to_the_person)
            scope = OwnTab(context, hosts)
        except (Error, IndexError):
            raise BrowserError(
                tr("The browser did not let itself be attached to; nothing was opened.")
            ) from None
        try:
            scope.learn_the_others()
            lock = Lock(context, submit_paths, scope=scope)
            scope.guard(lock)
            selftest.check(scope.surface, lock)
            yield Tab(context, lock, check, load_seconds, scope.surface, shared=True)
        finally:
            scope.close()


class OwnTab:
    """What the lock is to hold: the program's own tab, in a browser full of others."""

    def __init__(self, context: BrowserContext, hosts: tuple[str, ...]) -> None:
        self.surface = context.new_page()
        self._context = context
        self._hosts = hosts
        self._lock: Lock | None = None
        assert context.browser is not None
        self._targets = context.browser.new_browser_cdp_session()
        self._foreign: set[str] = set()
        self._sessions = [context.new_cdp_session(self.surface)]
        # A tab behind another one draws nothing, so no press would come to an end.
        self._sessions[0].send("Emulation.setFocusEmulationEnabled", {"enabled": True})
        self._ours = {self.surface}
        info = self._sessions[0].send("Target.getTargetInfo")
        self._own = {info["targetInfo"]["targetId"]}
        self.surface.on("popup", lambda popup: self._ours.add(popup))

    def learn_the_others(self) -> None:
        """Note which tabs are the person's, now and later."""
        for other in self._context.pages:
            self._learn(other)
        self._context.on("page", self._learn)

    @property
    def patterns(self) -> list[dict[str, str]]:
        """What is taken out of the whole browser: the requests to the flow's hosts, and the
        lock's test of itself."""
        addresses = [*(f"https://{host}/*" for host in self._hosts), f"{selftest.PLACE}*"]
        return [{"urlPattern": address} for address in addresses]

    def foreign(self, frame: str) -> bool:
        """Whether a frame belongs to another tab. One that is not known does not."""
        return frame in self._foreign

    def newcomer(self, frame: str) -> bool:
        """Whether a frame is a tab that just came, and not out of one of ours."""
        with suppress(Error):
            targets = self._targets.send("Target.getTargets")["targetInfos"]
            found = next((each for each in targets if each["targetId"] == frame), None)
            return found is not None and "openerId" not in found and frame not in self._own
        return False

    def guard(self, lock: Lock) -> None:
        """Put the rest of the own tab's requests, to whatever host, under the lock."""
        self._lock = lock
        self.surface.route(self._elsewhere, self._on_route)

    def _elsewhere(self, address: str) -> bool:
        return not host_in(address, self._hosts) and not address.startswith(selftest.PLACE)

    def close(self) -> None:
        """Close what the program opened, and only then take the lock off."""
        if self._lock:
            self._lock.close(())
        for page in [page for page in self._ours if not page.is_closed()]:
            with suppress(Error):
                # What a page sends as it goes has to come while the lock still holds.
                page.goto("about:blank")
                page.wait_for_timeout(100)
                page.close()
        if self._lock:
            self._lock.leave()
        for session in (*self._sessions, self._targets):
            with suppress(Error):
                session.detach()

    def _learn(self, page: Page) -> None:
        """Note the frames of a tab that is not ours, now and later. Reads only."""
        if page in self._ours or self._opened_by_us(page):
            return
        try:
            session = self._context.new_cdp_session(page)
            self._sessions.append(session)
            session.on("Page.frameAttached", lambda event: self._foreign.add(event["frameId"]))
            target = session.send("Target.getTargetInfo", timeout=_FRAMES_SECONDS * 1000)
            self._foreign.add(target["targetInfo"]["targetId"])
            session.send("Page.enable", timeout=_FRAMES_SECONDS * 1000)
            tree = session.send("Page.getFrameTree", timeout=_FRAMES_SECONDS * 1000)
            self._foreign |= set(_frames_in(tree["frameTree"]))
        except Error:
            logger.info("a tab of the person's does not answer; it is left alone")

    def _opened_by_us(self, page: Page) -> bool:
        try:
            opener = page.opener()
        except Error:
            return False
        if opener in self._ours:
            self._ours.add(page)
        return opener in self._ours

    def _on_route(self, route: Route) -> None:
        request = route.request
        kind = {"document": "Document", "xhr": "XHR", "fetch": "Fetch"}
        seen = Request(
            request.method, request.url, kind.get(request.resource_type, ""), request.post_data
        )
        with suppress(Error):
            if self._lock and self._lock.passes(seen):
                route.continue_()
                return
            route.abort("aborted")
            if self._lock:
                self._lock.write_down(seen)


def _frames_in(tree: dict[str, Any]) -> Iterator[str]:
    yield tree["frame"]["id"]
    for child in tree.get("childFrames", ()):
        yield from _frames_in(child)


def _leave_to_the_person(dialog: Dialog) -> None:
    """With nobody listening, Playwright would answer the dialogs of the person's own tabs."""


def _folder(name: str) -> Path:
    mac, windows, linux = _FOLDERS[name]
    if sys.platform == "darwin":
        return Path.home() / "Library/Application Support" / mac
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA", "")) / windows
    own = os.environ.get("CHROME_USER_DATA_DIR") if name == "chrome" else None
    settings = os.environ.get("CHROME_CONFIG_HOME") or os.environ.get("XDG_CONFIG_HOME")
    return Path(own) if own else Path(settings or Path.home() / ".config") / linux


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
