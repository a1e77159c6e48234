"""Systems of figures for the tests of suspects: small ones, and one of two hundred."""

from collections.abc import Mapping
from fractions import Fraction

from attrs import evolve

import khuyenhoc as kh
from khuyenhoc.reconciliation.relations.relation import Relation


def printed(system: kh.System, figures: Mapping[str, int | str | kh.Quantity]) -> kh.System:
    """Print other figures in the place of some."""
    return kh.System(
        tuple(
            evolve(variable, quantity=_quantity(variable, figures[variable.key]))
            if variable.key in figures
            else variable
            for variable in system
        ),
        system.relations,
    )


def _quantity(variable: kh.Variable, value: int | str | kh.Quantity) -> kh.Quantity:
    if isinstance(value, kh.Quantity):
        return value
    if isinstance(value, str):
        return kh.read_quantity(value)
    assert variable.quantity is not None
    return evolve(variable.quantity, value=value)


def counted(value: int, unit: kh.Unit = kh.PERSON) -> kh.Quantity:
    return kh.Quantity(value=value, unit=unit)


def percent(part: int, whole: int, rounding: kh.Rounding = kh.Rounding.HALF_UP) -> kh.Quantity:
    """Print a percentage with two decimals."""
    step = Fraction(1, 100)
    value = kh.round_to(Fraction(100 * part, whole), step, rounding)
    return kh.Quantity(value=value, resolution=step, unit=kh.PERCENT)


def province() -> kh.System:
    """Give two hundred figures: forty units on two levels, nine parts to most of them.

    Each prints its members now and a year before, the change, its population and the share of it.
    """
    parents = {f"d{d}": "all" for d in range(9)}
    parents |= {f"d{d}c{c}": f"d{d}" for d in range(3) for c in range(9)}
    parents |= {f"d3c{c}": "d3" for c in range(3)}
    units = ("all", *parents)
    figures: dict[str, dict[str, int]] = {}
    for place, unit in reversed(list(enumerate(units))):
        below = [child for child, parent in parents.items() if parent == unit]
        before, more = 1000 + 7919 * place % 4421, 11 + 31 * place % 97
        population = 20011 + 6673 * place % 30103
        own = {"before": before, "more": more, "population": population}
        if below:
            own = {name: sum(figures[child][name] for child in below) for name in own}
        figures[unit] = own
    variables: list[kh.Variable] = []
    relations: list[Relation] = []
    for unit in units:
        before, more, population = figures[unit].values()
        numbers = {
            "members": counted(before + more),
            "before": counted(before),
            "more": counted(more),
            "population": counted(population),
            "share": percent(before + more, population),
        }
        variables += [kh.Variable(key=f"{unit}/{name}", quantity=q) for name, q in numbers.items()]
        members, share = f"{unit}/members", f"{unit}/share"
        relations += [
            kh.ChangeSince(members, f"{unit}/before", change=f"{unit}/more"),
            kh.ShareOf(members, f"{unit}/population", share=share),
        ]
        below = [child for child, parent in parents.items() if parent == unit]
        for name in ("members", "before", "more", "population"):
            if below:
                parts = tuple(f"{child}/{name}" for child in below)
                relations.append(kh.PartsOf(f"{unit}/{name}", parts))
    return kh.System(tuple(variables), tuple(relations))


def missed_totals(
    lots: int, above: kh.Unit | kh.Quantity | None, unit: kh.Unit | None = kh.PERSON
) -> kh.System:
    """Give totals each of which its three parts miss, all of them under one."""
    numbers: dict[str, kh.Quantity | kh.Unit | None] = {"above": above}
    relations: list[Relation] = []
    for lot in range(lots):
        parts = tuple(f"t{lot}{part}" for part in "abc")
        values = (10 + lot, 1, 2, 3)
        for key, value in zip((f"t{lot}", *parts), values, strict=True):
            numbers[key] = kh.Quantity(value=value, unit=unit)
        relations.append(kh.PartsOf(f"t{lot}", parts))
    relations.append(kh.PartsOf("above", tuple(f"t{lot}" for lot in range(lots))))
    return kh.System.of(numbers, relations)
