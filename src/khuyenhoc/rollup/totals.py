"""The totals of every unit of a tree, for every indicator reported."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import cast

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.errors import InvalidValueError, NotThereError
from khuyenhoc.models.figure import Figure
from khuyenhoc.models.finding import Finding
from khuyenhoc.models.indicator import Indicator, Nature, check_indicator
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.bounded_ratio import BoundedRatio
from khuyenhoc.rollup.by_unit import SHOWN, ByUnit
from khuyenhoc.rollup.change import TotalChange
from khuyenhoc.rollup.claims import is_added
from khuyenhoc.rollup.comparisons import changes, plan_results, ratios
from khuyenhoc.rollup.left_out import LeftOut, left_out
from khuyenhoc.rollup.plan_result import PlanResult
from khuyenhoc.rollup.policy import MissingPolicy
from khuyenhoc.rollup.pooling import pooled
from khuyenhoc.rollup.sums import Sums
from khuyenhoc.rollup.total import Total
from khuyenhoc.rollup.wording import value_in_words
from khuyenhoc.values.number import Exact
from khuyenhoc.values.ratio import Ratio

__all__ = ["Totals", "UnitTotals"]


@frozen(repr=False, eq=False)
class UnitTotals(Mapping[Indicator, Total]):
    """The totals of one unit with all below it, by indicator.

    Where the policy gives no total there is none: ``get`` answers ``None``, and ``[]`` says why.

    >>> from datetime import date
    >>> from khuyenhoc.models.indicators import FUND_RAISED, MEMBERS
    >>> from khuyenhoc.rollup.roll_up import roll_up
    >>> from khuyenhoc.values.period import Period
    >>> ward = Report.of("p6", Period.year(2023), {MEMBERS: 1_200})
    >>> totals = roll_up([ward], Tree.of(date(2023, 12, 31), {"p6": "q", "p7": "q"}))["q"]
    >>> print(totals[MEMBERS], "|", totals.get(FUND_RAISED))
    at least 1,200, 1 of 2 reported | None
    """

    #: The id of the unit.
    unit: str
    _place: int
    _policy: MissingPolicy
    _sums: dict[str, Sums]

    def __getitem__(self, indicator: Indicator) -> Total:
        """Give the total of ``indicator``.

        Raises:
            InvalidValueError: Nobody reported it, it cannot be added up (the error says what to
                call instead), or the policy gives no total. It is a ``KeyError`` too.
        """
        check_indicator("indicator", indicator)
        sums = self._sums.get(indicator.code)
        if sums is None:
            raise NotThereError("indicator", indicator.code, self._expected(indicator))
        at, policy = self._place, self._policy
        if not sums.is_given(at, policy):
            said = f"one with a total of {self.unit} under {policy.value} ({self._counted(sums)})"
            if sums.layout.expected[at]:
                said += "; the policy bounds gives one always"
            raise NotThereError("indicator", indicator.code, said)
        return _total(self.unit, sums, at, policy)

    def __iter__(self) -> Iterator[Indicator]:
        for sums in self._sums.values():
            if sums.is_given(self._place, self._policy):
                yield sums.column.indicator

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __contains__(self, indicator: object) -> bool:
        check_indicator("indicator", indicator)
        sums = self._sums.get(cast("Indicator", indicator).code)
        return sums is not None and sums.is_given(self._place, self._policy)

    def __repr__(self) -> str:
        return f"<UnitTotals of {self.unit}: {', '.join(it.code for it in self) or 'none'}>"

    def ratio(self, part: Indicator, *, of: Indicator) -> Ratio | BoundedRatio:
        """Give ``part`` out of ``of``, from the two totals: pooled, never averaged.

        It is a ``Ratio`` where both are known, and else everything that it can be. Of a base that
        encloses what is counted, it is at most 1.

        Raises:
            InvalidValueError: One of them has no total or an unknown one, or together they can
                be no ratio: an amount of money out of people, 91 out of 74.
            UndefinedRatioError: The whole can only be 0.
        """
        return pooled(self[part], self[of])

    def table(self, language: str = "vi") -> Table:
        """Lay out what was reported, a row for each indicator.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        headings = in_language(
            language,
            vi=("Chỉ tiêu", "Tổng số", "Đã báo cáo", "Chưa báo cáo"),
            en=("Indicator", "Total", "Reported", "Not reported"),
        )
        rows = tuple(
            (
                total.indicator.label(language),
                value_in_words(total.value, total.zeros, language),
                total.coverage,
                ", ".join(total.missing) or None,
            )
            for total in self.values()
        )
        return Table(headings, rows, caption=self.unit)

    def _repr_html_(self) -> str:
        return self.table().html()

    def _counted(self, sums: Sums) -> str:
        expected = sums.layout.expected[self._place]
        return f"{sums.reported_at(self._place)} of {expected} reported"

    def _expected(self, indicator: Indicator) -> str:
        totals = f'totals["{self.unit}"]'
        if indicator.nature is Nature.RATIO:
            return (
                "an indicator that is added up; a ratio has no sum: "
                f"call {totals}.ratio(part, of=whole) with the two it is made of"
            )
        if not is_added(indicator):
            return (
                "an indicator that is added up; this one is only what others are measured "
                f"against: call {totals}.ratio(part, of=whole) with a whole that was reported"
            )
        return f"one that was reported: {', '.join(self._sums) or 'there is none'}"


