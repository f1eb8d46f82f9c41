"""Pages that were kept, each with what is right of it: judged again without a browser.

A file here is a report (`optout-bot inspect RECEIPT --report FILE`) with one more key, `right`.
Those of this repository were recorded from runs of which the server received what was meant:
`python start.py test --all --record`, or of some tests, `python start.py test TEST --record`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from optout_bot.commands.kept_pages import kept_pages
from optout_bot.flow.words import Words
from optout_bot.page.keeping import as_text
from optout_bot.page.reading import Look

FOLDER = Path(__file__).parent


def judged(look: Look) -> dict[str, Any]:
    """What is made of a page, as far as it can be right or wrong."""
    seen, screen = look.met(look.flow.screens, still=True)
    if screen is None:
        seen, screen = look.met(look.flow.after, still=True)
    told: dict[str, Any] = {
        "screen": screen.name if screen else None,
        "sure": ("likely" if seen.by_meaning else "known") if screen else None,
        "form": seen.proof.verdict.value,
    }
    if seen.proof.group:
        found = seen.fields.by_purpose.items()
        told["fields"] = {purpose.value: j.element.name for purpose, j in found}
        told["button"] = [button.name for button in seen.submit]
    return told


def recorded(receipt: Path, words: Words, file: Path) -> None:
    """Keep the pages of a receipt, each with what it was right to make of it: that as which it was
    met in a run that ended as it must."""
    every = kept_pages(receipt, words)
    pages = {n: p for n, p in every.items() if judged(p.look)["screen"] == p.screen}
    if not pages:
        return
    right = {name: json.dumps(judged(p.look), ensure_ascii=False) for name, p in pages.items()}
    kept = {name: as_text(page.data) for name, page in pages.items()}
    parts = (
        f"{json.dumps(key)}: {_lines(each)}" for key, each in (("right", right), ("pages", kept))
    )
    file.write_text("{" + ",\n".join(parts) + "}\n", encoding="utf-8")


def _lines(values: dict[str, str]) -> str:
    return "{\n" + ",\n".join(f"{json.dumps(name)}: {text}" for name, text in values.items()) + "}"
