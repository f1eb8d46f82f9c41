"""What contributors are told is so: files that can be read, commands and paths that are there."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

PACKAGE = ROOT / "optout_bot"
YAML = [*sorted((ROOT / ".github").rglob("*.yml")), ROOT / ".pre-commit-config.yaml"]
FORMS = [path for path in YAML if path.name[:1].isdigit()]
PAGES = {
    name: (ROOT / name).read_text(encoding="utf-8")
    for name in ("docs/architecture.md", "CONTRIBUTING.md", "SECURITY.md")
}
needs_yaml = pytest.mark.skipif(
    not importlib.util.find_spec("yaml") and not os.environ.get("CI"),
    reason="pyyaml: not installed, so no form can be read",
)


def content(path: Path) -> Any:
    import yaml

    return yaml.safe_load(path.read_text(encoding="utf-8"))


def workflow() -> Any:
    return content(ROOT / ".github/workflows/tests.yml")


@needs_yaml
@pytest.mark.parametrize("path", YAML, ids=lambda path: path.name)
def test_every_file_that_github_and_pre_commit_read_can_be_read(path: Path) -> None:
    assert isinstance(content(path), dict)


@needs_yaml
@pytest.mark.parametrize("path", FORMS, ids=lambda path: path.name)
def test_a_form_asks_under_names_that_github_takes_and_says_what_not_to_paste(path: Path) -> None:
    form = content(path)

    assert {"name", "description", "body"} == form.keys()
    ids = [part["id"] for part in form["body"] if part["type"] != "markdown"]
    assert len(ids) == len({*ids})
    assert {part["type"] for part in form["body"]} <= {
        "markdown",
        "input",
        "textarea",
        "checkboxes",
    }
    said = " ".join(part["attributes"].get("value", "") for part in form["body"])
    for never in ("e-mail addresses", "codes", "cookies", "names", "pictures"):
        assert never in said.partition("do not paste")[2]


@needs_yaml
def test_the_workflow_begins_at_the_oldest_python_and_leaves_none_out() -> None:
    with (ROOT / "pyproject.toml").open("rb") as file:
        oldest = tomllib.load(file)["project"]["requires-python"].removeprefix(">=")
    matrix = workflow()["jobs"]["test"]["strategy"]["matrix"]

    minors = [int(version.removeprefix("3.")) for version in matrix["python"]]
    assert matrix["python"][0] == oldest
    assert minors == [*range(minors[0], 15)]
    assert [each.partition("-")[0] for each in matrix["system"]] == ["ubuntu", "macos", "windows"]


@needs_yaml
def test_the_workflow_may_only_read_and_pins_what_it_uses() -> None:
    found = workflow()

    assert found["permissions"] == {"contents": "read"}
    assert "permissions" not in found["jobs"]["test"]
    uses = [step["uses"] for step in found["jobs"]["test"]["steps"] if "uses" in step]
    assert all(re.fullmatch(r"actions/[\w-]+@v\d+", each) for each in uses)


@needs_yaml
def test_the_hooks_are_the_checks_of_ci() -> None:
    ci = (ROOT / ".ci/run").read_text(encoding="utf-8")
    (repository,) = content(ROOT / ".pre-commit-config.yaml")["repos"]
    for hook in repository["hooks"]:
        assert hook["name"] in ci.replace("ruff format --check", "ruff format")
        tool = hook["entry"].split()[2]
        assert importlib.util.find_spec(tool), tool


COMMANDS = sorted(
    {
        found
        for path in [*YAML, *(ROOT / name for name in PAGES)]
        for found in re.findall(
            r"(?:optout-bot|start\.py) ([a-z]+)", path.read_text(encoding="utf-8")
        )
    }
    - {"test"}
)


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_that_is_named_is_there(command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "optout_bot", command, "--help"], cwd=ROOT, capture_output=True
    )
    assert done.returncode == 0
    assert f"optout-bot {command}".encode() in done.stdout


def test_every_folder_is_on_the_page_about_them() -> None:
    folders = {path.name for path in PACKAGE.iterdir() if (path / "__init__.py").exists()}

    for folder in folders:
        assert f"`{folder}/`" in PAGES["docs/architecture.md"], folder


@pytest.mark.parametrize("name", PAGES)
def test_a_file_that_is_named_is_there(name: str) -> None:
    """A path in code marks, from the root or, of the program's own, from `optout_bot/`."""
    found = re.findall(r"`([\w.-]+/[\w./-]*|\w+\.py)`", PAGES[name])
    links = re.findall(r"\]\(([^)#:]+)\)", PAGES[name])

    assert found or links
    for path in found:
        assert (ROOT / path).exists() or (PACKAGE / path).exists(), path
    for path in links:
        assert (ROOT / name).parent.joinpath(path).exists(), path
