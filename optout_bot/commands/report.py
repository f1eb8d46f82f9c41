"""What a run met, in one small file to attach to an issue: without anything personal."""

from __future__ import annotations

import json
import platform
from pathlib import Path
from typing import Any

from optout_bot import __version__
from optout_bot.base.data_folder import PAGES
from optout_bot.base.errors import UsageError
from optout_bot.base.files import write_whole
from optout_bot.base.messages import system_said, tr, with_colon
from optout_bot.commands.inspect import inspected
from optout_bot.commands.kept_pages import kept_pages
from optout_bot.flow.words import Words
from optout_bot.page.keeping import as_text
from optout_bot.person.kept import one

VERSION = 1


def left_out() -> str:
    """What a report does not hold."""
    return tr(
        "what stands in a field, what was typed, e-mail addresses, numbers of six digits or more "
        "but those of forms, the queries of addresses, addresses of other sites and of people's "
        "pages, the names in the head of a page; of texts that are no heading, button, link or "
        "label, all words that the program does not know (_ stands for a letter)"
    )


def report(receipt: Path, words: Words) -> str:
    """The report of a run, from its receipt.

    Raises:
        UsageError: it is no receipt, or keeps no page.
    """
    pages, run = kept_pages(receipt, words), one(receipt)
    about = {
        "report": VERSION,
        "tool": f"optout-bot {__version__}",
        "run_by": run.tool,
        "browser": run.browser,
        "system": platform.platform(terse=True),
        "python": platform.python_version(),
        "site": run.site,
        "practice": run.practice,
        "outcome": run.outcome,
        "left_out": left_out(),
        "steps": [f"{step.screen}: {step.act}" for step in run.steps if step.page],
        "judged": {name: _judged(inspected(page.look)) for name, page in pages.items()},
    }
    lines = [f"{json.dumps(key)}: {_value(value)}" for key, value in about.items()]
    kept = (f"{json.dumps(n)}: {as_text(p.data)}" for n, p in pages.items())
    return "{" + ",\n".join([*lines, f'"{PAGES}": {{\n' + ",\n".join(kept)]) + "}}\n"


def _judged(data: dict[str, Any]) -> dict[str, Any]:
    screen, identity = data["screen"], data["identity"]
    fields = {f["purpose"]: f["evidence"] for f in data["fields"] if f["purpose"]}
    return {
        "screen": screen and {key: screen[key] for key in ("name", "sure")},
        "identity": {key: identity[key] for key in ("verdict", "sure", "number", "missing")},
        "fields": fields,
        "words": [f"{word['key']} ({word['language']})" for word in data["words"]],
    }


def _value(value: object) -> str:
    if not isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return json.dumps(value, ensure_ascii=False, indent=1)


def write(file: Path, text: str) -> None:
    """Write a report, and over nothing.

    Raises:
        UsageError: it cannot be written, or something stands there.
    """
    if file.exists():
        raise UsageError(with_colon(str(file), tr("this exists already; choose another name")))
    try:
        write_whole({file: text.encode()})
    except OSError as error:
        raise UsageError(with_colon(str(file), system_said(error))) from None
