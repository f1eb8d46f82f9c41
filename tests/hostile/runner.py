"""Tries every way against one lock in one browser: all pages are opened, then nothing may
leave any more, then all are typed into and set off."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.sync_api import BrowserContext, Error, Page, Route, sync_playwright

from optout_bot.browser.installed import find_browser
from optout_bot.browser.launch import Launch, open_tab
from tests.conftest import EMAIL, FENCE
from tests.headed import screen
from tests.hostile.site import Site
from tests.hostile.way import Way
from tests.hostile.ways import WAYS

LAYERS = ("none", "page.route", "context.route", "ours")
_READS = {"GET", "HEAD", "OPTIONS"}
# How long something may take to arrive after it was set off.
_ARRIVAL_MS = 1500


@contextmanager
def _routed(layer: str, profile: Path, *, headless: bool) -> Iterator[_Opened]:
    """A browser as Playwright starts it, with none of our lock."""
    closed = False

    def stop(route: Route) -> None:
        if closed and route.request.method not in _READS:
            route.abort("aborted")
        else:
            route.continue_()

    def close() -> None:
        nonlocal closed
        closed = True

    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=find_browser(), headless=headless, args=[FENCE]
        )
        if layer == "context.route":
            context.route("**/*", stop)
        guard = (lambda page: page.route("**/*", stop)) if layer == "page.route" else None
        yield _Opened(context, close, guard or (lambda page: None))
        with suppress(Error):
            context.close()


class _Opened:
    def __init__(
        self, context: BrowserContext, close: Callable[[], None], guard: Callable[[Page], None]
    ) -> None:
        self.context = context
        self.close = close
        self.guard = guard


@contextmanager
def _ours(profile: Path, *, headless: bool) -> Iterator[_Opened]:
    sandbox = not (hasattr(os, "geteuid") and os.geteuid() == 0)
    launch = Launch("auto", profile, headless, sandbox, (FENCE,))
    with open_tab(launch, None, lambda: None) as tab:
        yield _Opened(tab.page.context, lambda: tab.lock.shut([EMAIL]), lambda page: None)


@contextmanager
def display(*, headless: bool) -> Iterator[None]:
    """A virtual screen, where a window is wanted and there is no screen."""
    if headless or os.environ.get("DISPLAY"):
        yield
        return
    with screen() as name:
        os.environ["DISPLAY"] = name
        try:
            yield
        finally:
            del os.environ["DISPLAY"]


def reached(
    layer: str, *, headless: bool = True, ways: tuple[Way, ...] = WAYS
) -> tuple[dict[str, int], list[str]]:
    """What arrived for each way, and every request after the first typed character."""
    site = Site()
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        try:
            _earlier(site, profile, ways)
            opening = (
                _ours
                if layer == "ours"
                else lambda p, headless: _routed(layer, p, headless=headless)
            )
            with opening(profile, headless=headless) as opened:
                _try(site, opened, ways)
        finally:
            site.close()
    return {way.name: site.hits[way.key] for way in ways}, site.requests


def _earlier(site: Site, profile: Path, ways: tuple[Way, ...]) -> None:
    """An earlier run of the same profile, without a lock, that left service workers."""
    left = [way for way in ways if way.earlier]
    if not left:
        return
    with _routed("none", profile, headless=True) as opened:
        for way in left:
            page = opened.context.new_page()
            page.goto(f"{site.address}/page/{way.key}")
            page.evaluate("setup()")
        opened.context.pages[0].wait_for_timeout(300)


def _try(site: Site, opened: _Opened, ways: tuple[Way, ...]) -> None:
    pages: list[tuple[Way, Page]] = []
    for way in ways:
        page = opened.context.new_page()
        pages.append((way, page))
        opened.guard(page)
        page.goto(f"{site.address}/page/{way.key}", wait_until="load")
        with suppress(Error):
            page.evaluate("setup()")
    opened.close()
    site.armed = True
    for _, page in pages:
        with suppress(Error):
            page.locator("#email").fill(EMAIL, timeout=2000)
    for way, page in pages:
        with suppress(Error):
            set_off(way, page)
    end = time.monotonic() + _ARRIVAL_MS / 1000
    while time.monotonic() < end:
        opened.context.pages[0].wait_for_timeout(50)


def set_off(way: Way, page: Page) -> None:
    if not page.is_closed():
        page.bring_to_front()
    match way.trigger:
        case "go":
            # What it answers may never come: its page may be on its way elsewhere.
            page.evaluate("void setTimeout(go)")
        case "click":
            page.locator("#send").click(timeout=2000, no_wait_after=True)
        case "enter":
            page.keyboard.press("Enter")
        case "leave":
            page.goto("about:blank", timeout=2000)
        case "close":
            page.close()
        case "crash":
            page.context.new_cdp_session(page).send("Page.crash", timeout=500)
