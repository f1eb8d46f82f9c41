"""The acts, screens and forms in which `flows/` declares what is known of a site.

Plain frozen values: `page/reading.py` recognises sights, `objection/walk.py` does acts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from typing import ClassVar

from optout_bot.flow.sights import Label, LinkTo, LinkToForm, Purpose, Shows, Sight


@dataclass(frozen=True)
class Act:
    """What to do on a screen, one of a closed set; `said` is how it is written down."""

    said: ClassVar[str]


@dataclass(frozen=True)
class Follow(Act):
    """Click the one link seen by the first of these sights that sees any."""

    said = "follow the link"
    targets: tuple[Shows | LinkTo | LinkToForm, ...]


@dataclass(frozen=True)
class Press(Act):
    """Click the one button with this label. Never used for a button that sends."""

    said = "press the button ({word})"
    label: Label


@dataclass(frozen=True)
class Choose(Act):
    """Choose the one option with this label."""

    said = "choose the option ({word})"
    label: Label


@dataclass(frozen=True)
class Open(Act):
    """Open every collapsed accordion with one of these labels."""

    said = "open the folded section"
    labels: tuple[Label, ...]


@dataclass(frozen=True)
class FillForm(Act):
    """The form stands ready: fill it in, ask, send it."""

    said = "fill in the form"


@dataclass(frozen=True)
class HandOver(Act):
    """The person has to do something; `sign_in` when that is to sign in, `once` where what is
    seen is only a sign, which counts no more once they have had a window to sign in."""

    said = "your turn: {why}"
    why: str
    sign_in: bool = False
    once: bool = False


@dataclass(frozen=True)
class TurnBack(Act):
    """This way does not lead on; `for_good` when no other door will either."""

    said = "turn back: {why}"
    why: str
    for_good: bool = False


@dataclass(frozen=True)
class Finish(Act):
    """The page confirms that the site has the objection; `already`: that it had it before."""

    said = "finished"
    already: bool = False


@dataclass(frozen=True)
class Screen:
    """A page or a state of one: how it is recognised and what to do there.

    `when_still`: it is recognised by what is absent, so only once the page has stopped changing.
    """

    name: str
    sight: Sight
    act: Act
    when_still: bool = False

    @property
    def doubtful(self) -> bool:
        """Whether it is only a sign that nobody is signed in."""
        return isinstance(self.act, HandOver) and self.act.once


@dataclass(frozen=True)
class Door:
    """An address to try, with where it was found and the day of that evidence."""

    address: str
    source: str
    seen: date


@dataclass(frozen=True)
class FormNumber:
    """A form's number in its address, with its source and the day of that evidence."""

    number: str
    source: str
    seen: date


@dataclass(frozen=True)
class Form:
    """What proves the objection form, and what proves another one.

    `numbers` prove it; `link` is what leads to it, and `about` the title of a page that it led to.
    Forms of `question_numbers` are general ones, which become it once `question` was answered
    with `answer`. `other_numbers` and `other_titles` are of forms that do something else, whatever
    else they look like; `other_matter` is what a form that is only likely must not be about either.
    """

    hosts: tuple[str, ...]
    path: str
    numbers: tuple[FormNumber, ...]
    other_numbers: tuple[FormNumber, ...]
    link: Label
    title: Label
    about: Label
    other_titles: tuple[Label, ...]
    other_matter: Label
    question: Label
    answer: Label
    question_numbers: tuple[FormNumber, ...]
    labels: Mapping[Purpose, Label]
    submit: Label
    confirm_code: Label

    def other(self, number: str) -> FormNumber | None:
        """What is known of a number whose form does something else; None where it is none."""
        return next((other for other in self.other_numbers if other.number == number), None)


@dataclass(frozen=True)
class Flow:
    """What is known of one site's objection.

    `seen_working` is the day the program was last seen to work on the real pages, None if never.
    """

    name: str
    title: str
    hosts: tuple[str, ...]
    doors: tuple[Door, ...]
    screens: tuple[Screen, ...]
    after: tuple[Screen, ...]
    form: Form
    covers: str
    seen_working: date | None


def labels_of(value: object) -> Iterator[Label]:
    """Every label a flow, screen, sight or act speaks of."""
    return (part for part in parts_of(value) if isinstance(part, Label))


def parts_of(value: object) -> Iterator[object]:
    """Whatever a flow, screen, sight or act is made of, itself first."""
    yield value
    parts: Iterable[object] = ()
    if isinstance(value, tuple | Mapping):
        parts = value.values() if isinstance(value, Mapping) else value
    elif isinstance(value, Sight | Act | Screen | Form | Flow):
        parts = (getattr(value, field.name) for field in fields(value))
    for part in parts:
        yield from parts_of(part)
