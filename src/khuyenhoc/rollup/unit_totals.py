"""The totals of one unit with all below it."""

from collections.abc import Iterator, Mapping
from typing import Final, cast

from attrs import frozen

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.errors import NotThereError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.figure import Figure
from khuyenhoc.models.indicator import Indicator, Nature, check_indicator
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.claims import is_added
from khuyenhoc.rollup.policy import MissingPolicy
from khuyenhoc.rollup.pooling import pooled
from khuyenhoc.rollup.sums import Sums
from khuyenhoc.rollup.total import Total
from khuyenhoc.rollup.wording import value_in_words
from khuyenhoc.values.ratio import Ratio

__all__ = ["UnitTotals"]

#: A table names so many of the units that have not reported; each total has them all.
_NAMED: Final = 10


@frozen(repr=False, eq=False)
class UnitTotals(Mapping[Indicator, Total]):
    """The totals of one unit with all below it, by indicator.

    Where the policy gives no total there is none: ``get`` answers ``None``, and ``[]`` says why.

    >>> from datetime import date
    >>> from khuyenhoc.models.indicators import FUND_RAISED, MEMBERS
    >>> from khuyenhoc.models.report import Report
    >>> from khuyenhoc.models.tree import Tree
    >>> from khuyenhoc.rollup.roll_up import roll_up
    >>> from khuyenhoc.values.period import Period
    >>> ward = Report.of("p6", Period.year(2023), {MEMBERS: 1_200})
    >>> totals = roll_up([ward], Tree.of(date(2023, 12, 31), {"p6": "q", "p7": "q"}))["q"]
    >>> print(totals[MEMBERS], "|", totals.get(FUND_RAISED))
    at least 1,200, 1 of 2 reported | None
    """

    #: The id of the unit.
    unit: str
    _tree: Tree
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
        """Lay out what was reported, a row for each indicator; of many missing units the first.

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
                self._named(total.missing),
            )
            for total in self.values()
        )
        return Table(headings, rows, caption=self._tree.label(self.unit))

    def _repr_html_(self) -> str:
        return self.table().html()

    def _named(self, missing: tuple[str, ...]) -> str | None:
        named = [self._tree.label(unit) for unit in missing[:_NAMED]]
        if len(missing) > _NAMED:
            named.append(f"… (+{len(missing) - _NAMED})")
        return ", ".join(named) or None

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
        missing=sums.missing_at(at),
        policy=policy,
        zeros=sums.zeros_at(at, policy),
        own=sums.said(at) if has_parts else None,
        stand_ins=tuple(stand_ins),
        figures=tuple(figures),
        conflicts=tuple(found for place, found in column.findings if place in within),
    )
