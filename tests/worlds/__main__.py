"""`python -m tests.worlds [--random N] [--seed S] [--jobs J]`: run worlds, print the summary."""

from __future__ import annotations

import argparse
import os
import random
import sys
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from optout_bot.browser.installed import find_browser
from optout_bot.commands.sites import load_words
from optout_bot.flow.words import Words
from tests.conftest import FENCE
from tests.worlds.kept import Kept, kept_summary, run_kept
from tests.worlds.rehearsals import Rehearsed, rehearsed_summary, run_rehearsed
from tests.worlds.report import OTHER_FORM, PASSED, Result, summary
from tests.worlds.runner import run_world
from tests.worlds.timing import Timed, run_timing, timing, timing_summary
from tests.worlds.world import world

FIXED = tuple(range(40))


def run_all(seeds: list[int]) -> list[Result]:
    """Run these seeds in one browser."""
    words = load_words()
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    results = []
    with sync_playwright() as playwright:
        for start in range(0, len(seeds), 50):
            browser = playwright.chromium.launch(
                executable_path=find_browser(), chromium_sandbox=not root, args=[FENCE]
            )
            for seed in seeds[start : start + 50]:
                result = run_world(browser, words, world(seed, words.languages))
                results.append(result)
                if result.verdict != PASSED:
                    print(f"{seed}: {result.verdict}: {result.why}\n    {result.world}", flush=True)
                if len(seeds) == 1:
                    print(result.told)
            browser.close()
            print(f"  {summary(results)}", file=sys.stderr, flush=True)
    return results


def in_one_browser(run: Callable[[Browser, Words, int], Any], seeds: list[int]) -> list[Any]:
    """Run something for each of these seeds in one browser; what has a fault is printed."""
    words = load_words()
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    results = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_browser(), chromium_sandbox=not root, args=[FENCE]
        )
        for seed in seeds:
            results.append(run(browser, words, seed))
            if results[-1].fault:
                print(f"{seed}: {results[-1].fault}", flush=True)
        browser.close()
    return results


def _timed(browser: Browser, words: Words, seed: int) -> Timed:
    return run_timing(browser, words, timing(seed))


def _kept(browser: Browser, words: Words, seed: int) -> Kept:
    return run_kept(browser, words, world(seed, words.languages))


def _rehearsed(browser: Browser, words: Words, seed: int) -> Rehearsed:
    return run_rehearsed(browser, words, world(seed, words.languages))


# What else may be run of random worlds: what runs one, and what they come to.
MODES: dict[str, tuple[Callable[[Browser, Words, int], Any], Callable[[list[Any]], str]]] = {
    "timing": (_timed, timing_summary),
    "kept": (_kept, kept_summary),
    "rehearse": (_rehearsed, rehearsed_summary),
}


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.worlds", description=__doc__)
    parser.add_argument("--random", type=int, default=0, help="how many, instead of the fixed 40")
    parser.add_argument("--seed", type=int, default=1, help="where the random ones start")
    parser.add_argument("--one", type=int, help="only the world of this seed")
    parser.add_argument("--timing", type=int, help="instead, so many runs of hostile timing")
    parser.add_argument("--kept", type=int, help="instead, so many of which the pages are kept")
    parser.add_argument("--rehearse", type=int, help="instead, so many rehearsed and then run")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    options = parser.parse_args()
    seeds = list(FIXED)
    if options.random:
        dice = random.Random(options.seed)
        seeds = [dice.randrange(10**6, 10**9) for _ in range(options.random)]
    if options.one is not None:
        seeds = [options.one]
    for mode, (run, told) in MODES.items():
        if many := getattr(options, mode):
            dice = random.Random(options.seed)
            drawn = [dice.randrange(10**6, 10**9) for _ in range(many)]
            with ProcessPoolExecutor(options.jobs) as pool:
                each = [drawn[n :: options.jobs] for n in range(options.jobs)]
                results = [r for part in pool.map(partial(in_one_browser, run), each) for r in part]
            print(told(results))
            return any(result.fault for result in results)
    parts = [seeds[n :: options.jobs] for n in range(options.jobs)]
    with ProcessPoolExecutor(options.jobs) as pool:
        results = [each for part in pool.map(run_all, parts) for each in part]
    line = summary(results)
    print(line)
    return 0 if f" 0 WRONG, 0 SILENT, 0 {OTHER_FORM}" in line else 1


if __name__ == "__main__":
    sys.exit(main())
