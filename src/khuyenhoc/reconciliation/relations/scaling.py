"""Numbers of one kind brought to one scale, so that they can be added and compared."""

from collections.abc import Iterable

from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.relations.relation import Variables
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.unit import UnitKind

__all__ = ["sum_within"]


def sum_within(variables: Variables, terms: Iterable[tuple[str, Exact]], limits: Bounds) -> Linear:
    """Limit a sum of multiples, a fraction among percentages being a hundred times as much."""
    added = list(terms)
    shares = [variables[key] for key, _ in added if variables[key].kind is UnitKind.SHARE]
    finest = max((share.per_one for share in shares), default=1)
    scaled: dict[str, Exact] = {}
    for key, coefficient in added:
        variable = variables[key]
        one = finest // variable.per_one if variable.kind is UnitKind.SHARE else 1
        scaled[key] = simplest(scaled.get(key, 0) + coefficient * one)
    return Linear(tuple((key, c) for key, c in scaled.items() if c), limits)
