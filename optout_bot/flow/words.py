"""The words the sites show, by language: loaded, checked, and looked up by meaning."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from optout_bot.base.errors import UsageError
from optout_bot.base.messages import tr, with_colon
from optout_bot.flow import Label

NEVER_SEEN = "never seen"
LANGUAGE = "language"
OBJECTION_TEXT = "objection_text"
LAWS = ("gdpr", "uk_gdpr", "lgpd")
# Parts of texts that nobody can list whole, by what they mean: for now what says of a box that it
# is to stay empty.
STEMS = "stems"
LEAVE_EMPTY = "leave_empty"
# Before a stem, what turns it into its opposite ("do not leave this empty").
_DENIED = re.compile(r"(\b(not|never|nicht|nie|ne|non|no|niet|inte|ikke|não|не)|n't) $")
_LAW = "({law})"

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´′＇"), "'") | dict.fromkeys(map(ord, "“”„«»″"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
_INVISIBLE = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u200e\u200f"))
_TABLE = _APOSTROPHES | _DASHES | _INVISIBLE
# A page that shows its text in capitals drops or adds these in Greek.
_GREEK_MARKS = re.compile("(?<=[α-ω])[\u0301\u0308]+")
_FORBIDDEN = re.compile(r"<[^>]*>|https?:|www\.|&\w+;")


# A look asks for each text once for every label.
@lru_cache(maxsize=8192)
def normal(text: str) -> str:
    """A text without what varies by typography: case, apostrophes, dashes, spaces, final marks,
    and the hyphen of e-mail."""
    plain = unicodedata.normalize("NFKC", text).translate(_TABLE).casefold()
    plain = unicodedata.normalize("NFC", _GREEK_MARKS.sub("", unicodedata.normalize("NFD", plain)))
    plain = re.sub(r"\s+", " ", plain).replace("e-mail", "email")
    return plain.strip().rstrip(".:*… 。：＊").rstrip()


@dataclass(frozen=True)
class Word:
    """A text of a label in a language; `seen` is where and when, None when never."""

    key: str
    language: str
    text: str
    seen: str | None


@dataclass(frozen=True)
class Words:
    """All loaded words. `names` are the languages, each as it calls itself."""

    names: Mapping[str, str]
    by_text: Mapping[str, tuple[Word, ...]]
    by_language: Mapping[str, Mapping[str, tuple[Word, ...]]]
    objections: Mapping[str, Mapping[str, str]]
    stems: Mapping[str, tuple[str, ...]]

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

    def find(self, label: Label, text: str, language: str | None = None) -> Word | None:
        """The word of this label that the text is, in that language or, without one, in any."""
        for word in self.by_text.get(normal(text), ()):
            if word.key == label.key and language in (None, word.language):
                return word
        return None

    def says(self, meaning: str, text: str) -> bool:
        """Whether a text has a stem of that meaning in it, in any language."""
        plain = normal(text)
        places = ((plain.find(stem), stem) for stem in self.stems[meaning])
        return any(at >= 0 and not _DENIED.search(plain[:at]) for at, _ in places)

    def seen_share(self, language: str) -> tuple[int, int]:
        """How many labels of a language have a text that was seen, and of how many."""
        labels = self.by_language[language].values()
        return sum(any(word.seen for word in words) for words in labels), len(labels)


def load(folder: Path, labels: Iterable[Label]) -> Words:
    """Read and check every word file of a folder.

    Raises:
        UsageError: a file is broken; the message names file, line and what is wrong.
    """
    known = {label.key: label for label in labels}
    by_language: dict[str, dict[str, tuple[Word, ...]]] = {}
    names: dict[str, str] = {}
    objections: dict[str, Mapping[str, str]] = {}
    stems: tuple[str, ...] = ()
    for path in sorted(folder.glob("*.toml")):
        content = _content(path)
        names[path.stem] = _name(path, content)
        objections[path.stem] = _objection(path, content)
        stems += _stems(path, content)
        by_language[path.stem] = _by_label(path, content, known)
    if not by_language:
        raise UsageError(tr("{folder}: no word files").format(folder=folder))
    by_text: dict[str, tuple[Word, ...]] = {}
    for language, table in by_language.items():
        path = folder / f"{language}.toml"
        for word in (word for words in table.values() for word in words):
            _refuse_second_meaning(path, word, by_text, known)
            text = normal(word.text)
            by_text[text] = (*by_text.get(text, ()), word)
    return Words(names, by_text, by_language, objections, {LEAVE_EMPTY: stems})


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


def _stems(path: Path, content: dict[str, Any]) -> tuple[str, ...]:
    """What says that a box is to stay empty; taken out of the content."""
    found = content.pop(STEMS, {})
    if set(found) != {LEAVE_EMPTY} or not isinstance(found[LEAVE_EMPTY], list):
        raise _fault(path, f"[{STEMS}]", tr("needs exactly {keys}").format(keys=LEAVE_EMPTY))
    for text in found[LEAVE_EMPTY]:
        _check(path, text)
    return tuple(normal(text) for text in found[LEAVE_EMPTY])


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
    if not isinstance(text, str) or not normal(text):
        raise _fault(path, key or str(text), tr("the text is empty"))
    if text != text.strip() or "  " in text:
        raise _fault(path, text, tr("stray spaces"))
    if _FORBIDDEN.search(text):
        raise _fault(path, text, tr("HTML or an address"))


def _fault(path: Path, mark: str, what: str) -> UsageError:
    lines = path.read_text(encoding="utf-8").splitlines()
    number = next((n for n, each in enumerate(lines, 1) if mark and mark in each), 0)
    line = tr("{file}, line {number}: {mark}: {what}")
    return UsageError(line.format(file=path.name, number=number, mark=mark, what=what))
