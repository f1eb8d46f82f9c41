"""What of a page is kept: what a repair needs, and nothing that is the person's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from optout_bot.page.keeping import as_data, as_text
from optout_bot.page.masking import Private, masked
from optout_bot.page.reading import Look

LookAt = Callable[..., Look]
HEAD = (
    "<html lang=en><title>Object to AI at Meta</title><body><header><a href='/solveig.b.77'>"
    "Solveig Brandvold</a><span>Help</span></header>"
)


def kept(look: Look, private: Private | None = None) -> str:
    """What would stand in the file."""
    return as_text(as_data(masked(look, private), "a page"))


def named(look: Look, role: str) -> list[str]:
    """The names that are kept of things of a role."""
    return [e.name for e in masked(look).snapshot.elements if e.role == role]


def test_headings_buttons_links_and_labels_stay_as_they_are(look_at: LookAt) -> None:
    look = look_at(
        f"{HEAD}<main><h1>Refuse the training of machines</h1><a href='/privacy/new?x=1'>Tell us"
        "</a><form><label>Where to reach you <input></label><button>Off you go</button></form>"
    )

    text = kept(look)

    for part in ("Refuse the training of machines", "Tell us", "Where to reach you", "Off you go"):
        assert part in text
    assert '"https://www.facebook.com/privacy/new"' in text


def test_of_other_texts_only_what_the_program_knows_stays(look_at: LookAt) -> None:
    look = look_at(
        f"{HEAD}<main><h1>A page</h1><p>Grandma Ragnhild objects to AI in Bykle.</p></main>"
    )

    assert named(look, "text")[-1] == "_______ ________ objects __ AI __ _____."


@pytest.mark.parametrize(
    "html",
    [
        "<p>Solveig was here</p>",
        "<h2>Welcome back, Brandvold</h2>",
        "<button>Go on as Solveig</button>",
        "<a href='/privacy/of/solveig'>yours</a>",
        "<form><label>For Solveig <input></label><button>Send</button></form>",
    ],
)
def test_a_name_from_the_head_of_the_page_stands_nowhere(look_at: LookAt, html: str) -> None:
    text = kept(look_at(f"{HEAD}<main><h1>A page</h1>{html}</main>")).casefold()

    assert "solveig" not in text
    assert "brandvold" not in text


@pytest.mark.parametrize(
    ("html", "gone"),
    [
        ("<input value='My own words'>", "own words"),
        ("<h2>You wrote: My own words</h2><input value='My own words'>", "own words"),
        ("<h2>Sent to anna@example.org</h2>", "anna"),
        ("<h2>Account 100044556677</h2>", "100044556677"),
        ("<h2>Call 01 23 45 67 89</h2>", "23 45"),
        ("<a href='/photo/?fbid=998877665544'>Our summer</a>", "summer"),
        ("<a href='/anna.b'>Anna</a><h2>Hello Anna</h2>", "Anna"),
        ("<a href='https://anna.example/'>my site</a>", "anna"),
        ("<select><option>One<option selected>Two twos</select>", "Two twos"),
        ("<input name='q' value='Anna Berg'><h2>Dear Berg</h2>", "Berg"),
    ],
)
def test_what_is_the_persons_stands_nowhere(look_at: LookAt, html: str, gone: str) -> None:
    look = look_at(f"{HEAD}<main><h1>A page</h1><form>{html}<button>Send</button></form></main>")

    assert gone in "".join(map(str, (look.snapshot.elements, look.snapshot.address)))
    assert gone not in kept(look)


def test_what_was_typed_on_an_earlier_page_is_known_on_a_later_one(look_at: LookAt) -> None:
    private = Private()
    kept(look_at("<form><input value='Berta Quill'><button>Send</button></form>"), private)

    after = kept(look_at("<h1>Thank you, Berta</h1><h2>Berta Quill</h2>"), private)

    assert "Berta" not in after
    assert "Thank you, _____" in after


def test_form_numbers_stay(look_at: LookAt) -> None:
    at = "https://www.facebook.com/help/contact/123456789012345?locale=en"
    look = look_at(f"{HEAD}<main><h1>Form 123456789012345, ticket 99887766</h1></main>", at)

    text = kept(look)

    assert '"https://www.facebook.com/help/contact/123456789012345"' in text
    assert "Form 123456789012345, ticket ________" in text


def test_a_box_is_known_by_its_address_also_where_that_is_masked(look_at: LookAt) -> None:
    look = look_at(
        "<html lang=en><h1>Object to your information being used for AI at Meta</h1><form>"
        "<label>Where? <input value='anna@example.org'></label><button>Submit</button></form>"
    )

    [live, again] = (
        {purpose: j.evidence for purpose, j in each.fields.by_purpose.items()}
        for each in (look, masked(look))
    )
    assert live == again
    assert live
    assert "anna" not in kept(look)


def test_a_question_without_a_mark_stays_one(look_at: LookAt) -> None:
    look: Any = look_at("<html lang=ja><h1>A</h1><p>この申し立てはメタのAIについてのものですか</p>")

    [text] = named(look, "text")
    assert text.endswith("か")
    assert "AI" in text
    assert "メタ" not in text


def test_what_of_a_query_the_flow_knows_a_link_by_stays(look_at: LookAt) -> None:
    hub = "https://help.meta.com/support/privacy/?entry_point=POLICY_SUBPAGE%3A7.subpage.11-ObjectYouHaveThe"
    look = look_at(f"{HEAD}<main><h1>A page</h1><a href='{hub}&uid=Anna'>object</a></main>")

    assert f'"{hub}"' in kept(look)


def test_a_link_to_a_form_of_a_site_beside_this_one_names_nobody(look_at: LookAt) -> None:
    there = "https://help.instagram.com/contact/510058597920541"
    look = look_at(f"{HEAD}<main><a href='{there}'>Réttindi þriðja</a><h1>Réttindi</h1></main>")

    assert '"Réttindi þriðja"' in kept(look)


@pytest.mark.parametrize(
    "gone",
    [
        "<h2>Welcome back, Will</h2>",
        "<a href='/groups/willsfriends/'>Friends of Will</a>",
        "<label>Write to will.oneil [at] home <input></label>",
    ],
)
def test_a_name_that_is_also_a_word_or_written_as_one_stands_nowhere(
    look_at: LookAt, gone: str
) -> None:
    head = "<html lang=en><header><a href='/me'>Will O’Neil</a></header>"

    text = kept(look_at(f"{head}<main><h1>You will see</h1>{gone}</main>"))

    assert "Will" not in text
    assert "oneil" not in text
    assert "willsfriends" not in text
    assert "You will see" in text


PROFILE = (
    "<div role=banner><div role=button aria-label='Your profile, Élodie Roux'>"
    "<svg width=40 height=40></svg></div></div>"
)


@pytest.mark.parametrize(
    ("html", "gone"),
    [
        ("<input id='i-anna@dup.example' name='field_anna.dup' value='Anna Dup'>", "anna"),
        ("<select><option selected value=1>A<option value=100099999999999>B</select>", "1000999"),
        ("<select aria-label=As><option selected>A<option>Bakery Rossi</select>", "Rossi"),
        (PROFILE + "<p>Elodie: papi Anselme a 70 ans</p><textarea></textarea>", "Anselme"),
        ("<p>Papi Anselme a 70 ans</p><p>Your text</p><textarea></textarea>", "Anselme"),
        (PROFILE + "<h2>Confirm ELODIE</h2>", "ELODIE"),
        (PROFILE + "<h2>Elodie2024</h2>", "Elodie"),
        (
            "<textarea>My posts are private.</textarea><h2>You said: my posts are private</h2>",
            "posts",
        ),
        ("<textarea>12 rue des Lilas, Lyon</textarea><h2>Edit 12 rue des Lilas</h2>", "Lilas"),
        ("<h2>Passport 12AB34567</h2>", "AB34567"),
        ("<input value=Ng><h2>Welcome Ng</h2>", "Ng"),
        ("<a href='mailto:marisol@dup.example'>Write</a><h2>Thanks, Marisol</h2>", "Marisol"),
        ("<input value='田中花子'><h2>田中花子さんの設定</h2>", "花子"),
    ],
)
def test_what_somebody_else_found_stands_nowhere_now(look_at: LookAt, html: str, gone: str) -> None:
    look = look_at(f"<html lang=en><h1>A page</h1><form>{html}<button>Send</button></form>")

    assert gone in "".join(map(str, look.snapshot.elements))
    assert gone not in kept(look)
