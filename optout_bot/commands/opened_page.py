"""Opens a page in the browser only to look at it: nothing on it is touched, nothing is sent."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from optout_bot.base.settings import Settings
from optout_bot.base.urls import host_in
from optout_bot.browser.launch import Launch, open_tab
from optout_bot.commands.inspect import inspected
from optout_bot.commands.saved_page import saved_page
from optout_bot.flow import Flow
from optout_bot.flow.words import Words
from optout_bot.objection.watch import Watch
from optout_bot.page.survey import ANY_HOST
from optout_bot.person.terminal import Interruption


def inspect_page(
    page: str, flows: Sequence[Flow], words: Words, settings: Settings, *, headless: bool
) -> dict[str, Any]:
    """Open an address in the person's browser, or a saved page without any network, and look.

    Raises:
        UsageError: it is neither an https address nor a file that can be read.
        BrowserError: no browser could be opened.
        PageError: the page did not load.
    """
    saved = saved_page(page)
    address = saved.address if saved else page
    flow = next((flow for flow in flows if host_in(address, flow.hosts)), flows[0])
    launch = (
        Launch.unseen(settings)
        if saved
        else Launch.of(
            settings,
            settings.profile,
            headless=headless or settings.headless,
            sandbox=settings.chromium_sandbox,
        )
    )
    with (
        Interruption().watched() as interruption,
        open_tab(launch, saved, interruption.check) as tab,
    ):
        tab.lock.only_reads()
        tab.go(address)
        look, _ = Watch(tab, flow, words, ANY_HOST).until_known(())
        return inspected(look)
