"""How long totals of 24 columns take beside pandas, polars, bigtree and networkx.

Each is timed twice: from what is natural to it and stands already (a frame of the chapters with a
column for each tier above; nodes that hold their numbers), and from the columns, lists of whole
numbers in the order of the tree, which are natural to us. A tree, or the codes of the tiers, stand
already. All give the sum and how many reported, for each unit and indicator; the results are
compared first.

The peers are no dependency of the project::

    pip install pandas polars bigtree networkx
    python tests/benchmarks/columns.py 10000 100000 500000
"""

import argparse
import statistics
import sys
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

import bigtree
import networkx as nx
import pandas as pd
import polars as pl
from attrs import frozen
from country import DAY, INDICATORS, columns_of, parents_of
from turns import Times, by_turns, exponent, peak_memory, show

import khuyenhoc as kh

OURS = "khuyenhoc.roll_up_columns"
CODES = [indicator.code for indicator in INDICATORS]
COUNTS = [f"{code}, reported" for code in CODES]
#: The tiers above a chapter, the nearest first.
TIERS = ["commune", "district", "province", "nation"]
#: Of larger trees the results are compared for some units.
LARGE = 20_000
Columns = dict[kh.Indicator, list[int | None]]
#: The sums of a unit by indicator, and then how many reported each.
Found = dict[str, list[int]]


@frozen
class Peer:
    """One of the others."""

    #: From what stands already.
    sum_up: Callable[[], object]
    #: From the columns.
    from_columns: Callable[[], object]
    #: The result, to compare.
    found: Callable[[], Found]


def above(tree: kh.Tree) -> dict[str, list[str]]:
    """Give a column for each tier: the unit that each chapter hangs under."""
    paths = [tree.ancestors(chapter) for chapter in tree.leaves]
    return {tier: [path[at] for path in paths] for at, tier in enumerate(TIERS)}


def in_pandas(tree: kh.Tree, columns: Columns) -> Peer:
    """Group by each tier, from the lowest, each from the one below it."""
    first = tree.index(tree.leaves[0])  # the chapters stand together at the end
    tiers = {
        tier: pd.Categorical(units, categories=list(dict.fromkeys(units)))
        for tier, units in above(tree).items()
    }
    codes = [tiers[tier].codes for tier in TIERS]
    # The tier above, of each unit of a tier: what the tree is to the others.
    chapters = pd.Series(range(len(codes[0])))
    one_of_each = [chapters.groupby(each).first().to_numpy() for each in codes]
    under = [codes[0], *(up[one] for up, one in zip(codes[1:], one_of_each[:-1], strict=True))]

    def frame_of_columns() -> pd.DataFrame:
        return pd.DataFrame(
            {one.code: pd.array(column[first:], dtype="Int64") for one, column in columns.items()}
        )

    frame = frame_of_columns()

    def levels(frame: pd.DataFrame) -> list[pd.DataFrame]:
        numbers = frame.fillna(0).astype("int64")
        told = frame.notna().astype("int64")
        told.columns = pd.Index(COUNTS)
        level = pd.concat([numbers, told], axis=1)
        made: list[pd.DataFrame] = []
        for each in under:
            level = level.groupby(each).sum()
            made.append(level)
        return made

    def found() -> Found:
        return {
            unit: [int(number) for number in row]
            for tier, level in zip(TIERS, levels(frame), strict=True)
            for unit, row in zip(tiers[tier].categories, level.to_numpy(), strict=True)
        }

    return Peer(lambda: levels(frame), lambda: levels(frame_of_columns()), found)


