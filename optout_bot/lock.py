"""The lock: nothing typed leaves the browser before a yes, and then one request does.

It sits on the browser-level `Fetch` domain, where the requests of every frame, tab,
popup and worker pass. What it stops it aborts, at once: a request held back would be
sent if this program died.
"""

from __future__ import annotations

import base64
import re
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol
from urllib.parse import urlsplit

from loguru import logger
from playwright.sync_api import BrowserContext, CDPSession, Error, Page, WebSocketRoute

from optout_bot.carried import carries
from optout_bot.errors import BrowserError
from optout_bot.flow import host_in

TICKET_SECONDS = 15.0
# A page whose request was refused may still send the right one, but not much later.
AFTER_REFUSED_SECONDS = 3.0
_READS = {"GET", "HEAD", "OPTIONS"}
_SENDING_TYPES = {"Document", "XHR", "Fetch"}


class Phase(StrEnum):
    """What the lock lets through.

    LOOK: all but requests to a known submit address. CLOSED: plain reads, from the
    first typed character on. TICKET: plain reads and the one request of the ticket.
    """

    LOOK = "look"
    CLOSED = "closed"
    TICKET = "ticket"


@dataclass(frozen=True)
class Request:
    """A request as the lock sees it."""

    method: str
    address: str
    type: str
    body: str | None

    @property
    def place(self) -> str:
        """Method, host and path: what may be written down."""
        parts = urlsplit(self.address)
        return f"{self.method} {parts.hostname or parts.scheme}{parts.path}"


@dataclass(frozen=True)
class Answer:
    """What a practice site answers."""

    status: int
    headers: dict[str, str]
    body: bytes


class Answerer(Protocol):
    """Answers requests inside the browser, so that no packet leaves the machine."""

    def answer(self, method: str, address: str, body: str | None) -> Answer | None:
        """The answer, or None for an address it does not have."""


@dataclass
class Ticket:
    """Leave for one request: to these hosts and paths, carrying these values, for 15 s."""

    hosts: tuple[str, ...]
    paths: tuple[str, ...]
    values: tuple[str, ...]
    expires: float = field(default_factory=lambda: time.monotonic() + TICKET_SECONDS)
    used: Request | None = None
    # A request to the right place that did not carry what was approved.
    refused: Request | None = None

    @property
    def open(self) -> bool:
        """Whether its request may still come."""
        return self.used is None and time.monotonic() < self.expires

    def admits(self, request: Request) -> bool:
        """Whether this is the request it was given for: every value must be in its body.

        The first one uses it up. One that carries something else shortens its time.
        """
        parts = urlsplit(request.address)
        if not (
            self.open
            and request.method == "POST"
            and request.type in _SENDING_TYPES
            and host_in(request.address, self.hosts)
            and any(re.fullmatch(path, parts.path) for path in self.paths)
        ):
            return False
        body = request.body or ""
        if all(carries(body, [value]) for value in self.values):
            self.used = request
        elif self.refused is None:
            self.refused = request
            self.expires = min(self.expires, time.monotonic() + AFTER_REFUSED_SECONDS)
        return self.used is request


class Scope(Protocol):
    """What of a browser is the lock's, where a person uses the rest of it meanwhile."""

    surface: Page

    @property
    def patterns(self) -> list[dict[str, str]]:
        """The requests to take out of the whole browser."""

    def foreign(self, frame: str) -> bool:
        """Whether a frame belongs to one of the person's own tabs."""


