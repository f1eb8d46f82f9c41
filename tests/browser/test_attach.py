"""Attaching to the browser a person has open: their tabs go on, ours is held, and nothing that
was typed leaves when the program dies. A real browser, a local HTTPS server at every address."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.practice import Practice
from tests.conftest import EMAIL
from tests.counter import Counter
from tests.headed import (
    browsers_in,
    close_tab,
    eventually,
    kill_the_driver,
    open_tab,
    renderers,
    tabs,
    tell,
    their_browser,
)
from tests.terminal import QUESTION, Terminal
from tests.tiers import sampled

RUN = ["run", "facebook", "--attach=chrome"]
GO_ON = "Enter to go on, no to stop:"
# A tab of the person's: it and a frame in it send something all the time, and it is loaded
# anew now and then. A browser asks the lock only about what was loaded since it is on.
TAB = """<!doctype html><title>Theirs</title><iframe src=/theirs/frame></iframe><script>
setInterval(() => fetch("/theirs/tab", {method: "POST", body: "tab"}), 100)
setTimeout(() => location.reload(), 1500)</script>"""
# Another one that they open meanwhile.
NEW = """<!doctype html><title>New</title><script>
setInterval(() => fetch("/theirs/later", {method: "POST", body: "new"}), 100)</script>"""
FRAME = """<!doctype html><script>
setInterval(() => fetch("/theirs/inside", {method: "POST", body: "frame"}), 100)</script>"""
# What a form might do with every key: keep a draft, at home and elsewhere, and tell on leaving.
DRAFTS = """addEventListener("input", (e) => {
fetch("/draft", {method: "POST", body: e.target.value}).catch(() => 0);
fetch("https://elsewhere.example/draft", {method: "POST", body: e.target.value}).catch(() => 0);
addEventListener("pagehide", () => navigator.sendBeacon("/draft", e.target.value));
})"""
# A form that notes what its boxes hold as it is left, and a page of the site that tells it.
NOTES = """addEventListener("pagehide", () => {
localStorage.left = [...document.querySelectorAll("input,textarea")].map((e) => e.value).join();
})"""
LEFT = "<script>fetch('/told', {method: 'POST', body: `left: ${localStorage.left}`})</script>"


class Site(Counter):
    """The site, with a form that keeps drafts."""

    script = DRAFTS

    def reply(self, method: str, address: str, body: str, headers: Message) -> Reply | None:
        path = address.split("/", 3)[3]
        own = {"theirs": TAB, "theirs/frame": FRAME, "theirs/new": NEW, "theirs/left": LEFT}
        if path in {"theirs/tab", "theirs/inside", "theirs/later", "draft", "told"}:
            return Reply(200, {}, b"")
        if path in own:
            return _page(own[path].encode())
        return super().reply(method, address, body, headers)

    def count(self, path: str) -> int:
        """How many requests came to a path."""
        return sum(f" /{path} " in request for request in self.requests)


def _page(body: bytes) -> Reply:
    return Reply(200, {"content-type": "text/html; charset=utf-8"}, body)


@pytest.fixture
def site(words: Words) -> Iterator[Site]:
    site = Site(words, Practice(language="en", email="other"))
    yield site
    site.close()


@pytest.fixture
def theirs(site: Site, child_env: dict[str, str], tmp_path: Path) -> Iterator[Path]:
    """The person's browser, with a tab of theirs open; its profile folder."""
    folder = tmp_path / "theirs"
    address = "https://www.facebook.com/theirs"
    with their_browser(site.env(child_env), folder, address, headless=True):
        eventually(lambda: site.count("theirs/inside") > 2)
        yield folder


@pytest.fixture
def env(site: Site, theirs: Path, child_env: dict[str, str]) -> dict[str, str]:
    return site.env(child_env) | {"CHROME_USER_DATA_DIR": str(theirs), "OPTOUT_WAIT": "90"}


def goes_on(site: Site, *others: str) -> bool:
    """Whether the person's tab and the frame in it still send, also once loaded anew."""
    loads = site.count("theirs")
    eventually(lambda: site.count("theirs") > loads + 1)
    paths = ("theirs/tab", "theirs/inside", *others)
    before = {path: site.count(path) for path in paths}
    eventually(lambda: all(site.count(path) > before[path] + 2 for path in paths))
    return True