def in_polars(tree: kh.Tree, columns: Columns) -> Peer:
    """Group by each tier, from the lowest, each from the one below it."""
    first = tree.index(tree.leaves[0])
    places = {unit: place for place, unit in enumerate(tree.ids)}
    tiers = pl.DataFrame(
        {tier: [places[unit] for unit in units] for tier, units in above(tree).items()}
    )

    def frame_of_columns() -> pl.DataFrame:
        numbers = {one.code: column[first:] for one, column in columns.items()}
        return tiers.hstack(pl.DataFrame(numbers, schema=dict.fromkeys(CODES, pl.Int64)))

    frame = frame_of_columns()
    counts = pl.col(CODES).count().cast(pl.Int64).name.suffix(", reported")

    def levels(level: pl.DataFrame) -> list[pl.DataFrame]:
        sums = [pl.col(CODES).sum(), counts]
        made: list[pl.DataFrame] = []
        for at, tier in enumerate(TIERS):
            level = level.group_by(tier).agg(*sums, pl.col(TIERS[at + 1 :]).first())
            sums = [pl.col(CODES + COUNTS).sum()]
            made.append(level)
        return made

    def found() -> Found:
        return {
            tree.ids[row[0]]: list(row[1:])
            for tier, level in zip(TIERS, levels(frame), strict=True)
            for row in level.select(tier, *CODES, *COUNTS).iter_rows()
        }

    return Peer(lambda: levels(frame), lambda: levels(frame_of_columns()), found)


def bigtree_nodes(tree: kh.Tree) -> list[bigtree.Node]:
    """Make a node for each unit."""
    nodes: list[bigtree.Node] = []
    for place, parent in enumerate(tree.parents):
        nodes.append(bigtree.Node(tree.ids[place], parent=None if parent < 0 else nodes[parent]))
    return nodes


def in_bigtree(tree: kh.Tree, columns: Columns) -> Peer:
    """Add up the attributes of the nodes below each node, in postorder."""
    nodes = bigtree_nodes(tree)
    names = [(code.replace("-", "_"), f"{code.replace('-', '_')}_reported") for code in CODES]

    def put() -> None:
        for (number, _), column in zip(names, columns.values(), strict=True):
            for node, cell in zip(nodes, column, strict=True):
                setattr(node, number, cell)

    def walk() -> None:
        for node in bigtree.postorder_iter(nodes[0]):
            below = node.children
            for number, told in names:
                if below:
                    setattr(node, number, sum(getattr(child, number) or 0 for child in below))
                    setattr(node, told, sum(getattr(child, told) for child in below))
                else:
                    setattr(node, told, getattr(node, number) is not None)

    def found() -> Found:
        walk()
        return {
            node.name: [getattr(node, number) for number, _ in names]
            + [getattr(node, told) for _, told in names]
            for node in nodes
            if node.children
        }

    def from_columns() -> None:
        put()
        walk()

    put()
    return Peer(walk, from_columns, found)


def in_bigtree_lists(tree: kh.Tree, columns: Columns) -> Peer:
    """Add up one list of all numbers of the nodes below each node, in postorder."""
    nodes = bigtree_nodes(tree)

    def put() -> None:
        for node, row in zip(nodes, zip(*columns.values(), strict=True), strict=True):
            node.cells = row

    put()

    def walk() -> None:
        for node in bigtree.postorder_iter(nodes[0]):
            below = [child.sums for child in node.children]
            node.sums = added(below) if below else alone(node.cells)

    def found() -> Found:
        walk()
        return {node.name: node.sums for node in nodes if node.children}

    def from_columns() -> None:
        put()
        walk()

    return Peer(walk, from_columns, found)


def in_networkx(tree: kh.Tree, columns: Columns) -> Peer:
    """Add up the nodes below each node, in postorder."""
    graph = nx.DiGraph()
    graph.add_nodes_from(tree.ids)
    graph.add_edges_from((tree.parent(unit), unit) for unit in tree.ids[1:])

    def put() -> None:
        nodes = graph.nodes
        for unit, row in zip(tree.ids, zip(*columns.values(), strict=True), strict=True):
            nodes[unit]["cells"] = row

    put()

    def walk() -> None:
        nodes, children = graph.nodes, graph.succ
        for unit in nx.dfs_postorder_nodes(graph, tree.ids[0]):
            node = nodes[unit]
            below = [nodes[child]["sums"] for child in children[unit]]
            node["sums"] = added(below) if below else alone(node["cells"])

    def found() -> Found:
        walk()
        return {unit: graph.nodes[unit]["sums"] for unit in tree.ids if graph.succ[unit]}

    def from_columns() -> None:
        put()
        walk()

    return Peer(walk, from_columns, found)


