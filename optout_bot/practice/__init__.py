"""The practice site: a replica of Meta's pages, answered inside the browser."""

from optout_bot.practice.person import ScriptedPerson
from optout_bot.practice.site import Practice, PracticeSite

__all__ = ["Practice", "PracticeSite", "ScriptedPerson"]
