"""The replica's forms: the objection form in its versions, the general one, the trap.

Structure follows what is known of sister forms: rows with the label's text before the
control. Field names are invented, since nobody has seen the real ones.
"""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from flows import labels
from optout_bot.base.countries import EEA, name_in
from optout_bot.flow.words import Word
from optout_bot.practice.pages import Texts, invented, marked, page

CODE = "123456"


@dataclass(frozen=True)
class FormShape:
    """What the form asks for and holds. A `long` one demands country, reason and a mailed code;
    with `alone` set that code is typed by the page."""

    email: str = ""
    long: bool = False
    alone: bool = False


def objection_form(texts: Texts, number: str, shape: FormShape) -> str:
    """The objection form, in the version of that shape."""
    title = texts[labels.FORM_TITLE]
    return page(texts, title, f"<h1>{title}</h1>{form(texts, number, shape)}")


def general_form(texts: Texts, number: str, shape: FormShape) -> str:
    """The general form, which becomes the objection form once its question is answered."""
    question = (
        f"<h1>{invented('Contact')}</h1><div class=row><div>{texts[labels.AI_QUESTION]}</div>"
        '<label><input type="radio" name="about" onclick="rest.hidden=false"> '
        f"{texts[labels.YES]}</label> "
        '<label><input type="radio" name="about" onclick="rest.hidden=true"> '
        f"{invented('No')}</label></div>"
    )
    rest = f'<div id="rest" hidden>{form(texts, number, shape)}</div>'
    return page(texts, "Contact", question + rest)


def third_party_form(texts: Texts, number: str) -> str:
    """The other form: information from third parties."""
    title = texts[labels.THIRD_PARTY_TITLE]
    rows = _row(texts[labels.EMAIL_LABEL], '<input type="email" name="email">') + _row(
        invented("Screenshots"), '<input type="file" name="id_upload[]">'
    )
    send = f"<button type=submit>{texts[labels.SUBMIT]}</button>"
    return page(
        texts,
        title,
        f'<h1>{title}</h1><form method="post" action="/ajax/help/contact/submit/page">'
        f'<input type="hidden" name="support_form_id" value="{number}">{rows}{send}</form>',
    )


def form(texts: Texts, number: str, shape: FormShape) -> str:
    """The form itself, what it shows after sending, and the script between them."""
    required = "required" if shape.long else ""
    rows = ""
    if shape.long:
        rows += _row(texts[labels.COUNTRY_LABEL], _countries(texts.language))
    email = f'<input type="text" name="email" id="913" required value="{escape(shape.email)}">'
    rows += _row(texts[labels.EMAIL_LABEL], email)
    rows += _row(
        marked(reason_label(texts, shape)), f'<textarea name="Field915" {required}></textarea>'
    )
    return (
        '<form method="post" action="/ajax/help/contact/submit/page" id="objection">'
        f'<input type="hidden" name="support_form_id" value="{number}">'
        '<input type="text" name="sneakyhidden" style="display:none">'
        f"{rows}<button type=submit>{texts[labels.SUBMIT]}</button></form>"
        f"{_after(texts)}<script>{_SCRIPT}{_ALONE if shape.alone else ''}</script>"
    )


def reason_label(texts: Texts, shape: FormShape) -> Word:
    """The label of the reason's box, without "(optional)" where a reason is demanded."""
    words = texts.of(labels.REASON_LABEL)
    plain = [word for word in words if not word.text.rstrip().endswith((")", "）"))]
    return plain[0] if shape.long and plain else words[0]


def _after(texts: Texts) -> str:
    sentences = "".join(f"<p>{marked(word)}</p>" for word in texts.of(labels.CONFIRMATION))
    code = (
        '<dialog id="code"><form action="/ajax/help/contact/submit/code">'
        + f"<p>{invented(f'The practice code is {CODE}.')}</p>"
        + _row(texts[labels.CODE_LABEL], '<input type="text" name="nonce" autocomplete="off">')
        + f"<button type=submit>{texts[labels.CONFIRM_CODE]}</button></form></dialog>"
    )
    return (
        f'<dialog id="confirmation">{sentences}</dialog>{code}'
        f'<p id="invalid" role="alert" hidden>{texts[labels.INVALID]}</p>'
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
# The code is a person's to type; with nobody there, the replica does it for them.
_ALONE = f"""
const code = document.getElementById("code");
new MutationObserver(() => {{
  if (!code.open) return;
  code.querySelector("[name=nonce]").value = "{CODE}";
  code.querySelector("form").requestSubmit();
}}).observe(code, {{ attributeFilter: ["open"] }});
"""


def _countries(language: str) -> str:
    codes = sorted([*EEA, "GB", "CH", "BR"], key=lambda code: name_in(code, language))
    options = "".join(f'<option value="{c}">{escape(name_in(c, language))}</option>' for c in codes)
    return f'<select name="country" required><option value=""></option>{options}</select>'


def _row(label: str, control: str) -> str:
    return f'<div class="row">{label}<br>{control}</div>'
