"""`forget` removes what is the tool's own, after the typed word, and nothing else."""

from __future__ import annotations

import os
import socket
from pathlib import Path

import pytest

from optout_bot.base.errors import BrowserError, NotSent
from optout_bot.base.settings import Settings
from optout_bot.browser.profile import cache_of, claim
from optout_bot.commands.forget import forget
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome
from tests.conftest import Someone
from tests.terminal import Terminal


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A data folder with a marked profile and one receipt."""
    data = tmp_path / "data"
    profile = data / "profile"
    claim(profile)
    (profile / "Default").mkdir()
    (profile / "Default" / "Cookies").write_text("secret", encoding="utf-8")
    Receipt.new(data / "receipts", "facebook", practice=False).end(Outcome.DECLINED, "no")
    return Settings(data_dir=data)


def receipts(settings: Settings) -> list[Path]:
    return list(settings.receipts.iterdir())


def test_the_typed_word_removes_the_profile_and_leaves_the_receipts(settings: Settings) -> None:
    person = Someone(["forget"])

    assert forget(person, settings, receipts=False) == 0

    assert not settings.profile.exists()
    assert len(receipts(settings)) == 1
    assert str(settings.profile) in person.transcript
    assert "does not end the sign-in at Meta" in person.transcript
    assert "Where you're logged in" in person.transcript


def test_receipts_go_only_when_asked_for_and_the_page_of_all_with_them(settings: Settings) -> None:
    page = settings.data_dir / "overview.html"
    page.write_text("Facebook: sent", encoding="utf-8")

    assert forget(Someone(["forget"]), settings, receipts=True) == 0

    assert receipts(settings) == []
    assert not page.exists()


@pytest.mark.parametrize("answer", ["yes", "", "forget it", None])
def test_any_other_word_removes_nothing(settings: Settings, answer: str | None) -> None:
    with pytest.raises(NotSent, match="Nothing was removed"):
        forget(Someone([answer]), settings, receipts=True)

    assert (settings.profile / "Default" / "Cookies").exists()
    assert len(receipts(settings)) == 1


def test_without_a_terminal_nothing_is_removed(settings: Settings) -> None:
    with pytest.raises(NotSent, match="no terminal"):
        forget(Someone(["forget"], can_answer=False), settings, receipts=True)

    assert settings.profile.exists()


def test_a_folder_without_the_mark_stays(settings: Settings) -> None:
    (settings.profile / "optout-bot.json").unlink()
    person = Someone(["forget"])

    assert forget(person, settings, receipts=False) == 0

    assert (settings.profile / "Default" / "Cookies").exists()
    assert "does not carry the mark" in person.transcript


def test_a_link_to_a_marked_folder_stays_and_so_does_what_it_leads_to(
    settings: Settings, tmp_path: Path
) -> None:
    elsewhere = settings.profile.rename(tmp_path / "elsewhere")
    settings.profile.symlink_to(elsewhere)

    assert forget(Someone(["forget"]), settings, receipts=False) == 0

    assert (elsewhere / "Default" / "Cookies").exists()


def test_what_a_link_inside_leads_to_stays(settings: Settings, tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "letter").write_text("dear", encoding="utf-8")
    (settings.profile / "link").symlink_to(precious)

    forget(Someone(["forget"]), settings, receipts=False)

    assert not settings.profile.exists()
    assert (precious / "letter").exists()


def test_among_the_receipts_only_receipts_go(settings: Settings, tmp_path: Path) -> None:
    foreign = settings.receipts / "holiday"
    foreign.mkdir()
    (foreign / "receipt.json").write_text('{"tool": "another 1.0"}', encoding="utf-8")
    (settings.receipts / "note.txt").write_text("mine", encoding="utf-8")
    real = receipts(settings)

    forget(Someone(["forget"]), settings, receipts=True)

    assert sorted(p.name for p in receipts(settings)) == ["holiday", "note.txt"]
    assert len(real) == 3


@pytest.mark.parametrize("host", [socket.gethostname(), "another-laptop"])
def test_a_profile_in_use_stays(settings: Settings, host: str) -> None:
    (settings.profile / "SingletonLock").symlink_to(f"{host}-{os.getpid()}")

    with pytest.raises(BrowserError):
        forget(Someone(["forget"]), settings, receipts=False)

    assert (settings.profile / "Default" / "Cookies").exists()


def test_a_browser_opened_while_the_question_stands_keeps_its_profile(settings: Settings) -> None:
    def opens() -> str:
        lock = settings.profile / "SingletonLock"
        lock.symlink_to(f"{socket.gethostname()}-{os.getpid()}")
        return "forget"

    with pytest.raises(BrowserError, match="still open"):
        forget(Someone([opens]), settings, receipts=False)

    assert (settings.profile / "Default" / "Cookies").exists()


def test_the_cache_kept_elsewhere_goes_too(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    cache = tmp_path / "cache" / "profile"
    cache.mkdir(parents=True)
    other = tmp_path / "cache" / "other"
    other.mkdir()
    person = Someone(["forget"])

    forget(person, settings, receipts=False)

    assert str(cache) in person.transcript
    assert not cache.exists()
    assert other.exists()


def test_a_cache_reached_through_a_link_stays(
    settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    (tmp_path / "precious").mkdir()
    (tmp_path / "cache").mkdir()
    (tmp_path / "cache" / "profile").symlink_to(tmp_path / "precious")

    assert cache_of(settings.profile) is None


def test_on_a_real_terminal(settings: Settings, child_env: dict[str, str]) -> None:
    env = child_env | {"OPTOUT_DATA_DIR": str(settings.data_dir)}
    for keys, code in (("no\n", 3), ("forget\n", 0)):
        assert settings.profile.exists()
        with Terminal(["forget"], env) as terminal:
            terminal.until("Type forget")
            terminal.type(keys)
            assert terminal.ends() == code
    assert not settings.profile.exists()
