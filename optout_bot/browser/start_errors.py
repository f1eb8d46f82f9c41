"""What a browser or Playwright says when no window comes up, in one sentence for the person."""

from __future__ import annotations

import errno
import os
import re
import tempfile
from contextlib import suppress

from optout_bot.base import log
from optout_bot.base.log import logger
from optout_bot.base.messages import system_said, tr

# As much of what a program says as a log needs.
_LINES = 20


def explained(message: str) -> str:
    """One sentence for what the browser said when it did not start."""
    # The line with the command says nothing about why it failed.
    said = [line for line in message.splitlines() if "<launching>" not in line]
    _log("browser", said)
    for mark, cause in _causes(message).items():
        if cause and any(mark.lower() in line.lower() for line in said):
            return cause
    return " ".join(
        [
            tr("The browser did not start, and what it said does not tell me why."),
            _where_it_stands(),
            tr("You can go on without it: optout-bot run --guide"),
        ]
    )


def not_driven(message: str) -> str:
    """One sentence for what Playwright or its program said when it did not start."""
    _log("Playwright", message.splitlines())
    what = tr("Playwright, which drives the browser, does not start on this system.")
    again = tr("Install it again: delete the folder .venv, then run python start.py")
    if "loading shared libraries: libatomic" in message:
        why = tr("On Debian and Ubuntu it needs: apt-get install libatomic1")
    elif "loading shared libraries" in message:
        why = tr("It lacks a part of the system: {library}.").format(library=_library(message))
    elif found := re.search(r"Cannot launch Node.js executable at (.+): \[Errno (\d+)\]", message):
        why = tr("{program} cannot be started: {why}.") + " " + again
        number = int(found.group(2))
        error = OSError(number, os.strerror(number))
        why = why.format(program=found.group(1), why=system_said(error))
    elif "does not include Node.js" in message:
        why = tr("Its own program is missing.") + " " + again
    else:
        why = tr("What it said does not tell me why.") + " " + _where_it_stands()
    return f"{what} {why}"


def no_temporary_folder(error: OSError, folder: str = "") -> str:
    """The folder in which every program keeps what it soon throws away cannot be used."""
    said = tr(
        "The folder for temporary files cannot be used ({folder}): {why}. Set {name} to a "
        "folder that you may write to, or remove it from your environment."
    )
    name = "TEMP" if os.name == "nt" else "TMPDIR"
    return said.format(folder=folder or _temporary_folder(), why=system_said(error), name=name)


def _temporary_folder() -> str:
    """The one in use; where there is none, the first that was tried."""
    with suppress(OSError):
        return tempfile.gettempdir()
    named = filter(None, map(os.environ.get, ("TMPDIR", "TEMP", "TMP")))
    return next(named, os.sep + "tmp")


def _log(who: str, said: list[str]) -> None:
    for line in said[:_LINES]:
        logger.info("{} said: {}", who, line)


def _where_it_stands() -> str:
    place = log.place()
    return (
        tr("It stands in {log}.").format(log=place) if place else tr("A run keeps it in its log.")
    )


def _causes(message: str) -> dict[str, str]:
    """What a browser or Playwright says, and what it means; the first that fits."""
    still_open = tr("The helper's window is still open. Close it and try again.")
    as_root = tr("The browser refused its sandbox here. Run as your normal user, not as root.")
    no_program = tr("What OPTOUT_BROWSER names is not a program that can be started.")
    return {
        "Executable doesn't exist": tr(
            "No browser was found. Install Chrome, Edge or Chromium, or go on without one: "
            "optout-bot run --guide"
        ),
        ", mkdtemp '": _no_temporary_folder(message),
        "Socket path too long": tr(
            "The name of the folder for temporary files is too long for the browser. Set TMPDIR "
            "to a short one, such as /tmp, or remove it from your environment."
        ),
        "No space left on device": tr("The disk is full, so the browser did not start."),
        "EACCES": no_program,
        "ENOEXEC": no_program,
        "existing browser session": still_open,
        "in use by another": still_open,
        "ProcessSingleton": tr(
            "The browser could not take its profile folder for itself. Close its other window, "
            "if there is one, and see that the folder can be written."
        ),
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
        **dict.fromkeys(("XServer", "$DISPLAY"), no_display()),
    }


def _no_temporary_folder(message: str) -> str:
    # Windows has the other separator.
    found = re.search(r"(E[A-Z]+): [^,]*, mkdtemp '(.*)[/\\][^/\\]*'", message)
    if not found:
        return ""
    number = getattr(errno, found.group(1), errno.EIO)
    return no_temporary_folder(OSError(number, os.strerror(number)), found.group(2))


def _library(message: str) -> str:
    found = re.search(r"loading shared libraries: ([\w.+-]+)", message)
    return found.group(1) if found else "?"


def no_display() -> str:
    """There is no screen to show a window on."""
    return tr(
        "This needs a desktop, because you watch and decide yourself. Run it on your own computer."
    )
