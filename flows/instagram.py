"""Instagram: the objection to the use of one's own information for AI at Meta.

Its forms live on help.instagram.com, whose session is separate: a second sign-in may
be asked for there.
"""

from datetime import date

from flows import meta
from optout_bot.flow import (
    At,
    Door,
    Flow,
    Follow,
    Form,
    FormNumber,
    HandOver,
    LinkTo,
    Screen,
    Shows,
)

OBJECTION_NUMBERS = (
    FormNumber("233964459562201", "Meta's policy banner, Open Terms Archive", date(2025, 5, 27)),
    FormNumber("767264225370182", "Garante (IT) and three others", date(2025, 5, 11)),
)

KNOWN_FORM_LINK = LinkTo(r"/contact/(233964459562201|767264225370182)\b.*", "help.instagram.com")
ACCOUNT_LINK = LinkTo(r"/contact/\d+.*", "help.instagram.com", text="Instagram")

GEN_AI = Screen(
    "generative AI page",
    At(meta.GEN_AI_PATH) & (KNOWN_FORM_LINK | ACCOUNT_LINK | Shows(meta.OBJECT)),
    Follow((KNOWN_FORM_LINK, ACCOUNT_LINK, Shows(meta.OBJECT))),
)

POLICY_BANNER = Screen(
    "policy, banner", At(meta.POLICY_PATH) & KNOWN_FORM_LINK, Follow((KNOWN_FORM_LINK,))
)

SECOND_SIGN_IN = Screen(
    "signed out of the help pages",
    At(r"/(login|accounts/login)\b.*", "help.instagram.com"),
    HandOver("Instagram's help pages ask for a sign-in of their own", sign_in=True),
)

FLOW = Flow(
    name="instagram",
    title="Instagram",
    hosts=("instagram.com", "*.instagram.com", "help.meta.com"),
    doors=(
        Door(
            "https://privacycenter.instagram.com/privacy/genai/",
            "weekly captures of the page, view from the EU",
            date(2026, 3, 23),
        ),
        Door(
            "https://help.instagram.com/contact/233964459562201",
            "Meta's policy banner, Open Terms Archive",
            date(2025, 5, 27),
        ),
        Door(
            "https://help.instagram.com/contact/767264225370182",
            "Garante (IT) and three others",
            date(2025, 5, 11),
        ),
        Door(
            "https://privacycenter.instagram.com/policy/?subpage=7.subpage.11-ObjectYouHaveThe",
            "Instagram privacy policy, archive",
            date(2026, 8, 22),
        ),
        Door(
            "https://privacycenter.instagram.com/",
            "inferred from the addresses of its pages",
            date(2026, 8, 22),
        ),
        Door(
            "https://privacycenter.instagram.com/policy/",
            "Instagram privacy policy, archive",
            date(2026, 8, 22),
        ),
    ),
    screens=(
        meta.COOKIE_DIALOG,
        meta.CHECKED,
        SECOND_SIGN_IN,
        meta.LOGGED_OUT,
        meta.LIMITED,
        meta.ANOTHER_FORM,
        meta.SIGN_IN_OFFERED,
        meta.THE_FORM,
        meta.QUESTION,
        meta.PASSWORD_ASKED,
        meta.MISSING,
        meta.RIGHTS_HUB,
        GEN_AI,
        meta.GEN_AI_FOLDED,
        POLICY_BANNER,
        meta.POLICY_OBJECT,
        meta.POLICY_MENU,
        meta.PRIVACY_CENTRE,
        meta.AI_TOPIC_PAGE,
        meta.GEN_AI_ELSEWHERE,
    ),
    after=meta.AFTER,
    form=Form(
        hosts=("help.instagram.com",),
        path=r"/contact/(\d+)",
        numbers=OBJECTION_NUMBERS,
        other_numbers=meta.THIRD_PARTY_NUMBERS + meta.RIGHTS_NUMBERS,
        title=meta.FORM_TITLE,
        other_titles=(meta.THIRD_PARTY_TITLE, meta.WITHDRAW_TITLE),
        question=meta.AI_QUESTION,
        answer=meta.YES,
        question_numbers=(),
        labels=meta.FIELD_LABELS,
        submit=meta.SUBMIT,
        confirm_code=meta.CONFIRM_CODE,
        submit_paths=meta.SUBMIT_PATHS,
        general_path=meta.GENERAL_PATH,
    ),
    covers=(
        "the Instagram account that is signed in, and every account in the same Accounts Center"
    ),
    seen_working=None,
)
