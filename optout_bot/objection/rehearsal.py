"""A rehearsal: at the form, what a run would do there. Nothing is typed, pressed or sent."""

from __future__ import annotations

from dataclasses import dataclass

from optout_bot.base.errors import PageError
from optout_bot.base.messages import quoted, tr, with_colon
from optout_bot.base.urls import without_query
from optout_bot.flow import Purpose, Sure
from optout_bot.objection.answers import plan, without_place
from optout_bot.objection.filling import unanswered
from optout_bot.objection.review import called, the_button
from optout_bot.objection.session import Session
from optout_bot.page.reading import Look
from optout_bot.person.layout import aligned, rest, terminal_width
from optout_bot.person.receipt import FieldRecord, Outcome, Prover

_INDENT, _NAME = 2, 10


@dataclass(frozen=True)
class Plan:
    """What a run would do at a form: the box it would use for each purpose, the button, and what
    it would leave to the person; `stops`: why it would go no further."""

    fields: tuple[FieldRecord, ...] = ()
    button: str = ""
    button_known: bool = False
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
        button = look.submit[0]
    except PageError as error:
        return Plan(stops=str(error))
    known = any(look.words.find(look.flow.form.submit, name) for name in button.names)
    return Plan(fields, button.name, known, theirs, without)


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
    session.receipt.picture("form", session.tab.picture())
    end_rehearsed(session, tr("the form was reached; nothing was typed and nothing was sent"))


def end_rehearsed(session: Session, why: str) -> None:
    """Write down that it was a rehearsal, and how far it came."""
    session.receipt.end(Outcome.REHEARSED, why)


def _rows(look: Look, told: Plan) -> list[tuple[str, str]]:
    proof = look.proof
    known = proof.sure is Sure.KNOWN
    sure = tr("known") if known else tr("likely: a run would show it to you and ask")
    rows = [
        (tr("form"), f"{proof.number or tr('without a number')} ({sure})"),
        (tr("title"), proof.title),
        *(("", with_colon(tr("because"), each)) for each in proof.because),
    ]
    for field in told.fields:
        judgement = look.fields.by_purpose[Purpose(field.purpose)]
        box = quoted(field.label) if field.label else tr("a box without a label")
        rows.append((called(Purpose(field.purpose)), f"{box} ({'; '.join(judgement.evidence)})"))
    nowhere = tr("(the form has no place for it that I know, so it is not sent)")
    rows += [(called(purpose), nowhere) for purpose in told.without]
    if told.theirs:
        names = ", ".join(name or tr("a field without a name") for name in told.theirs)
        rows.append((tr("your turn"), names))
    if told.button:
        word = tr("a word I know") if told.button_known else tr("not a word I know")
        rows.append((tr("button"), f"{told.button} ({word})"))
    if told.stops:
        rows.append((tr("stops"), told.stops))
    return rows
