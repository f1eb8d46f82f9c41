"""Finds the person's browser and opens one window of it, under the lock."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Playwright

from optout_bot.base.errors import BrowserError, PageError
from optout_bot.base.log import logger
from optout_bot.base.messages import tr
from optout_bot.base.settings import Settings
from optout_bot.browser import quiet
from optout_bot.browser.driver import driver
from optout_bot.browser.installed import Program, find_browser, program_at
from optout_bot.browser.profile import STORE, Profile, is_ours
from optout_bot.browser.start_errors import explained, no_display, no_temporary_folder
from optout_bot.browser.tab import LOAD_SECONDS, Tab
from optout_bot.browser.watchman import watchman
from optout_bot.lock import guard, selftest
from optout_bot.lock.lock import Lock
from optout_bot.lock.request import Server

LAUNCH_SECONDS = 30.0
# The window beside the terminal, in pixels.
_LARGEST = (1100, 1000)
_SMALLEST = 620
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

    @classmethod
    def of(
        cls, settings: Settings, profile: Path | None, *, headless: bool, sandbox: bool
    ) -> Launch:
        """As the settings say, in that folder."""
        seconds = min(LOAD_SECONDS, settings.wait)
        arguments = tuple(settings.browser_args)
        return cls(settings.browser, profile, headless, sandbox, arguments, seconds)

    @classmethod
    def unseen(cls, settings: Settings) -> Launch:
        """Without a window, in a folder that is thrown away."""
        sandbox = settings.chromium_sandbox and not is_root()
        return cls.of(settings, None, headless=True, sandbox=sandbox)


@contextmanager
def open_tab(
    launch: Launch,
    server: Server | None,
    check: Callable[[], None],
) -> Iterator[Tab]:
    """Open the browser, lock it, and close it in the end.

    Raises:
        BrowserError: no browser, no display, profile in use, or a lock that does not hold.
        PageError: it no longer answers.
    """
    if not (launch.headless or has_display()):
        raise BrowserError(no_display())
    with _folder(launch.profile) as folder, driver(check) as playwright:
        profile = Profile(folder)
        path = the_browser(launch, profile) or playwright.chromium.executable_path
        # A folder that is thrown away fits every browser.
        profile.prepare(path, _usable(path) if launch.profile else None)
        ours = is_ours(profile.folder)
        switches = (*guard.SWITCHES, *(quiet.SWITCHES if ours else ()))
        with (
            _without_pages(profile.folder, ours),
            _started(playwright, path, profile.folder, launch, switches) as context,
        ):
            check()
            profile.await_browser(check)
            if not launch.headless:
                beside_the_terminal(context)
            page = _own_page(context)
            lock = Lock(context, server)
            _load_anew([each for each in context.pages if each is not page])
            selftest.check(page, lock)
            yield Tab(context, lock, check, launch.load_seconds, page)


@contextmanager
def _without_pages(folder: Path, ours: bool) -> Iterator[None]:
    guard.forget_pages(folder, ours=ours)
    try:
        yield
    finally:
        guard.forget_pages(folder, ours=ours)


@contextmanager
def _started(
    playwright: Playwright, path: str, folder: Path, launch: Launch, switches: tuple[str, ...]
) -> Iterator[BrowserContext]:
    """The browser: closed in the end, and ended at once where this program is killed.

    The lock goes with the program, and a browser takes its time to close: long enough to send.
    """
    context = _start(playwright, path, folder, launch, switches)
    watching = None
    try:
        watching = watchman(context)
        yield context
    except Error:
        # Its message may hold what was typed.
        raise PageError(tr("The browser no longer answers.")) from None
    finally:
        closed = False
        try:
            closed = _close(context)
        finally:
            if watching:
                # Left alone, it ends the browser as this lets go of it.
                with watching:
                    if closed:
                        watching.kill()


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
        said = tr(
            "{browser} was not found on this computer. Without OPTOUT_BROWSER, the first "
            "browser that is there is used."
        )
        raise BrowserError(said.format(browser=launch.browser))
    return path


def _usable(path: str) -> Program | None:
    program = program_at(path)
    if program and program.major < _OLDEST:
        said = tr("This browser is too old (version {version}). Update it, then run this again.")
        raise BrowserError(said.format(version=program.version))
    return program


def _start(
    playwright: Playwright, path: str, profile: Path, launch: Launch, switches: tuple[str, ...]
) -> BrowserContext:
    options: dict[str, Any] = {
        "executable_path": path,
        "headless": launch.headless,
        "chromium_sandbox": launch.sandbox,
        "args": [*PLAIN_FLAGS, "--hide-crash-restore-bubble", *launch.args, *switches],
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


def _own_page(context: BrowserContext) -> Page:
    """The blank page the browser opens with; a new one where it also restored others."""
    return context.pages[0] if len(context.pages) == 1 else context.new_page()


def _load_anew(restored: list[Page]) -> None:
    """Load what was there before the lock again under it: what it sends passes unseen else."""
    for page in restored:
        try:
            page.goto("about:blank")
        except Error:
            raise BrowserError(
                tr(
                    "A tab that your browser restored cannot be put under the lock. "
                    "Close it in that browser, then run this again."
                )
            ) from None
    for page in restored:
        with suppress(Error):
            page.go_back(wait_until="commit")


def own_browser() -> str:
    """The path where Playwright's own browser is, if it was downloaded; empty where Playwright
    does not start."""
    with suppress(BrowserError), driver() as playwright:
        return playwright.chromium.executable_path
    return ""


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
    try:
        name = tempfile.mkdtemp(prefix="optout-bot-")
    except OSError as error:
        raise BrowserError(no_temporary_folder(error)) from None
    try:
        yield Path(name)
    finally:
        shutil.rmtree(name, ignore_errors=True)


def _close(context: BrowserContext) -> bool:
    """Whether the browser let itself be closed."""
    try:
        context.close()
    except Error:
        logger.debug("the browser was closed already, or does not answer")
        return False
    return True


def beside_the_terminal(context: BrowserContext) -> None:
    """Put the window at the right edge of the screen, leaving the terminal in sight.

    Where the system places windows itself, as under Wayland, only the size takes effect.
    """
    page = context.pages[0]
    try:
        wide, high, left, top = page.evaluate(
            "[screen.availWidth, screen.availHeight, screen.availLeft || 0, screen.availTop || 0]"
        )
        width = min(_LARGEST[0], max(_SMALLEST, wide * 3 // 5), wide)
        height = min(_LARGEST[1], high)
        session = context.new_cdp_session(page)
        window = session.send("Browser.getWindowForTarget")["windowId"]
        bounds = {"left": left + wide - width, "top": top, "width": width, "height": height}
        session.send("Browser.setWindowBounds", {"windowId": window, "bounds": bounds})
        session.detach()
    except Error:
        logger.info("the window stays where it is")
