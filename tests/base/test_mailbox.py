"""A mistyped address is asked about where the person decides anyway, and never refused."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from optout_bot.base.errors import Declined
from optout_bot.base.mailbox import KNOWN, doubt
from optout_bot.base.settings import read_settings
from optout_bot.commands.run import prepared
from optout_bot.flow.words import Words
from optout_bot.objection.answers import Answers
from optout_bot.objection.one_site import Options
from optout_bot.practice import Practice
from tests.conftest import EMAIL, Someone
from tests.counter import RUN, Counter
from tests.terminal import QUESTION, Terminal
from tests.tiers import sampled


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        ("gmial.com", "gmail.com"),
        ("gmai.com", "gmail.com"),
        ("gmaill.com", "gmail.com"),
        ("gnail.com", "gmail.com"),
        ("gmail.con", "gmail.com"),
        ("gmail.co", "gmail.com"),
        ("Hotmial.FR", "hotmail.fr"),
        ("outlok.fr", "outlook.fr"),
        ("yaho.fr", "yahoo.fr"),
        ("orage.fr", "orange.fr"),
        ("wanado.fr", "wanadoo.fr"),
        ("lapost.net", "laposte.net"),
        ("iclod.com", "icloud.com"),
        ("t-onlin.de", "t-online.de"),
        ("tonline.de", "t-online.de"),
        ("protn.me", "proton.me"),
        ("libreo.it", "libero.it"),
        ("gmx.dee", "gmx.de"),
    ],
)
def test_a_domain_one_letter_off_a_large_provider_is_asked_about(domain: str, meant: str) -> None:
    assert doubt(f"jeanne@{domain}") == f"{domain.lower()}: did you mean {meant}?"


@pytest.mark.parametrize(
    "domain",
    ["example.org", "EXAMPLE.com", "mail.example.net", "me.example", "a.test", "b.invalid"],
)
def test_an_address_that_is_only_an_example_is_asked_about(domain: str) -> None:
    assert doubt(f"you@{domain}") == f"{domain.lower()} is only for examples: is it your address?"


@pytest.mark.parametrize(
    "domain",
    [
        *("mail.com", "ymail.com", "email.com", "gmx.at", "gmx.de", "gmx.net", "gmx.ch"),
        *("hotmail.de", "hotmail.se", "yahoo.it", "yahoo.ie", "live.fr", "tin.it", "tim.it"),
        *("maison-moreau.fr", "example.fr", "myexample.org", "gmail.example-shop.fr", "test.de"),
        *("gmali.org", "outlook-office.com", "xn--e1afmkfd.fr"),
    ],
)
def test_a_domain_of_its_own_is_not_asked_about(domain: str) -> None:
    assert doubt(f"jeanne@{domain}") == ""


def test_no_known_provider_is_asked_about() -> None:
    assert [each for each in KNOWN if doubt(f"jeanne@{each}")] == []


@pytest.fixture
def counter(words: Words) -> Iterator[Counter]:
    counter = Counter(words, Practice(email="other"))
    yield counter
    counter.close()


DOUBTED = [
    ("jeanne@gmial.com", "gmial.com: did you mean gmail.com?"),
    ("jeanne@example.org", "example.org is only for examples: is it your address?"),
    ("jeanne@maison-moreau.fr", ""),
]


@pytest.mark.thorough
@pytest.mark.parametrize(("email", "asked"), DOUBTED)
def test_the_doubt_stands_beside_the_address_and_the_one_yes_answers_both(
    counter: Counter, child_env: dict[str, str], email: str, asked: str
) -> None:
    with Terminal(RUN, counter.env(child_env) | {"OPTOUT_EMAIL": email}) as terminal:
        start, _, rest = terminal.until(QUESTION).partition("please check")
        terminal.type("yes\n")
        code = terminal.ends()

    assert code == 0, terminal.shown
    assert [sent["email"] for sent in counter.site.received] == [email]
    lines = [line.strip() for line in rest.splitlines()]
    row = next(n for n, line in enumerate(lines) if line.startswith("e-mail"))
    if asked:
        assert asked in start
        assert "correct OPTOUT_EMAIL" in start
        assert asked in " ".join(lines[row + 1 : row + 3])
    else:
        assert "OPTOUT_EMAIL" not in start
        assert "?" not in lines[row + 1]
    assert lines[-2].endswith("Nothing has been sent.")


@pytest.mark.thorough
def test_a_no_to_a_doubtful_address_sends_nothing(
    counter: Counter, child_env: dict[str, str]
) -> None:
    env = counter.env(child_env) | {"OPTOUT_EMAIL": "jeanne@gmial.com"}
    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        terminal.type("no\n")
        code = terminal.ends()

    assert code == 3
    assert counter.site.received == []


@pytest.mark.parametrize(
    ("held", "asked"), sampled([("right", False), ("other", True), ("empty", True)], 1)
)
def test_an_address_that_the_page_held_already_is_not_doubted(
    world: Callable[..., Any], held: Any, asked: bool
) -> None:
    person = Someone(["yes"])
    made = world(person, Practice(email=held))

    made.object(Answers(EMAIL, "IE", doubt="is it right?"))

    assert ("is it right?" in person.transcript) == asked
    assert ("it stood there already" in person.transcript) != asked
    assert ("it held before: " in person.transcript) == (held == "other")


@pytest.mark.parametrize(("practice", "asked"), [(None, True), (Practice(), False)])
def test_practice_asks_about_no_address(
    monkeypatch: pytest.MonkeyPatch, practice: Practice | None, asked: bool
) -> None:
    monkeypatch.setenv("OPTOUT_EMAIL", "jeanne@gmial.com")

    assert bool(prepared(read_settings(), Options(practice)).doubt) == asked


def test_asked_again_the_doubt_is_there_again(world: Any) -> None:
    def changed() -> str:
        made.page.evaluate(
            "document.querySelector('#objection').insertAdjacentHTML('beforeend', '<p>Note<br>"
            "<input name=note></p>')"
        )
        return "yes"

    person = Someone([changed, "no"])
    made = world(person)

    with pytest.raises(Declined):
        made.object(Answers(EMAIL, doubt="is it right?"))

    assert person.transcript.count("is it right?") == 2
    assert "it stood there already" not in person.transcript
