"""Nobody else reads it, whatever the umask; nothing typed is in a log, an error or a name."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from optout_bot.base.files import mask, masked_in, private_folder, write_whole
from optout_bot.flow.words import Words
from optout_bot.practice import Practice
from tests.counter import RUN, Counter
from tests.terminal import QUESTION, Terminal
from tests.tiers import sampled

REASON = "Zyxwv reason Qponm unmistakable"
EMAIL = "zyxwvuts@example.org"


@pytest.mark.parametrize("umask", [0, 0o077])
def test_folders_and_files_are_private_whatever_the_umask(tmp_path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        private_folder(tmp_path / "a" / "b")
        write_whole({tmp_path / "a" / "b" / "c": b"x"})
    finally:
        os.umask(before)

    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a" / "b").stat().st_mode) == 0o700
    assert stat.S_IMODE((tmp_path / "a" / "b" / "c").stat().st_mode) == 0o600


def test_a_file_that_cannot_be_written_leaves_the_old_one_and_nothing_else(
    tmp_path: Path,
) -> None:
    folder = tmp_path / "folder"
    private_folder(folder)
    write_whole({folder / "a": b"old"})

    with pytest.raises(OSError, match="no"):
        write_whole({folder / "a": b"new", folder / "none" / "b": b"new"})

    assert [path.name for path in folder.iterdir()] == ["a"]
    assert (folder / "a").read_bytes() == b"old"


@pytest.mark.parametrize(
    "text",
    [f"Hello {EMAIL}!", "/x/zyxwvuts%40example.org", EMAIL.upper(), f'"{EMAIL}"'],
)
def test_an_address_is_masked_wherever_it_stands(text: str) -> None:
    shown = masked_in(text, EMAIL)

    assert "zyxwvuts" not in shown.lower()
    assert mask(EMAIL) in shown
    assert masked_in(text, "") == text


@pytest.fixture(params=sampled(["masked", "whole"], 1))
def told(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.mark.parametrize("umask", sampled([0, 0o077], [0]))
@pytest.mark.parametrize("answer", sampled(["yes\n", "no\n"], ["yes\n"]))
def test_a_whole_run_leaves_nothing_open_and_nothing_typed(
    words: Words, child_env: dict[str, str], umask: int, answer: str, told: str
) -> None:
    site = Counter(words, Practice(language="fr", email="other", route="direct"))
    env = site.env(child_env) | {"OPTOUT_EMAIL": EMAIL, "OPTOUT_REASON": REASON}
    before = os.umask(umask)
    try:
        with Terminal(RUN, env | {"OPTOUT_RECEIPT_EMAIL": told}) as terminal:
            terminal.until(QUESTION)
            terminal.type(answer)
            terminal.ends()
    finally:
        os.umask(before)
        site.close()

    data = Path(env["OPTOUT_DATA_DIR"])
    assert stat.S_IMODE(data.stat().st_mode) == 0o700
    for path in (data, data / "profile", *(data / "receipts").rglob("*"), data / "run.lock"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
        assert "zyxwv" not in path.name.lower()
    (log,) = data.glob("receipts/*/run.log")
    assert "zyxwv" not in log.read_text("utf-8").lower()
    assert "ticket used" in log.read_text("utf-8") or answer == "no\n"
    (receipt,) = data.glob("receipts/*/receipt.json")
    assert (EMAIL in receipt.read_text("utf-8")) == (told == "whole")
    assert mask(EMAIL) in receipt.read_text("utf-8") or told == "whole"


@pytest.mark.thorough
def test_what_goes_wrong_is_told_without_what_was_typed(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    """A page that keeps nothing, at the real command: the error names no value."""
    done = subprocess.run(
        [sys.executable, "-m", "optout_bot", "run", "facebook", "--practice=en,route=none"],
        env=child_env | {"OPTOUT_EMAIL": EMAIL, "OPTOUT_REASON": REASON, "OPTOUT_WAIT": "2"},
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=90,
    )

    assert done.returncode == 5, done.stderr
    assert "zyxwv" not in done.stderr.lower()
    assert "Traceback" not in done.stderr
