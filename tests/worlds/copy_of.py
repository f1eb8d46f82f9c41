"""A copy of a page by another mind, run in the real program with a person who tells the truth."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Page

from optout_bot.lock.request import Reply
from optout_bot.objection import likely
from optout_bot.objection.session import Session
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element
from optout_bot.person.terminal import Pump, Question
from tests.conftest import EMAIL, Someone
from tests.worlds.questions import CONFIRMS, IS_THE_FORM, ONCE_MORE, TO_SEND, WHICH_ONE, mark_of

# The copies were written to stand alone, beside each other.
sys.path.append(str(Path(__file__).parent / "copies"))
COPIES: dict[str, Any] = {copy.name: copy for copy in import_module("copies").COPIES}
fields: Callable[[str], dict[str, Any]] = import_module("base").fields

# Where each language's person lives.
COUNTRIES = {
    "nb": "NO",
    "uk": "UA",
    "en": "IE",
    "el": "GR",
    "sv": "SE",
    "cs": "CZ",
    "da": "DK",
    "ja": "IE",
}
# What a copy says where it did not take the objection, though the address is right.
_NOT_TAKEN = (
    '"captcha"',
    '"ask"',
    'name="confirmed"',
    '"code"',
    "indiquer une raison",
    "To pole jest wymagane",
    "Ακυρώθηκε",
    "Il manque",
    '"done": false',
    "Bitte fülle",
    "Pick a country",
    "Dati mancanti",
    "Täytä maa",
    "Falta",
    "Preencha",
    "didn’t reach us",
    "We had trouble saving",
)


def place(address: str) -> str:
    """An address as the copies write it."""
    return re.split(r"[?#]", address)[0]


def email_of(copy: Any) -> str:
    """The person's address: the one that the site has of them, where it can be no other."""
    fixed = re.search(
        r'value="([^"]+@[^"]+)"[^>]*readonly|readonly[^>]*value="([^"]+@[^"]+)"',
        copy.pages[copy.form_url],
    )
    return (fixed[1] or fixed[2]) if fixed else EMAIL


class CopySite:
    """Serves a copy's pages. `posts` is all it was sent, `taken` what it took as an objection."""

    def __init__(self, copy: Any) -> None:
        self.copy = copy
        self.posts: list[tuple[str, dict[str, Any]]] = []
        self.taken: list[dict[str, Any]] = []

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        host = urlsplit(address).hostname or ""
        if not host.endswith(("facebook.com", "instagram.com", "meta.com")):
            return None
        if method == "POST":
            return self._submitted(address, body or "")
        page = self.copy.pages.get(place(address))
        if page is None:
            return Reply(404, {"content-type": "text/html"}, b"<title>Not found</title>")
        html = not page.lstrip().startswith("{")
        kind = "text/html" if html else "application/json"
        return Reply(200, {"content-type": f"{kind}; charset=utf-8"}, page.encode())

    def _submitted(self, address: str, body: str) -> Reply:
        status, kind, text = self.copy.submit(urlsplit(address).path, body)
        sent = fields(body)
        if status != 404:
            self.posts.append((urlsplit(address).path, sent))
        ours = any(email_of(self.copy) in str(value) for value in sent.values())
        if status < 400 and ours and not any(mark in text for mark in _NOT_TAKEN):
            self.taken.append(sent)
        return Reply(status, {"content-type": kind}, text.encode())


class Truthful(Someone):
    """Answers what is so on the copy. `asked` is what they were asked, by the question's mark."""

    def __init__(self, site: CopySite) -> None:
        super().__init__(on_say=self._act)
        self.site = site
        self.asked: list[str] = []
        self.page: Callable[[], Page] | None = None
        self.offered: Sequence[Element] = ()

    def choose(self, session: Session, look: Look, targets: Sequence[Element]) -> Element | None:
        """As the program lets them choose; they know where each link leads."""
        self.offered = targets
        return likely.chosen_of(session, look, targets)

    def ask(self, question: Question, pump: Pump, seconds: float) -> str | None:
        self.heard.append(question.text)
        for _ in range(3):
            pump()
        copy = self.site.copy
        answers: dict[str, Callable[[], bool]] = {
            IS_THE_FORM: lambda: (
                self.page is not None
                and place(self.page().url) == copy.form_url
                and copy.expects != "not_sent"
            ),
            CONFIRMS: lambda: bool(self.site.taken),
            ONCE_MORE: lambda: copy.expects == "sent_after_question",
            TO_SEND: lambda: True,
        }
        mark = mark_of(question.text)
        self.asked.append(mark)
        if mark == WHICH_ONE:
            return self._number()
        return "yes" if mark in answers and answers[mark]() else "no"

    def _act(self, text: str) -> None:
        """What a form waits for before its button can be pressed is theirs to declare."""
        if "Your turn" not in text or "window what it waits for" not in text:
            return
        assert self.page
        for box in self.page().get_by_role("checkbox").all():
            box.check(timeout=1000)

    def _number(self) -> str:
        leads = [place(target.href or "") for target in self.offered]
        form = self.site.copy.form_url
        return str(leads.index(form) + 1) if form in leads else "none"
