"""What an objection does and does not, in the person's language, from `flows/scope.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from optout_bot.base.messages import language

_FILE = Path(__file__).parents[2] / "flows" / "scope.toml"


@dataclass(frozen=True)
class Point:
    """One thing that it does or does not do, with its source and the day of that evidence."""

    name: str
    text: str
    source: str
    seen: date


def points() -> list[Point]:
    """All of them, in the language of the messages."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return [Point(e["name"], e[language()], e["source"], e["seen"]) for e in data["point"]]


def steps_on_whatsapp() -> list[str]:
    """How to object by hand to what WhatsApp's AIs are told."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return list(data["whatsapp"][language()])
