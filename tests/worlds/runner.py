"""Runs a world in a real browser and judges by what its server received."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from pathlib import Path
from unittest.mock import patch

from playwright.sync_api import Browser

from optout_bot.base.errors import OptOutError
from optout_bot.browser.tab import Tab
from optout_bot.commands.sites import load_flow
from optout_bot.flow.words import Words
from optout_bot.lock.lock import Lock
from optout_bot.objection import hand
from optout_bot.objection.answers import Answers
from optout_bot.objection.walk import Walk
from optout_bot.person.receipt import Receipt
from tests.conftest import DRAWN_AT_ONCE, EMAIL, session_in
from tests.worlds.pages import WorldSite
from tests.worlds.person import Truthful
from tests.worlds.questions import TO_SEND
from tests.worlds.report import HANDED_OVER, OTHER_FORM, PASSED, SILENT, WRONG, Result
from tests.worlds.world import COUNTRY, World


def run_world(browser: Browser, words: Words, world: World, *, rehearses: bool = False) -> Result:
    """Walk through a world with a person who answers what is so."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    site = WorldSite(world, words, EMAIL)
    flow = load_flow(world.site)
    lock = Lock(context, site)
    tab = Tab(context, lock, lambda: None)
    person = Truthful(site, tab)
    why = ""
    with tempfile.TemporaryDirectory() as folder:
        receipt = Receipt.new(Path(folder), flow.name, practice=True)
        # Where nothing can come right, waiting for the person is all that takes time.
        wait = 1.5 if world.ends == "refused" and not world.asks else 5.0
        answers = Answers(EMAIL, COUNTRY, world.text)
        session = session_in(tab, flow, words, person, receipt, answers, wait=wait)
        session = replace(session, rehearses=rehearses)
        session.watch.still_seconds = DRAWN_AT_ONCE + 2 * world.late / 1000
        try:
            with patch.object(hand, "chosen_of", person.choose):
                Walk(session).to_the_receipt()
        except OptOutError as error:
            why = f"{type(error).__name__}: {error}"
        finally:
            context.close()
            lock.detach()
        verdict, reason = _judged(world, site, receipt.record.outcome, why)
    asked = person.asked[TO_SEND] > 0
    if person.of_another:
        verdict, reason = OTHER_FORM, person.of_another
    elif asked and not world.asks:
        verdict, reason = WRONG, "it asked for a yes on a page that it had to refuse"
    elif asked and EMAIL not in person.transcript:
        verdict, reason = SILENT, "it asked without showing what would be sent"
    known = site.thanks_known and not world.unseen.number
    record = receipt.record
    fields = tuple((each.purpose, each.label) for each in record.fields)
    return Result(
        *(world, verdict, asked, reason, known, person.asked, person.transcript),
        outcome=record.outcome,
        form=record.form,
        fields=fields,
    )


def _judged(world: World, site: WorldSite, outcome: str, why: str) -> tuple[str, str]:
    if site.early:
        return WRONG, f"before the yes: {site.early}"
    right = _right(world, site)
    if site.received and (world.ends == "refused" or not right):
        kept = [{k: v[:60] for k, v in sent.items()} for sent in site.received]
        return WRONG, f"received {kept}; {why}"
    if (outcome == "sent" and not right) or (outcome == "already" and world.ends != "already"):
        return WRONG, f"claims to be {outcome}"
    if outcome in {"sent", "already"}:
        return PASSED, ""
    if not why:
        return SILENT, f"ended without a word as {outcome}"
    if site.received:
        return HANDED_OVER, why
    return (PASSED if world.ends == "refused" else HANDED_OVER), why


def _right(world: World, site: WorldSite) -> bool:
    """Whether exactly one objection with the right values was received (and one code)."""
    names = site.names
    forms = [sent for sent in site.received if names["code"] not in sent]
    codes = [sent for sent in site.received if names["code"] in sent]
    if len(forms) != 1 or len(codes) > site._form().long:
        return False
    if any(names["email"] in each and each[names["email"]] != EMAIL for each in site.turned_down):
        return False
    sent = forms[0]
    reason = sent.get(names["reason"], "").replace("\r\n", "\n").strip()
    wanted = (world.text or "").strip()
    shape = site._form()
    wanted = wanted or (site.ready_made if shape.long or site.demands_a_reason else "")
    return bool(
        sent.get(names["email"]) == EMAIL
        and (reason == wanted or (world.unseen.reason_demanded and reason))
        and sent.get(names["country"]) == (COUNTRY if shape.long else None)
        and sent.get("support_form_id") in site.numbers
        and not sent.get("sneakyhidden")
        and not sent.get("website")
    )
