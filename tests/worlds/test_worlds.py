"""The fixed worlds: the pages in 40 shapes, none of which may end wrong or in silence."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from optout_bot.commands.sites import SITES, load_flow
from optout_bot.flow import labels_of
from optout_bot.flow.words import Words
from tests.tiers import sampled
from tests.worlds.__main__ import FIXED
from tests.worlds.report import HANDED_OVER, PASSED
from tests.worlds.runner import run_world
from tests.worlds.unseen import FIRST_SEED, texts_of
from tests.worlds.world import DEADLY, SENDINGS, world

# Each trap in which nothing may be sent, once, and a few in which one submission has to arrive.
SAMPLE = {11, 17, 23, 24, 25, 26, 27, 28, 32, 33} | {2, 10, 13, 16}


def test_the_sample_has_each_trap_in_which_nothing_may_be_sent(words: Words) -> None:
    sample = [world(seed, words.languages) for seed in SAMPLE]

    assert {made.trap for made in sample} >= set(DEADLY)
    assert {made.sending for made in sample if made.ends == "question"} == set(SENDINGS)


# Worlds that once ended otherwise than they must.
FOUND = (625063060, 489218367, 897602771)


@pytest.mark.parametrize("seed", sampled((*FIXED, *FOUND), SAMPLE))
def test_a_world_comes_to_the_end_it_must(browser: Browser, words: Words, seed: int) -> None:
    made = world(seed, words.languages)

    result = run_world(browser, words, made)

    assert (result.verdict, result.asked) == (PASSED, made.asks), result.why


LABELS = {label for site in SITES for label in labels_of(load_flow(site)) if label.listed}
UNSEEN = tuple(range(FIRST_SEED, FIRST_SEED + 24))


def test_half_of_the_worlds_speak_in_words_that_the_program_never_saw(words: Words) -> None:
    unseen = [world(seed, words.languages).unseen for seed in range(FIRST_SEED, FIRST_SEED + 400)]

    assert 160 < sum(each.words is not None for each in unseen) < 240
    assert 120 < sum(bool(each.number) for each in unseen) < 240


def test_somebody_else_found_words_for_every_label_in_every_language(words: Words) -> None:
    made = next(made for seed in UNSEEN if (made := world(seed, words.languages)).unseen.words)

    for language in words.languages:
        texts = texts_of(words, language, made.unseen)
        assert all(texts.all(label) for label in LABELS)


@pytest.mark.thorough
@pytest.mark.parametrize("seed", UNSEEN)
def test_in_a_world_that_nobody_has_seen_it_does_right_or_hands_over(
    browser: Browser, words: Words, seed: int
) -> None:
    result = run_world(browser, words, world(seed, words.languages))

    assert result.verdict in {PASSED, HANDED_OVER}, f"{result.verdict}: {result.why}"
    assert not (result.known and result.side), "it asks what it knows"
