"""The days that the law and this program count from an objection.

Whole days, as the person's calendar has them. A month is counted as Regulation (EEC, Euratom)
1182/71, article 3, does: it ends with the day of the same number, or the last of a shorter month;
where that is a Saturday, a Sunday or a public holiday, with the next working day. The holidays are
those of Ireland, where Meta has to answer.
"""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from optout_bot.base.countries import UK

# Meta's answer takes seconds to two days (see docs/status.md).
_LOOK_AGAIN = timedelta(days=2)
# An answer may still be on its way when the month is over.
_GRACE = timedelta(days=5)
# So long somebody who was reminded has, before the authority is asked; in the United Kingdom a
# company must acknowledge a complaint within that time (Data Protection Act 2018, section 164A).
_AFTER_REMINDER, _AFTER_REMINDER_UK = timedelta(days=14), timedelta(days=30)


def look_again(objected: date) -> date:
    """The day from which no answer is worth a second look, also among spam."""
    return objected + _LOOK_AGAIN


def answer_due(objected: date) -> date:
    """The last day for Meta's answer (GDPR, article 12(3))."""
    return _working(_a_month_after(objected))


def reminder_due(objected: date) -> date:
    """The first day for a reminder: an answer of the last day has arrived by then."""
    return _a_month_after(objected) + _GRACE


def complaint_due(reminded: date, country: str = "") -> date:
    """The first day for a complaint after a reminder, by somebody who lives there. No law sets it:
    it gives time to answer."""
    return reminded + (_AFTER_REMINDER_UK if country == UK else _AFTER_REMINDER)


def _a_month_after(day: date) -> date:
    year, month = (day.year + 1, 1) if day.month == 12 else (day.year, day.month + 1)
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _working(day: date) -> date:
    # It takes its time to load, and most commands count no days.
    import holidays

    ireland = holidays.country_holidays("IE", observed=False)
    return ireland.get_nth_working_day(day - timedelta(days=1), 1)
