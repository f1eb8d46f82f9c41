"""Forms as sites really write them, each of which was once a wrong answer or a silent gap.

The first comment of each page in `tests/page/cases/` says what is right; here it is what arrives.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from optout_bot.base.errors import PageError
from optout_bot.lock.request import Reply
from optout_bot.lock.ticket import said
from optout_bot.objection.answers import Answers
from tests.conftest import EMAIL, Someone
from tests.tiers import sampled

CASES = Path(__file__).parent / "cases"
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
TOLD = {"41-no-reason-box": "no place for it"}


def case(name: str) -> str:
    """The page of a case."""
    return (CASES / f"{name}.html").read_text(encoding="utf-8")


class Site:
    """Answers with one page at the form's address, and with a confirmation to what it is sent."""

    def __init__(self, html: str) -> None:
        self.html = html
        self.received: list[dict[str, str]] = []

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        html = "<html lang=en><h1>This page isn't available</h1></html>"
        if method == "POST":
            self.received.append(dict(_pairs(body or "")))
            html = "<html lang=en><p>We've received your objection.</p></html>"
        elif urlsplit(address).path.endswith("6359191084165019"):
            html = self.html
        return Reply(200, {"content-type": "text/html; charset=utf-8"}, html.encode())


def _pairs(body: str) -> list[tuple[str, str]]:
    return said(body)[1:] if body.startswith("--") else parse_qsl(body)


@pytest.mark.parametrize("name", sampled(SENT, list(SENT)))
def test_what_is_meant_arrives_and_nothing_else_of_it(world: Any, name: str) -> None:
    answers, wanted = SENT[name]
    person = Someone(["yes"] * 3)
    made = world(person, site=Site(case(name)), wait=3.0)

    made.object(answers)

    [sent] = made.site.received
    ours = {answers.email, answers.reason, *wanted.values()}
    arrived = {n: v.replace("\r\n", "\n").strip() for n, v in sent.items()}
    assert {n: v for n, v in arrived.items() if v in ours or (n.startswith("q") and v)} == wanted
    assert TOLD.get(name, "") in person.transcript
    assert made.record["outcome"] == "sent"


def test_what_a_translator_made_of_a_page_is_the_persons_turn_or_right(world: Any) -> None:
    made = world(Someone(["yes"] * 3), site=Site(case("21-translate-font")), wait=1.0)

    try:
        made.object(Answers(EMAIL, None, REASON))
    except PageError:
        assert "Please go on by hand" in made.person.transcript
    assert made.site.received in ([], [BOTH])
