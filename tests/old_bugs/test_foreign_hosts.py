"""A page of a foreign host was taken for the site's, and a form in a frame for the page's own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page

from flows import labels
from optout_bot.base.errors import PageError, Unconfirmed
from optout_bot.browser.sign_in import SignInNeeded, announce
from optout_bot.flow import Flow
from optout_bot.flow.words import Words
from optout_bot.lock import ticket as ticket_module
from optout_bot.lock.request import Reply
from optout_bot.objection import send as send_module
from optout_bot.objection.answers import Answers
from optout_bot.page.proof import Proof, Verdict
from optout_bot.page.reading import Look
from optout_bot.page.survey import survey
from tests.conftest import Someone
from tests.tiers import sampled

HOME = "https://www.facebook.com"
FOREIGN = "https://portal.evil.example"
KNOWN, ALSO_KNOWN = "/help/contact/6359191084165019", "/help/contact/712876720715583"
THIRD_PARTY, UNKNOWN = "/help/contact/510058597920541", "/help/contact/100200300400500"
FORM = (
    "<form method=post action=/ajax/help/contact/submit/page><div>Email address<br>"
    "<input type=email name=email required></div><button>Submit</button></form>"
)
WALL = (
    "<form><input type=password><button>Log in</button></form>"
    "<div role=button onclick=\"fetch('/clicked')\">Decline optional cookies</div>"
    f"<a href={HOME}{KNOWN}>object</a>"
)
CODE = (
    "<form method=post action=/ajax/help/contact/submit/code><div>Code<br>"
    "<input name=nonce autocomplete=one-time-code></div><button>Submit</button></form>"
)


class Pages:
    """Answers with the page that stands at an address; a page that is an address moves there.
    What is posted leads to `then`."""

    def __init__(self, pages: dict[str, str], then: str = "") -> None:
        self.pages = pages
        self.then = then
        self.posted: list[str] = []
        self.asked: list[str] = []

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        self.asked.append(address)
        if method == "POST":
            self.posted.append(f"{address} {body}")
        page = self.pages.get(address, "") if method == "GET" else self.then
        if page.startswith("https:"):
            return Reply(303, {"location": page}, b"")
        html = f"<!doctype html><html lang=en><title>x</title>{page}</html>"
        return Reply(200, {"content-type": "text/html"}, html.encode()) if page else None


@pytest.fixture
def one_door(facebook: Flow) -> Flow:
    """The flow with the door that is the form itself."""
    return replace(facebook, doors=facebook.doors[1:2])


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send_module, "CONFIRM_SECONDS", 3.0)
    monkeypatch.setattr(ticket_module, "TICKET_SECONDS", 2.0)


# A page that is not the site's, on the way.


def at_the_wall(world: Any, flow: Flow, host: str) -> Any:
    site = Pages({HOME + KNOWN: f"{host}/login?x=1", f"{host}/login?x=1": WALL})
    made = world(Someone(), site=site, flow=flow, wait=1.5)
    made.windows = frozenset()
    return made


def test_a_foreign_sign_in_page_is_handed_over_and_nothing_is_done_on_it(
    world: Any, one_door: Flow
) -> None:
    without_cookies = replace(one_door, screens=one_door.screens[1:])
    for flow in (one_door, without_cookies):
        made = at_the_wall(world, flow, FOREIGN)

        with pytest.raises(PageError, match="No way led"):
            made.to_the_form()

        assert "I do not know the page portal.evil.example/login" in made.person.transcript
        assert "A frame marks" not in made.person.transcript
        assert made.page.evaluate("document.getAnimations().length") == 0
        paths = {urlsplit(each).path for each in made.site.asked}
        assert paths <= {KNOWN, "/login", "/favicon.ico"}


def test_the_sites_own_sign_in_page_still_asks_for_a_sign_in(world: Any, one_door: Flow) -> None:
    made = at_the_wall(world, replace(one_door, screens=one_door.screens[1:]), HOME)

    with pytest.raises(SignInNeeded) as needed:
        made.to_the_form()

    assert needed.value.address == "www.facebook.com/login"


def test_the_host_at_which_the_plain_window_opens_is_named() -> None:
    person = Someone()

    announce(SignInNeeded("x", "m.facebook.com/login"), "Facebook", person, signed_in_before=False)

    assert "m.facebook.com" in person.transcript


# A form in a frame.


@pytest.fixture
def proof(page: Page, words: Words, facebook: Flow) -> Callable[..., Proof]:
    """What a page proves to be: `proof({address: html}, top)`."""

    def prove(pages: dict[str, str], top: str = HOME + KNOWN) -> Proof:
        page.route(
            "**/*",
            lambda route: route.fulfill(
                body=pages.get(route.request.url, ""), content_type="text/html"
            ),
        )
        page.goto(top)
        snapshot = survey(page, facebook.hosts)
        assert snapshot is not None
        return Look(snapshot, facebook, words).proof

    return prove


def frame(address: str) -> str:
    return f"<html lang=en><iframe width=800 height=600 src='{address}'></iframe>"


FRAMES = {
    "another form": (HOME + THIRD_PARTY, Verdict.REFUSED),
    "a form nobody knows": (HOME + UNKNOWN, Verdict.REFUSED),
    "another known objection form": (HOME + ALSO_KNOWN, Verdict.PROVED),
    "the same form": (HOME + KNOWN + "?frame", Verdict.PROVED),
    "a frame without a number": (HOME + "/practice/frame/1", Verdict.PROVED),
    "a host where no form is": ("https://help.meta.com/practice/frame", Verdict.UNKNOWN),
}


@pytest.mark.parametrize("case", sampled(FRAMES, 2))
def test_a_form_in_a_frame_is_proved_by_the_address_of_the_frame(
    case: str, proof: Callable[..., Proof]
) -> None:
    address, verdict = FRAMES[case]

    assert proof({HOME + KNOWN: frame(address), address: FORM}).verdict is verdict


@pytest.mark.thorough
def test_a_seen_title_does_not_prove_a_frame_with_a_number_of_its_own(
    proof: Callable[..., Proof], words: Words
) -> None:
    title = f"<h1>{words.by_language['en'][labels.FORM_TITLE.key][0].text}</h1>"
    top = HOME + UNKNOWN

    def framed(address: str) -> Verdict:
        return proof({top: frame(address) + title, address: FORM}, top).verdict

    assert framed(HOME + "/help/contact/9") is Verdict.REFUSED
    assert framed(HOME + "/practice/frame") is Verdict.PROVED


@pytest.mark.thorough
def test_a_frame_without_an_address_counts_as_the_page_around_it(
    proof: Callable[..., Proof],
) -> None:
    written = f'<html lang=en><iframe width=700 height=500 srcdoc="{FORM}"></iframe>'
    inside = {HOME + KNOWN: frame(HOME + THIRD_PARTY), HOME + THIRD_PARTY: written}
    foreign = {HOME + KNOWN: frame(FOREIGN + "/x"), FOREIGN + "/x": written}

    assert proof({HOME + KNOWN: written}).verdict is Verdict.PROVED
    assert proof(inside).verdict is Verdict.REFUSED
    assert proof(foreign).verdict is Verdict.UNKNOWN


def test_another_form_in_a_frame_is_not_filled_and_not_sent(
    world: Any, one_door: Flow, answers: Answers
) -> None:
    site = Pages({HOME + KNOWN: frame(THIRD_PARTY), HOME + THIRD_PARTY: FORM})
    made = world(Someone(["yes"]), site=site, flow=one_door, wait=0.5)

    with pytest.raises(PageError):
        made.object(answers)

    assert site.posted == []
    assert "510058597920541 does something else" in made.person.transcript


# A page that is not the site's, after the press.


def after_the_press(
    world: Any, flow: Flow, address: str, page: str, answer: str | None, wait: float = 5.0
) -> Any:
    site = Pages({HOME + KNOWN: FORM, address: page}, then=address)
    return world(Someone(["yes", answer, "yes"]), site=site, flow=flow, wait=wait)


@pytest.mark.parametrize("host", sampled([HOME, FOREIGN], [FOREIGN]))
def test_a_confirmation_counts_on_the_sites_own_page_only(
    world: Any, one_door: Flow, answers: Answers, words: Words, host: str
) -> None:
    thanks = f"<p>{words.by_language['en'][labels.CONFIRMATION.key][0].text}</p>"
    made = after_the_press(world, one_door, host + "/thanks", thanks, None)

    if host == HOME:
        made.object(answers)
    else:
        with pytest.raises(Unconfirmed, match="no confirmation that I know"):
            made.object(answers)

    assert len(made.site.posted) == 1
    assert made.record["outcome"] == ("sent" if host == HOME else "unconfirmed")
    assert (made.record["confirmation"] != "") == (host == HOME)


@pytest.mark.parametrize("host", sampled([HOME, FOREIGN], [FOREIGN]))
def test_a_code_is_awaited_and_leaves_on_the_sites_own_hosts_only(
    world: Any, one_door: Flow, answers: Answers, host: str
) -> None:
    made = after_the_press(world, one_door, host + "/code", CODE, None, wait=2.0)

    def type_it(text: str) -> None:
        if "type the code" in text:
            made.page.locator("input").fill("424242")
            made.page.get_by_role("button").click()

    made.person.on_say = type_it

    with pytest.raises(Unconfirmed):
        made.object(answers)

    codes = [each for each in made.site.posted if "424242" in each]
    assert len(codes) == (1 if host == HOME else 0)
    if host != HOME:
        assert made.page.locator("input").input_value() == ""
