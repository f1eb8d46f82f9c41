"""Starts and ends Playwright's own program, which drives the browser."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stderr, suppress
from io import TextIOWrapper
from pathlib import Path

from playwright import __file__ as _playwright_file
from playwright.sync_api import Playwright, sync_playwright

from optout_bot.base.errors import BrowserError
from optout_bot.base.files import make_private
from optout_bot.browser.start_errors import no_temporary_folder, not_driven

# Where Playwright's own program, which runs on Node.js, keeps itself compiled, as Python does
# beside its modules: each start but the first takes a quarter less.
COMPILED = Path(_playwright_file).parent / "driver" / "compiled"


@contextmanager
def driver(check: Callable[[], None] = lambda: None) -> Iterator[Playwright]:
    """Playwright's own program. What it complains of is for the log, not for the terminal.

    Raises:
        BrowserError: it does not start on this system.
        Interrupted: Ctrl-C, which ends it too while it starts.
    """
    _keep_compiled()
    manager = sync_playwright()
    with _temporary() as said, redirect_stderr(said):
        try:
            playwright = manager.__enter__()
        except Exception as error:  # the library raises nothing narrower here
            check()
            said.seek(0)
            raise BrowserError(not_driven(f"{error}\n{said.read()}")) from None
    try:
        yield playwright
    finally:
        manager.__exit__(None, None, None)


def _temporary() -> TextIOWrapper:
    """A file that nobody else sees, gone as soon as it is closed."""
    try:
        return tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")
    except OSError as error:
        raise BrowserError(no_temporary_folder(error)) from None


def _keep_compiled() -> None:
    # What lies there is run: nobody else may write to it. Where it cannot be, nothing is kept.
    with suppress(OSError):
        make_private(COMPILED)
        os.environ.setdefault("NODE_COMPILE_CACHE", str(COMPILED))
