"""What can be seen on a page, as `flows/` declares it, and how sure a judgement of it is."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum, StrEnum


class Sure(IntEnum):
    """How sure a judgement of a page is; the person is the last judge of meaning.

    KNOWN has a source and a date: it is done. LIKELY follows from where we came from, from
    structure or from meaning, and nothing speaks against it: it is asked, or followed where
    nothing is typed. UNKNOWN is handed over.
    """

    UNKNOWN = 0
    LIKELY = 1
    KNOWN = 2


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

    `means` tells a translator what the word does on the page. In other words it is likely where
    all the stems of one of the alternatives in `like` are said, and none of `unlike`. `listed`:
    it has texts; else it is told by its stems alone. `by_sentence`: a link of whatever name is
    likely where the sentence it stands in says so.
    """

    key: str
    roles: tuple[Role, ...]
    means: str
    like: tuple[tuple[str, ...], ...] = ()
    unlike: tuple[str, ...] = ()
    listed: bool = True
    by_sentence: bool = False


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
class LinkToForm(Sight):
    """A visible link to a form of the site, whatever its number, that means no other form by its
    name or the sentence it stands in; only likely, so never seen by words alone."""


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
