"""Finds the person's browser and opens one window of it, under the lock."""

from __future__ import annotations

import os
import re
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loguru import logger
from playwright.sync_api import BrowserContext, Error, Page, Playwright, sync_playwright

from optout_bot.errors import BrowserError, NotSent, PageError
from optout_bot.find_browser import find_browser
from optout_bot.lock import Answerer, Lock
from optout_bot.window import beside_the_terminal

LAUNCH_SECONDS = 30.0
LOAD_SECONDS = 30.0
_PUMP_MS = 30


@dataclass(frozen=True)
class Launch:
    """How to open the browser. `profile` None means a folder that is thrown away."""

    browser: str
    profile: Path | None
    headless: bool
    sandbox: bool
    args: tuple[str, ...]
    load_seconds: float = LOAD_SECONDS


class Tab:
    """The one tab the program works in, its lock, and the way to wait in it."""

    def __init__(
        self,
        context: BrowserContext,
        lock: Lock,
        check: Callable[[], None],
        load_seconds: float = LOAD_SECONDS,
    ) -> None:
        self._load_seconds = load_seconds
        self.lock = lock
        self._context = context
        self._check = check
        self._closed = False
        self._pages = [context.pages[0] if context.pages else context.new_page()]
        context.on("page", self._on_page)
        context.on("close", self._on_close)
        self._pages[0].on("dialog", lambda dialog: dialog.dismiss())

    @property
    def page(self) -> Page:
        """The page in front: the newest one that the work opened and that is still open.

        Raises:
            NotSent: the person closed the window.
        """
        self._pages = [page for page in self._pages if not page.is_closed()]
        if self._closed or not self._pages:
            raise NotSent("The browser window was closed.")
        return self._pages[-1]

    def pump(self, milliseconds: float = _PUMP_MS) -> None:
        """Let the page, the lock and the person go on for a moment.

        Raises:
            Interrupted: Ctrl-C was pressed.
            NotSent: the person closed the window.
        """
        self._check()
        page = self.page
        try:
            page.wait_for_timeout(milliseconds)
        except Error:
            if not page.is_closed():
                raise BrowserError("The page crashed.") from None
        self._check()

    def go(self, address: str) -> None:
        """Open an address in the tab.

        Raises:
            PageError: it did not load.
            NotSent: the person closed the window meanwhile.
        """
        self._check()
        page = self.page
        try:
            page.goto(address, wait_until="commit", timeout=self._load_seconds * 1000)
        except Error as error:
            kind = re.search(r"net::(\w+)|Timeout", error.message)
            logger.info("address did not load: {}", kind.group(0) if kind else "other")
            self._check()
            if self.page is page:
                raise PageError("The page did not load; is there a connection?") from None

    def picture(self) -> bytes:
        """A picture of the whole page, empty where the browser cannot take one."""
        try:
            return self.page.screenshot(full_page=True, animations="disabled", timeout=10_000)
        except Error:
            logger.info("no picture could be taken")
            return b""

    def _on_page(self, page: Page) -> None:
        page.on("dialog", lambda dialog: dialog.dismiss())
        self._pages.append(page)

    def _on_close(self, context: BrowserContext) -> None:
        self._closed = True


@contextmanager
def open_tab(
    launch: Launch,
    submit_paths: tuple[str, ...],
    answerer: Answerer | None,
    check: Callable[[], None],
) -> Iterator[Tab]:
    """Open the browser, lock it, and close it in the end.

    Raises:
        BrowserError: no browser, no display, profile in use, or no lock.
    """
    path = find_browser(launch.browser)
    if not launch.headless:
        _require_display()
    with _profile(launch.profile) as profile, sync_playwright() as playwright:
        context = _start(playwright, path, profile, launch)
        try:
            if not (profile / "Local State").exists():
                raise BrowserError("The browser did not use the profile folder it was given.")
            if not launch.headless:
                beside_the_terminal(context)
            lock = Lock(context, submit_paths, answerer)
            yield Tab(context, lock, check, launch.load_seconds)
        finally:
            _close(context)


