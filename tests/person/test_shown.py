"""What a page could plant in a terminal is taken out, and what is shown fits its width."""

from __future__ import annotations

import io
import os
import pty
import threading
from collections.abc import Callable

import pytest

from optout_bot.base.messages import speak
from optout_bot.objection.review import the_question
from optout_bot.person import terminal as person
from optout_bot.person.layout import cells, fitted, prompt
from optout_bot.person.terminal import Question, Terminal, harmless, put
from tests.tiers import sampled


@pytest.mark.parametrize(
    "planted",
    [
        "\x1b[2J\x1b[H",  # clears the screen
        "\x1b]0;title\x07",  # sets the window's title
        "\r",  # writes over the line
        "\x08\x08\x08",  # backspaces
        "\x9b31m",  # eight-bit escape
        "\u202e",  # turns the direction of text
        "\u200b",  # invisible
        "\ud800",  # half a character
    ],
)
def test_control_and_direction_characters_do_not_reach_the_terminal(planted: str) -> None:
    shown = harmless(f"Object{planted}to AI")

    assert shown.startswith("Object ")
    assert not set(planted) & set(shown) - set("[2JH]0;title31m")
    assert shown.encode()


def test_what_a_person_reads_is_left_as_it_is() -> None:
    text = "Vous opposer à l’IA : « été » 日本語 ½ €\nseconde ligne"
    assert harmless(text) == text


class Screen(io.StringIO):
    """A terminal to write to."""

    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize("columns", [20, 40, 80, 200])
def test_lines_end_where_the_terminal_ends_and_no_word_is_lost_or_cut(
    monkeypatch: pytest.MonkeyPatch, columns: int
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    text = (
        "  e-mail    someone with a long name\n  Opposition à l’IA, für immer und ewig: 日本語 です"
    )

    shown = fitted(text, Screen())

    assert shown.split() == text.split()
    assert all(len(line) + sum(c > "\u2e80" for c in line) <= columns for line in shown.split("\n"))


def test_a_line_goes_on_under_its_own_beginning_or_its_column(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("COLUMNS", "40")

    table = fitted("  reason    Because it is mine and nobody else's business.", Screen())
    step = fitted("  2 of about 5: I follow the link that leads to the form", Screen())
    numbered = fitted("  1. Sign in, if you are asked to. The form is here:", Screen())

    assert table.split("\n")[1].startswith(" " * 12 + "nobody")
    assert step.split("\n")[1].startswith(" " * 4 + "leads")
    assert numbered.split("\n")[1].startswith(" " * 5 + "form")


@pytest.mark.parametrize("columns", [24, 40, *range(45, 85)])
@pytest.mark.parametrize("language", ["en", "fr"])
def test_an_answer_of_eight_letters_stays_on_one_line(
    monkeypatch: pytest.MonkeyPatch, columns: int, language: str
) -> None:
    monkeypatch.setenv("COLUMNS", str(columns))
    speak(language)

    shown = prompt(the_question().text, Screen())

    assert shown.removesuffix("> ").split() == the_question().text.split()
    assert cells(shown.split("\n")[-1]) + 8 <= columns
    assert columns < 80 or "\n" not in shown


@pytest.mark.thorough
def test_at_a_narrow_terminal_the_answer_has_a_line_of_its_own(child_env: dict[str, str]) -> None:
    from tests.terminal import QUESTION, Terminal

    with Terminal(["run", "facebook", "--practice", "--headless"], child_env, columns=52) as it:
        it.until(QUESTION)
        it.until("\n> ")
        it.type("yes\n")
        assert it.ends() == 0


def test_an_address_is_never_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "30")
    address = "https://www.facebook.com/help/contact/6359191084165019"

    assert address in fitted(f"  Open this: {address} now", Screen())


def test_what_goes_to_a_file_is_left_as_it_is() -> None:
    text = "a long line " * 40
    assert fitted(text, io.StringIO()) == text


@pytest.mark.parametrize(
    "variable",
    sampled([{"NO_COLOR": "1"}, {"TERM": "dumb"}, {"TERM": ""}], [{"TERM": "dumb"}]),
    ids=str,
)
def test_nothing_but_text_is_ever_shown(
    variable: dict[str, str], child_env: dict[str, str]
) -> None:
    from tests.terminal import Terminal

    with Terminal(
        ["run", "facebook", "--practice", "--headless"], child_env | variable, columns=40
    ) as terminal:
        terminal.until("Type yes")
        terminal.type("no\n")
        terminal.ends()

    assert "\x1b" not in terminal.shown
    assert "\r" not in terminal.shown
    assert os.linesep in terminal.shown
    long = [line for line in terminal.shown.split("\n") if len(line) > 40]
    assert all(" " not in line.strip() for line in long), long


@pytest.mark.parametrize("opened", [os.pipe, pty.openpty], ids=["pipe", "terminal"])
@pytest.mark.parametrize("is_read", [True, False])
def test_who_is_slow_to_read_gets_all_and_who_never_does_is_not_waited_for(
    monkeypatch: pytest.MonkeyPatch, opened: Callable[[], tuple[int, int]], is_read: bool
) -> None:
    theirs, ours = opened()
    os.set_blocking(ours, False)
    text = "".join(f"{number} 日本語 not to be lost\n" for number in range(10_000))
    got = bytearray()

    def read() -> None:
        while b"the end" not in got:
            got.extend(os.read(theirs, 2048))

    reader = threading.Thread(target=read, daemon=True)
    with os.fdopen(ours, "w", encoding="utf-8") as stream:
        if is_read:
            reader.start()
            put(text, stream)
            put("the end\n", stream)
            reader.join(20)
        else:
            monkeypatch.setattr(person, "_SLOW_SECONDS", 0.1)
            put(text, stream)
            assert not stream.isatty()
    os.close(theirs)

    shown = got.decode().replace("\r\n", "\n")
    assert shown == (text + "the end\n" if is_read else "")


@pytest.mark.parametrize("waits", [True, False])
def test_an_answer_is_waited_for_also_where_the_terminal_itself_does_not(
    monkeypatch: pytest.MonkeyPatch, waits: bool
) -> None:
    keyboard, theirs = pty.openpty()
    os.set_blocking(theirs, waits)
    turns: list[None] = []

    def pump() -> None:
        turns.append(None)
        if len(turns) == 5:
            os.write(keyboard, b"yes\n")

    with (
        os.fdopen(theirs, "r", encoding="utf-8") as stdin,
        os.fdopen(os.dup(theirs), "w", encoding="utf-8") as stdout,
    ):
        monkeypatch.setattr("sys.stdin", stdin)
        monkeypatch.setattr("sys.stdout", stdout)
        terminal = Terminal()
        answer = terminal.ask(Question("Well?"), pump, 20)
        os.close(keyboard)
        assert terminal._reader is not None
        terminal._reader.join(20)
        monkeypatch.undo()

    assert answer == "yes"
