"""How long ``import khuyenhoc`` takes beside the three packages that it stands on.

Fresh interpreters by turns, so that a slow moment of the machine falls on all alike.
"""

import argparse
import os
import statistics
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import Final

STATEMENTS: Final = {
    "nothing": "pass",
    "attrs, cattrs, dateutil": "import attrs, cattrs, dateutil",
    "khuyenhoc": "import khuyenhoc",
}
#: The promise: at most twice what the three together take.
AT_MOST: Final = 2
CLOCK: Final = (
    "import time; start = time.perf_counter_ns(); {}; print(time.perf_counter_ns() - start)"
)


def nanoseconds(statement: str, bytecode: str) -> int:
    """Time ``statement`` in a new interpreter, without the start of the interpreter itself.

    Bytecode is kept in a folder of this run, for a user's interpreter compiles nothing either.
    """
    command = [sys.executable, "-c", CLOCK.format(statement)]
    environment = {**os.environ, "PYTHONPYCACHEPREFIX": bytecode}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    run = subprocess.run(command, check=True, capture_output=True, text=True, env=environment)
    return int(run.stdout)


def main() -> None:
    """Print the median of each, the spread and the ratio."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=21, help="interpreters for each statement")
    rounds = parser.parse_args().rounds
    taken: dict[str, list[int]] = {name: [] for name in STATEMENTS}
    with TemporaryDirectory() as bytecode:
        for statement in STATEMENTS.values():
            nanoseconds(statement, bytecode)  # the first one writes the bytecode
        for _ in range(rounds):
            for name, statement in STATEMENTS.items():
                taken[name].append(nanoseconds(statement, bytecode))
    for name, times in taken.items():
        low, middle, high = min(times), statistics.median(times), max(times)
        print(f"{name:24} {middle / 1e6:8.2f} ms  ({low / 1e6:.2f} to {high / 1e6:.2f})")
    ratio = statistics.median(taken["khuyenhoc"]) / statistics.median(
        taken["attrs, cattrs, dateutil"]
    )
    kept = "kept" if ratio <= AT_MOST else "BROKEN"
    print(f"ratio {ratio:.2f}, promised at most {AT_MOST}: {kept}")


if __name__ == "__main__":
    main()
