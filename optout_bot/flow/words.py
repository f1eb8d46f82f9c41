"""The words the sites show, by language: loaded, checked, and looked up by meaning."""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from optout_bot.base.errors import UsageError
from optout_bot.base.messages import tr, with_colon
from optout_bot.flow.sights import Label, Sure
from optout_bot.flow.stems import NOT, QUESTION, Stems
from optout_bot.flow.typography import as_written, normal

NEVER_SEEN = "never seen"
LANGUAGE = "language"
OBJECTION_TEXT = "objection_text"
LAWS = ("gdpr", "uk_gdpr", "lgpd")
STEMS = "stems"
LEAVE_EMPTY = "leave_empty"
OPTIONAL, REQUIRED = "optional", "required"
# Stems that no label speaks of: what denies, and what a box says beside its name, that it is to
# stay empty, may stay so, or must not.
_MORE_STEMS = (NOT, LEAVE_EMPTY, OPTIONAL, REQUIRED)
# A stem of one is none of the other.
_OPPOSITES = (("object", "withdraw"), ("received", "refused"), ("send", "other_button"))
# What is shorter is in everything; one sign can be a word where no spaces are written.
_LEAST_STEM = 2
_LAW = "({law})"

_LETTER, _WORD = re.compile(r"\w"), re.compile(r"\w+")
_FORBIDDEN = re.compile(r"<[^>]*>|https?:|www\.|&\w+;")


@dataclass(frozen=True)
class Word:
    """A text of a label in a language; `seen` is where and when, None when never."""

    key: str
    language: str
    text: str
    seen: str | None

    @property
    def sure(self) -> Sure:
        """A guess, however careful, makes nothing known."""
        return Sure.KNOWN if self.seen else Sure.LIKELY


@dataclass(frozen=True)
class Words:
    """All loaded words. `names` are the languages, each as it calls itself."""

    names: Mapping[str, str]
    by_text: Mapping[str, tuple[Word, ...]]
    by_language: Mapping[str, Mapping[str, tuple[Word, ...]]]
    objections: Mapping[str, Mapping[str, str]]
    stems: Stems

    def objection(self, language: str, law: str | None) -> str:
        """The text offered as a reason, naming that law, or none."""
        texts = self.objections[language]
        if law is None:
            return texts["text"].replace(f" {_LAW}", "").replace(_LAW, "")
        return texts["text"].replace("{law}", texts[law])

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages there is a file for."""
        return tuple(self.by_language)

    def language_of(self, tag: str) -> str | None:
        """The file for an HTML language tag: `pt-BR`, else `pt`; None when there is none."""
        tag = tag.replace("_", "-").strip().lower()
        tag = {"no": "nb", "nn": "nb"}.get(tag.split("-")[0], tag)
        known = {language.lower(): language for language in self.by_language}
        return known.get(tag) or known.get(tag.split("-")[0])

    def vocabulary(self, language: str | None) -> frozenset[str]:
        """Every word that is known, by itself or as a part of a text, in the languages in which a
        page of this one may speak."""
        spoken = self.stems.spoken(language)
        texts = {
            word.text
            for each in spoken
            for known in self.by_language[each].values()
            for word in known
        }
        said = {*map(normal, texts), *self.stems.whole(spoken)}
        return frozenset(word for text in said for word in _WORD.findall(text))

    def find(self, label: Label, text: str, language: str | None = None) -> Word | None:
        """The word of this label that the text is, in that language or, without one, in any."""
        for word in self.by_text.get(normal(text), ()):
            if word.key == label.key and language in (None, word.language):
                return word
        return None

    def likely(self, label: Label, text: str, language: str | None = None) -> bool:
        """Whether a text means this label by its stems, in that language or, without one, in any:
        all of one alternative in the same language, and in none what speaks against it."""
        said, spoken = self.stems.meanings(text), self.stems.spoken(language)
        nowhere = frozenset[str]()
        return any(
            spoken.intersection(*(said.get(each, nowhere) for each in together))
            for together in label.like
        ) and not any(spoken & said.get(each, nowhere) for each in label.unlike)

    def speaks_of(self, label: Label, text: str, language: str | None) -> bool:
        """Whether a text means this label in that language or, as a page may lie about its own, in
        another one."""
        return self.likely(label, text, language) or self.means_abroad(label, text, language)

    def means_abroad(self, label: Label, text: str, language: str | None) -> bool:
        """Whether it does in another language than that, in which it says something else too: many
        a word is also another language's."""
        own, said = self.stems.spoken(language), self.stems.meanings(text).values()
        more = Counter(other for spoken in said if not spoken & own for other in spoken)
        return any(number > 1 and self.likely(label, text, other) for other, number in more.items())

    def says(self, meaning: str, text: str, language: str | None = None) -> bool:
        """Whether a text says that, in that language or, without one, in any."""
        said = self.stems.meanings(text).get(meaning, frozenset())
        return bool(said & self.stems.spoken(language))

    def without_marks(self, text: str) -> str:
        """A label without the word at its end that its box must be filled in, or need not."""
        return self.stems.without((OPTIONAL, REQUIRED), text)

    def seen_share(self, language: str) -> tuple[int, int]:
        """How many labels of a language have a text that was seen, and of how many."""
        labels = self.by_language[language].values()
        return sum(any(word.seen for word in words) for words in labels), len(labels)


