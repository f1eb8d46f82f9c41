"""A letter says what its receipt proves, in three languages, in a few sentences, and no more."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from optout_bot.after.authorities import authority
from optout_bot.after.course import Course
from optout_bot.after.letter import LANGUAGES, language_of, written
from optout_bot.person.kept import Kept
from optout_bot.person.record import (
    Answer,
    AnswerRecord,
    FieldRecord,
    Letter,
    LetterRecord,
    Outcome,
)

TODAY = date(2026, 12, 20)
SENT = "2026-10-20T12:00:00.000+00:00"
REMINDED = LetterRecord("2026-11-26T09:00:00+00:00", "reminder", "Meta", "letters/01.txt")
REFUSED = AnswerRecord("2026-10-25T09:00:00+00:00", Answer.REFUSED, dated="2026-10-24")
HELD = FieldRecord("e-mail", "E-mail", "ana@example.org", "ana@example.org")
# Each sentence ends so; an article's number and a shortened one do not.
ENDS = re.compile(r"[.!?:»”“](?=\s|$)")


def receipt(**held: Any) -> Kept:
    given = {
        "outcome": Outcome.SENT,
        "sent_at": SENT,
        "form": {"number": "6359191084165019"},
        "confirmation": "Thanks for contacting us.",
        "fields": [HELD],
    }
    return Kept(site="facebook", practice=False, **(given | held))


def letter(kind: Letter, place: str, language: str, today: date = TODAY, **held: Any) -> str:
    there = authority(place)
    assert there
    made = written(kind, Course(receipt(**held)), there, language, today, [("a.png", "abc")])
    return made.text


KINDS: dict[str, tuple[Letter, dict[str, Any]]] = {
    "reminder": (Letter.REMINDER, {}),
    "reminder, not confirmed": (
        Letter.REMINDER,
        {"outcome": Outcome.UNCONFIRMED, "sent_at": "", "intent_at": SENT, "confirmation": ""},
    ),
    "reminder, refused": (Letter.REMINDER, {"answers": [REFUSED]}),
    "reminder, as stated": (
        Letter.REMINDER,
        {
            "stated": True,
            "sent_at": "",
            "objected_on": "2026-10-20",
            "form": {},
            "fields": [],
            "confirmation": "",
        },
    ),
    "complaint": (Letter.COMPLAINT, {"letters": [REMINDED]}),
    "complaint, refused": (Letter.COMPLAINT, {"answers": [REFUSED]}),
    "complaint, not reminded": (Letter.COMPLAINT, {}),
}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("place", ["FR", "GB"])
@pytest.mark.parametrize("kind", KINDS)
def test_it_has_at_most_twelve_sentences_and_says_the_day(
    kind: str, place: str, language: str
) -> None:
    which, held = KINDS[kind]
    there = authority(place)
    assert there

    made = written(which, Course(receipt(**held)), there, language, TODAY, [])

    text = re.sub(r"\[[^\]]*\]:?", "", " ".join(made.paragraphs))
    text = re.sub(r"[“«„].*?[”»“]", "“”", text)
    assert 1 < len(ENDS.findall(re.sub(r"(\d)\.(?= )", r"\1", text))) <= 12, text
    assert "2026" in made.subject + text
    assert "{" not in made.text


@pytest.mark.parametrize(
    ("held", "says", "says_not"),
    [
        ({}, ["“Thanks for contacting us”", "form 6359191084165019"], ["no confirmation"]),
        (
            {"outcome": Outcome.UNCONFIRMED, "sent_at": "", "intent_at": SENT, "confirmation": ""},
            ["I tried to object", "[Check: what did you see?] I know of no confirmation"],
            ["answered:", "I objected", "you had one month, until"],
        ),
        # What the page held and said is of the day on which the program saw it.
        (
            {"outcome": Outcome.ALREADY, "objected_on": "2025-05-26", "ended_at": SENT},
            ["On 26 May 2025 I objected", "On 20 October 2026 your page said: “Thanks for"],
            ["6359191084165019", "ana@example.org", "UTC", "answered:"],
        ),
        (
            {"answers": [replace(REFUSED, answer=Answer.MORE)]},
            ["You asked me for more information. [Write: what did you answer, and when?]"],
            ["until 20 November 2026", "refused"],
        ),
        ({"sent_at": "2026-10-19T23:30:00+00:00"}, ["(2026-10-19 23:30 UTC)"], []),
        (
            {"confirmation": "We have received it. " + "And so on. " * 40},
            ["“We have received it. And so on.", " …”."],
            [],
        ),
        ({"fields": []}, ["[your e-mail address]"], ["ana@example.org"]),
        (
            {"fields": [FieldRecord("e-mail", "", "a***@example.org", "a***@example.org")]},
            ["[your e-mail address]"],
            ["a***"],
        ),
        ({"form": {}}, ["on Facebook."], [", with your form"]),
        (
            {"answers": [REFUSED]},
            ["On 24 October 2026 you refused it."],
            ["no decision", "no answer"],
        ),
        (
            {"answers": [replace(REFUSED, dated="")]},
            ["You refused it."],
            ["25 October 2026", "24 October 2026"],
        ),
        (
            {"stated": True, "sent_at": "", "objected_on": "2026-10-20", "confirmation": ""},
            ["On 20 October 2026 I objected"],
            ["UTC", "answered:"],
        ),
    ],
    ids=[
        "confirmed",
        "not confirmed",
        "told later",
        "more",
        "midnight",
        "long",
        "no address",
        "masked",
        "no number",
        "refused",
        "refused some day",
        "stated",
    ],
)
def test_what_the_receipt_does_not_prove_is_not_in_it(
    held: dict[str, Any], says: list[str], says_not: list[str]
) -> None:
    text = letter(Letter.REMINDER, "FR", "en", **held)

    body = text[text.index("On ") : text.index("[date, signature]")]
    assert [each for each in says if each not in body] == []
    assert [each for each in says_not if each in body] == []


def test_the_reminder_names_the_articles_and_asks_for_restriction() -> None:
    text = letter(Letter.REMINDER, "FR", "en")

    for article in ("article 21(1)", "article 12(3)", "article 12(4)", "article 18(1)(d)"):
        assert article in text
    assert "you had one month, until 20 November 2026" in text


def test_one_that_is_written_early_does_not_say_that_the_month_is_over() -> None:
    there = authority("FR")
    assert there
    early = written(Letter.REMINDER, Course(receipt()), there, "en", date(2026, 11, 1), [])

    assert "you have one month, until 20 November 2026" in early.text


def test_what_is_the_persons_to_write_or_check_is_marked() -> None:
    there = authority("FR")
    assert there
    made = written(Letter.COMPLAINT, Course(receipt(letters=[REMINDED])), there, "fr", TODAY, [])

    assert made.gaps == [
        "[votre nom et votre adresse]",
        "[nom de votre compte]",
        "[À vérifier : a-t-elle été envoyée, et quand ?]",
        "[À vérifier, est-ce encore vrai ?]",
        "[À vérifier, est-ce votre avis ?]",
        "[date, signature]",
    ]


def test_what_goes_with_it_is_listed_with_its_hash() -> None:
    assert "- a.png (SHA-256 abc)" in letter(Letter.REMINDER, "FR", "en")


@pytest.mark.parametrize(
    ("place", "wanted", "language"),
    [
        ("RE", "en", "fr"),
        ("FR", "en", "fr"),
        ("DE-HH", "fr", "de"),
        ("AT", "fr", "de"),
        ("IE", "fr", "en"),
        ("PL", "fr", "fr"),
        ("PL", "pl", "en"),
        ("BE", "de", "de"),
        ("BE", "en", "fr"),
    ],
)
def test_a_complaint_is_in_the_authoritys_language_where_it_is_one_of_ours(
    place: str, wanted: str, language: str
) -> None:
    there = authority(place)
    assert there

    assert language_of(Letter.COMPLAINT, there, wanted) == language
    assert language_of(Letter.REMINDER, there, "fr") == "fr"


def test_before_the_month_is_over_no_complaint_is_threatened_before_its_end() -> None:
    early = letter(Letter.REMINDER, "FR", "en", date(2026, 10, 25))
    late = letter(Letter.REMINDER, "FR", "en")

    assert "If I hear nothing by 20 November 2026, I shall complain" in early
    assert "If I hear nothing within two weeks, I shall complain" in late


def test_in_the_united_kingdom_british_law_is_named_and_the_company_is_to_be_checked() -> None:
    reminder = letter(Letter.REMINDER, "GB", "en")
    complaint = letter(Letter.COMPLAINT, "GB", "en", letters=[REMINDED])

    assert "UK GDPR" in reminder
    assert "section 164A of the Data Protection Act 2018" in reminder
    assert "within those 30 days, I shall complain to the Information Commissioner" in reminder
    assert "one month" not in reminder
    assert "I complained to Meta under section 164A" in complaint
    assert "section 165 of the Data Protection Act 2018" in complaint
    assert "article 77" not in complaint
    for each in (reminder, complaint):
        assert "Meta Platforms, Inc." in each
        assert "Ireland" not in each
        assert "[check in the privacy policy that you are shown" in each
    there = authority("GB")
    assert there
    assert language_of(Letter.REMINDER, there, "fr") == "en"
