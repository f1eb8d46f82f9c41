"""Texts without what varies by typography, so that one way of writing is found by another."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

_APOSTROPHES = dict.fromkeys(map(ord, "’‘ʼ`´′＇"), "'") | dict.fromkeys(map(ord, "“”„«»″"), '"')
_DASHES = dict.fromkeys(map(ord, "‐‑‒–—−"), "-")
# Characters that two keyboards write differently and a reader cannot tell apart.
_TWINS = {ord("ş"): "ș", ord("ţ"): "ț", ord("ё"): "е", 0x307: None}
# Invisible and direction characters; the marks that say a sign is to be drawn as a picture.
_INVISIBLE = dict.fromkeys(
    (
        *(0xAD, 0x61C, 0x180E, 0xFEFF),
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        *range(0xFE00, 0xFE10),
    )
)
_TABLE = _APOSTROPHES | _DASHES | _INVISIBLE
# A page that shows its text in capitals drops or adds these in Greek.
_GREEK_MARKS = re.compile("(?<=[α-ω])[\u0301\u0308]+")
# Where a text in capitals may go without its accents; elsewhere they make other letters.
ACCENTS_MAY_BE_DROPPED = frozenset({"es", "fr", "ga", "it", "pt", "pt-BR", "ro"})


# A look asks for each text once for every label, and the stems of all languages are asked for.
@lru_cache(maxsize=65536)
def normal(text: str) -> str:
    """A text without what varies by typography: case, apostrophes, dashes, spaces, marks around
    it, and the hyphen of e-mail."""
    plain = text.replace("`", "'").casefold() if text.isascii() else _beyond_ascii(text)
    plain = " ".join(plain.split()).replace("e-mail", "email")
    return plain.strip(" *＊:：").rstrip(".:*… 。：＊").rstrip()


def _beyond_ascii(text: str) -> str:
    plain = unicodedata.normalize("NFKC", text.translate(_TABLE)).casefold().translate(_TWINS)
    return unicodedata.normalize("NFC", _GREEK_MARKS.sub("", unicodedata.normalize("NFD", plain)))


def unaccented(text: str) -> str:
    """A normal text without its accents."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
