"""The vocabulary in which `flows/` declares what is known of a site.

Plain frozen values: `page/reading.py` recognises sights, `objection/walk.py` does acts.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from typing import ClassVar


class Purpose(StrEnum):
    """What a field of the form is for."""

    EMAIL = "email"
    COUNTRY = "country"
    REASON = "reason"
    CODE = "code"


class Role(StrEnum):
    """What a person would call the thing that carries a word."""

    LINK = "link"
    BUTTON = "button"
    ACCORDION = "accordion"
    HEADING = "heading"
    OPTION = "option"
    FIELD = "field"
    TEXT = "text"


@dataclass(frozen=True)
class Label:
    """The key of a word the site shows; its texts live in `flows/words/<language>.toml`.

    `means` tells a translator what the word does on the page.
    """

    key: str
    roles: tuple[Role, ...]
    means: str


@dataclass(frozen=True)
class Sight:
    """Something that can be seen on a page; combined with `&`, `|` and `~`."""

    def __and__(self, other: Sight) -> Sight:
        return Both(self, other)

    def __or__(self, other: Sight) -> Sight:
        return Either(self, other)

    def __invert__(self) -> Sight:
        return Without(self)


@dataclass(frozen=True)
class _Address(Sight):
    """A regular expression for path and query, and a host pattern."""

    path: str
    host: str = "*"

    def __post_init__(self) -> None:
        # A mistake is to show where it stands, not where it is met.
        re.compile(self.path)


@dataclass(frozen=True)
class At(_Address):
    """The page's address."""


@dataclass(frozen=True)
class Shows(Sight):
    """A visible thing of one of the label's roles, named by one of its texts.

    An accordion counts while it is folded, an option while it is not chosen.
    """

    label: Label


@dataclass(frozen=True)
class LinkTo(_Address):
    """A visible link to an address and, where that is not enough, with a brand's name as its
    text."""

    text: str = ""


@dataclass(frozen=True)
class HasField(Sight):
    """A visible field of that purpose."""

    purpose: Purpose


@dataclass(frozen=True)
class AsksPassword(Sight):
    """A visible password box."""


@dataclass(frozen=True)
class FormProved(Sight):
    """A form that `identity` proved to be the objection form of this flow."""


@dataclass(frozen=True)
class FormRefused(Sight):
    """A form that `identity` proved to be another one."""


@dataclass(frozen=True)
class Both(Sight):
    one: Sight
    other: Sight


@dataclass(frozen=True)
class Either(Sight):
    one: Sight
    other: Sight


@dataclass(frozen=True)
class Without(Sight):
    sight: Sight


@dataclass(frozen=True)
class Act:
    """What to do on a screen, one of a closed set; `said` is how it is written down."""

    said: ClassVar[str]


@dataclass(frozen=True)
class Follow(Act):
    """Click the one link seen by the first of these sights that sees any."""

    said = "follow the link"
    targets: tuple[Shows | LinkTo, ...]


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
    """The page confirmed that the objection was received."""

    said = "finished"


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

    `numbers` prove it. `question_numbers` are general forms that become it once
    `question` was answered with `answer`. `other_numbers` and `other_titles` are
    forms that do something else, whatever else they look like. `submit_paths` are those
    that forms alone send to; `general_path` serves every other page too.
    """

    hosts: tuple[str, ...]
    path: str
    numbers: tuple[FormNumber, ...]
    other_numbers: tuple[FormNumber, ...]
    title: Label
    other_titles: tuple[Label, ...]
    question: Label
    answer: Label
    question_numbers: tuple[FormNumber, ...]
    labels: Mapping[Purpose, Label]
    submit: Label
    confirm_code: Label
    submit_paths: tuple[str, ...]
    general_path: str


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
    parts: Iterable[object] = ()
    if isinstance(value, Label):
        yield value
    elif isinstance(value, tuple | Mapping):
        parts = value.values() if isinstance(value, Mapping) else value
    elif isinstance(value, Sight | Act | Screen | Form | Flow):
        parts = (getattr(value, field.name) for field in fields(value))
    for part in parts:
        yield from labels_of(part)
