"""Whether printed figures can all be true, decided without the package's own propagation.

Every relation of a made-up system is a handful of linear inequalities between whole numbers: a
percentage or a price stands in one relation only, and what it can be goes into the coefficients.
An exact simplex decides those over the rationals (Dutertre and de Moura 2006, with Bland's rule, so
that it ends), and branching on a number that is not whole decides the rest.
"""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import count
from math import ceil, floor, lcm
from typing import Final

from attrs import define, field, frozen

import khuyenhoc as kh
from khuyenhoc.values.quantity import WITHIN_A_TENTH

#: So many branches are tried before the answer is that it is not known.
MOST_BRANCHES: Final = 300


class UndecidedError(Exception):
    """All branches that are allowed were tried."""


@frozen
class Row:
    """A sum of multiples that is at least 0, or above it."""

    terms: Mapping[str, Fraction]
    strict: bool = False


def can_be_true(
    system: kh.System, *, rounding: kh.Rounding | None = None, reach: bool = True
) -> bool | None:
    """Say whether whole numbers satisfy all relations; ``None`` where that was too much work."""
    domains: dict[str, kh.Bounds] = {}
    for variable in system:
        domain = variable.domain(rounding, WITHIN_A_TENTH if reach else None)
        if domain is None:
            return False
        domains[variable.key] = domain
    rows = [row for relation in system.relations for row in rows_of(relation, domains)]
    limits = {key: whole_limits(bounds) for key, bounds in domains.items()}
    keys = {key for row in rows for key in row.terms}
    try:
        return all(
            solvable(part, {key: limits[key] for row in part for key in row.terms})
            for part in apart(rows, {key for key in keys if limits[key][0] != limits[key][1]})
        )
    except UndecidedError:
        return None


