"""A letter is written into its receipt, as text, page and PDF, where it fits and is due."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from optout_bot.base.errors import BrowserError, UsageError
from optout_bot.base.settings import Settings, read_settings
from optout_bot.commands import letter as letter_module
from optout_bot.commands.letter import Wanted, Writing
from optout_bot.person.kept import kept
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Answer, AnswerRecord, LetterRecord, Outcome
from tests.after.receipts import sent, unconfirmed
from tests.conftest import Someone
from tests.test_cli import command

DUE = date(2026, 11, 26)
PDF = b"%PDF-1.4 printed"


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Settings:
    monkeypatch.setenv("OPTOUT_DATA_DIR", str(tmp_path))
    monkeypatch.setenv("OPTOUT_COUNTRY", "FR")
    # How it is printed has a test of its own, with a browser.
    monkeypatch.setattr(letter_module, "printed", lambda *_: PDF)
    return read_settings()


@pytest.fixture
def write(settings: Settings) -> Any:
    def made(today: date = DUE, **wanted: str) -> str:
        person = Someone()
        writing = Writing(person, settings, lambda: None)
        writing.write(Wanted("facebook", **wanted), today)
        return person.transcript

    return made


def answered(receipt: Receipt, kind: Answer) -> None:
    receipt.record.answers.append(AnswerRecord("2026-10-22T09:00:00+00:00", kind))
    receipt.save()


def reminded(receipt: Receipt, day: str = "2026-11-26") -> None:
    record = LetterRecord(f"{day}T09:00:00+00:00", "reminder", "Meta", "letters/01.txt")
    receipt.record.letters.append(record)
    receipt.save()


def test_the_reminder_is_kept_three_ways_with_what_goes_with_it(
    settings: Settings, write: Any
) -> None:
    receipt = sent(settings.receipts)

    said = write()

    folder = receipt.folder / "letters"
    names = ["01-receipt.html", "02-reminder.txt", "03-reminder.html", "04-reminder.pdf"]
    assert sorted(each.name for each in folder.iterdir()) == names
    assert (folder / "04-reminder.pdf").read_bytes() == PDF
    text = (folder / "02-reminder.txt").read_text("utf-8")
    for name, digest in re.findall(r"- (\S+) \(SHA-256 (\w+)\)", text):
        assert hashlib.sha256((receipt.folder / name).read_bytes()).hexdigest() == digest
    assert text.count("SHA-256") == 3
    (found,) = kept(settings.receipts)
    assert found.fault == ""
    assert [(e.letter, e.to) for e in found.letters] == [
        ("reminder", "Meta Platforms Ireland Limited")
    ]
    assert "https://help.meta.com/support/privacy/" in said
    assert said.count("legal advice") == 1
    assert "Written, and not sent:" in said
    assert "This is early" not in said


def test_a_letter_before_its_day_is_written_with_a_warning(settings: Settings, write: Any) -> None:
    sent(settings.receipts)

    assert "This is early: it is due from 25 November 2026." in write(date(2026, 11, 24))


def test_after_the_reminder_comes_the_complaint_to_the_authority_of_the_country(
    settings: Settings, write: Any
) -> None:
    receipt = sent(settings.receipts)
    reminded(receipt)

    said = write(date(2026, 12, 10), country="RE")

    text = next((receipt.folder / "letters").glob("*-complaint.txt")).read_text("utf-8")
    assert "CNIL" in text
    assert "Réclamation au titre de l'article 77" in text
    assert "cnil.fr" in said
    assert "This is early" not in said


def test_after_a_refusal_one_may_complain_at_once(settings: Settings, write: Any) -> None:
    receipt = sent(settings.receipts)
    answered(receipt, Answer.REFUSED)

    said = write(date(2026, 10, 23), language="en", country="IE")

    text = next((receipt.folder / "letters").glob("*-complaint.txt")).read_text("utf-8")
    # When it was refused the receipt does not say: only when that was filed.
    assert "Meta refused the objection." in text
    assert "22 October 2026" not in text
    assert "early" not in said


def test_a_complaint_without_a_reminder_is_warned_of(settings: Settings, write: Any) -> None:
    sent(settings.receipts)

    assert "Mostly one reminds Meta first" in write(to="authority")


@pytest.mark.parametrize(
    ("wanted", "why"),
    [
        ({"country": "CH"}, "CH: no authority there is known"),
        ({"country": "BR"}, "BR: no authority there is known"),
        ({"country": "DE", "to": "authority"}, r"--region says which: BW \(Baden-Württemberg\)"),
        ({"country": "DE", "to": "authority", "region": "ZZ"}, "DE-ZZ: no authority"),
        ({"country": "GB", "to": "authority"}, "complains to Meta first: .* --to meta"),
    ],
)
def test_where_no_letter_would_be_right_it_is_said_and_none_is_written(
    settings: Settings, write: Any, wanted: dict[str, str], why: str
) -> None:
    receipt = sent(settings.receipts)

    with pytest.raises(UsageError, match=why):
        write(**wanted)

    assert not (receipt.folder / "letters").exists()


@pytest.mark.parametrize(
    ("kind", "why"),
    [
        (Answer.ACCEPTED, "Meta accepted it, as you filed"),
        (Answer.NOTICE, "it may be Meta's decision. Say what it was: optout-bot answer facebook"),
    ],
)
def test_nothing_is_written_where_meta_may_have_decided(
    settings: Settings, write: Any, kind: Answer, why: str
) -> None:
    answered(sent(settings.receipts), kind)

    with pytest.raises(UsageError, match=why):
        write()


def test_no_complaint_is_written_before_the_month_is_over(settings: Settings, write: Any) -> None:
    sent(settings.receipts)

    with pytest.raises(UsageError, match="it ends on 20 November 2026"):
        write(date(2026, 11, 20), to="authority")
    write(date(2026, 11, 21), to="authority")


def test_of_what_was_not_confirmed_meta_is_written_to_first(settings: Settings, write: Any) -> None:
    receipt = unconfirmed(settings.receipts)
    receipt.record.intent_at = "2026-10-20T12:00:00.000+00:00"
    receipt.save()

    with pytest.raises(UsageError, match="no confirmation was seen, so write to Meta first"):
        write(to="authority")
    write(to="meta")
    write(date(2027, 1, 10), to="authority")


def test_nothing_is_written_where_nothing_was_sent_or_nobody_knows_when(
    settings: Settings, write: Any
) -> None:
    Receipt.new(settings.receipts, "facebook", practice=True).end(Outcome.SENT, "")
    with pytest.raises(UsageError, match="no receipt tells of an objection there"):
        write()

    Receipt.new(settings.receipts, "facebook", practice=False).end(Outcome.ALREADY, "")
    with pytest.raises(UsageError, match="does not tell on which day"):
        write()


def test_without_a_browser_there_is_still_a_letter(
    settings: Settings, write: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object) -> bytes:
        raise BrowserError("none is there")

    monkeypatch.setattr(letter_module, "printed", fails)
    receipt = sent(settings.receipts)

    said = write()

    assert "There is no PDF of it: none is there" in said
    assert len(list((receipt.folder / "letters").iterdir())) == 3
    assert next(kept(settings.receipts)).letters


def test_the_command_prints_a_tagged_pdf(child_env: dict[str, str], tmp_path: Path) -> None:
    receipt = sent(Path(child_env["OPTOUT_DATA_DIR"], "receipts"))

    done = command(
        ["letter", "facebook", "--country", "fr", "--language", "fr"], child_env, tmp_path
    )

    assert done.returncode == 0, done.stderr
    pdf = (receipt.folder / "letters/04-reminder.pdf").read_bytes()
    assert pdf.startswith(b"%PDF")
    assert b"/StructTreeRoot" in pdf
    assert b"/JavaScript" not in pdf
    assert "https://" not in pdf.decode("latin-1").replace("https://www.w3.org", "")


def test_without_a_country_it_asks_for_one(child_env: dict[str, str], tmp_path: Path) -> None:
    sent(Path(child_env["OPTOUT_DATA_DIR"], "receipts"))
    child_env.pop("OPTOUT_COUNTRY", None)

    done = command(["letter", "facebook"], child_env, tmp_path)

    assert done.returncode == 2
    assert "in which country do you live?" in done.stderr
