"""At the form: fill it in, ask, press, one thing each time it is met."""

from __future__ import annotations

from typing import NoReturn

from optout_bot.base.errors import PageError
from optout_bot.base.messages import tr
from optout_bot.objection.filling import Filling, content_of
from optout_bot.objection.likely import is_the_form
from optout_bot.objection.narration import AFTER_THE_FORM
from optout_bot.objection.review import Review, ask, review
from optout_bot.objection.send import send
from optout_bot.objection.session import Complaint, LookAgain, Session
from optout_bot.objection.targets import DeadEnd
from optout_bot.page.reading import Look, Vouched


class AtTheForm:
    """What was filled in, asked and approved so far. `arrived`: the form has stood ready once;
    `left`: it was sent once, and not accepted."""

    def __init__(self, session: Session) -> None:
        self.arrived = False
        self._session = session
        self._filling = Filling(session)
        self._approved: Review | None = None
        self._asked = 0
        self._not_the_form: list[Vouched] = []
        self._why = ""
        # What the page last said against the form, and what the form held then.
        self._complaint: Complaint | None = None
        self._complained_of: tuple[tuple[str, str], ...] = ()
        self.left = False

    def is_sent_from(self, look: Look) -> bool:
        """Do what comes next; whether that was to send the objection, and it was confirmed.

        Raises:
            OptOutError: it ended otherwise.
            DeadEnd: the person says that this is not the form.
        """
        if not look.proof.may_be_filled:
            self._ask_whether_it_is(look)
            return False
        if not self.arrived:
            self._session.narration.tell(tr("I fill in the form"), left=AFTER_THE_FORM)
            self.arrived = True
        try:
            if self._complaint and self._await_repair(look, self._complaint):
                return False
            if self._filling.goes_on(look):
                if self._approved:
                    self._changed()
                return False
            shown = review(look, self._filling.planned, self._filling.without_place)
            if shown == self._approved:
                send(self._session, look, shown)
                return True
            if self._approved:
                self._changed()
            self._asked += 1
            ask(self._session, look, shown, again=self._asked > 1)
            # It is looked at once more, and only if it still is this the button is pressed.
            self._approved = shown
        except Complaint as complaint:
            self._approved = None
            self._complaint, self._complained_of = complaint, content_of(look)
            self.left = self.left or complaint.left
            self._session.person.say(f"  {complaint.told}")
        except LookAgain as why:
            self._tell(why)
        return False

    def _await_repair(self, look: Look, complaint: Complaint) -> bool:
        """Wait until the person changed something in a form that the page does not accept;
        whether there was something to wait for.

        Raises:
            PageError: they did not, or nobody is there.
        """
        before, self._complaint = self._complained_of, None
        if content_of(look) != before:
            return False

        def changed(now: Look, still: bool) -> bool:
            return still and content_of(now) != before

        turn = tr("  Your turn: please correct it in the window; then I ask you once more.")
        if not self._session.done_by_them(turn, turn, changed, look.snapshot.trace):
            raise PageError(complaint.told)
        return True

    def _ask_whether_it_is(self, look: Look) -> None:
        """Of a form that is only likely: the person says whether it is the one, as it stands.

        Raises:
            DeadEnd: they say that it is not.
            NotSent: nobody could be asked.
        """
        stands = look.as_it_stands(look.proof)
        if stands in self._not_the_form or not is_the_form(self._session, look):
            self._not_the_form.append(stands)
            raise DeadEnd(tr("you said that this is not the form"))
        self._session.watch.vouched = stands

    @property
    def keeps_nothing(self) -> bool:
        """Whether it does not hold what was written into it."""
        return self._filling.keeps_nothing

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
