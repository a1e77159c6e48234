"""Small systems, drawn, and all that can be true in them, found by trying everything."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from itertools import pairwise, product
from typing import Any, Final

from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.unit import FACTOR, FRACTION, PERCENT, PERSON, VND

HABITS: Final = (kh.Rounding.HALF_UP, kh.Rounding.DOWN)
#: The rate of a relation that any will do for.
ANY: Final = None
Draw = Any  # of ``st.composite``, which has no name for it


def truth(  # noqa: PLR0911 - one for each kind
    relation: Relation, of: Mapping[str, int]
) -> tuple[bool, Exact | None]:
    """Tell whether a relation is true of whole numbers, and of which rate, as a part of one."""
    match relation:
        case kh.PartsOf(whole=whole, parts=parts):
            added, largest = sum(of[part] for part in parts), max(of[part] for part in parts)
            if relation.overlap:
                fine = largest <= of[whole] and (of[whole] <= added or not relation.complete)
            else:
                fine = added == of[whole] if relation.complete else added <= of[whole]
            return fine and min(of[part] for part in parts) >= 0, ANY
        case kh.EqualTo(left=left, right=right):
            return sum(of[key] for key in left) == sum(of[key] for key in right), ANY
        case kh.AtMost(less=less, more=more):
            low, high = sum(of[key] for key in less), sum(of[key] for key in more)
            return low < high or (low == high and not relation.strictly), ANY
        case kh.InOrder(terms=terms):
            steps = [of[after] - of[before] for before, after in pairwise(terms)]
            return min(steps) >= relation.strictly, ANY
        case kh.WithinDrift(one=one, other=other):
            low, high = sorted((of[one], of[other]))
            return low >= 0 and high - low <= low * relation.drift, ANY
        case kh.ChangeSince(now=now, before=before, change=change):
            moved = -of[change] if relation.decrease else of[change]
            return of[now] - of[before] == moved, ANY
        case _:
            return _of_rate(relation, of)


def _of_rate(relation: Relation, of: Mapping[str, int]) -> tuple[bool, Exact | None]:
    match relation:
        case kh.ShareOf(part=part, whole=whole):
            fine = of[part] <= of[whole] or not relation.encloses
            return fine and of[whole] > 0, _ratio(of[part], of[whole])
        case kh.GrowthSince(now=now, before=before):
            gone = of[before] - of[now] if relation.decrease else of[now] - of[before]
            return of[before] > 0, _ratio(gone, of[before])
        case kh.TimesSince(now=now, before=before):
            more, less = (before, now) if relation.decrease else (now, before)
            return of[less] > 0, _ratio(of[more], of[less])
        case kh.MeanOf(total=total, count=count):
            return of[count] > 0, _ratio(of[total], of[count])
        case kh.ProductOf(total=total, count=count):
            return of[count] != 0 or of[total] == 0, _ratio(of[total], of[count])
        case _:
            raise NotImplementedError(relation)


def _ratio(part: int, whole: int) -> Exact | None:
    return simplest(Fraction(part, whole)) if whole else ANY


def rate_key(relation: Relation) -> str | None:
    """Name the rate of a relation that has one."""
    for name in ("share", "rate", "factor", "mean", "each"):
        if hasattr(relation, name):
            return str(getattr(relation, name))
    return None


def domains(system: kh.System, rounding: kh.Rounding | None = None) -> dict[str, kh.Bounds]:
    found = {variable.key: variable.domain(rounding) for variable in system}
    return {key: bounds for key, bounds in found.items() if bounds is not None}


def solutions(
    system: kh.System, rounding: kh.Rounding | None = None
) -> Iterator[dict[str, Exact | None]]:
    """Try all whole numbers; a rate is what they make it, or ``ANY``."""
    possible = domains(system, rounding)
    rates = {rate_key(relation) for relation in system.relations}
    names = [key for key in possible if key not in rates]
    ranges = [range(int(possible[key].low or 0), int(possible[key].high or 0) + 1) for key in names]
    for numbers in product(*ranges):
        of = dict(zip(names, numbers, strict=True))
        found: dict[str, Exact | None] = {**of}
        for relation in system.relations:
            fine, rate = truth(relation, of)
            key = rate_key(relation)
            if fine and key is not None and rate is not ANY:
                rate *= 100 if system[key].unit == PERCENT else 1
                fine = rate in possible[key] and found.get(key, rate) in (ANY, rate)
            if not fine:
                break
            if key is not None:
                found[key] = found.get(key) if rate is ANY else rate
        else:
            yield found


def hulls(system: kh.System, rounding: kh.Rounding | None = None) -> dict[str, kh.Bounds]:
    """Give the least bounds of each whole number in all that can be true; none if nothing can."""
    hull: dict[str, kh.Bounds] = {}
    for found in solutions(system, rounding):
        for key, value in found.items():
            if value is not ANY and key not in hull:
                hull[key] = kh.Bounds.exactly(value)
            elif value is not ANY:
                hull[key] |= value
    return hull


@st.composite
def ranges(draw: Draw, low: int, high: int, width: int = 4) -> kh.Bounds:
    first = draw(st.integers(low, high))
    return kh.Bounds(first, min(high, first + draw(st.integers(0, width))))


@st.composite
def sums(draw: Draw, keys: tuple[str, ...]) -> Relation:
    """Draw a relation of all of ``keys``, two or more, that adds or compares."""
    first, *others = draw(st.permutations(keys))
    rest = tuple(others)
    flag = draw(st.booleans())
    cut = draw(st.integers(1, len(keys) - 1))
    sides = ((first, *rest)[:cut], (first, *rest)[cut:])
    found: list[Relation] = [
        kh.PartsOf(first, rest, complete=flag, overlap=draw(st.booleans())),
        kh.EqualTo(*sides),
        kh.AtMost(*sides, strictly=flag),
        kh.InOrder((first, *rest), strictly=flag),
    ]
    if len(keys) == 3:
        found.append(kh.ChangeSince(first, rest[0], change=rest[1], decrease=flag))
    chosen: Relation = draw(st.sampled_from(found))
    return chosen


@st.composite
def of_two(draw: Draw, one: str, other: str, rate: str, *, first: bool = True) -> Relation:
    """Draw a relation of two numbers with a rate, or with a drift where it is not the ``first``."""
    flag = draw(st.booleans())
    found: list[Relation] = [
        kh.ShareOf(one, other, share=rate, encloses=flag),
        kh.GrowthSince(one, other, rate=rate, decrease=flag),
        kh.TimesSince(one, other, factor=rate, decrease=flag),
        kh.MeanOf(one, other, mean=rate),
        kh.ProductOf(one, other, each=rate),
    ]
    if not first:
        found.append(kh.WithinDrift(one, other, drift=draw(st.sampled_from((0, Fraction(1, 3))))))
    chosen: Relation = draw(st.sampled_from(found))
    return chosen


@st.composite
def rates(draw: Draw, key: str, near: Exact | None, *, low: int = -2) -> kh.Variable:
    """Draw a rate: printed with a resolution, or known between ends that may be open."""
    unit = draw(st.sampled_from((PERCENT, FRACTION, FACTOR)))
    one = 100 if unit == PERCENT else 1
    divisor = draw(st.sampled_from((3, 4, 5, 7)))
    somewhere = Fraction(draw(st.integers(low * divisor, 2 * divisor)), divisor)
    centre = simplest(Fraction(somewhere if near is ANY or draw(st.booleans()) else near) * one)
    if draw(st.booleans()):
        step = draw(st.sampled_from((Fraction(1, 10), Fraction(1, 100), Fraction(1, 4)))) * one
        printed = kh.round_to(centre, step, draw(st.sampled_from(HABITS)))
        quantity = kh.Quantity(value=printed, unit=unit, resolution=step)
        return kh.Variable(key=key, quantity=quantity)
    below, above = (
        draw(st.sampled_from((0, 0, Fraction(1, 40), Fraction(1, 2)))) * one for _ in "ab"
    )
    known = kh.Bounds(
        centre - below,
        centre + above,
        low_open=below > 0 and draw(st.booleans()),
        high_open=above > 0 and draw(st.booleans()),
    )
    return kh.Variable(key=key, known=known, unit=unit)


@st.composite
def systems(draw: Draw, *, size: int = 4, possible: bool | None = None) -> kh.System:
    """Draw a system of two numbers or more, counts or amounts, and relations of every kind.

    With ``possible``, or else mostly, its relations are true of some numbers within.
    """
    signed = draw(st.booleans())
    low, high = (-4, 4) if signed else (0, 8)
    keys = tuple("abcde"[: draw(st.integers(2, size))])
    of = {key: draw(st.integers(low, high)) for key in keys}
    variables = [
        kh.Variable(
            key=key,
            unit=VND if signed else PERSON,
            known=kh.Bounds(
                max(low, of[key] - draw(st.integers(0, 2))),
                min(high, of[key] + draw(st.integers(0, 2))),
            ),
        )
        for key in keys
    ]
    fitting = draw(st.booleans()) if possible is None else possible
    relations: list[Relation] = []
    for place in range(draw(st.integers(1, 4))):
        chosen = draw(st.lists(st.sampled_from(keys), min_size=2, unique=True))
        rate = f"r{place}"
        if draw(st.booleans()):
            relation = draw(sums(tuple(chosen)))
        else:
            relation = draw(of_two(chosen[0], chosen[1], rate, first=False))
        fine, value = truth(relation, of)
        if fitting and not fine:
            continue
        relations.append(relation)
        if rate_key(relation) is not None:
            variables.append(draw(rates(rate, value)))
    return kh.System(tuple(variables), tuple(relations))


@st.composite
def trees(draw: Draw) -> kh.System:
    """Draw a system of sums with one way at most from each number to each other."""
    signed = draw(st.booleans())
    low, high = (-4, 4) if signed else (0, 8)
    keys = ["a"]
    relations: list[Relation] = []
    while len(keys) < 5:
        new = [f"n{len(keys) + place}" for place in range(draw(st.integers(1, 2)))]
        relation = draw(sums((draw(st.sampled_from(keys)), *new)))
        keys += new
        if signed and getattr(relation, "strictly", False):
            continue  # an amount of đồng is not taken for whole
        relations.append(relation)
    variables = tuple(
        kh.Variable(key=key, known=draw(ranges(low, high)), unit=VND if signed else PERSON)
        for key in keys
    )
    return kh.System(variables, tuple(relations))


def shuffled(relation: Relation, draw: Draw) -> Relation:
    """Give the same relation with its parts in another order."""
    match relation:
        case kh.PartsOf(parts=parts):
            return kh.PartsOf(
                relation.whole,
                tuple(draw(st.permutations(parts))),
                complete=relation.complete,
                overlap=relation.overlap,
            )
        case kh.EqualTo(left=left, right=right):
            return kh.EqualTo(
                tuple(draw(st.permutations(right))), tuple(draw(st.permutations(left)))
            )
        case kh.AtMost(less=less, more=more):
            return kh.AtMost(
                tuple(draw(st.permutations(less))),
                tuple(draw(st.permutations(more))),
                strictly=relation.strictly,
            )
        case _:
            return relation


def within(inner: kh.Bounds, outer: kh.Bounds) -> bool:
    return inner & outer == inner
