"""Ends the browser at once where this program is killed: the lock goes with the program, and a
browser takes its time to close, long enough to send."""

from __future__ import annotations

import subprocess
import sys

from playwright.sync_api import BrowserContext

# Waits until the program is gone or ends it, or, on Linux, until Playwright's own program is
# gone, which started the browser; then the browser goes at once.
_WATCHMAN = """
import os, select, signal, sys
from contextlib import suppress
browser = int(sys.argv[1])
gone = [sys.stdin.buffer]
if sys.platform == "linux":
    with suppress(OSError, AttributeError), open(f"/proc/{browser}/stat") as stat:
        gone.append(os.pidfd_open(int(stat.read().rpartition(")")[2].split()[1])))
    select.select(gone, [], [])
else:
    sys.stdin.buffer.read()
if hasattr(os, "killpg") and os.getpgid(browser) == browser:
    os.killpg(browser, signal.SIGKILL)
else:
    os.kill(browser, getattr(signal, "SIGKILL", signal.SIGTERM))
"""


def watchman(context: BrowserContext) -> subprocess.Popen[bytes]:
    """Start one for this browser; it ends the browser as soon as its input is closed."""
    assert context.browser is not None
    session = context.browser.new_browser_cdp_session()
    processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
    session.detach()
    (browser,) = (each["id"] for each in processes if each["type"] == "browser")
    return subprocess.Popen(  # noqa: S603  # this very Python, and a number
        [sys.executable, "-I", "-S", "-c", _WATCHMAN, str(browser)],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        # What ends a terminal's programs, all at once, does not end this one.
        start_new_session=True,
    )
