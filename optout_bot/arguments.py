"""What the command line takes: each command's options, said in the person's language."""

from __future__ import annotations

import argparse
import re
import sys
from typing import Any, NoReturn

from flows import SITES
from optout_bot import __version__
from optout_bot.base.errors import UsageError
from optout_bot.base.messages import tr, with_colon
from optout_bot.person.record import Answer
from optout_bot.person.terminal import put

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


def parsed(words: list[str]) -> argparse.Namespace:
    """What was asked for; `command` is its name.

    Raises:
        UsageError: it cannot be understood.
        SystemExit: help was shown.
    """
    return _parser().parse_args([_BARE.get(word, word) for word in words])


def _parser() -> argparse.ArgumentParser:
    parser = _Parser(
        prog="optout-bot",
        description=tr("Object to Meta's use of your information for AI, in your own browser."),
    )
    version = f"optout-bot {__version__}"
    parser.add_argument("--version", action="version", version=version, help=tr("show the version"))
    commands = parser.add_subparsers(dest="command", required=True, metavar=tr("COMMAND"))
    _add_run(commands)
    _add_tellers(commands)
    _add_what_follows(commands)
    forget = commands.add_parser("forget", help=tr("remove the browser profile of this tool"))
    forget.add_argument("--receipts", action="store_true", help=tr("remove the receipts too"))
    return parser


def _given(value: str) -> str:
    # Without it, `--practice=$LANGUAGE` would be a real run where that is not set.
    if not value:
        raise ValueError
    return value


def _add_run(commands: Any) -> None:
    walk = commands.add_parser(
        "run", help=tr("walk to the form, fill it, ask you, send it, keep the proof")
    )
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


def _add_tellers(commands: Any) -> None:
    """What only tells, and touches nothing."""
    show = commands.add_parser("show", help=tr("what a run would do, before any browser opens"))
    show.add_argument("site", metavar=tr("SITE"))
    show.add_argument(
        "--words",
        type=_given,
        metavar=tr("LANG"),
        help=tr("the words of a language, and how old each is"),
    )
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
    doctor = commands.add_parser("doctor", help=tr("what works on this computer, and what to do"))
    doctor.add_argument("--json", action="store_true", help=tr("as data, for a report"))


def _kinds() -> str:
    return with_colon(tr("what it is"), ", ".join(Answer))


def _add_what_follows(commands: Any) -> None:
    """What follows an objection."""
    status = commands.add_parser(
        "status", help=tr("what was sent, what is awaited, what to do next and when")
    )
    status.add_argument("--json", action="store_true", help=tr("as data"))
    status.add_argument(
        "--calendar", type=_given, metavar=tr("FILE"), help=tr("write the dates for a calendar")
    )
    status.add_argument("--open", action="store_true", help=tr("show all receipts as a page"))
    answer = commands.add_parser("answer", help=tr("keep what Meta answered"))
    answer.add_argument("site", metavar=tr("SITE"))
    answer.add_argument(
        "file", nargs="?", metavar=tr("FILE"), help=tr("the mail or a picture (- reads the input)")
    )
    answer.add_argument("--is", dest="kind", type=_given, metavar=tr("KIND"), help=_kinds())
    answer.add_argument(
        "--objected", type=_given, metavar=tr("DAY"), help=tr("you objected by hand on that day")
    )
    letter = commands.add_parser(
        "letter", help=tr("write the reminder to Meta, or the complaint; sends nothing")
    )
    letter.add_argument("site", metavar=tr("SITE"))
    letter.add_argument(
        "--to", type=_given, metavar=tr("WHOM"), help=tr("meta or authority (default: what is due)")
    )
    letter.add_argument(
        "--country", type=_given, metavar=tr("CODE"), help=tr("where you live, such as FR")
    )
    letter.add_argument(
        "--region", type=_given, metavar=tr("CODE"), help=tr("in Germany the Land, such as HH")
    )
    letter.add_argument(
        "--language", type=_given, metavar=tr("LANG"), help=tr("of a letter: en, fr or de")
    )
