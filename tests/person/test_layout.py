"""Rows are aligned, no wider than they may be, and nothing of them is lost."""

from __future__ import annotations

from hypothesis import given, settings, strategies as st

from optout_bot.person.layout import aligned, cells


def test_columns_stand_under_each_other() -> None:
    assert aligned(2, ("e-mail", 8), ("a@b.org", 10), ("c@d.org", 10)) == [
        "  e-mail    a@b.org     c@d.org"
    ]


def test_a_long_text_is_broken_at_a_space_and_a_long_word_within() -> None:
    assert aligned(0, ("a", 1), ("one two abcdefghijkl", 8)) == [
        "a  one two",
        "   abcdefgh",
        "   ijkl",
    ]


def test_wide_characters_take_two_columns() -> None:
    lines = aligned(0, ("名前", 4), ("日本語の文章です", 6), ("x", 1))

    assert [cells(line[: line.find("x")]) for line in lines if "x" in line] == [14]
    assert "".join(lines).replace(" ", "") == "名前日本語xの文章です"


@settings(deadline=None, derandomize=True, max_examples=200)
@given(st.text(max_size=300), st.integers(2, 40))
def test_nothing_is_lost_and_nothing_is_too_wide(text: str, width: int) -> None:
    lines = aligned(2, (text, width))

    assert all(cells(line) <= width + 2 for line in lines)
    assert "".join("".join(lines).split()) == "".join(text.split())
