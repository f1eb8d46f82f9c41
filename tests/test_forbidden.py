"""What must stand nowhere in the package, because it would carry or show what is private."""

from __future__ import annotations

import ast
import re

import pytest

from tests.conftest import ROOT

SOURCES = sorted([*(ROOT / "optout_bot").rglob("*.py"), *(ROOT / "flows").rglob("*.py")])
SCRIPTS = sorted((ROOT / "optout_bot").rglob("*.js"))
FORBIDDEN = {
    "cookie values": r"\.cookies\(|document\.cookie|add_cookies",
    "the session on the disk": r"storage_state",
    "an archive of the traffic": r"record_har|route_from_har|\bHAR\b",
    "a trace or a film": r"tracing|record_video|start_chunk",
    "the protocol's own log": r"pw:protocol|PWDEBUG|\bDEBUG\s*=",
    "values of variables in the log": r"diagnose=True|backtrace=True|logger\.(exception|catch)",
    "a traceback on the terminal": r"print_exc|format_exc|traceback\.print|sys\.excepthook",
    "hidden automation": r"AutomationControlled|navigator\.webdriver|stealth",
    "a debugging port": r"remote-debugging-port",
}


def found(pattern: str, text: str) -> bool:
    return re.search(pattern, text) is not None


@pytest.mark.parametrize("pattern", FORBIDDEN.values(), ids=FORBIDDEN)
def test_it_stands_nowhere(pattern: str) -> None:
    places = [p.name for p in (*SOURCES, *SCRIPTS) if found(pattern, p.read_text("utf-8"))]

    assert places == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("cookie values", "context.cookies()"),
        ("the session on the disk", "context.storage_state(path=x)"),
        ("a trace or a film", "context.tracing.start()"),
        ("values of variables in the log", "logger.exception('x')"),
    ],
)
def test_it_would_be_seen(name: str, text: str) -> None:
    assert found(FORBIDDEN[name], text)


def test_all_that_is_shown_goes_through_one_place_that_makes_it_harmless() -> None:
    written = []
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            assert getattr(getattr(node, "func", None), "id", "") != "print", path
        for line in path.read_text(encoding="utf-8").splitlines():
            if re.search(r"(stdout|stderr|stream)\.write", line):
                written.append(path.name)
                assert "harmless(" in line, line
    assert written == ["terminal.py"]


def test_an_error_of_the_browser_is_never_raised_on_with_what_was_typed() -> None:
    """Its message holds the text of a `fill`: it is dropped with `from None`."""
    for path in SOURCES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.ExceptHandler) or node.type is None:
                continue
            if "Error" not in {n.id for n in ast.walk(node.type) if isinstance(n, ast.Name)}:
                continue
            for inner in ast.walk(node):
                if isinstance(inner, ast.Raise):
                    cause = inner.cause
                    dropped = isinstance(cause, ast.Constant) and cause.value is None
                    assert dropped, f"{path.name}, line {inner.lineno}"
