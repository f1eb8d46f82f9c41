"""Runs a world in a real browser and judges by what its server received."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

from optout_bot.base.errors import OptOutError
from optout_bot.browser.tab import Tab
from optout_bot.commands.sites import load_flow
from optout_bot.flow.words import Words
from optout_bot.lock.lock import Lock
from optout_bot.objection.answers import Answers
from optout_bot.objection.walk import Walk
from optout_bot.person.receipt import Receipt
from optout_bot.person.terminal import Pump, Question
from tests.conftest import DRAWN_AT_ONCE, EMAIL, Someone, session_in
from tests.worlds.pages import CODE, WorldSite
from tests.worlds.world import COUNTRY, World

PASSED, HANDED_OVER, WRONG, SILENT = "passed", "handed over", "WRONG", "SILENT"


@dataclass(frozen=True)
class Result:
    """How a world ended: the verdict, whether the question was reached, and why."""

    world: World
    verdict: str
    asked: bool
    why: str


class SomeoneWilling(Someone):
    """Says yes to every question that is asked."""

    def __init__(self, yes: Callable[[], str], on_say: Callable[[str], None]) -> None:
        super().__init__(on_say=on_say)
        self._yes = yes

    def ask(self, question: Question, pump: Pump, seconds: float) -> str | None:
        pump()
        return self._yes()


def run_world(browser: Browser, words: Words, world: World) -> Result:
    """Walk through a world with a person who says yes."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    site = WorldSite(world, words, EMAIL)
    flow = load_flow(world.site)
    lock = Lock(context, flow.form.submit_paths, site)
    tab = Tab(context, lock, lambda: None)
    asked = False

    def yes() -> str:
        nonlocal asked
        asked = site.yes_said = True
        return "yes"

    def in_the_window(text: str) -> None:
        if "type the code in the window" in text:
            _type_the_code(tab.page)
        link = tab.page.get_by_role("link", name="(practice)")
        if "Your turn" in text and link.is_visible():
            link.click()

    person = SomeoneWilling(yes, in_the_window)
    why = ""
    with tempfile.TemporaryDirectory() as folder:
        receipt = Receipt(Path(folder), flow.name, practice=True)
        # Where nothing can come right, waiting for the person is all that takes time.
        wait = 5.0 if world.asks else 1.5
        answers = Answers(EMAIL, COUNTRY, world.text)
        session = session_in(tab, flow, words, person, receipt, answers, wait=wait)
        session.watch.still_seconds = DRAWN_AT_ONCE + 2 * world.late / 1000
        try:
            Walk(session).to_the_receipt()
        except OptOutError as error:
            why = f"{type(error).__name__}: {error}"
        finally:
            context.close()
            lock.detach()
        verdict, reason = _judged(world, site, receipt.record.outcome, why)
        if asked and not world.asks:
            verdict, reason = WRONG, "it asked for a yes on a page that it had to refuse"
        elif asked and EMAIL not in person.transcript:
            verdict, reason = SILENT, "it asked without showing what would be sent"
    return Result(world, verdict, asked, reason)


def _type_the_code(page: Page) -> None:
    for frame in page.frames:
        if frame.locator("#codebox").count():
            frame.locator("#codebox input").fill(CODE)
            frame.locator("#confirm").click()


def _judged(world: World, site: WorldSite, outcome: str, why: str) -> tuple[str, str]:
    if site.early:
        return WRONG, f"before the yes: {site.early}"
    right = _right(world, site)
    if site.received and (world.ends == "refused" or not right):
        kept = [{k: v[:60] for k, v in sent.items()} for sent in site.received]
        return WRONG, f"received {kept}; {why}"
    if outcome == "sent" and not right:
        return SILENT, "claims to be sent"
    if outcome == "sent":
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
    sent = forms[0]
    reason = sent.get(names["reason"], "").replace("\r\n", "\n").strip()
    wanted = (world.text or "").strip()
    shape = site._form()
    wanted = wanted or (site.ready_made if shape.long else "")
    return bool(
        sent.get(names["email"]) == EMAIL
        and reason == wanted
        and sent.get(names["country"]) == (COUNTRY if shape.long else None)
        and sent.get("support_form_id") in site.numbers
        and not sent.get("sneakyhidden")
        and not sent.get("website")
    )


def summary(results: list[Result]) -> str:
    """The one line that counts."""
    count = {v: sum(r.verdict == v for r in results) for v in (PASSED, HANDED_OVER, WRONG, SILENT)}
    due = [r for r in results if r.world.ends == "question"]
    reached = sum(r.asked and r.verdict == PASSED for r in due)
    share = 100 * reached / len(due) if due else 100.0
    return (
        f"{len(results)} worlds: {count[PASSED]} passed, {count[HANDED_OVER]} handed over, "
        f"{count[WRONG]} WRONG, {count[SILENT]} SILENT; "
        f"{reached} of {len(due)} due questions reached with the right values ({share:.1f} %)"
    )
