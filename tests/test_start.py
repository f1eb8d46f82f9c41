"""`start.py`: two commands do all the set-up, and say what they run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from optout_bot.find_browser import find_browser
from tests.conftest import EMAIL, ROOT, record

pytestmark = pytest.mark.skipif(
    Path(sys.prefix).resolve() != ROOT / ".venv", reason="this suite was not started by start.py"
)


def start(arguments: list[str], env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """`python start.py`, with no terminal."""
    return subprocess.run(
        [sys.executable, str(ROOT / "start.py"), *arguments],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_alone_it_walks_the_practice_site_to_a_receipt_that_says_sent(
    child_env: dict[str, str],
) -> None:
    done = start([], child_env)

    assert done.returncode == 0, done.stderr
    assert "practice goes on without a window" in done.stdout
    assert "no terminal: practice answers itself" in done.stdout
    receipt = record(child_env)
    assert (receipt["outcome"], receipt["practice"]) == ("sent", True)


def test_with_test_it_runs_the_tests_saying_the_command(child_env: dict[str, str]) -> None:
    done = start(["test", "--version"], child_env)

    assert done.returncode == 0, done.stderr
    assert "-m pytest --version" in done.stdout


def test_anything_else_is_handed_to_the_program(child_env: dict[str, str]) -> None:
    done = start(["status"], child_env)

    assert done.returncode == 0
    assert "No receipts yet" in done.stdout


@pytest.fixture
def no_browser(child_env: dict[str, str]) -> dict[str, str]:
    """A computer without a browser, on which none can be got."""
    return child_env | {
        "PATH": "/nonexistent",
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
        "PLAYWRIGHT_BROWSERS_PATH": str(Path(child_env["OPTOUT_DATA_DIR"]) / "browsers"),
    }


def test_with_no_browser_to_be_had_it_says_what_to_do(no_browser: dict[str, str]) -> None:
    done = start([], no_browser)

    assert done.returncode == 1
    assert "-m playwright install chromium" in done.stdout
    assert "Install Chrome, Edge or Chromium" in done.stderr
    assert "Traceback" not in done.stderr
    assert not Path(no_browser["OPTOUT_DATA_DIR"], "receipts").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["status"], 0, "No receipts yet"),
        (["doctor"], 6, "browser"),
        (["run", "facebook", "--guide"], 3, "no terminal"),
        (["run", "--help"], 0, "usage"),
    ],
)
def test_what_opens_no_browser_needs_none(
    no_browser: dict[str, str], arguments: list[str], code: int, said: str
) -> None:
    done = start(arguments, no_browser | {"OPTOUT_EMAIL": EMAIL})

    assert said in done.stdout + done.stderr
    assert done.returncode == code
    assert "getting a Chromium" not in done.stdout


def test_a_browser_that_the_person_named_needs_no_other(no_browser: dict[str, str]) -> None:
    named = no_browser | {"OPTOUT_BROWSER": str(find_browser())}

    done = start([], named)

    assert record(named)["outcome"] == "sent", done.stderr
