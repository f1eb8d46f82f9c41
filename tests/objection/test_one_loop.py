"""One loop from the door to the receipt: whatever the page turns into after something was typed is
met again. Pages in French, in a markup that is nobody's but theirs."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qsl, urlsplit

import pytest

from optout_bot.base.errors import NotSignedIn, PageError
from optout_bot.browser.sign_in import SignInNeeded
from optout_bot.flow import Flow
from optout_bot.lock.request import Reply
from optout_bot.objection.answers import Answers
from tests.conftest import EMAIL, Someone
from tests.tiers import sampled

# The general form, which is the objection form once its question is answered.
PAGE = """<!doctype html><html lang=fr><meta charset=utf-8><title>Aide</title>
<h1>Nous contacter</h1>
<div id=about role=radiogroup><p>Votre demande concerne-t-elle l'IA chez Meta ?</p>
  <label for=y><input type=radio id=y name=about>Oui</label>
  <label for=n><input type=radio id=n name=about>Non</label></div>
<form id=letter hidden action=/ajax/help/contact/submit/page method=post>
  <label for=mail>Votre adresse e-mail</label><input id=mail name=contact_point required>
  <input type=submit value=Envoyer></form>
<div id=instead></div>
<script>
let falls = %(falls)d;
const about = document.getElementById("about"), letter = document.getElementById("letter");
const instead = document.getElementById("instead"), mail = document.getElementById("mail");
y.onchange = () => { letter.hidden = false; };
mail.oninput = () => {
  if (!falls) return;
  falls -= 1;
  %(fall)s
};
const back = () => { instead.innerHTML = ""; about.hidden = false; letter.hidden = false; };
letter.onsubmit = async (event) => {
  event.preventDefault();
  await fetch(letter.action, { method: "POST", body: new URLSearchParams(new FormData(letter)) });
  document.body.innerHTML = "<h2>Nous avons bien reçu votre opposition.</h2>";
};
</script></html>"""
ASKS_AGAIN = 'mail.value = ""; y.checked = false; letter.hidden = true;'
GONE = "about.hidden = letter.hidden = true; y.checked = false; instead.innerHTML = "
# Each with a button that leads back, for the person's hand or for the program's.
UNKNOWN = GONE + "`<h2>Un instant</h2><button onclick=back()>Retour à mon formulaire</button>`;"
SIGN_IN = GONE + "`<h2>Bonjour</h2><input type=password aria-label='Mot de passe'>`;"
COOKIES = (
    "instead.innerHTML = `<div role=dialog>Cookies"
    "<button onclick=back()>Refuser les cookies optionnels</button></div>`;"
)
OFTEN = 99


class Moody:
    """A site whose form turns into something else under the hand, a number of times."""

    def __init__(self, fall: str, falls: int) -> None:
        self.received: list[dict[str, str]] = []
        self._page = PAGE % {"fall": fall, "falls": falls}

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        if method == "POST":
            self.received.append(dict(parse_qsl(body or "")))
            return Reply(200, {"content-type": "text/plain"}, b"ok")
        if "/contact/367438723733209" in address:
            return Reply(200, {"content-type": "text/html; charset=utf-8"}, self._page.encode())
        link = "<a href=https://www.facebook.com/help/contact/367438723733209>{}</a>"
        door = f"<html lang=fr><h1>Politique</h1><p>{link.format('vous opposer')}</p></html>"
        return Reply(200, {"content-type": "text/html; charset=utf-8"}, door.encode())


def sent(made: Any) -> list[str]:
    return [each["contact_point"] for each in made.site.received]


@pytest.mark.parametrize("falls", sampled([0, 1, 3], [0, 1]))
def test_a_form_that_falls_back_to_its_question_is_answered_and_filled_in_again(
    world: Any, answers: Answers, falls: int
) -> None:
    made = world(Someone(["yes"]), site=Moody(ASKS_AGAIN, falls))

    made.object(answers)

    assert sent(made) == [EMAIL]
    assert made.record["outcome"] == "sent"
    met = [step["screen"] for step in made.record["steps"]]
    assert met.count("question about AI") == 1 + falls


def test_one_that_always_falls_back_ends_in_words_and_nothing_is_sent(
    world: Any, answers: Answers
) -> None:
    made = world(Someone(["yes"]), site=Moody(ASKS_AGAIN, OFTEN), wait=1)

    with pytest.raises(PageError, match="does not keep what is written for the email"):
        made.object(answers)

    assert sent(made) == []
    assert made.record["outcome"] == "stopped"
    assert made.record["intent_at"] == ""


def test_a_known_dialog_that_comes_while_it_is_filled_in_is_declined(
    world: Any, answers: Answers
) -> None:
    made = world(Someone(["yes"]), site=Moody(COOKIES, 1))

    made.object(answers)

    assert sent(made) == [EMAIL]
    assert "cookie dialog" in [step["screen"] for step in made.record["steps"]]


def test_an_unknown_page_in_place_of_the_filled_form_is_the_persons_to_leave(
    world: Any, answers: Answers
) -> None:
    def act(text: str) -> None:
        if "Please go on by hand" in text:
            made.page.get_by_role("button", name="Retour").click(no_wait_after=True)

    made = world(person := Someone(["yes"], on_say=act), site=Moody(UNKNOWN, 1), wait=20)

    made.object(answers)

    assert sent(made) == [EMAIL]
    assert "Your turn: I do not know the page" in person.transcript


@pytest.mark.parametrize("present", sampled([True, False], [True]))
def test_and_where_nobody_does_it_ends_as_no_longer_the_form(
    world: Any, answers: Answers, present: bool
) -> None:
    made = world(person := Someone(["yes"], present=present), site=Moody(UNKNOWN, 1), wait=1)

    with pytest.raises(PageError, match="no longer the objection form"):
        made.object(answers)

    assert sent(made) == []
    assert ("Your turn" in person.transcript) == present


def test_a_sign_in_in_place_of_the_filled_form_is_said_and_nothing_is_sent(
    world: Any, answers: Answers
) -> None:
    made = world(person := Someone(["yes"]), site=Moody(SIGN_IN, OFTEN), wait=1)

    with pytest.raises(NotSignedIn):
        made.object(answers)

    assert sent(made) == []
    # What a sign-in sends would be stopped there, so nobody is asked for one.
    assert "sign in in the window" not in person.transcript


def test_and_it_has_a_window_of_its_own_where_there_is_one_to_have(
    world: Any, answers: Answers
) -> None:
    made = world(Someone(["yes"]), site=Moody(SIGN_IN, OFTEN))
    made.windows = frozenset()

    with pytest.raises(SignInNeeded):
        made.object(answers)

    assert sent(made) == []


HOME = """<html lang=fr><meta charset=utf-8><title>Accueil</title><h1>Fil d'actualité</h1>
<input type=search aria-label=Rechercher><div role=textbox contenteditable
aria-label='Exprimez-vous'></div></html>"""
DIALOG = """<dialog open>Autoriser les cookies de Facebook ?
<button onclick="this.closest('dialog').remove()">Refuser les cookies optionnels</button>"""
ONE_MORE = """<html lang=fr><meta charset=utf-8><title>Sécurité</title><h1>Encore une chose</h1>
<label>Le code reçu par SMS <input name=c></label>
<button onclick="location='/practice/checked'">Continuer</button></html>"""
SIGNED_OUT = """<html lang=fr><meta charset=utf-8><title>Se connecter</title>
<h1>Se connecter à Facebook</h1><input type=password aria-label='Mot de passe'>
<button onclick="location='/practice/let-in'">C'est parti</button></html>"""


