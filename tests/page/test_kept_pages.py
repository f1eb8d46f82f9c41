"""What is made of each kept page of `tests/pages/`, without a browser."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optout_bot.commands.kept_pages import kept_pages
from optout_bot.flow.words import Words
from tests.pages import FOLDER, judged

FILES = sorted(FOLDER.glob("*.json"))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_a_kept_page_is_taken_for_what_it_is(file: Path, words: Words) -> None:
    right = json.loads(file.read_text(encoding="utf-8")).get("right")

    told = {name: judged(page.look) for name, page in kept_pages(file, words).items()}

    if not right:
        line = f'"right": {json.dumps(told, ensure_ascii=False)},'
        pytest.fail(
            f"{file.name} does not say what is right. If it is this, add it as a line:\n{line}"
        )
    assert {name: told[name] for name in right} == right
