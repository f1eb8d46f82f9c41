"""Countries: their ISO 3166 codes, their names in every language, the law that holds there."""

from __future__ import annotations

from functools import cache

from babel import Locale, UnknownLocaleError

# Two-letter codes of the Unicode data that are no countries of ISO 3166.
_NOT_COUNTRIES = {
    "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ",
}  # fmt: skip
EEA = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip


def is_country(code: str) -> bool:
    """Whether this is an ISO 3166 alpha-2 code."""
    return (
        len(code) == 2
        and code.isalpha()
        and code in Locale("en").territories
        and code not in _NOT_COUNTRIES
    )


def name_in(code: str, language: str) -> str:
    """The country's name in a language, in English where that language is unknown."""
    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return str(locale.territories.get(code) or Locale("en").territories[code])


@cache
def names_in(language: str) -> frozenset[str]:
    """The names of all countries in a language."""
    return frozenset(name_in(code, language) for code in map(str, Locale("en").territories))


def law_of(code: str | None) -> str | None:
    """The law that gives a right to object in a country: `gdpr`, `uk_gdpr`, `lgpd` or None."""
    return "gdpr" if code in EEA else {"GB": "uk_gdpr", "BR": "lgpd"}.get(code or "")