class SignedOut(Moody):
    """A site that lets nobody to its forms who has not signed in, and then shows them its home;
    `asks_more` before that, on a page of its own."""

    def __init__(self, home: str = HOME, *, asks_more: bool = False) -> None:
        super().__init__(ASKS_AGAIN, 0)
        self.asked: list[str] = []
        self._home = home
        self._asks_more = asks_more
        self._let_in = False

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        path = urlsplit(address).path
        self.asked.append(path)
        if path == "/practice/let-in" and self._asks_more:
            return html(ONE_MORE)
        if path.startswith("/practice/"):
            self._let_in = True
            return html("<script>location.replace('/')</script>")
        if path == "/" and self._let_in:
            return html(self._home)
        return super().reply(method, address, body) if self._let_in else html(SIGNED_OUT)


def html(content: str) -> Reply:
    return Reply(200, {"content-type": "text/html; charset=utf-8"}, content.encode())


@pytest.mark.parametrize("asks_more", sampled([False, True], [True]))
def test_who_lands_on_the_home_page_after_signing_in_is_led_on_from_the_door(
    world: Any, answers: Answers, facebook: Flow, asks_more: bool
) -> None:
    def act(text: str) -> None:
        if "Please sign in in the window" in text:
            made.page.get_by_role("button", name="C'est parti").click(no_wait_after=True)
            if asks_more:
                made.page.wait_for_url("**/let-in")
                made.page.evaluate(
                    "setTimeout(() => document.querySelector('button').click(), 1500)"
                )

    made = world(Someone(["yes"], on_say=act), site=SignedOut(asks_more=asks_more), wait=20)

    made.object(answers)

    assert sent(made) == [EMAIL]
    door = urlsplit(facebook.doors[0].address).path
    # Nor is a page that still asks for something left before it has it.
    before = made.site.asked[: made.site.asked.index("/")]
    assert before.count(door) == 1
    assert door in made.site.asked[len(before) :]


def test_a_dialog_over_the_home_page_changes_nothing_of_that(world: Any, answers: Answers) -> None:
    def act(text: str) -> None:
        if "Please sign in in the window" in text:
            made.page.get_by_role("button", name="C'est parti").click(no_wait_after=True)

    made = world(Someone(["yes"], on_say=act), site=SignedOut(HOME + DIALOG), wait=20)

    made.object(answers)

    assert sent(made) == [EMAIL]
    screens = [step["screen"] for step in made.record["steps"]]
    assert "cookie dialog" in screens
    assert "turned back" not in screens


def test_who_does_not_sign_in_is_led_nowhere(world: Any, answers: Answers) -> None:
    made = world(Someone(["yes"]), site=SignedOut(), wait=1)

    with pytest.raises(NotSignedIn):
        made.object(answers)

    assert sent(made) == []
    assert "/" not in made.site.asked
