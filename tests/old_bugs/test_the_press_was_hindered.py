"""Whatever kept the button from being pressed was called a page that changed under the press:
a dialog that came, something that lies over it, an animation that never ends."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from optout_bot.base.errors import OptOutError
from optout_bot.lock import ticket as ticket_module
from optout_bot.objection import send as send_module
from optout_bot.objection.answers import Answers
from tests.conftest import EMAIL, Someone, wanted
from tests.page.test_variants import MAIL, SEND, WHY, OneForm, form
from tests.tiers import sampled

REASON = "My posts are private."
# A cookie dialog of which only the way it is opened differs, and what its button also does.
DIALOG = """<dialog id=ck><p>Cookies</p><button onclick="ck.close();{also}">Decline optional cookies
</button></dialog><script>const mail = document.querySelector('#a'), why = document.querySelector(
'#b'), button = document.querySelector('.x3'), ask = () => ck.open || ck.showModal();
{script}</script>"""
OPEN = "document.getElementById('ck').showModal()"
OVER = """() => document.body.insertAdjacentHTML('beforeend',
  '<div id=over style="position:fixed;inset:0;background:#fffa">A survey</div>')"""
PULSE = (
    "<style>@keyframes p { 50% { transform: scale(1.1) } } .x3 { animation: p 1s infinite }</style>"
)
# One that slows down at its ends holds still there, where frames are far between.
RUSHES = (
    "<style>@keyframes r { to { transform: translateX(300px) } } "
    "[role=button] { animation: r 1s linear infinite }</style>"
)
RUNS = """<script>const moved = document.querySelector('.x3'); let n = 0;
const step = () => { moved.style.marginLeft = `${n++ % 50}px`; requestAnimationFrame(step) };
step()</script>"""
UNNATURAL = SEND.replace("<button", "<div role=button tabindex=0").replace("</button", "</div")


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send_module, "CONFIRM_SECONDS", 8.0)
    monkeypatch.setattr(ticket_module, "TICKET_SECONDS", 4.0)


@pytest.fixture
def run(world: Any) -> Callable[..., Any]:
    """`run(html, *answers)`: a run on that page; a script as answer runs first, then it is yes."""

    def go(html: str, *answers: str) -> Any:
        def scripted(script: str) -> Callable[[], str]:
            return lambda: made.page.evaluate(script) or "yes"

        able = [each if each in {"yes", "no"} else scripted(each) for each in answers]
        made = world(Someone(able), site=OneForm(html), wait=1.0)
        try:
            made.object(Answers(EMAIL, "IE", REASON))
        except OptOutError as error:
            made.end = str(error)
        else:
            made.end = "sent"
        return made

    return go


def page(script: str = "", also: str = "", send: str = SEND, more: str = "") -> str:
    dialog = DIALOG.format(script=script, also=also)
    return form(MAIL, WHY, send, after=dialog + more)


COMES = {
    "as soon as a field is left": "mail.addEventListener('blur', ask)",
    "a moment after a field was left": "why.addEventListener('blur', () => setTimeout(ask, 200))",
    "under the pointer": "button.addEventListener('mousemove', ask, {once: true})",
}


@pytest.mark.parametrize("comes", sampled(COMES, 1))
def test_a_known_dialog_that_comes_late_is_declined_and_the_yes_still_counts(
    run: Callable[..., Any], comes: str
) -> None:
    made = run(page(COMES[comes]), "yes")

    assert made.end == "sent"
    assert [sent["mail"] for sent in made.site.received] == [EMAIL]
    assert "I press “Decline optional cookies”" in made.person.transcript
    assert made.person.transcript.count("Type yes to send it") == 1
    assert "changed" not in made.person.transcript


@pytest.mark.thorough
@pytest.mark.parametrize(
    "also",
    sampled(
        [
            "fetch('/cookie/consent/', {method: 'POST', body: 'no'})",
            "fetch('/api/graphql/', {method: 'POST', body: 'no'})",
        ],
        1,
    ),
)
def test_what_declining_would_send_is_stopped_and_in_nobodys_way(
    run: Callable[..., Any], also: str
) -> None:
    made = run(page(also=also.replace("'", "&quot;")), f"() => {OPEN}")

    assert made.end == "sent"
    assert [sent.get("mail") for sent in made.site.received] == [EMAIL]
    assert len(wanted(made.record["stopped_requests"])) == 1


@pytest.mark.thorough
def test_a_form_that_changes_with_the_dialog_is_asked_for_again(run: Callable[..., Any]) -> None:
    other = "document.querySelector('#b').value = `${Date.now()}`"

    made = run(page(also=other), f"() => {OPEN}", "no")

    assert made.site.received == []
    assert "The form changed meanwhile. Nothing was sent." in made.person.transcript
    assert made.person.transcript.count("Type yes to send it") == 2


@pytest.mark.thorough
def test_what_lies_over_the_button_is_said_and_closed_by_the_person(
    run: Callable[..., Any],
) -> None:
    made = run(page(), OVER, "() => document.getElementById('over').remove()")

    assert made.end == "sent"
    assert len(made.site.received) == 1
    said = made.person.transcript
    assert "Something lies over the button; please close it in the window. Nothing was" in said
    assert said.index("Nothing was sent") < said.index("Here it is again")
    assert said.index("Here it is again") < said.rindex("please check") < said.rindex("Type yes")
    assert "changed" not in said


@pytest.mark.thorough
def test_what_stays_over_the_button_ends_with_that_said_and_no_form_promised_that_does_not_come(
    run: Callable[..., Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("optout_bot.objection.walk._MOST_TURNS", 7)
    made = run(page(), OVER, "yes", "yes", "yes")

    assert made.site.received == []
    assert made.end.startswith("Something lies over the button; please close it in the window.")
    assert made.end.endswith("It was tried 3 times. Nothing was sent.")
    assert made.record["intent_at"] == ""
    said = made.person.transcript
    assert said.count("Here it is again") == said.count("Type yes to send it") - 1 == 2
    assert said.rstrip().endswith("Nothing was sent.")


@pytest.mark.parametrize("moves", sampled([PULSE, RUNS], 1), ids=["an animation", "a script"])
def test_a_button_that_never_holds_still_is_pressed(run: Callable[..., Any], moves: str) -> None:
    made = run(page(more=moves), "yes")

    assert made.end == "sent"
    assert len(made.site.received) == 1
    assert made.person.transcript.count("Type yes to send it") == 1


@pytest.mark.thorough
def test_a_moving_button_is_not_pressed_under_what_lies_over_it(run: Callable[..., Any]) -> None:
    made = run(page(more=PULSE), OVER, "no")

    assert made.site.received == []
    assert "Something lies over the button" in made.person.transcript


@pytest.mark.thorough
def test_a_moving_thing_that_no_key_reaches_is_left_alone(run: Callable[..., Any]) -> None:
    made = run(page(more=RUSHES, send=UNNATURAL), "yes")

    assert made.site.received == []
    assert made.end == "The button never holds still, so it could not be pressed. Nothing was sent."


ELSEWHERE = "fetch('/other/place?{n}', {{method: 'POST', body: '{n}'}}).catch(() => 0)"
INSTEAD = "() => document.querySelector('#box').addEventListener('submit', (event) => {{"
INSTEAD += "event.preventDefault(); event.stopImmediatePropagation(); {} }}, true)"


def test_what_was_stopped_after_the_press_is_said_and_where_it_would_have_gone(
    run: Callable[..., Any],
) -> None:
    earlier = "fetch('/poll', {method: 'POST'}).catch(() => 0);"
    twice = ELSEWHERE.format(n=1) + ";" + ELSEWHERE.format(n=2)

    made = run(page(), INSTEAD.format(twice).replace("() => ", f"() => {{ {earlier} ", 1) + "}")

    assert made.site.received == []
    assert made.end.endswith("was stopped: POST www.facebook.com/other/place")


def test_a_page_that_sends_nothing_at_all_is_said_to(run: Callable[..., Any]) -> None:
    made = run(page(), INSTEAD.format(""))

    assert made.end == "The button was pressed, but the page sent nothing."
    # Nor does it from now on, not even what was approved.
    assert made.session.tab.lock.is_shut
