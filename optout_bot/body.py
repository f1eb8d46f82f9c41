"""What the body of a request says, name by name, in whatever form it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

# No form is so long, in characters, or nested so deep.
_LONGEST = 200_000
_DEEPEST = 50
_NAME = re.compile(r'(?im)^content-disposition:[^\r\n]*?;\s*name="([^"]*)"')


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
