"""What nobody has seen: words by another mind, form numbers of nobody's, markup of other pages."""

from __future__ import annotations

import random
import re
import tomllib
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from pathlib import Path

from flows import labels
from optout_bot.flow import Label
from optout_bot.flow.words import Word, Words
from optout_bot.practice.pages import Texts

# Worlds below are as they always were; the others draw from all that stands here.
FIRST_SEED = 1000
_WORDS = Path(__file__).parent / "words"
# One sentence with the linked word in it.
_TOGETHER = {labels.OBJECT.key, labels.RIGHT_SENTENCE.key}
GENERIC = {
    "en": "Thank you. We'll get back to you.",
    "fr": "Merci. Nous reviendrons vers vous.",
    "de": "Vielen Dank. Wir melden uns bei dir.",
    "es": "Gracias. Nos pondremos en contacto contigo.",
    "it": "Grazie. Ti ricontatteremo.",
}


@dataclass(frozen=True)
class Unseen:
    """The options of a world beyond the practice site's. `thanks` is how they come: at once, by
    a request of their own, or saying nothing of what was received."""

    words: int | None = None
    number: str = ""
    new_tab: bool = False
    row: str = ""
    numeric: bool = False
    reason_demanded: bool = False
    combobox: bool = False
    thanks: str = "at once"
    confirmed: bool = False
    redrawn: bool = False
    header_sign_in: bool = False
    lands_home: bool = False
    already: bool = False

    def chosen(self, label: str, texts: list[str]) -> str:
        """The world's alternative of a label."""
        dice = random.Random(f"{self.words} {'together' if label in _TOGETHER else label}")
        return texts[dice.randrange(len(texts))]


SEEN = Unseen()


def drawn(seed: int, *, asks: bool, trap: str) -> Unseen:
    """The options of a seed; a world with a trap has no more riddles than that."""
    if seed < FIRST_SEED:
        return SEEN
    dice = random.Random(f"unseen {seed}")
    digits = dice.choice((15, 16))
    number = str(dice.randrange(10 ** (digits - 1), 10**digits))
    made = Unseen(
        words=seed if dice.random() < 0.5 else None,
        number=number if dice.random() < 0.5 else "",
        new_tab=dice.random() < 0.4,
        row=dice.choice(("", "", "", "after", "header")),
        numeric=dice.random() < 0.4,
        reason_demanded=dice.random() < 0.1,
        combobox=dice.random() < 0.4,
        thanks=dice.choice(("at once", "at once", "at once", "fetched", "generic")),
        confirmed=dice.random() < 0.1,
        redrawn=dice.random() < 0.15,
        header_sign_in=dice.random() < 0.08,
        lands_home=dice.random() < 0.5,
        already=dice.random() < 0.08,
    )
    if trap == "none" and asks:
        return made
    plain = replace(made, reason_demanded=False, confirmed=False, redrawn=False, already=False)
    return replace(plain, thanks="at once", header_sign_in=False)


@dataclass(frozen=True)
class OtherTexts(Texts):
    """The words of one language by somebody who never saw the program's, one for each label."""

    unseen: Unseen = SEEN

    def of(self, label: Label) -> tuple[Word, ...]:
        text = self.unseen.chosen(label.key, _other(self.language)[label.key])
        return (Word(label.key, self.language, text, None),)


def texts_of(words: Words, language: str, unseen: Unseen) -> Texts:
    """The words that a world's pages show."""
    if unseen.words is None:
        return Texts(words, language)
    return OtherTexts(words, language, unseen)


def already_in(language: str, unseen: Unseen) -> str:
    """What a site says that has the objection."""
    return unseen.chosen("already", _other(language)["already"])


@cache
def _other(language: str) -> dict[str, list[str]]:
    return tomllib.loads((_WORDS / f"{language}.toml").read_text(encoding="utf-8"))


def in_new_tabs(page: str) -> str:
    """A page whose links open a tab of their own, and say so to who cannot see."""

    def link(found: re.Match[str]) -> str:
        name = re.sub(r"<[^>]*>", "", found["text"])
        return (
            f'<a role="link" target="_blank" href="{found["to"]}" '
            f'aria-label="{name} (opens in new tab)">{found["text"]}<svg width=9></svg></a>'
        )

    return re.sub(r'<a href="(?P<to>https[^"]*)">(?P<text>.*?)</a>', link, page)


def combobox(name: str, label: str, options: dict[str, str]) -> str:
    """A list of countries that is none of the browser's own; the choice is a hidden field."""
    choose = (
        "const box=this.closest('.combo');box.querySelector('input').value=this.dataset.code;"
        "box.querySelector('[role=combobox]').textContent=this.textContent;"
        "box.querySelector('[role=listbox]').hidden=true"
    )
    opens = "const l=this.nextElementSibling;l.hidden=!l.hidden;this.ariaExpanded=!l.hidden"
    items = "".join(
        f'<div role=option data-code="{code}" onclick="{choose}">{escape(text)}</div>'
        for code, text in options.items()
    )
    return (
        f'<div class="row combo"><span id=c9>{label}</span><div role=combobox tabindex=0 '
        f'aria-haspopup=listbox aria-expanded=false aria-labelledby=c9 onclick="{opens}" '
        f'style="border:1px solid">…</div><div role=listbox hidden>{items}</div>'
        f"<input type=hidden name={name}></div>"
    )


HEADER_SIGN_IN = (
    '<form id=login_form method=post action="/login/"><input name=email placeholder="E-mail">'
    '<input type=password name=pass placeholder="···"><button name=login>→</button></form>'
)
