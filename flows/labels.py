"""What Meta's pages show and say: each label with what it does there, its texts in `words/`.

In other words a label is told by its meaning: by the stems in `like`, all of one alternative, and
none of `unlike`.
"""

from optout_bot.flow import Label, Role

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
CODE_LABEL = Label(
    "code_label",
    (Role.FIELD,),
    "Label of the field for the code sent by e-mail.",
    like=(("code",),),
)
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
