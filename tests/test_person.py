"""What a page could plant in a terminal is taken out before it is shown."""

from __future__ import annotations

import pytest

from optout_bot.person import harmless


@pytest.mark.parametrize(
    "planted",
    [
        "\x1b[2J\x1b[H",  # clears the screen
        "\x1b]0;title\x07",  # sets the window's title
        "\r",  # writes over the line
        "\x08\x08\x08",  # backspaces
        "\x9b31m",  # eight-bit escape
        "\u202e",  # turns the direction of text
        "\u200b",  # invisible
        "\ud800",  # half a character
    ],
)
def test_control_and_direction_characters_do_not_reach_the_terminal(planted: str) -> None:
    shown = harmless(f"Object{planted}to AI")

    assert shown.startswith("Object ")
    assert not set(planted) & set(shown) - set("[2JH]0;title31m")
    assert shown.encode()


def test_what_a_person_reads_is_left_as_it_is() -> None:
    text = "Vous opposer à l’IA : « été » 日本語 ½ €\nseconde ligne"
    assert harmless(text) == text
