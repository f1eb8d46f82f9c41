"""Fields are found by what they mean: by six kinds of label, by what the page declares,
by name; never by position, and never where two are equally good."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from optout_bot.flow import Flow, Purpose
from optout_bot.flow.words import Words
from optout_bot.page.fields import find_fields
from optout_bot.page.reading import Look
from tests.tiers import sampled

LookAt = Callable[..., Look]
Find = Callable[[str], dict[str, str]]

EMAIL_BY = {
    "for": "<label for=a>Email address</label><input id=a name=right>",
    "wrap": "<label>Email address <input name=right></label>",
    "aria-label": "<input aria-label='Email address' name=right>",
    "aria-labelledby": "<span id=l>Email address</span><input aria-labelledby=l name=right>",
    "row": "<div>Email address<br><input name=right></div>",
    "table": "<table><tr><td>Email address:</td><td><input name=right></td></tr></table>",
    "type": "<input type=email name=right>",
    "autocomplete": "<input autocomplete='section-a email' name=right>",
    "name": "<input name=right id=contact_email>",
}


@pytest.fixture
def find(look_at: LookAt, facebook: Flow, words: Words) -> Find:
    """Purpose → name of the field, in the first form of a page; `?` where it is unclear."""

    def found(inner: str, language: str = "en") -> dict[str, str]:
        html = f"<html lang={language}><form>{inner}<button>Submit</button></form></html>"
        look = look_at(html)
        group = next(iter(look.snapshot.groups))
        judged = find_fields(look.snapshot, group, facebook.form.labels, words)
        names = {
            p.value: j.element.control.name
            for p, j in judged.by_purpose.items()
            if j.element.control
        }
        return names | {p.value: "?" for p in judged.ambiguous}

    return found


@pytest.mark.parametrize("kind", sampled(EMAIL_BY, 1))
@pytest.mark.parametrize("decoy_first", [True, False])
def test_the_email_field_is_found_by_its_meaning_wherever_it_stands(
    find: Find, kind: str, decoy_first: bool
) -> None:
    decoy = "<p>Search <input name=wrong></p>"
    right = f"<div>{EMAIL_BY[kind]}</div>"

    found = find(decoy + right if decoy_first else right + decoy)

    assert found == {"email": "right"}


@pytest.mark.parametrize(
    "inner",
    sampled(
        [
            "<p>Nickname <input name=wrong></p>",
            "<p>Email address <select name=wrong><option>a</select></p>",
            "<label>Email address <input name=wrong style='display:none'></label><input name=x>",
            "<label>Email address <input type=checkbox name=wrong></label><input name=x>",
        ],
        2,
    ),
)
def test_what_does_not_say_email_or_cannot_hold_one_is_not_it(find: Find, inner: str) -> None:
    assert "email" not in find(inner)


def test_two_equally_good_fields_are_unclear_and_a_better_one_is_not(find: Find) -> None:
    twice = "<p>Email address <input name=a></p><p>Email address <input name=b></p>"
    alike = "<p>Email address <input name=a type=email></p><p>Email address <input name=b></p>"
    better = "<p>Email address <input name=a></p><p>Address <input name=b type=email></p>"
    declared = "<p>Address <input name=a type=email></p><p>Name <input name=b_email></p>"

    assert find(twice) == {"email": "?"}
    # A person sees no attributes.
    assert find(alike) == {"email": "?"}
    assert find(better) == {"email": "?"}
    assert find(declared) == {"email": "a"}


def test_a_country_list_is_known_by_its_countries_in_the_pages_language(find: Find) -> None:
    names = ("Deutschland", "Frankreich", "Italien", "Spanien", "Polen", "Irland", "Schweden")
    options = "".join(f"<option>{name}</option>" for name in (*names, "Belgien"))

    assert find(f"<select name=right>{options}</select>", "de") == {"country": "right"}
    assert find(f"<select name=right>{options}</select>", "fr") == {}


def test_the_only_large_box_is_the_reason_and_one_of_two_is_not(find: Find) -> None:
    one = "<p>Anything <textarea name=right></textarea></p>"
    assert find(one) == {"reason": "right"}
    assert find(one + "<p>More <textarea name=other></textarea></p>") == {}


def test_a_label_outweighs_a_name(find: Find) -> None:
    found = find("<p>Email address <input name=right></p><input name=email_newsletter>")
    assert found == {"email": "right"}


def test_optional_in_brackets_does_not_hide_a_label(find: Find) -> None:
    label = "<p>Please tell us how this processing impacts you (if you like)"
    both = f"{label} <textarea name=right></textarea></p><textarea name=other></textarea>"
    assert find(both) == {"reason": "right"}


def test_a_word_of_another_language_still_counts_for_a_field(find: Find) -> None:
    assert find("<p>Adresse e-mail <input name=right></p>", "en") == {"email": "right"}
    assert Purpose.EMAIL == "email"


def test_a_box_is_for_the_address_that_it_already_holds(look_at: LookAt) -> None:
    html = "<html lang=hr><form><label>Kontakt <input value=person@example.org></label>{}</form>"

    one = look_at(html.format("<label>Opis <input></label><button>Pošalji</button>"))
    two = look_at(html.format("<label>Drugi <input value=b@example.org></label>"))

    assert one.fields.by_purpose[Purpose.EMAIL].element.name == "Kontakt"
    (group,) = two.snapshot.groups
    found = find_fields(two.snapshot, group, two.flow.form.labels, two.words)
    assert Purpose.EMAIL in found.ambiguous
