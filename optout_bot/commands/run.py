"""The sites of one command, one after the other, each with its own question and receipt."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import suppress

from optout_bot.after.course import Course
from optout_bot.after.telling import expected, in_short, outcome_of
from optout_bot.base import env_file
from optout_bot.base.errors import (
    BrowserError,
    Interrupted,
    NotSent,
    OptOutError,
    PageError,
    Unconfirmed,
    UsageError,
)
from optout_bot.base.mailbox import doubt
from optout_bot.base.messages import system_language, tr, with_colon
from optout_bot.base.settings import Settings
from optout_bot.commands.guide import Guide
from optout_bot.flow import Flow
from optout_bot.objection.answers import Answers
from optout_bot.objection.one_site import Options, Run, run_site
from optout_bot.person.history import ask_if_again
from optout_bot.person.kept import one
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome
from optout_bot.person.terminal import Question, complain

PRACTICE_EMAIL = "you@example.org"
_SKIPPED = NotSent.exit_code
# What stopped one site will stop the next: settings, browser, Ctrl-C.
_SAME_FOR_ALL = {UsageError.exit_code, BrowserError.exit_code, Interrupted.exit_code}


def all_of(run: Run, flows: Sequence[Flow], *, by_hand: bool) -> int:
    """Do every site; one failing does not stop the others. The first exit code but 0."""
    code = 0
    before: Flow | None = None
    with run.interruption.watched():
        for number, flow in enumerate(flows):
            if before and not _goes_on(run, before, flow):
                if run.interruption.asked:
                    return _not_begun(run, flows[number:], code)
                skipped = tr("{title} was skipped. It is not counted as done.")
                run.person.say(skipped.format(title=flow.title))
                code = code or _SKIPPED
                continue
            ended, sent = _one(run, flow, by_hand)
            code = code or ended
            before = flow if sent else before
            if run.interruption.asked or ended in _SAME_FOR_ALL:
                return _not_begun(run, flows[number + 1 :], code)
    return code


def _not_begun(run: Run, flows: Sequence[Flow], code: int) -> int:
    """Say which sites were not begun, and why; the exit code of all."""
    asked = run.interruption.asked
    why = tr("you pressed Ctrl-C") if asked else tr("what stopped the first stops it too")
    for flow in flows:
        said = tr("{title} was not begun: {why}. It is not counted as done.")
        run.person.say(said.format(title=flow.title, why=why))
    return code or (Interrupted.exit_code if flows else 0)


def _one(run: Run, flow: Flow, by_hand: bool) -> tuple[int, bool]:
    """The exit code, and whether the objection was sent; asked before: do it again?"""
    if run.options.practice is None and not run.options.rehearse:
        try:
            receipts, wait = run.settings.receipts, run.settings.wait
            ask_if_again(flow, receipts, run.person, run.interruption.check, wait)
        except OptOutError as error:
            _report(flow, error)
            return error.exit_code, False
    return _by_hand(run, flow) if by_hand else _by_itself(run, flow)


def _by_itself(run: Run, flow: Flow) -> tuple[int, bool]:
    try:
        receipt = run_site(flow, run)
    except OptOutError as error:
        _report(flow, error)
        if isinstance(error, BrowserError | PageError) and _wants_the_guide(run):
            return _by_hand(run, flow)
        return error.exit_code, False
    _tell_what_comes(run, receipt)
    return 0, receipt.record.outcome != Outcome.REHEARSED


def _tell_what_comes(run: Run, receipt: Receipt) -> None:
    """How it ended, what to expect of the site and when, and how the receipt is opened."""
    run.person.say(outcome_of(receipt.record))
    # A full disk must not hide how it ended.
    with suppress(UsageError):
        found = one(receipt.folder)
        told = [*expected(Course(found)), *in_short()] if found.counts else ()
        for line in told:
            run.person.say(f"  {line}")
        if not found.practice:
            opens = tr("To open the receipt: {command}").format(command="optout-bot status --open")
            run.person.say(f"  {opens}")


def _by_hand(run: Run, flow: Flow) -> tuple[int, bool]:
    """The guide. What the person states is not seen, so it never ends in 0."""
    pump = run.interruption.check
    guide = Guide(flow, run.words, run.answers, run.settings.wait, pump)
    try:
        language = run.words.language_of(run.settings.language or system_language()) or "en"
        receipt = guide.walk(run.person, run.settings.receipts, language)
    except OptOutError as error:
        _report(flow, error)
        return error.exit_code, False
    _tell_what_comes(run, receipt)
    outcome = receipt.record.outcome
    pressed = outcome != Outcome.STOPPED
    return Unconfirmed.exit_code if pressed else _SKIPPED, outcome == Outcome.SENT


def _wants_the_guide(run: Run) -> bool:
    if run.options.practice or run.interruption.asked or not run.person.can_answer:
        return False
    run.person.say(tr("I can tell you how to do it by hand, in your usual browser."))
    question = Question(tr("Enter to be guided by hand, q to stop:"))
    return question.agrees(_answer(run, question))


def _goes_on(run: Run, done: Flow, flow: Flow) -> bool:
    """After an objection that may cover the next account too, the person decides."""
    said = tr("Your objection on {done} covers all accounts in the same Accounts Center.")
    run.person.say()
    run.person.say(said.format(done=done.title))
    maybe = tr("If your {title} account is among them, it is covered already.")
    run.person.say(maybe.format(title=flow.title))
    question = tr("{title} too? Enter to go on, q to skip:").format(title=flow.title)
    answer = _answer(run, Question(question))
    return answer is not None and answer.strip().lower() != "q"


def _answer(run: Run, question: Question) -> str | None:
    """None where there was none in time, or Ctrl-C in its place."""
    with suppress(Interrupted):
        return run.person.ask(question, run.interruption.check, run.settings.wait)
    return None


def _report(flow: Flow, error: OptOutError) -> None:
    complain(with_colon("optout-bot", with_colon(flow.title, str(error))))


def prepared(settings: Settings, options: Options) -> Answers:
    """The person's answers, checked before anything is opened.

    Raises:
        UsageError: the e-mail is missing or the reason cannot be read.
    """
    email = settings.email or (PRACTICE_EMAIL if options.practice else "")
    if not email:
        said = tr("OPTOUT_EMAIL: set the e-mail address of your account (see .env.example).")
        raise UsageError(f"{said} {env_file.told()}")
    country = settings.country or (options.practice.country if options.practice else None)
    doubtful = "" if options.practice else doubt(email)
    return Answers(email, country or None, settings.reason_text(), doubtful)
