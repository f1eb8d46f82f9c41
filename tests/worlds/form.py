"""The form of a world, in its markup, and what stands in its place after the press."""

from __future__ import annotations

import json
import random
from html import escape

from flows import labels
from optout_bot.base.countries import name_in
from optout_bot.flow import Label
from optout_bot.practice import forms
from optout_bot.practice.forms import FormShape
from optout_bot.practice.pages import Texts
from tests.worlds.script import SCRIPT
from tests.worlds.unseen import GENERIC, combobox
from tests.worlds.world import World


class WorldForm:
    """Draws the form of a world, with the site's texts; `names` are those of its fields."""

    def __init__(self, world: World, texts: Texts, names: dict[str, str], shape: FormShape) -> None:
        self.world = world
        self.texts = texts
        self.names = names
        self.shape = shape

    def t(self, label: Label, nth: int = 0) -> str:
        texts = self.texts.all(label)
        return self.typeset(texts[min(nth, len(texts) - 1)])

    def typeset(self, text: str) -> str:
        if self.world.typographic:
            text = text.replace("'", "’").replace(" ", "\u00a0")
        return escape(text)

    def mounted(self, number: str, *, bare: bool = False) -> str:
        facts = {
            "late": self.world.late,
            "again": self.world.again,
            "shadow": self.world.shadow,
            "sending": self.world.sending,
            "trap": self.world.trap,
            "reason": self.names["reason"],
            "email": self.names["email"],
            "thanks": self.world.unseen.thanks,
            "redrawn": self.world.unseen.redrawn,
            "complaint": self.t(labels.INVALID),
            "dialog": "<div role=dialog><h2>AI</h2>"
            f"<button id=really>{self.t(labels.YES)}</button>",
        }
        copies = 2 if self.world.trap == "two forms" else 1
        content = (
            f"<template id=tpl>{self._form_html(number) * copies}</template><div id=root></div>"
            f"<template id=done>{self.done()}</template>"
            f"<template id=code>{self.code()}</template>"
            f"<script>const facts={json.dumps(facts)};{SCRIPT}</script>"
        )
        if bare:
            return content
        return f'<!doctype html><html lang="{self.texts.language}"><body>{content}</body></html>'

    def _form_html(self, number: str) -> str:
        world, shape = self.world, self.shape
        name = self.names
        rows = [f'<input type=hidden name=support_form_id value="{number}">']
        if world.honeypot:
            rows.append(
                '<div style="position:absolute;left:-5000px"><label for=hp>'
                f"{self.t(labels.EMAIL_LABEL)}</label>"
                "<input id=hp type=email name=sneakyhidden></div>"
                '<input name=website style="opacity:0;height:1px;width:1px" tabindex=-1>'
            )
        if shape.long:
            rows.append(self._country())
        email = f'<input type=text name={name["email"]} required value="{escape(shape.email)}">'
        rows.append(self._row("e", self.t(labels.EMAIL_LABEL), email))
        most = "maxlength=40" if world.trap == "too long" else ""
        required = "required" if shape.long else ""
        area = f"<textarea name={name['reason']} {most} {required}></textarea>"
        label = self.typeset(forms.reason_label(self.texts, shape).text)
        rows.append(self._row("r", label, area))
        if world.trap == "unknown required":
            rows.append(self._row("u", "Passport number", "<input type=text name=pp required>"))
        rows.append(self._button())
        return self._wrapped("".join(rows))

    def _country(self) -> str:
        codes = ("AT", "BR", "DE", "ES", "FR", "GB", "IE", "IT", "PL", "SE")
        countries = {code: name_in(code, self.texts.language) for code in codes}
        name, label = self.names["country"], self.t(labels.COUNTRY_LABEL)
        if self.world.unseen.combobox:
            return combobox(name, label, countries)
        options = "".join(
            f'<option value="{code}">{escape(text)}</option>' for code, text in countries.items()
        )
        select = f"<select name={name} required><option value=''></option>{options}</select>"
        return self._row("c", label, select)

    def _row(self, key: str, label: str, control: str) -> str:
        tag, _, rest = control.partition(" ")
        kind = self.world.unseen.row or self.world.label
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
        elif kind == "after":
            row = f"{control}<br><span>{label}</span>"
        elif kind == "header":
            row = f"<table><tr><th>{label}</th></tr><tr><td>{control}</td></tr></table>"
        else:
            row = f"{label}<br>{control}"
        return f'<div class="row {self._hash()}">{row}</div>'

    def _button(self) -> str:
        text = self.t(labels.SUBMIT)
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

    def done(self) -> str:
        if self.world.unseen.thanks == "generic":
            return f"<p>{escape(GENERIC.get(self.texts.language, GENERIC['en']))}</p>"
        return "".join(f"<p>{escape(text)}</p>" for text in self.texts.all(labels.CONFIRMATION))

    def code(self) -> str:
        return (
            f"<div role=dialog id=codebox><label>{self.t(labels.CODE_LABEL)} <input name="
            f"{self.names['code']}></label>"
            f"<button id=confirm>{self.t(labels.CONFIRM_CODE)}</button></div>"
        )
