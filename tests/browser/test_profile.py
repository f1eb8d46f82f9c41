"""The browser's folder: nobody else's, nobody else's to read, and never opened in a way that
would lose what is in it."""

from __future__ import annotations

import json
import sqlite3
import stat
from pathlib import Path

import pytest

from optout_bot.base.errors import BrowserError
from optout_bot.browser.installed import Program
from optout_bot.browser.profile import MARKER, Profile, cache_of, claim, is_ours

CHROMIUM = Program("Chromium", "156.0.8078.79")
DEFAULTS = [
    *(".config/google-chrome", ".config/microsoft-edge", ".config/chromium", ".config/opera"),
    *(".config/BraveSoftware/Brave-Browser", ".config/vivaldi", ".config/google-chrome-beta"),
    "snap/chromium/common/chromium",
    "Library/Application Support/Google/Chrome",
    "Library/Application Support/Microsoft Edge",
    "Library/Application Support/BraveSoftware/Brave-Browser",
    "Library/Application Support/Vivaldi",
    "Library/Application Support/Chromium",
    "Library/Application Support/com.operasoftware.Opera",
    "AppData/Local/Google/Chrome/User Data",
    "AppData/Local/Microsoft/Edge/User Data",
    "AppData/Local/BraveSoftware/Brave-Browser/User Data",
    "AppData/Local/Vivaldi/User Data",
    "AppData/Local/Chromium/User Data",
    "AppData/Roaming/Opera Software/Opera Stable",
]


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A home folder of its own."""
    home = tmp_path / "home"
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    for key in ("XDG_CONFIG_HOME", "CHROME_CONFIG_HOME", "CHROME_USER_DATA_DIR"):
        monkeypatch.delenv(key, raising=False)
    return home


def prepare(folder: Path, program: Program | None = CHROMIUM) -> Profile:
    profile = Profile(folder)
    profile.prepare("/usr/bin/chromium", program)
    return profile


def refused(folder: Path, why: str, program: Program | None = CHROMIUM) -> None:
    """It is refused, and nothing in it is changed."""
    before = sorted(folder.rglob("*")) if folder.is_dir() else folder.exists()
    with pytest.raises(BrowserError, match=why):
        prepare(folder, program)
    assert before == (sorted(folder.rglob("*")) if folder.is_dir() else folder.exists())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_new_folder_is_private_and_marked(home: Path) -> None:
    folder = home / "data" / "profile"

    profile = prepare(folder)

    assert (mode(folder), mode(folder.parent)) == (0o700, 0o700)
    assert (mode(folder / MARKER), mode(folder / "Default/Preferences")) == (0o600, 0o600)
    assert is_ours(folder)
    assert profile.mark
    assert (profile.mark.program, profile.mark.version) == ("Chromium", CHROMIUM.version)
    assert profile.mark.store


def test_an_open_folder_of_ours_is_made_private_again(home: Path) -> None:
    folder = home / "profile"
    prepare(folder)
    folder.chmod(0o755)

    prepare(folder)

    assert mode(folder) == 0o700


@pytest.mark.parametrize("default", DEFAULTS)
def test_every_browsers_own_folder_is_refused(home: Path, default: str) -> None:
    refused(home / default, "own profile folder")
    refused(home / default / "Default", "own profile folder")


def test_so_is_what_leads_there_and_what_is_around_it(home: Path) -> None:
    own = home / ".config" / "google-chrome"
    own.mkdir(parents=True)
    (home / "link").symlink_to(own)
    elsewhere = home / "disk" / "settings"
    elsewhere.mkdir(parents=True)
    (home / ".config" / "vivaldi").symlink_to(elsewhere)

    for folder in (home / "link", home / ".config", home, elsewhere, elsewhere / "in"):
        refused(folder, "own profile folder")
    prepare(home / "chrome-for-this-tool")


def test_a_settings_folder_that_was_moved_is_looked_at_too(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(home / "cfg"))
    (home / "cfg" / "google-chrome").mkdir(parents=True)

    refused(home / "cfg" / "google-chrome" / "x", "own profile folder")


def test_a_folder_with_other_files_is_not_littered(home: Path) -> None:
    folder = home / "Documents"
    folder.mkdir()
    (folder / "letter.txt").write_text("Dear", encoding="utf-8")

    refused(folder, "other files")


def test_a_profile_made_elsewhere_may_be_used_but_is_not_ours_to_remove(home: Path) -> None:
    folder = home / "mine"
    folder.mkdir()
    (folder / "Local State").write_text("{}", encoding="utf-8")

    prepare(folder)

    assert Profile(folder).mark
    assert not is_ours(folder)


@pytest.mark.parametrize(("kept", "fits"), [(b"v10 x", True), (b"v11 x", False)])
def test_a_profile_whose_cookies_are_in_the_keyring_is_not_opened(
    home: Path, kept: bytes, fits: bool
) -> None:
    folder = home / "mine"
    (folder / "Default").mkdir(parents=True)
    (folder / "Local State").write_text("{}", encoding="utf-8")
    with sqlite3.connect(folder / "Default" / "Cookies") as db:
        db.execute("CREATE TABLE cookies (encrypted_value BLOB)")
        db.execute("INSERT INTO cookies VALUES (?)", (kept,))
    db.close()

    if fits:
        prepare(folder)
    else:
        refused(folder, "keyring")


@pytest.mark.parametrize(
    ("program", "why"),
    [
        (Program("Google Chrome", "156.0.1.1"), "belongs to Chromium"),
        (Program("Chromium", "152.0.1.1"), "much older"),
    ],
)
def test_another_browser_or_a_much_older_one_is_refused(
    home: Path, program: Program, why: str
) -> None:
    prepare(home / "profile")

    refused(home / "profile", why, program)


@pytest.mark.parametrize("version", ["153.0.1.1", "156.0.1.1", "190.0.1.1"])
def test_the_same_browser_in_another_version_is_let_in(home: Path, version: str) -> None:
    prepare(home / "profile")

    profile = prepare(home / "profile", Program("Chromium", version))

    assert profile.mark
    assert profile.mark.version == version


def test_another_cookie_store_is_refused(home: Path) -> None:
    prepare(home / "profile")
    path = home / "profile" / MARKER
    path.write_text(path.read_text("utf-8").replace("basic", "keyring"), encoding="utf-8")

    refused(home / "profile", "another system")


def test_a_sign_in_that_worked_is_remembered_by_its_name_alone(home: Path) -> None:
    profile = prepare(home / "profile")
    assert not profile.signed_in_before("facebook")

    profile.note_sign_in("facebook")
    profile.note_sign_in("facebook")
    prepare(home / "profile")

    assert profile.signed_in_before("facebook")
    assert not profile.signed_in_before("instagram")
    assert json.loads((home / "profile" / MARKER).read_text("utf-8"))["sites"] == ["facebook"]


def test_only_an_empty_folder_is_claimed(home: Path) -> None:
    claim(home / "new")
    claim(home / "new")
    (home / "full").mkdir()
    (home / "full" / "letter.txt").write_text("Dear", encoding="utf-8")
    claim(home / "full")

    assert is_ours(home / "new")
    assert not is_ours(home / "full")
    assert not is_ours(home / "nowhere")


def test_a_cache_outside_the_folder_is_found_and_claimed(home: Path) -> None:
    folder = home / ".config" / "optout-bot" / "profile"

    prepare(folder)

    cache = cache_of(folder)
    assert cache == home / ".cache" / "optout-bot" / "profile"
    assert is_ours(cache)
    assert cache_of(home / "profile") is None


@pytest.mark.parametrize("content", ["", "{", "[]", '{"tool": "another"}', "\udcff"])
def test_another_file_of_that_name_makes_no_folder_ours(tmp_path: Path, content: str) -> None:
    (tmp_path / MARKER).write_bytes(content.encode("utf-8", "surrogateescape"))

    assert not is_ours(tmp_path)


def test_neither_a_link_to_a_marked_folder_nor_a_linked_mark_counts(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    claim(ours)
    link = tmp_path / "link"
    link.symlink_to(ours)
    other = tmp_path / "other"
    other.mkdir()
    (other / MARKER).symlink_to(ours / MARKER)

    assert is_ours(ours)
    assert not is_ours(link)
    assert not is_ours(other)


def test_a_browser_that_writes_its_files_late_is_waited_for(tmp_path: Path) -> None:
    late = [
        lambda: None,
        lambda: (tmp_path / "SingletonLock").symlink_to("computer-1"),
        lambda: (tmp_path / "Local State").touch(),
    ]
    started = iter(late)

    Profile(tmp_path).await_browser(lambda: next(started)())

    assert list(started) == []
