"""What can be wrong with browser, display, profile, window and network: one clear line, the
right exit code, a receipt that says `stopped` and why, and nothing sent."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from optout_bot.base.errors import BrowserError
from optout_bot.browser.installed import find_browser
from optout_bot.browser.launch import Launch, open_tab
from optout_bot.browser.profile import MARKER
from tests.conftest import EMAIL, FENCE, ROOT, record
from tests.headed import browsers_in, eventually, tabs
from tests.terminal import QUESTION, Terminal
from tests.tiers import sampled

REAL = ["run", "facebook", "--headless"]
PRACTICE = ["run", "facebook", "--practice", "--headless"]


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
    kept = record(env)
    assert kept["outcome"] == "stopped"
    assert why in kept["why"]
    assert kept["intent_at"] == ""


def test_no_browser(real_env: dict[str, str], tmp_path: Path) -> None:
    nothing = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    stopped(real_env | nothing, REAL, 6, "No browser was found")


@pytest.mark.thorough
def test_only_a_snap_is_no_browser(real_env: dict[str, str], tmp_path: Path) -> None:
    script(tmp_path / "chromium-browser", 'exec /snap/bin/chromium "$@"')
    nothing = {"PATH": str(tmp_path), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path)}
    stopped(real_env | nothing, REAL, 6, "No browser was found")


def test_the_browser_wanted_is_not_there_and_no_other_opens(real_env: dict[str, str]) -> None:
    stopped(real_env | {"OPTOUT_BROWSER": "vivaldi"}, REAL, 6, "vivaldi was not found")
    assert not profile_of(real_env).exists()


def script(path: Path, lines: str) -> Path:
    """A program of a few lines."""
    path.write_text(f"#!/bin/sh\n{lines}\n", encoding="utf-8")
    path.chmod(0o755)
    return path


def profile_of(env: dict[str, str]) -> Path:
    return Path(env["OPTOUT_DATA_DIR"]) / "profile"


@pytest.mark.parametrize(
    ("lines", "why"),
    sampled(
        [
            ("echo Chromium 80.0.1.1", "too old (version 80.0.1.1)"),
            ("exit 1", "did not start"),
            (
                "echo 'No usable sandbox! If you are running on Ubuntu' >&2; exit 1",
                "its sandbox here",
            ),
            (
                "echo 'chrome: error while loading shared libraries: libnss3.so: cannot open' >&2",
                "lacks a part of the system: libnss3.so",
            ),
            (
                "echo 'DevTools remote debugging is disallowed by the system admin.' >&2",
                "this computer's administrator",
            ),
        ],
        2,
    ),
)
def test_a_browser_that_does_not_start_is_explained(
    real_env: dict[str, str], tmp_path: Path, lines: str, why: str
) -> None:
    browser = script(tmp_path / "browser", lines)
    stopped(real_env | {"OPTOUT_BROWSER": str(browser)}, REAL, 6, why)


@pytest.mark.thorough
def test_what_is_no_program_is_explained(real_env: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "browser"
    file.write_text("not a program", encoding="utf-8")
    stopped(real_env | {"OPTOUT_BROWSER": str(file)}, REAL, 6, "not a program")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("program", "version", "why"),
    [
        ("Google Chrome", "100.0.1.1", "belongs to Google Chrome"),
        ("Chromium", "999.0.1.1", "much older"),
    ],
)
def test_a_profile_of_another_browser_is_not_opened(
    real_env: dict[str, str], program: str, version: str, why: str
) -> None:
    profile = profile_of(real_env)
    profile.mkdir(parents=True)
    mark = {"ours": True, "program": program, "version": version, "store": "basic"}
    (profile / MARKER).write_text(json.dumps(mark), encoding="utf-8")

    stopped(real_env, REAL, 6, why)

    assert [each.name for each in profile.iterdir()] == [MARKER]


@pytest.mark.thorough
def test_a_browser_that_opens_another_folder_is_ended_at_once(
    real_env: dict[str, str], tmp_path: Path
) -> None:
    elsewhere = tmp_path / "elsewhere"
    lines = (
        f'for a do shift; case $a in --user-data-dir=*) a="--user-data-dir={elsewhere}";; esac\n'
        f'set -- "$@" "$a"; done; exec {find_browser()} "$@"'
    )
    browser = script(tmp_path / "browser", lines)

    stopped(real_env | {"OPTOUT_BROWSER": str(browser)}, REAL, 6, "did not use the profile folder")

    assert not (profile_of(real_env) / "Local State").exists()
    assert (elsewhere / "Local State").exists()
    assert browsers_in(elsewhere) == {}


@pytest.mark.thorough
def test_a_folder_named_from_home_is_used_there(real_env: dict[str, str], tmp_path: Path) -> None:
    env = real_env | {"HOME": str(tmp_path), "OPTOUT_PROFILE_DIR": "~/mine/profile"}

    stopped(env, REAL, 5, "is there a connection?")

    assert (tmp_path / "mine" / "profile" / "Local State").exists()
    assert stat.S_IMODE((tmp_path / "mine").stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "arguments", sampled([REAL, ["run", "facebook"]], 1), ids=["headless", "headed"]
)
def test_a_profile_that_is_open_is_left_alone(
    real_env: dict[str, str], display: str, arguments: list[str]
) -> None:
    profile = profile_of(real_env)
    path = find_browser()
    assert path is not None
    root = ["--no-sandbox"] if os.geteuid() == 0 else []
    ours = ["--headless", "--remote-debugging-port=0", f"--user-data-dir={profile}", FENCE]
    command = [path, *ours, *root, "about:blank"]
    note = profile / "DevToolsActivePort"
    with subprocess.Popen(command, stdout=-3, stderr=-3, start_new_session=True) as other:
        eventually(lambda: note.exists() and note.read_text("utf-8"))
        before = tabs(profile)
        stopped(real_env | {"DISPLAY": display}, arguments, 6, "still open")
        after = tabs(profile)
        os.killpg(other.pid, signal.SIGKILL)

    assert before == after


@pytest.mark.thorough
@pytest.mark.skipif(os.geteuid() != 0, reason="only root has this trouble")
def test_a_sandbox_that_root_cannot_have_is_explained(tmp_path: Path) -> None:
    done = in_a_child(tmp_path / "profile", sandbox=True)

    assert "BrowserError: The browser refused its sandbox here." in done.stderr


@pytest.mark.thorough
def test_a_download_that_is_blocked_is_explained(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.syspath_prepend(str(ROOT))
    import start

    monkeypatch.setattr(start, "PYTHON", Path(sys.executable))
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path / "browsers"))
    with socket.create_server(("127.0.0.1", 0)) as closed:
        port = closed.getsockname()[1]
    monkeypatch.setenv("PLAYWRIGHT_DOWNLOAD_HOST", f"http://127.0.0.1:{port}")

    with pytest.raises(SystemExit):
        start.have_browser()

    assert "HTTPS_PROXY" in capfd.readouterr().err


def test_no_display(real_env: dict[str, str]) -> None:
    stopped(real_env, ["run", "facebook"], 6, "needs a desktop")


@pytest.mark.thorough
def test_network_gone(real_env: dict[str, str]) -> None:
    stopped(real_env, REAL, 5, "is there a connection?")


@pytest.mark.thorough
def test_a_page_that_never_loads(real_env: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        rules = f"--host-resolver-rules=MAP * 127.0.0.1:{silent.getsockname()[1]}"
        env = real_env | {"OPTOUT_BROWSER_ARGS": json.dumps([rules]), "OPTOUT_WAIT": "1"}
        stopped(env, REAL, 5, "did not load")


@pytest.mark.thorough
def test_the_profile_is_a_file(real_env: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("", encoding="utf-8")
    stopped(real_env | {"OPTOUT_PROFILE_DIR": str(file)}, REAL, 6, "is a file")


@pytest.mark.parametrize("name", sampled(["google-chrome", "chromium", "microsoft-edge"], 1))
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


@pytest.mark.thorough
def test_the_profile_was_left_open_on_another_computer(
    real_env: dict[str, str], tmp_path: Path
) -> None:
    profile = tmp_path / "profile"
    profile.mkdir()
    (profile / "SingletonLock").symlink_to("another-laptop-1234")
    stopped(real_env | {"OPTOUT_PROFILE_DIR": str(profile)}, REAL, 6, "named otherwise")


def in_a_child(profile: Path, *, sandbox: bool) -> subprocess.CompletedProcess[str]:
    """The browser opened in a folder, in a process of its own, which says where it is."""
    code = (
        "from pathlib import Path; import sys\n"
        "from optout_bot.browser.launch import Launch, open_tab\n"
        f"launch = Launch('auto', Path(sys.argv[1]), True, {sandbox}, ())\n"
        "with open_tab(launch, None, lambda: None) as tab: print(tab.page.url)"
    )
    return subprocess.run(
        [sys.executable, "-c", code, str(profile)],
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.mark.thorough
def test_a_lock_left_by_a_browser_that_died_is_no_trouble(tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir(mode=0o700)
    died = subprocess.Popen([sys.executable, "-c", ""])
    died.wait()
    (profile / "SingletonLock").symlink_to(f"{socket.gethostname()}-{died.pid}")

    done = in_a_child(profile, sandbox=False)

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


@pytest.mark.thorough
def test_the_window_closed_while_the_question_is_open(child_env: dict[str, str]) -> None:
    with Terminal(PRACTICE, child_env) as terminal:
        terminal.until(QUESTION)
        os.kill(browser_of(terminal.process.pid), signal.SIGTERM)
        code = terminal.ends()

    assert code == 3
    assert "window was closed" in terminal.shown
    kept = record(child_env)
    assert (kept["outcome"], kept["intent_at"]) == ("stopped", "")


@pytest.mark.thorough
def test_the_browser_killed_while_the_question_is_open(child_env: dict[str, str]) -> None:
    with Terminal(PRACTICE, child_env) as terminal:
        terminal.until(QUESTION)
        os.kill(browser_of(terminal.process.pid), signal.SIGKILL)
        code = terminal.ends()

    assert code in {3, 6}
    assert "Traceback" not in terminal.shown
    assert record(child_env)["outcome"] == "stopped"


@pytest.mark.thorough
def test_ctrl_c_while_a_page_loads_ends_well(real_env: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as silent:
        rules = f"--host-resolver-rules=MAP * 127.0.0.1:{silent.getsockname()[1]}"
        env = real_env | {"OPTOUT_BROWSER_ARGS": json.dumps([rules]), "OPTOUT_WAIT": "4"}
        with Terminal(REAL, env) as terminal:
            terminal.until("Opening")
            terminal.type("\x03")
            code = terminal.ends()

    assert code == 130
    assert record(env)["outcome"] == "stopped"


@pytest.mark.thorough
def test_a_display_that_is_not_there_is_said_before_anything_opens(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    launch = Launch("auto", tmp_path / "profile", headless=False, sandbox=True, args=())

    with (
        pytest.raises(BrowserError, match="desktop"),
        open_tab(launch, None, lambda: None),
    ):
        pass

    assert not (tmp_path / "profile").exists()


START_DRIVER = """
import os, sys
from pathlib import Path
from optout_bot.browser import driver
os.umask(0)
driver.COMPILED = Path(sys.argv[1])
with driver.driver() as playwright:
    print(playwright.chromium.name)
