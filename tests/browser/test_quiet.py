"""What the browser itself has to do with its maker: nothing, in a profile of the program's own;
in a folder of the person's, what it always has."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from optout_bot.base.errors import BrowserError
from optout_bot.base.urls import host_in
from optout_bot.browser import quiet
from optout_bot.browser.launch import Launch, open_tab
from optout_bot.flow import Flow
from optout_bot.flow.words import Words
from optout_bot.practice import Practice
from tests.counter import RUN, Counter
from tests.headed import browsers_in
from tests.terminal import QUESTION, Terminal
from tests.tiers import sampled

HEADED = ["run", "facebook"]
UNTRUSTED = "--ignore-certificate-errors"


@pytest.fixture
def counter(words: Words) -> Iterator[Counter]:
    """Every host that there is."""
    counter = Counter(words, Practice(language="fr", email="other"))
    yield counter
    counter.close()


@pytest.fixture
def env(counter: Counter, child_env: dict[str, str], display: str) -> dict[str, str]:
    return counter.env(child_env) | {"DISPLAY": display}


def others(counter: Counter, flow: Flow) -> set[str | None]:
    """The hosts beside the flow's that something turned to."""
    assert "www.facebook.com" in counter.hosts
    return {host for host in counter.hosts if not host_in(f"https://{host}/", flow.hosts)}


@pytest.mark.parametrize("arguments", sampled([RUN, HEADED], []), ids=["headless", "headed"])
def test_whole_runs_turn_to_no_host_but_the_flows(
    counter: Counter, env: dict[str, str], arguments: list[str], facebook: Flow
) -> None:
    for _ in ("in a new profile", "in a grown one"):
        with Terminal(arguments, env) as terminal:
            terminal.until(QUESTION)
            terminal.type("yes\n")
            code = terminal.ends()
        assert code == 0, terminal.shown
        shutil.rmtree(Path(env["OPTOUT_DATA_DIR"]) / "receipts")

    assert len(counter.site.received) == 2
    assert others(counter, facebook) == set()


@pytest.mark.thorough
def test_nor_does_one_that_a_wrong_certificate_ends(
    counter: Counter, env: dict[str, str], facebook: Flow
) -> None:
    kept = [word for word in json.loads(env["OPTOUT_BROWSER_ARGS"]) if word != UNTRUSTED]
    with Terminal(HEADED, env | {"OPTOUT_BROWSER_ARGS": json.dumps(kept)}) as terminal:
        code = terminal.ends()

    assert code == 5, terminal.shown
    assert others(counter, facebook) == set()


@pytest.mark.thorough
@pytest.mark.parametrize("ours", [True, False])
def test_a_folder_of_the_persons_own_is_as_talkative_as_they_have_it(
    counter: Counter, env: dict[str, str], tmp_path: Path, facebook: Flow, ours: bool
) -> None:
    profile = tmp_path / "mine"
    profile.mkdir()
    if not ours:
        (profile / "Local State").write_text("{}", encoding="utf-8")
    with Terminal(RUN, env | {"OPTOUT_PROFILE_DIR": str(profile)}) as terminal:
        terminal.until(QUESTION)
        (words,) = browsers_in(profile).values()
        terminal.type("no\n")
        terminal.ends()

    assert (set(quiet.SWITCHES) <= set(words)) == ours
    assert (others(counter, facebook) == set()) == ours


@pytest.mark.thorough
def test_what_is_written_by_hand_fetches_no_dictionary(
    counter: Counter, env: dict[str, str], tmp_path: Path, facebook: Flow
) -> None:
    def write(profile: Path, enough: Callable[[float], bool]) -> float:
        """Write by hand until it is enough; the seconds that it took."""
        args = tuple(json.loads(env["OPTOUT_BROWSER_ARGS"]))
        sandbox = "OPTOUT_CHROMIUM_SANDBOX" not in env
        launch = Launch("auto", profile, True, sandbox, args)
        with open_tab(launch, None, lambda: None) as tab:
            tab.page.goto("https://www.facebook.com/")
            tab.page.set_content("<textarea autofocus></textarea>")
            begun = time.monotonic()
            while not enough(time.monotonic() - begun) and time.monotonic() < begun + 60:
                tab.page.keyboard.type("helo wrold ")
                tab.page.wait_for_timeout(200)
            return time.monotonic() - begun

    theirs = tmp_path / "theirs"
    theirs.mkdir()
    (theirs / "Local State").write_text("{}", encoding="utf-8")
    # The shared browser is busy in this thread.
    with ThreadPoolExecutor(1) as thread:
        fetched = "redirector.gvt1.com"
        took = thread.submit(write, theirs, lambda _: fetched in counter.hosts).result()
        assert fetched in counter.hosts
        counter.hosts.clear()
        thread.submit(write, tmp_path / "ours", lambda spent: spent > 2 * took + 1).result()

    assert others(counter, facebook) == set()


def test_a_profiles_other_preferences_are_kept(tmp_path: Path) -> None:
    file = tmp_path / "Default" / "Preferences"
    file.parent.mkdir()
    file.write_text('{"net": {"a": 1}, "translate": 2, "b": [3]}', encoding="utf-8")

    quiet.set_preferences(tmp_path, ours=False)
    theirs = json.loads(file.read_text(encoding="utf-8"))
    quiet.set_preferences(tmp_path, ours=True)
    ours = json.loads(file.read_text(encoding="utf-8"))

    net = {"a": 1, "network_prediction_options": 2}
    assert theirs == {"net": net, "translate": 2, "b": [3]}
    assert (ours["net"], ours["translate"], ours["b"]) == (net, {"enabled": False}, [3])


@pytest.mark.parametrize("broken", [b'{"net": ', b"[]", b"\xff"])
def test_preferences_that_cannot_be_read_are_put_aside_in_our_own_folder_alone(
    tmp_path: Path, broken: bytes
) -> None:
    file = tmp_path / "Default" / "Preferences"
    file.parent.mkdir()
    file.write_bytes(broken)

    # Without them a page's mere hint connects, past the lock.
    with pytest.raises(BrowserError, match=re.escape(str(file))):
        quiet.set_preferences(tmp_path, ours=False)
    assert [(each, each.read_bytes()) for each in file.parent.iterdir()] == [(file, broken)]
    quiet.set_preferences(tmp_path, ours=True)

    held = json.loads(file.read_text(encoding="utf-8"))
    assert held["net"] == {"network_prediction_options": 2}
    assert (file.parent / "Preferences.bad").read_bytes() == broken
