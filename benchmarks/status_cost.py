"""What `status` takes for many receipts, beside what it takes for a few.

`python -m benchmarks.status_cost [ROUNDS]` makes 100 and 10,000 receipts of practice walks and one
that was sent, runs the real command on each in turn, and prints medians of the time on the clock,
the ratio, and the most memory that it used.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from optout_bot.person.receipt import Receipt
from optout_bot.person.record import Outcome

ROOT = Path(__file__).resolve().parent.parent
FEW, MANY = 100, 10_000
# The command, and behind it what it used at most, in kilobytes.
COMMAND = """
import resource, sys
from optout_bot.cli import main
code = main(["status"])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)
sys.exit(code)
"""


def made(folder: Path, number: int) -> None:
    """So many receipts, one of them of an objection that was sent."""
    receipts = folder / "receipts"
    receipts.mkdir(parents=True)
    one = Receipt.new(receipts, "facebook", practice=False)
    one.intent()
    one.end(Outcome.SENT, "seen")
    other = Receipt.new(receipts, "facebook", practice=True)
    other.end(Outcome.SENT, "seen")
    files = {each.name: each.read_bytes() for each in other.folder.iterdir()}
    for count in range(number - 2):
        copy = receipts / f"2026{count // 3600 % 12 + 1:02}01T{count % 3600:06}Z-facebook-{count}"
        copy.mkdir()
        for name, content in files.items():
            (copy / name).write_bytes(content)


def run(folder: Path) -> tuple[float, int]:
    """Seconds on the clock, and kilobytes at most."""
    kept = {key: value for key, value in os.environ.items() if not key.startswith("OPTOUT_")}
    env = kept | {
        "PYTHONPATH": str(ROOT),
        "OPTOUT_DATA_DIR": str(folder),
        "OPTOUT_LANGUAGE": "en",
    }
    start = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", COMMAND],
        env=env,
        cwd=folder,
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    assert "Done: facebook" in done.stdout
    return time.perf_counter() - start, int(done.stderr)


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 7
    with tempfile.TemporaryDirectory() as name:
        folders = {number: Path(name, str(number)) for number in (FEW, MANY)}
        for number, folder in folders.items():
            made(folder, number)
            run(folder)
        times: dict[int, list[tuple[float, int]]] = {number: [] for number in folders}
        for _ in range(rounds):
            for number, folder in folders.items():
                times[number].append(run(folder))
    clock = {number: statistics.median(t for t, _ in each) for number, each in times.items()}
    memory = {number: max(m for _, m in each) / 1024 for number, each in times.items()}
    for number in folders:
        print(f"{number:6} receipts: {clock[number]:5.2f} s, at most {memory[number]:5.1f} MB")
    print(
        f"ratio of time {clock[MANY] / clock[FEW]:.2f}, of memory {memory[MANY] / memory[FEW]:.2f}"
    )


if __name__ == "__main__":
    main()
