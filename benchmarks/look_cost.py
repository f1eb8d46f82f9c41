"""What it costs to judge a page by meaning too, as a ratio of one look at it.

Run: python -m benchmarks.look_cost
"""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable

from playwright.sync_api import sync_playwright

from optout_bot.browser.installed import find_browser
from optout_bot.commands.sites import load_flow, load_words
from optout_bot.page.reading import Look
from optout_bot.page.survey import survey

ROUNDS = 40
# A page as long as the real one, in words that nobody knows: every stem is looked for in vain.
_PARAGRAPH = "<p>We explain here at some length what becomes of the things that people post.</p>"
_PAGE = "<html lang={language}><title>A page</title><h1>A page</h1>" + _PARAGRAPH * 60


def _ratio(dearer: Callable[[], object], cheaper: Callable[[], object]) -> float:
    """Of their medians, each run in turn: the browser grows quicker as it goes."""
    spent: dict[Callable[[], object], list[float]] = {dearer: [], cheaper: []}
    for _ in range(ROUNDS):
        for run, times in spent.items():
            begun = time.perf_counter()
            run()
            times.append(time.perf_counter() - begun)
    return statistics.median(spent[dearer]) / statistics.median(spent[cheaper])


def main() -> None:
    """Print the ratio, for a page in a known language and for one that does not say."""
    flow, words = load_flow("facebook"), load_words()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_browser(), chromium_sandbox=False)
        page = browser.new_page()
        links = "".join(f"<a href=/{n}>Link number {n}</a> " for n in range(60))
        page.route("**/*", lambda r: r.fulfill(body=html, content_type="text/html; charset=utf-8"))
        for language in ("fr", "''"):
            html = _PAGE.format(language=language) + links
            page.goto("https://www.facebook.com/privacy/genai")

            def known() -> object:
                look = Look(survey(page, flow.hosts), flow, words)  # type: ignore[arg-type]
                return look.screen(flow.screens, still=True)

            def likely() -> object:
                look = Look(survey(page, flow.hosts), flow, words)  # type: ignore[arg-type]
                return look.met(flow.screens, still=True)

            known(), likely()
            print(f"lang={language}: ratio {_ratio(likely, known):.2f}")
        browser.close()


if __name__ == "__main__":
    main()
