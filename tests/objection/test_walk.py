"""The walk's own: hand-over in plain sentences, candidates framed, on by itself; wrong ways
turned back from; nothing skipped and called done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from optout_bot.base.errors import NotSignedIn, PageError
from optout_bot.flow import Flow
from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.objection.answers import Answers
from optout_bot.objection.narration import candidates, your_turn
from optout_bot.page.reading import Look
from optout_bot.practice import Practice, PracticeSite
from optout_bot.practice.pages import moved
from tests.conftest import EMAIL, Someone
from tests.objection.test_narration import FRAMED
from tests.page.test_variants import MAIL, SEND, WHY, OneForm, form

FORM = "https://www.facebook.com/help/contact/6359191084165019"
UNKNOWN = (
    '<html lang="en"><h1>Welcome to our new help pages</h1>'
    '<a href="https://www.facebook.com/help/contact/510058597920541">Third parties</a> '
    '<a href="https://www.facebook.com/help/contact/99">Your rights</a> '
    '<a href="https://example.org/help/contact/1">Elsewhere</a></html>'
)


class Rebuilt(PracticeSite):
    """The practice site after a rebuild: the form is found only behind a link nobody knows."""

    found = False

    def __init__(self, words: Words) -> None:
        super().__init__(Practice(route="direct"), words, EMAIL)

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        if address.endswith("/contact/99"):
            self.found = True
            return Reply(200, {"content-type": "text/html"}, moved(FORM).encode())
        if method == "GET" and address.endswith("/privacy/genai"):
            return Reply(200, {"content-type": "text/html"}, b"<html lang=en><h1>Moved</h1></html>")
        if method == "GET" and not self.found:
            return Reply(200, {"content-type": "text/html; charset=utf-8"}, UNKNOWN.encode())
        return super().reply(method, address, body)


def test_an_unknown_page_is_handed_over_in_one_sentence_and_the_walk_goes_on_by_itself(
    world: Any, answers: Answers, words: Words
) -> None:
    framed: list[str] = []

    def act(text: str) -> None:
        if "Please go on by hand" in text:
            framed.extend(made.page.evaluate(FRAMED))
            made.page.get_by_role("link", name="Your rights").click(no_wait_after=True)

    person = Someone(["yes"], on_say=act)
    made = world(person, site=Rebuilt(words), wait=20)

    made.object(answers)

    sentence = f"Your turn: I do not know the page {FORM.removeprefix('https://')}. I looked for "
    assert sentence + "the objection form, but did not see: " in person.transcript
    assert "could lead there: “Your rights”" in person.transcript
    assert framed == ["Your rights"]
    assert [sent["email"] for sent in made.site.received] == [EMAIL]


@pytest.mark.thorough
def test_what_nobody_takes_up_ends_as_not_recognised_and_never_as_done(
    world: Any, answers: Answers, words: Words
) -> None:
    made = world(Someone(["yes"]), site=Rebuilt(words), wait=1)

    with pytest.raises(PageError, match="No way led to the form"):
        made.object(answers)

    assert made.site.received == []
    assert made.record["outcome"] == "stopped"
    assert "not recognised" in [step["screen"] for step in made.record["steps"]]


@pytest.mark.thorough
def test_with_nobody_there_it_does_not_wait(world: Any, answers: Answers, words: Words) -> None:
    made = world(person := Someone(present=False), site=Rebuilt(words), wait=600)

    with pytest.raises(PageError, match="No way led to the form"):
        made.object(answers)

    assert "Your turn" not in person.transcript


def test_a_form_known_to_be_another_one_or_elsewhere_is_never_pointed_at(
    look_at: Callable[..., Look],
) -> None:
    look = look_at(UNKNOWN, "https://www.facebook.com/help/new")

    names = [element.name for element in candidates(look)]

    assert names == ["Your rights"]


def test_a_page_without_candidates_promises_none(look_at: Callable[..., Look]) -> None:
    look = look_at("<h1>Hello</h1>", "https://www.facebook.com/help/new")

    lines = your_turn(look, candidates(look))

    assert len(lines) == 3
    assert "frame" not in " ".join(lines)


def test_at_a_forms_address_it_says_what_it_did_not_see(look_at: Callable[..., Look]) -> None:
    look = look_at("<h1>Hello</h1>", "https://www.facebook.com/help/contact/4711")

    (first, *_) = your_turn(look, [])

    assert "/help/contact/4711" in first
    assert "did not see: " in first


@pytest.mark.parametrize("present", [True, False])
def test_a_sign_in_that_does_not_happen_is_said_and_nothing_is_sent(
    world: Any, answers: Answers, present: bool
) -> None:
    made = world(person := Someone(present=present), Practice(signed_out="yes"), wait=1)

    with pytest.raises(NotSignedIn, match="nobody is signed in"):
        made.object(answers)

    assert ("Please sign in in the window" in person.transcript) == present
    assert made.site.received == []


def test_the_wrong_form_is_named_and_turned_back_from(world: Any, answers: Answers) -> None:
    made = world(person := Someone(present=False), Practice(route="trap"))

    with pytest.raises(PageError):
        made.object(answers)

    assert "This way does not lead on: this form does something else (form 51005" in (
        person.transcript
    )


@pytest.mark.thorough
def test_a_screen_on_which_nothing_happens_is_left(
    world: Any, answers: Answers, words: Words, facebook: Flow
) -> None:
    class Dead(PracticeSite):
        def reply(self, method: str, address: str, body: str | None) -> Reply | None:
            page = (
                '<html lang="en"><button>Decline optional cookies</button>'
                "<h1>Nothing works here</h1></html>"
            )
            return Reply(200, {"content-type": "text/html"}, page.encode())

    one_door = replace(facebook, doors=facebook.doors[:1])
    site = Dead(Practice(), words, EMAIL)
    made = world(person := Someone(present=False), site=site, flow=one_door)

    with pytest.raises(PageError, match="No way"):
        made.object(answers)

    assert "nothing happened on the screen: cookie dialog" in person.transcript


NOBODYS = "739201846620157"
ENTRY = (
    "<html lang=en><h1>How our models learn</h1><p>We learn from public posts.</p>"
    "<p>{before} <a href=https://www.facebook.com/help/contact/{number}>{name}</a>.</p></html>"
)


@pytest.mark.parametrize(
    ("number", "before", "name", "followed"),
    [
        (NOBODYS, "Rather not? You can", "let us know", True),
        (NOBODYS, "Had enough of it? You can", "delete your chats with Meta AI", False),
        ("510058597920541", "Rather not? You can", "let us know", False),
    ],
    ids=["a form", "by its name another", "by its number another"],
)
def test_a_form_on_the_page_about_ai_is_gone_to_whatever_its_link_is_called(
    world: Any, answers: Answers, number: str, before: str, name: str, followed: bool
) -> None:
    entry = ENTRY.format(number=number, before=before, name=name)
    page = form(MAIL, WHY, SEND, head="<h1>Leave my posts out of training for AI at Meta</h1>")
    site = OneForm(page, number=number, more={"/privacy/genai": entry})
    made = world(Someone(["yes"] * 2), site=site, wait=0.5)

    if followed:
        made.object(answers)
    else:
        with pytest.raises(PageError, match="No way led to the form"):
            made.object(answers)

    assert [sent["mail"] for sent in site.received] == ([EMAIL] if followed else [])
    assert (f"/help/contact/{number}" in site.read) is followed
