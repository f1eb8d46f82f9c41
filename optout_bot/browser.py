"""Finds the person's browser and opens one window of it, under the lock."""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from loguru import logger
from playwright.sync_api import BrowserContext, Error, Page, Playwright, sync_playwright

from optout_bot import guard, selftest
from optout_bot.errors import BrowserError, NotSent, PageError
from optout_bot.explain import explained, no_display
from optout_bot.find_browser import Program, find_browser, program_at
from optout_bot.lock import Answerer, Lock, Phase
from optout_bot.messages import tr
from optout_bot.profile import STORE, Profile
from optout_bot.window import beside_the_terminal

LAUNCH_SECONDS = 30.0
LOAD_SECONDS = 30.0
_PUMP_MS = 30
# Older ones do not know what the lock stands on.
_OLDEST = 120
# What every start says to the browser, the plain one of the sign-in too.
PLAIN_FLAGS = ("--no-first-run", "--no-default-browser-check")


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
    """The one tab the program works in, its lock, and the way to wait in it.

    With a `page`, only that tab and what it opens is the program's; without, every tab is.
    """

    def __init__(
        self,
        context: BrowserContext,
        lock: Lock,
        check: Callable[[], None],
        load_seconds: float = LOAD_SECONDS,
        page: Page | None = None,
    ) -> None:
        self._load_seconds = load_seconds
        self.lock = lock
        self._context = context
        self._check = check
        self._closed = False
        self._explained = 0
        self._pages: list[Page] = []
        self._shared = page is not None
        self._on_page(page or (context.pages[0] if context.pages else context.new_page()))
        if not self._shared:
            context.on("page", self._on_page)
            # Whatever a page asks in a dialog, the answer is not ours to give: never yes.
            context.on("dialog", lambda dialog: dialog.dismiss())
        context.on("close", self._on_close)

    @property
    def page(self) -> Page:
        """The page in front: the newest one that the work opened and that is still open.

        Raises:
            NotSent: the person closed the window.
        """
        self._pages = [page for page in self._pages if not page.is_closed()]
        if self._closed or not self._pages:
            raise NotSent(tr("The browser window was closed."))
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
                raise BrowserError(tr("The page crashed.")) from None
        self._check()
        self._explain()

    def _explain(self) -> None:
        """Let the page say why nothing happened, if the person just pressed something there."""
        stopped = len(self.lock.stopped)
        if self.lock.phase is Phase.QUESTION and stopped > self._explained:
            guard.explain(self.page)
        self._explained = stopped

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
            # That the window was closed is known a moment later.
            with suppress(Error):
                page.wait_for_timeout(_PUMP_MS)
            if "has been closed" in error.message:
                raise NotSent(tr("The browser window was closed.")) from None
            if self.page is page:
                raise PageError(tr("The page did not load; is there a connection?")) from None

    def picture(self) -> bytes:
        """A picture of the whole page, empty where the browser cannot take one."""
        try:
            return self.page.screenshot(full_page=True, animations="disabled", timeout=10_000)
        except Error:
            logger.info("no picture could be taken")
            return b""

    def _on_page(self, page: Page) -> None:
        if self._shared:
            page.on("dialog", lambda dialog: dialog.dismiss())
            page.on("popup", self._on_page)
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
        BrowserError: no browser, no display, profile in use, or a lock that does not hold.
    """
    if not (launch.headless or has_display()):
        raise BrowserError(no_display())
    with _folder(launch.profile) as folder, driver() as playwright:
        profile = Profile(folder)
        path = the_browser(launch, profile) or playwright.chromium.executable_path
        profile.prepare(path, _usable(path))
        guard.prepare(profile.folder)
        context = _start(playwright, path, profile.folder, launch)
        try:
            if not profile.took():
                raise BrowserError(tr("The browser did not use the profile folder it was given."))
            if not launch.headless:
                beside_the_terminal(context)
            lock = Lock(context, submit_paths, answerer)
            tab = Tab(context, lock, check, launch.load_seconds)
            selftest.check(tab.page, lock)
            yield tab
        except Error:
            # Its message may hold what was typed.
            raise BrowserError(tr("The browser no longer answers.")) from None
        finally:
            _close(context)


@contextmanager
def driver() -> Iterator[Playwright]:
    """Playwright's own program.

    Raises:
        BrowserError: it does not start on this system.
    """
    manager = sync_playwright()
    try:
        playwright = manager.__enter__()
    except Exception:  # the library raises nothing narrower here
        raise BrowserError(
            tr(
                "Playwright, which drives the browser, does not start on this system. "
                "On Debian and Ubuntu it needs: apt-get install libatomic1"
            )
        ) from None
    try:
        yield playwright
    finally:
        manager.__exit__(None, None, None)


def the_browser(launch: Launch, profile: Profile) -> str | None:
    """The path of the browser to use: the one wanted, the one the profile was made with, or
    the first there is. None means Playwright's own.

    Raises:
        BrowserError: the one wanted is not on this computer.
    """
    mark = profile.mark
    if launch.browser == "auto" and mark and mark.browser and Path(mark.browser).exists():
        return mark.browser
    path = find_browser(launch.browser)
    if path is None and launch.browser not in {"auto", "chromium"}:
        raise BrowserError(
            tr(
                "{browser} was not found on this computer. Without OPTOUT_BROWSER, the first "
                "browser that is there is used."
            ).format(browser=launch.browser)
        )
    return path


def _usable(path: str) -> Program | None:
    program = program_at(path)
    if program and program.major < _OLDEST:
        raise BrowserError(
            tr(
                "This browser is too old (version {version}). Update it, then run this again."
            ).format(version=program.version)
        )
    return program


def _start(playwright: Playwright, path: str, profile: Path, launch: Launch) -> BrowserContext:
    options: dict[str, Any] = {
        "executable_path": path,
        "headless": launch.headless,
        "chromium_sandbox": launch.sandbox,
        "args": [*PLAIN_FLAGS, "--hide-crash-restore-bubble", *launch.args, *guard.SWITCHES],
        "ignore_default_args": [
            "--unsafely-disable-devtools-self-xss-warnings",
            "--disable-popup-blocking",
            # Playwright's own choice is the simple store.
            *([] if STORE == "basic" else ["--password-store=basic", "--use-mock-keychain"]),
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
        raise BrowserError(explained(error.message)) from None


def own_browser() -> str:
    """The path where Playwright's own browser is, if it was downloaded.

    Raises:
        BrowserError: Playwright does not start.
    """
    with driver() as playwright:
        return playwright.chromium.executable_path


def is_root() -> bool:
    """Whether the program runs as root, for whom the browser has no sandbox."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


def has_display() -> bool:
    """Whether a window could be shown."""
    if sys.platform in {"win32", "darwin"}:
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


@contextmanager
def _folder(folder: Path | None) -> Iterator[Path]:
    """The folder given, or one that is thrown away."""
    if folder is not None:
        yield folder
        return
    name = tempfile.mkdtemp(prefix="optout-bot-")
    try:
        yield Path(name)
    finally:
        shutil.rmtree(name, ignore_errors=True)


def _close(context: BrowserContext) -> None:
    try:
        context.close()
    except Error:
        logger.debug("the browser was closed already")
