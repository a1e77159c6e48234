"""The figures that a hierarchy is checked with: reports, or columns of whole numbers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar, cast

from attrs import frozen

from khuyenhoc._near import near_hint
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.reconciliation.wording import lowered
from khuyenhoc.rollup.claims import Column, gather, is_added, possible
from khuyenhoc.rollup.number_columns import read_columns
from khuyenhoc.rollup.placing import check_one_period, placed
from khuyenhoc.values.number import Exact
from khuyenhoc.values.period import Period

__all__ = ["Figures", "FiguresGiven", "figures_of", "option_problems", "wanted_problems"]

T = TypeVar("T")

#: Reports, or by indicator the numbers of units: in the order of the tree, or by the unit's id.
FiguresGiven = (
    Iterable[Report] | Mapping[Indicator, Sequence[int | None] | Mapping[str, int | None]]
)

_CALL = "check_hierarchy"
_NUMBER = "a whole number, or None where none was reported"


@frozen(eq=False)
class Figures:
    """Figures in columns, each in the order of the tree."""

    columns: tuple[Column, ...]
    #: The units with figures that the tree does not have, each with its place in their columns.
    outside: dict[str, int]
    beyond: dict[str, Column]
    period: Period | None
    #: What was found out about the figures themselves.
    findings: tuple[Finding, ...]


def figures_of(
    given: object,
    tree: Tree,
    *,
    period: Period | None,
    known_on: date | None,
    wanted: tuple[Indicator, ...] | None,
) -> Figures:
    """Take reports or columns.

    Raises:
        InvalidValueError: They are neither, or reports cannot be taken together.
        StructuringError: Several things in them cannot be taken; all at once.
    """
    if isinstance(given, Mapping):
        return _of_columns(cast("Mapping[object, object]", given), tree, period, wanted)
    return _named_here(lambda: _of_reports(cast("Iterable[Report]", given), tree, known_on, wanted))


def option_problems(given: object, period: object, known_on: object) -> list[Problem]:
    """Say which options do not go with what is given."""
    if not isinstance(given, Mapping):
        said = "None with reports, which are of a period themselves"
        return [Problem("period", period, said)] if isinstance(period, Period) else []
    said = "None with columns, which do not say when they were published"
    return [Problem("known_on", known_on, said)] if isinstance(known_on, date) else []


def _is_a_list(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, str | bytes)


def wanted_problems(indicators: object, taken: Sequence[object]) -> list[Problem]:
    """Say which of the indicators asked for cannot be compared."""
    if indicators is None:
        return []
    if not _is_a_list(indicators):
        return [Problem("indicators", indicators, "indicators, as in a list")]
    if not taken:
        return [Problem("indicators", (), "at least one indicator, or None for all")]
    return [
        Problem(f"indicators[{place}]", one, "an Indicator, such as kh.MEMBERS")
        if not isinstance(one, Indicator)
        else Problem(f"indicators[{place}]", one.code, _not_compared(one))
        for place, one in enumerate(taken)
        if not isinstance(one, Indicator) or not is_added(one)
    ]


def _not_compared(indicator: Indicator) -> str:
    if indicator.nature is Nature.RATIO:
        return (
            "an indicator whose children come to their parent; ratios of children have no sum: "
            "check the two numbers that the ratio is made of"
        )
    return (
        "an indicator whose children come to their parent; this one is only what others are "
        "measured against: check those"
    )


# -- columns --------------------------------------------------------------------------------------


def _of_columns(
    given: Mapping[object, object],
    tree: Tree,
    period: Period | None,
    wanted: tuple[Indicator, ...] | None,
) -> Figures:
    problems: list[Problem] = []
    in_order: dict[Indicator, object] = {}
    outside: dict[str, dict[str, int | None]] = {}
    indicators: dict[str, Indicator] = {}
    for key, cells in given.items():
        if not isinstance(key, Indicator):
            said = "an Indicator as key; of a code it is kh.CATALOGUE[code]"
            problems.append(Problem("figures", key, said))
        elif not is_added(key):
            problems.append(Problem(f"figures[{key.code}]", key.code, _not_compared(key)))
        elif wanted is not None and key not in wanted:
            continue
        elif not isinstance(cells, Mapping):
            in_order[key] = cells
        else:
            by_unit = cast("Mapping[object, object]", cells)
            bad = _bad_cells(key, by_unit)
            problems.extend(bad)
            if not bad:
                numbers = cast("Mapping[str, int | None]", by_unit)
                in_order[key] = [numbers.get(unit) for unit in tree.ids]
                indicators[key.code] = key
                outside[key.code] = {u: n for u, n in numbers.items() if u not in tree}
    problems.extend(
        Problem(f"indicators[{place}]", one.code, _not_given(one, given))
        for place, one in enumerate(wanted or ())
        if one not in given
    )
    columns: list[Column] = []
    try:
        columns.extend(read_columns(in_order, tree, None))
    except StructuringError as error:
        problems.extend(
            Problem(one.path.replace("columns[", "figures[", 1), one.value, one.expected)
            for one in error.problems
        )
    if problems:
        raise StructuringError(_CALL, problems)
    units = sorted({unit for numbers in outside.values() for unit in numbers})
    return Figures(
        columns=tuple(sorted(columns, key=_by_code)),
        outside={unit: place for place, unit in enumerate(units)},
        beyond={
            code: _column_of(indicators[code], [numbers.get(unit) for unit in units])
            for code, numbers in outside.items()
        },
        period=period,
        findings=(),
    )


def _not_given(wanted: Indicator, given: Iterable[object]) -> str:
    codes = [one.code for one in given if isinstance(one, Indicator)]
    return f"an indicator that the figures have{near_hint(wanted.code, codes)}"


def _bad_cells(indicator: Indicator, cells: Mapping[object, object]) -> list[Problem]:
    lowest = possible(indicator).low
    said = _NUMBER if lowest is None else _NUMBER.replace("number", "number of at least 0")
    path = f"figures[{indicator.code}]"
    bad: list[Problem] = []
    for unit, cell in cells.items():
        if type(unit) is not str or not unit.strip():
            bad.append(Problem(path, unit, "ids of units as keys"))
        elif cell is not None and (type(cell) is not int or (lowest is not None and cell < lowest)):
            bad.append(Problem(f"{path}[{unit}]", cell, said))
    return bad


def _column_of(indicator: Indicator, numbers: Sequence[int | None]) -> Column:
    values: list[Exact] = [number or 0 for number in numbers]
    return Column.of_numbers(indicator, bytearray(n is not None for n in numbers), values)


def _by_code(column: Column) -> str:
    return column.indicator.code


# -- reports --------------------------------------------------------------------------------------


def _of_reports(
    given: Iterable[Report],
    tree: Tree,
    known_on: date | None,
    wanted: tuple[Indicator, ...] | None,
) -> Figures:
    placing = placed(given, tree, known_on)
    everyone = (*placing.reports, *placing.unplaced)
    check_one_period(everyone)
    columns = gather(placing.by_place, wanted, len(tree))
    names = sorted({report.organisation for report in placing.unplaced})
    outside = {unit: place for place, unit in enumerate(names)}
    of_outside: dict[int, list[Report]] = {}
    for report in placing.unplaced:
        of_outside.setdefault(outside[report.organisation], []).append(report)
    of_figures = [
        (place, column.indicator.code, finding)
        for column in columns.values()
        for place, finding in column.findings
    ]
    of_figures.sort(key=lambda found: (*found[:2], found[2].code, found[2].figures))
    return Figures(
        columns=tuple(sorted(columns.values(), key=_by_code)),
        outside=outside,
        beyond=gather(of_outside, wanted, len(outside)),
        period=_period(everyone),
        findings=(
            *placing.findings,
            *(finding for _, _, finding in of_figures),
            *(_unreported(one) for one in wanted or () if not any(columns[one.code].told)),
        ),
    )


def _unreported(indicator: Indicator) -> Finding:
    """Say that what was asked for is in no report, and so nothing was compared."""
    return Finding(
        code="indicator-not-reported",
        verdict=Verdict.UNDETERMINED,
        figures=(indicator.code,),
        indicator=indicator,
        vi=f"Không đơn vị nào trong cây tổ chức báo cáo {lowered(indicator, 'vi')}.",
        en=f"No unit of the tree reported {lowered(indicator, 'en')}.",
    )


def _period(reports: Sequence[Report]) -> Period | None:
    """Give the period of all reports, or the day that all of them tell of."""
    periods = {report.period for report in reports}
    if len(periods) == 1:
        return periods.pop()
    last = {period.last_day for period in periods}
    day = last.pop() if len(last) == 1 else None
    return None if day is None else Period.day(day)


def _named_here(work: Callable[[], T]) -> T:
    """Let an error of what is shared with roll-ups name this call."""
    try:
        return work()
    except InvalidValueError as error:
        where = error.field.replace("roll_up.reports", f"{_CALL}.figures")
        said = error.expected.replace("roll_up(", f"{_CALL}(")
        if where == f"{_CALL}.figures" and said.startswith("several reports"):
            said = f"{said}; or a mapping from indicators to numbers"
        raise InvalidValueError(where, error.value, said) from None
