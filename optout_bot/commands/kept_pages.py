"""The pages that a run kept: one, those of a receipt, or those of a report."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from optout_bot.base.data_folder import PAGES
from optout_bot.base.errors import UsageError
from optout_bot.base.messages import system_said, tr, with_colon
from optout_bot.commands.sites import SITES, load_flow
from optout_bot.flow.words import Words
from optout_bot.page.keeping import KeptPage, read


def is_kept(page: str) -> bool:
    """Whether that is a receipt, a kept page or a report, and no page to open."""
    path = Path(page)
    with suppress(OSError), path.open("rb") as file:
        return file.read(1) == b"{"
    return path.is_dir()


def kept_pages(path: Path, words: Words) -> dict[str, KeptPage]:
    """Each page, by what it is called.

    Raises:
        UsageError: it cannot be read, or holds none.
    """
    flows = {site: load_flow(site) for site in SITES}
    files = sorted((path / PAGES).glob("*.json")) if path.is_dir() else [path]
    found: dict[str, KeptPage] = {}
    for file in files:
        data = _data(file)
        pages = data.get(PAGES) if isinstance(data, dict) else None
        each = pages.items() if isinstance(pages, dict) else [(file.name, data)]
        found |= {name: read(page, name, flows, words) for name, page in each}
    if not found:
        raise UsageError(with_colon(path.name, tr("there is no page that was kept")))
    return found


def _data(file: Path) -> Any:
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(with_colon(file.name, system_said(error))) from None
    except (ValueError, RecursionError):
        raise UsageError(with_colon(file.name, tr("this is no page that was kept"))) from None
