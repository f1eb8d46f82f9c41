"""The tests' own screen: it must not lose the next window when the last one closes."""

from __future__ import annotations

import socket
from concurrent.futures import ThreadPoolExecutor

# How a window greets a screen, and how the screen says that it is welcome.
HELLO = b"l\0\x0b\0\0\0\0\0\0\0\0\0"
WELCOME = b"\1"


def test_the_screen_takes_every_window_also_while_the_last_one_closes(display: str) -> None:
    with ThreadPoolExecutor(3) as hands:
        said = list(hands.map(greet, [display] * 200))

    assert set(said) == {WELCOME}


def greet(display: str) -> bytes:
    with socket.socket(socket.AF_UNIX) as window:
        window.settimeout(5)
        try:
            window.connect(f"/tmp/.X11-unix/X{display.removeprefix(':')}")
            window.sendall(HELLO)
            return window.recv(1)
        except ConnectionError:
            return b""
