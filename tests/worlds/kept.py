"""Worlds in which somebody made up lives: what of them is kept of the pages, and whether a kept
page is judged as the page itself was."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field, replace
from typing import Any
from unittest.mock import patch

from playwright.sync_api import Browser

from optout_bot.commands.sites import load_flow
from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.objection import session as session_module
from optout_bot.page.keeping import as_data, as_text, read
from optout_bot.page.masking import Private, masked
from optout_bot.page.reading import Look
from tests.conftest import EMAIL
from tests.worlds import runner
from tests.worlds.pages import WorldSite
from tests.worlds.world import World

FIRST = ("Solveig", "Aoife", "Žofie", "Kōsuke", "Ντίνα", "Ґанна", "Håkon", "Marie-Laure", "Xiomara")
LAST = (
    "Brandvold",
    "Ní Dhomhnaill",
    "Hřebíčková",
    "Matsuyama",
    "Παπαδάκη",
    "Шевчук",
    "Dupont-Aigle",
)
STREETS = ("Kirkegata 14B", "Rue des Lilas 7", "Lindenallee 112", "ул. Садовая 9")
CAPTIONS = (
    "Mormor Ragnhild på hytta i Bykle, påsken 2019",
    "Zwillinge Lotte & Wim beim Seepferdchen, endlich!",
    "Gâteau d'anniversaire pour les 70 ans de papi Anselme",
    "Наша кішка Мурка вперше побачила сніг",
)


@dataclass(frozen=True)
class Somebody:
    """A made-up person: what a page may show of them."""

    first: str
    last: str
    street: str
    phone: str
    account: str
    caption: str

    @classmethod
    def of(cls, seed: int) -> Somebody:
        dice = random.Random(f"somebody {seed}")
        phone = "+" + " ".join(f"{dice.randrange(10, 100)}" for _ in range(5))
        account = str(dice.randrange(10**14, 10**15))
        drawn = (dice.choice(each) for each in (FIRST, LAST, STREETS))
        return cls(*drawn, phone, account, dice.choice(CAPTIONS))

    @property
    def marks(self) -> tuple[str, ...]:
        """What must stand nowhere."""
        plain = self.phone.replace(" ", "")
        own = (self.first, self.last, self.street, self.phone, plain, self.account)
        words = [word for word in self.caption.split() if len(word) > 5 and word[0].isupper()]
        return (*own, self.caption, EMAIL, *words[1:])

    def on(self, html: str) -> str:
        """A page with them in its head, its texts and its form."""
        name = f"{self.first} {self.last}"
        head = (
            f'<header><a href="/profile.php?id={self.account}">{name}</a>'
            f"<span>{self.first}</span></header>"
        )
        texts = (
            f"<p>{self.caption}</p><p>{name}, {self.street}, {self.phone}</p>"
            f'<a href="/photo/?fbid={self.account}"><img alt="{self.caption}"></a>'
        )
        html = html.replace("</form>", f"<p>{name}: {self.caption}</p></form>", 1)
        return html.replace("<body>", f"<body>{head}", 1).replace("</body>", f"{texts}</body>", 1)


class _Inhabited(WorldSite):
    def __init__(self, world: World, words: Words, email: str) -> None:
        super().__init__(world, words, email)
        self._somebody = Somebody.of(world.seed)

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        answer = super().reply(method, address, body)
        if answer and b"<body" in answer.body:
            html = self._somebody.on(answer.body.decode())
            return Reply(answer.status, answer.headers, html.encode())
        return answer


@dataclass
class Kept:
    """What a world came to: how many pages were kept, which were judged otherwise than they were,
    what was left of the person, and how the run ended."""

    world: World
    verdict: str = ""
    pages: int = 0
    differs: list[str] = field(default_factory=list)
    left: list[str] = field(default_factory=list)

    @property
    def fault(self) -> str:
        """What is not as it must be, empty where all is."""
        return "; ".join((*self.differs, *self.left))


def judged(look: Look) -> dict[str, Any]:
    """All that is made of a page."""
    look = replace(look, by_meaning=False, in_any_language=False, before=None, still=False)
    seen, screen = look.met(look.flow.screens, still=True)
    if screen is None:
        seen, screen = look.met(look.flow.after, still=True)
    proof = look.proof
    found = look.fields if proof.group else None
    return {
        "screen": (screen and screen.name, seen.by_meaning, seen.in_any_language),
        "proof": (proof.verdict, proof.number, proof.title_known, proof.group, proof.by_person),
        "fields": found and {p: j.element.place for p, j in found.by_purpose.items()},
        "ambiguous": found and sorted(found.ambiguous),
        "buttons": [e.place for e in look.submit] if proof.group else [],
    }


def run_kept(browser: Browser, words: Words, world: World) -> Kept:
    """Run a world with somebody in it; judge and read whatever is kept."""
    kept, flow, seen = Kept(world), load_flow(world.site), list[Look]()
    marks = [mark.casefold() for mark in Somebody.of(world.seed).marks]

    def mask(look: Look, private: Private) -> Look:
        seen[:] = [look]
        return masked(look, private)

    def keeping(look: Look, screen: str, *, vouched: bool) -> dict[str, Any]:
        data = as_data(look, screen, vouched=vouched)
        [whole] = seen
        text = json.dumps(data, ensure_ascii=False).casefold()
        kept.pages += 1
        kept.left += [f"{screen}: {mark}" for mark in marks if mark in text]
        again = judged(read(json.loads(as_text(data)), screen, {flow.name: flow}, words).look)
        live = judged(whole)
        kept.differs += [
            f"{screen}: {k}: {live[k]} {again[k]}" for k in live if live[k] != again[k]
        ]
        return data

    with (
        patch.object(session_module, "masked", mask),
        patch.object(session_module, "as_data", keeping),
        patch.object(runner, "WorldSite", _Inhabited),
    ):
        kept.verdict = runner.run_world(browser, words, world).verdict
    return kept


def kept_summary(results: list[Kept]) -> str:
    """The line that counts."""
    pages = sum(each.pages for each in results)
    differs = sum(len(each.differs) for each in results)
    left = sum(len(each.left) for each in results)
    return (
        f"{len(results)} worlds, {pages} pages kept: {differs} judged otherwise, "
        f"{left} with something of the person's"
    )
