"""Several sites in one command: one failing does not stop the others, one objection may cover
the next account, and what is skipped is never done."""

from __future__ import annotations

from pathlib import Path

import pytest

from optout_bot.show import status
from tests.terminal import QUESTION, Terminal

BOTH = ["run", "--practice", "--headless"]
TOO = "Instagram too? Enter to go on, q to skip:"


def receipts(env: dict[str, str]) -> list[str]:
    return sorted(p.name[17:] for p in Path(env["OPTOUT_DATA_DIR"], "receipts").iterdir())


@pytest.mark.parametrize(("answer", "sites"), [("q", 1), ("", 2)])
def test_after_the_first_was_sent_the_person_decides_on_the_second(
    child_env: dict[str, str], answer: str, sites: int
) -> None:
    with Terminal(BOTH, child_env) as terminal:
        terminal.until(QUESTION)
        terminal.type("yes\n")
        shown = terminal.until(TOO)
        terminal.type(f"{answer}\n")
        if sites == 2:
            terminal.until_count(QUESTION, 2)
            terminal.type("yes\n")
        code = terminal.ends()

    assert "covers all accounts in the same Accounts Center" in shown
    assert "If your Instagram account is among them, it is covered already." in shown
    assert receipts(child_env) == ["facebook", "instagram"][:sites]
    assert code == (0 if sites == 2 else 3)
    if sites == 1:
        assert "Instagram was skipped. It is not counted as done." in terminal.shown
        assert "instagram" not in status(Path(child_env["OPTOUT_DATA_DIR"], "receipts"))


def test_after_the_first_was_not_sent_nothing_is_said_of_cover(child_env: dict[str, str]) -> None:
    with Terminal(BOTH, child_env) as terminal:
        terminal.until(QUESTION)
        terminal.type("no\n")
        terminal.until_count(QUESTION, 2)
        terminal.type("yes\n")
        code = terminal.ends()

    assert "too? Enter to go on" not in terminal.shown
    assert code == 3
    assert receipts(child_env) == ["facebook", "instagram"]
