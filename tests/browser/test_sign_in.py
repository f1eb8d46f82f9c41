"""The sign-in: in a plain window of the browser, on a screen, with the browser's own hands; and
every way it can go otherwise. A local HTTPS server stands at the site's address."""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from email.message import Message
from pathlib import Path
from typing import Any

import pytest

from optout_bot.base.errors import NotSignedIn
from optout_bot.browser.launch import Launch
from optout_bot.browser.profile import Profile
from optout_bot.browser.sign_in import sign_in
from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.practice import Practice
from tests.conftest import Someone, record
from tests.counter import Counter
from tests.headed import browsers_in, close_windows, eventually, tell
from tests.terminal import QUESTION, Terminal
from tests.tiers import sampled

RUN = ["run", "facebook"]
# The person's hands: they sign in where nothing automates the browser, and only there.
LOGIN = """<!doctype html><html lang=en><title>Log in</title><h1>Log in to Facebook</h1>
<form><input type=password name=pass aria-label=Password></form>
<script>if (!navigator.webdriver) location.replace("/practice/signed-in");
else fetch("/ajax/help/contact/submit/", {method: "POST"})</script></html>"""
SIGNED_IN = "<!doctype html><html lang=en><title>Home</title><h1>Welcome back</h1>"
SIGNED_IN += "<img src=/practice/shown></html>"


class SignInSite(Counter):
    """A site that knows a person by their cookie. `willing`: it lets them in; `open`: it lets
    in everybody; `check`: it wants to know more first; `slow`: it never answers a form."""

    willing = True
    open = False
    check = False
    slow = False
    gate: threading.Event

    def reply(self, method: str, address: str, body: str, headers: Message) -> Reply | None:
        known = self.open or "c_user=" in (headers["cookie"] or "")
        self.site.practice = replace(self.site.practice, signed_out="no" if known else "yes")
        if self.check and "/contact/" in address:
            return _page("<script>location.replace('/checkpoint/')</script>")
        if self.slow and "/contact/submit/" in address:
            self.site.received.append({})
            self.gate.wait(30)
        if "/login.php" in address:
            return _page(LOGIN)
        if "/practice/signed-in" in address:
            kept = "c_user=1; Max-Age=86400; Secure; Path=/"
            return _page(SIGNED_IN, {"set-cookie": kept} if self.willing else {})
        return super().reply(method, address, body, headers)

    def saw(self, path: str) -> bool:
        """Whether a path was asked for."""
        return any(path in request for request in self.requests)


def _page(html: str, headers: dict[str, str] | None = None) -> Reply:
    kind = {"content-type": "text/html; charset=utf-8"}
    return Reply(200, kind | (headers or {}), html.encode())


@pytest.fixture
def site(words: Words) -> Iterator[SignInSite]:
    site = SignInSite(words, Practice(language="en", email="right", signed_out="yes"))
    site.gate = threading.Event()
    yield site
    site.gate.set()
    site.close()


@pytest.fixture
def env(site: SignInSite, child_env: dict[str, str], display: str) -> dict[str, str]:
    return site.env(child_env) | {"DISPLAY": display}


@pytest.fixture
def profile(env: dict[str, str]) -> Path:
    return Path(env["OPTOUT_DATA_DIR"]) / "profile"


@pytest.fixture(autouse=True)
def no_window_left(profile: Path) -> Iterator[None]:
    """What the program leaves to the person, the test closes."""
    yield
    tell(browsers_in(profile), signal.SIGKILL)


def mark(profile: Path) -> dict[str, Any]:
    return dict(json.loads((profile / "optout-bot.json").read_text(encoding="utf-8")))


def test_the_person_signs_in_in_a_plain_window_and_the_run_goes_on(
    site: SignInSite, env: dict[str, str], profile: Path, display: str
) -> None:
    with Terminal(RUN, env) as terminal:
        terminal.until("window of your browser opens now")
        eventually(lambda: site.saw("/practice/shown"))
        (plain,) = browsers_in(profile).values()
        before = len(site.requests)
        close_windows(display)
        terminal.until(QUESTION)
        (driven,) = browsers_in(profile).values()
        terminal.type("yes\n")
        code = terminal.ends()

    assert code == 0, terminal.shown
    assert "Nobody is signed in" in terminal.shown
    assert "mail about a new login" in terminal.shown
    assert "close the window" in terminal.shown
    assert len(site.site.received) == 1
    assert not any("/login" in request for request in site.requests[before:])
    # Nor did either window turn to anybody else.
    assert site.hosts == {"www.facebook.com"}
    # What the two browsers were told: no automation in one, no port in the other, one store.
    assert not [word for word in plain if "remote-debugging" in word or "automation" in word]
    assert "--remote-debugging-pipe" in driven
    assert not [word for word in driven if word.startswith("--remote-debugging-port")]
    for words in (plain, driven):
        assert [w for w in words if "password-store" in w] == ["--password-store=basic"]
    assert mark(profile)["sites"] == ["facebook"]
    # What was stopped in the window before the plain one.
    stopped = record(env)["stopped_requests"]
    assert stopped.count("POST www.facebook.com/ajax/help/contact/submit/") == 1
    assert "c_user" not in (profile / "optout-bot.json").read_text("utf-8")


