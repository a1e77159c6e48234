"""How many learning citizens are assessed a second, beside zen-engine on the same table.

At least 80 of 100 points, and no indicator below 5: we judge ``Application`` objects, zen-engine
judges dictionaries; both stand already. The peers are

- a decision table as its documents call it, ``create_decision(...).evaluate``;
- the same table kept by an engine as ``ZenDecisionContent``, which it need not read each time;
- the same table over a list of all applications, in one call;
- for counting, also a compiled expression, which says yes or no and no more.

With findings every finding of the tree is walked, beside a table that collects what failed and one
that says which row it stopped at. Counting is beside a table of met or not met. Verdicts and failed
conditions are compared first. About two thirds pass, as in printed reports.

The peer is no dependency of the project::

    pip install zen-engine
    python tests/benchmarks/rules.py 5000 --streamed 1000000
"""

import argparse
import json
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from random import Random
from statistics import median
from typing import Any, Final

import zen
from turns import Times, by_turns, peak_memory

import khuyenhoc as kh

ON: Final = date(2024, 6, 1)
KEYS: Final = [f"i{number}" for number in range(1, 11)]
IDS: Final = [f"indicator-{number}" for number in range(1, 11)]
OURS, MADE = "khuyenhoc", "khuyenhoc, Applications made too"
#: What must at least be reached beside the table as it is documented.
REQUIRED: Final = {"with findings": 10, "counting": 100}
TABLE: Final = "zen-engine, table"
BOOK: Final = kh.RULE_BOOK.in_force_from(
    "citizen/324",
    date(2022, 1, 1),
    kh.Citation(instrument="made up", evidence=kh.Evidence.PRACTICE),
)

Row = dict[str, int]
#: What failed of each application: nothing where it is met.
Failed = list[list[str]]


def points(count: int) -> Iterator[list[int]]:
    """Give the points of people, of whom a third have one indicator below the floor or too few."""
    chance = Random(324)
    for _ in range(count):
        row = chance.choices((7, 8, 9, 10), (1, 3, 3, 3), k=10)
        if chance.random() < 0.33:
            at = chance.randrange(10)
            row[at] = chance.randrange(5)
            if chance.random() < 0.5:
                row = [max(0, one - 2) for one in row]
        yield row


def application(number: int, facts: Row) -> kh.Application:
    return kh.Application(holder=f"person-{number}", title=kh.LearningTitle.CITIZEN, facts=facts)


def table(hit: str, *, listed: bool = False) -> str:
    """Write the decision as zen-engine reads it: a table, or one that goes through a list."""
    columns = {f"c-{key}": key for key in KEYS} | {"c-total": " + ".join(KEYS)}
    no_matter = dict.fromkeys(columns, "")
    if hit == "collect":  # a row for each condition that fails
        rows = [
            {**no_matter, column: "< 80" if column == "c-total" else "< 5", "out": json.dumps(said)}
            for column, said in zip(columns, [*IDS, "total"], strict=True)
        ]
    else:
        met = {column: ">= 80" if column == "c-total" else ">= 5" for column in columns}
        rows = [{**met, "out": "true"}, {**no_matter, "out": "false"}]
    content: dict[str, Any] = {
        "hitPolicy": hit,
        "inputs": [{"id": one, "name": one, "field": field} for one, field in columns.items()],
        "outputs": [{"id": "out", "name": "said", "field": "said"}],
        "rules": [{"_id": f"row-{at}", **row} for at, row in enumerate(rows)],
    }
    if listed:
        content |= {"executionMode": "loop", "inputField": "listed", "outputPath": "found"}
        content |= {"passThrough": False}
    kinds = {"in": "inputNode", "table": "decisionTableNode", "out": "outputNode"}
    place = {"position": {"x": 0, "y": 0}}
    nodes: list[dict[str, Any]] = [
        {"id": one, "name": one, "type": kind, **place} for one, kind in kinds.items()
    ]
    nodes[1]["content"] = content
    edges = [
        {"id": f"{one}-{next_}", "type": "edge", "sourceId": one, "targetId": next_}
        for one, next_ in (("in", "table"), ("table", "out"))
    ]
    kind = "application/vnd.gorules.decision"
    return json.dumps({"contentType": kind, "nodes": nodes, "edges": edges})


def tables(hit: str, rows: list[Row]) -> dict[str, Callable[[], list[Any]]]:
    """Give the ways to ask zen-engine, each with its answers in the order of the rows."""
    contents = {True: table(hit, listed=True), False: table(hit)}
    kept = zen.ZenDecisionContent(contents[False])
    engine = zen.ZenEngine({"loader": lambda _: kept})
    decision = engine.create_decision(contents[False])
    listed = engine.create_decision(contents[True])
    return {
        TABLE: lambda: [decision.evaluate(row)["result"] for row in rows],
        "zen-engine, table kept by an engine": lambda: [
            engine.evaluate("table", row)["result"] for row in rows
        ],
        "zen-engine, list in one call": lambda: listed.evaluate({"listed": rows})["result"][
            "found"
        ],
    }


