"""What of a page may be kept: all that a judgement rests on, and nothing that is the person's.

Headings, buttons, links and labels stay as they are: by these a page is repaired. Of any other
text, and of what stands where sites show who is signed in, only the words stay that the program
itself knows. What a field holds, what was typed, e-mail addresses, names and long numbers go.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from urllib.parse import SplitResult, urlsplit

from optout_bot.base.urls import host_in, without_query
from optout_bot.flow import Flow, LinkTo, Role
from optout_bot.flow.model import parts_of
from optout_bot.flow.typography import normal, unaccented, visible
from optout_bot.flow.words import Words
from optout_bot.page.parts import is_at
from optout_bot.page.proof import Trail
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Control, Element, Group, Snapshot, single_sentences

# A letter for a letter: what is masked stays as long as it was.
MASK = "_"
# An address in the place of another: a box may be known by the address that it holds.
NO_ADDRESS = "masked@masked.invalid"
# It begins where no sign of it stands before: else each sign of a long word would be tried.
EMAIL = re.compile(r"(?<![^\s@<>()\"',:;])[^\s@<>()\"',:;]++@[^\s@<>()\"',:;]+\.\w+")
_WORD = re.compile(r"e-mail|\w+", re.IGNORECASE)
_JOINED = re.compile(r"(?<!\w)\w++(?:['’-]\w++)+")
# A number that may be a person's: of an account, a telephone, a picture.
_LONG_NUMBER = re.compile(r"\d(?:[ .()/+-]{0,2}\d){5,}")
# Scripts that write no spaces: there a word is what a stem says, no more.
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
# A form's, of this site or of one beside it.
_FORM = re.compile(r"/contact/(\d+)")
# What is shorter may stand on the page for another reason than that it was typed or is a name.
_LEAST_TYPED, _LEAST_NAME, _LONGEST_PARTICLE = 3, 2, 3
# What a box holds in so few words may be a name; and a greeting with one has no more than so many.
_MOST_NAMES, _MOST_GREETED = 3, 6
# What a page may say again of a text, and how long that is at least.
_PIECES, _LEAST_PIECE = re.compile(r"[,;.!?。！？\n]+"), 8
# A list of countries or the like is longer than one of accounts; the code of a country is short.
_LONG_LIST, _LONGEST_CODE = 8, 2
# A number with letters in it: of a document, an order, an address in the network.
_MIXED_NUMBER = re.compile(r"\b(?=[^\W_]*[A-Za-z])(?=(?:[^\W_]*\d){4})[^\W_]{6,}\b")
# What makes a question of a sentence where no mark does.
_ASKING = ("か", "까")
_ELSEWHERE = "https://elsewhere.invalid/"


@dataclass
class Private:
    """What is known to be the person's, over all the pages seen so far: what was typed or stood in
    a box, and the words that may name them."""

    typed: set[str] = field(default_factory=set)
    names: set[str] = field(default_factory=set)


def masked(look: Look, private: Private | None = None) -> Look:
    """The same look without what is the person's, of whom this page may tell more."""
    mask = _Mask(look.snapshot, look.flow, look.words, private or Private())
    trail = look.trail
    if trail:
        trail = Trail(mask.whole(trail.link), mask.address(trail.page))
    return replace(look, snapshot=mask.snapshot(), trail=trail)


