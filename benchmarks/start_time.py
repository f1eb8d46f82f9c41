"""How long `--help` and `status` take, beside an interpreter that loads next to nothing.

`python -m benchmarks.start_time [ROUNDS]` runs the three in turn, each as a process of its own,
and prints medians and their ratios. All find their modules compiled, as an installation leaves
them; there are no settings and no receipts.
"""

from __future__ import annotations

import os
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


def seconds(arguments: tuple[str, ...], folder: Path) -> float:
    """How long one process takes from start to end."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("OPTOUT_")}
    env = kept | {
        "HOME": str(folder),
        "PYTHONPATH": str(ROOT),
        "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
        "PYTHONDONTWRITEBYTECODE": "",
        "OPTOUT_LANGUAGE": "en",
    }
    start = time.perf_counter()
    command = [sys.executable, *arguments]
    subprocess.run(command, env=env, cwd=folder, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for arguments in COMMANDS.values():
            seconds(arguments, folder)
        times: dict[str, list[float]] = {name: [] for name in COMMANDS}
        for _ in range(rounds):
            for name, arguments in COMMANDS.items():
                times[name].append(seconds(arguments, folder))
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, median in medians.items():
        ratio = median / medians["bare"]
        print(f"{name:<8}{1000 * median:6.0f} ms  (median of {rounds})  ratio {ratio:5.2f}")


if __name__ == "__main__":
    main()
