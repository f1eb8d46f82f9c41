"""The parts of a page: where it leads to, and of a form its number, titles, question, buttons."""

from __future__ import annotations

import re
from fnmatch import fnmatchcase
from functools import partial
from urllib.parse import urlsplit

from optout_bot.base.urls import host_in
from optout_bot.flow import At, Flow, Form, Label, LinkTo, Role, Sure
from optout_bot.flow.typography import normal
from optout_bot.flow.words import Words
from optout_bot.page.fields import is_for_search
from optout_bot.page.snapshot import Element, GroupId, Snapshot, sentences

# Where people land who have signed in.
_HOME = {"", "/", "/home.php"}
# What a site may still ask of somebody who signs in is typed into one of these.
_TYPED_INTO = {"text", "email", "password", "tel", "number"}


def form_number(address: str, form: Form) -> str:
    """The number of a form in an address, empty where it is not that of a form."""
    match = re.match(form.path, urlsplit(address).path)
    return match.group(1) if match else ""


def is_at(address: str, sight: At | LinkTo) -> bool:
    """Whether an address has the path and the host of a sight."""
    parts = urlsplit(address)
    path = parts.path + (f"?{parts.query}" if parts.query else "")
    return bool(re.fullmatch(sight.path, path)) and fnmatchcase(parts.hostname or "", sight.host)


def leads(link: Element, sight: LinkTo) -> bool:
    """Whether a link leads to such an address, and bears the name that it must."""
    named = not sight.text or normal(sight.text) in map(normal, link.names)
    return named and urlsplit(link.href).scheme == "https" and is_at(link.href, sight)


def leads_to_a_form(address: str, form: Form) -> bool:
    """Whether an address is that of a form of the site, and of none that does something else."""
    number = form_number(address, form)
    return bool(number) and not form.other(number) and host_in(address, form.hosts)


def asks_password(snapshot: Snapshot) -> bool:
    """Whether a box for a password is shown: then nobody is signed in, whatever else is there."""
    boxes = (e.control for e in snapshot.of_role(Role.FIELD) if e.control)
    return any(b.type == "password" or "current-password" in b.autocomplete for b in boxes)


def asks_files(snapshot: Snapshot) -> bool:
    """Whether a box for files is shown."""
    return any(e.visible and e.control and e.control.type == "file" for e in snapshot.elements)


def asks_nothing(snapshot: Snapshot) -> bool:
    """Whether no box waits for something to be typed, but to search: a site's home page."""
    fields = (e.control for e in snapshot.of_role(Role.FIELD) if e.control)
    typed = (each for each in fields if each.type in _TYPED_INTO)
    home = urlsplit(snapshot.address).path in _HOME
    return home or all(is_for_search(each) for each in typed)


def text_fields(snapshot: Snapshot, group: GroupId) -> int:
    """How many boxes of a group text is typed into."""
    fields = (e for e in snapshot.of_role(Role.FIELD) if e.group == group)
    kinds = (e.control for e in fields if e.control)
    return sum(control.tag != "select" and not control.picks for control in kinds)


def headings_over(snapshot: Snapshot, group: GroupId) -> list[str]:
    """The headings before the end of a group in its document, the nearest last, without those of
    other groups; of the page around its frame, the first. The window's title is one.

    Around a frame without an address of its own a page may be about anything else.
    """
    inside = [n for n, e in enumerate(snapshot.elements) if e.group == group]
    before = [e for e in snapshot.elements[: max(inside, default=-1) + 1] if _is_heading(e)]
    around = [e.name for e in before if e.place[0] != group[0]][:1]
    own = [e.name for e in before if e.place[0] == group[0]]
    others = {title_over(snapshot, each) for each in snapshot.groups if each != group}
    others -= {title_over(snapshot, group), *own[:1]}
    framed = snapshot.addresses[group[0]] != snapshot.address
    return [*(around if framed else ()), *(name for name in own if name not in others)]


def _is_heading(element: Element) -> bool:
    return element.role is Role.HEADING and element.visible


def title_over(snapshot: Snapshot, group: GroupId) -> str:
    """The heading in or nearest before a group."""
    nearest = ""
    for element in snapshot.elements:
        if element.role is Role.HEADING and element.visible:
            if nearest and element.place[0] != group[0]:
                continue
            nearest = element.name
        if element.group == group and element.role is not Role.HEADING and nearest:
            return nearest
    return nearest


def answered(snapshot: Snapshot, question: Label, answer: Label, words: Words) -> Sure:
    """How sure it is that the first such answer after the question is chosen; another's does not
    count."""

    def means(label: Label, text: str) -> Sure:
        by_word, likely = words.find(label, text), words.likely(label, text)
        return Sure.KNOWN if by_word else Sure.LIKELY if likely else Sure.UNKNOWN

    asking = [
        (-max(map(partial(means, question), sentences(e.name))), len(e.name), number)
        for number, e in enumerate(snapshot.elements)
        if e.role in question.roles and e.visible
    ]
    # The shortest one is the question; the others are what stands around it.
    unsure, _, start = min(asking, default=(0, 0, 0))
    if not unsure:
        return Sure.UNKNOWN
    following = (e for e in snapshot.elements[start:] if e.role is Role.OPTION and e.visible)
    said = next(
        ((means(answer, e.name), e.chosen) for e in following if means(answer, e.name)), None
    )
    return min(Sure(-unsure), said[0]) if said and said[1] else Sure.UNKNOWN


def submit_buttons(snapshot: Snapshot, group: GroupId, flow: Flow, words: Words) -> list[Element]:
    """The buttons of a group that send it: by a word, else by meaning, else the only one that is
    not there for something else; of those that do the same, one.

    One that cannot be pressed yet is a button too: many wait until the form is filled in.
    """
    label, language = flow.form.submit, words.language_of(snapshot.language)
    buttons = [
        e for e in snapshot.elements if e.role is Role.BUTTON and e.group == group and e.visible
    ]
    left = [
        e
        for e in buttons
        if not any(words.says(each, name) for each in label.unlike for name in e.names)
    ]
    known = [e for e in buttons if any(words.find(label, name) for name in e.names)]
    likely = [e for e in left if any(words.likely(label, n, language) for n in e.names)]
    return _once(known) or next(
        (one for each in (likely, left) if len(one := _once(each)) == 1), []
    )


def _once(buttons: list[Element]) -> list[Element]:
    """Two of the same words in one form send the same, wherever they stand in it: they are one."""
    alike = len({(normal(e.name), e.href) for e in buttons}) == 1
    return sorted(buttons, key=lambda e: e.disabled)[:1] if alike else buttons