def to_the_question(terminal: Terminal) -> None:
    """Read the price, agree to it, and let the program come to its question."""
    terminal.until(GO_ON)
    terminal.type("\n")
    terminal.until(QUESTION)


@pytest.mark.thorough
def test_the_objection_is_sent_from_a_tab_of_its_own_and_the_others_go_on(
    site: Site, theirs: Path, env: dict[str, str]
) -> None:
    with Terminal(RUN, env) as terminal:
        price = terminal.until(GO_ON)
        untouched = tabs(theirs)
        terminal.type("\n")
        terminal.until(QUESTION)
        open_tab(theirs, "https://www.facebook.com/theirs/new")
        assert goes_on(site, "theirs/later")
        before = site.carrying
        terminal.type("yes\n")
        code = terminal.ends()

    assert "see everything in that browser" in price
    assert "close those of the same site first" in price
    assert "its lock is gone" in price
    assert "itself talks to its maker there" in price
    assert untouched == ["https://www.facebook.com/theirs"]
    assert before == []
    assert code == 0, terminal.shown
    assert [sent["email"] for sent in site.site.received] == [EMAIL]
    assert len(site.carrying) == 1
    # Everything else is as it was.
    assert sorted(tabs(theirs)) == [*untouched, "https://www.facebook.com/theirs/new"]
    assert goes_on(site, "theirs/later")


def test_the_fields_are_empty_before_the_tab_is_left(
    site: Site, theirs: Path, env: dict[str, str]
) -> None:
    """A browser that opens a closed tab again fills its fields in as they were."""
    site.script = NOTES
    with Terminal(RUN, env) as terminal:
        to_the_question(terminal)
        terminal.type("no\n")
        assert terminal.ends() == 3
    open_tab(theirs, "https://www.facebook.com/theirs/left")
    eventually(lambda: site.count("told"))

    assert any("left: " in request for request in site.requests)
    assert site.carrying == []


@pytest.mark.thorough
def test_what_was_stopped_is_in_the_receipt_and_none_of_the_persons_own(
    site: Site, env: dict[str, str]
) -> None:
    with Terminal(RUN, env) as terminal:
        to_the_question(terminal)
        assert goes_on(site)
        terminal.type("no\n")
        code = terminal.ends()

    (folder,) = Path(env["OPTOUT_DATA_DIR"]).glob("receipts/*")
    log = (folder / "run.log").read_text("utf-8")
    assert code == 3
    assert "stopped: POST www.facebook.com/draft" in log
    assert "/theirs" not in log
    assert site.carrying == []


@pytest.mark.thorough
def test_killed_while_attached_nothing_typed_leaves_and_the_other_tab_goes_on(
    site: Site, theirs: Path, env: dict[str, str]
) -> None:
    with Terminal(RUN, env) as terminal:
        to_the_question(terminal)
        os.killpg(terminal.process.pid, signal.SIGKILL)
        terminal.process.wait()

    assert goes_on(site)
    assert site.carrying == []
    assert site.site.received == []
    # The tab is the person's to close, as the price said.
    assert any("/contact/" in address for address in tabs(theirs))


@pytest.mark.thorough
def test_who_loses_the_lock_with_its_driver_is_told_to_close_the_tab_and_the_run_ends(
    site: Site, theirs: Path, env: dict[str, str]
) -> None:
    site.script = KEEPS
    with Terminal(RUN, env) as terminal:
        to_the_question(terminal)
        assert site.carrying == []
        kill_the_driver(terminal.process.pid)
        code = terminal.ends()

    assert code == 5
    assert "my lock is gone with it" in terminal.shown
    assert "close it now: what is typed can leave" in terminal.shown
    assert STAYS not in terminal.shown
    assert "Traceback" not in terminal.shown
    # What it says is so.
    assert any("/contact/" in address for address in tabs(theirs))
    assert eventually(lambda: site.carrying)


# As the program is, but its lock fails over what a form keeps as a draft.
FAILING = """
import sys
from optout_bot.cli import main
from optout_bot.lock.lock import Lock
judged = Lock.passes
def passes(self, request):
    if request.address.endswith("/draft"):
        raise RecursionError(request.body)
    return judged(self, request)
Lock.passes = passes
raise SystemExit(main(sys.argv[3:]))
"""


