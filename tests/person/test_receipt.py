"""The receipt is private, written step by step, true at every moment, and knows when changed."""

from __future__ import annotations

import hashlib
import json
import os
import stat
from contextlib import suppress
from pathlib import Path

import pytest

from optout_bot.base.errors import UsageError
from optout_bot.base.files import mask
from optout_bot.person.kept import kept, reopened
from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome


def on_disk(receipt: Receipt) -> dict[str, object]:
    return dict(json.loads((receipt.folder / "receipt.json").read_text(encoding="utf-8")))


def test_from_its_first_moment_it_says_that_nothing_was_sent(tmp_path: Path) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)

    assert on_disk(receipt)["outcome"] == "stopped"
    assert on_disk(receipt)["sent_at"] == ""
    assert next(kept(tmp_path)).fault == ""


def test_from_the_intent_on_it_is_unconfirmed_until_the_confirmation_is_seen(
    tmp_path: Path,
) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)

    receipt.intent()
    assert on_disk(receipt)["outcome"] == "unconfirmed"
    assert on_disk(receipt)["intent_at"]
    assert on_disk(receipt)["sent_at"] == ""

    receipt.end(Outcome.SENT, "seen")
    assert on_disk(receipt)["outcome"] == "sent"
    assert on_disk(receipt)["sent_at"]


def test_the_intent_waits_for_the_disk_and_a_step_before_it_does_not(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    on_the_disk: set[str] = set()
    fsync = os.fsync

    def noted(descriptor: int) -> None:
        fsync(descriptor)
        on_the_disk.add(Path(f"/proc/self/fd/{descriptor}").readlink().name)

    monkeypatch.setattr("os.fsync", noted)
    receipt = Receipt.new(tmp_path, "facebook", practice=False)
    receipt.picture("form", b"png")
    receipt.step("form", "filled", "www.facebook.com")
    assert on_the_disk == set()

    receipt.intent()

    written = {"receipt.json.new", "SHA256SUMS.new", "form.png"}
    assert on_the_disk == written | {receipt.folder.name, tmp_path.name}


def test_each_step_is_written_at_once(tmp_path: Path) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)

    receipt.step("privacy centre", "follow the link", "www.facebook.com/privacy/center")

    (step,) = on_disk(receipt)["steps"]  # type: ignore[misc]
    assert step["screen"] == "privacy centre"


def test_it_is_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        receipt = Receipt.new(tmp_path / "a" / "b", "facebook", practice=False)
        receipt.picture("form", b"png")
    finally:
        os.umask(before)

    for path in (tmp_path / "a").rglob("*"):
        mode = stat.S_IMODE(path.stat().st_mode)
        assert mode == (0o700 if path.is_dir() else 0o600), path
    assert stat.S_IMODE((tmp_path / "a").stat().st_mode) == 0o700


def test_its_hashes_are_those_of_its_files(tmp_path: Path) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)
    receipt.picture("form", b"png")

    lines = (receipt.folder / "SHA256SUMS").read_text(encoding="utf-8").splitlines()

    assert {line.split("  ")[1] for line in lines} == {"receipt.json", "form.png"}
    for line in lines:
        digest, name = line.split("  ")
        assert hashlib.sha256((receipt.folder / name).read_bytes()).hexdigest() == digest


def test_a_picture_that_could_not_be_taken_is_not_claimed(tmp_path: Path) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)

    receipt.picture("form", b"")

    assert on_disk(receipt)["pictures"] == {}
    assert not (receipt.folder / "form.png").exists()


@pytest.mark.parametrize(
    ("file", "content", "fault"),
    [
        ("receipt.json", b"{", "cannot be read"),
        ("receipt.json", b"[]", "cannot be read"),
        ("form.png", b"another", "form.png is not what was written"),
        ("SHA256SUMS", None, "cannot be read"),
    ],
)
def test_a_damaged_receipt_is_said_to_be_so(
    tmp_path: Path, file: str, content: bytes | None, fault: str
) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)
    receipt.picture("form", b"png")
    assert next(kept(tmp_path)).fault == ""

    path = receipt.folder / file
    path.unlink() if content is None else path.write_bytes(content)

    assert fault in next(kept(tmp_path)).fault


