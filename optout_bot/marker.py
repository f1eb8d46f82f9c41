"""The mark that makes a folder the tool's own: only a folder that carries it is ever removed."""

from __future__ import annotations

import json
import os
from pathlib import Path

NAME = "optout-bot.json"
_TOOL = "optout-bot"


def mark(folder: Path, **facts: str | int) -> None:
    """Mark a folder as the tool's own, with facts about it; facts marked earlier stay.

    Raises:
        OSError: the mark cannot be written.
    """
    content = json.dumps({**facts_of(folder), **facts, "tool": _TOOL}, ensure_ascii=False, indent=2)
    new = folder / f"{NAME}.new"
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(content + "\n")
    new.replace(folder / NAME)


def is_ours(folder: Path) -> bool:
    """Whether a folder carries the mark itself; a link to one that does is not ours."""
    return not folder.is_symlink() and facts_of(folder).get("tool") == _TOOL


def facts_of(folder: Path) -> dict[str, str | int]:
    """What was marked on a folder; nothing where there is no mark that can be read."""
    path = folder / NAME
    if path.is_symlink():
        return {}
    try:
        facts = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return facts if isinstance(facts, dict) else {}
