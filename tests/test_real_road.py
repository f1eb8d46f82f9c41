"""The main promise, with no practice: a local HTTPS server stands at the site's addresses
and counts. Exactly one submission after yes, none after anything else, nothing before."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from optout_bot.flow.words import Words
from optout_bot.practice import Practice
from tests.conftest import EMAIL, record
from tests.counter import REASON, RUN, Counter
from tests.terminal import QUESTION, Terminal
from tests.tiers import sampled


@pytest.fixture
def counter(words: Words) -> Iterator[Counter]:
    counter = Counter(words, Practice(language="fr", email="other"))
    yield counter
    counter.close()


def test_after_yes_exactly_one_submission_with_the_right_values(
    counter: Counter, child_env: dict[str, str]
) -> None:
    with Terminal(RUN, counter.env(child_env)) as terminal:
        terminal.until(QUESTION)
        before = counter.carrying
        terminal.type("yes\n")
        code = terminal.ends()

    assert before == []
    assert code == 0
    assert len(counter.carrying) == 1
    assert [sent["email"] for sent in counter.site.received] == [EMAIL]
    assert counter.site.received[0]["Field915"] == REASON


@pytest.mark.thorough
@pytest.mark.parametrize("keys", sampled(["no\n", "\n", "\x04", "\x03"], ["no\n"]), ids=repr)
def test_after_anything_else_no_submission(
    counter: Counter, child_env: dict[str, str], keys: str
) -> None:
    with Terminal(RUN, counter.env(child_env)) as terminal:
        terminal.until(QUESTION)
        terminal.type(keys)
        code = terminal.ends()

    assert code in {3, 130}
    assert counter.site.received == []
    assert counter.carrying == []


@pytest.mark.thorough
def test_the_receipt_and_the_log_do_not_hold_the_email(
    counter: Counter, child_env: dict[str, str]
) -> None:
    with Terminal(RUN, counter.env(child_env)) as terminal:
        terminal.until(QUESTION)
        terminal.type("yes\n")
        terminal.ends()

    assert record(child_env)["practice"] is False
    (folder,) = Path(child_env["OPTOUT_DATA_DIR"]).glob("receipts/*")
    for name in ("receipt.json", "run.log"):
        assert EMAIL not in (folder / name).read_text("utf-8")
    assert REASON not in (folder / "run.log").read_text("utf-8")


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has this trouble")
def test_as_root_a_real_run_explains_and_stops(counter: Counter, child_env: dict[str, str]) -> None:
    env = counter.env(child_env)
    del env["OPTOUT_CHROMIUM_SANDBOX"]
    with Terminal(RUN, env) as terminal:
        code = terminal.ends()

    assert code == 6
    assert "not as root" in terminal.shown
    assert counter.requests == []
