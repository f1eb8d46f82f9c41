"""Everything a page shows, as the plain data of one look: all that the program judges by."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import Any

from optout_bot.flow import Role

# The number of a frame, and of a form-like container in it.
GroupId = tuple[int, int]


@dataclass(frozen=True)
class Control:
    """The facts of one form control, as the page has them.

    `picks`: it is no native list, but opens one. Then `chosen`, and where it has no name of its
    own `name`, are those of the hidden box beside it.
    """

    tag: str
    type: str
    id: str
    name: str
    autocomplete: str
    labels: tuple[tuple[str, str], ...]
    required: bool
    readonly: bool
    maxlength: int
    value: str
    chosen: str
    options: tuple[tuple[str, str], ...]
    picks: bool = False


@dataclass(frozen=True)
class Element:
    """One thing on the page; `place` finds it again in the snapshot it came from.

    `name` is its accessible name, `shown` what is seen of it where that is another text; `href`
    where a link or, if it says so itself, a button leads.

    `banner`: it stands where sites show who is signed in.

    `group` is the form-like container it belongs to, -1 for none; `within` the place of the
    text around it, of which its own is a part.
    """

    place: tuple[int, int]
    role: Role
    name: str
    shown: str
    href: str
    folded: bool
    chosen: bool
    disabled: bool
    visible: bool
    banner: bool
    group: GroupId
    within: tuple[int, int]
    control: Control | None

    @property
    def names(self) -> tuple[str, ...]:
        """Every text that a person may know it by."""
        return (self.name, self.shown) if self.shown else (self.name,)


@dataclass(frozen=True)
class Group:
    """A form-like container: where it would send, if it says."""

    action: str


@dataclass(frozen=True)
class Snapshot:
    """One look at a page and its frames.

    `addresses` are those of the frames, by the first number of a `place` or group. A frame
    without an address of its own has that of the page around it. `born` is when the document
    in each was made: another one is another document.
    """

    address: str
    addresses: tuple[str, ...]
    born: tuple[float, ...]
    language: str
    ready: bool
    elements: tuple[Element, ...]
    groups: dict[GroupId, Group]
    # The frames in the order of `place`, and what each showed, to find a thing in it again; none
    # of a snapshot that was kept.
    frames: tuple[tuple[Any, dict[str, Any]], ...] = field(compare=False, repr=False, default=())

    def of_role(self, role: Role) -> Iterator[Element]:
        """The visible, usable things of a role."""
        return iter(self._by_role.get(role, ()))

    @cached_property
    def _by_role(self) -> dict[Role, list[Element]]:
        found: dict[Role, list[Element]] = {}
        for element in self.elements:
            if element.visible and not element.disabled:
                found.setdefault(element.role, []).append(element)
        return found

    @cached_property
    def by_place(self) -> dict[tuple[int, int], Element]:
        """Each thing by its place."""
        return {element.place: element for element in self.elements}

    @cached_property
    def texts(self) -> set[str]:
        """Whatever anything says, whole and by its sentences."""
        return {each for e in self.elements for each in (*sentences(e.name), *e.names)}

    @cached_property
    def trace(self) -> int:
        """A number that changes when what the page shows changes; typed values do not count."""
        return hash(
            (self.address, tuple((e.role, e.name, e.folded, e.chosen) for e in self.elements))
        )


_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])|\n+")


# A look asks for those of each text once for every label.
@lru_cache(maxsize=4096)
def single_sentences(text: str) -> tuple[str, ...]:
    """Each sentence of a text."""
    return tuple(part.strip() for part in _SENTENCE.split(text) if part.strip())


@lru_cache(maxsize=4096)
def sentences(text: str) -> tuple[str, ...]:
    """The text whole, and each of its sentences."""
    parts = single_sentences(text)
    return (text, *parts) if len(parts) > 1 else (text,)
