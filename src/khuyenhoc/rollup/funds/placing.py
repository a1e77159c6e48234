"""Which unit of a tree the books of each fund belong to."""

from collections.abc import Callable, Mapping
from datetime import date

from attrs import frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.funds.flows import days_of
from khuyenhoc.values.period import Period

__all__ = ["Placed", "placed"]


@frozen(eq=False)
class Placed:
    """A tree, and where in it the books of each fund belong."""

    tree: Tree
    #: The places of units, by the places of their funds.
    units: Mapping[int, int]
    #: The funds whose owner has ended: they are with what it last hung under.
    inherited: frozenset[int]


def placed(ledger: Ledger, structure: Tree | Hierarchy, period: Period) -> Placed:
    """Find the unit of each fund: its owner or, if that has ended, what it last hung under.

    Of a hierarchy it is the tree on the last day of the period. A unit that had ended by then
    belongs to what it hung under on its own last day; if that has ended too, to what that hung
    under on its last day, and so on. Of a tree alone nobody can tell.

    Raises:
        InvalidValueError: The structure is neither a tree nor a hierarchy.
    """
    heir: Callable[[str], str | None]
    match structure:
        case Tree():
            tree, heir = structure, _nobody
        case Hierarchy():
            _, end = days_of(period)
            tree = structure.on(date.fromordinal(end - 1))
            heir = _Heirs(structure, tree)
        case _:
            said = "a Tree or a Hierarchy"
            raise InvalidValueError("structure", structure, said)
    units: dict[int, int] = {}
    inherited: set[int] = set()
    for fund, one in enumerate(ledger.funds):
        owner = one.owner if one.owner in tree else heir(one.owner)
        if owner is not None:
            units[fund] = tree.index(owner)
            if owner != one.owner:
                inherited.add(fund)
    return Placed(tree, units, frozenset(inherited))


def _nobody(_: str) -> None:
    return None


class _Heirs:
    """What units that have ended last hung under, as far up as there still is something."""

    def __init__(self, hierarchy: Hierarchy, tree: Tree) -> None:
        self.hierarchy, self.tree = hierarchy, tree
        self.last_days: dict[str, date] = {}
        self.trees: dict[date, Tree] = {}
        for version in hierarchy.units:
            last = None if version.period is None else version.period.last_day
            if last is not None and last < tree.day:
                self.last_days[version.id] = max(last, self.last_days.get(version.id, last))

    def __call__(self, unit: str) -> str | None:
        above: str | None = unit
        while above is not None and above not in self.tree:
            last = self.last_days.get(above)
            if last is None:
                return None
            if last not in self.trees:
                self.trees[last] = self.hierarchy.on(last)
            above = self.trees[last].parent(above)
        return above
