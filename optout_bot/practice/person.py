"""Answers practice's own question where there is no terminal. Never used for a real run."""

from __future__ import annotations

from optout_bot.base.messages import tr
from optout_bot.objection.narration import go_on
from optout_bot.objection.send import code_question
from optout_bot.person.terminal import Pump, Terminal
from optout_bot.practice.site import CODE


class ScriptedPerson(Terminal):
    """Says yes aloud on the practice site, and enters the practice code."""

    @property
    def can_answer(self) -> bool:
        return True

    @property
    def present(self) -> bool:
        return False

    def ask(self, question: str, pump: Pump, seconds: float) -> str | None:
        pump()
        answer = CODE if question == code_question() else "yes"
        answer = "" if go_on() in question else answer
        self.say(f"{question} {answer}   " + tr("(no terminal: practice answers itself)"))
        return answer
