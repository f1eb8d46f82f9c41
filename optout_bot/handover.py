"""What the person is told of a page that is theirs to deal with, and what is marked on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from optout_bot.address import host_in, without_query
from optout_bot.flow import Flow, Follow, LinkTo
from optout_bot.look import Look
from optout_bot.messages import quoted, tr
from optout_bot.view import Element

# What a person may want to look at first on a page that no screen describes.
_COULD_LEAD_ON = (LinkTo(r".*/contact/\d+.*"), LinkTo(r"/support/privacy.*", "help.meta.com"))


class SignInNeeded(Exception):
    """The way to the form is closed until the person has signed in; `why` says what is seen.

    Raised only where they can do so in a window without automation.
    """

    def __init__(self, why: str, address: str) -> None:
        super().__init__(why)
        self.why = why
        self.address = address

    @property
    def host(self) -> str:
        """The site that asks."""
        return self.address.partition("/")[0]


def candidates(look: Look) -> list[Element]:
    """What could lead to the form: what some screen would follow, and links to forms.

    A form that is known to do something else is never among them, nor anything on a page
    of a foreign host.
    """
    if not look.at_home:
        return []
    wrong = {number.number for number in look.flow.form.other_numbers}
    follows = [s.act.targets for s in look.flow.screens if isinstance(s.act, Follow)]
    targets = [*(target for each in follows for target in each), *_COULD_LEAD_ON]
    found = {e.place: e for target in targets for e in look.elements(target)}
    return [
        e
        for e in found.values()
        if host_in(e.href, look.flow.hosts) and form_number(e.href, look.flow) not in wrong
    ]


def form_number(address: str, flow: Flow) -> str:
    """The number of a form in an address, empty where it is not that of a form."""
    match = re.match(flow.form.path, urlsplit(address).path)
    return match.group(1) if match else ""


def your_turn(look: Look, marked: Sequence[Element]) -> list[str]:
    """A page that is not recognised: where it is, what was looked for, what could lead on."""
    missing = ", ".join(look.proof.missing)
    if missing and form_number(look.view.address, look.flow):
        sought = tr("the objection form, but did not see: {missing}").format(missing=missing)
    else:
        sought = tr("the objection form or a link to it")
    sentence = tr("Your turn: I do not know the page {place}. I looked for {what}.")
    lines = [sentence.format(place=without_query(look.view.address), what=sought)]
    if marked:
        names = ", ".join(map(quoted, dict.fromkeys(e.name for e in marked)))
        lines.append(tr("A frame marks what could lead there: {names}").format(names=names))
    return [*lines, tr("Please go on by hand in the window. I take over once I know the page.")]


def known_language(look: Look) -> str:
    """How well the page's language is known, in one sentence."""
    tag = look.view.language
    if not look.language:
        sentence = tr("The page's language is {tag}. I have no words for it and try all I have.")
        return sentence.format(tag=tag)
    seen, labels = look.words.seen_share(look.language)
    sentence = tr("The page's language: {language}. {seen} of {labels} words seen on real pages.")
    name = look.words.names[look.language]
    return sentence.format(language=name, seen=seen, labels=labels)
