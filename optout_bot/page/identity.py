"""Proves that a page is the objection form, or that it is another form, before any keystroke."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from optout_bot.base.messages import tr, with_colon
from optout_bot.base.urls import host_in, without_query
from optout_bot.flow import Flow, Form, Label, Purpose, Role, Sure
from optout_bot.flow.stems import AI, OBJECT
from optout_bot.flow.words import Word, Words
from optout_bot.page.fields import find_fields
from optout_bot.page.parts import (
    answered,
    asks_files,
    asks_password,
    form_number,
    headings_over,
    submit_buttons,
    text_fields,
    title_over,
)
from optout_bot.page.proof import Proof, Trail, Verdict
from optout_bot.page.snapshot import GroupId, Snapshot, single_sentences

# The third-party form asks for more; the objection form never did in any source.
_MOST_TEXT_FIELDS = 3
_ASKED_FOR = {Purpose.EMAIL, Purpose.COUNTRY, Purpose.REASON}


def prove(
    snapshot: Snapshot,
    flow: Flow,
    words: Words,
    trail: Trail | None = None,
    spoken: str | None = None,
) -> Proof:
    """What this page is, by host, form number, title, shape and the way it was come by; `spoken` is
    the language in which its meaning is read, None for any."""
    form = flow.form
    number = form_number(snapshot.address, form)
    if other := _other_form(number, form):
        return other
    groups = _groups_with_email(snapshot, flow, words)
    if not number and not groups:
        return Proof(Verdict.UNKNOWN, missing=(tr("form number"), tr("e-mail field")))
    for label in form.other_titles:
        if word := _heading(snapshot, label, words):
            return _refused(number, _another_title(word.text))
    if not host_in(snapshot.address, form.hosts):
        return Proof(Verdict.UNKNOWN, number, missing=(tr("the right host"),))
    if asks_password(snapshot):
        return Proof(Verdict.UNKNOWN, number, missing=(tr("somebody who is signed in"),))
    if asks_files(snapshot):
        return _refused(number, tr("it asks for files, which the objection form never did"))
    able = [group for group in groups if submit_buttons(snapshot, group, flow, words)]
    group = _the_group(snapshot, able, flow, words)
    if group is None:
        none = tr("button that sends") if groups else tr("e-mail field")
        what = tr("one form only") if able else none
        return Proof(Verdict.UNKNOWN, number, missing=(what,))
    if text_fields(snapshot, group) > _MOST_TEXT_FIELDS:
        return _refused(number, tr("it asks for more than the objection form ever did"))
    return _Judge(snapshot, flow, words, group, spoken).in_its_frame(number, trail)


def _other_form(number: str, form: Form) -> Proof | None:
    other = form.other(number)
    if other is None:
        return None
    why = tr("form {number} does something else ({source})")
    return _refused(number, why.format(number=number, source=other.source))


def _another_title(title: str) -> str:
    return tr("its title is that of another form: {title}").format(title=title)


def _refused(number: str, why: str) -> Proof:
    return Proof(Verdict.REFUSED, number, because=(why,))


@dataclass(frozen=True)
class _Judge:
    """Judges the one group that can be the form."""

    snapshot: Snapshot
    flow: Flow
    words: Words
    group: GroupId
    spoken: str | None

    def in_its_frame(self, number: str, trail: Trail | None) -> Proof:
        """By the address of the frame the form is in, where that is not the page's."""
        form = self.flow.form
        address = self.snapshot.addresses[self.group[0]]
        if not host_in(address, form.hosts):
            return Proof(Verdict.UNKNOWN, number, missing=(tr("the right host"),))
        own = form_number(address, form)
        if other := _other_form(own, form):
            return other
        known = {n.number for n in (*form.numbers, *form.question_numbers)}
        if own and own != number and own not in known:
            why = tr("the form in its frame has the unknown number {number}")
            return _refused(own, why.format(number=own))
        title = title_over(self.snapshot, self.group)
        if any(self.words.speaks_of(label, title, self.spoken) for label in form.other_titles):
            return _refused(own or number, _another_title(title))
        return self._by_number_or_title(own or number, title, trail)

    def _by_number_or_title(self, number: str, over: str, trail: Trail | None) -> Proof:
        form = self.flow.form
        word = _heading(self.snapshot, form.title, self.words, self._language)
        shown = word.text if word else over
        because = [tr("host {host}").format(host=urlsplit(self.snapshot.address).hostname)]
        if word:
            doubt = "" if word.seen else " " + tr("(never seen before)")
            because.append(with_colon(tr("title"), word.text) + doubt)
        known = Proof(Verdict.PROVED, number, shown, bool(word and word.seen), self.group)
        if any(n.number == number for n in form.question_numbers):
            sure = answered(self.snapshot, form.question, form.answer, self.words)
            if not sure:
                missing = (tr("the question about AI"),)
                return Proof(Verdict.UNKNOWN, number, shown, missing=missing)
            yes = tr("general form {number}, question about AI answered yes")
            verdict = Verdict.PROVED if sure is Sure.KNOWN else Verdict.LIKELY
            return replace(known, verdict=verdict, because=(*because, yes.format(number=number)))
        if any(n.number == number for n in form.numbers):
            by = tr("form number {number}").format(number=number)
            return replace(known, because=(*because, by))
        return self._by_title_or_trail(number, shown, because[0], trail)

    def _by_title_or_trail(self, number: str, shown: str, host: str, trail: Trail | None) -> Proof:
        """Whether it fits in shape, and its title or the way it was come by means the form."""
        unknown = Proof(Verdict.UNKNOWN, number, shown)
        if not self._fits:
            return replace(unknown, missing=(tr("a known form number or title"),))
        if against := next(self._against(), None):
            return replace(unknown, missing=(tr("a form that is about nothing else"), against))
        form, because = self.flow.form, [host]
        titles = headings_over(self.snapshot, self.group)
        words = [self.words.find(form.title, title, self._language) for title in titles]
        if seen := next((word for word in words if word and word.seen), None):
            title = with_colon(tr("title"), seen.text)
            return Proof(Verdict.PROVED, number, seen.text, True, self.group, (host, title))
        title = next((t for t in titles if self._is(form.title, t)), "")
        if title:
            because.append(with_colon(tr("its title means the objection"), title))
        if trail and (title or self._speaks_of_it):
            came = tr("it was come by through the link “{link}” of {page}")
            because.append(came.format(link=trail.link, page=without_query(trail.page)))
        if len(because) == 1:
            return replace(unknown, missing=(tr("a known form number or title"),))
        return Proof(Verdict.LIKELY, number, title or shown, False, self.group, tuple(because))

    @property
    def _fits(self) -> bool:
        """Whether it asks for one e-mail address and at most a country and a reason, no more."""
        found = find_fields(self.snapshot, self.group, self.flow.form.labels, self.words)
        asked = set(found.by_purpose)
        more = any(each.element.role is Role.FIELD for each in found.others)
        return (
            asked <= _ASKED_FOR
            and Purpose.EMAIL in asked
            and not (more or found.ambiguous or self._has_choices)
            and len(submit_buttons(self.snapshot, self.group, self.flow, self.words)) == 1
        )

    @property
    def _has_choices(self) -> bool:
        """Whether there is something to choose, beside what belongs to a list that stands open and
        to the question about AI, once that is answered with yes."""
        form, shown = self.flow.form, self.snapshot
        controls = [e.control for e in shown.of_role(Role.FIELD) if e.group == self.group]
        listed = {text for each in controls if each for _, text in each.options}
        choices = [e for e in shown.of_role(Role.OPTION) if e.group == self.group]
        yes = answered(shown, form.question, form.answer, self.words)
        asked = {e.control.name for e in choices if yes and e.chosen and e.control}
        own = (e.control.name if e.control else "" for e in choices if e.name not in listed)
        return any(not name or name not in asked for name in own)

    def _against(self) -> Iterator[str]:
        """What over or in the form means another one. A text in it may well speak of other matters,
        that one can change one's mind, that others have a form of their own, but not of another
        objection; in another language than the page's it is under a foreign title."""
        form = self.flow.form
        buttons = submit_buttons(self.snapshot, self.group, self.flow, self.words)
        fields = (e for e in self.snapshot.of_role(Role.FIELD) if e.group == self.group)
        parts = [*headings_over(self.snapshot, self.group), *(e.name for e in (*buttons, *fields))]
        other = (*form.other_titles, form.other_matter)
        yield from (each for each in parts if self._speaks_of(other, each))
        texts = (e for e in self.snapshot.of_role(Role.TEXT) if e.group == self.group)
        said = (each for e in texts for each in single_sentences(e.name))
        yield from (each for each in said if self._is_of_another_objection(each))

    def _is_of_another_objection(self, text: str) -> bool:
        words, spoken = self.words, self.spoken
        matters = words.says(OBJECT, text, spoken) or words.says(AI, text, spoken)
        return any(
            words.means_abroad(label, text, spoken)
            or (matters and words.likely(label, text, spoken))
            for label in self.flow.form.other_titles
        )

    def _speaks_of(self, labels: tuple[Label, ...], text: str) -> bool:
        return any(self.words.speaks_of(label, text, self.spoken) for label in labels)

    @property
    def _speaks_of_it(self) -> bool:
        """Whether the page itself says somewhere that it is about the objection."""
        saying = (e for e in self.snapshot.elements if e.role in {Role.TEXT, Role.HEADING})
        own = (e.name for e in saying if e.visible and e.place[0] == self.group[0])
        said = (each for text in own for each in single_sentences(text))
        titles = headings_over(self.snapshot, self.group)
        form = self.flow.form
        return (
            any(self._likely(form.about, title) for title in titles)
            or any(self._is(form.title, each) for each in said)
            or bool(answered(self.snapshot, form.question, form.answer, self.words))
        )

    def _is(self, label: Label, text: str) -> bool:
        return bool(self.words.find(label, text, self._language)) or self._likely(label, text)

    def _likely(self, label: Label, text: str) -> bool:
        return self.words.likely(label, text, self.spoken)

    @property
    def _language(self) -> str | None:
        return self.words.language_of(self.snapshot.language)


def _heading(
    snapshot: Snapshot, label: Label, words: Words, language: str | None = None
) -> Word | None:
    found = (words.find(label, e.name, language) for e in snapshot.of_role(Role.HEADING))
    return next((word for word in found if word), None)


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
    titled = [group for group in able if words.find(flow.form.title, title_over(snapshot, group))]
    best = titled or able
    return best[0] if len(best) == 1 else None
