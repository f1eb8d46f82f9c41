"""The document made of the table: `docs/lock.md`."""

from __future__ import annotations

from pathlib import Path

from tests.hostile import after_runner
from tests.hostile.after import AFTER
from tests.hostile.beside_http import BESIDE_HTTP
from tests.hostile.ends import ENDS, MODES, Ended
from tests.hostile.reads import READS
from tests.hostile.runner import LAYERS
from tests.hostile.way import Way
from tests.hostile.ways import WAYS
from tests.hostile.writes import WRITES

PATH = Path(__file__).resolve().parents[2] / "docs" / "lock.md"
# What arrived, by lock and by whether it was headless.
Found = dict[tuple[str, bool], dict[str, int]]
# What arrived after the end of a run, by the end and by whose browser it was.
Ends = dict[tuple[str, str], Ended]

_TEXT = """# What the lock stops

Made by `python -m tests.hostile{flag}` with {browser}.
Do not edit: change the table of ways in `tests/hostile/` or the lock, and make it again.
A test compares it with the lock.

A hostile page is opened, an e-mail address is typed into its form, and the page tries one way
to send it; a real server counts what arrives. Each way is tried with no lock, with the usual
ones (`page.route` and `context.route`, stopping everything but GET, HEAD and OPTIONS) and with
ours. Between the first typed character and the yes, ours lets **{ours}** of {ways} ways arrive.

**X** arrived, · did not. {modes}
A way that arrives without any lock in neither is marked "did not fire": it proves nothing
about the locks, and says so. Where the two differ, the cell names the one it arrived in.

| | {heads} |
| --- | {lines} |
| arrived, of {fired} that fired | {sums} |

## How

- Before anything is typed, everything passes but a path that says that it sends a contact form,
  so that a person can sign in. New service workers are refused, those of earlier runs are removed.
- From the first typed character to the yes nothing passes, reads included: a page can write
  what was typed into an address, a header, a cookie, or the mere order of its reads, in a
  cipher of its own, so that no inspection of reads would do. A picture or a list that the page
  wants to load in that time stays away.
- After the yes one request passes, by whatever path: of the kinds that a press causes, to a host
  of the form, within 15 seconds, and it says everything that was approved and no other form's
  number. What calls itself a copy (a draft, a log, a beacon) is none. Reads pass unless they
  carry a typed value in a known disguise.
- Once it left, the page may show how it went: everything passes but what says the same again to
  the site's hosts, by whatever path and in whatever known disguise, and what carries a typed value
  to any other host: in its address, its headers or its body. What cannot be read, or is too long
  to be, counts as both. If the page wants to send the same once more, that takes a yes of its own.
- Requests are aborted, never held: one held back would be sent if the program died.
- Ways that are no HTTP requests (WebSocket, WebRTC, WebTransport, hints to connect, requests
  of the browser's own for payments, sign-in and background downloads) are switched off for the
  whole run. So are workers without an address of their own (`blob:`, `data:`).
- On every start the lock tries itself before the first address is opened, and loads anew what
  the browser restored: a page that was there before the lock sends past it.
- Whatever goes wrong in its own code stops the request over which it went wrong. What is too
  long or nested too deep to be examined in short time does not leave.
- It is taken off a browser that lives on only after every page it guarded is emptied, left and
  closed. A page that asks before it is left is left. One that does not let itself be closed keeps
  the lock on, and you are told to close it.

## What it does not cover

- A host's name that is looked up tells a name server that name. Hints to look up or connect
  are switched off, but look-ups were not counted here, only connections.
- With `--attach`, your own tabs: one of the same site could pass on what the form tells it. Of
  the program's own tab, what a tab it opens, a worker or a beacon sends to third parties.
- What a page keeps for a later run: in the tool's own profile all but cookies is removed around
  each run, in a profile that was yours before and in an attached browser nothing is.
- With `--attach`, a program that is killed, or stopped by a second Ctrl-C while it tidies up:
  the lock is gone with it, and what is typed in its tab can leave until you close that.
- A kill of Playwright's own program, through which the lock holds the browser. On Linux the
  browser is killed in the same moment, but that is a race: on a computer with ten times the work it
  can do, up to 6 requests came out first in 2 of 35 kills. Elsewhere, where it was not measured,
  the program kills the browser once it notices. With `--attach` it tells you to close its tab.
- After the press, a disguise that is not known: a cipher of the page's own, a compressed body, a
  value in pieces over several requests, or in a cookie, which the lock does not read.
- Programs beside the browser, and extensions in it.
- A file the browser itself fetches for its own upkeep carries nothing of a page.
"""

