"""How long a check of every parent against its children takes, beside VTL's ``check_hierarchy``.

24 indicators, a hundredth of all numbers wrong, and two chapters under the wrong commune. Timed are
the check alone, and the check with all explanations: the search for wrong parents, and a finding
with a sentence in Vietnamese and one in English for each contradiction.

The peer is vtlengine, at 311 units, in the same run, with the same numbers and with one rule for
each parent; both its engines are timed, pandas and DuckDB. Its contradictions are compared with
ours first, also where one number in ten is missing, under ``partial_zero``. It is no dependency of
the project, and without it the rest is timed all the same::

    pip install vtlengine
    python tests/benchmarks/hierarchy_check.py
"""

import argparse
import statistics
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from itertools import pairwise
from random import Random
from typing import Any

from country import DAY, INDICATORS, YEAR, parents_of
from turns import by_turns, exponent, show

import khuyenhoc as kh

OURS = "khuyenhoc, with all explanations"
ALONE = "khuyenhoc, the check alone"
#: As many units as the peer is given.
BESIDE = 311
#: What was asked for: so many times as fast as the peer at that size.
ASKED = 200
Columns = dict[kh.Indicator, list[int | None]]
#: What the peer and we find: by indicator and unit, what the parent says less its children.
Found = dict[tuple[str, str], int]


def tree_of(units: int) -> dict[str, str | None]:
    """Give the parents of as many units as can be had below ``units``, and no more."""
    chapters = units * 17 // 18
    while len(parents := parents_of(chapters)) > units:
        chapters -= 1
    return parents


