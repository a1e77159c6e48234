"""How long a crosswalk takes to build and to carry 24 indicators, beside plain dictionaries.

A made-up country of the size of the reform of 2025: 10,039 communes become 3,321, and 441 of them
are divided among two to four. The plain way gathers the same moves in a dictionary, and adds every
figure up by target as if each move took all of it: it knows no bounds, no days and nothing missing,
and what it gives for a divided commune is wrong.

    python tests/benchmarks/crosswalk.py
    python tests/benchmarks/crosswalk.py --times 1 2 4 8  # how the time grows with the moves
"""

import argparse
import random
from collections.abc import Callable
from datetime import date

from turns import by_turns, exponent, show

import khuyenhoc as kh
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.registries.move import Move
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.share import Share
from khuyenhoc.reform.registries.structure_change import StructureChange

DAY = date(2025, 7, 1)
BEFORE = date(2025, 6, 30)
OLD, NEW, DIVIDED, INDICATORS = 10_039, 3_321, 441, 24
OURS_BUILT, OURS_APPLIED = "khuyenhoc, built", f"khuyenhoc, {INDICATORS} indicators carried"
PLAIN_BUILT, PLAIN_APPLIED = "plain dictionary of moves", f"plain, {INDICATORS} indicators added"


def country(times: int, chance: random.Random) -> tuple[kh.Hierarchy, tuple[Move, ...]]:
    """Make the communes of both structures, and what became of each."""
    ward = kh.AdministrativeKind.WARD
    old = [f"old-{place}" for place in range(OLD * times)]
    new = [f"new-{place}" for place in range(NEW * times)]
    units = tuple(
        kh.AdministrativeUnit(id=unit, name=unit, kind=ward, period=period)
        for named, period in ((old, kh.Period.until(BEFORE)), (new, kh.Period(DAY)))
        for unit in named
    )
    divided = set(chance.sample(range(len(old)), DIVIDED * times))
    moves: list[Move] = []
    for place, unit in enumerate(old):
        if place in divided:
            targets = chance.sample(new, chance.randint(2, 4))
            moves += (Move(unit, target, Share.unknown()) for target in targets)
        else:
            moves.append(Move(unit, new[place * len(new) // len(old)]))
    return kh.Hierarchy(name="communes", units=units), tuple(moves)


def plainly_built(moves: tuple[Move, ...]) -> dict[str, list[tuple[str, Share]]]:
    """Gather the moves of each source."""
    rows: dict[str, list[tuple[str, Share]]] = {}
    for move in moves:
        rows.setdefault(move.source, []).append((str(move.target), move.share))
    return rows


def plainly_applied(
    edges: list[tuple[str, str]], columns: list[dict[str, int]]
) -> list[dict[str, int]]:
    """Add every figure up by target."""
    made: list[dict[str, int]] = []
    for values in columns:
        sums: dict[str, int] = {}
        for source, target in edges:
            sums[target] = sums.get(target, 0) + values[source]
        made.append(sums)
    return made


def measured(times: int, rounds: int) -> dict[str, float]:
    """Print the times of one size, and give the medians."""
    chance = random.Random(1)
    hierarchy, moves = country(times, chance)
    change = StructureChange(effective=DAY, moves=moves, is_exhaustive=True)
    registry = Registry(hierarchy=hierarchy, changes=(change,))
    walk = crosswalk(registry, BEFORE, DAY)
    columns = [
        {unit: chance.randint(0, 5_000) for unit in registry.existing(BEFORE)}
        for _ in range(INDICATORS)
    ]
    edges = [(move.source, str(move.target)) for move in moves]
    carried = walk.apply(columns[0], kh.MEMBERS)
    if carried.total != carried.given or len(walk.divided) != DIVIDED * times:
        message = "something was lost"
        raise SystemExit(message)
    ways: dict[str, Callable[[], object]] = {
        OURS_BUILT: lambda: crosswalk(registry, BEFORE, DAY),
        PLAIN_BUILT: lambda: plainly_built(moves),
        OURS_APPLIED: lambda: [walk.apply(values, kh.MEMBERS) for values in columns],
        PLAIN_APPLIED: lambda: plainly_applied(edges, columns),
    }
    taken = by_turns(ways, rounds)
    built = {name: taken[name] for name in (OURS_BUILT, PLAIN_BUILT)}
    applied = {name: taken[name] for name in (OURS_APPLIED, PLAIN_APPLIED)}
    show(f"{len(moves):,} moves, {rounds} rounds", built, [OURS_BUILT])
    show("", applied, [OURS_APPLIED])
    return {name: sorted(one)[len(one) // 2] for name, one in taken.items()}


def main() -> None:
    """Print the times and ratios, and how they grow."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", nargs="*", type=int, default=[1])
    parser.add_argument("--rounds", type=int, default=9)
    given = parser.parse_args()
    by_size = {times: measured(times, given.rounds) for times in given.times}
    first, last = given.times[0], given.times[-1]
    if first != last:
        for name in by_size[first]:
            power = exponent(first, by_size[first][name], last, by_size[last][name])
            print(f"{name}: grows with the power {power:.2f} of the moves")


if __name__ == "__main__":
    main()
