"""What reports claim, gathered once: a column for each indicator, a place for each unit."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Final

from attrs import Factory, frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.report import Report
from khuyenhoc.rollup.wording import bounds_in_vietnamese
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.quantity import Qualifier, Quantity
from khuyenhoc.values.unit import Unit, UnitKind

__all__ = ["Column", "gather", "is_added", "is_part_of_its_like", "of_its_time", "possible"]

_ADDED: Final = frozenset({Nature.STOCK, Nature.FLOW, Nature.DISTINCT_PEOPLE})
_ADDED_UNITS: Final = frozenset({UnitKind.COUNT, UnitKind.MONEY, UnitKind.MEASURE})


def is_added(indicator: Indicator) -> bool:
    """Say whether figures of several units come to a total, and not to nonsense."""
    unit = indicator.unit
    return indicator.nature in _ADDED and unit is not None and unit.kind in _ADDED_UNITS


def possible(indicator: Indicator) -> Bounds:
    """Give all that one unit can have: nobody has fewer than none, but a fund can be in debt."""
    unit = indicator.unit
    if indicator.nature is Nature.STOCK and unit is not None and unit.kind is UnitKind.MONEY:
        return Bounds(None, None)
    return Bounds.at_least(0)


@frozen(eq=False)
class Column:
    """The figures of one indicator, in the order of the tree."""

    indicator: Indicator
    #: Its unit if that is one of whole things, whose plain figures are whole numbers.
    whole_unit: Unit | str
    #: The figure of each unit, ``None`` where it reported none; empty where numbers were given.
    figures: list[Figure | None]
    #: 1 for each unit that reported one, 0 for the others.
    told: bytearray
    #: What each says, where it says one number; 0 elsewhere.
    values: list[Exact]
    #: What those say that do not.
    bounded: dict[int, Bounds] = Factory(dict[int, Bounds])
    #: All figures of a unit that has several which nothing puts in order.
    rivals: dict[int, tuple[Figure, ...]] = Factory(dict[int, tuple[Figure, ...]])
    #: What was found out about a unit's figures, with its place.
    findings: list[tuple[int, Finding]] = Factory(list[tuple[int, Finding]])

    @classmethod
    def of_numbers(cls, indicator: Indicator, told: bytearray, values: list[Exact]) -> "Column":
        """Take whole numbers in the order of the tree, of which ``told`` says who reported."""
        return cls(indicator, "none", [], told, values)

    @classmethod
    def empty(cls, indicator: Indicator, count: int) -> "Column":
        """Make a column in which none of ``count`` units has reported."""
        unit = indicator.unit
        whole = unit if unit is not None and unit.whole else "none"
        return cls(indicator, whole, [None] * count, bytearray(count), [0] * count)

    def put(self, place: int, figure: Figure, meaning: Bounds) -> None:
        """Note what the unit at ``place`` reported."""
        self.figures[place] = figure
        self.told[place] = 1
        exact = meaning.value
        if exact is None:
            self.bounded[place] = meaning
        else:
            self.values[place] = exact

    def figures_at(self, place: int, value: Exact) -> tuple[Figure, ...]:
        """Give the figures that the unit at ``place`` reported; of a number, ``value``, one."""
        return self.given_at(place) if self.figures else (_exactly(self.indicator, value),)

    def given_at(self, place: int) -> tuple[Figure, ...]:
        """Give the figures of reports that the unit at ``place`` has in the column."""
        figure = self.figures[place]
        return self.rivals.get(place, () if figure is None else (figure,))


def _exactly(indicator: Indicator, value: Exact) -> Figure:
    """Make the figure that says a number and nothing else: no part of it was rounded."""
    unit = indicator.unit
    resolution = 1 if unit is not None and unit.whole else 0
    quantity = Quantity(value=value, unit=unit, resolution=resolution)
    return Figure(key=indicator.code, indicator=indicator, quantity=quantity)


def gather(  # noqa: C901 - one pass over all figures, which calls would slow down
    reports: Mapping[int, Sequence[Report]], wanted: Iterable[Indicator] | None, count: int
) -> dict[str, Column]:
    """Lay out the figures of the reports of each place, for ``count`` units in all.

    Of an indicator that is added, every figure is taken that says how many or how much there is:
    no target, nothing limited to a scope, said of each of several, or of another time than its
    report's, and no part of another figure of the same indicator.
    """
    columns: dict[str, Column] = {}
    skipped: set[str] = set()
    for indicator in wanted or ():
        columns[indicator.code] = Column.empty(indicator, count)
    open_to_more = wanted is None
    level, plain = Says.LEVEL, Qualifier.EXACT  # looked up once for all figures
    for place, of_one in reports.items():
        if len(of_one) > 1:
            _put_rivals(columns, place, of_one, count, open_to_more=open_to_more)
            continue
        report = of_one[0]
        for figure in report.figures:
            quantity = figure.quantity
            if figure.says is not level or figure.target or figure.scope or quantity.each:
                continue
            indicator = figure.indicator
            column = columns.get(indicator.code)
            if column is None:
                if indicator.code in skipped or not (open_to_more and is_added(indicator)):
                    skipped.add(indicator.code)
                    continue
                column = columns[indicator.code] = Column.empty(indicator, count)
            elif indicator is not column.indicator:
                _check_alike(indicator, column.indicator)
            if column.told[place] or figure.part_of is not None or figure.period is not None:
                # Figures of one indicator that compete, or may seem to: as of several reports.
                # All that was taken of this report so far is taken once more.
                _forget_findings(columns, place)
                _put_rivals(columns, place, of_one, count, open_to_more=open_to_more)
                break
            if (
                quantity.unit is column.whole_unit
                and quantity.resolution == 1
                and quantity.qualifier is plain
                and not quantity.items
            ):
                column.figures[place] = figure
                column.told[place] = 1
                column.values[place] = quantity.value
            else:
                _put(column, place, [(report, figure)])
    return columns


def _forget_findings(columns: Mapping[str, Column], place: int) -> None:
    for column in columns.values():
        column.findings[:] = [found for found in column.findings if found[0] != place]


def _put_rivals(
    columns: dict[str, Column],
    place: int,
    reports: Sequence[Report],
    count: int,
    *,
    open_to_more: bool,
) -> None:
    """Note what one unit says in several reports, or several times in one."""
    claims: dict[str, list[tuple[Report, Figure]]] = {}
    for report in reports:
        for figure in report.figures:
            if _is_plain_level(figure, report):
                claims.setdefault(figure.indicator.code, []).append((report, figure))
    for code, said in claims.items():
        if code not in columns:
            indicator = said[0][1].indicator
            if not (open_to_more and is_added(indicator)):
                continue
            columns[code] = Column.empty(indicator, count)
        for _, figure in said:
            _check_alike(figure.indicator, columns[code].indicator)
        _put(columns[code], place, said)


def _check_alike(one: Indicator, other: Indicator) -> None:
    """Refuse two indicators of one code that are not added in one way."""
    if (one.nature, one.unit) != (other.nature, other.unit):
        said = f"one indicator of this code, not one of {_kind(other)} and one of {_kind(one)}"
        raise InvalidValueError("roll_up.reports", one.code, said)


def _kind(indicator: Indicator) -> str:
    unit = indicator.unit
    return f"{indicator.nature.value} in {unit.code if unit is not None else 'no unit'}"


def _is_plain_level(figure: Figure, report: Report) -> bool:
    if figure.says is not Says.LEVEL or figure.target or figure.scope or figure.quantity.each:
        return False
    return not is_part_of_its_like(figure, report) and of_its_time(figure, report)


def is_part_of_its_like(figure: Figure, report: Report) -> bool:
    """Say whether a figure is part of another of the same indicator, and so is in it already."""
    return figure.part_of is not None and report[figure.part_of].indicator == figure.indicator


def of_its_time(figure: Figure, report: Report) -> bool:
    """Say whether a figure is of its report's period, or of its last day where that matters."""
    one, other = figure.period, report.period
    if one is None:
        return True
    if figure.indicator.nature is Nature.STOCK and one.last_day is not None:
        return one.last_day == other.last_day
    return one == other


