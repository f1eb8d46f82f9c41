"""The pages of a world: the practice site with another form in its place."""

from __future__ import annotations

import json
import random
from email import message_from_string
from html import escape
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from flows import labels
from optout_bot.base.countries import law_of
from optout_bot.flow.words import OPTIONAL, Words
from optout_bot.lock.request import Reply
from optout_bot.practice import PracticeSite, forms, pages
from optout_bot.practice.pages import GENERAL, Links
from optout_bot.practice.site import FIRST, SECOND
from tests.conftest import EMAIL
from tests.worlds.form import WorldForm
from tests.worlds.script import SCRIPT_CODE
from tests.worlds.unseen import (
    HEADER_SIGN_IN,
    already_in,
    in_new_tabs,
    texts_of,
)
from tests.worlds.world import COUNTRY, World

KNOWN = FIRST | SECOND | {GENERAL}
UNKNOWN_NUMBER = "100200300400500"
GENERAL_RIGHTS = "1994830130782319"
CODE = "123456"
# A host that only looks like the right one.
ELSEWHERE = ".example.org"


class WorldSite(PracticeSite):
    """Answers as the practice site does, with the world's form. `early` is what came before
    the yes, `received` what came after it."""

    def __init__(self, world: World, words: Words, email: str) -> None:
        super().__init__(world.practice, words, email)
        self.world = world
        self.yes_said = False
        self.early: list[str] = []
        self._elsewhere = False
        dice = random.Random(world.seed)
        initial = "Field" if world.unseen.numeric else "f"
        purposes = ("email", "country", "reason", "code")
        self.names = {p: f"{initial}{dice.randrange(10**9)}" for p in purposes}
        self.texts = texts_of(words, world.practice.language, world.unseen)
        self.form = WorldForm(world, self.texts, self.names, self._form())
        # What it wanted differently or once more, and whether it says that it has it.
        self.turned_down: list[dict[str, str]] = []
        self.thanked = False

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        host = urlsplit(address).hostname or ""
        if not self.yes_said and EMAIL in unquote(address):
            self.early.append(address)
        lands_home = self.world.unseen.lands_home and urlsplit(address).path == "/practice/sign-in"
        if lands_home and super().reply(method, address, body):
            home = pages.moved(f"https://www.{self.world.site}.com/home")
            return Reply(200, {"content-type": "text/html; charset=utf-8"}, home.encode())
        if host.endswith(ELSEWHERE):
            address = address.replace(ELSEWHERE, "", 1)
        self._elsewhere = host.endswith(ELSEWHERE)
        answer = super().reply(method, address, body)
        lang = f'<html lang="{self.texts.language}">'.encode()
        if answer and lang in answer.body:
            told = answer.body.replace(lang, f'<html lang="{self.told}">'.encode())
            return Reply(answer.status, answer.headers, told)
        return answer

    @property
    def told(self) -> str:
        """What the pages say of their language."""
        language = self.texts.language
        other = "pl" if language != "pl" else "en"
        return {"true": language, "none": "", "lies": other, "unknown": "zh"}[self.world.tongue]

    @property
    def ready_made(self) -> str:
        """The reason that the program offers on these pages where one is demanded."""
        words = self.texts.words
        return words.objection(words.language_of(self.told) or "en", law_of(COUNTRY))

    @property
    def demands_a_reason(self) -> bool:
        """Whether its box for the reason does not say that it may stay empty."""
        label = forms.reason_label(self.texts, self._form()).text
        return not self.texts.words.says(OPTIONAL, label)

    @property
    def thanks_known(self) -> bool:
        """Whether what it says in the end was seen on the real pages, in a language it tells."""
        unseen = self.world.unseen
        seen = any(word.seen for word in self.texts.of(labels.CONFIRMATION))
        tells = self.world.tongue == "true"
        return seen and tells and unseen.thanks != "generic" and not unseen.already

    @property
    def numbers(self) -> set[str]:
        """The form numbers under which an objection may be sent here."""
        if self.world.unseen.number:
            return {self.world.unseen.number}
        if self.practice.route == "policy":
            return {GENERAL}
        number = Links.of(self.world.site).form.rpartition("/")[2]
        return SECOND if self.practice.route == "second" else {number}

    def _page_at(self, host: str, path: str, query: str) -> str:
        if path.startswith("/practice/frame"):
            return self.form.mounted(path.rpartition("/")[2])
        if path.startswith("/help/contact/receipt"):
            return self.form.done() if self.received else ""
        if path == "/home":
            return pages.page(self.texts, "Home", "<h1>Home</h1><p>News</p>")
        page = super()._page_at(host, path, query)
        if self.world.unseen.number:
            for known in KNOWN:
                page = page.replace(f"/{known}", f"/{self.world.unseen.number}")
        if self.world.unseen.new_tab:
            page = in_new_tabs(page)
        if self.world.trap in {"other number", "look-alike title"}:
            number = GENERAL_RIGHTS if self.world.trap == "other number" else UNKNOWN_NUMBER
            for known in ("6359191084165019", "233964459562201"):
                page = page.replace(known, number)
        return page

    def _form_at(self, number: str) -> str:
        unknown = self.world.unseen.number
        if unknown and (number in KNOWN or number == unknown):
            if number != unknown:
                return pages.not_available(self.texts)
            # The page itself knows its new number only.
            shown = Links.of(self.world.site).form.rpartition("/")[2]
            number = GENERAL if self.practice.route == "policy" else shown
        shown = super()._form_at(number)
        if self.world.trap == "another host" and 'id="objection"' in shown and not self._elsewhere:
            home = "help.instagram.com" if self.world.site == "instagram" else "www.facebook.com"
            path = "" if self.world.site == "instagram" else "/help"
            return pages.moved(f"https://{home}{ELSEWHERE}{path}/contact/{number}")
        planted = {"other number": GENERAL_RIGHTS, "look-alike title": UNKNOWN_NUMBER}
        if self.world.trap in planted:
            there = number == planted[self.world.trap]
            return self._whole_page(number) if there else pages.not_available(self.texts)
        return self._whole_page(number) if 'id="objection"' in shown else shown

    # The page around the form.

    def _title(self) -> str:
        by_trap = {"withdraw": labels.WITHDRAW_TITLE, "third party": labels.THIRD_PARTY_TITLE}
        if self.world.trap in {"look-alike title", "unknown title"}:
            return "Contact us about something"
        return self.form.t(by_trap.get(self.world.trap, labels.FORM_TITLE))

    def _whole_page(self, number: str) -> str:
        question = number == "367438723733209"
        if self.world.unseen.already:
            on_record = escape(already_in(self.texts.language, self.world.unseen))
            self.thanked = True
            return pages.page(self.texts, self._title(), f"<h1>{self._title()}</h1><p>{on_record}")
        title = "Contact" if question and self.world.trap == "none" else self._title()
        number = self.world.unseen.number or number
        inner = self.form.mounted(number, bare=True)
        if self.world.iframe:
            inner = f'<iframe src="/practice/frame/{number}" width="640" height="900"></iframe>'
        if question:
            inner = (
                f"<div>{self.form.t(labels.AI_QUESTION)}</div><label><input type=radio name=about "
                f'onclick="rest.hidden=false"> {self.form.t(labels.YES)}</label>'
                f"<label><input type=radio name=about> 0</label><div id=rest hidden>{inner}</div>"
            )
        before = after = ""
        if self.world.decoys:
            before, after = self._decoys()
        if self.world.unseen.header_sign_in:
            before = HEADER_SIGN_IN + before
        if self.world.trap == "another send first":
            before += (
                '<form action="/ajax/help/contact/submit/other" method=post>'
                "<textarea name=feedback></textarea>"
                f"<button>{self.form.t(labels.SUBMIT)}</button></form>"
            )
        if self.world.trap == "continue submits":
            after += (
                "<button onclick=\"fetch('/ajax/help/contact/submit/continue',{method:'POST',"
                "body:'continued'})\">Continue</button>"
            )
        return pages.page(self.texts, title, f"{before}<h1>{title}</h1>{inner}{after}")

    def _decoys(self) -> tuple[str, str]:
        before = (
            '<form role=search action="/search"><input name=q aria-label="Search"></form>'
            '<form action="/recover" method=post><input name=email type=email placeholder="E-mail"'
            " autocomplete=username><button name=find>Find your account</button></form>"
        )
        after = (
            '<form action="/newsletter" method=post><h3>Newsletter</h3><input type=email '
            'name=newsletter placeholder="you@example.com"><button>Subscribe</button></form>'
        )
        return before, after

    # What it received.

    def _receive(self, path: str, body: str) -> Reply:
        sending_path = path.startswith(("/ajax/help/contact/submit/", "/api/graphql"))
        if not self.yes_said:
            self.early.append(path)
        if not sending_path:
            return Reply(404, {}, b"")
        sent = _parsed(body) | {"path": path}
        wants = self._wants(sent)
        if wants:
            self.turned_down.append(sent)
            return Reply(200, {"content-type": "text/plain"}, wants.encode())
        self.received.append(sent)
        code = sent.get(self.names["code"])
        asks = self._form().long and code != CODE
        self.thanked = self.thanked or not asks
        if self.world.sending in {"document", "multipart"} and not path.endswith("/code"):
            extra = self.form.code() if asks else self.form.done()
            script = f"<script>const facts={{}};{SCRIPT_CODE}</script>" if asks else ""
            done = f"<template id=done>{self.form.done()}</template>"
            html = pages.page(self.texts, "Contact", f"{done}<div id=root>{extra}</div>{script}")
            return Reply(200, {"content-type": "text/html; charset=utf-8"}, html.encode())
        return Reply(200, {"content-type": "text/plain"}, b"code" if asks else b"done")

    def _wants(self, sent: dict[str, str]) -> str:
        """What the site says first, where it does not take a form as it came."""
        unseen, name = self.world.unseen, self.names
        if self.world.navigates or name["code"] in sent:
            return ""
        if unseen.reason_demanded and not sent.get(name["reason"]):
            return "complaint"
        return "confirm" if unseen.confirmed and sent.get("confirmed") != "1" else ""


def _parsed(body: str) -> dict[str, str]:
    if body.startswith("{"):
        return {k: str(v) for k, v in json.loads(body)["variables"].items()}
    if body.startswith("--"):
        boundary = body.split("\r\n", 1)[0][2:]
        head = f"Content-Type: multipart/form-data; boundary={boundary}\r\n\r\n"
        parts: Any = message_from_string(head + body).get_payload()
        return {
            str(p.get_param("name", header="content-disposition")): str(p.get_payload())
            for p in parts
        }
    return dict(parse_qsl(body, keep_blank_values=True))
