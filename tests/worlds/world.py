"""What a world is: one choice on every axis on which the pages may differ, by a seed."""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from optout_bot.practice import Practice
from tests.worlds.unseen import FIRST_SEED, SEEN, Unseen, drawn

LABELS = ("for", "wrap", "aria-label", "aria-labelledby", "row", "table")
BUTTONS = ("button", "input", "role", "nested", "type-button")
SENDINGS = ("fetch", "document", "multipart", "graphql")
ROUTES = (
    "all",
    "section",
    "direct",
    "second",
    "centre",
    "topic",
    "banner",
    "policy",
    "hub",
    "menu",
)
# What `<html lang>` says: the truth, nothing, another language, one there are no words for.
TONGUES = ("true", "true", "true", "none", "lies", "unknown")
# Traps in which the right end is still one submission with the right values …
HARMLESS = (
    "none",
    "autosave",
    "autosave by address",
    "submits on change",
    "submits on enter",
    "continue submits",
    "another send first",
    "sends twice",
    "confirm elsewhere",
    "unknown title",
)
# … and traps in which nothing may be sent.
DEADLY = (
    "shortens",
    "too long",
    "withdraw",
    "third party",
    "other number",
    "look-alike title",
    "another host",
    "changes on press",
    "two forms",
    "unknown required",
)
# Languages in which the title was seen, so that it proves the form by itself.
SEEN_TITLES = ("da", "de", "en", "hr")
# Languages in which a confirmation was seen.
SEEN_THANKS = ("en", "es", "it")
REASON = "Mine: “l’été”, 100 % & more?\nI said no. " * 4
COUNTRY = "IE"


@dataclass(frozen=True)
class World:
    """One variant. `ends` is `question` where the person is to be asked, `already` where the
    site has the objection, else `refused`."""

    seed: int
    site: str
    practice: Practice
    label: str
    button: str
    sending: str
    form_element: bool
    hashed: bool
    depth: int
    decoys: bool
    honeypot: bool
    shadow: bool
    iframe: bool
    late: int
    again: int
    typographic: bool
    capitals: bool
    reason: bool
    tongue: str
    trap: str
    unseen: Unseen = SEEN

    @property
    def navigates(self) -> bool:
        """Whether the answer to the press is a page of its own."""
        return self.sending in {"document", "multipart"}

    @property
    def is_objection(self) -> bool:
        """Whether its form is the objection form at all, at an address of the site."""
        other = {"withdraw", "third party", "other number", "look-alike title", "another host"}
        return self.trap not in other

    @property
    def ends(self) -> str:
        """The end this world must come to."""
        # Where a sign-in form stands on the page, nobody is signed in.
        if self._closed or self.trap in DEADLY or self.unseen.header_sign_in:
            return "refused"
        return "already" if self.unseen.already else "question"

    @property
    def _closed(self) -> bool:
        """Whether no way leads to the form at all."""
        practice = self.practice
        return practice.route == "trap" or practice.region == "us" or practice.limited == "yes"

    @property
    def _form_is_long(self) -> bool:
        """Whether it demands country, reason and a mailed code."""
        return self.practice.form in {"2024", "brazil"}

    @property
    def asks(self) -> bool:
        """Whether the person is asked: also where the page changes the form only afterwards."""
        changes = self.trap == "changes on press" and not self._closed
        return self.ends == "question" or changes

    @property
    def text(self) -> str | None:
        """The person's reason, None where they give none."""
        return REASON if self.reason else None