def changed(program: str, tmp_path: Path) -> tuple[str, ...]:
    """How to start the program with something in it changed."""
    file = tmp_path / "changed.py"
    file.write_text(program, encoding="utf-8")
    return sys.executable, str(file)


@pytest.mark.thorough
def test_what_the_lock_fails_over_is_stopped_wherever_it_goes_and_the_run_goes_on(
    site: Site, env: dict[str, str], tmp_path: Path
) -> None:
    with Terminal(RUN, env, start=changed(FAILING, tmp_path)) as terminal:
        to_the_question(terminal)
        terminal.type("yes\n")
        code = terminal.ends()

    (folder,) = Path(env["OPTOUT_DATA_DIR"]).glob("receipts/*")
    log = (folder / "run.log").read_text("utf-8")
    assert code == 0, terminal.shown
    for host in ("www.facebook.com", "elsewhere.example"):
        assert f"POST {host} (RecursionError)" in log
    assert EMAIL not in log
    assert site.count("draft") == 0
    assert len(site.carrying) == 1


# As the program is, but its tab does not let itself be closed or left.
STUCK = """
import sys
from playwright.sync_api import Error, Page
from optout_bot.cli import main
from optout_bot.browser.own_tab import OwnTab
asked = OwnTab._browser
def refuse(*args, **params):
    raise Error("it stays")
def browser(self, what, **params):
    return refuse() if what == "Target.closeTarget" else asked(self, what, **params)
OwnTab._browser = browser
goto = Page.goto
Page.goto = lambda self, address, **more: (refuse if address == "about:blank" else goto)(
    self, address, **more)
raise SystemExit(main(sys.argv[3:]))
"""
TELLS = "setInterval(() => fetch('/draft', {method: 'POST', body: typed}).catch(() => 0), 100);"
KEEPS = "let typed = ''; addEventListener('input', e => { typed = e.target.value }); " + TELLS
STAYS = "I cannot close my tab"


def stuck(site: Site, env: dict[str, str], tmp_path: Path) -> Terminal:
    """A run that ends with a no, and a tab that stays open."""
    site.script = KEEPS
    terminal = Terminal(RUN, env, start=changed(STUCK, tmp_path))
    to_the_question(terminal)
    terminal.type("no\n")
    terminal.until(STAYS)
    return terminal


@pytest.mark.thorough
def test_a_tab_that_cannot_be_closed_keeps_the_lock_on_until_the_person_closes_it(
    site: Site, theirs: Path, env: dict[str, str], tmp_path: Path
) -> None:
    with stuck(site, env, tmp_path) as terminal:
        assert goes_on(site)
        assert terminal.process.poll() is None
        assert site.carrying == []
        close_tab(theirs, "/contact/")
        code = terminal.ends()

    assert code == 3
    assert goes_on(site)
    assert site.carrying == []


@pytest.mark.thorough
def test_who_ends_it_before_that_was_told_what_follows(
    site: Site, theirs: Path, env: dict[str, str], tmp_path: Path
) -> None:
    with stuck(site, env, tmp_path) as terminal:
        assert "can leave your browser" in terminal.until("can leave your browser")
        terminal.type("\x03")
        assert goes_on(site)
        assert site.carrying == []
        terminal.type("\x03")
        assert terminal.ends() == 130

    assert eventually(lambda: site.carrying)


@pytest.mark.thorough
def test_what_waits_in_silence_is_told_after_ten_seconds(
    site: Site, theirs: Path, env: dict[str, str]
) -> None:
    """A tab of theirs does not answer: the browser says nothing to whoever attaches."""
    (browser,) = browsers_in(theirs)
    stopped = renderers(browser)
    with Terminal(RUN, env) as terminal:
        terminal.until(GO_ON)
        tell(stopped, signal.SIGSTOP)
        terminal.type("\n")
        terminal.until("one of your tabs does not answer")
        assert "without --attach" in terminal.until("without --attach")
        tell(stopped, signal.SIGCONT)
        terminal.until(QUESTION)
        terminal.type("no\n")
        assert terminal.ends() == 3


