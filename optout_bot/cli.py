"""The command line: what the person can ask of the program."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from flows import SITES
from optout_bot.arguments import parsed
from optout_bot.base import env_file
from optout_bot.base.errors import Interrupted, OptOutError, UsageError
from optout_bot.base.files import unusable
from optout_bot.base.messages import speak, tr, with_colon
from optout_bot.person.record import today
from optout_bot.person.terminal import Interruption, Terminal, complain, lost, put

if TYPE_CHECKING:
    from optout_bot.flow import Flow


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code says how it ended (see `errors`)."""
    try:
        _prepare_streams()
        if said := speak(_language()):
            complain(said)
        words = sys.argv[1:] if arguments is None else arguments
        options = parsed(words)
        code = _COMMANDS[options.command](options)
    except OptOutError as error:
        code = error.exit_code
        complain(with_colon("optout-bot", str(error)))
    except KeyboardInterrupt:
        code = Interrupted.exit_code
    except SystemExit:
        # Help was shown.
        code = 0
    except Exception as error:  # a fault of the program's own; it is told, and never ends in 0
        code = OptOutError.exit_code
        complain(with_colon("optout-bot", _unexpected(error)))
    if why := lost():
        complain(with_colon("optout-bot", tr("not all could be shown: {why}").format(why=why)))
        # A run has its own code, and a receipt; what only shows has then not done its work.
        code = code or UsageError.exit_code
    return code


def _prepare_streams() -> None:
    # What is closed from outside would lend its number to the next file that is opened, such
    # as a receipt, and whatever is written to the terminal would land there.
    while (number := os.open(os.devnull, os.O_RDWR)) <= 2:
        pass
    os.close(number)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")


# What not every command needs is imported where it is, so that `--help` does not wait for it.


def _unexpected(error: Exception) -> str:
    """What it was and where, for a report; its message may hold what the person typed.

    That a file or folder cannot be used is no fault of the program's: it is named.
    """
    if isinstance(error, OSError) and error.filename:
        return str(unusable(os.fsdecode(error.filename), error))
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-8:])
    said = tr("something went wrong that the program did not expect. Please report it: {what}")
    return said.format(what=f"{type(error).__name__} ({places})")


def _language() -> str:
    """The language that is set, also where the other settings are not read or are wrong."""
    return env_file.from_environment().get("OPTOUT_LANGUAGE") or env_file.language()


def _one_of(value: str | None, known: Iterable[str]) -> str:
    """A value among what there is, empty where none is given."""
    if value is not None and value not in known:
        said = tr("{value} is none of these: {names}")
        shown = " ".join(value.split())
        raise UsageError(said.format(value=shown, names=", ".join(known)))
    return value or ""


def _flow(site: str) -> Flow:
    from optout_bot.commands.sites import load_flow

    return load_flow(_one_of(site, SITES))


def _run(options: argparse.Namespace) -> int:
    from optout_bot.base.settings import read_settings
    from optout_bot.commands.alone import alone
    from optout_bot.commands.run import all_of, prepared
    from optout_bot.commands.sites import load_words
    from optout_bot.objection.one_site import Options, Run
    from optout_bot.practice import Practice, ScriptedPerson

    flows = [_flow(site) for site in options.sites or SITES]
    words = load_words()
    settings = read_settings()
    practice = Practice.parse(options.practice, words) if options.practice else None
    if practice and options.guide:
        raise UsageError(tr("--guide is for the real form; --practice has nothing to guide to"))
    if options.rehearse and options.guide:
        raise UsageError(tr("--rehearse goes not with --guide"))
    if options.attach and (practice or options.headless):
        raise UsageError(tr("--attach goes neither with --practice nor with --headless"))
    attach, rehearse = options.attach or "", options.rehearse
    chosen = Options(practice, options.step, options.headless, attach, rehearse)
    answers = prepared(settings, chosen)
    terminal = Terminal()
    if env_file.files():
        terminal.say(env_file.told())
    if answers.doubt:
        terminal.say(answers.doubt + " " + tr("If it is not right, correct OPTOUT_EMAIL."))
    person = ScriptedPerson() if practice and not terminal.can_answer else terminal
    with alone(settings.data_dir):
        run = Run(words, settings, chosen, answers, person, Interruption())
        return all_of(run, flows, by_hand=options.guide)


def _put_data(data: dict[str, Any]) -> None:
    # What a page could plant in a terminal is escaped, so that nothing of it is lost.
    put(json.dumps(data, indent=2).replace("\x7f", "\\u007f") + "\n", sys.stdout)


def _show(options: argparse.Namespace) -> int:
    from optout_bot.commands.show import preview, whatsapp
    from optout_bot.commands.sites import load_words

    if options.site == "whatsapp":
        Terminal().say(whatsapp())
        return 0
    flow, words = _flow(options.site), load_words()
    Terminal().say(preview(flow, words, _one_of(options.words, words.languages)))
    return 0


