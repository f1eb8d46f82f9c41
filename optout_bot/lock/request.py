"""A request as the lock sees it, and what may answer it."""

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
