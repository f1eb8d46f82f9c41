"""Tells which screen a snapshot is, and which things on it a sight means."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from typing import assert_never
from urllib.parse import urlsplit

from optout_bot.base.urls import host_in
from optout_bot.flow import (
    AsksPassword,
    At,
    Both,
    Either,
    Flow,
    FormProved,
    FormRefused,
    HasField,
    Label,
    LinkTo,
    Press,
    Role,
    Screen,
    Shows,
    Sight,
    Without,
)
from optout_bot.flow.words import Word, Words, normal
from optout_bot.page.fields import Found, find_fields, is_for_search
from optout_bot.page.identity import Proof, Verdict, asks_password, prove, submit_buttons
from optout_bot.page.snapshot import Element, Snapshot, sentences

_SAYING = {Role.TEXT, Role.HEADING}
# Where people land who have signed in.
_HOME = {"", "/", "/home.php"}
# What a site may still ask of somebody who signs in is typed into one of these.
_TYPED_INTO = {"text", "email", "password", "tel", "number"}


@dataclass(eq=False)
class Look:
    """A snapshot, read with a flow's eyes.

    With `before`, a look before something was done, only what came since counts as said; `still`
    is whether the page has stopped changing.
    """

    snapshot: Snapshot
    flow: Flow
    words: Words
    before: Look | None = None
    still: bool = False

    @cached_property
    def at_home(self) -> bool:
        """Whether the page is on a host of the flow; on another nothing is known or done."""
        return host_in(self.snapshot.address, self.flow.hosts)

    @cached_property
    def language(self) -> str | None:
        """The word file for the page's language, None where there is none."""
        return self.words.language_of(self.snapshot.language)

    @cached_property
    def proof(self) -> Proof:
        """What the page proved to be."""
        return prove(self.snapshot, self.flow, self.words)

    @cached_property
    def fields(self) -> Found:
        """The fields of the proved form."""
        assert self.proof.group is not None
        return find_fields(self.snapshot, self.proof.group, self.flow.form.labels, self.words)

    @cached_property
    def submit(self) -> list[Element]:
        """The buttons of the proved form that send it: one, when all is well."""
        assert self.proof.group is not None
        return submit_buttons(self.snapshot, self.proof.group, self.flow, self.words)

    @property
    def _every_form(self) -> Iterator[Found]:
        labels = self.flow.form.labels
        return (
            find_fields(self.snapshot, group, labels, self.words) for group in self.snapshot.groups
        )

    def screen(self, screens: tuple[Screen, ...], *, still: bool) -> Screen | None:
        """The first screen in the flow's order whose sight is seen; none on a foreign host.

        `still`: the page has stopped changing, so that what is absent counts.
        """
        if not self.at_home:
            return None
        able = (screen for screen in screens if still or not screen.when_still)
        return next((screen for screen in able if self.sees(screen.sight)), None)

    @property
    def shows_dialog(self) -> bool:
        """Whether a dialog is there that may come at any time, and that the walk sees to."""
        dialogs = tuple(each for each in self.flow.screens if isinstance(each.act, Press))
        return self.screen(dialogs, still=False) is not None

    @property
    def asks_nothing(self) -> bool:
        """Whether no box waits for something to be typed, but to search: a site's home page."""
        fields = (e.control for e in self.snapshot.of_role(Role.FIELD) if e.control)
        typed = (each for each in fields if each.type in _TYPED_INTO)
        home = urlsplit(self.snapshot.address).path in _HOME
        return home or all(is_for_search(each) for each in typed)

    def sees(self, sight: Sight) -> bool:
        """Whether a sight is seen on this page."""
        match sight:
            case Both():
                return self.sees(sight.one) and self.sees(sight.other)
            case Either():
                return self.sees(sight.one) or self.sees(sight.other)
            case Without():
                return not self.sees(sight.sight)
            case At():
                return _is_at(self.snapshot.address, sight)
            case AsksPassword():
                return asks_password(self.snapshot)
            case HasField():
                return any(
                    sight.purpose in (*found.by_purpose, *found.ambiguous)
                    for found in self._every_form
                )
            case FormProved():
                return self.proof.verdict is Verdict.PROVED
            case FormRefused():
                return self.proof.verdict is Verdict.REFUSED
            case Shows() | LinkTo():
                return bool(self.elements(sight))
            case _:
                assert_never(sight)  # type: ignore[arg-type]

    def elements(self, sight: Shows | LinkTo) -> list[Element]:
        """The things on the page that a sight means."""
        if isinstance(sight, Shows):
            return [e for e, _ in self.bearers(sight.label)]
        return [e for e in self.snapshot.of_role(Role.LINK) if self._leads(e, sight)]

    def signs(self, sight: Sight) -> list[Element]:
        """Everything on the page by which a sight, whole or in part, is seen."""
        match sight:
            case Shows() | LinkTo():
                return self.elements(sight)
            case Either() | Both():
                return self.signs(sight.one) + self.signs(sight.other)
            case _:
                return []

    def bearers(self, label: Label) -> list[tuple[Element, Word]]:
        """The visible things that bear a label, each with the word it bears."""
        found = []
        for element in self.snapshot.elements:
            usable = element.visible and not element.disabled and not element.chosen
            if element.role not in label.roles or not usable:
                continue
            if element.role is Role.ACCORDION and not element.folded:
                continue
            texts = sentences(element.name) if element.role is Role.TEXT else [element.name]
            word = next((w for text in texts if (w := self.words.find(label, text))), None)
            if word and not self._stood(element, word):
                found.append((element, word))
        return found

    def _stood(self, element: Element, word: Word) -> bool:
        """Whether the page said a word as often before, or this very text.

        In another document it is said anew, unless that is the form once more, or not drawn yet.
        """
        if self.before is None or element.role not in _SAYING:
            return False
        text, born = normal(word.text), self.snapshot.born[element.place[0]]
        earlier = self.before.said
        if born in self.before.snapshot.born:
            same = self.texts[born, element.name] <= self.before.texts[born, element.name]
            return same or self.said[born, text] <= earlier[born, text]
        once = sum(number for (_, each), number in earlier.items() if each == text)
        alone = self.still and not self._offers_to_send
        return bool(once) and not alone and self.said[born, text] <= once

    @cached_property
    def texts(self) -> Counter[tuple[float, str]]:
        """How often each document shows each text, whole."""
        born = self.snapshot.born
        return Counter(
            (born[e.place[0]], e.name) for e in self.snapshot.elements if e.role in _SAYING
        )

    @cached_property
    def said(self) -> Counter[tuple[float, str]]:
        """How often each document says each word, in how many places on the screen."""
        texts = [e for e in self.snapshot.elements if e.role in _SAYING]
        known = self.words.by_text
        whole = {
            e.place: Counter(n for each in sentences(e.name) if (n := normal(each)) in known)
            for e in texts
        }
        own = {place: counts.copy() for place, counts in whole.items()}
        for element in texts:
            if element.within in own:
                own[element.within].subtract(whole[element.place])
        said: Counter[tuple[float, str]] = Counter()
        for (frame, _), counts in own.items():
            for text, number in counts.items():
                said[self.snapshot.born[frame], text] += max(number, 0)
        return said

    @property
    def _offers_to_send(self) -> bool:
        labels = (self.flow.form.submit, self.flow.form.confirm_code)
        buttons = [e for e in self.snapshot.elements if e.role is Role.BUTTON]
        return any(self.words.find(label, e.name) for e in buttons for label in labels)

    @staticmethod
    def _leads(element: Element, sight: LinkTo) -> bool:
        named = not sight.text or normal(sight.text) == normal(element.name)
        return named and urlsplit(element.href).scheme == "https" and _is_at(element.href, sight)


def _is_at(address: str, sight: At | LinkTo) -> bool:
    """Whether an address has the path and the host of a sight."""
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return bool(re.fullmatch(sight.path, path)) and fnmatchcase(parts.hostname or "", sight.host)
