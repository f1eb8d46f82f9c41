"""Finds fields by what they mean. Knows nothing of any site.

A field is found by its label in a known language, by what the page declares of it (type,
autocomplete), by what it already holds, by the text that shares its row, cell or column, or by
its name; never by its position among the others. Two fields that a person could not tell apart
are an ambiguity, never a choice.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from optout_bot.base.countries import plain_name, plain_names_in
from optout_bot.base.messages import tr
from optout_bot.flow import Label, Purpose, Role
from optout_bot.flow.stems import CODE
from optout_bot.flow.words import LEAVE_EMPTY, OPTIONAL, Word, Words
from optout_bot.page.snapshot import Control, Element, GroupId, Snapshot, sentences

# What speaks for a purpose: a label of the control's own, what the page declares of it, a label
# that means it, a text beside it on the screen, its name. Any number of lesser marks are less
# than a greater one.
LABEL, DECLARED, MEANT, BESIDE, NAMED, ALONE = 32, 16, 8, 4, 2, 1
_WEIGHTS = {"row": BESIDE, "placeholder": DECLARED, "title": DECLARED}
_HOLDS = {
    Purpose.EMAIL: {"text", "email", "rich", "div", "span"},
    Purpose.COUNTRY: {"text", "search", "select", "list"},
    Purpose.REASON: {"text", "textarea", "rich", "div"},
    Purpose.CODE: {"text", "tel", "number", "rich", "div", "span"},
}
_COMPLETED = {
    Purpose.EMAIL: {"email"},
    Purpose.COUNTRY: {"country", "country-name"},
    Purpose.REASON: set[str](),
    Purpose.CODE: {"one-time-code"},
}
# What else `autocomplete` can say that a box is for. (`off` and `new-password` are written on any
# box, to keep password managers away.)
_COMPLETED_ELSE = re.compile(
    r"username|current-password|([a-z]+-)?name|nickname|organization.*|street-address|address-.*"
    r"|postal-code|tel(-.*)?|url|sex|language|bday.*|cc-.*|transaction-.*|impp|photo"
)
# Names are read in lower case, without what joins their words.
_EMAIL_NAME = re.compile(r"(email(address|adresse?)?|^mail)(input|field|box)?\d*$")
_NOT_EMAIL = re.compile(
    r"code|otp|pass|verif|confirm|subject|title|phone|friend|recipient|voicemail|female"
)
_COUNTRY_NAME = re.compile(r"country")
_NOT_COUNTRY = re.compile(r"phone|mobile|dial|calling|prefix|nationality|citizen|birth")
_CODE_NAME = re.compile(
    r"nonce|otp|onetime|passcode|(verif|confirm|mail|security|sms)\w*(code|token)"
)
_CODE_PAGE = re.compile(r"verif|confirm|code|otp\b|challenge", re.IGNORECASE)
_NOBODYS = re.compile(r"captcha|search|query|^q$")
_ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.\d]{2,}")
# Of so many a list is one of countries.
_SEVERAL_CODES, _SEVERAL_NAMES = 4, 8
_DIALLING = re.compile(r"\+\s?\d{1,4}\b")
_OPTIONAL = re.compile(r"\s*[(\[（][^()（）\[\]]*[)\]）]\s*\*?$")
# No box for an address is so short.
_SHORTEST = 20


@dataclass(frozen=True)
class Judgement:
    """What one field is taken for, how strongly, and why."""

    element: Element
    purpose: Purpose | None
    strength: int
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class Found:
    """The fields of one form: one each per purpose, the ambiguous, and the rest."""

    by_purpose: Mapping[Purpose, Judgement]
    ambiguous: Mapping[Purpose, tuple[Judgement, ...]]
    others: tuple[Judgement, ...]

    def element(self, purpose: Purpose) -> Element | None:
        """The field of a purpose, if there is exactly one."""
        judgement = self.by_purpose.get(purpose)
        return judgement.element if judgement else None


def find_fields(
    snapshot: Snapshot, group: GroupId, labels: Mapping[Purpose, Label], words: Words
) -> Found:
    """Judge every visible field of one form-like group."""
    controls = [e for e in snapshot.elements if e.group == group and e.visible and e.control]
    large = [e for e in controls if e.control and e.control.type in {"textarea", "rich"}]
    eyes = _Eyes(snapshot, labels, words)
    lines = [e for e in controls if e.control and e.control.type in {"text", "email"}]
    judged = [eyes.judge(e, alone=[e] in (large, lines)) for e in controls]
    by_purpose: dict[Purpose, Judgement] = {}
    ambiguous: dict[Purpose, tuple[Judgement, ...]] = {}
    for purpose in Purpose:
        mine = [j for j in judged if j.purpose is purpose]
        top = max(mine, key=lambda j: j.strength, default=None)
        best = [j for j in mine if top and _rivals(j, top, words.without_marks)]
        if len(best) == 1:
            by_purpose[purpose] = best[0]
        elif best:
            ambiguous[purpose] = tuple(best)
    taken = {id(j) for j in by_purpose.values()}
    return Found(by_purpose, ambiguous, tuple(j for j in judged if id(j) not in taken))


def _rivals(one: Judgement, top: Judgement, bare: Callable[[str], str]) -> bool:
    """Whether a field could be meant as well as the strongest: it is as strong, says more to the
    eye, or a person, who sees no attributes, could not tell the two apart."""
    said, most = one.strength & (LABEL | BESIDE), top.strength & (LABEL | BESIDE)
    alike = bare(one.element.name) == bare(top.element.name)
    return one.strength == top.strength or said > most or alike


class _Eyes:
    """What is known for judging the fields of one page."""

    def __init__(self, snapshot: Snapshot, labels: Mapping[Purpose, Label], words: Words) -> None:
        self._labels = labels
        self._words = words
        self._page_language = words.language_of(snapshot.language)
        self._language = self._page_language or "en"
        self._snapshot = snapshot

    @cached_property
    def _asks_code(self) -> bool:
        """Whether the page asks for a mailed code; only asked where a name alone would decide."""
        return bool(_CODE_PAGE.search(self._snapshot.address)) or any(
            self._word(Purpose.CODE, text)
            for role in (Role.HEADING, Role.TEXT)
            for e in self._snapshot.of_role(role)
            for text in sentences(e.name)
        )

    def judge(self, element: Element, *, alone: bool) -> Judgement:
        """What a field is for. `alone`: it is the only large box of its form, or the only line."""
        control = element.control
        assert control is not None
        judged = []
        for purpose in self._labels:
            marks = list(self._labelled(control, purpose, alone=alone))
            if able := _can_be(control, purpose):
                marks += self._declared(control, purpose, alone=alone)
            strength = 0
            for weight, _ in marks:
                strength |= weight
            found = Judgement(element, purpose, strength, tuple(said for _, said in marks))
            judged.append((strength, able, found))
        top = max(strength for strength, _, _ in judged)
        best = [(able, found) for strength, able, found in judged if strength == top]
        able, found = best[0]
        unclear = len(best) != 1 or not able or not top or self._is_decoy(control, found)
        return Judgement(element, None, 0, ()) if unclear else found

    def _labelled(
        self, control: Control, purpose: Purpose, *, alone: bool
    ) -> Iterator[tuple[int, str]]:
        own = [each for each in control.labels if each[0] != "row"]
        for kind, text in own or control.labels:
            said = (text, _OPTIONAL.sub("", text), self._words.without_marks(text))
            weight = _WEIGHTS.get(kind, LABEL)
            if word := next(filter(None, (self._word(purpose, each) for each in said)), None):
                yield weight, f"{kind}: {word.key} ({word.language})"
            elif _bears_out(control, kind, purpose, alone=alone) and self._likely(purpose, text):
                sure = NAMED if kind == "row" else min(weight, MEANT)
                yield sure, tr("{kind}: it means that").format(kind=kind)

    def _word(self, purpose: Purpose, text: str) -> Word | None:
        return self._words.find(self._labels[purpose], text)

    def _likely(self, purpose: Purpose, text: str) -> bool:
        """Whether a label means that in the page's language or, as for words, in any."""
        if purpose is Purpose.EMAIL and self._words.says(CODE, text):
            # That it came by e-mail says what it is, in whatever language the page says it is.
            return False
        languages = dict.fromkeys((self._page_language, None))
        return any(self._words.likely(self._labels[purpose], text, each) for each in languages)

    def _is_decoy(self, control: Control, found: Judgement) -> bool:
        """Whether people are told to leave it empty, and not only that they may."""
        if found.purpose is Purpose.REASON and found.strength >= LABEL:
            return False
        says = self._words.says
        return any(says(LEAVE_EMPTY, t) and not says(OPTIONAL, t) for _, t in control.labels)

    def _declared(
        self, control: Control, purpose: Purpose, *, alone: bool
    ) -> Iterator[tuple[int, str]]:
        """What the page says of a control, beside its labels, that speaks for a purpose."""
        completed = set(control.autocomplete.lower().split()) & _COMPLETED[purpose]
        if completed:
            yield DECLARED, f"autocomplete={completed.pop()}"
        match purpose:
            case Purpose.EMAIL:
                yield from _is_for_an_address(control)
                if _is_named(control, _EMAIL_NAME, _NOT_EMAIL) and not self._asks_code:
                    yield NAMED, tr("named email")
            case Purpose.COUNTRY:
                if _lists_countries(control, self._language):
                    yield DECLARED, tr("a list of countries")
                if _is_named(control, _COUNTRY_NAME):
                    yield NAMED, tr("named country")
            case Purpose.REASON if alone and control.type in {"textarea", "rich"}:
                yield ALONE, tr("the only large text box")
            case Purpose.CODE if _is_named(control, _CODE_NAME):
                yield NAMED, tr("named as a code")


