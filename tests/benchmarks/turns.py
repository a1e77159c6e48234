"""Several ways to do one thing, timed by turns: a slow moment of the machine falls on all alike."""

import gc
import math
import statistics
import time
import tracemalloc
from collections.abc import Callable, Mapping, Sequence

__all__ = ["Times", "by_turns", "exponent", "peak_memory", "show"]

Times = dict[str, list[float]]


def by_turns(ways: Mapping[str, Callable[[], object]], rounds: int) -> Times:
    """Time each of ``ways`` once a round, in milliseconds.

    What stands already is kept from the garbage collector, which else goes through the millions of
    objects of one way while another is timed.
    """
    times: Times = {name: [] for name in ways}
    gc.collect()
    gc.freeze()
    for _ in range(rounds):
        for name, way in ways.items():
            start = time.perf_counter()
            made = way()
            times[name].append((time.perf_counter() - start) * 1000)
            del made
            gc.collect()
    gc.unfreeze()
    return times


def show(heading: str, times: Times, ours: Sequence[str]) -> None:
    """Print the median and the spread of each, and the ratios of ``ours`` to the others."""
    print(heading)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    for name, taken in times.items():
        ratios = [f"{medians[one] / medians[name]:6.2f} x" for one in ours if name not in ours]
        print(
            f"  {name:40} {medians[name]:10.1f} ms  ({min(taken):.1f} to {max(taken):.1f})"
            f"{'   ours: ' + ', '.join(ratios) if ratios else ''}"
        )


def exponent(fewer: int, before: float, more: int, after: float) -> float:
    """Give the power of the size that the time grows with."""
    return math.log(after / before) / math.log(more / fewer)


def peak_memory(work: Callable[[], object]) -> tuple[int, int]:
    """Give the bytes that ``work`` had at its peak, and those that its result keeps."""
    gc.collect()
    tracemalloc.start()
    try:
        made = work()
        _, peak = tracemalloc.get_traced_memory()
        gc.collect()
        kept, _ = tracemalloc.get_traced_memory()
        del made
    finally:
        tracemalloc.stop()
    return peak, kept
