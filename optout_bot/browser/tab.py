"""The tab the program works in: opened, kept alive while the person thinks, pictured."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import BrowserContext, Dialog, Error, Page, Response

from optout_bot.base.errors import NotSent, PageError
from optout_bot.base.log import logger
from optout_bot.base.messages import tr
from optout_bot.lock.lock import Lock, Phase

LOAD_SECONDS = 30.0
_PUMP_MS = 30
# A page may ask before it is left so long after what made it go.
_MOVING_SECONDS = 5.0
# What was loading was let go of, though nothing is wrong with the connection: as a window does
# that is gone so long after it at most.
_DROPPED = ("net::ERR_ABORTED", "other")
_CLOSING_SECONDS = 5.0


class Tab:
    """The one tab the program works in, its lock, and the way to wait in it.

    In a `shared` browser only that tab and what it opens is the program's, else every tab is.
    """

    def __init__(
        self,
        context: BrowserContext,
        lock: Lock,
        check: Callable[[], None],
        load_seconds: float = LOAD_SECONDS,
        page: Page | None = None,
        *,
        shared: bool = False,
    ) -> None:
        self._load_seconds = load_seconds
        self.lock = lock
        self._context = context
        self._check = check
        self._closed = False
        self._moving_until = 0.0
        self._handed_over_until = 0.0
        self._asking: Dialog | None = None
        self._pages: list[Page] = []
        self._shared = shared
        self._on_page(page or (context.pages[0] if context.pages else context.new_page()))
        if not self._shared:
            context.on("page", self._on_page)
            context.on("dialog", self._on_dialog)
        context.on("dialogclosed", self._on_dialog_closed)
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
            PageError: the page crashed.
        """
        self._check()
        page = self.page
        try:
            page.wait_for_timeout(milliseconds)
            while self._asking and time.monotonic() < self._handed_over_until:
                # The page does nothing else until the person answered it.
                self._check()
                page.wait_for_timeout(milliseconds)
            if self._asking:
                self._asking.dismiss()
        except Error:
            if not page.is_closed():
                raise PageError(tr("The page crashed.")) from None
        self._check()

    def go(self, address: str) -> None:
        """Open an address in the tab.

        Raises:
            PageError: it did not load.
            NotSent: the person closed the window meanwhile.
        """
        self._check()
        page = self.page
        self.moves_on()
        try:
            page.goto(address, wait_until="commit", timeout=self._load_seconds * 1000)
        except Error as error:
            found = re.search(r"net::(\w+)|Timeout", error.message)
            kind = found.group(0) if found else "other"
            logger.info("address did not load: {}", kind)
            self._check()
            if "has been closed" in error.message:
                raise NotSent(tr("The browser window was closed.")) from None
            end = time.monotonic() + (_CLOSING_SECONDS if kind in _DROPPED else 0)
            while self.page is page and time.monotonic() < end:
                self.pump()
            if self.page is page:
                raise PageError(tr("The page did not load; is there a connection?")) from None

    def moves_on(self) -> None:
        """What is done next may leave the page: one that asks before it is left, is left."""
        self._moving_until = time.monotonic() + _MOVING_SECONDS

    @contextmanager
    def handed_over(self, until: float) -> Iterator[None]:
        """The person acts in the window meanwhile: whether they leave a page is theirs to say,
        until that moment of the monotonic clock."""
        self._handed_over_until, self._moving_until = until, 0.0
        try:
            yield
        finally:
            self._handed_over_until = 0.0

    def picture(self) -> bytes:
        """A picture of the whole page, empty where the browser cannot take one."""
        try:
            return self.page.screenshot(full_page=True, animations="disabled", timeout=10_000)
        except Error:
            logger.info("no picture could be taken")
            return b""

    @contextmanager
    def heard(self, hear: Callable[[Response], None]) -> Iterator[None]:
        """Have the answers told that come meanwhile; a person's own tabs are not listened to."""
        sources = list(self._pages) if self._shared else [self._context]
        for source in sources:
            source.on("response", hear)
        try:
            yield
        finally:
            for source in sources:
                source.remove_listener("response", hear)

    def _on_page(self, page: Page) -> None:
        if self._shared:
            page.on("dialog", self._on_dialog)
            page.on("popup", self._on_page)
        self._pages.append(page)

    def _on_dialog(self, dialog: Dialog) -> None:
        """Whatever a page asks, the answer is not ours to give: never yes.

        Whether it may be left is no question of the site's. Once something is typed nothing
        leaves with it, and after the yes it is to be left.
        """
        asks_to_stay = dialog.type == "beforeunload"
        moving = self.lock.phase is not Phase.LOOK or time.monotonic() < self._moving_until
        with suppress(Error):
            if asks_to_stay and moving:
                dialog.accept()
            elif asks_to_stay and time.monotonic() < self._handed_over_until:
                self._asking = dialog
            else:
                dialog.dismiss()

    def _on_dialog_closed(self, dialog: Dialog) -> None:
        self._asking = None

    def _on_close(self, context: BrowserContext) -> None:
        self._closed = True
