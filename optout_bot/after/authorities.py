"""Who is written to: the company, and the authority of the place where the person lives."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from optout_bot.base.countries import EEA, UK
from optout_bot.person.record import made

_FILE = Path(__file__).parents[2] / "flows" / "authorities.toml"


@dataclass(frozen=True)
class Authority:
    """A supervisory authority. `language` is that in which one complains, empty where not known;
    `country` is ISO 3166, with the Land behind it in Germany (`DE-HH`)."""

    country: str
    name: str
    web: str
    address: str = ""
    complaint: str = ""
    region: str = ""
    language: str = ""
    note: str = ""


@dataclass(frozen=True)
class Company:
    """Whom an objection is made to. No e-mail address of it is known; `address` is without
    `country` (ISO 3166)."""

    name: str
    attention: str
    address: str
    country: str
    contact: str


@cache
def _content() -> dict[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def company(place: str = "") -> Company:
    """The one that answers for Facebook and Instagram where the person lives, in the European Union
    where that is not told."""
    by_place = {each["answers_for"]: each for each in _content()["company"]}
    return made(Company, by_place.get(place, by_place[""]))


def authority(place: str) -> Authority | None:
    """That of a country, a German Land or a French territory; None where none is known whose law
    gives this right of complaint."""
    territories = {each["country"]: each["authority"] for each in _content()["territory"]}
    country = territories.get(place, place)
    if country[:2] not in EEA | {UK}:
        return None
    found = (each for each in _content()["authority"] if each["country"] == country)
    return next((made(Authority, each) for each in found), None)


def regions(country: str) -> list[Authority]:
    """The parts of a country that have an authority of their own for companies."""
    every = (each for each in _content()["authority"] if "region" in each)
    return [made(Authority, each) for each in every if each["country"].startswith(f"{country}-")]
