"""What Facebook and Instagram share: the words they show and the screens on the way.

Sources are public pages and archives, named beside each fact. Nothing here was
seen by this program itself unless `seen_working` of a flow says so.
"""

from datetime import date

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
    Label,
    LinkTo,
    Open,
    Press,
    Purpose,
    Role,
    Screen,
    Shows,
    TurnBack,
)

# --- Words ---------------------------------------------------------------------

# What another form of the same family is about.
OTHERS = ("third_party", "withdraw", "cancel", "again", "other_matter")

DECLINE_COOKIES = Label(
    "decline_cookies",
    (Role.BUTTON,),
    "Button of the cookie dialog that refuses optional cookies.",
    like=(("decline",), ("not", "cookies")),
)
AI_TOPIC = Label(
    "ai_topic",
    (Role.LINK, Role.BUTTON),
    "Topic or card of the Privacy Center that leads to the pages about AI.",
    like=(("ai",),),
    unlike=OTHERS,
)
SHARED_INFORMATION = Label(
    "shared_information",
    (Role.LINK, Role.BUTTON),
    "Item under the AI topic about information the person shared on Meta's products.",
    like=(("own_information",),),
    unlike=OTHERS,
)
SUBMIT_OBJECTION = Label(
    "submit_objection",
    (Role.LINK,),
    "Link under the AI topic that opens the objection form.",
    like=(("object",),),
    unlike=OTHERS,
)
OBJECT = Label(
    "object",
    (Role.LINK,),
    "The linked word 'object' in a sentence about the right to object.",
    like=(("object",),),
    unlike=OTHERS,
    by_sentence=True,
)
RIGHT_SENTENCE = Label(
    "right_sentence",
    (Role.TEXT,),
    "The sentence that carries the linked word 'object', whole.",
    like=(("object",),),
    unlike=("withdraw",),
)
GEN_AI_TITLE = Label(
    "gen_ai_title",
    (Role.HEADING, Role.LINK),
    "Title of the page about generative AI, and of links to it.",
    like=(("ai",),),
    unlike=OTHERS,
)
RIGHTS_SECTION = Label(
    "rights_section",
    (Role.ACCORDION,),
    "Folded section of the generative AI page that holds the right to object.",
    # To open a folded section does nothing else.
    like=((),),
)
FORM_TITLE = Label(
    "form_title",
    (Role.HEADING,),
    "Title of the objection form.",
    like=(("object", "ai"), ("not", "own_information", "ai")),
    unlike=(*OTHERS, "sign_in"),
)
THIRD_PARTY_TITLE = Label(
    "third_party_title",
    (Role.HEADING,),
    "Title of the form about information from third parties, which is another form.",
    like=(("third_party",),),
)
WITHDRAW_TITLE = Label(
    "withdraw_title",
    (Role.HEADING,),
    "Title of a form that takes an objection back, the opposite of ours.",
    like=(("withdraw",), ("cancel", "object"), ("again", "object"), ("again", "ai")),
)
AI_QUESTION = Label(
    "ai_question",
    (Role.TEXT, Role.HEADING),
    "Question of the general form: is this about AI?",
    like=(("ai", "?"),),
)
YES = Label("yes", (Role.OPTION,), "The answer yes to that question.", like=(("yes",),))
HUB_OBJECT = Label(
    "hub_object",
    (Role.OPTION, Role.LINK),
    "Option of the rights page: object to the use of one's own information for AI.",
    like=(("object", "ai"), ("not", "own_information", "ai")),
    unlike=OTHERS,
)
EMAIL_LABEL = Label(
    "email_label",
    (Role.FIELD,),
    "Label of the e-mail field.",
    like=(("email",),),
    unlike=("code", "third_party"),
)
COUNTRY_LABEL = Label(
    "country_label", (Role.FIELD,), "Label of the country of residence.", like=(("country",),)
)
REASON_LABEL = Label(
    "reason_label",
    (Role.FIELD,),
    "Label of the box that asks how the processing affects one.",
    like=(("reason",),),
    unlike=("email", "code", "country"),
)
CODE_LABEL = Label("code_label", (Role.FIELD,), "Label of the field for the code sent by e-mail.")
SUBMIT = Label(
    "submit",
    (Role.BUTTON,),
    "Button that sends the form.",
    like=(("send",),),
    unlike=("other_button", "sign_in", *OTHERS),
)
CONFIRM_CODE = Label("confirm_code", (Role.BUTTON,), "Button that sends the code.")
CONFIRMATION = Label(
    "confirmation",
    (Role.TEXT, Role.HEADING),
    "Sentence shown when the objection was received.",
    like=(("received",),),
    unlike=("refused", "limit", "already", "if"),
)
INVALID = Label(
    "invalid",
    (Role.TEXT,),
    "Message that a field of the form was not accepted.",
    like=(("refused",),),
    unlike=("if", "received"),
)
RATE_LIMIT = Label("rate_limit", (Role.TEXT,), "Sentence shown when the site limits use.")
TOO_OFTEN = Label(
    "too_often",
    (Role.TEXT, Role.HEADING),
    "What a site says after the press instead of a confirmation, when it limits use.",
    like=(("limit",),),
    unlike=("if",),
    listed=False,
)
OBJECTED = Label(
    "objected",
    (Role.TEXT, Role.HEADING),
    "Sentence of a site that has the objection already.",
    like=(("already",),),
    unlike=("if",),
    listed=False,
)
UNDER_REVIEW = Label(
    "under_review",
    (Role.TEXT, Role.HEADING),
    "Sentence of a site that is looking into the objection.",
    like=(("under_review",),),
    unlike=("if", "refused"),
    listed=False,
)
COOKIES = Label(
    "cookies",
    (Role.TEXT, Role.HEADING, Role.BUTTON),
    "What says that a dialog is about cookies.",
    like=(("cookies",),),
    listed=False,
)
ABOUT = Label(
    "about",
    (Role.HEADING,),
    "Title of a page that the objection link led to: one's own information, and AI.",
    like=(("own_information", "ai"),),
    unlike=OTHERS,
    listed=False,
)
OTHER_MATTER = Label(
    "other_matter",
    (Role.HEADING,),
    "What another form than the objection is about.",
    like=(("other_matter",), ("sign_in",)),
    listed=False,
)
NOT_AVAILABLE = Label(
    "not_available", (Role.TEXT, Role.HEADING), "Sentence of a page that does not exist."
)
SIGNED_OUT = Label(
    "signed_out", (Role.TEXT, Role.HEADING), "Sentence that asks the person to sign in."
)
CHECKPOINT = Label(
    "checkpoint",
    (Role.TEXT, Role.HEADING),
    "Sentence that asks the person to prove that the account is theirs.",
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
    link=OBJECT,
    title=FORM_TITLE,
    about=ABOUT,
    other_titles=(THIRD_PARTY_TITLE, WITHDRAW_TITLE),
    other_matter=OTHER_MATTER,
    question=AI_QUESTION,
    answer=YES,
    question_numbers=(),
    labels={
        Purpose.EMAIL: EMAIL_LABEL,
        Purpose.COUNTRY: COUNTRY_LABEL,
        Purpose.REASON: REASON_LABEL,
        Purpose.CODE: CODE_LABEL,
    },
    submit=SUBMIT,
    confirm_code=CONFIRM_CODE,
)

