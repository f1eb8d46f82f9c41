"""The lock: nothing typed leaves the browser before a yes, and then one request does.

It sits on the browser-level `Fetch` domain, where the requests of every frame, tab,
popup and worker pass. What it stops it aborts, at once: a request held back would be
sent if this program died.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from enum import StrEnum
from typing import Any, Protocol
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, CDPSession, Error, Page, WebSocketRoute

from optout_bot.base.errors import BrowserError, NotSent
from optout_bot.base.log import logger
from optout_bot.base.messages import tr
from optout_bot.base.urls import host_in
from optout_bot.lock import guard
from optout_bot.lock.leaks import carries, carries_all
from optout_bot.lock.request import Reply, Request, Server
from optout_bot.lock.ticket import Ticket

_READS = {"GET", "HEAD", "OPTIONS"}
# Before anything is typed: what a person is to send with the program, and not past it.
_FORM_SENT = re.compile(r"/contact/submit\b|/contact_us\b")
# What may be more than a read, or a worker's script. Before anything is typed the rest
# passes unseen: a page has many pictures, and each would wait for us.
_MORE_THAN_READS = ("Document", "XHR", "Fetch", "Ping", "CSPViolationReport", "Other")


class Phase(StrEnum):
    """What the lock lets through.

    LOOK: all but what says that it sends a form, so that a person can sign in.
    FILLING, from the first typed character to the yes: nothing, to nobody. A page can write
    what was typed into an address, a header, a cookie or the mere order of its reads, in a
    cipher of its own, so no inspection of reads would do.
    TICKET: the one request of the ticket, and reads that carry no typed value; once it is used all
    that the page needs to show how it went, but nothing that says the same again to the flow's
    hosts, and no typed value to any other.
    READS: reads that carry no typed value, where nothing is to be typed or sent at all.
    """

    LOOK = "look"
    FILLING = "filling"
    TICKET = "ticket"
    READS = "reads"


class Scope(Protocol):
    """What of a browser is the lock's, where a person uses the rest of it meanwhile."""

    surface: Page

    @property
    def patterns(self) -> list[dict[str, str]]:
        """The requests to take out of the whole browser."""

    def foreign(self, frame: str) -> bool:
        """Whether a frame belongs to one of the person's own tabs."""

    def newcomer(self, frame: str) -> bool:
        """Whether a frame is a tab that just came, and not out of the program's own."""


