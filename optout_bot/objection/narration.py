"""The steps as the person follows them: one line each and, if they wish, Enter before each."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from optout_bot.base.errors import NotSent
from optout_bot.base.messages import quoted, tr, with_colon
from optout_bot.base.urls import host_in, without_query
from optout_bot.flow import (
    Act,
    At,
    Both,
    Choose,
    Either,
    Follow,
    FormProved,
    FormRefused,
    HandOver,
    LinkTo,
    LinkToForm,
    Press,
    Purpose,
    Role,
    Shows,
    Sight,
    TurnBack,
    Without,
)
from optout_bot.page.parts import form_number
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element, single_sentences
from optout_bot.person.terminal import Person, Pump, Question

if TYPE_CHECKING:
    from optout_bot.objection.answers import Meant
    from optout_bot.page.pointer import Pointer

# The question and the confirmation still to come once the form is filled in.
AFTER_THE_FORM = 2
# How many sentences of a page that is not known are told.
_MOST_SAID = 3
# How much of a thing's name is told.
_NAME = 60


class Narration:
    """Counts and tells the steps; with `each`, waits for the person before every one.

    `wait` is how many seconds they may take.
    """

    def __init__(self, person: Person, *, wait: float, each: bool) -> None:
        self.each = each
        self._person = person
        self._wait = wait
        self._number = 0
        self._about = 0
        self._asked_to_fill: set[Purpose] = set()

    def tell(self, what: str, *, left: int) -> None:
        """Tell the step that comes now. `left` is how many come after it at least."""
        self._number += 1
        self._about = max(self._about, self._number + left)
        count = tr("{number} of about {about}: {what}")
        line = count.format(number=self._number, about=self._about, what=what)
        self._person.say(f"  {line}")

    def ask(self, pump: Pump, why: Callable[[], Sequence[str]]) -> None:
        """With `each`, wait for Enter; `s` shows what is seen and why, `q` stops.

        Raises:
            NotSent: they stopped, or gave no answer in time.
        """
        question = Question("    " + tr("Enter to go on, s to see why, q to stop:"))
        while self.each:
            answer = self._person.ask(question, pump, self._wait)
            word = "q" if answer is None else answer.strip().lower()
            if word == "q":
                raise NotSent(tr("You stopped before this step. Nothing has been sent."))
            if question.agrees(answer):
                return
            for line in why() if word == "s" else ():
                self._person.say(f"      {line}")

    def ask_to_fill(self, pump: Pump, pointer: Pointer, look: Look, meant: Meant) -> None:
        """With `each`, point at a field, say what goes into it, and wait for Enter, once.

        Raises:
            NotSent: they stopped.
        """
        purpose = meant.purpose
        if not self.each or purpose in self._asked_to_fill:
            return
        found = look.fields.by_purpose[purpose]
        pointer.at(look.snapshot, [found.element])
        name = found.element.name or tr(purpose)
        self.tell(tr("I fill in the field “{name}”").format(name=name), left=AFTER_THE_FORM)
        marks = "; ".join(found.evidence)
        why = (
            tr("I take it for: {purpose} ({marks})").format(purpose=tr(purpose), marks=marks),
            tr("I will write: {text}").format(text=meant.value),
        )
        self.ask(pump, lambda: why)
        pointer.away()
        self._asked_to_fill.add(purpose)


def _short(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1] + "…"


def told(targets: Sequence[Element]) -> str:
    """What is done to these things, in the person's words."""
    names = ", ".join(quoted(_short(element.name)) for element in targets)
    match targets[0].role:
        case Role.LINK:
            return tr("I follow the link {name}").format(name=names)
        case Role.OPTION:
            return tr("I choose {name}").format(name=names)
        case Role.ACCORDION:
            return tr("I open {name}").format(name=names)
        case _:
            return tr("I press {name}").format(name=names)


def reasons(look: Look, sight: Sight, targets: Sequence[Element]) -> list[str]:
    """What is seen on the page, by what it is recognised, and what will be clicked."""
    lines = [tr("The page: {place}").format(place=without_query(look.snapshot.address))]
    lines += [tr("I know it by: {mark}").format(mark=mark) for mark in because(look, sight)]
    for element in targets:
        line = tr("I will click: {role} “{name}”").format(role=tr(element.role), name=element.name)
        to = tr(", which leads to {place}").format(place=without_query(element.href))
        lines.append(line + (to if element.href else ""))
    return lines


