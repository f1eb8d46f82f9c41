"""Settings: every mistake is one clear line, and no value is ever in it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from optout_bot.base import data_folder
from optout_bot.base.env_file import KEYS, PREFIX
from optout_bot.base.errors import UsageError
from optout_bot.base.settings import Settings, read_settings
from tests.conftest import ROOT

SECRET = "s3cret value"


def set_all(monkeypatch: pytest.MonkeyPatch, values: dict[str, str]) -> None:
    for key, value in values.items():
        monkeypatch.setenv(key, value)


def test_settings_come_from_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"OPTOUT_EMAIL": " a@b.fr ", "OPTOUT_COUNTRY": "fr"})

    settings = read_settings()

    assert (settings.email, settings.country) == ("a@b.fr", "FR")


def test_settings_come_from_a_file_in_the_working_folder() -> None:
    Path(".env").write_text("OPTOUT_EMAIL=a@b.fr\nOPTOUT_HEADLESS=true\n", encoding="utf-8")

    settings = read_settings()

    assert (settings.email, settings.headless) == ("a@b.fr", True)


@pytest.mark.parametrize(
    ("key", "value", "said"),
    [
        ("OPTOUT_EMAIL", SECRET, "OPTOUT_EMAIL: is not an e-mail address"),
        ("OPTOUT_EMAIL", "a@b@c.fr", "OPTOUT_EMAIL: is not an e-mail address"),
        ("OPTOUT_COUNTRY", "Narnia", "OPTOUT_COUNTRY: is not a country's code"),
        ("OPTOUT_WAIT", "-1", "OPTOUT_WAIT: "),
        ("OPTOUT_HEADLESS", SECRET, "OPTOUT_HEADLESS: "),
        ("OPTOUT_BROWSER_ARGS", SECRET, "OPTOUT_BROWSER_ARGS: this cannot be read"),
        ("OPTOUT_LANGUAGE", SECRET, "OPTOUT_LANGUAGE: "),
        ("OPTOUT_EMIAL", SECRET, "OPTOUT_EMIAL: there is no such setting"),
        ("OPTOUT_YES", "yes", "OPTOUT_YES: there is no such setting"),
    ],
)
@pytest.mark.parametrize("in_file", [True, False])
def test_a_mistake_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch, key: str, value: str, said: str, in_file: bool
) -> None:
    if in_file:
        Path(".env").write_text(f"{key}='{value}'\n", encoding="utf-8")
    else:
        monkeypatch.setenv(key, value)

    with pytest.raises(UsageError) as caught:
        read_settings()

    assert said in str(caught.value)
    assert value not in str(caught.value).replace(key, "") or value in {"-1", "yes"}


def test_every_mistake_has_a_line_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"OPTOUT_EMAIL": "x", "OPTOUT_COUNTRY": "x"})

    with pytest.raises(UsageError) as caught:
        read_settings()

    assert len(str(caught.value).splitlines()) == 2


def test_a_file_that_is_not_text_is_refused() -> None:
    Path(".env").write_bytes(b"OPTOUT_EMAIL=\xff\xfe\x00\n")

    with pytest.raises(UsageError, match=r"\.env"):
        read_settings()


def test_the_reason_comes_from_the_setting_or_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert read_settings().reason_text() is None
    file = tmp_path / "reason.txt"
    file.write_text("  Mine.\nReally.\n", encoding="utf-8")
    monkeypatch.setenv("OPTOUT_REASON_FILE", str(file))
    assert read_settings().reason_text() == "Mine.\nReally."


def test_a_path_may_begin_at_home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    paths = {"DATA_DIR": "d", "PROFILE_DIR": "p", "REASON_FILE": "r.txt", "BROWSER": "b"}
    lines = [f"OPTOUT_{key}=~/{name}" for key, name in paths.items()]
    Path(".env").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "r.txt").write_text("Mine.", encoding="utf-8")

    settings = read_settings()

    assert (settings.data_dir, settings.profile) == (tmp_path / "d", tmp_path / "p")
    assert settings.browser == str(tmp_path / "b")
    assert settings.reason_text() == "Mine."


@pytest.mark.parametrize("key", ["OPTOUT_DATA_DIR", "OPTOUT_PROFILE_DIR"])
@pytest.mark.parametrize("value", ["here/data", "~nobody-of-that-name/data", "."])
def test_a_folder_that_depends_on_where_one_stands_is_refused(
    monkeypatch: pytest.MonkeyPatch, key: str, value: str
) -> None:
    monkeypatch.setenv(key, value)

    with pytest.raises(UsageError) as caught:
        read_settings()

    assert str(caught.value) == f"{key}: must be the whole path of a folder, such as ~/optout"


@pytest.mark.parametrize(
    ("data", "profile", "refused"),
    [("", "", True), ("data", "", True), ("", "receipts", True), ("data", "profile", False)],
)
def test_a_profile_folder_around_the_receipts_is_refused_since_forget_removes_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, data: str, profile: str, refused: bool
) -> None:
    monkeypatch.setenv("OPTOUT_DATA_DIR", str(tmp_path / data))
    monkeypatch.setenv("OPTOUT_PROFILE_DIR", str(tmp_path / profile))

    if refused:
        with pytest.raises(UsageError, match="OPTOUT_PROFILE_DIR: the receipts would be inside"):
            read_settings()
    else:
        assert read_settings().profile == tmp_path / "profile"


@pytest.mark.parametrize("content", [None, b"", b"  \n", b"\xff\xfe\x00"])
def test_a_reason_file_that_says_nothing_readable_is_refused(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    file = tmp_path / "reason.txt"
    if content is not None:
        file.write_bytes(content)
    monkeypatch.setenv("OPTOUT_REASON_FILE", str(file))

    with pytest.raises(UsageError, match="OPTOUT_REASON_FILE"):
        read_settings().reason_text()


def test_a_reason_file_of_a_windows_editor_begins_with_its_first_word(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "reason.txt"
    file.write_text("Mine.", encoding="utf-8-sig")
    monkeypatch.setenv("OPTOUT_REASON_FILE", str(file))

    assert read_settings().reason_text() == "Mine."


@pytest.mark.parametrize("unseen", ["\u200b", "\u00ad", "\u202e", "\ufeff", "\x07", "\u3000"])
@pytest.mark.parametrize("at", [0, 3, 9])
def test_an_email_with_a_character_nobody_sees_is_refused(
    monkeypatch: pytest.MonkeyPatch, unseen: str, at: int
) -> None:
    email = "ana@example.org"
    monkeypatch.setenv("OPTOUT_EMAIL", "x" + email[:at] + unseen + email[at:])

    with pytest.raises(UsageError, match="OPTOUT_EMAIL: is not an e-mail address"):
        read_settings()


@pytest.mark.parametrize(
    "around",
    ["mailto:{}", "“{}”", "„{}“", "‘{}’", "«{}»", "<{}>", "`{}`", "[{}](mailto:{})", "{}”"],
)
def test_an_email_with_something_around_it_is_refused(
    monkeypatch: pytest.MonkeyPatch, around: str
) -> None:
    monkeypatch.setenv("OPTOUT_EMAIL", around.replace("{}", "ana@maison-moreau.fr"))

    with pytest.raises(UsageError, match="OPTOUT_EMAIL: is not an e-mail address; write nothing"):
        read_settings()


@pytest.mark.parametrize("email", ["ana+meta@maison-moreau.fr", "anaïs_m.2@maison-moréau.fr"])
def test_an_unusual_email_is_taken(monkeypatch: pytest.MonkeyPatch, email: str) -> None:
    monkeypatch.setenv("OPTOUT_EMAIL", email)

    assert read_settings().email == email


@pytest.mark.parametrize("key", ["DATA_DIR", "PROFILE_DIR", "REASON_FILE", "BROWSER"])
def test_a_path_with_a_character_that_nobody_sees_is_refused(
    monkeypatch: pytest.MonkeyPatch, key: str
) -> None:
    monkeypatch.setenv(f"OPTOUT_{key}", "/home/ana\temp")

    with pytest.raises(UsageError, match=f"OPTOUT_{key}: has a character that nobody sees"):
        read_settings()


def test_two_reasons_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    set_all(monkeypatch, {"OPTOUT_REASON": "a", "OPTOUT_REASON_FILE": "b"})

    with pytest.raises(UsageError, match="not both"):
        read_settings().reason_text()


@pytest.mark.parametrize(
    ("key", "value", "read"),
    [
        ("HEADLESS", "TRUE", True),
        ("HEADLESS", "no", False),
        ("HEADLESS", "oui", None),
        ("WAIT", " 1e3 ", 1000.0),
        ("WAIT", "86400", 86400.0),
        ("WAIT", "86401", None),
        ("WAIT", "nan", None),
        ("WAIT", "inf", None),
        ("BROWSER_ARGS", '["--a b"]', ["--a b"]),
        ("BROWSER_ARGS", "[1]", None),
        ("BROWSER_ARGS", '"--a"', None),
        ("BROWSER_ARGS", '{"--a": 1}', None),
        ("BROWSER_ARGS", '["\\ud800"]', None),
        ("BROWSER_ARGS", "[" * 100_000, None),
        ("LANGUAGE", "FR", None),
        ("RECEIPT_EMAIL", "whole", "whole"),
        ("COUNTRY", "  ", ""),
    ],
)
def test_what_is_written_is_read_as_it_says_or_refused(
    monkeypatch: pytest.MonkeyPatch, key: str, value: str, read: object
) -> None:
    monkeypatch.setenv(f"OPTOUT_{key}", value)

    if read is None:
        with pytest.raises(UsageError, match=f"^OPTOUT_{key}: "):
            read_settings()
    else:
        assert getattr(read_settings(), key.lower()) == read


def test_every_setting_is_known_and_nothing_else() -> None:
    assert {PREFIX + name.upper() for name in Settings.model_fields} == KEYS


def test_the_example_names_every_setting_and_nothing_else() -> None:
    lines = (ROOT / ".env.example").read_text(encoding="utf-8").splitlines()
    keys = {line.lstrip("# ").split("=")[0] for line in lines if "OPTOUT_" in line.split("=")[0]}

    assert keys == {f"OPTOUT_{name.upper()}" for name in Settings.model_fields}


def test_no_setting_can_answer_the_question() -> None:
    assert not {"yes", "confirm", "force", "assume"} & {
        part for name in Settings.model_fields for part in name.split("_")
    }


@pytest.mark.parametrize("own", ["--user-data-dir=/elsewhere", "--password-store=gnome-libsecret"])
def test_an_argument_that_would_lose_a_sign_in_is_refused(
    monkeypatch: pytest.MonkeyPatch, own: str
) -> None:
    set_all(monkeypatch, {"OPTOUT_BROWSER_ARGS": f'["--lang=fr", "{own}"]'})

    with pytest.raises(UsageError, match=r"OPTOUT_BROWSER_ARGS: .*for the program to set"):
        read_settings()


def told_by(find: Callable[[], Path]) -> str:
    try:
        return str(find())
    except UsageError as error:
        return str(error)


@pytest.mark.parametrize("in_environment", [None, "", "~/e", "/e", "e", "/e\x07"])
@pytest.mark.parametrize("in_file", [None, "", "~/f", '"/f 2"', "f", "~nobody-at-all/f"])
@pytest.mark.parametrize("key", ["OPTOUT_DATA_DIR", "optout_data_dir"])
def test_what_only_looks_for_receipts_looks_where_a_run_keeps_them(
    monkeypatch: pytest.MonkeyPatch, in_environment: str | None, in_file: str | None, key: str
) -> None:
    monkeypatch.delenv("OPTOUT_DATA_DIR", raising=False)
    if in_environment is not None:
        monkeypatch.setenv(key, in_environment)
    if in_file is not None:
        Path(".env").write_text(f"OPTOUT_EMAIL=a@b.fr\n{key}={in_file}\n", encoding="utf-8")

    assert told_by(data_folder.receipts) == told_by(lambda: read_settings().receipts)


@pytest.mark.parametrize(
    "text",
    ["OPTOUT_DATA_DIR=/x #1", "OPTOUT_DATADIR=/x", "OPTOUT_DATA_DIR: /x", "OPTOUT_REASON='It's"],
)
def test_a_line_that_may_mean_the_folder_is_refused_before_another_folder_is_looked_at(
    monkeypatch: pytest.MonkeyPatch, text: str
) -> None:
    monkeypatch.delenv("OPTOUT_DATA_DIR", raising=False)
    Path(".env").write_text(text, encoding="utf-8")

    with pytest.raises(UsageError, match=r"\.env, line 1: "):
        data_folder.receipts()
