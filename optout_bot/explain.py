"""What a browser or Playwright says when no window comes up, in one sentence for the person."""

from __future__ import annotations

import re

from loguru import logger

from optout_bot.messages import tr


def explained(message: str) -> str:
    """One sentence for what the browser said when it did not start."""
    # The line with the command says nothing about why it failed.
    said = [line for line in message.splitlines() if "<launching>" not in line]
    for mark, cause in _causes(message).items():
        if any(mark.lower() in line.lower() for line in said):
            return cause
    logger.info("the browser said: {}", said[0] if said else "")
    return tr(
        "The browser did not start. Close its other windows and try again, or go on without it: "
        "optout-bot run --guide"
    )


def _causes(message: str) -> dict[str, str]:
    """What a browser or Playwright says, and what it means."""
    still_open = tr("The helper's window is still open. Close it and try again.")
    as_root = tr("The browser refused its sandbox here. Run as your normal user, not as root.")
    no_program = tr("What OPTOUT_BROWSER names is not a program that can be started.")
    return {
        "Executable doesn't exist": tr(
            "No browser was found. Install Chrome, Edge or Chromium, or go on without one: "
            "optout-bot run --guide"
        ),
        "EACCES": no_program,
        "ENOEXEC": no_program,
        "existing browser session": still_open,
        "ProcessSingleton": still_open,
        "No usable sandbox": tr(
            "The browser may not use its sandbox here. Use Chrome from google.com or your "
            "distribution's package."
        ),
        "sandboxing failed": as_root,
        "without --no-sandbox": as_root,
        "disallowed by the system admin": tr(
            "A rule of this computer's administrator forbids that a program drives the browser. "
            "Go on without: optout-bot run --guide"
        ),
        "loading shared libraries": tr(
            "The browser lacks a part of the system: {library}. Install the browser's package "
            "again."
        ).format(library=_library(message)),
        "XServer": no_display(),
        "$DISPLAY": no_display(),
    }


def _library(message: str) -> str:
    found = re.search(r"loading shared libraries: ([\w.+-]+)", message)
    return found.group(1) if found else "?"


def no_display() -> str:
    """There is no screen to show a window on."""
    return tr(
        "This needs a desktop, because you watch and decide yourself. Run it on your own computer."
    )
