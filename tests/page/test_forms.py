"""Forms of all kinds, written by somebody who had not read the program, whose boxes it has to tell
apart. Each page of `tests/page/forms/` says in its first comment which box, by its `data-k`, is the
right one for each purpose: `-` where there is none, `?` where a person could not tell, `|`
between answers that are all right. To say nothing is never wrong: then it is the person's turn."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from optout_bot.flow import Flow
from optout_bot.flow.words import Words
from optout_bot.page.fields import find_fields
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element
from optout_bot.page.survey import node_of
from tests.tiers import sampled

PAGES = sorted((Path(__file__).parent / "forms").glob("*.html"))
# What may be left to the person: labels in words that no file has, or between two boxes.
LEFT_OVER = 0.5

LookAt = Callable[..., Look]


def right(page: Path) -> dict[str, set[str]]:
    """What may be said of each purpose on a page."""
    said = re.findall(
        r"(\w+)=(\S+)", page.read_text(encoding="utf-8").partition("\n")[2].split("\n")[0]
    )
    return {purpose: set(boxes.split("|")) for purpose, boxes in said}


def told(look: Look, flow: Flow, words: Words, wanted: dict[str, set[str]]) -> dict[str, str]:
    """What the program takes for what: the box's `data-k`, `?` where it cannot tell. Of several
    forms, only the one with the right boxes counts where there are any."""

    def key(element: Element) -> str:
        return node_of(look.snapshot, element).get_attribute("data-k") or ""

    groups = list(look.snapshot.groups)
    if len(groups) > 1:
        keys = set().union(*wanted.values()) - {"-", "?"}
        boxes = [e for e in look.snapshot.elements if e.control and e.visible]
        theirs = {box.group for box in boxes if key(box) in keys}
        groups = [group for group in groups if group in theirs] or groups
    said = {}
    for group in groups:
        found = find_fields(look.snapshot, group, flow.form.labels, words)
        said |= {purpose.value: key(j.element) for purpose, j in found.by_purpose.items()}
        said |= {purpose.value: "?" for purpose in found.ambiguous}
    return said


@pytest.mark.parametrize("trait", sampled(sorted({page.name[0] for page in PAGES}), "s"))
def test_no_box_is_taken_for_another_and_most_email_boxes_are_found(
    trait: str, look_at: LookAt, facebook: Flow, words: Words
) -> None:
    wrong, missed, due = [], [], 0
    for page in (page for page in PAGES if page.name.startswith(trait)):
        wanted = right(page)
        said = told(look_at(page.read_text(encoding="utf-8")), facebook, words, wanted)
        wrong += [
            f"{page.name}: {purpose} {box}, not {'|'.join(wanted[purpose])}"
            for purpose, box in said.items()
            if box != "?" and box not in wanted[purpose]
        ]
        if not wanted["email"] & {"-", "?"}:
            due += 1
            missed += [] if said.get("email") in wanted["email"] else [page.name]

    assert wrong == []
    assert len(missed) <= LEFT_OVER * due, missed