def walked(applications: list[kh.Application]) -> int:
    """Assess each and walk through all its findings."""
    found = 0
    for one in kh.assess_each(applications, on=ON, book=BOOK):
        for _ in one.walk():
            found += 1
    return found


def failed(applications: list[kh.Application]) -> Failed:
    """Give the conditions by which each is not met."""
    return [
        sorted(reason.id for reason in one.why_not())
        for one in kh.assess_each(applications, on=ON, book=BOOK)
    ]


def counted(applications: list[kh.Application]) -> kh.AssessmentCounts:
    """Count all."""
    return kh.assess_all(applications, on=ON, book=BOOK)


def check(name: str, ours: object, theirs: object) -> None:
    """Stop if two results differ."""
    if ours != theirs:
        message = f"{name}: the results differ"
        raise SystemExit(message)


def print_rates(what: str, times: Times, count: int) -> None:
    """Print how many were assessed a second, and how many times as many as of each peer."""
    medians = {name: median(taken) for name, taken in times.items()}
    print(what)
    for name, taken in times.items():
        each = [f"{one / count * 1000:.1f}" for one in (medians[name], min(taken), max(taken))]
        more = f"{medians[name] / medians[OURS]:7.1f} x" if name.startswith("zen") else ""
        print(f"  {name:40} {each[0]:>8} us each ({each[1]} to {each[2]}) {more}")
    reached = medians[TABLE] / medians[OURS]
    said = "reached" if reached >= REQUIRED[what] else "MISSED"
    print(f"  {reached:.0f} times as many as {TABLE}, at least {REQUIRED[what]} required: {said}")


def compare(count: int, rounds: int) -> None:
    """Time findings and counts of so many applications."""
    given = [*points(count)]
    rows: list[Row] = [dict(zip(KEYS, one, strict=True)) for one in given]
    facts: list[Row] = [dict(zip(IDS, one, strict=True)) for one in given]
    applications = [*map(application, range(count), facts)]

    ours = failed(applications)
    counts = counted(applications)
    collecting, first = tables("collect", rows), tables("first", rows)
    for name, ask in collecting.items():
        check(name, ours, [sorted(one["said"] for one in found) for found in ask()])
    met = [not one for one in ours]
    for name, ask in first.items():
        check(name, met, [found["said"] for found in ask()])
    expression = zen.compile_expression(
        f"{' and '.join(f'{key} >= 5' for key in KEYS)} and {' + '.join(KEYS)} >= 80"
    )
    check("zen-engine, expression", met, [expression.evaluate(row) for row in rows])
    check("counts", sum(met), counts.by_verdict[kh.RuleVerdict.MET])
    missed = Counter(key for one in ours for key in one)
    check("missed", missed, {key: one.applications for key, one in counts.missed.items()})
    print(f"{count:,} applications, {sum(met) / count:.0%} met, {rounds} rounds")

    traced = zen.ZenEngine().create_decision(table("first"))
    times = by_turns(
        {
            OURS: lambda: walked(applications),
            MADE: lambda: walked([*map(application, range(count), facts)]),
            **collecting,
            "zen-engine, first hit, traced": lambda: [
                traced.evaluate(row, {"trace": True}) for row in rows
            ],
        },
        rounds,
    )
    print_rates("with findings", times, count)
    times = by_turns(
        {
            OURS: lambda: counted(applications),
            MADE: lambda: counted([*map(application, range(count), facts)]),
            **first,
            "zen-engine, expression": lambda: sum(expression.evaluate(row) for row in rows),
        },
        rounds,
    )
    print_rates("counting", times, count)


def streamed(count: int) -> int:
    """Give the peak of counting applications that are made as they are asked for."""

    def made() -> Iterator[kh.Application]:
        for number, row in enumerate(points(count)):
            yield application(number, dict(zip(IDS, row, strict=True)))

    peak, _ = peak_memory(lambda: kh.assess_all(made(), on=ON, book=BOOK))
    return peak


def main() -> None:
    """Print the times, the rates and the memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("applications", nargs="*", type=int, default=[5_000])
    parser.add_argument("--streamed", type=int, default=1_000_000)
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    for count in given.applications:
        compare(count, given.rounds)
    few = min(10_000, given.streamed)
    streamed(few)  # what is made once is made before
    less, more = streamed(few), streamed(given.streamed)
    print(
        f"memory: peak {less / 1e3:.1f} kB of {few:,} streamed, {more / 1e3:.1f} kB of "
        f"{given.streamed:,}: {more / less:.2f} x"
    )


if __name__ == "__main__":
    main()
