"""Removes what the tool keeps on this computer, and nothing that is not its own."""

from __future__ import annotations

import shutil
import time
from pathlib import Path

from optout_bot.base.data_folder import OVERVIEW
from optout_bot.base.errors import BrowserError, NotSent
from optout_bot.base.messages import system_said, tr
from optout_bot.base.settings import Settings
from optout_bot.browser.profile import Profile, cache_of, is_ours
from optout_bot.person.kept import kept
from optout_bot.person.receipt import FILE
from optout_bot.person.terminal import Person, Question

WORD = "forget"
_RETRY_SECONDS = 5.0
_BETWEEN_TRIES_SECONDS = 0.05


def forget(person: Person, settings: Settings, *, receipts: bool) -> int:
    """Show what would be removed, ask, remove it; 0 when nothing of it is left.

    Raises:
        NotSent: nobody could be asked, or they did not type the word.
        BrowserError: the profile is in use, or something could not be removed.
    """
    profile = settings.profile.absolute()
    folders = _of_the_profile(person, profile)
    if receipts:
        folders += _receipts(person, settings.receipts)
    if not folders:
        person.say(tr("There is nothing to remove."))
        return 0
    person.say(tr("This would be removed:"))
    for folder in folders:
        person.say(f"  {folder}")
    if not receipts:
        person.say(tr("Your receipts stay. To remove them too: optout-bot forget --receipts"))
    if profile in folders:
        _remind(person)
    if not person.can_answer:
        raise NotSent(tr("There is no terminal to ask at, so nothing was removed."))
    question = Question(tr("Type forget to remove it:"), WORD)
    if not question.agrees(person.ask(question, lambda: None, settings.wait)):
        raise NotSent(tr("Nothing was removed."))
    if profile in folders:
        Profile(profile).check()
    for folder in folders:
        _remove(folder)
    person.say(tr("It was removed."))
    return 0


def _remind(person: Person) -> None:
    person.say(
        tr("This does not end the sign-in at Meta. You can end it there (names may differ):")
    )
    person.say(tr("  Accounts Center > Password and security > Where you're logged in"))


def _of_the_profile(person: Person, profile: Path) -> list[Path]:
    """The tool's own profile and what the browser keeps for it elsewhere."""
    if not profile.exists() and not profile.is_symlink():
        return []
    if not is_ours(profile):
        left = tr("{folder} does not carry the mark of this tool, so it stays.")
        person.say(left.format(folder=profile))
        return []
    Profile(profile).check()
    cache = cache_of(profile)
    return [profile, cache] if cache and cache.is_dir() else [profile]


def _receipts(person: Person, parent: Path) -> list[Path]:
    """The folders of receipts that say that they are this tool's, and the page of all."""
    page = parent.parent / OVERVIEW
    ours = [page] if page.is_file() and not page.is_symlink() else []
    for receipt in () if parent.is_symlink() or not parent.is_dir() else kept(parent):
        linked = receipt.folder.is_symlink() or (receipt.folder / FILE).is_symlink()
        if receipt.tool.startswith("optout-bot ") and not linked:
            ours.append(receipt.folder)
        else:
            left = tr("{folder} is no receipt of this tool, so it stays.")
            person.say(left.format(folder=receipt.folder))
    return ours


def _remove(folder: Path) -> None:
    """Remove a folder or a file; on Windows one may stay in use after its program ended."""
    end = time.monotonic() + _RETRY_SECONDS
    while folder.exists():
        try:
            if folder.is_file():
                folder.unlink()
            else:
                shutil.rmtree(folder)
        except OSError as error:
            if time.monotonic() > end:
                left = tr("{folder} could not be removed: {why}. Close the browser and try again.")
                raise BrowserError(left.format(folder=folder, why=system_said(error))) from None
            time.sleep(_BETWEEN_TRIES_SECONDS)