def load(folder: Path, labels: Iterable[Label]) -> Words:
    """Read and check every word file of a folder.

    Raises:
        UsageError: a file is broken; the message names file, line and what is wrong.
    """
    every = tuple(labels)
    known = {label.key: label for label in every if label.listed}
    meanings = meanings_of(every)
    by_language: dict[str, dict[str, tuple[Word, ...]]] = {}
    names: dict[str, str] = {}
    objections: dict[str, Mapping[str, str]] = {}
    stems: dict[str, Mapping[str, tuple[str, ...]]] = {}
    for path in sorted(folder.glob("*.toml")):
        content = _content(path)
        names[path.stem] = _name(path, content)
        objections[path.stem] = _objection(path, content)
        stems[path.stem] = _stems(path, content, meanings)
        by_language[path.stem] = _by_label(path, content, known)
    if not by_language:
        raise UsageError(tr("{folder}: no word files").format(folder=folder))
    by_text: dict[str, tuple[Word, ...]] = {}
    for language, table in by_language.items():
        path = folder / f"{language}.toml"
        for word in (word for words in table.values() for word in words):
            _refuse_second_meaning(path, word, by_text, known)
            for text in as_written(normal(word.text), word.language):
                by_text[text] = (*by_text.get(text, ()), word)
    return Words(names, by_text, by_language, objections, Stems(stems))


def meanings_of(labels: Iterable[Label]) -> frozenset[str]:
    """Every meaning that each language needs stems for."""
    named = {each for label in labels for one in (*label.like, label.unlike) for each in one}
    return frozenset(named - {QUESTION}) | {*_MORE_STEMS}


def _refuse_second_meaning(
    path: Path, word: Word, by_text: Mapping[str, tuple[Word, ...]], known: Mapping[str, Label]
) -> None:
    for other in by_text.get(normal(word.text), ()):
        shared = set(known[word.key].roles) & set(known[other.key].roles)
        if other.key != word.key and shared:
            means = tr("this text already means [{key}] of {file}")
            file = f"{other.language}.toml"
            raise _fault(path, word.text, means.format(key=other.key, file=file))
        if other.key == word.key and other.language == word.language:
            twice = tr("this text stands twice under [{key}]")
            raise _fault(path, word.text, twice.format(key=word.key))


def _content(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(with_colon(path.name, str(error))) from None
    except RecursionError:
        raise UsageError(with_colon(path.name, tr("it is nested too deep"))) from None


def _name(path: Path, content: dict[str, Any]) -> str:
    """What the language calls itself; taken out of the content."""
    name = content.pop(LANGUAGE, "")
    _check(path, name, LANGUAGE)
    return str(name)


def _objection(path: Path, content: dict[str, Any]) -> Mapping[str, str]:
    """The text offered as a reason, and the laws it may name; taken out of the content."""
    objection: dict[str, str] = content.pop(OBJECTION_TEXT, {})
    if set(objection) != {"text", *LAWS}:
        exactly = tr("needs exactly {keys}").format(keys=", ".join(("text", *LAWS)))
        raise _fault(path, f"[{OBJECTION_TEXT}]", exactly)
    for text in objection.values():
        _check(path, text)
    if objection["text"].count(_LAW) != 1:
        raise _fault(path, objection["text"], tr("needs {mark} once").format(mark=_LAW))
    return objection


def _stems(
    path: Path, content: dict[str, Any], meanings: frozenset[str]
) -> Mapping[str, tuple[str, ...]]:
    """The stems of a language by meaning; taken out of the content."""
    found = content.pop(STEMS, {})
    if set(found) != meanings or not all(isinstance(each, str) for each in found.values()):
        needs = tr("needs exactly {keys}").format(keys=", ".join(sorted(meanings)))
        raise _fault(path, f"[{STEMS}]", needs)
    stems = {meaning: tuple(map(str.strip, text.split("|"))) for meaning, text in found.items()}
    for meaning, texts in stems.items():
        _check(path, " ".join(found[meaning].split()), meaning)
        if any(len(each.strip("-")) < _LEAST_STEM and each.isascii() for each in texts):
            raise _fault(path, meaning, tr("a stem so short is in everything"))
    for one, other in _OPPOSITES:
        for text in {*stems.get(one, ())} & {*stems.get(other, ())}:
            both = tr("this stem also means its opposite, [{key}]")
            raise _fault(path, text, both.format(key=other))
    return stems


def _by_label(
    path: Path, content: dict[str, Any], known: Mapping[str, Label]
) -> dict[str, tuple[Word, ...]]:
    for key in content.keys() - known.keys():
        raise _fault(path, f"[{key}]", tr("no screen of any site asks for this word"))
    for key in known:
        if not isinstance(content.get(key), dict) or not content[key]:
            missing = tr("[{key}] is missing or has no text")
            raise UsageError(with_colon(path.name, missing.format(key=key)))
    return {key: _texts(path, key, content[key]) for key in known}


def _texts(path: Path, key: str, texts: Mapping[str, object]) -> tuple[Word, ...]:
    words = []
    for text, seen in texts.items():
        _check(path, text)
        if not isinstance(seen, str) or not seen.strip():
            say = tr('say where it was seen, or "{never}"')
            raise _fault(path, text, say.format(never=NEVER_SEEN))
        words.append(Word(key, path.stem, text, None if seen == NEVER_SEEN else seen))
    return tuple(words)


def _check(path: Path, text: object, key: str = "") -> None:
    if not isinstance(text, str) or not _LETTER.search(text):
        raise _fault(path, key or str(text), tr("the text is empty"))
    if text != text.strip() or "  " in text:
        raise _fault(path, key or text, tr("stray spaces"))
    if _FORBIDDEN.search(text):
        raise _fault(path, key or text, tr("HTML or an address"))


def _fault(path: Path, mark: str, what: str) -> UsageError:
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next((n for n, each in enumerate(lines, 1) if mark and mark in each), 0)
    line = tr("{file}, line {number}: {mark}: {what}")
    return UsageError(line.format(file=path.name, number=number, mark=mark, what=what))