class _Mask:
    """What is the person's on one page."""

    def __init__(self, snapshot: Snapshot, flow: Flow, words: Words, private: Private) -> None:
        self._snapshot, self._flow, self._words = snapshot, flow, words
        self._links = [each for each in parts_of(flow) if isinstance(each, LinkTo)]
        doors = (without_query(door.address) for door in flow.doors)
        own = normal(" ".join((flow.title, *(each.text for each in self._links), *doors)))
        language = words.language_of(snapshot.language)
        self._vocabulary = words.vocabulary(language) | {*_WORD.findall(own)}
        self._numbers = {n for address in self._addresses() for n in _FORM.findall(address)}
        self._private = self._pattern(private)

    def snapshot(self) -> Snapshot:
        """The page as it may be kept."""
        seen = self._snapshot
        # When a document was made tells the hour; which is which is enough.
        order = {born: float(n) for n, born in enumerate(sorted(set(seen.born)), 1)}
        return replace(
            seen,
            address=self.address(seen.address),
            addresses=tuple(map(self.address, seen.addresses)),
            born=tuple(order[born] for born in seen.born),
            elements=tuple(map(self._element, seen.elements)),
            groups={key: Group(self.address(g.action)) for key, g in seen.groups.items()},
            frames=(),
        )

    def _addresses(self) -> Iterator[str]:
        yield from self._snapshot.addresses
        yield from (e.href for e in self._snapshot.elements)

    def _pattern(self, private: Private) -> re.Pattern[str]:
        """What finds anything of the person's in a text; what is found here is added to it."""
        boxes = [e.control for e in self._snapshot.elements if e.role is Role.FIELD and e.control]
        private.typed |= {each.value.strip() for each in boxes if each.tag != "select"}
        private.names |= {*self._names(private.typed)}
        lines = {line.strip() for text in private.typed for line in (text, *text.splitlines())}
        whole = {each for each in lines if len(each) >= _LEAST_TYPED}
        # A page may say again a part of it, such as the street of an address.
        pieces = {piece.strip() for text in whole for piece in _PIECES.split(text)}
        whole |= {each for each in pieces if len(each) >= _LEAST_PIECE}
        parts = [re.escape(each) for each in sorted(whole, key=len, reverse=True)]
        parts += map(self._as_name, private.names | {*map(unaccented, private.names)})
        return re.compile("|".join(parts) or r"(?!)", re.IGNORECASE)

    def _as_name(self, word: str) -> str:
        """What finds a name: between other letters only where no spaces are written, and of a word
        that is also none (Will, Rose) only as a name is written."""
        name = f"(?-i:{re.escape(word)})" if self._is_vocabulary(word) else re.escape(word)
        return name if _UNSPACED.search(word) else rf"(?<![^\W\d_]){name}(?![^\W\d_])"

    def _names(self, held: set[str]) -> Iterator[str]:
        """The words of what may name the person: their address, what stands where a site shows who
        is signed in, and what leads to somebody's own page."""
        things = [e for e in self._snapshot.elements if len(e.name.split()) <= _MOST_GREETED]
        linked = [e.name for e in things if self._is_profile(e.href)]
        shown = [e.name for e in things if e.banner]
        own = [each.partition("@")[0] for each in held if EMAIL.fullmatch(each)]
        mailto = (e.href for e in things if e.href.startswith("mailto:"))
        own += [each.removeprefix("mailto:").partition("@")[0] for each in mailto]
        short = [each for each in held if len(each.split()) <= _MOST_NAMES]
        for text in (*linked, *shown, *own, *short):
            # A name of two words is also written as one.
            joined = (re.sub(r"['’-]", "", each) for each in _JOINED.findall(text))
            for word in (*re.findall(r"[^\W\d_]+", text), *joined):
                named = text in linked and word[0].isupper()
                if not _is_particle(word) and (named or not self._is_vocabulary(word)):
                    yield word

    def _is_vocabulary(self, word: str) -> bool:
        return normal(word) in self._vocabulary

    def _is_profile(self, address: str) -> bool:
        """Whether a link of the flow's own leads to somebody's page or to what they share: its
        path begins with no word that is known, or it has a number that is no form's."""
        path = urlsplit(address).path.strip("/")
        known = any(is_at(address, link) for link in self._links)
        if not path or known or _FORM.search(address):
            return False
        words = _WORD.findall(path.partition("/")[0])
        return bool(_LONG_NUMBER.search(address)) or not all(map(self._is_vocabulary, words))

    def address(self, address: str) -> str:
        """An address without what names somebody, and without its query but for what of it the flow
        knows a link by."""
        parts = urlsplit(address)
        if not parts.hostname:
            return ""
        path = self._without_numbers(self._masks(self._private, parts.path))
        known = [link for link in self._links if is_at(address, link)]
        query = [each for each in parts.query.split("&") if _is_needed(each, parts, known)]
        return f"{parts.scheme}://{parts.hostname}{path}" + "?" * bool(query) + "&".join(query)

    def _link(self, element: Element) -> str:
        address = element.href
        if not address:
            return ""
        if not host_in(address, (*self._flow.hosts, *self._flow.form.hosts)):
            return _ELSEWHERE
        own_page = self._is_profile(address)
        return f"https://{urlsplit(address).hostname}/{MASK}" if own_page else self.address(address)

    def _element(self, element: Element) -> Element:
        theirs = element.role is Role.LINK and self._is_profile(element.href)
        if element.role is Role.TEXT or element.banner or theirs:
            say = self._known
        else:
            say = self._label if element.role is Role.FIELD else self.whole
        return replace(
            element,
            name=say(element.name),
            shown=say(element.shown),
            href=self._link(element),
            control=self._control(element.control, element.name) if element.control else None,
        )

    def _control(self, control: Control, name: str) -> Control:
        return replace(
            control,
            id=self.whole(control.id),
            name=self.whole(control.name),
            autocomplete=self.whole(control.autocomplete),
            labels=tuple(
                (kind, self._known(text) if kind == "row" and text != name else self._label(text))
                for kind, text in control.labels
            ),
            value=_held(control.value),
            chosen=MASK if control.chosen else "",
            options=tuple(self._options(control)),
        )

    def _options(self, control: Control) -> Iterator[tuple[str, str]]:
        held = {control.value.strip(), control.chosen} - {""}
        say = self.whole if len(control.options) >= _LONG_LIST else self._known
        for value, text in control.options:
            if {value, text} & held:
                yield MASK, MASK
            else:
                yield value if len(value) <= _LONGEST_CODE else say(value), say(text)

    def whole(self, text: str) -> str:
        """A text without what is the person's."""
        text = self._masks(self._private, EMAIL.sub(NO_ADDRESS, visible(text)))
        return self._without_numbers(self._masks(_MIXED_NUMBER, text))

    def _label(self, text: str) -> str:
        """The label of a field; a text beside one that names the person is no label, but theirs."""
        kept = self.whole(text)
        return kept if kept == visible(text) else self._known(text)

    def _known(self, text: str) -> str:
        """Of a text the sentences and words that the program knows, and the length of the rest."""
        text, at, kept = self.whole(text), 0, ""
        if normal(text) in self._words.by_text:
            return text
        for sentence in single_sentences(text):
            begins = text.index(sentence, at)
            known = normal(sentence) in self._words.by_text
            kept += text[at:begins] + (sentence if known else self._words_of(sentence))
            at = begins + len(sentence)
        return kept + text[at:]

    def _words_of(self, sentence: str) -> str:
        said = self._words.stems.said_in(sentence)

        def one(found: re.Match[str]) -> str:
            word = normal(found[0])
            if word in said:
                return found[0]
            kept = found[0][-1] if word.endswith(_ASKING) else ""
            if _UNSPACED.search(word):
                either = "|".join(map(re.escape, sorted(said, key=len, reverse=True))) or r"(?!)"
                parts = re.split(f"({either})", found[0], flags=re.IGNORECASE)
                masks = (MASK * len(each) if n % 2 == 0 else each for n, each in enumerate(parts))
                return "".join(masks)[: len(found[0]) - len(kept)] + kept
            return MASK * (len(found[0]) - len(kept)) + kept

        return _WORD.sub(one, sentence)

    def _without_numbers(self, text: str) -> str:
        def one(found: re.Match[str]) -> str:
            return found[0] if found[0] in self._numbers else MASK * len(found[0])

        return _LONG_NUMBER.sub(one, text)

    @staticmethod
    def _masks(pattern: re.Pattern[str], text: str) -> str:
        return pattern.sub(lambda found: _WORD.sub(lambda w: MASK * len(w[0]), found[0]), text)


def _is_particle(word: str) -> bool:
    """Whether it is too short for a name, or as short as a word beside one ("de", "van")."""
    return len(word) < _LEAST_NAME or (word[0].islower() and len(word) <= _LONGEST_PARTICLE)


def _is_needed(parameter: str, parts: SplitResult, known: list[LinkTo]) -> bool:
    """Whether one of these links is no longer known without a part of its query."""
    others = "&".join(each for each in parts.query.split("&") if each != parameter)
    return any(not is_at(parts._replace(query=others).geturl(), link) for link in known)


def _held(value: str) -> str:
    """What stands for a value: nothing for nothing, an address for an address."""
    if EMAIL.fullmatch(value.strip()):
        return NO_ADDRESS
    return MASK if value.strip() else ""
