"""`.env`: what stands in it arrives unchanged, or is refused with file, line and what to write."""

from __future__ import annotations

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from optout_bot.base import env_file
from optout_bot.base.env_file import language
from optout_bot.base.errors import UsageError
from optout_bot.base.settings import read_settings
from tests.conftest import ROOT
from tests.test_cli import command
from tests.tiers import sampled

SECRET = "zyxwv"
ADDRESS = f"OPTOUT_EMAIL={SECRET}@maison-moreau.fr\n"


def write(text: str) -> None:
    Path(".env").write_text(text, encoding="utf-8", newline="")


def refusal(text: str) -> str:
    """What is said of this file; never a value."""
    write(text)
    with pytest.raises(UsageError) as caught:
        read_settings()
    said = str(caught.value)
    assert SECRET not in said.lower()
    assert len(said.splitlines()) == 1
    return said


def at(line: int, said: str) -> str:
    return f"{Path.cwd() / '.env'}, line {line}: {said}"


REFUSED = {
    "an apostrophe ends the quotes": (f"{ADDRESS}OPTOUT_REASON='It's {SECRET}'\n", 2, "quotes"),
    "quotes within quotes": (f'{ADDRESS}OPTOUT_REASON="I am "{SECRET}", please\n', 2, "quotes"),
    "quotes that never end": (f'OPTOUT_REASON="{SECRET}\n{ADDRESS}', 1, "quotes"),
    "quotes that end in the next setting": (
        f'OPTOUT_REASON="{SECRET}\n{ADDRESS}OPTOUT_COUNTRY="\n',
        1,
        "quotes",
    ),
    "quotes that end and never began": (f'OPTOUT_REASON=My {SECRET}"\n', 1, "quotes"),
    "an address on two lines": (f'OPTOUT_EMAIL="{SECRET}@a.fr\n"\n', 1, "quotes"),
    "a colon": (f"OPTOUT_EMAIL: {SECRET}@example.org\n", 1, "OPTOUT_EMAIL=…"),
    "a colon and no space": (f"OPTOUT_EMAIL:{SECRET}@example.org\n", 1, "OPTOUT_EMAIL=…"),
    "a colon and an equals sign": (f"OPTOUT_REASON:{SECRET}=x\n", 1, "OPTOUT_REASON=…"),
    "a key alone": (f"{ADDRESS}\n\nOPTOUT_COUNTRY\n", 4, "OPTOUT_COUNTRY=…"),
    "a key of another kind": (f"{ADDRESS}EMAIL={SECRET}@a.fr\n", 2, "OPTOUT_"),
    "a stray line": (f"{ADDRESS}OPTOUT_REASON=Mine,\nand {SECRET}\n", 3, "no setting"),
    "another shell's word": (f"set OPTOUT_EMAIL={SECRET}@a.fr\n", 1, "no setting"),
    "a key in quotes": (f"'OPTOUT_EMAIL'={SECRET}@a.fr\n", 1, "no setting"),
    "a # in the text": (f"{ADDRESS}OPTOUT_REASON=My #{SECRET} posts\n", 2, 'OPTOUT_REASON="…"'),
    "a # before the text": (f"OPTOUT_REASON= #{SECRET}\n", 1, 'OPTOUT_REASON="…"'),
    "a # in a path": (f"OPTOUT_DATA_DIR=/home/{SECRET} #1\n", 1, 'OPTOUT_DATA_DIR="…"'),
    "a # in an argument": (f'OPTOUT_BROWSER_ARGS=["{SECRET} #1"]\n', 1, 'BROWSER_ARGS="…"'),
    "a tab in a path": (rf'OPTOUT_DATA_DIR="C:\temp\{SECRET}"', 1, "OPTOUT_DATA_DIR=… without"),
    "a line end in a path": (rf'OPTOUT_DATA_DIR="C:\new\{SECRET}"', 1, "without quotes"),
    "a lost backslash": (rf"OPTOUT_DATA_DIR='\\{SECRET}\x'", 1, "without quotes"),
    "an escape in a text": (rf'OPTOUT_REASON="{SECRET}\t"', 1, "without quotes"),
    "curly quotes": (f"{ADDRESS}OPTOUT_REASON=“{SECRET}”\n", 2, "straight"),
    "low quotes": (f"{ADDRESS}OPTOUT_REASON=„{SECRET}“\n", 2, "straight"),
    "French quotes": (f"{ADDRESS}OPTOUT_REASON=« {SECRET} »\n", 2, "straight"),
    "curly on one side": (f'{ADDRESS}OPTOUT_REASON=“{SECRET}"\n', 2, "straight"),
    "an address in curly quotes": (f"OPTOUT_EMAIL=“{SECRET}@example.org”\n", 1, "straight"),
    "twice": (f"{ADDRESS}\n# new\noptout_email=jeanne@a.fr\n", 4, "OPTOUT_EMAIL: it stands in"),
    "letters of two bytes": (f"O\0P\0=\0{SECRET}", 1, "no setting"),
}


