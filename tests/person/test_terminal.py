"""The question on a real terminal: only a typed yes sends, and the terminal says so."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from tests.conftest import record
from tests.terminal import QUESTION, Terminal
from tests.tiers import sampled

RUN = ["run", "facebook", "--practice", "--headless"]


@pytest.mark.thorough
def test_yes_sends_and_the_receipt_says_sent(child_env: dict[str, str]) -> None:
    with Terminal(RUN, child_env) as terminal:
        shown = terminal.until(QUESTION)
        terminal.type("yes\n")
        code = terminal.ends()

    lines = shown.splitlines()
    assert "Nothing has been sent" in lines[-2]
    assert code == 0
    assert "The page confirmed it" in terminal.shown
    assert record(child_env)["outcome"] == "sent"
    assert record(child_env)["practice"] is True


@pytest.mark.parametrize(
    ("keys", "code", "outcome"),
    sampled(
        [
            ("no\n", 3, "declined"),
            ("\x04", 3, "declined"),
            ("\x03", 130, "stopped"),
        ],
        [("\x03", 130, "stopped")],
    ),
    ids=["no", "end of file", "Ctrl-C"],
)
def test_anything_else_does_not(
    child_env: dict[str, str], keys: str, code: int, outcome: str
) -> None:
    with Terminal(RUN, child_env) as terminal:
        terminal.until(QUESTION)
        terminal.type(keys)
        ended = terminal.ends()

    assert ended == code
    assert record(child_env)["outcome"] == outcome
    assert record(child_env)["intent_at"] == ""
    assert "Traceback" not in terminal.shown


def test_what_was_typed_before_the_question_does_not_answer_it(child_env: dict[str, str]) -> None:
    with Terminal(RUN, child_env | {"OPTOUT_WAIT": "3"}) as terminal:
        terminal.type("yes\nyes\n")
        terminal.until(QUESTION)
        code = terminal.ends()

    assert code == 3
    assert record(child_env)["outcome"] == "declined"


@pytest.mark.thorough
def test_without_a_terminal_practice_answers_itself_and_says_so(child_env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "optout_bot", *RUN],
        env=child_env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )

    assert done.returncode == 0
    assert "no terminal: practice answers itself" in done.stdout
    assert record(child_env)["outcome"] == "sent"


@pytest.mark.thorough
def test_killed_at_the_question_it_leaves_a_receipt_that_says_stopped(
    child_env: dict[str, str],
) -> None:
    with Terminal(RUN, child_env) as terminal:
        terminal.until(QUESTION)
        terminal.process.kill()
        terminal.process.wait()

    assert record(child_env)["outcome"] == "stopped"
    assert Path(child_env["OPTOUT_DATA_DIR"], "receipts").stat().st_mode & 0o077 == 0


@pytest.mark.thorough
def test_step_asks_before_every_act_and_q_stops(child_env: dict[str, str]) -> None:
    with Terminal([*RUN, "--step"], child_env) as terminal:
        terminal.until("q to stop:")
        terminal.type("q\n")
        code = terminal.ends()

    assert code == 3
    assert record(child_env)["outcome"] == "stopped"


@pytest.mark.thorough
def test_a_broken_character_at_the_question_is_an_answer_that_is_not_yes(
    child_env: dict[str, str],
) -> None:
    strict = child_env | {"PYTHONUTF8": "0", "PYTHONIOENCODING": "utf-8:strict"}
    with Terminal(["run", "facebook", "--practice", "--headless"], strict) as terminal:
        terminal.until(QUESTION)
        os.write(terminal.keyboard, b"yes\xc3\n")
        code = terminal.ends()

    assert code == 3
    assert "You did not say yes" in terminal.shown
    assert "Traceback" not in terminal.shown


# How often the start is interrupted, each time a little later.
MOMENTS = 20


@pytest.mark.parametrize(
    "arguments", sampled([["run", "facebook", "--practice"], ["--help"], ["status"]], [["--help"]])
)
def test_ctrl_c_at_any_moment_of_the_start_ends_it_without_a_traceback_or_a_false_cause(
    child_env: dict[str, str], arguments: list[str]
) -> None:
    # Python's own start is not the program's: from the first that is, it tells what it loads.
    start = (sys.executable, "-X", "importtime")
    with Terminal(arguments, child_env, start) as terminal:
        terminal.until("argparse")
        begun = time.monotonic()
        if "run" in arguments:
            terminal.until(QUESTION)
            terminal.type("no\n")
            length = time.monotonic() - begun
        whole = terminal.ends()
    length = length if "run" in arguments else time.monotonic() - begun
    for number in range(MOMENTS):
        with Terminal(arguments, child_env, start) as terminal:
            terminal.until("argparse")
            threading.Event().wait(length * number / MOMENTS)
            terminal.type("\x03")
            code = terminal.ends()

        # Where Python itself has ended, the signal ends the rest: a shell calls that 130 too.
        assert code in {130, -signal.SIGINT} or code == whole == 0, terminal.shown
        assert "Traceback" not in terminal.shown
        told = [line for line in terminal.shown.splitlines() if "optout-bot: " in line]
        assert told in ([], ["optout-bot: Facebook: Stopped by Ctrl-C."])


@pytest.mark.thorough
def test_ctrl_c_twice_ends_it_at_once_without_a_traceback(child_env: dict[str, str]) -> None:
    with Terminal(RUN, child_env) as terminal:
        terminal.until("Opening")
        terminal.type("\x03")
        terminal.type("\x03")
        code = terminal.ends()

    assert code == 130
    assert "Traceback" not in terminal.shown
    assert record(child_env)["outcome"] == "stopped"


@pytest.mark.thorough
@pytest.mark.parametrize("deaf", sampled([False, True], 1), ids=["ended by it", "deaf to it"])
def test_a_terminal_that_goes_away_is_no_yes(child_env: dict[str, str], deaf: bool) -> None:
    # As `nohup` does it, with what it complains of kept in a file.
    words = "trap '' HUP; " if deaf else ""
    complaints = Path(child_env["OPTOUT_DATA_DIR"]).parent / "complaints"
    start = ("bash", "-c", f'{words} exec {sys.executable} "$@" 2> {complaints}', "bash")
    with Terminal(RUN, child_env, start) as terminal:
        terminal.until(QUESTION)
        os.close(terminal.keyboard)
        code = terminal.process.wait(30)
        terminal.keyboard = os.open(os.devnull, os.O_RDONLY)

    assert code == (3 if deaf else -signal.SIGHUP)
    assert "Traceback" not in complaints.read_text(encoding="utf-8")
    kept = record(child_env)
    assert kept["outcome"] == ("declined" if deaf else "stopped")
    assert kept["intent_at"] == ""