def _inspect(options: argparse.Namespace) -> int:
    from optout_bot.commands.inspect import as_text, inspected
    from optout_bot.commands.kept_pages import is_kept, kept_pages
    from optout_bot.commands.sites import load_words

    if options.report:
        return _report(options)
    if is_kept(options.page):
        _speak_data(options)
        kept = kept_pages(Path(options.page), load_words())
        pages = {name: inspected(page.look) for name, page in kept.items()}
    else:
        pages = {options.page: _opened(options)}
    several = len(pages) > 1 or Path(options.page).is_dir()
    if options.json:
        _put_data({"pages": pages} if several else next(iter(pages.values())))
        return 0
    for name, data in pages.items():
        Terminal().say(f"{name}\n{as_text(data)}\n" if several else as_text(data))
    return 0


def _opened(options: argparse.Namespace) -> dict[str, Any]:
    from optout_bot.base.settings import read_settings
    from optout_bot.commands.opened_page import inspect_page
    from optout_bot.commands.sites import load_flow, load_words

    flows = [load_flow(site) for site in SITES]
    settings = read_settings()
    _speak_data(options)
    return inspect_page(options.page, flows, load_words(), settings, headless=options.headless)


def _speak_data(options: argparse.Namespace) -> None:
    if options.json:
        # The data is a contract, the same in every language.
        speak("en")


def _report(options: argparse.Namespace) -> int:
    from optout_bot.commands.report import left_out, report, write
    from optout_bot.commands.sites import load_words

    written = tr("This is what {file} holds, and nothing else.").format(file=options.report)
    without = with_colon(tr("Left out"), left_out())
    # It is to be read by those who repair the program.
    speak("en")
    text = report(Path(options.page), load_words())
    terminal = Terminal()
    terminal.say(text)
    write(Path(options.report), text)
    terminal.say(f"{written}\n{without}")
    return 0


def _status(options: argparse.Namespace) -> int:
    from optout_bot.base.data_folder import receipts
    from optout_bot.commands.status import Standing, as_data, as_text, opened, write_calendar

    if options.json and options.open:
        raise UsageError(tr("--json goes not with --open"))
    _speak_data(options)
    day, folder = today(), receipts()
    standing = Standing.of(folder)
    if options.json:
        _put_data(as_data(standing, day))
    else:
        Terminal().say(as_text(standing, day))
    if options.calendar:
        write_calendar(standing, Path(options.calendar))
    if options.open:
        Terminal().say(opened(standing, folder, day))
    return 0


def _answer(options: argparse.Namespace) -> int:
    from optout_bot.base.settings import read_settings
    from optout_bot.commands.alone import alone
    from optout_bot.commands.answer import KINDS, Filing, Given, given_in
    from optout_bot.commands.sites import load_words

    site, kind = _one_of(options.site, SITES), _one_of(options.kind, KINDS)
    settings, terminal = read_settings(), Terminal()
    if options.objected and (options.file is not None or kind):
        raise UsageError(tr("--objected stands alone; file the answer after it"))
    given = given_in(options.file) if options.file is not None else Given()
    with alone(settings.data_dir), Interruption().watched() as interruption:
        filing = Filing(
            terminal, load_words(), settings.receipts, site, settings.wait, interruption.check
        )
        if options.objected:
            filing.objected(options.objected)
        else:
            filing.answer(given, kind)
    return 0


def _letter(options: argparse.Namespace) -> int:
    from optout_bot.after.letter import LANGUAGES
    from optout_bot.base.settings import read_settings
    from optout_bot.commands.alone import alone
    from optout_bot.commands.letter import TO, Wanted, Writing

    wanted = Wanted(
        _one_of(options.site, SITES),
        _one_of(options.to, TO),
        options.country or "",
        options.region or "",
        _one_of(options.language, LANGUAGES),
    )
    settings = read_settings()
    with alone(settings.data_dir), Interruption().watched() as interruption:
        Writing(Terminal(), settings, interruption.check).write(wanted, today())
    return 0


def _doctor(options: argparse.Namespace) -> int:
    from optout_bot.commands.doctor import as_data, as_lines, examined, exit_code, verdict

    person, checks = Terminal(), []
    for check in examined():
        checks.append(check)
        for line in () if options.json else as_lines(check):
            person.say(line)
    if options.json:
        _put_data(as_data(checks))
    else:
        person.say("\n" + verdict(checks))
    return exit_code(checks)


def _forget(options: argparse.Namespace) -> int:
    from optout_bot.base.settings import read_settings
    from optout_bot.commands.forget import forget

    return forget(Terminal(), read_settings(), receipts=options.receipts)


_COMMANDS = {
    "run": _run,
    "show": _show,
    "inspect": _inspect,
    "doctor": _doctor,
    "status": _status,
    "answer": _answer,
    "letter": _letter,
    "forget": _forget,
}
