"""The folders are the architecture: arrows go one way, Playwright only where a page is touched."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "optout_bot"
# From the ground up: a folder knows only those before it.
FLOORS = (
    *("base", "flow", "lock", "person", "after", "page", "browser"),
    *("practice", "objection", "commands", "arguments", "cli", "__main__"),
)
TOUCH_THE_PAGE = {
    *("browser/attach", "browser/driver", "browser/launch", "browser/own_tab", "browser/tab"),
    *("browser/printer", "browser/watchman"),
    *("lock/guard", "lock/lock", "lock/selftest"),
    *(
        "objection/confirm",
        "objection/press",
        "objection/responses",
        "objection/send",
        "objection/unseen",
    ),
    *("objection/hand", "objection/walk", "objection/writing"),
    *("page/pointer", "page/survey"),
}


def imports() -> dict[str, set[str]]:
    """What each module imports, by its path without the ending."""
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        names = found.setdefault(path.relative_to(PACKAGE).with_suffix("").as_posix(), set())
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
            elif isinstance(node, ast.Import):
                names |= {alias.name for alias in node.names}
    return found


def ours(names: set[str]) -> set[str]:
    """The folders of ours among what is imported."""
    parts = (name.split(".") for name in names)
    return {each[1] for each in parts if each[0] == "optout_bot" and len(each) > 1} & {*FLOORS}


def test_a_folder_knows_only_those_below_it() -> None:
    for module, names in imports().items():
        own = module.partition("/")[0]
        if own == "__init__":
            continue
        known = {*FLOORS[: FLOORS.index(own) + 1]}
        assert ours(names) <= known, f"{module} imports {ours(names) - known}"


def test_no_module_imports_one_that_imports_it() -> None:
    named = {
        "optout_bot." + module.replace("/", ".").removesuffix(".__init__"): names
        for module, names in imports().items()
    }
    # Its own folder is no module that it needs.
    graph = {
        module: {name for name in names & named.keys() if not module.startswith(f"{name}.")}
        for module, names in named.items()
    }
    free: set[str] = set()
    while more := {module for module, needs in graph.items() if needs <= free} - free:
        free |= more
    assert free == graph.keys(), f"in a circle: {sorted(graph.keys() - free)}"


def test_only_the_modules_that_touch_the_page_import_playwright() -> None:
    found = {m for m, names in imports().items() if any(n.startswith("playwright") for n in names)}
    assert found == TOUCH_THE_PAGE


def test_the_vocabulary_imports_nothing_of_ours() -> None:
    for module in ("base/errors", "flow/sights"):
        assert not {name for name in imports()[module] if name.startswith("optout_bot")}


def test_start_finds_a_browser_with_the_standard_library_alone() -> None:
    code = "from optout_bot.browser.installed import find_browser; find_browser()"
    subprocess.run([sys.executable, "-S", "-c", code], cwd=PACKAGE.parent, check=True)


@pytest.mark.parametrize("command", ["--help", "status"])
def test_what_only_tells_loads_no_library_that_takes_long(command: str) -> None:
    code = (
        f"import sys; from optout_bot.cli import main; main(['{command}'])\n"
        "slow = {'playwright', 'babel', 'loguru', 'pydantic', 'dotenv', 'flows.meta'}\n"
        "sys.exit(' '.join(slow & {*sys.modules}) or 0)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True)
    assert done.returncode == 0, done.stderr
    assert done.stdout


def test_only_the_log_imports_its_library() -> None:
    """Elsewhere it would speak on the terminal, unless the log was loaded before."""
    assert {m for m, names in imports().items() if "loguru" in names} == {"base/log"}
