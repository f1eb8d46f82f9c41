"""Pages on the way and saved pages, as sites and browsers really write them."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from optout_bot.commands.saved_page import NOWHERE, saved_page
from optout_bot.commands.sites import load_flow
from optout_bot.flow import Follow, HandOver
from optout_bot.objection.targets import clicked, trail_of
from optout_bot.page.reading import Look

WAY = Path(__file__).parent / "cases" / "way"
GEN_AI = "https://www.facebook.com/privacy/genai"
OBJECT = "https://privacycenter.instagram.com/policy/?subpage=7.subpage.11-ObjectYouHaveThe"
FORM = "https://www.facebook.com/help/contact/6359191084165019"


@pytest.mark.parametrize(
    ("case", "address", "site", "leads_to"),
    [
        ("g2_new_number", GEN_AI, "facebook", "/help/contact/999888777666555"),
        ("p1_ig_policy_object", OBJECT, "instagram", "help.meta.com/support/privacy/"),
    ],
)
def test_a_link_with_a_longer_accessible_name_is_followed(
    case: str, address: str, site: str, leads_to: str, look_at: Callable[..., Look]
) -> None:
    html = (WAY / f"{case}.html").read_text(encoding="utf-8")
    flow = load_flow(site)

    look, screen = look_at(html, address, flow).met(flow.screens, still=True)

    assert screen
    assert isinstance(screen.act, Follow)
    (link,) = clicked(look, screen.act)
    assert leads_to in link.href
    assert trail_of(look, link)


def test_a_form_under_a_sign_in_of_the_header_is_for_somebody_to_sign_in_first(
    look_at: Callable[..., Look],
) -> None:
    html = (WAY / "d5_signed_out_header.html").read_text(encoding="utf-8")
    look = look_at(html, FORM)

    _, screen = look.met(look.flow.screens, still=True)

    assert screen
    assert isinstance(screen.act, HandOver)
    assert screen.act.sign_in


def test_a_saved_page_is_at_the_address_that_its_file_tells() -> None:
    archive = saved_page(str(WAY / "51-chrome-single-file.mhtml"))
    plain = saved_page(str(WAY / "50-firefox-saved.html"))

    assert archive
    assert archive.address == FORM
    assert b'<html lang="en">' in archive.content
    assert plain
    assert plain.address == NOWHERE
