"""What a request must be to be let out: where it goes, and what it says of each field."""

from __future__ import annotations

from optout_bot.base.countries import codes_of
from optout_bot.base.errors import PageError
from optout_bot.base.messages import tr
from optout_bot.base.urls import host_in
from optout_bot.flow import Role
from optout_bot.lock.ticket import Ticket
from optout_bot.objection.filling import filled
from optout_bot.objection.review import Line, Review, the_button
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Control, Element


def permit(look: Look, shown: Review) -> Ticket:
    """The ticket for the form that was approved.

    Raises:
        PageError: it is on none of its hosts, or has no one button.
    """
    approved = tuple(
        (control.name, _said(control, line.held))
        for line in shown.lines
        if (element := look.fields.element(line.meant.purpose)) and (control := element.control)
        if not _is_kept(look, line)
    )
    flow = look.flow
    return Ticket(
        hosts=_hosts(look, the_button(look)),
        approved=approved,
        either=tuple(_ways_to_say(look, line.held) for line in shown.lines if _is_kept(look, line)),
        never=tuple(number.number for number in flow.form.other_numbers),
        beside=_beside(look, filled(look, shown.planned)),
        home=flow.hosts,
    )


def _hosts(look: Look, button: Element) -> tuple[str, ...]:
    """The hosts of the form, where this part of the page and the page around it are on them."""
    around, own = look.snapshot.address, look.snapshot.addresses[button.place[0]]
    hosts = look.flow.form.hosts
    if not all(host_in(address, hosts) for address in (around, own)):
        raise PageError(tr("The page is no longer on a site of the form."))
    return hosts


def _beside(look: Look, ours: list[Element]) -> tuple[tuple[str, str], ...]:
    """Every other field that is seen and has a name, filled in by the person or left empty."""
    others = (
        element.control
        for element in look.snapshot.elements
        if element.group == look.proof.group and element.role is Role.FIELD
        if element.visible and element not in ours and element.control
    )
    return tuple((c.name, _said(c, c.value)) for c in others if c.name and c.type != "file")


def _said(control: Control, held: str) -> str:
    """What a request says of a field: of a list, the value behind the text that is shown."""
    return control.chosen if control.tag == "select" else control.chosen or held


def _is_kept(look: Look, line: Line) -> bool:
    """Whether a page keeps to itself what it will say of a choice: what it shows, or a code."""
    element = look.fields.element(line.meant.purpose)
    control = element.control if element else None
    return control is not None and control.picks and not control.chosen


def _ways_to_say(look: Look, held: str) -> tuple[str, ...]:
    names = [line.strip() for line in held.splitlines()] or [held]
    codes = [code for name in names for code in sorted(codes_of(name, look.language or "en"))]
    return (held, *codes, *(name for name in names if codes_of(name, look.language or "en")))
