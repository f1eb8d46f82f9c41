"""The receipt as a page: it shows all that is in it, to everybody, and fetches nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from optout_bot.after.authorities import authority
from optout_bot.after.course import Course
from optout_bot.after.letter import written
from optout_bot.after.page import letter_page, overview_page, receipt_page
from optout_bot.base.messages import speak
from optout_bot.person.kept import kept, one
from optout_bot.person.record import Letter
from tests.after.receipts import EMAIL, SAID, sent, unconfirmed
from tests.conftest import TODAY
from tests.tiers import sampled


def letter(folder: Path) -> str:
    place = authority("FR")
    assert place
    course = Course(one(sent(folder).folder))
    return letter_page(written(Letter.REMINDER, course, place, "fr", TODAY, [("a.png", "0" * 64)]))


def overview(folder: Path) -> str:
    sent(folder)
    unconfirmed(folder, "instagram")
    return overview_page([("Facebook", ["sent"])], [], kept(folder), "28 November 2026")


PAGES = {
    "sent": lambda folder: receipt_page(one(sent(folder).folder)),
    "turned down": lambda folder: receipt_page(one(unconfirmed(folder).folder)),
    "overview": overview,
    "letter": letter,
}


@pytest.mark.parametrize("language", sampled(["en", "fr"], ["fr"]))
@pytest.mark.parametrize("name", PAGES)
def test_a_page_can_be_read_by_everybody_and_asks_for_nothing(
    browser: Browser, tmp_path: Path, name: str, language: str
) -> None:
    speak(language)
    html = PAGES[name](tmp_path)
    wanted: list[str] = []

    context = browser.new_context()
    context.on("request", lambda request: wanted.append(request.url))
    page = context.new_page()
    page.set_content(html)
    found = Axe().run(page)
    seen = page.inner_text("body")
    images = page.evaluate("[...document.images].map(e => e.naturalWidth > 0)")
    context.close()

    assert found.violations_count == 0, found.generate_report()
    assert [each for each in wanted if not each.startswith("data:")] == []
    assert all(images)
    assert len(seen) > 200


def test_axe_finds_what_cannot_be_read(browser: Browser, tmp_path: Path) -> None:
    html = PAGES["sent"](tmp_path).replace("color: #1a1a1a", "color: #ddd")
    page = browser.new_page()
    page.set_content(html)

    assert Axe().run(page).violations_count > 0
    page.close()


def test_it_shows_all_that_was_asked_and_answered(tmp_path: Path) -> None:
    page = PAGES["sent"](tmp_path)

    for text in (
        "Your objection was sent. The page confirmed it.",
        "Meta Platforms Ireland Limited",
        "GDPR, article 21(1)",
        "6359191084165019",
        EMAIL,
        SAID,
        "The program knew these words as a confirmation.",
        "12:00:00 UTC",
        "20 November 2026",
        "form.png",
        "www.facebook.com/help/contact/6359191084165019",
        "What others publish about you",
    ):
        assert text in page
    assert page.count("data:image/png;base64,") == 2
    assert page.count('alt="Picture of the page: ') == 2


def test_it_shows_a_refusal_with_its_words_and_its_picture(tmp_path: Path) -> None:
    page = PAGES["turned down"](tmp_path)

    assert "Something went wrong." in page
    assert "no confirmation was seen" in page
    assert page.count("data:image/png;base64,") == 1


def test_what_a_page_said_is_shown_as_text(tmp_path: Path) -> None:
    receipt = sent(tmp_path)
    receipt.record.confirmation = "<script>alert(1)</script><img src=https://evil.example>"
    receipt.save()

    page = receipt_page(one(receipt.folder))

    assert "&lt;script&gt;" in page
    assert "<script" not in page
    assert "<img src=https" not in page


def test_a_practice_or_a_rehearsal_tells_of_nothing_to_come(tmp_path: Path) -> None:
    receipt = sent(tmp_path)
    receipt.record.practice = True
    receipt.save()

    page = receipt_page(one(receipt.folder))

    assert "practice" in page
    assert "Meta answered by e-mail" not in page
