"""Crosswalks of drawn registries, and of registries written down in a line."""

from collections.abc import Mapping
from datetime import date, timedelta

from attrs import frozen
from hypothesis import strategies as st

from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.link import Link
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.reform.crosswalks.building import crosswalk
from khuyenhoc.reform.crosswalks.crosswalk import Crosswalk
from khuyenhoc.reform.crosswalks.weights import Beyond, Row, Weight, tight
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.testing.registries import registries_and_truth
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.period import Period

ONE_DAY = timedelta(days=1)
JUNE_30 = date(2025, 6, 30)
JULY_1 = date(2025, 7, 1)
#: How much of one unit belongs to which.
Parts = Mapping[str | Beyond, Exact]


@frozen(kw_only=True)
class Walk:
    """A crosswalk, and the same where every share is known."""

    registry: Registry
    told: Crosswalk
    true: Crosswalk

    def truth(self, unit: str) -> Parts:
        return {target: low for target, low, _ in self.true[unit]}

    def carried(self, values: Mapping[str, Exact]) -> dict[str | Beyond, Exact]:
        """Give what units of the other day truly come to."""
        sums: dict[str | Beyond, Exact] = dict.fromkeys((*self.told.targets, *Beyond), 0)
        for unit, value in values.items():
            for target, part in self.truth(unit).items():
                sums[target] += value * part
        return sums


def turning_days(registry: Registry) -> list[date]:
    """Give a day before everything, the days around each on which something begins or ends, and
    one after everything."""
    edges = {
        date.fromordinal(end)
        for spans in registry.existence.values()
        for span in spans
        for end in span
        if date(2019, 1, 1).toordinal() <= end <= date(2028, 1, 1).toordinal()
    }
    days = {*edges, *registry.days_of_change}
    return [date(2018, 1, 1), *sorted({*days, *(day - ONE_DAY for day in days)}), date(2029, 1, 1)]


@st.composite
def walks(
    draw: st.DrawFn, *, gaps: bool = True, back: bool = False, of: Moved | None = None
) -> Walk:
    """Make a crosswalk between two days, most often the first and the last."""
    drawn = draw(registries_and_truth(max_size=4, gaps=gaps))
    days = turning_days(drawn.registry)
    picked = draw(st.sampled_from((True, True, False)))
    ends = (
        (days[0], days[-1])
        if picked
        else (draw(st.sampled_from(days)), draw(st.sampled_from(days)))
    )
    start, end = sorted(ends, reverse=back)
    moved = draw(st.sampled_from(Moved)) if of is None else of
    return Walk(
        registry=drawn.registry,
        told=crosswalk(drawn.registry, start, end, of=moved),
        true=crosswalk(drawn.truth, start, end, of=moved),
    )


def values_of(walk: Crosswalk) -> st.SearchStrategy[dict[str, int]]:
    """Make a figure for every unit of the first day."""
    return st.fixed_dictionaries({unit: st.integers(0, 60) for unit in walk})


def inside(inner: Row, outer: Row) -> bool:
    """Tell whether every bound of one row is within that of another."""
    ends = {one.target: one for one in outer}
    held = all(
        one.target in ends and ends[one.target].low <= one.low and one.high <= ends[one.target].high
        for one in inner
    )
    return held and all(
        one.low == 0 for one in outer if one.target not in {i.target for i in inner}
    )


def within(inner: Bounds, outer: Bounds) -> bool:
    return inner & outer == inner


#: When a unit exists: always, or to the end of June 2025, or since July.
ALWAYS, BEFORE, SINCE = None, Period(None, JULY_1), Period(JULY_1)


def registry_of(
    units: Mapping[str, Period | None],
    *changes: StructureChange,
    under: Mapping[str, str] | None = None,
) -> Registry:
    return Registry(
        hierarchy=Hierarchy(
            name="wards",
            units=tuple(
                Organisation(id=id_, name=id_.upper(), period=on) for id_, on in units.items()
            ),
            links=tuple(
                Link(child, parent, units[child]) for child, parent in (under or {}).items()
            ),
        ),
        changes=changes,
    )


def change(*moves: Move, exhaustive: bool = False, day: date = JULY_1) -> StructureChange:
    return StructureChange(effective=day, moves=moves, is_exhaustive=exhaustive)


def july(registry: Registry, *, of: Moved = Moved.EVERYTHING, areas: bool = False) -> Crosswalk:
    """Give the crosswalk over the night to 1 July 2025."""
    return crosswalk(registry, JUNE_30, JULY_1, of=of, areas=areas)


def hand_made(rows: Mapping[str, Row], *targets: str) -> Crosswalk:
    return Crosswalk(start=JUNE_30, end=JULY_1, of=Moved.EVERYTHING, rows=rows, targets=targets)


def parts(*targets: str | Beyond) -> Row:
    """Make the row of a unit of which only is known where its parts may be."""
    return tight(Weight(target, 0, 1) for target in targets)
