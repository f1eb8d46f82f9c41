"""The intent is on the disk before the press, one request leaves, and only the page's own
confirmation of a request that the site took makes it `sent`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from flows import labels
from optout_bot.base.errors import NotSent, PageError, Unconfirmed, UsageError
from optout_bot.flow import Label
from optout_bot.lock import ticket as ticket_module
from optout_bot.lock.request import Reply
from optout_bot.lock.ticket import Ticket
from optout_bot.objection import send as send_module
from optout_bot.objection.answers import Answers
from optout_bot.person.receipt import Receipt
from optout_bot.practice import Practice
from optout_bot.practice.site import CODE
from tests.conftest import EMAIL, Someone, wanted
from tests.tiers import sampled


def on_yes(made: Any, change: str) -> str:
    made.page.evaluate(f"() => {{ {change} }}")
    return "yes"


def sending(made: Any, on_press: str, form: str = "#objection") -> None:
    """The page does this when a form is sent, instead of what it does."""
    made.page.evaluate(
        f"document.querySelector('{form}').addEventListener('submit', async (event) => {{"
        "event.preventDefault(); event.stopImmediatePropagation(); const form = event.target;"
        f"{on_press} }}, true)"
    )


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send_module, "CONFIRM_SECONDS", 3.0)
    monkeypatch.setattr(ticket_module, "TICKET_SECONDS", 2.0)


def test_the_intent_is_on_the_disk_before_the_request_leaves(
    world: Any, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = world(Someone(["yes"]))
    seen: list[str] = []
    receive = made.site._receive

    def note(path: str, body: str) -> Reply:
        seen.append(made.record["outcome"] + " " + bool(made.record["intent_at"]) * "intent")
        return receive(path, body)

    monkeypatch.setattr(made.site, "_receive", note)
    made.object(answers)

    assert seen == ["unconfirmed intent"]


def test_where_the_intent_cannot_be_written_nothing_is_pressed(
    world: Any, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = world(Someone(["yes"]))

    def full(self: Receipt) -> None:
        raise UsageError("no receipt can be written there: No space left on device")

    monkeypatch.setattr(Receipt, "intent", full)
    with pytest.raises(UsageError):
        made.object(answers)

    assert made.site.received == []
    assert made.record["outcome"] == "stopped"


def test_the_answer_and_the_confirmation_are_written_down_and_no_body(
    world: Any, answers: Answers
) -> None:
    made = world(Someone(["yes"]))

    made.object(answers)

    assert made.record["response"] == {
        "status": "200",
        "place": "www.facebook.com/ajax/help/contact/submit/page",
    }
    assert made.record["confirmation"] in made.site.texts.all(labels.CONFIRMATION)
    assert set(made.record["pictures"]) == {"form.png", "confirmation.png"}


def test_a_confirmation_hidden_in_the_page_from_the_start_does_not_count(
    world: Any, answers: Answers
) -> None:
    # The replica has its confirmation in a closed dialog; the answer is one nobody knows.
    made = world(Someone([lambda: sending(made, QUIET) or "yes"]))

    with pytest.raises(Unconfirmed, match="no confirmation that I know"):
        made.object(answers)

    assert len(made.site.received) == 1
    assert made.record["outcome"] == "unconfirmed"
    assert made.record["sent_at"] == ""
    # What the person is told to look at.
    assert set(made.record["pictures"]) == {"form.png", "unconfirmed.png"}


ANEW = {
    "its button": """const button = document.querySelector('#objection [type=submit]');
        const draw = () => button.replaceWith(button.cloneNode(true));
        button.addEventListener('mousedown', draw);""",
    "its fields, empty": """const form = document.querySelector('#objection');
        form.addEventListener('mousedown', () => form.reset(), {once: true});
        form.email.defaultValue = '';""",
}


@pytest.mark.parametrize("what", sampled(ANEW, 1))
def test_a_form_drawn_anew_under_the_press_is_asked_for_again(
    world: Any, answers: Answers, what: str
) -> None:
    made = world(Someone([lambda: on_yes(made, ANEW[what]), "yes"]))

    made.object(answers)

    assert "The page changed under the press. Nothing was sent" in made.person.transcript
    assert [sent["email"] for sent in made.site.received] == [EMAIL]
    assert made.record["outcome"] == "sent"


@pytest.mark.thorough
def test_a_form_drawn_anew_between_the_last_look_and_the_press_is_not_pressed(
    world: Any, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = world(Someone(["yes", "yes"]))
    lock = made.session.tab.lock
    ticket, drawn = lock.ticket, []

    def draw_and_give(given: Ticket) -> Ticket:
        if not drawn:
            drawn.append(made.page.evaluate(EMPTY_AND_NEW))
        return ticket(given)

    monkeypatch.setattr(lock, "ticket", draw_and_give)
    made.object(answers)

    assert "The page changed under the press. Nothing was sent" in made.person.transcript
    assert [sent["email"] for sent in made.site.received] == [EMAIL]
    assert lock.stopped == []


EMPTY_AND_NEW = """() => {
  const form = document.querySelector('#objection');
  form.email.setAttribute('value', '');
  form.innerHTML = form.innerHTML;
  form.noValidate = true;
}"""

QUIET = "await fetch(form.action, {method: 'POST', body: new URLSearchParams(new FormData(form))});"
THANK = "document.getElementById('confirmation').showModal();"


@pytest.mark.parametrize(
    ("on_press", "error", "received"),
    sampled(
        [
            (THANK, PageError, 0),
            (THANK + QUIET, None, 1),
            (QUIET + THANK, None, 1),
            (
                QUIET + "document.querySelector('main').append('Thank you for your report');",
                Unconfirmed,
                1,
            ),
            (QUIET + "location = '/checkpoint/?next=x'", Unconfirmed, 1),
            (QUIET + "location = '/login.php?next=x'", Unconfirmed, 1),
            (QUIET + "document.getElementById('invalid').hidden = false", Unconfirmed, 1),
            ("document.getElementById('invalid').hidden = false", PageError, 0),
            ("form.hidden = true", PageError, 0),
            ("location = '/checkpoint/?next=x'", PageError, 0),
        ],
        3,
    ),
    ids=[
        "thanks without a request",
        "thanks first, then sends",
        "sends, then thanks",
        "thanks in words nobody knows",
        "a checkpoint after the press",
        "signed out after the press",
        "not accepted",
        "found wrong before it was sent",
        "the form hidden instead of sent",
        "a checkpoint instead of sending",
    ],
)
def test_what_is_claimed_is_what_was_seen(
    world: Any, answers: Answers, on_press: str, error: type[Exception] | None, received: int
) -> None:
    made = world(Someone([lambda: sending(made, on_press) or "yes"], reads="no"), wait=1.0)

    if error is None:
        made.object(answers)
        assert made.record["outcome"] == "sent"
    else:
        with pytest.raises(error):
            made.object(answers)
        assert made.record["outcome"] != "sent"
    assert len(made.site.received) == received


@pytest.mark.parametrize(
    "more", sampled(["", "fetch('/log', {method: 'POST'}).catch(() => 0);"], 1)
)
def test_a_receipt_says_what_was_stopped_during_the_press(
    world: Any, answers: Answers, more: str
) -> None:
    made = world(Someone([lambda: sending(made, more + QUIET + THANK) or "yes"]))

    made.object(answers)

    assert made.record["outcome"] == "sent"
    assert wanted(made.record["stopped_requests"]) == ["POST www.facebook.com/log"] * bool(more)


@pytest.mark.parametrize(
    ("on_press", "said"),
    sampled(
        [
            (QUIET + "document.getElementById('invalid').hidden = false", labels.INVALID),
            ("document.getElementById('invalid').hidden = false", labels.INVALID),
            (QUIET + "location = '/checkpoint/?next=x'", labels.CHECKPOINT),
        ],
        1,
    ),
    ids=["not accepted", "found wrong before it was sent", "a checkpoint"],
)
def test_a_refusal_is_kept_in_the_pages_words_and_as_a_picture(
    world: Any, answers: Answers, on_press: str, said: Label
) -> None:
    made = world(Someone([lambda: sending(made, on_press) or "yes"]), wait=1.0)

    with pytest.raises((Unconfirmed, PageError), match=r"After the button was pressed|page says:"):
        made.object(answers)

    assert made.record["refusal"] in made.site.texts.all(said)
    assert set(made.record["pictures"]) == {"form.png", "refusal.png"}


@pytest.mark.thorough
def test_the_tab_closed_at_the_question_sends_nothing(world: Any, answers: Answers) -> None:
    made = world(Someone([lambda: made.page.close() or "yes"]))

    with pytest.raises(NotSent):
        made.object(answers)

    assert made.site.received == []


@pytest.mark.thorough
def test_the_tab_closed_after_the_press_is_unconfirmed(
    world: Any, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = world(Someone([lambda: sending(made, QUIET) or "yes"]))
    status = send_module.Responses.status

    def close_then(self: send_module.Responses, ticket: Any) -> int:
        if ticket.used and not made.page.is_closed():
            made.page.close()
        return status(self, ticket)

    monkeypatch.setattr(send_module.Responses, "status", close_then)
    with pytest.raises(Unconfirmed):
        made.object(answers)

    assert len(made.site.received) == 1
    assert made.record["outcome"] == "unconfirmed"


@pytest.mark.thorough
def test_an_address_that_the_page_echoes_is_masked_in_the_receipt(
    world: Any, answers: Answers
) -> None:
    made = world(Someone(["yes"]))
    made.session.receipt._hide = EMAIL
    made.person.answers = [
        lambda: on_yes(
            made,
            f"document.querySelector('#confirmation p').append(' We will write to {EMAIL}.')",
        )
    ]

    made.object(answers)

    text = (made.session.receipt.folder / "receipt.json").read_text("utf-8")
    assert "We will write to j***@example.org" in text
    assert EMAIL not in text


def typing(made: Any, *codes: str) -> Callable[[str], None]:
    """What a person does who reads that a code is to be typed in the window."""
    left = list(codes)

    def act(text: str) -> None:
        if "type the code in the window" in text:
            for code in left:
                made.page.locator("#code input").fill(code)
                made.page.locator("#code button").click()

    return act


@pytest.mark.parametrize(
    "codes", sampled([((CODE,),), (("000000", CODE),)], 1), ids=["at once", "after a wrong one"]
)
def test_the_code_is_the_persons_to_type_in_the_page_and_then_the_confirmation_is_seen(
    world: Any, answers: Answers, codes: tuple[str, ...]
) -> None:
    made = world(Someone(["yes"]), Practice(form="2024"), alone=False)
    made.person.on_say = typing(made, *codes)

    made.object(answers)

    assert made.record["outcome"] == "sent"
    assert made.site.received[0]["email"] == EMAIL
    assert made.site.received[1:] == [{"nonce": code} for code in codes]
    assert sum("type the code in the window" in line for line in made.person.heard) == 1


@pytest.mark.parametrize("codes", sampled([((),), (("000000",),)], 1), ids=["none", "a wrong one"])
def test_without_the_right_code_it_is_unconfirmed(
    world: Any, answers: Answers, codes: tuple[str, ...]
) -> None:
    made = world(Someone(["yes"]), Practice(form="2024"), alone=False, wait=2.0)
    made.person.on_say = typing(made, *codes)

    with pytest.raises(Unconfirmed, match="the code it asks for was not"):
        made.object(answers)

    assert len(made.site.received) == 1 + len(codes)
    assert made.record["outcome"] == "unconfirmed"


def field_of_the_persons_own(made: Any, held: str) -> None:
    """The form has one more field, which the person filled in, or left empty."""
    field = f"<label>Your name <input name=full value='{held}'></label>"

    def add(text: str) -> None:
        if "I fill in the form" in text:
            made.page.evaluate(
                "(html) => document.querySelector('#objection').insertAdjacentHTML("
                "'afterbegin', html)",
                field,
            )

    made.person.on_say = add


SAYING = "const data = new URLSearchParams(new FormData(form)); {change};"
SAYING += "await fetch(form.action, {{method: 'POST', body: data}}); " + THANK


@pytest.mark.parametrize(
    ("held", "change", "sent"),
    sampled(
        [
            ("Jeanne", "", {"full": "Jeanne"}),
            ("Jeanne", "data.delete('full')", {}),
            ("Jeanne", "data.set('full', 'Somebody Else')", None),
            ("Jeanne", "data.append('full', 'Somebody Else')", None),
            ("", "", {"full": ""}),
            ("", "data.set('full', 'Somebody Else')", None),
        ],
        2,
    ),
    ids=["as shown", "left out", "changed", "said twice", "left empty", "filled in at the press"],
)
def test_a_field_of_the_persons_own_is_sent_as_it_was_shown_or_not_at_all(
    world: Any, answers: Answers, held: str, change: str, sent: dict[str, str] | None
) -> None:
    made = world(Someone([lambda: sending(made, SAYING.format(change=change)) or "yes"]))
    field_of_the_persons_own(made, held)

    if sent is None:
        with pytest.raises(PageError, match="something else than you approved"):
            made.object(answers)
        assert made.site.received == []
    else:
        made.object(answers)
        (received,) = made.site.received
        assert {k: v for k, v in received.items() if k == "full"} == sent


@pytest.mark.thorough
def test_a_page_that_received_the_form_and_still_asks_for_a_code_has_confirmed_nothing(
    world: Any, answers: Answers
) -> None:
    made = world(Someone([]), Practice(form="2024"), alone=False, wait=2.0)
    received = (
        "document.querySelector('#code').insertAdjacentHTML('afterbegin', '<p>'"
        " + document.querySelector('#confirmation p').textContent + '</p><p>Enter the code.</p>')"
    )
    made.person.answers = [lambda: on_yes(made, received)]

    with pytest.raises(Unconfirmed, match="the code it asks for was not"):
        made.object(answers)

    assert made.record["outcome"] == "unconfirmed"


@pytest.mark.thorough
def test_a_confirmation_that_is_drawn_a_moment_after_the_code_was_taken_is_waited_for(
    world: Any, answers: Answers
) -> None:
    made = world(Someone(["yes"]), Practice(form="2024"), alone=False)
    slowly = (
        "form.querySelector('button').textContent = 'Confirming…';"
        + QUIET
        + "setTimeout(() => { document.querySelector('#code').close();"
        + THANK
        + "}, 300);"
    )
    type_it = typing(made, CODE)

    def act(text: str) -> None:
        if "type the code in the window" in text:
            sending(made, slowly, "#code form")
        type_it(text)

    made.person.on_say = act

    made.object(answers)

    assert made.record["outcome"] == "sent"
