"""How many planted faults can be found, how many are, and how long a judgement of a system takes.

Run it with the folder of its helpers: ``PYTHONPATH=tests/testing python <this file>``.
"""

import argparse
import statistics
import time
from collections.abc import Callable

from planted_measure import measure, planted

import khuyenhoc as kh
from khuyenhoc.testing import FaultKind, plant, system_and_truth


def milliseconds(work: Callable[[], object]) -> float:
    """Time ``work`` by what the processor spends on it."""
    start = time.process_time()
    work()
    return (time.process_time() - start) * 1000


def show_times(seeds: range, max_children: int) -> None:
    """Print the figures of a system, and the times for it, clean and with a fault."""
    figures: list[int] = []
    times: dict[str, list[float]] = {"clean judged": [], "faulty judged": [], "suspects": []}
    for seed in seeds:
        drawn = system_and_truth(seed, max_children=max_children)
        faulty = plant(FaultKind.DIGIT, drawn, at=seed).system
        figures.append(sum(variable.is_printed for variable in drawn.system))
        times["clean judged"].append(milliseconds(lambda: kh.judge(drawn.system)))  # noqa: B023
        times["faulty judged"].append(milliseconds(lambda: kh.judge(faulty)))  # noqa: B023
        times["suspects"].append(milliseconds(lambda: kh.suspects(faulty)))  # noqa: B023
    said = ", ".join(
        f"{name} {statistics.median(spent):6.1f} ms (at most {max(spent):6.1f})"
        for name, spent in times.items()
    )
    print(f"at most {max_children} children, {statistics.mean(figures):5.1f} figures: {said}")


def main() -> None:
    """Print the times by size, and then the counts by kind."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("systems", nargs="?", type=int, default=50)
    parser.add_argument("--max-children", type=int, default=2)
    given = parser.parse_args()
    for most in (2, 3, 4):
        show_times(range(min(given.systems, 20)), most)
    for kind in FaultKind:
        seeds = range(1_000, 1_000 + given.systems)
        counts = measure(planted((kind,), seeds, max_children=given.max_children))
        for count in counts.values():
            print(f"{kind.value:16} {count}", flush=True)


if __name__ == "__main__":
    main()
