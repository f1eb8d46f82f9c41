"""Countries by code and by name, and which law gives the right to object there."""

from __future__ import annotations

import pytest

from optout_bot.base.countries import (
    EEA,
    TONGUES,
    codes_of,
    is_country,
    law_of,
    name_in,
    names_in,
)
from optout_bot.flow.words import Words


@pytest.mark.parametrize("code", ["FR", "IE", "GB", "BR", "JP", "CH"])
def test_a_code_of_a_country_is_known(code: str) -> None:
    assert is_country(code)


@pytest.mark.parametrize("code", ["XX", "EU", "fr", "FRA", "", "001", "ZZ"])
def test_what_is_no_country_is_not(code: str) -> None:
    assert not is_country(code)


@pytest.mark.parametrize(
    ("code", "language", "name"),
    [
        ("DE", "fr", "Allemagne"),
        ("DE", "pt-BR", "Alemanha"),
        ("IE", "ga", "Éire"),
        ("DE", "xx", "Germany"),
    ],
)
def test_a_country_has_its_name_in_the_pages_language(code: str, language: str, name: str) -> None:
    assert name_in(code, language) == name
    assert name in names_in("en" if name == "Germany" else language)


@pytest.mark.parametrize(
    ("code", "law"),
    [("FR", "gdpr"), ("NO", "gdpr"), ("GB", "uk_gdpr"), ("BR", "lgpd"), ("JP", None), (None, None)],
)
def test_a_country_has_its_law(code: str | None, law: str | None) -> None:
    assert law_of(code) == law


def test_the_european_economic_area_has_thirty_countries() -> None:
    assert len(EEA) == 30
    assert not {"GB", "CH"} & set(EEA)


def test_a_country_is_known_in_any_language_that_a_page_may_be_in(words: Words) -> None:
    assert set(TONGUES) == set(words.languages)
    assert codes_of("Irlanda", "en") == {"IE"}
    assert codes_of("Österreich", "fr") == {"AT"}
    assert codes_of("Choose one", "en") == frozenset()
