"""How long until the question, beside a script that knows the one page by heart.

`python -m benchmarks.time_to_question [ROUNDS]` runs both in turn, each as a process of
its own from start to question, and prints medians and their ratio. The script does
only goto, click, fill, screenshot. Both find their modules compiled, as an installation
leaves them.
"""

from __future__ import annotations

import os
import pty
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from http.server import BaseHTTPRequestHandler
from pathlib import Path

from benchmarks.server import Server
from optout_bot.browser.installed import find_browser
from optout_bot.commands.sites import load_words
from optout_bot.practice import Practice, PracticeSite

ROOT = Path(__file__).resolve().parent.parent
QUESTION = b"Type yes"

BY_HEART = """
import sys
from playwright.sync_api import sync_playwright
address, browser = sys.argv[1:]
with sync_playwright() as playwright:
    window = playwright.chromium.launch(executable_path=browser, chromium_sandbox=False)
    page = window.new_page(viewport={"width": 1100, "height": 900})
    page.goto(address + "/privacy/genai")
    page.get_by_role("link", name="object", exact=True).click()
    page.locator("#objection input[name=email]").fill("you@example.org")
    page.screenshot(path=sys.argv[0] + ".png", full_page=True)
    print("Type yes", flush=True)
    window.close()
"""


def serve() -> Server:
    """The practice pages over plain loopback HTTP, for the script."""
    site = PracticeSite(Practice(), load_words(), "you@example.org")

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = site.reply("GET", f"https://www.facebook.com{self.path}", None)
            assert answer is not None
            body = answer.body.replace(b"https://www.facebook.com/", b"/")
            self.send_response(answer.status)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = Server(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def until_question(command: list[str], env: dict[str, str]) -> float:
    """Seconds from the start of a process to its question on a terminal."""
    ours, theirs = pty.openpty()
    start = time.perf_counter()
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=env)
    os.close(theirs)
    said = b""
    while QUESTION not in said:
        said += os.read(ours, 65536)
    seconds = time.perf_counter() - start
    with_answer = process.poll() is None
    if with_answer:
        os.write(ours, b"no\n")
    while True:
        try:
            if not os.read(ours, 65536):
                break
        except OSError:
            break
    process.wait()
    os.close(ours)
    return seconds


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    server = serve()
    folder = Path(tempfile.mkdtemp())
    script = folder / "by_heart.py"
    script.write_text(BY_HEART, encoding="utf-8")
    browser = find_browser()
    assert browser is not None
    env = os.environ | {
        "OPTOUT_DATA_DIR": str(folder),
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
    }
    address = f"http://127.0.0.1:{server.server_port}"
    commands = {
        "by heart": [sys.executable, str(script), address, browser],
        "optout-bot": [
            *(sys.executable, "-m", "optout_bot"),
            *("run", "facebook", "--practice", "--headless"),
        ],
    }
    for command in commands.values():
        until_question(command, env)
    times: dict[str, list[float]] = {name: [] for name in commands}
    for _ in range(rounds):
        for name, command in commands.items():
            times[name].append(until_question(command, env))
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, median in medians.items():
        print(f"{name:<12}{median:6.2f} s  (median of {rounds})")
    print(f"ratio       {medians['optout-bot'] / medians['by heart']:6.2f}")
    shutil.rmtree(folder)


if __name__ == "__main__":
    main()
