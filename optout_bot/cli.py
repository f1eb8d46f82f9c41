"""The command line: what the person can ask of the program."""

from __future__ import annotations

import argparse
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn

from flows import SITES
from optout_bot import __version__
from optout_bot.base import env_file
from optout_bot.base.errors import Interrupted, OptOutError, UsageError
from optout_bot.base.messages import speak, system_said, tr, with_colon
from optout_bot.person.terminal import Interruption, Terminal, complain, lost, put

if TYPE_CHECKING:
    from optout_bot.flow import Flow

# What an option means that is named without a value.
_BARE = {"--practice": "--practice=en", "--attach": "--attach=any"}


class _Help(argparse.HelpFormatter):
    """The library's own words of a help text, in the person's language."""

    def format_help(self) -> str:
        # An option's value that may be left out is written right behind it.
        return re.sub(r" (\[=\w+\])( ?)", r"\1\2\2", super().format_help())

    def add_usage(self, usage: Any, actions: Any, groups: Any, prefix: str | None = None) -> None:
        super().add_usage(usage, actions, groups, tr("usage: ") if prefix is None else prefix)

    def start_section(self, heading: str | None) -> None:
        known = {"options": tr("options"), "positional arguments": tr("arguments")}
        super().start_section(known.get(heading or "", heading))


class _Parser(argparse.ArgumentParser):
    def __init__(self, **chosen: Any) -> None:
        super().__init__(formatter_class=_Help, add_help=False, **chosen)
        self.add_argument("-h", "--help", action="help", help=tr("show this help"))

    def error(self, message: str) -> NoReturn:
        kind, _, names = message.partition(": ")
        said = {
            "unrecognized arguments": tr("I do not know: {names}"),
            "the following arguments are required": tr("something is missing: {names}"),
        }
        argument = kind.startswith("argument ")
        wrong = kind.removeprefix("argument ") if argument else (names or kind).split()[0]
        text = said.get(kind, tr("what is given for {names} cannot be used"))
        text = text.format(names=names if kind in said else wrong)
        raise UsageError(text + " " + tr("(optout-bot --help tells what there is)"))

    def _print_message(self, message: str, file: object = None) -> None:
        put(message, sys.stdout)


def main(arguments: list[str] | None = None) -> int:
    """Run a command; the exit code says how it ended (see `errors`)."""
    try:
        _prepare_streams()
        if said := speak(_language()):
            complain(said)
        words = sys.argv[1:] if arguments is None else arguments
        options = _parser().parse_args([_BARE.get(word, word) for word in words])
        code = int(options.command(options))
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
        said = tr("{file} cannot be used: {why}")
        return said.format(file=os.fsdecode(error.filename), why=system_said(error))
    import traceback

    frames = traceback.extract_tb(error.__traceback__)
    places = ", ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames[-8:])
    said = tr("something went wrong that the program did not expect. Please report it: {what}")
    return said.format(what=f"{type(error).__name__} ({places})")


def _language() -> str:
    """The language that is set, also where the other settings are not read or are wrong."""
    return env_file.from_environment().get("OPTOUT_LANGUAGE") or env_file.language()


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="optout-bot",
        description=tr("Object to Meta's use of your information for AI, in your own browser."),
    )
    version = f"optout-bot {__version__}"
    parser.add_argument("--version", action="version", version=version, help=tr("show the version"))
    commands = parser.add_subparsers(required=True, metavar=tr("COMMAND"))
    walk = commands.add_parser(
        "run", help=tr("walk to the form, fill it, ask you, send it, keep the proof")
    )
    walk.set_defaults(command=_run)
    _add_run_options(walk)
    show = commands.add_parser("show", help=tr("what a run would do, before any browser opens"))
    show.add_argument("site", metavar=tr("SITE"))
    show.add_argument(
        "--words",
        type=_given,
        metavar=tr("LANG"),
        help=tr("the words of a language, and how old each is"),
    )
    show.set_defaults(command=_show)
    inspect = commands.add_parser(
        "inspect", help=tr("what the program makes of a page; touches nothing")
    )
    inspect.add_argument("page", metavar=tr("ADDRESS|FILE|RECEIPT"))
    inspect.add_argument("--json", action="store_true", help=tr("as data, for a report"))
    inspect.add_argument("--headless", action="store_true", help=tr("without a window"))
    inspect.add_argument(
        "--report",
        type=_given,
        metavar=tr("FILE"),
        help=tr("of a receipt, what a repair needs, in one file without anything personal"),
    )
    inspect.set_defaults(command=_inspect)
    status = commands.add_parser("status", help=tr("what was sent, and what was not"))
    status.set_defaults(command=_status)
    doctor = commands.add_parser("doctor", help=tr("what works on this computer, and what to do"))
    doctor.add_argument("--json", action="store_true", help=tr("as data, for a report"))
    doctor.set_defaults(command=_doctor)
    forget = commands.add_parser("forget", help=tr("remove the browser profile of this tool"))
    forget.add_argument("--receipts", action="store_true", help=tr("remove the receipts too"))
    forget.set_defaults(command=_forget)
    return parser


def _given(value: str) -> str:
    # Without it, `--practice=$LANGUAGE` would be a real run where that is not set.
    if not value:
        raise ValueError
    return value


def _add_run_options(walk: argparse.ArgumentParser) -> None:
    walk.add_argument(
        "sites",
        nargs="*",
        metavar=tr("SITE"),
        help=tr("{sites} (default: all)").format(sites=", ".join(SITES)),
    )
    walk.add_argument(
        "--practice",
        type=_given,
        metavar=f"[={tr('LANG')}]",
        help=tr("on a replica of the pages; no account needed"),
    )
    walk.add_argument(
        "--rehearse",
        action="store_true",
        help=tr("walk to the real form and read it; type nothing, send nothing"),
    )
    walk.add_argument("--step", action="store_true", help=tr("ask before every act"))
    walk.add_argument("--headless", action="store_true", help=tr("without a window"))
    walk.add_argument(
        "--attach",
        type=_given,
        metavar=f"[={tr('BROWSER')}]",
        help=tr("in a tab of the browser you have open (chrome, msedge or a ws:// address)"),
    )
    walk.add_argument(
        "--guide",
        action="store_true",
        help=tr("tell me how, and I do it by hand in my usual browser"),
    )


def _flow(site: str) -> Flow:
    from optout_bot.commands.sites import load_flow

    if site not in SITES:
        raise UsageError(
            tr("there is no such site; there is: {names}").format(names=", ".join(SITES))
        )
    return load_flow(site)


def _run(options: argparse.Namespace) -> int:
    from optout_bot.base.settings import read_settings
    from optout_bot.commands.run import all_of, alone, prepared
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
    from optout_bot.commands.show import preview
    from optout_bot.commands.sites import load_words

    flow, words = _flow(options.site), load_words()
    if options.words and options.words not in words.languages:
        known = ", ".join(words.languages)
        raise UsageError(
            tr("there are no words of that language; there is: {names}").format(names=known)
        )
    Terminal().say(preview(flow, words, options.words or ""))
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
    from optout_bot.commands.status import status

    Terminal().say(status(receipts()))
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
