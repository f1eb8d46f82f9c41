"""The program's own tab in a browser that is the person's, and what the lock is to hold there.

The lock takes the requests to the flow's hosts out of the whole browser, lets those of the
person's other tabs go on at once, and sees the rest of its own tab's requests through that tab
alone.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from typing import Any

from playwright.sync_api import BrowserContext, Error, Page, Route, TimeoutError

from optout_bot.base.errors import NotSent
from optout_bot.base.log import logger
from optout_bot.base.messages import tr
from optout_bot.base.urls import host_in
from optout_bot.lock import selftest
from optout_bot.lock.lock import Lock
from optout_bot.lock.request import Request

# How long the browser, or one of its tabs, may take to answer.
_ANSWER_SECONDS = 2.0
_REST_MS = 100.0
_EMPTY = """root => {
  const empty = part => {
    for (const each of part.querySelectorAll('*')) {
      if (each.shadowRoot) empty(each.shadowRoot);
      if (each.isContentEditable) each.textContent = '';
      else if (each.localName === 'select') each.selectedIndex = -1;
      else if (each.localName === 'input' || each.localName === 'textarea') each.value = '';
    }
  };
  empty(root);
}"""


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
        session = context.new_cdp_session(self.surface)
        # A tab behind another one draws nothing, so no press would come to an end.
        session.send("Emulation.setFocusEmulationEnabled", {"enabled": True})
        self._ours = {self.surface}
        info = session.send("Target.getTargetInfo")
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
            targets = self._browser("Target.getTargets")["targetInfos"]
            found = next((each for each in targets if each["targetId"] == frame), None)
            return found is not None and "openerId" not in found and frame not in self._own
        return False

    def guard(self, lock: Lock) -> None:
        """Put the rest of the own tab's requests, to whatever host, under the lock."""
        self._lock = lock
        self.surface.route(self._elsewhere, self._on_route)

    def _elsewhere(self, address: str) -> bool:
        return not host_in(address, self._hosts) and not address.startswith(selftest.PLACE)

    def close(self, say: Callable[[str], None]) -> None:
        """Close what the program opened, and only then take the lock off.

        A tab that does not let itself be closed keeps the lock on: `say` tells the person to
        close it, and it is waited for as long as that takes. Where the lock is gone already,
        they are told, and nothing is waited for.
        """
        if self._lock:
            with suppress(NotSent):
                self._lock.shut()
        for page in [page for page in self._ours if not page.is_closed()]:
            self._empty(page)
        try:
            self._shut()
            self._wait_for_the_person(say)
        except Error:
            logger.info("the connection to the browser broke")
            # Whoever does not hear it cannot be helped.
            with suppress(OSError):
                say(tr("  My connection to your browser broke, and my lock is gone with it."))
                say(tr("  If my tab is still open there, close it now: what is typed can leave."))
            return
        # What a page sends as it goes has to come while the lock still holds.
        self._rest()
        if self._lock:
            self._lock.detach()

    def _wait_for_the_person(self, say: Callable[[str], None]) -> None:
        if not self._open():
            return
        # Whoever does not hear it is protected all the same.
        with suppress(OSError):
            say(tr("  I cannot close my tab in your browser. Please close it there now."))
            say(tr("  Until then I wait and keep my lock on. If you end me before, by Ctrl-C"))
            say(tr("  pressed twice, what is typed in that tab can leave your browser."))
        while self._open():
            self._rest()

    def _empty(self, page: Page) -> None:
        """Take what was typed out of a page, then leave it; the one also where the other fails.

        A browser that opens a tab again fills its fields in as they were.
        """
        for frame in page.frames:
            with suppress(Error):
                frame.locator(":root").evaluate(_EMPTY, timeout=_ANSWER_SECONDS * 1000)
        with suppress(Error):
            page.goto("about:blank", timeout=_ANSWER_SECONDS * 1000)

    def _shut(self) -> None:
        """Close the tabs, in bounded time."""
        for target in self._open():
            with suppress(Error):
                self._browser("Target.closeTarget", targetId=target)
        end = time.monotonic() + _ANSWER_SECONDS
        while self._open() and time.monotonic() < end:
            self._rest()

    def _open(self) -> set[str]:
        """Which of the program's own tabs are open; all of them where the browser is silent.

        Raises:
            Error: the way to the browser is gone, and the lock with it.
        """
        try:
            targets = self._browser("Target.getTargets")["targetInfos"]
        except TimeoutError:
            return self._own
        ours = [t for t in targets if t.get("canAccessOpener") and t["openerId"] in self._own]
        self._own |= {each["targetId"] for each in ours}
        return self._own & {each["targetId"] for each in targets}

    def _browser(self, what: str, **params: object) -> dict[str, Any]:
        return dict(self._targets.send(what, params, timeout=_ANSWER_SECONDS * 1000))

    def _rest(self) -> None:
        """A moment in which the lock goes on, whatever became of the tab."""
        # Where its own program is gone, Playwright raises a RuntimeError here.
        with suppress(Error, RuntimeError):
            self._context.wait_for_event("close", timeout=_REST_MS)

    def _learn(self, page: Page) -> None:
        """Note the frames of a tab that is not ours, now and later. Reads only."""
        if page in self._ours or self._opened_by_us(page):
            return
        try:
            session = self._context.new_cdp_session(page)
            session.on("Page.frameAttached", lambda event: self._foreign.add(event["frameId"]))
            target = session.send("Target.getTargetInfo", timeout=_ANSWER_SECONDS * 1000)
            self._foreign.add(target["targetInfo"]["targetId"])
            session.send("Page.enable", timeout=_ANSWER_SECONDS * 1000)
            tree = session.send("Page.getFrameTree", timeout=_ANSWER_SECONDS * 1000)
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
        with suppress(Error):
            if self._lock and self._passes(route, self._lock):
                route.continue_()
            else:
                route.abort("aborted")

    def _passes(self, route: Route, lock: Lock) -> bool:
        """Whether the lock lets a request go; one that it does not is written down."""
        request = route.request
        kind = {"document": "Document", "xhr": "XHR", "fetch": "Fetch"}
        try:
            type = kind.get(request.resource_type, "")
            # A body that Playwright does not show may be none, or one that cannot be read.
            unread = request.method not in {"GET", "HEAD", "OPTIONS"} and request.post_data is None
            headers = "\n".join(map(": ".join, request.headers.items()))
            seen = Request(request.method, request.url, type, request.post_data, unread, headers)
            if lock.passes(seen):
                return True
            lock.write_down(seen)
        except Exception as fault:  # as in the lock itself
            lock.failed_over(request.method, request.url, fault)
        return False


def _frames_in(tree: dict[str, Any]) -> Iterator[str]:
    yield tree["frame"]["id"]
    for child in tree.get("childFrames", ()):
        yield from _frames_in(child)
