"""Hostile timing: one submission at most, whatever the page does with the press."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from optout_bot.flow.words import Words
from tests.tiers import sampled
from tests.worlds.timing import Timed, Timing, run_timing, timing

# All of them, in 200 runs: python -m tests.worlds --timing 200
HERE = (
    "double press",
    "three sends",
    "slow to send",
    "thanks first",
    "redirect",
    "drawn anew under the press",
    "changes under the press",
    "shortens in the request",
    "answer lost, sends again",
    "thanks in spite of a fault",
    "signed out",
    "thanks without sending",
)
SAMPLE = ("double press",)


@pytest.mark.parametrize("kind", sampled(HERE, SAMPLE))
def test_there_is_never_a_second_submission_nor_a_false_claim(
    browser: Browser, words: Words, kind: str
) -> None:
    result = run_timing(browser, words, timing(7, kind))

    assert result.fault == "", result


@pytest.mark.parametrize(
    ("kind", "received", "outcome"),
    [
        ("plain", 2, "sent"),
        ("plain", 0, "sent"),
        ("plain", 1, "stopped"),
        ("does nothing", 0, "unconfirmed"),
    ],
)
def test_the_judge_sees_a_fault(kind: str, received: int, outcome: str) -> None:
    assert Timed(Timing(0, kind, 0, 0), received, outcome, "").fault
