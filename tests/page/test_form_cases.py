"""Forms as sites really write them, each of which was once a wrong answer or a silent gap.

The first comment of each page in `tests/page/cases/` says what is right; here it is what arrives.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from optout_bot.base.errors import PageError
from optout_bot.objection.answers import Answers
from tests.conftest import EMAIL, Someone
from tests.page.test_variants import OneForm
from tests.tiers import sampled

CASES = Path(__file__).parent / "cases"
CONFIRMED = "<html lang=en><p>We've received your objection.</p></html>"
REASON = "My posts are private."
BOTH = {"q1": EMAIL, "q3": REASON}
ABROAD = "jeanne@müller.example"
LINES = "My posts are private.\nThey are not for machines."
# Page → what the person says, if it is not the same as always, and all that arrives of it.
SENT: dict[str, tuple[Answers, dict[str, str]]] = {
    name: (Answers(ABROAD if "idn" in name else EMAIL, country, reason), wanted)
    for name, country, reason, wanted in [
        ("00-base", None, REASON, BOTH),
        ("01-disabled-submit", None, REASON, BOTH),
        ("02-labels-after", None, REASON, BOTH),
        ("02d-labels-after-required", None, REASON, BOTH),
        ("04-comet-combobox", "IE", REASON, BOTH | {"q2": "IE"}),
        ("05-input-combobox", "IE", REASON, BOTH | {"q2": "IE"}),
        ("07-label-with-required", None, REASON, BOTH),
        ("07d-label-hidden-text", None, REASON, BOTH),
        ("08-aria-label-longer", None, REASON, BOTH),
        ("09-stale-aria-hidden", None, REASON, BOTH),
        ("10-contenteditable-empty", None, REASON, BOTH),
        ("11-contenteditable-paragraphs", None, LINES, BOTH | {"q3": LINES}),
        ("13-keyup-only", None, REASON, BOTH),
        ("14-late-cookie-dialog", None, REASON, BOTH),
        ("17-beforeunload", None, REASON, BOTH),
        ("19-country-name-variants", "CZ", REASON, BOTH | {"q2": "12"}),
        ("41-no-reason-box", None, REASON, {"q1": EMAIL}),
        ("44b-cookie-twins-both", None, REASON, BOTH),
        ("48-disabled-labels-after", None, REASON, BOTH),
        ("53-help-button-per-row", None, REASON, BOTH),
        ("55-button-by-form-attribute", None, REASON, BOTH),
        ("12-idn-email", None, REASON, BOTH | {"q1": "jeanne@xn--mller-kva.example"}),
        ("m1", None, REASON, {"email": EMAIL, "Field333": REASON}),
        ("m2_unknown_label_prefilled", None, REASON, {"Field222": EMAIL, "Field333": REASON}),
    ]
}
# What is made of each is judged from its kept page (tests/pages/); here, what arrives.
SAMPLE = ("01-disabled-submit", "05-input-combobox")
TOLD = {"41-no-reason-box": "no place for it"}


def case(name: str) -> str:
    """The page of a case."""
    return (CASES / f"{name}.html").read_text(encoding="utf-8")


def site(name: str) -> OneForm:
    """One that answers with that page, and with a confirmation."""
    return OneForm(case(name), answer=CONFIRMED)


@pytest.mark.parametrize("name", sampled(SENT, SAMPLE))
def test_what_is_meant_arrives_and_nothing_else_of_it(
    world: Any, record_pages: Any, name: str
) -> None:
    answers, wanted = SENT[name]
    person = Someone(["yes"] * 3)
    made = world(person, site=site(name), wait=3.0)

    made.object(answers)

    [sent] = made.site.received
    ours = {answers.email, answers.reason, *wanted.values()}
    arrived = {n: v.replace("\r\n", "\n").strip() for n, v in sent.items()}
    assert {n: v for n, v in arrived.items() if v in ours or (n.startswith("q") and v)} == wanted
    assert TOLD.get(name, "") in person.transcript
    assert made.record["outcome"] == "sent"
    record_pages(made, f"form-{name}")


def test_what_a_translator_made_of_a_page_is_the_persons_turn_or_right(world: Any) -> None:
    made = world(Someone(["yes"] * 3), site=site("21-translate-font"), wait=1.0)

    try:
        made.object(Answers(EMAIL, None, REASON))
    except PageError:
        assert "Please go on by hand" in made.person.transcript
    assert made.site.received in ([], [BOTH])
