"""What the page said before the press was taken for its answer to it: a note that always stands
there for a refusal, a form's own announcement for a confirmation. Only what came after counts."""

from __future__ import annotations

from typing import Any

import pytest

from flows import labels
from optout_bot.base.errors import PageError, Unconfirmed
from optout_bot.flow.words import Words
from optout_bot.lock import ticket as ticket_module
from optout_bot.lock.request import Reply
from optout_bot.objection import send as send_module
from optout_bot.objection.answers import Answers
from optout_bot.practice import Practice, PracticeSite, pages
from tests.conftest import EMAIL, Someone
from tests.tiers import sampled

NOTE = "This field is required."
ANNOUNCED = "You'll receive an email with the details."
RECEIVED = "We've received your objection."


class Site(PracticeSite):
    """The practice site, whose form's page says something of its own from the start, and does
    something of its own with the press; `/help/after` says what it is told to."""

    def __init__(self, words: Words, said: str, on_press: str, after: str = "") -> None:
        super().__init__(Practice(route="direct"), words, EMAIL)
        self.said, self.on_press, self.after = said, on_press, after

    def _form_at(self, number: str) -> str:
        script = f"""<script>
          const say = (text) => {{
            const line = document.createElement('p');
            line.textContent = text;
            document.querySelector('main').append(line);
          }};
          const later = (time) => new Promise((done) => setTimeout(done, time));
          addEventListener('submit', async (event) => {{
            event.preventDefault(); event.stopImmediatePropagation();
            const form = event.target, post = () => fetch(form.getAttribute('action'),
              {{method: 'POST', body: new URLSearchParams(new FormData(form))}});
            {self.on_press} }}, true);
        </script></body>"""
        html = super()._form_at(number).replace("<h1>", f"<p>{self.said}</p><h1>", 1)
        return html.replace("</body>", script, 1)

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        if not address.endswith("/help/after"):
            return super().reply(method, address, body)
        html = pages.page(self.texts, "Help", self.after)
        return Reply(200, {"content-type": "text/html; charset=utf-8"}, html.encode())


@pytest.fixture(autouse=True)
def _impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(send_module, "CONFIRM_SECONDS", 3.0)
    monkeypatch.setattr(ticket_module, "TICKET_SECONDS", 2.0)


WORKING = "say('One moment…');"
# Direct text beside the paragraphs: what stands around them now says all that they say.
AROUND = "document.querySelector('main').append('Thank you for your report');"
ELSEWHERE = "location = '/help/after';"
LATE_FORM = """<p>{said}</p><script>const draw = () => {{ document.querySelector('main')
  .innerHTML +=
  '<form><label>Email address <input name=email></label><button>Submit</button></form>' }};
  history.replaceState(null, '', '/help/contact/6359191084165019');
  setTimeout(draw, 300)</script>"""

# What is not accepted where the form still stands, or is not confirmed by the person's word.
ALSO = {
    "the form was not accepted": "The page says",
    "no confirmation that I know": "the site then asked for was not done",
}
CASES = {
    "a note that always stands there, then thanks": (
        NOTE,
        f"{WORKING} await later(300); await post(); await later(300); say(`{RECEIVED}`)",
        "",
        "sent",
    ),
    "a note that always stands there, and no answer": (
        NOTE,
        f"{WORKING} await post(); {AROUND}",
        "",
        "no confirmation that I know",
    ),
    "the same note once more": (
        NOTE,
        f"await post(); say('{NOTE}')",
        "",
        "the form was not accepted",
    ),
    "the same note once more, in the middle of a text": (
        NOTE,
        f"await post(); say('Sorry. {NOTE} Please try again.')",
        "",
        "the form was not accepted",
    ),
    "another note": (
        NOTE,
        "await post(); say('Please enter a valid email address.')",
        "",
        "the form was not accepted",
    ),
    "a note that goes and comes again": (
        NOTE,
        "const note = document.querySelector('main p'); note.hidden = true; await post();"
        f"await later(300); note.hidden = false; await later(300); say(`{RECEIVED}`)",
        "",
        "sent",
    ),
    "an announcement, then thanks": (ANNOUNCED, f"await post(); say(`{RECEIVED}`)", "", "sent"),
    "an announcement, and the same once more": (
        ANNOUNCED,
        f"await post(); say(`{ANNOUNCED}`)",
        "",
        "sent",
    ),
    "an announcement, and no answer": (
        ANNOUNCED,
        f"{WORKING} await post(); {AROUND}",
        "",
        "no confirmation that I know",
    ),
    "an announcement that stays when the form goes": (
        ANNOUNCED,
        "await post(); form.remove()",
        "",
        "no confirmation that I know",
    ),
    "an announcement, and a page that says the same alone": (
        ANNOUNCED,
        f"await post(); {ELSEWHERE}",
        f"<p>{ANNOUNCED}</p>",
        "sent",
    ),
    "an announcement, and the form's page again": (
        ANNOUNCED,
        "await post(); location.reload()",
        "",
        "no confirmation that I know",
    ),
    "an announcement, and a page whose form is drawn a moment later": (
        ANNOUNCED,
        f"await post(); {ELSEWHERE}",
        LATE_FORM.format(said=ANNOUNCED),
        "no confirmation that I know",
    ),
    "a note, and the form's page again": (
        NOTE,
        "await post(); location.reload()",
        "",
        "no confirmation that I know",
    ),
    "a note, and a page that says it alone": (
        NOTE,
        f"await post(); {ELSEWHERE}",
        f"<p>{NOTE}</p>",
        "the form was not accepted",
    ),
}


