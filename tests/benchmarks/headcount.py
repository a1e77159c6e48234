"""How long people take to count once at every unit, beside sets of people put together from below.

Both start from the same ``Membership`` objects and leave out those that are not in force on the
tree's day; a tenth of the people belong to two chapters. The counts are compared first.
"""

import argparse
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from random import Random
from statistics import median

from country import DAY, parents_of
from turns import by_turns, exponent, peak_memory, show

import khuyenhoc as kh

OURS, SETS, LEAN = "khuyenhoc.headcount", "a set of people a unit", "sets let go from below"


def memberships_of(count: int, chapters: int) -> list[kh.Membership]:
    """Make memberships, of which one in eleven is the second of a person."""
    chance = Random(2023)
    periods = [None, kh.Period(DAY.replace(year=2015)), kh.Period.year(2023)]
    people = [f"m-{number}" for number in range(count * 10 // 11)]
    who = [*people, *chance.sample(people, count - len(people))]
    chance.shuffle(who)
    chapter_ids = [f"chapter-{number}" for number in range(chapters)]
    return [
        kh.Membership(
            person=person,
            organisation=chance.choice(chapter_ids),
            period=chance.choice(periods) if chance.random() > 0.02 else kh.Period.year(2022),
        )
        for person in who
    ]


def in_force(rows: list[kh.Membership], day: date) -> Iterator[kh.Membership]:
    """Give the memberships in force on a day, as fast as Python looks at them."""
    for one in rows:
        period = one.period
        if period is None or (
            (period.start is None or period.start <= day)
            and (period.end is None or day < period.end)
        ):
            yield one


def with_sets(rows: list[kh.Membership], tree: kh.Tree) -> list[int]:
    """Make the set of people of each unit and put it into the set of the one above."""
    people: dict[str, set[str]] = defaultdict(set)
    for one in in_force(rows, tree.day):
        people[one.organisation].add(one.person)
    for unit, above in zip(reversed(tree.ids), reversed(tree.parents), strict=True):
        if above >= 0:
            people[tree.ids[above]] |= people[unit]
    return [len(people[unit]) for unit in tree.ids]


def with_sets_let_go(rows: list[kh.Membership], tree: kh.Tree) -> list[int]:
    """Do the same, with each set handed on or let go once it is counted."""
    people: dict[str, set[str]] = defaultdict(set)
    for one in in_force(rows, tree.day):
        people[one.organisation].add(one.person)
    counts = [0] * len(tree)
    for place in range(len(tree) - 1, -1, -1):
        there = people.pop(tree.ids[place], set())
        counts[place] = len(there)
        above = tree.parents[place]
        if above >= 0:
            upper = people.setdefault(tree.ids[above], there)
            if upper is not there:
                upper |= there
    return counts


def main() -> None:
    """Print the times, ratios and memory for each number of memberships."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("memberships", nargs="*", type=int, default=[100_000, 1_000_000])
    parser.add_argument("--rounds", type=int, default=5)
    given = parser.parse_args()
    taken: list[tuple[int, float]] = []
    for count in given.memberships:
        chapters = count // 40
        tree = kh.Tree.of(DAY, parents_of(chapters))
        rows = memberships_of(count, chapters)
        found = [*kh.headcount(rows, tree).values()]
        if not found == with_sets(rows, tree) == with_sets_let_go(rows, tree):
            message = "the counts differ"
            raise SystemExit(message)
        ways = {
            OURS: lambda: kh.headcount(rows, tree),  # noqa: B023 - called at once
            SETS: lambda: with_sets(rows, tree),  # noqa: B023
            LEAN: lambda: with_sets_let_go(rows, tree),  # noqa: B023
        }
        times = by_turns(ways, given.rounds)
        heading = f"{count:,} memberships in {len(tree):,} units, {given.rounds} rounds"
        show(heading, times, [OURS])
        taken.append((count, median(times[OURS])))
        ours, _ = peak_memory(ways[OURS])
        for name in (SETS, LEAN):
            theirs, _ = peak_memory(ways[name])
            print(
                f"  memory: peak {ours / 1e6:.1f} MB, of {name} {theirs / 1e6:.1f} MB: "
                f"{ours / theirs:.2f} of it"
            )
    if len(taken) > 1:
        print(f"  the time grows with the power {exponent(*taken[0], *taken[-1]):.2f}")


if __name__ == "__main__":
    main()
