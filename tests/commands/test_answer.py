"""What Meta answered is shown and proposed; the person decides what it is, and it is filed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock

from optout_bot.base.errors import NotSent, UsageError
from optout_bot.commands.answer import Filing, Given, given_in
from optout_bot.flow.words import Words
from optout_bot.person.kept import kept
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome
from tests.after.hostile_answers import mail
from tests.after.receipts import picture, sent, unconfirmed
from tests.conftest import Someone, status
from tests.terminal import Terminal
from tests.test_cli import command

ACCEPTS = "We will honour your objection for your public information."


@pytest.fixture
def filing(tmp_path: Path, words: Words) -> Any:
    def made(*answers: str | None, can_answer: bool = True) -> Filing:
        person = Someone([*answers], can_answer=can_answer)
        return Filing(person, words, tmp_path, "facebook", 1.0, lambda: None)

    return made


def answers(receipts: Path) -> list[tuple[str, str]]:
    """What is filed, and as what it reads."""
    return [(e.answer, e.reads_like) for each in kept(receipts) for e in each.answers]


def test_a_mail_is_shown_with_what_it_claims_and_filed_with_its_hash(
    tmp_path: Path, filing: Any
) -> None:
    receipt = sent(tmp_path, day="2026-08-20")
    made = filing("1")

    made.answer(Given(mail(ACCEPTS.encode()), ".eml"), "")

    said = made.person.transcript
    assert "It says of itself, which anybody can write:" in said
    assert "Meta <a@example.org> · Your objection · 1 September 2026" in said
    assert f"It reads like an acceptance: “{ACCEPTS}”" in said
    assert "Whether it is genuine I cannot tell." in said
    assert answers(tmp_path) == [("accepted", "accepted")]
    assert (receipt.folder / "answers/01-accepted.eml").read_bytes() == mail(ACCEPTS.encode())
    assert next(kept(tmp_path)).fault == ""
    page = (receipt.folder / "receipt.html").read_text("utf-8")
    assert "accepted, as you filed it on" in page
    assert "It says that it is from Meta &lt;a@example.org&gt;." in page


@pytest.mark.parametrize(
    ("text", "typed", "filed"),
    [
        (ACCEPTS, "", "accepted"),
        (ACCEPTS, "2", "refused"),
        ("Bonjour, bonne journée.", "3", "more"),
        ("Your code is 482913.", "", "code"),
    ],
)
def test_the_person_decides_what_it_is(
    tmp_path: Path, filing: Any, text: str, typed: str, filed: str
) -> None:
    sent(tmp_path)

    filing(typed).answer(Given(text.encode()), "")

    assert [kind for kind, _ in answers(tmp_path)] == [filed]


@pytest.mark.parametrize("typed", ["", "7", "yes", None])
def test_without_their_word_nothing_is_filed(
    tmp_path: Path, filing: Any, typed: str | None
) -> None:
    sent(tmp_path)

    with pytest.raises(NotSent, match="Nothing was filed"):
        filing(typed).answer(Given(b"Bonjour, bonne journ\xc3\xa9e."), "")

    assert answers(tmp_path) == []


def test_an_answer_older_than_the_objection_is_said_to_be(tmp_path: Path, filing: Any) -> None:
    sent(tmp_path, day="2026-10-20")
    made = filing("1")

    made.answer(Given(mail(ACCEPTS.encode())), "")

    old = "It says that it is of 1 September 2026: that is before you objected, on 20 October 2026."
    assert old in made.person.transcript


def test_of_several_mails_the_person_chooses_one(tmp_path: Path, filing: Any) -> None:
    sent(tmp_path)
    start = b"From a@b.c Tue Sep  1 10:00:00 2026\n"
    both = start + mail(ACCEPTS.encode()) + b"\n" + start + mail(b"Your code is 482913.")
    made = filing("2", "")

    made.answer(Given(both, ".mbox"), "")

    assert answers(tmp_path) == [("code", "code")]


@pytest.mark.parametrize("content", [picture(), b"%PDF-1.7"])
def test_a_picture_is_kept_and_not_read(tmp_path: Path, filing: Any, content: bytes) -> None:
    receipt = sent(tmp_path)
    made = filing("5")

    made.answer(Given(content, ".png"), "")

    assert "kept as it is, and not read" in made.person.transcript
    assert (receipt.folder / "answers/01-notice.png").read_bytes() == content


def test_it_can_simply_be_said(tmp_path: Path, filing: Any) -> None:
    receipt = sent(tmp_path)

    filing("6").answer(Given(), "")

    assert answers(tmp_path) == [("nothing", "")]
    assert not (receipt.folder / "answers").exists()
    assert "awaited since" in status(tmp_path)


def test_a_long_answer_is_shown_in_part_and_kept_whole(tmp_path: Path, filing: Any) -> None:
    receipt = sent(tmp_path)
    made = filing("6")
    text = "\n".join(f"line {n}" for n in range(100)).encode()

    made.answer(Given(text), "")

    assert "  | … and 88 lines more" in made.person.transcript
    assert (receipt.folder / "answers/01-nothing.txt").read_bytes() == text


@pytest.mark.parametrize("outcome", [Outcome.STOPPED, Outcome.DECLINED, Outcome.REHEARSED])
def test_where_nothing_was_sent_there_is_nothing_to_answer(
    tmp_path: Path, filing: Any, outcome: Outcome
) -> None:
    Receipt.new(tmp_path, "facebook", practice=False).end(outcome, "")
    sent(tmp_path, "instagram")

    with pytest.raises(UsageError, match="answer facebook --objected"):
        filing("1").answer(Given(ACCEPTS.encode()), "")


def test_a_receipt_that_was_altered_is_not_written_on(tmp_path: Path, filing: Any) -> None:
    receipt = sent(tmp_path)
    (receipt.folder / "form.png").write_bytes(b"other")

    with pytest.raises(UsageError, match="no receipt tells"):
        filing("1").answer(Given(ACCEPTS.encode()), "")


def test_who_objected_by_hand_gets_a_receipt_that_says_so(tmp_path: Path, filing: Any) -> None:
    filing().objected("26.05.2025")

    (receipt,) = kept(tmp_path)
    assert (receipt.outcome, receipt.stated, receipt.objected_on) == ("sent", True, "2025-05-26")
    assert receipt.fault == ""
    text = status(tmp_path)
    assert "26 May 2025: You say that you objected." in text
    assert "Done: nothing yet" in text
    assert "Done as you said: facebook" in text
    page = (receipt.folder / "receipt.html").read_text("utf-8")
    assert "The program saw nothing of it." in page


def test_the_day_can_be_told_where_the_site_only_said_that_it_has_it(
    tmp_path: Path, filing: Any
) -> None:
    Receipt.new(tmp_path, "facebook", practice=False).end(Outcome.ALREADY, "")

    filing().objected("2025-05-26")

    (receipt,) = kept(tmp_path)
    assert (receipt.outcome, receipt.objected_on) == ("already", "2025-05-26")
    assert "awaited since 26 May 2025" in status(tmp_path)


def test_what_was_seen_is_not_replaced_by_what_is_said(tmp_path: Path, filing: Any) -> None:
    sent(tmp_path)

    with pytest.raises(UsageError, match="says already that you objected on 20 October 2026"):
        filing().objected("2025-05-26")


def test_what_may_have_been_sent_may_be_told_to_have_been(tmp_path: Path, filing: Any) -> None:
    unconfirmed(tmp_path)

    filing().objected("2026-11-27")

    assert "Done as you said: facebook" in status(tmp_path)


@pytest.mark.parametrize("day", ["tomorrow", "2999-01-01", "2026-02-30", "1890-01-01", ""])
def test_a_day_that_cannot_be_is_refused(tmp_path: Path, filing: Any, day: str) -> None:
    with pytest.raises(UsageError, match="a day that is past"):
        filing().objected(day)

    assert list(kept(tmp_path)) == []


@pytest.mark.parametrize("content", [b"", b" \n\n"])
def test_an_empty_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(content)

    with pytest.raises(UsageError, match="there is nothing in it"):
        given_in(str(tmp_path / "a.txt"))


def test_a_file_is_called_by_its_ending_and_by_nothing_else_of_its_name(tmp_path: Path) -> None:
    (tmp_path / "a.EML").write_bytes(b"x")
    (tmp_path / "a.t/x").parent.mkdir()
    (tmp_path / "a.t/x").write_bytes(b"x")

    assert given_in(str(tmp_path / "a.EML")).ending == ".eml"
    assert given_in(str(tmp_path / "a.t/x")).ending == ".bin"


def test_a_text_is_pasted_at_the_terminal_and_ends_with_a_dot(
    child_env: dict[str, str],
) -> None:
    receipts = Path(child_env["OPTOUT_DATA_DIR"], "receipts")
    receipt = sent(receipts)

    with Terminal(["answer", "facebook"], child_env) as terminal:
        terminal.until("a line with nothing but a dot")
        terminal.until(">")
        terminal.type(f"Bonjour,\n\x1b[31m\n{ACCEPTS}\nMerci\n.\n")
        terminal.until("Enter for “accepted”:")
        terminal.type("\n")
        code = terminal.ends()

    assert code == 0
    assert answers(receipts) == [("accepted", "accepted")]
    text = (receipt.folder / "answers/01-accepted.txt").read_text("utf-8")
    assert text.splitlines()[0] == "Bonjour,"
    assert text.splitlines()[2:] == [ACCEPTS, "Merci"]
    assert "\x1b" not in terminal.shown.replace("^[", "")


@pytest.mark.parametrize(
    "text",
    ["Hello,\nwe refuse your objection.\n.\n" + "1\n" * 500, "1\nHello\n2\n.\n"],
    ids=["a dot in the midst of it", "a number first"],
)
def test_nothing_of_a_pasted_text_answers_for_the_person(
    child_env: dict[str, str], text: str
) -> None:
    receipt = sent(Path(child_env["OPTOUT_DATA_DIR"], "receipts"))
    with Terminal(["answer", "facebook"], child_env) as terminal:
        terminal.until("nothing but a dot.\n> ")
        terminal.type(text)
        terminal.type(".\n")
        terminal.until("Its number")
        terminal.type("q\n")
        code = terminal.ends()

    assert code == 3
    assert "Nothing was filed." in terminal.shown
    assert not (receipt.folder / "answers").exists()


def test_without_a_terminal_it_is_filed_only_as_what_it_is_said_to_be(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    receipts = Path(child_env["OPTOUT_DATA_DIR"], "receipts")
    sent(receipts)
    given = [sys.executable, "-m", "optout_bot", "answer", "facebook", "-"]

    codes = [
        subprocess.run(
            [*given, *more], input=ACCEPTS.encode(), env=child_env, cwd=tmp_path, check=False
        ).returncode
        for more in ([], ["--is", "accepted"])
    ]

    assert codes == [3, 0]
    assert answers(receipts) == [("accepted", "accepted")]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["answer", "myspace"], "none of these: facebook"),
        (["answer", "facebook", "/nowhere"], "cannot be used: No such file"),
        (["answer", "facebook", "--is", "perhaps"], "perhaps is none of these: accepted, refused"),
        (["answer", "facebook", "--objected", "soon"], "a day that is past"),
        (["answer", "facebook", "--is", "accepted"], "no receipt tells of an objection there"),
    ],
)
def test_what_cannot_be_filed_is_refused_in_one_line(
    child_env: dict[str, str], tmp_path: Path, arguments: list[str], said: str
) -> None:
    done = command(arguments, child_env, tmp_path)

    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_while_another_command_writes_nothing_is_filed(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    folder = Path(child_env["OPTOUT_DATA_DIR"])
    receipt = sent(folder / "receipts")
    before = (receipt.folder / "receipt.json").read_bytes()

    with FileLock(folder / "run.lock"):
        done = command(["answer", "facebook", "--is", "accepted"], child_env, tmp_path)

    assert done.returncode == 6
    assert "Another run is going on" in done.stderr
    assert (receipt.folder / "receipt.json").read_bytes() == before