class Lock:
    """Decides over every request of a browser. In force once constructed.

    `browser` is its name and version, `stopped` what was stopped, as method, host and path. `again`
    is the last request that was stopped because it was the approved one once more, None if there
    was none.
    With a `scope` it leaves the person's own tabs alone.

    Raises:
        BrowserError: the browser refuses the lock.
    """

    def __init__(
        self,
        context: BrowserContext,
        server: Server | None = None,
        scope: Scope | None = None,
    ) -> None:
        self.phase = Phase.LOOK
        self.stopped: list[str] = []
        self.again: Request | None = None
        self._server = server
        self._values: tuple[str, ...] = ()
        self._ticket: Ticket | None = None
        self._scope = scope
        surface = scope.surface if scope else context
        browser = context.browser
        try:
            if browser is None:
                raise Error("no browser session")
            surface.add_init_script(guard.script())
            # One opened now could carry what is typed later.
            surface.route_web_socket(re.compile(".*"), _refuse)
            self._cdp: CDPSession = browser.new_browser_cdp_session()
            self.browser: str = self._cdp.send("Browser.getVersion")["product"].replace("/", " ")
            self._cdp.on("Fetch.requestPaused", self._on_paused)
            self._see(() if server else _MORE_THAN_READS)
        except Error:
            raise BrowserError(
                tr("This browser refuses the lock, so nothing was opened.")
            ) from None

    def shut(self, values: Iterable[str] = ()) -> None:
        """Nothing leaves any more. Call before these values are typed.

        Raises:
            NotSent: the browser is gone.
        """
        self._values = tuple(dict.fromkeys((*self._values, *values)))
        self._see_all()
        self.phase = Phase.FILLING

    @property
    def is_shut(self) -> bool:
        """Whether something may have been typed, so that no page can be loaded."""
        return self.phase is Phase.FILLING

    def _see(self, types: tuple[str, ...]) -> None:
        """From now on requests of these types are ours to decide on, of every type if none."""
        where = self._scope.patterns if self._scope else [{"urlPattern": "*"}]
        patterns = [{**each, "resourceType": kind} for each in where for kind in types]
        self._cdp.send("Fetch.enable", {"patterns": patterns or where})

    def only_reads(self) -> None:
        """For a browser in which nothing is to be typed or sent: only reads pass.

        Raises:
            NotSent: the browser is gone.
        """
        self._see_all()
        self.phase = Phase.READS

    def _see_all(self) -> None:
        try:
            if self.phase is Phase.LOOK:
                self._see(())
        except Error:
            raise NotSent(tr("The browser window was closed.")) from None

    def ticket(self, ticket: Ticket) -> Ticket:
        """Open for one request. Call `shut` when it was not used and is not wanted any more."""
        self._ticket, self.again = ticket, None
        self.phase = Phase.TICKET
        return ticket

    def ticket_again(self) -> Ticket:
        """Open once more for the request that is `again`, which the person said yes to.

        Raises:
            NotSent: there is none.
        """
        if self._ticket is None or self.again is None or self.phase is not Phase.TICKET:
            raise NotSent(tr("The page did not ask to send the same again."))
        return self.ticket(self._ticket.once_more(self.again))

    def detach(self) -> None:
        """Take the lock off a browser that lives on. Close the guarded pages first."""
        with suppress(Error):
            self._cdp.detach()

    @contextmanager
    def tested(self) -> Iterator[list[str]]:
        """Shut; yields what it stops meanwhile."""
        before = self.phase, self.stopped
        self.phase, self.stopped = Phase.FILLING, []
        try:
            yield self.stopped
        finally:
            self.phase, self.stopped = before

    def passes(self, request: Request) -> bool:
        """Whether a request may leave now; a ticket that admits it is used up."""
        if self.phase is Phase.FILLING:
            return False
        if self.phase is Phase.LOOK:
            return request.method in _READS or not self._sends(request)
        ticket = self._ticket if self.phase is Phase.TICKET else None
        if ticket and ticket.admits(request):
            logger.info("ticket used: {}", request.place)
            return True
        if ticket and ticket.is_behind:
            return self._goes_on(request, ticket)
        return self._reads(request)

    def _reads(self, request: Request) -> bool:
        """Whether it is a read that carries no typed value in a known disguise."""
        return request.method in _READS and not self._carries_typed(request)

    def _goes_on(self, request: Request, ticket: Ticket) -> bool:
        """Whether it belongs to what comes after the press: nothing that says the same again,
        and no typed value to a foreign host. What cannot be read may say anything."""
        if request.streams:
            return False
        if not host_in(request.address, (*ticket.hosts, *ticket.home)):
            return not self._carries_typed(request)
        if not carries_all(request.texts, (value for _, value in ticket.approved)):
            return True
        if ticket.is_for(request):
            self.again = request
        return False

    def _carries_typed(self, request: Request) -> bool:
        return any(carries(text, self._values) for text in request.texts)

    def _sends(self, request: Request) -> bool:
        """Whether it says that it sends a form, or could carry what is typed later."""
        return request.streams or bool(_FORM_SENT.search(urlsplit(request.address).path))

    def _on_paused(self, event: dict[str, Any]) -> None:
        try:
            if "responseStatusCode" in event or "responseErrorReason" in event:
                guard.respond(event, self._tell)
            else:
                self._on_request(event)
        except Error:
            logger.debug("a request went away")
        except Exception as fault:  # whatever it is: what cannot be judged does not leave
            self.failed_over(event["request"]["method"], event["request"]["url"], fault)
            with suppress(Error):
                self._tell("failRequest", event, errorReason="Aborted")

    def _on_request(self, event: dict[str, Any]) -> None:
        if self._scope and self._scope.foreign(event.get("frameId", "")):
            # The person's own: never looked at, never written down.
            with suppress(Error):
                self._cdp.send("Fetch.continueRequest", {"requestId": event["requestId"]})
            return
        request = _request(event)
        if self._scope and self._reads(request) and self._scope.newcomer(event.get("frameId", "")):
            self._tell("continueRequest", event)
        elif "Service-Worker" in event["request"]["headers"] or not self.passes(request):
            self.write_down(request)
            self._tell("failRequest", event, errorReason="Aborted")
        elif not self._server:
            self._tell("continueRequest", event, interceptResponse=request.type == "Other")
        elif reply := self._server.reply(request.method, request.address, request.body):
            self._fulfil(event, reply)
        else:
            self._tell("failRequest", event, errorReason="AddressUnreachable")

    def failed_over(self, method: str, address: str, fault: Exception) -> None:
        """Note a request that is stopped because the lock's own code failed over it.

        Of the fault its kind alone: what it says may hold what was typed.
        """
        host = re.match(r"https?://([^/?#]*@)?([\w.-]{1,253})", address)
        place = f"{method} {host[2] if host else '?'}"
        self.stopped.append(place)
        logger.error("stopped, as the lock failed over it: {} ({})", place, type(fault).__name__)

    def write_down(self, request: Request) -> None:
        """Note what was stopped; not its path, where a page put a typed value into that."""
        typed = carries(request.place, self._values)
        place = f"{request.method} {urlsplit(request.address).hostname}" if typed else request.place
        self.stopped.append(place)
        logger.info("stopped: {}", place)

    def _fulfil(self, event: dict[str, Any], reply: Reply) -> None:
        self._tell(
            "fulfillRequest",
            event,
            responseCode=reply.status,
            responseHeaders=[{"name": k, "value": v} for k, v in reply.headers.items()],
            body=base64.b64encode(reply.body).decode("ascii"),
        )

    def _tell(self, what: str, event: dict[str, Any], **params: object) -> Any:
        return self._cdp.send(f"Fetch.{what}", {"requestId": event["requestId"], **params})


def _refuse(route: WebSocketRoute) -> None:
    # It is not connected to anything, also where the page is gone already.
    with suppress(Error):
        route.close()


def _request(event: dict[str, Any]) -> Request:
    request = event["request"]
    entries = request.get("postDataEntries", ())
    body = request.get("postData")
    if entries:
        raw = b"".join(base64.b64decode(each.get("bytes", "")) for each in entries)
        body = raw.decode("utf-8", "surrogateescape")
    unread = request.get("hasPostData") and body is None
    streams = bool(unread) or any("bytes" not in each for each in entries)
    headers = "\n".join(map(": ".join, request["headers"].items()))
    kind = event.get("resourceType", "")
    return Request(request["method"], request["url"], kind, body, streams, headers)
