"""The leave for one request, given after the yes, and what the body of a request says."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, urlsplit

from optout_bot.base.urls import host_in
from optout_bot.lock.request import Request

TICKET_SECONDS = 15.0
# A page whose request was refused may still send the right one, but not much later.
AFTER_REFUSED_SECONDS = 3.0
_SENDING_TYPES = {"Document", "XHR", "Fetch"}
# No form is so long, in characters, or nested so deep.
_LONGEST = 200_000
_DEEPEST = 50
_NAME = re.compile(r'(?im)^content-disposition:[^\r\n]*?;\s*name="([^"]*)"')


@dataclass
class Ticket:
    """Leave for one request: to these hosts and paths, saying what was approved, for 15 s.

    `approved` is the name of each field, empty where it has none, and what it holds; `beside`
    the same of the fields that were not ours to fill, which it may leave out.
    `never` are texts that no such request says: the numbers of other forms. `home` are the hosts
    to which the page may go on talking, of other things, once it is used.
    """

    hosts: tuple[str, ...]
    paths: tuple[str, ...]
    approved: tuple[tuple[str, str], ...]
    never: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    home: tuple[str, ...] = ()
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


def said(body: str) -> list[tuple[str, str]]:
    """Every name and text: of a form's fields, of a JSON, and the body whole under no name.

    Of a body that is too long or nested too deep to be read to its end, only the last: what it
    says cannot be known.
    """
    whole = ("", body)
    if len(body) > _LONGEST:
        return [whole]
    if body.startswith("--"):
        found = list(_parts(body))
    elif body.lstrip()[:1] in {"{", "["}:
        found = [("", body)]
    else:
        found = parse_qsl(body, keep_blank_values=True)
    try:
        inner = [pair for name, text in found for pair in _inside(name, text)]
    except RecursionError:
        return [whole]
    return [whole, *found, *inner]


def plain(text: str) -> str:
    """A text without what a box or a form changes on its way: line ends, blank lines, the
    spaces that do not break."""
    return re.sub(r"(?<![ \t])[ \t]*\r?\n\s*", "\n", text.replace("\u00a0", " ")).strip()


def _parts(body: str) -> Iterator[tuple[str, str]]:
    boundary, _, rest = body.partition("\r\n")
    for part in f"\r\n{rest}".split(f"\r\n{boundary}"):
        head, _, text = part.strip("\r\n").partition("\r\n\r\n")
        if name := _NAME.search(head):
            yield name[1], text


def _inside(name: str, text: str) -> Iterator[tuple[str, str]]:
    """The texts of a JSON, and of each JSON that is a text in it, under their nearest names.

    Raises:
        RecursionError: it is nested too deep.
    """
    left: list[tuple[str, object, int]] = [(name, _read(text), 0)]
    while left:
        name, value, depth = left.pop()
        if depth > _DEEPEST:
            raise RecursionError
        if isinstance(value, dict):
            left += [(str(key), each, depth + 1) for key, each in value.items()]
        elif isinstance(value, list):
            left += [(name, each, depth + 1) for each in value]
        elif isinstance(value, str):
            yield name, value
            left.append((name, _read(value), depth + 1))
        elif value is not None:
            yield name, str(value)


def _read(text: str) -> object:
    """The JSON that a text is, none where it is not one."""
    if text.lstrip()[:1] not in {"{", "["}:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return None
