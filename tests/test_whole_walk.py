"""The whole walk on the practice site, in a real browser, in every language and version."""

from __future__ import annotations

from typing import Any, get_args

import pytest

from optout_bot.base.errors import Declined, PageError, Unconfirmed
from optout_bot.commands.sites import load_flow, load_words
from optout_bot.objection.answers import Answers
from optout_bot.objection.review import the_question
from optout_bot.practice import Practice
from optout_bot.practice.site import CODE, OTHER_EMAIL, FormVersion, Prefilled, Route
from tests.conftest import EMAIL, Someone
from tests.tiers import sampled

FORMS = get_args(FormVersion)
LANGUAGES = load_words().languages
# Each language with one of the forms, in turn.
WALKS = {(language, FORMS[n % len(FORMS)]) for n, language in enumerate(LANGUAGES)}
SAMPLE = {("en", "2025"), ("ja", "brazil")}


@pytest.mark.parametrize(("language", "form"), sampled(sorted(WALKS | SAMPLE), SAMPLE))
def test_every_language_is_sent_once_with_the_right_values(
    world: Any, answers: Answers, record_pages: Any, language: str, form: FormVersion
) -> None:
    person = Someone(["yes"])
    made = world(person, Practice(language=language, form=form))

    made.object(answers)

    assert made.record["outcome"] == "sent"
    assert made.record["language"] == language
    sent = made.site.received[0]
    assert sent["email"] == EMAIL
    assert sent["support_form_id"] == "6359191084165019"
    assert sent["sneakyhidden"] == ""
    assert len(made.site.received) == (2 if form in {"2024", "brazil"} else 1)
    record_pages(made, f"practice-{language}-{form}")


@pytest.mark.parametrize("form", sampled(FORMS, 1))
def test_anything_but_yes_sends_nothing(world: Any, answers: Answers, form: FormVersion) -> None:
    made = world(Someone(["no"]), Practice(form=form))

    with pytest.raises(Declined):
        made.object(answers)

    assert made.site.received == []
    assert made.record["intent_at"] == ""


@pytest.mark.parametrize("answer", ["yes", "YES", " Yes "])
def test_the_whole_word_yes_is_the_yes(answer: str) -> None:
    assert the_question().agrees(answer)


@pytest.mark.parametrize(
    "answer",
    [None, "", " ", "no", "y", "ye", "oui", "yes please", "yes.", "yesyes", "y es", "ｙｅｓ"],
)
def test_no_other_answer_is(answer: str | None) -> None:
    assert not the_question().agrees(answer)


@pytest.mark.parametrize(
    ("email", "shown"),
    sampled(
        [
            ("right", "it stood there already"),
            ("empty", ""),
            ("other", f"it held before: {OTHER_EMAIL}"),
        ],
        [("other", f"it held before: {OTHER_EMAIL}")],
    ),
)
def test_a_prefilled_email_is_corrected_only_when_it_differs_and_that_is_shown(
    world: Any, answers: Answers, email: Prefilled, shown: str
) -> None:
    made = world(Someone(["yes"]), Practice(email=email))

    made.object(answers)

    assert made.site.received[0]["email"] == EMAIL
    assert shown in made.person.transcript
    assert ("it held before" in made.person.transcript) == (email == "other")


@pytest.mark.thorough
def test_an_optional_reason_stays_empty_when_the_person_gave_none(world: Any) -> None:
    made = world(Someone(["yes"]), Practice())

    made.object(Answers(EMAIL))

    assert made.site.received[0]["Field915"] == ""


def test_the_persons_own_reason_is_sent_as_it_is(world: Any) -> None:
    made = world(Someone(["yes"]), Practice())

    made.object(Answers(EMAIL, reason="Because it is mine.\nAll of it."))

    assert made.site.received[0]["Field915"].splitlines() == ["Because it is mine.", "All of it."]


def test_a_demanded_reason_that_the_person_did_not_give_is_ours_and_says_so(world: Any) -> None:
    made = world(Someone(["yes", CODE, "yes"]), Practice(form="2024"))

    made.object(Answers(EMAIL, "IE"))

    assert "Article 21(1) GDPR" in made.site.received[0]["Field915"]
    assert "this one is mine" in made.person.transcript


FORM_BY_ROUTE = {
    "facebook": {"second": "712876720715583", "policy": "367438723733209"},
    "instagram": {"second": "767264225370182"},
}
FIRST = {"facebook": "6359191084165019", "instagram": "233964459562201"}
ROUTES = [
    (site, route)
    for site in FIRST
    for route in get_args(Route)
    if route not in {"trap", "none"} and (site, route) != ("instagram", "policy")
]


