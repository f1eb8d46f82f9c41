"""What works on this machine, and what to do about what does not. Shows no value of a setting.

The JSON is a contract: `version` grows when a key is renamed, removed or changes its meaning.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from optout_bot import __version__
from optout_bot.base import env_file
from optout_bot.base.data_folder import RECEIPTS
from optout_bot.base.env_file import PREFIX
from optout_bot.base.errors import BrowserError, OptOutError, PageError, UsageError
from optout_bot.base.messages import system_said, tr, with_colon
from optout_bot.base.settings import Settings, read_settings
from optout_bot.base.urls import without_query
from optout_bot.browser.installed import BROWSERS, find_browser
from optout_bot.browser.launch import Launch, has_display, is_root, open_tab, own_browser
from optout_bot.browser.profile import Profile, is_ours
from optout_bot.commands.ages import OLD_DAYS, age, in_short, is_old
from optout_bot.commands.sites import SITES, load_flow, load_words
from optout_bot.lock import selftest
from optout_bot.person.kept import kept

VERSION = 1
_APPARMOR = Path("/proc/sys/kernel/apparmor_restrict_unprivileged_userns")
_YEARS = range(2025, 2100)


@dataclass(frozen=True)
class Check:
    """One thing looked at: `todo` is one sentence, empty when all is well.

    `code` is the exit code with which a run would end because of it, 0 for mere advice.
    """

    name: str
    said: str
    todo: str = ""
    code: int = 0
    details: tuple[str, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether there is nothing to do."""
        return not self.todo


def examined() -> Iterator[Check]:
    """Everything looked at, in the order in which a run would need it."""
    known, check = _settings()
    settings = known or Settings.model_construct()
    yield check
    yield from (look(settings) for look in (_browser, _display, _sandbox))
    if known:
        yield from (_profile(known), _disk(known.data_dir))
    yield from (_lock(settings), _words(), _evidence(), _clock(settings.receipts))


def exit_code(checks: list[Check]) -> int:
    """0 when a run could work, else the code with which it would end."""
    return next((check.code for check in checks if check.code and not check.ok), 0)


def as_data(checks: list[Check]) -> dict[str, Any]:
    """The same for a program to read."""
    return {
        "version": VERSION,
        "tool": f"optout-bot {__version__}",
        "python": sys.version.split()[0],
        "system": sys.platform,
        "ok": exit_code(checks) == 0,
        "exit_code": exit_code(checks),
        "checks": [{**asdict(check), "ok": check.ok} for check in checks],
    }


def _titles() -> dict[str, str]:
    return {
        "settings": tr("settings"),
        "browser": tr("browser"),
        "display": tr("display"),
        "sandbox": tr("sandbox"),
        "profile": tr("profile"),
        "disk": tr("disk"),
        "lock": tr("lock"),
        "words": tr("words"),
        "evidence": tr("evidence"),
        "clock": tr("clock"),
    }


def as_lines(check: Check) -> list[str]:
    """One line for a check, and under it what to do."""
    state = tr("ok") if check.ok else tr("NO") if check.code else tr("note")
    lines = [f"{state:<6}" + with_colon(_titles()[check.name], check.said)]
    lines += [f"      {each}" for each in check.details]
    if check.todo:
        lines.append(f"      {tr('What to do: {what}').format(what=check.todo)}")
    return lines


def verdict(checks: list[Check]) -> str:
    """All checks in one sentence."""
    good = exit_code(checks) == 0
    return tr("A run can work here.") if good else tr("A run cannot work here yet.")


def _settings() -> tuple[Settings | None, Check]:
    name = "settings"
    try:
        settings = read_settings()
    except UsageError as error:
        todo = tr("Correct this in your environment or in the file .env.")
        return None, Check(name, str(error).replace("\n", "; "), todo, error.exit_code)
    keys = sorted(PREFIX + field.upper() for field in settings.model_fields_set)
    said = tr("set: {keys}").format(keys=", ".join(keys)) if keys else tr("none set")
    said += f". {env_file.told()}"
    if settings.email:
        return settings, Check(name, said)
    todo = tr("Set OPTOUT_EMAIL to the e-mail address of your account, for example in .env.")
    return settings, Check(name, said, todo, UsageError.exit_code)


def _browser(settings: Settings) -> Check:
    name = "browser"
    places = {each: find_browser(each) for each in BROWSERS}
    details = tuple(with_colon(each, place or tr("not found")) for each, place in places.items())
    found = find_browser(settings.browser)
    if settings.browser in {"auto", "chromium"}:
        found = found or own_browser()
    if found and (Path(found).is_file() or shutil.which(found)):
        return Check(name, found, details=details)
    said = tr("{browser} was not found").format(browser=found or settings.browser)
    todo = tr("Install Chrome, Edge or Chromium, or use: optout-bot run --guide")
    return Check(name, said, todo, BrowserError.exit_code, details)


def _display(settings: Settings) -> Check:
    name = "display"
    if has_display():
        return Check(name, tr("there is one"))
    code = 0 if settings.headless else BrowserError.exit_code
    todo = tr("Run it on your own computer, at its desktop, where you can watch and decide.")
    return Check(name, tr("there is none; only practice works"), todo, code)


