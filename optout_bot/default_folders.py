"""The folders in which browsers keep people's own profiles: never the program's to open."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath

_LINUX = (
    *(".config/google-chrome*", ".config/microsoft-edge*", ".config/chromium"),
    *(".config/bravesoftware/brave-browser*", ".config/vivaldi*"),
    *(".config/opera", ".config/opera-*", "snap/chromium/common/chromium", ".var/app/*/config/*"),
)
_MAC = (
    *("google/chrome*", "microsoft edge*", "bravesoftware/brave-browser*"),
    *("vivaldi*", "chromium", "com.operasoftware.opera*"),
)
_WINDOWS = (
    *("google/chrome*/user data", "microsoft/edge*/user data", "chromium/user data"),
    *("bravesoftware/brave-browser*/user data", "vivaldi/user data"),
    "opera software/opera*",
)
# On every system, in lower case.
_DEFAULTS = (*_LINUX, *(f"application support/{each}" for each in _MAC), *_WINDOWS)
# The folders that hold them.
_ROOTS = (
    *("~", "~/.config", "$XDG_CONFIG_HOME", "$CHROME_CONFIG_HOME"),
    *("~/Library/Application Support", "$LOCALAPPDATA", "$APPDATA"),
)


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
