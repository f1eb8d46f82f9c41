"""The person at the terminal: told, asked, and waited for while the browser stays alive."""

from __future__ import annotations

import errno
import os
import queue
import select
import signal
import sys
import threading
import time
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from types import FrameType
from typing import Protocol, TextIO, TypeVar

from optout_bot.base.errors import Interrupted
from optout_bot.base.messages import system_said, tr
from optout_bot.person.layout import fitted, is_terminal, prompt

Pump = Callable[[], None]
_T = TypeVar("_T")
# The word that sends, and that says of a page what the program cannot.
YES = "yes"
# Control, direction and invisible characters, halves of characters, odd line ends.
_PLANTED = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Between two turns of what is called while an answer is awaited.
_TURN_SECONDS = 0.05
# So long nothing comes once a paste is over.
_QUIET_SECONDS = 1.0
# Characters that fit the buffer of any stream, a terminal's of 1024 bytes too.
_PIECE = 250
# So long one that is slow to read is waited for, where the stream itself does not wait.
_SLOW_SECONDS = 10.0
# A reader that wants no more, a terminal that is gone: nobody is left to be told of it.
_NOBODY_READS = {errno.EPIPE, errno.EIO, errno.EINVAL}
_lost: list[str] = []


@dataclass(frozen=True)
class Question:
    """What the person is asked, and the word that goes on: none where that is Enter alone."""

    text: str
    word: str = ""

    def agrees(self, answer: str | None) -> bool:
        """Whether an answer is that word, whole; no answer is none."""
        return answer is not None and answer.strip().lower() == self.word


def numbered(answer: str | None, things: Sequence[_T]) -> _T | None:
    """The one of several things that an answer names by its number in the list, which begins at 1;
    None where it names none."""
    numbers = {str(number): each for number, each in enumerate(things, 1)}
    return numbers.get((answer or "").strip())


class Person(Protocol):
    """Whoever the program talks to."""

    @property
    def can_answer(self) -> bool:
        """Whether a question would be heard."""

    @property
    def present(self) -> bool:
        """Whether somebody is there who could act in the browser's window."""

    def say(self, text: str = "", *, whole: bool = False) -> None:
        """Show a line; a `whole` one stays one line, so that it can be copied."""

    def ask(self, question: Question, pump: Pump, seconds: float) -> str | None:
        """Ask and wait; None when there was no answer in time or the terminal is closed.

        `pump` is called several times a second while waiting; it keeps a page alive, and may
        raise to end the wait.
        """

    def pasted(self, end: str, pump: Pump, seconds: float) -> str:
        """The lines that follow the last answer, up to one that is `end` and has nothing behind it,
        or until none comes for so long; without any time those that come at once."""


def harmless(text: str) -> str:
    """A text without the control and direction characters a page could plant in a terminal."""
    shown = (c if c == "\n" or unicodedata.category(c) not in _PLANTED else " " for c in text)
    return "".join(shown)


def put(text: str, stream: TextIO | None) -> None:
    """Write at once. What cannot be written is lost, with all that would follow there.

    That nobody can read must not keep a run from ending well, nor a receipt from being
    finished: the stream is no terminal from then on, so nobody is asked there either.
    """
    try:
        if stream is None:
            raise OSError(errno.EBADF, os.strerror(errno.EBADF))
        for start in range(0, len(text), _PIECE):
            _write(text[start : start + _PIECE], stream)
    except OSError as error:
        if stream is sys.stdout and error.errno not in _NOBODY_READS:
            _lost.append(system_said(error))
        if stream is not None:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, stream.fileno())
            os.close(nowhere)


def _write(piece: str, stream: TextIO) -> None:
    end = time.monotonic() + _SLOW_SECONDS
    while True:
        try:
            stream.write(harmless(piece))
            return stream.flush()
        except BlockingIOError:
            # The rest stands in the stream's buffer.
            piece = ""
            left = max(end - time.monotonic(), 0)
            if not select.select([], [stream], [], left)[1]:
                raise


