"""Everything said to the person is there in French, and nothing is said that is not."""

from __future__ import annotations

import ast
import errno
import gettext
import io
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

from flows import facebook, instagram
from optout_bot.after.authorities import UK, authority
from optout_bot.after.scope import points
from optout_bot.base import errors, messages
from optout_bot.base.countries import EEA
from optout_bot.base.messages import names_in, speak, system_language, tr
from optout_bot.cli import main
from optout_bot.commands.guide import Guide
from optout_bot.commands.inspect import as_text, inspected
from optout_bot.commands.show import preview
from optout_bot.flow import Act, HandOver, Purpose, Role, TurnBack
from optout_bot.flow.words import Words
from optout_bot.objection.answers import Answers
from optout_bot.page.proof import Verdict
from optout_bot.person.history import ask_if_again
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome
from optout_bot.person.terminal import Pump, Question
from optout_bot.practice import Practice
from tests.conftest import EMAIL, ROOT, Someone, status
from tests.terminal import Terminal
from tests.tiers import sampled

SOURCES = sorted((ROOT / "optout_bot").rglob("*.py"))
TEMPLATES = ROOT / "optout_bot" / "after" / "templates"
CATALOGUE = ROOT / "optout_bot" / "locale" / "fr.po"
# What is translated where it is shown; the values stand in flows and enumerations.
SHOWN_LATER = re.compile(
    r".*\b(purpose|role|why|covers|act\.said|strerror or '')|screen\.name"
    r"|(screen|identity|field|word)\['(name|verdict|purpose|role)'\]"
    r"|(step|each)\.(screen|act|note)|place\.note"
    r"|screen\.act\.why if isinstance\(screen\.act, TurnBack\) else screen\.name"
)
SYSTEM = (
    *("EACCES", "EPERM", "ENOSPC", "EROFS", "ENOTDIR", "EISDIR", "EEXIST", "ENOENT"),
    *("EBADF", "ENAMETOOLONG", "EIO", "ENOEXEC", "ENOMEM"),
)
ERRORS = {name for name, value in vars(errors).items() if isinstance(value, type)} | {
    *("DeadEnd", "Unrecognised", "SignInNeeded")
}
QUESTION = "Tapez les trois lettres yes pour envoyer, autre chose pour arrêter\u00a0:"
NO_BREAK = "\u00a0"


