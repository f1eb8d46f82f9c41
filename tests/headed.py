"""A screen that nobody sees, and a hand that closes windows on it as a person would."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import time
import urllib.request
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar

import pytest

from optout_bot.browser.installed import find_browser

T = TypeVar("T")
NEEDED = ("Xvfb", "xdotool")


@contextmanager
def screen() -> Iterator[str]:
    """A screen of its own; its name for `DISPLAY`."""
    missing = [name for name in NEEDED if not shutil.which(name)]
    if missing and not os.environ.get("CI"):
        pytest.skip(f"{' and '.join(missing)}: not installed, so no window can be shown")
    process = subprocess.Popen(
        # Without -noreset it loses the windows that come just as the last one closes.
        ["Xvfb", "-noreset", "-displayfd", "1", "-screen", "0", "1280x1024x24"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        encoding="utf-8",
    )
    assert process.stdout is not None
    number = process.stdout.readline().strip()
    try:
        yield f":{number}"
    finally:
        process.terminate()
        process.wait()
        process.stdout.close()


def close_windows(display: str) -> None:
    """Close every browser window on a screen, with the browser's own keys for it.

    A window that just came may not hear them yet, so they are pressed until it is gone.
    """
    env = os.environ | {"DISPLAY": display}
    for window in eventually(lambda: _windows(env)):
        keys = ["xdotool", "windowfocus", window, "key", "--clearmodifiers", "ctrl+shift+w"]

        def gone(window: str = window, keys: list[str] = keys) -> bool:
            subprocess.run(keys, env=env, capture_output=True)
            return window not in _windows(env)

        eventually(gone)


def _windows(env: dict[str, str]) -> list[str]:
    search = ["xdotool", "search", "--onlyvisible", "--class", "chrom"]
    found = subprocess.run(search, env=env, capture_output=True, encoding="utf-8")
    return found.stdout.split()


def eventually(see: Callable[[], T], seconds: float = 30) -> T:
    """Wait until something is there."""
    end = time.monotonic() + seconds
    while not (seen := see()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
    return seen


def browsers_in(folder: Path) -> dict[int, list[str]]:
    """The main processes of the browsers that have a profile open, with what they were told."""
    found = {}
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            words = path.read_bytes().decode("utf-8", "replace").split("\0")
        except OSError:
            continue
        if f"--user-data-dir={folder}" in words and not any(w.startswith("--type=") for w in words):
            found[int(path.parent.name)] = [word for word in words if word]
    return found


def descendants(process: int) -> dict[int, list[str]]:
    """The processes that a process started, and those that they did, with what they were told."""
    parents = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            parents[int(path.parent.name)] = int(
                path.read_text("utf-8").rsplit(")", 1)[1].split()[1]
            )
    found = {process}
    while more := {pid for pid, parent in parents.items() if parent in found} - found:
        found |= more
    told = {}
    for pid in found - {process}:
        with suppress(OSError):
            text = Path(f"/proc/{pid}/cmdline").read_bytes().decode("utf-8", "replace")
            told[pid] = text.replace("\0", " ").split()
    return told


def renderers(process: int) -> list[int]:
    """Those of the processes below one that draw pages."""
    return [each for each, words in descendants(process).items() if "--type=renderer" in words]


def tell(processes: Iterable[int], number: int) -> None:
    """Send each a signal; one that has gone by itself meanwhile, as a browser's spare ones do,
    needs none."""
    for process in processes:
        with suppress(ProcessLookupError):
            os.kill(process, number)


def kill_the_driver(process: int) -> None:
    """Kill Playwright's own program, which stands between ours and the browser."""
    started = descendants(process)
    (driver,) = (pid for pid, words in started.items() if "run-driver" in words)
    os.kill(driver, signal.SIGKILL)


@contextmanager
def their_browser(
    env: dict[str, str], folder: Path, address: str, *, headless: bool
) -> Iterator[None]:
    """A browser that a person has open at an address, and that lets itself be attached to."""
    path = find_browser()
    assert path is not None
    process = subprocess.Popen(
        [
            path,
            *(["--headless"] if headless else []),
            "--remote-debugging-port=0",
            f"--user-data-dir={folder}",
            "--no-first-run",
            *(["--no-sandbox"] if os.geteuid() == 0 else []),
            *json.loads(env["OPTOUT_BROWSER_ARGS"]),
            address,
        ],
        env=env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        note = folder / "DevToolsActivePort"
        eventually(lambda: note.exists() and "\n" in note.read_text("utf-8") and tabs(folder))
        yield
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def tabs(folder: Path) -> list[str]:
    """The addresses of the tabs that are open in a browser that listens on a port."""

    def addresses() -> list[str]:
        found = [each["url"] for each in _asked(folder, "list") if each["type"] == "page"]
        # A tab between two documents has none.
        return found if all(found) else []

    return eventually(addresses)


def close_tab(folder: Path, part: str) -> None:
    """Close the tab whose address has this part, as its person would."""
    (found,) = [each["id"] for each in _asked(folder, "list") if part in each["url"]]
    _ask(folder, f"close/{found}").close()


def open_tab(folder: Path, address: str) -> None:
    """Open a tab in a browser that listens on a port, as its person would."""
    _ask(folder, f"new?{address}", "PUT").close()


def _asked(folder: Path, what: str) -> list[dict[str, str]]:
    with _ask(folder, what) as answer:
        return list(json.load(answer))


def _ask(folder: Path, what: str, method: str = "GET") -> Any:
    port = (folder / "DevToolsActivePort").read_text("utf-8").splitlines()[0]
    request = urllib.request.Request(f"http://127.0.0.1:{port}/json/{what}", method=method)
    return urllib.request.urlopen(request, timeout=10)
