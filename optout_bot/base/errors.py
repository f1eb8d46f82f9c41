"""Every way a run can end without success, and the exit code of each.

    OptOutError
    ├── UsageError        2    wrong command, setting, flow or word file; nothing was opened
    ├── NotSent           3    the person closed the window, or nobody could be asked
    │   └── Declined      3    they were asked, and did not say yes
    ├── NotSignedIn       4    the sign-in was not completed
    ├── PageError         5    page not recognised, not available, crashed, or the wrong form
    ├── BrowserError      6    no usable browser or profile
    ├── Unconfirmed       7    the button was pressed, the confirmation was not seen
    └── Interrupted     130    Ctrl-C

A message is one plain sentence for the person. It never carries a value they typed.
"""

from __future__ import annotations


class OptOutError(Exception):
    """The root. Never raised itself."""

    exit_code = 1


class UsageError(OptOutError):
    """A command, setting, flow or word file that cannot be used."""

    exit_code = 2


class NotSent(OptOutError):
    """The person said no, closed the window, or could not be asked."""

    exit_code = 3


class Declined(NotSent):
    """The question was asked and the answer was not yes."""


class NotSignedIn(OptOutError):
    """Nobody is signed in, and nobody signed in while it waited."""

    exit_code = 4


class PageError(OptOutError):
    """No way led to the form, or the page could not be understood or crashed."""

    exit_code = 5


class BrowserError(OptOutError):
    """No browser could be started with a usable profile."""

    exit_code = 6


class Unconfirmed(OptOutError):
    """Something was sent, or may have been, and the page did not confirm it."""

    exit_code = 7


class Interrupted(OptOutError):
    """Ctrl-C."""

    exit_code = 130
