"""The person's answers went into boxes they do not belong in, or nowhere without a word."""

from __future__ import annotations

from typing import Any

import pytest

from optout_bot.base.errors import Declined, NotSignedIn, PageError
from optout_bot.objection.answers import Answers
from tests.conftest import EMAIL, Someone
from tests.page.test_variants import HEAD, OneForm
from tests.tiers import sampled

REASON = "My posts are private.\nMy photos as well."
ADDRESS = "/ajax/help/contact/submit/page"
SEND = "<button>Submit</button>"
THANKS = 'document.body.innerHTML = "<p>We\'ve received your objection.</p>"'


def page(rows: str, head: str = HEAD) -> str:
    """A form of these rows that sends what its named boxes hold."""
    return (
        f"<!doctype html><html lang=en><meta charset=utf-8><body>{head}"
        f"<form id=box method=post action={ADDRESS}>{rows}{SEND}</form><script>"
        "box.onsubmit = async (e) => { e.preventDefault();"
        f"const body = new URLSearchParams(new FormData(box));"
        f"await fetch('{ADDRESS}', {{method: 'POST', body}});"
        f"{THANKS} }}</script></body></html>"
    )


def told(made: Any) -> str:
    return str(made.person.transcript)


LABELS_AFTER = {
    "floating": "<div><input name=q1><span>Email address</span></div>"
    "<div><input name=q2><span>{other}</span></div>",
    "the first required": "<div><input name=q1 required><span>Email address</span></div>"
    "<div><input name=q2><span>{other}</span></div>",
    "under each box": "<p><input name=q1><br><small>Email address</small></p>"
    "<p><input name=q2><br><small>{other}</small></p>",
    "in the first row of a table": "<table><tr><th>Email address<th>{other}</tr>"
    "<tr><td><input name=q1><td><input name=q2></tr></table>",
    "in another order than on the screen": "<div style='display:grid;grid:auto/9em 9em'>"
    "<input name=q2 style='order:4'><input name=q1 style='order:2'>"
    "<span style='order:3'>{other}</span><span style='order:1'>Email address</span></div>",
}


@pytest.mark.parametrize("rows", sampled(LABELS_AFTER.values(), 2), ids=LABELS_AFTER)
@pytest.mark.parametrize("other", sampled(["Your full name", "Country of residence"], 1))
def test_the_email_goes_into_the_box_whose_row_or_column_says_so(
    world: Any, rows: str, other: str
) -> None:
    made = world(Someone(["yes"]), site=OneForm(page(rows.format(other=other))))

    made.object(Answers(EMAIL, "IE"))

    country = "Ireland" if other.startswith("Country") else ""
    assert made.site.received == [{"q1": EMAIL, "q2": country}]


@pytest.mark.parametrize(
    "rows",
    sampled(
        [
            "<input name=q1><br>Email address<br><input name=q2>",
            "<input name=q1> Email address <input name=q2>",
            "<p>Email address <input name=q1></p><p>Email address <input name=q2 type=email></p>",
        ],
        1,
    ),
    ids=["between two boxes", "in one row with two", "two boxes alike but for their type"],
)
def test_where_two_boxes_could_be_meant_nothing_is_typed(world: Any, rows: str) -> None:
    made = world(Someone(["yes"]), site=OneForm(page(rows)), wait=0.5)
    typed = "() => [...document.querySelectorAll('input')].map((e) => e.value).join('')"
    made.person.on_say = lambda text: None

    with pytest.raises(PageError):
        made.object(Answers(EMAIL, "IE"))

    assert made.page.evaluate(typed) == ""
    assert made.site.received == []


def test_what_the_page_declares_is_not_outdone_by_a_text_that_stands_near(world: Any) -> None:
    rows = (
        "<p>Email address <input name=q1 autocomplete=given-name></p>"
        "<p>Given name <input name=q2 type=email></p>"
    )
    made = world(Someone(["yes"]), site=OneForm(page(rows)))

    made.object(Answers(EMAIL, "IE"))

    assert made.site.received == [{"q1": "", "q2": EMAIL}]


CODE_BOXES = {
    "by its name": "<input name=email_confirmation_code>",
    "by what it completes": "<input name=email autocomplete=one-time-code>",
    "by its length": "<input name=email maxlength=6>",
    "by its page": "<h2>Enter your code</h2><input name=email>",
}


@pytest.mark.parametrize("box", sampled(CODE_BOXES.values(), 1), ids=CODE_BOXES)
def test_a_box_for_a_mailed_code_does_not_make_a_page_the_objection_form(
    world: Any, box: str
) -> None:
    made = world(Someone(["yes"]), site=OneForm(page(f"<p>{box}</p>")), wait=0.5)

    with pytest.raises(PageError):
        made.object(Answers(EMAIL, "IE"))

    assert "e-mail field" in told(made)
    assert made.site.received == []


@pytest.mark.parametrize(
    "decoy",
    sampled(
        [
            "<label>Leave this field empty <input name=email></label>",
            "<p>Ne pas remplir <input name=email></p>",
            "<label>Email <input name=email type=email></label>"
            "<small>Please leave it blank.</small>",
        ],
        1,
    ),
)
def test_a_box_that_people_are_told_to_leave_empty_stays_empty(world: Any, decoy: str) -> None:
    rows = f"<div>{decoy}</div><div><label>Email address <input name=q1></label></div>"
    made = world(Someone(["yes"]), site=OneForm(page(rows)))

    made.object(Answers(EMAIL, "IE"))

    assert made.site.received == [{"email": "", "q1": EMAIL}]


MAIL = "<p><label>Email address <input name=q1></label></p>"
WHY = "Please tell us how this processing impacts you (optional)"


