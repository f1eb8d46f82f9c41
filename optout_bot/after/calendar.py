"""The dates of what comes next, for a calendar (RFC 5545)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta

BEGIN = "BEGIN:VCALENDAR"
_ODD = re.compile(r"[^A-Za-z0-9-]")
# A line has at most so many bytes; what goes on begins with a space.
_MOST = 75


def calendar(events: Iterable[tuple[str, date, str]], now: datetime) -> str:
    """A calendar of all-day events, each with a name of its own, its day and what it says."""
    lines = [BEGIN, "VERSION:2.0", "PRODID:-//optout-bot//status//EN"]
    for name, day, what in events:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{_ODD.sub('-', name)}@optout-bot.invalid",
            f"DTSTAMP:{now.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART;VALUE=DATE:{day:%Y%m%d}",
            f"DTEND;VALUE=DATE:{day + timedelta(days=1):%Y%m%d}",
            f"SUMMARY:{_escaped(what)}",
            "TRANSP:TRANSPARENT",
            "END:VEVENT",
        ]
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


def _escaped(text: str) -> str:
    for sign in "\\;,":
        text = text.replace(sign, f"\\{sign}")
    return text.replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    part = ""
    for sign in line:
        if len((part + sign).encode()) > _MOST:
            yield part
            part = " "
        part += sign
    yield part
