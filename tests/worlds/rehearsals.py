"""Worlds rehearsed and then run: the run does what the rehearsal says, which types nothing."""

from __future__ import annotations

from dataclasses import dataclass, field
from unittest.mock import patch

from playwright.sync_api import Browser

from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.objection import rehearsal
from optout_bot.objection.rehearsal import Plan
from optout_bot.objection.session import Session
from optout_bot.page.reading import Look
from tests.conftest import EMAIL
from tests.worlds import runner
from tests.worlds.pages import WorldSite
from tests.worlds.questions import IS_THE_FORM
from tests.worlds.world import World

# What a page does to what is typed nobody can tell who types nothing.
ONLY_WHEN_TYPED = ("shortens",)


@dataclass
class Rehearsed:
    """What a rehearsal came to. `plan`: what it said at the form, None where it reached none;
    `asked`: what was asked of the site once the form stood, `typed` what of it held a value."""

    world: World
    plan: Plan | None = None
    asked: list[str] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    @property
    def fault(self) -> str:
        """What is not as it must be, empty where all is."""
        return "; ".join(self.faults)


def run_rehearsed(browser: Browser, words: Words, world: World) -> Rehearsed:
    """Rehearse a world, run it, and compare."""
    done = Rehearsed(world)

    class Watched(WorldSite):
        def reply(self, method: str, address: str, body: str | None) -> Reply | None:
            if done.plan:
                done.asked += [] if method in {"GET", "HEAD"} else [f"{method} {address}"]
            done.typed += [address] if EMAIL in f"{address}{body}" else []
            return super().reply(method, address, body)

    def planned(session: Session, look: Look) -> Plan:
        done.plan = rehearsal_plan(session, look)
        return done.plan

    rehearsal_plan = rehearsal.planned
    with patch.object(runner, "WorldSite", Watched), patch.object(rehearsal, "planned", planned):
        first = runner.run_world(browser, words, world, rehearses=True)
    run = runner.run_world(browser, words, world)
    done.faults += done.asked + done.typed
    if done.plan is None:
        done.faults += ["not reached, and the run asked"] if run.asked else []
        return done
    if first.outcome != "rehearsed":
        done.faults.append(f"it ended as {first.outcome}")
    if done.plan.stops or done.plan.theirs or world.trap in ONLY_WHEN_TYPED:
        return done
    if run.asked or run.questions[IS_THE_FORM]:
        if run.asked and run.form["button"] != first.form["button"]:
            done.faults.append(f"{first.form['button']}, {run.form['button']}")
        # What a person filled in themselves is theirs.
        own = [each for each in run.fields if each[0] != "by hand"]
        if run.asked and set(own) != {*first.fields}:
            done.faults.append(f"{first.fields}, {run.fields}")
    else:
        done.faults.append(f"reached, and the run did not ask: {run.why}")
    return done


def rehearsed_summary(results: list[Rehearsed]) -> str:
    """The line that counts."""
    reached = sum(each.plan is not None for each in results)
    asked = sum(len(each.asked) for each in results)
    typed = sum(len(each.typed) for each in results)
    return (
        f"{len(results)} worlds rehearsed: {reached} forms reached, {typed} typed values, {asked} "
        f"requests but reads once a form stood, {sum(bool(each.faults) for each in results)} "
        "that the run did not bear out"
    )
