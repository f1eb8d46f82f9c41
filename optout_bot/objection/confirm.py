"""What came after the press: what the page says since then, and whether that confirms it."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

from playwright.sync_api import ElementHandle

from optout_bot.base.errors import NotSent, UsageError
from optout_bot.base.messages import tr
from optout_bot.flow import At, Finish, HandOver, HasField, Purpose, Role, Screen, Sure, TurnBack
from optout_bot.lock.ticket import Ticket
from optout_bot.objection.filling import read_back
from optout_bot.objection.likely import does_confirm
from optout_bot.objection.press import is_covered
from optout_bot.objection.responses import Responses
from optout_bot.objection.session import Session
from optout_bot.page.reading import Look
from optout_bot.page.since import Since
from optout_bot.page.snapshot import single_sentences
from optout_bot.person.record import Outcome, Prover
from optout_bot.person.terminal import Pump

_ANY = At(r".*")
# So many times as long as a page is still for.
_PATIENCE = 2
_LIKELY_THANKS = Screen("likely confirmation", _ANY, Finish())


@dataclass(frozen=True)
class Came:
    """A screen that tells how it went, the look that saw it, what the page says there, and who
    judged that it confirms."""

    screen: Screen
    look: Look
    said: tuple[str, ...] = ()
    by: Prover = Prover.NOBODY

    @property
    def confirms(self) -> bool:
        """Whether the site has the objection."""
        return isinstance(self.screen.act, Finish)

    @property
    def turns_down(self) -> bool:
        """Whether it does not take the objection."""
        return isinstance(self.screen.act, TurnBack)

    @property
    def outcome(self) -> Outcome:
        """How a run ends that it confirms."""
        already = isinstance(self.screen.act, Finish) and self.screen.act.already
        return Outcome.ALREADY if already else Outcome.SENT

    @property
    def is_the_persons(self) -> bool:
        """Whether they have to see to something there before it can end."""
        act = self.screen.act
        return isinstance(act, HandOver) and not act.sign_in

    @property
    def asks_for_code(self) -> bool:
        """Whether that is to type the code that came by mail."""
        return self.screen.sight == HasField(Purpose.CODE)

    @property
    def why_not(self) -> str:
        """Why it is not confirmed where they did not see to it."""
        if self.asks_for_code:
            return tr("The form was sent; the code it asks for was not.")
        done = tr("The form was sent, but what the site then asked for was not done: {why}.")
        act = self.screen.act
        assert isinstance(act, HandOver)
        return done.format(why=tr(act.why))


class SincePress:
    """Judges what a page says since a look, the last one before the press."""

    def __init__(
        self, session: Session, before: Look, ticket: Ticket, button: ElementHandle
    ) -> None:
        self._session = session
        self._before = before
        self.ticket = ticket
        self._button = button
        self._turned_down: set[tuple[str, ...]] = set()
        # A form that still stands may be about to go.
        self._patient_until = time.monotonic() + _PATIENCE * session.watch.still_seconds

    def judged(self, now: Look, responses: Responses, pump: Pump, *, still: bool) -> Came | None:
        """How it went, where the page tells: what is known at once, what is likely by asking.

        It tells a good end only once the site took the request, a fault always: some pages thank
        before they have sent, or whatever came back.
        """
        if not now.at_home or now.snapshot.trace == self._before.snapshot.trace:
            return None
        since = replace(now, before=self._before, still=still)
        came = _shown(since)
        taken = 0 < responses.status(self.ticket) < 400
        if came is None:
            return self._likely(since, pump) if taken and still else None
        if came.turns_down:
            return came
        if not taken:
            return None
        if not came.confirms:
            return came
        if _sure(came.look, came.screen) is Sure.KNOWN:
            return replace(came, by=Prover.PROGRAM)
        return self._asked(came, pump)

    def new_texts(self, now: Look) -> list[str]:
        """What the page says and did not say before the press."""
        return _new(replace(now, before=self._before)).new_texts()

    def _likely(self, since: Look, pump: Pump) -> Came | None:
        """Words that are not known, on a page that is still; where they stand in the form, or more
        is asked or to be pressed beside it, it is the person's turn."""
        said = tuple(_new(since).new_texts())
        form = (e for e in since.snapshot.of_role(Role.TEXT) if e.group == since.proof.group)
        within = {part for e in form for part in single_sentences(e.name)}
        # A form that was emptied was taken.
        held = since.form_stands and read_back(since) == read_back(self._before)
        stands = held and not is_covered(self._button)
        in_the_form = stands and bool(within.intersection(said))
        if _new(since).asks_for_more or in_the_form or (stands and self._asks_to_press(since)):
            more = HandOver(tr("the site asks for something more"))
            return Came(Screen("more asked", _ANY, more), since, said)
        early = stands and time.monotonic() < self._patient_until
        return None if early else self._asked(Came(_LIKELY_THANKS, since), pump)

    def _asks_to_press(self, since: Look) -> bool:
        """Whether there is a button now that says yes or sends."""
        before = {e.name for e in self._before.snapshot.of_role(Role.BUTTON)}
        new = (e for e in since.snapshot.of_role(Role.BUTTON) if e.name not in before)
        form = since.flow.form
        return any(since.means(label, e) for e in new for label in (form.answer, form.submit))

    def _taken_back(self) -> Came | None:
        """What a page says that turned the objection down while the person was asked."""
        now = self._session.watch.look()
        came = _shown(replace(now, before=self._before, still=True)) if now else None
        return came if came and came.turns_down else None

    def _asked(self, came: Came, pump: Pump) -> Came | None:
        """The same, where the person says that the page confirms it; each text is asked of once."""
        said = _said_once((*came.said, *_new(came.look).new_texts()))
        if not said or said in self._turned_down:
            return None
        if does_confirm(self._session, said, pump):
            return self._taken_back() or replace(came, said=said, by=Prover.PERSON)
        self._turned_down.add(said)
        not_yet = HandOver(tr("the page does not confirm it yet"))
        return replace(came, screen=Screen("not confirmed", _ANY, not_yet), said=said)


