"""The log: what the program did, never what the person typed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from loguru import logger


def quiet() -> None:
    """Nothing on the terminal: the person is told what matters in plain sentences."""
    logger.remove()


@contextmanager
def kept_in(folder: Path) -> Iterator[None]:
    """Keep a log beside a receipt, private, and without the values of variables."""
    path = folder / "run.log"
    os.close(os.open(path, os.O_WRONLY | os.O_CREAT, 0o600))
    sink = logger.add(
        path,
        level="DEBUG",
        format="{time:YYYY-MM-DDTHH:mm:ss.SSS!UTC} {level} {name}: {message}",
        diagnose=False,
        backtrace=False,
        encoding="utf-8",
    )
    try:
        yield
    finally:
        logger.remove(sink)