@frozen(repr=False, eq=False)
class Totals(Mapping[str, UnitTotals]):
    """What reports come to at every unit of a tree, by the unit's id, and what came up on the way.

    Totals are read off sums that were made once; nothing is stored that could go stale.
    """

    tree: Tree
    policy: MissingPolicy
    #: Reports of what the tree does not have; none of their figures is in any total.
    unplaced: tuple[Report, ...]
    #: What contradicts itself or could not be used, in the order of the tree.
    findings: tuple[Finding, ...]
    _sums: dict[str, Sums] = field(alias="sums")
    #: The reports of each place, and whether every indicator in them was wanted.
    _reports: Mapping[int, Sequence[Report]] = field(default={}, alias="reports")
    _all_wanted: bool = field(default=True, alias="all_wanted")

    @property
    def left_out(self) -> tuple[LeftOut, ...]:
        """The figures of placed reports that say how many or how much there is and are in no total.

        >>> from datetime import date
        >>> from khuyenhoc.models.indicators import MEMBERS
        >>> from khuyenhoc.rollup.roll_up import roll_up
        >>> from khuyenhoc.values.period import Period
        >>> reports = [Report.of("p6", Period.year(2023), {MEMBERS: count}, published_on=day)
        ...            for count, day in ((40, date(2024, 1, 5)), (41, date(2024, 1, 9)))]
        >>> print(*roll_up(reports, Tree.of(date(2023, 12, 31), {"p6": "q"})).left_out)
        p6/members: members (superseded by a later report)
        """
        columns = {code: sums.column for code, sums in self._sums.items()}
        return tuple(left_out(self._reports, columns, all_wanted=self._all_wanted))

    def __getitem__(self, unit: str) -> UnitTotals:
        """Give the totals of ``unit``.

        Raises:
            InvalidValueError: The tree has no such unit. It is a ``KeyError`` too.
        """
        try:
            place = self.tree.index(unit)
        except InvalidValueError as error:
            raise NotThereError(error.field, error.value, error.expected) from None
        return UnitTotals(unit, place, self.policy, self._sums)

    def __iter__(self) -> Iterator[str]:
        return iter(self.tree.ids)

    def __len__(self) -> int:
        return len(self.tree.ids)

    def __contains__(self, unit: object) -> bool:
        return unit in self.tree

    def __repr__(self) -> str:
        return (
            f"<Totals of {len(self)} units on {self.tree.day}: "
            f"{', '.join(self._sums) or 'no indicators'}; {len(self.findings)} findings>"
        )

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """The indicators of which there are totals, by code or in the order asked for."""
        return tuple(sums.column.indicator for sums in self._sums.values())

    def table(self, language: str = "vi", *, units: Iterable[str] | None = None) -> Table:
        """Lay out the totals of ``units``, by default of all, a column for each indicator.

        Where not all reported, how many of how many did stands beside the total.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``, or the tree has no
                such unit.
        """
        first = in_language(language, vi="Đơn vị", en="Unit")
        labels = [indicator.label(language) for indicator in self.indicators]
        headings = [
            f"{label} ({indicator.code})" if labels.count(label) > 1 or label == first else label
            for label, indicator in zip(labels, self.indicators, strict=True)
        ]
        rows = tuple(
            (
                self.tree.label(unit),
                *(self._cell(sums, self.tree.index(unit), language) for sums in self._all),
            )
            for unit in (self.tree.ids if units is None else units)
        )
        return Table((first, *headings), rows)

    def ratios(self, part: Indicator, *, of: Indicator) -> ByUnit[Ratio | BoundedRatio]:
        """Put the totals of ``part`` and ``of`` in ratio at every unit: pooled, never averaged.

        Units where a side has no total or an unknown one have no ratio; where the part is above a
        whole that encloses it, or the whole is 0, a finding says so.

        Raises:
            InvalidValueError: One is an amount of money and the other a count.
        """
        check_indicator("ratios.part", part)
        check_indicator("ratios.of", of)
        return ratios(self, self.tree, part, of)

    def changes(self, indicator: Indicator, *, since: "Totals") -> ByUnit[TotalChange]:
        """Say by how much ``indicator`` grew since earlier totals, at every unit of both trees.

        >>> from datetime import date
        >>> from khuyenhoc.models.indicators import MEMBERS
        >>> from khuyenhoc.rollup.roll_up import roll_up
        >>> from khuyenhoc.values.period import Period
        >>> tree = Tree.of(date(2023, 12, 31), {"p6": "q"})
        >>> before, now = (roll_up([Report.of("p6", Period.year(year), {MEMBERS: count})], tree)
        ...                for year, count in ((2022, 1_000), (2023, 1_250)))
        >>> print(now.changes(MEMBERS, since=before)["q"])
        250, 25%
        """
        check_indicator("changes.indicator", indicator)
        _check_totals("changes.since", since)
        return changes(self, self.tree, indicator, since)

    def against(self, plan: "Totals", indicator: Indicator) -> ByUnit[PlanResult]:
        """Set ``indicator`` against its plan at every unit of both trees.

        The totals of the plan are those of ``plans(reports)``, or of any other reports that say
        what was to be reached.
        """
        check_indicator("against.indicator", indicator)
        _check_totals("against.plan", plan)
        return plan_results(self, self.tree, indicator, plan)

    def to_rows(self) -> list[dict[str, str | int | Exact | bool | list[str] | None]]:
        """Give one dictionary for each total, of which any library makes a dataframe.

        ``low`` and ``high`` are the ends of what it can be, ``None`` where there is none;
        ``exact`` is the number where there is one. What is not known at all (a null policy) has
        none of the three.
        """
        rows: list[dict[str, str | int | Exact | bool | list[str] | None]] = []
        for at, unit in enumerate(self.tree.ids):
            for sums in self._all:
                if not sums.is_given(at, self.policy):
                    continue
                value = sums.value(at, self.policy)
                rows.append(
                    {
                        "unit": unit,
                        "indicator": sums.column.indicator.code,
                        "low": None if value is None else value.low,
                        "high": None if value is None else value.high,
                        "exact": None if value is None else value.value,
                        "reported": sums.reported_at(at),
                        "expected": sums.layout.expected[at],
                        "missing": _missing(sums, at),
                        "policy": self.policy.value,
                        "zeros": _zeros(sums, at, self.policy),
                        "distinct": sums.column.indicator.nature is Nature.DISTINCT_PEOPLE,
                    }
                )
        return rows

    def _repr_html_(self) -> str:
        return self.table(units=self.tree.ids[:SHOWN]).html()

    @property
    def _all(self) -> tuple[Sums, ...]:
        return tuple(self._sums.values())

    def _cell(self, sums: Sums, at: int, language: str) -> str | None:
        if not sums.is_given(at, self.policy):
            return None
        zeros = _zeros(sums, at, self.policy)
        said = value_in_words(sums.value(at, self.policy), zeros, language)
        reported, expected = sums.reported_at(at), sums.layout.expected[at]
        return said if reported == expected else f"{said} ({reported}/{expected})"


