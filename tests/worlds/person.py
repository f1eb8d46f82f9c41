"""The person of a world: answers truthfully, from what its site knows, and acts in the window."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from urllib.parse import urlsplit

from playwright.sync_api import Error, Page

from flows import labels
from optout_bot.browser.tab import Tab
from optout_bot.objection import likely
from optout_bot.objection.session import Session
from optout_bot.page.reading import Look
from optout_bot.page.snapshot import Element
from optout_bot.person.terminal import Pump, Question
from tests.conftest import Someone
from tests.worlds.pages import CODE, ELSEWHERE, WorldSite
from tests.worlds.questions import CONFIRMS, IS_THE_FORM, ONCE_MORE, TO_SEND, WHICH_ONE, mark_of
from tests.worlds.unseen import GENERIC, already_in
from tests.worlds.world import REASON


class Truthful(Someone):
    """Answers what is so. `asked` counts the questions; `of_another` is where it was asked of a
    form that is not the world's objection form."""

    def __init__(self, site: WorldSite, tab: Tab) -> None:
        super().__init__(on_say=self._act)
        self.site = site
        self._tab = tab
        self.asked: Counter[str] = Counter()
        self.of_another = ""
        self._offered: Sequence[Element] = ()
        self._gave_reason = False

    @property
    def _page(self) -> Page:
        """The page in front, which may be in another tab than the first."""
        return self._tab.page

    def choose(self, session: Session, look: Look, targets: Sequence[Element]) -> Element | None:
        """As the program lets them choose; they know where each link leads."""
        self._offered = targets
        return likely.chosen_of(session, look, targets)

    def ask(self, question: Question, pump: Pump, seconds: float) -> str | None:
        self.heard.append(question.text)
        pump()
        mark = mark_of(question.text)
        self.asked[mark] += 1
        answers: dict[str, Callable[[Pump], str]] = {
            IS_THE_FORM: lambda _: self._yes(self._at_the_form()),
            CONFIRMS: lambda _: self._yes(self._reads_thanks()),
            ONCE_MORE: lambda _: self._yes(self.site.world.unseen.confirmed),
            WHICH_ONE: lambda _: self._number(),
            TO_SEND: self._sends,
        }
        return answers[mark](pump) if mark in answers else None

    @staticmethod
    def _yes(true: bool) -> str:
        return "yes" if true else "no"

    def _at_the_form(self) -> bool:
        parts = urlsplit(self._page.url)
        here = parts.path.rstrip("/").rpartition("/")[2] in self.site.numbers
        host = (parts.hostname or "").endswith(ELSEWHERE)
        if here and not host and self.site.world.is_objection:
            return True
        self.of_another = self._page.url
        return False

    def _reads_thanks(self) -> bool:
        site = self.site
        language = site.texts.language
        texts = [*site.texts.all(labels.CONFIRMATION), *GENERIC.values()]
        if site.world.unseen.already:
            texts = [already_in(language, site.world.unseen)]
        return site.thanked and any(self._shows(text) for text in texts)

    def _shows(self, text: str) -> bool:
        with suppress(Error):
            return any(f.get_by_text(text).first.is_visible() for f in self._page.frames)
        return False

    def _number(self) -> str:
        texts = self.site.texts
        named = {*texts.all(labels.YES), *texts.all(labels.HUB_OBJECT)}
        numbers = tuple(self.site.numbers)
        for number, target in enumerate(self._offered, 1):
            path = urlsplit(target.href or "").path.rstrip("/")
            if path.endswith(numbers) or target.name in named:
                return str(number)
        return "none"

    def _sends(self, pump: Pump) -> str:
        demanded = self.site.turned_down and self.site.world.unseen.reason_demanded
        if demanded and not self._gave_reason:
            # What the page complains of they see to themselves; the program then asks again.
            self._gave_reason = True
            self._gives_a_reason()
            for _ in range(30):
                pump()
        self.site.yes_said = True
        return "yes"

    # In the window.

    def _act(self, text: str) -> None:
        code = "type the code in the window" in text or "asks for something more" in text
        if code and self._fill("#codebox input", CODE):
            self._press("#confirm")
        if "correct it in the window" in text and self.site.world.unseen.reason_demanded:
            self._gives_a_reason()
        if "Your turn" in text or "press it once more" in text:
            self._press("a:has-text('(practice)')")
            self._press("#really")

    def _gives_a_reason(self) -> None:
        """Once more where the form was drawn anew under their hands."""
        for _ in range(2):
            self._fill(f"[name={self.site.names['reason']}]", REASON.strip())

    def _fill(self, selector: str, value: str) -> bool:
        return self._do(selector, lambda found: found.fill(value, timeout=1000))

    def _press(self, selector: str) -> bool:
        return self._do(selector, lambda found: found.click(timeout=1000))

    def _do(self, selector: str, act: Callable[..., None]) -> bool:
        with suppress(Error):
            for frame in self._page.frames:
                if frame.locator(selector).first.is_visible():
                    act(frame.locator(selector).first)
                    return True
        return False
