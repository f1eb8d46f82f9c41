"""Texts without what varies by typography, so that one way of writing is found by another."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

_APOSTROPHES = dict.fromkeys("’‘ʼ`´′＇", "'") | dict.fromkeys("“”„«»″", '"')
_DASHES = dict.fromkeys("‐‑‒–—−", "-")
# Invisible and direction characters; the marks that say a sign is to be drawn as a picture.
_INVISIBLE = dict.fromkeys(
    map(
        chr,
        (
            *(0xAD, 0x61C, 0x180E, 0xFEFF),
            *range(0x200B, 0x2010),
            *range(0x202A, 0x202F),
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
        ),
    ),
    "",
)
_UNSEEN = re.compile(f"[{''.join(_INVISIBLE)}]")
_VARIANTS = _APOSTROPHES | _DASHES | _INVISIBLE
_VARIANT = re.compile(f"[{re.escape(''.join(_VARIANTS))}]")
# Characters that two keyboards write differently and a reader cannot tell apart.
_TWINS = {"ş": "ș", "ţ": "ț", "ё": "е", "\u0307": ""}
_TWIN = re.compile(f"[{''.join(_TWINS)}]")
# A page that shows its text in capitals drops or adds these in Greek.
_GREEK_MARKS = re.compile("(?<=[α-ω])[\u0301\u0308]+")
_ACCENTS = re.compile("[\u0300-\u036f]+")
# Where a text in capitals may go without its accents; elsewhere they make other letters.
_ACCENTS_MAY_BE_DROPPED = frozenset({"es", "fr", "ga", "it", "pt", "pt-BR", "ro"})


# A look asks for each text once for every label.
@lru_cache(maxsize=16384)
def normal(text: str) -> str:
    """A text without what varies by typography: case, apostrophes, dashes, spaces, marks around
    it, and the hyphen of e-mail."""
    return _bare(_plain(text))


def all_normal(texts: Iterable[str]) -> list[str]:
    """Many texts made normal at once, which is quicker: the stems are thousands."""
    return [_bare(each) for each in _plain("\0".join(texts)).split("\0")]


def _bare(plain: str) -> str:
    return plain.strip(" *＊:：").rstrip(".:*… 。：＊").rstrip()


def _plain(text: str) -> str:
    plain = text.replace("`", "'").casefold() if text.isascii() else _beyond_ascii(text)
    return " ".join(plain.split()).replace("e-mail", "email")


def _beyond_ascii(text: str) -> str:
    # Most texts hold nothing of this, which a pattern tells sooner than str.translate.
    plain = _VARIANT.sub(lambda found: _VARIANTS[found[0]], text)
    plain = unicodedata.normalize("NFKC", plain).casefold()
    plain = unicodedata.normalize("NFD", _TWIN.sub(lambda found: _TWINS[found[0]], plain))
    return unicodedata.normalize("NFC", _GREEK_MARKS.sub("", plain))


def as_written(text: str, language: str) -> set[str]:
    """A normal text, and the same without its accents where a text in capitals may go without."""
    return {text, unaccented(text)} if language in _ACCENTS_MAY_BE_DROPPED else {text}


def visible(text: str) -> str:
    """A text without its invisible and direction characters."""
    return _UNSEEN.sub("", text)


def unaccented(text: str) -> str:
    """A normal text without its accents."""
    return _ACCENTS.sub("", unicodedata.normalize("NFD", text)) if not text.isascii() else text
