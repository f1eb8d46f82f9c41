"""What the site answers to what is sent: method, address and status, never what it says."""

from __future__ import annotations

from dataclasses import dataclass, field

from playwright.sync_api import Response

from optout_bot.base.messages import tr
from optout_bot.lock.ticket import Ticket


@dataclass
class Responses:
    """What the site answers while a ticket is out: method, address and status of each."""

    seen: list[tuple[str, str, int]] = field(default_factory=list)

    def note(self, response: Response) -> None:
        """Note one that came."""
        self.seen.append((response.request.method, response.url, response.status))

    def status(self, ticket: Ticket) -> int:
        """The status of the answer to the ticket's request, 0 while there is none."""
        if ticket.used is None:
            return 0
        wanted = ticket.used.method, ticket.used.address
        return next((status for *request, status in self.seen if tuple(request) == wanted), 0)

    def why_not(self, ticket: Ticket) -> str:
        """Why a request that left counts as unconfirmed."""
        status = self.status(ticket)
        if not status:
            return tr("It was sent, but the site did not answer.")
        if status >= 400:
            return tr("It was sent, but the site answered with a fault ({n}).").format(n=status)
        return tr("It was sent, but the page showed no confirmation that I know.")
