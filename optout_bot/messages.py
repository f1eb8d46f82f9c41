"""The program's own messages in the person's language, the standard gettext way.

A language is one file, `locale/<language>.po`: it is read as it stands, so an edited line
shows at once and nothing has to be compiled.
"""

from __future__ import annotations

import gettext
import io
import locale
import os
import sys
from importlib.resources import files

LANGUAGES = ("en", "fr")
_catalogue: gettext.NullTranslations = gettext.NullTranslations()


def tr(text: str) -> str:
    """A message in the language in force; the message itself where it has no translation."""
    return _catalogue.gettext(text) if text else ""


def speak(language: str) -> None:
    """Put a language in force, the system's where none is named, English where it is unknown."""
    global _catalogue
    wanted = (language or system_language()).replace("-", "_").split("_")[0].lower()
    known = wanted in LANGUAGES and wanted != "en"
    _catalogue = _load(wanted) if known else gettext.NullTranslations()


def _load(language: str) -> gettext.NullTranslations:
    # Only who needs a translation waits for the library that reads it.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    source = files("optout_bot").joinpath("locale", f"{language}.po").read_bytes()
    compiled = io.BytesIO()
    write_mo(compiled, read_po(io.BytesIO(source), locale=language))
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)


def system_language() -> str:
    """The language the person's system is set to, as the system writes it; empty where unknown."""
    for key in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(key, "").split(":")[0]:
            return value
    if sys.platform == "win32":
        import ctypes

        return locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage(), "")
    return locale.getlocale()[0] or ""
