"""A request's body is read name by name, in every form in which a page writes one."""

from __future__ import annotations

import pytest

from optout_bot.body import said

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
