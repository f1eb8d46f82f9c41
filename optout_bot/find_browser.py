"""Where a browser of the Chromium family is on this machine. Standard library only:
`start.py` uses it before anything is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

# name → (Linux commands, macOS application, Windows path under the program folders)
BROWSERS = {
    "chrome": (
        ("google-chrome-stable", "google-chrome", "/opt/google/chrome/chrome"),
        "Google Chrome",
        r"Google\Chrome\Application\chrome.exe",
    ),
    "msedge": (
        ("microsoft-edge-stable", "microsoft-edge", "/opt/microsoft/msedge/msedge"),
        "Microsoft Edge",
        r"Microsoft\Edge\Application\msedge.exe",
    ),
    "chromium": (
        ("chromium", "chromium-browser"),
        "Chromium",
        r"Chromium\Application\chrome.exe",
    ),
    "brave": (
        ("brave-browser", "brave"),
        "Brave Browser",
        r"BraveSoftware\Brave-Browser\Application\brave.exe",
    ),
    "vivaldi": (
        ("vivaldi-stable", "vivaldi"),
        "Vivaldi",
        r"Vivaldi\Application\vivaldi.exe",
    ),
}


@dataclass(frozen=True)
class Program:
    """What a browser says it is: its name and its version."""

    name: str
    version: str

    @property
    def major(self) -> int:
        """The version's first number."""
        return int(self.version.partition(".")[0])


def program_at(path: str) -> Program | None:
    """What the browser at a path is, None where it does not say."""
    if sys.platform == "win32":
        # There, asking it for its version would open a window.
        program = Path(path)
        versions = [
            each.name
            for each in program.parent.glob("*")
            if re.fullmatch(r"\d+(\.\d+){3}", each.name)
        ]
        newest = max(versions, key=lambda v: [int(n) for n in v.split(".")], default="")
        return Program(program.parent.parent.name, newest) if newest else None
    try:
        said = subprocess.run(  # noqa: S603 - the person's own browser
            [path, "--version"],
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=10,
            check=False,
        ).stdout
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r"^\s*(\D+?)\s+(\d+(?:\.\d+)+)", said, re.MULTILINE)
    return Program(found.group(1), found.group(2)) if found else None


def find_browser(wanted: str = "auto") -> str | None:
    """The path of a browser: the one wanted (a name or a path), or the first there is.

    None means Playwright's own, if it was downloaded. A path is returned as it is.
    """
    if wanted not in {"auto", *BROWSERS}:
        return wanted
    names = list(BROWSERS) if wanted == "auto" else [wanted]
    found = (path for name in names for path in _places(name))
    return next(found, None)


def _places(name: str) -> Iterator[str]:
    commands, application, program = BROWSERS[name]
    if sys.platform == "win32":
        roots = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        places = [Path(os.environ[root]) / program for root in roots if root in os.environ]
    elif sys.platform == "darwin":
        inside = Path(f"{application}.app/Contents/MacOS/{application}")
        places = [Path("/Applications") / inside, Path.home() / "Applications" / inside]
    else:
        places = [Path(path) for command in commands if (path := shutil.which(command))]
        places = [place for place in places if not _is_snap(place)]
    yield from (str(place) for place in places if place.exists())


def _is_snap(place: Path) -> bool:
    """Whether it starts a snap, which may not enter hidden folders, so not our profile.

    It is a link below `/snap`, a link to the program `snap`, or a script that calls either.
    """
    real = place.resolve()
    if real.name == "snap" or "/snap/" in str(real):
        return True
    try:
        with real.open("rb") as file:
            head = file.read(4096)
    except OSError:
        return False
    return head.startswith(b"#!") and b"/snap/" in head
