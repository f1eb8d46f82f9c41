"""What a request must be to be let out: where it goes, and what it says of each field."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from optout_bot.base.errors import PageError
from optout_bot.base.messages import tr
from optout_bot.base.urls import host_in
from optout_bot.flow import Role
from optout_bot.lock.ticket import Ticket
from optout_bot.objection.filling import filled
from optout_bot.objection.review import Review, the_button
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
    )
    button, flow = the_button(look), look.flow
    return Ticket(
        hosts=(_host_of(look, button),),
        paths=_paths(look, button),
        approved=approved,
        never=tuple(number.number for number in flow.form.other_numbers),
        beside=_beside(look, filled(look, shown.planned)),
        home=flow.hosts,
    )


def _host_of(look: Look, element: Element) -> str:
    """The host that what is typed into this part of the page goes to."""
    around, own = look.snapshot.address, look.snapshot.addresses[element.place[0]]
    if not all(host_in(address, look.flow.form.hosts) for address in (around, own)):
        raise PageError(tr("The page is no longer on a site of the form."))
    return urlsplit(own).hostname or ""


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
    return control.chosen if control.tag == "select" else held


def _paths(look: Look, button: Element) -> tuple[str, ...]:
    """The paths the site's forms send to, and the one this form names itself.

    Where it names one that is a form's own, a request to the general one is not the form.
    """
    form, group = look.flow.form, look.snapshot.groups.get(button.group)
    own = urlsplit(group.action).path if group and group.action else ""
    if any(re.fullmatch(path, own) for path in form.submit_paths):
        return form.submit_paths
    return (*form.submit_paths, form.general_path, *((re.escape(own),) if own else ()))
