"""How long reports of 24 columns take to read from csv beside the csv module and pandas.

All start from the same text and end with every number as one, and blank cells as missing. The csv
module makes a dictionary of whole numbers for each line; pandas reads text, for it would make
floats, and then turns each column into whole numbers that may be missing. Ours makes a report of
checked figures, each with its unit, its words and its place. The numbers are compared first.

The peer is no dependency of the project::

    pip install pandas
    python tests/benchmarks/loading.py 1000 10000
"""

import argparse
import csv
import io
from collections.abc import Callable

import pandas as pd
from country import DAY, INDICATORS, YEAR, parents_of, rows_of
from turns import by_turns, peak_memory, show

import khuyenhoc as kh

OURS = "khuyenhoc.reports_from_rows"
CODES = [indicator.code for indicator in INDICATORS]


def reports(text: str) -> tuple[kh.Report, ...]:
    """Read a report from each line."""
    rows = csv.DictReader(io.StringIO(text))
    return tuple(kh.reports_from_rows(rows, period=YEAR).raise_if_bad().items)


def dictionaries(text: str) -> list[dict[str, int | None]]:
    """Read a dictionary from each line."""
    return [
        {code: int(cell.replace(".", "")) if (cell := row[code]) else None for code in CODES}
        for row in csv.DictReader(io.StringIO(text))
    ]


def in_pandas(text: str) -> pd.DataFrame:
    """Read a frame of whole numbers."""
    frame = pd.read_csv(io.StringIO(text), dtype=str, index_col="Mã đơn vị")
    for code in CODES:
        numbers = frame[code].str.replace(".", "", regex=False)
        frame[code] = pd.to_numeric(numbers, errors="raise").astype("Int64")
    return frame


def main() -> None:
    """Print the times, ratios and memory for each number of chapters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chapters", nargs="*", type=int, default=[1_000, 10_000])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    for chapters in given.chapters:
        written = io.StringIO()
        writer = csv.DictWriter(written, ["Mã đơn vị", *CODES])
        writer.writeheader()
        writer.writerows(rows_of(kh.Tree.of(DAY, parents_of(chapters))))
        text = written.getvalue()
        check(text)
        ways: dict[str, Callable[[], object]] = {
            OURS: lambda: reports(text),  # noqa: B023 - called at once
            "csv.DictReader, int": lambda: dictionaries(text),  # noqa: B023
            "pandas.read_csv(dtype=str), Int64": lambda: in_pandas(text),  # noqa: B023
        }
        times = by_turns(ways, given.rounds)
        show(f"{chapters:,} reports x {len(CODES)}, {given.rounds} rounds", times, [OURS])
        for name in (OURS, "csv.DictReader, int"):
            peak, kept = peak_memory(ways[name])
            print(
                f"  memory: {name}: kept {kept / chapters:.0f} bytes a report, "
                f"peak {peak / chapters:.0f}"
            )


def check(text: str) -> None:
    """Stop if the three do not read the same numbers."""
    ours = [{figure.key: figure.quantity.value for figure in report} for report in reports(text)]
    plain = [
        {code: number for code, number in row.items() if number is not None}
        for row in dictionaries(text)
    ]
    frame = [
        {code: int(cell) for code, cell in row.items() if pd.notna(cell)}
        for row in in_pandas(text).to_dict("records")
    ]
    if not ours == plain == frame:
        message = "the numbers differ"
        raise SystemExit(message)


if __name__ == "__main__":
    main()