def lost() -> str:
    """Why something of what was said could not be written; empty where all of it was."""
    return _lost[0] if _lost else ""


def complain(text: str) -> None:
    """Say what went wrong, where errors are said."""
    put(_line(text, sys.stderr), sys.stderr)


def _line(text: str, stream: TextIO | None, *, whole: bool = False) -> str:
    shown = harmless(text)
    return (shown if whole else fitted(shown, stream)) + "\n"


class Terminal:
    """The person at this terminal."""

    def __init__(self) -> None:
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._reader: threading.Thread | None = None

    @property
    def can_answer(self) -> bool:
        return is_terminal(sys.stdin) and is_terminal(sys.stdout)

    @property
    def present(self) -> bool:
        return self.can_answer

    def say(self, text: str = "", *, whole: bool = False) -> None:
        put(_line(text, sys.stdout, whole=whole), sys.stdout)

    def ask(self, question: Question, pump: Pump, seconds: float) -> str | None:
        if not self.can_answer:
            return None
        self._forget_what_was_typed()
        put(prompt(harmless(question.text), sys.stdout), sys.stdout)
        self._read_in_background()
        end = time.monotonic() + seconds
        while self.can_answer and time.monotonic() < end:
            pump()
            with suppress(queue.Empty):
                return self._lines.get(timeout=_TURN_SECONDS)
        self.say()
        return None

    def pasted(self, end: str, pump: Pump, seconds: float) -> str:
        lines: list[str] = []
        until = time.monotonic() + (seconds or _QUIET_SECONDS)
        while self.can_answer and time.monotonic() < until:
            pump()
            with suppress(queue.Empty):
                line = self._lines.get(timeout=_TURN_SECONDS)
                if line is None:
                    break
                lines.append(line)
                # What comes at once behind such a line is part of the text too.
                ended = line.strip() == end or not seconds
                until = time.monotonic() + (_QUIET_SECONDS if ended else seconds)
        return "\n".join(lines[:-1] if lines and lines[-1].strip() == end else lines)

    def _forget_what_was_typed(self) -> None:
        if os.name == "nt":
            import msvcrt

            while msvcrt.kbhit():  # type: ignore[attr-defined]
                msvcrt.getwch()  # type: ignore[attr-defined]
        else:
            import termios

            # A terminal that went away this moment has no answer to forget.
            with suppress(termios.error):
                termios.tcflush(sys.stdin, termios.TCIFLUSH)
        while not self._lines.empty():
            self._lines.get_nowait()

    def _read_in_background(self) -> None:
        if self._reader is None or not self._reader.is_alive():
            self._reader = threading.Thread(target=self._read, daemon=True)
            self._reader.start()

    def _read(self) -> None:
        # A terminal that went away cannot be read.
        with suppress(OSError):
            while line := _typed():
                self._lines.put(line.rstrip("\r\n"))
        self._lines.put(None)


def _typed() -> str:
    """The next line, waited for also where the terminal was left so that it does not wait."""
    if os.name != "nt":
        select.select([sys.stdin], [], [])
    return sys.stdin.readline()


class Interruption:
    """Turns Ctrl-C into an error at a place where the browser can still be closed well.

    Raising out of the middle of a browser call would leave it unable to finish. `asked`: it was
    pressed.
    """

    def __init__(self) -> None:
        self.asked = False

    def check(self) -> None:
        """Raise if Ctrl-C was pressed.

        Raises:
            Interrupted: it was.
        """
        if self.asked:
            raise Interrupted(tr("Stopped by Ctrl-C."))

    @contextmanager
    def watched(self) -> Iterator[Interruption]:
        """Watch for Ctrl-C; a second one ends the program at once."""

        def note(number: int, frame: FrameType | None) -> None:
            if self.asked:
                raise KeyboardInterrupt
            self.asked = True

        before = signal.signal(signal.SIGINT, note)
        try:
            yield self
        finally:
            signal.signal(signal.SIGINT, before)
