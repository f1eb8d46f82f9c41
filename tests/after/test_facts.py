"""What is told of the law, of the authorities and of an objection has its source and its day."""

from __future__ import annotations

import tomllib
from datetime import date
from urllib.parse import urlsplit

import pytest

from optout_bot.after.authorities import authority, company, regions
from optout_bot.after.letter import LANGUAGES
from optout_bot.base.countries import EEA
from tests.conftest import ROOT

AUTHORITIES = tomllib.loads((ROOT / "flows" / "authorities.toml").read_text("utf-8"))
SCOPE = tomllib.loads((ROOT / "flows" / "scope.toml").read_text("utf-8"))


@pytest.mark.parametrize("code", sorted(EEA | {"GB"}))
def test_everybody_who_may_object_has_an_authority(code: str) -> None:
    there = authority(code)

    assert there
    assert urlsplit(there.web).hostname


def test_each_german_land_has_its_own() -> None:
    lands = regions("DE")

    assert len(lands) == 16
    assert len({each.name for each in lands}) == 16
    assert all(each.language == "de" and each.region for each in lands)


@pytest.mark.parametrize("code", ["RE", "GP", "MQ", "GF", "YT", "PM", "BL", "MF", "WF", "PF", "NC"])
def test_the_french_overseas_complain_to_the_cnil_in_french(code: str) -> None:
    there = authority(code)

    assert there
    assert "CNIL" in there.name
    assert there.language == "fr"


@pytest.mark.parametrize("code", ["CH", "BR", "US", "XX", ""])
def test_where_no_such_complaint_is_known_there_is_none(code: str) -> None:
    assert authority(code) is None


def test_every_fact_has_a_source_and_a_day() -> None:
    for kind in ("authority", "territory", "company"):
        for each in AUTHORITIES[kind]:
            assert each["source"], each
    for each in (*AUTHORITIES["authority"], *AUTHORITIES["company"], *SCOPE["point"]):
        assert isinstance(each["seen"], date), each
    assert company().contact.startswith("https://help.meta.com/")
    # No e-mail address of Meta's is known, so none is told.
    assert "@" not in str(company())


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_objection_does_is_told_in_three_languages(language: str) -> None:
    assert len({each[language] for each in SCOPE["point"]}) == len(SCOPE["point"]) == 8
    assert len(SCOPE["whatsapp"][language]) == 4
