"""Rows small enough to look at every corner of what they allow."""

from collections.abc import Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import product

from hypothesis import strategies as st

from khuyenhoc.reform.crosswalks.weights import Beyond, Row, Weight, tight
from khuyenhoc.values.number import Exact

Target = str | Beyond
#: One way in which a unit can truly be divided.
Division = Mapping[Target, Exact]

PLACES: tuple[Target, ...] = ("x", "y", "z")
PLACES_AND_BEYOND: tuple[Target, ...] = (*PLACES, Beyond.OUTSIDE, Beyond.UNASSIGNED)


@st.composite
def told(
    draw: st.DrawFn, places: Sequence[Target] = PLACES_AND_BEYOND, *, most: int = 3
) -> tuple[list[Weight], dict[Target, Fraction]]:
    """Make bounds, not yet tight, of the parts of a unit, and the parts that are true of it."""
    targets = draw(st.lists(st.sampled_from(places), min_size=1, max_size=most, unique=True))
    parts = [draw(st.integers(0, 4)) for _ in targets]
    if not any(parts):
        parts[0] = 1
    made: list[Weight] = []
    truth: dict[Target, Fraction] = {}
    for target, part in zip(targets, parts, strict=True):
        share = truth[target] = Fraction(part, sum(parts))
        down, up = draw(st.sampled_from(((0, 0), (0, 0), (4, 4), (4, 4), (1, 3), (2, 0), (3, 1))))
        made.append(Weight(target, share * (4 - down) / 4, share + (1 - share) * up / 4))
    return made, truth


def rows(places: Sequence[Target] = PLACES_AND_BEYOND, *, most: int = 3) -> st.SearchStrategy[Row]:
    return told(places, most=most).map(lambda drawn: tight(drawn[0]))


def exact_rows(
    places: Sequence[Target] = PLACES_AND_BEYOND, *, most: int = 3
) -> st.SearchStrategy[Row]:
    return told(places, most=most).map(
        lambda drawn: tight(Weight(target, part, part) for target, part in drawn[1].items())
    )


def corners(weights: Sequence[Weight]) -> list[Division]:
    """Give every division within bounds of which all parts but one are at an end.

    Whatever is linear in a division has its least and its most at one of them.
    """
    found: dict[tuple[Exact, ...], None] = {}
    for place, last in enumerate(weights):
        others = [*weights[:place], *weights[place + 1 :]]
        for ends in product(*((one.low, one.high) for one in others)):
            rest = 1 - sum(ends)
            if last.low <= rest <= last.high:
                found[(*ends[:place], rest, *ends[place:])] = None
    targets = [one.target for one in weights]
    return [dict(zip(targets, corner, strict=True)) for corner in found]


def led_on(row: Row, further: Mapping[Target, Row]) -> Iterator[Division]:
    """Give every corner of what a row and those of its targets together allow."""
    targets = [one.target for one in row]
    onward = [corners(further[target]) for target in targets]
    for first in corners(row):
        for then in product(*onward):
            made: dict[Target, Exact] = {}
            for target, division in zip(targets, then, strict=True):
                for end, part in division.items():
                    made[end] = made.get(end, 0) + first[target] * part
            yield made


def extremes(divisions: Sequence[Division]) -> dict[Target, tuple[Exact, Exact]]:
    """Give the least and the most of each part; what is never above 0 is left out."""
    targets = {target: None for division in divisions for target in division}
    found = {
        target: (
            min(division.get(target, 0) for division in divisions),
            max(division.get(target, 0) for division in divisions),
        )
        for target in targets
    }
    return {target: ends for target, ends in found.items() if ends[1] > 0}


def ends_of(row: Row) -> dict[Target, tuple[Exact, Exact]]:
    return {target: (low, high) for target, low, high in row}
