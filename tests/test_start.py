"""`start.py`: two commands do all the set-up, and say what they run."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from optout_bot.browser.installed import find_browser
from tests.conftest import EMAIL, ROOT, record

pytestmark = pytest.mark.skipif(
    Path(sys.prefix).resolve() != ROOT / ".venv", reason="this suite was not started by start.py"
)


def start(
    arguments: list[str], env: dict[str, str], folder: Path = ROOT
) -> subprocess.CompletedProcess[str]:
    """`python start.py`, with no terminal."""
    return subprocess.run(
        [sys.executable, str(folder / "start.py"), *arguments],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_alone_it_walks_the_practice_site_to_a_receipt_that_says_sent(
    child_env: dict[str, str],
) -> None:
    done = start([], child_env)

    assert done.returncode == 0, done.stderr
    assert "practice goes on without a window" in done.stdout
    assert "no terminal: practice answers itself" in done.stdout
    receipt = record(child_env)
    assert (receipt["outcome"], receipt["practice"]) == ("sent", True)


def test_with_test_it_runs_the_tests_saying_the_command(child_env: dict[str, str]) -> None:
    done = start(["test", "--version"], child_env)

    assert done.returncode == 0, done.stderr
    assert "-m pytest -m not thorough --version" in done.stdout


def test_anything_else_is_handed_to_the_program(child_env: dict[str, str]) -> None:
    done = start(["status"], child_env)

    assert done.returncode == 0
    assert "No receipts yet" in done.stdout


@pytest.fixture
def no_browser(child_env: dict[str, str]) -> dict[str, str]:
    """A computer without a browser, on which none can be got."""
    return child_env | {
        "PATH": "/nonexistent",
        "PLAYWRIGHT_DOWNLOAD_HOST": "http://127.0.0.1:9",
        "PLAYWRIGHT_BROWSERS_PATH": str(Path(child_env["OPTOUT_DATA_DIR"]) / "browsers"),
    }


@pytest.mark.thorough
def test_with_no_browser_to_be_had_it_says_what_to_do(no_browser: dict[str, str]) -> None:
    done = start([], no_browser)

    assert done.returncode == 1
    assert "-m playwright install chromium" in done.stdout
    assert "Install Chrome, Edge or Chromium" in done.stderr
    assert "Traceback" not in done.stderr
    assert not Path(no_browser["OPTOUT_DATA_DIR"], "receipts").exists()


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (["status"], 0, "No receipts yet"),
        (["doctor"], 6, "browser"),
        (["run", "facebook", "--guide"], 3, "no terminal"),
        (["run", "--help"], 0, "usage"),
    ],
)
def test_what_opens_no_browser_needs_none(
    no_browser: dict[str, str], arguments: list[str], code: int, said: str
) -> None:
    done = start(arguments, no_browser | {"OPTOUT_EMAIL": EMAIL})

    assert said in done.stdout + done.stderr
    assert done.returncode == code
    assert "getting a Chromium" not in done.stdout


@pytest.mark.thorough
def test_a_browser_that_the_person_named_needs_no_other(no_browser: dict[str, str]) -> None:
    named = no_browser | {"OPTOUT_BROWSER": str(find_browser())}

    done = start([], named)

    assert record(named)["outcome"] == "sent", done.stderr


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with the script alone, in which nothing was installed yet."""
    folder = tmp_path / "first"
    folder.mkdir()
    for name in ("start.py", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    return folder


def installed(folder: Path) -> None:
    """An environment whose Python only writes down what it is asked to do, and with what."""
    program = folder / ".venv" / "bin" / "python"
    program.parent.mkdir(parents=True)
    program.write_text('#!/bin/sh\n(echo "asked: $*"; env) >> "$0.asked"\n', encoding="utf-8")
    program.chmod(0o755)


def asked(folder: Path) -> str:
    return (folder / ".venv" / "bin" / "python.asked").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        ([], "-m not thorough"),
        (["-x", "-k", "words"], "-m not thorough -x -k words"),
        # The last one is what pytest takes.
        (["-m", "thorough"], "-m not thorough -m thorough"),
        (["--all"], ""),
        (["--all", "-x"], "-x"),
        (["start.py", "-x"], "start.py -x"),
        (["start.py::test_it"], "start.py::test_it"),
    ],
    ids=" ".join,
)
def test_the_thorough_tests_run_where_all_or_certain_ones_are_wanted(
    child_env: dict[str, str], copy: Path, arguments: list[str], told: str
) -> None:
    installed(copy)

    start(["test", *arguments], child_env | {"OPTOUT_BROWSER": "/nonexistent"}, copy)

    (line,) = [line for line in asked(copy).splitlines() if "-m pytest" in line]
    assert line.partition("-m pytest")[2].strip() == told


