"""The hand on a page: clicks what an act means, and closes a dialog that lies over it."""

from __future__ import annotations

from contextlib import suppress

from playwright.sync_api import Error

from optout_bot.base.messages import tr
from optout_bot.base.urls import host_in
from optout_bot.flow import Act, Press, Role, Screen
from optout_bot.objection.likely import chosen_of
from optout_bot.objection.narration import reasons
from optout_bot.objection.session import Session, answer_here
from optout_bot.objection.targets import DeadEnd, Several, clicked, trail_of
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element
from optout_bot.page.survey import node_of


class Hand:
    """What clicks in one tab. `screens` are those among which a dialog may be."""

    def __init__(self, session: Session, screens: tuple[Screen, ...]) -> None:
        self._session = session
        self._dialogs = tuple(each for each in screens if isinstance(each.act, Press))
        self._seen_to: set[int] = set()

    def targets(self, look: Look, act: Act) -> list[Element]:
        """What an act clicks; where several things could be meant, the one the person chooses.

        Raises:
            DeadEnd: there is none, or they chose none.
        """
        try:
            return clicked(look, act)
        except Several as several:
            session = self._session
            if not session.person.can_answer:
                raise
            session.pointer.at(look.snapshot, several.targets)
            chosen = chosen_of(session, look, several.targets)
            session.pointer.away()
            if chosen is None:
                raise
            return [chosen]

    def click(self, look: Look, screen: Screen, targets: list[Element]) -> None:
        """Click each, after Enter where the person wants to be asked before every act.

        Raises:
            DeadEnd: a link leads to another site.
            playwright.sync_api.Error: the page changed under the hand.
        """
        session = self._session
        if session.narration.each:
            session.pointer.at(look.snapshot, targets)
            pump = session.waiting(answer_here())
            session.narration.ask(pump, lambda: reasons(look, screen.sight, targets))
            session.pointer.away()
        for element in targets:
            if element.href and not host_in(element.href, session.flow.hosts):
                raise DeadEnd(tr("the link leads to another site"))
            session.tab.moves_on()
            if element.role is not Role.ACCORDION:
                before = None if element.role is Role.LINK else session.watch.trail
                session.watch.trail = trail_of(look, element) or before
            node_of(look.snapshot, element).click(timeout=5000)

    def is_hindered(self, before: Look) -> bool:
        """Whether a click changed nothing of the page."""
        now = self._session.watch.look()
        return now is not None and now.snapshot.trace == before.snapshot.trace

    def sees_to_a_dialog(self) -> bool:
        """Close a dialog in words that nobody has seen, by its meaning; whether there is one."""
        now = self._session.watch.look()
        likely = now.likely.in_any if now else None
        screen = likely.screen(self._dialogs, still=True) if likely else None
        if likely is None or screen is None or likely.snapshot.trace in self._seen_to:
            return False
        self._seen_to.add(likely.snapshot.trace)
        self._session.note(screen, likely)
        with suppress(Error, DeadEnd):
            self.click(likely, screen, clicked(likely, screen.act))
        return True