def _start(
    playwright: Playwright, path: str | None, profile: Path, launch: Launch
) -> BrowserContext:
    options: dict[str, Any] = {
        "executable_path": path or playwright.chromium.executable_path,
        "headless": launch.headless,
        "chromium_sandbox": launch.sandbox,
        "args": [
            "--no-first-run",
            "--no-default-browser-check",
            "--hide-crash-restore-bubble",
            *launch.args,
        ],
        "ignore_default_args": [
            "--unsafely-disable-devtools-self-xss-warnings",
            "--disable-popup-blocking",
            *_own_cookie_store(),
        ],
        "accept_downloads": False,
        "handle_sigint": False,
        "handle_sigterm": False,
        "handle_sighup": False,
        "timeout": LAUNCH_SECONDS * 1000,
    }
    if launch.headless:
        options["viewport"] = {"width": 1100, "height": 900}
    else:
        options["no_viewport"] = True
        options["args"].append("--window-size=1100,900")
    try:
        return playwright.chromium.launch_persistent_context(profile, **options)
    except Error as error:
        raise BrowserError(_explained(error.message)) from None


def own_browser() -> str:
    """The path where Playwright's own browser is, if it was downloaded.

    Raises:
        BrowserError: the browser library does not start.
    """
    try:
        with sync_playwright() as playwright:
            return playwright.chromium.executable_path
    except (Error, OSError):
        raise BrowserError("The browser library does not start.") from None


def is_root() -> bool:
    """Whether the program runs as root, for whom the browser has no sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def _own_cookie_store() -> list[str]:
    """One cookie store for the life of the folder: the system's, but on Linux the simple one,
    since keyrings there are often absent or locked."""
    if sys.platform in {"darwin", "win32"}:
        return ["--password-store=basic", "--use-mock-keychain"]
    return []


def _explained(message: str) -> str:
    """One sentence for what the browser said when it did not start."""
    causes = {
        "Executable doesn't exist": "No browser was found. Install Chrome, Edge or Chromium.",
        "existing browser session": "The helper's window is still open. Close it and try again.",
        "ProcessSingleton": "The helper's window is still open. Close it and try again.",
        "sandbox": "The browser refused its sandbox here. Run as your normal user, not as root.",
        "XServer": _NO_DISPLAY,
        "DISPLAY": _NO_DISPLAY,
    }
    for mark, cause in causes.items():
        if mark.lower() in message.lower():
            return cause
    logger.info("the browser said: {}", message.splitlines()[0] if message else "")
    return "The browser did not start."


_NO_DISPLAY = (
    "This needs a desktop, because you watch and decide yourself. Run it on your own computer."
)


def _require_display() -> None:
    if sys.platform.startswith("linux") and not (
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    ):
        raise BrowserError(_NO_DISPLAY)


@contextmanager
def _profile(folder: Path | None) -> Iterator[Path]:
    if folder is None:
        name = tempfile.mkdtemp(prefix="optout-bot-")
        try:
            yield Path(name)
        finally:
            shutil.rmtree(name, ignore_errors=True)
        return
    folder = folder.absolute()
    check_profile(folder)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise BrowserError(f"The profile folder cannot be made: {error.strerror}.") from None
    yield folder


def check_profile(folder: Path) -> None:
    """Refuse what would open another profile than this one, or hang.

    Raises:
        BrowserError: a file, a browser's default folder, or a folder in use.
    """
    if folder.exists() and not folder.is_dir():
        raise BrowserError("The profile folder is a file.")
    parts = {part.lower() for part in folder.parts[-3:]}
    if parts & {"google-chrome", "microsoft-edge", "brave-browser", "vivaldi"} or (
        folder.parent.name.lower() == ".config" and folder.name == "chromium"
    ):
        raise BrowserError("That is a browser's own profile folder. Choose a folder for this tool.")
    lock = folder / "SingletonLock"
    if not lock.is_symlink():
        return
    host, _, process = lock.readlink().name.rpartition("-")
    if host != socket.gethostname():
        raise BrowserError(
            f"The profile was last open on a computer named otherwise. If no window is open, "
            f"delete {lock} and try again."
        )
    if process.isdigit() and _alive(int(process)):
        raise BrowserError("The helper's window is still open. Close it and try again.")


def _alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _close(context: BrowserContext) -> None:
    try:
        context.close()
    except Error:
        logger.debug("the browser was closed already")
