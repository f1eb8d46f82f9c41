"""One command at a time on a data folder."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from filelock import FileLock, Timeout

from optout_bot.base.errors import BrowserError
from optout_bot.base.files import unwritable
from optout_bot.base.messages import tr
from optout_bot.browser.profile import claim


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Be the only one that writes into a data folder: two runs at once could send twice, and of two
    answers one would be lost.

    Raises:
        BrowserError: another run is on it.
        UsageError: the folder cannot be written.
    """
    try:
        claim(folder)
        lock = FileLock(folder / "run.lock", timeout=0, mode=0o600).acquire()
    except Timeout:
        raise BrowserError(
            tr("Another run is going on. Finish or close that one first; this one did nothing.")
        ) from None
    except OSError as error:
        raise unwritable(folder, error) from None
    with lock:
        yield
