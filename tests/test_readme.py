"""The README can be trusted: its commands run, its excerpt and its tables are what is there."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from optout_bot.after.scope import points
from optout_bot.commands.sites import SITES, load_flow
from optout_bot.flow.words import Words
from tests.conftest import EMAIL, ROOT
from tests.terminal import QUESTION, Terminal

README = (ROOT / "README.md").read_text(encoding="utf-8")
MEASURED = (ROOT / "docs" / "measured.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^```\n(.*?)^```$", README, flags=re.DOTALL | re.MULTILINE)
COMMANDS = sorted(
    {
        line.partition("#")[0].strip()
        for text in (*BLOCKS, *re.findall(r"`(python [^`]+)`", README + MEASURED))
        for line in text.splitlines()
        if line.startswith("python ")
    }
)
# The ends a command may come to here, where no site can be reached and root runs the tests.
ENDS: dict[str, Callable[[int], bool]] = {
    "run facebook": lambda code: code in {5, 6},
    "doctor": lambda code: code in {0, 2, 6},
    # Nothing was sent here that could be answered, or about which one could write.
    "answer facebook": lambda code: code == 2,
    "letter facebook": lambda code: code == 2,
}


def excerpt(shown: str) -> str:
    """What a person sees, without what depends on the machine."""
    shown = re.sub(r"Receipt:\s+\S+-facebook", "Receipt: …/receipts/…-facebook", shown)
    shown = re.sub(r"Settings are read from[^:]+?\.env\.\s+", "", shown)
    lines = (line.rstrip() for line in shown.splitlines())
    kept = (line for line in lines if not line.startswith(("Running as root", "There is no disp")))
    return "\n".join(kept).strip()


def sites_table() -> list[str]:
    """A row for each site, from its flow."""
    rows = []
    for flow in map(load_flow, SITES):
        numbers = ", ".join(number.number for number in flow.form.numbers)
        seen = flow.seen_working.isoformat() if flow.seen_working else "never yet"
        rows.append(f"| {flow.title} | {numbers} | {len(flow.doors)} | {seen} |")
    return rows


def languages_line(words: Words) -> str:
    """The share of words seen, for each language."""
    shares = {language: words.seen_share(language)[0] for language in words.languages}
    return " · ".join(f"{language} {seen}" for language, seen in shares.items())


def shortened(command: str) -> list[str]:
    """The arguments of a command; one that measures for long is given the least it can do."""
    words = command.split()[1:]
    if words[:2] == ["start.py", "test"]:
        words += ["--version"]
    if words[1:2] == ["tests.worlds"]:
        words = [*words[:2], "--one", "1"]
    elif words[1:2] == ["tests.hostile"]:
        words += ["--help"]
    elif words[:1] == ["-m"]:
        words += ["1"]
    return words


@pytest.mark.thorough
@pytest.mark.skipif(
    Path(sys.prefix).resolve() != ROOT / ".venv", reason="this suite was not started by start.py"
)
@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_runs(command: str, child_env: dict[str, str], tmp_path: Path) -> None:
    root = {"OPTOUT_CHROMIUM_SANDBOX": "false"} if os.geteuid() == 0 else {}
    words = shortened(command)
    if words[0] == "start.py":
        words[0] = str(ROOT / "start.py")

    done = subprocess.run(
        [sys.executable, *words],
        env=child_env | root | {"OPTOUT_EMAIL": EMAIL, "OPTOUT_HEADLESS": "true"},
        cwd=tmp_path,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )

    expected = next((end for name, end in ENDS.items() if name in command), lambda code: code == 0)
    assert expected(done.returncode), done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_the_excerpt_is_what_a_practice_run_shows(child_env: dict[str, str]) -> None:
    with Terminal(["run", "facebook", "--practice", "--headless"], child_env, columns=92) as run:
        run.until(QUESTION)
        run.type("yes\n")
        assert run.ends() == 0

    assert excerpt(run.shown) in README


def test_the_table_of_sites_is_made_from_the_flows() -> None:
    for row in sites_table():
        assert row in README


def test_what_an_objection_does_is_the_one_text() -> None:
    for point in points():
        assert f"- {point.text}\n" in README


def test_the_words_seen_are_counted_from_the_files(words: Words) -> None:
    assert languages_line(words) in " ".join(MEASURED.split())
    assert f"of the {words.seen_share('en')[1]} that each language needs" in MEASURED
    assert f"{len(words.languages)} languages" in README


def test_the_picture_and_the_pages_it_links_to_are_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target


def test_it_fits_on_two_screens_and_starts_with_what_to_run() -> None:
    assert len(README.splitlines()) <= 130
    assert README.splitlines().index("python start.py          # walks the practice site") < 15
