"""Tries every way that comes after the press: all forms are filled, all are sent, each on a ticket
of its own, and then all ways are set off. A server at the site's own addresses counts."""

from __future__ import annotations

import os
import ssl
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from tempfile import TemporaryDirectory

import trustme
from playwright.sync_api import BrowserContext, Error, Page, sync_playwright

from optout_bot.browser.installed import find_browser
from optout_bot.browser.launch import Launch, open_tab
from optout_bot.lock.lock import Lock
from optout_bot.lock.ticket import Ticket
from tests.conftest import EMAIL
from tests.hostile import after
from tests.hostile.runner import set_off
from tests.hostile.site import Site
from tests.hostile.way import Way

LAYERS = ("none", "ours")
HOST, SUB, EVIL = "www.facebook.com", "m.facebook.com", "evil.example"
WHY = "It is mine, and I say no."
APPROVED = (("email", EMAIL), ("why", WHY))
_FILL = "held => { for (const [name, value] of held) form.elements[name].value = value; }"
_ARRIVAL_MS = 2000
_SENT_SECONDS = 15.0


class AfterSite(Site):
    """The site at its own addresses, over HTTPS; `sent` counts the forms that came by the press,
    of which a second one is a hit."""

    def __init__(self, ways: tuple[Way, ...]) -> None:
        super().__init__(ways)
        self.sent: dict[str, int] = {}
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        trustme.CA().issue_cert(HOST, SUB, EVIL).configure_cert(context)
        self._server.socket = context.wrap_socket(
            self._server.socket, server_side=True, do_handshake_on_connect=False
        )

    @property
    def arguments(self) -> tuple[str, ...]:
        """What leads a browser here, whatever it asks for."""
        port = self._server.server_port
        rules = f"MAP * 127.0.0.1:{port}, EXCLUDE 127.0.0.1, EXCLUDE localhost"
        return f"--host-resolver-rules={rules}", "--ignore-certificate-errors"

    @property
    def address(self) -> str:
        """The origin of the pages."""
        return f"https://{HOST}"

    def _marks(self) -> dict[str, str]:
        evil = f"https://{EVIL}"
        return {
            "$SELF": self.address,
            "$SUB": f"https://{SUB}",
            "$EVIL": evil,
            "$WS": evil.replace("http", "ws"),
        }

    def _html(self, way: Way) -> str:
        return after.page(way)

    def _other(self, request: BaseHTTPRequestHandler, path: str) -> None:
        if path.startswith("/moved"):
            self.sent[path.rsplit("/", 1)[1]] = 1
            self._send(request, "text/html", b"", {"location": path.removeprefix("/moved")}, 307)
            return
        # Not in the path: one that says "beacon" would be a copy.
        _, _, key = request.path.partition("/send?form=")
        if key and request.command == "POST":
            self.sent[key] = self.sent.get(key, 0) + 1
            self.hits[key] = self.sent[key] - 1
        self._send(request, "text/html", b"<!doctype html><title>sent</title>")


@contextmanager
def _opened(
    layer: str, site: AfterSite, profile: Path, *, headless: bool
) -> Iterator[tuple[BrowserContext, Lock | None]]:
    if layer == "ours":
        sandbox = not (hasattr(os, "geteuid") and os.geteuid() == 0)
        launch = Launch("auto", profile, headless, sandbox, site.arguments)
        with open_tab(launch, None, lambda: None) as tab:
            yield tab.page.context, tab.lock
        return
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=find_browser(), headless=headless, args=[*site.arguments]
        )
        yield context, None
        with suppress(Error):
            context.close()


def reached(
    layer: str, *, headless: bool = True, ways: tuple[Way, ...] = after.AFTER
) -> tuple[dict[str, int], list[str]]:
    """What arrived for each way, and the ways of which the form was not sent by the press."""
    site = AfterSite(ways)
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        try:
            with _opened(layer, site, Path(folder), headless=headless) as (context, lock):
                pages = [(way, _filled(site, way, context)) for way in ways]
                if lock:
                    lock.shut([EMAIL, WHY])
                _try(site, pages, lock)
        finally:
            site.close()
    unsent = [way.name for way in ways if way.key not in site.sent]
    return {way.name: site.hits[way.key] for way in ways}, unsent


def _filled(site: AfterSite, way: Way, context: BrowserContext) -> Page:
    """A page that is ready to be filled."""
    page = context.new_page()
    if way.trigger == "later":
        page.clock.install()
    page.goto(f"{site.address}/page/{way.key}", wait_until="load")
    with suppress(Error):
        page.evaluate("setup()")
    return page


def _try(site: AfterSite, pages: list[tuple[Way, Page]], lock: Lock | None) -> None:
    site.armed = True
    for _, page in pages:
        page.evaluate(_FILL, APPROVED)
    for way, page in pages:
        if lock:
            lock.ticket(Ticket((HOST,), APPROVED, home=("facebook.com", "*.facebook.com")))
        page.locator("#send").evaluate("button => { setTimeout(() => button.click()) }")
        _until(page, lambda key=way.key: key in site.sent)  # type: ignore[misc]
        if "/moved" in way.html:
            # What comes of its own ticket, before the next page is given one.
            _until(page, lambda key=way.key: site.hits[key] or _stopped(lock, key))  # type: ignore[misc]
    for way, page in pages:
        with suppress(Error):
            _set_off(way, page)
    end = time.monotonic() + _ARRIVAL_MS / 1000
    rest = next(page for way, page in pages[::-1] if not page.is_closed())
    while time.monotonic() < end:
        rest.wait_for_timeout(50)


def _stopped(lock: Lock | None, key: str) -> bool:
    return lock is not None and any(key in place for place in lock.stopped)


def _set_off(way: Way, page: Page) -> None:
    match way.trigger:
        case "reload":
            page.evaluate("void setTimeout(() => location.reload())")
        case "back":
            for step in (-1, 1):
                page.evaluate(f"void setTimeout(() => history.go({step}))")
                page.wait_for_timeout(300)
        case "later":
            page.evaluate("void go()")
            page.clock.fast_forward("05:00")
        case _:
            set_off(way, page)


def _until(page: Page, there: Callable[[], bool]) -> None:
    end = time.monotonic() + _SENT_SECONDS
    while not there() and time.monotonic() < end:
        page.wait_for_timeout(20)
    # What the site answered is drawn.
    page.wait_for_timeout(20)
