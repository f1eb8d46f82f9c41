"""What the tests share: one browser, a fence around the machine, and a run in one process."""

from __future__ import annotations

import json
import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from optout_bot.base.errors import PageError
from optout_bot.base.messages import speak
from optout_bot.browser.installed import find_browser
from optout_bot.browser.tab import Tab
from optout_bot.commands.sites import load_flow, load_words
from optout_bot.commands.status import Standing, as_text
from optout_bot.flow import Flow
from optout_bot.flow.words import Words
from optout_bot.lock.lock import Lock
from optout_bot.lock.request import Server
from optout_bot.objection.answers import Answers, Meant
from optout_bot.objection.filling import Filling
from optout_bot.objection.narration import Narration
from optout_bot.objection.session import Session
from optout_bot.objection.walk import Walk
from optout_bot.objection.watch import Watch
from optout_bot.page.reading import Look
from optout_bot.page.survey import survey
from optout_bot.person.receipt import Receipt
from optout_bot.person.terminal import Person, Pump, Question
from optout_bot.practice import Practice, PracticeSite
from tests.headed import screen
from tests.pages import FOLDER, recorded

CONFIRMS = "Does the page confirm it?"
EMAIL = "jeanne.martin@example.org"
ROOT = Path(__file__).resolve().parent.parent
# The practice pages are drawn at once: there is nothing more to wait for on them, but that
# a busy machine may take a moment.
DRAWN_AT_ONCE = 0.6
TODAY = date(2026, 11, 28)
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


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--record` keeps the pages of the tests that run, to be judged without a browser."""
    parser.addoption("--record", action="store_true", help="keep the pages in tests/pages")


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
    """A person with answers ready: each answer is a word, or something to do first. `reads` is
    what they say to whether the page confirms it, where a test is about something else."""

    answers: list[str | Callable[[], str | None] | None] = field(default_factory=list)
    on_say: Callable[[str], None] = lambda text: None
    heard: list[str] = field(default_factory=list)
    can_answer: bool = True
    present: bool = True
    reads: str | None = "yes"

    def say(self, text: str = "", *, whole: bool = False) -> None:
        self.heard.append(text)
        self.on_say(text)

    def ask(self, question: Question, pump: Pump, seconds: float) -> str | None:
        self.heard.append(question.text)
        for _ in range(3):
            pump()
        if CONFIRMS in question.text and self.reads:
            return self.reads
        answer = self.answers.pop(0) if self.answers else None
        return answer() if callable(answer) else answer

    def pasted(self, end: str, pump: Pump, seconds: float) -> str:
        return ""

    @property
    def transcript(self) -> str:
        """Everything that was said to them."""
        return "\n".join(self.heard)


def status(receipts: Path, today: date = TODAY) -> str:
    """What `status` says of a folder of receipts."""
    return as_text(Standing.of(receipts), today)


@dataclass
class World:
    """A run in this process, in a context of its own of the shared browser."""

    session: Session
    person: Someone
    site: Any
    # The hosts for which the person had a window to sign in; None: there is none to have.
    windows: frozenset[str] | None = None

    @property
    def page(self) -> Page:
        return self.session.tab.page

    @property
    def record(self) -> dict[str, Any]:
        """The receipt as it is on the disk."""
        return _read(self.session.receipt.folder / "receipt.json")

    def object(self, answers: Answers) -> None:
        """Walk to the form, fill it, ask, send it and see the confirmation."""
        self.session = replace(self.session, answers=answers)
        Walk(self.session, self.windows).to_the_receipt()

    def to_the_form(self) -> Look:
        """Walk until the form stands ready, and no further."""
        walk, form = Walk(self.session, self.windows), _OnlyReached()
        walk._form = form  # type: ignore[assignment]
        walk.to_the_receipt()
        assert form.look
        return form.look

    def go_on(self, answers: Answers) -> None:
        """Object from the page on that is open."""
        self.session = replace(self.session, answers=answers)
        Walk(self.session, self.windows)._go_on()

    def fill(self, answers: Answers) -> tuple[Look, tuple[Meant, ...]]:
        """Fill the form in until it holds what is meant."""
        self.session = replace(self.session, answers=answers)
        filling = Filling(self.session)
        for _ in range(8):
            look = self.session.watch.look()
            if look and not filling.goes_on(look):
                return look, filling.planned
        raise PageError(filling.why_not)


class _OnlyReached:
    """Stands where the form is filled in, and leaves it alone."""

    arrived = left = False
    look: Look | None = None

    def is_sent_from(self, look: Look) -> bool:
        self.look, self.arrived = look, True
        return True

    def takes_back_the_yes(self) -> None:
        pass


def session_in(
    tab: Tab,
    flow: Flow,
    words: Words,
    person: Person,
    receipt: Receipt,
    answers: Answers,
    *,
    wait: float = 5.0,
    step: bool = False,
) -> Session:
    """What a run shares, with a browser and a person of the test's."""
    record = receipt.record
    tab.lock.stopped = record.stopped_requests
    return Session(
        flow=flow,
        answers=answers,
        tab=tab,
        watch=Watch(tab, flow, words),
        person=person,
        narration=Narration(person, wait=wait, each=step),
        receipt=receipt,
        wait=wait,
    )


@pytest.fixture
def world(browser: Browser, words: Words, facebook: Flow, tmp_path: Path) -> Iterator[Any]:
    """Makes a world: `world(person, Practice(...))` or `world(person, site=...)`. `alone`: what
    is the person's to do in a practice page is done by itself."""
    opened: list[tuple[BrowserContext, Lock]] = []

    def close() -> None:
        # A lock is in force for the whole browser, so worlds come one after the other.
        while opened:
            context, lock = opened.pop()
            context.close()
            lock.detach()

    def make(
        person: Someone,
        practice: Practice | None = None,
        *,
        site: Server | None = None,
        flow: Flow = facebook,
        wait: float = 5.0,
        step: bool = False,
        alone: bool = True,
    ) -> World:
        close()
        context = browser.new_context(viewport={"width": 1100, "height": 900})
        server = site or PracticeSite(practice or Practice(), words, EMAIL, alone=alone)
        lock = Lock(context, server)
        opened.append((context, lock))
        tab = Tab(context, lock, lambda: None)
        receipt = Receipt.new(tmp_path / "receipts", flow.name, practice=True)
        session = session_in(
            tab, flow, words, person, receipt, Answers(EMAIL, "IE"), wait=wait, step=step
        )
        session.watch.still_seconds = DRAWN_AT_ONCE
        return World(session, person, server)

    yield make
    close()


@pytest.fixture
def record_pages(request: pytest.FixtureRequest, words: Words) -> Callable[[World, str], None]:
    """Keeps the pages of a run that ended as it must, where that is asked for."""

    def record(made: World, name: str) -> None:
        if request.config.getoption("--record"):
            recorded(made.session.receipt.folder, words, FOLDER / f"{name}.json")

    return record


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


@pytest.fixture(scope="session")
def _one_page(browser: Browser) -> Iterator[Page]:
    """To be looked at: a window for each look would take longer than the look."""
    context = browser.new_context()
    yield context.new_page()
    context.close()


@pytest.fixture
def look_at(_one_page: Page, words: Words, facebook: Flow) -> Callable[..., Look]:
    """`look_at(html, address)`: the program's look at a small page made for the test."""
    page = _one_page

    def look(
        html: str,
        address: str = "https://www.facebook.com/help/contact/6359191084165019",
        flow: Flow = facebook,
    ) -> Look:
        with at_address(page, address, html):
            snapshot = survey(page, flow.hosts)
        assert snapshot is not None
        return Look(snapshot, flow, words)

    return look
