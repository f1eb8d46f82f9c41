"""Never the wrong form: where it must act, where it must refuse, where the wrong button is easy."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from flows import labels
from optout_bot.commands.sites import SITES, load_flow
from optout_bot.flow import Label, Role
from optout_bot.flow.typography import normal
from optout_bot.flow.words import Words
from optout_bot.page.identity import prove
from optout_bot.page.proof import Trail, Verdict
from optout_bot.page.reading import Look
from tests.tiers import sampled

LookAt = Callable[..., Look]

TITLE = "<h1>Object to your information being used for AI at Meta</h1>"
FORM = (
    "<form action='/ajax/help/contact/submit/page'><label>Email address <input name=a></label>"
    "<label>Please tell us how this processing impacts you (optional) <textarea></textarea></label>"
    "<button>Submit</button></form>"
)
CONTACT = {
    "facebook": "https://www.facebook.com/help/contact/",
    "instagram": "https://help.instagram.com/contact/",
}
GENERAL = "367438723733209"
GENERAL_RIGHTS = {"facebook": "1994830130782319", "instagram": "117037592428568"}
UNKNOWN = "100200300400500"
# The question of the general form, with yes chosen; its words were seen in German only.
ANSWERED = (
    "<html lang=de><p>Bezieht sich deine Anfrage auf KI bei Meta?</p>"
    "<label><input type=radio name=q checked> Ja</label>"
)

sites = pytest.mark.parametrize("site", SITES)


@pytest.fixture
def proved(look_at: LookAt) -> Callable[[str, str, str], Look]:
    """What a page proves to be: `proved(site, html, number or address)`."""

    def prove(site: str, html: str, at: str) -> Look:
        address = at if at.startswith("http") else CONTACT[site] + at
        return look_at(html, address, load_flow(site))

    return prove


def known(site: str) -> list[str]:
    return [number.number for number in load_flow(site).form.numbers]


@sites
def test_it_acts_on_each_known_number_whatever_the_title(site: str, proved: object) -> None:
    for number in known(site):
        for title in (TITLE, "<h1>Contact us</h1>", ""):
            look = proved(site, title + FORM, number)  # type: ignore[operator]
            assert look.proof.verdict is Verdict.PROVED, (number, title)
            assert look.proof.title_known == (title == TITLE)


@sites
def test_it_acts_on_a_title_that_was_seen_under_an_unknown_number(
    site: str, proved: object
) -> None:
    assert proved(site, TITLE + FORM, UNKNOWN).proof.verdict is Verdict.PROVED  # type: ignore[operator]


REFUSED = {
    "withdraw an objection": ("<h1>{withdraw}</h1>" + FORM, "known"),
    "third-party information, by its title": ("<h1>{third}</h1>" + FORM, "known"),
    "third-party information, by its number": (TITLE + FORM, "510058597920541"),
    "general rights, by its number": (TITLE + FORM, "rights"),
    "files are asked for": (TITLE + FORM + "<input type=file>", "known"),
    "far more is asked for": (
        TITLE + FORM.replace("<button>", "<input name=b><input name=c><input name=d><button>"),
        "known",
    ),
}
LIKELY = "<h1>Say no to AI: object to the use of your posts</h1>"
NOT_PROVED = {
    "a look-alike on another host": (
        TITLE + FORM,
        "https://www.facebook.com.example.org/help/contact/6359191084165019",
    ),
    "a look-alike without https": (
        TITLE + FORM,
        "http://www.facebook.com/help/contact/6359191084165019",
    ),
    "neither number nor title known": ("<h1>Contact us</h1>" + FORM, UNKNOWN),
    "the title as a mere sentence": (TITLE.replace("h1", "p") + FORM, UNKNOWN),
    "two forms that could be it": (FORM + FORM, "known"),
    "no button that sends": (TITLE + FORM.replace("Submit", "Cancel"), "known"),
    "two buttons nobody knows": (
        TITLE + FORM.replace("Submit</button>", "This</button><button>That</button>"),
        UNKNOWN,
    ),
    "a likely title, and a box for a name": (
        LIKELY + FORM.replace("<button>", "<label>Full name <input></label><button>"),
        UNKNOWN,
    ),
    "a likely title, and a button that takes it back": (
        LIKELY + FORM.replace("Submit", "Withdraw my objection"),
        UNKNOWN,
    ),
    "a likely title, and a sentence that takes it back": (
        LIKELY
        + FORM.replace("<button>", "<p>This lets us use your posts for AI again.</p><button>"),
        UNKNOWN,
    ),
    "a sign-in form": (FORM.replace("<button>", "<input type=password><button>"), "known"),
}


def _page(case: tuple[str, str], site: str, words: Words) -> tuple[str, str]:
    html, at = case
    html = html.replace("{withdraw}", words.by_language["en"][labels.WITHDRAW_TITLE.key][0].text)
    html = html.replace("{third}", words.by_language["en"][labels.THIRD_PARTY_TITLE.key][0].text)
    numbers = {"known": known(site)[0], "rights": GENERAL_RIGHTS[site]}
    return html, numbers.get(at, at)


@sites
@pytest.mark.parametrize("case", sampled(REFUSED, 2))
def test_it_refuses_another_form(site: str, case: str, proved: object, words: Words) -> None:
    html, at = _page(REFUSED[case], site, words)

    proof = proved(site, html, at).proof  # type: ignore[operator]

    assert proof.verdict is Verdict.REFUSED
    assert proof.because


@sites
@pytest.mark.parametrize("case", sampled(NOT_PROVED, 4))
def test_it_does_not_act_without_proof(site: str, case: str, proved: object, words: Words) -> None:
    html, at = _page(NOT_PROVED[case], site, words)

    proof = proved(site, html, at).proof  # type: ignore[operator]

    assert proof.verdict is Verdict.UNKNOWN
    assert proof.missing


@pytest.mark.parametrize(
    "title",
    [
        "<html lang=fr><h1>S'opposer à l'utilisation de vos informations pour l'IA chez Meta</h1>",
        "<html lang=fr><h1>Dire non à l'IA\u00a0: formulaire d’opposition</h1>",
        "<html lang=de><h1>Deine Beiträge nicht für KI: widersprich hier</h1>",
        "<html lang=sv><h1>Neka Meta att använda dina inlägg för AI – invändning</h1>",
    ],
)
def test_a_title_that_means_the_objection_makes_it_likely_and_no_more(
    title: str, proved: object
) -> None:
    look = proved("facebook", title + FORM, UNKNOWN)  # type: ignore[operator]

    assert look.proof.verdict is Verdict.LIKELY
    assert not look.proof.may_be_filled


def test_the_way_it_was_come_by_makes_a_form_likely_whose_page_speaks_of_it(
    proved: object,
) -> None:
    html = "<h1>Contact us</h1><p>You object to AI at Meta with this form.</p>" + FORM
    look = proved("facebook", html, UNKNOWN)  # type: ignore[operator]
    assert look.proof.verdict is Verdict.UNKNOWN

    led_there = replace(look, trail=Trail("object", "https://www.facebook.com/privacy/genai"))

    assert led_there.proof.verdict is Verdict.LIKELY
    assert any("privacy/genai" in reason for reason in led_there.proof.because)


COUNTRY = (
    "<label for=c>Country of residence</label><input id=c role=combobox aria-controls=l>"
    "<div role=listbox id=l><div role=option>France</div><div role=option>Italy</div></div>"
)


@pytest.mark.parametrize(
    ("more", "verdict"),
    [
        (COUNTRY, Verdict.LIKELY),
        (COUNTRY + "<label><input type=radio name=r> A child</label>", Verdict.UNKNOWN),
    ],
    ids=["the choices of an open list", "a choice of its own"],
)
def test_a_list_of_countries_that_stands_open_is_still_one_field(
    more: str, verdict: Verdict, proved: object
) -> None:
    html = LIKELY + FORM.replace("<button>", f"{more}<button>")

    look = proved("facebook", html, UNKNOWN)  # type: ignore[operator]

    assert look.proof.verdict is verdict


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("language", "title"),
    [
        ("mt", "Id-dritt li toġġezzjona għall-użu tal-informazzjoni tiegħek għall-AI"),
        ("tr", "Bilgilerinin yapay zeka için kullanılmasına itiraz etme hakkında"),
    ],
)
def test_a_word_that_is_another_languages_for_another_matter_does_not_speak_against_a_form(
    language: str, title: str, proved: object
) -> None:
    html = f"<html lang={language}><h1>{title}</h1>{FORM}"

    assert proved("facebook", html, UNKNOWN).proof.verdict is Verdict.LIKELY  # type: ignore[operator]


def test_what_the_person_vouched_for_is_filled_as_it_stands_and_not_once_it_changed(
    proved: object,
) -> None:
    html = LIKELY + FORM
    look = proved("facebook", html, UNKNOWN)  # type: ignore[operator]
    vouched = look.as_it_stands(look.proof)
    changed = html.replace("<button>", "<label>Country <input></label><button>")

    assert replace(look, vouched=vouched).proof.may_be_filled
    other = proved("facebook", changed, UNKNOWN)  # type: ignore[operator]
    assert not replace(other, vouched=vouched).proof.may_be_filled


def test_the_general_form_counts_once_its_question_is_answered(proved: object) -> None:
    form = FORM.replace("Submit", "Senden").replace("Email address", "E-Mail-Adresse")

    look = proved("facebook", ANSWERED + form, GENERAL)  # type: ignore[operator]

    assert look.proof.verdict is Verdict.PROVED
    not_chosen = ANSWERED.replace(" checked", "") + form
    assert proved("facebook", not_chosen, GENERAL).proof.verdict is Verdict.UNKNOWN  # type: ignore[operator]


OTHER_YES = (
    "<p>Wohnst du in der EU?</p><label><input type=radio name=r checked> Ja</label>"
    "<label><input type=radio name=r> Nein</label>"
)


@pytest.mark.parametrize(
    ("html", "verdict"),
    [
        (ANSWERED + OTHER_YES.replace(" checked", ""), Verdict.PROVED),
        (OTHER_YES + ANSWERED.replace(" checked", ""), Verdict.UNKNOWN),
        (ANSWERED.replace(" checked", "") + OTHER_YES, Verdict.UNKNOWN),
        (
            ANSWERED.replace(" checked", "")
            + "<label><input type=radio name=q checked> Nein</label>"
            + OTHER_YES,
            Verdict.UNKNOWN,
        ),
    ],
    ids=["its own yes", "a yes before it", "a yes after it", "no, and a yes after it"],
)
def test_the_yes_to_another_question_does_not_count(
    proved: object, html: str, verdict: Verdict
) -> None:
    form = FORM.replace("Submit", "Senden").replace("Email address", "E-Mail-Adresse")

    assert proved("facebook", html + form, GENERAL).proof.verdict is verdict  # type: ignore[operator]


@sites
@pytest.mark.parametrize(
    "html",
    [
        "<h1>Delete my account data</h1>" + FORM + "{title}",
        "{title}<p>See the article.</p><h2>Report a problem</h2>" + FORM,
    ],
    ids=["a heading below the form", "over another section"],
)
def test_a_title_proves_only_the_form_that_it_stands_over(
    site: str, proved: object, html: str
) -> None:
    look = proved(site, html.format(title=TITLE), UNKNOWN)  # type: ignore[operator]

    assert look.proof.verdict is Verdict.UNKNOWN


@sites
def test_the_easy_wrong_button_is_not_taken(site: str, proved: object) -> None:
    """Another form's large Submit comes first, then this form's Cancel, then the right one."""
    html = (
        "<form action='/feedback'><textarea></textarea><button>Submit</button></form>"
        + TITLE
        + FORM.replace("<button>", "<button type=button>Cancel</button><button id=right>")
    )

    look = proved(site, html, known(site)[0])  # type: ignore[operator]

    assert look.proof.verdict is Verdict.PROVED
    assert [button.name for button in look.submit] == ["Submit"]
    assert look.submit[0].group == look.proof.group
    assert look.submit[0].group != min(look.snapshot.groups)


OTHER_TITLES = (labels.WITHDRAW_TITLE, labels.THIRD_PARTY_TITLE)


def test_no_title_of_ours_contains_or_is_contained_in_another_forms_title(words: Words) -> None:
    """In any pair of languages, so that not even a lying page language mixes them up."""
    texts = {
        label.key: {
            (w.language, normal(w.text)) for t in words.by_language.values() for w in t[label.key]
        }
        for label in (labels.FORM_TITLE, *OTHER_TITLES)
    }
    for other in OTHER_TITLES:
        for language, text in texts[labels.FORM_TITLE.key]:
            for its_language, its_text in texts[other.key]:
                where = f"{language} {text!r} / {its_language} {its_text!r}"
                assert text != its_text, where
                assert its_text not in text, where
        for table in words.by_language.values():
            for word in table[other.key]:
                assert words.find(labels.FORM_TITLE, word.text) is None
                assert words.find(other, word.text) is not None


@pytest.mark.parametrize("label", OTHER_TITLES, ids=lambda label: label.key)
def test_another_forms_title_is_refused_in_every_language_on_every_known_number(
    proved: object, words: Words, label: Label
) -> None:
    """Also where the page says that it is written in another language."""
    look = proved("facebook", f"<html lang=en>{TITLE}{FORM}", known("facebook")[0])  # type: ignore[operator]
    snapshot = look.snapshot
    titles = [
        word for language in words.languages for word in words.by_language[language][label.key]
    ]

    for word in titles:
        # The page as it was seen, but under this title.
        shown = [
            replace(e, name=word.text) if e.role is Role.HEADING else e for e in snapshot.elements
        ]
        for language in (word.language, "en", "pl", "zh", ""):
            other = replace(snapshot, elements=tuple(shown), language=language)
            proof = prove(other, look.flow, words)
            assert proof.verdict is Verdict.REFUSED, (language, word.text)

    assert look.proof.verdict is Verdict.PROVED
    assert len(titles) >= 2 * len(words.languages)


def test_in_a_language_without_words_the_number_alone_proves_the_form(proved: object) -> None:
    fields = "<label>邮箱 <input type=email></label><label>原因 <textarea></textarea></label>"
    title = "<html lang=zh><h1>反对将您的信息用于 Meta 人工智能</h1>"
    chinese = f"{title}<form>{fields}<button>提交</button></form>"

    proof = proved("facebook", chinese, known("facebook")[0]).proof  # type: ignore[operator]

    assert (proof.verdict, proof.title_known) == (Verdict.PROVED, False)
    assert proved("facebook", chinese, UNKNOWN).proof.verdict is Verdict.UNKNOWN  # type: ignore[operator]


def test_a_page_that_lies_about_its_language_or_mixes_languages_is_never_said_to_be_known(
    proved: object,
) -> None:
    """By its number it may still be asked about; its title is then shown as one not known."""
    lies = "<html lang=fr>" + TITLE + FORM
    mixed = "<html lang=de>" + TITLE + FORM.replace("Submit", "Envoyer")

    for html in (lies, mixed):
        look = proved("facebook", html, known("facebook")[0])  # type: ignore[operator]
        assert look.proof.verdict is Verdict.PROVED
        assert not look.proof.title_known
        assert proved("facebook", html, UNKNOWN).proof.verdict is Verdict.LIKELY  # type: ignore[operator]
