"""What a page says that it did not say before something was done on it."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from functools import cached_property

from optout_bot.flow import Role
from optout_bot.flow.typography import normal
from optout_bot.flow.words import Words
from optout_bot.page.snapshot import Element, Snapshot, sentences, single_sentences

SAYING = frozenset({Role.TEXT, Role.HEADING})


class Since:
    """Two looks at a page, before something was done and after."""

    def __init__(self, before: Snapshot, after: Snapshot, words: Words) -> None:
        self._before, self._after = _Said(before, words), _Said(after, words)

    def is_new(self, text: str) -> bool:
        """Whether a sentence is said more often than before, in whatever document."""
        return self._after.sentences[normal(text)] > self._before.sentences[normal(text)]

    def new_texts(self) -> list[str]:
        """Every text that was not there before, as the page says it, each once."""
        texts = (e for e in self._after.saying if e.place not in self._after.around)
        said = (part for e in texts for part in single_sentences(e.name))
        return list(dict.fromkeys(text for text in said if self.is_new(text)))

    @property
    def asks_for_more(self) -> bool:
        """Whether a box is there that was not."""

        def boxes(snapshot: Snapshot) -> Counter[tuple[str, str]]:
            controls = (e.control for e in snapshot.of_role(Role.FIELD))
            return Counter((each.name, each.type) for each in controls if each)

        return bool(boxes(self._after.snapshot) - boxes(self._before.snapshot))

    def stood(self, element: Element, text: str, *, alone: bool) -> bool:
        """Whether the page said a word as often before, or this very text.

        In another document it is said anew, unless that is the form once more, or not drawn yet;
        `alone`: it is drawn, and offers no form.
        """
        before, after = self._before, self._after
        born = after.snapshot.born[element.place[0]]
        if born in before.snapshot.born:
            same = after.texts[born, element.name] <= before.texts[born, element.name]
            return same or after.words[born, text] <= before.words[born, text]
        once = sum(number for (_, each), number in before.words.items() if each == text)
        return bool(once) and not alone and after.words[born, text] <= once


@dataclass(frozen=True)
class _Said:
    """What one look hears."""

    snapshot: Snapshot
    known: Words

    @cached_property
    def saying(self) -> list[Element]:
        """What says something."""
        return [e for e in self.snapshot.elements if e.role in SAYING and e.visible]

    @cached_property
    def around(self) -> set[tuple[int, int]]:
        """The places of texts that other texts stand in."""
        return {e.within for e in self.saying}

    @cached_property
    def sentences(self) -> Counter[str]:
        """How often each sentence is said."""
        return Counter(normal(each) for e in self.saying for each in set(sentences(e.name)))

    @cached_property
    def texts(self) -> Counter[tuple[float, str]]:
        """How often each document shows each text, whole."""
        born = self.snapshot.born
        return Counter((born[e.place[0]], e.name) for e in self.saying)

    @cached_property
    def words(self) -> Counter[tuple[float, str]]:
        """How often each document says each known word, in how many places on the screen."""
        known = self.known.by_text
        whole = {
            e.place: Counter(n for each in sentences(e.name) if (n := normal(each)) in known)
            for e in self.saying
        }
        own = {place: counts.copy() for place, counts in whole.items()}
        for element in self.saying:
            if element.within in own:
                own[element.within].subtract(whole[element.place])
        said: Counter[tuple[float, str]] = Counter()
        for (frame, _), counts in own.items():
            for text, number in counts.items():
                said[self.snapshot.born[frame], text] += max(number, 0)
        return said
