"""The settings, from the environment or `.env`: checked before anything is opened."""

from __future__ import annotations

import json
import os
import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from optout_bot.base import env_file
from optout_bot.base.errors import UsageError
from optout_bot.base.messages import speak, tr, with_colon

PREFIX = "OPTOUT_"
RECEIPTS = "receipts"
_MOST_SECONDS = 86_400
_SAYS = {
    **dict.fromkeys(("true", "1", "yes", "y", "t", "on"), True),
    **dict.fromkeys(("false", "0", "no", "n", "f", "off"), False),
}
# Nor can anybody see them in an address, or they are quotation marks around it.
_NOT_IN_EMAIL = {"Cc", "Cf", "Cs", "Zs", "Pi", "Pf", "Ps"}
_EMAIL = re.compile(r"(?!')[^@\s<>,;:\"`´()\[\]\\]+@[^@\s<>,;\"'()\\.]+(\.[^@\s<>,;\"'()\\.]+)+")


def _email(value: str) -> str:
    email = value.strip()
    if not email or (_EMAIL.fullmatch(email) and not _NOT_IN_EMAIL & _kinds(email)):
        return email
    said = tr("is not an e-mail address; write nothing but the address, such as name@provider.fr")
    raise ValueError(said)


def _kinds(text: str) -> set[str]:
    return {unicodedata.category(c) for c in text}


def _at_home(value: str) -> Path:
    if "Cc" in _kinds(value):
        raise ValueError(tr("has a character that nobody sees"))
    try:
        return Path(value).expanduser()
    except RuntimeError:
        return Path(value)


def _from_anywhere(value: str) -> Path:
    # A folder that depends on where the program is started forgets what was sent.
    folder = _at_home(value)
    if not folder.is_absolute():
        raise ValueError(tr("must be the whole path of a folder, such as ~/optout"))
    return folder


def _country(value: str) -> str:
    code = value.strip().upper()
    if code:
        # Only who names a country waits for the library that knows them.
        from optout_bot.base.countries import is_country

        if not is_country(code):
            raise ValueError(tr("is not a country's code of two letters, such as FR"))
    return code


def _browser_args(value: str) -> tuple[str, ...]:
    try:
        found = json.loads(value)
        # Only texts can be joined, and given to a program.
        "".join(found).encode()
        usable = isinstance(found, list)
    except (ValueError, TypeError, RecursionError):
        usable = False
    if not usable:
        raise ValueError(tr("this cannot be read; it must be a JSON list."))
    # With another folder or cookie store, the browser would lose a sign-in.
    for own in ("--user-data-dir", "--password-store"):
        if any(each.partition("=")[0] == own for each in found):
            raise ValueError(tr("{own} is for the program to set").format(own=own))
    return tuple(found)


def _yes_or_no(value: str) -> bool:
    if value.lower() not in _SAYS:
        raise ValueError(tr("must be true or false"))
    return _SAYS[value.lower()]


def _seconds(value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0 < seconds <= _MOST_SECONDS:
        raise ValueError(tr("must be a number of seconds, above 0 and at most 86400"))
    return seconds


def _one_of(*allowed: str) -> Callable[[str], str]:
    def read(value: str) -> str:
        if value not in allowed:
            raise ValueError(tr("must be one of: {names}").format(names=", ".join(allowed)))
        return value

    return read


# How the text of each setting is read; a ValueError says what is wrong with it, without the text.
READ: Mapping[str, Callable[[str], Any]] = {
    "email": _email,
    "country": _country,
    "reason": str,
    "reason_file": _at_home,
    "data_dir": _from_anywhere,
    "profile_dir": _from_anywhere,
    "browser": lambda value: str(_at_home(value)),
    "browser_args": _browser_args,
    "chromium_sandbox": _yes_or_no,
    "headless": _yes_or_no,
    "language": _one_of("en", "fr"),
    "receipt_email": _one_of("masked", "whole"),
    "wait": _seconds,
}


def _usual_data_dir() -> Path:
    from platformdirs import user_data_path

    return user_data_path("optout-bot", appauthor=False)


@dataclass(frozen=True)
class Settings:
    """Every setting; the key in the environment is the name in capitals after `OPTOUT_`.

    `given` are the names of those that were set.
    """

    email: str = ""
    country: str = ""
    reason: str = ""
    reason_file: Path | None = None
    data_dir: Path = field(default_factory=_usual_data_dir)
    profile_dir: Path | None = None
    browser: str = "auto"
    browser_args: tuple[str, ...] = ()
    chromium_sandbox: bool = True
    headless: bool = False
    language: str = ""
    receipt_email: str = "masked"
    wait: float = 900.0
    given: tuple[str, ...] = ()

    @property
    def profile(self) -> Path:
        """The browser profile: the one set, or the tool's own in the data folder."""
        return self.profile_dir or self.data_dir / "profile"

    @property
    def receipts(self) -> Path:
        """The folder of the receipts."""
        return self.data_dir / RECEIPTS

    @property
    def receipts_in_profile(self) -> bool:
        """Whether the receipts would stand in the profile, and go with it."""
        own = self.profile_dir
        return bool(own and self.receipts.resolve().is_relative_to(own.resolve()))

    def reason_text(self) -> str | None:
        """The person's reason, from the setting or the file.

        Raises:
            UsageError: both are set, or the file cannot be read.
        """
        if self.reason_file is None:
            return self.reason or None
        if self.reason:
            raise UsageError(tr("Set OPTOUT_REASON or OPTOUT_REASON_FILE, not both."))
        try:
            text = self.reason_file.read_text(encoding="utf-8-sig").strip()
        except (OSError, UnicodeDecodeError):
            raise UsageError(tr("OPTOUT_REASON_FILE: this file cannot be read as text.")) from None
        if not text:
            raise UsageError(tr("OPTOUT_REASON_FILE: this file is empty."))
        return text


def read_settings() -> Settings:
    """The settings in force; from now on the program speaks their language.

    Raises:
        UsageError: one line per mistake, with its place in the file, without any value.
    """
    known = {PREFIX + name.upper() for name in READ}
    environment = {k.upper(): k for k, v in os.environ.items() if k.upper().startswith(PREFIX)}
    if unknown := sorted(name for key, name in environment.items() if key not in known):
        said = tr("there is no such setting")
        raise UsageError("\n".join(with_colon(key, said) for key in unknown))
    written = env_file.read(known)
    # The environment goes before the file; what is empty is not set.
    texts = {key: each.value for key, each in written.items()}
    texts |= {key: os.environ[name] for key, name in environment.items() if os.environ[name]}
    values: dict[str, Any] = {}
    mistakes: dict[str, str] = {}
    for key, text in texts.items():
        name = key.removeprefix(PREFIX).lower()
        try:
            values[name] = READ[name](text)
        except ValueError as error:
            mistakes[key] = str(error)
    settings = Settings(**values, given=tuple(values))
    if settings.receipts_in_profile and PREFIX + "DATA_DIR" not in mistakes:
        said = tr("the receipts would be inside, and forget removes it")
        mistakes[PREFIX + "PROFILE_DIR"] = said
    if mistakes:
        lines = []
        for key, said in mistakes.items():
            in_file = key in written and not os.environ.get(environment.get(key, ""))
            line = with_colon(key, said)
            lines.append(with_colon(written[key].place, line) if in_file else line)
        raise UsageError("\n".join(sorted(lines)))
    speak(settings.language)
    return settings
