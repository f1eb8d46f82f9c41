"""`status` says what was sent, what is awaited and what to do next, and counts nothing in vain."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from optout_bot.after.page import keep_page
from optout_bot.base.errors import UsageError
from optout_bot.commands.status import Standing, as_data, write_calendar
from optout_bot.person.receipt import Receipt, now
from optout_bot.person.record import Answer, AnswerRecord, Outcome
from tests.after.receipts import picture, sent
from tests.conftest import ROOT, TODAY, status
from tests.test_cli import command

CONTRACT = (ROOT / "docs" / "status.md").read_text(encoding="utf-8")


def test_without_receipts_nothing_was_sent(tmp_path: Path) -> None:
    assert status(tmp_path / "none") == "No receipts yet: nothing was sent."


@pytest.mark.parametrize(
    ("outcome", "practice", "line", "done"),
    [
        (Outcome.SENT, False, "Your objection was sent. The page confirmed it.", "facebook"),
        (Outcome.ALREADY, False, "The site has your objection already.", "facebook"),
        (Outcome.UNCONFIRMED, False, "no confirmation was seen", "nothing yet"),
        (Outcome.SENT, True, "Not counted as done: 1 PRACTICE", "nothing yet"),
        (Outcome.UNCONFIRMED, True, "Not counted as done: 1 PRACTICE", "nothing yet"),
        (Outcome.DECLINED, False, "Not counted as done: 1 declined", "nothing yet"),
        (Outcome.STOPPED, False, "Not counted as done: 1 stopped", "nothing yet"),
        (Outcome.REHEARSED, False, "Not counted as done: 1 rehearsed", "nothing yet"),
    ],
)
def test_only_what_a_real_page_confirmed_is_done(
    tmp_path: Path, outcome: Outcome, practice: bool, line: str, done: str
) -> None:
    Receipt.new(tmp_path, "facebook", practice=practice).end(outcome, "because")

    text = status(tmp_path)

    assert line in unfolded(text)
    assert f"Done: {done}" in text.splitlines()
    assert ("Meta answered by e-mail" in text) == ("Not counted" not in line)


def unfolded(text: str) -> str:
    """The text as if the terminal were as wide as it wants."""
    return re.sub(r"\s+", " ", text)


def test_each_site_has_its_outcome_its_answer_and_its_next_step_with_the_day(
    tmp_path: Path,
) -> None:
    sent(tmp_path, "facebook", "2026-10-20")

    text = unfolded(status(tmp_path, date(2026, 11, 28)))

    assert "Facebook 20 October 2026: Your objection was sent." in text
    assert "Meta's answer is awaited since 20 October 2026" in text
    assert "next: from 25 November 2026: where nothing came, remind Meta" in text
    assert "(optout-bot letter facebook)" in text
    assert "Instagram nothing was sent" in text


def test_an_answer_ends_the_waiting(tmp_path: Path) -> None:
    receipt = sent(tmp_path)
    receipt.record.answers = [AnswerRecord("2026-10-22T09:00:00+00:00", Answer.ACCEPTED)]
    receipt.save()

    text = unfolded(status(tmp_path))

    assert "Meta's answer: accepted, filed on 22 October 2026" in text
    assert "awaited" not in text
    assert "next:" not in text


def test_one_that_is_only_possible_does_not_hide_one_that_was_seen(tmp_path: Path) -> None:
    sent(tmp_path)
    Receipt.new(tmp_path, "facebook", practice=False).intent()

    assert "Done: facebook" in status(tmp_path)


def changed(path: Path) -> None:
    path.write_bytes(path.read_bytes() + b" ")


def unreadable(folder: Path) -> None:
    data = json.loads((folder / "receipt.json").read_text("utf-8")) | {"sent_at": "soon"}
    (folder / "receipt.json").write_text(json.dumps(data), "utf-8")


ANSWER = "answers/01-accepted.txt"
ALTERED: dict[str, Callable[[Path], object]] = {
    "receipt.json": lambda folder: changed(folder / "receipt.json"),
    "receipt.html": lambda folder: changed(folder / "receipt.html"),
    "an answer": lambda folder: changed(folder / ANSWER),
    "a picture": lambda folder: changed(folder / "form.png"),
    "an answer that is gone": lambda folder: (folder / ANSWER).unlink(),
    "half written": lambda folder: (folder / "receipt.json").write_text('{"tool": "op', "utf-8"),
    "no hashes": lambda folder: (folder / "SHA256SUMS").unlink(),
    "a day that is none": unreadable,
}


@pytest.mark.parametrize("what", ALTERED)
def test_what_is_not_as_it_was_written_is_named_counts_as_nothing_and_stays(
    tmp_path: Path, what: str
) -> None:
    receipt = sent(tmp_path)
    assert receipt.paper("answers/accepted.txt", b"We honour it.") == ANSWER
    assert "Done: facebook" in status(tmp_path)

    ALTERED[what](receipt.folder)

    text = unfolded(status(tmp_path))
    assert f"{receipt.folder}: " in text
    assert "It counts as nothing; have a look at it." in text
    assert "Done: nothing yet" in text
    assert receipt.folder.is_dir()


def test_foreign_files_and_folders_are_named_and_stay(tmp_path: Path) -> None:
    sent(tmp_path)
    (tmp_path / "note.txt").write_text("mine", "utf-8")
    (tmp_path / "holiday").mkdir()

    text = unfolded(status(tmp_path))

    assert f"{tmp_path / 'note.txt'} is no receipt. It counts as nothing, and stays." in text
    assert f"{tmp_path / 'holiday'}: this receipt cannot be read." in text
    assert "Done: facebook" in text
    assert (tmp_path / "note.txt").exists()
    assert (tmp_path / "holiday").exists()


def data(receipts: Path) -> dict[str, Any]:
    return as_data(Standing.of(receipts), TODAY)


def paths(value: Any, path: str = "") -> set[str]:
    """Every key of the data, as the contract writes it."""
    if isinstance(value, dict):
        return set().union(*(_inner(path, key, each) for key, each in value.items()))
    return paths(value[0], f"{path}[]") if isinstance(value, list) and value else {path}


def _inner(path: str, key: str, value: Any) -> set[str]:
    if path == "sites":
        key = "*"
    own = f"{path}.{key}" if path else key
    return {own} | paths(value, own)


def test_the_data_is_what_its_contract_says(tmp_path: Path) -> None:
    receipt = sent(tmp_path)
    receipt.record.answers = [AnswerRecord("2026-10-22T09:00:00+00:00", Answer.CODE)]
    receipt.save()
    Receipt.new(tmp_path, "instagram", practice=True)
    (tmp_path / "note.txt").touch()
    (tmp_path / "holiday").mkdir()

    made = data(tmp_path)

    told = {re.sub(r"\[\]$", "", key) for key in re.findall(r"^\| `([^`]+)`", CONTRACT, re.M)}
    found = {re.sub(r"\[\]$", "", key) for key in paths(made)} - {"not_counted.practice", "sites.*"}
    assert found == told
    assert f"This is version **{made['version']}**" in CONTRACT
    assert made["sites"]["facebook"]["next"] == "remind"
    assert made["not_counted"] == {"practice": 1}


def test_the_command_prints_the_data_and_writes_the_calendar(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    sent(Path(child_env["OPTOUT_DATA_DIR"], "receipts"), day="2026-10-20")
    file = tmp_path / "dates.ics"
    french = child_env | {"OPTOUT_LANGUAGE": "fr"}

    plain = command(["status", "--json"], french, tmp_path)
    both = command(["status", "--json", "--open"], french, tmp_path)
    done = command(["status", "--calendar", str(file)], french, tmp_path)

    assert json.loads(plain.stdout)["done"] == ["facebook"]
    assert (both.returncode, both.stdout) == (2, "")
    assert done.returncode == 0
    events = Calendar.from_ical(file.read_bytes().decode()).walk("VEVENT")
    assert [each.decoded("DTSTART").isoformat() for each in events] == [
        "2026-10-22",
        "2026-11-20",
        "2026-11-25",
    ]
    assert "relancer Meta" in str(events[2]["SUMMARY"])


def test_it_opens_a_page_of_all_receipts_in_the_usual_browser(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    receipts = Path(child_env["OPTOUT_DATA_DIR"], "receipts")
    receipt = sent(receipts)
    Receipt.new(receipts, "instagram", practice=True).picture("form", picture(), "x")
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\nprintf "%s" "$1" > {opened}\n', "utf-8")
    browser.chmod(0o700)

    done = command(["status", "--open"], child_env | {"BROWSER": str(browser)}, tmp_path)

    assert done.returncode == 0, done.stderr
    page = Path(child_env["OPTOUT_DATA_DIR"], "overview.html")
    assert opened.read_text("utf-8") == page.as_uri()
    html = page.read_text("utf-8")
    assert f'href="{(receipt.folder / "receipt.html").as_uri()}"' in html
    assert "PRACTICE: " in html
    assert page.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("practice", [True, False])
def test_where_no_confirmation_was_seen_it_says_where_to_look(
    tmp_path: Path, practice: bool
) -> None:
    Receipt.new(tmp_path, "facebook", practice=practice).intent()

    assert ("Where no confirmation was seen" in status(tmp_path)) == (not practice)


@pytest.mark.parametrize("name", ["receipt.json", "receipt.html", "SHA256SUMS", "a link"])
def test_the_calendar_takes_no_other_files_place(tmp_path: Path, name: str) -> None:
    folder = sent(tmp_path / "receipts").folder
    file = folder / name
    if name == "a link":
        file = tmp_path / "dates.ics"
        file.symlink_to(folder / "receipt.json")
    before = file.read_bytes()

    with pytest.raises(UsageError, match="exists already"):
        write_calendar(Standing.of(tmp_path / "receipts"), file)

    assert file.read_bytes() == before
    assert Standing.of(tmp_path / "receipts").done == ["facebook"]


def test_a_calendar_is_written_anew_and_none_without_dates(tmp_path: Path) -> None:
    file = tmp_path / "dates.ics"
    with pytest.raises(UsageError, match="no dates to write"):
        write_calendar(Standing.of(tmp_path / "receipts"), file)
    sent(tmp_path / "receipts")

    for _ in range(2):
        write_calendar(Standing.of(tmp_path / "receipts"), file)

    assert file.read_text("utf-8").count("BEGIN:VCALENDAR") == 1


ODD: dict[str, Callable[[Path], object]] = {
    "a pipe for the record": lambda folder: replaced(folder / "receipt.json", os.mkfifo),
    "a pipe for the hashes": lambda folder: replaced(folder / "SHA256SUMS", os.mkfifo),
    "a pipe for the page": lambda folder: replaced(folder / "receipt.html", os.mkfifo),
    "a record without end": lambda folder: os.truncate(folder / "receipt.json", 2**40),
    "a record that is a link": lambda folder: replaced(
        folder / "receipt.json", lambda path: path.symlink_to("/dev/zero")
    ),
    "an answer without its line": lambda folder: without_line(folder, "answers/"),
    "a page without its line": lambda folder: without_line(folder, "receipt.html"),
}


def replaced(file: Path, by: Callable[[Path], object]) -> None:
    file.unlink()
    by(file)


def without_line(folder: Path, name: str) -> None:
    """Its file is changed, and its line taken out."""
    sums = folder / "SHA256SUMS"
    kept = [line for line in sums.read_text("utf-8").splitlines(True) if name not in line]
    sums.write_text("".join(kept), "utf-8")
    files = (each for each in folder.rglob("*") if name in str(each) and each.is_file())
    next(files).write_text("x", "utf-8")


@pytest.mark.skipif(os.name == "nt", reason="there are no such files on Windows")
@pytest.mark.parametrize("how", ODD)
def test_a_receipt_with_an_odd_file_counts_as_nothing_and_nothing_is_waited_for(
    tmp_path: Path, how: str
) -> None:
    receipt = sent(tmp_path)
    receipt.record.answers.append(
        AnswerRecord(now(), Answer.MORE, receipt.paper("answers/more.txt", b"Tell us more."))
    )
    keep_page(receipt)
    assert Standing.of(tmp_path).done == ["facebook"]

    ODD[how](receipt.folder)

    standing = Standing.of(tmp_path)
    assert standing.done == []
    assert [folder for folder, _ in standing.faults] == [receipt.folder]


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
def test_a_link_among_the_receipts_is_named_and_not_followed(tmp_path: Path) -> None:
    outside = sent(tmp_path / "elsewhere").folder
    receipts = tmp_path / "receipts"
    receipts.mkdir()
    (receipts / outside.name).symlink_to(outside)
    (receipts / "loop").symlink_to("loop")
    (receipts / "note\nDone: facebook").write_text("x", "utf-8")

    text = status(receipts)

    assert "Done: facebook" not in text.splitlines()
    assert f"{receipts / 'loop'} is no receipt." in " ".join(text.split())
    assert Standing.of(receipts).done == []