def lots(system: kh.System) -> list[kh.System]:
    """Take a system apart into the lots of figures that hang together."""
    leader = {variable.key: variable.key for variable in system}

    def find(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    for relation in system.relations:
        for key in relation.terms[1:]:
            leader[find(key)] = find(relation.terms[0])
    return [
        kh.System(
            tuple(variable for variable in system if find(variable.key) == first),
            tuple(one for one in system.relations if find(one.terms[0]) == first),
        )
        for first in dict.fromkeys(find(variable.key) for variable in system)
    ]


def rows_of(relation: object, domains: Mapping[str, kh.Bounds]) -> Iterator[Row]:
    match relation:
        case kh.PartsOf(complete=True, overlap=False):
            yield from equal((relation.whole,), relation.parts)
            yield from (total((part,)) for part in relation.parts)
        case kh.EqualTo():
            yield from equal(relation.left, relation.right)
        case kh.AtMost(strictly=False):
            yield total(relation.more, relation.less)
        case kh.ChangeSince():
            more = (relation.before, relation.change)
            yield from (
                equal((relation.now, relation.change), (relation.before,))
                if relation.decrease
                else equal((relation.now,), more)
            )
        case kh.ShareOf(encloses=True):
            yield total((relation.whole,), (relation.part,))
            yield Row({relation.whole: Fraction(1)}, strict=True)
            yield from rated(relation.part, relation.whole, domains[relation.share], 100)
        case kh.ProductOf():
            yield total((relation.count,))
            yield from rated(relation.total, relation.count, domains[relation.each], 1)
        case _:
            raise NotImplementedError(relation)


def total(more: Sequence[str], less: Sequence[str] = ()) -> Row:
    return Row(dict.fromkeys(more, Fraction(1)) | dict.fromkeys(less, Fraction(-1)))


def equal(left: Sequence[str], right: Sequence[str]) -> Iterator[Row]:
    yield total(left, right)
    yield total(right, left)


def rated(product: str, number: str, rate: kh.Bounds, per_one: int) -> Iterator[Row]:
    """``product`` is ``number`` times some rate within the bounds; ``number`` is not below 0."""
    if rate.low is not None:
        low = Fraction(rate.low) / per_one
        yield Row({product: Fraction(1), number: -low}, strict=rate.low_open)
    if rate.high is not None:
        high = Fraction(rate.high) / per_one
        yield Row({product: Fraction(-1), number: high}, strict=rate.high_open)


def whole_limits(bounds: kh.Bounds) -> tuple[int | None, int | None]:
    whole = bounds.whole()
    if whole is None:  # a percentage within two whole ones: it is in no row
        return None, None
    return (
        None if whole.low is None else int(whole.low),
        None if whole.high is None else int(whole.high),
    )


def apart(rows: Sequence[Row], free: set[str]) -> Iterator[list[Row]]:
    """Group the rows by the numbers they share; one without a free number is a group itself."""
    leader = {key: key for key in free}

    def find(key: str) -> str:
        while leader[key] != key:
            key = leader[key]
        return key

    groups: dict[str, list[Row]] = {}
    for row in rows:
        first, *others = [key for key in row.terms if key in free] or [""]
        for other in others:
            leader[find(other)] = find(first)
    for place, row in enumerate(rows):
        own = [key for key in row.terms if key in free]
        groups.setdefault(find(own[0]) if own else f"row {place}", []).append(row)
    yield from groups.values()


Limits = dict[str, tuple[int | None, int | None]]


def solvable(rows: Sequence[Row], limits: Limits) -> bool:
    """Say whether whole numbers within the limits satisfy the rows."""
    sums: dict[str, dict[str, int]] = {}
    all_limits: Limits = {}
    for number, row in enumerate(rows):
        scale = lcm(*(value.denominator for value in row.terms.values()))
        least = 1 if row.strict else 0  # of whole numbers, above 0 is at least 1
        terms: dict[str, int] = {}
        for key, value in row.terms.items():
            low, high = limits[key]
            if low is not None and low == high:
                least -= int(value * scale) * low
            else:
                terms[key] = int(value * scale)
                all_limits[key] = limits[key]
        if terms:
            sums[f"sum {number}"] = terms
            all_limits[f"sum {number}"] = (least, None)
        elif least > 0:
            return False
    return _search(sums, all_limits, count())


def _search(sums: Mapping[str, Mapping[str, int]], limits: Limits, branches: Iterator[int]) -> bool:
    if next(branches) > MOST_BRANCHES:
        raise UndecidedError
    found = Simplex.of(sums, limits).solution()
    if found is None:
        return False
    for key, value in found.items():
        if value.denominator > 1:
            low, high = limits[key]
            return _search(sums, limits | {key: (low, floor(value))}, branches) or _search(
                sums, limits | {key: (ceil(value), high)}, branches
            )
    return True


@define
class Simplex:
    """Numbers and sums of them, each within limits."""

    limits: Limits
    #: Each number that depends on others, as a sum of multiples of them.
    rows: dict[str, dict[str, Fraction]]
    values: dict[str, Fraction]
    order: dict[str, int] = field(factory=dict)

    @classmethod
    def of(cls, sums: Mapping[str, Mapping[str, int]], limits: Limits) -> "Simplex":
        values = {
            key: Fraction(low if low is not None else min(0, high or 0))
            for key, (low, high) in limits.items()
            if key not in sums
        }
        rows = {
            key: {other: Fraction(value) for other, value in terms.items()}
            for key, terms in sums.items()
        }
        for key, terms in sums.items():
            values[key] = sum((values[other] * value for other, value in terms.items()), Fraction())
        return cls(limits, rows, values, {key: place for place, key in enumerate(limits)})

    def solution(self) -> dict[str, Fraction] | None:
        if any(
            low is not None and high is not None and low > high
            for low, high in self.limits.values()
        ):
            return None
        while True:
            wrong = [key for key in self.rows if self._off(key)]
            if not wrong:
                return {key: value for key, value in self.values.items() if key[:4] != "sum "}
            key = min(wrong, key=self.order.__getitem__)
            off = self._off(key)
            helping = [
                other
                for other, factor in self.rows[key].items()
                if self._can_move(other, up=(off > 0) == (factor > 0))
            ]
            if not helping:
                return None
            self._pivot(key, min(helping, key=self.order.__getitem__), off)

    def _off(self, key: str) -> Fraction:
        """Give how much it lacks to its limits: above 0 where it is too small."""
        low, high = self.limits[key]
        if low is not None and self.values[key] < low:
            return low - self.values[key]
        if high is not None and self.values[key] > high:
            return high - self.values[key]
        return Fraction()

    def _can_move(self, key: str, *, up: bool) -> bool:
        low, high = self.limits[key]
        end = high if up else low
        return end is None or (self.values[key] < end if up else self.values[key] > end)

    def _pivot(self, key: str, other: str, off: Fraction) -> None:
        """Let ``key`` reach its limit by ``other``, and write all by what they then hang on."""
        row = self.rows.pop(key)
        factor = row.pop(other)
        step = off / factor
        self.values[key] += off
        self.values[other] += step
        swapped = {name: -value / factor for name, value in row.items()} | {key: 1 / factor}
        for name, terms in self.rows.items():
            share = terms.pop(other, None)
            if share is None:
                continue
            self.values[name] += share * step
            for term, value in swapped.items():
                new = terms.get(term, Fraction()) + share * value
                if new:
                    terms[term] = new
                else:
                    del terms[term]
        self.rows[other] = swapped
