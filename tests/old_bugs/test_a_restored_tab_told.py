"""A tab that the browser restores was there before the lock, so what it sent passed unseen."""

from __future__ import annotations

import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from email.message import Message
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from optout_bot.browser.installed import find_browser
from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.practice import Practice
from tests.conftest import EMAIL
from tests.counter import RUN, Counter
from tests.terminal import QUESTION, Terminal

# Two pages of one site talk to each other without any request.
HEARS = """<!doctype html><title>Old</title><script>
fetch("/opened", {method: "POST"});
new BroadcastChannel("typed").onmessage =
  event => fetch("/told", {method: "POST", body: event.data});
</script>"""
TELLS = """addEventListener("input", event =>
new BroadcastChannel("typed").postMessage(event.target.value))"""


class Site(Counter):
    """The site, with an old page that sends what the form tells it."""

    script = TELLS

    def reply(self, method: str, address: str, body: str, headers: Message) -> Reply | None:
        if address.endswith("/old"):
            return Reply(200, {"content-type": "text/html"}, HEARS.encode())
        return super().reply(method, address, body, headers)


@pytest.fixture
def site(words: Words) -> Iterator[Site]:
    site = Site(words, Practice(language="en", email="other"))
    yield site
    site.close()


def leave_a_tab_open(profile: Path, args: list[str], *, sandbox: bool) -> None:
    """As after a session in a browser that is set to go on where it was left."""
    settings = profile / "Default" / "Preferences"
    held = json.loads(settings.read_text(encoding="utf-8"))
    held["session"] = {"restore_on_startup": 1}
    settings.write_text(json.dumps(held), encoding="utf-8")
    with sync_playwright() as playwright:
        context = playwright.chromium.launch_persistent_context(
            profile, executable_path=find_browser(), chromium_sandbox=sandbox, args=args
        )
        context.new_page().goto("https://www.facebook.com/old", wait_until="networkidle")
        context.close()


@pytest.mark.thorough
def test_a_restored_tab_passes_nothing_on(
    site: Site, child_env: dict[str, str], tmp_path: Path
) -> None:
    env = site.env(child_env) | {"OPTOUT_PROFILE_DIR": str(tmp_path / "profile")}
    # A folder of the person's own: in the program's nothing is restored.
    (tmp_path / "profile").mkdir()
    (tmp_path / "profile" / "Local State").write_text("{}", encoding="utf-8")
    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        terminal.type("no\n")
        terminal.ends()
    args = json.loads(env["OPTOUT_BROWSER_ARGS"])
    sandbox = "OPTOUT_CHROMIUM_SANDBOX" not in env
    with ThreadPoolExecutor(1) as thread:
        folder = tmp_path / "profile"
        thread.submit(leave_a_tab_open, folder, args, sandbox=sandbox).result()
    site.requests.clear()

    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        told = list(site.requests)
        terminal.type("no\n")
        terminal.ends()

    # Once before the lock, once under it: it is there again for the person.
    assert sum("GET /old" in each for each in told) == 2
    assert [each for each in told if EMAIL in each] == []
