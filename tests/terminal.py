"""Drives the real command through a real pseudo-terminal, as a person would."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from types import TracebackType

QUESTION = "anything else to stop:"
CONFIRMS = "Does the page confirm it? Type yes if it does, anything else if not:"
OFFER = "Enter to be guided by hand, q to stop:"
LEAVE = "Enter here closes it:"


class Terminal:
    """A command on a pseudo-terminal, so wide that no sentence is broken unless asked for.

    Everything it shows is in `shown`; bytes for `keyboard` are keys pressed.
    """

    def __init__(
        self,
        arguments: list[str],
        env: dict[str, str],
        start: tuple[str, ...] = (sys.executable,),
        columns: int = 400,
    ) -> None:
        self.keyboard, theirs = pty.openpty()
        termios.tcsetwinsize(theirs, (40, columns))
        self.process = subprocess.Popen(
            [*start, "-m", "optout_bot", *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env=env,
            start_new_session=True,
            preexec_fn=lambda: _take_terminal(theirs),
        )
        os.close(theirs)
        self.shown = ""

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        os.close(self.keyboard)

    def until(self, text: str, seconds: float = 40) -> str:
        """Read until this text was shown."""
        end = time.monotonic() + seconds
        while text not in self.shown:
            assert time.monotonic() < end, f"{text!r} was not shown in time:\n{self.shown}"
            if not self._read():
                raise AssertionError(f"it ended before {text!r} was shown:\n{self.shown}")
        return self.shown

    def until_count(self, text: str, times: int) -> None:
        """Read until this text was shown so many times."""
        end = time.monotonic() + 20
        while self.shown.count(text) < times:
            assert time.monotonic() < end, f"{text!r} was not shown in time:\n{self.shown}"
            assert self._read(), f"it ended before {text!r} was shown:\n{self.shown}"

    def type(self, text: str) -> None:
        """Press these keys."""
        os.write(self.keyboard, text.encode())

    def ends(self, seconds: float = 40) -> int:
        """Read to the end; the exit code. The offer to go on by hand is declined, what the page
        says in words that nobody has seen is read as its confirmation, and its last words read."""
        end = time.monotonic() + seconds
        answers = {OFFER: "q\n", CONFIRMS: "yes\n"} | ({} if LEAVE in self.shown else {LEAVE: "\n"})
        while self._read():
            for asked in [each for each in answers if each in self.shown]:
                self.type(answers.pop(asked))
            assert time.monotonic() < end, f"it did not end in time:\n{self.shown}"
        return self.process.wait(seconds)

    def _read(self) -> bool:
        ready, _, _ = select.select([self.keyboard], [], [], 0.2)
        if not ready:
            return True
        try:
            data = os.read(self.keyboard, 65536)
        except OSError:
            return False
        self.shown += data.decode("utf-8", "replace").replace("\r\n", "\n")
        return bool(data)


def _take_terminal(descriptor: int) -> None:
    """Make the pseudo-terminal the controlling one, so that Ctrl-C is a signal."""
    import fcntl

    fcntl.ioctl(descriptor, termios.TIOCSCTTY, 0)
    # Tests that run in a shell's background, or with nohup, were started deaf to them.
    for each in (signal.SIGINT, signal.SIGHUP):
        signal.signal(each, signal.SIG_DFL)
