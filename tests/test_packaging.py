"""What is installed from a wheel, away from the checkout, is whole: flows, words, pages, scripts,
messages."""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

from optout_bot.base.messages import LANGUAGES
from tests.conftest import FENCE, ROOT

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.skipif(
        not importlib.util.find_spec("hatchling") and not os.environ.get("CI"),
        reason="hatchling: not installed, so no wheel can be built without a network",
    ),
]


def run(command: list[str | Path], **env: str) -> str:
    """Run a command away from the checkout; its output."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("OPTOUT_", "DISPLAY"))}
    done = subprocess.run(
        [str(word) for word in command],
        capture_output=True,
        encoding="utf-8",
        env={k: v for k, v in kept.items() if k != "PYTHONPATH"} | env,
        timeout=120,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The scripts of an environment into which the built wheel was installed. What the program
    depends on is lent to it, to save time; the program itself is not."""
    folder = tmp_path_factory.mktemp("wheel")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    path = {"PYTHONPATH": os.environ.get("PYTHONPATH", "")}
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", folder, ROOT]
    run([*pip, *build], **path)
    (wheel,) = folder.glob("*.whl")
    venv.create(folder / "venv")
    scripts = folder / "venv" / ("Scripts" if os.name == "nt" else "bin")
    python = scripts / "python"
    run([*pip, "--python", python, "install", "--no-deps", "--no-index", wheel])
    where = run([python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"]).strip()
    lent = sysconfig.get_path("purelib")
    (Path(where) / "lent.pth").write_text(f"{lent}\n", encoding="utf-8")
    return scripts


def test_an_installed_program_practises_away_from_the_checkout(
    installed: Path, tmp_path: Path
) -> None:
    shown = run(
        [installed / "optout-bot", "run", "--practice=fr", "--headless"],
        OPTOUT_DATA_DIR=str(tmp_path / "data"),
        OPTOUT_BROWSER_ARGS=f'["{FENCE}"]',
        OPTOUT_LANGUAGE="en",
    )

    assert shown.count("The page confirmed it") == 2
    assert str(ROOT) not in shown


def test_what_is_installed_is_the_programs_own_and_has_every_file(installed: Path) -> None:
    code = "import optout_bot, flows; print(optout_bot.__file__); print(flows.__file__)"
    places = [Path(line).parent for line in run([installed / "python", "-c", code]).splitlines()]

    for place, name in zip(places, ("optout_bot", "flows"), strict=True):
        assert installed.parent in place.parents
        source = ROOT / name
        kept = {path.relative_to(place) for path in place.rglob("*") if path.suffix != ".pyc"}
        for path in source.rglob("*"):
            if path.is_file() and path.suffix != ".pyc":
                assert path.relative_to(source) in kept
    assert {f"{language}.po" for language in LANGUAGES if language != "en"} <= {
        path.name for path in (places[0] / "locale").iterdir()
    }
