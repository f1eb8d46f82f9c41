"""Meaning by stems, tried on words that somebody wrote who had not seen those of the program."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from flows import labels
from optout_bot.flow import Flow, Label, labels_of
from optout_bot.flow.stems import Stems
from optout_bot.flow.words import Words

OTHER_MINDS = Path(__file__).resolve().parent.parent / "worlds" / "words"
# Of each label, so many in a hundred of the other words must be found by their meaning.
MOST = 0.9
FOUND = (
    *(
        labels.AI_TOPIC,
        labels.SUBMIT_OBJECTION,
        labels.OBJECT,
        labels.RIGHT_SENTENCE,
        labels.GEN_AI_TITLE,
    ),
    *(
        labels.FORM_TITLE,
        labels.THIRD_PARTY_TITLE,
        labels.WITHDRAW_TITLE,
        labels.AI_QUESTION,
        labels.YES,
    ),
    *(labels.HUB_OBJECT, labels.EMAIL_LABEL, labels.COUNTRY_LABEL, labels.SUBMIT),
    labels.CONFIRMATION,
)


def other_words(key: str) -> list[tuple[str, str]]:
    """Every other text of a label, with its language."""
    return [
        (path.stem, text)
        for path in sorted(OTHER_MINDS.glob("*.toml"))
        for text in tomllib.loads(path.read_text(encoding="utf-8"))[key]
    ]


@pytest.mark.parametrize("label", FOUND, ids=[label.key for label in FOUND])
def test_most_of_what_somebody_else_would_write_is_likely_by_its_meaning(
    label: Label, words: Words
) -> None:
    texts = other_words(label.key)
    missed = [(lang, text) for lang, text in texts if not words.likely(label, text, lang)]

    assert len(texts) == 96
    assert len(missed) <= (1 - MOST) * len(texts), missed


def test_no_stem_of_a_language_without_spaces_stands_in_words_of_others(words: Words) -> None:
    for text in ("E-mail", "Aigle", "fulfillment", "Hallmark", "footpath"):
        said = words.stems.meanings(text)
        found = {each for each, languages in said.items() if languages & {"ja", "ko"}}
        assert found <= {"email"}, text
    assert words.says("ai", "ＡＩに使用しないで", "ja")
    assert words.says("ai", "LLMの学習", "ja")


@pytest.mark.parametrize("other", [labels.THIRD_PARTY_TITLE, labels.WITHDRAW_TITLE], ids=str)
def test_no_title_of_another_form_is_taken_for_ours(other: Label, words: Words) -> None:
    """In no language's eyes, and neither by the program's own words for it."""
    texts = other_words(other.key)
    texts += [(w.language, w.text) for t in words.by_language.values() for w in t[other.key]]

    taken = [text for lang, text in texts if words.likely(labels.FORM_TITLE, text, lang)]

    assert taken == []


def test_no_word_says_what_speaks_against_its_own_label(words: Words, facebook: Flow) -> None:
    labels = {label.key: label for label in labels_of(facebook)}
    against = [
        (language, key, unlike, word.text)
        for language, table in words.by_language.items()
        for key, texts in table.items()
        for word in texts
        for unlike in labels[key].unlike
        if words.says(unlike, word.text, language)
    ]
    assert against == []


def test_what_speaks_against_a_form_speaks_in_every_language_and_against_no_other(
    words: Words,
) -> None:
    """A page may lie about its language; no word for ours is another language's for another."""
    ours = (
        labels.FORM_TITLE,
        labels.EMAIL_LABEL,
        labels.COUNTRY_LABEL,
        labels.REASON_LABEL,
        labels.SUBMIT,
    )
    other = (labels.THIRD_PARTY_TITLE, labels.WITHDRAW_TITLE, labels.OTHER_MATTER)

    wrong = [
        (text, label.key)
        for each in ours
        for _, text in other_words(each.key)
        for label in other
        if words.likely(label, text)
    ]
    assert wrong == []


STEMS = Stems(
    {
        "en": {"object": ("object-",), "received": ("received",), "not": ("not", "never", "-n't")},
        "fr": {"object": ("-oppos-",), "received": ("reçu-",), "not": ("pas", "ne")},
        "lt": {"object": ("nesutik-",), "received": ("gav-",), "not": ("ne-",)},
        "ja": {"object": ("-異議-",), "received": ("-受け取り-",), "not": ("-ませんでした-",)},
        "it": {"ai": ("AI", "intelligenza artificiale"), "not": ("non",)},
    }
)


@pytest.mark.parametrize(
    ("meaning", "text", "language", "said"),
    [
        ("object", "Objecting to this", "en", True),
        ("object", "The subject", "en", False),
        ("object", "Vous vous y opposez", "fr", True),
        ("object", "VOUS VOUS Y OPPOSEZ", "fr", True),
        ("received", "We have received it", "en", True),
        ("received", "We have not yet received it", "en", False),
        ("received", "It hasn't been received", "en", False),
        ("received", "Do not worry. We have received it.", "en", True),
        ("received", "Votre demande est recue", "fr", True),
        ("received", "Jūsų nesutikimą gavome", "lt", True),
        ("received", "Jūsų nesutikimo negavome", "lt", False),
        ("received", "Jūsų nesutikimo niekada ne gavome", "lt", False),
        ("received", "受け取りました", "ja", True),
        ("received", "受け取りませんでした", "ja", False),
        ("ai", "Modulo di obiezione: AI", "it", True),
        ("ai", "Ai tuoi amici", "it", False),
        ("ai", "INTELLIGENZA\u00a0ARTIFICIALE", "it", True),
    ],
)
def test_a_stem_is_found_where_it_is_meant(
    meaning: str, text: str, language: str, said: bool
) -> None:
    assert (language in STEMS.meanings(text).get(meaning, ())) is said
