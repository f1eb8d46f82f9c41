"""Where browsers of the Chromium family are on this machine, and where they keep people's own
profiles. Standard library only: `start.py` uses it before anything is installed."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath


@dataclass(frozen=True)
class Browser:
    """Where one is: its commands on Linux, its application on macOS, its program below a folder
    of its own on Windows; and where it keeps people's own profiles: on macOS below Application
    Support, on Windows below LOCALAPPDATA in that folder, on Linux below that for settings."""

    commands: tuple[str, ...]
    application: str
    windows: str
    program: str
    folder_mac: str
    folder_linux: str

    @property
    def folder_windows(self) -> str:
        """Where it keeps people's own profiles, below LOCALAPPDATA."""
        return f"{self.windows}/User Data"


_BRAVE = "BraveSoftware/Brave-Browser"
BROWSERS = {
    "chrome": Browser(
        ("google-chrome-stable", "google-chrome", "/opt/google/chrome/chrome"),
        *("Google Chrome", "Google/Chrome", "chrome.exe", "Google/Chrome", "google-chrome"),
    ),
    "msedge": Browser(
        ("microsoft-edge-stable", "microsoft-edge", "/opt/microsoft/msedge/msedge"),
        *("Microsoft Edge", "Microsoft/Edge", "msedge.exe", "Microsoft Edge", "microsoft-edge"),
    ),
    "chromium": Browser(
        ("chromium", "chromium-browser"),
        *("Chromium", "Chromium", "chrome.exe", "Chromium", "chromium"),
    ),
    "brave": Browser(
        ("brave-browser", "brave"),
        *("Brave Browser", _BRAVE, "brave.exe", _BRAVE, _BRAVE),
    ),
    "vivaldi": Browser(
        ("vivaldi-stable", "vivaldi"),
        *("Vivaldi", "Vivaldi", "vivaldi.exe", "Vivaldi", "vivaldi"),
    ),
}
# Which of these folders are never the program's to open, as patterns in lower case: those above
# with their beta and developers' editions, and other browsers'.
_DEFAULTS = (
    *(f".config/{each.folder_linux.lower()}*" for each in BROWSERS.values()),
    *(".config/opera", ".config/opera-*", "snap/chromium/common/chromium", ".var/app/*/config/*"),
    *(f"application support/{each.folder_mac.lower()}*" for each in BROWSERS.values()),
    "application support/com.operasoftware.opera*",
    *(f"{each.windows.lower()}*/user data" for each in BROWSERS.values()),
    "opera software/opera*",
)
# The folders that hold them.
_ROOTS = (
    *("~", "~/.config", "$XDG_CONFIG_HOME", "$CHROME_CONFIG_HOME"),
    *("~/Library/Application Support", "$LOCALAPPDATA", "$APPDATA"),
)


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
    browser = BROWSERS[name]
    if sys.platform == "win32":
        roots = ("PROGRAMFILES", "PROGRAMFILES(X86)", "LOCALAPPDATA")
        inside = Path(browser.windows, "Application", browser.program)
        places = [os.environ[root] / inside for root in roots if root in os.environ]
    elif sys.platform == "darwin":
        inside = Path(f"{browser.application}.app/Contents/MacOS/{browser.application}")
        places = [Path("/Applications") / inside, Path.home() / "Applications" / inside]
    else:
        places = [Path(path) for command in browser.commands if (path := shutil.which(command))]
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


def is_a_browsers_own(folder: Path) -> bool:
    """Whether it is such a folder, is inside one, or has one inside it; links are followed."""
    real = folder.resolve()
    around = [PurePosixPath(each.as_posix().lower()) for each in (real, *real.parents)]
    named = any(place.match(pattern) for place in around for pattern in _DEFAULTS)
    set_by_hand = os.environ.get("CHROME_USER_DATA_DIR")
    roots, own = set(), {Path(set_by_hand).resolve()} if set_by_hand else set()
    for name in map(os.path.expandvars, _ROOTS):
        if "$" not in name:
            roots.add(root := Path(name).expanduser().resolve())
            for pattern in _DEFAULTS:
                below = pattern
                if name != "~":
                    below = re.sub(r"^(\.config|application support)/", "", pattern)
                own |= {each.resolve() for each in _matches(root, below)}
    above = {parent for each in own for parent in each.parents}
    above |= roots | {parent for root in roots for parent in root.parents}
    return named or bool(own & {real, *real.parents}) or real in above


def _matches(root: Path, pattern: str) -> list[Path]:
    """The folders below a root that a pattern in lower case means, whatever their case."""
    found = [root]
    for part in pattern.split("/"):
        found = [
            each
            for folder in found
            if folder.is_dir() and os.access(folder, os.R_OK)
            for each in folder.iterdir()
            if PurePosixPath(each.name.lower()).match(part)
        ]
    return found
