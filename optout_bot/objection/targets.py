"""What an act clicks on a page: the only thing that could be meant, never a choice of two."""

from __future__ import annotations

from optout_bot.base.messages import tr
from optout_bot.flow import Act, Choose, Follow, Open, Press, Shows
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element


class DeadEnd(Exception):
    """This way does not lead on; the message says why."""


def clicked(look: Look, act: Act) -> list[Element]:
    """What an act clicks, in order.

    Raises:
        DeadEnd: it is not there, two things could be meant, or the act clicks nothing.
    """
    match act:
        case Follow():
            seen = next((found for t in act.targets if (found := look.elements(t))), [])
            if len({element.href or element.place for element in seen}) != 1:
                raise DeadEnd(tr("two links could be the right one"))
            return seen[:1]
        case Press() | Choose():
            found = look.elements(Shows(act.label))
            if len(found) != 1:
                raise DeadEnd(tr("two things could be the right one"))
            return found
        case Open():
            return [e for label in act.labels for e in look.elements(Shows(label))]
        case _:
            raise DeadEnd(tr("this screen does not belong here"))
