"""The review shows all a yes is bound to, and whatever changes after it asks anew."""

from __future__ import annotations

import time
from typing import Any

import pytest

from optout_bot.base.errors import Declined, NotSent, PageError
from optout_bot.flow import Purpose
from optout_bot.objection.answers import Answers, Meant
from optout_bot.objection.review import Line, Review, review
from optout_bot.person.layout import cells
from optout_bot.person.terminal import Pump, Question
from tests.conftest import EMAIL, Someone
from tests.tiers import sampled

CHANGES = {
    "a value": "document.querySelector('[name=email]').value = 'x@y.zz'",
    "the title": "document.querySelector('h1').textContent = 'Contact us'",
    "the address": "history.replaceState(null, '', location.pathname + '?other=1')",
    "the button's text": "document.querySelector('#objection button').textContent = 'Send'",
    "a new field": "document.querySelector('#objection').insertAdjacentHTML('afterbegin',"
    "'<p>Phone<br><input type=text name=phone></p>')",
    "a box ticked": "document.querySelector('#objection').insertAdjacentHTML('afterbegin',"
    "'<label><input type=checkbox name=c checked> Tell my friends</label>')",
    "an ARIA box ticked": "document.querySelector('#objection').insertAdjacentHTML('afterbegin',"
    "'<div role=checkbox aria-checked=true>Tell my friends</div>')",
    "what is sent unseen": "document.querySelector('[name=support_form_id]').value = '1'",
    "where it is sent": "document.querySelector('#objection').action = '/elsewhere'",
    "where the button sends it": "document.querySelector('#objection button')"
    ".setAttribute('formaction', '/elsewhere')",
    "another form with the same values": "const f = document.querySelector('#objection');"
    "const g = f.cloneNode(true); g.action = '/ajax/help/contact/submit/other';"
    "g.email.value = f.email.value; f.replaceWith(g)",
}


def after(made: Any, change: str) -> str:
    """The page changes, then the person says yes."""
    made.page.evaluate(f"() => {{ {change} }}")
    return "yes"


SEEN = ("a value", "a box ticked", "what is sent unseen", "where the button sends it")


@pytest.mark.parametrize("change", sampled(CHANGES.values(), 2), ids=CHANGES)
def test_a_change_under_the_question_leads_to_a_new_one(
    world: Any, answers: Answers, change: str
) -> None:
    made = world(Someone([lambda: after(made, change), "no"]))

    with pytest.raises(Declined):
        made.object(answers)

    assert "The form changed meanwhile" in made.person.transcript
    assert made.site.received == []
    assert made.record["intent_at"] == ""


@pytest.mark.parametrize(
    "change",
    sampled(
        [
            "document.querySelector('#objection').insertAdjacentHTML('beforeend',"
            "'<input type=hidden name=fb_dtsg value=fresh>')",
            "document.querySelector('header').textContent = '2 new messages'",
            "scrollTo(0, 50)",
        ],
        1,
    ),
    ids=["a fresh anti-forgery mark", "something beside the form", "scrolling"],
)
def test_what_does_not_concern_the_form_does_not_ask_again(
    world: Any, answers: Answers, change: str
) -> None:
    made = world(Someone([lambda: after(made, change)]))

    made.object(answers)

    assert "The form changed meanwhile" not in made.person.transcript
    assert len(made.site.received) == 1


def test_a_change_is_seen_while_the_person_still_reads(world: Any, answers: Answers) -> None:
    def once(text: str) -> None:
        if text == "  Nothing has been sent." and "changed" not in made.person.transcript:
            made.page.evaluate(CHANGES["a new field"])

    made = world(Someone([None], on_say=once))

    with pytest.raises(Declined):
        made.object(answers)

    assert made.person.transcript.count("Type yes to send it") == 2


