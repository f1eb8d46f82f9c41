"""inspect: what the program makes of any page, without touching it and without giving
away anything of the person's; the contract of its data; and the repair of a word with it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from flows import labels
from optout_bot.base.messages import speak
from optout_bot.commands.inspect import as_text, inspected
from optout_bot.flow import Flow
from optout_bot.flow.words import Words
from optout_bot.page.reading import Look
from optout_bot.page.survey import ANY_HOST, survey
from optout_bot.practice import Practice, PracticeSite
from tests.conftest import EMAIL, ROOT, at_address

LookAt = Callable[..., Look]
FORM = "https://www.facebook.com/help/contact/6359191084165019"
CONTRACT = ROOT / "docs" / "inspect.md"
OBJECTION = (
    "<html lang=en><h1>Object to your information being used for AI at Meta</h1><form>"
    "<label>Email address <input id=i name=n required></label>"
    "<label>Please tell us how this processing impacts you <textarea></textarea></label>"
    "<p>Shoe size <input name=shoe></p><input name=trap style='display:none'>"
    "<button>Submit</button></form>"
)


@pytest.fixture
def inspect_html(page: Page, words: Words, facebook: Flow) -> Callable[..., dict[str, Any]]:
    """What inspect says of a page, every frame included."""

    def inspect(html: str, address: str = FORM) -> dict[str, Any]:
        with at_address(page, address, html):
            snapshot = survey(page, ANY_HOST)
        assert snapshot is not None
        return inspected(Look(snapshot, facebook, words))

    return inspect


def command(*words: str, env: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "optout_bot", "inspect", *words],
        env=env,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
    )


def test_it_tells_screen_identity_fields_and_words(inspect_html: Any) -> None:
    data = inspect_html(OBJECTION, FORM + "?id=secret")

    assert data["address"] == "www.facebook.com/help/contact/6359191084165019"
    assert data["screen"]["name"] == "objection form"
    assert data["identity"]["verdict"] == "the objection form"
    assert "form number 6359191084165019" in data["identity"]["because"]
    email = data["fields"][0]
    assert (email["purpose"], email["id"], email["name"], email["required"]) == (
        *("email", "i", "n"),
        True,
    )
    assert email["evidence"] == ["label: email_label (en)"]
    assert {"submit", "form_title", "email_label"} <= {word["key"] for word in data["words"]}
    text = as_text(data)
    for part in ("Email address: email", "objection form: fill in the form", "[submit] Submit"):
        assert part in text


def test_its_text_is_set_as_french_is(inspect_html: Any) -> None:
    data = inspect_html("<h1>Objet</h1><a href=/x>Contact us</a>")
    data["words"] = [{"key": "k", "language": "de", "text": "t", "role": "link", "seen": ""}]
    speak("fr")

    text = as_text(data)

    assert ";" in text
    assert not re.search("(?<!\u00a0);", text), text


def test_it_says_what_is_missing_and_why_a_field_was_turned_down(inspect_html: Any) -> None:
    data = inspect_html(OBJECTION, "https://www.facebook.com/help/contact/100200300400500")
    nothing = inspect_html("<p>hello</p>", "https://www.facebook.com/somewhere")
    twice = inspect_html(OBJECTION.replace("Shoe size", "Email address"))

    reasons = {f["name"]: f["turned_down"] for f in data["fields"]}
    assert reasons["shoe"] == "nothing says what it is for"
    assert reasons["trap"] == "not visible, so never touched"
    assert [f["turned_down"] for f in twice["fields"]].count("as good as another field") == 2
    assert nothing["screen"] is None
    assert nothing["identity"]["missing"] == ["form number", "e-mail field"]


def test_it_reads_several_forms_frames_and_open_shadow_roots_of_any_site(
    inspect_html: Any,
) -> None:
    html = (
        "<html lang=de><form><label>Email <input type=email name=one></label>"
        "<button>Go</button></form>"
        "<form><input type=search name=two><button>Find</button></form>"
        "<iframe srcdoc='<form><input autocomplete=email name=three><button>Go</button></form>'>"
        "</iframe><iframe src='https://other.example/x' width=300 height=200></iframe>"
        "<div><template shadowrootmode=open><form><p>Land<br><select name=five>"
        "<option>a</select></p><button>Go</button></form></template></div>"
    )

    data = inspect_html(html, "https://shop.example.org/contact")

    found = {f["name"]: (f["form"], f["purpose"]) for f in data["fields"]}
    assert found["one"][1] == "email"
    assert found["two"][1] is None
    assert found["three"][1] == "email"
    assert found["five"][1] == "country"
    # The frame of the other host shows the same page again, and is read too.
    assert [f["name"] for f in data["fields"]].count("one") >= 2
    assert len({form for form, _ in found.values()}) == 4


def test_nothing_of_the_person_is_in_its_output(inspect_html: Any) -> None:
    html = (
        f"<html lang=en><title>Hello {EMAIL}</title><h1>Form of Jeanne Martin ({EMAIL})</h1><form>"
        f"<p>Signed in as {EMAIL}<br><input name=x value='Jeanne Martin'></p>"
        f"<p>Jeanne Martin, your e-mail<br><input type=email name=mail value='{EMAIL}'></p>"
        "<textarea>My private reason</textarea><input type=hidden name=s value=hidden-token>"
        "<button>Submit</button></form><a href='/x?token=secret'>object</a>"
    )

    data = inspect_html(html, FORM + "?email=" + EMAIL)

    said = json.dumps(data, ensure_ascii=False) + as_text(data)
    for personal in (EMAIL, "jeanne", "Jeanne Martin", "private reason", "token", "secret", "?"):
        assert personal not in said
    # A page that names nobody is told whole.
    assert "Shoe size" in as_text(inspect_html(OBJECTION))


def keys(data: Any, name: str = "") -> Iterator[str]:
    """Every key of the data, as the contract writes it."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from keys(value, f"{name}.{key}" if name else key)
    elif isinstance(data, list):
        yield f"{name}[]"
        for each in data:
            yield from keys(each, f"{name}[]")
    else:
        yield name


