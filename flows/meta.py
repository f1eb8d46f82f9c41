"""What Facebook and Instagram share: the form and the screens on the way.

Sources are public pages and archives, named beside each fact. Nothing here was
seen by this program itself unless `seen_working` of a flow says so.
"""

from datetime import date

from flows import labels
from optout_bot.flow import (
    AsksPassword,
    At,
    Choose,
    FillForm,
    Finish,
    Follow,
    Form,
    FormNumber,
    FormProved,
    FormRefused,
    HandOver,
    HasField,
    LinkTo,
    LinkToForm,
    Open,
    Press,
    Purpose,
    Screen,
    Shows,
    TurnBack,
)

# --- Form numbers that mean something else ---------------------------------------

THIRD_PARTY_NUMBERS = (
    FormNumber("510058597920541", "public list of form numbers", date(2026, 10, 2)),
    FormNumber("1266025207620918", "Open Terms Archive, Ireland", date(2026, 7, 23)),
)
RIGHTS_NUMBERS = (
    FormNumber("1994830130782319", "Facebook privacy policy, archive", date(2026, 8, 22)),
    FormNumber("117037592428568", "Instagram privacy policy, archive", date(2026, 8, 22)),
    FormNumber("540977946302970", "privacy policy, data protection officer", date(2026, 5, 12)),
    FormNumber("259518714718624", "privacy policy, erasure", date(2026, 5, 12)),
    FormNumber("1169130897068670", "Threads privacy policy, archive", date(2026, 6, 29)),
)
# The general form with the question about AI (link words and section are the same
# as in the German guides; that it is this page is inferred).
QUESTION_NUMBERS = (
    FormNumber("367438723733209", "privacy policy, Object section, archive", date(2026, 7, 23)),
)

# What is the same in the forms of both sites. Each site puts in its own hosts, path and numbers;
# without them this proves nothing.
FORM = Form(
    hosts=(),
    path="",
    numbers=(),
    other_numbers=THIRD_PARTY_NUMBERS + RIGHTS_NUMBERS,
    link=labels.OBJECT,
    title=labels.FORM_TITLE,
    about=labels.ABOUT,
    other_titles=(labels.THIRD_PARTY_TITLE, labels.WITHDRAW_TITLE),
    other_matter=labels.OTHER_MATTER,
    question=labels.AI_QUESTION,
    answer=labels.YES,
    question_numbers=(),
    labels={
        Purpose.EMAIL: labels.EMAIL_LABEL,
        Purpose.COUNTRY: labels.COUNTRY_LABEL,
        Purpose.REASON: labels.REASON_LABEL,
        Purpose.CODE: labels.CODE_LABEL,
    },
    submit=labels.SUBMIT,
    confirm_code=labels.CONFIRM_CODE,
)

# --- Screens that may come at any time -------------------------------------------

COOKIE_DIALOG = Screen(
    "cookie dialog",
    Shows(labels.DECLINE_COOKIES) & Shows(labels.COOKIES),
    Press(labels.DECLINE_COOKIES),
)
CHECKED = Screen(
    "checkpoint",
    At(r"/(checkpoint|challenge|two_factor|two_step_verification|recover)\b.*")
    | Shows(labels.CHECKPOINT),
    HandOver("the site wants to check that this account is yours", sign_in=True),
)
LOGGED_OUT = Screen(
    "signed out",
    At(r"/(login|login\.php|accounts/login)\b.*") | Shows(labels.SIGNED_OUT),
    HandOver("nobody is signed in", sign_in=True),
)
PASSWORD_ASKED = Screen(
    "password asked",
    AsksPassword(),
    HandOver("nobody is signed in", sign_in=True),
    when_still=True,
)
SIGN_IN_OFFERED = Screen(
    "sign-in offered",
    FormProved() & LinkTo(r"/(login|login\.php|accounts/login)\b.*"),
    HandOver("the page offers a sign-in", sign_in=True, once=True),
)
LIMITED = Screen(
    "rate limit",
    Shows(labels.RATE_LIMIT),
    TurnBack("the site limits how often this may be done; try again tomorrow", for_good=True),
)
MISSING = Screen(
    "page not available", Shows(labels.NOT_AVAILABLE), TurnBack("the page is not available")
)

POLICY_PATH = r"/(privacy/)?policy\b.*"
GEN_AI_PATH = r"/privacy/(guide/)?gen(erative-)?ai/?(\?.*)?"
CENTRE_PATH = r"/(privacy/center\b.*)?"

# --- Screens on the way -----------------------------------------------------------

