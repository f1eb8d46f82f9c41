"""The benchmarks' server goes on, and says nothing, when a browser hangs up on it."""

from __future__ import annotations

import socket
import struct
import subprocess
import sys
import urllib.request
from urllib.parse import urlsplit

import pytest

from tests.conftest import ROOT

pytestmark = pytest.mark.thorough


def test_a_browser_that_hangs_up_leaves_no_trace_and_the_page_is_still_served() -> None:
    with subprocess.Popen(
        [sys.executable, "-m", "benchmarks.lock_cost", "serve"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as server:
        assert server.stdout is not None
        address = server.stdout.readline().strip()
        for _ in range(5):
            hang_up(urlsplit(address).port or 0)
        with urllib.request.urlopen(address, timeout=10) as answer:
            page = answer.read()
        server.terminate()
        _, said = server.communicate(timeout=10)

    assert b"/script0.js" in page
    assert "Traceback" not in said


def hang_up(port: int) -> None:
    """Connect, and reset the connection before anything is asked."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        at_once = struct.pack("ii", 1, 0)
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, at_once)
