"""Tells which screen a snapshot is, and which things on it a sight means."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import assert_never

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
    LinkToForm,
    Press,
    Role,
    Screen,
    Shows,
    Sight,
    Without,
)
from optout_bot.flow.typography import normal
from optout_bot.flow.words import Word, Words
from optout_bot.page.fields import Found, find_fields
from optout_bot.page.identity import prove
from optout_bot.page.parts import asks_password, is_at, leads, leads_to_a_form, submit_buttons
from optout_bot.page.proof import Proof, Trail, Verdict
from optout_bot.page.since import SAYING, Since
from optout_bot.page.snapshot import Element, Snapshot, sentences, single_sentences


@dataclass(frozen=True)
class Vouched:
    """A form as it stood when the person said that it is the one."""

    address: str
    title: str
    fields: tuple[tuple[str, str], ...]


@dataclass(eq=False)
class Look:
    """A snapshot, read with a flow's eyes.

    With `before`, a look before something was done, only what came since counts as said; `still`
    is whether the page has stopped changing. `by_meaning`: words that nobody has seen count too,
    where they are likely, be it `in_any_language`. `trail` is how the page was come by, `vouched`
    the form that the person said is the one.
    """

    snapshot: Snapshot
    flow: Flow
    words: Words
    before: Look | None = None
    still: bool = False
    by_meaning: bool = False
    in_any_language: bool = False
    trail: Trail | None = None
    vouched: Vouched | None = None

    @cached_property
    def at_home(self) -> bool:
        """Whether the page is on a host of the flow; on another nothing is known or done."""
        return host_in(self.snapshot.address, self.flow.hosts)

    @cached_property
    def language(self) -> str | None:
        """The word file for the page's language, None where there is none."""
        return self.words.language_of(self.snapshot.language)

    @property
    def spoken(self) -> str | None:
        """The language in which it is read by meaning; None for any."""
        return None if self.in_any_language else self.language

    @cached_property
    def proof(self) -> Proof:
        """What the page proved to be."""
        proof = prove(self.snapshot, self.flow, self.words, self.trail, self.spoken)
        if self.vouched and not proof.group:
            # It was in another language than the page says.
            proof = prove(self.snapshot, self.flow, self.words, self.trail)
        by_person = proof.verdict is Verdict.LIKELY and self.vouched == self.as_it_stands(proof)
        return replace(proof, by_person=by_person)

    def as_it_stands(self, proof: Proof) -> Vouched:
        """What a person vouches for who says that this is the form."""
        fields = (e for e in self.snapshot.of_role(Role.FIELD) if e.group == proof.group)
        names = tuple((e.name, e.control.type) for e in fields if e.control)
        return Vouched(self.snapshot.address.partition("#")[0], proof.title, names)

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

    def met(self, screens: tuple[Screen, ...], *, still: bool) -> tuple[Look, Screen | None]:
        """The screen that this is by what is known or, once the page is still, by what is likely;
        and the look that sees it."""
        # What is absent may be there in other words, so that it counts last.
        present = tuple(screen for screen in screens if not screen.when_still)
        screen = self.screen(present, still=still)
        if screen or not still:
            return self, screen
        # A page may lie about its language.
        for look in dict.fromkeys((self.likely, self.likely.in_any)):
            if screen := look.screen(screens, still=True):
                return look, screen
        return self, None

    @cached_property
    def likely(self) -> Look:
        """The same, with what is likely by its meaning."""
        return self if self.by_meaning else replace(self, by_meaning=True)

    @property
    def shows_dialog(self) -> bool:
        """Whether a dialog is there that may come at any time, and that the walk sees to."""
        dialogs = tuple(each for each in self.flow.screens if isinstance(each.act, Press))
        return self.screen(dialogs, still=False) is not None

    @cached_property
    def in_any(self) -> Look:
        """The same, in whatever language."""
        return self if self.spoken is None else replace(self, in_any_language=True)

    def sees(self, sight: Sight) -> bool:
        """Whether a sight is seen on this page."""
        match sight:
            case Both():
                return self.sees(sight.one) and self.sees(sight.other)
            case Either():
                return self.sees(sight.one) or self.sees(sight.other)
            case Without():
                return not self.likely.in_any.sees(sight.sight)
            case At():
                return is_at(self.snapshot.address, sight)
            case AsksPassword():
                return asks_password(self.snapshot)
            case HasField():
                return any(
                    sight.purpose in (*found.by_purpose, *found.ambiguous)
                    for found in self._every_form
                )
            case FormProved():
                likely = self.by_meaning and self.proof.verdict is Verdict.LIKELY
                return self.proof.may_be_filled or likely
            case FormRefused():
                return self.proof.verdict is Verdict.REFUSED
            case Shows() | LinkTo() | LinkToForm():
                return bool(self.elements(sight))
            case _:
                assert_never(sight)  # type: ignore[arg-type]

    def elements(self, sight: Shows | LinkTo | LinkToForm) -> list[Element]:
        """The things on the page that a sight means."""
        if isinstance(sight, Shows):
            return [e for e, _ in self.bearers(sight.label)]
        links = self.snapshot.of_role(Role.LINK)
        if isinstance(sight, LinkTo):
            return [e for e in links if leads(e, sight)]
        able = (e for e in links if self.by_meaning and leads_to_a_form(e.href, self.flow.form))
        return [e for e in able if not self._is_of_another(e)]

    def signs(self, sight: Sight) -> list[tuple[Element, Word | None]]:
        """Everything on the page by which a sight, whole or in part, is seen, with its word."""
        match sight:
            case Shows():
                return [*self.bearers(sight.label)]
            case LinkTo() | LinkToForm():
                return [(e, None) for e in self.elements(sight)]
            case Either() | Both():
                return self.signs(sight.one) + self.signs(sight.other)
            case _:
                return []

    def bearers(self, label: Label) -> list[tuple[Element, Word]]:
        """The visible things that bear a label, each with the word it bears, known or guessed;
        without any, by meaning, those that likely do."""
        borne = label.listed and label.key in self._keys
        by_meaning = self.by_meaning or not label.listed
        meant = by_meaning and any(map(self._meanings.issuperset, label.like))
        if not borne and not meant:
            return []
        usable = (e for role in label.roles for e in self.snapshot.of_role(role) if not e.chosen)
        # An accordion that is open has nothing more to open.
        able = [e for e in usable if e.folded or e.role is not Role.ACCORDION]
        able.sort(key=lambda e: e.place)
        found = []
        if borne:
            listed = ((e, self._listed(label, e)) for e in able)
            found = [(e, word) for e, word in listed if word and not self._stood(e, word)]
        if not found and meant:
            texts = ((e, self._meant(label, e)) for e in able)
            found = [(e, Word(label.key, self.language or "", t, None)) for e, t in texts if t]
        return found

    def _is_of_another(self, link: Element) -> bool:
        """Whether a link, or the sentence it stands in, means another form."""
        others = (*self.flow.form.other_titles, self.flow.form.other_matter)
        texts = (*link.names, self.sentence_of(link))
        speaks_of = self.words.speaks_of
        return any(speaks_of(label, text, self.spoken) for label in others for text in texts)

    @cached_property
    def _keys(self) -> set[str]:
        """The keys of all the words on the page: no other needs to be looked for."""
        known = self.words.by_text
        return {word.key for each in self.snapshot.texts for word in known.get(normal(each), ())}

    @cached_property
    def _meanings(self) -> set[str]:
        """All that its texts mean: nothing else needs to be looked for."""
        return set[str]().union(*map(self.words.stems.meanings, self.snapshot.texts))

    def means(self, label: Label, element: Element) -> bool:
        """Whether a thing bears a label, by a word or by meaning, whatever its role."""
        return bool(self._listed(label, element) or self._meant(label, element))

    def _listed(self, label: Label, element: Element) -> Word | None:
        found = (self.words.find(label, each) for each in _texts(element))
        return next((word for word in found if word), None)

    def _meant(self, label: Label, element: Element) -> str:
        """The text by which a thing likely means a label: its own or, of a link, its sentence."""
        around: tuple[str, ...] = (self.sentence_of(element),) if label.by_sentence else ()
        for text in (*_texts(element), *around):
            new = self.since is None or element.role not in SAYING or self.since.is_new(text)
            if text and new and self.words.likely(label, text, self.spoken):
                return text
        return ""

    def sentence_of(self, element: Element) -> str:
        """The sentence that a thing stands in, with its own name; empty where there is none."""
        around = self.snapshot.by_place.get(element.within)
        parts = single_sentences(around.name) if around else ()
        named = (part for part in parts if any(name and name in part for name in element.names))
        return min(named, key=len, default="")

    @cached_property
    def since(self) -> Since | None:
        """What came since the look before; None where there was none."""
        before = self.before
        return Since(before.snapshot, self.snapshot, self.words) if before else None

    def _stood(self, element: Element, word: Word) -> bool:
        """Whether the page said a word before; see `page/since.py`."""
        if self.since is None or element.role not in SAYING:
            return False
        alone = self.still and not self._offers_to_send
        return self.since.stood(element, normal(word.text), alone=alone)

    @property
    def form_stands(self) -> bool:
        """Whether the page still offers the form, to be sent."""
        return self.proof.may_be_filled and bool(self.submit)

    @property
    def _offers_to_send(self) -> bool:
        labels = (self.flow.form.submit, self.flow.form.confirm_code)
        buttons = [e for e in self.snapshot.elements if e.role is Role.BUTTON]
        return any(self.words.find(label, n) for e in buttons for n in e.names for label in labels)


def _texts(element: Element) -> tuple[str, ...]:
    """What a thing says: a text by each of its sentences, anything else by each of its names."""
    return sentences(element.name) if element.role is Role.TEXT else element.names
