"""`doctor` says what works on this machine and what to do about the rest, and shows no value."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from optout_bot.base import env_file
from optout_bot.browser.installed import find_browser
from optout_bot.commands.doctor import Check, examined, exit_code, verdict
from optout_bot.person.receipt import Receipt
from tests.conftest import EMAIL
from tests.tiers import sampled

HERE = {"DISPLAY": ":0", "OPTOUT_EMAIL": EMAIL}


def doctor(env: dict[str, str], *options: str) -> tuple[int, str]:
    """The real command; exit code and what it printed."""
    done = subprocess.run(
        [sys.executable, "-m", "optout_bot", "doctor", *options],
        env=env,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=90,
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stdout


@pytest.fixture
def env(child_env: dict[str, str]) -> dict[str, str]:
    """A machine where a run could work: for root, with the sandbox switched off."""
    root = {"OPTOUT_CHROMIUM_SANDBOX": "false"} if os.geteuid() == 0 else {}
    return child_env | HERE | root


def checks(env: dict[str, str]) -> tuple[int, dict[str, Any]]:
    """The checks by name, from the JSON."""
    code, printed = doctor(env, "--json")
    data = json.loads(printed)
    assert data["version"] == 1
    assert data["exit_code"] == code
    return code, {check["name"]: check for check in data["checks"]}


def test_where_a_run_can_work_every_line_says_so_and_it_exits_0(env: dict[str, str]) -> None:
    code, printed = doctor(env)

    assert code == 0
    assert "A run can work here." in printed
    assert "NO " not in printed
    for name in ("settings", "browser", "display", "sandbox", "profile", "disk", "lock", "words"):
        assert f" {name}: " in printed
    assert "vivaldi: " in printed
    assert EMAIL not in printed
    assert not Path(env["OPTOUT_DATA_DIR"]).exists()


def test_without_a_browser_it_says_what_to_do_and_exits_6(env: dict[str, str]) -> None:
    code, found = checks(env | {"OPTOUT_BROWSER": "/nonexistent"})

    assert code == 6
    assert found["browser"]["ok"] is False
    assert "--guide" in found["browser"]["todo"]
    assert found["lock"]["said"].startswith("No browser was found.")


@pytest.mark.thorough
def test_on_a_fresh_machine_with_nothing_set_everything_is_looked_at(env: dict[str, str]) -> None:
    nothing = {k: v for k, v in env.items() if not k.startswith("OPTOUT_")}
    home = str(Path(env["OPTOUT_DATA_DIR"]).parent)
    code, found = checks(nothing | {"HOME": home, "XDG_DATA_HOME": home})

    assert code == 2
    assert list(found) == [
        *("settings", "browser", "display", "sandbox", "profile"),
        *("disk", "lock", "words", "evidence", "clock"),
    ]


@pytest.mark.thorough
def test_a_program_that_is_no_browser_is_found_out_by_opening_it(env: dict[str, str]) -> None:
    code, found = checks(env | {"OPTOUT_BROWSER": "/bin/true"})

    assert code == 6
    assert (found["browser"]["ok"], found["lock"]["ok"]) == (True, False)


FAULTS = {
    "no e-mail": ({"OPTOUT_EMAIL": ""}, "settings", 2, "Set OPTOUT_EMAIL"),
    "misspelt key": ({"OPTOUT_EMIAL": EMAIL}, "settings", 2, "Correct this"),
    "no display": ({"DISPLAY": ""}, "display", 6, "at its desktop"),
    "no place": ({"OPTOUT_DATA_DIR": "/proc/nowhere"}, "disk", 2, "OPTOUT_DATA_DIR"),
    "profile is a file": ({"OPTOUT_PROFILE_DIR": __file__}, "profile", 6, "another folder"),
}


@pytest.mark.parametrize("fault", sampled(FAULTS, ["no e-mail"]))
def test_each_fault_has_its_line_its_advice_and_the_code_of_a_run(
    env: dict[str, str], fault: str
) -> None:
    changed, name, code, advice = FAULTS[fault]

    ended, found = checks(env | changed | {"OPTOUT_BROWSER_ARGS": "[]"})

    assert ended == code
    assert found[name]["ok"] is False
    assert advice in found[name]["todo"]
    assert EMAIL not in json.dumps(found)


@pytest.mark.parametrize("unreadable", sampled([True, False], [True]))
def test_receipts_that_cannot_be_read_have_their_line_and_do_not_end_it(
    env: dict[str, str], unreadable: bool
) -> None:
    receipts = Path(env["OPTOUT_DATA_DIR"], "receipts")
    receipts.parent.mkdir(mode=0o700)
    receipts.touch() if unreadable else receipts.mkdir(mode=0o700)

    code, found = checks(env | {"OPTOUT_BROWSER": "/nonexistent"})

    assert found["disk"]["ok"] is not unreadable
    assert ("cannot be read" in found["disk"]["said"]) == unreadable
    assert (str(receipts) in found["disk"]["todo"]) == unreadable
    assert found["clock"]["ok"]
    assert code == 6
    said = doctor(env | {"OPTOUT_BROWSER": "/nonexistent"})[1]
    assert ("NO    disk: " in said) == unreadable
    assert "A run cannot work here yet." in said


@pytest.mark.skipif(os.geteuid() != 0, reason="only root has this trouble")
def test_root_is_told_to_be_somebody_else(env: dict[str, str]) -> None:
    del env["OPTOUT_CHROMIUM_SANDBOX"]

    code, found = checks(env)

    assert code == 6
    assert "normal user" in found["sandbox"]["todo"]


@pytest.mark.thorough
def test_the_settings_check_says_which_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPTOUT_EMAIL", EMAIL)
    monkeypatch.setattr(env_file, "_HERE", tmp_path)
    file = tmp_path / ".env"
    file.write_text("OPTOUT_COUNTRY=FR\n", encoding="utf-8")
    said = next(examined()).said
    assert said == f"set: OPTOUT_COUNTRY, OPTOUT_EMAIL. Settings are read from {file}."

    file.write_text("OPTOUT_COUNTRY: FR\n", encoding="utf-8")
    assert f"{file}, line 1: " in next(examined()).said

    file.unlink()
    said = next(examined()).said
    assert said == f"set: OPTOUT_EMAIL. There is no file .env in: {tmp_path}"


@pytest.mark.thorough
def test_a_profile_in_use_is_said_to_be_so(env: dict[str, str], tmp_path: Path) -> None:
    profile = tmp_path / "profile"
    profile.mkdir(mode=0o700)
    (profile / "SingletonLock").symlink_to(f"{socket.gethostname()}-{os.getpid()}")

    code, found = checks(env | {"OPTOUT_PROFILE_DIR": str(profile)})

    assert code == 6
    assert "still open" in found["profile"]["said"]


@pytest.mark.thorough
def test_a_receipt_from_the_future_tells_that_the_clock_is_wrong(env: dict[str, str]) -> None:
    receipt = Receipt.new(Path(env["OPTOUT_DATA_DIR"], "receipts"), "facebook", practice=True)
    receipt.record.started_at = (datetime.now(UTC) + timedelta(days=400)).isoformat()
    receipt.save()

    code, found = checks(env)

    assert code == 5
    assert "date and time" in found["clock"]["todo"]


@pytest.mark.thorough
def test_a_data_folder_open_to_others_is_noted_but_stops_nothing(env: dict[str, str]) -> None:
    folder = Path(env["OPTOUT_DATA_DIR"])
    folder.mkdir()
    folder.chmod(0o755)

    code, found = checks(env)

    assert code == 0
    assert f"chmod 700 {folder}" in found["disk"]["todo"]


def test_advice_alone_does_not_stop_a_run() -> None:
    found = [Check("disk", "fine"), Check("profile", "so so", "Better do this.")]

    assert exit_code(found) == 0
    assert verdict(found) == "A run can work here."
    assert exit_code([*found, Check("lock", "bad", "Do that.", 6)]) == 6


def test_it_changes_nothing_on_the_disk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPTOUT_DATA_DIR", str(tmp_path / "data"))
    monkeypatch.setenv("OPTOUT_BROWSER", "/nonexistent")

    before = list(tmp_path.iterdir())
    list(examined())

    assert list(tmp_path.iterdir()) == before


@pytest.mark.skipif(find_browser("msedge") is not None, reason="it is on this computer")
@pytest.mark.parametrize(("wanted", "found"), [("msedge", False), ("chromium", True)])
def test_a_browser_that_was_asked_for_by_name_is_not_replaced_by_the_downloaded_one(
    monkeypatch: pytest.MonkeyPatch, wanted: str, found: bool
) -> None:
    downloaded = str(find_browser())
    monkeypatch.setattr("optout_bot.commands.doctor.own_browser", lambda: downloaded)
    monkeypatch.setenv("OPTOUT_BROWSER", wanted)

    check = next(each for each in examined() if each.name == "browser")

    assert check.ok == found
