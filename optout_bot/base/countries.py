"""Countries: their ISO 3166 codes, their names in every language, the law that holds there."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache

# Two-letter codes of the Unicode data that are no countries of ISO 3166.
_NOT_COUNTRIES = {
    "AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ",
}  # fmt: skip
UK = "GB"
EEA = frozenset({
    "AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU", "IE",
    "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "PL", "PT", "RO", "SE", "SI", "SK",
})  # fmt: skip

# The languages that a page may be in (those of `flows/words/`).
TONGUES = (
    *("bg", "cs", "da", "de", "el", "en", "es", "et", "fi", "fr", "ga", "hr", "hu", "is", "it"),
    *("ja", "ko", "lt", "lv", "mt", "nb", "nl", "pl", "pt", "pt-BR", "ro", "ru", "sk", "sl", "sv"),
    *("tr", "uk"),
)
# What lists of countries also write, in English.
_ALSO = {
    "BO": ("Plurinational State of Bolivia",), "BN": ("Brunei Darussalam",),
    "CD": ("Democratic Republic of the Congo", "DR Congo"), "CG": ("Republic of the Congo",),
    "CI": ("Ivory Coast",), "CV": ("Cabo Verde", "Cape Verde"), "CZ": ("Czech Republic",),
    "DE": ("Federal Republic of Germany",), "FK": ("Falkland Islands",),
    "GB": ("UK", "U.K.", "Great Britain", "United Kingdom of Great Britain and Northern Ireland"),
    "GR": ("Hellenic Republic",), "HK": ("Hong Kong",), "IE": ("Republic of Ireland", "Éire"),
    "IR": ("Islamic Republic of Iran",), "KR": ("Republic of Korea", "Korea, South"),
    "KP": ("Korea, North",), "LA": ("Lao PDR",), "MD": ("Republic of Moldova",),
    "MK": ("Macedonia", "Republic of North Macedonia"), "MM": ("Burma", "Myanmar"),
    "MO": ("Macao", "Macau"), "NL": ("Holland",), "PS": ("Palestine", "State of Palestine"),
    "RU": ("Russian Federation",), "SK": ("Slovak Republic",), "SZ": ("Swaziland",),
    "SY": ("Syrian Arab Republic",), "TL": ("East Timor",), "TR": ("Turkey", "Türkiye"),
    "TZ": ("United Republic of Tanzania",), "US": ("USA", "U.S.A.", "United States of America"),
    "VA": ("Holy See",), "VE": ("Bolivarian Republic of Venezuela",), "VN": ("Viet Nam",),
}  # fmt: skip


def is_country(code: str) -> bool:
    """Whether this is an ISO 3166 alpha-2 code."""
    return len(code) == 2 and code.isalpha() and code in _names("en") and code not in _NOT_COUNTRIES


def name_in(code: str, language: str) -> str:
    """The country's name in a language, in English where that language is unknown."""
    return _names(language).get(code) or _names("en")[code]


@cache
def _names(language: str) -> Mapping[str, str]:
    """By their codes, in English where the language is unknown."""
    # It takes its time to load, and most pages ask for no country.
    from babel import Locale, UnknownLocaleError

    try:
        locale = Locale.parse(language, sep="-")
    except (UnknownLocaleError, ValueError):
        locale = Locale("en")
    return {str(code): str(name) for code, name in locale.territories.items()}


@cache
def names_in(language: str) -> frozenset[str]:
    """The names of all countries in a language."""
    return frozenset(name_in(code, language) for code in _names("en"))


@cache
def plain_names_in(language: str) -> frozenset[str]:
    """The same, plain."""
    return frozenset(map(plain_name, names_in(language)))


def plain_name(name: str) -> str:
    """A country's name without what is written in more than one way: case, accents, signs,
    invisible characters, "&" for "and", an article."""
    plain = unicodedata.normalize("NFKD", name.replace("&", " and ")).casefold()
    kept = "".join(c for c in plain if unicodedata.category(c) not in {"Mn", "Cf"})
    return re.sub(r"^(the|la|le|les|l) ", "", re.sub(r"[\W_]+", " ", kept).strip())


@cache
def spellings(code: str, language: str) -> frozenset[str]:
    """The country's names in a language and in English, and the common other ones, plain."""
    names = (name_in(code, language), name_in(code, "en"), *_ALSO.get(code, ()))
    return frozenset(map(plain_name, names))


def same_country(one: str, other: str, language: str) -> bool:
    """Whether two texts name the same country."""
    return plain_name(one) == plain_name(other) or bool(
        codes_of(one, language) & codes_of(other, language)
    )


def codes_of(name: str, language: str) -> frozenset[str]:
    """The countries that a text names: one or none. A page may be in another language than it
    says, so what is no country in that one counts in any other, if it is one alone."""
    plain = plain_name(name)
    found = _by_name(language).get(plain)
    if found:
        return found
    anywhere = frozenset[str]().union(*(_by_name(each).get(plain, ()) for each in TONGUES))
    return anywhere if len(anywhere) == 1 else frozenset()


@cache
def _by_name(language: str) -> dict[str, frozenset[str]]:
    """The countries by each of their names, plain."""
    named: dict[str, frozenset[str]] = {}
    for code in filter(is_country, _names("en")):
        for name in spellings(code, language):
            named[name] = named.get(name, frozenset()) | {code}
    return named


def law_of(code: str | None) -> str | None:
    """The law that gives a right to object in a country: `gdpr`, `uk_gdpr`, `lgpd` or None."""
    return "gdpr" if code in EEA else {UK: "uk_gdpr", "BR": "lgpd"}.get(code or "")
