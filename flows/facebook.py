"""Facebook: the objection to the use of one's own information for AI at Meta."""

from dataclasses import replace
from datetime import date

from flows import labels, meta
from optout_bot.flow import At, Door, Flow, Follow, FormNumber, LinkTo, Screen, Shows

OBJECTION_NUMBERS = (
    FormNumber("6359191084165019", "Meta's policy banner, Open Terms Archive", date(2026, 10, 2)),
    FormNumber("712876720715583", "Garante (IT) and three others", date(2025, 5, 11)),
)

KNOWN_FORM_LINK = LinkTo(r"/help/contact/(6359191084165019|712876720715583)\b.*", "*.facebook.com")
ACCOUNT_LINK = LinkTo(r"/help/contact/\d+.*", "*.facebook.com", text="Facebook")

GEN_AI = Screen(
    "generative AI page",
    At(meta.GEN_AI_PATH) & (KNOWN_FORM_LINK | ACCOUNT_LINK | Shows(labels.OBJECT)),
    Follow((KNOWN_FORM_LINK, ACCOUNT_LINK, Shows(labels.OBJECT))),
)

POLICY_BANNER = Screen(
    "policy, banner", At(meta.POLICY_PATH) & KNOWN_FORM_LINK, Follow((KNOWN_FORM_LINK,))
)

FLOW = Flow(
    name="facebook",
    title="Facebook",
    hosts=("facebook.com", "*.facebook.com", "help.meta.com"),
    doors=(
        Door(
            "https://www.facebook.com/privacy/genai",
            "weekly captures of the page, view from the EU",
            date(2026, 3, 23),
        ),
        Door(
            "https://www.facebook.com/help/contact/6359191084165019",
            "Meta's policy banner, Open Terms Archive",
            date(2026, 10, 2),
        ),
        Door(
            "https://www.facebook.com/help/contact/712876720715583",
            "Garante (IT) and three others",
            date(2025, 5, 11),
        ),
        Door(
            "https://mbasic.facebook.com/privacy/policy/printable/#7.subpage.11-ObjectYouHaveThe",
            "Facebook privacy policy, archive",
            date(2026, 8, 22),
        ),
        Door(
            "https://www.facebook.com/privacy/center", "domogeek.net and others", date(2025, 5, 27)
        ),
        Door(
            "https://www.facebook.com/privacy/policy/",
            "Facebook privacy policy, archive",
            date(2026, 8, 22),
        ),
    ),
    screens=(
        *meta.FIRST,
        *meta.THEN,
        GEN_AI,
        meta.GEN_AI_FOLDED,
        POLICY_BANNER,
        *meta.LAST,
    ),
    after=meta.AFTER,
    form=replace(
        meta.FORM,
        hosts=("www.facebook.com", "m.facebook.com", "??-??.facebook.com"),
        path=r"/help/contact/(\d+)",
        numbers=OBJECTION_NUMBERS,
        question_numbers=meta.QUESTION_NUMBERS,
    ),
    covers=(
        "the Facebook account that is signed in, and every account in the same Accounts Center"
    ),
    seen_working=None,
)
