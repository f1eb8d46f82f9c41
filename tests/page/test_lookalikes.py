"""Sixty forms that look like the objection and do something else, written by somebody who had not
read the program: none may be filled in, and of none the person is asked whether it is the one."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from optout_bot.commands.sites import load_flow
from optout_bot.flow import Sure
from optout_bot.page.proof import Trail
from optout_bot.page.reading import Look
from tests.tiers import sampled

FOLDER = Path(__file__).parent / "lookalikes"
PAGES = json.loads((FOLDER / "index.json").read_text(encoding="utf-8"))
CASES = {case["file"]: case for case in PAGES}
# The best that could be said for it: the objection link of an official page led there.
TRAIL = Trail("object", "https://www.facebook.com/privacy/genai")


@pytest.mark.parametrize("name", sampled(CASES, 5))
def test_a_form_that_does_something_else_is_never_likely(
    name: str, look_at: Callable[..., Look]
) -> None:
    case = CASES[name]
    html = (FOLDER / case["file"]).read_text(encoding="utf-8")
    look = look_at(html, case["address"], load_flow(case["site"]))
    for trail in (None, TRAIL):
        proof = replace(look, trail=trail).proof
        assert proof.sure is Sure.UNKNOWN, (case["means"], proof.title, proof.because)