def test_a_folder_that_was_copied_is_installed_anew_and_one_that_was_not_is_left(
    child_env: dict[str, str], copy: Path
) -> None:
    installed(copy)
    for _ in range(2):
        assert start(["status"], child_env, copy).returncode == 0
    assert asked(copy).count(f"--editable {copy}[dev]") == 1
    second = copy.parent / "second"
    shutil.copytree(copy, second)

    assert start(["status"], child_env, second).returncode == 0

    assert asked(second).count(f"--editable {second}[dev]") == 1
    assert str(copy) not in asked(second).split(f"--editable {second}[dev]")[1]


def test_code_in_the_folder_one_stands_in_is_never_run(
    child_env: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = tmp_path / "optout_bot"
    other.mkdir()
    for name in ("__init__.py", "__main__.py"):
        (other / name).write_text("print('the other folder')", encoding="utf-8")

    done = start(["status"], child_env)

    assert "No receipts yet" in done.stdout
    assert "the other folder" not in done.stdout


def test_what_would_lead_pip_or_python_elsewhere_does_not_reach_them(
    child_env: dict[str, str], copy: Path
) -> None:
    installed(copy)
    leads = {"PIP_USER": "1", "PIP_TARGET": "/x", "PIP_PREFIX": "/x", "PIP_REQUIRE_VIRTUALENV": "1"}
    mine = {"PIP_INDEX_URL": "https://mirror.example/simple"}

    start(["status"], child_env | leads | mine | {"PYTHONPATH": "/x"}, copy)

    told = asked(copy).splitlines()
    assert "PIP_USER=0" in told
    assert "PIP_INDEX_URL=https://mirror.example/simple" in told
    assert not [
        each for each in told if each.startswith((*(leads.keys() - {"PIP_USER"}), "PYTHONP"))
    ]


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    folder = tmp_path / "small"
    folder.mkdir()
    size = ["-o", "size=1m", "-t", "tmpfs", "tmpfs"]
    if subprocess.run(["mount", *size, str(folder)], capture_output=True).returncode:
        pytest.skip("a small disk cannot be made here")
    yield folder
    subprocess.run(["umount", "--lazy", str(folder)], check=True)


@pytest.mark.thorough
def test_a_full_disk_is_not_told_as_a_part_of_python_that_is_missing(
    child_env: dict[str, str], copy: Path, small_disk: Path
) -> None:
    shutil.copytree(copy, small_disk, dirs_exist_ok=True)

    done = start(["status"], child_env, small_disk)

    assert done.returncode == 1
    assert "No space left on device" in done.stdout + done.stderr
    assert "could not be made" in done.stderr
    assert "python3-venv" not in done.stderr


@pytest.mark.thorough
def test_a_place_where_no_environment_can_be_is_told_in_the_words_of_venv(
    child_env: dict[str, str], copy: Path
) -> None:
    odd = copy.rename(copy.parent / "a:b")

    done = start(["status"], child_env, odd)

    assert done.returncode == 1
    assert "PATH separator" in done.stderr
    assert "python3-venv" not in done.stderr


def test_a_part_of_python_that_is_missing_is_named(
    child_env: dict[str, str], copy: Path, tmp_path: Path
) -> None:
    bare = tmp_path / "python"
    bare.write_text("#!/bin/sh\necho 'No module named venv' >&2; exit 1\n", encoding="utf-8")
    bare.chmod(0o755)
    code = (
        "import runpy, sys; sys.executable, sys.argv = sys.argv[2], sys.argv[1:2]\n"
        "runpy.run_path(sys.argv[0], run_name='__main__')"
    )
    command = [sys.executable, "-c", code, str(copy / "start.py"), str(bare)]
    done = subprocess.run(command, env=child_env, capture_output=True, encoding="utf-8")

    assert done.returncode == 1
    assert "apt-get install python3-venv" in done.stderr


def test_a_folder_or_file_that_cannot_be_used_is_named(
    child_env: dict[str, str], copy: Path
) -> None:
    (copy / "pyproject.toml").unlink()

    done = start(["status"], child_env, copy)

    assert done.returncode == 1
    assert "pyproject.toml" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is another thing there")
@pytest.mark.thorough
def test_ctrl_c_while_the_environment_is_made_ends_it_and_the_next_start_makes_it_whole(
    child_env: dict[str, str], copy: Path
) -> None:
    command = [sys.executable, str(copy / "start.py"), "status"]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(
        command,
        env=child_env,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
        **pipes,
    ) as process:
        assert process.stdout is not None
        while "-m ensurepip" not in process.stdout.readline():
            pass
        os.killpg(process.pid, signal.SIGINT)
        _, said = process.communicate(timeout=60)

    assert process.returncode == 130
    assert said == ""
    # As if Ctrl-C had come later: a pip that is half there, and still tells its version.
    half = next((copy / ".venv").rglob("site-packages")) / "pip"
    half.mkdir(exist_ok=True)
    (half / "__init__.py").touch()
    (half / "__main__.py").write_text("", encoding="utf-8")
    # Away from the network the installation itself fails; that pip is made anew is what counts.
    again = start(["status"], child_env | {"PIP_NO_INDEX": "1"}, copy)
    assert "-m ensurepip" in again.stdout
    assert "The installation failed" in again.stderr
