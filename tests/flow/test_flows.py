"""Flows only declare, every claim in them is dated, and a mistake in them is refused by line."""

from __future__ import annotations

import ast
import re
import shutil
import subprocess
import sys
from dataclasses import fields
from datetime import date
from pathlib import Path

import pytest

from flows import meta
from optout_bot.base.errors import UsageError
from optout_bot.commands.sites import SITES, load_flow
from optout_bot.flow import Form, FormProved, FormRefused
from tests.conftest import ROOT
from tests.tiers import sampled

FILES = sorted((ROOT / "flows").glob("*.py"))
ALLOWED = (ast.Import, ast.ImportFrom, ast.Assign, ast.Expr)


def only_declares(code: str) -> None:
    """Fails where a flow does more than to name values that it builds from the vocabulary."""
    tree = ast.parse(code)
    for node in tree.body:
        assert isinstance(node, ALLOWED), f"line {node.lineno}"
    forbidden = (ast.Lambda, ast.For, ast.While, ast.comprehension, ast.IfExp, ast.FunctionDef)
    assert not [n for n in ast.walk(tree) if isinstance(n, forbidden)]
    imports = [n for n in ast.walk(tree) if isinstance(n, ast.ImportFrom)]
    imported = {(n.module, alias.name) for n in imports for alias in n.names}
    besides = {("dataclasses", "replace"), ("datetime", "date")}
    besides |= {("flows", "meta"), ("flows", "labels")}
    assert {module for module, _ in imported - besides} <= {"optout_bot.flow"}
    names = {name for _, name in imported}
    for call in (n for n in ast.walk(tree) if isinstance(n, ast.Call)):
        assert isinstance(call.func, ast.Name), f"line {call.lineno}"
        assert call.func.id in names, f"line {call.lineno}"
        if call.func.id == "replace":
            # Of a shared value, by fields that are named.
            assert [ast.unparse(each).partition(".")[0] for each in call.args] == ["meta"]
            assert all(field.arg for field in call.keywords)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_a_flow_only_declares(path: Path) -> None:
    only_declares(path.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "code",
    [
        "def form(): pass",
        "for n in range(3): pass",
        "NUMBERS = tuple(n for n in (1, 2))",
        "FORM = print('seen')",
        "FORM = 'x'.upper()",
        "from dataclasses import fields",
        "from playwright.sync_api import Page",
        "from dataclasses import replace\nFORM = replace(FORM, path='x')",
        "from dataclasses import replace\nfrom flows import meta\nF = replace(meta.FORM, **OWN)",
    ],
)
def test_what_does_more_than_declare_is_found(code: str) -> None:
    with pytest.raises(AssertionError):
        only_declares(code)


@pytest.mark.parametrize("site", SITES)
def test_every_door_and_number_says_where_and_when_it_was_seen(site: str) -> None:
    flow = load_flow(site)

    for claim in (*flow.doors, *flow.form.numbers, *flow.form.other_numbers):
        assert claim.source.strip()
        assert date(2023, 1, 1) < claim.seen <= date.today()
    assert all(door.address.startswith("https://") for door in flow.doors)


@pytest.mark.parametrize("site", SITES)
def test_another_form_is_turned_back_from_before_the_form_is_filled(site: str) -> None:
    sights = [screen.sight for screen in load_flow(site).screens]

    assert sights.index(FormRefused()) < sights.index(FormProved())


def test_what_the_sites_share_is_written_once() -> None:
    """And each puts in its own of what proves its form: without them none is proved."""
    one, other = (load_flow(site) for site in SITES)
    own = {"hosts", "path", "numbers", "question_numbers"}
    for field in fields(Form):
        here, there = getattr(one.form, field.name), getattr(other.form, field.name)
        assert (here == there) == (field.name not in own), field.name
        assert here is there or field.name in own, field.name
    shared = [screen for screen in one.screens if screen in other.screens]
    assert len(shared) >= 17
    assert shared == [screen for screen in other.screens if screen in one.screens]
    assert not meta.FORM.hosts
    assert not meta.FORM.numbers