def world(seed: int, languages: tuple[str, ...]) -> World:
    """The world of a seed."""
    dice = random.Random(seed)
    site = dice.choice(("facebook", "instagram"))
    routes = [r for r in ROUTES if (site, r) != ("instagram", "policy")]
    trap = dice.choice((*HARMLESS, *HARMLESS, *DEADLY))
    made = World(
        seed=seed,
        site=site,
        practice=Practice(
            language=dice.choice(languages),
            form=dice.choice(("2025", "2025", "2024", "uk", "brazil")),
            email=dice.choice(("right", "empty", "other")),
            signed_out=dice.choice((*("no",) * 12, "yes", "twice", "checked")),
            region="us" if dice.random() < 0.02 else "eu",
            limited="yes" if dice.random() < 0.02 else "no",
            cookies="yes" if dice.random() < 0.15 else "no",
            # A dead end costs seconds; the first ways are tried more often than the last.
            route=dice.choice((*routes, "all", "all", "section", "direct", "trap")),  # type: ignore[arg-type]
        ),
        label=dice.choice(LABELS),
        button=dice.choice(BUTTONS),
        sending=dice.choice(SENDINGS),
        form_element=dice.random() < 0.7,
        hashed=dice.random() < 0.5,
        depth=dice.choice((0, 1, 4, 12)),
        decoys=dice.random() < 0.5,
        honeypot=dice.random() < 0.6,
        shadow=dice.random() < 0.15,
        iframe=dice.random() < 0.15,
        late=dice.choice((0, 0, 0, 300, 900)),
        again=dice.choice((0, 0, 0, 200, 700)),
        typographic=dice.random() < 0.3,
        capitals=dice.random() < 0.15,
        reason=dice.random() < 0.5,
        tongue=dice.choice(TONGUES),
        trap=trap,
    )
    return _with_unseen(_possible(made))


def _with_unseen(made: World) -> World:
    """With words, a number and markup that nobody has seen, where the world has such."""
    dice = random.Random(f"known {made.seed}")
    if made.seed >= FIRST_SEED and made.trap not in DEADLY and dice.random() < 0.7:
        # What is new about the pages shows best where nothing else is wrong with them.
        made = replace(made, trap="none")
    unseen = drawn(made.seed, asks=made.ends == "question", trap=made.trap)
    if made.trap in {"other number", "look-alike title", "unknown title", "another host"}:
        # What is wrong with these is wrong with nothing else beside it.
        unseen = replace(unseen, number="")
    if made.trap == "other number":
        unseen = replace(unseen, words=None)
    if unseen.number and made.practice.route in {"direct", "second"}:
        made = replace(made, practice=replace(made.practice, route="all"))
    if unseen.thanks == "fetched" and (made.navigates or made._form_is_long):
        unseen = replace(unseen, thanks="at once")
    if made.navigates or made.reason or made._form_is_long:
        unseen = replace(unseen, reason_demanded=False)
    if made.navigates or made.sending == "graphql" or unseen.reason_demanded:
        unseen = replace(unseen, confirmed=False)
    if unseen.header_sign_in:
        # A site that knows of an objection knows whose, so that they are signed in.
        unseen = replace(unseen, already=False)
    if made.seed >= FIRST_SEED and made.ends == "question" and dice.random() < 0.2:
        # All is known here: nothing but whether to send is to be asked.
        practice = replace(made.practice, language=dice.choice(SEEN_THANKS))
        made = replace(made, tongue="true", practice=practice)
        thanks = "at once" if unseen.thanks == "generic" else unseen.thanks
        unseen = replace(unseen, words=None, number="", thanks=thanks, already=False)
    return replace(made, unseen=unseen)


def _possible(made: World) -> World:
    """Without combinations that no page could have."""
    if made.trap in {"shortens", "too long"}:
        made = replace(made, reason=True)
    if made.trap in DEADLY and made.practice.route != "policy":
        # The way matters less than the end; the shortest one saves time.
        made = replace(made, practice=replace(made.practice, route="direct"))
    if made.trap in {"other number", "look-alike title", "another host"}:
        made = replace(made, practice=replace(made.practice, route="all"))
    if made.trap == "other number":
        # Right in everything but its number.
        language = SEEN_TITLES[made.seed % len(SEEN_TITLES)]
        made = replace(
            made, tongue="true", practice=replace(made.practice, route="all", language=language)
        )
    if made.sending in {"document", "multipart"}:
        # A page that navigates needs a form of its own and a button that submits it.
        button = made.button if made.button in {"button", "input", "nested"} else "button"
        made = replace(made, form_element=True, button=button, iframe=False)
    return made
