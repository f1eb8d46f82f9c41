"""Instagram: the objection to the use of one's own information for AI at Meta.

Its forms live on help.instagram.com, whose session is separate: a second sign-in may
be asked for there.
"""

from dataclasses import replace
from datetime import date

from flows import labels, meta
from optout_bot.flow import At, Door, Flow, Follow, FormNumber, HandOver, LinkTo, Screen, Shows

OBJECTION_NUMBERS = (
    FormNumber("233964459562201", "Meta's policy banner, Open Terms Archive", date(2025, 5, 27)),
    FormNumber("767264225370182", "Garante (IT) and three others", date(2025, 5, 11)),
)

KNOWN_FORM_LINK = LinkTo(r"/contact/(233964459562201|767264225370182)\b.*", "help.instagram.com")
ACCOUNT_LINK = LinkTo(r"/contact/\d+.*", "help.instagram.com", text="Instagram")

GEN_AI = Screen(
    "generative AI page",
    At(meta.GEN_AI_PATH) & (KNOWN_FORM_LINK | ACCOUNT_LINK | Shows(labels.OBJECT)),
    Follow((KNOWN_FORM_LINK, ACCOUNT_LINK, Shows(labels.OBJECT))),
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
        *meta.FIRST,
        SECOND_SIGN_IN,
        *meta.THEN,
        GEN_AI,
        meta.GEN_AI_FOLDED,
        POLICY_BANNER,
        *meta.LAST,
    ),
    after=meta.AFTER,
    form=replace(
        meta.FORM,
        hosts=("help.instagram.com",),
        path=r"/contact/(\d+)",
        numbers=OBJECTION_NUMBERS,
    ),
    covers=(
        "the Instagram account that is signed in, and every account in the same Accounts Center"
    ),
    seen_working=None,
)