# --- Screens that may come at any time -------------------------------------------

COOKIE_DIALOG = Screen(
    "cookie dialog", Shows(DECLINE_COOKIES) & Shows(COOKIES), Press(DECLINE_COOKIES)
)
CHECKED = Screen(
    "checkpoint",
    At(r"/(checkpoint|challenge|two_factor|two_step_verification|recover)\b.*") | Shows(CHECKPOINT),
    HandOver("the site wants to check that this account is yours", sign_in=True),
)
LOGGED_OUT = Screen(
    "signed out",
    At(r"/(login|login\.php|accounts/login)\b.*") | Shows(SIGNED_OUT),
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
    Shows(RATE_LIMIT),
    TurnBack("the site limits how often this may be done; try again tomorrow", for_good=True),
)
MISSING = Screen("page not available", Shows(NOT_AVAILABLE), TurnBack("the page is not available"))

POLICY_PATH = r"/(privacy/)?policy\b.*"
GEN_AI_PATH = r"/privacy/(guide/)?gen(erative-)?ai/?(\?.*)?"
CENTRE_PATH = r"/(privacy/center\b.*)?"

# --- Screens on the way -----------------------------------------------------------

THE_FORM = Screen("objection form", FormProved(), FillForm())
ANOTHER_FORM = Screen("another form", FormRefused(), TurnBack("this form does something else"))
QUESTION = Screen("question about AI", Shows(AI_QUESTION) & Shows(YES), Choose(YES))
RIGHTS_HUB = Screen("list of rights", Shows(HUB_OBJECT), Choose(HUB_OBJECT))
GENERAL_FORM_LINK = LinkTo(r"/help/contact/367438723733209\b.*", "www.facebook.com")
RIGHTS_HUB_LINK = LinkTo(r"/support/privacy/.*ObjectYouHaveThe.*", "help.meta.com")
POLICY_OBJECT = Screen(
    "policy, section Object",
    At(POLICY_PATH) & (GENERAL_FORM_LINK | RIGHTS_HUB_LINK | Shows(OBJECT)),
    Follow((GENERAL_FORM_LINK, RIGHTS_HUB_LINK, Shows(OBJECT))),
)
POLICY_MENU = Screen(
    "policy, menu", At(POLICY_PATH) & Shows(GEN_AI_TITLE), Follow((Shows(GEN_AI_TITLE),))
)
PRIVACY_CENTRE = Screen(
    "privacy centre",
    At(CENTRE_PATH) & (Shows(OBJECT) | Shows(AI_TOPIC)),
    Follow((Shows(OBJECT), Shows(AI_TOPIC))),
)
AI_TOPIC_PAGE = Screen(
    "privacy centre, topic AI",
    Shows(SUBMIT_OBJECTION) | Shows(SHARED_INFORMATION),
    Follow((Shows(SUBMIT_OBJECTION), Shows(SHARED_INFORMATION))),
)
GEN_AI_FOLDED = Screen(
    "generative AI page, folded",
    At(GEN_AI_PATH) & Shows(RIGHTS_SECTION),
    Open((RIGHTS_SECTION,)),
)
GEN_AI_ELSEWHERE = Screen(
    "generative AI page without the right to object",
    At(GEN_AI_PATH) & ~Shows(RIGHT_SENTENCE),
    TurnBack("this page shows no right to object, as it does outside the region"),
    when_still=True,
)

# In the place of the form: a page that asks for nothing.
ON_RECORD = Screen(
    "objection on record",
    (Shows(OBJECTED) | Shows(UNDER_REVIEW)) & ~HasField(Purpose.EMAIL),
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
CONFIRMED = Screen("confirmation", Shows(CONFIRMATION) & ~HasField(Purpose.CODE), Finish())
NOT_ACCEPTED = Screen("not accepted", Shows(INVALID), TurnBack("the form was not accepted"))
LIMITED_AFTER = Screen("rate limit", Shows(TOO_OFTEN), LIMITED.act, when_still=True)
OBJECTED_BEFORE = Screen(
    "objection on record", Shows(OBJECTED), Finish(already=True), when_still=True
)
REVIEWED = Screen("under review", Shows(UNDER_REVIEW), Finish(), when_still=True)

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
