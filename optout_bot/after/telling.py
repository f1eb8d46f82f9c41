"""What is told of an objection and what comes next: one text for the end of a run, `status`, the
receipt and the calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from optout_bot.after.course import Course, Next, Task, answering
from optout_bot.after.scope import points
from optout_bot.base.messages import day_shown, tr
from optout_bot.person.record import (
    Answer,
    AnswerRecord,
    Outcome,
    Prover,
    Record,
    day_of,
)

# What of the scope is told right after sending.
_IN_SHORT = ("covers", "others")


def outcome_of(receipt: Record) -> str:
    """How it ended, in one sentence."""
    if receipt.outcome == Outcome.REHEARSED:
        rehearsed = tr("This was a rehearsal: {why}. It is not counted as done.")
        return rehearsed.format(why=receipt.why)
    if receipt.practice and receipt.outcome == Outcome.SENT:
        return tr("The practice objection was sent. The page confirmed it.")
    if receipt.practice:
        return tr("PRACTICE: nothing reached Meta.")
    if receipt.stated:
        return _stated(receipt)
    if receipt.outcome == Outcome.SENT and receipt.confirmed_by == Prover.PERSON:
        return tr("Your objection was sent. You read the confirmation on the page.")
    return {
        Outcome.SENT: tr("Your objection was sent. The page confirmed it."),
        Outcome.ALREADY: _already(receipt),
        Outcome.UNCONFIRMED: tr(
            "The button was pressed, and no confirmation was seen: it may have been sent, and it "
            "may not."
        ),
        Outcome.DECLINED: tr("Nothing was sent: you did not say yes."),
        Outcome.STOPPED: tr("Nothing was sent."),
    }[Outcome(receipt.outcome)]


def _already(receipt: Record) -> str:
    if receipt.intent_at:
        return tr("The button was pressed, and the site said that it had your objection already.")
    return tr("The site has your objection already. Nothing was sent.")


def _stated(receipt: Record) -> str:
    if receipt.outcome == Outcome.SENT:
        return tr("You say that you objected. The program saw nothing of it.")
    if receipt.outcome == Outcome.UNCONFIRMED:
        return tr("By hand; you did not say that it was confirmed.")
    return tr("By hand: nothing was sent, as you say.")


def answer_is(kind: str) -> str:
    """What an answer is, in words."""
    return {
        Answer.ACCEPTED: tr("accepted"),
        Answer.REFUSED: tr("refused"),
        Answer.MORE: tr("Meta wants to know more"),
        Answer.CODE: tr("only a code"),
        Answer.NOTICE: tr("a notice in the app"),
        Answer.NOTHING: tr("nothing yet"),
    }[Answer(kind)]


def answered(answer: AnswerRecord) -> str:
    """What Meta answered and when, as the person filed it."""
    filed = tr("{what}, as you filed it on {day}")
    told = filed.format(what=answer_is(answer.answer), day=day_shown(day_of(answer.at)))
    if answer.dated:
        told += ". " + tr("It says that it is of {day}.").format(
            day=day_shown(day_of(answer.dated))
        )
    if answer.sender:
        told += " " + tr("It says that it is from {sender}.").format(sender=answer.sender)
    return told


def expected(course: Course) -> list[str]:
    """What to expect of an objection and what to do, with its dates."""
    return [*awaited(course), *map(_shown, course.coming)]


def in_short() -> list[str]:
    """What it is about and what not, as it is told right after sending."""
    return [each.text for each in points() if each.name in _IN_SHORT]


def awaited(course: Course) -> Iterator[str]:
    """Where Meta's answer comes, and what to do with it; nothing once it is there."""
    filing = answering(course.receipt.site)
    if course.answer is Answer.NOTICE:
        yield tr("What the notice said is not filed: {command}").format(command=filing)
    if not course.is_awaited:
        return
    yield tr(
        "In what people reported in 2025, Meta answered by e-mail or by a notice in the app, "
        "within seconds to two days; it may come later, or not at all. Look among spam and social "
        "messages too."
    )
    yield tr("When it has come: {command}").format(command=filing)
    if course.answer is Answer.CODE:
        yield tr("A code alone is no answer: the form wants it typed in before it counts.")
    if course.answer is Answer.MORE:
        yield tr("Tell Meta no more than it needs, and no identity paper that it did not ask for.")


def what(task: Task) -> str:
    """What comes next, without its day."""
    return {
        Task.LOOK: tr("where nothing came, look once more: spam, social messages, notices"),
        Task.DUE: tr("Meta's month to answer ends"),
        Task.REMIND: tr("where nothing came, remind Meta"),
        Task.COMPLAIN: tr("complain to your authority"),
    }[task]


def command(task: Task, site: str) -> str:
    """The command that does it, empty where there is none."""
    return f"optout-bot letter {site}" if task in (Task.REMIND, Task.COMPLAIN) else ""


def _shown(each: Next) -> str:
    text = tr("{day}: {what}") if each.task == Task.DUE else tr("from {day}: {what}")
    return text.format(day=day_shown(each.day), what=what(each.task))


def step_of(course: Course, today: date) -> str:
    """The next step with its day, and the command that does it."""
    step = course.step(today)
    if step is None:
        return ""
    how = command(step.task, course.receipt.site)
    return _shown(step) + (f" ({how})" if how else "")
