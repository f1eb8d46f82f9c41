"""Why no browser came up: the true cause, or plainly that it is not known and where to read on."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from optout_bot.browser.start_errors import explained, no_temporary_folder
from tests.browser.test_launch import script
from tests.conftest import record
from tests.terminal import Terminal
from tests.tiers import sampled

PRACTICE = ["run", "facebook", "--practice", "--headless"]
LIBATOMIC = "apt-get install libatomic1"
OTHER_WINDOWS = "Close its other window"


def stopped(env: dict[str, str], folder: Path, **changed: str) -> tuple[str, str]:
    """A run that finds no browser: what it said, and its log."""
    with Terminal(PRACTICE, env | changed) as terminal:
        code = terminal.ends()
    assert code == 6, terminal.shown
    assert "Traceback" not in terminal.shown
    assert record(env)["outcome"] == "stopped"
    (log,) = (folder / "data").glob("receipts/*/run.log")
    return terminal.shown, log.read_text(encoding="utf-8")


def node(path: Path, lines: str) -> str:
    """A program in the place of the one that Playwright brings."""
    return str(script(path / "node", lines))


def test_the_library_that_playwright_lacks_is_named_as_the_loader_names_it(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    lacks = "echo 'node: error while loading shared libraries: libatomic.so.1: no' >&2; exit 127"
    shown, log = stopped(child_env, tmp_path, PLAYWRIGHT_NODEJS_PATH=node(tmp_path, lacks))

    assert LIBATOMIC in shown
    assert "libatomic.so.1" in log


def test_another_library_is_not_taken_for_that_one(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    lacks = "echo 'node: error while loading shared libraries: libdl.so.2: no' >&2; exit 127"
    shown, _ = stopped(child_env, tmp_path, PLAYWRIGHT_NODEJS_PATH=node(tmp_path, lacks))

    assert LIBATOMIC not in shown
    assert "libdl.so.2" in shown


@pytest.mark.parametrize(
    ("mode", "why"), [(None, "No such file"), (0o600, "Permission denied"), (0o700, "Exec format")]
)
def test_a_playwright_that_is_damaged_is_said_to_be_so(
    child_env: dict[str, str], tmp_path: Path, mode: int | None, why: str
) -> None:
    program = tmp_path / "node"
    if mode is not None:
        program.write_text("not a program", encoding="utf-8")
        program.chmod(mode)
    shown, _ = stopped(child_env, tmp_path, PLAYWRIGHT_NODEJS_PATH=str(program))

    assert f"{program} cannot be started: {why}" in shown
    assert LIBATOMIC not in shown


@pytest.mark.parametrize(
    "lines", sampled(["kill -9 $$", "echo 'odd words of its own' >&2; exit 9"], 1)
)
def test_a_cause_that_is_not_known_is_not_guessed_and_its_words_are_in_the_log(
    child_env: dict[str, str], tmp_path: Path, lines: str
) -> None:
    shown, log = stopped(child_env, tmp_path, PLAYWRIGHT_NODEJS_PATH=node(tmp_path, lines))

    assert "does not tell me why" in shown
    assert LIBATOMIC not in shown
    assert "run.log" in shown
    assert "odd words" in log or "kill" in lines


def test_a_browser_that_says_nothing_known_is_not_told_to_close_its_windows(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    browser = script(tmp_path / "browser", "echo 'odd words of its own' >&2; exit 1")
    shown, log = stopped(child_env, tmp_path, OPTOUT_BROWSER=str(browser))

    assert OTHER_WINDOWS not in shown
    assert "run.log" in shown
    assert "odd words" in log


@pytest.mark.skipif(os.name != "posix", reason="elsewhere it is not TMPDIR")
@pytest.mark.parametrize(
    ("folder", "why"),
    sampled(
        [
            ("nowhere", "nowhere): No such file"),
            ("file", "file): Not a directory"),
            ("long" * 30, "too long for the browser"),
        ],
        1,
    ),
    ids=["missing", "file", "long"],
)
def test_a_folder_for_temporary_files_that_cannot_be_used_is_the_cause_that_is_named(
    child_env: dict[str, str], tmp_path: Path, folder: str, why: str
) -> None:
    place = tmp_path / folder
    if folder == "file":
        place.touch()
    elif folder != "nowhere":
        place.mkdir()
    shown, _ = stopped(child_env, tmp_path, TMPDIR=str(place))

    assert why in shown
    assert "Set TMPDIR" in shown
    assert OTHER_WINDOWS not in shown


@pytest.mark.parametrize(
    ("folder", "separator"), [("/tmp/o'neil", "/"), (r"C:\Users\O'Neil\Temp", "\\")]
)
def test_the_folder_is_named_whichever_way_its_system_writes_it(
    folder: str, separator: str
) -> None:
    said = f"Error: ENOENT: no such file, mkdtemp '{folder}{separator}playwright-artifacts-XXXXXX'"

    assert f"({folder}): No such file" in explained(said)


@pytest.mark.parametrize("said", ["", "odd", "E, mkdtemp 'odd'", "ENOENT: no, mkdtemp 'odd'"])
def test_what_is_not_understood_is_never_answered_with_nothing(said: str) -> None:
    assert "does not tell me why" in explained(said)


@pytest.mark.parametrize("usable", [True, False])
def test_a_folder_that_is_not_named_is_the_one_in_use_or_the_first_that_was_tried(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, usable: bool
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path) if usable else None)
    monkeypatch.setattr(tempfile, "_candidate_tempdir_list", list)
    monkeypatch.setenv("TMPDIR", "/first")

    said = no_temporary_folder(OSError(28, "No space left on device"))

    assert f"({tmp_path if usable else '/first'}): No space" in said
