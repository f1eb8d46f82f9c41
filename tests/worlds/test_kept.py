"""What is kept of the pages of worlds in which somebody made up lives, and what a rehearsal says of
worlds: a few of those that `python -m tests.worlds --kept` and `--rehearse` run by the hundred."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from optout_bot.flow.words import Words
from tests.tiers import sampled
from tests.worlds.kept import run_kept
from tests.worlds.rehearsals import run_rehearsed
from tests.worlds.report import PASSED
from tests.worlds.world import world

# Each was once judged otherwise from its kept page, or by chance drawn.
KEPT = (71361078, 377787265, 742361655, 660849275, 385974575, 12345678)
REHEARSED = (71361078, 489218367, 23456789, 34567890)


@pytest.mark.parametrize("seed", sampled(KEPT, 1))
def test_a_kept_page_is_judged_as_it_was_and_holds_nothing_of_the_persons(
    browser: Browser, words: Words, seed: int
) -> None:
    kept = run_kept(browser, words, world(seed, words.languages))

    assert kept.fault == ""
    assert kept.pages > 1
    assert kept.verdict == PASSED


@pytest.mark.parametrize("seed", sampled(REHEARSED, 1))
def test_a_rehearsal_says_what_the_run_then_does(browser: Browser, words: Words, seed: int) -> None:
    done = run_rehearsed(browser, words, world(seed, words.languages))

    assert done.fault == ""
