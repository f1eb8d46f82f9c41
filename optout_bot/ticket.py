"""A request as the lock sees it, what may answer it, and the leave for one."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlsplit

from optout_bot.address import host_in
from optout_bot.body import plain, said

TICKET_SECONDS = 15.0
# A page whose request was refused may still send the right one, but not much later.
AFTER_REFUSED_SECONDS = 3.0
_SENDING_TYPES = {"Document", "XHR", "Fetch"}


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
    """Leave for one request: to these hosts and paths, saying what was approved, for 15 s.

    `approved` is the name of each field, empty where it has none, and what it holds; `beside`
    the same of the fields that were not ours to fill, which it may leave out.
    `never` are texts that no such request says: the numbers of other forms.
    """

    hosts: tuple[str, ...]
    paths: tuple[str, ...]
    approved: tuple[tuple[str, str], ...]
    never: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    expires: float = field(default_factory=lambda: time.monotonic() + TICKET_SECONDS)
    used: Request | None = None
    # A request to the right place that did not carry what was approved.
    refused: Request | None = None

    @property
    def open(self) -> bool:
        """Whether its request may still come."""
        return self.used is None and time.monotonic() < self.expires

    def admits(self, request: Request) -> bool:
        """Whether this is the request it was given for: its body says what was approved.

        The first one uses it up. One that says something else shortens its time.
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
        if self._says_what_was_approved(said(request.body or "")):
            self.used = request
        elif self.refused is None:
            self.refused = request
            self.expires = min(self.expires, time.monotonic() + AFTER_REFUSED_SECONDS)
        return self.used is request

    def _says_what_was_approved(self, pairs: list[tuple[str, str]]) -> bool:
        if any(text.strip() in self.never for _, text in pairs):
            return False
        if _says_otherwise(pairs, self.beside):
            return False
        return all(_says(pairs, name, value) for name, value in self.approved)


def _says(pairs: list[tuple[str, str]], name: str, value: str) -> bool:
    """Whether a field's name stands for that value and nothing else; where the body does not
    know the name, whether the value is among its texts, whole."""
    named = [text for key, text in pairs if name and key == name]
    if named:
        return all(plain(text) == plain(value) for text in named)
    return any(plain(text) == plain(value) for _, text in pairs)


def _says_otherwise(pairs: list[tuple[str, str]], held: tuple[tuple[str, str], ...]) -> bool:
    """Whether a field's name stands for something that no field of that name holds."""
    names = {name for name, _ in held}
    able = {(name, plain(value)) for name, value in held}
    return any(name in names and (name, plain(text)) not in able for name, text in pairs)
