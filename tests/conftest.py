"""What the tests share: one browser, a fence around the machine, and a run in one process."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from optout_bot.find_browser import find_browser
from optout_bot.flow import Flow
from optout_bot.lock import Lock
from optout_bot.look import Look
from optout_bot.messages import speak
from optout_bot.person import Pump
from optout_bot.plan import Answers
from optout_bot.practice import Practice, PracticeSite
from optout_bot.receipt import Receipt
from optout_bot.sites import load_flow, load_words
from optout_bot.tab import Tab
from optout_bot.ticket import Answerer
from optout_bot.view import survey
from optout_bot.walk import Walk
from optout_bot.words import Words
from tests.headed import screen

EMAIL = "jeanne.martin@example.org"
ROOT = Path(__file__).resolve().parent.parent
# The practice pages are drawn at once: there is nothing more to wait for on them, but that
# a busy machine may take a moment.
DRAWN_AT_ONCE = 0.6
# What a test's surroundings would tell the command: settings, a screen, a terminal's width.
_NOT_OURS = ("OPTOUT_", "DISPLAY", "COLUMNS", "LINES", "NODE_COMPILE_CACHE")
# The browser reaches this machine and nothing else.
FENCE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost"


@pytest.fixture(autouse=True)
def fence(monkeypatch: pytest.MonkeyPatch) -> None:
    """No test leaves the machine."""
    connect = socket.socket.connect

    def fenced(self: socket.socket, address: Any) -> None:
        if self.family != socket.AF_UNIX and address[0] not in {"127.0.0.1", "localhost", "::1"}:
            raise AssertionError("a test tried to leave this machine")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", fenced)


@pytest.fixture(autouse=True)
def no_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No setting of the machine reaches a test, and no `.env`."""
    for key in [key for key in os.environ if key.startswith("OPTOUT_")]:
        monkeypatch.delenv(key)
    monkeypatch.chdir(tmp_path)
    if (ROOT / ".env").exists():
        # The person's own, beside start.py: an empty one here goes before it.
        (tmp_path / ".env").touch()