@pytest.mark.thorough
def test_while_the_price_is_read_next_to_nothing_is_done_and_who_answers_is_not_blamed(
    site: Site, theirs: Path, env: dict[str, str]
) -> None:
    with Terminal(RUN, env) as terminal:
        terminal.until(GO_ON)
        before = cpu_seconds(terminal.process.pid)
        time.sleep(3)
        assert cpu_seconds(terminal.process.pid) - before < 0.6
        terminal.type("\n")
        shown = terminal.until("Opening www.facebook.com")

    assert "does not answer" not in shown


def cpu_seconds(process: int) -> float:
    """What a process has cost so far."""
    fields = Path(f"/proc/{process}/stat").read_text("utf-8").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


@pytest.mark.parametrize("keys", sampled(["no\n", "\x03"], 1), ids=repr)
def test_who_does_not_agree_is_not_attached_to(
    site: Site, theirs: Path, env: dict[str, str], keys: str
) -> None:
    with Terminal(RUN, env) as terminal:
        terminal.until(GO_ON)
        terminal.type(keys)
        code = terminal.ends()

    assert code in {3, 130}
    assert tabs(theirs) == ["https://www.facebook.com/theirs"]
    assert site.count("privacy/genai") == 0


@pytest.mark.thorough
def test_without_a_terminal_nobody_can_agree(site: Site, theirs: Path, env: dict[str, str]) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "optout_bot", *RUN], env=env, capture_output=True, encoding="utf-8"
    )

    assert done.returncode == 3
    assert "Not attached" in done.stderr
    assert tabs(theirs) == ["https://www.facebook.com/theirs"]


@pytest.mark.parametrize("note", sampled(["none", "stale"], 1))
def test_a_browser_that_does_not_let_itself_be_attached_to(
    child_env: dict[str, str], tmp_path: Path, note: str
) -> None:
    folder = tmp_path / "theirs"
    folder.mkdir()
    if note == "stale":
        with socket.create_server(("127.0.0.1", 0)) as closed:
            port = closed.getsockname()[1]
        text = f"{port}\n/devtools/browser/0b8c"
        (folder / "DevToolsActivePort").write_text(text, encoding="utf-8")
    env = child_env | {"CHROME_USER_DATA_DIR": str(folder), "OPTOUT_EMAIL": EMAIL}
    with Terminal(RUN, env) as terminal:
        code = terminal.ends()

    assert code == 6
    assert "chrome://inspect/#remote-debugging" in terminal.shown
    assert "Traceback" not in terminal.shown


@pytest.mark.parametrize(
    ("arguments", "said"),
    sampled(
        [
            (["--attach=ws://203.0.113.7:9222/devtools"], "on this computer"),
            (["--attach=ws://[x"], "on this computer"),
            (["--attach=firefox"], "chrome, msedge"),
            (["--attach", "--headless"], "goes neither with"),
            (["--attach", "--practice"], "goes neither with"),
        ],
        1,
    ),
)
def test_what_cannot_be_attached_to_is_a_mistake_in_the_command(
    child_env: dict[str, str], arguments: list[str], said: str
) -> None:
    env = child_env | {"OPTOUT_EMAIL": EMAIL}
    with Terminal(["run", "facebook", *arguments], env) as terminal:
        code = terminal.ends()

    assert code == 2
    assert said in terminal.shown


@pytest.mark.thorough
def test_a_browser_that_says_no_is_asked_only_once(child_env: dict[str, str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"ws://127.0.0.1:{server.getsockname()[1]}/devtools/browser/x"
        env = child_env | {"OPTOUT_EMAIL": EMAIL}
        with Terminal(["run", "facebook", f"--attach={address}"], env) as terminal:
            probe, _ = server.accept()
            assert probe.recv(1) == b""
            probe.close()
            terminal.until(GO_ON)
            terminal.type("\n")
            asked, _ = server.accept()
            asked.recv(4096)
            asked.sendall(b"HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\n\r\n")
            asked.close()
            code = terminal.ends()
        server.settimeout(1)
        with pytest.raises(TimeoutError):
            server.accept()

    assert code == 6
    assert "did not let itself be attached to" in terminal.shown
