"""What is shown before a run."""

from __future__ import annotations

from pathlib import Path

import pytest

from optout_bot.after.scope import points
from optout_bot.commands.show import preview
from optout_bot.commands.sites import SITES, load_flow
from optout_bot.flow.words import Words
from tests.test_cli import command


@pytest.mark.parametrize("site", SITES)
def test_it_names_every_door_every_form_and_the_word_that_sends(words: Words, site: str) -> None:
    flow = load_flow(site)

    text = preview(flow, words)

    for door in flow.doors:
        assert door.seen.isoformat() in text
    for number in flow.form.numbers:
        assert number.number in text
    assert "Only the word yes sends it" in text
    assert "never yet" in text


def test_it_tells_what_an_objection_does_with_its_sources(words: Words) -> None:
    text = preview(load_flow("facebook"), words)

    for point in points():
        assert f"{point.text} ({point.source}; {point.seen})" in text


def test_for_whatsapp_it_says_how_to_do_it_by_hand(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    done = command(["show", "whatsapp"], child_env, tmp_path)

    assert done.returncode == 0
    assert "https://www.facebook.com/privacy/genai" in done.stdout
    assert "Its address is not known here" in done.stdout
