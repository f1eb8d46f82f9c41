"""What a question costs that is left standing: CPU seconds of the program and its driver.

`python -m benchmarks.question_cost [SECONDS] [ARGUMENTS OF run ...]` starts the real command on
a terminal, waits for the question, and prints what the two processes used in that time; the
browser is not counted. Without arguments it is `facebook --practice --headless`. Linux only.
"""

from __future__ import annotations

import os
import sys
import tempfile
import time
from pathlib import Path

from tests.terminal import QUESTION, Terminal

ARGUMENTS = ["facebook", "--practice", "--headless"]


def used(process: int) -> dict[str, float]:
    """CPU seconds of a process and of the driver it started, by name."""
    found = {}
    for each in (process, *_children(process)):
        name, _, facts = (
            Path(f"/proc/{each}/stat").read_text("utf-8").partition("(")[2].rpartition(")")
        )
        if each == process or name.startswith("node"):
            user, system = facts.split()[11:13]
            found[name] = (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")
    return found


def _children(process: int) -> list[int]:
    tasks = Path(f"/proc/{process}/task").glob("*/children")
    return [int(child) for task in tasks for child in task.read_text("utf-8").split()]


def main() -> None:
    seconds = float(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"OPTOUT_DATA_DIR": folder, "OPTOUT_WAIT": str(int(seconds) + 60)}
        with Terminal(["run", *(sys.argv[2:] or ARGUMENTS)], env) as terminal:
            terminal.until(QUESTION)
            before = used(terminal.process.pid)
            time.sleep(seconds)
            after = used(terminal.process.pid)
            terminal.type("no\n")
            terminal.ends()
    spent = {name: after[name] - before[name] for name in after}
    for name, each in spent.items():
        print(f"{name:<12}{each:6.2f} s")
    print(f"together    {sum(spent.values()):6.2f} s of CPU in {seconds:.0f} s")


if __name__ == "__main__":
    main()