@pytest.mark.parametrize("after", range(4))
@pytest.mark.parametrize("altered", [False, True])
def test_of_a_run_that_was_killed_while_it_wrote_nothing_was_changed_by_anybody(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int, altered: bool
) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)
    receipt.picture("form", b"as it was")
    replace, done = Path.replace, [0]

    def killed(path: Path, target: Path) -> Path:
        if done[0] == after:
            raise KeyboardInterrupt
        done[0] += 1
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", killed)
    with suppress(KeyboardInterrupt):
        receipt.picture("form", b"as it is now")
    if altered:
        (receipt.folder / "form.png").write_bytes(b"by somebody else")

    fault = next(kept(tmp_path)).fault
    assert fault == ("form.png is not what was written" if altered else "")


def test_two_receipts_of_one_second_have_a_folder_each(tmp_path: Path) -> None:
    folders = {Receipt.new(tmp_path, "facebook", practice=False).folder for _ in range(3)}

    assert len(folders) == 3
    assert len(list(kept(tmp_path))) == 3


def test_a_folder_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")

    with pytest.raises(UsageError, match="no receipt can be written there"):
        Receipt.new(tmp_path / "file" / "receipts", "facebook", practice=False)


@pytest.mark.parametrize(
    ("email", "masked"),
    [("jeanne@example.org", "j***@example.org"), ("a@b.fr", "a***@b.fr"), ("broken", "***")],
)
def test_an_address_is_masked(email: str, masked: str) -> None:
    assert mask(email) == masked


@pytest.mark.skipif(os.name == "nt", reason="links need a right there")
@pytest.mark.parametrize("name", ["receipt.json.new", "SHA256SUMS.new", "letters", "answers"])
def test_nothing_is_written_through_a_link(tmp_path: Path, name: str) -> None:
    receipt = Receipt.new(tmp_path / "receipts", "facebook", practice=False)
    outside = tmp_path / "outside"
    if name.endswith(".new"):
        outside.write_text("mine", "utf-8")
    else:
        outside.mkdir()
    (receipt.folder / name).symlink_to(outside)

    with pytest.raises(UsageError):
        receipt.paper(f"{name.partition('.')[0]}/x.txt", b"words")

    assert outside.is_dir() or outside.read_text("utf-8") == "mine"
    assert not outside.is_dir() or not [*outside.iterdir()]
    assert next(kept(tmp_path / "receipts")).fault == ""


def test_a_file_that_somebody_put_there_stays(tmp_path: Path) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)
    (receipt.folder / "answers").mkdir()
    (receipt.folder / "answers" / "01-x.txt").write_text("mine", "utf-8")

    assert receipt.paper("answers/x.txt", b"words") == "answers/02-x.txt"
    assert (receipt.folder / "answers" / "01-x.txt").read_text("utf-8") == "mine"


def test_what_a_killed_run_left_beside_is_put_into_place_before_it_is_written_on(
    tmp_path: Path,
) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)
    old = (receipt.folder / "SHA256SUMS").read_bytes()
    receipt.end(Outcome.SENT, "seen")
    (receipt.folder / "SHA256SUMS").rename(receipt.folder / "SHA256SUMS.new")
    (receipt.folder / "SHA256SUMS").write_bytes(old)
    assert next(kept(tmp_path)).fault == ""

    reopened(receipt.folder)

    assert not (receipt.folder / "SHA256SUMS.new").exists()
    assert next(kept(tmp_path)).fault == ""


def test_a_page_that_a_killed_run_left_beside_is_put_into_place_too(tmp_path: Path) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)
    receipt.page("form", "old")
    sums, new_sums = receipt.folder / "SHA256SUMS", receipt.folder / "SHA256SUMS.new"
    (page,) = receipt.record.pages
    (receipt.folder / f"{page}.new").write_text("new", "utf-8")
    old, receipt.record.pages[page] = sums.read_bytes(), hashlib.sha256(b"new").hexdigest()
    receipt.save()
    sums.rename(new_sums)
    sums.write_bytes(old)
    assert reopened(receipt.folder).record.pages == receipt.record.pages

    assert (receipt.folder / page).read_text("utf-8") == "new"
    assert not new_sums.exists()
    assert next(kept(tmp_path)).fault == ""


@pytest.mark.parametrize("name", ["../../secret.txt", "/etc/hostname", "pages/../x", "C:x"])
def test_a_receipt_that_names_a_file_elsewhere_cannot_be_read(tmp_path: Path, name: str) -> None:
    receipt = Receipt.new(tmp_path, "facebook", practice=False)
    receipt.record.pictures[name] = "0" * 64
    receipt.save()

    assert next(kept(tmp_path)).fault == "this receipt cannot be read"
