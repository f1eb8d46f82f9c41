"""A page kept what was typed as a draft, the person said no, and the next run sent it."""

from __future__ import annotations

from collections.abc import Iterator
from email.message import Message
from pathlib import Path

import pytest

from optout_bot.flow.words import Words
from optout_bot.lock.request import Reply
from optout_bot.practice import Practice
from tests.conftest import EMAIL
from tests.counter import RUN, Counter
from tests.terminal import QUESTION, Terminal
from tests.tiers import sampled

DRAFTS = {
    "local storage": """
const kept = localStorage.getItem('draft'); if (kept) send(kept);
addEventListener('input', (event) => localStorage.setItem('draft', event.target.value));""",
    "a database": """
const opened = indexedDB.open('drafts', 1);
opened.onupgradeneeded = () => opened.result.createObjectStore('drafts');
opened.onsuccess = () => {
  const store = (mode) => opened.result.transaction('drafts', mode).objectStore('drafts');
  const kept = store('readonly').get(1);
  kept.onsuccess = () => { if (kept.result) send(kept.result); };
  addEventListener('input', (event) => store('readwrite').put(event.target.value, 1));
};""",
}
SEND = "const send = (body) => fetch('/draft', {method: 'POST', body}).catch(() => 0);"


class Site(Counter):
    """It takes drafts."""

    def reply(self, method: str, address: str, body: str, headers: Message) -> Reply | None:
        if address.endswith("/draft"):
            return Reply(200, {}, b"")
        return super().reply(method, address, body, headers)


@pytest.fixture
def site(words: Words) -> Iterator[Site]:
    site = Site(words, Practice(language="en", email="other"))
    yield site
    site.close()


def fill_and_say_no(env: dict[str, str]) -> None:
    with Terminal(RUN, env) as terminal:
        terminal.until(QUESTION)
        terminal.type("no\n")
        terminal.ends()


@pytest.mark.thorough
@pytest.mark.parametrize("kept", sampled(DRAFTS, list(DRAFTS)[:1]))
def test_what_was_typed_in_an_earlier_run_does_not_leave_in_the_next(
    site: Site, child_env: dict[str, str], kept: str
) -> None:
    site.script = SEND + DRAFTS[kept]
    env = site.env(child_env)
    fill_and_say_no(env)
    fill_and_say_no(env)

    assert site.carrying == []


@pytest.mark.thorough
def test_nothing_of_what_was_typed_stays_in_the_profile(
    site: Site, child_env: dict[str, str]
) -> None:
    """Nor in what the browser itself writes down of its tabs."""
    site.script = SEND + DRAFTS["local storage"]
    env = site.env(child_env)
    fill_and_say_no(env)

    profile = Path(env["OPTOUT_DATA_DIR"]) / "profile"
    files = [path for path in profile.rglob("*") if path.is_file() and not path.is_symlink()]
    typed = (EMAIL.encode(), EMAIL.encode("utf-16-le"))
    assert files
    assert [path for path in files if any(text in path.read_bytes() for text in typed)] == []


@pytest.mark.thorough
def test_in_a_profile_of_the_persons_own_nothing_of_theirs_is_removed(
    site: Site, child_env: dict[str, str], tmp_path: Path
) -> None:
    """The twin: what is kept there stays, and so would be sent."""
    site.script = SEND + DRAFTS["local storage"]
    profile = tmp_path / "own"
    profile.mkdir()
    (profile / "Local State").write_text("{}", encoding="utf-8")
    env = site.env(child_env) | {"OPTOUT_PROFILE_DIR": str(profile)}
    fill_and_say_no(env)
    fill_and_say_no(env)

    assert site.carrying != []
