"""A report of a run: one file for an issue, with what a repair needs and nothing of the person's;
and the kept pages themselves, read and judged without a browser."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser

from optout_bot.base.messages import speak
from optout_bot.browser.tab import Tab
from optout_bot.cli import main
from optout_bot.commands.inspect import inspected
from optout_bot.commands.kept_pages import kept_pages
from optout_bot.commands.sites import load_flow
from optout_bot.flow.words import Words
from optout_bot.lock.lock import Lock
from optout_bot.objection.answers import Answers
from optout_bot.objection.walk import Walk
from optout_bot.page.reading import Look
from optout_bot.person.receipt import Receipt
from optout_bot.practice import Practice, PracticeSite
from tests.conftest import DRAWN_AT_ONCE, EMAIL, ROOT, Someone, session_in

REASON = "What I share is part of my private life."


@pytest.fixture(scope="module")
def run(browser: Browser, words: Words, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The receipt of a run that was sent and confirmed."""
    context = browser.new_context()
    practice = Practice(language="fr", form="2024", email="other")
    lock = Lock(context, PracticeSite(practice, words, EMAIL, alone=True))
    receipt = Receipt.new(tmp_path_factory.mktemp("receipts"), "facebook", practice=True)
    receipt.record.browser = "Chromium 156"
    session = session_in(
        *(Tab(context, lock, lambda: None), load_flow("facebook"), words),
        *(Someone(["yes"] * 4), receipt, Answers(EMAIL, "IE", REASON)),
    )
    session.watch.still_seconds = DRAWN_AT_ONCE
    Walk(session).to_the_receipt()
    context.close()
    lock.detach()
    assert receipt.record.outcome == "sent"
    return receipt.folder


@pytest.fixture
def receipt(run: Path, tmp_path: Path) -> Path:
    """The same, to do with as one likes."""
    return shutil.copytree(run, tmp_path / "receipts" / run.name)


def test_a_run_keeps_the_form_as_found_as_filled_and_what_came_after(receipt: Path) -> None:
    names = [page.stem.partition("-")[2] for page in sorted((receipt / "pages").iterdir())]

    assert names[0] == "generative-ai-page"
    assert {"objection-form", "form-filled"} < set(names)
    assert names.index("objection-form") < names.index("form-filled") < len(names) - 1
    for page in (receipt / "pages").iterdir():
        text = page.read_text(encoding="utf-8")
        assert EMAIL not in text
        assert "old.address" not in text
        assert REASON not in text
        assert page.stat().st_mode & 0o077 == 0


def test_the_pages_belong_to_what_the_receipt_vouches_for(
    receipt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from tests.conftest import status

    assert "is not what was written" not in status(receipt.parent)
    page = receipt / "pages" / "01-generative-ai-page.json"
    page.write_text(page.read_text(encoding="utf-8") + " ", encoding="utf-8")

    assert "pages/01-generative-ai-page.json is not what was written" in status(receipt.parent)


def test_a_kept_page_is_judged_as_the_page_was(world: Any, words: Words, answers: Answers) -> None:
    made = world(Someone(["yes"]), Practice(language="de"))
    looks: list[Look] = []
    note = type(made.session).note

    def noted(session: Any, screen: Any, look: Look) -> None:
        looks.append(look)
        note(session, screen, look)

    type(made.session).note = noted
    try:
        made.object(answers)
    finally:
        type(made.session).note = note
    kept = kept_pages(made.session.receipt.folder, words)
    live = [inspected(replace(look, before=None, still=False)) for look in looks]

    read = [inspected(page.look) for name, page in kept.items() if "filled" not in name]
    assert len(read) == len(live) > 2
    for one, other in zip(live, read, strict=True):
        for key in ("screen", "words", "language"):
            assert one[key] == other[key]
        assert one["identity"]["verdict"] == other["identity"]["verdict"]
        assert [f["purpose"] for f in one["fields"]] == [f["purpose"] for f in other["fields"]]


def test_inspect_reads_one_page_or_all_of_a_receipt(
    receipt: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = receipt / "pages" / "02-objection-form.json"

    assert main(["inspect", str(page)]) == 0
    one = capsys.readouterr().out
    assert main(["inspect", str(receipt), "--json"]) == 0
    every = json.loads(capsys.readouterr().out)["pages"]

    assert "Identity  the objection form" in one
    assert every["02-objection-form.json"]["identity"]["verdict"] == "the objection form"
    assert len(every) == len(list((receipt / "pages").iterdir()))


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (('"format": 1', '"format": 2'), "kept in format 2; I read format 1"),
        (('"elements"', '"things"'), "this is no page that was kept"),
        (('"site": "facebook"', '"site": "myspace"'), "this is no page that was kept"),
        (("{", "{{"), "this is no page that was kept"),
    ],
)
def test_what_is_of_another_format_is_refused_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], change: tuple[str, str], said: str
) -> None:
    [page] = (ROOT / "tests" / "pages").glob("practice-en-2025.json")
    data = json.loads(page.read_text(encoding="utf-8"))["pages"]["02-objection-form.json"]
    text = json.dumps(data)
    assert change[0] in text
    (tmp_path / "page.json").write_text(text.replace(*change, 1), encoding="utf-8")

    assert main(["inspect", str(tmp_path / "page.json")]) == 2
    assert capsys.readouterr().err == f"optout-bot: page.json: {said}\n"


def test_a_report_is_shown_written_and_says_what_it_leaves_out(
    receipt: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    speak("fr")

    assert main(["inspect", str(receipt), "--report", str(file)]) == 0

    text, shown = file.read_text(encoding="utf-8"), capsys.readouterr().out
    assert text in shown
    assert "Left out:" in shown
    data = json.loads(text)
    assert data["browser"] == "Chromium 156"
    assert data["outcome"] == "sent"
    assert data["judged"]["02-objection-form.json"]["identity"]["sure"] == "known"
    for each in (EMAIL, EMAIL.partition("@")[0], "old.address", REASON, str(tmp_path)):
        assert each not in text


def test_a_report_takes_the_place_of_nothing(
    receipt: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "report.txt"
    file.write_text("mine", encoding="utf-8")

    assert main(["inspect", str(receipt), "--report", str(file)]) == 2
    assert "this exists already" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_report_can_be_read_as_the_receipt_is(
    receipt: Path, tmp_path: Path, words: Words
) -> None:
    file = tmp_path / "report.txt"
    main(["inspect", str(receipt), "--report", str(file)])

    both = (kept_pages(path, words) for path in (receipt, file))
    one, other = ({n: inspected(p.look) for n, p in each.items()} for each in both)
    assert one == other


def test_to_read_a_kept_page_no_browser_is_loaded() -> None:
    page = ROOT / "tests" / "pages" / "practice-en-2025.json"
    code = (
        f"import sys; from optout_bot.cli import main; main(['inspect', {str(page)!r}])\n"
        "slow = {'playwright', 'loguru', 'pydantic', 'dotenv'}\n"
        "sys.exit(' '.join(slow & {*sys.modules}) or 0)"
    )

    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=False)

    assert done.returncode == 0, done.stderr
