"""The lock's test of itself, on every start: four ways to send, none of which may arrive.

They start from the blank page a browser opens with, so this works whatever the browser
makes of addresses, and are aimed at a port of this program that counts.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from playwright.sync_api import Error, Page

from optout_bot.base.errors import BrowserError
from optout_bot.base.messages import tr
from optout_bot.lock.lock import Lock

PLACE = "http://127.0.0.1:"
_SECONDS = 3.0
_SENDS = """at => {
  const post = "{method: 'POST', body: 'x', mode: 'no-cors'}";
  const worker = `fetch('${at}/worker', ${post})`;
  new Worker('data:text/javascript,' + encodeURIComponent(worker));
  // A document of its own: the lock does not see what the one before it sends.
  document.body.append(Object.assign(document.createElement('iframe'), {srcdoc: `
    <form action=${at}/click method=post><button></form><script>
    fetch('${at}/fetch', ${post}).catch(() => 0);
    navigator.sendBeacon('${at}/beacon', 'x');
    document.forms[0].elements[0].click();
    </script>`}));
}"""
WAYS = ("click", "fetch", "beacon", "worker")


def table(page: Page, lock: Lock) -> dict[str, str]:
    """What is wrong with each way, empty where the lock stopped it. `page` is the blank one."""
    with _counter() as counter, lock.tested() as stopped:
        with suppress(Error):
            page.evaluate(_SENDS, f"{PLACE}{counter.getsockname()[1]}")
        end = time.monotonic() + _SECONDS
        while (seen := _seen(stopped)) != set(WAYS) and time.monotonic() < end:
            page.wait_for_timeout(5)
        arrived = _arrived(counter)
    return {
        **{way: "" if way in seen else tr("not seen by the lock") for way in WAYS},
        **({tr("the counter"): tr("arrived: {n}").format(n=arrived)} if arrived else {}),
    }


def check(page: Page, lock: Lock) -> None:
    """Refuse to go on with a lock that does not hold.

    Raises:
        BrowserError: a way was not stopped.
    """
    failed = [way for way, what in table(page, lock).items() if what]
    if failed:
        said = tr("The lock does not hold in this browser ({ways}), so nothing was opened.")
        raise BrowserError(said.format(ways=", ".join(failed)))


def _seen(stopped: list[str]) -> set[str]:
    return {place.rpartition("/")[2] for place in stopped}


@contextmanager
def _counter() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        yield server


def _arrived(counter: socket.socket) -> int:
    """How many connections brought something; a bare one is the browser's own preparation."""
    arrived = 0
    with suppress(BlockingIOError):
        while True:
            connection, _ = counter.accept()
            with connection, suppress(BlockingIOError):
                connection.setblocking(False)
                arrived += bool(connection.recv(1))
    return arrived
