"""Each field holds what is meant, or the run stops with one sentence that names no value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from optout_bot.base.errors import PageError
from optout_bot.flow import Purpose
from optout_bot.objection.answers import Answers, plan
from optout_bot.objection.filling import (
    by_hand,
    differing,
    every_field,
    read_back,
    unanswered,
)
from optout_bot.objection.meaning import same
from optout_bot.page.reading import Look
from optout_bot.practice import Practice
from tests.conftest import EMAIL, Someone
from tests.tiers import sampled

REASON = "Unmistakable Zyxwv.\nSecond line."


def on(made: Any, change: str) -> None:
    made.to_the_form()
    made.page.evaluate(f"() => {{ const form = document.querySelector('#objection'); {change} }}")


def form(fields: str) -> str:
    return (
        "<html lang=en><h1>Object to your information being used for AI at Meta</h1>"
        f"<form method=post><label>Email address <input name=e></label>{fields}"
        "<button>Submit</button></form></html>"
    )


def test_it_holds_what_is_meant_after_filling(world: Any) -> None:
    made = world(Someone(), Practice(form="2024", email="other"))
    made.to_the_form()

    look, planned = made.fill(Answers(EMAIL, "IE", REASON))

    held = read_back(look)
    assert differing(planned, held, "en") == []
    assert (held[Purpose.EMAIL], held[Purpose.COUNTRY]) == (EMAIL, "Ireland")
    assert same(Purpose.REASON, held[Purpose.REASON], REASON)


@pytest.mark.parametrize(
    ("change", "sentence"),
    sampled(
        [
            ("form.email.oninput = () => { form.email.value = '' }", "does not keep"),
            ("form.Field915.oninput = (e) => { e.target.value = 'Unmist' }", "to 6 characters"),
            ("form.Field915.maxLength = 10", "the page takes 10"),
            ("form.email.readOnly = true", "cannot be changed"),
        ],
        2,
    ),
    ids=["empties the e-mail", "shortens the reason", "limits the reason", "locked"],
)
def test_what_a_page_does_not_keep_stops_the_run_without_saying_it(
    world: Any, change: str, sentence: str
) -> None:
    made = world(Someone())
    on(made, change)

    with pytest.raises(PageError, match=sentence) as ended:
        made.fill(Answers(EMAIL, "IE", REASON))

    assert "Zyxwv" not in str(ended.value)
    assert EMAIL not in str(ended.value)
    assert made.site.received == []


def test_a_country_that_the_list_does_not_have_stops_the_run_where_nobody_chooses(
    world: Any,
) -> None:
    made = world(Someone(), Practice(form="2024"), wait=0.5)
    made.to_the_form()

    with pytest.raises(PageError, match="could not choose in it: Country of residence"):
        made.fill(Answers(EMAIL, "US", REASON))


def test_the_lock_is_closed_before_the_first_character(world: Any) -> None:
    made = world(Someone())
    on(
        made,
        "form.addEventListener('input', () => fetch('/ajax/draft', {method: 'POST', body: '1'}))",
    )

    made.fill(Answers(EMAIL, "IE", REASON))

    assert "POST www.facebook.com/ajax/draft" in made.session.tab.lock.stopped


def test_what_the_form_demands_besides_is_left_to_the_person(world: Any) -> None:
    def answer(text: str) -> None:
        if "Your turn" in text:
            made.page.evaluate("document.querySelector('[name=age]').value = '40'")

    made = world(Someone(on_say=answer))
    on(made, "form.insertAdjacentHTML('afterbegin', '<p>Age<br><input name=age required></p>')")

    look, planned = made.fill(Answers(EMAIL, "IE", REASON))

    assert by_hand(look, planned) == (("Age", "40"),)
    assert "Age" in made.person.transcript


@pytest.mark.parametrize(
    ("fields", "demanded", "chosen"),
    sampled(
        [
            ("<label>Age <input required></label>", 1, 0),
            ("<label>Age <input required value=40></label>", 0, 1),
            ("<label><input type=checkbox required> I agree</label>", 1, 0),
            ("<label><input type=checkbox required checked> I agree</label>", 0, 1),
            ("<label><input type=checkbox> News</label>", 0, 0),
            ("<div role=checkbox aria-checked=true>News</div>", 0, 1),
            ("<div role=checkbox aria-checked=false>News</div>", 0, 0),
            ("<label>Age <select required><option value=''>-<option>1</select></label>", 1, 0),
        ],
        3,
    ),
)
def test_each_other_field_is_seen_for_what_it_is(
    look_at: Callable[..., Look], fields: str, demanded: int, chosen: int
) -> None:
    look = look_at(form(fields))

    assert len([e for e in unanswered(look) if e.name != "Email address"]) == demanded
    assert len(by_hand(look, plan(look, Answers(EMAIL), {}))) == chosen
    assert len(every_field(look)) == 2


def test_two_fields_that_could_be_the_email_are_not_chosen_between(
    look_at: Callable[..., Look],
) -> None:
    look = look_at(form("<label>Email address <input name=f></label>"))

    with pytest.raises(PageError, match="could be the one"):
        plan(look, Answers(EMAIL), {})
