"""Whatever stands in a file or on a page: no traceback, no leak, nothing lost."""

from __future__ import annotations

import json
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import asdict
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from optout_bot.after.page import receipt_page
from optout_bot.base.errors import Declined, OptOutError, UsageError
from optout_bot.base.settings import read_settings
from optout_bot.cli import _put_data
from optout_bot.commands.sites import load_words
from optout_bot.commands.status import Standing, as_data, events
from optout_bot.flow.words import Words
from optout_bot.objection.answers import Answers
from optout_bot.page.proof import Verdict
from optout_bot.page.reading import Look
from optout_bot.person.kept import kept
from optout_bot.person.receipt import Receipt, now, sha256
from optout_bot.person.record import Answer, AnswerRecord, Letter, LetterRecord
from optout_bot.person.terminal import harmless
from tests.after.receipts import sent
from tests.conftest import EMAIL, ROOT, TODAY, Someone, status
from tests.tiers import sampled

fuzzed = settings(
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
NASTY = {
    "escape codes": "\x1b[2J\x1b[H\x1b]0;x\x07",
    "bidi marks": "\u202egnihton\u202c \u2066x\u2069",
    "half a character": "\ud83d",
    "control characters": "".join(map(chr, [*range(1, 9), *range(14, 32), 127, *range(128, 160)])),
    "odd line ends": "a\u2028b\u2029c\x85d\x0be",
    "a megabyte": "x" * 1_000_000,
    "very many lines": "y \n" * 20_000,
    "combining marks": "e" + "\u0301" * 3000,
    "markup": "<b>{0}</b> %s {why} \\u0000 ${x}",
}
a_text = st.text(max_size=60)
english = (ROOT / "flows" / "words" / "en.toml").read_text(encoding="utf-8")


def refusal(act: Callable[[], object]) -> str:
    """The sentence in which something is refused."""
    try:
        act()
    except OptOutError as error:
        return str(error)
    return "nothing is wrong"


@fuzzed
@given(st.binary(max_size=300))
@example(english.encode()[:3000])
@example(english.encode().replace(b"=", b"\x1b[2J=", 1))
@example(b'["\\u0000"]')
@example(b"x = " + b"[" * 5000)
def test_a_word_file_loads_or_is_refused_in_one_sentence(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "en.toml").write_bytes(content)
        with pytest.raises(UsageError):
            load_words(Path(folder))


@fuzzed
@given(st.integers(0, len(english) - 1), a_text)
def test_a_word_file_with_something_in_it_loads_or_is_refused(place: int, text: str) -> None:
    content = english[:place] + text + english[place:]
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "en.toml").write_text(content, encoding="utf-8", newline="")
        assert refusal(lambda: load_words(Path(folder))).startswith(("en.toml", "nothing"))


@fuzzed
@given(st.sampled_from(["EMAIL", "COUNTRY", "REASON", "WAIT", "BROWSER_ARGS", "EMIAL"]), a_text)
@example("EMAIL", "x" * 1_000_000)
@example("REASON", "\x1b[2J")
def test_an_env_file_is_read_or_refused_without_its_values(key: str, text: str) -> None:
    secret = "zyxwv"
    Path(".env").write_text(f"OPTOUT_{key}={secret}{text}\n", encoding="utf-8")
    assert secret not in refusal(read_settings)