def _put(column: Column, place: int, said: Sequence[tuple[Report, Figure]]) -> None:
    """Note what one unit says of one indicator: the latest, or all that may be it."""
    indicator = column.indicator
    added: list[tuple[Report, Figure]] = []
    for report, figure in said:
        if figure.quantity.unit in (None, indicator.unit):
            added.append((report, figure))
        else:
            column.findings.append((place, _in_another_unit(report, figure)))
    latest = max((day for report, _ in added if (day := report.published_on)), default=None)
    # One without a date is not known to be earlier than any other.
    rivals = [
        (report, figure, _meaning(figure))
        for report, figure in added
        if report.published_on in (None, latest)
    ]
    if not rivals:
        return
    rivals.sort(key=_in_order)
    meaning = rivals[0][2]
    if any(other != meaning for _, _, other in rivals):
        for _, _, other in rivals:
            meaning |= other
        column.rivals[place] = tuple(figure for _, figure, _ in rivals)
        column.findings.append((place, _differ(rivals, meaning, latest)))
    column.put(place, rivals[0][1], meaning)


def _meaning(figure: Figure) -> Bounds:
    """Give what a figure can mean for one unit."""
    printed = figure.quantity.bounds()
    within = printed & possible(figure.indicator) or printed
    unit = figure.indicator.unit
    return within.whole() or within if unit is not None and unit.whole else within