def calls(path: Path) -> Iterator[ast.Call]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def is_tr(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and getattr(node.func, "id", "") == "tr"


def said() -> set[str]:
    """Every message of the program."""
    found = {
        call.args[0].value
        for path in SOURCES
        for call in calls(path)
        if is_tr(call) and isinstance(call.args[0], ast.Constant)
    }
    found |= {
        text
        for path in TEMPLATES.glob("*.html")
        for text in re.findall(r'tr\("(.*?)"\)', path.read_text(encoding="utf-8"))
    }
    found |= {act.said for act in Act.__subclasses__()}
    found |= {each.note for each in map(authority, sorted(EEA | {UK})) if each and each.note}
    for flow in (facebook.FLOW, instagram.FLOW):
        found.add(flow.covers)
        for screen in (*flow.screens, *flow.after):
            found.add(screen.name)
            if isinstance(screen.act, HandOver | TurnBack):
                found.add(screen.act.why)
    found |= {member.value for kind in (Role, Purpose, Verdict) for member in kind}
    return found | {os.strerror(getattr(errno, name)) for name in SYSTEM}


def french() -> Catalog:
    return read_po(io.BytesIO(CATALOGUE.read_bytes()), locale="fr", abort_invalid=True)


def translations() -> list[tuple[str, str]]:
    return [(str(each.id), str(each.string)) for each in french() if each.id]


def test_every_message_has_a_translation_and_no_translation_is_unused() -> None:
    known = {str(each.id) for each in french() if each.id and each.string and not each.fuzzy}

    assert said() - known == set()
    assert {text for text, _ in translations()} - said() == set()


def test_a_translation_fills_in_the_same_and_stands_in_the_same_place() -> None:
    for text, translated in translations():
        assert names_in(translated) == names_in(text) is not None, text
        start = len(text) - len(text.lstrip(" "))
        assert len(translated) - len(translated.lstrip(" ")) == start, text
        assert text.endswith(" ") == translated.endswith(" "), text


def test_what_is_translated_later_is_known() -> None:
    for path in SOURCES:
        for call in calls(path):
            if is_tr(call) and not isinstance(call.args[0], ast.Constant):
                text = ast.unparse(call.args[0])
                assert SHOWN_LATER.fullmatch(text), f"{path.name}, line {call.lineno}: {text}"


def bare(node: ast.AST) -> Iterator[str]:
    """The texts in an expression that do not go through `tr`."""
    if is_tr(node) or isinstance(node, ast.Subscript):
        return
    if isinstance(node, ast.Constant) and re.search("[A-Za-z]{2}", str(node.value)):
        if isinstance(node.value, str):
            yield node.value
    elif isinstance(node, ast.FormattedValue):
        yield from bare(node.value)
    else:
        for child in ast.iter_child_nodes(node):
            yield from bare(child)


def told(call: ast.Call) -> list[ast.expr]:
    """What of a call the person gets to read."""
    name = getattr(call.func, "attr", getattr(call.func, "id", ""))
    if name in {"say", "ask", "tell"} or name in ERRORS:
        return call.args
    return [k.value for k in call.keywords if k.arg in {"help", "description", "metavar"}]


def left_behind(source: str) -> list[str]:
    nodes = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    return [text for call in nodes for each in told(call) for text in bare(each)]


# Name of the program, and the commands to the browser, which are not said to anybody.
NOT_SAID = {"optout-bot", "continueRequest", "failRequest", "fulfillRequest", "Aborted"}
NOT_SAID |= {"continueResponse", "getResponseBody", "AddressUnreachable"}


def test_nothing_is_said_asked_or_raised_beside_the_catalogue() -> None:
    for path in SOURCES:
        assert set(left_behind(path.read_text(encoding="utf-8"))) <= NOT_SAID, path


@pytest.mark.parametrize(
    "source",
    [
        'person.say("Hello")',
        'person.say(f"  Receipt: {folder}")',
        'raise PageError("It broke.")',
        'raise DeadEnd(f"it broke: {why}")',
        'parser.add_argument("--x", help="about x")',
        'person.ask("  " + "Type yes:", pump, 3)',
    ],
)
def test_a_text_beside_the_catalogue_would_be_seen(source: str) -> None:
    assert left_behind(source)


CHARSET = b'msgid ""\nmsgstr "Content-Type: text/plain; charset=none\\n"\n'
MASK = "Ж"


class Masked(gettext.NullTranslations):
    """A language of one letter: what is still English in it did not go through `tr`."""

    def gettext(self, message: str) -> str:
        if message in {"en", "%Y-%m-%d, %H:%M UTC"}:
            return message
        parts = re.split(r"(\{\w+\})", message)
        return "".join(p if p.startswith("{") else re.sub("[A-Za-z]", MASK, p) for p in parts)


class Curious(Someone):
    """Asks once why, then goes on, and says yes."""

    def ask(self, question: Question, pump: Pump, seconds: float) -> str | None:
        self.heard.append(question.text)
        pump()
        first = self.heard.count(question.text) == 1
        return question.word or ("s" if first else "")


def english(text: str) -> set[str]:
    """The words of a masked text that are no names, addresses, keys or the page's own."""
    text = re.sub(r"\S*[./=_|@]\S*", "", text)
    known = {"Facebook", "Meta", "AI", "optout-bot", "again", *map(str, range(9)), "run", "show"}
    known |= {"inspect", "status", "doctor", "forget", "h", "help", "version", "utc"}
    known |= {"Instagram", "answer", "letter"}
    return {w for w in re.findall(r"[A-Za-z-]{2,}", text) if w.strip("-") not in known}


@pytest.fixture
def masked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(messages, "_catalogue", Masked())


def test_a_walk_says_nothing_beside_the_catalogue(world: Any, masked: None) -> None:
    """On Japanese pages, so that every Latin word is the program's."""
    person = Curious()
    made = world(person, Practice("ja", email="other", cookies="yes"), step=True)

    made.object(Answers(EMAIL, "IE"))

    assert made.site.received
    assert MASK in person.transcript
    # A tag, what Japanese pages write with Latin letters, and the language's English name.
    latin = {"ja", "Cookie", "Cookies", "Japanese"}
    assert english(person.transcript) <= latin


def test_a_way_that_does_not_lead_on_is_told_through_the_catalogue(
    world: Any, masked: None
) -> None:
    person = Someone(present=False)
    made = world(person, Practice("ja", route="trap"))

    with pytest.raises(errors.PageError) as caught:
        made.object(Answers(EMAIL, "IE"))

    sources = {word for each in facebook.FLOW.form.other_numbers for word in each.source.split()}
    assert english(f"{person.transcript} {caught.value}") <= sources | {"ja", "Japanese"}


def test_a_page_is_described_through_the_catalogue(world: Any, masked: None) -> None:
    made = world(Someone(), Practice("ja", form="2024"))
    look = made.to_the_form()

    text = as_text(inspected(look))

    keys = {word.key for words in look.words.by_text.values() for word in words}
    shown_as_is = {part for key in keys for part in key.split("_")} | {"ja", "facebook", "row"}
    assert english(re.sub(r"\[\w+\]|\w+=\S+", "", text)) <= shown_as_is | {
        "label",
        "never",
        "seen",
        "sneakyhidden",
        "nonce",
    }


def test_show_status_and_guide_speak_through_the_catalogue(
    words: Words, tmp_path: Path, masked: None
) -> None:
    flow = facebook.FLOW
    for outcome in Outcome:
        Receipt.new(tmp_path, "facebook", practice=False).end(outcome, tr("because"))
    person = Someone(can_answer=False)
    guide = Guide(flow, words, Answers(EMAIL, "IE"), 1.0, lambda: None)
    with pytest.raises(errors.NotSent):
        guide.walk(person, tmp_path, "ja")
    with pytest.raises(errors.NotSent):
        ask_if_again(flow, tmp_path, person, lambda: None, 1.0)
    text = preview(flow, words)
    # What an objection does stands in a file of its own, in three languages.
    for point in points():
        text = text.replace(f"{point.text} ({point.source}; {point.seen})", "")
    for each in (*flow.doors, *flow.form.numbers):
        text = text.replace(each.source, "")
    text = text.replace(f"optout-bot show {flow.name} --words=LANG", "")
    for language in words.languages:
        text = text.replace(language, "")

    everything = "\n".join((text, status(tmp_path), person.transcript))

    for point in points():
        everything = everything.replace(point.text, "")
    stamps = set(re.findall(r"\d+T\d+Z-[\w-]+", everything))
    for stamp in stamps:
        everything = everything.replace(stamp, "")
    assert english(everything) <= {"facebook", "UTC", "GDPR"}


@pytest.mark.thorough
def test_the_data_of_a_page_is_the_same_in_every_language(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    """It is a contract for programs; what a person reads of the same page is French."""
    told = "<!-- saved from url=(0031)https://www.facebook.com/help/1 --><h1>Nothing known</h1>"
    (tmp_path / "page.html").write_text(told, encoding="utf-8")

    data = command(child_env, tmp_path, "inspect", "page.html", "--json", "--headless")
    text = command(child_env, tmp_path, "inspect", "page.html", "--headless")

    assert '"form number"' in data.stdout, data.stderr
    assert f"il manque{NO_BREAK}: le numéro du formulaire" in text.stdout, text.stderr


def test_help_is_translated(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OPTOUT_LANGUAGE", "fr")
    for arguments in ([], ["run"], ["inspect"], ["forget"]):
        assert main([*arguments, "--help"]) == 0

        shown = capsys.readouterr().out
        assert shown.startswith(f"utilisation{NO_BREAK}: optout-bot")
        assert shown.count("utilisation") == 1
        assert f"options{NO_BREAK}:" in shown
        assert not {"usage", "show", "this", "exit", "the"} & set(
            re.findall(r"\w+", shown.replace("    show ", ""))
        )


WRONG = {
    "an ASCII apostrophe": r"'",
    "three dots": r"\.\.\.",
    "no space that does not break": r"[^\u00a0\d/][;!?»]|[^\u00a0\d/\w(]:|«[^\u00a0]",
    "a space that may break": r" [:;!?»]|« ",
    "English quotation marks": "[“”]",
    "a colon against its word": r"[a-zéèêàç]:(?!//)",
    "a capital without its accent": r"\b(A vous|Ecran|Etat|Ecri\w+)",
}


@pytest.mark.parametrize("wrong", WRONG.values(), ids=WRONG)
def test_french_typography(wrong: str) -> None:
    # Dates and the three files' own marks are no sentences.
    found = [text for key, text in translations() if re.search(wrong, text) and key[0] != "%"]

    assert found == []


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ("an ASCII apostrophe", "l'IA"),
        ("three dots", "un instant..."),
        ("no space that does not break", "Quoi?"),
        ("no space that does not break", "«Quoi »"),
        ("a space that may break", "Voici : la suite"),
        ("a colon against its word", "Voici: la suite"),
    ],
)
def test_wrong_typography_would_be_seen(wrong: str, text: str) -> None:
    assert re.search(WRONG[wrong], text)


@pytest.mark.parametrize(
    "language",
    sampled(
        [
            {"OPTOUT_LANGUAGE": "fr"},
            {"OPTOUT_LANGUAGE": "", "LANGUAGE": "", "LC_ALL": "", "LANG": "fr_FR.UTF-8"},
        ],
        1,
    ),
    ids=["asked for", "the system's"],
)
def test_a_french_run_is_french_and_the_same_yes_sends(
    child_env: dict[str, str], language: dict[str, str]
) -> None:
    arguments = ["run", "facebook", "--practice=fr", "--headless"]
    env = {k: v for k, v in child_env.items() if k != "LC_MESSAGES"} | language
    with Terminal(arguments, env) as terminal:
        before = terminal.until(QUESTION)
        terminal.type("yes\n")
        terminal.until("La page le confirme-t-elle")
        terminal.type("yes\n")
        code = terminal.ends()

    assert "Rien n’a été envoyé." in before.splitlines()[-2]
    assert code == 0
    assert "La page l’a confirmée." in terminal.shown


def test_oui_does_not_send_and_it_says_how_to_try_again(child_env: dict[str, str]) -> None:
    """One word sends, in every language."""
    arguments = ["run", "facebook", "--practice=fr", "--headless"]
    with Terminal(arguments, child_env | {"OPTOUT_LANGUAGE": "fr"}) as terminal:
        terminal.until(QUESTION)
        terminal.type("oui\n")
        code = terminal.ends()

    assert code == 3
    assert "Vous n’avez pas tapé yes. Rien n’a été envoyé." in terminal.shown
    assert "relancez le programme et tapez les trois lettres yes" in terminal.shown


@pytest.mark.thorough
def test_practice_without_a_terminal_answers_its_questions_in_french_too(
    child_env: dict[str, str], tmp_path: Path
) -> None:
    done = command(
        child_env, tmp_path, "run", "facebook", "--practice=fr,form=2024", "--step", "--headless"
    )

    assert done.returncode == 0, done.stdout + done.stderr
    assert "La page l’a confirmée." in done.stdout


@pytest.mark.parametrize("language", ["pt_BR.UTF-8", "C.UTF-8", "POSIX", "frr_DE", "xx"])
def test_a_language_that_is_not_known_is_english(
    monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LANGUAGE", language)

    assert speak("") == ""
    assert tr("Nothing has been sent.") == "Nothing has been sent."


@pytest.mark.parametrize("key", ["LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"])
@pytest.mark.parametrize("value", ["pt_BR", "pt_BR.UTF-8", "pt_BR@latin", "pt_BR:pt:en"])
def test_the_systems_language_is_said_without_its_encoding(
    monkeypatch: pytest.MonkeyPatch, key: str, value: str
) -> None:
    for each in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.delenv(each, raising=False)
    monkeypatch.setenv(key, value)

    assert system_language() == "pt_BR"


@pytest.mark.parametrize("language", ["fr", "fr_CA.UTF-8", "fr-FR", "FR", "fr_FR:en"])
def test_french_is_known_however_the_system_writes_it(
    monkeypatch: pytest.MonkeyPatch, language: str
) -> None:
    monkeypatch.setenv("LANGUAGE", language)

    speak("")

    assert tr("Nothing has been sent.") == "Rien n’a été envoyé."


def command(env: dict[str, str], folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """The real command in French, with no terminal."""
    return subprocess.run(
        [sys.executable, "-m", "optout_bot", *arguments],
        env=env | {"OPTOUT_LANGUAGE": "fr"},
        cwd=folder,
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )


@pytest.fixture
def copied(tmp_path: Path, child_env: dict[str, str]) -> Path:
    """A copy of the program that a test may spoil; its catalogue."""
    for name in ("optout_bot", "flows"):
        shutil.copytree(ROOT / name, tmp_path / "copy" / name)
    child_env["PYTHONPATH"] = str(tmp_path / "copy")
    return tmp_path / "copy" / "optout_bot" / "locale" / "fr.po"


def test_an_edited_line_shows_at_once(
    copied: Path, child_env: dict[str, str], tmp_path: Path
) -> None:
    text = copied.read_text(encoding="utf-8")
    copied.write_text(text.replace("Pas encore de reçu", "Aucun reçu"), encoding="utf-8")

    assert command(child_env, tmp_path, "status").stdout.startswith("Aucun reçu")


@pytest.mark.parametrize(
    "content",
    sampled([b"no catalogue", b"\xff\xfe\x00", b'msgid "a"\nmsgstr "\xe9"\n', CHARSET, None], 2),
    ids=["another text", "no text", "another encoding", "an unknown one", "gone"],
)
def test_a_catalogue_that_cannot_be_read_costs_one_line_and_no_run(
    copied: Path, child_env: dict[str, str], tmp_path: Path, content: bytes | None
) -> None:
    copied.unlink()
    if content is not None:
        copied.write_bytes(content)

    done = command(child_env, tmp_path, "status")

    assert done.returncode == 0
    assert done.stdout.startswith("No receipts yet")
    assert done.stderr == "fr.po: this translation cannot be read, so this is in English.\n"


@pytest.mark.parametrize("name", ["{compte}", "{accounts", "{0}", ""])
def test_a_translation_that_fills_in_something_else_is_left_out(
    copied: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    text = copied.read_text(encoding="utf-8")
    copied.write_text(text.replace("concerne {accounts}", f"concerne {name}"), encoding="utf-8")
    monkeypatch.setattr(messages, "_FOLDER", copied.parent)

    speak("fr")

    assert tr("It covers {accounts}.").format(accounts="x") == "It covers x."
    assert tr("Nothing has been sent.") == "Rien n’a été envoyé."
