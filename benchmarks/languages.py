"""What all languages cost: the time to the question with one word file and with all.

`python -m benchmarks.languages [ROUNDS]` runs both in turn on the practice site, each as a
process of its own, and prints medians and the growth. The two differ only in the folder
of word files.
"""

from __future__ import annotations

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

from benchmarks.time_to_question import ROOT, until_question

COMMAND = (sys.executable, "-m", "optout_bot", "run", "facebook", "--practice=en", "--headless")


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as folder:
        trees = {"one language": Path(folder) / "one", "all languages": Path(folder) / "all"}
        for tree in trees.values():
            shutil.copytree(ROOT / "flows", tree / "flows")
        for file in (trees["one language"] / "flows" / "words").glob("*.toml"):
            if file.stem != "en":
                file.unlink()
        env = os.environ | {"OPTOUT_DATA_DIR": folder}
        times: dict[str, list[float]] = {name: [] for name in trees}
        for turn in range(rounds + 1):
            for name, tree in trees.items():
                path = os.pathsep.join([str(tree), str(ROOT)])
                seconds = until_question([*COMMAND], env | {"PYTHONPATH": path})
                if turn:  # the first one warms the disk
                    times[name].append(seconds)
    medians = {name: statistics.median(each) for name, each in times.items()}
    for name, median in medians.items():
        print(f"{name:<14}{median:6.2f} s  (median of {rounds})")
    print(f"growth        {100 * (medians['all languages'] / medians['one language'] - 1):6.1f} %")


if __name__ == "__main__":
    main()
