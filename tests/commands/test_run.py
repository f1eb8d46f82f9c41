"""Several sites in one command: one failing does not stop the others, one objection may cover
the next account, and what is skipped is never done."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from optout_bot.base.errors import PageError
from optout_bot.base.settings import Settings
from optout_bot.commands.run import all_of
from optout_bot.flow import Flow
from optout_bot.flow.words import Words
from optout_bot.objection import one_site as run
from optout_bot.objection.answers import Answers
from optout_bot.objection.one_site import Options, Run
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome
from optout_bot.person.terminal import Interruption
from tests.conftest import EMAIL, Someone, last_record, status
from tests.headed import renderers, tell
from tests.terminal import OFFER, QUESTION, Terminal
from tests.tiers import sampled

BOTH = ["run", "--practice", "--headless"]
TOO = "Instagram too? Enter to go on, q to skip:"


def receipts(env: dict[str, str]) -> list[str]:
    return sorted(p.name[17:] for p in Path(env["OPTOUT_DATA_DIR"], "receipts").iterdir())


@pytest.mark.parametrize(("answer", "sites"), sampled([("q", 1), ("", 2)], [("q", 1)]))
def test_after_the_first_was_sent_the_person_decides_on_the_second(
    child_env: dict[str, str], answer: str, sites: int
) -> None:
    with Terminal(BOTH, child_env) as terminal:
        terminal.until(QUESTION)
        terminal.type("yes\n")
        shown = terminal.until(TOO)
        terminal.type(f"{answer}\n")
        if sites == 2:
            terminal.until_count(QUESTION, 2)
            terminal.type("yes\n")
        code = terminal.ends()

    assert "covers all accounts in the same Accounts Center" in shown
    assert "If your Instagram account is among them, it is covered already." in shown
    assert receipts(child_env) == ["facebook", "instagram"][:sites]
    assert code == (0 if sites == 2 else 3)
    if sites == 1:
        assert "Instagram was skipped. It is not counted as done." in terminal.shown
        assert "instagram" not in status(Path(child_env["OPTOUT_DATA_DIR"], "receipts"))


@pytest.mark.thorough
def test_after_the_first_was_not_sent_nothing_is_said_of_cover(child_env: dict[str, str]) -> None:
    with Terminal(BOTH, child_env) as terminal:
        terminal.until(QUESTION)
        terminal.type("no\n")
        terminal.until_count(QUESTION, 2)
        terminal.type("yes\n")
        code = terminal.ends()

    assert "too? Enter to go on" not in terminal.shown
    assert code == 3
    assert receipts(child_env) == ["facebook", "instagram"]


@pytest.mark.parametrize(
    ("browser", "begun"),
    sampled(
        [("/nonexistent", ["facebook"]), ("auto", ["facebook", "instagram"])],
        [("/nonexistent", ["facebook"])],
    ),
)
def test_what_stops_the_next_site_too_is_said_of_it(
    child_env: dict[str, str], browser: str, begun: list[str]
) -> None:
    with Terminal(BOTH, child_env | {"OPTOUT_BROWSER": browser}) as terminal:
        if browser == "auto":
            terminal.until(QUESTION)
            terminal.type("no\n")
            terminal.until_count(QUESTION, 2)
            terminal.type("no\n")
        code = terminal.ends()

    assert receipts(child_env) == begun
    told = "Instagram was not begun: what stopped the first stops it too." in terminal.shown
    assert told == (len(begun) == 1)
    assert code == (6 if told else 3)


@pytest.mark.thorough
def test_a_page_that_crashed_does_not_stop_the_next_site(child_env: dict[str, str]) -> None:
    with Terminal(BOTH, child_env) as terminal:
        terminal.until(QUESTION)
        tell(renderers(terminal.process.pid), signal.SIGKILL)
        terminal.until("Facebook: The page crashed.")
        terminal.until_count(QUESTION, 2)
        terminal.type("yes\n")
        code = terminal.ends()

    assert code == 5
    assert "The form changed meanwhile." not in terminal.shown
    assert receipts(child_env) == ["facebook", "instagram"]
    assert last_record(child_env)["outcome"] == "sent"


STOPPED = [
    (BOTH, TOO, 130),
    (["run", "--headless"], OFFER, 6),
    (["run", "--guide"], "Enter for en:", 130),
]


@pytest.mark.parametrize(
    ("arguments", "question", "code"),
    sampled(STOPPED, STOPPED[2:]),
    ids=["the next too", "the offer of the guide", "the guide"],
)
def test_ctrl_c_at_a_question_between_the_sites_names_those_not_begun(
    child_env: dict[str, str], arguments: list[str], question: str, code: int
) -> None:
    env = child_env | {"OPTOUT_EMAIL": EMAIL}
    if question == OFFER:
        env |= {"OPTOUT_BROWSER": "/nonexistent", "OPTOUT_CHROMIUM_SANDBOX": "false"}
    with Terminal(arguments, env) as terminal:
        if question == TOO:
            terminal.until(QUESTION)
            terminal.type("yes\n")
        terminal.until(question)
        terminal.type("\x03")
        ended = terminal.ends()

    assert ended == code
    assert "Instagram was not begun: you pressed Ctrl-C." in terminal.shown
    assert "skipped" not in terminal.shown
    assert receipts(child_env) == ["facebook"]


@pytest.fixture
def again(words: Words, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The run of somebody whose objection was sent by an earlier run."""
    settings = Settings(data_dir=tmp_path, email=EMAIL, headless=True)
    earlier = Receipt.new(settings.receipts, "facebook", practice=False)
    earlier.intent()
    earlier.end(Outcome.SENT, "because")
    opened = tmp_path / "opened"
    monkeypatch.setattr(
        "webbrowser.open", lambda address: bool(opened.write_text(address, encoding="utf-8"))
    )
    return Run(words, settings, Options(), Answers(EMAIL, "FR"), Someone(), Interruption())


@pytest.mark.parametrize(("answer", "opens"), [("no", False), ("again", True)])
def test_the_guide_too_says_what_an_earlier_run_did_before_it_opens_anything(
    again: Run, facebook: Flow, tmp_path: Path, answer: str, opens: bool
) -> None:
    assert isinstance(again.person, Someone)
    again.person.answers += [answer, "fr", "", "q"]

    all_of(again, [facebook], by_hand=True)

    assert "An objection was sent here" in again.person.transcript
    assert (tmp_path / "opened").exists() == opens


def test_who_goes_on_by_hand_after_a_failure_is_not_asked_twice(
    again: Run, facebook: Flow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> None:
        raise PageError("No way led to the form.")

    monkeypatch.setattr(run, "launch_of", fails)
    assert isinstance(again.person, Someone)
    again.person.answers += ["again", "", "fr", "", "q"]

    all_of(again, [facebook], by_hand=False)

    assert again.person.transcript.count("An objection was sent here") == 1
    assert (tmp_path / "opened").exists()
