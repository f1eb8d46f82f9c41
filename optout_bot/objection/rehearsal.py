"""A rehearsal: at the form, what a run would do there. Nothing is typed, pressed or sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from optout_bot.base.errors import PageError
from optout_bot.base.messages import quoted, tr, with_colon
from optout_bot.base.urls import without_query
from optout_bot.flow import Label, Purpose, Sure
from optout_bot.objection.answers import plan, without_place
from optout_bot.objection.filling import unanswered
from optout_bot.objection.review import called, the_button
from optout_bot.objection.session import Session
from optout_bot.page.reading import Look
from optout_bot.person.layout import aligned, rest, terminal_width
from optout_bot.person.record import FieldRecord, Outcome, Prover

_INDENT, _NAME = 2, 10


@dataclass(frozen=True)
class Plan:
    """What a run would do at a form: the box it would use for each purpose, the button, and what
    it would leave to the person; `stops`: why it would go no further."""

    fields: tuple[FieldRecord, ...] = ()
    button: str = ""
    theirs: tuple[str, ...] = ()
    without: tuple[Purpose, ...] = ()
    stops: str = ""


def planned(session: Session, look: Look) -> Plan:
    """What a run would do at this form, by what it would do it."""
    try:
        meant = plan(look, session.answers, {})
        fields = tuple(FieldRecord(m.purpose, m.label, m.value, "") for m in meant)
        without = without_place(session.answers, meant)
        ours = {look.fields.element(m.purpose) for m in meant}
        theirs = tuple(e.name for e in unanswered(look) if e not in ours)
        if not look.submit:
            the_button(look)
    except PageError as error:
        return Plan(stops=str(error))
    return Plan(fields, look.submit[0].name, theirs, without)


def rehearse(session: Session, look: Look) -> None:
    """Tell what a run would do at the form that stands there, and write it down. From here on the
    lock lets nothing but reads out."""
    session.tab.lock.only_reads()
    told = planned(session, look)
    record, proof = session.receipt.record, look.proof
    record.language = look.snapshot.language
    record.form = {
        "number": proof.number,
        "title": proof.title,
        "place": without_query(look.snapshot.address),
        "button": told.button,
        "proof": "; ".join(proof.because),
        "proved_by": Prover.PROGRAM if proof.sure is Sure.KNOWN else Prover.NOBODY,
    }
    record.fields = [*told.fields]
    session.person.say()
    session.narration.tell(tr("this is what a run would do here"), left=0)
    width = terminal_width()
    for name, text in _rows(look, told):
        for row in aligned(_INDENT, (name, _NAME), (text, rest(_INDENT, _NAME, width))):
            session.person.say(row)
    session.picture("form")
    end_rehearsed(session, tr("the form was reached; nothing was typed and nothing was sent"))


def end_rehearsed(session: Session, why: str) -> None:
    """Write down that it was a rehearsal, and how far it came."""
    session.receipt.end(Outcome.REHEARSED, why)


def _rows(look: Look, told: Plan) -> list[tuple[str, str]]:
    proof, form = look.proof, look.flow.form
    sure = tr("known") if proof.sure is Sure.KNOWN else tr("likely: a run would show it and ask")
    rows = [
        (tr("form"), f"{proof.number or tr('without a number')} ({sure})"),
        (tr("title"), f"{proof.title} ({_how_known(look, form.title, (proof.title,))})"),
        *(("", with_colon(tr("because"), each)) for each in proof.because),
    ]
    for field in told.fields:
        purpose = Purpose(field.purpose)
        element = look.fields.by_purpose[purpose].element
        texts = [text for _, text in element.control.labels] if element.control else []
        box = quoted(field.label) if field.label else tr("a box without a label")
        rows.append((called(purpose), f"{box} ({_how_known(look, form.labels[purpose], texts)})"))
    nowhere = tr("(the form has no place for it that I know, so it is not sent)")
    rows += [(called(purpose), nowhere) for purpose in told.without]
    if told.theirs:
        names = ", ".join(name or tr("a field without a name") for name in told.theirs)
        rows.append((tr("your turn"), names))
    if told.button:
        how = _how_known(look, form.submit, look.submit[0].names)
        rows.append((tr("button"), f"{told.button} ({how})"))
    if told.stops:
        rows.append((tr("stops"), told.stops))
    return rows


def _how_known(look: Look, label: Label, texts: Iterable[str]) -> str:
    """Whether what bears a label is a word that was seen, a guess, or no word at all."""
    word = next(filter(None, (look.words.find(label, text) for text in texts)), None)
    if word is None:
        return tr("not a word I know")
    return tr("a word seen on real pages") if word.seen else tr("a guess: a word nobody has seen")
