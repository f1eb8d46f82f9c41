"""docs/repair.md, done: from a page that was not recognised to the line in the word file and the
green test, each command as it stands there."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from optout_bot.base.errors import OptOutError
from optout_bot.lock.request import Reply
from optout_bot.objection.answers import Answers
from tests.conftest import EMAIL, ROOT, Someone

PAGE = (ROOT / "docs" / "repair.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"^ +(python start\.py .+)$", PAGE, re.M)
TITLE = "Blarg of the zapfen"


class Renamed:
    """A site whose form bears a title that nobody knows, under a number that nobody knows."""

    def reply(self, method: str, address: str, body: str | None) -> Reply | None:
        html = (
            f"<html lang=en><title>{TITLE}</title><h1>{TITLE}</h1><form><label>Email address "
            "<input></label><label>Please tell us how this processing impacts you (optional)"
            "<textarea></textarea></label><button>Submit</button></form>"
        )
        where = "https://www.facebook.com/help/contact/100200300400500"
        moved = "" if address == where else f"<script>location='{where}'</script>"
        headers = {"content-type": "text/html; charset=utf-8"}
        return Reply(200, headers, (moved or html).encode())


@pytest.fixture
def receipt(world: Any) -> Path:
    """That of a run which did not recognise the page."""
    made = world(Someone(present=False, can_answer=False), site=Renamed())
    with pytest.raises(OptOutError):
        made.object(Answers(EMAIL))
    return Path(made.session.receipt.folder)


@pytest.mark.thorough
def test_a_page_is_repaired_as_the_page_says(receipt: Path, tmp_path: Path) -> None:
    tree = tmp_path / "tree"
    for name in ("flows", "optout_bot", "tests"):
        shutil.copytree(ROOT / name, tree / name)
    shutil.copy(ROOT / "pyproject.toml", tree)
    looked, again, reported, tested = COMMANDS

    def run(line: str) -> subprocess.CompletedProcess[str]:
        words = line.replace("RECEIPT", str(receipt)).split()[2:]
        if words[0] == "test":
            words = ["-m", "pytest", "-n", "0", "-q", *words[1:], "-k", "my-page"]
        else:
            words = ["-m", "optout_bot", *words]
        env = {k: v for k, v in os.environ.items() if not k.startswith("OPTOUT_")}
        return subprocess.run(
            [sys.executable, *words],
            cwd=tree,
            env=env | {"PYTHONPATH": str(tree), "OPTOUT_LANGUAGE": "en"},
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    before = run(looked).stdout
    assert "not-recognised" in before
    assert "the objection form: fill" not in before

    words = tree / "flows" / "words" / "en.toml"
    text = words.read_text(encoding="utf-8")
    line = re.search(r'^ +("The title as.+)$', PAGE, re.M)
    assert line
    added = line[1].replace("The title as the page shows it", TITLE)
    words.write_text(text.replace("[form_title]\n", f"[form_title]\n{added}\n"), "utf-8")
    after = run(again).stdout
    assert f"[form_title] {TITLE}   (en, heading; seen on my own page" in after
    assert "Identity  the objection form" in after

    assert run(reported).returncode == 0
    missing = run(tested)
    assert missing.returncode == 1
    right = re.search(r'"right": \{.*\},$', missing.stdout, re.M)
    assert right, missing.stdout
    file = tree / "tests" / "pages" / "my-page.json"
    file.write_text(file.read_text("utf-8").replace("{", "{" + right[0] + "\n", 1), "utf-8")
    green = run(tested)
    assert green.returncode == 0, green.stdout
    assert "1 passed" in green.stdout
