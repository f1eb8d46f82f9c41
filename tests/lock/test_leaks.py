"""A typed value is recognised in an address or a body, plainly and in common disguises."""

from __future__ import annotations

import base64
import html
import json
import time
from urllib.parse import quote, quote_plus, urlencode

import pytest

from optout_bot.lock.leaks import carries, carries_all

EMAIL = "jeanne.martin@example.org"
REASON = "Mes photos d'été, à moi & à personne.\nPoint."

DISGUISES = {
    "plain": lambda v: v,
    "capitals": lambda v: v.upper(),
    "percent": lambda v: quote(v, safe=""),
    "plus": lambda v: quote_plus(v),
    "percent twice": lambda v: quote(quote(v, safe=""), safe=""),
    "percent around plus": lambda v: quote(quote_plus(v), safe=""),
    "base64": lambda v: base64.b64encode(v.encode()).decode(),
    "base64 in an address": lambda v: base64.urlsafe_b64encode(v.encode()).decode().rstrip("="),
    "base64 of something around it": lambda v: base64.b64encode(f"x={v};y".encode()).decode(),
    "base64 of UTF-16": lambda v: base64.b64encode(v.encode("utf-16-le")).decode(),
    "base64 of UTF-16, the other way": lambda v: base64.b64encode(v.encode("utf-16")).decode(),
    "UTF-16, percent": lambda v: quote(v.encode("utf-16-be"), safe=""),
    "UTF-16, as it is": lambda v: v.encode("utf-16-le").decode("utf-8", "surrogateescape"),
    "Latin-1, percent": lambda v: quote(v.encode("latin-1"), safe=""),
    "backwards": lambda v: v[::-1],
    "hexadecimal": lambda v: v.encode().hex(),
    "JSON": lambda v: json.dumps({"a": v}),
    "JSON, no ASCII": lambda v: json.dumps({"a": v}, ensure_ascii=False),
    "HTML": lambda v: html.escape(v),
    "line ends of a form": lambda v: v.replace("\n", "\r\n"),
}


@pytest.mark.parametrize("value", [EMAIL, REASON])
@pytest.mark.parametrize("disguise", DISGUISES)
@pytest.mark.parametrize("frame", ["https://x.example/p?q={}&z=1", "{}"])
def test_a_value_is_recognised(value: str, disguise: str, frame: str) -> None:
    text = frame.replace("{}", DISGUISES[disguise](value))

    assert carries(text, [value])
    assert not carries(frame.replace("{}", DISGUISES[disguise]("nothing of yours")), [value])


def test_a_value_split_over_parameters_is_recognised() -> None:
    parts = urlencode({"a": EMAIL[:8], "b": EMAIL[8:17], "c": EMAIL[17:]})

    assert carries(f"https://x.example/?{parts}", [EMAIL])
    assert not carries(f"https://x.example/?{parts[:-4]}", [EMAIL])


def test_all_of_them_are_carried_only_where_none_is_missing() -> None:
    both = [EMAIL, REASON, "FR"]

    assert carries_all([f"https://x.example/?{EMAIL}", quote(REASON)], both)
    assert not carries_all([f"https://x.example/?{EMAIL}", "FR"], both)
    # What is too short to be looked for, or too long to be looked at, may be there.
    assert carries_all(["https://x.example/"], ["FR"])
    assert carries_all(["https://x.example/", "x" * 30_000], both)


def test_the_beginning_of_a_long_text_is_enough() -> None:
    assert carries("https://x.example/?q=" + quote((REASON * 2)[:60]), [REASON * 20])


def test_values_too_short_to_mean_anything_are_not_looked_for() -> None:
    assert not carries("https://x.example/FR/index", ["FR", "", "  "])


def test_a_value_split_over_a_path_is_recognised() -> None:
    path = "/".join(EMAIL[n : n + 3] for n in range(0, len(EMAIL), 3))

    assert carries(f"https://x.example/p/{path}?z=1", [EMAIL])
    assert not carries(f"https://x.example/p/{path[:-4]}?z=1", [EMAIL])


@pytest.mark.parametrize("unit", ["a=b&", "a b+%2525", "6a65", "aGVsbG8"])
def test_an_address_too_long_to_examine_counts_as_carrying_and_costs_no_time(unit: str) -> None:
    address = "https://x.example/?q=" + unit * (2_000_000 // len(unit))
    before = time.process_time()

    assert carries(address, [EMAIL])
    assert time.process_time() - before < 0.1
    assert not carries(address[:4000], [EMAIL])
    assert not carries(address, ["FR"])
