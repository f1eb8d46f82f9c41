"""Rows in columns of a terminal: aligned, wrapped where they are too long, never cut."""

from __future__ import annotations

import shutil
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

_GAP = 2
_MOST = 100


def terminal_width() -> int:
    """How many columns a line may take here."""
    return max(24, min(_MOST, shutil.get_terminal_size().columns - 1))


def aligned(indent: int, *columns: tuple[str, int]) -> list[str]:
    """The lines of one row: a text and the width it may take, for each column."""
    wrapped = [list(_wrapped(text, width)) for text, width in columns]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        padded = (
            part + " " * (width + _GAP - cells(part))
            for part, (_, width) in zip(parts, columns, strict=True)
        )
        lines.append((" " * indent + "".join(padded)).rstrip())
    return lines


def side_by_side(indent: int, name: int, width: int) -> int:
    """The width of each of two equal columns that stand after a name."""
    return (width - indent - name - 2 * _GAP) // 2


def rest(indent: int, name: int, width: int) -> int:
    """The width of one column that stands after a name."""
    return width - indent - name - _GAP


def cells(text: str) -> int:
    """How many columns of a terminal a text takes."""
    return sum(_cells_of(character) for character in text)


def _cells_of(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _wrapped(text: str, width: int) -> Iterator[str]:
    """The text in lines of at most that width: broken at a space where there is one."""
    for paragraph in text.strip().splitlines() or [""]:
        line = ""
        for word in paragraph.expandtabs(1).split(" "):
            if line and cells(line) + 1 + cells(word) > width:
                yield line
                line = ""
            *full, last = _pieces(word, width)
            yield from full
            line = f"{line} {last}" if line else last
        yield line


def _pieces(word: str, width: int) -> Iterator[str]:
    """A word in pieces that fit."""
    piece, taken = "", 0
    for character in word:
        if piece and taken + _cells_of(character) > width:
            yield piece
            piece, taken = "", 0
        piece += character
        taken += _cells_of(character)
    yield piece
