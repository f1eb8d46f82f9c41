"""Rows in columns of a terminal: aligned, wrapped where they are too long, never cut."""

from __future__ import annotations

import re
import shutil
from itertools import zip_longest
from typing import TextIO

from wcwidth import ljust, width, wrap

_GAP = 2
_MOST = 100
# The cells a typed answer may take: a word, and what follows it.
_ROOM = 8
# So many signs a word may have to be laid out; a longer one is left to the terminal.
_LONGEST = 500
# A long text is laid out in pieces: what that takes grows with the square of a word's length.
_PIECES = re.compile(r".{1,2000}(?!\S)|\S{1,2000}")


def terminal_width() -> int:
    """How many columns a line may take here."""
    return max(24, min(_MOST, shutil.get_terminal_size().columns - 1))


def aligned(indent: int, *columns: tuple[str, int]) -> list[str]:
    """The lines of one row: a text and the width it may take, for each column."""
    wrapped = [_wrapped(text, most) for text, most in columns]
    lines = []
    for parts in zip_longest(*wrapped, fillvalue=""):
        cut = zip(parts, columns, strict=True)
        padded = (ljust(part, most + _GAP, control_codes="ignore") for part, (_, most) in cut)
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
    return width(text, control_codes="ignore")


def _wrapped(text: str, most: int) -> list[str]:
    """The text in lines of at most that width: broken at a space where there is one."""
    return [
        line
        for paragraph in text.strip().splitlines() or [""]
        for piece in _PIECES.findall(paragraph) or [""]
        for line in wrap(piece, most, control_codes="ignore", break_on_hyphens=False) or [""]
    ]


def fitted(text: str, stream: TextIO | None) -> str:
    """A text whose lines end where the stream's terminal does; as it is where there is none.

    A line goes on below its own beginning or, in a table, below its second column. A word,
    such as an address to copy, is never cut.
    """
    if not is_terminal(stream):
        return text
    return "\n".join(part for line in text.split("\n") for part in _folded(line, _columns()))


def prompt(question: str, stream: TextIO) -> str:
    """A question to answer behind, or below where a short answer would be split."""
    shown = fitted(question, stream) + " "
    room = _columns() - cells(shown.rpartition("\n")[2])
    return shown if room >= _ROOM or not is_terminal(stream) else f"{shown.rstrip()}\n> "


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a stream is a terminal."""
    return stream is not None and stream.isatty()


def _columns() -> int:
    return max(shutil.get_terminal_size().columns, 20)


def _folded(line: str, columns: int) -> list[str]:
    if any(len(word) > _LONGEST for word in line.split(" ")):
        return [line]
    head = re.match(r" *(?:\d+\. |\S+(?: \S+)? {2,}|\d+ )?", line)
    indent = cells(head.group(0)) if head else 0
    if indent > columns // 2:
        indent = len(line) - len(line.lstrip(" "))
    return wrap(
        line,
        columns,
        control_codes="ignore",
        subsequent_indent=" " * indent,
        break_long_words=False,
        break_on_hyphens=False,
    ) or [line]
