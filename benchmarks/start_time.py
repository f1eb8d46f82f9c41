"""How long `--help` and `status` take, beside an interpreter that loads next to nothing.

`python -m benchmarks.start_time [ROUNDS]` runs the three in turn, each as a process of its own,
and prints medians and their ratios: of the time on the clock, and of the processor's, which others
on the machine change less. All find their modules compiled, as an installation leaves them; there
are no settings and no receipts.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
COMMANDS = {
    "bare": ("-c", "import argparse, json, pathlib"),
    "--help": ("-m", "optout_bot", "--help"),
    "status": ("-m", "optout_bot", "status"),
}


def seconds(arguments: tuple[str, ...], folder: Path) -> tuple[float, float]:
    """How long one process takes from start to end: on the clock, and of the processor."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("OPTOUT_")}
    env = kept | {
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
        "OPTOUT_LANGUAGE": "en",
    }
    command = [sys.executable, *arguments]
    start, used = time.perf_counter(), of_children()
    subprocess.run(command, env=env, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start, of_children() - used


def of_children() -> float:
    """Seconds of the processor that the processes which have ended took."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for arguments in COMMANDS.values():
            seconds(arguments, folder)
        times: dict[str, list[tuple[float, float]]] = {name: [] for name in COMMANDS}
        for _ in range(rounds):
            for name, arguments in COMMANDS.items():
                times[name].append(seconds(arguments, folder))
    medians = {
        name: [*map(statistics.median, zip(*each, strict=True))] for name, each in times.items()
    }
    for name, (clock, processor) in medians.items():
        ratios = [one / bare for one, bare in zip((clock, processor), medians["bare"], strict=True)]
        print(
            f"{name:<8}{1000 * clock:6.0f} ms, ratio {ratios[0]:5.2f}   processor "
            f"{1000 * processor:5.0f} ms, ratio {ratios[1]:5.2f}  (medians of {rounds})"
        )


if __name__ == "__main__":
    main()
