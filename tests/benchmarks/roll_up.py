"""How long a roll-up from reports takes beside a plain gather into columns and sums of slices.

Both start from the same ``Report`` objects and give a total for every unit; the results are
compared first. The plain one knows nothing of who has not reported, of bounds or of conflicts.
"""

import argparse
import statistics
import time
from collections.abc import Callable

from country import DAY, YEAR, parents_of

import khuyenhoc as kh

INDICATORS = [
    indicator for indicator in kh.CATALOGUE if indicator.nature in (kh.Nature.STOCK, kh.Nature.FLOW)
][:24]


def made_up(chapters: int) -> tuple[kh.Tree, list[kh.Report]]:
    """Make a five-tier tree with so many chapters, each of which reports 24 indicators."""
    tree = kh.Tree.of(DAY, parents_of(chapters))
    reports = [
        kh.Report.of(
            f"chapter-{chapter}",
            YEAR,
            {
                indicator: chapter * 7919 % (60 + place)
                if indicator.unit != kh.VND
                else kh.Dong(chapter * 7919 % 10_007)
                for place, indicator in enumerate(INDICATORS)
            },
        )
        for chapter in range(chapters)
    ]
    return tree, reports


def plain(tree: kh.Tree, reports: list[kh.Report]) -> list[list[int]]:
    """Gather into one column an indicator, and add up each unit's children, lowest first."""
    places = {unit: place for place, unit in enumerate(tree.ids)}
    columns = [[0] * len(tree) for _ in INDICATORS]
    at = {indicator.code: column for indicator, column in zip(INDICATORS, columns, strict=True)}
    for report in reports:
        place = places[report.organisation]
        for figure in report:
            value = figure.quantity.value
            if isinstance(value, int):
                at[figure.indicator.code][place] = value
    for column in columns:
        for place in range(len(tree) - 1, -1, -1):
            start, end = tree.slices[place]
            if end > start:
                column[place] = sum(column[start:end])
    return columns


def milliseconds(work: Callable[[], object], rounds: int) -> float:
    """Time ``work`` and give the median."""
    times: list[float] = []
    for _ in range(rounds):
        start = time.perf_counter()
        work()
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def main() -> None:
    """Print both times and their ratio for each number of chapters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chapters", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    for chapters in given.chapters:
        tree, reports = made_up(chapters)
        totals = kh.roll_up(reports, tree)
        for indicator, column in zip(INDICATORS, plain(tree, reports), strict=True):
            found = totals["nation"][indicator].value
            if found != kh.Bounds.exactly(column[0]):
                message = f"{indicator.code}: {found} is not {column[0]}"
                raise SystemExit(message)
        ours = milliseconds(lambda: kh.roll_up(reports, tree), given.rounds)  # noqa: B023 - at once
        theirs = milliseconds(lambda: plain(tree, reports), given.rounds)  # noqa: B023 - at once
        print(
            f"{chapters:>8,} chapters x {len(INDICATORS)}: roll_up {ours:8.1f} ms, "
            f"plain {theirs:8.1f} ms, ratio {ours / theirs:.2f}"
        )


if __name__ == "__main__":
    main()
