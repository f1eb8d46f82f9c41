"""The dates for a calendar are read by another program as they were meant."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from icalendar import Calendar

from optout_bot.after.calendar import calendar

NOW = datetime(2026, 11, 28, 12, 0, tzinfo=UTC)
LONG = "Facebook : là où rien n’est venu, " + "écrire à Meta, \\ puis; attendre, " * 8 + "\nenfin"


@pytest.mark.parametrize("what", ["Look once more", LONG, "日本語" * 60])
def test_each_date_is_a_day_with_its_text(what: str) -> None:
    made = calendar([("one", date(2028, 2, 29), what), ("two", date(2026, 12, 31), "b")], NOW)

    first, second = Calendar.from_ical(made).walk("VEVENT")
    assert first.decoded("DTSTART") == date(2028, 2, 29)
    assert first.decoded("DTEND") - first.decoded("DTSTART") == timedelta(days=1)
    assert str(first["SUMMARY"]) == what
    assert second.decoded("DTEND") == date(2027, 1, 1)
    assert first["UID"] != second["UID"]
    assert first.decoded("DTSTAMP") == NOW


def test_no_line_is_longer_than_the_standard_allows_and_each_ends_as_it_says() -> None:
    made = calendar([("one", date(2026, 12, 1), LONG)], NOW)

    assert made.endswith("END:VCALENDAR\r\n")
    assert all(len(line.encode()) <= 75 for line in made.split("\r\n"))
    assert made.count("\n") == made.count("\r\n")


def test_without_dates_it_is_still_a_calendar() -> None:
    assert Calendar.from_ical(calendar([], NOW)).walk("VEVENT") == []
