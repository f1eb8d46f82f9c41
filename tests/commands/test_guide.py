"""By hand with the guide: the right address opens, the right texts are shown, and only what the
person states is kept, marked as stated."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from optout_bot.commands.guide import Guide
from optout_bot.commands.sites import SITES, load_flow, load_words
from optout_bot.flow.words import Words
from optout_bot.objection.answers import Answers
from tests.conftest import EMAIL, last_record, status
from tests.terminal import OFFER, Terminal
from tests.tiers import sampled

FORM = "https://www.facebook.com/help/contact/6359191084165019"
NEXT = "Enter for the next step, q to stop:"
GUIDE = ["run", "facebook", "--guide"]


@pytest.fixture
def env(child_env: dict[str, str], tmp_path: Path) -> dict[str, str]:
    """The person's usual browser is a script that writes down what it is asked to open."""
    script = tmp_path / "browser"
    script.write_text(f'#!/bin/sh\necho "$1" >> {tmp_path}/opened\n', encoding="utf-8")
    script.chmod(0o700)
    return child_env | {"BROWSER": str(script), "OPTOUT_EMAIL": EMAIL, "OPTOUT_COUNTRY": "FR"}


def opened(tmp_path: Path) -> list[str]:
    """The addresses the usual browser was asked to open."""
    file = tmp_path / "opened"
    return file.read_text(encoding="utf-8").splitlines() if file.exists() else []


def to_the_end(terminal: Terminal, language: str, steps: int) -> None:
    """Answer the language, and Enter until that many steps were taken."""
    terminal.until("Enter for en:")
    terminal.type(f"{language}\n")
    for number in range(1, steps + 1):
        terminal.until(f"  {number}. ")
        terminal.until_count(NEXT, number)
        terminal.type("\n")


@pytest.mark.parametrize(
    ("answer", "outcome", "code", "line"),
    [
        ("1", "sent", 7, "You say that you objected. The program saw nothing of it."),
        ("2", "unconfirmed", 7, "By hand; you did not say that it was confirmed."),
        ("3", "stopped", 3, "Not counted as done: 1 stopped"),
    ],
)
def test_what_the_person_states_is_kept_as_stated_and_never_counts_as_done(
    env: dict[str, str], tmp_path: Path, answer: str, outcome: str, code: int, line: str
) -> None:
    with Terminal(GUIDE, env) as terminal:
        to_the_end(terminal, "fr", 6)
        terminal.until("Type 1, 2 or 3:")
        terminal.type(f"{answer}\n")
        ended = terminal.ends()

    assert ended == code
    assert opened(tmp_path) == [FORM]
    kept = last_record(env)
    assert (kept["outcome"], kept["stated"]) == (outcome, True)
    assert (kept["intent_at"], kept["sent_at"], kept["confirmation"]) == ("", "", "")
    assert EMAIL not in json.dumps(kept)
    said = status(Path(env["OPTOUT_DATA_DIR"], "receipts"))
    assert line in " ".join(said.split())
    assert "Done: nothing yet" in said
    assert ("Done as you said: facebook" in said) == (answer == "1")


def test_who_stops_before_the_button_has_not_sent_it_who_stops_after_may_have(
    env: dict[str, str],
) -> None:
    outcomes = []
    for steps in (2, 5):
        with Terminal(GUIDE, env) as terminal:
            to_the_end(terminal, "fr", steps)
            terminal.until(f"  {steps + 1}. ")
            terminal.until_count(NEXT, steps + 1)
            terminal.type("\x03")
            assert terminal.ends() == 130
        outcomes.append(last_record(env)["outcome"])

    assert outcomes == ["stopped", "unconfirmed"]


@pytest.mark.parametrize("site", SITES)
@pytest.mark.parametrize("language", load_words().languages)
def test_in_every_language_it_shows_the_texts_to_copy_and_the_words_that_prove_the_form(
    words: Words, site: str, language: str
) -> None:
    flow = load_flow(site)
    guide = Guide(flow, words, Answers(EMAIL, "FR"), 1.0, lambda: None)

    steps = guide.steps(language)

    copied = [step.copy for step in steps]
    assert copied[0] == guide.addresses[0]
    assert EMAIL in copied
    assert any("21" in text and len(text) > 100 for text in copied)
    help_ = [line.strip() for step in steps for line in step.help]
    for label in (flow.form.title, flow.form.submit, *flow.form.other_titles):
        for word in words.by_language[language][label.key]:
            assert f"“{word.text}”" in help_
    assert "only guessed" in " ".join(help_)


def test_the_persons_own_reason_goes_before_ours(words: Words) -> None:
    guide = Guide(
        load_flow("facebook"), words, Answers(EMAIL, "FR", "C'est à moi."), 1.0, lambda: None
    )

    copied = [step.copy for step in guide.steps("fr")]

    assert "C'est à moi." in copied
    assert not any("RGPD" in text for text in copied)


@pytest.mark.parametrize("site", SITES)
def test_it_opens_only_forms_that_the_flow_knows_to_be_the_objection(
    words: Words, site: str
) -> None:
    flow = load_flow(site)
    addresses = Guide(flow, words, Answers(EMAIL), 1.0, lambda: None).addresses

    numbers = {number.number for number in flow.form.numbers}
    assert addresses
    assert {address.rpartition("/")[2] for address in addresses} <= numbers


def test_without_a_terminal_it_tells_every_step_opens_nothing_and_exits_3(
    env: dict[str, str], tmp_path: Path
) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "optout_bot", *GUIDE],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )

    assert done.returncode == 3
    assert FORM in done.stdout
    assert "  7. " in done.stdout
    assert opened(tmp_path) == []
    assert not Path(env["OPTOUT_DATA_DIR"], "receipts").exists()


@pytest.mark.parametrize("answer", sampled(["", "q"], 1))
def test_where_no_browser_can_be_driven_the_guide_is_offered(
    env: dict[str, str], tmp_path: Path, answer: str
) -> None:
    no_browser = {"OPTOUT_BROWSER": "/nonexistent", "OPTOUT_CHROMIUM_SANDBOX": "false"}
    with Terminal(["run", "facebook", "--headless"], env | no_browser) as terminal:
        terminal.until(OFFER)
        terminal.type(f"{answer}\n")
        if not answer:
            to_the_end(terminal, "fr", 1)
            terminal.type("\x03")
        code = terminal.ends()

    assert "No browser was found" in terminal.shown
    assert opened(tmp_path) == ([] if answer else [FORM])
    assert code == (6 if answer else 130)


def test_guide_and_practice_do_not_go_together(env: dict[str, str]) -> None:
    with Terminal([*GUIDE, "--practice"], env) as terminal:
        assert terminal.ends() == 2
    assert "--guide is for the real form" in terminal.shown
