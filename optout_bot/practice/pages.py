"""The replica's pages: small, plain and recognisable, in the words of `flows/words/`.

Structure follows what is known of sister forms (rows with the label's text before the
control, form numbers in the address); field names are invented, since nobody has seen
the real ones. Every page says PRACTICE.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from urllib.parse import quote

from flows import meta
from optout_bot.countries import EEA, name_in
from optout_bot.flow import Label
from optout_bot.words import Words

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
a{color:#1463c2}dialog{border:1px solid #8d949e;border-radius:8px;padding:24px 32px;max-width:520px}
"""


@dataclass(frozen=True)
class Texts:
    """The words of one language."""

    words: Words
    language: str

    def __getitem__(self, label: Label) -> str:
        return escape(self.words.text(label, self.language))

    def all(self, label: Label) -> list[str]:
        """Every text of a label."""
        return [word.text for word in self.words.by_language[self.language][label.key]]


@dataclass(frozen=True)
class FormShape:
    """What the form asks for."""

    email: str = ""
    country: bool = False
    reason_required: bool = False
    asks_code: bool = False


@dataclass(frozen=True)
class Links:
    """Where the pages of one site lead."""

    site: str
    form: str
    general: str = "https://www.facebook.com/help/contact/367438723733209"
    third_party: str = "https://www.facebook.com/help/contact/510058597920541"

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
    return (
        f'<!doctype html><html lang="{texts.language}"><head><meta charset="utf-8">'
        f"<title>{title} | PRACTICE</title><style>{_STYLE}</style></head><body>"
        '<div class="practice">PRACTICE: a replica. Nothing here reaches Meta.</div>'
        f"<header>Practice</header><main>{content}</main></body></html>"
    )


def moved(address: str) -> str:
    """A page that leads on at once."""
    return (
        '<!doctype html><html><head><meta charset="utf-8"><title>PRACTICE</title>'
        f'<meta http-equiv="refresh" content="0;url={escape(address)}"></head></html>'
    )


def gen_ai(texts: Texts, links: Links, *, banner: bool, section: bool) -> str:
    """The generative AI page: with the rights in the region, without them elsewhere."""
    title = texts[meta.GEN_AI_TITLE]
    content = f"<h1>{title}</h1>"
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
    third = f'<a href="{links.third_party}">{texts[meta.THIRD_PARTY_TITLE]}</a>'
    return (
        '<div role="button" tabindex="0" aria-expanded="false" onclick="this.setAttribute('
        "'aria-expanded','true');this.nextElementSibling.hidden=false\">"
        f"{texts[meta.RIGHTS_SECTION]}</div><div hidden><ul>{items}</ul><p>{third}</p></div>"
    )


def _linked_sentence(texts: Texts, address: str) -> str:
    sentence = texts.all(meta.RIGHT_SENTENCE)[0]
    for word in texts.all(meta.OBJECT):
        start = sentence.casefold().find(word.casefold())
        if start >= 0:
            end = start + len(word)
            link = f'<a href="{address}">{escape(sentence[start:end])}</a>'
            return escape(sentence[:start]) + link + escape(sentence[end:])
    return f'{escape(sentence)} <a href="{address}">{texts[meta.OBJECT]}</a>'


def privacy_centre(texts: Texts, links: Links, *, way: str) -> str:
    """The home of the privacy centre: its card about AI, its topic, or the trap behind it."""
    topic = texts[meta.AI_TOPIC]
    card = _linked_sentence(texts, links.third_party if way == "trap" else links.form)
    content = f"<p>{card}</p>" if way in {"centre", "trap"} else ""
    if way == "topic":
        content = f'<p><a href="/privacy/center/ai">{topic}</a></p>'
    return page(texts, "Privacy Center", f"<h1>Privacy Center</h1>{content}")


def ai_topic(texts: Texts, links: Links) -> str:
    """The topic about AI, with the link to the form."""
    link = f'<a href="{links.form}">{texts[meta.SUBMIT_OBJECTION]}</a>'
    return page(texts, texts[meta.AI_TOPIC], f"<h1>{texts[meta.AI_TOPIC]}</h1><p>{link}</p>")


def rights_hub(texts: Texts, query: str) -> str:
    """The list of rights of 2026. Only the names of its options are known."""
    form = Links.of(query.rpartition("practice=")[2]).form
    return page(
        texts,
        "Privacy",
        '<h1>Privacy</h1><div role="radiogroup"><p><label><input type="radio" name="right" '
        f"onclick=\"location='{form}'\"> {texts[meta.HUB_OBJECT]}</label></p>"
        '<p><label><input type="radio" name="right"> Something else</label></p></div>',
    )


def policy(texts: Texts, objecting: str = "", *, menu: bool = False) -> str:
    """The policy: with a sentence that links to an objection, with its menu, or neither."""
    content = "<h1>Privacy Policy</h1>"
    if objecting:
        content += f"<p>{_linked_sentence(texts, objecting)}</p>"
    if menu:
        content += f'<nav><a href="/privacy/guide/genai">{texts[meta.GEN_AI_TITLE]}</a></nav>'
    return page(texts, "Privacy Policy", content)


def objection_form(texts: Texts, number: str, shape: FormShape) -> str:
    """The objection form, in the version of that shape."""
    title = texts[meta.FORM_TITLE]
    return page(texts, title, f"<h1>{title}</h1>{form(texts, number, shape)}")


