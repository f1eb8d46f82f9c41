"""The log: what the program did, never what the person typed.

Who logs takes `logger` from here, where it is quiet. It takes long to load: what only tells
does without.
"""

from __future__ import annotations

import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from loguru import logger as logger

from optout_bot.base.files import masked_in, private_file, unwritable

if TYPE_CHECKING:
    from loguru import Message


# Nothing on the terminal: the person is told what matters in plain sentences.
logger.remove()
# Nor from the libraries: asyncio would show tracebacks.
logging.getLogger().addHandler(logging.NullHandler())
_places: list[Path] = []


def place() -> Path | None:
    """The log that is kept now, if one is."""
    return _places[-1] if _places else None


@contextmanager
def kept_in(folder: Path, hide: str = "") -> Iterator[None]:
    """Keep a log beside a receipt: private, without the values of variables, and with the
    e-mail address `hide` masked.

    A disk that is full takes no more lines; the run does not end for that.

    Raises:
        UsageError: the log cannot be begun.
    """
    try:
        descriptor = private_file(folder / "run.log")
    except OSError as error:
        raise unwritable(folder, error) from None

    def write(line: Message) -> None:
        with suppress(OSError):
            os.write(descriptor, masked_in(line, hide).encode("utf-8", "replace"))

    sink = logger.add(
        write,
        level="DEBUG",
        format="{time:YYYY-MM-DDTHH:mm:ss.SSS!UTC} {level} {name}: {message}",
        diagnose=False,
        backtrace=False,
    )
    _places.append(folder / "run.log")
    try:
        yield
    finally:
        _places.pop()
        logger.remove(sink)
        os.close(descriptor)