def _shown(since: Look) -> Came | None:
    """The screen that a look since the press shows, and what the page says there."""
    seen, screen = since.met(since.flow.after, still=since.still)
    return Came(screen, seen, said_by(seen, screen)) if screen else None


def _new(look: Look) -> Since:
    """What came on a page since the look before the press."""
    assert look.since is not None
    return look.since


def _said_once(texts: Iterable[str]) -> tuple[str, ...]:
    """Texts without those that another one holds: a page is read as a whole and by sentences."""
    each = dict.fromkeys(texts)
    return tuple(one for one in each if not any(one != more and one in more for more in each))


def said_by(look: Look, screen: Screen) -> tuple[str, ...]:
    """What a page says where a screen is known by it, else its titles."""
    found = dict.fromkeys(e.name for e, _ in look.signs(screen.sight) if e.name)
    titles = dict.fromkeys(e.name for e in look.snapshot.of_role(Role.HEADING))
    return tuple(found or titles)


def _sure(look: Look, screen: Screen) -> Sure:
    """How sure the words are by which a screen is seen."""
    return max((w.sure for _, w in look.signs(screen.sight) if w), default=Sure.UNKNOWN)


def keep_proof(session: Session, came: Came) -> None:
    """Write down that the site has the objection, in its own words, with a picture."""
    record = session.receipt.record
    record.confirmation = came.said[0] if came.by is Prover.PROGRAM else "\n".join(came.said)
    record.confirmed_by = came.by
    why = {
        (Outcome.SENT, Prover.PROGRAM): tr("the page confirmed that it received the objection"),
        (Outcome.SENT, Prover.PERSON): tr("you read on the page that it received the objection"),
    }
    already = tr("you read on the page that the site has the objection already")
    session.receipt.end(came.outcome, why.get((came.outcome, came.by), already))
    keep_picture(session, "confirmation")


def keep_picture(session: Session, name: str) -> None:
    """Keep a picture of the page; that it cannot be kept is told."""
    try:
        session.picture(name)
    except (UsageError, NotSent) as error:
        session.person.say(f"  {error}")
