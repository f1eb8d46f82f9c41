"""Tells whether a request carries a typed value, plainly or in a common disguise."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, unquote, unquote_plus, unquote_to_bytes, urlsplit

# Shorter values ("FR") occur in every address by chance.
_SHORTEST = 4
# What is longer takes too long to examine: nobody can say what it carries.
_LONGEST = 20_000


def carries(text: str, values: Iterable[str]) -> bool:
    """Whether an address or a body carries one of the values, whole or its first part.

    One that is too long to be examined counts as one that does.
    """
    return any(_found([text], values))


def carries_all(texts: Iterable[str], values: Iterable[str]) -> bool:
    """Whether texts carry, between them, each of the values that is long enough to be known."""
    return all(_found(texts, values))


def _found(texts: Iterable[str], values: Iterable[str]) -> list[bool]:
    """Of each value that is long enough, whether it is there, forwards or backwards."""
    needles = [_squeezed(value) for value in values if len(value.strip()) >= _SHORTEST]
    if not needles:
        return []
    long, shapes = False, set[str]()
    for text in texts:
        long = long or len(text) > _LONGEST
        shapes |= set() if long else set(_shapes(text))
    ends = [(needle[:40], needle[::-1][:40]) for needle in needles]
    return [long or any(end in shape for end in both for shape in shapes) for both in ends]


def _squeezed(text: str) -> str:
    # In UTF-16 each letter has a NUL beside it.
    return re.sub(r"[\s\0]+", "", text).casefold()


def _shapes(text: str) -> Iterator[str]:
    """The text, and what it says once unescaped, decoded, or joined over its parameters."""
    plain = [text, unquote_plus(text), unquote(unquote(text)), unquote_plus(unquote(text))]
    plain += _read(unquote_to_bytes(text.encode("utf-8", "surrogateescape")))
    plain += [html.unescape(each) for each in plain]
    plain += [_unescaped(each) for each in plain if "\\" in each]
    query = text
    if "://" in text[:12]:
        parts = urlsplit(text)
        query = parts.query
        plain.append(unquote(parts.path).replace("/", ""))
    plain.append("".join(value for _, value in parse_qsl(query, keep_blank_values=True)))
    for each in plain:
        yield _squeezed(each)
        yield from (_squeezed(decoded) for decoded in _decoded(each))


def _unescaped(text: str) -> str:
    try:
        return str(json.loads('"' + text.replace('"', '\\"') + '"'))
    except ValueError:
        return re.sub(r"\\u([0-9a-fA-F]{4})", lambda m: chr(int(m.group(1), 16)), text)


def _read(raw: bytes) -> Iterator[str]:
    """What bytes say as UTF-8, as Latin-1 and, where it may be that, as UTF-16."""
    yield raw.decode("utf-8", "ignore")
    if not raw.isascii():
        yield raw.decode("latin-1")
    if b"\0" in raw:
        for kind in ("utf-16-le", "utf-16-be"):
            yield from (raw[start:].decode(kind, "ignore") for start in (0, 1))


def _decoded(text: str) -> Iterator[str]:
    """What the hexadecimal runs in a text say, and the base64-like ones from each of their
    four starting places."""
    for run in re.findall(r"(?:[0-9a-fA-F]{2}){4,}", text):
        yield from _read(bytes.fromhex(run))
    for run in re.findall(r"[A-Za-z0-9+/_-]{8,}", text):
        run = run.replace("-", "+").replace("_", "/")
        for start in range(4):
            part = run[start:]
            part = part[:-1] if len(part) % 4 == 1 else part
            try:
                raw = base64.b64decode(part + "=" * (-len(part) % 4))
            except ValueError:
                continue
            yield from _read(raw)
