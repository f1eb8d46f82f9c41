"""What a page shows, taken in one round of queries and read without touching it again."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any

from playwright.sync_api import ElementHandle, Error, Frame, Page

from optout_bot.base.urls import host_in, unwrapped
from optout_bot.flow import Role

# For looking at a page of whatever site, frames and all.
ANY_HOST = ("*",)
_SURVEY, _BESIDE = (
    files("optout_bot.page").joinpath(name).read_text(encoding="utf-8")
    for name in ("survey.js", "beside.js")
)
_SURVEY = f"(wanted) => ({_SURVEY})({_BESIDE})(wanted)"

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
    # The frames in the order of `place`, and what each showed, to find a thing in it again.
    _frames: tuple[tuple[Frame, dict[str, Any]], ...] = field(compare=False, repr=False, default=())

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

    def handle(self, element: Element) -> ElementHandle:
        """The node itself, found again at this moment, on a page of the same headings.

        Raises:
            playwright.sync_api.Error: the page no longer shows that thing there.
        """
        number, index = element.place
        frame, shown = self._frames[number]
        wanted = {
            "index": index,
            "address": shown["address"],
            "headings": [e["name"] for e in shown["elements"] if e["role"] == Role.HEADING],
            "element": shown["elements"][index],
        }
        node = frame.evaluate_handle(_SURVEY, wanted).as_element()
        if node is None:
            raise Error("the page no longer shows this")
        return node


def survey(page: Page, hosts: tuple[str, ...]) -> Snapshot | None:
    """Look at the page once; None while it is between two documents.

    Only frames of the flow's own hosts are read.
    """
    frames: list[tuple[Frame, dict[str, Any]]] = []
    addresses: list[str] = []
    born: list[float] = []
    elements: list[Element] = []
    groups: dict[GroupId, Group] = {}
    top: dict[str, str] = {}
    for frame in page.frames:
        if frame is not page.main_frame and not _belongs(frame, hosts):
            continue
        try:
            data = json.loads(frame.evaluate(_SURVEY))
        except Error:
            if frame is page.main_frame:
                return None
            continue
        if frame is page.main_frame:
            top = {key: data[key] for key in ("address", "language", "ready")}
        number = len(frames)
        addresses.append(_around(frame, data["address"]))
        born.append(data["born"])
        frames.append((frame, {key: data[key] for key in ("address", "elements")}))
        elements += [_element(number, i, each) for i, each in enumerate(data["elements"])]
        groups |= {(number, i): Group(**each) for i, each in enumerate(data["groups"])}
    return Snapshot(
        address=top["address"],
        addresses=tuple(addresses),
        born=tuple(born),
        language=top["language"],
        ready=top["ready"] == "complete",
        elements=tuple(elements),
        groups=groups,
        _frames=tuple(frames),
    )


def _belongs(frame: Frame, hosts: tuple[str, ...]) -> bool:
    try:
        own = hosts == ANY_HOST or host_in(_around(frame, frame.url), hosts)
        return own and frame.frame_element().is_visible()
    except Error:
        return False


def _around(frame: Frame, address: str) -> str:
    """A frame's address, or that of the nearest frame around it that has one."""
    parent = frame.parent_frame
    while address.startswith("about:") and parent:
        address, parent = parent.url, parent.parent_frame
    return address


def _element(frame: int, index: int, data: dict[str, Any]) -> Element:
    raw = data["control"]
    control = None
    if raw:
        pairs = {key: tuple(tuple(pair) for pair in raw[key]) for key in ("labels", "options")}
        control = Control(**(raw | pairs))
    own = {"group": (frame, data["group"]), "within": (frame, data["within"])}
    facts = data | own | {"role": Role(data["role"]), "href": unwrapped(data["href"])}
    return Element(place=(frame, index), **(facts | {"control": control}))


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