@pytest.mark.parametrize(("text", "line", "said"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_as_meant_is_refused_with_its_line(
    text: str, line: int, said: str
) -> None:
    refused = refusal(text)

    assert refused.startswith(at(line, ""))
    assert said in refused


READ = {
    "apostrophes": ("It's mine, and the authors' too.", "It's mine, and the authors' too."),
    "quotes in the text": ('My posts are "private".', 'My posts are "private".'),
    "quotes within others": ("""'My posts are "private"'""", 'My posts are "private"'),
    "an apostrophe within quotes": ('"It\'s mine"', "It's mine"),
    "quotes that say to be text": (r'"My \"posts\""', 'My "posts"'),
    "an apostrophe that says to be text": (r"'It\'s mine'", "It's mine"),
    "a dollar": ("I paid ${100}, $HOME and ${HOME}", "I paid ${100}, $HOME and ${HOME}"),
    "a dollar in quotes": ('"${HOME}"', "${HOME}"),
    "a # in quotes": ('"My #posts # all"', "My #posts # all"),
    "a # in a word": ("posts#1", "posts#1"),
    "a # at the front": ("#private", "#private"),
    "a remark after the quotes": ("'Mine' # it says \"all\"", "Mine"),
    "several lines": ("'One.\n\n  # Two.\nThree.'", "One.\n\n  # Two.\nThree."),
    "several lines of Windows": ('"One.\r\nTwo."\r', "One.\nTwo."),
    "a line end as it is written": (r'"One.\nTwo."', "One.\nTwo."),
    "backslashes": (r"C:\temp\new \\x", r"C:\temp\new \\x"),
    "spaces behind it": ("Mine \t ", "Mine"),
    "spaces within quotes": ("' Mine '", " Mine "),
    "curly quotes in the text": ("My “private” posts", "My “private” posts"),
    "curly quotes meant as text": ("'“Mine”'", "“Mine”"),
    "an equals sign": ("a=b", "a=b"),
}


@pytest.mark.parametrize(("text", "meant"), READ.values(), ids=READ)
def test_what_is_meant_arrives_unchanged(
    monkeypatch: pytest.MonkeyPatch, text: str, meant: str
) -> None:
    monkeypatch.setenv("HOME", "/elsewhere")
    write(f"{ADDRESS}OPTOUT_REASON={text}\nOPTOUT_COUNTRY=FR\n")

    settings = read_settings()

    assert (settings.reason, settings.country) == (meant, "FR")


@pytest.mark.parametrize(
    "line",
    [
        *("OPTOUT_COUNTRY=FR", "export OPTOUT_COUNTRY=FR", "optout_country = FR", "\ufeff{}"),
        *("OPTOUT_COUNTRY=FR # I live here", "OPTOUT_COUNTRY=FR\nOPTOUT_COUNTRY='FR'"),
        *("OPTOUT_COUNTRY=\nOPTOUT_COUNTRY=FR", "OPTOUT_COUNTRY=FR\nOPTOUT_COUNTRY="),
        *("OPTOUT_COUNTRY=FR\r\n\r\n# mine\r\n", "OPTOUT_WAIT= # as it is\nOPTOUT_COUNTRY=FR"),
    ],
)
def test_the_ways_to_write_a_line_are_all_read(line: str) -> None:
    write(line.replace("{}", "OPTOUT_COUNTRY=FR"))

    settings = read_settings()

    assert (settings.country, settings.wait) == ("FR", 900)


def test_a_path_arrives_with_its_backslashes() -> None:
    write(r"OPTOUT_REASON_FILE='C:\temp\new.txt'")

    assert str(read_settings().reason_file) == r"C:\temp\new.txt"


def test_arguments_are_a_list_in_the_file_too() -> None:
    write("""OPTOUT_BROWSER_ARGS='["--lang=fr", "--a #b"]'""")

    assert read_settings().browser_args == ["--lang=fr", "--a #b"]


def test_a_mistake_in_the_file_is_said_with_its_place_and_one_outside_without(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert refusal(f"\nOPTOUT_EMAIL={SECRET}\n") == at(2, "OPTOUT_EMAIL: ") + (
        "is not an e-mail address; write nothing but the address, such as name@provider.fr"
    )
    monkeypatch.setenv("OPTOUT_EMAIL", SECRET)
    assert refusal(f"\nOPTOUT_EMAIL={SECRET}\n").startswith("OPTOUT_EMAIL: ")


def test_the_environment_goes_before_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    write("OPTOUT_COUNTRY=FR\nOPTOUT_EMAIL=a@b.fr\nOPTOUT_BROWSER_ARGS=[]")
    monkeypatch.setenv("optout_country", "DE")
    monkeypatch.setenv("OPTOUT_BROWSER_ARGS", '["--lang=fr"]')
    monkeypatch.setenv("OPTOUT_EMAIL", "")

    settings = read_settings()

    assert (settings.country, settings.email) == ("DE", "a@b.fr")
    assert settings.browser_args == ["--lang=fr"]


def test_the_language_is_read_where_other_lines_are_wrong() -> None:
    write("nonsense\nOPTOUT_LANGUAGE=\nOPTOUT_LANGUAGE=fr\nOPTOUT_REASON='It's")

    assert language() == "fr"


def test_the_language_is_read_as_it_stands(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MINE", "fr")
    write("OPTOUT_LANGUAGE=${MINE}")

    assert language() == "${MINE}"


CASES = {
    "30-apostrophe2": ("OPTOUT_REASON='It's mine'", 2, "quotes"),
    "30-colon": ("OPTOUT_EMAIL: jeanne@example.org", 2, "OPTOUT_EMAIL=…"),
    "30-hash": ("OPTOUT_REASON=My posts are #private and not yours", 2, 'OPTOUT_REASON="…"'),
    "30-smartquotes": ("OPTOUT_REASON=“My posts are private”", 2, "straight"),
    "30-unterminated": ('OPTOUT_REASON="My posts are "private", please', 2, "quotes"),
}


@pytest.mark.parametrize(("text", "line", "said"), sampled(CASES.values(), 1), ids=CASES)
def test_the_command_refuses_such_a_file_and_opens_nothing(
    child_env: dict[str, str], tmp_path: Path, text: str, line: int, said: str
) -> None:
    write(f"OPTOUT_COUNTRY=FR\n{text}\n")

    done = command(["run", "facebook", "--practice", "--headless"], child_env, tmp_path)

    assert done.returncode == 2
    assert done.stderr.startswith(f"optout-bot: {tmp_path / '.env'}, line {line}: ")
    assert said in done.stderr
    assert not {"mine", "jeanne", "private"} & set(done.stderr.split())
    assert len(done.stderr.splitlines()) == 1
    assert not Path(child_env["OPTOUT_DATA_DIR"]).exists()


@pytest.mark.thorough
def test_the_command_shows_a_dollar_as_it_was_written(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    reason = "I paid ${100} for it, $HOME and ${HOME} are private"
    write(f"OPTOUT_EMAIL=jeanne@example.org\nOPTOUT_REASON={reason}\n")

    done = command(["run", "facebook", "--practice", "--headless"], child_env, tmp_path)

    assert done.returncode == 0, done.stderr
    shown = " ".join(done.stdout.split())
    assert "${100}" in shown
    assert "$HOME" in shown
    assert "${HOME}" in shown


@pytest.fixture
def unpacked(child_env: dict[str, str], tmp_path: Path) -> Path:
    """The program as a person has it: a folder with `start.py` and no settings yet."""
    folder = tmp_path / "unpacked"
    for name in ("optout_bot", "flows"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(ROOT / "start.py", folder)
    Path(".env").unlink(missing_ok=True)
    child_env["PYTHONPATH"] = str(folder)
    return folder


PRACTICE = ["run", "facebook", "--practice", "--headless"]


@pytest.fixture
def elsewhere(tmp_path: Path) -> Path:
    """Another folder, where the person stands."""
    (tmp_path / "elsewhere").mkdir()
    return tmp_path / "elsewhere"


@pytest.mark.thorough
def test_the_file_beside_start_py_is_read_wherever_one_stands(
    unpacked: Path, elsewhere: Path, child_env: dict[str, str]
) -> None:
    (unpacked / ".env").write_text("OPTOUT_EMAIL=ana@maison-moreau.fr\n", encoding="utf-8")

    done = command(PRACTICE, child_env, elsewhere)

    assert done.returncode == 0, done.stderr
    assert "ana@maison-moreau.fr" in done.stdout
    assert f"Settings are read from {unpacked / '.env'}." in " ".join(done.stdout.split())


@pytest.mark.thorough
def test_the_file_where_one_stands_goes_first_and_the_other_is_said_not_to_be_read(
    unpacked: Path, elsewhere: Path, child_env: dict[str, str]
) -> None:
    (unpacked / ".env").write_text("OPTOUT_EMAIL=ana@maison-moreau.fr\n", encoding="utf-8")
    (elsewhere / ".env").write_text("OPTOUT_EMAIL=eva@maison-moreau.fr\n", encoding="utf-8")

    done = command(PRACTICE, child_env, elsewhere)

    assert "eva@maison-moreau.fr" in done.stdout
    assert "ana@maison-moreau.fr" not in done.stdout
    told = f"Settings are read from {elsewhere / '.env'}, not from {unpacked / '.env'}."
    assert told in " ".join(done.stdout.split())


@pytest.mark.thorough
def test_the_language_beside_start_py_is_spoken(
    unpacked: Path, elsewhere: Path, child_env: dict[str, str]
) -> None:
    del child_env["OPTOUT_LANGUAGE"]
    (unpacked / ".env").write_text("OPTOUT_LANGUAGE=fr\n", encoding="utf-8")

    assert "Seules les trois lettres" in command(["show", "facebook"], child_env, elsewhere).stdout


def test_where_there_is_no_file_the_places_are_named(
    unpacked: Path, elsewhere: Path, child_env: dict[str, str]
) -> None:
    done = command(["run", "facebook"], child_env, elsewhere)

    assert done.returncode == 2
    assert done.stderr == (
        "optout-bot: OPTOUT_EMAIL: set the e-mail address of your account (see .env.example). "
        f"There is no file .env in: {elsewhere}, {unpacked}\n"
    )


@pytest.mark.thorough
def test_where_the_file_lacks_the_address_the_file_is_named(
    unpacked: Path, elsewhere: Path, child_env: dict[str, str]
) -> None:
    (unpacked / ".env").write_text("OPTOUT_EMAIL=\n", encoding="utf-8")

    done = command(["run", "facebook"], child_env, elsewhere)

    assert done.returncode == 2
    assert f"Settings are read from {unpacked / '.env'}." in done.stderr


@pytest.mark.thorough
def test_an_installed_package_looks_only_where_one_stands(
    unpacked: Path, elsewhere: Path, child_env: dict[str, str]
) -> None:
    (unpacked / ".env").write_text("OPTOUT_EMAIL=ana@maison-moreau.fr\n", encoding="utf-8")
    (unpacked / "start.py").unlink()

    done = command(["run", "facebook"], child_env, elsewhere)

    assert done.returncode == 2
    assert done.stderr.endswith(f"There is no file .env in: {elsewhere}\n")


@pytest.mark.thorough
def test_a_folder_that_is_gone_under_ones_feet_has_no_file(
    unpacked: Path, child_env: dict[str, str]
) -> None:
    code = (
        "import os, sys, tempfile; d = tempfile.mkdtemp(); os.chdir(d); os.rmdir(d)\n"
        "from optout_bot.cli import main; sys.exit(main(['run', 'facebook']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=child_env, capture_output=True, encoding="utf-8"
    )

    assert done.returncode == 2
    assert done.stderr.endswith(f"There is no file .env in: {unpacked}\n")


def test_a_folder_of_that_name_is_no_file(monkeypatch: pytest.MonkeyPatch) -> None:
    Path(".env").unlink(missing_ok=True)
    Path(".env").mkdir()

    assert read_settings().email == ""
    assert str(Path.cwd()) in env_file.told()
