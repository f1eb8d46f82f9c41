"""What was sent and what was not, by the receipts alone."""

from __future__ import annotations

from pathlib import Path

from optout_bot.base.messages import tr, with_colon
from optout_bot.person.history import Kept, kept, where_to_look
from optout_bot.person.receipt import Outcome


def status(receipts: Path) -> str:
    """What the receipts say. A practice run is never counted as done."""
    found = list(kept(receipts))
    if not found:
        return tr("No receipts yet: nothing was sent.")
    lines = [_line(each) for each in found]
    done = sorted({each.site for each in found if _counts(each)})
    lines += ["", with_colon(tr("Done"), ", ".join(done) or tr("nothing yet"))]
    if any(each.outcome == Outcome.UNCONFIRMED and not each.practice for each in found):
        lines += [tr("Where no confirmation was seen:"), *where_to_look()]
    if stated := sorted({r.site for r in found if r.stated and r.outcome == Outcome.SENT}):
        lines.append(tr("Done as you said: {sites}").format(sites=", ".join(stated)))
    return "\n".join(lines)


def _counts(receipt: Kept) -> bool:
    seen = receipt.outcome in {Outcome.SENT, Outcome.ALREADY} and not receipt.stated
    return seen and not receipt.practice and not receipt.fault


def _line(receipt: Kept) -> str:
    if not receipt.outcome:
        return with_colon(receipt.folder.name, receipt.fault)
    practice = tr("PRACTICE") + ", " if receipt.practice else ""
    outcome = Outcome(receipt.outcome)
    meaning = _stated(outcome) if receipt.stated else _seen(outcome)
    why = "" if receipt.outcome == Outcome.SENT else f" ({receipt.why})"
    fault = f" — {receipt.fault}" if receipt.fault else ""
    return with_colon(receipt.folder.name, f"{practice}{meaning}{why}{fault}")


def _seen(outcome: Outcome) -> str:
    """What the program saw."""
    meaning = {
        Outcome.SENT: tr("sent, and the page confirmed it"),
        Outcome.ALREADY: tr("the site says that it has your objection already"),
        Outcome.UNCONFIRMED: tr("pressed, but no confirmation was seen"),
        Outcome.DECLINED: tr("not sent: you did not say yes"),
        Outcome.STOPPED: tr("not sent"),
        Outcome.REHEARSED: tr("a rehearsal, nothing sent"),
    }
    return meaning[outcome]


def _stated(outcome: Outcome) -> str:
    """What the person said at the end of the guide."""
    if outcome == Outcome.SENT:
        return tr("you said it was sent (not seen by the program)")
    return (
        tr("by hand, not confirmed") if outcome == Outcome.UNCONFIRMED else tr("by hand, not sent")
    )
