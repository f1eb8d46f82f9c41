"""Each way a run can end, on a page that asks before it is left and sends what is typed all the
time: the real command in a window, in its own browser or in the person's, a server that counts."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from optout_bot.commands.sites import load_words
from optout_bot.practice import Practice
from tests.conftest import environment
from tests.counter import Counter
from tests.headed import (
    browsers_in,
    close_windows,
    eventually,
    kill_the_driver,
    renderers,
    tabs,
    tell,
    their_browser,
)
from tests.terminal import QUESTION, Terminal

MODES = ("own profile", "attached")
# How long something may take to arrive after the end, and what the person may take to answer.
_ARRIVAL_SECONDS = 2.0
_WAIT_SECONDS = 20
_SCRIPT = """
const told = when => {
  const body = document.forms[0]?.elements.email?.value;
  if (!body) return;
  fetch(`/draft?${when}`, {method: 'POST', body, keepalive: true}).catch(() => 0);
  navigator.sendBeacon(`/draft?beacon-${when}`, body);
};
setInterval(told, 150, 'always');
for (const when of ['beforeunload', 'pagehide', 'unload', 'freeze'])
  addEventListener(when, () => told(when));
addEventListener('visibilitychange', () => told('visibilitychange'));
addEventListener('input', e => {
  const body = e.target.value;
  if (self.fetchLater) fetchLater('/draft?later', {method: 'POST', body});
});
addEventListener('beforeunload', e => { e.preventDefault(); e.returnValue = 'x'; });
"""


@dataclass
class Run:
    """A run that stands at its question; `profile` is the folder of its browser."""

    terminal: Terminal
    profile: Path
    attached: bool

    @property
    def in_the_tab(self) -> bool:
        """Whether the form is open in the person's browser."""
        return any("/contact/" in address for address in tabs(self.profile))

    @property
    def browser(self) -> int:
        """The browser's process."""
        return next(iter(browsers_in(self.profile)))


def _no(run: Run) -> None:
    run.terminal.type("no\n")


def _ctrl_c(run: Run) -> None:
    run.terminal.type("\x03")


def _close(run: Run) -> None:
    """The window or, in the person's browser, the program's tab, with the browser's own keys."""
    if not run.attached:
        close_windows(os.environ["DISPLAY"])
        return

    def gone() -> bool:
        if run.in_the_tab:
            search = ["xdotool", "search", "--onlyvisible", "--class", "chrom", "windowfocus"]
            subprocess.run([*search, "key", "--clearmodifiers", "ctrl+w"], capture_output=True)
            time.sleep(1)
        return not run.in_the_tab

    eventually(gone)


def _crash(run: Run) -> None:
    tell(renderers(run.browser), signal.SIGKILL)


def _kill(run: Run) -> None:
    run.terminal.process.kill()


def _kill_the_driver(run: Run) -> None:
    kill_the_driver(run.terminal.process.pid)


def _nothing(run: Run) -> None:
    """The time runs out."""


ENDS: dict[str, Callable[[Run], None]] = {
    "no": _no,
    "Ctrl-C": _ctrl_c,
    "closed window": _close,
    "crash of the tab": _crash,
    "kill of the program": _kill,
    "kill of its driver": _kill_the_driver,
    "time-out": _nothing,
}
# The lock is gone with the program: its price, which is said before. With its driver as well,
# which is said at once.
CANNOT_HOLD = (("kill of the program", "attached"), ("kill of its driver", "attached"))
# The browser may notice first and let go what it held, in the moment before it is ended.
RACES = (("kill of its driver", "own profile"),)


@dataclass(frozen=True)
class Ended:
    """How often what was typed arrived, and whether the form is open in the person's browser."""

    arrived: int
    left_open: bool = False


def ended(end: str, mode: str) -> Ended:
    """Run to the question, end it so, and see what arrives. Needs a display."""
    site = Counter(load_words(), Practice(language="en", email="other", route="direct"))
    site.script = _SCRIPT
    with TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        env = site.env(environment(Path(folder))) | {"OPTOUT_WAIT": str(_WAIT_SECONDS)}
        env["DISPLAY"] = os.environ["DISPLAY"]
        try:
            if mode == "own profile":
                profile = Path(env["OPTOUT_DATA_DIR"]) / "profile"
                return _ended(site, end, env, profile, attached=False)
            theirs = Path(folder) / "theirs"
            with their_browser(env, theirs, "about:blank", headless=False):
                env["CHROME_USER_DATA_DIR"] = str(theirs)
                return _ended(site, end, env, theirs, attached=True)
        finally:
            site.close()


def _ended(site: Counter, end: str, env: dict[str, str], profile: Path, *, attached: bool) -> Ended:
    arguments = ["run", "facebook", *(["--attach=chrome"] if attached else [])]
    with Terminal(arguments, env) as terminal:
        if attached:
            terminal.until("Enter to go on, no to stop:")
            terminal.type("\n")
        terminal.until(QUESTION)
        run = Run(terminal, profile, attached)
        ENDS[end](run)
        terminal.ends(90)
        time.sleep(_ARRIVAL_SECONDS)
        return Ended(len(site.carrying), attached and run.in_the_tab)
