"""Loads the flows and their words, refusing a mistake with its place."""

from __future__ import annotations

import importlib
import re
import traceback
from pathlib import Path

import flows
from flows import SITES as SITES
from optout_bot.base.errors import UsageError
from optout_bot.base.messages import tr
from optout_bot.flow import Flow, Label, labels_of, words
from optout_bot.flow.words import Words

_FOLDER = Path(flows.__file__).parent


def load_flow(site: str) -> Flow:
    """The flow of a site.

    Raises:
        UsageError: it cannot be loaded; the message names file, line and what is wrong.
    """
    try:
        flow = importlib.import_module(f"flows.{site}").FLOW
    except SyntaxError as error:
        name = Path(error.filename or f"{site}.py").name
        raise UsageError(_fault(name, error.lineno, error.msg)) from None
    except (TypeError, ValueError, AttributeError, NameError, ImportError, re.error) as error:
        trace = traceback.extract_tb(error.__traceback__)
        places = [f for f in trace if Path(f.filename).parent.name == "flows"]
        name = Path(places[-1].filename).name if places else f"{site}.py"
        line = places[-1].lineno if places else None
        raise UsageError(_fault(name, line, str(error))) from None
    assert isinstance(flow, Flow)
    return flow


def _fault(name: str, line: int | None, what: str) -> str:
    if line is None:
        return tr("flows/{name}: {what}").format(name=name, what=what)
    return tr("flows/{name}, line {line}: {what}").format(name=name, line=line, what=what)


def load_words(folder: Path = _FOLDER / "words") -> Words:
    """The words of every language, checked against what the sites ask for.

    Raises:
        UsageError: a word file is broken.
    """
    labels: set[Label] = set()
    for site in SITES:
        labels |= set(labels_of(load_flow(site)))
    return words.load(folder, labels)
