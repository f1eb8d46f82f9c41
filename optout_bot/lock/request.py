"""A request as the lock sees it, and what may reply to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import urlsplit


@dataclass(frozen=True)
class Request:
    """A request as the lock sees it."""

    method: str
    address: str
    type: str
    body: str | None
    # A body that cannot be read, or of which the end is not known yet.
    streams: bool = False
    # What its headers say.
    headers: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """Everything it says that can be read."""
        return self.address, self.headers, self.body or ""

    @property
    def place(self) -> str:
        """Method, host and path: what may be written down."""
        parts = urlsplit(self.address)
        return f"{self.method} {parts.hostname or parts.scheme}{parts.path}"


@dataclass(frozen=True)
class Reply:
    """What a server in the browser replies."""

    status: int
    headers: dict[str, str]
    body: bytes


class Server(Protocol):
    """Replies to requests inside the browser, so that no packet leaves the machine."""

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        """The reply, or None for an address it does not have."""
