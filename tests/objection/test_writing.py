"""What is written into a field stays there in some spelling, is chosen from whatever list the page
draws, or is the person's turn before the question."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from optout_bot.base.countries import same_country
from optout_bot.base.errors import PageError
from optout_bot.flow import Purpose
from optout_bot.objection.answers import Answers, plan
from optout_bot.objection.filling import unanswered
from optout_bot.objection.meaning import changes_case, same
from optout_bot.page.reading import Look
from tests.conftest import EMAIL, Someone
from tests.page.test_form_cases import BOTH, CONFIRMED, REASON
from tests.page.test_variants import OneForm
from tests.tiers import sampled

MAIL = "<div><label for=a1>Email address</label><input id=a1 name=q1></div>"
WHY = (
    "<div><label for=a3>Please tell us how this processing impacts you (optional)</label>"
    "<textarea id=a3 name=q3></textarea></div>"
)
SEND = "<button id=send>Submit</button>"
NAMES = "['Germany', 'Ireland', 'Northern Ireland', 'Italy']"


def page(*rows: str, script: str = "", language: str = "en") -> str:
    return (
        f"<!doctype html><html lang={language}><meta charset=utf-8><body>"
        "<h1>Object to your information being used for AI at Meta</h1>"
        f"<form id=box method=post action='/ajax/help/contact/submit/page'>{''.join(rows)}</form>"
        f"<script>{script}</script></body></html>"
    )


# A button that shows the choice, and a list drawn elsewhere in the page, of the names alone.
LIST_BUTTON = page(
    MAIL,
    "<div><span id=cl>Country of residence</span><button type=button id=cb aria-haspopup=listbox"
    " aria-labelledby=cl>Choose</button><input type=hidden id=hc name=q2></div>",
    WHY,
    SEND,
    script=f"""
