"""How old what is known is: told of each door, number and word, and said where it is long ago."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from optout_bot.cli import main
from optout_bot.commands.ages import age, is_old, of_word, seen_on
from optout_bot.commands.doctor import examined
from optout_bot.commands.sites import SITES, load_flow
from optout_bot.flow.words import Word, Words

TODAY = datetime.now(UTC).date()


@pytest.mark.parametrize(("days", "old"), [(0, False), (180, False), (181, True), (900, True)])
def test_older_than_180_days_is_said(days: int, old: bool) -> None:
    seen = TODAY - timedelta(days)

    assert is_old(seen) == old
    assert age(seen).startswith(f"{seen.isoformat()}, {days} days ago")
    assert age(seen).endswith("older than 180 days") == old


@pytest.mark.parametrize(
    ("seen", "day"),
    [
        ("macg.co, 2025-05-26", date(2025, 5, 26)),
        ("shots.fr, 2024 and others, 2025-02", date(2025, 2, 28)),
        ("quatrys.fr, 2025", date(2025, 12, 28)),
        ("sister forms", None),
        (None, None),
    ],
)
def test_the_day_of_a_word_is_the_last_that_its_source_names(
    seen: str | None, day: date | None
) -> None:
    assert seen_on(Word("key", "fr", "text", seen)) == day


def test_a_word_says_where_it_was_seen_or_that_it_never_was() -> None:
    assert of_word(Word("key", "fr", "text", None)) == "never seen"
    assert of_word(Word("key", "fr", "text", "a.fr, 2024")) == "a.fr, 2024, older than 180 days"
    assert of_word(Word("key", "fr", "text", f"a.fr, {TODAY}")) == f"a.fr, {TODAY}"
    assert of_word(Word("key", "fr", "text", "a form")) == "a form, nobody knows when"


def test_show_tells_the_age_of_each_door_and_number(capsys: pytest.CaptureFixture[str]) -> None:
    for site in SITES:
        assert main(["show", site]) == 0
        shown = capsys.readouterr().out
        flow = load_flow(site)
        for each in (*flow.doors, *flow.form.numbers):
            assert f"({each.source}, {age(each.seen)})" in shown


def test_show_lists_every_word_of_a_language(
    capsys: pytest.CaptureFixture[str], words: Words
) -> None:
    assert main(["show", "facebook", "--words=fr"]) == 0
    shown = capsys.readouterr().out

    for known in words.by_language["fr"].values():
        for word in known:
            assert f"[{word.key}] {word.text}   ({of_word(word)})" in shown
    assert main(["show", "facebook", "--words=xx"]) == 2
    assert "is none of these: " in capsys.readouterr().err


def test_doctor_tells_the_age_of_what_is_known() -> None:
    checks = {check.name: check for check in examined()}

    flow = load_flow("facebook")
    door, number = flow.doors[0], flow.form.numbers[0]
    details = "\n".join(checks["evidence"].details)
    assert f"www.facebook.com/privacy/genai: {age(door.seen)}" in details
    assert f"{number.number}: {age(number.seen)}" in details
    assert "more than 180 days ago" in checks["evidence"].said
    assert any(line.startswith("fr: ") for line in checks["words"].details)
