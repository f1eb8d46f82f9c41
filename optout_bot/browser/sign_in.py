"""The sign-in, in a plain window of the person's browser: no automation, nothing that watches.

The program waits until the window is closed, so that the browser has written the sign-in down.
It never ends the browser itself: one that is killed keeps nothing.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time

from optout_bot.base.errors import BrowserError, Interrupted, NotSignedIn
from optout_bot.base.log import logger
from optout_bot.base.messages import system_said, tr
from optout_bot.browser.launch import PLAIN_FLAGS, Launch
from optout_bot.browser.profile import STORE, Profile, is_ours
from optout_bot.browser.quiet import PLAIN_SWITCHES
from optout_bot.person.terminal import Person, Pump

# Between two looks whether the window was closed.
_TURN_SECONDS = 0.05


class SignInNeeded(Exception):
    """The way to the form is closed until the person has signed in; `why` says what is seen.

    Raised only where they can do so in a window without automation.
    """

    def __init__(self, why: str, address: str) -> None:
        super().__init__(why)
        self.why = why
        self.address = address

    @property
    def host(self) -> str:
        """The site that asks."""
        return self.address.partition("/")[0]


def announce(wall: SignInNeeded, title: str, person: Person, *, signed_in_before: bool) -> None:
    """Say why a sign-in is needed and what will happen."""
    person.say(f"  {wall.why[:1].upper()}{wall.why[1:]}.")
    if signed_in_before:
        person.say(tr("  You were signed in before. A sign-in ends after a time; that is normal."))
    person.say(tr("  A normal window of your browser opens now, without this program in it."))
    person.say(tr("  It shows the site {host}.").format(host=wall.host))
    person.say(
        tr(
            "  1. Sign in to {site} there, as you always do. A code on your phone is normal."
        ).format(site=title)
    )
    person.say(tr("  2. If the site offers to keep you signed in, say yes."))
    person.say(tr("  3. Do nothing else there, and close the window. I go on by myself then."))
    if sys.platform == "darwin":
        person.say(tr("     On a Mac, press Cmd+Q: closing the window alone is not enough."))
    person.say(
        tr("  Meta may send you a mail about a new login on this computer: that is this window.")
    )


def sign_in(launch: Launch, address: str, person: Person, check: Pump, seconds: float) -> None:
    """Open the browser at an address as a plain program, and wait until it was closed.

    Raises:
        NotSignedIn: it was not closed in time; it stays open.
        Interrupted: Ctrl-C; the window stays open.
        BrowserError: it could not be started.
    """
    assert launch.profile is not None
    profile = Profile(launch.profile)
    mark = profile.mark
    assert mark is not None
    process = _start(command(mark.browser, profile, launch, address))
    logger.info("a plain window is open")
    end = time.monotonic() + seconds
    try:
        while process.poll() is None or profile.in_use():
            check()
            time.sleep(_TURN_SECONDS)
            if time.monotonic() > end:
                raise NotSignedIn(
                    tr("The window is still open. Close it once you are signed in, then run again.")
                )
    except Interrupted:
        person.say(tr("  The browser window stays open; close it yourself."))
        raise
    logger.info("the plain window was closed")


def command(browser: str, profile: Profile, launch: Launch, address: str) -> list[str]:
    """The browser with the profile at an address, and nothing that automates it."""
    return [
        browser,
        f"--user-data-dir={profile.folder}",
        *PLAIN_FLAGS,
        # The same store as in the other starts: one that changes loses the sign-in.
        *(["--password-store=basic"] if STORE == "basic" else []),
        *([] if launch.sandbox or os.name == "nt" else ["--no-sandbox"]),
        *(PLAIN_SWITCHES if is_ours(profile.folder) else ()),
        *launch.args,
        address,
    ]


def _start(words: list[str]) -> subprocess.Popen[bytes]:
    try:
        # A group of its own: Ctrl-C here must not end the browser.
        return subprocess.Popen(  # noqa: S603 - the person's own browser
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
    except OSError as error:
        said = tr("The browser did not start: {why}.")
        raise BrowserError(said.format(why=system_said(error))) from None
