"""Bad input gets one clear line and exit 2, opens nothing, and echoes no value."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest

from optout_bot.cli import main
from optout_bot.receipt import Outcome, Receipt
from tests.terminal import Terminal

SECRET = "jeanne.secret"


def command(
    arguments: list[str], env: dict[str, str], folder: Path
) -> subprocess.CompletedProcess[str]:
    """The real command, in a folder of its own, with no terminal."""
    return subprocess.run(
        [sys.executable, "-m", "optout_bot", *arguments],
        env=env,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


BAD = {
    "no e-mail": ({}, ["run", "facebook"], "OPTOUT_EMAIL"),
    "malformed e-mail": ({"OPTOUT_EMAIL": f"{SECRET}@"}, ["run", "facebook"], "OPTOUT_EMAIL"),
    "unknown country": ({"OPTOUT_COUNTRY": "ZZ"}, ["run"], "OPTOUT_COUNTRY"),
    "country spelled out": ({"OPTOUT_COUNTRY": SECRET}, ["run"], "OPTOUT_COUNTRY"),
    "unknown site": ({}, ["run", "myspace"], "no such site"),
    "no command": ({}, [], "COMMAND"),
    "unknown option": ({}, ["run", "--yes"], "--yes"),
    "unknown key": ({"OPTOUT_EMIAL": SECRET}, ["run"], "OPTOUT_EMIAL"),
    "reason file missing": ({"OPTOUT_REASON_FILE": SECRET}, ["run"], "OPTOUT_REASON_FILE"),
    "two reasons": (
        {"OPTOUT_REASON": SECRET, "OPTOUT_REASON_FILE": "x"},
        ["run"],
        "OPTOUT_REASON_FILE, not both",
    ),
    "broken list": ({"OPTOUT_BROWSER_ARGS": f"[{SECRET}"}, ["run"], "OPTOUT_BROWSER_ARGS"),
    "wait that is no number": ({"OPTOUT_WAIT": SECRET}, ["run"], "OPTOUT_WAIT"),
    "unknown practice language": ({}, ["run", "--practice=xx"], "--practice"),
    "unknown practice word": ({}, ["run", "--practice=fr,form=1999"], "--practice"),
    "practice without its language": ({}, ["run", "--practice="], "--practice"),
    "attach without its browser": ({}, ["run", "--attach="], "--attach"),
    "data folder is a file": ({"OPTOUT_DATA_DIR": __file__}, ["run", "--practice"], "receipt"),
}


@pytest.mark.parametrize(("settings", "arguments", "mark"), BAD.values(), ids=BAD)
def test_bad_input_gets_one_clear_line(
    child_env: dict[str, str],
    tmp_path: Path,
    settings: dict[str, str],
    arguments: list[str],
    mark: str,
) -> None:
    if "e-mail" not in mark and settings.keys() != {"OPTOUT_EMAIL"} and mark != "OPTOUT_EMAIL":
        settings = {"OPTOUT_EMAIL": f"{SECRET}@example.org"} | settings
    del child_env["OPTOUT_BROWSER_ARGS"]

    done = command(arguments, child_env | settings, tmp_path)

    assert done.returncode == 2, done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert mark in done.stderr
    assert SECRET not in done.stderr + done.stdout
    assert not Path(child_env["OPTOUT_DATA_DIR"]).exists()


@pytest.mark.parametrize(
    ("content", "mark"),
    [
        (f"OPTOUT_EMIAL={SECRET}@example.org\n".encode(), "OPTOUT_EMIAL: there is no such"),
        (f"OPTOUT_EMAIL={SECRET}\n".encode(), "OPTOUT_EMAIL: is not an e-mail"),
        (b"OPTOUT_EMAIL=\xff\xfe\n", ".env"),
    ],
    ids=["typo", "malformed value", "not text"],
)
def test_a_wrong_env_file_gets_one_clear_line(
    child_env: dict[str, str], tmp_path: Path, content: bytes, mark: str
) -> None:
    (tmp_path / ".env").write_bytes(content)

    done = command(["run", "facebook"], child_env, tmp_path)

    assert done.returncode == 2
    assert mark in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert SECRET not in done.stderr + done.stdout


def test_a_right_env_file_is_read(child_env: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OPTOUT_EMAIL=ana@example.org\n", encoding="utf-8")

    done = command(["run", "facebook", "--practice", "--headless"], child_env, tmp_path)

    assert done.returncode == 0, done.stderr
    assert "ana@example.org" in done.stdout


@pytest.mark.parametrize("language", ["en", "fr"])
def test_help_shows_an_option_as_it_has_to_be_typed(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("OPTOUT_LANGUAGE", language)
    with pytest.raises(SystemExit):
        main(["run", "--help"])

    shown = capsys.readouterr().out
    for option in ("--practice", "--attach"):
        forms = re.findall(rf"{option}(\S*)", shown)
        assert len(forms) == 2
        assert all(re.match(r"\[=\w+\]", form) for form in forms)
    assert len({len(head) for head in re.findall(r"^ +--\S+ +(?=\S)", shown, re.M)}) == 1


def test_help_does_not_load_the_browser_library(child_env: dict[str, str], tmp_path: Path) -> None:
    code = (
        "import sys, contextlib\n"
        "from optout_bot.cli import main\n"
        "with contextlib.suppress(SystemExit): main(['--help'])\n"
        "sys.exit('playwright' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=child_env, cwd=tmp_path, capture_output=True, timeout=30
    )

    assert done.returncode == 0
    assert b"COMMAND" in done.stdout


def test_with_no_site_named_both_are_done_each_with_its_own_receipt(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    done = command(["run", "--practice", "--headless"], child_env, tmp_path)

    assert done.returncode == 0, done.stderr
    names = sorted(p.name[17:] for p in Path(child_env["OPTOUT_DATA_DIR"], "receipts").iterdir())
    assert names == ["facebook", "instagram"]


def test_status_counts_no_practice_as_done(child_env: dict[str, str], tmp_path: Path) -> None:
    command(["run", "facebook", "--practice", "--headless"], child_env, tmp_path)

    done = command(["status"], child_env, tmp_path)

    assert done.returncode == 0
    assert "PRACTICE, sent" in done.stdout
    assert "Done: nothing yet" in done.stdout


def test_show_tells_the_doors_and_their_sources(child_env: dict[str, str], tmp_path: Path) -> None:
    done = command(["show", "facebook"], child_env, tmp_path)

    assert done.returncode == 0
    assert "www.facebook.com/privacy/genai" in done.stdout
    assert "2026-03-23" in done.stdout
    assert "never yet" in done.stdout


@pytest.mark.parametrize("line", ["OPTOUT_LANGUAGE=fr", "optout_language='fr' # mine"])
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "facebook"], "Seules les trois lettres yes"),
        (["--help"], "afficher cette aide"),
        (["run", "myspace"], "ce site n’existe pas ici"),
    ],
    ids=["show", "help", "wrong site"],
)
def test_the_language_of_the_settings_file_is_spoken_from_the_first_word(
    child_env: dict[str, str], tmp_path: Path, line: str, arguments: list[str], said: str
) -> None:
    del child_env["OPTOUT_LANGUAGE"]
    (tmp_path / ".env").write_text(line, encoding="utf-8")

    done = command(arguments, child_env, tmp_path)

    assert said in done.stdout + done.stderr


def test_the_environment_goes_before_the_settings_file(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    (tmp_path / ".env").write_text("OPTOUT_LANGUAGE=fr", encoding="utf-8")

    assert "Only the word yes" in command(["show", "facebook"], child_env, tmp_path).stdout


@pytest.mark.parametrize(
    "content", [b"\xff\xfe", b"OPTOUT_LANGUAGE", b"no line = 'of it\n}{", None]
)
def test_a_broken_settings_file_does_not_hinder_a_command_without_settings(
    child_env: dict[str, str], tmp_path: Path, content: bytes | None
) -> None:
    del child_env["OPTOUT_LANGUAGE"]
    if content is None:
        (tmp_path / ".env").unlink(missing_ok=True)
        (tmp_path / ".env").mkdir()
    else:
        (tmp_path / ".env").write_bytes(content)

    done = command(["show", "facebook"], child_env, tmp_path)

    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize("arguments", [["show", "facebook"], ["status"]], ids=str)
def test_what_is_shown_fits_the_terminal(child_env: dict[str, str], arguments: list[str]) -> None:
    receipts = Path(child_env["OPTOUT_DATA_DIR"], "receipts")
    Receipt(receipts, "facebook", practice=False).end(Outcome.STOPPED, "the page " * 12)

    with Terminal(arguments, child_env, columns=50) as terminal:
        assert terminal.ends() == 0

    long = [line for line in terminal.shown.splitlines() if len(line) > 50]
    assert all(" " not in line.strip() for line in long), long
