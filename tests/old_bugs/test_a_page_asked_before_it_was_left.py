"""A page that asks before it is left held the run back: no other door opened behind it, and the
form that is sent by leaving its page "sent nothing"."""

from __future__ import annotations

from typing import Any

import pytest

from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.objection.answers import Answers
from optout_bot.practice import Practice, PracticeSite
from tests.conftest import EMAIL, Someone
from tests.page.test_variants import HEAD, MAIL, SEND, WHY, OneForm
from tests.tiers import sampled

ASKS = "<script>addEventListener('beforeunload', e => e.preventDefault())</script>"
ASKS_AT_FIRST = """<script>let refused = 0; addEventListener('beforeunload', e => {
if (!refused++) e.preventDefault() })</script>"""
CONFIRMED = b"<!doctype html><html lang=en><p>We've received your objection.</p>"


class AskingOnTheWay(PracticeSite):
    """Only its second door leads on, and the page behind the first asks before it is left."""

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        answer = super().reply(method, address, body)
        if answer and method == "GET" and "/privacy/genai" in address:
            return Reply(answer.status, answer.headers, answer.body + ASKS.encode())
        return answer


@pytest.mark.parametrize("site", sampled([PracticeSite, AskingOnTheWay], 1))
def test_the_next_door_opens_behind_it(
    world: Any, answers: Answers, words: Words, site: type[PracticeSite]
) -> None:
    made = world(Someone(["yes"]), site=site(Practice(route="direct"), words, EMAIL))

    made.object(answers)

    assert len(made.site.received) == 1


class SentByLeaving(OneForm):
    """A form without a script: the browser itself sends it, and shows the answer."""

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        answer = super().reply(method, address, body)
        assert answer is not None
        if method == "POST":
            return Reply(200, {"content-type": "text/html"}, CONFIRMED)
        return answer


@pytest.mark.parametrize("asks", sampled(["", ASKS, ASKS_AT_FIRST], 1))
def test_after_the_yes_it_is_left(world: Any, asks: str) -> None:
    plain = f"<form id=box method=post action=/ajax/help/contact/submit/page>{MAIL}{WHY}{SEND}"
    page = f"<!doctype html><html lang=en><body>{HEAD}{plain}</form>{asks}</body></html>"
    made = world(Someone(["yes"]), site=SentByLeaving(page))

    made.object(Answers(EMAIL, "IE"))

    assert [sent["mail"] for sent in made.site.received] == [EMAIL]
    assert made.record["outcome"] == "sent"


def test_after_a_no_nothing_was_sent_from_it(world: Any) -> None:
    plain = f"<form id=box method=post action=/ajax/help/contact/submit/page>{MAIL}{WHY}{SEND}"
    page = f"<!doctype html><html lang=en><body>{HEAD}{plain}</form>{ASKS}</body></html>"

    def leaves() -> str:
        made.page.evaluate("void setTimeout(() => document.forms[0].submit())")
        made.session.tab.pump(300)
        return "no"

    made = world(Someone([leaves]), site=SentByLeaving(page))
    with pytest.raises(Exception, match="did not say yes"):
        made.object(Answers(EMAIL, "IE"))

    assert made.site.received == []
    assert made.page.locator("input").input_value() == EMAIL
