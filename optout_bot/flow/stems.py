"""Meaning by stems: a handful of parts of words a language, for texts that nobody has seen.

A stem is written `word` (that word, whole), `word-` (every word that begins so), or `-word-`
(anywhere, for languages and compounds that write without spaces). One in capitals counts in
capitals alone: many a language has a word that is written like its AI.
"""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cache, cached_property, lru_cache

from optout_bot.flow.typography import all_normal, as_written, normal

# What turns what follows it into its opposite; written `-x-`, what goes before it.
NOT = "not"
OBJECT, AI, CODE = "object", "ai", "code"
# What a word before it turns into its opposite; a thing that is spoken of stays spoken of.
_DENIABLE = frozenset({"object", "withdraw", "received", "already", "decline", "leave_empty"})
# Not a stem: whether the text is a question.
QUESTION = "?"
_ASKS = re.compile(r"[?？;]\s*$|か[。？]?$|까[?]?$")
# By so many signs a stem is looked up.
_SIGNS = 5
# So many words before a stem one that denies it may stand, in so many signs, and so many after it.
_WORDS_BEFORE, _SIGNS_BEFORE, _SIGNS_AFTER = 3, 120, 12
_THE_END = re.compile(r"\w*[)\]）]?")
_WORD = re.compile(r"\w+")
_SENTENCE = re.compile(r"[.!?。！？;]\s*")


def pattern_of(stems: Iterable[str], language: str) -> re.Pattern[str]:
    """What finds any of some stems in a normal text; nothing where there are none. One in capitals
    is not found: it counts in these alone."""
    parts = []
    for stem in (each for each in stems if not each.isupper()):
        start = "" if stem.startswith("-") else r"(?<!\w)"
        end = "" if stem.endswith("-") else r"(?!\w)"
        forms = as_written(normal(stem.strip("-")), language)
        parts += [start + re.escape(form) + end for form in forms]
    return re.compile("|".join(parts) if parts else r"(?!)")


def _in_capitals(stems: Iterable[str]) -> re.Pattern[str]:
    parts = [rf"(?<![A-Za-z]){re.escape(stem)}(?![A-Za-z])" for stem in stems if stem.isupper()]
    return re.compile("|".join(parts) if parts else r"(?!)")


