"""Which numbers are of one kind, because relations add or compare them."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve

from khuyenhoc.errors import Problem
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.systems.lots import Lots
from khuyenhoc.values.unit import FRACTION, PERCENT, UnitKind

__all__ = ["clashing_kinds", "with_scales"]

_DAY: Final = "a day"


def clashing_kinds(
    relations: Sequence[Relation], by_key: Mapping[str, Variable]
) -> Iterator[tuple[int, Problem]]:
    """Find relations that add or compare numbers of different kinds, also through others.

    Each with the place of the relation. A number without a unit is of the kind of those that it is
    compared with, and cannot be of two.
    """
    of_lot: dict[str, str] = {}
    lots = Lots[str]()
    for place, relation in enumerate(relations):
        alike = [key for key in relation.alike if key in by_key]
        for key in alike:
            sort = _sort(by_key[key])
            if sort is not None:
                of_lot.setdefault(lots.of(key), key)
        kept = dict.fromkeys(of_lot[lot] for key in alike if (lot := lots.of(key)) in of_lot)
        sorts = {_sort(by_key[key]): key for key in reversed(list(kept))}
        if len(sorts) > 1:
            pairs = sorted(sorts.items(), key=lambda pair: list(kept).index(pair[1]))
            listed = " and ".join(f"{key} ({sort})" for sort, key in pairs)
            expected = "numbers of one kind, since they are added or compared"
            named = f"relations[{place}] ({type(relation).__name__})"
            yield place, Problem(named, listed, expected)
            continue
        lots.join(alike)
        for key in kept:
            of_lot[lots.of(key)] = key


def with_scales(
    variables: Sequence[Variable], relations: Sequence[Relation]
) -> tuple[Variable, ...]:
    """Give numbers that nobody printed, and that are compared with shares, the scale of those.

    In percent where any of them is, else as a fraction.
    """
    lots = Lots[str]()
    for relation in relations:
        lots.join(relation.alike)
    shares = [variable for variable in variables if variable.kind is UnitKind.SHARE]
    scales = {lots.of(share.key): FRACTION for share in shares}
    scales |= {lots.of(share.key): PERCENT for share in shares if share.unit == PERCENT}
    return tuple(
        evolve(variable, unit=scales[lot])
        if _is_bare(variable) and (lot := lots.of(variable.key)) in scales
        else variable
        for variable in variables
    )


def _is_bare(variable: Variable) -> bool:
    return variable.unit is None and not variable.is_printed and not variable.is_day


def _sort(variable: Variable) -> str | None:
    """Name what a number can be added to: counts of whatever, shares, one currency, days."""
    unit = variable.unit
    if variable.is_day:
        return _DAY
    if unit is None:
        return None
    match unit.kind:
        case UnitKind.COUNT:
            return "a count"
        case UnitKind.SHARE:
            return "a share"
        case UnitKind.MONEY:
            return f"money, {unit.code}"
        case _:
            return unit.code
