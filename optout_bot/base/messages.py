"""The program's own messages in the person's language, the standard gettext way.

A language is one file, `locale/<language>.po`: it is read as it stands, so an edited line
shows at once and nothing has to be compiled.
"""

from __future__ import annotations

import gettext
import io
import locale
import os
import re
import string
import sys
from datetime import date
from pathlib import Path

LANGUAGES = ("en", "fr")
_FOLDER = Path(__file__).parent.parent / "locale"
_NAMES = string.Formatter()
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July", "August", "September"),
    *("October", "November", "December"),
)
_catalogue: gettext.NullTranslations = gettext.NullTranslations()
_spoken = "en"


def tr(text: str) -> str:
    """A message in the language in force; the message itself where it has no translation."""
    return _catalogue.gettext(text) if text else ""


def language() -> str:
    """The language in force, such as `fr`."""
    return _spoken


def day_shown(day: date, tongue: str = "") -> str:
    """A day as one writes it in a language, else in that in force: 28 November 2026."""
    tongue = tongue or language()
    if tongue == "en":
        # Only who reads another language waits for the library.
        return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"
    from babel.dates import format_date

    return str(format_date(day, "long", locale=tongue))


def quoted(text: str) -> str:
    """A text of the page, in the quotation marks of the language in force."""
    return tr("“{text}”").format(text=text)


def with_colon(name: str, what: str) -> str:
    """A name and what is said of it, with the colon as the language in force sets it."""
    return tr("{name}: {what}").format(name=name, what=what)


def heading(name: str) -> str:
    """A name with the colon, above what is said of it."""
    return with_colon(name, "").rstrip()


def system_said(error: OSError) -> str:
    """What the system says of a file or program, translated where that is common."""
    return tr(error.strerror or "")


def speak(language: str) -> str:
    """Put a language in force, the system's where none is named, English where it is unknown.

    Empty, or one line to tell where its file cannot be read and English is spoken instead.
    """
    global _catalogue, _spoken
    _catalogue, _spoken = gettext.NullTranslations(), "en"
    wanted = (language or system_language()).replace("-", "_").split("_")[0].lower()
    if wanted in LANGUAGES and wanted != "en":
        try:
            _catalogue, _spoken = _load(wanted), wanted
        except (OSError, ValueError, LookupError):
            return f"{wanted}.po: this translation cannot be read, so this is in English."
    return ""


def _load(language: str) -> gettext.NullTranslations:
    """Read a catalogue. A translation with other {names} than the message is left out.

    Raises:
        OSError, ValueError, LookupError: it cannot be read.
    """
    # Only who needs a translation waits for the library that reads it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import PoFileError, read_po

    source = (_FOLDER / f"{language}.po").read_bytes()
    try:
        catalogue = read_po(io.BytesIO(source), locale=language, abort_invalid=True)
    except PoFileError as error:
        raise ValueError(str(error)) from None
    for message in catalogue:
        if message.id and names_in(str(message.string)) != names_in(str(message.id)):
            message.string = ""
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def names_in(text: str) -> set[str | None] | None:
    """The {names} that a message fills in; None where its braces cannot be read."""
    try:
        return {name for _, name, _, _ in _NAMES.parse(text)} - {None}
    except ValueError:
        return None


def system_language() -> str:
    """The language the person's system is set to, such as `fr_CA`; empty where unknown."""
    for key in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := re.split("[:.@]", os.environ.get(key, ""))[0]:
            return value
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return locale.getlocale()[0] or ""
