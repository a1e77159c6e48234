"""Numbers of one kind brought to one scale, so that they can be added and compared."""

from collections.abc import Iterable

from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.relations.relation import Variables
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact, simplest

__all__ = ["sum_within"]


def sum_within(variables: Variables, terms: Iterable[tuple[str, Exact]], limits: Bounds) -> Linear:
    """Limit a sum of multiples, a fraction among percentages being a hundred times as much."""
    scaled: dict[str, Exact] = {}
    for key, coefficient in terms:
        variable = variables[key]
        one = 100 // variable.per_one if variable.is_share else 1
        scaled[key] = simplest(scaled.get(key, 0) + coefficient * one)
    return Linear(tuple((key, c) for key, c in scaled.items() if c), limits)
