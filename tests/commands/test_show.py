"""What is shown before a run, and what the receipts say afterwards."""

from __future__ import annotations

from pathlib import Path

import pytest

from optout_bot.commands.show import preview
from optout_bot.commands.sites import SITES, load_flow
from optout_bot.commands.status import status
from optout_bot.flow.words import Words
from optout_bot.person.receipt import Outcome, Receipt


@pytest.mark.parametrize("site", SITES)
def test_it_names_every_door_every_form_and_the_word_that_sends(words: Words, site: str) -> None:
    flow = load_flow(site)

    text = preview(flow, words)

    for door in flow.doors:
        assert door.seen.isoformat() in text
    for number in flow.form.numbers:
        assert number.number in text
    assert "Only the word yes sends it" in text
    assert "never yet" in text


def test_without_receipts_nothing_was_sent(tmp_path: Path) -> None:
    assert status(tmp_path / "none") == "No receipts yet: nothing was sent."


@pytest.mark.parametrize(
    ("outcome", "practice", "line", "done"),
    [
        (Outcome.SENT, False, "sent, and the page confirmed it", "Done: facebook"),
        (Outcome.SENT, True, "PRACTICE, sent", "Done: nothing yet"),
        (Outcome.UNCONFIRMED, False, "pressed, but no confirmation", "Done: nothing yet"),
        (Outcome.DECLINED, False, "not sent: you did not say yes", "Done: nothing yet"),
        (Outcome.STOPPED, False, "not sent (because)", "Done: nothing yet"),
    ],
)
def test_each_receipt_has_its_line_and_only_a_confirmed_real_one_is_done(
    tmp_path: Path, outcome: Outcome, practice: bool, line: str, done: str
) -> None:
    Receipt(tmp_path, "facebook", practice=practice).end(outcome, "because")

    text = status(tmp_path)

    assert line in text
    assert done in text


def test_a_receipt_that_was_changed_is_said_to_be_so_and_is_not_done(tmp_path: Path) -> None:
    receipt = Receipt(tmp_path, "facebook", practice=False)
    receipt.end(Outcome.DECLINED, "no")
    path = receipt.folder / "receipt.json"
    path.write_text(path.read_text("utf-8").replace("declined", "sent"), "utf-8")

    text = status(tmp_path)

    assert "receipt.json is not what was written" in text
    assert "Done: nothing yet" in text


@pytest.mark.parametrize("practice", [True, False])
def test_where_no_confirmation_was_seen_it_says_where_to_look(
    tmp_path: Path, practice: bool
) -> None:
    Receipt(tmp_path, "facebook", practice=practice).intent()

    assert ("spam" in status(tmp_path)) == (not practice)
