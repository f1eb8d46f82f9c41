"""While the person is waited for: the page lives, and a press in it that was stopped is told."""

from __future__ import annotations

from optout_bot.base.messages import tr, with_colon
from optout_bot.browser.tab import Tab
from optout_bot.flow import Flow
from optout_bot.person.terminal import Person, Pump

# Short enough for an answer, long enough to cost little.
_TURN_MS = 100
_MOST_PLACES = 5


def waiting(tab: Tab, person: Person, what_to_do: str) -> Pump:
    """Keeps the page alive; where the lock stops what the person presses in the window, they
    are told so there and in the terminal, where `what_to_do` is the second line."""
    stopped = tab.lock.stopped
    before = told = len(stopped)

    def pump() -> None:
        nonlocal told
        tab.pump(_TURN_MS)
        new = stopped[told:]
        # What a page sends by itself is told once, each press of theirs again.
        if new and (tab.explain() or told == before):
            told_so = tr("  The page tried to send something. I stopped it")
            person.say("\n" + with_colon(told_so, listed(new)))
            person.say(what_to_do)
        told += len(new)

    return pump


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
