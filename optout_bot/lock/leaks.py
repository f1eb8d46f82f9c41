"""Tells whether a request carries a typed value, plainly or in a common disguise."""

from __future__ import annotations

import base64
import html
import json
import re
from collections.abc import Iterable, Iterator
from urllib.parse import parse_qsl, unquote, unquote_plus, urlsplit

# Shorter values ("FR") occur in every address by chance.
_SHORTEST = 4
# What is longer takes too long to examine: nobody can say what it carries.
_LONGEST = 20_000


def carries(text: str, values: Iterable[str]) -> bool:
    """Whether an address or a body carries one of the values, whole or its first part.

    One that is too long to be examined counts as one that does.
    """
    needles = [_squeezed(value)[:40] for value in values if len(value.strip()) >= _SHORTEST]
    if not needles:
        return False
    if len(text) > _LONGEST:
        return True
    shapes = set(_shapes(text))
    return any(needle in shape for needle in needles for shape in shapes)


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


def _shapes(text: str) -> Iterator[str]:
    """The text, and what it says once unescaped, decoded, or joined over its parameters."""
    plain = [text, unquote(text), unquote_plus(text), unquote(unquote(text))]
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


def _decoded(text: str) -> Iterator[str]:
    """What the hexadecimal runs in a text say, and the base64-like ones from each of their
    four starting places."""
    for run in re.findall(r"(?:[0-9a-fA-F]{2}){4,}", text):
        yield bytes.fromhex(run).decode("utf-8", "ignore")
    for run in re.findall(r"[A-Za-z0-9+/_-]{8,}", text):
        run = run.replace("-", "+").replace("_", "/")
        for start in range(4):
            part = run[start:]
            part = part[:-1] if len(part) % 4 == 1 else part
            try:
                yield base64.b64decode(part + "=" * (-len(part) % 4)).decode("utf-8", "ignore")
            except ValueError:
                continue