class Lock:
    """Decides over every request of a browser. In force once constructed.

    With a `scope` it leaves the person's own tabs alone.

    Raises:
        BrowserError: the browser refuses the lock.
    """

    def __init__(
        self,
        context: BrowserContext,
        submit_paths: tuple[str, ...],
        answerer: Answerer | None = None,
        scope: Scope | None = None,
    ) -> None:
        self.phase = Phase.LOOK
        self.stopped: list[str] = []
        self._submit_paths = submit_paths
        self._answerer = answerer
        self._values: tuple[str, ...] = ()
        self._ticket: Ticket | None = None
        self._scope = scope
        patterns = scope.patterns if scope else [{"urlPattern": "*"}]
        surface = scope.surface if scope else context
        browser = context.browser
        try:
            if browser is None:
                raise Error("no browser session")
            self._cdp: CDPSession = browser.new_browser_cdp_session()
            self._cdp.on("Fetch.requestPaused", self._on_request)
            self._cdp.send("Fetch.enable", {"patterns": patterns})
            surface.route_web_socket(re.compile(".*"), self._on_socket)
        except Error:
            raise BrowserError("This browser refuses the lock, so nothing was opened.") from None

    def close(self, values: Iterable[str]) -> None:
        """From now on only plain reads pass, and none that carries one of these values."""
        self.phase = Phase.CLOSED
        self._values = tuple(dict.fromkeys((*self._values, *values)))

    def ticket(
        self, hosts: tuple[str, ...], paths: tuple[str, ...], values: tuple[str, ...]
    ) -> Ticket:
        """Open for one request. Call `close` when it was used or is no longer wanted."""
        self._ticket = Ticket(hosts, paths, values)
        self.phase = Phase.TICKET
        return self._ticket

    def leave(self) -> None:
        """Take the lock off a browser that lives on. Close the guarded pages first."""
        with suppress(Error):
            self._cdp.detach()

    def passes(self, request: Request) -> bool:
        """Whether a request may leave now; a ticket that admits it is used up."""
        if self.phase is Phase.LOOK:
            path = urlsplit(request.address).path
            sends = request.method not in _READS
            return not (sends and any(re.fullmatch(p, path) for p in self._submit_paths[:2]))
        if request.method in _READS:
            return not carries(request.address, self._values)
        if self.phase is Phase.TICKET and self._ticket and self._ticket.admits(request):
            logger.info("ticket used: {}", request.place)
            return True
        return False

    def _on_request(self, event: dict[str, Any]) -> None:
        if self._scope and self._scope.foreign(event.get("frameId", "")):
            # The person's own: never looked at, never written down.
            with suppress(Error):
                self._cdp.send("Fetch.continueRequest", {"requestId": event["requestId"]})
            return
        request = _request(event)
        try:
            if not self.passes(request):
                self._stop(request)
                self._cdp.send(
                    "Fetch.failRequest",
                    {"requestId": event["requestId"], "errorReason": "Aborted"},
                )
            elif self._answerer:
                self._practise(event, request, self._answerer)
            else:
                self._cdp.send("Fetch.continueRequest", {"requestId": event["requestId"]})
        except Error:
            logger.debug("a request went away: {}", request.place)

    def _practise(self, event: dict[str, Any], request: Request, answerer: Answerer) -> None:
        answer = answerer.answer(request.method, request.address, request.body)
        if answer is None:
            params = {"requestId": event["requestId"], "errorReason": "AddressUnreachable"}
            self._cdp.send("Fetch.failRequest", params)
            return
        self._cdp.send(
            "Fetch.fulfillRequest",
            {
                "requestId": event["requestId"],
                "responseCode": answer.status,
                "responseHeaders": [{"name": k, "value": v} for k, v in answer.headers.items()],
                "body": base64.b64encode(answer.body).decode("ascii"),
            },
        )

    def _stop(self, request: Request) -> None:
        self.stopped.append(request.place)
        logger.info("stopped: {}", request.place)

    def _on_socket(self, socket: WebSocketRoute) -> None:
        if self.phase is not Phase.LOOK or self._answerer:
            socket.close()
            return
        server = socket.connect_to_server()

        def forward(message: str | bytes) -> None:
            if self.phase is Phase.LOOK:
                server.send(message)
            else:
                self.stopped.append("WebSocket message")

        socket.on_message(forward)


def _request(event: dict[str, Any]) -> Request:
    request = event["request"]
    body = request.get("postData")
    if body is None and "postDataEntries" in request:
        parts = (base64.b64decode(e.get("bytes", "")) for e in request["postDataEntries"])
        body = b"".join(parts).decode("utf-8", "replace")
    return Request(request["method"], request["url"], event.get("resourceType", ""), body)