def figures_of(units: int) -> tuple[kh.Tree, Columns]:
    """Give a tree, and columns that would add up in it but for what is wrong on purpose."""
    parents = tree_of(units)
    truth = kh.Tree.of(DAY, parents)
    chance = Random(2023)  # the same on every run
    made: dict[kh.Indicator, dict[str, int]] = {}
    for indicator in INDICATORS:
        column = [0] * len(truth)
        for place in range(len(truth) - 1, -1, -1):
            first, after = truth.slices[place]
            column[place] = sum(column[first:after]) if first < after else chance.randrange(1, 401)
        made[indicator] = dict(zip(truth.ids, column, strict=True))
    moved = {"chapter-0": "commune-1", "chapter-60": "commune-4"}
    home = {unit: parents[unit] for unit in moved}
    sound = {*moved, *moved.values(), *home.values()}
    others = [unit for unit in truth.ids if unit not in sound and truth.parent(unit) not in sound]
    for wrong in made.values():
        for _ in range(len(truth) // 100):
            wrong[chance.choice(others)] += chance.randrange(1, 50)
    tree = kh.Tree.of(DAY, {**parents, **moved})
    columns: Columns = {
        indicator: [column[unit] for unit in tree.ids] for indicator, column in made.items()
    }
    return tree, columns


def alone(tree: kh.Tree, columns: Columns) -> kh.HierarchyCheck:
    """Check and build nothing of what nobody reads."""
    return kh.check_hierarchy(columns, tree, period=YEAR)


def explained(tree: kh.Tree, columns: Columns) -> tuple[kh.Finding, ...]:
    """Check, and build every finding with its sentences."""
    return alone(tree, columns).findings


def with_holes(columns: Columns) -> Columns:
    """Leave out one number in ten."""
    chance = Random(7)  # the same on every run
    return {
        indicator: [None if chance.randrange(10) == 0 else number for number in column]
        for indicator, column in columns.items()
    }


def ours(
    tree: kh.Tree, columns: Columns, mode: kh.MissingPolicy = kh.MissingPolicy.BOUNDS
) -> Found:
    """Give what we find; the numbers are whole, and so is every gap."""
    return {
        (one.indicator.code, one.parent): int(one.gap.value)
        for one in kh.check_hierarchy(columns, tree, mode=mode, period=YEAR)
        if one.gap is not None and one.gap.value is not None
    }


def vtl_name(unit: str) -> str:
    """Write an id as VTL has names: without hyphens."""
    return unit.replace("-", "_")


def script_of(tree: kh.Tree, mode: str) -> str:
    """Write a ruleset with a rule for each parent."""
    rules = [
        f"r{number}: {vtl_name(unit)} = {' + '.join(map(vtl_name, tree.children(unit)))} "
        f'errorcode "children do not come to {unit}" errorlevel 1'
        for number, unit in enumerate(tree.ids)
        if tree.children(unit)
    ]
    return (
        "define hierarchical ruleset totals (variable rule unit_) is\n"
        + ";\n".join(rules)
        + "\nend hierarchical ruleset;\n"
        f"failing <- check_hierarchy(figures, totals rule unit_ {mode} invalid);"
    )


def in_vtl(
    tree: kh.Tree, columns: Columns, mode: kh.MissingPolicy = kh.MissingPolicy.NON_NULL
) -> dict[str, Callable[[], Any]]:
    """Give both engines' ways, with their frame and their script made before.

    What is not reported has no data point.
    """
    pandas, vtlengine = import_module("pandas"), import_module("vtlengine")
    points = [
        (indicator.code, vtl_name(unit), number)
        for indicator, column in columns.items()
        for unit, number in zip(tree.ids, column, strict=True)
        if number is not None
    ]
    frame = pandas.DataFrame(points, columns=["indicator", "unit_", "value_"])
    components = [
        {"name": "indicator", "type": "String", "role": "Identifier", "nullable": False},
        {"name": "unit_", "type": "String", "role": "Identifier", "nullable": False},
        {"name": "value_", "type": "Integer", "role": "Measure", "nullable": True},
    ]
    structures = {"datasets": [{"name": "figures", "DataStructure": components}]}
    script = script_of(tree, mode.value)

    def way(*, use_duckdb: bool) -> Callable[[], Any]:
        return lambda: (
            vtlengine.run(
                script=script,
                data_structures=structures,
                datapoints={"figures": frame},
                use_duckdb=use_duckdb,
            )["failing"].data
        )

    return {"vtlengine, pandas": way(use_duckdb=False), "vtlengine, DuckDB": way(use_duckdb=True)}


def found_by(rows: Any) -> Found:
    """Read what the peer found."""
    return {
        (row["indicator"], row["unit_"].replace("_", "-")): int(row["imbalance"])
        for row in rows.to_dict("records")
    }


def beside_vtl(rounds: int) -> None:
    """Time the peer at the size it is given, and print how many times as fast we are."""
    tree, columns = figures_of(BESIDE)
    ways: dict[str, Callable[[], object]] = {
        OURS: lambda: explained(tree, columns),
        ALONE: lambda: alone(tree, columns),
    }
    if find_spec("vtlengine") is None:
        print("vtlengine is not installed: no peer, and no ratio (pip install vtlengine)")
    else:
        peers = in_vtl(tree, columns)
        for name, peer in peers.items():
            if found_by(peer()) != ours(tree, columns):
                message = f"{name} finds something else"
                raise SystemExit(message)
        holes, mode = with_holes(columns), kh.MissingPolicy.PARTIAL_ZERO
        for name, peer in in_vtl(tree, holes, mode).items():
            if found_by(peer()) != ours(tree, holes, mode):
                message = f"{name} finds something else where numbers are missing"
                raise SystemExit(message)
        ways |= peers
    times = by_turns(ways, rounds)
    heading = f"{len(tree):,} units x {len(columns)}, {len(ours(tree, columns)):,} fail"
    show(f"{heading}, {rounds} rounds", times, [OURS, ALONE])
    for name in ways:
        if name not in (OURS, ALONE):
            ratio = statistics.median(times[name]) / statistics.median(times[OURS])
            print(f"  {name}: ours with all explanations is {ratio:,.0f} x as fast ({ASKED} asked)")


def main() -> None:
    """Print the times, how they grow, and the ratio to the peer."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("units", nargs="*", type=int, default=[11_152, 200_000])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    beside_vtl(given.rounds)
    sizes: list[tuple[int, dict[str, float]]] = []
    for units in given.units:
        tree, columns = figures_of(units)
        check = alone(tree, columns)
        if [one.unit for one in check.misplaced] != ["chapter-0", "chapter-60"]:
            message = f"{units}: the chapters under the wrong commune are not found"
            raise SystemExit(message)
        times = by_turns(
            {
                ALONE: lambda: alone(tree, columns),  # noqa: B023 - called at once
                OURS: lambda: explained(tree, columns),  # noqa: B023 - called at once
            },
            given.rounds,
        )
        heading = f"{len(tree):,} units x {len(columns)}, {len(check):,} of {check.compared:,} fail"
        show(f"{heading}, {given.rounds} rounds", times, [OURS, ALONE])
        medians = {name: statistics.median(taken) for name, taken in times.items()}
        edges = len(columns) * (len(tree) - 1)
        for name, median in medians.items():
            print(f"  {name}: {median * 1e6 / edges:.0f} nanoseconds an edge and indicator")
        sizes.append((len(tree), medians))
    for (fewer, before), (more, after) in pairwise(sizes):
        for name in before:
            power = exponent(fewer, before[name], more, after[name])
            print(f"{fewer:,} to {more:,} units: {name:40} exponent {power:.2f}")


if __name__ == "__main__":
    main()