def _in_order(rival: tuple[Report, Figure, Bounds]) -> tuple[date, str, str, str]:
    """Order what nothing else orders, so that the order of the reports makes no difference."""
    report, figure, meaning = rival
    return report.published_on or date.min, figure.key, repr(meaning), report.source or ""


def _in_another_unit(report: Report, figure: Figure) -> Finding:
    unit, printed = figure.indicator.unit, figure.quantity.unit
    said_vi = "không rõ" if printed is None else printed.label_vi
    added_vi = "không rõ" if unit is None else unit.label_vi
    name = _name(report, figure)
    return Finding(
        code="another-unit",
        verdict=Verdict.UNDETERMINED,
        figures=(name,),
        indicator=figure.indicator,
        unit=printed,
        value=figure.quantity.bounds(),
        vi=f"{name}: {figure.indicator.label_vi} tính bằng {said_vi}, không cộng được với số tính "
        f"bằng {added_vi}; coi như chưa báo cáo.",
        en=f"{name}: {figure.indicator.label_en} in {printed and printed.code} cannot be added to "
        f"what is counted in {unit and unit.code}; taken as not reported.",
    )


def _differ(
    rivals: Sequence[tuple[Report, Figure, Bounds]], meaning: Bounds, latest: date | None
) -> Finding:
    indicator = rivals[0][1].indicator
    dated = all(report.published_on is not None for report, _, _ in rivals)
    listed = [
        (_name(report, figure) + (f" ({report.source})" if report.source else ""), bounds)
        for report, figure, bounds in rivals
    ]
    said_vi = "; ".join(
        f"{name}: {bounds_in_vietnamese(said, indicator.unit)}" for name, said in listed
    )
    said_en = "; ".join(f"{name}: {bounds_in_english(said)}" for name, said in listed)
    if dated and latest is not None:
        why_vi, why_en = f"cùng công bố ngày {latest:%d/%m/%Y}", f"all published on {latest}"
    else:
        why_vi, why_en = "không rõ số nào công bố sau", "which is the latest is not known"
    return Finding(
        code="reports-differ",
        verdict=Verdict.CONTRADICTORY,
        figures=tuple(_name(report, figure) for report, figure, _ in rivals),
        indicator=indicator,
        unit=indicator.unit,
        value=meaning,
        vi=f"{indicator.label_vi} có nhiều số khác nhau, {why_vi} ({said_vi}); tính là "
        f"{bounds_in_vietnamese(meaning, indicator.unit)}.",
        en=f"{indicator.label_en} was reported with different figures, {why_en} ({said_en}); "
        f"taken as {bounds_in_english(meaning)}.",
    )


def _name(report: Report, figure: Figure) -> str:
    return f"{report.organisation}/{figure.key}"