def _sandbox(settings: Settings) -> Check:
    name = "sandbox"
    if not settings.chromium_sandbox:
        todo = tr("Remove OPTOUT_CHROMIUM_SANDBOX, unless you set it on purpose.")
        return Check(name, tr("switched off in the settings"), todo)
    if is_root():
        todo = tr("Run as your normal user, not as root or with sudo.")
        return Check(name, tr("root has none"), todo, BrowserError.exit_code)
    with suppress(OSError):
        if _APPARMOR.read_text(encoding="ascii").strip() == "1":
            todo = tr("If the browser does not start, use Chrome or your system's own package.")
            return Check(name, tr("this system allows it to installed browsers only"), todo)
    return Check(name, tr("on"))


def _profile(settings: Settings) -> Check:
    name, folder = "profile", settings.profile.absolute()
    try:
        Profile(folder).check()
        there = folder.exists()
    except BrowserError as error:
        todo = tr("Close the window, or choose another folder; the line above says which.")
        return Check(name, str(error), todo, error.exit_code)
    except OSError as error:
        todo = tr("Choose a folder that you may write to with OPTOUT_PROFILE_DIR.")
        said = tr("{folder} cannot be read: {why}").format(folder=folder, why=system_said(error))
        return Check(name, said, todo, BrowserError.exit_code)
    if not there:
        return Check(name, tr("none yet: the first run makes it, and you sign in there once"))
    if not _is_private(folder):
        todo = tr("Make it private: chmod 700 {folder}").format(folder=folder)
        return Check(name, tr("other users of this computer can read it"), todo)
    if is_ours(folder):
        return Check(name, tr("there is one, {folder}").format(folder=folder))
    return Check(name, tr("there is one, not made by this tool: {folder}").format(folder=folder))


def _disk(folder: Path) -> Check:
    name = "disk"
    there = folder.absolute()
    try:
        there = next(each for each in (there, *there.parents) if each.exists())
        with tempfile.TemporaryFile(dir=there):
            private = there != folder.absolute() or _is_private(there)
        list(kept(folder / RECEIPTS))
    except UsageError as error:
        todo = tr("Move aside what stands there, or make it yours to read: chmod 700 {folder}")
        return Check(name, str(error), todo.format(folder=folder / RECEIPTS), error.exit_code)
    except OSError as error:
        todo = tr("Choose a folder that you may write to with OPTOUT_DATA_DIR.")
        said = tr("{folder} cannot be written: {why}").format(folder=there, why=system_said(error))
        return Check(name, said, todo, UsageError.exit_code)
    if not private:
        todo = tr("Make it private: chmod 700 {folder}").format(folder=there)
        return Check(name, tr("other users of this computer can read your receipts"), todo)
    return Check(name, tr("receipts go to {folder}, for you alone").format(folder=folder))


def _is_private(folder: Path) -> bool:
    return os.name != "posix" or folder.stat().st_mode & 0o077 == 0


def _lock(settings: Settings) -> Check:
    """Whether the browser opens, unseen and with a folder that is thrown away, under the lock."""
    name = "lock"
    try:
        with open_tab(Launch.unseen(settings), None, lambda: None) as tab:
            browser = tab.page.context.browser
            ways = selftest.table(tab.page, tab.lock)
    except (OptOutError, OSError) as error:
        why = str(error) if isinstance(error, OptOutError) else system_said(error)
        todo = tr("Use another browser (OPTOUT_BROWSER), or: optout-bot run --guide")
        return Check(name, str(why), todo, BrowserError.exit_code)
    said = tr("holds in version {version}").format(version=browser.version if browser else "?")
    return Check(
        name,
        said,
        details=tuple(with_colon(way, what or tr("stopped")) for way, what in ways.items()),
    )


def _words() -> Check:
    name = "words"
    try:
        words = load_words()
    except UsageError as error:
        return Check(name, str(error), tr("Correct this line of the file."), error.exit_code)
    said = tr("{count} languages").format(count=len(words.languages))
    details = tuple(in_short(words, language) for language in words.languages)
    return Check(name, said, details=details)


def _evidence() -> Check:
    """How old the doors and form numbers are."""
    name = "evidence"
    flows = [load_flow(site) for site in SITES]
    known = {f"{f.name}, {without_query(d.address)}": d.seen for f in flows for d in f.doors}
    known |= {f"{f.name}, {n.number}": n.seen for f in flows for n in f.form.numbers}
    old = sum(map(is_old, known.values()))
    said = tr("{old} of {count} doors and form numbers were last seen more than {days} days ago")
    return Check(
        name,
        said.format(old=old, count=len(known), days=OLD_DAYS),
        details=tuple(with_colon(what, age(seen)) for what, seen in known.items()),
    )


def _clock(receipts: Path) -> Check:
    """A clock that is wrong stamps receipts wrongly and makes secure connections fail."""
    name, now = "clock", datetime.now(UTC)
    said = now.isoformat(timespec="seconds")
    newest = ""
    # That they cannot be read is said of the disk.
    with suppress(UsageError):
        newest = max((each.started_at for each in kept(receipts)), default="")
    if now.year in _YEARS and newest <= now.isoformat():
        return Check(name, said)
    if newest > now.isoformat():
        said = tr("{now}, but there is a receipt of {newest}").format(now=said, newest=newest[:19])
    return Check(name, said, tr("Set the computer's date and time."), PageError.exit_code)