THE_FORM = Screen("objection form", FormProved(), FillForm())
ANOTHER_FORM = Screen("another form", FormRefused(), TurnBack("this form does something else"))
QUESTION = Screen(
    "question about AI", Shows(labels.AI_QUESTION) & Shows(labels.YES), Choose(labels.YES)
)
RIGHTS_HUB = Screen("list of rights", Shows(labels.HUB_OBJECT), Choose(labels.HUB_OBJECT))
GENERAL_FORM_LINK = LinkTo(r"/help/contact/367438723733209\b.*", "www.facebook.com")
RIGHTS_HUB_LINK = LinkTo(r"/support/privacy/.*ObjectYouHaveThe.*", "help.meta.com")
POLICY_OBJECT = Screen(
    "policy, section Object",
    At(POLICY_PATH) & (GENERAL_FORM_LINK | RIGHTS_HUB_LINK | Shows(labels.OBJECT)),
    Follow((GENERAL_FORM_LINK, RIGHTS_HUB_LINK, Shows(labels.OBJECT))),
)
POLICY_MENU = Screen(
    "policy, menu",
    At(POLICY_PATH) & Shows(labels.GEN_AI_TITLE),
    Follow((Shows(labels.GEN_AI_TITLE),)),
)
PRIVACY_CENTRE = Screen(
    "privacy centre",
    At(CENTRE_PATH) & (Shows(labels.OBJECT) | Shows(labels.AI_TOPIC)),
    Follow((Shows(labels.OBJECT), Shows(labels.AI_TOPIC))),
)
AI_TOPIC_PAGE = Screen(
    "privacy centre, topic AI",
    Shows(labels.SUBMIT_OBJECTION) | Shows(labels.SHARED_INFORMATION),
    Follow((Shows(labels.SUBMIT_OBJECTION), Shows(labels.SHARED_INFORMATION))),
)
GEN_AI_FOLDED = Screen(
    "generative AI page, folded",
    At(GEN_AI_PATH) & Shows(labels.RIGHTS_SECTION),
    Open((labels.RIGHTS_SECTION,)),
)
# Once nothing is folded any more: what else would a form on this page be for.
GEN_AI_FORM = Screen(
    "generative AI page, a form",
    At(GEN_AI_PATH) & LinkToForm(),
    Follow((LinkToForm(),)),
    when_still=True,
)
GEN_AI_ELSEWHERE = Screen(
    "generative AI page without the right to object",
    At(GEN_AI_PATH) & ~Shows(labels.RIGHT_SENTENCE),
    TurnBack("this page shows no right to object, as it does outside the region"),
    when_still=True,
)

# In the place of the form: a page that asks for nothing. At the form's own address it need not
# say "already": "we received your objection" is enough there.
ON_RECORD = Screen(
    "objection on record",
    (
        Shows(labels.OBJECTED)
        | Shows(labels.UNDER_REVIEW)
        | At(r"(/help)?/contact/\d+.*") & Shows(labels.CONFIRMATION)
    )
    & ~HasField(Purpose.EMAIL),
    Finish(already=True),
    when_still=True,
)

# --- Screens after the button was pressed ------------------------------------------

# Once still: a page that was given the code shows its field until the confirmation is drawn.
CODE_ASKED = Screen(
    "code asked",
    HasField(Purpose.CODE),
    HandOver("the site asks for the code that it sent to your e-mail address"),
    when_still=True,
)
# "We received your objection. To finish it, enter the code" is none.
CONFIRMED = Screen("confirmation", Shows(labels.CONFIRMATION) & ~HasField(Purpose.CODE), Finish())
NOT_ACCEPTED = Screen("not accepted", Shows(labels.INVALID), TurnBack("the form was not accepted"))
LIMITED_AFTER = Screen("rate limit", Shows(labels.TOO_OFTEN), LIMITED.act, when_still=True)
OBJECTED_BEFORE = Screen(
    "objection on record", Shows(labels.OBJECTED), Finish(already=True), when_still=True
)
REVIEWED = Screen("under review", Shows(labels.UNDER_REVIEW), Finish(), when_still=True)

# --- In which order they are looked for --------------------------------------------

# Between these a site puts screens of its own.
FIRST = (COOKIE_DIALOG, CHECKED)
THEN = (
    LOGGED_OUT,
    LIMITED,
    ANOTHER_FORM,
    SIGN_IN_OFFERED,
    THE_FORM,
    QUESTION,
    PASSWORD_ASKED,
    MISSING,
    RIGHTS_HUB,
)
LAST = (
    POLICY_OBJECT,
    POLICY_MENU,
    PRIVACY_CENTRE,
    AI_TOPIC_PAGE,
    ON_RECORD,
    GEN_AI_FORM,
    GEN_AI_ELSEWHERE,
)
# Once the button was pressed.
AFTER = (
    CONFIRMED,
    CODE_ASKED,
    CHECKED,
    LOGGED_OUT,
    LIMITED,
    NOT_ACCEPTED,
    MISSING,
    LIMITED_AFTER,
    OBJECTED_BEFORE,
    REVIEWED,
)
