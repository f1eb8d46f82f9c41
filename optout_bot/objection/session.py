"""One objection under way: what walk, form, review and send share."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from optout_bot.base.errors import NotSent
from optout_bot.base.messages import quoted, tr, with_colon
from optout_bot.base.urls import without_query
from optout_bot.browser.tab import Tab
from optout_bot.flow import Flow, Screen
from optout_bot.lock.guard import explain
from optout_bot.objection.answers import Answers
from optout_bot.objection.narration import Narration, doing
from optout_bot.objection.watch import Stillness, Watch
from optout_bot.page.keeping import as_data, as_text
from optout_bot.page.masking import Private, masked
from optout_bot.page.pointer import Pointer
from optout_bot.page.reading import Look
from optout_bot.person.receipt import Receipt
from optout_bot.person.terminal import Person, Pump

# Short enough for an answer, long enough to cost little.
_TURN_MS = 100
_MOST_PLACES = 5


class LookAgain(Exception):
    """The page went on under the hand and nothing left: look again what it is now.

    The message is one sentence for the person, empty where there is nothing to tell.
    """

    @property
    def told(self) -> str:
        """The same, and what it means for them."""
        return nothing_sent(str(self)) if str(self) else ""


class Complaint(LookAgain):
    """The page does not accept the form, and the form still stands there. `left`: a request left
    all the same, so that nobody can say that nothing was sent."""

    def __init__(self, said: str, *, left: bool) -> None:
        super().__init__(tr("The page says: {words}.").format(words=quoted(said)))
        self.left = left

    @property
    def told(self) -> str:
        return str(self) if self.left else super().told


@dataclass(frozen=True)
class Session:
    """One objection, in one tab, for one person; `rehearses`: up to the form and no further.

    `wait` is how many seconds they may take for what is theirs to do; `has_window`: the tab is in a
    window in which they can act.
    """

    flow: Flow
    answers: Answers
    tab: Tab
    watch: Watch
    person: Person
    narration: Narration
    receipt: Receipt
    wait: float
    has_window: bool = True
    rehearses: bool = False
    pointer: Pointer = field(default_factory=Pointer)
    # What of the pages may not be kept, and which one was kept last.
    _private: Private = field(default_factory=Private)
    _kept: list[tuple[str, int]] = field(default_factory=list)

    @property
    def can_be_helped(self) -> bool:
        """Whether somebody is there who can act in the tab's window."""
        return self.person.present and self.has_window

    def must_be_asked(self) -> None:
        """Stop where nobody can be asked.

        Raises:
            NotSent: there is no terminal.
        """
        if not self.person.can_answer:
            raise NotSent(tr("There is no terminal to ask at, so nothing was sent."))

    def note(self, screen: Screen, look: Look) -> None:
        """Write down which screen was met, what is done there, and where; and keep the page."""
        place, page = without_query(look.snapshot.address), self._as_kept(look, screen.name)
        self.receipt.step(screen.name, doing(screen.act), place, page)

    def keep(self, look: Look, what: str) -> None:
        """Keep the page as it stands, as `what`."""
        if page := self._as_kept(look, what):
            self.receipt.page(what, page)

    def picture(self, name: str) -> None:
        """Keep a picture of the page as it stands.

        Raises:
            NotSent: there is no page any more.
            UsageError: it cannot be written.
        """
        address = without_query(self.tab.page.url)
        self.receipt.picture(name, self.tab.picture(), address)

    def _as_kept(self, look: Look, what: str) -> str:
        """Empty for a page that is kept already, and for one that is not of the flow."""
        seen = (what, look.snapshot.trace)
        if not look.at_home or seen in self._kept:
            return ""
        self._kept[:] = [seen]
        self._private.typed |= self.answers.texts(look.language or "en")
        kept, vouched = masked(look, self._private), look.proof.by_person
        return as_text(as_data(kept, what, vouched=vouched))

    def waiting(self, what_to_do: str) -> Pump:
        """Keeps the page alive while the person is waited for. Where the lock stops what they
        press in it, they are told so there and in the terminal, where `what_to_do` is the second
        line."""
        stopped = self.tab.lock.stopped
        before = told = len(stopped)

        def pump() -> None:
            nonlocal told
            self.tab.pump(_TURN_MS)
            new = stopped[told:]
            # What a page sends by itself is told once, each press of theirs again.
            if new and (explain(self.tab.page) or told == before):
                told_so = tr("  The page tried to send something. I stopped it")
                self.person.say("\n" + with_colon(told_so, listed(new)))
                self.person.say(what_to_do)
            told += len(new)

        return pump

    def done_by_them(
        self, turn: str, here: str, done: Callable[[Look, bool], bool], before: int
    ) -> bool:
        """Tell the person that it is their turn, and wait; whether they did it. `here` is what to
        do where the lock stops a press of theirs; the rest as of `acted`."""
        if not self.can_be_helped:
            return False
        pump = self.waiting(here)
        self.person.say(turn)
        return self.acted(pump, done, time.monotonic() + self.wait, before)

    def acted(
        self, pump: Pump, done: Callable[[Look, bool], bool], end: float, before: int
    ) -> bool:
        """Wait while the person acts in the window; whether they did, by that moment of the
        monotonic clock. `done` judges a look and whether the page is still; `before` is the
        trace of what they were shown."""
        stillness = Stillness(self.watch.still_seconds, before)
        with self.tab.handed_over(end):
            while time.monotonic() < end:
                pump()
                now = self.watch.look() if self.watch.look_is_due() else None
                if now and done(now, stillness.of(now)):
                    return True
        return False


def nothing_sent(why: str) -> str:
    """Why nothing was sent, and that it was not."""
    return tr("{why} Nothing was sent.").format(why=why)


def listed(places: list[str]) -> str:
    """What was stopped, each once, and no more than a person reads."""
    once = list(dict.fromkeys(places))
    return ", ".join(once[:_MOST_PLACES]) + (" …" if len(once) > _MOST_PLACES else "")


def answer_here() -> str:
    """What to do at a question."""
    return tr("  Please answer here, not in the window:")


def by_hand(flow: Flow) -> str:
    """What to do on a page that is the person's to deal with."""
    hand = tr(
        "  I wait for a page that I know. No form is sent before I asked you here. "
        "To send one yourself, stop me with Ctrl-C and use: {command}"
    )
    return hand.format(command=f"optout-bot run {flow.name} --guide")