def because(look: Look, sight: Sight) -> list[str]:
    """What on the page makes a sight seen, in plain words."""
    match sight:
        case Both():
            return because(look, sight.one) + because(look, sight.other)
        case Either():
            return because(look, sight.one if look.sees(sight.one) else sight.other)
        case Without():
            return [tr("something else is absent")]
        case Shows():
            found = look.bearers(sight.label)
            return [with_colon(tr(e.role), f"{w.text} ({w.language})") for e, w in found]
        case LinkTo() | LinkToForm():
            link = tr("link to {place}")
            return [link.format(place=without_query(e.href)) for e in look.elements(sight)]
        case FormProved() | FormRefused():
            return list(look.proof.because)
        case At():
            return [tr("its address")]
        case _:
            return [tr("a field of that kind")]


def doing(act: Act, tr: Callable[[str], str] = str) -> str:
    """An act, as it is written down: in English, or as `tr` says it."""
    word = act.label.key.replace("_", " ") if isinstance(act, Press | Choose) else ""
    why = tr(act.why) if isinstance(act, HandOver | TurnBack) else ""
    return tr(act.said).format(word=word, why=why)


# What a person may want to look at first on a page that no screen describes.
_COULD_LEAD_ON = (LinkTo(r".*/contact/\d+.*"), LinkTo(r"/support/privacy.*", "help.meta.com"))


def candidates(look: Look) -> list[Element]:
    """What could lead to the form: what some screen would follow, and links to forms.

    A form that is known to do something else is never among them, nor anything on a page
    of a foreign host.
    """
    if not look.at_home:
        return []
    look = look.likely
    form = look.flow.form
    follows = [s.act.targets for s in look.flow.screens if isinstance(s.act, Follow)]
    targets = [*(target for each in follows for target in each), *_COULD_LEAD_ON]
    found = {e.place: e for target in targets for e in look.elements(target)}
    return [
        e
        for e in found.values()
        if host_in(e.href, look.flow.hosts) and not form.other(form_number(e.href, form))
    ]


def your_turn(look: Look, marked: Sequence[Element]) -> list[str]:
    """A page that is not recognised: where it is, what was looked for, what could lead on."""
    missing = ", ".join(look.proof.missing)
    if missing and form_number(look.snapshot.address, look.flow.form):
        sought = tr("the objection form, but did not see: {missing}").format(missing=missing)
    else:
        sought = tr("the objection form or a link to it")
    sentence = tr("Your turn: I do not know the page {place}. I looked for {what}.")
    lines = [sentence.format(place=without_query(look.snapshot.address), what=sought)]
    if words := _words_of(look):
        lines.append(tr("The page says: {words}.").format(words=words))
    if marked:
        names = ", ".join(map(quoted, dict.fromkeys(e.name for e in marked)))
        lines.append(tr("A frame marks what could lead there: {names}").format(names=names))
    return [*lines, tr("Please go on by hand in the window. I take over once I know the page.")]


def not_recognised(look: Look) -> str:
    """Why a page that no screen describes leads nowhere; what stands in the place of the form may
    be the site's answer."""
    words = _words_of(look) if form_number(look.snapshot.address, look.flow.form) else ""
    says = tr("the page says: {words}").format(words=words)
    return says if words else tr("I do not recognise the page")


def _words_of(look: Look) -> str:
    """The first of what a page of the site says, as the person is told it."""
    elements = look.snapshot.elements if look.at_home else ()
    saying = [e.name for e in elements if e.role in {Role.HEADING, Role.TEXT}]
    said = list(dict.fromkeys(part for name in saying for part in single_sentences(name)))
    return " ".join(quoted(_short(part)) for part in said[:_MOST_SAID])


def known_language(look: Look) -> str:
    """How well the page's language is known, in one sentence."""
    tag = look.snapshot.language
    if not look.language:
        sentence = tr("The page's language is {tag}. I have no words for it and try all I have.")
        return sentence.format(tag=tag)
    seen, labels = look.words.seen_share(look.language)
    sentence = tr("The page's language: {language}. {seen} of {labels} words seen on real pages.")
    name = look.words.names[look.language]
    return sentence.format(language=name, seen=seen, labels=labels)
