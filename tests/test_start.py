"""`start.py`: two commands do all the set-up, and say what they run."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT, record

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


def test_with_no_browser_to_be_had_it_says_what_to_do(child_env: dict[str, str]) -> None:
    nothing = {
        "PATH": "/nonexistent",
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
        "PLAYWRIGHT_BROWSERS_PATH": str(Path(child_env["OPTOUT_DATA_DIR"]) / "browsers"),
    }
    done = start([], child_env | nothing)

    assert done.returncode == 1
    assert "-m playwright install chromium" in done.stdout
    assert "Install Chrome, Edge or Chromium" in done.stderr
    assert "Traceback" not in done.stderr
    assert not Path(child_env["OPTOUT_DATA_DIR"], "receipts").exists()
