"""Sights on real pages: each is seen where it is there, and not where it is not."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Error, Frame, Page

from flows import labels
from optout_bot.flow import (
    AsksPassword,
    At,
    Flow,
    HasField,
    LinkTo,
    Purpose,
    Role,
    Screen,
    Shows,
    Sight,
    TurnBack,
)
from optout_bot.flow.words import Words
from optout_bot.page.reading import Look
from optout_bot.page.survey import node_of, survey
from tests.conftest import at_address
from tests.tiers import sampled

LookAt = Callable[..., Look]

SEEN: dict[str, tuple[Sight, str, str]] = {
    "a link with the word": (
        Shows(labels.OBJECT),
        "<p>You have the right to <a href='/x'>object</a> to this.</p>",
        "<p>You have the right to object to this.</p>",
    ),
    "a button with the word": (
        Shows(labels.DECLINE_COOKIES),
        "<div role=button>Decline optional cookies</div>",
        "<a href='/x'>Decline optional cookies</a>",
    ),
    "typographic apostrophes and no-break spaces": (
        Shows(labels.SHARED_INFORMATION),
        "<a href='/x'>Information\u00a0you\u2019ve shared on Meta\u00a0Products</a>",
        "<a href='/x'>Information you have shared on Meta Products</a>",
    ),
    "an accordion while it is folded": (
        Shows(labels.RIGHTS_SECTION),
        "<div role=button aria-expanded=false>Privacy and generative AI</div>",
        "<div role=button aria-expanded=true>Privacy and generative AI</div>",
    ),
    "a native accordion while it is folded": (
        Shows(labels.RIGHTS_SECTION),
        "<details><summary>Privacy and generative AI</summary>x</details>",
        "<details open><summary>Privacy and generative AI</summary>x</details>",
    ),
    "an option while it is not chosen": (
        Shows(labels.YES),
        "<label><input type=radio name=a> Yes</label>",
        "<label><input type=radio name=a checked> Yes</label>",
    ),
    "a sentence in a longer text": (
        Shows(labels.SIGNED_OUT),
        "<div>Welcome. You must log in to continue. Bye.</div>",
        "<div>You must log in to continue reading this article</div>",
    ),
    "only what is visible": (
        Shows(labels.OBJECT),
        "<a href='/x'>object</a>",
        "<a href='/x' style='display:none'>object</a><a href='/y' style='opacity:0'>object</a>",
    ),
    "a link to an address": (
        LinkTo(r"/help/contact/\d+", "www.facebook.com"),
        "<a href='https://www.facebook.com/help/contact/1'>x</a>",
        "<a href='https://www.facebook.example/help/contact/1'>x</a>",
    ),
    "a link to an address with that text": (
        LinkTo(r"/help/contact/\d+", text="Facebook"),
        "<a href='/help/contact/1'>Facebook</a>",
        "<a href='/help/contact/1'>Instagram</a>",
    ),
    "a password box": (
        AsksPassword(),
        "<form><input type=password><button>Log in</button></form>",
        "<form><input type=password style='display:none'><button>Log in</button></form>",
    ),
    "a field of a purpose": (
        HasField(Purpose.CODE),
        "<div role=dialog><input autocomplete=one-time-code><button>Confirm</button></div>",
        "<div role=dialog><input autocomplete=off><button>Confirm</button></div>",
    ),
}


@pytest.mark.parametrize("case", sampled(SEEN, 6))
def test_a_sight_is_seen_where_it_is_there_and_only_there(look_at: LookAt, case: str) -> None:
    sight, there, not_there = SEEN[case]

    assert look_at(there).sees(sight)
    assert not look_at(not_there).sees(sight)


def test_sights_combine(look_at: LookAt) -> None:
    look = look_at("<a href='/x'>object</a>")
    here, nowhere = Shows(labels.OBJECT), Shows(labels.DECLINE_COOKIES)

    assert look.sees(here | nowhere)
    assert not look.sees(here & nowhere)
    assert look.sees(here & ~nowhere)


def test_an_address_counts_with_its_host(look_at: LookAt) -> None:
    look = look_at("<p>x</p>", "https://www.facebook.com/privacy/genai?entry=1")

    assert look.sees(At(r"/privacy/genai\?.*", "*.facebook.com"))
    assert not look.sees(At(r"/privacy/genai"))
    assert not look.sees(At(r"/privacy/genai\?.*", "*.instagram.com"))


def test_what_is_absent_counts_only_once_the_page_is_still(look_at: LookAt) -> None:
    missing = Screen("no right", ~Shows(labels.OBJECT), TurnBack("none"), when_still=True)
    look = look_at("<p>nothing yet</p>")

    assert look.screen((missing,), still=False) is None
    assert look.screen((missing,), still=True) is missing


def test_words_in_an_open_shadow_root_and_in_a_frame_of_the_site_are_seen(
    look_at: LookAt,
) -> None:
    shadow = "<div><template shadowrootmode=open><a href='/x'>object</a></template></div>"
    frame = '<iframe srcdoc="<a href=/x>object</a>" width=300 height=100></iframe>'

    assert look_at(shadow).sees(Shows(labels.OBJECT))
    assert look_at(frame).sees(Shows(labels.OBJECT))
    assert not look_at(frame.replace("width=300", "hidden")).sees(Shows(labels.OBJECT))


def test_one_look_is_one_question_to_each_frame_however_many_screens_there_are(
    page: Page, words: Words, facebook: Flow, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    evaluate = Frame.evaluate

    def counted(self: Frame, expression: str, arg: object = None) -> object:
        asked.append(self.url)
        return evaluate(self, expression, arg)

    monkeypatch.setattr(Frame, "evaluate", counted)
    monkeypatch.setattr(Frame, "evaluate_handle", None)
    monkeypatch.setattr(Frame, "locator", None)
    html = "<p>nothing known</p><iframe srcdoc='<p>x</p>' width=300 height=100></iframe>"
    with at_address(page, "https://www.facebook.com/privacy/genai", html):
        snapshot = survey(page, facebook.hosts)
        assert snapshot is not None
        look = Look(snapshot, facebook, words)
        for still in (False, True):
            look.screen(facebook.screens, still=still)
            look.screen(facebook.after, still=still)

    assert len(asked) == 2


def test_a_thing_is_acted_on_only_while_the_page_still_shows_it_there(
    page: Page, facebook: Flow
) -> None:
    html = "<a href='/x' id=a>object</a>"
    with at_address(page, "https://www.facebook.com/privacy/genai", html):
        snapshot = survey(page, facebook.hosts)
        assert snapshot is not None
        link = next(iter(snapshot.of_role(Role.LINK)))

        assert node_of(snapshot, link).get_attribute("id") == "a"
        page.evaluate("document.body.innerHTML = '<a href=/y>object</a>'")
        with pytest.raises(Error, match="no longer shows"):
            node_of(snapshot, link)


def test_a_field_of_a_page_with_another_heading_is_not_the_one_that_was_seen(
    page: Page, facebook: Flow
) -> None:
    """Between look and act the page may become the opposite form, with the same fields."""
    form = "<h1>{}</h1><form><label>E-mail <input id=a></label><button>Send</button></form>"
    address = "https://www.facebook.com/help/contact/6359191084165019"
    with at_address(page, address, form.format("Object")):
        snapshot = survey(page, facebook.hosts)
        assert snapshot is not None
        field = next(snapshot.of_role(Role.FIELD))
        node_of(snapshot, field)

        page.evaluate("document.querySelector('h1').textContent = 'Withdraw your objection'")

        with pytest.raises(Error):
            node_of(snapshot, field)


def test_half_a_character_in_a_page_can_be_written_down_and_its_thing_found(
    look_at: LookAt,
) -> None:
    page = "<h1>x</h1><button>x</button><script>for (const e of document.body.children)"
    look = look_at(page + " e.textContent = 'Half a \\ud83d'</script>")

    button = next(look.snapshot.of_role(Role.BUTTON))
    assert button.name.encode("utf-8").startswith(b"Half a ")
    assert node_of(look.snapshot, button).text_content()


def test_a_page_that_gives_lists_a_text_of_their_own_is_read_as_any_other(look_at: LookAt) -> None:
    """Old libraries do that; a look comes as one text."""
    own = "for (const kind of [Array, Object, String]) kind.prototype.toJSON = () => 'mine'"
    look = look_at(f"<script>{own}</script><h1>Contact</h1><button>Send</button>")

    button = next(look.snapshot.of_role(Role.BUTTON))
    assert button.name == "Send"
    assert node_of(look.snapshot, button).text_content() == "Send"


def test_a_link_that_is_no_address_leads_nowhere_and_hinders_nothing(
    look_at: Callable[..., Look], facebook: Flow
) -> None:
    look = look_at(
        "<a href='https://[link]'>broken</a> <a href='/privacy/genai'>whole</a>",
        "https://www.facebook.com/privacy/center",
    )

    assert look.screen(facebook.screens, still=True) is None
    assert [e.href for e in look.snapshot.of_role(Role.LINK)] == [
        "",
        "https://www.facebook.com/privacy/genai",
    ]


def test_a_form_whose_action_is_no_address_hinders_nothing(look_at: Callable[..., Look]) -> None:
    look = look_at(
        "<form action='https://[form'><input name=q></form><form action=/to><input name=e></form>"
    )

    assert [urlsplit(group.action).path for group in look.snapshot.groups.values()] == ["", "/to"]


def test_a_password_is_not_read(look_at: Callable[..., Look]) -> None:
    look = look_at("<form><input type=email value=seen><input type=password value=secret></form>")

    values = [e.control.value for e in look.snapshot.elements if e.control]
    assert values == ["seen", ""]
