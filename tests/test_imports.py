"""Who may know whom: arrows one way, Playwright only where the page is touched."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent / "optout_bot"
# From the inside out: a module imports only what stands before it.
ORDER = (
    *("errors", "flow", "address", "messages", "private", "log", "countries", "env_file"),
    *("settings", "mailbox"),
    # what is known of a site, and what a page shows
    *("words", "sites", "view", "fields", "identity", "look"),
    # the lock
    *("carried", "body", "ticket", "guard", "lock", "selftest"),
    # the browser
    *("find_browser", "default_folders", "explain", "quiet", "profile", "window", "tab"),
    *("driver", "browser"),
    # the person, and what is kept for them
    *("table", "person", "receipt", "past"),
    # the walk to the form, and what is done there
    *(
        "watch",
        "steps",
        "waiting",
        "handover",
        "targets",
        "walk",
        "plan",
        "form",
        "review",
        "answered",
    ),
    *("answered", "leave", "press", "send"),
    # the commands
    *("practice", "sign_in", "own_tab", "attach", "run", "guide", "rounds"),
    *("show", "saved", "inspect", "doctor", "forget", "cli"),
)
TOUCH_THE_PAGE = {
    *("view", "guard", "lock", "selftest", "window", "tab", "driver", "browser", "own_tab"),
    *("attach", "walk", "form", "answered", "press", "send"),
}


def imports() -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        if path.name in {"__init__.py", "__main__.py"} and path.parent == PACKAGE:
            continue
        module = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ImportFrom) and node.module:
                names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
            elif isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            else:
                continue
            found.setdefault(module, set()).update(names)
        found.setdefault(module, set())
    return found


def test_every_module_has_its_place() -> None:
    assert set(imports()) == set(ORDER)


def test_a_module_imports_only_what_stands_before_it() -> None:
    for module, names in imports().items():
        ours = {name.split(".")[1] for name in names if name.startswith("optout_bot.")}
        known = set(ORDER[: ORDER.index(module)]) | {module, "__version__"}
        assert ours <= known, f"{module} imports {sorted(ours - known)}"


def test_only_the_modules_that_touch_the_page_import_playwright() -> None:
    found = {m for m, names in imports().items() if any(n.startswith("playwright") for n in names)}
    assert found == TOUCH_THE_PAGE


def test_errors_and_flow_import_nothing_of_ours() -> None:
    for module in ("errors", "flow"):
        assert not {name for name in imports()[module] if name.startswith("optout_bot")}


def test_help_does_not_import_playwright() -> None:
    code = (
        "import sys; from optout_bot.cli import main\n"
        "main(['--help'])\n"
        "sys.exit('playwright' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=PACKAGE.parent, capture_output=True)
    assert done.returncode == 0
    assert b"run" in done.stdout
