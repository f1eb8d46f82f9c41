"""Hostile timing around the press: whatever the page does with it, one submission at most.

A run is judged by what its server received: never more than one; `sent` only where the
server took it; never `not sent` where it received one.
"""

from __future__ import annotations

import json
import random
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser

from flows import labels
from optout_bot.base.errors import OptOutError
from optout_bot.browser.tab import Tab
from optout_bot.commands.sites import load_flow
from optout_bot.flow.words import Words
from optout_bot.lock import ticket as ticket_module
from optout_bot.lock.lock import Lock
from optout_bot.lock.request import Reply
from optout_bot.objection import send as send_module
from optout_bot.objection.answers import Answers
from optout_bot.objection.walk import Walk
from optout_bot.person.receipt import Receipt
from optout_bot.practice import Practice, PracticeSite, forms, pages
from tests.conftest import EMAIL, Someone, session_in

# What each page does with the press, and whether its one submission is to be confirmed.
KINDS = {
    "plain": "sent",
    "double press": "sent",
    "three sends": "sent",
    "slow to send": "sent",
    "slow to thank": "sent",
    "thanks first": "sent",
    "redirect": "sent",
    "drawn anew": "sent",
    "drawn anew under the press": "any",
    "changes under the press": "stopped",
    "shortens in the request": "stopped",
    "answer lost, sends again": "unconfirmed",
    "fault, sends again": "unconfirmed",
    "thanks in spite of a fault": "unconfirmed",
    "thanks though the answer is lost": "unconfirmed",
    "error text in a good answer": "unconfirmed",
    "signed out": "unconfirmed",
    "thanks without sending": "stopped",
    "does nothing": "stopped",
}
REASON = "It is mine, and I say no to all of it. " * 3


@dataclass(frozen=True)
class Timing:
    """One run: what the page does, and how long it takes before and after sending."""

    seed: int
    kind: str
    before: int
    after: int


@dataclass(frozen=True)
class Timed:
    """How it ended."""

    timing: Timing
    received: int
    outcome: str
    why: str

    @property
    def fault(self) -> str:
        """What must never be, empty when all is well."""
        due = KINDS[self.timing.kind]
        if self.received > 1:
            return f"{self.received} submissions"
        if self.received and self.outcome in {"stopped", "declined"}:
            return f"received, and the receipt says {self.outcome}"
        if self.outcome == "sent" and not self.received:
            return "nothing received, and the receipt says sent"
        if due not in ("any", self.outcome):
            return f"ended as {self.outcome}, not as {due}"
        return ""


class TimingSite(PracticeSite):
    """The practice site, with a page that does something else with the press."""

    def __init__(self, timing: Timing, words: Words) -> None:
        super().__init__(Practice(route="direct"), words, EMAIL)
        self.timing = timing

    def _form_at(self, number: str) -> str:
        facts = {
            "kind": self.timing.kind,
            "before": self.timing.before,
            "after": self.timing.after,
        }
        script = f"const facts = {json.dumps(facts)};{_SCRIPT}"
        return super()._form_at(number).replace(forms._SCRIPT, script)

    def _receive(self, path: str, body: str) -> Reply:
        taken = super()._receive(path, body)
        match self.timing.kind:
            case "redirect":
                return Reply(302, {"location": "/help/thanks"}, b"")
            case "signed out":
                return Reply(302, {"location": "/login.php?next=x"}, b"")
            case "fault, sends again" | "thanks in spite of a fault":
                return Reply(500, {}, b"")
            case _:
                return taken

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        if address.endswith("/help/thanks"):
            done = f"<p>{self.texts[labels.CONFIRMATION]}</p>"
            html = pages.page(self.texts, "Thanks", done)
            return Reply(200, {"content-type": "text/html; charset=utf-8"}, html.encode())
        answer = super().reply(method, address, body)
        lost = "lost" in self.timing.kind and method == "POST"
        return None if lost else answer


def timing(seed: int, kind: str = "") -> Timing:
    """The run of a seed."""
    dice = random.Random(seed)
    chosen = kind or dice.choice(list(KINDS))
    return Timing(seed, chosen, dice.choice((0, 50, 300, 900)), dice.choice((0, 50, 300, 900)))


