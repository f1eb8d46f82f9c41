"""What follows an objection needs no network: with none there, it does the same."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.after.receipts import sent

# Nothing but the machine itself, on which the browser's lock tests itself.
ALONE = """
import fcntl, os, socket, struct, sys
with socket.socket() as s:
    wanted = struct.pack("16sh14x", b"lo", 1)
    fcntl.ioctl(s, 0x8914, wanted)
os.execv(sys.executable, [sys.executable, "-m", "optout_bot", *sys.argv[1:]])
"""
WITHOUT = ["unshare", "--net", "--map-root-user", sys.executable, "-c"]


def can_be_taken_away() -> bool:
    """Whether this system lets a process have no network."""
    try:
        return not subprocess.run([*WITHOUT, "pass"], capture_output=True, check=False).returncode
    except OSError:
        return False


@pytest.mark.skipif(not can_be_taken_away(), reason="the network cannot be taken away here")
def test_without_a_network_all_of_it_works(child_env: dict[str, str], tmp_path: Path) -> None:
    receipt = sent(Path(child_env["OPTOUT_DATA_DIR"], "receipts"))
    mail = tmp_path / "answer.eml"
    mail.write_text(
        "From: a@b.c\nSubject: x\nContent-Type: text/html\n\n"
        "<img src='https://example.org/seen.png'>Your code is 482913.",
        "utf-8",
    )
    commands = [
        ["status"],
        ["status", "--json", "--calendar", str(tmp_path / "dates.ics")],
        ["answer", "facebook", str(mail), "--is", "code"],
        ["answer", "instagram", "--objected", "2025-05-26"],
        ["letter", "facebook", "--country", "FR"],
        ["show", "whatsapp"],
    ]

    ends = [
        subprocess.run(
            [*WITHOUT, ALONE, *arguments], env=child_env, cwd=tmp_path, check=False
        ).returncode
        for arguments in commands
    ]

    assert ends == [0] * len(commands)
    assert [each.suffix for each in sorted((receipt.folder / "letters").iterdir())] == [
        ".html",
        ".txt",
        ".html",
        ".pdf",
    ]


@pytest.mark.skipif(not can_be_taken_away(), reason="the network cannot be taken away here")
def test_there_is_no_network_then() -> None:
    code = "import socket; socket.create_connection(('1.1.1.1', 80), 1)"

    assert subprocess.run([*WITHOUT, code], capture_output=True, check=False).returncode
