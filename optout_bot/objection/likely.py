"""What is likely is asked: the person, shown the page's own words, judges what they mean."""

from __future__ import annotations

from collections.abc import Sequence

from optout_bot.base.messages import quoted, tr
from optout_bot.base.urls import without_query
from optout_bot.objection.session import Session, answer_here
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element
from optout_bot.person.layout import aligned, rest, terminal_width
from optout_bot.person.terminal import YES, Pump, Question, numbered

_INDENT, _NAME = 2, 10
# More of a page's words than a person reads at a question tells them nothing.
_MOST_WORDS = 6


def is_the_form(session: Session, look: Look) -> bool:
    """Whether the person, shown its title, its address and how it was come by, says that this is
    the objection form.

    Raises:
        NotSent: nobody could be asked.
    """
    proof, person = look.proof, session.person
    session.must_be_asked()
    person.say()
    person.say("  " + tr("I believe that this is the form, but I do not know it:"))
    for reason in proof.because:
        _row(session, tr("because"), reason)
    _row(session, tr("address"), without_query(look.snapshot.address))
    _row(session, tr("title"), proof.title or tr("none"))
    question = tr("  Is this the objection form? Type yes if it is, anything else if not:")
    agrees = _agrees(session, question, session.waiting(answer_here()))
    session.receipt.step(
        "likely form", "yes" if agrees else "no", without_query(look.snapshot.address)
    )
    return agrees


def does_confirm(session: Session, said: Sequence[str], pump: Pump, *, taken: bool = True) -> bool:
    """Whether the person, shown what the page says, says that the site has the objection; nobody
    is no. `taken`: the site just took the request."""
    took = tr("The site took the request. The page now says:")
    question = tr("  Does the page confirm it? Type yes if it does, anything else if not:")
    return _agrees_to(session, took if taken else tr("The page says:"), said, question, pump)


def may_send_again(session: Session, said: Sequence[str], pump: Pump) -> bool:
    """Whether the site may have once more what it wants once more; nobody is no."""
    wants = tr("The site wants the same once more; I stopped it. The page now says:")
    question = tr("  May it be sent once more? Type yes if it may, anything else if not:")
    return _agrees_to(session, wants, said, question, pump)


def chosen_of(session: Session, look: Look, targets: Sequence[Element]) -> Element | None:
    """The one of several things that the person chooses by its number; None for none of them."""
    session.person.say("  " + tr("Several things could lead on:"))
    for number, target in enumerate(targets, 1):
        sentence = look.sentence_of(target)
        name = target.shown or target.name
        _row(session, str(number), quoted(name) + (f" — {sentence}" if sentence else ""))
    question = Question(tr("  Which one is it? Type its number, anything else for none:"))
    answer = session.person.ask(question, session.waiting(answer_here()), session.wait)
    return numbered(answer, targets)


def _row(session: Session, name: str, text: str) -> None:
    width = terminal_width()
    for line in aligned(_INDENT, (name, _NAME), (text, rest(_INDENT, _NAME, width))):
        session.person.say(line)


def _agrees_to(
    session: Session, heading: str, said: Sequence[str], question: str, pump: Pump
) -> bool:
    """Show the page's own words under a heading, and ask about them; nobody is no."""
    if not session.person.can_answer:
        return False
    session.person.say()
    session.person.say(f"  {heading}")
    for text in said[:_MOST_WORDS]:
        _row(session, "", quoted(text))
    return _agrees(session, question, pump)


def _agrees(session: Session, question: str, pump: Pump) -> bool:
    asked = Question(question, YES)
    return asked.agrees(session.person.ask(asked, pump, session.wait))