@contextmanager
def _impatient() -> Iterator[None]:
    """Shorter waits: these pages are done within two seconds."""
    before = send_module.CONFIRM_SECONDS, ticket_module.TICKET_SECONDS
    send_module.CONFIRM_SECONDS, ticket_module.TICKET_SECONDS = 4.0, 3.0
    try:
        yield
    finally:
        send_module.CONFIRM_SECONDS, ticket_module.TICKET_SECONDS = before


def run_timing(browser: Browser, words: Words, chosen: Timing) -> Timed:
    """Walk to such a page and say yes to whatever is asked."""
    context = browser.new_context(viewport={"width": 1100, "height": 900})
    site = TimingSite(chosen, words)
    flow = load_flow("facebook")
    lock = Lock(context, site)
    person = Someone(["yes"] * 20)
    why = ""
    with tempfile.TemporaryDirectory() as folder, _impatient():
        receipt = Receipt.new(Path(folder), flow.name, practice=True)
        tab, answers = Tab(context, lock, lambda: None), Answers(EMAIL, "IE", REASON)
        session = session_in(tab, flow, words, person, receipt, answers)
        try:
            Walk(session).to_the_receipt()
        except OptOutError as error:
            why = f"{type(error).__name__}: {error}"
            outcome = "unconfirmed" if error.exit_code == 7 else "stopped"
        else:
            outcome = str(receipt.record.outcome)
        finally:
            context.close()
            lock.detach()
    return Timed(chosen, len(site.received), outcome, why)


def timing_summary(results: list[Timed]) -> str:
    """The line that counts."""
    ends = Counter(result.outcome for result in results)
    double = sum(result.received > 1 for result in results)
    wrong = sum(bool(result.fault) for result in results)
    once = sum(result.received == 1 for result in results)
    told = ", ".join(f"{number} {outcome}" for outcome, number in sorted(ends.items()))
    return (
        f"{len(results)} runs of hostile timing: {told}; {once} with exactly one submission, "
        f"{len(results) - once - double} with none, {double} DOUBLE, {wrong} WRONG"
    )


_SCRIPT = """
const later = (time) => new Promise((done) => setTimeout(done, time));
const kind = facts.kind;
let under = 0, done = false;
const thank = () => { done = true; document.getElementById("confirmation").showModal(); };
const body = () => {
  const all = new URLSearchParams(new FormData(document.getElementById("objection")));
  if (kind === "shortens in the request") all.set("Field915", all.get("Field915").slice(0, 60));
  return all;
};
const post = () => fetch("/ajax/help/contact/submit/page", { method: "POST", body: body() });
const send = async () => {
  if (kind === "does nothing") return;
  if (kind === "thanks without sending") return thank();
  if (kind === "changes under the press") document.querySelector("[name=email]").value = "x@y.zz";
  if (kind.startsWith("thanks")) thank();
  if (kind === "slow to send" || kind.startsWith("thanks")) await later(facts.before);
  const more = kind === "three sends" ? 2 : 0;
  let answer;
  for (let n = 0; n < 4; n++) {
    const first = post();
    for (let m = 0; m < more; m++) post().catch(() => 0);
    try { answer = await first; } catch { answer = null; }
    if (answer?.ok || !kind.endsWith("sends again")) break;
    await later(150);
  }
  if (!answer?.ok) return;
  if (kind === "slow to thank") await later(facts.after);
  if (kind === "error text in a good answer")
    return document.querySelector("main").append("Sorry, something went wrong.");
  if (!done) thank();
};
const navigates = ["redirect", "signed out"].includes(kind);
const anew = () => {
  const old = document.getElementById("objection");
  const fresh = old.cloneNode(true);
  for (const e of fresh.elements) if (e.name) e.value = old.elements[e.name].value;
  old.replaceWith(fresh);
  ready(fresh);
};
const ready = (form) => {
  if (navigates) return;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    send();
    if (kind === "double press") send();
  });
  if (kind === "drawn anew under the press")
    form.addEventListener("pointerdown", () => { if (under++ < 1 + facts.after % 3) anew(); });
};
ready(document.getElementById("objection"));
if (kind === "drawn anew") setTimeout(anew, facts.before * 3);
"""
