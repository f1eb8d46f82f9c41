"""One run on one site, from the door to the receipt."""

from __future__ import annotations

from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass

from optout_bot.base import log
from optout_bot.base.errors import (
    BrowserError,
    Declined,
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
from optout_bot.browser.tab import LOAD_SECONDS, Tab
from optout_bot.flow import Flow
from optout_bot.flow.words import Words
from optout_bot.objection.answers import Answers
from optout_bot.objection.press import NotPressed
from optout_bot.objection.review import approved
from optout_bot.objection.send import send
from optout_bot.objection.walk import Walk
from optout_bot.person.history import where_to_look
from optout_bot.person.receipt import Outcome, Receipt
from optout_bot.person.terminal import Interruption, Person
from optout_bot.practice import Practice, PracticeSite

# A page that is drawn anew once is common; one that always is will not be sent.
_MOST_QUESTIONS = 3


@dataclass(frozen=True)
class Options:
    """What the command line says beyond the settings."""

    practice: Practice | None = None
    step: bool = False
    headless: bool = False
    attach: str = ""


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
    return Launch(
        settings.browser,
        profile,
        headless,
        sandbox,
        tuple(settings.browser_args),
        min(LOAD_SECONDS, settings.wait),
    )


def run_site(
    flow: Flow,
    words: Words,
    settings: Settings,
    options: Options,
    answers: Answers,
    person: Person,
    interruption: Interruption,
) -> Receipt:
    """Walk, fill, ask, send and prove, on one site, while Ctrl-C is watched for.

    Raises:
        OptOutError: it did not end with a confirmation; the receipt says why.
    """
    launch = launch_of(settings, options, person)
    practice = options.practice is not None
    hide = answers.email if settings.receipt_email == "masked" else ""
    receipt = Receipt(settings.receipts, flow.name, practice=practice, hide=hide)
    person.say(flow.title + (f" ({tr('PRACTICE')})" if practice else ""))
    try:
        with log.kept_in(receipt.folder, answers.email):
            run = Run(flow, words, settings, options, person, receipt, interruption)
            run.with_sign_in(answers, launch)
    except OptOutError as error:
        _tell_end(receipt, person, error)
        by_hand = isinstance(error, NotSignedIn | PageError) and person.present
        if by_hand and launch.headless and not practice:
            person.say("  " + tr("Without --headless there is a window to go on in by hand."))
        raise
    finally:
        person.say(tr("  Receipt: {folder}").format(folder=receipt.folder))
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


@dataclass
class Run:
    """A run on one site, over as many windows as it takes."""

    flow: Flow
    words: Words
    settings: Settings
    options: Options
    person: Person
    receipt: Receipt
    interruption: Interruption

    def with_sign_in(self, answers: Answers, launch: Launch) -> None:
        """Object, with a plain window in between where a sign-in is needed first.

        Raises:
            OptOutError: it did not end with a confirmation.
        """
        windows: frozenset[str] | None = frozenset()
        if launch.profile is None or launch.headless:
            windows = None
        while True:
            try:
                return self._in_one_window(answers, launch, windows)
            except SignInNeeded as needed:
                wall = needed
            assert launch.profile is not None
            assert windows is not None
            before = Profile(launch.profile).signed_in_before(self.flow.name)
            announce(wall, self.flow.title, self.person, signed_in_before=before)
            self.receipt.step("sign-in", "plain window", wall.address)
            address = f"https://{wall.address}"
            pump = self.interruption.pump
            sign_in(launch, address, self.person, pump, self.settings.wait)
            windows |= {wall.host}

    def _in_one_window(
        self, answers: Answers, launch: Launch, windows: frozenset[str] | None
    ) -> None:
        with self._tab(answers, launch) as tab:
            walk = Walk(
                self.flow,
                self.words,
                tab,
                self.person,
                self.receipt,
                wait=self.settings.wait,
                ask_each=self.options.step,
                windows=windows,
                shown=bool(self.options.attach) or not launch.headless,
            )
            try:
                object_once(walk, answers)
            finally:
                # A full disk must not hide how it ended.
                if walk.arrived and launch.profile:
                    with suppress(OSError):
                        Profile(launch.profile).note_sign_in(self.flow.name)

    def _tab(self, answers: Answers, launch: Launch) -> AbstractContextManager[Tab]:
        paths, check = self.flow.form.submit_paths, self.interruption.check
        if self.options.attach:
            endpoint = endpoint_of(self.options.attach)
            agreed(self.person, self.interruption.pump, self.settings.wait)
            seconds = launch.load_seconds
            return attached(endpoint, self.flow.hosts, paths, self.person, check, seconds)
        practice = self.options.practice
        site = PracticeSite(practice, self.words, answers.email) if practice else None
        return open_tab(launch, paths, site, check)


def object_once(walk: Walk, answers: Answers) -> None:
    """Walk to the form, fill it, ask, send it, and see the confirmation.

    Raises:
        OptOutError: it did not end with a confirmation.
    """
    walk.to_the_form()
    for turn in range(1, _MOST_QUESTIONS + 1):
        try:
            send(walk, *approved(walk, answers, again=turn > 1))
        except NotPressed as error:
            if turn == _MOST_QUESTIONS:
                times = tr("{why} It was tried {n} times. Nothing was sent.")
                raise PageError(times.format(why=error, n=turn)) from None
            walk.person.say("  " + tr("{why} Nothing was sent.").format(why=error))
        else:
            return


def _outcome(error: OptOutError) -> Outcome:
    if isinstance(error, Unconfirmed):
        return Outcome.UNCONFIRMED
    return Outcome.DECLINED if isinstance(error, Declined) else Outcome.STOPPED
