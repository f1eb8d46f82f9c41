"""What an act clicks on a page: the only thing that could be meant, never a choice of two."""

from __future__ import annotations

from collections.abc import Callable

from optout_bot.base.messages import tr
from optout_bot.flow import Act, Choose, Follow, Open, Press, Shows
from optout_bot.flow.typography import normal
from optout_bot.page.proof import Trail
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element


class DeadEnd(Exception):
    """This way does not lead on; the message says why."""


class Several(DeadEnd):
    """Several things could be meant, and the person may choose one of `targets`."""

    def __init__(self, targets: list[Element]) -> None:
        super().__init__(tr("several things could be the right one"))
        self.targets = targets


def clicked(look: Look, act: Act) -> list[Element]:
    """What an act clicks, in order.

    Raises:
        Several: more than one thing could be meant.
        DeadEnd: it is not there, or the act clicks nothing.
    """
    match act:
        case Follow():
            seen = next((found for t in act.targets if (found := look.elements(t))), [])
            return _only(seen, look.flow.title, lambda e: e.href or e.place)
        case Press():
            # Two that say the same do the same.
            return _only(look.elements(Shows(act.label)), "", lambda e: normal(e.name))
        case Choose():
            return _only(look.elements(Shows(act.label)), "", lambda e: e.place)
        case Open():
            return [e for label in act.labels for e in look.elements(Shows(label))]
        case _:
            raise DeadEnd(tr("this screen does not belong here"))


def _only(seen: list[Element], account: str, told_by: Callable[[Element], object]) -> list[Element]:
    """The one thing meant: the only one, else the only one that names this site's account."""
    if not seen:
        raise DeadEnd(tr("what leads on is no longer there"))
    if len({told_by(e) for e in seen}) > 1 and account:
        named = [e for e in seen if any(account in name.split() for name in e.names)]
        seen = named or seen
    if len({told_by(e) for e in seen}) > 1:
        raise Several(list({told_by(e): e for e in reversed(seen)}.values())[::-1])
    return seen[:1]


def trail_of(look: Look, element: Element) -> Trail | None:
    """The trail that following a thing leaves: where it, or the sentence it stands in, means the
    objection."""
    if not look.at_home or not look.likely.means(look.flow.form.link, element):
        return None
    return Trail(element.shown or element.name, look.snapshot.address)
