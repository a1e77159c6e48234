"""Which unit of a tree the books of each fund belong to."""

from collections.abc import Mapping
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
    """A tree, and the place in it of each fund that has one, by the places of the funds."""

    tree: Tree
    units: Mapping[int, int]


def placed(ledger: Ledger, structure: Tree | Hierarchy, period: Period) -> Placed:
    """Find the unit of each fund: its owner or, if that has ended, what it last hung under.

    Of a hierarchy it is the tree on the last day of the period. A unit that had ended by then
    belongs to the nearest unit above it, on its own last day, that there still is; of a tree alone
    nobody can tell.
    """
    match structure:
        case Tree():
            return _placed(ledger, structure, None)
        case Hierarchy():
            _, end = days_of(period)
            return _placed(ledger, structure.on(date.fromordinal(end - 1)), structure)
        case _:
            said = "a Tree or a Hierarchy"
            raise InvalidValueError("structure", structure, said)


def _placed(ledger: Ledger, tree: Tree, hierarchy: Hierarchy | None) -> Placed:
    places = {unit: place for place, unit in enumerate(tree.ids)}
    heirs: dict[str, int | None] = {}
    units: dict[int, int] = {}
    for fund, one in enumerate(ledger.funds):
        place = places.get(one.owner)
        if place is None and hierarchy is not None:
            if one.owner not in heirs:
                heirs[one.owner] = _above(one.owner, hierarchy, tree, places)
            place = heirs[one.owner]
        if place is not None:
            units[fund] = place
    return Placed(tree, units)


def _above(unit: str, hierarchy: Hierarchy, tree: Tree, places: Mapping[str, int]) -> int | None:
    """Give the place of the nearest unit above one that has ended, on its last day."""
    if not any(version.id == unit for version in hierarchy.units):
        return None
    last_days = [
        version.period.last_day
        for version in hierarchy.versions(unit)
        if version.period is not None
    ]
    over = [day for day in last_days if day is not None and day < tree.day]
    if not over:
        return None
    before = hierarchy.on(max(over))
    return next((places[one] for one in before.ancestors(unit) if one in places), None)
