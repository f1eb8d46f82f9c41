"""Bad input gets one clear line and exit 2, opens nothing, and echoes no value."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from optout_bot.cli import main
from optout_bot.person.kept import kept
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome
from tests.conftest import record
from tests.terminal import Terminal
from tests.tiers import sampled

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
    "unknown site": ({}, ["run", "myspace"], "none of these: facebook, instagram"),
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


@pytest.mark.parametrize(("settings", "arguments", "mark"), sampled(BAD.values(), 3), ids=BAD)
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
    sampled(
        [
            (f"OPTOUT_EMIAL={SECRET}@example.org\n".encode(), "OPTOUT_EMIAL: there is no such"),
            (f"OPTOUT_EMAIL={SECRET}\n".encode(), "OPTOUT_EMAIL: is not an e-mail"),
            (b"OPTOUT_EMAIL=\xff\xfe\n", ".env"),
        ],
        1,
    ),
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


@pytest.mark.thorough
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

    assert main(["run", "--help"]) == 0

    shown = capsys.readouterr().out
    for option in ("--practice", "--attach"):
        forms = re.findall(rf"{option}(\S*)", shown)
        assert len(forms) == 2
        assert all(re.match(r"\[=\w+\]", form) for form in forms)
    assert len({len(head) for head in re.findall(r"^ +--\S+ +(?=\S)", shown, re.M)}) == 1


def test_help_does_not_load_the_browser_library(child_env: dict[str, str], tmp_path: Path) -> None:
    code = (
        "import sys\n"
        "from optout_bot.__main__ import main\n"
        "sys.argv = ['optout-bot', '--help']\n"
        "main()\n"
        "sys.exit('playwright' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=child_env, cwd=tmp_path, capture_output=True, timeout=30
    )

    assert done.returncode == 0
    assert b"COMMAND" in done.stdout


@pytest.mark.thorough
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
    assert "Not counted as done: 1 PRACTICE" in done.stdout
    assert "Done: nothing yet" in done.stdout


@pytest.mark.parametrize("in_file", sampled([True, False], [True]))
def test_status_tells_what_was_sent_although_another_setting_is_wrong(
    child_env: dict[str, str], tmp_path: Path, in_file: bool
) -> None:
    data = child_env.pop("OPTOUT_DATA_DIR")
    Receipt.new(Path(data, "receipts"), "facebook", practice=False).end(Outcome.SENT, "")
    wrong = {"OPTOUT_WAIT": "soon", "OPTOUT_COUNTRY": "Narnia", "OPTOUT_BROWSER_ARGS": "x"}
    given = wrong | {"OPTOUT_DATA_DIR": data}
    if in_file:
        child_env = {key: value for key, value in child_env.items() if key not in given}
        lines = [f"{key}={value}" for key, value in given.items()]
        (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    else:
        child_env |= given

    done = command(["status"], child_env, tmp_path)
    refused = command(["forget"], child_env, tmp_path)

    assert (done.returncode, done.stderr) == (0, "")
    assert "Done: facebook" in done.stdout
    assert refused.returncode == 2
    assert len(refused.stderr.splitlines()) == 3


def test_status_refuses_a_folder_that_depends_on_where_one_stands(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    done = command(["status"], child_env | {"OPTOUT_DATA_DIR": "data"}, tmp_path)

    said = "optout-bot: OPTOUT_DATA_DIR: must be the whole path of a folder, such as ~/optout\n"
    assert (done.returncode, done.stdout, done.stderr) == (2, "", said)


@pytest.mark.parametrize("key", ["OPTOUT_LANGUAGE", "optout_language"])
def test_status_speaks_the_language_that_is_set(
    child_env: dict[str, str], tmp_path: Path, key: str
) -> None:
    del child_env["OPTOUT_LANGUAGE"]

    assert "Pas encore de reçu" in command(["status"], child_env | {key: "fr"}, tmp_path).stdout


def test_show_tells_the_doors_and_their_sources(child_env: dict[str, str], tmp_path: Path) -> None:
    done = command(["show", "facebook"], child_env, tmp_path)

    assert done.returncode == 0
    assert "www.facebook.com/privacy/genai" in done.stdout
    assert "2026-03-23" in done.stdout
    assert "never yet" in done.stdout


@pytest.mark.parametrize("line", sampled(["OPTOUT_LANGUAGE=fr", "optout_language='fr' # mine"], 1))
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["show", "facebook"], "Seules les trois lettres yes"),
        (["--help"], "afficher cette aide"),
        (["run", "myspace"], "n’est aucun de ceux-ci"),
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
    "content", sampled([b"\xff\xfe", b"OPTOUT_LANGUAGE", b"no line = 'of it\n}{", None], 1)
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
    Receipt.new(receipts, "facebook", practice=False).end(Outcome.STOPPED, "the page " * 12)

    with Terminal(arguments, child_env, columns=50) as terminal:
        assert terminal.ends() == 0

    long = [line for line in terminal.shown.splitlines() if len(line) > 50]
    assert all(" " not in line.strip() for line in long), long


# What only shows, and a run that practises by itself where there is no terminal.
SHOWS = (["--help"], ["--version"], ["status"], ["show", "facebook"], ["doctor", "--json"])
PRACTISES = ["run", "facebook", "--practice", "--headless"]
QUICK = {"OPTOUT_BROWSER": "/nonexistent", "OPTOUT_EMAIL": "ana@example.org"}


def shell(
    arguments: list[str], redirected: str, env: dict[str, str], folder: Path
) -> tuple[int, str]:
    """The real command with its output led elsewhere; exit code and what it complained of."""
    command = shlex.join([sys.executable, "-m", "optout_bot", *arguments])
    done = subprocess.run(
        ["bash", "-c", f"{command} {redirected}"],
        env=env,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
        timeout=120,
    )
    return done.returncode, done.stderr


@pytest.mark.parametrize(
    "arguments",
    sampled([*SHOWS, ["run", "myspace"]], [["status"], ["run", "myspace"]]),
    ids=" ".join,
)
def test_a_reader_that_has_enough_changes_nothing(
    child_env: dict[str, str], tmp_path: Path, arguments: list[str]
) -> None:
    env = child_env | QUICK
    plain, _ = shell(arguments, "2>&1", env, tmp_path)

    # It is gone before anything is written.
    assert shell(arguments, "2>&1 | true; exit ${PIPESTATUS[0]}", env, tmp_path) == (plain, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk that is always full")
@pytest.mark.parametrize("arguments", sampled(SHOWS, [["status"]]), ids=" ".join)
def test_what_a_full_disk_or_a_closed_output_takes_away_is_told_in_one_line(
    child_env: dict[str, str], tmp_path: Path, arguments: list[str]
) -> None:
    expected = {"> /dev/full": "No space left on device", ">&-": "Bad file descriptor"}
    for redirected, why in expected.items():
        code, said = shell(arguments, redirected, child_env | QUICK, tmp_path)

        assert code == (6 if "doctor" in arguments else 2)
        assert said == f"optout-bot: not all could be shown: {why}\n"


@pytest.mark.parametrize("redirected", sampled(["2>&-", "2> /dev/full"], 1))
@pytest.mark.parametrize(("arguments", "code"), [(["run", "myspace"], 2), (["status"], 0)])
def test_where_nothing_can_be_complained_of_the_exit_code_still_says_it(
    child_env: dict[str, str], tmp_path: Path, redirected: str, arguments: list[str], code: int
) -> None:
    assert shell(arguments, redirected, child_env, tmp_path) == (code, "")


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("redirected", "code"),
    sampled([("> /dev/full", 2), ("| true", 0), (">&- 2>&-", 2)], [("| true", 0)]),
)
def test_a_run_that_nobody_can_read_is_still_finished_and_its_receipt_is_whole(
    child_env: dict[str, str], tmp_path: Path, redirected: str, code: int
) -> None:
    ended, said = shell(PRACTISES, f"{redirected}; exit ${{PIPESTATUS[0]}}", child_env, tmp_path)

    assert ended == code
    assert "Traceback" not in said
    assert record(child_env)["outcome"] == "sent"
    folder = next(Path(child_env["OPTOUT_DATA_DIR"], "receipts").iterdir())
    # A file that took the place of a closed output would hold what was meant for the terminal.
    assert "PRACTICE" not in (folder / "run.log").read_text(encoding="utf-8")
    assert not next(kept(folder.parent)).fault


def test_an_error_that_nobody_expected_is_told_without_what_was_typed(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fails(*_: object) -> None:
        raise RuntimeError(f"{SECRET}@example.org")

    monkeypatch.setattr("optout_bot.commands.status.as_text", fails)

    assert main(["status"]) == 1
    said = capsys.readouterr().err
    assert len(said.splitlines()) == 1
    assert "RuntimeError" in said
    assert "test_cli.py:" in said
    assert SECRET not in said
