"""`python -m tests.hostile [--headed]`: tries every way against every lock and writes
`docs/lock.md`; with `--headed` also in a window, on a virtual screen where there is none.
How a run ends is always tried in a window."""

from __future__ import annotations

import argparse
import subprocess

from loguru import logger

from optout_bot.browser.installed import find_browser
from tests.hostile import after_runner, document
from tests.hostile.ends import ENDS, MODES, ended
from tests.hostile.runner import LAYERS, display, reached
from tests.hostile.ways import WAYS


def _after(modes: list[bool]) -> document.Found:
    """What arrived after the press."""
    found: document.Found = {}
    for headless in modes:
        with display(headless=headless):
            for layer in after_runner.LAYERS:
                hits, _ = after_runner.reached(layer, headless=headless)
                found[layer, headless] = hits
                arrived = sum(map(bool, hits.values()))
                print(f"{layer:<14} after the press {arrived:3} of {len(hits)} arrived", flush=True)
    return found


def main() -> None:
    logger.remove()
    parser = argparse.ArgumentParser(prog="python -m tests.hostile", description=__doc__)
    parser.add_argument("--headed", action="store_true", help="in a window too")
    modes = [True, False] if parser.parse_args().headed else [True]
    found: document.Found = {}
    for headless in modes:
        with display(headless=headless):
            for layer in LAYERS:
                hits, requests = reached(layer, headless=headless)
                found[layer, headless] = hits
                arrived = sum(map(bool, hits.values()))
                window = "headless" if headless else "in a window"
                print(
                    f"{layer:<14} {window:<12} {arrived:3} of {len(WAYS)} ways arrived", flush=True
                )
                if layer == "ours" and requests:
                    print("  not stopped:", *requests, sep="\n  ")
    after = _after(modes)
    ends: document.Ends = {}
    with display(headless=False):
        for mode in MODES:
            for end in ENDS:
                ends[end, mode] = ended(end, mode)
                print(f"{end:<20} {mode:<12} {ends[end, mode].arrived:3} arrived", flush=True)
    path = find_browser() or ""
    version = subprocess.run([path, "--version"], capture_output=True, text=True, check=True)
    document.PATH.write_text(
        document.written(found, after, ends, version.stdout.strip()), encoding="utf-8"
    )
    print(f"written: {document.PATH}")


main()