def test_the_data_keeps_to_its_written_contract(inspect_html: Any) -> None:
    rows = re.findall(r"^\| `(\S+)` \| ([^|]+) \|", CONTRACT.read_text(encoding="utf-8"), re.M)
    written = dict(rows)
    pages = [inspect_html(OBJECTION), inspect_html("<p>x</p>", "https://www.facebook.com/x")]

    told = {key for data in pages for key in keys(data)}

    objects = {key for key, kind in written.items() if kind.startswith("object")}
    assert told | objects == set(written)
    assert f"version **{pages[0]['version']}**" in CONTRACT.read_text(encoding="utf-8")


@pytest.fixture
def counter() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and what it was asked for."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}", asked
    server.shutdown()
    server.server_close()


@pytest.mark.thorough
def test_a_saved_page_is_read_without_any_network_and_its_scripts_do_not_run(
    child_env: dict[str, str], tmp_path: Path, counter: tuple[str, list[str]]
) -> None:
    address, asked = counter
    file = tmp_path / "page.html"
    file.write_text(
        f"<!-- saved from url=(0054){FORM} -->{OBJECTION}<img src='{address}/image'>"
        f"<script src='{address}/script'></script><link rel=stylesheet href='{address}/style'>"
        f"<iframe src='{address}/frame'></iframe><script>document.body.innerHTML=''</script>",
        encoding="utf-8",
    )

    done = command(str(file), "--json", env=child_env | {"OPTOUT_CHROMIUM_SANDBOX": "false"})

    assert done.returncode == 0, done.stderr
    data = json.loads(done.stdout)
    assert data["identity"]["verdict"] == "the objection form"
    assert asked == []
    assert str(tmp_path) not in done.stdout


UNREADABLE = {
    "missing.html": (None, "neither an https address nor a file that can be read"),
    "folder": ("", "there is no page that was kept"),
    "empty.html": (b" \n", "this file is empty"),
    "picture.png": (b"\x89PNG\r\n\0\0", "this file is not a web page"),
    "huge.html": (b"<p>x</p>" * 2_500_000, "this file is too large"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_what_is_no_page_is_refused_in_one_line(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, name: str
) -> None:
    from optout_bot.cli import main

    content, said = UNREADABLE[name]
    if content == "":
        (tmp_path / name).mkdir()
    elif isinstance(content, bytes):
        (tmp_path / name).write_bytes(content)

    code = main(["inspect", str(tmp_path / name)])

    errors = capsys.readouterr().err
    assert code == 2
    assert f"{name}: {said}" in errors
    assert len(errors.splitlines()) == 1
    assert str(tmp_path) not in errors


def test_an_address_without_https_is_refused_without_its_query(
    capsys: pytest.CaptureFixture[str],
) -> None:
    from optout_bot.cli import main

    assert main(["inspect", "http://www.facebook.com/x?token=secret"]) == 2
    errors = capsys.readouterr().err
    assert "neither an https address nor a file" in errors
    assert "secret" not in errors
    assert len(errors.splitlines()) == 1


@pytest.mark.thorough
def test_a_word_is_repaired_by_one_line_and_inspect_shows_it(
    child_env: dict[str, str], tmp_path: Path, words: Words
) -> None:
    """The site renamed its button; a person adds one line and looks again."""
    site = PracticeSite(Practice(language="fr", route="direct"), words, "")
    answer = site.reply("GET", FORM, None)
    assert answer is not None
    old = words.by_language["fr"][labels.SUBMIT.key][0].text
    html = answer.body.decode().replace(f">{old}<", ">Valider mon opposition<")
    (tmp_path / "form.html").write_text(f"<!-- saved from url=(0054){FORM} -->{html}", "utf-8")
    shutil.copytree(ROOT / "flows", tmp_path / "flows")
    env = child_env | {"PYTHONPATH": f"{tmp_path}:{ROOT}", "OPTOUT_CHROMIUM_SANDBOX": "false"}

    before = command(str(tmp_path / "form.html"), env=env).stdout
    file = tmp_path / "flows" / "words" / "fr.toml"
    text = file.read_text(encoding="utf-8")
    line = '"Valider mon opposition" = "the form itself, 2026-11-02"\n'
    file.write_text(text.replace("[submit]\n", "[submit]\n" + line), encoding="utf-8")
    after = command(str(tmp_path / "form.html"), env=env).stdout

    assert "[submit]" not in before
    assert "Identity  the objection form" in after
    assert "[submit] Valider mon opposition   (fr, button; the form itself, 2026-11-02)" in after
