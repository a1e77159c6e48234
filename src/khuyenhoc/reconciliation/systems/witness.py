"""Numbers with which every relation holds: the proof that they can."""

from collections.abc import Iterable, Mapping
from fractions import Fraction
from math import floor

from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.relation import Constraint
from khuyenhoc.reconciliation.systems.narrowing import Indexed, narrow
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact, simplest

__all__ = ["witness"]


def witness(
    constraints: Indexed,
    given: Mapping[str, Bounds],
    whole: frozenset[str],
    wanted: Mapping[str, Exact],
) -> dict[str, Exact] | None:
    """Look for numbers that satisfy all ``constraints``, each as ``wanted`` where it can be.

    Number by number one is chosen, and what that leaves of the others is found, without ever going
    back. ``None`` therefore proves nothing. Whole numbers are chosen first and rates last: few
    whole numbers are 5,71 % of another, but any two of them have a rate.
    """
    found = narrow(constraints, given, whole)
    if found.clash is not None:
        return None
    domains = found.domains
    rates = {constraint.rate for _, constraint in constraints if isinstance(constraint, Product)}
    for key in sorted(given, key=lambda key: (key in rates, key not in whole, key)):
        if domains[key].value is not None:
            continue
        for choice in _choices(domains[key], wanted.get(key), whole=key in whole):
            tried = narrow(constraints, {**domains, key: Bounds.exactly(choice)}, whole)
            if tried.clash is None:
                domains = tried.domains
                break
        else:
            return None
    values = {key: bounds.value for key, bounds in domains.items() if bounds.value is not None}
    return values if _all_hold((constraint for _, constraint in constraints), values) else None


def _choices(bounds: Bounds, wanted: Exact | None, *, whole: bool) -> Iterable[Exact]:
    """Give the numbers to try: the printed one, the ends, and one between them."""
    middle: Exact
    if bounds.low is None or bounds.high is None:
        middle = 0 if bounds.high is None else bounds.high - 1
        middle = middle if bounds.low is None else bounds.low + 1
    else:
        middle = simplest(Fraction(bounds.low + bounds.high) / 2)
    for number in (wanted, bounds.low, bounds.high, floor(middle) if whole else middle):
        if number is not None and number in bounds:
            yield number


def _all_hold(constraints: Iterable[Constraint], values: Mapping[str, Exact]) -> bool:
    for constraint in constraints:
        if isinstance(constraint, Linear):
            total = sum(values[key] * coefficient for key, coefficient in constraint.terms)
            if simplest(total) not in constraint.limits:
                return False
        else:
            factor = constraint.factor(Bounds.exactly(values[constraint.rate])).value
            if factor is None or values[constraint.number] * factor != values[constraint.product]:
                return False
    return True
