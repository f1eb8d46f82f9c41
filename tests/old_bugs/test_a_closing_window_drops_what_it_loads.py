"""A window that the person closed while an address loaded in it: the browser first let go of
what it loaded, and where it took its time to close, the person read of a connection instead."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Route

from optout_bot.base.errors import NotSent, PageError
from optout_bot.browser.tab import Tab
from optout_bot.lock.lock import Lock
from tests.tiers import sampled

ADDRESS = "https://www.facebook.com/privacy/genai"
LET_GO = "aborted"
NO_SERVER = "connectionrefused"


def go(browser: Browser, why: str, *, closes: bool) -> None:
    """Open an address that does not load, in a window that may be closing."""
    context = browser.new_context()
    page = context.new_page()
    failed: list[str] = []
    looked: list[str] = []

    def fail(route: Route) -> None:
        failed.append(why)
        route.abort(why)

    def check() -> None:
        # The window takes a few turns more than what it loaded.
        looked.extend(failed)
        if closes and len(looked) == 4:
            page.close()

    lock = Lock(context, None)
    page.route("**", fail)
    try:
        Tab(context, lock, check, page=page).go(ADDRESS)
    finally:
        context.close()
        lock.detach()
        assert failed


def test_a_window_that_is_closing_is_told_as_closed(browser: Browser) -> None:
    with pytest.raises(NotSent, match="window was closed"):
        go(browser, LET_GO, closes=True)


@pytest.mark.parametrize("why", sampled([LET_GO, NO_SERVER], 1))
def test_an_address_that_does_not_load_in_a_window_that_stays_is_told_as_that(
    browser: Browser, why: str
) -> None:
    with pytest.raises(PageError, match="did not load"):
        go(browser, why, closes=False)
