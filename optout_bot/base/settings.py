"""The settings, from the environment or `.env`: checked before anything is opened."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    TypeAdapter,
    ValidationError,
    ValidationInfo,
)
from pydantic_settings import (
    BaseSettings,
    NoDecode,
    PydanticBaseSettingsSource,
    SettingsConfigDict,
)

from optout_bot.base import data_folder, env_file
from optout_bot.base.countries import is_country
from optout_bot.base.data_folder import RECEIPTS, at_home, from_anywhere, kinds
from optout_bot.base.env_file import PREFIX
from optout_bot.base.errors import UsageError
from optout_bot.base.messages import speak, tr, with_colon

# Nor can anybody see them in an address, or they are quotation marks around it.
_NOT_IN_EMAIL = {"Cc", "Cf", "Cs", "Zs", "Pi", "Pf", "Ps"}
_EMAIL = re.compile(r"(?!')[^@\s<>,;:\"`´()\[\]\\]+@[^@\s<>,;\"'()\\.]+(\.[^@\s<>,;\"'()\\.]+)+")


def _email(value: str) -> str:
    email = value.strip()
    if not email or (_EMAIL.fullmatch(email) and not _NOT_IN_EMAIL & kinds(email)):
        return email
    said = tr("is not an e-mail address; write nothing but the address, such as name@provider.fr")
    raise ValueError(said)


def _beside_the_receipts(value: Path, info: ValidationInfo) -> Path:
    folder = from_anywhere(value)
    data = info.data.get("data_dir")
    if data and (data / RECEIPTS).resolve().is_relative_to(folder.resolve()):
        raise ValueError(tr("the receipts would be inside, and forget removes it"))
    return folder


def _country(value: str) -> str:
    code = value.strip().upper()
    if code and not is_country(code):
        raise ValueError(tr("is not a country's code of two letters, such as FR"))
    return code


def _from_json(value: str | list[str]) -> list[str]:
    try:
        return TypeAdapter(list[str]).validate_json(value) if isinstance(value, str) else value
    except ValidationError:
        raise ValueError(tr("this cannot be read; it must be a JSON list.")) from None


def _browser_args(value: list[str]) -> list[str]:
    # With another folder or cookie store, the browser would lose a sign-in.
    for own in ("--user-data-dir", "--password-store"):
        if any(each.partition("=")[0] == own for each in value):
            raise ValueError(tr("{own} is for the program to set").format(own=own))
    return value


class Settings(BaseSettings):
    """Every setting; the key in the environment is the name in capitals after `OPTOUT_`."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX,
        extra="forbid",
        hide_input_in_errors=True,
        env_ignore_empty=True,
    )

    email: Annotated[str, AfterValidator(_email)] = ""
    country: Annotated[str, AfterValidator(_country)] = ""
    reason: str = ""
    reason_file: Annotated[Path, AfterValidator(at_home)] | None = None
    data_dir: Annotated[Path, AfterValidator(from_anywhere)] = Field(
        default_factory=data_folder.usual
    )
    profile_dir: Annotated[Path, AfterValidator(_beside_the_receipts)] | None = None
    browser: Annotated[str, AfterValidator(lambda value: str(at_home(Path(value))))] = "auto"
    browser_args: Annotated[
        list[str], NoDecode, BeforeValidator(_from_json), AfterValidator(_browser_args)
    ] = []
    chromium_sandbox: bool = True
    headless: bool = False
    language: Literal["", "en", "fr"] = ""
    receipt_email: Literal["masked", "whole"] = "masked"
    wait: Annotated[float, Field(gt=0, le=86_400)] = 900.0

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment goes before what is given, which is what stands in the file."""
        return env_settings, init_settings

    @property
    def profile(self) -> Path:
        """The browser profile: the one set, or the tool's own in the data folder."""
        return self.profile_dir or self.data_dir / "profile"

    @property
    def receipts(self) -> Path:
        """The folder of the receipts."""
        return self.data_dir / RECEIPTS

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
    env_file.check_names()
    written = env_file.read()
    outside = env_file.from_environment()
    values: dict[str, Any] = {
        key.removeprefix(PREFIX).lower(): each.value for key, each in written.items()
    }
    try:
        settings = Settings(**values)
    except ValidationError as error:
        lines = set()
        for mistake in error.errors(include_input=False):
            key = PREFIX + str(mistake["loc"][0]).upper()
            line = with_colon(key, _said(dict(mistake)))
            in_file = key in written and key not in outside
            lines.add(with_colon(written[key].place, line) if in_file else line)
        raise UsageError("\n".join(sorted(lines))) from None
    speak(settings.language)
    return settings


def _said(mistake: dict[str, Any]) -> str:
    """A mistake in our own words, without the value."""
    match mistake["type"]:
        case "value_error":
            return str(mistake["ctx"]["error"])
        case "literal_error":
            field = Settings.model_fields[str(mistake["loc"][0])]
            allowed = ", ".join(filter(None, get_args(field.annotation)))
            return tr("must be one of: {names}").format(names=allowed)
        case "float_parsing" | "finite_number" | "greater_than" | "less_than_equal":
            return tr("must be a number of seconds, above 0 and at most 86400")
        case "bool_parsing":
            return tr("must be true or false")
        case _:
            return tr("this cannot be read; it must be a JSON list.")
