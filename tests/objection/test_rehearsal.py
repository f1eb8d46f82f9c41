"""A rehearsal walks to the form and says what a run would do there; nothing is typed or sent."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Error

from optout_bot.base.errors import PageError
from optout_bot.lock.lock import Phase
from optout_bot.objection.answers import Answers
from optout_bot.practice import Practice
from tests.conftest import EMAIL, Someone
from tests.page.test_form_cases import CONFIRMED, case, site
from tests.page.test_variants import OneForm
from tests.terminal import Terminal


def rehearsed(made: Any, answers: Answers) -> str:
    """Rehearse in a world; what was told."""
    made.session = replace(made.session, rehearses=True)
    made.object(answers)
    return str(made.person.transcript)


def test_it_says_which_form_fields_and_button_and_types_nothing(
    world: Any, answers: Answers
) -> None:
    made = world(Someone(["yes"] * 3), Practice(language="fr"))

    told = rehearsed(made, answers)

    assert "6359191084165019 (known)" in told
    assert "“Adresse e-mail” (a guess: a word nobody has seen)" in told
    assert "Envoyer (a word seen on real pages)" in told
    assert "Type yes" not in told
    assert made.site.received == []
    assert made.record["outcome"] == "rehearsed"
    assert made.record["form"]["button"] == "Envoyer"
    assert made.page.locator("[name=email]").input_value() == ""


def test_once_the_form_stands_nothing_but_reads_leaves(world: Any, answers: Answers) -> None:
    made = world(Someone())
    rehearsed(made, answers)

    with pytest.raises(Error):
        made.page.evaluate("fetch('/ajax/draft', {method: 'POST', body: 'x'})")

    assert made.session.tab.lock.phase is Phase.READS
    assert made.page.evaluate("fetch('/privacy/genai').then(r => r.ok)")


def test_a_likely_form_is_told_to_be_likely_and_nobody_is_asked(world: Any) -> None:
    made = world(Someone(["yes"] * 3), site=site("m2_unknown_label_prefilled"), wait=2.0)

    told = rehearsed(made, Answers(EMAIL, None, "Mine."))

    assert "Is this the objection form?" not in told
    assert "(not a word I know)" in told
    assert made.record["outcome"] == "rehearsed"
    assert EMAIL not in json.dumps(made.site.received)


def test_what_would_be_the_persons_is_said(world: Any) -> None:
    asks = "<label>Passport number <input name=p required></label><button"
    html = case("07-label-with-required").replace("<button", asks, 1)
    made = world(Someone(), site=OneForm(html, answer=CONFIRMED), wait=2.0)

    told = rehearsed(made, Answers(EMAIL, None, "Mine."))

    assert "Passport number" in told.partition("your turn")[2].splitlines()[0]


def test_where_no_form_is_reached_it_is_no_rehearsal(world: Any, answers: Answers) -> None:
    made = world(Someone(present=False), Practice(limited="yes"))

    with pytest.raises(PageError):
        rehearsed(made, answers)

    assert made.record["outcome"] == "stopped"


def test_the_command_ends_in_0_and_counts_as_nothing(child_env: dict[str, str]) -> None:
    with Terminal(["run", "facebook", "--practice", "--rehearse", "--headless"], child_env) as run:
        assert run.ends() == 0
        assert "This was a rehearsal" in run.shown

    with Terminal(["status"], child_env) as run:
        assert run.ends() == 0
        shown = " ".join(run.shown.split())
    assert "Not counted as done: 1 PRACTICE" in shown
    assert "Done: nothing yet" in shown
    [receipt] = Path(child_env["OPTOUT_DATA_DIR"]).glob("receipts/*")
    assert [page.name for page in sorted((receipt / "pages").iterdir())] == [
        "01-generative-ai-page.json",
        "02-objection-form.json",
    ]


def test_it_goes_not_with_the_guide(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    from optout_bot.cli import main

    monkeypatch.setenv("OPTOUT_EMAIL", EMAIL)

    assert main(["run", "facebook", "--rehearse", "--guide"]) == 2
    assert "--rehearse goes not with --guide" in capsys.readouterr().err