BROKEN = {
    "a field that the shared form has not": (
        "from dataclasses import replace\nfrom flows import meta\n\n"
        "FORM = replace(meta.FORM, nmbers=())\n",
        "line 4: .*'nmbers'",
    ),
    "a door without a date": (
        'from optout_bot.flow import Door\n\nDOOR = Door("https://www.facebook.com/", "x")\n',
        "line 3: .*'seen'",
    ),
    "a screen without an act": (
        "from optout_bot.flow import AsksPassword, Screen\n\n\nS = Screen('a', AsksPassword())\n",
        "line 4: .*'act'",
    ),
    "an address pattern that is none": (
        "from optout_bot.flow import At\n\nSIGHT = At('(')\n",
        "line 3: ",
    ),
    "a misspelt name": ("from optout_bot.flow import Scren\n", "line 1: .*Scren"),
    "no Python": ("FLOW = (\n", "line 1: "),
    "no flow": ("X = 1\n", "has no attribute 'FLOW'"),
}


@pytest.mark.parametrize("case", BROKEN)
def test_a_mistake_in_a_flow_is_refused_with_file_and_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, case: str
) -> None:
    import flows

    code, said = BROKEN[case]
    (tmp_path / "flows").mkdir()
    name = f"broken_{list(BROKEN).index(case)}"
    (tmp_path / "flows" / f"{name}.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr(flows, "__path__", [str(tmp_path / "flows")])

    with pytest.raises(UsageError, match=said):
        load_flow(name)


SLIPS = {
    "a misspelt word key": (
        "words/fr.toml",
        "[submit]",
        "[sumbit]",
        r"fr\.toml, line {line}: \[sumbit\]",
    ),
    "a language without a name": (
        "words/fr.toml",
        'language = "Français"',
        'language = ""',
        r"fr\.toml, line {line}: language: the text is empty",
    ),
    "a text twice": (
        "words/de.toml",
        '"Absenden" =',
        '"Abbrechen" = "x"\n"abbrechen" =',
        r"de\.toml, line \d+: abbrechen: this text stands twice under \[submit\]",
    ),
    "a word that means another one elsewhere": (
        "words/nl.toml",
        "[submit]\n",
        '[submit]\n"Bestätigen" = "x"\n',
        r"nl\.toml, line \d+: Bestätigen: this text already means \[confirm_code\] of de\.toml",
    ),
    "a screen without an act": (
        "meta.py",
        'THE_FORM = Screen("objection form", FormProved(), FillForm())',
        'THE_FORM = Screen("objection form", FormProved())',
        r"flows/meta\.py, line {line}: .*'act'",
    ),
    "a door without a date": (
        "facebook.py",
        '"https://www.facebook.com/privacy/center", "domogeek.net and others", date(2025, 5, 27)',
        '"https://www.facebook.com/privacy/center", "domogeek.net and others"',
        r"flows/facebook\.py, line \d+: .*'seen'",
    ),
}


@pytest.mark.parametrize("case", sampled(SLIPS, 2))
def test_the_command_refuses_a_slip_with_its_place_and_exit_2(
    child_env: dict[str, str], tmp_path: Path, case: str
) -> None:
    """On a copy of the flows, as after a slip of the hand while repairing one."""
    name, before, after, said = SLIPS[case]
    shutil.copytree(ROOT / "flows", tmp_path / "flows")
    file = tmp_path / "flows" / name
    text = file.read_text(encoding="utf-8")
    assert text.count(before) == 1
    file.write_text(text.replace(before, after), encoding="utf-8")
    line = text[: text.index(before)].count("\n") + 1

    done = subprocess.run(
        [sys.executable, "-m", "optout_bot", "show", "facebook"],
        env=child_env | {"PYTHONPATH": f"{tmp_path}:{ROOT}"},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
    )

    assert done.returncode == 2
    assert re.search(said.replace("{line}", str(line)), done.stderr), done.stderr
    assert len(done.stderr.splitlines()) == 1
