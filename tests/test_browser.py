"""What can be wrong with browser, display, profile, window and network: one clear line, the
right exit code, a receipt that says `stopped` and why, and nothing sent."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from optout_bot.browser import Launch, open_tab
from optout_bot.errors import BrowserError
from tests.conftest import EMAIL
from tests.terminal import QUESTION, Terminal

REAL = ["run", "facebook", "--headless"]
PRACTICE = ["run", "facebook", "--practice", "--headless"]


def receipt(env: dict[str, str]) -> dict[str, Any]:
    """The one receipt of a run."""
    (path,) = Path(env["OPTOUT_DATA_DIR"]).glob("receipts/*/receipt.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture
def real_env(child_env: dict[str, str]) -> dict[str, str]:
    """A real run: the browser is fenced off, so every address is out of reach."""
    root = {"OPTOUT_CHROMIUM_SANDBOX": "false"} if os.geteuid() == 0 else {}
    return child_env | {"OPTOUT_EMAIL": EMAIL} | root


def stopped(env: dict[str, str], arguments: list[str], code: int, why: str) -> None:
    """The run ends with this code, one line that says why, and a receipt that agrees."""
    with Terminal(arguments, env) as terminal:
        ended = terminal.ends()
    assert ended == code, terminal.shown
    assert why in terminal.shown
    assert "Traceback" not in terminal.shown
    record = receipt(env)
    assert record["outcome"] == "stopped"
    assert why in record["why"]
    assert record["intent_at"] == ""


def test_no_browser(real_env: dict[str, str]) -> None:
    stopped(real_env | {"OPTOUT_BROWSER": "/nonexistent"}, REAL, 6, "No browser was found")


def test_no_display(real_env: dict[str, str]) -> None:
    stopped(real_env, ["run", "facebook"], 6, "needs a desktop")


def test_network_gone(real_env: dict[str, str]) -> None:
    stopped(real_env, REAL, 5, "is there a connection?")


def test_a_page_that_never_loads(real_env: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        rules = f"--host-resolver-rules=MAP * 127.0.0.1:{silent.getsockname()[1]}"
        env = real_env | {"OPTOUT_BROWSER_ARGS": json.dumps([rules]), "OPTOUT_WAIT": "1"}
        stopped(env, REAL, 5, "did not load")


def test_the_profile_is_a_file(real_env: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    stopped(real_env | {"OPTOUT_PROFILE_DIR": str(file)}, REAL, 6, "is a file")


@pytest.mark.parametrize("name", ["google-chrome", "chromium", "microsoft-edge"])
def test_a_browsers_own_profile_is_refused(
    real_env: dict[str, str], tmp_path: Path, name: str
) -> None:
    folder = tmp_path / ".config" / name
    stopped(real_env | {"OPTOUT_PROFILE_DIR": str(folder)}, REAL, 6, "own profile folder")
    assert not folder.exists()


def test_the_profile_is_open_in_another_window(real_env: dict[str, str], tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "SingletonLock").symlink_to(f"{socket.gethostname()}-{os.getpid()}")
    stopped(real_env | {"OPTOUT_PROFILE_DIR": str(profile)}, REAL, 6, "still open")


def test_the_profile_was_left_open_on_another_computer(
    real_env: dict[str, str], tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "SingletonLock").symlink_to("another-laptop-1234")
    stopped(real_env | {"OPTOUT_PROFILE_DIR": str(profile)}, REAL, 6, "named otherwise")


def test_a_lock_left_by_a_browser_that_died_is_no_trouble(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir(mode=0o700)
    died = subprocess.Popen([sys.executable, "-c", ""])
    died.wait()
    (profile / "SingletonLock").symlink_to(f"{socket.gethostname()}-{died.pid}")
    code = (
        "from pathlib import Path; import sys\n"
        "from optout_bot.browser import Launch, open_tab\n"
        "launch = Launch('auto', Path(sys.argv[1]), True, False, ())\n"
        "with open_tab(launch, (), None, lambda: None) as tab: print(tab.page.url)"
    )

    done = subprocess.run(
        [sys.executable, "-c", code, str(profile)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )

    assert done.stdout.strip() == "about:blank", done.stderr


def browser_of(process: int) -> int:
    """The browser's main process under a run."""
    children = subprocess.run(
        ["ps", "-eww", "-o", "pid,ppid,args"], capture_output=True, encoding="utf-8", check=True
    ).stdout.splitlines()
    table = {int(p): (int(pp), args) for p, pp, args in (r.split(None, 2) for r in children[1:])}

    def under(pid: int) -> bool:
        while pid in table:
            if pid == process:
                return True
            pid = table[pid][0]
        return False

    return next(
        pid
        for pid, (_, args) in table.items()
        if "--user-data-dir" in args and "--type=" not in args and under(pid)
    )


def test_the_window_closed_while_the_question_is_open(child_env: dict[str, str]) -> None:
    with Terminal(PRACTICE, child_env) as terminal:
        terminal.until(QUESTION)
        os.kill(browser_of(terminal.process.pid), signal.SIGTERM)
        code = terminal.ends()

    assert code == 3
    assert "window was closed" in terminal.shown
    record = receipt(child_env)
    assert (record["outcome"], record["intent_at"]) == ("stopped", "")


def test_the_browser_killed_while_the_question_is_open(child_env: dict[str, str]) -> None:
    with Terminal(PRACTICE, child_env) as terminal:
        terminal.until(QUESTION)
        os.kill(browser_of(terminal.process.pid), signal.SIGKILL)
        code = terminal.ends()

    assert code in {3, 6}
    assert "Traceback" not in terminal.shown
    assert receipt(child_env)["outcome"] == "stopped"


def test_ctrl_c_while_a_page_loads_ends_well(real_env: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        rules = f"--host-resolver-rules=MAP * 127.0.0.1:{silent.getsockname()[1]}"
        env = real_env | {"OPTOUT_BROWSER_ARGS": json.dumps([rules]), "OPTOUT_WAIT": "4"}
        with Terminal(REAL, env) as terminal:
            terminal.until("Opening")
            terminal.type("\x03")
            code = terminal.ends()

    assert code == 130
    assert receipt(env)["outcome"] == "stopped"


def test_a_display_that_is_not_there_is_said_before_anything_opens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    launch = Launch("auto", tmp_path / "profile", headless=False, sandbox=True, args=())

    with (
        pytest.raises(BrowserError, match="desktop"),
        open_tab(launch, (), None, lambda: None),
    ):
        pass

    assert not (tmp_path / "profile").exists()
