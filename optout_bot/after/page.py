"""A receipt, the overview of all and a letter as pages: self-contained, without script."""

from __future__ import annotations

import base64
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from optout_bot.after.authorities import company
from optout_bot.after.course import Course
from optout_bot.after.letter import Written
from optout_bot.after.scope import points
from optout_bot.after.telling import answered, expected, outcome_of
from optout_bot.base.messages import day_shown, language, tr, with_colon
from optout_bot.person.kept import Kept, as_kept, content_of
from optout_bot.person.receipt import SHOWN, Receipt
from optout_bot.person.record import Prover, Record, Step, day_of


def keep_page(receipt: Receipt) -> None:
    """Save a receipt together with its page.

    Raises:
        UsageError: it cannot be written.
    """
    receipt.show(receipt_page(as_kept(receipt)))


def receipt_page(receipt: Kept) -> str:
    """All of a receipt."""
    made = receipt.counts
    return _rendered(
        "receipt.html",
        title=tr("Receipt: {site}, {when}").format(
            site=receipt.site.capitalize(), when=day_shown(day_of(receipt.started_at))
        ),
        outcome=outcome_of(receipt),
        asked=list(_asked(receipt)),
        fields=receipt.fields,
        said=receipt.confirmation or receipt.refusal,
        judged=_judged(receipt),
        answers=[answered(each) for each in receipt.answers],
        expected=expected(Course(receipt)) if made else [],
        scope=points() if made else [],
        pictures=list(_pictures(receipt)),
        steps=[
            {"at": _local(each.at), "what": _done(each), "address": each.address}
            for each in receipt.steps
            if not each.picture
        ],
        hashes=[*(receipt.pictures | receipt.pages | receipt.papers).items()],
        tool=receipt.tool,
    )


def letter_page(letter: Written) -> str:
    """A letter, ready to print."""
    return _rendered("letter.html", language=letter.language, title=letter.subject, letter=letter)


def overview_page(
    sites: Iterable[tuple[str, list[str]]], more: list[str], receipts: Iterable[Kept], today: str
) -> str:
    """All receipts: how each site stands, what else there is to say, and each with a link."""
    return _rendered(
        "overview.html",
        title=tr("Your objections to Meta's use of your information for AI"),
        today=today,
        sites=list(sites),
        more=more,
        scope=points(),
        receipts=[_row(each) for each in receipts],
    )


def _row(receipt: Kept) -> dict[str, str]:
    # A folder that is closed to us has a page that nobody here can open.
    shown = receipt.folder / SHOWN if os.path.isfile(receipt.folder / SHOWN) else None  # noqa: PTH113
    return {
        "name": receipt.folder.name,
        "link": shown.as_uri() if shown else "",
        "outcome": f"{tr('PRACTICE')}: " * receipt.practice
        + (receipt.fault or outcome_of(receipt)),
    }


def _local(stamp: str) -> str:
    """A moment in the person's time and in UTC."""
    moment = datetime.fromisoformat(stamp)
    local = moment.astimezone()
    return f"{day_shown(local.date())}, {local:%H:%M %Z} ({moment:%Y-%m-%d %H:%M:%S} UTC)"


def _done(step: Step) -> str:
    return with_colon(tr(step.screen), tr(step.act))


def _asked(record: Record) -> Iterator[tuple[str, str]]:
    yield tr("asked"), tr("that Meta does not use your information for AI at Meta")
    yield (
        tr("of whom"),
        tr("Meta (in the European Union: {company})").format(company=company().name),
    )
    yield tr("on which ground"), tr("the right to object: GDPR, article 21(1)")
    yield tr("site"), record.site.capitalize()
    if record.form.get("number"):
        yield tr("form"), record.form["number"]
    if record.form.get("title"):
        yield tr("its title"), record.form["title"]
    if record.form.get("proved_by") == Prover.PERSON:
        yield tr("which form it is"), tr("you said so, shown its title")
    if record.intent_at:
        yield tr("pressed"), _local(record.intent_at)
    if record.sent_at:
        yield tr("confirmed"), _local(record.sent_at)
    if record.objected_on:
        yield tr("objected, as stated"), record.objected_on


def _judged(record: Record) -> str:
    return {
        Prover.PROGRAM: tr("The program knew these words as a confirmation."),
        Prover.PERSON: tr("You read them and said that they confirm it."),
    }.get(Prover(record.confirmed_by), "")


def _pictures(receipt: Kept) -> Iterator[dict[str, str]]:
    taken = {each.picture: each for each in receipt.steps if each.picture}
    for file in receipt.pictures:
        step = taken.get(file)
        with suppress(OSError):
            yield {
                "file": file,
                "data": base64.b64encode(content_of(str(receipt.folder), file)).decode(),
                "alt": tr("Picture of the page: {what}").format(what=Path(file).stem),
                "address": step.address if step else "",
                "at": _local(step.at) if step else "",
            }


def _rendered(template: str, **values: Any) -> str:
    env = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
    )
    return env.get_template(template).render(**{"language": language(), "tr": tr, **values})
