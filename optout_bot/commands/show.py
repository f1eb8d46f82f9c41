"""What the program would do, and what it did: read from the flow and the receipts alone."""

from __future__ import annotations

from optout_bot.after.scope import points, steps_on_whatsapp
from optout_bot.base.messages import heading, tr, with_colon
from optout_bot.base.urls import without_query
from optout_bot.commands.ages import each_word, in_short, of_evidence
from optout_bot.flow import Flow, Purpose
from optout_bot.flow.words import Words


def preview(flow: Flow, words: Words, language: str = "") -> str:
    """What a run on this site will do; of a language, each word and how old it is."""
    if language:
        return "\n".join([in_short(words, language), *each_word(words, language)])
    seen = flow.seen_working.isoformat() if flow.seen_working else tr("never yet")
    form = tr("form {number}")
    fields = ", ".join(tr(purpose) for purpose in Purpose)
    lines = [
        with_colon(flow.title, tr("object to the use of your information for AI at Meta")),
        tr("It covers {accounts}.").format(accounts=tr(flow.covers)),
        with_colon(tr("Last seen working on the real pages"), seen),
        "",
        tr("It tries these doors, in this order, until one leads to the form:"),
        *(
            f"  {n}. {without_query(door.address)}  ({of_evidence(door)})"
            for n, door in enumerate(flow.doors, 1)
        ),
        "",
        tr(
            "It types into the form only once host and form number, or title, prove which form "
            "it is:"
        ),
        *(f"  {form.format(number=n.number)}  ({of_evidence(n)})" for n in flow.form.numbers),
        "",
        tr("It fills in {fields}, each only where the form asks for it.").format(fields=fields),
        tr("Then it shows you what the form holds and asks. Only the word yes sends it."),
        "",
        heading(tr("What an objection does and does not do")),
        *(f"  - {each.text} ({each.source}; {each.seen})" for each in points()),
        "",
        with_colon(tr("Languages"), ", ".join(words.languages)),
        tr("Each word of one, and how old it is: {command}").format(
            command=f"optout-bot show {flow.name} --words=LANG"
        ),
    ]
    return "\n".join(lines)


def whatsapp() -> str:
    """How to object by hand to what WhatsApp's AIs are told: another right, another form."""
    title = tr("WhatsApp: by hand, another objection")
    steps = enumerate(steps_on_whatsapp(), 1)
    return "\n".join([title, *(f"  {number}. {step}" for number, step in steps)])
