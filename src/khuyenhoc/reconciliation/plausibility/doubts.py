"""Figures of a report that are outside the ranges a host holds for plausible."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, cast

from khuyenhoc.errors import Problem, StructuringError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.report import Report
from khuyenhoc.models.tier import Tier
from khuyenhoc.reconciliation.plausibility.check import Check, Refusal
from khuyenhoc.reconciliation.plausibility.doubt import Doubt
from khuyenhoc.reconciliation.plausibility.growth import growth_checks
from khuyenhoc.reconciliation.plausibility.judging import judged, refused
from khuyenhoc.reconciliation.plausibility.levels import level_checks
from khuyenhoc.reconciliation.plausibility.looking_up import is_in
from khuyenhoc.reconciliation.plausibility.ranges import (
    GrowthRange,
    LevelRange,
    PlausibleRange,
    ShareRange,
    UnitValueRange,
)
from khuyenhoc.reconciliation.plausibility.shares import share_checks
from khuyenhoc.reconciliation.plausibility.unit_values import unit_value_checks
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Reach

__all__ = ["doubts"]

_RANGES: Final = (LevelRange, UnitValueRange, ShareRange, GrowthRange)
_A_RANGE: Final = "a LevelRange, UnitValueRange, ShareRange or GrowthRange"


def doubts(  # noqa: PLR0913 - what is asked, what is known beside the report, and how to read it
    report: Report,
    expected: Iterable[PlausibleRange],
    *,
    earlier: Iterable[Report] = (),
    known: Mapping[Indicator, Bounds | Figure] | None = None,
    tier: Tier | None = None,
    reach: Reach | None = WITHIN_A_TENTH,
    undetermined: bool = False,
) -> tuple[Doubt, ...]:
    """Doubt every figure of ``report`` that is implausible whatever its print means.

    ``expected`` are the host's own ranges; none are shipped, for what is plausible is no fact.
    Growth is measured against the ``earlier`` reports of the same organisation, and shares of a
    base that the report does not print against what is ``known`` of it. ``tier`` is the
    organisation's, for ranges that are for some tiers only. ``reach`` is the convention for how
    far "gần" and "hơn" may be from their number: a doubt that hangs on it says so.

    A number that the print lets be inside its range gives no doubt; with ``undetermined`` it is
    said that it may be outside. Two figures that cannot be compared (9 months with 12) are told
    with the reason. The result is in the order of the ranges, then of the figures.

    >>> from khuyenhoc.interop.samples import sample_report
    >>> from khuyenhoc.models.indicators import PIGGY_BANKS, PIGGY_BANK_SAVINGS
    >>> a_pig = UnitValueRange(amount=PIGGY_BANK_SAVINGS, per=PIGGY_BANKS,
    ...                        range=Bounds(50_000, 5_000_000), because="số của năm 2021")
    >>> (doubt,) = doubts(sample_report("binh-thanh-2022"), [a_pig])
    >>> doubt.value.whole(), doubt.convention
    (Bounds(467, 575), 'within a tenth')
    >>> print(doubt.readings[0].sentence("en"))
    “gần 26,542 triệu đồng” is 26,542,000,000 VND (read the other way): 518,398 VND each

    Raises:
        StructuringError: There is no range, an argument is not what it has to be, two ranges have
            one id, or one is for some tiers and ``tier`` is not given; all at once.
    """
    ranges, reports, bases = _taken(
        report=report,
        expected=expected,
        earlier=earlier,
        known={} if known is None else known,
        tier=tier,
        reach=reach,
        undetermined=undetermined,
    )
    found: list[Doubt] = []
    for one in ranges:
        if one.organisations and report.organisation not in one.organisations:
            continue
        if one.tiers and tier not in one.tiers:
            continue
        for check in _checks(one, report, reports, bases):
            if isinstance(check, Refusal):
                found.append(refused(check, report))
                continue
            doubt = judged(check, report, reach, undetermined=undetermined)
            if doubt is not None:
                found.append(doubt)
    return tuple(found)


def _checks(
    expected: PlausibleRange,
    report: Report,
    earlier: tuple[Report, ...],
    known: Mapping[Indicator, Bounds | Figure],
) -> Iterator[Check | Refusal]:
    match expected:
        case LevelRange():
            yield from level_checks(expected, report)
        case UnitValueRange():
            yield from unit_value_checks(expected, report)
        case ShareRange():
            yield from share_checks(expected, report, known)
        case GrowthRange():
            yield from growth_checks(expected, report, earlier)


_Taken = tuple[tuple[PlausibleRange, ...], tuple[Report, ...], dict[Indicator, Bounds | Figure]]


def _taken(**given: Any) -> _Taken:  # noqa: ANN401 - whatever a host without types hands in
    """Take the arguments, or refuse all that is wrong with them together."""
    ranges, earlier = _items(given["expected"], _RANGES), _items(given["earlier"], (Report,))
    problems = [
        *_of_type("report", given["report"], Report, "a Report"),
        *_range_problems(given["expected"], ranges, given["tier"]),
        *_earlier_problems(given["earlier"], earlier),
        *_known_problems(given["known"]),
        *_of_type("tier", given["tier"], Tier | None, "a Tier or None"),
        *_of_type("reach", given["reach"], Reach | None, "a Reach or None"),
        *_of_type("undetermined", given["undetermined"], bool, "True or False"),
    ]
    if problems:
        raise StructuringError("doubts", problems)
    return cast("_Taken", (ranges, earlier, dict(given["known"])))


def _of_type(path: str, value: object, kind: Any, expected: str) -> Iterator[Problem]:  # noqa: ANN401 - a type or a union
    if not isinstance(value, kind):
        yield Problem(path, value, expected)


def _items(value: Any, kinds: tuple[type, ...]) -> tuple[object, ...] | None:  # noqa: ANN401 - as above
    """Give what a collection holds; ``None`` for what is none, or one of its items by itself."""
    if isinstance(value, (*kinds, str, Mapping)) or not isinstance(value, Iterable):
        return None
    return tuple(cast("Iterable[object]", value))


def _range_problems(
    given: object, ranges: tuple[object, ...] | None, tier: object
) -> Iterator[Problem]:
    if not ranges:
        yield Problem("expected", given, f"a list of one range at least: {_A_RANGE}")
        return
    seen: set[str] = set()
    for index, one in enumerate(ranges):
        path = f"expected[{index}]"
        if not isinstance(one, _RANGES):
            yield Problem(path, one, _A_RANGE)
            continue
        if one.id in seen:
            yield Problem(f"{path}.name", one.id, "a name that no other range has")
        seen.add(one.id)
        if one.tiers and tier is None:
            said = f"tier= given as well, for {one.id} is for some tiers only"
            yield Problem(f"{path}.tiers", one.tiers, said)


def _earlier_problems(given: object, reports: tuple[object, ...] | None) -> Iterator[Problem]:
    if reports is None:
        yield Problem("earlier", given, "a list of reports")
    for index, one in enumerate(reports or ()):
        yield from _of_type(f"earlier[{index}]", one, Report, "a Report")


def _known_problems(known: object) -> Iterator[Problem]:
    if not isinstance(known, Mapping):
        yield Problem("known", known, "a mapping of indicators to Bounds or to a Figure")
        return
    for key, value in cast("Mapping[object, object]", known).items():
        if not isinstance(key, Indicator):
            yield Problem("known", key, "an Indicator as key, such as kh.POPULATION")
        elif isinstance(value, Figure):
            if value.indicator != key or value.says is not Says.LEVEL or not is_in(value, key.unit):
                said = f"a figure that says how many {key.code} there are"
                yield Problem(f"known[{key.code}]", value, said)
        elif not isinstance(value, Bounds):
            said = "Bounds, such as Bounds.exactly(330_000), or a Figure of a report"
            yield Problem(f"known[{key.code}]", value, said)