cb.onclick = () => {{
  const list = document.createElement('ul');
  list.setAttribute('role', 'listbox');
  for (const name of {NAMES}) {{
    const each = document.createElement('li');
    each.setAttribute('role', 'option');
    each.textContent = name;
    each.onclick = () => {{ cb.textContent = name; hc.value = name; list.remove(); }};
    list.append(each);
  }}
  document.body.append(list);
}};""",
)
# The same without anything that holds the choice but the script's own memory.
IN_MEMORY = LIST_BUTTON.replace("<input type=hidden id=hc name=q2>", "").replace(
    "hc.value = name", "box.onformdata = (e) => e.formData.set('place', name)"
)
# A list that never opens, and a choice that the page takes back.
DEAD = LIST_BUTTON.replace("document.body.append(list);", "")
FORGETFUL = LIST_BUTTON.replace("cb.textContent = name; hc.value = name;", "")


@pytest.mark.parametrize(
    ("html", "name"),
    [(LIST_BUTTON, "q2"), (IN_MEMORY, "place")],
    ids=["a button", "a script's memory"],
)
def test_a_country_is_chosen_from_a_list_that_the_page_draws(
    world: Any, html: str, name: str
) -> None:
    made = world(Someone(["yes"]), site=OneForm(html, answer=CONFIRMED), wait=3.0)

    made.object(Answers(EMAIL, "IE", REASON))

    assert made.site.received == [BOTH | {name: "Ireland"}]


@pytest.mark.parametrize("html", sampled([DEAD, FORGETFUL], [FORGETFUL]))
def test_a_choice_that_does_not_stay_is_the_persons_before_the_question(
    world: Any, html: str
) -> None:
    def choose(text: str) -> None:
        if "Your turn" in text:
            made.page.evaluate("() => { cb.textContent = hc.value = 'Ireland' }")

    person = Someone(["yes"], on_say=choose)
    made = world(person, site=OneForm(html, answer=CONFIRMED), wait=5.0)

    made.object(Answers(EMAIL, "IE", REASON))

    [turn] = [text for text in person.heard if "Your turn" in text]
    assert "Country of residence" in turn
    assert made.site.received == [BOTH | {"q2": "Ireland"}]
    assert "no place for it" not in person.transcript


@pytest.mark.thorough
def test_a_choice_that_nobody_makes_stops_the_run_before_the_question(world: Any) -> None:
    made = world(Someone(["yes"]), site=OneForm(DEAD, answer=CONFIRMED), wait=1.0)

    with pytest.raises(PageError, match="could not choose in it: Country of residence"):
        made.object(Answers(EMAIL, "IE", REASON))

    assert made.site.received == []


def test_the_same_button_above_and_below_is_one(world: Any) -> None:
    html = page(SEND.replace("id=send", "disabled"), MAIL, WHY, SEND)
    made = world(Someone(["yes"]), site=OneForm(html, answer=CONFIRMED), wait=3.0)

    made.object(Answers(EMAIL, None, REASON))

    assert made.site.received == [BOTH]


def test_the_same_word_that_sends_elsewhere_is_another_button(
    look_at: Callable[..., Look],
) -> None:
    other = SEND.replace("id=send", "formaction=/help/contact/1")

    assert len(look_at(page(MAIL, other, SEND)).submit) == 2


def test_a_button_that_only_keys_bring_to_life_is_pressed(world: Any) -> None:
    script = "send.disabled = true; a1.onkeyup = () => { send.disabled = !a1.value }"
    made = world(
        Someone(["yes"]),
        site=OneForm(page(MAIL, WHY, SEND, script=script), answer=CONFIRMED),
        wait=3.0,
    )

    made.object(Answers(EMAIL, None, REASON))

    assert made.site.received == [BOTH]


@pytest.mark.thorough
def test_a_button_that_stays_dead_is_the_persons_turn(world: Any) -> None:
    def revive(text: str) -> None:
        if "Your turn" in text:
            made.page.evaluate("() => { send.disabled = false }")

    person = Someone(["yes"], on_say=revive)
    html = page(MAIL, WHY, SEND, script="send.disabled = true")
    made = world(person, site=OneForm(html, answer=CONFIRMED), wait=5.0)

    made.object(Answers(EMAIL, None, REASON))

    assert "its button “Submit” be pressed yet" in person.transcript
    assert made.site.received == [BOTH]


def test_small_letters_for_capitals_are_shown_as_a_note(world: Any) -> None:
    script = "a1.oninput = () => { a1.value = a1.value.toLowerCase() }"
    person = Someone(["yes"])
    made = world(
        person, site=OneForm(page(MAIL, WHY, SEND, script=script), answer=CONFIRMED), wait=3.0
    )

    made.object(Answers("Jeanne.Martin@Example.org", None, REASON))

    assert made.site.received == [BOTH]
    assert "the page changed capital or small letters" in person.transcript


@pytest.mark.parametrize(
    ("purpose", "held", "meant", "alike"),
    sampled(
        [
            (Purpose.EMAIL, "jo@EXAMPLE.org", "jo@example.org", True),
            (Purpose.EMAIL, "JO@example.org", "jo@example.org", True),
            (Purpose.EMAIL, "jo@xn--mller-kva.example", "jo@müller.example", True),
            (Purpose.EMAIL, "jo@muller.example", "jo@müller.example", False),
            (Purpose.EMAIL, "j.o@example.org", "jo@example.org", False),
            (Purpose.EMAIL, "", "jo@example.org", False),
            (Purpose.COUNTRY, "Czech Republic", "Czechia", True),
            (Purpose.COUNTRY, "Irlande", "Ireland", True),
            (Purpose.COUNTRY, "Country\nIrlande", "Ireland", True),
            (Purpose.COUNTRY, "Northern Ireland", "Ireland", False),
            (Purpose.REASON, "One.\n\nTwo  words.", "One.\r\nTwo words.", True),
            (Purpose.REASON, "One.\u200b Two.", "One. Two.", True),
            (Purpose.REASON, "One. Two", "One. Two.", False),
            (Purpose.REASON, "one.", "One.", False),
        ],
        8,
    ),
)
def test_values_compare_by_what_they_mean(
    purpose: Purpose, held: str, meant: str, alike: bool
) -> None:
    assert same(purpose, held, meant, "fr") is alike


def test_only_a_changed_name_before_the_at_is_told() -> None:
    assert changes_case("JO@example.org", "jo@example.org")
    assert not changes_case("jo@EXAMPLE.org", "jo@example.org")
    assert not changes_case("ju@example.org", "jo@example.org")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("UK", "United Kingdom"),
        ("The Netherlands", "Netherlands"),
        ("Turkey", "Türkiye"),
        ("Bosnia and Herzegovina", "Bosnia & Herzegovina"),
        ("\u200eUnited\u00a0Kingdom\u200b", "Great Britain"),
        ("Côte d'Ivoire", "Ivory Coast"),
    ],
)
def test_a_country_has_many_spellings(one: str, other: str) -> None:
    assert same_country(one, other, "en")


def test_two_choices_that_could_be_the_country_are_not_chosen_between(
    look_at: Callable[..., Look],
) -> None:
    choices = "<option value=''>-<option value=1>UK<option value=2>Great Britain<option>France"
    row = f"<label>Country of residence <select required>{choices}</select></label>"
    look = look_at(page(MAIL, row, SEND))

    assert [m.purpose for m in plan(look, Answers(EMAIL, "GB"), {})] == [Purpose.EMAIL]
    assert [e.name for e in unanswered(look)] == ["Country of residence"]


@pytest.mark.parametrize(
    ("label", "offered"),
    sampled(
        [
            ("Please tell us how this processing impacts you", True),
            ("Please tell us how this processing impacts you (optional)", False),
            ("Erzähl uns, wie dich das betrifft (freiwillig)", False),
            ("Indícanos cómo te afecta este tratamiento (opcional)", False),
        ],
        2,
    ),
)
def test_a_reason_is_offered_where_the_label_does_not_say_that_it_may_be_left_out(
    look_at: Callable[..., Look], label: str, offered: bool
) -> None:
    look = look_at(page(MAIL, f"<label>{label}<textarea></textarea></label>", SEND))

    planned = plan(look, Answers(EMAIL), {})

    assert [m.own for m in planned if m.purpose is Purpose.REASON] == [False] * offered


def test_a_list_that_shows_only_what_to_do_is_not_answered(look_at: Callable[..., Look]) -> None:
    html = LIST_BUTTON.replace("id=cb", "id=cb aria-required=true")

    assert [e.name for e in unanswered(look_at(html))] == ["Country of residence"]
