"""An answer is read as plain words, whatever it is made of; what was made to do harm does none."""

from __future__ import annotations

import signal
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from optout_bot.after.mail import said_in
from optout_bot.base.errors import UsageError
from optout_bot.commands.answer import Filing, Given
from optout_bot.flow.words import Words
from optout_bot.person.kept import kept
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome
from optout_bot.person.terminal import Terminal
from tests.after.hostile_answers import CASES, HEAD, mail

# Of the processor, so that a busy machine makes no difference.
_FREEZE_SECONDS = 2.0


@contextmanager
def no_freeze() -> Iterator[None]:
    """Fail where what is done takes the processor for longer than a person waits."""

    def freeze(*_: object) -> None:
        raise AssertionError("it froze")

    before = signal.signal(signal.SIGPROF, freeze)
    signal.setitimer(signal.ITIMER_PROF, _FREEZE_SECONDS)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.signal(signal.SIGPROF, before)


def test_there_are_sixty_of_them() -> None:
    assert len(CASES) >= 60


@pytest.mark.parametrize("name", CASES)
def test_a_hostile_answer_neither_crashes_nor_freezes_nor_harms_the_terminal(
    tmp_path: Path, words: Words, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)
    receipt.intent()
    receipt.end(Outcome.SENT, "")
    filing = Filing(Terminal(), words, tmp_path, "facebook", 1, lambda: None)

    with no_freeze(), suppress(UsageError):
        filing.answer(Given(CASES[name], ".eml"), "more")

    shown = capsys.readouterr().out
    assert not [c for c in shown if c != "\n" and unicodedata.category(c) in {"Cc", "Cf", "Cs"}]
    (found,) = kept(tmp_path)
    assert found.fault == ""
    page = (found.folder / "receipt.html").read_text("utf-8") if found.answers else ""
    assert not [each for each in ("<script", "<iframe", "<link", "<img src=") if each in page]


def test_a_mail_says_who_and_when_and_what() -> None:
    (said,) = said_in(mail(b"We will honour your objection."))

    assert said.sender == "Meta <a@example.org>"
    assert said.subject == "Your objection"
    assert said.dated[:10] == "2026-09-01"
    assert said.text == "We will honour your objection."


@pytest.mark.parametrize(
    ("content", "text"),
    [
        (b"Guten Tag,\r\n\r\nIhr Widerspruch.", "Guten Tag,\n\nIhr Widerspruch."),
        ("café".encode("utf-16"), "café"),
        ("café".encode("cp1252"), "café"),
        (b"<html><p>One&nbsp;&amp; two</p><style>p{}</style><p>three", "One & two\n\nthree"),
        (
            HEAD + b"Content-Type: text/plain; charset=iso-8859-1\n"
            b"Content-Transfer-Encoding: quoted-printable\n\nd=E9cision",
            "décision",
        ),
        (
            HEAD + b'Content-Type: multipart/alternative; boundary="b"\n\n--b\n'
            b"Content-Type: text/plain\n\nplain\n--b\nContent-Type: text/html\n\n<p>rich\n--b--\n",
            "plain",
        ),
        (HEAD + b"Content-Type: text/html\n\n<p>rich</p>", "rich"),
    ],
)
def test_its_words_are_read_from_whatever_bears_them(content: bytes, text: str) -> None:
    assert [each.text for each in said_in(content)] == [text]


def test_several_mails_in_a_file_are_told_apart() -> None:
    first = b"From a@b.c Tue Sep  1 10:00:00 2026\n" + mail(b"one")

    assert [each.text for each in said_in(first + b"\n" + first)] == ["one", "one"]


@pytest.mark.parametrize("content", [b"\xd0\xcf\x11\xe0 outlook", b"PK\x03\x04 packed"])
def test_a_packed_file_is_refused_with_what_to_do(content: bytes) -> None:
    with pytest.raises(UsageError, match=r"save the mail as \.eml, or copy its text"):
        said_in(content)
