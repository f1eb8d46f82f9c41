"""The ticket let out a request that only contained what was approved, among other things."""

from __future__ import annotations

from typing import Any

import pytest

from optout_bot.base.errors import OptOutError
from optout_bot.flow.words import Words
from optout_bot.lock import ticket as ticket_module
from optout_bot.lock.request import Reply
from optout_bot.objection import send as send_module
from optout_bot.objection.answers import Answers
from optout_bot.practice import Practice, PracticeSite
from tests.conftest import EMAIL, Someone
from tests.objection.test_send import sending
from tests.tiers import sampled

OWN = "/ajax/help/contact/submit/page"
POST = (
    "const p = new URLSearchParams(new FormData(form)); %s;"
    "await fetch('%s', {method: 'POST', body: p}).catch(() => 0);"
    "document.getElementById('confirmation').showModal();"
)
CASES = {
    "another address, ours beside it": POST
    % (f"p.set('email', 'eve@evil.example'); p.set('old', '{EMAIL}')", OWN),
    "ours made longer": POST % ("p.set('email', 'x' + p.get('email') + '.evil.example')", OWN),
    "written in another way": POST % ("p.set('email', p.get('email').toUpperCase())", OWN),
    "the number of another form": POST % ("p.set('support_form_id', '510058597920541')", OWN),
    "a path with dots": POST % ("1", "/ajax/help/contact/submit/..%2f..%2fwithdraw"),
    "a draft in place of the form": POST % ("1", "/api/graphql/?draft"),
}


class Site(PracticeSite):
    """Takes every request, whatever it says."""

    posts: tuple[str, ...] = ()

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        if method == "POST":
            self.posts += (address,)
            return Reply(200, {}, b"confirmation")
        return super().reply(method, address, body)


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send_module, "CONFIRM_SECONDS", 2.0)
    monkeypatch.setattr(ticket_module, "TICKET_SECONDS", 1.0)
    monkeypatch.setattr(ticket_module, "AFTER_REFUSED_SECONDS", 0.5)


@pytest.mark.parametrize("case", sampled(CASES, 2))
def test_nothing_else_is_let_out_or_called_sent(world: Any, words: Words, case: str) -> None:
    site = Site(Practice(), words, EMAIL)
    made = world(Someone([lambda: sending(made, CASES[case]) or "yes", "no"]), site=site)

    with pytest.raises(OptOutError):
        made.object(Answers(EMAIL, "IE", "my reason, quite long"))

    assert site.posts == ()
    assert made.record["outcome"] != "sent"


def test_the_twin_that_says_what_was_approved_is_let_out(world: Any, words: Words) -> None:
    site = Site(Practice(), words, EMAIL)
    made = world(Someone([lambda: sending(made, POST % ("1", OWN)) or "yes"]), site=site)

    made.object(Answers(EMAIL, "IE", "my reason, quite long"))

    assert len(site.posts) == 1
    assert made.record["outcome"] == "sent"
