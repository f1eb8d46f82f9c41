"""Whatever ends a run, and whenever: one submission at most, a receipt that is true, and a
next run that says so first and does not press again by itself. Everything here is real: the
command on a terminal, the browser, a server that counts."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.practice import Practice
from tests.conftest import last_record
from tests.counter import RUN, Counter
from tests.headed import browsers_in, descendants, eventually, tell
from tests.terminal import QUESTION, Terminal
from tests.tiers import sampled

pytestmark = pytest.mark.skipif(not Path("/proc").exists(), reason="it looks into /proc")


class Slow(Counter):
    """The site, with its answers held back until the test lets them go."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, Practice(language="en", email="other", route="direct"))
        self.held = threading.Event()
        self.go = threading.Event()
        self.go.set()
        self.hold_what = ""
        self.cut = False
        self.server.handle_error = lambda *told: None  # type: ignore[method-assign]
        answer = self.site.reply

        def slowly(method: str, address: str, body: str | None) -> Reply | None:
            answered = answer(method, address, body)
            if self.hold_what and f"{method} {address}".startswith(self.hold_what):
                self.held.set()
                self.go.wait(30)
            if self.cut:
                raise ConnectionAbortedError
            return answered

        self.site.reply = slowly  # type: ignore[method-assign]

    @property
    def pages(self) -> int:
        """How many pages of the site were opened."""
        return sum(request.startswith(("GET /help", "GET /privacy")) for request in self.requests)

    def hold(self, what: str) -> None:
        """Hold back the answers to requests that begin so."""
        self.hold_what = what
        self.go.clear()


@pytest.fixture
def site(words: Words) -> Iterator[Slow]:
    site = Slow(words)
    yield site
    site.go.set()
    site.close()


def await_receipt(env: dict[str, str], holds: Callable[[dict[str, Any]], bool]) -> None:
    """Wait until the receipt on the disk is so."""
    end = time.monotonic() + 40
    while time.monotonic() < end:
        try:
            if holds(last_record(env)):
                return
        except (IndexError, OSError):
            pass
        threading.Event().wait(0.005)
    raise AssertionError("the receipt never said so")


