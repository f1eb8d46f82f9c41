"""At the end the window stays until the person has read the site's own words, however they end it,
and what comes next is told with its days."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from optout_bot.flow.words import Words
from optout_bot.practice import Practice
from tests.conftest import record
from tests.counter import Counter
from tests.headed import browsers_in, close_windows
from tests.terminal import LEAVE, QUESTION, Terminal
from tests.tiers import sampled

RUN = ["run", "facebook"]


@pytest.fixture
def counter(words: Words) -> Iterator[Counter]:
    counter = Counter(words, Practice(language="en", email="other"))
    yield counter
    counter.close()


ENDS: dict[str, Callable[[Terminal, str], None]] = {
    "Enter": lambda terminal, _: terminal.type("\n"),
    "the window": lambda _, display: close_windows(display),
    "Ctrl-C": lambda terminal, _: terminal.type("\x03"),
}


@pytest.mark.parametrize("how", sampled([*ENDS], ["Enter"]))
def test_the_window_stays_until_the_person_ends_it(
    counter: Counter, child_env: dict[str, str], display: str, how: str
) -> None:
    env = counter.env(child_env) | {"DISPLAY": display}
    folder = Path(child_env["OPTOUT_DATA_DIR"])
    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        terminal.type("yes\n")
        terminal.until(LEAVE)
        outcome, open_then = record(child_env)["outcome"], browsers_in(folder / "profile")
        ENDS[how](terminal, display)
        code = terminal.ends()

    assert (outcome, len(open_then)) == ("sent", 1)
    assert code == 0
    assert len(counter.site.received) == 1
    shown = terminal.shown
    assert shown.index("The page confirmed it.") < shown.index(LEAVE) < shown.index("  Receipt: ")
    for told in ("Meta answered by e-mail", "optout-bot answer facebook", "remind Meta", "from "):
        assert told in shown[shown.index("  Receipt: ") :]
    assert "To open the receipt: optout-bot status --open" in shown
    page = next(folder.glob("receipts/*/receipt.html")).read_text("utf-8")
    assert "Your objection was sent." in page


@pytest.mark.thorough
def test_it_stays_no_longer_than_the_person_is_waited_for(
    counter: Counter, child_env: dict[str, str], display: str
) -> None:
    env = counter.env(child_env) | {"DISPLAY": display, "OPTOUT_WAIT": "8"}
    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        terminal.type("yes\n")
        terminal.until(LEAVE)
        terminal.until("To open the receipt")
        code = terminal.ends()

    assert code == 0
    assert record(child_env)["outcome"] == "sent"


def test_without_a_window_nothing_is_waited_for(
    counter: Counter, child_env: dict[str, str]
) -> None:
    with Terminal([*RUN, "--headless"], counter.env(child_env)) as terminal:
        terminal.until(QUESTION)
        terminal.type("yes\n")
        code = terminal.ends()

    assert code == 0
    assert LEAVE not in terminal.shown
    assert "Meta answered by e-mail" in terminal.shown
