"""What comes after the press, on pages in words that the program does not know."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import pytest

from optout_bot.base.errors import OptOutError, PageError, Unconfirmed
from optout_bot.objection.answers import Answers
from optout_bot.person.terminal import Pump, Question
from tests.conftest import CONFIRMS, EMAIL, Someone
from tests.page.test_variants import OneForm

NUMBER = "6359191084165019"
GONE = "<html lang=en><h1>This page isn't available</h1></html>"
TITLE = "Object to your information being used for AI at Meta"
ANSWERS = Answers(EMAIL, None, "My posts are private.")
FORM = f"""<html lang=en><body><h1>{TITLE}</h1><form id=f><label>Email address <input name=mail>
</label><label>Your reasons (optional) <textarea name=why></textarea></label><button>Submit</button>
</form><script>
const post = (more) => fetch("/api/objections", {{method: "POST", body:
  new URLSearchParams([...new FormData(f), ...more])}}).then((r) => r.text());
const show = (html) => {{ document.body.innerHTML = html; }};
f.addEventListener("submit", async (e) => {{ e.preventDefault(); PRESSED }});
</script></body></html>"""
THANKS = "<p>Right, that is with our team now.</p>"
PLAIN = "await post([]); show(`" + THANKS + "`)"
ASKS_AGAIN = """await post([]); document.body.insertAdjacentHTML("beforeend",
  "<div role=dialog style='position:fixed;inset:0;background:white'><p>A confirmation is required "
  + "before you can proceed.</p><button id=ok>Confirm</button><button>Cancel</button></div>");
  ok.onclick = async () => {
    await post([["confirmed", "1"]]);
    show("<p>All settled now.</p>");
  };"""
CAPTCHA = """await post([]);
  show("<p>Security check</p><form id=c><label>Enter the text you see above."
    + "<input name=captcha_response></label><button>Go</button></form>");
  c.onsubmit = async (e) => {
    e.preventDefault();
    await fetch("/api/check", {method: "POST", body: "captcha_response=x"});
    show(`THANKS`);
  };""".replace("THANKS", THANKS)


OTHER_NUMBER = "424242424242424"
LIKELY = "Say no to AI: object to the use of your posts"
GEN_AI = (
    f"<html lang=en><h1>AI</h1><p>You have the right to <a href='/help/contact/{OTHER_NUMBER}'>"
    "say no</a> and object to this use of your posts for AI.</p></html>"
)


def site(
    pressed: str,
    *,
    button: str = "Submit",
    more: str = "",
    title: str = TITLE,
    number: str = NUMBER,
) -> OneForm:
    """One form; `more` stands above its button."""
    html = FORM.replace("PRESSED", pressed).replace(TITLE, title)
    pages = {"/receipt": THANKS, "/privacy/genai": GEN_AI if number == OTHER_NUMBER else GONE}
    html = html.replace("<button>Submit", f"{more}<button>{button}")
    return OneForm(html, number=number, more=pages)


class Reader(Someone):
    """Reads what stands above the question."""

    def ask(self, question: Question, pump: Pump, seconds: float) -> str | None:
        self.reads = "yes" if any("settled" in line for line in self.heard[-4:]) else "no"
        return super().ask(question, pump, seconds)


def test_thanks_in_other_words_are_shown_and_asked_about(world: Any) -> None:
    made = world(Someone(["yes"]), site=site(PLAIN))

    made.object(ANSWERS)

    assert made.record["outcome"] == "sent"
    assert made.record["confirmed_by"] == "person"
    assert "Right, that is with our team now." in made.record["confirmation"]
    shown = made.person.transcript
    assert shown.index("“Right, that is with our team now.”") < shown.index("Does the page confirm")


@pytest.mark.parametrize(
    ("then", "outcome"),
    [("Something went wrong. Please try again.", "unconfirmed"), ("Have a nice day.", "sent")],
    ids=["a refusal", "other words"],
)
def test_a_page_that_takes_its_thanks_back_while_they_are_asked_about_confirms_nothing(
    world: Any, then: str, outcome: str
) -> None:
    made: Any = None

    class Slow(Someone):
        def ask(self, question: Question, pump: Pump, seconds: float) -> str | None:
            if CONFIRMS in question.text:
                made.page.evaluate("said => { document.body.textContent = said }", then)
            return super().ask(question, pump, seconds)

    made = world(Slow(["yes"]), site=site(PLAIN))

    with suppress(OptOutError):
        made.object(ANSWERS)

    assert made.record["outcome"] == outcome
    assert (then in made.record["refusal"]) is (outcome == "unconfirmed")


SAID = "That is with our team now"


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("place", "asked"),
    [
        ("document.body.append(said)", True),
        ("f.reset(); document.body.append(said)", True),
        ("f.prepend(said)", False),
    ],
    ids=["beside the form", "beside an emptied form", "in the form"],
)
def test_thanks_beside_a_form_that_stays_are_asked_about_and_words_within_it_are_the_persons(
    world: Any, place: str, asked: bool
) -> None:
    said = f"const said = document.createElement('p'); said.textContent = `{SAID}`;"
    made = world(Someone(["yes"]), site=site(f"await post([]); {said} {place}"), wait=1.0)

    if asked:
        made.object(ANSWERS)
    else:
        with pytest.raises(Unconfirmed):
            made.object(ANSWERS)

    assert made.record["confirmation"] == (SAID if asked else "")
    assert ("Does the page confirm it?" in made.person.transcript) is asked


@pytest.mark.thorough
@pytest.mark.parametrize("reads", ["no", None], ids=["no", "no answer"])
def test_without_the_persons_word_they_confirm_nothing(world: Any, reads: str | None) -> None:
    made = world(Someone(["yes"], reads=reads), site=site(PLAIN), wait=1.0)

    with pytest.raises(Unconfirmed):
        made.object(ANSWERS)

    assert made.record["outcome"] == "unconfirmed"
    assert made.record["confirmed_by"] == ""


@pytest.mark.thorough
def test_words_whose_source_is_known_are_not_asked_about(world: Any) -> None:
    made = world(
        Someone(["yes"]), site=site(PLAIN.replace(THANKS, "<p>Your report has been submitted.</p>"))
    )

    made.object(ANSWERS)

    assert made.record["confirmed_by"] == "program"
    assert "Does the page confirm it?" not in made.person.transcript


def test_a_page_may_ask_for_its_thanks_with_a_request_of_its_own(world: Any) -> None:
    more = "await post([]); show(await (await fetch('/help/contact/receipt')).text())"
    made = world(Someone(["yes"]), site=site(more))

    made.object(ANSWERS)

    assert [path for path in made.site.read if path.endswith("/receipt")] == [
        "/help/contact/receipt"
    ]
    assert made.record["outcome"] == "sent"


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("said", "outcome"),
    [
        ("You have already sent us an objection.", "already"),
        ("Your objection is being reviewed.", "sent"),
    ],
)
def test_what_the_site_has_already_is_told_in_its_words(
    world: Any, said: str, outcome: str
) -> None:
    made = world(Someone(["yes"]), site=site(PLAIN.replace(THANKS, f"<p>{said}</p>")))

    made.object(ANSWERS)

    assert made.record["outcome"] == outcome
    assert made.record["confirmation"] == said


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "We already have an objection from you."),
        ("en", "Your objection was received on 3 May."),
        ("lt", "Jūsų nesutikimą gavome anksčiau."),
    ],
)
def test_an_objection_on_record_is_told_in_the_place_of_the_form(
    world: Any, language: str, said: str
) -> None:
    recorded = OneForm(f"<html lang={language}><h1>AI</h1><p>{said}</p></html>")
    made = world(Someone([]), site=recorded)

    made.object(ANSWERS)

    assert made.record["outcome"] == "already"
    assert recorded.received == []


@pytest.mark.thorough
def test_what_stands_in_the_place_of_the_form_in_unknown_words_is_told(world: Any) -> None:
    said = "Tout est en ordre de votre côté."
    unknown = OneForm(f"<html lang=fr><h1>Espace d'aide</h1><p>{said}</p></html>")
    person = Someone([])
    made = world(person, site=unknown)

    with pytest.raises(PageError):
        made.object(ANSWERS)

    assert f"the page says: “Espace d'aide” “{said}”" in person.transcript
    assert unknown.received == []


@pytest.mark.thorough
def test_too_many_requests_are_told_in_the_pages_words(world: Any) -> None:
    limit = PLAIN.replace(THANKS, "<p>You have done this too many times lately.</p>")
    made = world(Someone(["yes"]), site=site(limit))

    with pytest.raises(Unconfirmed, match="too many times lately"):
        made.object(ANSWERS)

    assert made.record["refusal"] == "You have done this too many times lately."
    assert "refusal.png" in made.record["pictures"]


def test_a_site_that_wants_the_same_again_gets_it_after_a_yes_of_its_own(world: Any) -> None:
    made: Any = None

    def act(text: str) -> None:
        if "Your turn" in text or "press it once more" in text:
            made.page.get_by_role("button", name="Confirm").click()

    made = world(Reader(["yes", "yes"], on_say=act), site=site(ASKS_AGAIN), wait=4.0)

    made.object(ANSWERS)

    first, second = made.site.received
    assert "confirmed" not in first
    assert second["confirmed"] == "1"
    assert made.record["outcome"] == "sent"


@pytest.mark.thorough
def test_without_that_yes_it_is_not_sent_again(world: Any) -> None:
    made: Any = None

    def act(text: str) -> None:
        if "Your turn" in text:
            made.page.get_by_role("button", name="Confirm").click()

    made = world(Someone(["yes", "no"], on_say=act, reads="no"), site=site(ASKS_AGAIN), wait=2.0)

    with pytest.raises(Unconfirmed):
        made.object(ANSWERS)

    assert len(made.site.received) == 1


def test_a_captcha_after_the_press_is_the_persons_turn(world: Any) -> None:
    made: Any = None

    def act(text: str) -> None:
        if "Your turn" in text:
            made.page.get_by_label("Enter the text").fill("x")
            made.page.get_by_role("button", name="Go").click()

    made = world(Someone(["yes"], on_say=act), site=site(CAPTCHA), wait=4.0)

    made.object(ANSWERS)

    assert made.record["outcome"] == "sent"
    assert len([sent for sent in made.site.received if "mail" in sent]) == 1


def test_a_form_refused_for_an_empty_box_is_corrected_by_the_person_and_asked_about_anew(
    world: Any,
) -> None:
    demands = (
        "const said = await post([]); if (!f.phone.value) { why.textContent = 'Please tell us your "
        "phone number; it is missing.'; return } show(`" + THANKS + "`)"
    )
    demanding = site(demands, more="<label>Phone <input name=phone></label><p id=why></p>")
    made: Any = None

    def act(text: str) -> None:
        if "correct it in the window" in text:
            made.page.get_by_label("Phone").fill("123")

    made = world(Someone(["yes", "yes"], on_say=act), site=demanding, wait=4.0)

    made.object(ANSWERS)

    assert [sent["phone"] for sent in demanding.received] == ["", "123"]
    assert made.record["outcome"] == "sent"
    assert "it is missing" in made.person.transcript


@pytest.mark.thorough
def test_who_does_not_correct_it_is_never_told_that_nothing_was_sent(world: Any) -> None:
    demands = "await post([]); why.textContent = 'Your phone number is missing.'"
    demanding = site(demands, more="<label>Phone <input name=phone></label><p id=why></p>")
    made = world(Someone(["yes"]), site=demanding, wait=1.0)

    with pytest.raises(OptOutError) as caught:
        made.object(ANSWERS)

    assert isinstance(caught.value, Unconfirmed)
    assert made.record["outcome"] == "unconfirmed"


def test_a_likely_form_is_shown_and_asked_about_before_anything_is_typed(world: Any) -> None:
    way = site(PLAIN, button="File my objection", title=LIKELY, number=OTHER_NUMBER)
    person = Someone(["yes", "yes"])
    run = world(person, site=way, wait=1.0)

    run.object(ANSWERS)

    shown = person.transcript
    assert shown.index("Say no to AI") < shown.index("Is this the objection form?")
    assert shown.index("Is this the objection form?") < shown.index("Nothing has been sent")
    assert run.record["form"]["proved_by"] == "person"
    assert len(way.received) == 1


@pytest.mark.thorough
def test_a_likely_form_that_the_person_does_not_know_is_left_alone(world: Any) -> None:
    left = site(PLAIN, title=LIKELY, number=OTHER_NUMBER)
    person = Someone(["no"])
    made = world(person, site=left, wait=1.0)
    made.session.tab.go("https://www.facebook.com/help/contact/424242424242424")

    with pytest.raises(Exception, match="you said that this is not the form"):
        made.go_on(ANSWERS)

    assert left.received == []
    assert made.page.get_by_label("Email address").input_value() == ""
