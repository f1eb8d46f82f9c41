"""Word files: complete, checked with file and line, and matched whole whatever the typography."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from flows import labels
from optout_bot.base.errors import UsageError
from optout_bot.flow import Label, Role, words as module
from optout_bot.flow.typography import normal
from optout_bot.flow.words import LAWS, LEAVE_EMPTY, Words, load

EU = set("bg cs da de el en es et fi fr ga hr hu it lt lv mt nl pl pt ro sk sl sv".split())  # noqa: SIM905
OTHERS = {"nb", "is", "pt-BR", "ja", "ko", "tr", "uk", "ru"}

SEND = Label("send", (Role.BUTTON,), "Sends.")
CANCEL = Label("cancel", (Role.BUTTON,), "Does not send.")
GOOD = """language = "English"
[send]
"Send it" = "a page, 2025"

[cancel]
"Cancel" = "never seen"

[stems]
not = "never"
optional = "optional | not needed"
required = "required"
leave_empty = "-leave this-"

[objection_text]
text = "I object ({law})."
gdpr = "Article 21(1)"
uk_gdpr = "Article 21(1) UK"
lgpd = "Article 18"
"""


@pytest.fixture
def loaded(tmp_path: Path) -> object:
    """Loads word files made for a test: `loaded(en=..., fr=...)`."""

    def load_files(**files: str) -> Words:
        for name, content in files.items():
            (tmp_path / f"{name}.toml").write_text(content, encoding="utf-8")
        return load(tmp_path, (SEND, CANCEL))

    return load_files


def test_there_is_a_file_for_every_language_that_is_promised(words: Words) -> None:
    assert set(words.languages) == EU | OTHERS


def test_the_small_files_of_these_tests_are_right(loaded: object) -> None:
    assert loaded(en=GOOD).languages == ("en",)  # type: ignore[operator]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("[stems]", "[roots]", "[stems]: needs exactly leave_empty, not, optional, required"),
        ('"-leave this-"', '""', "en.toml, line 12: leave_empty: the text is empty"),
        ('"-leave this-"', '"-leave this- | a"', "line 12: leave_empty: a stem so short is"),
        ('"-leave this-"', '"-leave this- |"', "leave_empty: a stem so short is"),
        ('"-leave this-"', '["-leave this-"]', "[stems]: needs exactly"),
        ("[send]", "[sned]", "en.toml, line 2: [sned]: no screen of any site asks for this word"),
        ("[cancel]", "[send2]", "en.toml, line 5: [send2]: no screen"),
        ('"Cancel" = "never seen"\n', "", "en.toml: [cancel] is missing or has no text"),
        ('"Send it"', '""', "the text is empty"),
        ('"Send it"', '" . "', "the text is empty"),
        ('"Send it"', '"Send  it"', "en.toml, line 3: Send  it: stray spaces"),
        ('"Send it"', '" Send it"', "stray spaces"),
        ('"Send it"', '"<b>Send</b>"', "en.toml, line 3: <b>Send</b>: HTML or an address"),
        ('"Send it"', '"Send&nbsp;it"', "HTML or an address"),
        ('"Send it"', '"https://x.example"', "HTML or an address"),
        ('"a page, 2025"', '""', 'say where it was seen, or "never seen"'),
        ('"a page, 2025"', "2025", 'say where it was seen, or "never seen"'),
        ('"Cancel"', '"SEND IT"', "en.toml, line 6: SEND IT: this text already means [send]"),
        (
            '"Send it" = "a page, 2025"',
            '"Send it" = "a"\n"send it." = "b"',
            "en.toml, line 4: send it.: this text stands twice under [send]",
        ),
        ('"Send it" =', '"Send it"', "en.toml: "),
        ('[send]\n"Send it"', "send", "en.toml: [send] is missing or has no text"),
        ("({law})", "", "needs ({law}) once"),
        ('lgpd = "Article 18"\n', "", "needs exactly text, gdpr, uk_gdpr, lgpd"),
    ],
)
def test_a_mistake_is_refused_with_its_place(
    loaded: object, before: str, after: str, said: str
) -> None:
    assert before in GOOD

    with pytest.raises(UsageError, match=re.escape(said)):
        loaded(en=GOOD.replace(before, after, 1))  # type: ignore[operator]


def test_a_word_of_one_language_may_not_mean_something_else_in_another(loaded: object) -> None:
    french = GOOD.replace("Send it", "Annuler").replace('"Cancel"', '"Send it"')

    with pytest.raises(UsageError, match=r"fr\.toml, line 6: .* already means \[send\] of en"):
        loaded(en=GOOD, fr=french)  # type: ignore[operator]
    assert loaded(en=GOOD, fr=GOOD).languages == ("en", "fr")  # type: ignore[operator]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("l'IA chez Meta", "L’IA\u00a0chez Meta."),
        ("E-mail", "e\u2011mail:"),
        ("Submit", "SUBMIT *"),
        ("Ελληνικά", "ΕΛΛΗΝΙΚΆ"),
        ("soft", "so\u00adft"),
        ("* Reason:", "Reason"),
        ("adresă", "adres\u200bă"),
        ("Opoziție", "Opoziţie"),
        ("İtiraz", "i\u0307tiraz"),
        ("ещё", "еще"),
        ("\u202bobject\u202c", "object"),
        ("é", "e\u0301"),
        ("以上", "以上。"),
        ("Μάθετε για την προϊούσα τεχνητή νοημοσύνη", "ΜΑΘΕΤΕ ΓΙΑ ΤΗΝ ΠΡΟΪΟΥΣΑ ΤΕΧΝΗΤΗ ΝΟΗΜΟΣΥΝΗ"),
    ],
)
def test_typography_does_not_matter(one: str, other: str) -> None:
    assert normal(one) == normal(other)


@pytest.mark.parametrize(
    ("one", "other"), [("object", "objects"), ("Yes", "Yes, but"), ("a b", "ab"), ("e", "é")]
)
def test_words_do(one: str, other: str) -> None:
    assert normal(one) != normal(other)


@pytest.mark.parametrize(
    ("tag", "file"),
    [
        ("fr", "fr"),
        ("fr-CA", "fr"),
        ("pt_BR", "pt-BR"),
        ("pt", "pt"),
        ("no", "nb"),
        ("nn-NO", "nb"),
        ("DE", "de"),
        ("zh-Hans", None),
        ("", None),
    ],
)
def test_a_page_language_finds_its_file(words: Words, tag: str, file: str | None) -> None:
    assert words.language_of(tag) == file


def test_a_word_is_found_in_its_language_or_in_any(words: Words) -> None:
    assert words.find(labels.SUBMIT, "SENDEN") is not None
    assert words.find(labels.SUBMIT, "Senden", "fr") is None
    assert words.find(labels.YES, "Senden") is None


def test_the_tool_knows_which_words_were_seen(words: Words) -> None:
    seen, of = words.seen_share("en")
    assert 0 < seen < of
    assert words.seen_share("ga") == (0, of)
    word = words.find(labels.FORM_TITLE, "Object to your information being used for AI at Meta")
    assert word
    assert word.seen
    guess = words.find(labels.HUB_OBJECT, words.by_language["fr"][labels.HUB_OBJECT.key][0].text)
    assert guess
    assert guess.seen is None


def test_every_language_has_an_objection_text_that_claims_article_21_1_only(words: Words) -> None:
    for language in words.languages:
        by_law = {law: words.objection(language, law) for law in LAWS}
        assert "21" in by_law["gdpr"], language
        assert "21" in by_law["uk_gdpr"], language
        assert "18" in by_law["lgpd"], language
        assert "LGPD" in by_law["lgpd"], language
        plain = words.objection(language, None)
        for text in (*by_law.values(), plain):
            assert not re.search(r"21\D{0,14}\b2\b", text), language
            assert "{" not in text, language
            assert 80 < len(text) < 600, language
        assert not re.search(r"\d", plain), language


def test_a_folder_without_words_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="no word files"):
        module.load(tmp_path, (SEND,))


def test_what_says_to_leave_a_box_empty_is_in_no_label_of_a_field(words: Words) -> None:
    fields = (labels.EMAIL_LABEL, labels.COUNTRY_LABEL, labels.REASON_LABEL, labels.CODE_LABEL)
    texts = [
        w.text for table in words.by_language.values() for key in fields for w in table[key.key]
    ]

    assert [text for text in texts if words.says(LEAVE_EMPTY, text)] == []
    assert words.says(LEAVE_EMPTY, "If you are human, LEAVE THIS field blank.")
    assert words.says(LEAVE_EMPTY, "Ne pas remplir")
