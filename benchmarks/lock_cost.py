"""What the lock costs: a page of 150 files with and without it, in turn, in one browser each.

`python -m benchmarks.lock_cost [ROUNDS]` prints the medians, their ratio, and what the
lock's test of itself adds to a start. The files are of ordinary size; each costs the lock
about a third of a millisecond, so with next to nothing in them the ratio would be near 1.2.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from http.server import BaseHTTPRequestHandler

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.server import Server
from optout_bot.browser.installed import find_browser
from optout_bot.lock import selftest
from optout_bot.lock.lock import Lock

FILES = 150
# About what a script and a picture weigh on an ordinary page: 25 KB and 40 KB.
SCRIPT = b"".join(b"function f%d(a) { return [a].map(x => x + 1); }\n" % n for n in range(510))
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg"><!--%b--></svg>' % (b"x" * 40_000)


class Handler(BaseHTTPRequestHandler):
    """A page of 150 files: half scripts, half pictures, never from a cache."""

    protocol_version = "HTTP/1.1"
    wbufsize = -1

    def do_GET(self) -> None:
        kind, body = "text/javascript", SCRIPT
        if self.path == "/":
            kind, body = "text/html", _page()
        elif self.path.startswith("/picture"):
            kind, body = "image/svg+xml", PICTURE
        self.send_response(200)
        self.send_header("content-type", kind)
        self.send_header("cache-control", "no-store")
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: object) -> None:
        pass


def _page() -> bytes:
    half = range(FILES // 2)
    scripts = "".join(f'<script src="/script{n}.js" async></script>' for n in half)
    return (scripts + "".join(f'<img src="/picture{n}.svg">' for n in half)).encode()


def load(page: Page, address: str) -> float:
    """Milliseconds until the page and all its files are there."""
    start = time.perf_counter()
    page.goto(address, wait_until="load")
    return (time.perf_counter() - start) * 1000


def measure(browser: Browser, address: str, rounds: int) -> dict[str, list[float]]:
    """Load the page in turn without and with the lock, after one round that does not count."""
    times: dict[str, list[float]] = {"no lock": [], "lock": [], "self-test": []}
    for number in range(rounds + 1):
        for name in ("no lock", "lock") if number % 2 else ("lock", "no lock"):
            context = browser.new_context()
            page = context.new_page()
            lock = Lock(context) if name == "lock" else None
            if lock:
                start = time.perf_counter()
                selftest.check(page, lock)
                self_test = (time.perf_counter() - start) * 1000
            took = load(page, address)
            context.close()
            if lock:
                lock.detach()
            if number:
                times[name].append(took)
                if lock:
                    times["self-test"].append(self_test)
    return times


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 15
    # In a process of its own: the lock shall not wait for the server's work, or it for ours.
    server = subprocess.Popen(
        [sys.executable, "-m", "benchmarks.lock_cost", "serve"], stdout=subprocess.PIPE, text=True
    )
    assert server.stdout is not None
    address = server.stdout.readline().strip()
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), chromium_sandbox=not root
        )
        times = measure(browser, address, rounds)
        browser.close()
    server.terminate()
    server.wait()
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, median in medians.items():
        print(f"{name:<12}{median:8.0f} ms  (median of {rounds})")
    print(f"ratio       {medians['lock'] / medians['no lock']:8.2f}")


def serve() -> None:
    """Serve the page, after saying where."""
    server = Server(("127.0.0.1", 0), Handler)
    print(f"http://127.0.0.1:{server.server_port}/", flush=True)
    server.serve_forever()


if __name__ == "__main__":
    serve() if sys.argv[1:] == ["serve"] else main()