def test_an_answer_that_finds_no_place_is_said_above_the_question(world: Any) -> None:
    made = world(Someone(["yes"]), site=OneForm(page(MAIL)))

    made.object(Answers(EMAIL, "IE", REASON))

    before = told(made).partition("Type yes to send it")[0]
    assert before.count("the form has no place for it") == 2
    assert made.site.received == [{"q1": EMAIL}]


@pytest.mark.thorough
def test_nothing_is_said_of_answers_that_were_not_given(world: Any) -> None:
    made = world(Someone(["yes"]), site=OneForm(page(MAIL)))

    made.object(Answers(EMAIL))

    assert "no place" not in told(made)


RICH = {
    "without a value": "<div id=rich contenteditable style='min-height:2em'></div>",
    "with an empty one": "<div id=rich contenteditable='' style='min-height:2em'></div>",
    "in capitals": "<div id=rich contenteditable=TRUE style='min-height:2em'></div>",
    "for plain text": "<div id=rich contenteditable=plaintext-only style='min-height:2em'></div>",
    "a paragraph of its own": "<p id=rich contenteditable style='min-height:2em'></p>",
    "a line a paragraph": "<div id=rich contenteditable=true role=textbox><p><br></p></div>",
}
# What the page makes of a rich box: the text as it is drawn, or line by line.
TAKEN = {
    "as drawn": "rich.innerText",
    "by line": "[...rich.childNodes].map((e) => e.textContent).join('\\n')",
}


@pytest.mark.parametrize("taken", sampled(TAKEN.values(), 1), ids=TAKEN)
@pytest.mark.parametrize("box", sampled(RICH.values(), 1), ids=RICH)
def test_a_box_of_rich_text_holds_every_line(world: Any, box: str, taken: str) -> None:
    hidden = "<input type=hidden name=why>"
    rows = f"{MAIL}<div><div>{WHY}</div>{box}</div>{hidden}"
    html = page(rows).replace(
        "e.preventDefault();", f"e.preventDefault(); box.elements.why.value = {taken};"
    )
    if "<p><br>" in box:
        html = html.replace(
            "<script>", "<script>document.execCommand('defaultParagraphSeparator', false, 'p');"
        )
    elif "plaintext" in box or box.startswith("<p"):
        html = html.replace(TAKEN["by line"], TAKEN["as drawn"])
    made = world(Someone(["yes"]), site=OneForm(html))

    made.object(Answers(EMAIL, reason=REASON))

    [sent] = made.site.received
    assert [line for line in sent["why"].splitlines() if line] == REASON.split("\n")
    [held] = [f["read_back"] for f in made.record["fields"] if f["purpose"] == "reason"]
    assert held.strip() == REASON


PASSWORD = (
    "<header><form action=/login><input aria-label='Email or phone' type=email name=email>"
    "<input type=password name=pass aria-label=Password><button>Log in</button></form></header>"
)
LINK = "<header><a href='https://www.facebook.com/login/?next=x'>Log in</a></header>"


def test_a_form_beside_a_password_box_is_not_filled(world: Any) -> None:
    made = world(Someone(["yes"]), site=OneForm(page(MAIL, PASSWORD + HEAD)), wait=0.5)

    with pytest.raises(NotSignedIn, match="nobody is signed in"):
        made.object(Answers(EMAIL))

    assert "signed in in this window" not in told(made)
    assert made.site.received == []


def test_once_signed_in_the_same_form_is_filled(world: Any) -> None:
    made = world(Someone(["yes"]), site=OneForm(page(MAIL, PASSWORD + HEAD)))

    def sign_in(text: str) -> None:
        if "Please sign in" in text:
            made.page.evaluate("document.querySelector('header').remove()")

    made.person.on_say = sign_in
    made.object(Answers(EMAIL))

    assert made.site.received == [{"q1": EMAIL}]


def test_where_a_sign_in_is_only_offered_the_question_says_so(world: Any) -> None:
    made = world(Someone(["yes"]), site=OneForm(page(MAIL, LINK + HEAD)))

    made.object(Answers(EMAIL))

    assert "the page offers a sign-in" in told(made)
    assert "the one signed in in this window" not in told(made)


SHOWN_PASSWORD = PASSWORD.replace("type=password", "type=text autocomplete=current-password")


@pytest.mark.thorough
def test_a_password_box_that_shows_its_text_is_one_too(world: Any) -> None:
    made = world(Someone(["yes"]), site=OneForm(page(MAIL, SHOWN_PASSWORD + HEAD)), wait=0.5)

    with pytest.raises(NotSignedIn):
        made.object(Answers(EMAIL))

    assert made.site.received == []


def test_a_box_that_only_its_name_tells_is_shown_by_its_label(world: Any) -> None:
    rows = "<p><label>Full name <input name=email></label></p>"
    made = world(Someone(["no"]), site=OneForm(page(rows)))

    with pytest.raises(Declined):
        made.object(Answers(EMAIL))

    assert "the box is called “Full name”" in told(made)


@pytest.mark.thorough
def test_a_box_that_its_label_tells_needs_no_such_word(world: Any) -> None:
    made = world(Someone(["no"]), site=OneForm(page(MAIL)))

    with pytest.raises(Declined):
        made.object(Answers(EMAIL))

    assert "the box" not in told(made)


@pytest.mark.thorough
@pytest.mark.parametrize("label", ["Email (do not leave this empty)", "You can't leave this blank"])
def test_that_a_box_may_not_stay_empty_makes_it_no_decoy(world: Any, label: str) -> None:
    rows = f"<p><label>{label} <input name=email type=email></label></p>"
    made = world(Someone(["yes"]), site=OneForm(page(rows)))

    made.object(Answers(EMAIL))

    assert made.site.received == [{"email": EMAIL}]
