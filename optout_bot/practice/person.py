"""Answers practice's own question where there is no terminal. Never used for a real run."""

from __future__ import annotations

from optout_bot.base.messages import tr
from optout_bot.person.terminal import Pump, Question, Terminal


class ScriptedPerson(Terminal):
    """Says yes aloud on the practice site, and Enter to the rest."""

    @property
    def can_answer(self) -> bool:
        return True

    @property
    def present(self) -> bool:
        return False

    def ask(self, question: Question, pump: Pump, seconds: float) -> str | None:
        pump()
        told = tr("(no terminal: practice answers itself)")
        self.say(f"{question.text} {question.word}   {told}")
        return question.word
