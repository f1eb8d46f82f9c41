"""Looks at a living page: its snapshot in one round of queries, and a thing of it found again."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any

from playwright.sync_api import ElementHandle, Error, Frame, Page

from optout_bot.base.urls import host_in, unwrapped
from optout_bot.flow import Role
from optout_bot.page.snapshot import Control, Element, Group, GroupId, Snapshot

# For looking at a page of whatever site, frames and all.
ANY_HOST = ("*",)
_SURVEY, _BESIDE = (
    files("optout_bot.page").joinpath(name).read_text(encoding="utf-8")
    for name in ("survey.js", "beside.js")
)
_SURVEY = f"(wanted) => ({_SURVEY})({_BESIDE})(wanted)"


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
        frames=tuple(frames),
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


def node_of(snapshot: Snapshot, element: Element) -> ElementHandle:
    """The node itself, found again at this moment, on a page of the same headings.

    Raises:
        playwright.sync_api.Error: the page no longer shows that thing there.
    """
    number, index = element.place
    frame: Frame
    frame, shown = snapshot.frames[number]
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
