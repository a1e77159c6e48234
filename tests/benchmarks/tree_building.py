"""How long a checked tree takes to build beside bigtree and networkx.

All start from the same parents and refuse a unit that is its own ancestor or has two parents. Ours
is timed twice: from rows of text, as a spreadsheet has them, with dated links; and by ``Tree.of``,
from a mapping, as the others do.

The peers are no dependency of the project::

    pip install pandas bigtree networkx  # bigtree's relations need pandas
    python tests/benchmarks/tree_building.py 1000 10000 100000 500000
"""

import argparse
from collections.abc import Callable

import bigtree
import networkx as nx
from country import DAY, parents_of
from turns import by_turns, peak_memory, show

import khuyenhoc as kh

#: Beyond so many chapters ``list_to_tree_by_relation``, about a millisecond a link, is left out.
RELATIONS = 1_000
TIERS = ["province", "district", "commune", "chapter"]
FROM_ROWS, FROM_PARENTS = "khuyenhoc.hierarchy_from_rows, .on", "khuyenhoc.Tree.of"


def in_bigtree(links: list[tuple[str, str]]) -> bigtree.Node:
    """Make nodes, which refuse a parent that stands below them; parents come first."""
    nodes = {links[0][0]: bigtree.Node(links[0][0])}
    for parent, child in links:
        nodes[child] = bigtree.Node(child, parent=nodes[parent])
    return nodes[links[0][0]]


def in_networkx(links: list[tuple[str, str]]) -> nx.DiGraph:
    """Make a graph, and refuse it if it is no tree."""
    graph = nx.DiGraph()
    graph.add_edges_from(links)
    if not nx.is_arborescence(graph):
        message = "not a tree"
        raise SystemExit(message)
    return graph


def main() -> None:
    """Print the times, ratios and memory for each number of chapters."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("chapters", nargs="*", type=int, default=[1_000, 10_000, 100_000])
    parser.add_argument("--rounds", type=int, default=3)
    given = parser.parse_args()
    for chapters in given.chapters:
        parents = parents_of(chapters)
        rows = [{"Mã đơn vị": unit, "Trực thuộc": up or ""} for unit, up in parents.items()]
        links = [(up, unit) for unit, up in parents.items() if up is not None]
        links.sort(key=lambda link: TIERS.index(link[1].split("-")[0]))
        ways: dict[str, Callable[[], object]] = {
            FROM_ROWS: lambda: kh.hierarchy_from_rows(rows).on(DAY),  # noqa: B023 - called at once
            FROM_PARENTS: lambda: kh.Tree.of(DAY, parents),  # noqa: B023
            "bigtree, nodes by hand": lambda: in_bigtree(links),  # noqa: B023
            "networkx, is_arborescence": lambda: in_networkx(links),  # noqa: B023
        }
        if chapters <= RELATIONS:
            ways["bigtree, list of relations"] = lambda: bigtree.list_to_tree_by_relation(links)  # noqa: B023
        ours = kh.hierarchy_from_rows(rows).on(DAY)
        theirs = in_bigtree(links)
        same = sorted(node.name for node in bigtree.preorder_iter(theirs))
        if same != sorted(ours) or ours != kh.Tree.of(DAY, parents, name=ours.name):
            message = "the trees differ"
            raise SystemExit(message)
        del theirs
        times = by_turns(ways, given.rounds)
        heading = f"{len(parents):,} units ({chapters:,} chapters), {given.rounds} rounds"
        show(heading, times, [FROM_ROWS, FROM_PARENTS])
        for name in (FROM_ROWS, FROM_PARENTS):
            peak, kept = peak_memory(ways[name])
            print(
                f"  memory: {name}: kept {kept / len(parents):.0f} bytes a unit, "
                f"peak {peak / len(parents):.0f}"
            )


if __name__ == "__main__":
    main()
