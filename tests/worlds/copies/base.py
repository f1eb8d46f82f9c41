# -*- coding: utf-8 -*-
"""Shared bits of the made-up copies.  All wording is invented.

expects:
  sent                 ordinary go-ahead of the person, press, the site confirms
  sent_after_question  after the press the site asks one thing more (confirmation, reason);
                       answered, the objection is received
  person               the program cannot end it alone / must not claim success: hand over
  not_sent             look-alike form: nothing may be filled in and pressed
submit(path, body) answers a POST; unknown paths give 404.  body: str or bytes,
JSON, urlencoded or multipart.  Copies with a second GET have that address in pages too.
"""

import json, re
from dataclasses import dataclass
from typing import Callable, Optional
from urllib.parse import parse_qs

FB = "https://www.facebook.com"
IG = "https://help.instagram.com"
GEN = {
    "facebook": FB + "/privacy/genai",
    "instagram": "https://privacycenter.instagram.com/privacy/genai/",
}
KNOWN_FB, KNOWN_IG = "6359191084165019", "233964459562201"
HTML = "text/html; charset=utf-8"
JSON_T = "application/json; charset=utf-8"
AJAX_T = "application/x-javascript; charset=utf-8"


@dataclass
class Copy:
    name: str
    site: str
    language: str
    pages: dict
    submit: Optional[Callable]
    form_url: str
    expects: str
    why: str


def fb(n):
    return FB + "/help/contact/" + n


def ig(n):
    return IG + "/contact/" + n


def fields(body):
    """POST body -> dict of single values."""
    if body is None:
        return {}
    if isinstance(body, bytes):
        body = body.decode("utf-8", "replace")
    s = body.strip()
    if s.startswith("{"):
        try:
            d = json.loads(s)
            if isinstance(d.get("fields"), dict):
                d = {**d, **d["fields"]}
            return d
        except ValueError:
            return {}
    if s.startswith("--"):
        out = {}
        for m in re.finditer(
            r'name="([^"]*)"[^\r\n]*\r?\n(?:[^\r\n]+\r?\n)*\r?\n(.*?)\r?\n--', body, re.S
        ):
            out[m.group(1)] = m.group(2)
        return out
    return {k: v[-1] for k, v in parse_qs(s, keep_blank_values=True).items()}


def mail_ok(v):
    return bool(re.fullmatch(r"[^@\s]+@[^@\s]+\.[^@\s]+", str(v or "").strip()))


def j(d, status=200):
    return (status, JSON_T, json.dumps(d, ensure_ascii=False))


def aj(d):
    return (200, AJAX_T, "for (;;);" + json.dumps(d, ensure_ascii=False))


def h(s, status=200):
    return (status, HTML, s)


def on(path, f):
    """submit() which knows one path; f(dict of fields) -> answer."""

    def submit(p, body):
        p = re.sub(r"^https?://[^/]+", "", p).split("?")[0]
        return f(fields(body)) if p == path else (404, "text/plain", "not found")

    return submit


def page(lang, title, body, css="", attrs=""):
    return (
        '<!DOCTYPE html><html lang="%s"%s><head><meta charset="utf-8"><title>%s</title>'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        "<style>body{font:15px/1.5 Arial,Helvetica,sans-serif;margin:0;color:#1c1e21}"
        "main,.w{max-width:720px;margin:0 auto;padding:16px}%s</style></head><body>%s</body></html>"
        % (lang, attrs and " " + attrs, title, css, body)
    )
