"""The pages of a world: the practice site with another form in its place."""

from __future__ import annotations

import json
import random
from email import message_from_string
from html import escape
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from flows import meta
from optout_bot.base.countries import law_of, name_in
from optout_bot.flow import Label
from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.practice import PracticeSite, forms, pages
from optout_bot.practice.pages import GENERAL, Links
from optout_bot.practice.site import SECOND
from tests.conftest import EMAIL
from tests.worlds.world import COUNTRY, World

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
        self.names = {
            p: f"f{dice.randrange(10**9)}" for p in ("email", "country", "reason", "code")
        }

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        host = urlsplit(address).hostname or ""
        if not self.yes_said and EMAIL in unquote(address):
            self.early.append(address)
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
    def numbers(self) -> set[str]:
        """The form numbers under which an objection may be sent here."""
        if self.practice.route == "policy":
            return {GENERAL}
        number = Links.of(self.world.site).form.rpartition("/")[2]
        return SECOND if self.practice.route == "second" else {number}

    def _page_at(self, host: str, path: str, query: str) -> str:
        if path.startswith("/practice/frame"):
            return self._mounted(path.rpartition("/")[2])
        page = super()._page_at(host, path, query)
        if self.world.trap in {"other number", "look-alike title"}:
            number = GENERAL_RIGHTS if self.world.trap == "other number" else UNKNOWN_NUMBER
            for known in ("6359191084165019", "233964459562201"):
                page = page.replace(known, number)
        return page

    def _form_at(self, number: str) -> str:
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

    def _t(self, label: Label, nth: int = 0) -> str:
        texts = self.texts.all(label)
        return self._typeset(texts[min(nth, len(texts) - 1)])

    def _typeset(self, text: str) -> str:
        if self.world.typographic:
            text = text.replace("'", "’").replace(" ", "\u00a0")
        return escape(text)

    def _title(self) -> str:
        by_trap = {"withdraw": meta.WITHDRAW_TITLE, "third party": meta.THIRD_PARTY_TITLE}
        if self.world.trap in {"look-alike title", "unknown title"}:
            return "Contact us about something"
        return self._t(by_trap.get(self.world.trap, meta.FORM_TITLE))

    def _whole_page(self, number: str) -> str:
        question = number == "367438723733209"
        title = "Contact" if question and self.world.trap == "none" else self._title()
        inner = self._mounted(number, bare=True)
        if self.world.iframe:
            inner = f'<iframe src="/practice/frame/{number}" width="640" height="900"></iframe>'
        if question:
            inner = (
                f"<div>{self._t(meta.AI_QUESTION)}</div><label><input type=radio name=about "
                f'onclick="rest.hidden=false"> {self._t(meta.YES)}</label>'
                f"<label><input type=radio name=about> 0</label><div id=rest hidden>{inner}</div>"
            )
        before = after = ""
        if self.world.decoys:
            before, after = self._decoys()
        if self.world.trap == "another send first":
            before += (
                '<form action="/ajax/help/contact/submit/other" method=post>'
                f"<textarea name=feedback></textarea><button>{self._t(meta.SUBMIT)}</button></form>"
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

    # The form.

    def _mounted(self, number: str, *, bare: bool = False) -> str:
        facts = {
            "late": self.world.late,
            "again": self.world.again,
            "shadow": self.world.shadow,
            "sending": self.world.sending,
            "trap": self.world.trap,
            "reason": self.names["reason"],
            "email": self.names["email"],
        }
        copies = 2 if self.world.trap == "two forms" else 1
        content = (
            f"<template id=tpl>{self._form_html(number) * copies}</template><div id=root></div>"
            f"<template id=done>{self._done()}</template>"
            f"<template id=code>{self._code()}</template>"
            f"<script>const facts={json.dumps(facts)};{_SCRIPT}</script>"
        )
        if bare:
            return content
        return f'<!doctype html><html lang="{self.texts.language}"><body>{content}</body></html>'

    def _form_html(self, number: str) -> str:
        world, shape = self.world, self._form()
        name = self.names
        rows = [f'<input type=hidden name=support_form_id value="{number}">']
        if world.honeypot:
            rows.append(
                '<div style="position:absolute;left:-5000px"><label for=hp>'
                f"{self._t(meta.EMAIL_LABEL)}</label>"
                "<input id=hp type=email name=sneakyhidden></div>"
                '<input name=website style="opacity:0;height:1px;width:1px" tabindex=-1>'
            )
        if shape.long:
            options = "".join(
                f'<option value="{code}">{escape(name_in(code, self.texts.language))}</option>'
                for code in ("AT", "BR", "DE", "ES", "FR", "GB", "IE", "IT", "PL", "SE")
            )
            select = f"<select name={name['country']} required><option value=''></option>{options}"
            rows.append(self._row("c", self._t(meta.COUNTRY_LABEL), select + "</select>"))
        email = f'<input type=text name={name["email"]} required value="{escape(shape.email)}">'
        rows.append(self._row("e", self._t(meta.EMAIL_LABEL), email))
        most = "maxlength=40" if world.trap == "too long" else ""
        required = "required" if shape.long else ""
        area = f"<textarea name={name['reason']} {most} {required}></textarea>"
        label = self._typeset(forms.reason_label(self.texts, shape).text)
        rows.append(self._row("r", label, area))
        if world.trap == "unknown required":
            rows.append(self._row("u", "Passport number", "<input type=text name=pp required>"))
        rows.append(self._button())
        return self._wrapped("".join(rows))

    def _row(self, key: str, label: str, control: str) -> str:
        tag, _, rest = control.partition(" ")
        kind = self.world.label
        if kind == "for":
            row = f'<label for="{key}1">{label}</label>{tag} id="{key}1" {rest}'
        elif kind == "wrap":
            row = f"<label>{label} {control}</label>"
        elif kind == "aria-label":
            row = f'{tag} aria-label="{label}" {rest}'
        elif kind == "aria-labelledby":
            row = f'<span id="{key}2">{label}</span>{tag} aria-labelledby="{key}2" {rest}'
        elif kind == "table":
            row = f"<table><tr><td>{label}:</td><td>{control}</td></tr></table>"
        else:
            row = f"{label}<br>{control}"
        return f'<div class="row {self._hash()}">{row}</div>'

    def _button(self) -> str:
        text = self._t(meta.SUBMIT)
        style = 'style="text-transform:uppercase"' if self.world.capitals else ""
        return {
            "button": f"<button id=send type=submit {style}>{text}</button>",
            "input": f'<input id=send type=submit value="{text}">',
            "role": f"<div id=send role=button tabindex=0 {style}>{text}</div>",
            "nested": f"<button id=send><span><span {style}>{text}</span></span></button>",
            "type-button": f"<button id=send type=button {style}>{text}</button>",
        }[self.world.button]

    def _wrapped(self, rows: str) -> str:
        action = "/ajax/help/contact/submit/page"
        if self.world.sending == "graphql":
            action = "/api/graphql"
        encoding = "enctype=multipart/form-data" if self.world.sending == "multipart" else ""
        if self.world.form_element:
            inner = f'<form id=box method=post action="{action}" {encoding}>{rows}</form>'
        else:
            inner = f'<div id=box data-action="{action}">{rows}</div>'
        for _ in range(self.world.depth):
            inner = f'<div class="{self._hash()}">{inner}</div>'
        return inner

    def _hash(self) -> str:
        dice = random.Random(self.world.seed)
        return (
            f"x{dice.getrandbits(40):x} _{dice.getrandbits(20):x}" if self.world.hashed else "row"
        )

    def _done(self) -> str:
        return "".join(f"<p>{escape(text)}</p>" for text in self.texts.all(meta.CONFIRMATION))

    def _code(self) -> str:
        return (
            f"<div role=dialog id=codebox><label>{self._t(meta.CODE_LABEL)} <input name="
            f"{self.names['code']}></label>"
            f"<button id=confirm>{self._t(meta.CONFIRM_CODE)}</button></div>"
        )

    # What it received.

    def _receive(self, path: str, body: str) -> Reply:
        sending_path = path.startswith(("/ajax/help/contact/submit/", "/api/graphql"))
        if not self.yes_said:
            self.early.append(path)
        if not sending_path:
            return Reply(404, {}, b"")
        sent = _parsed(body) | {"path": path}
        self.received.append(sent)
        code = sent.get(self.names["code"])
        asks = self._form().long and code != CODE
        if self.world.sending in {"document", "multipart"} and not path.endswith("/code"):
            extra = self._code() if asks else self._done()
            script = f"<script>const facts={{}};{_SCRIPT_CODE}</script>" if asks else ""
            done = f"<template id=done>{self._done()}</template>"
            html = pages.page(self.texts, "Contact", f"{done}<div id=root>{extra}</div>{script}")
            return Reply(200, {"content-type": "text/html; charset=utf-8"}, html.encode())
        return Reply(200, {"content-type": "text/plain"}, b"code" if asks else b"done")


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


_SCRIPT_CODE = """
const onCode = (root) => {
  root.querySelector("#confirm").onclick = async (event) => {
    event.preventDefault();
    const field = root.querySelector("#codebox input");
    const answer = await fetch("/ajax/help/contact/submit/code",
      { method: "POST", body: new URLSearchParams([[field.name, field.value]]) });
    if (await answer.text() === "done") root.innerHTML = document.getElementById("done").innerHTML;
  };
};
if (document.getElementById("codebox")) onCode(document.getElementById("root"));
"""

_SCRIPT = (
    _SCRIPT_CODE
    + """
const host = document.getElementById("root");
const root = facts.shadow ? host.attachShadow({ mode: "open" }) : host;
const navigates = ["document", "multipart"].includes(facts.sending);
const values = () => [...root.querySelectorAll("#box input,#box select,#box textarea")]
  .filter((e) => e.name && e.type !== "submit").map((e) => [e.name, e.value]);
const swap = () => { root.querySelector(`[name=${facts.email}]`).value = "x@y.zz"; };
const post = (address, body) => fetch(address, { method: "POST", body });
const send = async () => {
  const box = root.querySelector("#box");
  const address = box.getAttribute("action") || box.dataset.action;
  if (facts.trap === "changes on press") swap();
  const body = facts.sending === "graphql"
    ? JSON.stringify({ variables: Object.fromEntries(values()) }) : new URLSearchParams(values());
  const answers = [post(address, body)];
  answers[0].then(() => { sent = true; });
  if (facts.trap === "sends twice") answers.push(post(address, body));
  const state = await (await answers[0]).text();
  if (state === "code") {
    root.innerHTML = document.getElementById("code").innerHTML;
    onCode(root);
  } else root.innerHTML = document.getElementById("done").innerHTML;
};
let sent = false;
const mount = () => {
  if (sent) return;
  root.innerHTML = document.getElementById("tpl").innerHTML;
  const box = root.querySelector("#box"), button = root.querySelector("#send");
  if (!navigates) {
    box.addEventListener("submit", (event) => { event.preventDefault(); send(); });
    const own = button.type === "submit" && box.localName === "form";
    if (!own) button.addEventListener("click", send);
  } else if (facts.trap === "changes on press") {
    box.addEventListener("submit", swap);
  }
  const area = root.querySelector("textarea");
  const on = (trap, element, kind, then) => {
    if (facts.trap === trap) element.addEventListener(kind, then);
  };
  on("shortens", area, "input", () => { area.value = area.value.slice(0, 100); });
  on("autosave", box, "input", (event) => post("/ajax/draft", event.target.value));
  const now = () => navigates ? box.requestSubmit() : send();
  const key = (event) => { if (event.key === "Enter") now(); };
  const lines = () => { if (area.value.includes("\\n")) now(); };
  on("autosave by address", box, "input",
    (event) => { new Image().src = "/pixel?d=" + encodeURIComponent(event.target.value); });
  on("submits on enter", box, "keydown", key);
  on("submits on enter", area, "input", lines);
  on("submits on change", box, "change", now);
};
if (facts.late) setTimeout(mount, facts.late); else mount();
if (facts.again) setTimeout(mount, facts.late + facts.again);
"""
)
