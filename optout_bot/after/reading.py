"""What an answer reads like, by words that are known and by stems; the person decides."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from optout_bot.flow.stems import CODE, OBJECT, Stems
from optout_bot.flow.typography import normal
from optout_bot.flow.words import Words
from optout_bot.person.record import Answer

_FILE = Path(__file__).parents[2] / "flows" / "answers.toml"
_STEMS = {"accept": Answer.ACCEPTED, "refuse": Answer.REFUSED, "more": Answer.MORE}
# So many signs are read: an answer is short, and some signs are written out as many.
_MOST = 10_000
_SENTENCE = re.compile(r"(?<=[.!?。！？])\s+|\n+")
# A code to type in, as a mail writes it.
_CODE = re.compile(r"\b\d{4,8}\b")


@dataclass(frozen=True)
class Reading:
    """What an answer reads like, None where nothing of it is understood, and the sentence that
    says so."""

    answer: Answer | None = None
    sentence: str = ""


@cache
def _answers() -> tuple[frozenset[str], Stems]:
    """The texts that were seen, and the stems by language."""
    data = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    seen = frozenset(normal(t) for table in data.values() for t in table.get("accepted", ()))
    stems = {
        language: {each: tuple(map(str.strip, table[each].split("|"))) for each in _STEMS}
        for language, table in data.items()
    }
    return seen, Stems(stems)


def read(text: str, words: Words) -> Reading:
    """What an answer reads like. An acceptance must speak of an objection and deny nothing; where
    a refusal stands beside it, nothing is understood."""
    seen, stems = _answers()
    text = unicodedata.normalize("NFKC", text[:_MOST])[:_MOST]
    sentences = [each.strip() for each in _SENTENCE.split(text) if each.strip()]
    found: dict[Answer, str] = {}
    for sentence in sentences:
        if any(known in normal(sentence) for known in seen):
            found[Answer.ACCEPTED] = sentence
        objects = OBJECT in words.stems.meanings(sentence)
        for meaning in stems.meanings(sentence).keys() & _STEMS.keys():
            if objects or meaning == "more":
                found.setdefault(_STEMS[meaning], sentence)
        if CODE in words.stems.meanings(sentence) and _CODE.search(text):
            found.setdefault(Answer.CODE, sentence)
    for answer in (Answer.REFUSED, Answer.ACCEPTED, Answer.MORE, Answer.CODE):
        if answer in found:
            both = {Answer.REFUSED, Answer.ACCEPTED} <= found.keys()
            return Reading() if both else Reading(answer, found[answer])
    return Reading()
