"""The leave for one request, given after the yes, and what a request says."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl, unquote, urlsplit

from optout_bot.base.urls import host_in
from optout_bot.lock.request import Request

TICKET_SECONDS = 15.0
# A page whose request was refused may still send the right one, but not much later.
AFTER_REFUSED_SECONDS = 3.0
# What a press causes.
_SENDING_TYPES = {"Document", "XHR", "Fetch"}
# What a mere copy calls itself, by its path or its name; its name is in a field such as GraphQL's
# `fb_api_req_friendly_name`, or says that it is one.
_COPY = re.compile(
    r"(?i:draft|auto[-_]?save|beacon)|((?<![A-Za-z])[Ll]og|(?<=[a-z])Log)(s|ging|ger)?(?![a-z])"
)
_NAMES_IT = re.compile(r"(?i)(friendly|operation|event)_?name")
_TELLING = 4
_SAYS_SO = {"1", "true", "yes", "on"}
# No form is so long, in characters, or nested so deep.
_LONGEST = 200_000
_DEEPEST = 50
_NAME = re.compile(r'(?im)^content-disposition:[^\r\n]*?;\s*name="([^"]*)"')


@dataclass
class Ticket:
    """Leave for one request, by whatever path: to these hosts, saying what was approved, for 15 s.

    `approved` is the name of each field, empty where it has none, and what it holds; `beside`
    the same of the fields that were not ours to fill, which it may leave out; of each of `either`,
    the ways to say one thing, it says one.
    `never` are texts that no such request says: the numbers of other forms. `home` are the hosts
    to which the page may go on talking, but not say the same again, once it is used.
    `again` is the request that a second ticket is for: the same once more, to the same place.
    """

    hosts: tuple[str, ...]
    approved: tuple[tuple[str, str], ...]
    never: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    home: tuple[str, ...] = ()
    either: tuple[tuple[str, ...], ...] = ()
    again: Request | None = None
    expires: float = field(default_factory=lambda: time.monotonic() + TICKET_SECONDS)
    used: Request | None = None
    # A request that spoke of the form, but did not say what was approved.
    refused: Request | None = None

    @property
    def open(self) -> bool:
        """Whether its request may still come."""
        return self.used is None and time.monotonic() < self.expires

    @property
    def is_behind(self) -> bool:
        """Whether the form was sent once already, on this ticket or on the one before."""
        return self.used is not None or self.again is not None

    def once_more(self, request: Request) -> Ticket:
        """A second one, for a request like this that was stopped as the same again."""
        return Ticket(
            self.hosts,
            self.approved,
            never=self.never,
            beside=self.beside,
            home=self.home,
            either=self.either,
            again=request,
        )

    def admits(self, request: Request) -> bool:
        """Whether this is the request it was given for; the first one uses it up.

        One that speaks of the form, but says something else, shortens its time.
        """
        if not self.open or not self._is_sent_by_a_press(request):
            return False
        if self.is_for(request):
            self.used = request
        elif self.refused is None and self._is_about_the_form(said_by(request)):
            self.refused = request
            self.expires = min(self.expires, time.monotonic() + AFTER_REFUSED_SECONDS)
        return self.used is request

    def is_for(self, request: Request) -> bool:
        """Whether it is such a request, open or not: it says what was approved."""
        pairs = said_by(request)
        return (
            self._is_sent_by_a_press(request)
            and ".." not in unquote(urlsplit(request.address).path)
            and (self.again is None or self.again.place == request.place)
            and not any(text.strip() in self.never for _, text in pairs)
            and not _says_otherwise(pairs, self.beside)
            and all(_says(pairs, name, value) for name, value in self.approved)
            and all(any(_says(pairs, "", text) for text in texts) for texts in self.either)
        )

    def _is_sent_by_a_press(self, request: Request) -> bool:
        return (
            request.method == "POST"
            and request.type in _SENDING_TYPES
            and host_in(request.address, self.hosts)
            and not _is_a_copy(request)
        )

    def _is_about_the_form(self, pairs: list[tuple[str, str]]) -> bool:
        # A country's code, or its field's name, is in a log by chance.
        long = [(name, plain(text)) for name, text in self.approved if len(text) >= _TELLING]
        names, texts = {name for name, _ in long if name}, {text for _, text in long}
        return any(name in names or plain(text) in texts for name, text in pairs)


def _is_a_copy(request: Request) -> bool:
    """Whether its path, or its name, says that it is not the form itself: a draft, a log."""
    parts = urlsplit(request.address)
    names = [parts.path, *(each for each in parts.query.split("&") if "=" not in each)]
    for name, text in said_by(request):
        names += [text] if _NAMES_IT.search(name) else []
        names += [name] if plain(text).lower() in _SAYS_SO else []
    return any(_COPY.search(each) for each in names)


def said_by(request: Request) -> list[tuple[str, str]]:
    """Every name and text of a request: of its body, its address's query and, without a name,
    its path."""
    parts = urlsplit(request.address)
    steps = [("", step) for step in unquote(parts.path).split("/")]
    return [*said(request.body or ""), *parse_qsl(parts.query, keep_blank_values=True), *steps]


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