def general_form(texts: Texts, number: str, shape: FormShape) -> str:
    """The general form, which becomes the objection form once its question is answered."""
    question = (
        f"<h1>Contact</h1><div class=row><div>{texts[meta.AI_QUESTION]}</div>"
        '<label><input type="radio" name="about" onclick="rest.hidden=false"> '
        f"{texts[meta.YES]}</label></div>"
    )
    rest = f'<div id="rest" hidden>{form(texts, number, shape)}</div>'
    return page(texts, "Contact", question + rest)


def third_party_form(texts: Texts, number: str) -> str:
    """The other form: information from third parties."""
    title = texts[meta.THIRD_PARTY_TITLE]
    rows = _row(texts[meta.EMAIL_LABEL], '<input type="email" name="email">') + _row(
        "Screenshots", '<input type="file" name="id_upload[]">'
    )
    send = f"<button type=submit>{texts[meta.SUBMIT]}</button>"
    return page(
        texts,
        title,
        f'<h1>{title}</h1><form method="post" action="/ajax/help/contact/submit/page">'
        f'<input type="hidden" name="support_form_id" value="{number}">{rows}{send}</form>',
    )


def form(texts: Texts, number: str, shape: FormShape) -> str:
    """The form itself, what it shows after sending, and the script between them."""
    required = "required" if shape.reason_required else ""
    rows = ""
    if shape.country:
        rows += _row(texts[meta.COUNTRY_LABEL], _countries(texts.language))
    email = f'<input type="text" name="email" id="913" required value="{escape(shape.email)}">'
    rows += _row(texts[meta.EMAIL_LABEL], email)
    rows += _row(_reason_label(texts, shape), f'<textarea name="Field915" {required}></textarea>')
    return (
        '<form method="post" action="/ajax/help/contact/submit/page" id="objection">'
        f'<input type="hidden" name="support_form_id" value="{number}">'
        '<input type="text" name="sneakyhidden" style="display:none">'
        f"{rows}<button type=submit>{texts[meta.SUBMIT]}</button></form>"
        f"{_after(texts)}<script>{_SCRIPT}</script>"
    )


def _reason_label(texts: Texts, shape: FormShape) -> str:
    labels = texts.all(meta.REASON_LABEL)
    plain = [label for label in labels if not label.rstrip().endswith((")", "）"))]
    return escape(plain[0] if shape.reason_required and plain else labels[0])


def _after(texts: Texts) -> str:
    sentences = "".join(f"<p>{escape(text)}</p>" for text in texts.all(meta.CONFIRMATION))
    code = (
        '<dialog id="code"><form action="/ajax/help/contact/submit/code">'
        + _row(texts[meta.CODE_LABEL], '<input type="text" name="nonce" autocomplete="off">')
        + f"<button type=submit>{texts[meta.CONFIRM_CODE]}</button></form></dialog>"
    )
    return (
        f'<dialog id="confirmation">{sentences}</dialog>{code}'
        f'<p id="invalid" role="alert" hidden>{texts[meta.INVALID]}</p>'
    )


_SCRIPT = """
const send = async (event) => {
  const form = event.target;
  event.preventDefault();
  const answer = await fetch(form.getAttribute("action"), {
    method: "POST", body: new URLSearchParams(new FormData(form)) });
  const state = await answer.text();
  for (const open of document.querySelectorAll("dialog[open]")) open.close();
  const next = document.getElementById(state);
  if (next.showModal) next.showModal(); else next.hidden = false;
};
for (const form of document.querySelectorAll("form")) form.addEventListener("submit", send);
"""


def _countries(language: str) -> str:
    codes = sorted([*EEA, "GB", "CH", "BR"], key=lambda code: name_in(code, language))
    options = "".join(f'<option value="{c}">{escape(name_in(c, language))}</option>' for c in codes)
    return f'<select name="country" required><option value=""></option>{options}</select>'


def _row(label: str, control: str) -> str:
    return f'<div class="row">{label}<br>{control}</div>'


def login(texts: Texts, query: str) -> str:
    """The sign-in page. It has no password box: nobody should type one into a replica."""
    back = query.removeprefix("next=")
    return page(
        texts,
        "Sign in",
        f"<h1>{texts[meta.SIGNED_OUT]}</h1>"
        f'<p><a href="/practice/sign-in?next={escape(back)}">Sign in (practice)</a></p>',
    )


def not_available(texts: Texts) -> str:
    """The page for an address that leads nowhere."""
    text = texts[meta.NOT_AVAILABLE]
    return page(texts, text, f"<h1>{text}</h1>")


def with_cookie_dialog(texts: Texts, html: str, path: str, query: str) -> str:
    """A page under the cookie dialog."""
    back = quote(path + (f"?{query}" if query else ""), safe="")
    dialog = (
        '<dialog id="cookies" data-testid="cookie-policy-manage-dialog"><p>Cookies</p>'
        f"<button class=plain onclick=\"location='/practice/cookies?next={back}'\">"
        f"{texts[meta.DECLINE_COOKIES]}</button></dialog>"
        "<script>document.getElementById('cookies').showModal()</script></body>"
    )
    return html.replace("</body>", dialog)
