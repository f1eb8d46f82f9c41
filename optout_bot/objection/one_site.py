"""One run on one site, from the door to the receipt."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass

from optout_bot.after.page import keep_page
from optout_bot.after.telling import outcome_of
from optout_bot.base import log
from optout_bot.base.errors import (
    BrowserError,
    Declined,
    Interrupted,
    NotSent,
    NotSignedIn,
    OptOutError,
    PageError,
    Unconfirmed,
    UsageError,
)
from optout_bot.base.messages import tr
from optout_bot.base.settings import Settings
from optout_bot.browser.attach import agreed, attached, endpoint_of
from optout_bot.browser.launch import Launch, has_display, is_root, open_tab
from optout_bot.browser.profile import Profile
from optout_bot.browser.sign_in import SignInNeeded, announce, sign_in
from optout_bot.browser.tab import Tab
from optout_bot.flow import Flow
from optout_bot.flow.words import Words
from optout_bot.objection.answers import Answers
from optout_bot.objection.narration import Narration
from optout_bot.objection.session import Session
from optout_bot.objection.walk import Walk
from optout_bot.objection.watch import Watch
from optout_bot.person.history import where_to_look
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome
from optout_bot.person.terminal import Interruption, Person, Question
from optout_bot.practice import Practice, PracticeSite

# After these somebody may want to tell what the pages were like.
_TO_REPORT = (Outcome.STOPPED, Outcome.UNCONFIRMED)


@dataclass(frozen=True)
class Options:
    """What the command line says beyond the settings."""

    practice: Practice | None = None
    step: bool = False
    headless: bool = False
    attach: str = ""
    rehearse: bool = False


@dataclass(frozen=True)
class Run:
    """What the sites of one command share."""

    words: Words
    settings: Settings
    options: Options
    answers: Answers
    person: Person
    interruption: Interruption


def launch_of(settings: Settings, options: Options, person: Person) -> Launch:
    """How to open the browser.

    Raises:
        BrowserError: a real run as root with the sandbox on.
    """
    headless = options.headless or settings.headless
    sandbox = settings.chromium_sandbox
    if sandbox and is_root() and not options.attach:
        if not options.practice:
            raise BrowserError(tr("Please run as your normal user, not as root or with sudo."))
        person.say(tr("Running as root: practice goes on with the browser's sandbox off."))
        sandbox = False
    if options.practice and not headless and not has_display():
        person.say(tr("There is no display: practice goes on without a window."))
        headless = True
    profile = None if options.practice or options.attach else settings.profile
    return Launch.of(settings, profile, headless=headless, sandbox=sandbox)


def run_site(flow: Flow, run: Run) -> Receipt:
    """Walk, fill, ask, send and prove, on one site, while Ctrl-C is watched for.

    Raises:
        OptOutError: it did not end with a confirmation; the receipt says why.
    """
    settings, person = run.settings, run.person
    launch = launch_of(settings, run.options, person)
    practice = run.options.practice is not None
    hide = run.answers.email if settings.receipt_email == "masked" else ""
    receipt = Receipt.new(settings.receipts, flow.name, practice=practice, hide=hide)
    marks = [tr("PRACTICE")] * practice + [tr("REHEARSAL")] * run.options.rehearse
    person.say(flow.title + (f" ({', '.join(marks)})" if marks else ""))
    try:
        with log.kept_in(receipt.folder, run.answers.email):
            _OneSite(flow, run, launch, receipt).over_windows()
    except OptOutError as error:
        _tell_end(receipt, person, error)
        by_hand = isinstance(error, NotSignedIn | PageError) and person.present
        if by_hand and launch.headless and not practice:
            person.say("  " + tr("Without --headless there is a window to go on in by hand."))
        raise
    finally:
        with suppress(UsageError):
            keep_page(receipt)
        person.say(tr("  Receipt: {folder}").format(folder=receipt.folder))
        if receipt.record.pages and receipt.record.outcome in _TO_REPORT and not practice:
            command = f"optout-bot inspect {receipt.folder} --report FILE"
            person.say(
                tr("  To report its pages, nothing personal: {command}").format(command=command)
            )
    return receipt


def _tell_end(receipt: Receipt, person: Person, error: OptOutError) -> None:
    """Write down how it ended, and tell what to look at where that is not known."""
    # A full disk must not hide how it ended; the receipt says the intent already.
    with suppress(UsageError):
        receipt.end(_outcome(error), str(error))
    if isinstance(error, Unconfirmed):
        person.say("  " + tr("It may have been sent, and it may not."))
        for line in where_to_look():
            person.say(f"  {line}")


@dataclass(frozen=True)
class _OneSite:
    """An objection on one site, over as many windows as it takes."""

    flow: Flow
    run: Run
    launch: Launch
    receipt: Receipt

    def over_windows(self) -> None:
        """Object, with a plain window in between where a sign-in is needed first.

        Raises:
            OptOutError: it did not end with a confirmation.
        """
        launch, run = self.launch, self.run
        windows: frozenset[str] | None = frozenset()
        if launch.profile is None or launch.headless:
            windows = None
        while True:
            try:
                return self._in_one_window(windows)
            except SignInNeeded as needed:
                wall = needed
            assert launch.profile is not None
            assert windows is not None
            before = Profile(launch.profile).signed_in_before(self.flow.name)
            announce(wall, self.flow.title, run.person, signed_in_before=before)
            self.receipt.step("sign-in", "plain window", wall.address)
            address, check = f"https://{wall.address}", run.interruption.check
            sign_in(launch, address, run.person, check, run.settings.wait)
            windows |= {wall.host}

    def _in_one_window(self, windows: frozenset[str] | None) -> None:
        with self._tab() as tab:
            walk = Walk(self._session(tab), windows)
            try:
                walk.to_the_receipt()
                self._let_them_read(tab)
            finally:
                # A full disk must not hide how it ended.
                if walk.arrived and self.launch.profile:
                    with suppress(OSError):
                        Profile(self.launch.profile).note_sign_in(self.flow.name)

    def _let_them_read(self, tab: Tab) -> None:
        """Leave the window as it is until the person has read what the site says at the end."""
        run, outcome = self.run, self.receipt.record.outcome
        real = run.options.practice is None and outcome in (Outcome.SENT, Outcome.ALREADY)
        if not (real and self._has_window and run.person.can_answer):
            return
        run.person.say()
        run.person.say("  " + outcome_of(self.receipt.record))
        text = tr("  Read the site's own words in the window. Enter here closes it:")
        # However it ends, the objection is with the site and the receipt is written.
        with suppress(Interrupted, NotSent, PageError):
            run.person.ask(Question(text), tab.pump, run.settings.wait)

    def _session(self, tab: Tab) -> Session:
        run, record = self.run, self.receipt.record
        # One list for every window, so that whenever the receipt is saved it holds what was
        # stopped by then.
        record.stopped_requests += tab.lock.stopped
        tab.lock.stopped = record.stopped_requests
        record.browser = tab.lock.browser
        wait = run.settings.wait
        return Session(
            flow=self.flow,
            answers=run.answers,
            tab=tab,
            watch=Watch(tab, self.flow, run.words),
            person=run.person,
            narration=Narration(run.person, wait=wait, each=run.options.step),
            receipt=self.receipt,
            wait=wait,
            has_window=self._has_window,
            rehearses=run.options.rehearse,
        )

    @property
    def _has_window(self) -> bool:
        """Whether there is a window in which the person can act."""
        return bool(self.run.options.attach) or not self.launch.headless

    def _tab(self) -> AbstractContextManager[Tab]:
        run, launch = self.run, self.launch
        check = run.interruption.check
        if run.options.attach:
            endpoint = endpoint_of(run.options.attach)
            agreed(run.person, check, run.settings.wait)
            return attached(endpoint, self.flow.hosts, run.person, check, launch.load_seconds)
        site = None
        if run.options.practice:
            alone = not (run.person.present and self._has_window)
            site = PracticeSite(run.options.practice, run.words, run.answers.email, alone=alone)
        return open_tab(launch, site, check)


def _outcome(error: OptOutError) -> Outcome:
    if isinstance(error, Unconfirmed):
        return Outcome.UNCONFIRMED
    return Outcome.DECLINED if isinstance(error, Declined) else Outcome.STOPPED
