"""`--step`: each step in one line, Enter to go on, `s` shows what and why, `q` stops; what is
meant is framed in the page, whatever the page forbids, and the frame goes away again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from optout_bot.base.errors import Declined, NotSent
from optout_bot.flow import Flow, Role
from optout_bot.objection.answers import Answers
from optout_bot.objection.narration import Narration, told
from optout_bot.page.pointer import Pointer
from optout_bot.page.reading import Look
from optout_bot.page.survey import survey
from optout_bot.person.terminal import Question
from optout_bot.practice import Practice
from tests.conftest import EMAIL, Someone, at_address

FRAMED = """() => {
  const found = [];
  const search = (root) => { for (const e of root.querySelectorAll("*")) {
    if (getComputedStyle(e).outlineWidth === "4px") found.push(e.name || e.id || e.innerText);
    if (e.shadowRoot) search(e.shadowRoot);
  } };
  search(document);
  return found;
}"""


class Stepper(Someone):
    """Answers each step with Enter, and notes what was framed in the page meanwhile."""

    def __init__(self, *answers: str | Callable[[], str | None] | None) -> None:
        super().__init__(list(answers))
        self.page: Page | None = None
        self.framed: list[tuple[str, list[str]]] = []

    def ask(self, question: Question, pump: Callable[[], None], seconds: float) -> str | None:
        assert self.page is not None
        line = next(said for said in reversed(self.heard) if " of about " in said)
        self.framed.append((line.strip(), self.page.evaluate(FRAMED)))
        answer = super().ask(question, pump, seconds)
        return "" if answer is None and not question.word else answer


def test_every_act_and_every_field_waits_for_enter_and_is_framed(
    world: Any, answers: Answers
) -> None:
    person = Stepper()
    made = world(person, Practice(form="2024", cookies="yes"), step=True)
    person.page = made.page

    with pytest.raises(Declined):
        made.object(answers)

    assert [framed for _, framed in person.framed] == [
        ["Decline optional cookies"],
        ["object"],
        ["email"],
        ["country"],
        ["Field915"],
        ["country", "email", "Field915"],
    ]
    assert made.page.evaluate(FRAMED) == []
    assert made.site.received == []


def test_without_step_only_the_question_waits_and_the_filled_fields_are_framed(
    world: Any, answers: Answers
) -> None:
    person = Stepper()
    made = world(person, Practice())
    person.page = made.page

    with pytest.raises(Declined):
        made.object(answers)

    assert [framed for _, framed in person.framed] == [["email"]]


@pytest.mark.thorough
def test_q_before_a_field_stops_with_the_field_empty(world: Any, answers: Answers) -> None:
    person = Stepper("", "q")
    made = world(person, Practice(), step=True)
    person.page = made.page

    with pytest.raises(NotSent, match="Nothing has been sent"):
        made.object(answers)

    assert made.page.locator("[name=email]").input_value() == ""
    assert made.record["outcome"] == "stopped"


def test_no_answer_in_time_is_no(world: Any, answers: Answers) -> None:
    made = world(Someone([None]), Practice(), step=True)

    with pytest.raises(NotSent):
        made.object(answers)


def test_s_shows_what_is_seen_which_words_matched_and_where_it_will_click(
    world: Any, answers: Answers
) -> None:
    person = Stepper("s", "", "s", "", "s", "q")
    made = world(person, Practice(cookies="yes"), step=True)
    person.page = made.page

    with pytest.raises(NotSent):
        made.object(answers)

    said = person.transcript
    assert "The page: www.facebook.com/privacy/genai" in said
    assert "I know it by: button: Decline optional cookies (en)" in said
    assert "I will click: button “Decline optional cookies”" in said
    assert "I know it by: link to www.facebook.com/help/contact/6359191084165019" in said
    assert "I will click: link “object”, which leads to www.facebook.com/help/contact/635" in said
    assert "I take it for: email (" in said
    assert f"I will write: {EMAIL}" in said


def test_each_step_is_one_line_that_counts(world: Any, answers: Answers) -> None:
    person = Someone(["yes"])
    made = world(person, Practice(language="fr"))

    made.object(answers)

    steps = [line for line in person.heard if " of about " in line]
    assert [step.split(":")[0].strip() for step in steps] == [
        f"{number} of about 5" for number in (1, 2, 3, 4)
    ]
    assert person.transcript.count("words seen on real pages") == 1
    assert "The page's language: Français. " in person.transcript


@pytest.mark.thorough
def test_a_language_without_words_is_said_to_be_so(world: Any, answers: Answers) -> None:
    from optout_bot.practice import PracticeSite

    made = world(person := Someone([]), Practice(), wait=0.1)
    site: PracticeSite = made.site
    real = site.reply

    def basque(method: str, address: str, body: str | None) -> Any:
        answer = real(method, address, body)
        if answer:
            object.__setattr__(answer, "body", answer.body.replace(b'lang="en"', b'lang="eu"'))
        return answer

    site.reply = basque  # type: ignore[method-assign]  # the same page, in another language
    with pytest.raises(Declined):
        made.object(answers)

    assert "language is eu. I have no words for it" in person.transcript


def test_the_estimate_never_shrinks_and_never_falls_behind() -> None:
    person = Someone()
    steps = Narration(person, wait=1, each=False)

    for left in (4, 3, 3, 3, 2, 1):
        steps.tell("x", left=left)

    counts = [
        tuple(int(n) for n in line.split(":")[0].split(" of about ")) for line in person.heard
    ]
    assert counts == [(1, 5), (2, 5), (3, 6), (4, 7), (5, 7), (6, 7)]


STRICT = (
    "default-src 'none'; script-src 'self'; style-src 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
TWINS = '<div id="root"></div><button id="a">Same</button><button id="b">Same</button>'


def test_of_two_alike_the_meant_one_is_framed_under_the_strictest_policy(
    page: Page, facebook: Flow
) -> None:
    address = "https://www.facebook.com/x"
    page.route(
        address,
        lambda route: route.fulfill(
            body=f'<html lang="en"><body>{TWINS}</body></html>',
            headers={"content-type": "text/html", "content-security-policy": STRICT},
        ),
    )
    page.goto(address)
    page.evaluate("document.getElementById('root').attachShadow({mode: 'open'})")
    before = page.content()
    snapshot = survey(page, facebook.hosts)
    assert snapshot is not None
    second = [element for element in snapshot.elements if element.name == "Same"][1]
    pointer = Pointer()

    pointer.at(snapshot, [second])

    assert page.evaluate(FRAMED) == ["b"]
    assert page.content() == before
    pointer.away()
    assert page.evaluate(FRAMED) == []


def test_pointing_at_what_has_gone_is_no_trouble(page: Page, facebook: Flow) -> None:
    pointer = Pointer()
    with at_address(page, "https://www.facebook.com/x", TWINS):
        snapshot = survey(page, facebook.hosts)
    assert snapshot is not None
    pointer.at(snapshot, snapshot.elements)
    with at_address(page, "https://www.facebook.com/y", TWINS):
        pointer.away()
        pointer.at(snapshot, snapshot.elements)

    assert page.evaluate(FRAMED) == []


@pytest.mark.parametrize(("length", "shown"), [(60, "x" * 60), (61, "x" * 59 + "…")])
def test_a_name_that_is_cut_shows_that_it_is(
    look_at: Callable[..., Look], length: int, shown: str
) -> None:
    (link,) = look_at(f"<a href=/x>{'x' * length}</a>").snapshot.of_role(Role.LINK)

    assert told([link]) == f"I follow the link “{shown}”"