def _bears_out(control: Control, kind: str, purpose: Purpose, *, alone: bool) -> bool:
    """Whether a box is of the kind that a text means, where the text alone says too little: one
    beside the box, and a code, of which there are many (a post code, a tax code)."""
    match purpose:
        case Purpose.CODE:
            return alone
        case _ if kind != "row":
            return True
        case Purpose.EMAIL:
            return control.type == "email" or alone
        case Purpose.COUNTRY:
            return control.tag == "select" or control.picks
        case _:
            return control.type in {"textarea", "rich"}


def _can_be(control: Control, purpose: Purpose) -> bool:
    """Whether a control could be for a purpose, by all that the page declares of it."""
    if control.type not in _HOLDS[purpose] or is_for_search(control):
        return False
    completed = control.autocomplete.lower().split()
    if not set(completed) & _COMPLETED[purpose]:
        elsewhere = set().union(*_COMPLETED.values()) & set(completed)
        if elsewhere or any(_COMPLETED_ELSE.fullmatch(each) for each in completed):
            return False
    if purpose is Purpose.EMAIL:
        short = 0 < control.maxlength < _SHORTEST
        return not short and not _is_named(control, _CODE_NAME)
    return purpose is not Purpose.COUNTRY or not (
        _is_named(control, _NOT_COUNTRY) or _lists_dialling_codes(control)
    )


