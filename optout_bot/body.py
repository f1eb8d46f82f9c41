"""What the body of a request says, name by name, in whatever form it is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from urllib.parse import parse_qsl

_NAME = re.compile(r'(?im)^content-disposition:[^\r\n]*?;\s*name="([^"]*)"')


def said(body: str) -> list[tuple[str, str]]:
    """Every name and text: of a form's fields, of a JSON, and the body whole under no name."""
    if body.startswith("--"):
        found = list(_parts(body))
    elif body.lstrip()[:1] in {"{", "["}:
        found = [("", body)]
    else:
        found = parse_qsl(body, keep_blank_values=True)
    inner = [pair for name, text in found for pair in _inside(name, text)]
    return [("", body), *found, *inner]


def plain(text: str) -> str:
    """A text without what a box or a form changes on its way: line ends, blank lines, the
    spaces that do not break."""
    return re.sub(r"[ \t]*\r?\n\s*", "\n", text.replace("\u00a0", " ")).strip()


def _parts(body: str) -> Iterator[tuple[str, str]]:
    boundary, _, rest = body.partition("\r\n")
    for part in f"\r\n{rest}".split(f"\r\n{boundary}"):
        head, _, text = part.strip("\r\n").partition("\r\n\r\n")
        if name := _NAME.search(head):
            yield name[1], text


def _inside(name: str, text: str) -> Iterator[tuple[str, str]]:
    """The texts of a JSON, each under its nearest name."""
    if text.lstrip()[:1] not in {"{", "["}:
        return
    try:
        value = json.loads(text)
    except (ValueError, RecursionError):
        return
    yield from _leaves(name, value)


def _leaves(name: str, value: object) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, each in value.items():
            yield from _leaves(str(key), each)
    elif isinstance(value, list):
        for each in value:
            yield from _leaves(name, each)
    elif isinstance(value, str):
        yield name, value
        yield from _inside(name, value)
    elif value is not None:
        yield name, str(value)
