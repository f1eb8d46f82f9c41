"""Nothing arrives between the first typed character and the yes, and the document says so."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from tests.hostile import after_runner, document
from tests.hostile.after import AFTER, SAME_AGAIN, TO_OTHERS
from tests.hostile.beside_http import BESIDE_HTTP
from tests.hostile.ends import CANNOT_HOLD, ENDS, MODES, RACES, Ended, ended
from tests.hostile.reads import READS
from tests.hostile.runner import LAYERS, reached
from tests.hostile.way import Way
from tests.hostile.ways import WAYS
from tests.hostile.writes import WRITES
from tests.tiers import sampled

# One or two of each kind, for every change; all of them are tried besides.
SAMPLE = (
    *("click on submit", "Enter in a field", "keeps sending on every key", "fetch POST"),
    *("sendBeacon", "form.submit()", "popup that sends on load", "shared worker"),
    *("service worker of an earlier run", "beacon in pagehide", "form with method GET", "a header"),
    *("one image for every character", "CSS selectors on what is typed", "navigation with data"),
    *("WebSocket", "WebSocket in a shared worker", "WebRTC", "WebTransport"),
)
AFTER_SAMPLE = (
    *("again: another path", "again: base64 of UTF-16", "again: beacon"),
    *("again: another host of the site", "again: redirect of the POST"),
    *("foreign: fetch POST", "foreign: WebSocket", "foreign: in a header"),
)
ENDED = (("closed window", "attached"),)


def named(*names: str) -> tuple[Way, ...]:
    """The ways of these names."""
    ways = tuple(way for way in WAYS if way.name in names)
    assert len(ways) == len(names)
    return ways


def apart(layer: str, ways: tuple[Way, ...]) -> tuple[dict[str, int], list[str]]:
    """Try the ways in a thread of its own: a shared browser may be busy in this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(reached, layer, ways=ways).result()


@pytest.mark.parametrize(
    "ways",
    [
        pytest.param(named(*SAMPLE), id="sample"),
        pytest.param(WRITES, id="writes", marks=pytest.mark.thorough),
        pytest.param(READS, id="reads", marks=pytest.mark.thorough),
        pytest.param(BESIDE_HTTP, id="beside HTTP", marks=pytest.mark.thorough),
    ],
)
def test_nothing_arrives_between_the_first_character_and_the_yes(ways: tuple[Way, ...]) -> None:
    hits, requests = apart("ours", ways)

    assert {name: count for name, count in hits.items() if count} == {}
    assert requests == []


@pytest.mark.parametrize(
    "ways",
    [
        pytest.param(tuple(way for way in AFTER if way.name in AFTER_SAMPLE), id="sample"),
        pytest.param(SAME_AGAIN, id="the same again", marks=pytest.mark.thorough),
        pytest.param(TO_OTHERS, id="to others", marks=pytest.mark.thorough),
    ],
)
def test_after_the_press_nothing_is_said_again_nor_to_anybody_else(ways: tuple[Way, ...]) -> None:
    with ThreadPoolExecutor(1) as thread:
        hits, unsent = thread.submit(after_runner.reached, "ours", ways=ways).result()

    assert {name: count for name, count in hits.items() if count} == {}
    assert unsent == []
    assert len(hits) >= len(AFTER_SAMPLE)


@pytest.mark.thorough
def test_without_the_lock_they_do_arrive() -> None:
    few = named("fetch POST", "a header", "WebSocket", "WebTransport", "shared worker")
    hits, _ = apart("none", few)

    assert len(hits) == 5
    assert all(hits.values())


@pytest.mark.parametrize(
    ("end", "mode"), sampled([(end, mode) for end in ENDS for mode in MODES], ENDED)
)
def test_however_a_run_ends_nothing_typed_arrives(
    end: str, mode: str, display: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", display)
    found = ended(end, mode)

    if (end, mode) in CANNOT_HOLD:
        # It also shows that the page does send.
        assert found.arrived > 0
        assert found.left_open
    elif (end, mode) in RACES:
        assert not found.left_open
    else:
        assert found == Ended(0, left_open=False)


def test_the_document_lists_these_ways_and_what_the_lock_does_to_them() -> None:
    text = document.PATH.read_text(encoding="utf-8")
    cells = document.read(text)

    assert list(cells) == [*ENDS, *(way.name for way in (*WAYS, *AFTER))]
    for ways in (WAYS, AFTER):
        assert len({way.key for way in ways}) == len(ways)
    assert {cells[way.name][after_runner.LAYERS.index("ours")] for way in AFTER} == {"·"}
    assert f"lets **0** of {len(AFTER)} ways arrive. With" in text
    assert {cells[way.name][LAYERS.index("ours")] for way in WAYS} == {"·"}
    arrived = [
        (end, mode) for end in ENDS for mode, at in zip(MODES, cells[end], strict=True) if at != "·"
    ]
    assert arrived == [*CANNOT_HOLD]
    assert f"ours lets **0** of {len(WAYS)} ways arrive" in text
    assert "Each was tried headless and in a window." in text
    assert "with Chromium" in text