"""


def start_driver(compiled: Path, env: dict[str, str]) -> str:
    command = [sys.executable, "-c", START_DRIVER, str(compiled)]
    return subprocess.check_output(command, env=env, encoding="utf-8")


def test_playwrights_program_is_kept_compiled_where_its_owner_alone_can_write(
    tmp_path: Path, child_env: dict[str, str]
) -> None:
    compiled = tmp_path / "compiled"

    start_driver(compiled, child_env)

    assert any(path.is_file() for path in compiled.rglob("*"))
    assert stat.S_IMODE(compiled.stat().st_mode) == 0o700


@pytest.mark.thorough
def test_where_it_cannot_be_kept_compiled_it_starts_all_the_same(
    tmp_path: Path, child_env: dict[str, str]
) -> None:
    compiled = tmp_path / "compiled"
    compiled.write_text("in the way", encoding="utf-8")

    assert start_driver(compiled, child_env) == "chromium\n"
    assert compiled.read_text("utf-8") == "in the way"


@pytest.mark.thorough
def test_it_is_kept_where_the_person_said_when_they_did(
    tmp_path: Path, child_env: dict[str, str]
) -> None:
    theirs = tmp_path / "theirs"

    start_driver(tmp_path / "compiled", child_env | {"NODE_COMPILE_CACHE": str(theirs)})

    assert any(path.is_file() for path in theirs.rglob("*"))
    assert not any((tmp_path / "compiled").iterdir())
