"""Proves that a page is the objection form, or that it is another form, before any keystroke."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit

from optout_bot.base.messages import tr, with_colon
from optout_bot.base.urls import host_in
from optout_bot.flow import Flow, Form, Label, Purpose, Role
from optout_bot.flow.words import Word, Words
from optout_bot.page.fields import find_fields
from optout_bot.page.snapshot import Element, GroupId, Snapshot, sentences

# The third-party form asks for more; the objection form never did in any source.
_MOST_TEXT_FIELDS = 3


class Verdict(StrEnum):
    """What a page proved to be."""

    PROVED = "the objection form"
    REFUSED = "another form"
    UNKNOWN = "not proved"


@dataclass(frozen=True)
class Proof:
    """The verdict, and what it rests on.

    `title_known` is False where the form number alone proves the form.
    """

    verdict: Verdict
    number: str = ""
    title: str = ""
    title_known: bool = False
    group: GroupId | None = None
    because: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


def prove(snapshot: Snapshot, flow: Flow, words: Words) -> Proof:
    """What this page is, by host, form number, title and shape."""
    form = flow.form
    number = form_number(snapshot.address, form)
    if other := _other_form(number, form):
        return other
    groups = _groups_with_email(snapshot, flow, words)
    if not number and not groups:
        return Proof(Verdict.UNKNOWN, missing=(tr("form number"), tr("e-mail field")))
    for label in form.other_titles:
        if word := _heading(snapshot, label, words):
            why = tr("its title is that of another form: {title}")
            return _refused(number, why.format(title=word.text))
    if not host_in(snapshot.address, form.hosts):
        return Proof(Verdict.UNKNOWN, number, missing=(tr("the right host"),))
    if asks_password(snapshot):
        return Proof(Verdict.UNKNOWN, number, missing=(tr("somebody who is signed in"),))
    if _shows_files(snapshot):
        return _refused(number, tr("it asks for files, which the objection form never did"))
    able = [group for group in groups if submit_buttons(snapshot, group, flow, words)]
    group = _the_group(snapshot, able, flow, words)
    if group is None:
        none = tr("button that sends") if groups else tr("e-mail field")
        what = tr("one form only") if able else none
        return Proof(Verdict.UNKNOWN, number, missing=(what,))
    if _text_fields(snapshot, group) > _MOST_TEXT_FIELDS:
        return _refused(number, tr("it asks for more than the objection form ever did"))
    return _in_its_frame(snapshot, flow, words, number, group)


def _in_its_frame(
    snapshot: Snapshot, flow: Flow, words: Words, number: str, group: GroupId
) -> Proof:
    """The same by the address of the frame the form is in, where that is not the page's."""
    form = flow.form
    address = snapshot.addresses[group[0]]
    if not host_in(address, form.hosts):
        return Proof(Verdict.UNKNOWN, number, missing=(tr("the right host"),))
    own = form_number(address, form)
    if other := _other_form(own, form):
        return other
    known = {n.number for n in (*form.numbers, *form.question_numbers)}
    if own and own != number and own not in known:
        why = tr("the form in its frame has the unknown number {number}")
        return _refused(own, why.format(number=own))
    return _by_number_or_title(snapshot, flow, words, own or number, group)


def form_number(address: str, form: Form) -> str:
    """The number of a form in an address, empty where it is not that of a form."""
    match = re.match(form.path, urlsplit(address).path)
    return match.group(1) if match else ""


def _other_form(number: str, form: Form) -> Proof | None:
    other = next((n for n in form.other_numbers if n.number == number), None)
    if other is None:
        return None
    why = tr("form {number} does something else ({source})")
    return _refused(number, why.format(number=number, source=other.source))