FEW = [
    *(("facebook", "menu"), ("instagram", "banner")),
]


@pytest.mark.parametrize(("site", "route"), sampled(ROUTES, FEW))
def test_every_open_route_leads_to_the_form(
    world: Any, answers: Answers, site: str, route: Any
) -> None:
    made = world(Someone(["yes"]), Practice(route=route), flow=load_flow(site))

    made.object(answers)

    number = FORM_BY_ROUTE[site].get(route, FIRST[site])
    assert [sent["support_form_id"] for sent in made.site.received] == [number]


@pytest.mark.thorough
@pytest.mark.parametrize("site", sampled(["facebook", "instagram"], 1))
def test_a_way_that_leads_only_to_the_third_party_form_is_refused(
    world: Any, answers: Answers, site: str
) -> None:
    made = world(Someone(present=False), Practice(route="trap"), flow=load_flow(site))

    with pytest.raises(PageError, match="No way led to the form"):
        made.object(answers)

    assert made.site.received == []
    if site == "facebook":
        assert "another form" in [step["screen"] for step in made.record["steps"]]


@pytest.mark.thorough
def test_no_open_route_ends_in_one_clear_sentence(world: Any, answers: Answers) -> None:
    made = world(Someone(present=False), Practice(route="none"))

    with pytest.raises(PageError, match="No way led to the form"):
        made.object(answers)

    assert made.site.received == []


@pytest.mark.thorough
def test_a_cookie_dialog_is_declined_on_the_way(world: Any, answers: Answers) -> None:
    made = world(Someone(["yes"]), Practice(cookies="yes"))

    made.object(answers)

    assert [step["screen"] for step in made.record["steps"]].count("cookie dialog") == 1
    assert len(made.site.received) == 1


def test_at_a_sign_in_wall_it_waits_and_goes_on_by_itself(world: Any, answers: Answers) -> None:
    def sign_in(text: str) -> None:
        if "Your turn" in text:
            made.page.get_by_role("link", name="Sign in (practice)").click()

    person = Someone(["yes"], on_say=sign_in)
    made = world(person, Practice(signed_out="yes"))

    made.object(answers)

    assert "nobody is signed in" in person.transcript
    assert len(made.site.received) == 1


@pytest.mark.parametrize("site", sampled(["facebook", "instagram"], 1))
@pytest.mark.parametrize("wall", sampled(["twice", "checked"], ["twice"]))
def test_walls_before_walls_are_the_persons_and_the_walk_goes_on_after_each(
    world: Any, answers: Answers, site: str, wall: Any
) -> None:
    """Also where what comes after the sign-in is a page without the right to object."""

    def pass_the_wall(text: str) -> None:
        if "Your turn" in text:
            made.page.get_by_role("link", name="(practice)").click()

    person = Someone(["yes"], on_say=pass_the_wall)
    practice = Practice(signed_out=wall, route="direct")
    made = world(person, practice, flow=load_flow(site))

    made.object(answers)

    screens = [step["screen"] for step in made.record["steps"]]
    if wall == "checked":
        assert "checkpoint" in screens
    if (site, wall) == ("instagram", "twice"):
        assert screens.index("signed out") < screens.index("signed out of the help pages")
    assert len(made.site.received) == 1


def test_when_the_site_has_had_enough_it_says_so_and_tries_no_other_door(
    world: Any, answers: Answers
) -> None:
    made = world(Someone(), Practice(limited="yes"))

    with pytest.raises(PageError, match=r"limits how often.*tomorrow"):
        made.object(answers)

    assert [step["screen"] for step in made.record["steps"]].count("door") == 1
    assert made.site.received == []


@pytest.mark.parametrize("site", sampled(["facebook", "instagram"], 1))
def test_outside_the_region_no_form_is_found_and_the_reason_is_told(
    world: Any, answers: Answers, site: str
) -> None:
    made = world(Someone(present=False), Practice(region="us"), flow=load_flow(site))

    with pytest.raises(PageError, match="No way led to the form"):
        made.object(answers)

    assert "as it does outside the region" in made.person.transcript
    assert made.site.received == []


def test_without_the_code_it_does_not_claim_to_be_sent(world: Any, answers: Answers) -> None:
    made = world(Someone(["yes"]), Practice(form="2024"), alone=False, wait=1.0)

    with pytest.raises(Unconfirmed):
        made.object(answers)

    assert len(made.site.received) == 1
    assert made.record["outcome"] == "unconfirmed"
