"""What the person wants to say, and what each field of the form shall hold for that."""

from __future__ import annotations

from dataclasses import dataclass

from optout_bot.base.countries import codes_of, law_of, name_in
from optout_bot.base.errors import PageError
from optout_bot.base.messages import tr
from optout_bot.flow import Purpose
from optout_bot.flow.words import OPTIONAL, Words
from optout_bot.lock.ticket import plain
from optout_bot.page.fields import BESIDE, LABEL
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Control


@dataclass(frozen=True)
class Answers:
    """What the person wants to say. `country` is an ISO 3166 code; `doubt` asks about `email`."""

    email: str
    country: str | None = None
    reason: str | None = None
    doubt: str = ""

    def texts(self, language: str) -> set[str]:
        """All that is said, as a page in that language may show it."""
        names = (
            {name_in(self.country, each) for each in ("en", language)} if self.country else set()
        )
        return {self.email, self.reason or "", *names}


@dataclass(frozen=True)
class Meant:
    """What a field shall hold, and what it held before. `own` is False for a text of ours;
    `named` is False where nothing that a person sees says what the field is for; `doubt` is what
    to ask the person about the value."""

    purpose: Purpose
    label: str
    value: str
    before: str
    own: bool = True
    named: bool = True
    doubt: str = ""


def plan(look: Look, answers: Answers, held: dict[Purpose, str]) -> tuple[Meant, ...]:
    """What each field of the proved form shall hold. `held` is what each held at first; what is
    not in it yet is written down there.

    Raises:
        PageError: two fields could be the same thing, or a text does not fit its box.
    """
    fields = look.fields
    for purpose in fields.ambiguous:
        raise PageError(tr("Two fields could be the one for: {field}.").format(field=tr(purpose)))
    planned = []
    for purpose, judgement in fields.by_purpose.items():
        control = judgement.element.control
        assert control is not None
        wanted, own = _wanted(purpose, control, look, answers)
        if wanted is None:
            continue
        if control.maxlength and len(wanted) > control.maxlength:
            raise PageError(
                tr(
                    "The text for the {field} has {many} characters; the page takes {most}. "
                    "Please shorten it yourself."
                ).format(field=tr(purpose), many=len(wanted), most=control.maxlength)
            )
        before = held.setdefault(purpose, control.value)
        named = bool(judgement.strength & (LABEL | BESIDE))
        doubt = answers.doubt if purpose is Purpose.EMAIL else ""
        planned.append(Meant(purpose, judgement.element.name, wanted, before, own, named, doubt))
    return tuple(planned)


def without_place(answers: Answers, planned: tuple[Meant, ...]) -> tuple[Purpose, ...]:
    """What the person wants to say and no field of the form is for."""
    said = {Purpose.COUNTRY: answers.country, Purpose.REASON: answers.reason}
    places = {meant.purpose for meant in planned}
    return tuple(purpose for purpose, text in said.items() if text and purpose not in places)


def _wanted(
    purpose: Purpose, control: Control, look: Look, answers: Answers
) -> tuple[str | None, bool]:
    match purpose:
        case Purpose.EMAIL:
            return answers.email, True
        case Purpose.COUNTRY if answers.country:
            return _country(control, answers.country, look.language or "en"), True
        case Purpose.REASON if answers.reason:
            return answers.reason, True
        case Purpose.REASON if control.required or not _may_stay_empty(control, look.words):
            ours = look.words.objection(look.language or "en", law_of(answers.country))
            if not control.value.strip() or plain(control.value) == plain(ours):
                return ours, False
    return None, True


def _may_stay_empty(control: Control, words: Words) -> bool:
    """Whether the page says so: what it demands, it does not always declare."""
    return any(words.says(OPTIONAL, text) for _, text in control.labels)


def _country(control: Control, code: str, language: str) -> str | None:
    """The text under which a field has a country; None where its list has none or two such."""
    able = [text for value, text in control.options if value.upper() == code]
    able = able or [text for _, text in control.options if code in codes_of(text, language)]
    if control.tag == "select" or able:
        return able[0] if len(able) == 1 else None
    return name_in(code, language)
