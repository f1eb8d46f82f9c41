"""Only a folder that carries the mark is the tool's own."""

from __future__ import annotations

from pathlib import Path

import pytest

from optout_bot.marker import NAME, facts_of, is_ours, mark


def test_a_marked_folder_is_ours_and_keeps_its_facts_and_its_mode(tmp_path: Path) -> None:
    mark(tmp_path, browser="chromium", version=156)
    mark(tmp_path, store="basic")

    assert is_ours(tmp_path)
    facts = facts_of(tmp_path)
    assert (facts["browser"], facts["version"], facts["store"]) == ("chromium", 156, "basic")
    assert (tmp_path / NAME).stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("content", ["", "{", "[]", '{"tool": "another"}', "\udcff"])
def test_another_file_of_that_name_makes_no_folder_ours(tmp_path: Path, content: str) -> None:
    (tmp_path / NAME).write_bytes(content.encode("utf-8", "surrogateescape"))

    assert not is_ours(tmp_path)


def test_neither_a_link_to_a_marked_folder_nor_a_linked_mark_counts(tmp_path: Path) -> None:
    ours = tmp_path / "ours"
    ours.mkdir()
    mark(ours)
    link = tmp_path / "link"
    link.symlink_to(ours)
    other = tmp_path / "other"
    other.mkdir()
    (other / NAME).symlink_to(ours / NAME)

    assert is_ours(ours)
    assert not is_ours(link)
    assert not is_ours(other)
