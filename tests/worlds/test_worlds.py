"""The fixed worlds: the pages in 40 shapes, none of which may end wrong or in silence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from optout_bot.flow.words import Words
from tests.tiers import sampled
from tests.worlds.__main__ import FIXED
from tests.worlds.runner import PASSED, run_world
from tests.worlds.world import DEADLY, SENDINGS, world

# Each trap in which nothing may be sent, once, and a few in which one submission has to arrive.
SAMPLE = {11, 17, 23, 24, 25, 26, 27, 28, 32, 33} | {2, 10, 13, 16}


def test_the_sample_has_each_trap_in_which_nothing_may_be_sent(words: Words) -> None:
    sample = [world(seed, words.languages) for seed in SAMPLE]

    assert {made.trap for made in sample} >= set(DEADLY)
    assert {made.sending for made in sample if made.ends == "question"} == set(SENDINGS)


@pytest.mark.parametrize("seed", sampled(FIXED, SAMPLE))
def test_a_world_comes_to_the_end_it_must(browser: Browser, words: Words, seed: int) -> None:
    made = world(seed, words.languages)

    result = run_world(browser, words, made)

    assert (result.verdict, result.asked) == (PASSED, made.asks), result.why