@pytest.mark.parametrize("case", sampled(CASES, 2))
def test_only_what_came_after_the_press_counts(
    world: Any, answers: Answers, words: Words, case: str
) -> None:
    said, on_press, after, end = CASES[case]
    reads = "yes" if end == "sent" else "no"
    made = world(Someone(["yes"], reads=reads), site=Site(words, said, on_press, after), wait=1.0)

    if end == "sent":
        made.object(answers)
        assert made.record["outcome"] == "sent"
        read = {*made.record["confirmation"].splitlines()}
        assert read & {*made.site.texts.all(labels.CONFIRMATION)}
    else:
        with pytest.raises(Unconfirmed, match=f"{end}|{ALSO.get(end, end)}"):
            made.object(answers)
        assert made.record["outcome"] == "unconfirmed"
    assert len(made.site.received) == 1


@pytest.mark.thorough
def test_the_confirmation_that_is_kept_is_the_one_that_came(
    world: Any, answers: Answers, words: Words
) -> None:
    site = Site(words, f"How it goes on. {ANNOUNCED}", f"await post(); say(`{ANNOUNCED}`)")
    made = world(Someone(["yes"]), site=site)

    made.object(answers)

    assert made.record["confirmation"] == ANNOUNCED


@pytest.mark.parametrize("said", sampled([NOTE, ANNOUNCED], 1))
def test_what_stood_there_says_nothing_of_a_press_after_which_nothing_left(
    world: Any, answers: Answers, words: Words, said: str
) -> None:
    made = world(Someone(["yes"]), site=Site(words, said, WORKING))

    with pytest.raises(PageError, match="the page sent nothing"):
        made.object(answers)

    assert made.site.received == []


@pytest.mark.thorough
def test_a_refusal_is_kept_in_the_pages_own_words_and_as_a_picture(
    world: Any, answers: Answers, words: Words
) -> None:
    said = f"Sorry, {EMAIL}. Please enter a valid email address."
    made = world(Someone(["yes"]), site=Site(words, NOTE, f"await post(); say('{said}')"), wait=1.0)
    made.session.receipt._hide = EMAIL

    with pytest.raises(Unconfirmed, match="The page says"):
        made.object(answers)

    assert made.record["refusal"] == said.replace(EMAIL, "j***@example.org")
    assert set(made.record["pictures"]) == {"form.png", "refusal.png"}
    assert made.record["confirmation"] == ""
    assert (made.session.receipt.folder / "refusal.png").stat().st_size > 1000


@pytest.mark.thorough
def test_thanks_above_boxes_for_a_code_are_no_confirmation(world: Any, words: Words) -> None:
    """Six boxes of one figure each are as much of a question for the code as one of six."""
    boxes = "<input autocomplete=one-time-code maxlength=1>" * 6
    asks = f"post().then(() => {{ document.body.innerHTML = `<p>{RECEIVED}</p><form>{boxes}"
    site = Site(words, "", asks + "<button>Next</button></form>` })")
    made = world(Someone(["yes"]), site=site)

    with pytest.raises(Unconfirmed):
        made.object(Answers(EMAIL, "IE"))

    assert len(site.received) == 1
    assert made.record["outcome"] == "unconfirmed"