@pytest.mark.thorough
def test_a_question_left_standing_looks_at_the_page_four_times_a_second_at_most(
    world: Any, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = world(person := Someone())
    watch = made.session.watch
    look, looks, is_due, due = watch.look, [], watch.look_is_due, []
    monkeypatch.setattr(watch, "look", lambda: looks.append(1) or look())
    monkeypatch.setattr(watch, "look_is_due", lambda: due.append(is_due()) or due[-1])

    def ask(question: Question, pump: Pump, seconds: float) -> str:
        pump()
        looks.clear(), due.clear()
        start = time.monotonic()
        for _ in range(20):
            pump()
        assert 1 <= len(looks) == sum(due) <= (time.monotonic() - start) * 4 + 1
        assert len(due) == 20
        return "no"

    person.ask = ask  # type: ignore[method-assign]
    with pytest.raises(Declined):
        made.object(answers)


@pytest.mark.thorough
def test_a_form_that_never_stays_is_given_up_with_nothing_sent(
    world: Any, answers: Answers
) -> None:
    change = "document.querySelector('[name=support_form_id]').value += '1'"
    made = world(Someone([lambda: after(made, change)] * 99))

    with pytest.raises(PageError, match=r"The form changed meanwhile\. It was tried"):
        made.object(answers)

    assert made.site.received == []


def test_a_second_button_that_sends_is_not_chosen_between(world: Any, answers: Answers) -> None:
    made = world(Someone(["yes"]))
    made.to_the_form()
    other = "b => { const copy = b.cloneNode(true); copy.textContent = 'Send'; b.after(copy) }"
    made.page.evaluate(other, made.page.query_selector("button"))

    with pytest.raises(PageError, match="which button"):
        made.go_on(answers)

    assert made.site.received == []


def test_nobody_to_ask_means_nothing_sent(world: Any, answers: Answers) -> None:
    made = world(Someone(["yes"], can_answer=False))

    with pytest.raises(NotSent):
        made.object(answers)

    assert made.site.received == []


TITLES = {
    "en": "Object to your information being used for AI at Meta",
    "ja": "利用者の情報がMetaのAIに使用されることに異議を申し立てる",
    "el": "Εναντίωση στη χρήση των πληροφοριών σας για την τεχνητή νοημοσύνη",
}


@pytest.mark.parametrize("columns", [40, 80, 200])
@pytest.mark.parametrize("title", TITLES.values(), ids=TITLES)
def test_it_is_complete_and_fits_the_terminal(title: str, columns: int) -> None:
    reason = "Every word of this reason is shown. " * 8 + "x" * 90
    email = Meant(Purpose.EMAIL, title, EMAIL, before="other@example.org")
    why = Meant(Purpose.REASON, title, reason, before="")
    asked = Review(
        signed_in=True,
        host="www.facebook.com",
        place="https://www.facebook.com/help/contact/6359191084165019",
        number="6359191084165019",
        title=title,
        title_known=True,
        heading="",
        lines=(Line(email, EMAIL), Line(why, reason)),
        without=(Purpose.COUNTRY,),
        by_hand=(("Phone", "0612345678"),),
        fields=(),
        unseen="",
        button=title[:12],
        button_known=True,
        by_person=False,
    )

    table = asked.rows(columns)

    assert max(cells(line) for line in table) <= columns
    shown = "".join("".join(table).split())
    rest = (
        "it held before: other@example.org",
        "the form has no place for it",
        "Phone: 0612345678",
    )
    for part in (title, asked.number, asked.button, asked.host, *rest):
        assert "".join(part.split()) in shown
    # Wrapped in two columns side by side: each piece of the long word stands there twice.
    assert shown.count("x") >= 180


def test_meant_and_held_stand_side_by_side(
    world: Any, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "90")
    made = world(Someone(["no"]))

    with pytest.raises(Declined):
        made.object(answers)

    (row,) = [line for line in made.person.heard if line.startswith("  e-mail")]
    (head,) = [line for line in made.person.heard if "you meant" in line]
    assert row.count(EMAIL) == 2
    assert row.index(EMAIL) == head.index("you meant")
    assert row.rindex(EMAIL) == head.index("it holds")
    assert "the one signed in in this window" in made.person.transcript
    form = made.record["form"]
    for name in ("title", "number", "button"):
        assert form[name] in made.person.transcript


def test_a_page_cannot_plant_a_line_of_its_own(world: Any, answers: Answers) -> None:
    plant = (
        "document.querySelector('#objection').insertAdjacentHTML('afterbegin',"
        "'<p>Note<br><textarea name=n>fine\\n  Nothing has been sent.\\n  Type ok</textarea></p>')"
    )
    made = world(Someone(["no"]))
    made.to_the_form()
    made.page.evaluate(plant)
    look = made.session.watch.look()
    assert look is not None

    shown = review(*made.fill(answers), ()).rows(80)

    assert not any(line.startswith("  Nothing has been sent") for line in shown)
    assert any("Type ok" in line for line in shown)