@pytest.mark.thorough
def test_who_closes_the_plain_window_without_signing_in_is_waited_for_in_place(
    site: SignInSite, env: dict[str, str], profile: Path, display: str
) -> None:
    site.willing = False
    with Terminal(RUN, env | {"OPTOUT_WAIT": "12"}) as terminal:
        terminal.until("window of your browser opens now")
        eventually(lambda: site.saw("/practice/shown"))
        close_windows(display)
        code = terminal.ends()

    assert code == 4
    assert "The site still asks" in terminal.shown
    assert terminal.shown.count("window of your browser opens now") == 1
    assert site.site.received == []
    assert record(env)["outcome"] == "stopped"


@pytest.mark.thorough
def test_a_plain_window_that_stays_open_is_left_open(
    site: SignInSite, env: dict[str, str], profile: Path
) -> None:
    with Terminal(RUN, env | {"OPTOUT_WAIT": "3"}) as terminal:
        code = terminal.ends()
        still_there = browsers_in(profile)

    assert code == 4
    assert "The window is still open" in terminal.shown
    assert len(still_there) == 1


@pytest.mark.thorough
def test_ctrl_c_leaves_the_plain_window_to_the_person(
    site: SignInSite, env: dict[str, str], profile: Path
) -> None:
    with Terminal(RUN, env) as terminal:
        terminal.until("window of your browser opens now")
        eventually(lambda: site.saw("/practice/shown"))
        terminal.type("\x03")
        code = terminal.ends()
        still_there = browsers_in(profile)

    assert code == 130
    assert "stays open" in terminal.shown
    assert len(still_there) == 1
    assert record(env)["outcome"] == "stopped"


@pytest.mark.thorough
def test_a_sign_in_that_has_ended_is_said_so(
    site: SignInSite, env: dict[str, str], profile: Path
) -> None:
    profile.mkdir(parents=True, mode=0o700)
    was = {"ours": True, "tool": "optout-bot", "sites": ["facebook"]}
    (profile / "optout-bot.json").write_text(json.dumps(was), encoding="utf-8")

    with Terminal(RUN, env | {"OPTOUT_WAIT": "3"}) as terminal:
        terminal.until("You were signed in before")
        terminal.type("\x03")
        terminal.ends()


@pytest.mark.thorough
def test_without_a_window_nobody_is_sent_to_one_and_nothing_is_waited_for(
    site: SignInSite, env: dict[str, str]
) -> None:
    with Terminal([*RUN, "--headless"], env | {"OPTOUT_WAIT": "600"}) as terminal:
        code = terminal.ends()

    assert code == 4
    assert "It stopped here: nobody is signed in" in terminal.shown
    assert "Without --headless there is a window to go on in by hand." in " ".join(
        terminal.shown.split()
    )
    assert "Your turn" not in terminal.shown
    assert "window of your browser opens" not in terminal.shown


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("name", "check", "said"),
    sampled(
        [
            ("facebook", True, "The site wants to check that this account is yours"),
            ("instagram", False, "Instagram's help pages ask for a sign-in of their own"),
        ],
        1,
    ),
)
def test_every_wall_has_its_own_sentence(
    site: SignInSite, env: dict[str, str], name: str, check: bool, said: str
) -> None:
    site.check = check
    with Terminal(["run", name], env) as terminal:
        terminal.until("window of your browser opens now")
        terminal.type("\x03")
        code = terminal.ends()

    assert code == 130
    assert said in terminal.shown


@pytest.mark.parametrize("moment", sampled(["Opening", QUESTION], 1))
def test_the_window_closed_by_hand_before_a_yes(
    site: SignInSite, env: dict[str, str], profile: Path, display: str, moment: str
) -> None:
    site.open = True
    with Terminal(RUN, env) as terminal:
        terminal.until(moment)
        close_windows(display)
        code = terminal.ends()

    assert code == 3, terminal.shown
    assert "window was closed" in terminal.shown
    assert site.site.received == []
    assert record(env)["outcome"] == "stopped"


@pytest.mark.thorough
def test_the_window_closed_by_hand_after_the_press_is_unconfirmed(
    site: SignInSite, env: dict[str, str], profile: Path, display: str
) -> None:
    site.open = site.slow = True
    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        terminal.type("yes\n")
        eventually(lambda: site.site.received)
        close_windows(display)
        code = terminal.ends()

    assert code == 7, terminal.shown
    assert len(site.site.received) == 1
    assert record(env)["outcome"] == "unconfirmed"


def test_a_window_that_outlives_what_opened_it_is_waited_for_in_peace(tmp_path: Path) -> None:
    profile = Profile(tmp_path / "profile")
    profile.prepare("true", None)
    # Its browser runs on: here, this very process.
    (profile.folder / "SingletonLock").symlink_to(f"{socket.gethostname()}-{os.getpid()}")
    launch = Launch("true", profile.folder, headless=False, sandbox=True, args=())
    turns: list[None] = []

    with pytest.raises(NotSignedIn, match="still open"):
        sign_in(launch, "https://x.example", Someone(), lambda: turns.append(None), 1)

    assert 1 < len(turns) < 100
