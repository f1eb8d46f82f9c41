"""Browsers are found where a person's system has them; a snap's, which cannot be used, is not."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from optout_bot.browser.installed import find_browser

pytestmark = pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="Linux's places")


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    """Puts programs on an otherwise empty path."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def install(name: str, content: str = "\x7fELF") -> str:
        path = folder / name
        path.write_text(content, encoding="utf-8")
        path.chmod(0o755)
        return str(path)

    return install


def test_the_first_of_the_known_browsers_is_found(installed: object) -> None:
    assert find_browser() is None
    chromium = installed("chromium")  # type: ignore[operator]
    assert find_browser() == chromium
    chrome = installed("google-chrome-stable")  # type: ignore[operator]
    assert find_browser() == chrome


def test_a_browser_can_be_named_or_given_by_its_path(installed: object) -> None:
    installed("google-chrome")  # type: ignore[operator]
    brave = installed("brave-browser")  # type: ignore[operator]

    assert find_browser("brave") == brave
    assert find_browser("vivaldi") is None
    assert find_browser("/opt/mine/chrome") == "/opt/mine/chrome"


def test_a_snap_is_passed_over_in_each_of_its_disguises(installed: object, tmp_path: Path) -> None:
    stub = installed("chromium-browser", '#!/bin/sh\nexec /snap/bin/chromium "$@"\n')  # type: ignore[operator]
    assert find_browser() is None

    snap = tmp_path / "usr" / "bin" / "snap"
    snap.parent.mkdir(parents=True)
    snap.write_text("\x7fELF", encoding="utf-8")
    snap.chmod(0o755)
    (Path(stub).parent / "chromium").symlink_to(snap)
    assert find_browser() is None

    (Path(stub).parent / "chromium").unlink()
    real = installed("chromium", '#!/bin/sh\nexec /usr/lib/chromium/chromium "$@"\n')  # type: ignore[operator]
    assert find_browser() == real