def _is_for_an_address(control: Control) -> Iterator[tuple[int, str]]:
    if control.type == "email":
        yield DECLARED, "type=email"
    if _ADDRESS.fullmatch(control.value.strip()):
        yield DECLARED, tr("it holds an e-mail address")


def is_for_search(control: Control) -> bool:
    """Whether a box is there to search the site with, or for nobody."""
    return _is_named(control, _NOBODYS)


def _is_named(
    control: Control, wanted: re.Pattern[str], unless: re.Pattern[str] | None = None
) -> bool:
    """Whether its `id` or `name` says something, and neither says something else."""
    names = [re.sub(r"[^a-z0-9]", "", each.lower()) for each in (control.id, control.name)]
    return any(map(wanted.search, names)) and not (unless and any(map(unless.search, names)))


def _lists_countries(control: Control, language: str) -> bool:
    if len(control.options) < _SEVERAL_CODES:
        # The names of all countries take their time to load.
        return False
    codes = {value for value, _ in control.options if len(value) == 2}
    texts = {plain_name(text) for _, text in control.options}
    return (
        len(codes & {"FR", "DE", "ES", "IT", "PL"}) >= _SEVERAL_CODES
        or len(texts & plain_names_in(language)) >= _SEVERAL_NAMES
    )


def _lists_dialling_codes(control: Control) -> bool:
    found = [text for _, text in control.options if _DIALLING.search(text)]
    return len(found) > len(control.options) / 2