def _by_number_or_title(
    snapshot: Snapshot, flow: Flow, words: Words, number: str, group: GroupId
) -> Proof:
    form = flow.form
    language = words.language_of(snapshot.language)
    word = _heading(snapshot, form.title, words, language)
    shown = word.text if word else _shown_title(snapshot, group)
    because = [tr("host {host}").format(host=urlsplit(snapshot.address).hostname)]
    if word:
        doubt = "" if word.seen else " " + tr("(never seen before)")
        because.append(with_colon(tr("title"), word.text) + doubt)
    if any(n.number == number for n in form.question_numbers):
        if not _answered(snapshot, form.question, form.answer, words):
            return Proof(Verdict.UNKNOWN, number, shown, missing=(tr("the question about AI"),))
        answered = tr("general form {number}, question about AI answered yes")
        because.append(answered.format(number=number))
    elif any(n.number == number for n in form.numbers):
        because.append(tr("form number {number}").format(number=number))
    elif not (
        (over := words.find(form.title, _shown_title(snapshot, group), language)) and over.seen
    ):
        return Proof(Verdict.UNKNOWN, number, shown, missing=(tr("a known form number or title"),))
    return Proof(Verdict.PROVED, number, shown, bool(word), group, tuple(because))


def _refused(number: str, why: str) -> Proof:
    return Proof(Verdict.REFUSED, number, because=(why,))


def _heading(
    snapshot: Snapshot, label: Label, words: Words, language: str | None = None
) -> Word | None:
    found = (words.find(label, e.name, language) for e in snapshot.of_role(Role.HEADING))
    return next((word for word in found if word), None)


def _answered(snapshot: Snapshot, question: Label, answer: Label, words: Words) -> bool:
    """Whether the first such answer after the question is chosen; another's does not count."""
    asking = [
        (len(e.name), number)
        for number, e in enumerate(snapshot.elements)
        if e.role in question.roles and e.visible
        if any(words.find(question, text) for text in sentences(e.name))
    ]
    if not asking:
        return False
    # The shortest one is the question; the others are what stands around it.
    _, start = min(asking)
    following = (e for e in snapshot.elements[start:] if e.role is Role.OPTION and e.visible)
    return next((e.chosen for e in following if words.find(answer, e.name)), False)


def asks_password(snapshot: Snapshot) -> bool:
    """Whether a box for a password is shown: then nobody is signed in, whatever else is there."""
    boxes = (e.control for e in snapshot.of_role(Role.FIELD) if e.control)
    return any(b.type == "password" or "current-password" in b.autocomplete for b in boxes)


def _shows_files(snapshot: Snapshot) -> bool:
    return any(e.visible and e.control and e.control.type == "file" for e in snapshot.elements)


def _text_fields(snapshot: Snapshot, group: GroupId) -> int:
    fields = (e for e in snapshot.of_role(Role.FIELD) if e.group == group)
    return sum(bool(e.control and e.control.tag != "select") for e in fields)


def _groups_with_email(snapshot: Snapshot, flow: Flow, words: Words) -> list[GroupId]:
    """The form-like groups that have an e-mail field."""
    found = []
    for group in snapshot.groups:
        fields = find_fields(snapshot, group, flow.form.labels, words)
        if Purpose.EMAIL in fields.by_purpose or Purpose.EMAIL in fields.ambiguous:
            found.append(group)
    return found


def _the_group(snapshot: Snapshot, able: list[GroupId], flow: Flow, words: Words) -> GroupId | None:
    """The one of these groups that can be the form: the only one, or the one under the title."""
    titled = [group for group in able if words.find(flow.form.title, _shown_title(snapshot, group))]
    best = titled or able
    return best[0] if len(best) == 1 else None


def _shown_title(snapshot: Snapshot, group: GroupId) -> str:
    """The heading in or nearest before a group."""
    nearest = ""
    for element in snapshot.elements:
        if element.role is Role.HEADING and element.visible:
            if nearest and element.place[0] != group[0]:
                continue
            nearest = element.name
        if element.group == group and element.role is not Role.HEADING and nearest:
            return nearest
    return nearest


def submit_buttons(snapshot: Snapshot, group: GroupId, flow: Flow, words: Words) -> list[Element]:
    """The buttons of a group that bear a word for sending."""
    return [
        e
        for e in snapshot.of_role(Role.BUTTON)
        if e.group == group and words.find(flow.form.submit, e.name)
    ]
