"""A request's body is read name by name, in every form in which a page writes one."""

from __future__ import annotations

import json
import time

import pytest

from optout_bot.lock.request import Request
from optout_bot.lock.ticket import Ticket, plain, said

BODIES = {
    "a form": "email=a%40b.eu&why=no%0D%0Athanks",
    "in parts": (
        '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na@b.eu\r\n'
        '--x\r\nContent-Disposition: form-data; name="why"\r\n\r\nno\r\nthanks\r\n--x--\r\n'
    ),
    "a JSON": '{"input": {"email": "a@b.eu", "why": ["no\\r\\nthanks"]}}',
    "a JSON in a form": "doc=1&variables="
    "%7B%22email%22%3A%22a%40b.eu%22%2C%22why%22%3A%22no%5Cr%5Cnthanks%22%7D",
}


@pytest.mark.parametrize("body", BODIES.values(), ids=BODIES)
def test_each_name_has_its_text(body: str) -> None:
    pairs = said(body)

    assert ("email", "a@b.eu") in pairs
    assert ("why", "no\r\nthanks") in pairs


@pytest.mark.parametrize("body", ["", "{", "[1", "--x", "--x\r\n\r\n--x--", "%%%", "[" * 5000])
def test_what_is_none_of_these_is_only_itself(body: str) -> None:
    assert ("", body) in said(body)
    assert not [text for name, text in said(body) if name == "email"]


def deep(levels: int, text: str = '{"email": "a@b.eu"}') -> str:
    return "[" * levels + text + "]" * levels


HOLDERS = {
    "alone": "{}",
    "beside": '{"email": "a@b.eu", "more": {}}',
    "in a form": "email=a%40b.eu&more={}",
    "in parts": '--x\r\nContent-Disposition: form-data; name="email"\r\n\r\na@b.eu\r\n'
    '--x\r\nContent-Disposition: form-data; name="more"\r\n\r\n{}\r\n--x--\r\n',
}


@pytest.mark.parametrize("levels", [100, 900, 3000, 200_000])
@pytest.mark.parametrize("holder", HOLDERS.values(), ids=HOLDERS)
def test_what_is_nested_too_deep_says_nothing_that_could_be_approved(
    holder: str, levels: int
) -> None:
    body = holder.replace("{}", deep(levels))

    assert said(body) == [("", body)]
    assert ("email", "a@b.eu") in said(holder.replace("{}", deep(10)))


def test_a_text_that_is_a_json_in_a_json_is_read_to_the_end_or_not_at_all() -> None:
    body = '{"email": "a@b.eu"}'
    for _ in range(5):
        body = json.dumps({"variables": body})

    assert ("email", "a@b.eu") in said(body)


def test_what_is_too_long_to_be_read_says_nothing_that_could_be_approved() -> None:
    body = "email=a%40b.eu&more="

    assert said(body + "x" * 1_000_000) == [("", body + "x" * 1_000_000)]
    assert ("email", "a@b.eu") in said(body + "x" * 1000)


def test_spaces_and_line_ends_are_read_in_no_time() -> None:
    begun = time.process_time()
    assert plain("a" + " " * 200_000 + "b").startswith("a ")
    said(json.dumps(["x"] * 150_000))
    assert time.process_time() - begun < 2


def test_line_ends_blank_lines_and_fixed_spaces_make_no_difference() -> None:
    assert plain("One. \r\n\r\n\ttwo\u00a0three\n") == plain("One.\ntwo three")
    assert plain("One. Two") != plain("One.\nTwo")


PLACE = "https://a.example/send"


def is_for(body: str, address: str = PLACE, kind: str = "Fetch") -> bool:
    ticket = Ticket(("a.example",), (("email", "a@b.eu"), ("country", "IE")), ("5100",))
    return ticket.is_for(Request("POST", address, kind, body))


def test_what_was_approved_may_stand_in_the_body_or_the_address() -> None:
    assert is_for("email=a%40b.eu&country=IE")
    assert is_for("country=IE", f"{PLACE}?email=a%40b.eu")
    assert is_for('{"email": "a@b.eu", "country": "IE"}', "https://a.example/any/path")


@pytest.mark.parametrize(
    ("body", "address"),
    [
        ("email=a%40b.eu", PLACE),
        ("email=a%40b.eu&country=IE", f"{PLACE}?email=eve%40b.eu"),
        ("email=a%40b.eu&country=IE", f"{PLACE}?number=5100"),
        ("email=a%40b.eu&country=IE", "https://a.example/form/5100/send"),
        ("email=a%40b.eu&country=IE", "https://a.example/form/..%2f..%2fother"),
        ("email=a%40b.eu&country=IE", "https://a.example/falco/eventLog"),
        ("email=a%40b.eu&country=IE&operationName=SaveDraft", PLACE),
    ],
)
def test_by_whatever_path_it_says_that_and_nothing_else(body: str, address: str) -> None:
    assert not is_for(body, address)


@pytest.mark.parametrize("kind", ["Ping", "Image", "CSPViolationReport", "Prefetch", "Other", ""])
def test_what_a_press_does_not_cause_is_not_what_was_approved(kind: str) -> None:
    assert not is_for("email=a%40b.eu&country=IE", kind=kind)


def test_a_second_ticket_asks_for_all_that_the_first_did() -> None:
    """Also for what a page keeps to itself of a choice: one of its names, or its code."""
    host = "www.facebook.com"
    first = Ticket(hosts=(host,), approved=(("mail", "a@b.eu"),), either=(("Ireland", "IE"),))
    right = Request("POST", f"https://{host}/send", "Fetch", "mail=a%40b.eu&q=IE")
    wrong = Request("POST", f"https://{host}/send", "Fetch", "mail=a%40b.eu&q=FR")

    second = first.once_more(right)

    assert not second.is_for(wrong)
    assert second.is_for(right)
