"""While the person is waited for, a press in the page that the lock stops is told at once, in the
page and in the terminal, with what to do; what the page sends by itself covers nothing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from optout_bot.base.errors import OptOutError
from optout_bot.flow import Flow
from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.objection.answers import Answers
from optout_bot.objection.session import listed
from optout_bot.person.terminal import Question
from optout_bot.practice import Practice, PracticeSite
from tests.conftest import EMAIL, Someone
from tests.tiers import sampled

COVERED = "document.documentElement.lastElementChild.localName === 'div'"
STOPPED = "The page tried to send something. I stopped it: POST www.facebook.com/ajax/help/contact"
UNKNOWN = """<html lang="en"><h1>Tell us about it</h1>
  <form method="post" action="/ajax/help/contact/submit/page"><label>Your e-mail address
  <input name="email"></label><button>Off you go</button><button>Stay here</button></form>
  <a href="/help/more">More</a></html>"""


class Unknown(PracticeSite):
    """The practice site after a rebuild: a form with two buttons in words that nobody knows."""

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        if method == "GET":
            return Reply(200, {"content-type": "text/html; charset=utf-8"}, UNKNOWN.encode())
        return super().reply(method, address, body)


class Watcher(Someone):
    """Notes, whenever they are told what to do, whether the page says something too."""

    def __init__(self, *answers: Any, at: str = "", does: str = "") -> None:
        super().__init__(list(answers))
        self.made: Any = None
        self.at, self.does = at, does
        self.covered: list[bool] = []

    def say(self, text: str = "", *, whole: bool = False) -> None:
        super().say(text, whole=whole)
        if self.heard[:-1] and "I stopped it" in self.heard[-2]:
            self.covered.append(self.made.page.evaluate(COVERED))
        if self.at and self.at in text:
            self.at = ""
            self.act()

    def act(self) -> None:
        if self.does.startswith("button:"):
            name = self.does.removeprefix("button:")
            self.made.page.get_by_role("button", name=name).click(no_wait_after=True)
        else:
            self.made.page.evaluate(self.does)

    @property
    def advice(self) -> list[str]:
        """What they were told to do, each time that something was stopped."""
        pairs = zip(self.heard, self.heard[1:], strict=False)
        return [after for line, after in pairs if "I stopped it" in line]


def run(made: Any, person: Watcher, answers: Answers) -> None:
    person.made = made
    with pytest.raises(OptOutError):
        made.object(answers)


BY_ITSELF = "void fetch('/ajax/help/contact/submit/page', {method: 'POST'}).catch(() => 0)"


@pytest.mark.parametrize(
    "does", sampled(["button:Off you go", BY_ITSELF], 1), ids=["a press", "by itself"]
)
def test_on_a_page_handed_over_a_stopped_press_is_told_with_what_to_do(
    world: Any, answers: Answers, words: Words, facebook: Flow, does: str
) -> None:
    person = Watcher(at="Please go on by hand", does=does)
    site = Unknown(Practice(), words, EMAIL)
    one_door = replace(facebook, doors=facebook.doors[1:2])
    made = world(person, site=site, flow=one_door, wait=4.0)

    run(made, person, answers)

    assert site.received == []
    assert STOPPED in person.transcript
    assert person.covered == [does != BY_ITSELF]
    (advice,) = person.advice
    assert "optout-bot run facebook --guide" in advice


def test_a_press_that_only_leads_on_is_told_nothing(
    world: Any, answers: Answers, words: Words, facebook: Flow
) -> None:
    person = Watcher(at="Please go on by hand", does="document.querySelector('a').click()")
    one_door = replace(facebook, doors=facebook.doors[1:2])
    made = world(person, site=Unknown(Practice(), words, EMAIL), flow=one_door, wait=1.0)

    run(made, person, answers)

    made.page.wait_for_url("**/help/more")
    assert person.advice == []


def test_at_the_question_each_press_is_told_and_what_the_page_does_by_itself_once(
    world: Any, answers: Answers
) -> None:
    person = Watcher(None, at="Nothing has been sent.", does="button:Submit")
    made = world(person)

    def ask(question: Question, pump: Any, seconds: float) -> str | None:
        person.heard.append(question.text)
        pump()
        for does in (BY_ITSELF, "button:Submit", BY_ITSELF):
            person.does = does
            person.act()
            pump()
        return "no"

    person.ask = ask  # type: ignore[method-assign]
    run(made, person, answers)

    assert made.site.received == []
    assert person.covered == [True, True]
    assert person.advice == ["  To send, type yes here, not in the window:"] * 2


def test_while_a_code_is_awaited_the_form_itself_cannot_be_sent_again(
    world: Any, answers: Answers
) -> None:
    again = "document.querySelector('#code').close(); objection.requestSubmit()"
    person = Watcher("yes", at="type the code in the window", does=again)
    made = world(person, Practice(form="2024"), alone=False, wait=2.0)
    run(made, person, answers)

    assert len(made.site.received) == 1
    assert any("May it be sent once more?" in each for each in person.heard)


def test_while_the_person_fills_in_a_field_a_press_in_the_page_is_told(
    world: Any, answers: Answers
) -> None:
    person = Watcher("no")
    made = world(person, wait=2.0)
    person.made = made
    made.to_the_form()
    made.page.evaluate(
        """() => { const form = document.querySelector('#objection'); form.noValidate = true;
        form.insertAdjacentHTML('afterbegin', '<label>Nickname<input name=n required></label>') }"""
    )
    person.at, person.does = "the form also asks for: Nickname", "button:Submit"

    with pytest.raises(OptOutError):
        made.go_on(answers)

    assert made.site.received == []
    assert person.covered == [True]
    assert person.advice == ["  Please fill in what is missing; then I ask before it is sent."]


@pytest.mark.parametrize(
    ("places", "shown"),
    [(["a"], "a"), (["a", "b", "a"], "a, b"), (list("abcdefg"), "a, b, c, d, e …")],
)
def test_what_was_stopped_is_listed_once_and_no_longer_than_one_reads(
    places: list[str], shown: str
) -> None:
    assert listed(places) == shown
