"""What the site answers is heard in the program's own tab, and in nobody else's."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser

from optout_bot.browser.tab import Tab
from optout_bot.flow.words import Words
from optout_bot.lock.lock import Lock
from optout_bot.objection.responses import Responses
from optout_bot.practice import Practice, PracticeSite
from tests.conftest import EMAIL

ADDRESS = "https://www.facebook.com/privacy/genai"


@pytest.mark.parametrize("shared", [True, False], ids=["in the person's browser", "in our own"])
def test_a_tab_of_the_persons_is_not_listened_to(
    browser: Browser, words: Words, shared: bool
) -> None:
    context = browser.new_context()
    other, own = context.new_page(), context.new_page()
    lock = Lock(context, PracticeSite(Practice(), words, EMAIL))
    tab = Tab(context, lock, lambda: None, page=own, shared=shared)

    answered = Responses()
    with tab.heard(answered.note):
        own.goto(f"{ADDRESS}?own")
        other.goto(f"{ADDRESS}?other")
    own.goto(f"{ADDRESS}?later")

    heard = {place.rpartition("?")[2] for _, place, _ in answered.seen if "?" in place}
    assert heard == ({"own"} if shared else {"own", "other"})
    context.close()
    lock.detach()