@pytest.fixture(autouse=True)
def in_english(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Whatever the machine speaks, and whatever a test let the program speak."""
    monkeypatch.setenv("LANGUAGE", "en")
    yield
    speak("en")


@pytest.fixture(scope="session")
def browser_type_launch_args() -> dict[str, Any]:
    """The browser the program itself would find."""
    root = hasattr(os, "geteuid") and os.geteuid() == 0
    return {"executable_path": find_browser(), "chromium_sandbox": not root, "args": [FENCE]}


@pytest.fixture
def child_env(tmp_path: Path) -> dict[str, str]:
    """The environment of the real command."""
    return environment(tmp_path)


def environment(folder: Path) -> dict[str, str]:
    """That of the real command: a fence, a data folder of its own, no display."""
    env = {k: v for k, v in os.environ.items() if not k.startswith(_NOT_OURS)}
    return env | {
        "OPTOUT_DATA_DIR": str(folder / "data"),
        "OPTOUT_BROWSER_ARGS": json.dumps([FENCE]),
        "OPTOUT_LANGUAGE": "en",
        "OPTOUT_WAIT": "20",
        "PYTHONPATH": str(ROOT),
        "PYTHONUTF8": "1",
    }


def record(env: dict[str, str]) -> dict[str, Any]:
    """The one receipt of a real command."""
    (path,) = _receipts(env)
    return _read(path)


def last_record(env: dict[str, str]) -> dict[str, Any]:
    """The newest receipt of real commands."""
    return _read(_receipts(env)[-1])


def _receipts(env: dict[str, str]) -> list[Path]:
    return sorted(Path(env["OPTOUT_DATA_DIR"]).glob("receipts/*/receipt.json"))


def _read(path: Path) -> dict[str, Any]:
    return dict(json.loads(path.read_text(encoding="utf-8")))


@pytest.fixture(scope="session")
def display() -> Iterator[str]:
    """A screen for windows that nobody sees."""
    with screen() as name:
        yield name


def wanted(stopped: list[str]) -> list[str]:
    """What a page asked for; its icon is the browser's own wish, at a time of its own."""
    return [place for place in stopped if not place.endswith("/favicon.ico")]


@pytest.fixture(scope="session")
def words() -> Words:
    """Every word file."""
    return load_words()


@pytest.fixture(scope="session")
def facebook() -> Flow:
    """The Facebook flow."""
    return load_flow("facebook")


@dataclass
class Someone:
    """A person with answers ready: each answer is a word, or something to do first."""

    answers: list[str | Callable[[], str | None] | None] = field(default_factory=list)
    on_say: Callable[[str], None] = lambda text: None
    heard: list[str] = field(default_factory=list)
    can_answer: bool = True
    present: bool = True

    def say(self, text: str = "", *, whole: bool = False) -> None:
        self.heard.append(text)
        self.on_say(text)

    def ask(self, question: str, pump: Pump, seconds: float) -> str | None:
        self.heard.append(question)
        for _ in range(3):
            pump()
        answer = self.answers.pop(0) if self.answers else None
        return answer() if callable(answer) else answer

    @property
    def transcript(self) -> str:
        """Everything that was said to them."""
        return "\n".join(self.heard)


@dataclass
class World:
    """A run in this process, in a context of its own of the shared browser."""

    walk: Walk
    person: Someone
    site: Any

    @property
    def page(self) -> Page:
        return self.walk.tab.page

    @property
    def record(self) -> dict[str, Any]:
        """The receipt as it is on the disk."""
        return _read(self.walk.receipt.folder / "receipt.json")


@pytest.fixture
def world(browser: Browser, words: Words, facebook: Flow, tmp_path: Path) -> Iterator[Any]:
    """Makes a world: `world(person, Practice(...))` or `world(person, site=...)`."""
    opened: list[tuple[BrowserContext, Lock]] = []

    def close() -> None:
        # A lock is in force for the whole browser, so worlds come one after the other.
        while opened:
            context, lock = opened.pop()
            context.close()
            lock.leave()

    def make(
        person: Someone,
        practice: Practice | None = None,
        *,
        site: Answerer | None = None,
        flow: Flow = facebook,
        wait: float = 5.0,
        step: bool = False,
    ) -> World:
        close()
        context = browser.new_context(viewport={"width": 1100, "height": 900})
        answerer = site or PracticeSite(practice or Practice(), words, EMAIL)
        lock = Lock(context, flow.form.submit_paths, answerer)
        opened.append((context, lock))
        tab = Tab(context, lock, lambda: None)
        receipt = Receipt(tmp_path / "receipts", flow.name, practice=True)
        walk = Walk(flow, words, tab, person, receipt, wait=wait, ask_each=step)
        walk.watch.still_seconds = DRAWN_AT_ONCE
        return World(walk, person, answerer)

    yield make
    close()


@pytest.fixture
def answers() -> Answers:
    """What the test's person wants to say."""
    return Answers(EMAIL, "IE")


@contextmanager
def at_address(page: Page, address: str, html: str) -> Iterator[None]:
    """Show a page of our own at a site's address, without any network."""
    page.route(
        "**/*", lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8")
    )
    page.goto(address)
    yield
    page.unroute_all()


@pytest.fixture
def look_at(page: Page, words: Words, facebook: Flow) -> Callable[..., Look]:
    """`look_at(html, address)`: the program's look at a small page made for the test."""

    def look(
        html: str,
        address: str = "https://www.facebook.com/help/contact/6359191084165019",
        flow: Flow = facebook,
    ) -> Look:
        with at_address(page, address, html):
            view = survey(page, flow.hosts)
        assert view is not None
        return Look(view, flow, words)

    return look