@fuzzed
@given(st.binary(max_size=400))
@example(b"[" * 100_000)
@example(b'{"site": "facebook", "practice": false, "outcome": "sent"}')
def test_a_receipt_of_whatever_content_is_said_to_be_damaged(content: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        receipt = Receipt.new(Path(folder), "facebook", practice=False)
        (receipt.folder / "receipt.json").write_bytes(content)

        assert next(kept(Path(folder))).fault
        assert "Done: nothing yet" in status(Path(folder))


def places(value: Any, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """Where in a receipt something stands."""
    inner = value.items() if isinstance(value, dict) else ()
    for key, each in enumerate(value) if isinstance(value, list) else inner:
        yield (*way, key)
        yield from places(each, (*way, key))


def whole(folder: Path) -> dict[str, Any]:
    """What stands in a receipt that has everything."""
    receipt = sent(folder)
    record = receipt.record
    record.answers.append(AnswerRecord(now(), Answer.MORE, "", "2026-10-24", "Meta", "more"))
    record.letters.append(LetterRecord(now(), Letter.REMINDER, "Meta", "letters/01.txt", "FR"))
    record.objected_on = "2026-10-20"
    return asdict(record)


with tempfile.TemporaryDirectory() as a_folder:
    WHOLE = whole(Path(a_folder))
PLACES = list(places(WHOLE))


@fuzzed
@given(
    st.sampled_from(PLACES),
    st.sampled_from(["", "x", "2026-13-01", "../../x", -1, 1.5, None, True, [], {}, ["x"]]),
)
@example(("answers", 0, "answer"), "postponed")
@example(("answers", 0, "dated"), "soon")
@example(("confirmed_by",), "somebody")
@example(("steps", 0, "at"), "")
@example(("steps", 0, "picture"), ["x"])
@example(("site",), "face\ud800")
@example(("started_at",), "")
@example(("site",), "a" * 100_000)
@example(("response",), {"status": [[]]})
@example(("confirmation",), "thanks \ud800")
@example(("answers", 0, "file"), "answers/09-more.txt")
def test_a_receipt_with_the_right_hashes_and_any_value_is_shown_or_said_to_be_damaged(
    place: tuple[str | int, ...], value: Any
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = sent(Path(name)).folder
        record = json.loads(json.dumps(WHOLE))
        inner = reduce(getitem, place[:-1], record)
        inner[place[-1]] = value
        content = json.dumps(record).encode()
        (folder / "receipt.json").write_bytes(content)
        (folder / "SHA256SUMS").write_text(f"{sha256(content)}  receipt.json\n", "utf-8")

        standing = Standing.of(Path(name))
        told = status(Path(name)), as_data(standing, TODAY), [*events(standing)]
        found = next(kept(Path(name)))
        page = found.fault or receipt_page(found)

    assert told
    assert page


@fuzzed
@given(st.text(max_size=200))
@example("\U000e0001tag")
def test_nothing_that_moves_the_cursor_or_turns_the_text_is_shown(text: str) -> None:
    shown = harmless(text)

    assert not {unicodedata.category(c) for c in shown if c != "\n"} & {"Cc", "Cf", "Cs"}
    shown.encode()


def test_in_json_what_is_not_shown_is_escaped_and_not_lost(
    capsys: pytest.CaptureFixture[str],
) -> None:
    text = "a\u202eb\U000e0001c\x7fd\ud800"
    _put_data({"said": text})
    shown = capsys.readouterr().out

    assert "\u202e" not in shown
    assert json.loads(shown) == {"said": text}


@pytest.mark.parametrize("text", sampled(NASTY.values(), 1), ids=NASTY)
def test_a_page_that_says_it_is_read_and_judged(
    look_at: Callable[..., Look], words: Words, text: str
) -> None:
    if any("\ud800" <= c <= "\udfff" for c in text):
        text = "&#xD83D;"
    look = look_at(
        f"<title>{text}</title><h1>{text}</h1><form><label>{text}<input name=a></label>"
        f"<textarea>{text}</textarea><button>{text}</button></form><p>{text}</p>"
    )

    assert look.proof.verdict is not Verdict.PROVED or "6359191084165019" in look.proof.number
    look.screen(look.flow.screens, still=True)


@pytest.mark.parametrize(
    "text",
    sampled(NASTY.values(), [NASTY["escape codes"]]),
    ids=NASTY,
)
def test_a_form_that_says_it_is_shown_whole_and_harmless(
    world: Any, answers: Answers, text: str
) -> None:
    made = world(Someone(["no"]))
    made.to_the_form()
    made.page.evaluate(
        """text => {
          const form = document.querySelector("#objection");
          const row = document.createElement("p");
          const field = document.createElement("textarea");
          field.value = text;
          row.append(text.slice(0, 200), field);
          form.prepend(row);
        }""",
        text,
    )

    with pytest.raises(OptOutError) as ended:
        made.go_on(answers)

    assert isinstance(ended.value, Declined)
    shown = harmless(made.person.transcript)
    kept_letters = [c for c in text if unicodedata.category(c)[0] in "LN"]
    assert "".join(kept_letters[:2000]) in "".join(shown.split()) or len(kept_letters) < 20
    assert made.site.received == []


@pytest.mark.parametrize(
    "text", sampled(["\x1b[2J", "\u202ex", "<b>", "x" * 20_000, "e\u0301"], ["\x1b[2J", "<b>"])
)
def test_a_reason_of_whatever_text_arrives_as_it_is_or_is_not_sent(world: Any, text: str) -> None:
    made = world(Someone(["yes"]))
    reason = f"Mine: {text} and no more."

    why = refusal(lambda: made.object(Answers(EMAIL, "IE", reason)))

    assert text not in why
    arrived = [sent["Field915"] for sent in made.site.received]
    assert arrived == ([reason] if why == "nothing is wrong" else [])