class Stems:
    """The stems of every language, by meaning."""

    def __init__(self, by_language: Mapping[str, Mapping[str, tuple[str, ...]]]) -> None:
        self.by_language = by_language
        # A look asks of each text what it means, for every label.
        self.meanings = lru_cache(maxsize=8192)(self._meanings)
        self.without = lru_cache(maxsize=4096)(self._without)
        # A page needs few of them, and each takes its time to make.
        self._pattern = cache(pattern_of)
        self._denials = cache(self._denied_by)

    def spoken(self, language: str | None) -> frozenset[str]:
        """Those in which a page of this language may speak: its own and English, else any."""
        return frozenset((language, "en") if language else self.by_language)

    @cached_property
    def _tables(self) -> list[tuple[str, str, tuple[str, ...]]]:
        return [
            (language, meaning, stems)
            for language, table in self.by_language.items()
            for meaning, stems in table.items()
        ]

    @cached_property
    def _capitals(self) -> dict[tuple[str, str], re.Pattern[str]]:
        found = ((lang, meaning, _in_capitals(stems)) for lang, meaning, stems in self._tables)
        return {(lang, meaning): each for lang, meaning, each in found if each.pattern != r"(?!)"}

    @cached_property
    def _beginnings(self) -> dict[str, list[tuple[str, tuple[str, str, str]]]]:
        """Each stem's normal form, with its language and meaning, by its first signs: a text
        without them says it not."""
        every = [
            (language, meaning, stem)
            for language, meaning, stems in self._tables
            for stem in stems
            if not stem.isupper()
        ]
        forms = all_normal(stem.strip("-") for *_, stem in every)
        begin = defaultdict(list)
        for form, each in zip(forms, every, strict=True):
            for written in as_written(form, each[0]):
                begin[written[:_SIGNS]].append((written, each))
        return begin

    def _able(self, plain: str) -> set[tuple[str, str, str]]:
        """The stems that a normal text holds, be it in the midst of a word."""
        begin = self._beginnings
        parts = {
            plain[at : at + signs] for signs in range(1, _SIGNS + 1) for at in range(len(plain))
        }
        held = (each for part in parts & begin.keys() for each in begin[part])
        return {stem for form, stem in held if form in plain}

    def _denied_by(self, language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
        """What denies in a language from before, and what from behind."""
        marks = self.by_language[language].get(NOT, ())
        behind = [stem for stem in marks if stem.startswith("-") and stem.endswith("-")]
        before = [stem for stem in marks if stem not in behind]
        return pattern_of(before, language), pattern_of(behind, language)

    def _meanings(self, text: str) -> Mapping[str, frozenset[str]]:
        """All that a text says and does not deny, each with the languages in which it does."""
        plain = normal(text)
        said = {each[:2] for each in self._able(plain) if self._is_said(*each, plain)}
        wide = unicodedata.normalize("NFKC", text)
        said |= {each for each, pattern in self._capitals.items() if pattern.search(wide)}
        if _ASKS.search(text.strip()):
            said |= {(language, QUESTION) for language in self.by_language}
        found: dict[str, set[str]] = {}
        for language, meaning in said:
            found.setdefault(meaning, set()).add(language)
        return {meaning: frozenset(languages) for meaning, languages in found.items()}

    def said_in(self, text: str) -> set[str]:
        """Whatever of a normal text may say something or deny it, and the words that it is in."""
        plain = normal(text)
        spans = [
            found.span()
            for language, _, stem in self._able(plain)
            for found in self._pattern((stem,), language).finditer(plain)
        ]
        words = (
            word[0]
            for word in _WORD.finditer(plain)
            if any(start < word.end() and word.start() < end for start, end in spans)
        )
        capitals = (found[0] for each in self._capitals.values() for found in each.finditer(text))
        return {plain[slice(*span)] for span in spans} | {*words} | {*map(normal, capitals)}

    def whole(self, languages: frozenset[str]) -> Iterator[str]:
        """The stems of languages that are whole words."""
        every = (s for lang, _, stems in self._tables if lang in languages for s in stems)
        return (normal(stem) for stem in every if not stem.startswith("-") and stem[-1] != "-")

    def _is_said(self, language: str, meaning: str, stem: str, plain: str) -> bool:
        pattern = self._pattern((stem,), language)
        if meaning not in _DENIABLE:
            return bool(pattern.search(plain))
        return any(
            not self._denied(sentence, found, language, meaning)
            for sentence in _SENTENCE.split(plain)
            for found in pattern.finditer(sentence)
        )

    def _without(self, meanings: tuple[str, ...], text: str) -> str:
        """A normal text without what ends it and says one of these, in whatever language."""
        plain = normal(text)
        ends = [
            found.start()
            for language, meaning, stem in self._able(plain)
            if meaning in meanings
            for found in self._pattern((stem,), language).finditer(plain)
            if _THE_END.fullmatch(plain, found.end())
        ]
        return plain[: min(ends)].rstrip(" ([（·,-:") if ends else plain

    def _denied(self, sentence: str, found: re.Match[str], language: str, meaning: str) -> bool:
        before, behind = self._denials(language)
        if behind.search(sentence[found.end() : found.end() + _SIGNS_AFTER]):
            return True
        start = found.start()
        near = sentence[max(start - _SIGNS_BEFORE, 0) : start]
        near = " ".join(near.split(" ")[-_WORDS_BEFORE - 1 :])
        if meaning != OBJECT and before.search(near):
            # An objection may be called a disagreement, which denies nothing that follows it.
            near = self._pattern(self.by_language[language].get(OBJECT, ()), language).sub("", near)
        return bool(before.search(near))
