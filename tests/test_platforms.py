"""What differs between systems, all of it, and what of that has ever run.

The other side of each was run on Linux by the tests of its module. Here, only what is pure is
tried, on a Linux that says it is something else; that is no Mac, and no Windows.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from optout_bot.browser import attach, installed, launch, profile, sign_in
from tests.conftest import ROOT

# Nobody who works on this has a Mac or Windows.
NEVER, PRETENDED = "never run by anybody here", "run by the tests below on a pretended system"
BRANCHES = {
    "base/files.make_private": NEVER,
    "base/files.sync": NEVER,
    "base/messages.system_language": NEVER,
    "browser/attach._folder": PRETENDED,
    "browser/installed._places": PRETENDED,
    "browser/installed.program_at": PRETENDED,
    "browser/launch.has_display": PRETENDED,
    "browser/launch.is_root": NEVER,
    "browser/profile": NEVER,
    "browser/profile.cache_of": PRETENDED,
    "browser/profile.in_use": NEVER,
    "browser/profile._taken": NEVER,
    "browser/sign_in.announce": PRETENDED,
    "browser/sign_in.command": NEVER,
    "browser/start_errors.no_temporary_folder": NEVER,
    "browser/watchman": NEVER,
    "commands/doctor._is_private": NEVER,
    "person/terminal._forget_what_was_typed": NEVER,
    "person/terminal._typed": NEVER,
    "start": NEVER,
    "start.apt_install": NEVER,
}


def branches() -> Iterator[str]:
    """Where it is asked on which system this runs: the module, and the function if it is in one."""
    for path in [ROOT / "start.py", *sorted((ROOT / "optout_bot").rglob("*.py"))]:
        source = path.read_text(encoding="utf-8")
        root = ROOT / "optout_bot" if path.parent != ROOT else ROOT
        module = path.relative_to(root).with_suffix("").as_posix()
        tree = ast.parse(source)
        functions = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef)]
        for number, line in enumerate(source.splitlines(), 1):
            asks = ("os.name ", "if sys.platform", "hasattr(os,")
            if any(each in line for each in asks):
                inside = [f.name for f in functions if f.lineno <= number <= (f.end_lineno or 0)]
                yield ".".join((module, *inside[-1:]))


def test_each_place_that_asks_for_the_system_says_whether_it_ever_ran() -> None:
    assert {*branches()} == BRANCHES.keys()


@pytest.fixture
def home(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    return tmp_path


@pytest.fixture
def mac(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")


@pytest.fixture
def windows(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("PROGRAMFILES", str(tmp_path))
    monkeypatch.delenv("PROGRAMFILES(X86)", raising=False)
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path / "local"))


def put(path: Path) -> str:
    """A file at a path; the path as text."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.touch()
    return str(path)


@pytest.mark.usefixtures("mac")
def test_a_mac_has_edge_among_its_applications(home: Path) -> None:
    inside = "Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge"
    assert installed.find_browser("msedge") != str(home / inside)
    edge = put(home / inside)

    # One for all users goes before.
    assert installed.find_browser("msedge") in {edge, f"/{inside}"}


@pytest.mark.usefixtures("windows")
def test_windows_has_edge_among_its_programs(tmp_path: Path) -> None:
    assert installed.find_browser("msedge") is None
    edge = put(tmp_path / "Microsoft/Edge/Application/msedge.exe")

    assert installed.find_browser("msedge") == edge


@pytest.mark.usefixtures("windows")
def test_windows_tells_a_browsers_version_by_the_folder_beside_it(tmp_path: Path) -> None:
    edge = tmp_path / "Edge/Application/msedge.exe"
    for version in ("99.0.1.2", "141.0.1.2", "Locales"):
        (edge.parent / version).mkdir(parents=True)

    assert installed.program_at(put(edge)) == installed.Program("Edge", "141.0.1.2")


@pytest.mark.usefixtures("mac")
def test_a_mac_keeps_its_folders_in_the_library(home: Path) -> None:
    library = home / "Library"
    assert library / "Application Support" in attach._folder("chrome").parents
    own = library / "Application Support/optout-bot/profile"
    assert profile.cache_of(own) == library / "Caches/optout-bot/profile"


@pytest.mark.usefixtures("windows")
def test_windows_keeps_chromes_folder_in_the_local_data(tmp_path: Path) -> None:
    assert tmp_path / "local" in attach._folder("chrome").parents


@pytest.mark.parametrize(("system", "shown"), [("darwin", True), ("win32", True), ("linux", False)])
def test_only_linux_needs_to_be_told_of_a_display(
    monkeypatch: pytest.MonkeyPatch, system: str, shown: bool
) -> None:
    monkeypatch.setattr(sys, "platform", system)
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)

    assert launch.has_display() == shown


@pytest.mark.parametrize(("system", "told"), [("darwin", True), ("linux", False)])
def test_on_a_mac_closing_the_window_is_said_not_to_be_enough(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], system: str, told: bool
) -> None:
    from optout_bot.person.terminal import Terminal

    monkeypatch.setattr(sys, "platform", system)
    wall = sign_in.SignInNeeded("nobody is signed in", "www.facebook.com/")
    sign_in.announce(wall, "Facebook", Terminal(), signed_in_before=False)

    assert ("Cmd+Q" in capsys.readouterr().out) == told
