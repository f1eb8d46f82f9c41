"""A request as the lock sees it, what may answer it, and the leave for one."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from optout_bot.address import host_in
from optout_bot.carried import carries

TICKET_SECONDS = 15.0
# A page whose request was refused may still send the right one, but not much later.
AFTER_REFUSED_SECONDS = 3.0
_SENDING_TYPES = {"Document", "XHR", "Fetch"}
# A request is compared with what was approved in pieces as long as the comparison takes.
_PIECE = 40
_SHORTEST_PIECE = 4
_ESCAPED = r"[\r\n\t\"\\/]+"


@dataclass(frozen=True)
class Request:
    """A request as the lock sees it."""

    method: str
    address: str
    type: str
    body: str | None
    # A body of which the end is not known yet.
    streams: bool = False

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


def pieces(values: tuple[str, ...]) -> tuple[str, ...]:
    """The values in pieces, so that a request which shortens or alters one is seen to differ.

    They are cut where a request may write a character in another way.
    """
    runs = (re.sub(r"\s+", "", run) for value in values for run in re.split(_ESCAPED, value))
    return tuple(
        run[min(start, len(run) - _SHORTEST_PIECE) :][:_PIECE]
        for run in runs
        if len(run) >= _SHORTEST_PIECE
        for start in range(0, len(run), _PIECE)
    )
