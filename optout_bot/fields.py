"""Finds fields by what they mean. Knows nothing of any site.

A field is found by its label in a known language, by what the page declares of it
(type, autocomplete), or by its name; never by its position. Two equally good
fields for one purpose are an ambiguity, never a choice.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from optout_bot.countries import names_in
from optout_bot.flow import Label, Purpose
from optout_bot.messages import tr
from optout_bot.view import Control, Element, GroupId, View
from optout_bot.words import Word, Words

LABEL, DECLARED, NAMED, ALONE = 8, 4, 2, 1
_TEXT_TYPES = {"text", "email", "tel", "url", "number", "div", "span"}
_OPTIONAL = re.compile(r"\s*[(\[（][^()（）\[\]]*[)\]）]\s*\*?$")


@dataclass(frozen=True)
class Judgement:
    """What one field is taken for, how strongly, and why."""

    element: Element
    purpose: Purpose | None
    strength: int
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """The fields of one form: one each per purpose, the ambiguous, and the rest."""

    by_purpose: Mapping[Purpose, Judgement]
    ambiguous: Mapping[Purpose, tuple[Judgement, ...]]
    others: tuple[Judgement, ...]

    def element(self, purpose: Purpose) -> Element | None:
        """The field of a purpose, if there is exactly one."""
        judgement = self.by_purpose.get(purpose)
        return judgement.element if judgement else None


def find_fields(view: View, group: GroupId, labels: Mapping[Purpose, Label], words: Words) -> Found:
    """Judge every visible field of one form-like group."""
    language = words.language_of(view.language) or "en"
    controls = [e for e in view.elements if e.group == group and e.visible and e.control]
    areas = sum(e.control.tag == "textarea" for e in controls if e.control)
    judged = [judge(e, labels, words, language, alone=areas == 1) for e in controls]
    by_purpose: dict[Purpose, Judgement] = {}
    ambiguous: dict[Purpose, tuple[Judgement, ...]] = {}
    for purpose in Purpose:
        mine = [j for j in judged if j.purpose is purpose]
        top = max((j.strength for j in mine), default=0)
        best = [j for j in mine if j.strength == top]
        if len(best) == 1:
            by_purpose[purpose] = best[0]
        elif best:
            ambiguous[purpose] = tuple(best)
    taken = {id(j) for j in by_purpose.values()}
    return Found(by_purpose, ambiguous, tuple(j for j in judged if id(j) not in taken))


def judge(
    element: Element, labels: Mapping[Purpose, Label], words: Words, language: str, *, alone: bool
) -> Judgement:
    """What a field is for. `alone`: it is the only large text box of its form."""
    control = element.control
    assert control is not None
    best = Judgement(element, None, 0, ())
    for purpose, label in labels.items():
        if not _can_hold(control, purpose):
            continue
        strength, evidence = _declared(control, purpose, language, alone=alone)
        word, kind = _labelled(control, label, words)
        if word:
            strength += LABEL
            evidence = (f"{kind}: {word.key} ({word.language})", *evidence)
        if strength > best.strength:
            best = Judgement(element, purpose, strength, evidence)
    return best


def _can_hold(control: Control, purpose: Purpose) -> bool:
    if purpose is Purpose.COUNTRY:
        return control.tag == "select" or control.type == "text"
    if purpose is Purpose.REASON:
        return control.tag == "textarea" or control.type in {"text", "div"}
    return control.type in _TEXT_TYPES


def _labelled(control: Control, label: Label, words: Words) -> tuple[Word | None, str]:
    for kind, text in control.labels:
        for candidate in (text, _OPTIONAL.sub("", text)):
            if word := words.find(label, candidate):
                return word, kind
    return None, ""


def _declared(
    control: Control, purpose: Purpose, language: str, *, alone: bool
) -> tuple[int, tuple[str, ...]]:
    strength, evidence = 0, []
    for weight, name, holds in _signs(control, purpose, language, alone=alone):
        if holds:
            strength += weight
            evidence.append(name)
    return strength, tuple(evidence)


def _signs(
    control: Control, purpose: Purpose, language: str, *, alone: bool
) -> Sequence[tuple[int, str, bool]]:
    """What the page declares of a control that speaks for a purpose."""
    names = f"{control.id} {control.name}".lower()
    complete = control.autocomplete.lower().split()
    match purpose:
        case Purpose.EMAIL:
            return (
                (DECLARED, "type=email", control.type == "email"),
                (DECLARED, "autocomplete=email", "email" in complete),
                (NAMED, tr("named email"), re.search(r"e-?mail", names) is not None),
            )
        case Purpose.COUNTRY:
            return (
                (DECLARED, tr("a list of countries"), _lists_countries(control, language)),
                (DECLARED, "autocomplete=country", "country" in complete),
                (NAMED, tr("named country"), "country" in names),
            )
        case Purpose.REASON:
            return ((ALONE, tr("the only large text box"), alone and control.tag == "textarea"),)
        case Purpose.CODE:
            return (
                (DECLARED, "autocomplete=one-time-code", "one-time-code" in complete),
                (NAMED, tr("named nonce"), "nonce" in names),
            )


def _lists_countries(control: Control, language: str) -> bool:
    if not control.options:
        return False
    codes = {value for value, _ in control.options if len(value) == 2}
    texts = {text for _, text in control.options}
    return len(codes & {"FR", "DE", "ES", "IT", "PL"}) >= 4 or len(texts & names_in(language)) >= 8
