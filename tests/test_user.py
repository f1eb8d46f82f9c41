"""Who runs it: an ordinary user, with the browser's sandbox on; or root, who is told why not."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import playwright
import pytest

from optout_bot.flow.words import Words
from optout_bot.practice import Practice
from tests.conftest import ROOT
from tests.counter import Counter
from tests.headed import browsers_in
from tests.terminal import QUESTION, Terminal
from tests.tiers import sampled

REAL = ["run", "facebook", "--headless"]
PRACTICE = ["run", "facebook", "--practice", "--headless"]
PATHS = os.environ | {
    "PYTHONPATH": os.pathsep.join([str(ROOT), str(Path(playwright.__file__).parent.parent)])
}


@dataclass
class User:
    """An ordinary user of this machine; `start` starts Python as them."""

    home: Path
    start: tuple[str, ...]
    env: dict[str, str]

    @property
    def profile(self) -> Path:
        return self.home / "data" / "profile"


@pytest.fixture(scope="module")
def account() -> Iterator[tuple[str, ...]]:
    """What starts Python as an ordinary user: an account made for it, where the test is root's."""
    if os.geteuid() != 0:
        yield (sys.executable,)
        return
    if not (shutil.which("useradd") and shutil.which("runuser")):
        pytest.skip("useradd: not there, so no ordinary user can be made")
    name = f"optout-{os.getpid()}"
    subprocess.run(["useradd", "--create-home", "--shell", "/bin/sh", name], check=True)
    # Root's own Python may stand where others may not go.
    starts = [("runuser", "-u", name, "--", each) for each in (sys.executable, "/usr/bin/python3")]
    try:
        start = next((start for start in starts if _works(start)), None)
        if start is None:
            pytest.skip("an ordinary user may not run this Python or read this checkout")
        yield start
    finally:
        subprocess.run(["userdel", "--remove", name], capture_output=True)


def _works(start: tuple[str, ...]) -> bool:
    code = "import optout_bot.cli, playwright.sync_api, pydantic_settings"
    return (
        subprocess.run([*start, "-c", code], cwd="/", env=PATHS, capture_output=True).returncode
        == 0
    )


@pytest.fixture
def user(
    account: tuple[str, ...], child_env: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> Iterator[User]:
    made = ["-c", "import os, tempfile; print(tempfile.mkdtemp(dir='/tmp'))"]
    home = subprocess.run(
        [*account, *made], cwd="/", capture_output=True, encoding="utf-8", check=True
    ).stdout.strip()
    # Where the test itself stands, they may not be.
    monkeypatch.chdir(home)
    Path(".env").touch()
    env = {k: v for k, v in child_env.items() if not k.startswith("XDG_")}
    env |= {"HOME": home, "TMPDIR": home, "OPTOUT_DATA_DIR": f"{home}/data"}
    yield User(Path(home), account, env | {"PYTHONPATH": PATHS["PYTHONPATH"]})
    shutil.rmtree(home, ignore_errors=True)


@pytest.fixture
def counter(words: Words) -> Iterator[Counter]:
    counter = Counter(words, Practice(email="right"))
    yield counter
    counter.close()


@pytest.mark.thorough
def test_an_ordinary_user_practises_with_the_sandbox_on(user: User) -> None:
    with Terminal(PRACTICE, user.env, user.start) as terminal:
        terminal.until(QUESTION)
        told = _browsers_under(user.home)
        terminal.type("yes\n")
        code = terminal.ends()

    assert code == 0, terminal.shown
    assert len(told) == 1
    assert "--no-sandbox" not in told[0]
    assert not user.profile.exists()


def test_an_ordinary_user_runs_it_for_real_with_the_sandbox_on(
    user: User, counter: Counter
) -> None:
    env = counter.env(user.env)
    env.pop("OPTOUT_CHROMIUM_SANDBOX", None)
    with Terminal(REAL, env, user.start) as terminal:
        terminal.until(QUESTION)
        (words,) = browsers_in(user.profile).values()
        terminal.type("yes\n")
        code = terminal.ends()

    assert code == 0, terminal.shown
    assert len(counter.site.received) == 1
    assert "--remote-debugging-pipe" in words
    assert [w for w in words if "password-store" in w] == ["--password-store=basic"]
    for flag in (
        *("--no-sandbox", "--remote-debugging-port", "--disable-popup-blocking"),
        *("--enable-automation", "--unsafely-disable-devtools-self-xss-warnings"),
        # The browser warns of this one in a yellow bar.
        "--disable-blink-features",
    ):
        assert not [word for word in words if word.startswith(flag)]
    assert stat.S_IMODE(user.profile.stat().st_mode) == 0o700
    kept = json.loads((user.profile / "Default" / "Preferences").read_text("utf-8"))
    assert kept["credentials_enable_service"] is False
    assert kept["profile"]["password_manager_enabled"] is False


@pytest.mark.thorough
def test_a_profile_folder_that_cannot_be_written_is_said(user: User, counter: Counter) -> None:
    closed = user.home / "closed"
    made = ["-c", f"import os; os.mkdir({str(closed)!r}, 0o500)"]
    subprocess.run([*user.start, *made], check=True, cwd="/")
    env = counter.env(user.env) | {"OPTOUT_PROFILE_DIR": str(closed / "profile")}
    env.pop("OPTOUT_CHROMIUM_SANDBOX", None)
    with Terminal(REAL, env, user.start) as terminal:
        code = terminal.ends()

    assert code == 6
    assert "Permission denied" in terminal.shown
    assert counter.requests == []


UNREADABLE = "import os, sys; os.makedirs(sys.argv[1], exist_ok=True); os.chmod(sys.argv[2], 0)"


@pytest.mark.parametrize("closed", sampled(["data/receipts", "data", "."], ["data"]))
def test_a_folder_that_cannot_be_read_is_named_whatever_the_command(
    user: User, closed: str
) -> None:
    made = ["-c", UNREADABLE, str(user.home / "data" / "receipts"), str(user.home / closed)]
    subprocess.run([*user.start, *made], check=True, cwd="/")
    env = user.env | {"OPTOUT_BROWSER": "/nonexistent", "TMPDIR": "/tmp"}
    for arguments in (["status"], ["doctor"], PRACTICE, ["forget", "--receipts"]):
        with Terminal(arguments, env, user.start) as terminal:
            code = terminal.ends()

        assert code in {1, 2}, terminal.shown
        assert "Permission denied" in terminal.shown
        assert str(user.home / "data") in terminal.shown
        assert "did not expect" not in terminal.shown
        assert "Traceback" not in terminal.shown
    (user.home / closed).chmod(0o700)


@pytest.mark.thorough
@pytest.mark.skipif(os.geteuid() != 0, reason="only root has this trouble")
def test_root_practises_without_the_sandbox_and_is_told(child_env: dict[str, str]) -> None:
    with Terminal(PRACTICE, child_env) as terminal:
        terminal.until(QUESTION)
        terminal.type("yes\n")
        code = terminal.ends()

    assert code == 0
    assert "Running as root" in terminal.shown


def _browsers_under(home: Path) -> list[list[str]]:
    folders = [path for path in home.glob("optout-bot-*") if path.is_dir()]
    return [words for folder in folders for words in browsers_in(folder).values()]
