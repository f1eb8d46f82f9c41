"""Copies of pages by another mind: each comes to the end that its maker wrote beside it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from optout_bot.base.errors import OptOutError
from optout_bot.commands.sites import load_flow
from optout_bot.objection import hand
from optout_bot.objection.answers import Answers
from optout_bot.objection.watch import STILL_SECONDS
from optout_bot.page.reading import Look
from tests.tiers import sampled
from tests.worlds.copy_of import COPIES, COUNTRIES, CopySite, Truthful, email_of, place
from tests.worlds.questions import TO_SEND

SAMPLE = ("fr01_react_noform",)
# What their maker took for the program's to do, and is the person's: where a box for a password
# stands on the page nobody is signed in.
HANDED_OVER = {
    "en02_ig_header_signin",
    "hr01_known_header_signin_cookie",
    # An address that is to be written twice.
    "x10_de_ig_mail_twice",
    # A title that says neither "object" nor whose information.
    "z04_fr_ig_folded_cookies_generic",
    # A box whose name stands below it, in a block of its own.
    "z09_es_labels_below",
}
_TABLE: list[str] = []


@pytest.fixture(scope="module", autouse=True)
def table() -> Iterator[None]:
    """How each copy ended, printed once all are through (`-s` shows it)."""
    yield
    print("\n" + "\n".join(_TABLE))


@pytest.mark.parametrize("name", sampled(COPIES, SAMPLE))
def test_a_copy_comes_to_the_end_it_must(
    world: Any, record_pages: Any, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    copy = COPIES[name]
    site = CopySite(copy)
    person = Truthful(site)
    monkeypatch.setattr(hand, "chosen_of", person.choose)
    made = world(person, site=site, flow=load_flow(copy.site), wait=3.0)
    person.page = lambda: made.page
    if "setTimeout(" in "".join(copy.pages.values()):
        # It draws, or takes back, by a clock: the program is as patient as with a real page.
        made.session.watch.still_seconds = STILL_SECONDS
    seen: list[Look] = []
    looks = made.session.watch.look
    monkeypatch.setattr(made.session.watch, "look", lambda: _kept(looks(), copy, seen))
    country = COUNTRIES.get(copy.language, copy.language.upper())
    why = ""

    try:
        made.object(Answers(email_of(copy), country))
    except OptOutError as error:
        why = f"{type(error).__name__}: {error}"

    outcome = made.session.receipt.record.outcome
    asked = ", ".join(person.asked)
    _TABLE.append(f"{name:38} {copy.expects:20} {outcome:12} {len(site.taken)} taken  {asked}")
    expects = "person" if name in HANDED_OVER else copy.expects
    fault = _fault(expects, outcome, site, person)
    assert not fault, f"{fault}: {why}\n{person.transcript[-1500:]}\n{_seen(made, seen)}"
    record_pages(made, f"copy-{name}")


def _kept(look: Look | None, copy: Any, seen: list[Look]) -> Look | None:
    if look and place(look.snapshot.address) == copy.form_url:
        seen[:] = [look]
    return look


def _seen(made: Any, seen: list[Look]) -> str:
    """What the program made of the copy's form, and did last."""
    steps = [f"{s.screen} → {s.act}" for s in made.session.receipt.record.steps[:4]]
    proof = [(each.proof.verdict, each.proof.because, each.proof.missing) for each in seen]
    return f"{made.page.url}\nsteps: {steps}\nproof of the form: {proof}"


def _fault(expects: str, outcome: str, site: CopySite, person: Truthful) -> str:
    """What is not as its maker wrote, empty where all is."""
    if len(site.taken) > 1:
        return "it was sent twice"
    if outcome == "sent" and not site.taken:
        return "it claims to be sent"
    if expects == "not_sent":
        typed = TO_SEND in person.asked
        return "it was about to send another form" if site.posts or typed else ""
    if expects == "person":
        return "it claims to be sent" if outcome == "sent" else ""
    if expects == "sent_after_question" and outcome != "sent":
        # Honestly handed over: told, and the receipt does not say more than is so.
        honest = outcome == "unconfirmed" and not site.taken
        return "" if honest else "it is neither sent nor handed over"
    return "" if outcome == "sent" else "it is not sent"
