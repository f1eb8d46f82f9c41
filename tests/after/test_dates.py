"""Every date that is told follows a rule that can be looked up."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta

import pytest

from optout_bot.after.course import Course, Task
from optout_bot.after.dates import answer_due, complaint_due, look_again, reminder_due
from optout_bot.person.kept import Kept
from optout_bot.person.record import AnswerRecord, LetterRecord, day_of


@pytest.mark.parametrize(
    ("objected", "due"),
    [
        ("2026-06-03", "2026-07-03"),  # a Friday
        ("2026-11-28", "2026-12-28"),  # a Monday on which no holiday falls
        ("2026-01-31", "2026-03-02"),  # the last of February is a Saturday
        ("2027-01-30", "2027-03-01"),  # no 30th of February, and the 28th is a Sunday
        ("2028-01-31", "2028-02-29"),  # a leap year, a Tuesday
        ("2026-08-31", "2026-09-30"),
        ("2026-12-31", "2027-02-02"),  # a Sunday, then Saint Brigid's day
        ("2026-11-25", "2026-12-28"),  # Christmas, Saint Stephen's, Sunday
        ("2026-12-01", "2027-01-04"),  # New Year's day, a weekend
        ("2026-02-17", "2026-03-18"),  # Saint Patrick's day
        ("2026-03-06", "2026-04-07"),  # Easter Monday
        ("2026-03-03", "2026-04-03"),  # Good Friday is no public holiday in Ireland
        ("2026-04-04", "2026-05-05"),  # the first Monday of May
        ("2026-05-01", "2026-06-02"),  # the first Monday of June
        ("2026-07-03", "2026-08-04"),  # the first Monday of August
        ("2026-09-26", "2026-10-27"),  # the last Monday of October
        ("2023-01-06", "2023-02-07"),  # Saint Brigid's day, the first year of it
        ("2024-01-01", "2024-02-01"),  # in 2024 it is the Monday after
    ],
)
def test_the_month_ends_on_a_working_day_of_the_country_that_has_to_answer(
    objected: str, due: str
) -> None:
    assert answer_due(date.fromisoformat(objected)) == date.fromisoformat(due)


@pytest.mark.parametrize(
    ("objected", "remind"),
    [
        ("2026-11-28", "2027-01-02"),
        ("2026-01-31", "2026-03-05"),
        ("2028-01-31", "2028-03-05"),
        ("2026-12-31", "2027-02-05"),
    ],
)
def test_a_reminder_is_due_a_month_and_five_days_after(objected: str, remind: str) -> None:
    assert reminder_due(date.fromisoformat(objected)) == date.fromisoformat(remind)


def test_no_reminder_is_due_before_the_month_has_ended() -> None:
    days = (date(2026, 1, 1) + timedelta(days=n) for n in range(4 * 366))

    assert all(reminder_due(day) > answer_due(day) for day in days)


def test_one_looks_again_after_two_days_and_complains_two_weeks_after_the_reminder() -> None:
    assert look_again(date(2028, 2, 28)) == date(2028, 3, 1)
    assert complaint_due(date(2026, 12, 20)) == date(2027, 1, 3)


@pytest.fixture
def clock() -> Iterator[None]:
    """The clock of the process is set right again behind the test."""
    yield
    time.tzset()


@pytest.mark.parametrize(
    ("zone", "stamp", "day"),
    [
        ("Europe/Paris", "2026-11-28T23:30:00.000+00:00", "2026-11-29"),
        ("Europe/Paris", "2026-11-28T22:30:00.000+00:00", "2026-11-28"),
        # In summer the clock is two hours ahead.
        ("Europe/Paris", "2026-07-28T22:30:00.000+00:00", "2026-07-29"),
        ("Atlantic/Azores", "2026-11-28T00:30:00.000+00:00", "2026-11-27"),
        ("Indian/Reunion", "2026-11-28T20:30:00.000+00:00", "2026-11-29"),
        ("America/Martinique", "2026-11-28T03:30:00.000+00:00", "2026-11-27"),
        ("UTC", "2026-11-28T23:59:59.999+00:00", "2026-11-28"),
        # A day that the person told is that day everywhere.
        ("Indian/Reunion", "2026-11-28", "2026-11-28"),
    ],
)
def test_a_day_is_that_of_the_persons_time_zone(
    clock: None, monkeypatch: pytest.MonkeyPatch, zone: str, stamp: str, day: str
) -> None:
    monkeypatch.setenv("TZ", zone)
    time.tzset()

    assert day_of(stamp) == date.fromisoformat(day)


@pytest.mark.parametrize("stamp", ["", "soon", "0001-01-01T00:00:00+14:00", "9999-12-31"])
def test_what_is_no_day_of_a_receipt_is_refused(stamp: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - its words are the library's
        day_of(stamp)


def course(**held: object) -> Course:
    given = {"outcome": "sent", "sent_at": "2026-10-20T12:00:00+00:00"} | held
    return Course(Kept(site="facebook", practice=False, **given))  # type: ignore[arg-type]


def days(made: Course) -> dict[str, str]:
    return {each.task.value: each.day.isoformat() for each in made.coming}


def answer(kind: str) -> AnswerRecord:
    return AnswerRecord("2026-10-22T09:00:00+00:00", kind)


WAITING = {"look": "2026-10-22", "due": "2026-11-20", "remind": "2026-11-25"}
REMINDED = LetterRecord("2026-11-26T09:00:00+00:00", "reminder", "Meta", "letters/01.txt")


@pytest.mark.parametrize(
    ("held", "expected"),
    [
        ({}, WAITING),
        # From the page's confirmation where there is one, else from the press.
        ({"intent_at": "2026-10-01T12:00:00+00:00"}, WAITING),
        (
            {"sent_at": "", "intent_at": "2026-10-20T12:00:00+00:00", "outcome": "unconfirmed"},
            WAITING,
        ),
        ({"sent_at": "", "objected_on": "2026-10-20", "stated": True}, WAITING),
        ({"answers": [answer("nothing")]}, WAITING),
        ({"answers": [answer("code")]}, {"due": "2026-11-20", "remind": "2026-11-25"}),
        ({"answers": [answer("more")]}, {"due": "2026-11-20", "remind": "2026-11-25"}),
        ({"answers": [answer("accepted")]}, {}),
        ({"answers": [answer("notice")]}, {}),
        ({"answers": [answer("refused")]}, {"complain": "2026-10-22"}),
        ({"answers": [answer("refused"), answer("accepted")]}, {}),
        (
            {"letters": [REMINDED]},
            {"look": "2026-10-22", "due": "2026-11-20", "complain": "2026-12-10"},
        ),
        # A reminder that came early brings no complaint before the month is over.
        (
            {"letters": [replace(REMINDED, at="2026-10-25T09:00:00+00:00")]},
            {"look": "2026-10-22", "due": "2026-11-20", "complain": "2026-11-25"},
        ),
        (
            {"letters": [replace(REMINDED, country="GB")]},
            {"look": "2026-10-22", "due": "2026-11-20", "complain": "2026-12-26"},
        ),
        # The site says that it has it; when it came nobody knows.
        ({"outcome": "already"}, {}),
    ],
)
def test_what_comes_next_follows_from_what_is_in_the_receipt(
    held: dict[str, object], expected: dict[str, str]
) -> None:
    assert days(course(**held)) == expected


@pytest.mark.parametrize(
    ("today", "task"),
    [
        ("2026-10-20", Task.LOOK),
        ("2026-11-24", Task.LOOK),
        ("2026-11-25", Task.REMIND),
        ("2027-03-01", Task.REMIND),
    ],
)
def test_the_step_to_take_is_the_last_whose_day_has_come(today: str, task: Task) -> None:
    step = course().step(date.fromisoformat(today))

    assert step
    assert step.task == task