def browsers(terminal: Terminal) -> list[int]:
    """The processes of this run's browser."""
    table = {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = path.read_text(encoding="utf-8", errors="replace").rsplit(")", 1)
        except OSError:
            continue
        name = fields[0].split("(", 1)[1]
        table[int(path.parent.name)] = (name, int(fields[1].split()[1]))
    ours = {terminal.process.pid}
    while more := {pid for pid, (_, parent) in table.items() if parent in ours} - ours:
        ours |= more
    return [pid for pid in ours if pid in table and table[pid][0].startswith("chrom")]


def kill_program(terminal: Terminal) -> None:
    """SIGKILL for the program; its browser goes with its pipe."""
    its = browsers(terminal)
    terminal.process.kill()
    terminal.process.wait()
    eventually(lambda: not any(Path(f"/proc/{pid}").exists() for pid in its))


def next_run(env: dict[str, str], answer: str) -> tuple[int, str]:
    """Start again and answer what is asked first; exit code and what was shown."""
    with Terminal(RUN, env) as terminal:
        terminal.until(" stops:")
        terminal.type(answer)
        code = terminal.ends()
        return code, terminal.shown


def before_fill(site: Slow, terminal: Terminal, env: dict[str, str]) -> None:
    site.hold("GET https://www.facebook.com/help/contact/")
    assert site.held.wait(40)


def at_the_question(site: Slow, terminal: Terminal, env: dict[str, str]) -> None:
    terminal.until(QUESTION)


def after_fill(site: Slow, terminal: Terminal, env: dict[str, str]) -> None:
    # What is filled in is written down, with a picture, before the question is shown.
    await_receipt(env, lambda data: bool(data["fields"]))


def after_intent(site: Slow, terminal: Terminal, env: dict[str, str]) -> None:
    terminal.until(QUESTION)
    terminal.type("yes\n")
    await_receipt(env, lambda data: bool(data["intent_at"]))


def after_press(site: Slow, terminal: Terminal, env: dict[str, str]) -> None:
    terminal.until(QUESTION)
    site.hold("POST https://www.facebook.com/ajax/")
    terminal.type("yes\n")
    assert site.held.wait(40)


def before_the_receipt_is_closed(site: Slow, terminal: Terminal, env: dict[str, str]) -> None:
    terminal.until(QUESTION)
    terminal.type("yes\n")
    await_receipt(env, lambda data: bool(data["response"]))


HARMLESS = [before_fill, after_fill, at_the_question]
PRESSED = [after_intent, after_press, before_the_receipt_is_closed]


@pytest.mark.thorough
@pytest.mark.parametrize(
    "point", sampled(HARMLESS, [at_the_question]), ids=lambda point: point.__name__
)
def test_killed_before_the_intent_nothing_was_sent_and_the_next_run_just_runs(
    site: Slow, child_env: dict[str, str], point: Callable[..., None]
) -> None:
    env = site.env(child_env)
    with Terminal(RUN, env) as terminal:
        point(site, terminal, env)
        kill_program(terminal)
    site.hold_what = ""
    site.go.set()

    assert site.site.received == []
    assert last_record(env)["outcome"] == "stopped"
    assert last_record(env)["intent_at"] == ""
    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        terminal.type("yes\n")
        assert terminal.ends() == 0
    assert len(site.site.received) == 1


@pytest.mark.parametrize("point", sampled(PRESSED, [after_press]), ids=lambda point: point.__name__)
def test_killed_after_the_intent_the_next_run_says_so_and_does_not_press_again(
    site: Slow, child_env: dict[str, str], point: Callable[..., None]
) -> None:
    env = site.env(child_env)
    with Terminal(RUN, env) as terminal:
        point(site, terminal, env)
        kill_program(terminal)
    site.hold_what = ""
    site.go.set()
    got = len(site.site.received)

    assert got <= 1
    assert last_record(env)["outcome"] in {"unconfirmed", "sent"}
    assert last_record(env)["intent_at"]
    pages = site.pages
    code, shown = next_run(env, "yes\n")
    assert code == 3
    assert "Nothing has been opened" in shown
    assert site.pages == pages
    assert len(site.site.received) == got


@pytest.mark.thorough
def test_the_browser_goes_with_the_program_whoever_else_is_slow(
    site: Slow, child_env: dict[str, str]
) -> None:
    """Closed in its own time, it sent what the lock had held back so far."""
    env = site.env(child_env)
    profile = Path(env["OPTOUT_DATA_DIR"]) / "profile"
    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        told = descendants(terminal.process.pid)
        drivers = [process for process, words in told.items() if "run-driver" in words]
        assert drivers
        assert browsers_in(profile)
        tell(drivers, signal.SIGSTOP)
        terminal.process.kill()
        try:
            eventually(lambda: not browsers_in(profile), 10)
        finally:
            tell([*drivers, *browsers_in(profile)], signal.SIGKILL)


@pytest.mark.thorough
def test_the_word_again_goes_on_to_the_question_and_nobody_to_ask_stops(
    site: Slow, child_env: dict[str, str]
) -> None:
    env = site.env(child_env)
    with Terminal(RUN, env) as terminal:
        after_press(site, terminal, env)
        kill_program(terminal)
    site.hold_what = ""
    site.go.set()

    unasked = subprocess.run(
        [sys.executable, "-m", "optout_bot", *RUN],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )
    assert unasked.returncode == 3
    assert len(site.site.received) == 1
    with Terminal(RUN, env) as terminal:
        terminal.until(" stops:")
        terminal.type("again\n")
        terminal.until(QUESTION)
        terminal.type("yes\n")
        assert terminal.ends() == 0
    assert len(site.site.received) == 2


@pytest.mark.parametrize(
    ("point", "code", "outcome", "received"),
    sampled(
        [(at_the_question, 3, "stopped", 0), (after_press, 7, "unconfirmed", 1)],
        [(after_press, 7, "unconfirmed", 1)],
    ),
    ids=["at the question", "after the press"],
)
def test_the_browser_killed(
    site: Slow,
    child_env: dict[str, str],
    point: Callable[..., None],
    code: int,
    outcome: str,
    received: int,
) -> None:
    env = site.env(child_env)
    with Terminal(RUN, env) as terminal:
        point(site, terminal, env)
        tell(browsers(terminal), signal.SIGKILL)
        assert terminal.ends() == code, terminal.shown

    assert "Traceback" not in terminal.shown
    assert last_record(env)["outcome"] == outcome
    assert len(site.site.received) == received


@pytest.mark.thorough
def test_the_network_cut_after_the_press_is_unconfirmed_and_says_where_to_look(
    site: Slow, child_env: dict[str, str]
) -> None:
    env = site.env(child_env)
    with Terminal(RUN, env) as terminal:
        after_press(site, terminal, env)
        # Nobody listens any more, then the line itself goes: a browser would try once more
        # by itself on a connection that it had open already.
        site.close()
        site.cut = True
        site.go.set()
        code = terminal.ends(60)

    assert code == 7
    assert "spam" in terminal.shown
    assert last_record(env)["outcome"] == "unconfirmed"
    assert last_record(env)["sent_at"] == ""
    assert len(site.site.received) == 1


def full(env: dict[str, str]) -> Path:
    """A disk of two megabytes as the data folder of a run."""
    folder = Path(env["OPTOUT_DATA_DIR"])
    folder.mkdir()
    size = ["-o", "size=2m", "-t", "tmpfs", "tmpfs"]
    done = subprocess.run(["mount", *size, str(folder)], capture_output=True)
    if done.returncode:
        pytest.skip("a small disk cannot be made here")
    return folder


@pytest.fixture
def small_disk(child_env: dict[str, str]) -> Iterator[Path]:
    folder = full(child_env)
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


def fill_up(folder: Path) -> None:
    """Leave no byte on a disk."""
    with (folder / "filler").open("wb", buffering=0) as file:
        try:
            while True:
                file.write(b"x" * 4096)
        except OSError:
            pass


@pytest.mark.thorough
def test_a_full_disk_at_the_question_is_never_pressed_through(
    site: Slow, child_env: dict[str, str], small_disk: Path, tmp_path: Path
) -> None:
    env = site.env(child_env) | {"OPTOUT_PROFILE_DIR": str(tmp_path / "profile")}
    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        fill_up(small_disk)
        terminal.type("yes\n")
        code = terminal.ends()

    assert code == 2
    assert "no receipt can be written" in terminal.shown
    assert "Traceback" not in terminal.shown
    assert site.site.received == []
    assert last_record(env)["outcome"] == "stopped"


@pytest.mark.thorough
def test_a_disk_that_fills_up_after_the_press_is_still_unconfirmed(
    site: Slow, child_env: dict[str, str], small_disk: Path, tmp_path: Path
) -> None:
    env = site.env(child_env) | {"OPTOUT_PROFILE_DIR": str(tmp_path / "profile")}
    with Terminal(RUN, env) as terminal:
        after_press(site, terminal, env)
        fill_up(small_disk)
        site.go.set()
        code = terminal.ends()

    assert code == 7
    assert "Traceback" not in terminal.shown
    assert len(site.site.received) == 1
    assert last_record(env)["outcome"] == "unconfirmed"


@pytest.mark.thorough
def test_a_second_run_on_the_same_data_folder_stops_at_once(
    site: Slow, child_env: dict[str, str]
) -> None:
    env = site.env(child_env)
    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        for more in ([], ["--practice"]):
            second = subprocess.run(
                [sys.executable, "-m", "optout_bot", *RUN, *more],
                env=env,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                timeout=60,
            )
            assert second.returncode == 6
            assert second.stderr.count("\n") == 1
            assert "Another run is going on" in second.stderr
        terminal.type("yes\n")
        assert terminal.ends() == 0

    assert len(site.site.received) == 1


@pytest.mark.thorough
def test_a_profile_that_takes_no_more_does_not_hide_how_it_ended(
    site: Slow, child_env: dict[str, str]
) -> None:
    env = site.env(child_env)
    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        # Where the mark of the profile would be written.
        (Path(env["OPTOUT_DATA_DIR"]) / "profile" / "optout-bot.json.new").mkdir()
        terminal.type("no\n")
        code = terminal.ends()

    assert code == 3
    assert "Traceback" not in terminal.shown
    assert last_record(env)["outcome"] == "declined"


@pytest.mark.thorough
def test_ctrl_c_after_the_press_ends_the_whole_command(
    site: Slow, child_env: dict[str, str]
) -> None:
    env = site.env(child_env)
    with Terminal(["run", "--headless"], env) as terminal:
        after_press(site, terminal, env)
        terminal.type("\x03")
        code = terminal.ends()

    assert code == 7
    assert terminal.shown.count("Stopped by Ctrl-C") == 1
    assert "Instagram was not begun: you pressed Ctrl-C." in terminal.shown
    assert last_record(env)["site"] == "facebook"


@pytest.mark.thorough
def test_ctrl_c_while_the_browser_ends_leaves_the_first_sent_and_the_second_not_begun(
    site: Slow, child_env: dict[str, str]
) -> None:
    env = site.env(child_env)
    with Terminal(["run", "--headless"], env) as terminal:
        terminal.until(QUESTION)
        terminal.type("yes\n")
        await_receipt(env, lambda data: data["outcome"] == "sent")
        terminal.type("\x03")
        code = terminal.ends()

    assert code == 130
    assert "Your objection was sent." in terminal.shown
    assert "Instagram was not begun: you pressed Ctrl-C." in terminal.shown
    assert last_record(env)["outcome"] == "sent"


@pytest.mark.thorough
def test_a_terminal_that_goes_away_after_the_press_takes_nothing_from_the_receipt(
    site: Slow, child_env: dict[str, str]
) -> None:
    env = site.env(child_env)
    deaf = ("bash", "-c", f"trap '' HUP; exec {sys.executable} \"$@\"", "bash")
    with Terminal(RUN, env, deaf) as terminal:
        after_press(site, terminal, env)
        os.close(terminal.keyboard)
        site.go.set()
        code = terminal.process.wait(40)
        terminal.keyboard = os.open(os.devnull, os.O_RDONLY)

    assert code == 0
    assert last_record(env)["outcome"] == "sent"
    assert last_record(env)["confirmation"]
    assert len(site.site.received) == 1