def _check_totals(name: str, value: object) -> None:
    if not isinstance(value, Totals):
        raise InvalidValueError(name, value, "Totals, as roll_up gives them")


def _zeros(sums: Sums, at: int, policy: MissingPolicy) -> int:
    return sums.gaps[at] if policy.fills_with_zero else 0


def _missing(sums: Sums, at: int) -> list[str]:
    if sums.reported_at(at) == sums.layout.expected[at]:
        return []
    told, awaited, ids = sums.column.told, sums.layout.awaited, sums.layout.tree.ids
    return [ids[place] for place in sums.layout.below(at) if awaited[place] and not told[place]]


def _total(unit: str, sums: Sums, at: int, policy: MissingPolicy) -> Total:
    column, layout = sums.column, sums.layout
    below = layout.below(at)
    ids, parents = layout.tree.ids, layout.tree.parents
    hidden: set[int] = set()  # what a total above it stands for
    figures: list[tuple[str, Figure]] = []
    stand_ins: list[str] = []
    for place in below:
        if place != at and parents[place] in hidden:
            hidden.add(place)
            continue
        stands = place in sums.stand_ins
        if stands:
            hidden.add(place)
        if stands or layout.speaks[place]:
            figures += ((ids[place], figure) for figure in sums.figures_at(place))
        if stands and not layout.speaks[place]:
            stand_ins.append(ids[place])
    within = set(below) if column.findings else set[int]()
    has_parts = layout.tree.slices[at][0] < layout.tree.slices[at][1]
    return Total(
        indicator=column.indicator,
        unit=unit,
        value=sums.value(at, policy),
        reported=sums.reported_at(at),
        expected=layout.expected[at],
        missing=tuple(_missing(sums, at)),
        policy=policy,
        zeros=_zeros(sums, at, policy),
        own=sums.said(at) if has_parts else None,
        stand_ins=tuple(stand_ins),
        figures=tuple(figures),
        conflicts=tuple(found for place, found in column.findings if place in within),
    )
