"""The replica's pages: small, plain and recognisable, in the words of `flows/words/`.

A word that nobody has seen on the real page is underlined with dots. Every page says PRACTICE.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from flows import labels
from optout_bot.flow import Label
from optout_bot.flow.words import Word, Words

GENERAL = "367438723733209"
THIRD_PARTY = "510058597920541"
_STYLE = """
body{font:16px/1.5 Helvetica,Arial,sans-serif;margin:0;background:#f0f2f5;color:#1c1e21}
.practice{background:#ffd76a;color:#3b2a00;padding:6px 24px;font-weight:bold;letter-spacing:.04em}
header{background:#fff;border-bottom:1px solid #ccd0d5;padding:12px 24px;color:#1877f2;
font-weight:bold;font-size:20px}
main{max-width:680px;margin:24px auto;background:#fff;padding:24px 32px;border-radius:8px}
h1{font-size:24px;line-height:1.25}h2{font-size:18px}
.row{margin:18px 0}input[type=text],input[type=email],textarea,select{display:block;width:100%;
box-sizing:border-box;font:inherit;padding:8px;margin-top:4px;border:1px solid #8d949e;
border-radius:4px;background:#fff}textarea{height:110px}
button{font:inherit;font-weight:bold;padding:8px 20px;border:0;border-radius:6px;
background:#1877f2;color:#fff}.plain{background:#e4e6eb;color:#1c1e21}
a{color:#1463c2}.guess{text-decoration:underline dotted #90949c}
dialog{border:1px solid #8d949e;border-radius:8px;padding:24px 32px;max-width:520px}
"""


@dataclass(frozen=True)
class Texts:
    """The words of one language."""

    words: Words
    language: str

    def __getitem__(self, label: Label) -> str:
        return marked(self.of(label)[0])

    def of(self, label: Label) -> tuple[Word, ...]:
        """Every word of a label."""
        return self.words.by_language[self.language][label.key]

    def all(self, label: Label) -> list[str]:
        """Every text of a label."""
        return [word.text for word in self.of(label)]


def marked(word: Word) -> str:
    """A word for a page, underlined with dots where nobody has seen it."""
    text = escape(word.text)
    return text if word.seen else invented(text)


def invented(text: str) -> str:
    """A text that nobody has seen on the real page."""
    return f'<span class="guess">{text}</span>'


@dataclass(frozen=True)
class Links:
    """Where the pages of one site lead."""

    site: str
    form: str
    general: str = f"https://www.facebook.com/help/contact/{GENERAL}"
    third_party: str = f"https://www.facebook.com/help/contact/{THIRD_PARTY}"

    @property
    def hub(self) -> str:
        """The list of rights of 2026; the replica remembers which site it was opened from."""
        entry = "entry_point=POLICY_SUBPAGE%3A7.subpage.11-ObjectYouHaveThe"
        return f"https://help.meta.com/support/privacy/?{entry}&practice={self.site}"

    @classmethod
    def of(cls, host: str) -> Links:
        """The links on a host's pages."""
        if "instagram" in host.lower():
            return cls("Instagram", "https://help.instagram.com/contact/233964459562201")
        return cls("Facebook", "https://www.facebook.com/help/contact/6359191084165019")


def page(texts: Texts, title: str, content: str) -> str:
    """A whole page."""
    plain = re.sub(r"<[^>]*>", "", title)
    return (
        f'<!doctype html><html lang="{texts.language}"><head><meta charset="utf-8">'
        f"<title>{plain} | PRACTICE</title><style>{_STYLE}</style></head><body>"
        '<div class="practice">PRACTICE: a replica. Nothing here reaches Meta. '
        f"{invented('Dotted words')} were never seen on the real page.</div>"
        f"<header>Practice</header><main>{content}</main></body></html>"
    )


def moved(address: str) -> str:
    """A page that leads on at once."""
    return (
        '<!doctype html><html><head><meta charset="utf-8"><title>PRACTICE</title>'
        f'<meta http-equiv="refresh" content="0;url={escape(address)}"></head></html>'
    )


def gen_ai(texts: Texts, links: Links, *, banner: bool, section: bool, abroad: bool = False) -> str:
    """The generative AI page: with the rights in the region, without them `abroad`."""
    title = texts[labels.GEN_AI_TITLE]
    content = f"<h1>{title}</h1>"
    if abroad:
        content += f"<p>{_third_party_link(texts, links)}</p>"
    if banner:
        content += f"<p>{_linked_sentence(texts, links.form)}</p>"
    if section:
        content += _rights(texts, links)
    return page(texts, title, content)


def _rights(texts: Texts, links: Links) -> str:
    ways = {
        "Facebook": Links.of("facebook").form,
        "Instagram": Links.of("instagram").form,
        "Meta": "https://www.facebook.com/help/contact/1",
    }
    items = "".join(f'<li><a href="{to}">{name}</a></li>' for name, to in ways.items())
    third = _third_party_link(texts, links)
    return (
        '<div role="button" tabindex="0" aria-expanded="false" onclick="this.setAttribute('
        "'aria-expanded','true');this.nextElementSibling.hidden=false\">"
        f"{texts[labels.RIGHTS_SECTION]}</div><div hidden><ul>{items}</ul><p>{third}</p></div>"
    )


def _third_party_link(texts: Texts, links: Links) -> str:
    return f'<a href="{links.third_party}">{texts[labels.THIRD_PARTY_TITLE]}</a>'


def _linked_sentence(texts: Texts, address: str) -> str:
    sentence = texts.all(labels.RIGHT_SENTENCE)[0]
    for word in texts.all(labels.OBJECT):
        start = sentence.casefold().find(word.casefold())
        if start >= 0:
            end = start + len(word)
            link = f'<a href="{address}">{escape(sentence[start:end])}</a>'
            return escape(sentence[:start]) + link + escape(sentence[end:])
    return f'{escape(sentence)} <a href="{address}">{texts[labels.OBJECT]}</a>'


def privacy_centre(texts: Texts, links: Links, *, way: str) -> str:
    """The home of the privacy centre: its card about AI, its topic, or the trap behind it."""
    topic = texts[labels.AI_TOPIC]
    card = _linked_sentence(texts, links.third_party if way == "trap" else links.form)
    content = f"<p>{card}</p>" if way in {"centre", "trap"} else ""
    if way == "topic":
        content = f'<p><a href="/privacy/center/ai">{topic}</a></p>'
    return page(texts, "Privacy Center", f"<h1>{invented('Privacy Center')}</h1>{content}")


def ai_topic(texts: Texts, links: Links) -> str:
    """The topic about AI, with the link to the form."""
    link = f'<a href="{links.form}">{texts[labels.SUBMIT_OBJECTION]}</a>'
    return page(texts, texts[labels.AI_TOPIC], f"<h1>{texts[labels.AI_TOPIC]}</h1><p>{link}</p>")


def rights_hub(texts: Texts, query: str) -> str:
    """The list of rights of 2026. Only the names of its options are known."""
    form = Links.of(query.rpartition("practice=")[2]).form
    return page(
        texts,
        "Privacy",
        f'<h1>{invented("Privacy")}</h1><div role="radiogroup"><p><label><input type="radio" '
        'name="right" '
        f"onclick=\"location='{form}'\"> {texts[labels.HUB_OBJECT]}</label></p>"
        '<p><label><input type="radio" name="right"> '
        f"{invented('Something else')}</label></p></div>",
    )


def policy(texts: Texts, objecting: str = "", *, menu: bool = False) -> str:
    """The policy: with a sentence that links to an objection, with its menu, or neither."""
    content = f"<h1>{invented('Privacy Policy')}</h1>"
    if objecting:
        content += f"<p>{_linked_sentence(texts, objecting)}</p>"
    if menu:
        content += f'<nav><a href="/privacy/guide/genai">{texts[labels.GEN_AI_TITLE]}</a></nav>'
    return page(texts, "Privacy Policy", content)


def login(texts: Texts, query: str, *, checked: bool) -> str:
    """The sign-in page. It has no password box: nobody should type one into a replica.

    `checked`: the site then wants to be sure whose account it is.
    """
    way = f"/practice/sign-in?{escape(query)}" if not checked else f"/checkpoint/?{escape(query)}"
    return _wall(texts, texts[labels.SIGNED_OUT], way, "Sign in (practice)")


def checkpoint(texts: Texts, query: str) -> str:
    """The page on which a person shows that the account is theirs."""
    way = f"/practice/sign-in?{escape(query)}"
    return _wall(texts, texts[labels.CHECKPOINT], way, "It is mine (practice)")


def _wall(texts: Texts, text: str, way: str, link: str) -> str:
    return page(texts, text, f'<h1>{text}</h1><p><a href="{way}">{link}</a></p>')


def rate_limit(texts: Texts) -> str:
    """The page of a site that has had enough for today."""
    return page(texts, "Error", f"<p>{texts[labels.RATE_LIMIT]}</p>")


def not_available(texts: Texts, *, abroad: bool = False) -> str:
    """The page for an address that leads nowhere, or only in other regions."""
    text = marked(texts.of(labels.NOT_AVAILABLE)[-1 if abroad else 0])
    return page(texts, text, f"<h1>{text}</h1>")


def with_cookie_dialog(texts: Texts, html: str, path: str, query: str) -> str:
    """A page under the cookie dialog."""
    back = quote(path + (f"?{query}" if query else ""), safe="")
    dialog = (
        '<dialog id="cookies" data-testid="cookie-policy-manage-dialog"><p>Cookies</p>'
        f"<button class=plain onclick=\"location='/practice/cookies?next={back}'\">"
        f"{texts[labels.DECLINE_COOKIES]}</button></dialog>"
        "<script>document.getElementById('cookies').showModal()</script></body>"
    )
    return html.replace("</body>", dialog)
