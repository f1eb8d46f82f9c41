"""Prints a page of our own as PDF, in the person's browser, without any network."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Error

from optout_bot.base.errors import PageError
from optout_bot.base.messages import tr
from optout_bot.browser.launch import Launch, open_tab
from optout_bot.lock.request import Reply


class _Nobody:
    """Replies to nothing, so that nothing leaves."""

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        """Nothing."""
        return None


def printed(html: str, launch: Launch, check: Callable[[], None]) -> bytes:
    """The page as PDF: tagged, so that it can be read aloud, and as its own style says.

    Raises:
        BrowserError: no browser could be opened.
        PageError: it does not print.
    """
    with open_tab(launch, _Nobody(), check) as tab:
        tab.lock.only_reads()
        try:
            tab.page.set_content(html)
            return tab.page.pdf(prefer_css_page_size=True, tagged=True, print_background=True)
        except Error:
            raise PageError(tr("The browser could not print it.")) from None