def added(below: Iterable[Sequence[int]]) -> list[int]:
    """Add up lists place by place."""
    return [*map(sum, zip(*below, strict=True))]


def alone(cells: Iterable[int | None]) -> list[int]:
    """Give the numbers of a chapter, and then a 1 for each that it reported."""
    numbers = [*cells]
    return [number or 0 for number in numbers] + [number is not None for number in numbers]


def expected(tree: kh.Tree, columns: Columns) -> Found:
    """Give our sums of every unit with parts; of a large tree, of some of its provinces."""
    totals = kh.roll_up_columns(columns, tree, missing=kh.MissingPolicy.PARTIAL_ZERO)
    units = [unit for unit in tree.ids if tree.children(unit)]
    if len(tree) > LARGE:
        units = [unit for unit in units if tree.depth(unit) == 1][::10]
    made: Found = {}
    for unit in units:
        known = [totals[unit].get(indicator) for indicator in INDICATORS]
        numbers = [
            int(one.value.value) if one is not None and one.value and one.value.value else 0
            for one in known
        ]
        made[unit] = numbers + [0 if one is None else one.reported for one in known]
    return made


def check(ours: Found, columns: Columns, name: str, found: Found) -> None:
    """Stop if ``found`` is not what our totals say, and of the whole what the columns come to."""
    whole = [sum(cell or 0 for cell in column) for column in columns.values()]
    whole += [len(column) - column.count(None) for column in columns.values()]
    differing = [unit for unit in ours if ours[unit] != found[unit]]
    if found["nation"] != whole or differing:
        message = f"{name}: {differing or 'nation'} differs"
        raise SystemExit(message)


def size_of(columns: Columns) -> int:
    """Give the bytes of the figures: the lists, and each number that Python does not keep anyway.

    Whole numbers from -5 to 256 are made once by Python for all; they cost nothing more.
    """
    numbers = {id(cell): cell for column in columns.values() for cell in column if cell is not None}
    own = sum(sys.getsizeof(number) for number in numbers.values() if not -5 <= number <= 256)
    return own + sum(sys.getsizeof(column) for column in columns.values())


def main() -> None:
    """Print the times, ratios, growth and memory for each number of chapters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chapters", nargs="*", type=int, default=[10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=7)
    given = parser.parse_args()
    all_times: list[tuple[int, Times]] = []
    for chapters in given.chapters:
        tree = kh.Tree.of(DAY, parents_of(chapters))
        columns = columns_of(tree)
        ours = expected(tree, columns)
        ways: dict[str, Callable[[], object]] = {
            OURS: lambda: kh.roll_up_columns(columns, tree)  # noqa: B023 - called at once
        }
        for name, make in (
            ("pandas, group-by per tier", in_pandas),
            ("polars, group-by per tier", in_polars),
            ("bigtree, an attribute each", in_bigtree),
            ("bigtree, one list a node", in_bigtree_lists),
            ("networkx, one list a node", in_networkx),
        ):
            peer = make(tree, columns)
            ways[name], ways[f"{name}, from columns"] = peer.sum_up, peer.from_columns
            check(ours, columns, name, peer.found())
        times = by_turns(ways, given.rounds)
        show(f"{chapters:,} chapters x {len(INDICATORS)}, {given.rounds} rounds", times, [OURS])
        all_times.append((chapters, times))
        peak, kept = peak_memory(ways[OURS])
        figures = size_of(columns)
        print(
            f"  memory: figures {figures / 1e6:.1f} MB, peak {peak / 1e6:.1f} MB "
            f"({peak / figures:.2f} x), kept {kept / 1e6:.1f} MB"
        )
    for (fewer, before), (more, after) in pairwise(all_times):
        for name in before:
            power = exponent(
                fewer, statistics.median(before[name]), more, statistics.median(after[name])
            )
            print(f"{fewer:,} to {more:,} chapters: {name:40} exponent {power:.2f}")


if __name__ == "__main__":
    main()