_ENDS = """
## How a run ends

The real program, in a window, stands at its question on a page that sends what is typed every
150 ms, as it is hidden, left and closed, and that asks before it is left. Then the run ends.

| it ends by | {heads} |
| --- | {lines} |
{rows}

The driver is Playwright's own program, through which ours holds the browser. Attached, the lock
is gone with either: the program says so before, and where its driver is gone at once.
"""


def ends(found: Ends) -> str:
    """The part about how a run ends."""
    rows = []
    for end in ENDS:
        cells = ["X" if found[end, mode].arrived else "·" for mode in MODES]
        rows.append(f"| {end} | {' | '.join(cells)} |")
    lines = " | ".join("---" for _ in MODES)
    return _ENDS.format(heads=" | ".join(MODES), lines=lines, rows="\n".join(rows))


_AFTER = """
## After the press

Here the form was filled and sent on its ticket, over HTTPS and at the site's own addresses, and
the page then tries to say the same again to the site, or what was typed to a foreign host. Ours
lets **{ours}** of {ways} ways arrive. With no lock they were tried {none}, with ours {modes}.

| way | none | ours |
| --- | --- | --- |
{rows}
"""


def after_the_press(found: Found) -> str:
    """The part about what comes after the press."""
    return _AFTER.format(
        ours=sum(cell(found, "ours", way) != "·" for way in AFTER),
        ways=len(AFTER),
        none=_modes(found, "none"),
        modes=_modes(found, "ours"),
        rows="\n".join(rows(found, AFTER, after_runner.LAYERS)),
    )


def _modes(found: Found, layer: str) -> str:
    names = ["headless" if headless else "in a window" for each, headless in found if each == layer]
    return " and ".join(names)


def cell(found: Found, layer: str, way: Way) -> str:
    """What stands in the table for a lock and a way."""
    modes = [headless for each, headless in found if each == layer]
    if layer == "none" and not any(found[layer, mode][way.name] for mode in modes):
        return "did not fire"
    arrived = [mode for mode in modes if found[layer, mode][way.name]]
    if not arrived:
        return "·"
    if len(arrived) == len(modes):
        return "X"
    return "X headless" if arrived[0] else "X in a window"


def rows(found: Found, ways: tuple[Way, ...], layers: tuple[str, ...] = LAYERS) -> list[str]:
    """The table's rows."""
    made = []
    for way in ways:
        cells = [cell(found, layer, way) for layer in layers]
        made.append(f"| {way.name} | {' | '.join(cells)} |")
    return made


def written(found: Found, after: Found, ended: Ends, browser: str) -> str:
    """The whole document."""
    both = any(not headless for _, headless in found)
    counts = {
        layer: sum(cell(found, layer, way).startswith("X") for way in WAYS) for layer in LAYERS
    }
    heads, lines = " | ".join(LAYERS), " | ".join("---" for _ in LAYERS)
    text = _TEXT.format(
        flag=" --headed" if both else "",
        browser=browser,
        ours=counts["ours"],
        ways=len(WAYS),
        modes="Each was tried headless and in a window." if both else "All were tried headless.",
        heads=heads,
        lines=lines,
        fired=counts["none"],
        sums=" | ".join(str(each) for each in counts.values()),
    )
    parts = [text, ends(ended)]
    for title, ways in (
        ("Writes", WRITES),
        ("Reads that carry what was typed", READS),
        ("Beside HTTP, or from the browser itself", BESIDE_HTTP),
    ):
        head = f"\n## {title}\n\n| way | {heads} |\n| --- | {lines} |\n"
        parts.append(head + "\n".join(rows(found, ways)) + "\n")
    return "".join((*parts, after_the_press(after)))


def read(text: str) -> dict[str, list[str]]:
    """The cells of each way in a document as it stands."""
    table = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    names = {way.name for way in (*WAYS, *AFTER)} | ENDS.keys()
    return {name: cells for name, *cells in table if name in names}
