"""A page asked for a passkey in the name of another site, and the browser itself asked that site
whether it may: a host that spells out what was typed was told so, past the lock. The same with
the picture of an account to store, where the browser offers to save accounts."""

from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, sync_playwright

from optout_bot.browser.launch import Launch, open_tab
from optout_bot.flow.words import Words
from optout_bot.practice import Practice, PracticeSite
from tests.conftest import EMAIL
from tests.tiers import sampled

FORM = "https://www.facebook.com/help/contact/6359191084165019"
KEY = "challenge: new Uint8Array(16)"
PERSON = "user: {id: new Uint8Array(8), name: 'x', displayName: 'x'}"
KIND = "pubKeyCredParams: [{type: 'public-key', alg: -7}]"
GET = f"navigator.credentials.get({{publicKey: {{{KEY}, rpId: %s}}}})"
WAYS = {
    "get": GET % "id",
    "get, of a name that changes": GET % "{n: 0, toString() { return this.n++ ? id : 'x'; }}",
    "create": f"navigator.credentials.create({{publicKey: {{{KEY}, {PERSON}, {KIND}, "
    "rp: {id, name: 'x'}}})",
}


TELLING = "Object.keys(Object.getOwnPropertyDescriptors(PublicKeyCredential))"
TELLING += ".filter((name) => name.startsWith('signal'))"


class Listener:
    """Whoever connects to it, and what they say first."""

    def __init__(self) -> None:
        self.heard: list[bytes] = []
        self.server = socket.create_server(("127.0.0.1", 0))
        port = self.server.getsockname()[1]
        self.rules = f"--host-resolver-rules=MAP *.leak.example 127.0.0.1:{port}"
        threading.Thread(target=self._serve, daemon=True).start()

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            with connection:
                self.heard.append(connection.recv(4096))


@pytest.fixture
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.server.close()


def asked(page: Page, way: str, host: str) -> str:
    """Try a way, and wait until the browser is done with it; what it said."""
    tried = f"try {{ await {way}; return ''; }} catch (e) {{ return `${{e}}` }}"
    return str(page.evaluate(f"async (id) => {{ {tried} }}", host))


@pytest.fixture
def typed(
    listener: Listener, words: Words, tmp_path: Path, browser_type_launch_args: dict[str, Any]
) -> Callable[[Callable[[Page], Any]], Any]:
    """Does something on the form, under the lock, once something was typed."""
    sandbox = bool(browser_type_launch_args["chromium_sandbox"])
    launch = Launch("auto", tmp_path / "profile", True, sandbox, (listener.rules,))
    site = PracticeSite(Practice(), words, EMAIL)

    def run(do: Callable[[Page], Any]) -> Any:
        with open_tab(launch, site, lambda: None) as tab:
            tab.go(FORM)
            tab.page.wait_for_load_state()
            tab.lock.shut([EMAIL])
            return do(tab.page)

    def apart(do: Callable[[Page], Any]) -> Any:
        with ThreadPoolExecutor(1) as thread:
            return thread.submit(run, do).result()

    return apart


@pytest.mark.parametrize("way", sampled(WAYS, 1))
def test_no_host_is_asked_whether_a_key_may_be_used_in_its_name(
    listener: Listener, typed: Callable[[Callable[[Page], Any]], Any], way: str
) -> None:
    typed(lambda page: asked(page, WAYS[way], "jeanne.leak.example"))

    assert listener.heard == []


@pytest.mark.thorough
def test_a_key_of_the_site_itself_is_the_browsers_matter(
    typed: Callable[[Callable[[Page], Any]], Any],
) -> None:
    said = typed(lambda page: [asked(page, GET % "id", host) for host in ("facebook.com", "x.y")])

    assert ["Not here." in each for each in said] == [False, True]


def test_what_tells_another_site_about_a_key_is_gone(
    typed: Callable[[Callable[[Page], Any]], Any],
) -> None:
    assert typed(lambda page: page.evaluate(TELLING)) == []


@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["FederatedCredential", "PasswordCredential"])
def test_an_account_with_a_picture_for_the_browser_to_fetch_is_not_stored(
    typed: Callable[[Callable[[Page], Any]], Any], kind: str
) -> None:
    facts = "id: 'x', password: 'x', provider: 'https://accounts.example'"
    store = f"navigator.credentials.store(new {kind}({{{facts}, iconURL: id}}))"

    said = typed(
        lambda page: [asked(page, store, icon) for icon in ("https://jeanne.leak.example/", "")]
    )

    assert ["Not here." in each for each in said] == [True, False]


@pytest.mark.thorough
def test_without_the_lock_the_host_is_asked(
    listener: Listener, browser_type_launch_args: dict[str, Any]
) -> None:
    """The twin, in a browser of its own."""

    def do() -> None:
        with sync_playwright() as playwright:
            options = {**browser_type_launch_args, "args": [listener.rules]}
            browser = playwright.chromium.launch(**options)
            page = browser.new_page()
            page.route("**/*", lambda route: route.fulfill(body="<p>", content_type="text/html"))
            page.goto(FORM)
            asked(page, WAYS["get"], "jeanne.leak.example")
            assert page.evaluate(TELLING) != []
            browser.close()

    with ThreadPoolExecutor(1) as thread:
        thread.submit(do).result()

    assert any(b"jeanne.leak.example" in each for each in listener.heard)
