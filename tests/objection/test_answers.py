"""What each field shall hold for what the person wants to say, in the words of their page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from optout_bot.flow import Purpose
from optout_bot.objection.answers import Answers, plan
from optout_bot.page.reading import Look
from tests.conftest import EMAIL

PAGE = """<!doctype html><html lang={language}><meta charset=utf-8><title>.</title><form>
<label for=m>{mail}</label><input id=m name=x1 type=email>
<label for=l>{country}</label>{box}<input type=submit value="{send}"></form></html>"""
TEXT = "<input id=l name=x2>"
FRENCH = {
    **{"language": "fr", "mail": "Adresse e-mail", "country": "Pays de résidence"},
    "send": "Envoyer",
}
GERMAN = {
    **{"language": "de", "mail": "E-Mail-Adresse", "country": "Land"},
    "send": "Senden",
}


def meant(look: Look, country: str) -> str:
    """What the box for the country shall hold."""
    planned = plan(look, Answers(EMAIL, country), {})
    (value,) = (each.value for each in planned if each.purpose is Purpose.COUNTRY)
    return value


def listing(*names: str) -> str:
    options = "".join(f"<option value=c{n}>{name}" for n, name in enumerate(names))
    return f"<select id=l name=x2><option value=''>{options}</select>"


@pytest.mark.parametrize(
    ("site", "box", "written"),
    [
        (FRENCH, TEXT, "Allemagne"),
        (GERMAN, TEXT, "Deutschland"),
        (FRENCH, listing("Autriche", "Allemagne"), "Allemagne"),
        # Some pages list them in English whatever their language.
        (FRENCH, listing("Austria", "Germany"), "Germany"),
    ],
    ids=["French, by hand", "German, by hand", "French, in a list", "a list in English"],
)
def test_a_country_is_named_as_the_page_names_it(
    look_at: Callable[..., Look], site: dict[str, str], box: str, written: str
) -> None:
    assert meant(look_at(PAGE.format(**site, box=box)), "DE") == written


def test_a_country_that_the_list_does_not_have_is_not_replaced_but_left_to_the_person(
    look_at: Callable[..., Look],
) -> None:
    look = look_at(PAGE.format(**FRENCH, box=listing("Autriche", "Belgique")))

    planned = plan(look, Answers(EMAIL, "DE"), {})

    assert Purpose.COUNTRY not in {each.purpose for each in planned}
