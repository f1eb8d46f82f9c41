"""Between the question and the yes the form changed where nobody looked, and was sent."""

from __future__ import annotations

from typing import Any

import pytest

from optout_bot.base.errors import Declined
from optout_bot.lock import ticket as ticket_module
from optout_bot.objection import send as send_module
from optout_bot.objection.answers import Answers
from optout_bot.practice import Practice
from tests.conftest import EMAIL, Someone
from tests.tiers import sampled

# What the form is like from the start, and what changes while the question is open.
CASES = {
    "a field named action hides where it sends": (
        "f.insertAdjacentHTML('afterbegin', '<input type=hidden name=action value=x>')",
        "f.setAttribute('action', '/withdraw/objection')",
    ),
    "a field named querySelectorAll": (
        "f.insertAdjacentHTML('afterbegin', '<input type=hidden name=querySelectorAll value=x>')",
        "f.querySelector; f.children.support_form_id.value = '510058597920541'",
    ),
    "the value behind a country": (
        "",
        "for (const o of f.querySelectorAll('option')) if (o.value === 'IE') o.value = 'US'",
    ),
    "the name of a field": ("", "f.querySelector('[name=email]').name = 'withdraw'"),
    "a hidden field outside of the form": (
        "",
        "document.body.insertAdjacentHTML('beforeend',"
        "'<input type=hidden form=objection name=withdraw value=1>')",
    ),
    "a hidden field with underscores": (
        "",
        "f.insertAdjacentHTML('beforeend', '<input type=hidden name=__withdraw value=1>')",
    ),
}


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send_module, "CONFIRM_SECONDS", 2.0)
    monkeypatch.setattr(ticket_module, "TICKET_SECONDS", 1.0)


@pytest.mark.parametrize("case", sampled(CASES, 2))
def test_a_change_asks_again(world: Any, case: str) -> None:
    before, change = CASES[case]

    def run(script: str) -> None:
        made.page.evaluate(f"() => {{ const f = document.querySelector('#objection'); {script} }}")

    def changed() -> str:
        run(change)
        return "yes"

    made = world(Someone([changed, "no"]), Practice(form="2024"))
    made.to_the_form()
    run(before)

    with pytest.raises(Declined):
        made.go_on(Answers(EMAIL, "IE", "my reason, quite long"))

    assert made.site.received == []
