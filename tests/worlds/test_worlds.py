"""The fixed worlds: the pages in 120 shapes, none of which may end wrong or in silence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from optout_bot.flow.words import Words
from tests.worlds.__main__ import FIXED
from tests.worlds.runner import PASSED, run_world
from tests.worlds.world import world


@pytest.mark.parametrize("seed", FIXED)
def test_a_world_comes_to_the_end_it_must(browser: Browser, words: Words, seed: int) -> None:
    made = world(seed, words.languages)

    result = run_world(browser, words, made)

    assert (result.verdict, result.asked) == (PASSED, made.asks), result.why
