"""Seventeen variants of one plain form on which others' ways of finding fields were measured.

Each of four such ways passed 9 to 11 of them and, on the last two, sent the wrong thing
and called it success. Here: none wrong, none silent, fifteen sent right, two refused aloud.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from optout_bot.base.errors import PageError, Unconfirmed
from optout_bot.lock.request import Reply
from optout_bot.lock.ticket import said
from optout_bot.objection.answers import Answers
from optout_bot.objection.watch import STILL_SECONDS
from tests.conftest import EMAIL, Someone
from tests.tiers import sampled

NUMBER = "6359191084165019"
HTML = {"content-type": "text/html; charset=utf-8"}
REASON = "What I share is part of my private life. " * 6
TITLE = "Object to your information being used for AI at Meta"
HEAD = f"<h1>{TITLE}</h1>"
MAIL = "<div class=x1><label for=a>Email address</label><input id=a name=mail></div>"
WHY = (
    "<div class=x2><label for=b>Please tell us how this processing impacts you (optional)</label>"
    "<textarea id=b name=reason></textarea></div>"
)
SEND = "<button class=x3>Submit</button>"
SENDING = """
const box = (document.getElementById("host")?.shadowRoot || document).querySelector("#box");
const send = async (event) => {
  event.preventDefault();
  const fields = [...box.querySelectorAll("input,textarea")].map((e) => [e.name, e.value]);
  const body = new URLSearchParams(fields);
  await fetch("/ajax/help/contact/submit/page", { method: "POST", body });
  (window.parent || window).document.body.innerHTML = "<p>We've received your objection.</p>";
};
box.addEventListener("submit", send);
box.querySelector("[role=button]")?.addEventListener("click", send);
"""


def form(*rows: str, head: str = HEAD, language: str = "en", after: str = "") -> str:
    """The form as a page."""
    return (
        f"<!doctype html><html lang={language}><meta charset=utf-8><body>{head}<form id=box>"
        f"{''.join(rows)}</form>{after}<script>{SENDING}</script></body></html>"
    )


GERMAN = (
    "<div><label>E-Mail-Adresse <input name=mail></label></div>",
    "<div><label>Bitte teile uns mit, wie sich diese Verarbeitung auf dich auswirkt (optional)"
    "<textarea name=reason></textarea></label></div><button>Senden</button>",
)
FRENCH = (
    "<div><label>Adresse e-mail <input name=mail></label></div>",
    "<div><label>Votre raison <textarea name=reason></textarea></label></div>"
    "<button>Envoyer</button>",
)
LATE = "<script>setTimeout(() => { hidden.hidden = false }, 2000)</script>"
INNER = form(MAIL, WHY, SEND, head="").replace('"', "&quot;")
VARIANTS = {
    "base": form(MAIL, WHY, SEND),
    "class and id hashes changed": form(MAIL, WHY, SEND)
    .replace("class=x", "class=_9f3")
    .replace("=a>", "=q77 >")
    .replace("id=a ", "id=q77 "),
    "appears after two seconds": form(MAIL, WHY, SEND)
    .replace("<body>", "<body><div id=hidden hidden>")
    .replace("</form>", f"</form></div>{LATE}"),
    "name attributes changed": form(
        MAIL.replace("name=mail", "name=z1"), WHY.replace("name=reason", "name=z2"), SEND
    ),
    "extra wrapper": form(f"<section><div><div>{MAIL}</div>{WHY}</div></section>{SEND}"),
    "fields swapped": form(WHY, MAIL, SEND),
    "decoy field first": form("<p>Search this page <input name=decoy></p>", MAIL, WHY, SEND),
    "labels reworded": form(
        MAIL.replace("Email address", "Contact email address"),
        WHY.replace("Please tell us how this processing impacts you", "Anything to add?"),
        SEND,
    ),
    "button reworded": form(MAIL, WHY, SEND.replace("Submit", "Send")),
    "German": form(
        *GERMAN,
        language="de",
        head="<h1>Einspruch gegen die Verwendung deiner Informationen für KI bei Meta</h1>",
    ),
    "French": form(*FRENCH, language="fr", head="<h1>Formulaire</h1>"),
    "button is a div": form(MAIL, WHY, "<div role=button tabindex=0>Submit</div>"),
    "open shadow root": form("", head=HEAD)
    .replace("<form id=box>", "<div id=host><template shadowrootmode=open><form id=box>")
    .replace("</form>", f"{MAIL}{WHY}{SEND}</form></template></div>"),
    "same-origin iframe": (
        f"<!doctype html><html lang=en><body>{HEAD}"
        f'<iframe srcdoc="{INNER}" width=700 height=500></iframe></body></html>'
    ),
    "another Send button first": form(MAIL, WHY, SEND).replace(
        "<form id=box>",
        "<form><textarea name=feedback></textarea><button>Send</button></form><form id=box>",
    ),
    "page shortens the reason to 100 characters": form(
        MAIL,
        WHY.replace("<textarea", "<textarea oninput='this.value = this.value.slice(0, 100)'"),
        SEND,
    ),
    "the opposite form with the same fields": form(
        MAIL, WHY, SEND, head="<h1>Withdraw your objection</h1>"
    ),
}
REFUSED = {
    "page shortens the reason to 100 characters": "shortens the text for the reason to 100",
    "the opposite form with the same fields": "No way led to the form",
}


class OneForm:
    """Answers with one page at the form's address, and to what it is sent with `answer`.
    `received` is what that was; `more` are further pages, by the ends of their paths."""

    def __init__(
        self,
        html: str,
        *,
        number: str = NUMBER,
        answer: str = "done",
        more: dict[str, str] | None = None,
    ) -> None:
        self.pages = {**(more or {}), number: html}
        self.answer = answer
        self.received: list[dict[str, str]] = []
        self.read: list[str] = []

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        if method == "POST":
            self.received.append(dict(_pairs(body or "")))
            return Reply(200, HTML, self.answer.encode())
        path = urlsplit(address).path
        self.read.append(path)
        missing = "<html lang=en><h1>This page isn't available</h1></html>"
        html = next((page for end, page in self.pages.items() if path.endswith(end)), missing)
        return Reply(200, HTML, html.encode())


def _pairs(body: str) -> list[tuple[str, str]]:
    in_parts = body.startswith("--")
    return said(body)[1:] if in_parts else parse_qsl(body, keep_blank_values=True)


@pytest.mark.parametrize("variant", sampled(VARIANTS, (*REFUSED, next(iter(VARIANTS)))))
def test_a_variant_is_sent_right_or_refused_aloud(world: Any, variant: str) -> None:
    person = Someone(["yes"])
    made = world(person, site=OneForm(VARIANTS[variant]), wait=1.0)
    if "seconds" in variant:
        made.session.watch.still_seconds = STILL_SECONDS
    if variant in REFUSED:
        with pytest.raises(PageError, match=REFUSED[variant]):
            made.object(Answers(EMAIL, "IE", REASON))
        assert made.site.received == []
    else:
        made.object(Answers(EMAIL, "IE", REASON))
        [sent] = made.site.received
        by_name = {"mail": EMAIL, "z1": EMAIL, "reason": REASON, "z2": REASON}
        assert EMAIL in sent.values()
        for name, value in sent.items():
            assert value.strip() == by_name.get(name, "").strip(), name
        assert made.record["outcome"] == "sent"


def test_the_only_button_is_pressed_whatever_its_word_and_the_review_says_so(world: Any) -> None:
    html = form(MAIL, WHY, SEND.replace("Submit", "Make it so"))
    made = world(Someone(["yes"]), site=OneForm(html))

    made.object(Answers(EMAIL, "IE", REASON))

    assert len(made.site.received) == 1
    assert "Make it so (not a word I know: please read it on the page)" in made.person.transcript


def test_of_two_buttons_with_words_that_nobody_knows_none_is_pressed(world: Any) -> None:
    two = SEND.replace("Submit", "Make it so") + SEND.replace("Submit", "Make it otherwise")
    html = form(MAIL, WHY, two)
    made = world(Someone(["yes"]), site=OneForm(html), wait=0.5)
    with pytest.raises(PageError, match="No way led to the form"):
        made.object(Answers(EMAIL, "IE", REASON))

    assert made.site.received == []
    assert "button" in made.person.transcript


def test_a_page_that_answers_with_something_else_is_not_taken_for_a_confirmation(
    world: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("optout_bot.objection.send.CONFIRM_SECONDS", 1.0)
    html = form(MAIL, WHY, SEND).replace("We've received your objection.", "Thanks for stopping by")
    made = world(Someone(["yes"], reads="no", present=False), site=OneForm(html))

    with pytest.raises(Unconfirmed):
        made.object(Answers(EMAIL, "IE", REASON))

    assert len(made.site.received) == 1
    assert made.record["outcome"] != "sent"


def test_a_reason_too_long_for_its_box_is_refused_with_the_limit(world: Any) -> None:
    html = form(MAIL, WHY.replace("<textarea", "<textarea maxlength=100"), SEND)
    made = world(Someone(["yes"]), site=OneForm(html))

    with pytest.raises(PageError, match=r"has 246 characters.*takes 100.*shorten it yourself"):
        made.object(Answers(EMAIL, "IE", REASON))

    assert made.site.received == []
