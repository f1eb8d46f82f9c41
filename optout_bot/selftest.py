"""The lock's test of itself, on every start: four ways to send, none of which may arrive.

The page and its worker are answered by the lock, so this works whatever the browser makes
of addresses; what they send is aimed at a port of this program that counts.
"""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page

from optout_bot.errors import BrowserError
from optout_bot.lock import Lock
from optout_bot.messages import tr
from optout_bot.ticket import Answer

PLACE = "http://127.0.0.1:"
_SECONDS = 3.0
_PAGE = """<!doctype html><title>optout-bot</title><form action=/click method=post><button></form>
<script>
new Worker('/worker.js');
fetch('/fetch', {method: 'POST', body: 'x'}).catch(() => 0);
navigator.sendBeacon('/beacon', 'x');
document.forms[0].elements[0].click();
</script>"""
_ANSWERS = {
    "/": Answer(200, {"content-type": "text/html"}, _PAGE.encode()),
    "/worker.js": Answer(
        200, {"content-type": "text/javascript"}, b"fetch('/worker', {method: 'POST', body: 'x'})"
    ),
}
WAYS = ("click", "fetch", "beacon", "worker")


class _Pages:
    """The self-test's two files, at a port of this machine."""

    def __init__(self, port: int) -> None:
        self.address = f"{PLACE}{port}/"

    def answer(self, method: str, address: str, body: str | None) -> Answer | None:
        if method != "GET" or not address.startswith(self.address):
            return None
        return _ANSWERS.get(urlsplit(address).path)


def stopped_well() -> str:
    """What is said of a way that the lock stopped."""
    return tr("stopped")


def table(page: Page, lock: Lock) -> dict[str, str]:
    """What became of each way: `stopped_well` or what is not well."""
    with _counter() as counter, lock.tested(_Pages(counter.getsockname()[1])) as stopped:
        with suppress(Error):
            page.goto(f"{PLACE}{counter.getsockname()[1]}/", wait_until="commit")
        end = time.monotonic() + _SECONDS
        while (seen := _seen(stopped)) != set(WAYS) and time.monotonic() < end:
            page.wait_for_timeout(5)
        arrived = _arrived(counter)
        with suppress(Error):
            page.goto("about:blank")
    return {
        **{way: stopped_well() if way in seen else tr("not seen by the lock") for way in WAYS},
        **({tr("the counter"): tr("arrived: {n}").format(n=arrived)} if arrived else {}),
    }


def check(page: Page, lock: Lock) -> None:
    """Refuse to go on with a lock that does not hold.

    Raises:
        BrowserError: a way was not stopped.
    """
    failed = [way for way, what in table(page, lock).items() if what != stopped_well()]
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
