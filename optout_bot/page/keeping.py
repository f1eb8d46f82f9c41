"""A snapshot as data that can be kept, read again and judged without a browser.

The format is a contract, written down in `docs/inspect.md`: `format` grows when a key is renamed,
removed or changes its meaning. What is as it mostly is, is left out.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import MISSING, asdict, dataclass, fields, replace
from typing import Any

from optout_bot import __version__
from optout_bot.base.errors import UsageError
from optout_bot.base.messages import tr, with_colon
from optout_bot.flow import Flow, Role
from optout_bot.flow.words import Words
from optout_bot.page.masking import MASK
from optout_bot.page.proof import Trail
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Control, Element, Group, Snapshot

FORMAT = 1
# A text of which nothing is kept but its length.
_LENGTH = "length"
_MASKED = re.compile(r"[\W_]+")
_PLAIN_ELEMENT: dict[str, Any] = {
    **{"name": "", "shown": "", "href": "", "folded": False, "chosen": False, "disabled": False},
    **{"visible": True, "banner": False, "group": -1, "within": -1, "control": None},
}
_PLAIN_CONTROL: dict[str, Any] = {
    **{"id": "", "name": "", "autocomplete": "", "labels": [], "required": False},
    **{"readonly": False, "maxlength": 0, "value": "", "chosen": "", "options": [], "picks": False},
}


@dataclass(frozen=True)
class KeptPage:
    """A page as it was kept, what it was taken for then, and the look at it."""

    data: dict[str, Any]
    screen: str
    look: Look


def as_data(look: Look, screen: str, *, vouched: bool = False) -> dict[str, Any]:
    """A look at a page as data, with what it was taken for; `vouched`: the person said so. What is
    to be kept is masked before."""
    page = look.snapshot
    return {
        "format": FORMAT,
        "tool": f"optout-bot {__version__}",
        "site": look.flow.name,
        "screen": screen,
        "trail": asdict(look.trail) if look.trail else None,
        "vouched": vouched,
        "address": page.address,
        "language": page.language,
        "ready": page.ready,
        "frames": [
            {"address": address, "born": born}
            for address, born in zip(page.addresses, page.born, strict=True)
        ],
        "groups": [[*key, group.action] for key, group in page.groups.items()],
        "elements": [_element(each) for each in page.elements],
    }


def as_text(data: dict[str, Any]) -> str:
    """The same, a line for each thing on the page."""
    lines = [f"{json.dumps(k)}: {_line(v)}" for k, v in data.items() if k != "elements"]
    things = ",\n ".join(map(_line, data["elements"]))
    return "{" + ",\n".join(lines) + f',\n"elements": [\n {things}\n]' + "}\n"


def _line(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _element(element: Element) -> dict[str, Any]:
    held = {each.name: getattr(element, each.name) for each in fields(element)}
    frame, _ = held.pop("place")
    held |= {"group": element.group[1], "within": element.within[1]}
    if element.control:
        control = asdict(element.control)
        held["control"] = {k: v for k, v in control.items() if _plain(v) != _PLAIN_CONTROL.get(k)}
    if MASK in element.name and _MASKED.fullmatch(element.name):
        held |= {"name": "", _LENGTH: len(element.name)}
    kept = {key: each for key, each in held.items() if each != _PLAIN_ELEMENT.get(key, MISSING)}
    return kept | ({"frame": frame} if frame else {})


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def read(data: Any, name: str, flows: Mapping[str, Flow], words: Words) -> KeptPage:
    """The page of such data, as it was looked at; `name` is what it is called in a fault.

    Raises:
        UsageError: it is no kept page, or was kept in another format.
    """
    try:
        if data["format"] != FORMAT:
            other = tr("kept in format {other}; I read format {own}")
            raise UsageError(with_colon(name, other.format(other=data["format"], own=FORMAT)))
        trail = Trail(**data["trail"]) if data["trail"] else None
        look = Look(_snapshot(data), flows[data["site"]], words, trail=trail)
        if data["vouched"]:
            # A form in another language than its page says it is in.
            proof = look.proof if look.proof.group else look.in_any.proof
            look = replace(look, vouched=look.as_it_stands(proof))
        return KeptPage(data, str(data["screen"]), look)
    except (KeyError, TypeError, ValueError, IndexError, AttributeError):
        raise UsageError(with_colon(name, tr("this is no page that was kept"))) from None


def _snapshot(data: dict[str, Any]) -> Snapshot:
    counts: Counter[int] = Counter()
    elements = []
    for each in data["elements"]:
        frame = each.get("frame", 0)
        elements.append(_of_data(each, frame, counts[frame]))
        counts[frame] += 1
    return Snapshot(
        address=data["address"],
        addresses=tuple(frame["address"] for frame in data["frames"]),
        born=tuple(float(frame["born"]) for frame in data["frames"]),
        language=data["language"],
        ready=data["ready"],
        elements=tuple(elements),
        groups={(frame, number): Group(action) for frame, number, action in data["groups"]},
    )


def _of_data(data: dict[str, Any], frame: int, index: int) -> Element:
    facts = _PLAIN_ELEMENT | {k: v for k, v in data.items() if k not in {"frame", _LENGTH}}
    control = None
    if facts["control"]:
        held = _PLAIN_CONTROL | facts["control"]
        pairs = {key: tuple(map(tuple, held[key])) for key in ("labels", "options")}
        control = Control(**(held | pairs))
    facts |= {
        "role": Role(data["role"]),
        "name": MASK * data[_LENGTH] if _LENGTH in data else facts["name"],
        "control": control,
        "group": (frame, facts["group"]),
        "within": (frame, facts["within"]),
    }
    return Element(place=(frame, index), **facts)
