"""What earlier runs did is said before anything opens, and only the word `again` goes on."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from optout_bot.base.errors import NotSent
from optout_bot.commands.sites import load_flow
from optout_bot.flow import Flow
from optout_bot.person.history import ask_if_again, concerning
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome
from tests.conftest import Someone


def earlier(
    folder: Path, outcome: Outcome, *, site: str = "facebook", practice: bool = False
) -> Receipt:
    receipt = Receipt.new(folder, site, practice=practice)
    if outcome in {Outcome.SENT, Outcome.UNCONFIRMED}:
        receipt.intent()
    receipt.end(outcome, "because")
    return receipt


def asked(flow: Flow, folder: Path, answer: str | None) -> Someone:
    person = Someone([answer])
    ask_if_again(flow, folder, person, lambda: None, 1)
    return person


@pytest.mark.parametrize(
    ("outcome", "said"),
    [
        (Outcome.SENT, "need not do it again"),
        (Outcome.UNCONFIRMED, "spam"),
    ],
)
def test_what_may_have_been_sent_is_said_with_its_receipt_and_asked_about(
    tmp_path: Path, facebook: Flow, outcome: Outcome, said: str
) -> None:
    receipt = earlier(tmp_path, outcome)

    person = asked(facebook, tmp_path, "again")

    assert said in person.transcript
    assert str(receipt.folder) in person.transcript
    assert "Nothing has been opened" in person.transcript


@pytest.mark.parametrize("answer", ["yes", "", "no", None])
@pytest.mark.parametrize("outcome", [Outcome.SENT, Outcome.UNCONFIRMED])
def test_any_other_word_stops(
    tmp_path: Path, facebook: Flow, outcome: Outcome, answer: str | None
) -> None:
    earlier(tmp_path, outcome)

    with pytest.raises(NotSent):
        asked(facebook, tmp_path, answer)


@pytest.mark.parametrize(
    ("outcome", "site", "practice"),
    [
        (Outcome.STOPPED, "facebook", False),
        (Outcome.DECLINED, "facebook", False),
        (Outcome.SENT, "facebook", True),
        (Outcome.UNCONFIRMED, "facebook", True),
        (Outcome.SENT, "instagram", False),
    ],
)
def test_nothing_is_asked_after_what_cannot_have_sent_here(
    tmp_path: Path, facebook: Flow, outcome: Outcome, site: str, practice: bool
) -> None:
    earlier(tmp_path, outcome, site=site, practice=practice)

    assert asked(facebook, tmp_path, None).heard == []


def test_a_run_that_was_stopped_later_does_not_hide_one_that_sent(
    tmp_path: Path, facebook: Flow
) -> None:
    earlier(tmp_path, Outcome.SENT)
    earlier(tmp_path, Outcome.STOPPED)

    with pytest.raises(NotSent):
        asked(facebook, tmp_path, None)


@pytest.mark.parametrize("damage", ["{", '"stopped"', ""])
def test_a_damaged_receipt_may_have_been_of_a_run_that_sent(
    tmp_path: Path, facebook: Flow, damage: str
) -> None:
    receipt = earlier(tmp_path, Outcome.UNCONFIRMED)
    (receipt.folder / "receipt.json").write_text(damage, encoding="utf-8")

    person = asked(facebook, tmp_path, "again")

    assert "cannot be read" in person.transcript
    assert "may have been sent" in person.transcript


def test_a_receipt_turned_from_sent_to_stopped_or_practice_is_not_believed(
    tmp_path: Path, facebook: Flow
) -> None:
    receipt = earlier(tmp_path, Outcome.SENT)
    path = receipt.folder / "receipt.json"
    data = json.loads(path.read_text(encoding="utf-8"))
    path.write_text(json.dumps(data | {"outcome": "stopped", "practice": True}), encoding="utf-8")

    assert [each.folder for each in concerning(tmp_path, "facebook")] == [receipt.folder]


def test_a_damaged_receipt_of_another_site_does_not_concern_this_one(tmp_path: Path) -> None:
    receipt = earlier(tmp_path, Outcome.SENT, site="instagram")
    (receipt.folder / "receipt.json").unlink()

    assert concerning(tmp_path, "facebook") == []
    assert len(concerning(tmp_path, "instagram")) == 1


def test_a_folder_without_a_name_that_tells_could_be_of_any_site(tmp_path: Path) -> None:
    (tmp_path / "old").mkdir()

    assert len(concerning(tmp_path, "facebook")) == 1


def test_what_was_done_by_hand_is_not_said_to_have_been_seen(tmp_path: Path) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)
    receipt.record.stated = True
    receipt.end(Outcome.SENT, "you said so")
    person = Someone(["no"])

    with pytest.raises(NotSent):
        ask_if_again(load_flow("facebook"), tmp_path, person, lambda: None, 5)

    assert "you did it by hand" in person.transcript
    assert "the page confirmed it" not in person.transcript


def test_the_day_told_is_the_one_on_which_they_say_that_they_objected(tmp_path: Path) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)
    receipt.record.stated, receipt.record.objected_on = True, "2025-05-26"
    receipt.end(Outcome.SENT, "you said so")
    person = Someone(["no"])

    with pytest.raises(NotSent):
        ask_if_again(load_flow("facebook"), tmp_path, person, lambda: None, 5)

    assert "On 26 May 2025 you did it by hand." in person.transcript


def test_who_read_the_confirmation_is_said(tmp_path: Path) -> None:
    receipt = earlier(tmp_path, Outcome.SENT)
    receipt.record.confirmed_by = "person"
    receipt.save()
    person = Someone(["no"])

    with pytest.raises(NotSent):
        ask_if_again(load_flow("facebook"), tmp_path, person, lambda: None, 5)

    assert "you read the confirmation" in person.transcript
    assert "the page confirmed it" not in person.transcript
