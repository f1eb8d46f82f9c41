"""The guide: the person does everything by hand in their usual browser, and is told how.

Nothing is automated and nothing is seen: the receipt holds only what the person states.
"""

from __future__ import annotations

import webbrowser
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from optout_bot.after.page import keep_page
from optout_bot.base.countries import law_of, name_in
from optout_bot.base.errors import NotSent, UsageError
from optout_bot.base.messages import quoted, tr
from optout_bot.base.urls import host_in, without_query
from optout_bot.flow import Finish, Flow, Label, Purpose, labels_of
from optout_bot.flow.words import Words
from optout_bot.objection.answers import Answers
from optout_bot.page.parts import form_number
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome
from optout_bot.person.terminal import Person, Pump, Question


@dataclass(frozen=True)
class Instruction:
    """What to do, the text to copy for it, and what helps to do it right."""

    what: str
    copy: str
    help: Sequence[str]


@dataclass(frozen=True)
class Guide:
    """A flow, told to a person. `wait` is how many seconds they may take for each step; `pump`
    is called meanwhile."""

    flow: Flow
    words: Words
    answers: Answers
    wait: float
    pump: Pump

    def walk(self, person: Person, receipts: Path, language: str) -> Receipt:
        """Open the form in the person's browser, tell each step, and keep what they state.

        `language` is the one proposed for the page.

        Raises:
            NotSent: nobody answers, or they stopped.
            Interrupted: Ctrl-C, where `pump` raises it.
        """
        person.say(tr("{title}: by hand, in your usual browser").format(title=self.flow.title))
        person.say(tr("  I do nothing in the page and see nothing of it."))
        if not person.can_answer:
            for number, step in enumerate(self.steps(language), 1):
                _tell(person, number, step)
            raise NotSent(
                tr("There is no terminal to ask at: these are the steps for you to take.")
            )
        receipt = Receipt.new(receipts, self.flow.name, practice=False)
        receipt.record.stated = True
        try:
            self._step_by_step(person, receipt, language)
        finally:
            with suppress(UsageError):
                keep_page(receipt)
            person.say(tr("  Receipt: {folder}").format(folder=receipt.folder))
        return receipt

    def _step_by_step(self, person: Person, receipt: Receipt, language: str) -> None:
        receipt.end(Outcome.STOPPED, tr("you stopped before the button"))
        language = self._ask_language(person, language)
        receipt.record.language, receipt.record.door = language, self.addresses[0]
        steps = self.steps(language)
        for number, step in enumerate(steps, 1):
            if number == len(steps) - 1:
                # From here on it may have been sent, whatever is answered or not.
                receipt.end(Outcome.UNCONFIRMED, tr("you did not say whether you sent it"))
            _tell(person, number, step)
            receipt.step("guide", step.what, without_query(self.addresses[0]))
            if number == 1 and not webbrowser.open(self.addresses[0]):
                person.say(tr("     I could not open your browser. Please open the address."))
            last = number == len(steps)
            if not last and self._ask(person, tr("  Enter for the next step, q to stop:")) == "q":
                break
        self._ask_outcome(person, receipt)

    @property
    def addresses(self) -> list[str]:
        """The addresses of the form itself, those that the flow tries first first."""
        known = {number.number for number in self.flow.form.numbers}
        doors = (
            door for door in self.flow.doors if form_number(door.address, self.flow.form) in known
        )
        hosts = self.flow.form.hosts
        return [door.address for door in doors if host_in(door.address, hosts)]

    def steps(self, language: str) -> list[Instruction]:
        """What to do, one after the other; the last but one is to send it."""
        form = self.flow.form
        first, *others = self.addresses
        start = f"https://{without_query(first).split('/')[0]}/"
        opened = [
            tr("The address bar must begin with: {start}").format(start=start),
            *(tr("If there is no form, try: {address}").format(address=a) for a in others),
        ]
        another = tr("If the title says one of these, it is another form. Close it and stop:")
        title = [
            *self._shown(tr("The title of the objection form:"), (form.title,), language),
            *self._shown(another, form.other_titles, language),
        ]
        finishes = [screen.sight for screen in self.flow.after if isinstance(screen.act, Finish)]
        said = self._shown(tr("It says, for example:"), tuple(labels_of(tuple(finishes))), language)
        return [
            Instruction(
                tr("Sign in, if you are asked to. The form is at this address:"), first, opened
            ),
            Instruction(tr("Read the title of the form. It proves which form this is."), "", title),
            *self._fields(language),
            Instruction(
                tr("Read everything again. Then press the button that sends it."),
                "",
                [
                    *self._shown(tr("The button says:"), (form.submit,), language),
                    tr("If the page then asks for a code, it is in your e-mail."),
                ],
            ),
            Instruction(tr("Wait until the page confirms it."), "", said),
        ]

    def _fields(self, language: str) -> Iterator[Instruction]:
        """One step per field: the text to copy, and its label on the page."""
        country = self.answers.country
        law = law_of(country)
        fields = {
            Purpose.EMAIL: (tr("Fill in your e-mail address:"), self.answers.email),
            Purpose.COUNTRY: (
                tr("If the form asks for your country, choose it:"),
                name_in(country, language) if country else "",
            ),
            Purpose.REASON: (
                tr("If you must give a reason, or want to, you can copy this one:"),
                self.answers.reason or self.words.objection(language, law),
            ),
        }
        for purpose, (what, text) in fields.items():
            label = self.flow.form.labels[purpose]
            yield Instruction(what, text, self._shown(tr("Its label says:"), (label,), language))

    def _shown(self, heading: str, labels: tuple[Label, ...], language: str) -> list[str]:
        """The texts of labels under a heading; those never seen are said to be guesses."""
        words = [
            word for label in labels for word in self.words.by_language[language].get(label.key, ())
        ]
        seen = [f"  {quoted(word.text)}" for word in words if word.seen]
        guessed = [f"  {quoted(word.text)}" for word in words if not word.seen]
        lines = [heading, *seen] if seen else [heading]
        if guessed and seen:
            lines.append(tr("Or something like this (never seen, only guessed):"))
        elif guessed:
            lines = [heading + " " + tr("(never seen, only guessed)")]
        return lines + guessed

    def _ask(self, person: Person, question: str) -> str:
        answer = person.ask(Question(question), self.pump, self.wait)
        return "q" if answer is None else answer.strip().lower()

    def _ask_language(self, person: Person, proposed: str) -> str:
        question = tr("  The page's language? Its two letters, such as fr; Enter for {language}:")
        while True:
            answer = self._ask(person, question.format(language=proposed))
            if answer == "q":
                raise NotSent(tr("You stopped before anything was opened."))
            language = self.words.language_of(answer) if answer else proposed
            if language:
                return language
            known = ", ".join(self.words.languages)
            person.say(tr("  I know these languages: {languages}").format(languages=known))

    def _ask_outcome(self, person: Person, receipt: Receipt) -> None:
        person.say(tr("  What did you see?"))
        person.say(tr("  1  I sent it, and the page confirmed it."))
        person.say(tr("  2  I sent it, but the page showed nothing."))
        person.say(tr("  3  I did not send it."))
        meaning = {
            "1": (Outcome.SENT, tr("you said that you sent it and the page confirmed it")),
            "2": (Outcome.UNCONFIRMED, tr("you said that you sent it and the page showed nothing")),
            "3": (Outcome.STOPPED, tr("you said that you did not send it")),
        }
        while (answer := self._ask(person, tr("  Type 1, 2 or 3:"))) not in meaning:
            if answer == "q":
                return
        receipt.end(*meaning[answer])


def _tell(person: Person, number: int, step: Instruction) -> None:
    person.say()
    person.say(f"  {number}. {step.what}")
    if step.copy:
        person.say(step.copy, whole=True)
    for line in step.help:
        person.say(f"     {line}")
