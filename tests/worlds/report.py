"""What many worlds come to, in a few lines."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from tests.worlds.questions import CONFIRMS, IS_THE_FORM, ONCE_MORE, SIDE, WHICH_ONE
from tests.worlds.world import World

PASSED, HANDED_OVER, WRONG, SILENT = "passed", "handed over", "WRONG", "SILENT"
OTHER_FORM = "ASKED ABOUT ANOTHER FORM"
VERDICTS = (PASSED, HANDED_OVER, WRONG, SILENT, OTHER_FORM)
_SHORT = {IS_THE_FORM: "form", CONFIRMS: "confirm", WHICH_ONE: "which", ONCE_MORE: "again"}


@dataclass(frozen=True)
class Result:
    """How a world ended: the verdict, whether the question was reached, and why. `known`: form
    number and thanks both were; `questions` counts what the person was asked, `told` is all that
    they heard."""

    world: World
    verdict: str
    asked: bool
    why: str
    known: bool = False
    questions: Counter[str] = field(default_factory=Counter)
    told: str = ""
    outcome: str = ""
    form: dict[str, str] = field(default_factory=dict)
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def side(self) -> int:
        """How many questions beside the one that sends; what a site wants again is its own."""
        return sum(self.questions[mark] for mark in SIDE if mark != ONCE_MORE)


def summary(results: list[Result]) -> str:
    """The lines that count."""
    count = Counter(result.verdict for result in results)
    due = [r for r in results if r.world.ends != "refused"]
    through = sum(r.verdict == PASSED for r in due)
    share = 100 * through / len(due) if due else 100.0
    return (
        f"{len(results)} worlds: {count[PASSED]} passed, {count[HANDED_OVER]} handed over, "
        f"{count[WRONG]} WRONG, {count[SILENT]} SILENT, {count[OTHER_FORM]} {OTHER_FORM}\n"
        f"{len(due)} have a form, {through} worked through ({share:.1f} %)\n"
        f"side questions: {_side_questions(results)}"
    )


def _side_questions(results: list[Result]) -> str:
    unknown = [r for r in results if r.world.unseen.words is not None and r.world.unseen.number]
    due = [r for r in unknown if r.world.ends != "refused"]
    known = [r for r in results if r.known]
    beyond = [r.world.seed for r in known if r.side]
    total = sum((r.questions for r in results), Counter[str]())
    kinds = ", ".join(f"{_SHORT[mark]} {total[mark]}" for mark in SIDE)
    return (
        f"{_average(unknown):.2f} on average where nothing is known ({len(unknown)}), "
        f"{_average(due):.2f} where there is a form too ({len(due)}); "
        f"{sum(r.side for r in known)} where number and thanks are ({len(known)}) {beyond or ''}; "
        f"in all {kinds}"
    )


def _average(results: list[Result]) -> float:
    return sum(r.side for r in results) / len(results) if results else 0.0
