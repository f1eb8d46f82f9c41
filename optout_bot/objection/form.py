"""At the form: fill it in, ask, press, one thing each time it is met."""

from __future__ import annotations

from typing import NoReturn

from optout_bot.base.messages import tr
from optout_bot.objection.answers import without_place
from optout_bot.objection.filling import Filling
from optout_bot.objection.narration import AFTER_THE_FORM
from optout_bot.objection.review import Review, ask, review
from optout_bot.objection.send import send
from optout_bot.objection.session import LookAgain, Session
from optout_bot.page.reading import Look


class AtTheForm:
    """What was filled in, asked and approved so far. `arrived`: the form has stood ready once."""

    def __init__(self, session: Session) -> None:
        self.arrived = False
        self._session = session
        self._filling = Filling(session)
        self._approved: Review | None = None
        self._asked = 0
        self._why = ""

    def is_sent_from(self, look: Look) -> bool:
        """Do what comes next; whether that was to send the objection, and it was confirmed.

        Raises:
            OptOutError: it ended otherwise.
        """
        if not self.arrived:
            self._session.narration.tell(tr("I fill in the form"), left=AFTER_THE_FORM)
            self.arrived = True
        try:
            if self._filling.goes_on(look):
                if self._approved:
                    self._changed()
                return False
            planned = self._filling.planned
            shown = review(look, planned, without_place(self._session.answers, planned))
            if shown == self._approved:
                send(self._session, look, shown)
                return True
            if self._approved:
                self._changed()
            self._asked += 1
            ask(self._session, look, shown, again=self._asked > 1)
            # It is looked at once more, and only if it still is this the button is pressed.
            self._approved = shown
        except LookAgain as why:
            self._tell(why)
        return False

    def takes_back_the_yes(self) -> None:
        """What the person approved is not what the page shows now."""
        self._approved = None

    @property
    def why_not(self) -> str:
        """Why it comes to no end here."""
        tried = tr("{why} It was tried {n} times. Nothing was sent.")
        return tried.format(why=self._why, n=self._asked) if self._why else self._filling.why_not

    def _changed(self) -> NoReturn:
        """What was approved is not what stands there now.

        Raises:
            LookAgain: so the person is asked again.
        """
        self._approved = None
        raise LookAgain(tr("The form changed meanwhile."))

    def _tell(self, why: LookAgain) -> None:
        """Say why the form is met once more. A yes outlives a dialog that is known, no more."""
        now = self._session.watch.look()
        if self._approved and now and now.shows_dialog:
            return
        self._approved = None
        self._why = str(why)
        if why.told:
            self._session.person.say(f"  {why.told}")
