"""The settings file `.env`: where it is looked for, and what stands in it, unchanged or refused."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from optout_bot.base.errors import UsageError
from optout_bot.base.messages import system_said, tr, with_colon

if TYPE_CHECKING:
    from dotenv.parser import Binding

NAME = ".env"
PREFIX = "OPTOUT_"
# The fields of `Settings`, for who does not wait for the library that checks their values.
_NAMES = (
    *("email", "country", "reason", "reason_file", "data_dir", "profile_dir", "browser"),
    *("browser_args", "chromium_sandbox", "headless", "language", "receipt_email", "wait"),
)
KEYS = frozenset(PREFIX + name.upper() for name in _NAMES)
_REASON = "OPTOUT_REASON"
# A text or a path may hold a space and a #; the other settings are one word.
_TEXTS = {
    *(_REASON, "OPTOUT_REASON_FILE", "OPTOUT_DATA_DIR", "OPTOUT_PROFILE_DIR"),
    *("OPTOUT_BROWSER", "OPTOUT_BROWSER_ARGS"),
}
_HERE = Path(__file__).resolve().parents[2]
_LINE = re.compile(r"\s*(?:export[^\S\n]+)?([A-Za-z_][A-Za-z0-9_]*)[^\S\n]*=(.*)", re.DOTALL)
_QUOTED = re.compile(r"\s*(['\"])(.*)\1\s*(?:#[^\n]*)?\s*", re.DOTALL)
_A_SETTING = re.compile(r"^\s*(?:export\s+)?OPTOUT_\w+\s*=", re.MULTILINE | re.IGNORECASE)
_STRAIGHT, _CURLY = "'\"", "“”„‟‘’‚‛«»‹›"


class Written(NamedTuple):
    """A setting as the file has it; `place` is the file and the line, for a message."""

    value: str
    place: str


def folders() -> list[Path]:
    """Where the file is looked for: first where the person stands, then beside `start.py`."""
    found = []
    # The folder may have been removed meanwhile, or be closed to us.
    with suppress(OSError):
        found.append(Path.cwd())
    if (_HERE / "start.py").is_file():
        found.append(_HERE)
    return list(dict.fromkeys(found))


def files() -> list[Path]:
    """The files that are there; the first is the one that is read."""
    found = []
    for file in (folder / NAME for folder in folders()):
        with suppress(OSError):
            # A virtual environment may have this name; a pipe is as good as a file.
            if file.exists() and not file.is_dir():
                found.append(file)
    return found


def told() -> str:
    """Which file is read, or where none was found: one sentence for the person."""
    match files():
        case []:
            places = ", ".join(map(str, folders()))
            return tr("There is no file .env in: {folders}").format(folders=places)
        case [file]:
            return tr("Settings are read from {file}.").format(file=file)
        case [file, other, *_]:
            said = tr("Settings are read from {file}, not from {other}.")
            return said.format(file=file, other=other)
    raise AssertionError


def language() -> str:
    """The language that the file names, also where other lines of it are wrong; else empty."""
    with suppress(OSError, UnicodeDecodeError):
        for file in files()[:1]:
            named = (b.value for b in _bindings(file) if (b.key or "").upper() == "OPTOUT_LANGUAGE")
            return next(filter(None, named), "")
    return ""


def from_environment() -> dict[str, str]:
    """What the environment sets, by key in capitals, without what is empty."""
    return {k.upper(): v for k, v in os.environ.items() if k.upper().startswith(PREFIX) and v}


def check_names() -> None:
    """Whether each name in the environment that looks like a setting is one.

    Raises:
        UsageError: one line for each that is not.
    """
    unknown = {k for k in os.environ if k.upper().startswith(PREFIX) and k.upper() not in KEYS}
    if unknown:
        said = tr("there is no such setting")
        raise UsageError("\n".join(with_colon(key, said) for key in sorted(unknown)))


def read() -> dict[str, Written]:
    """The settings in the file by key, without those that are empty.

    Raises:
        UsageError: a line cannot be read as meant; the message never shows a value.
    """
    written: dict[str, Written] = {}
    for file in files()[:1]:
        try:
            bindings = list(_bindings(file))
        except UnicodeDecodeError:
            said = tr("this file cannot be read as UTF-8 text.")
            raise UsageError(with_colon(str(file), said)) from None
        except OSError as error:
            raise UsageError(with_colon(str(file), system_said(error))) from None
        for binding in bindings:
            place = tr("{file}, line {number}").format(file=file, number=_line(binding))
            try:
                key, value = _setting(binding)
                if written.get(key, (value,))[0] != value != "":
                    raise _Wrong(with_colon(key, tr("it stands in two lines; keep one of them")))
            except _Wrong as wrong:
                raise UsageError(with_colon(place, str(wrong))) from None
            if value:
                written[key] = Written(value, place)
    return written


class _Wrong(Exception):
    """What is wrong with a line, and what to write instead."""


def _bindings(file: Path) -> Iterator[Binding]:
    """What python-dotenv makes of each line, with nothing put in for `${NAME}`."""
    # Only who has a file waits for the library that reads it.
    from dotenv.parser import parse_stream

    for binding in parse_stream(io.StringIO(file.read_text(encoding="utf-8-sig"))):
        text = binding.original.string.strip()
        if text and not text.startswith("#"):
            yield binding


def _line(binding: Binding) -> int:
    """Where it begins; python-dotenv counts from the empty lines before it."""
    text = binding.original.string
    return binding.original.line + text[: len(text) - len(text.lstrip())].count("\n")


def _setting(binding: Binding) -> tuple[str, str]:
    """The key and the value of a line.

    Raises:
        _Wrong: python-dotenv reads something else than what stands there.
    """
    found = _LINE.match(binding.original.string)
    if not found or (binding.value is None and not binding.error):
        raise _Wrong(_no_setting(binding.original.string))
    name, raw = found.groups()
    key = name.upper()
    if not key.startswith(PREFIX):
        raise _Wrong(tr("this is no setting of mine: each begins with OPTOUT_"))
    if key not in KEYS:
        raise _Wrong(with_colon(name, tr("there is no such setting")))
    if fault := _fault(key, raw, binding.value):
        raise _Wrong(with_colon(key, fault.format(key=key)))
    return key, binding.value or ""


def _no_setting(text: str) -> str:
    line = text.lstrip().upper()
    # Of OPTOUT_REASON and OPTOUT_REASON_FILE, the one that is meant.
    key = max((key for key in KEYS if line.startswith(key)), key=len, default="")
    if key:
        return tr("this line is no setting; write it with an equals sign: {key}=…").format(key=key)
    return tr("this line is no setting; write KEY=value, or # in front of a remark")


def _fault(key: str, raw: str, value: str | None) -> str:
    """Why a value is not what stands after the equals sign; empty where it is."""
    if value is None:
        return _quotes()
    quoted = raw.lstrip().startswith(tuple(_STRAIGHT))
    if value != _as_it_stands(key, raw):
        if quoted:
            return tr("backslashes in quotes are not kept; write {key}=… without quotes")
        return tr('what comes after # would be lost; write {key}="…", all of it within quotes')
    if "\n" in value and (key != _REASON or _A_SETTING.search(value)):
        return _quotes()
    if quoted or not value:
        return ""
    if value[0] in _CURLY and value[-1] in _CURLY + _STRAIGHT:
        return tr('these quotes are not straight ones; write {key}="…"')
    last = value[-1]
    return _quotes() if last in _STRAIGHT and value.count(last) % 2 else ""


def _quotes() -> str:
    return tr(
        "the quotes do not match; write {key}=… without quotes, "
        'or {key}="…" with \\" for each " within'
    )


def _as_it_stands(key: str, raw: str) -> str:
    """The value by the plain rules: in quotes all but a \\ before a quote, else up to a remark."""
    if quoted := _QUOTED.fullmatch(raw):
        mark, text = quoted.groups()
        text = text.replace("\\" + mark, mark)
        return text.replace("\\n", "\n") if mark == '"' and key == _REASON else text
    return (raw if key in _TEXTS else re.sub(r"\s+#.*", "", raw)).strip()
