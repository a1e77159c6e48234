"""The totals of every unit of a tree, for every indicator reported."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.errors import InvalidValueError, NotThereError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.finding import Finding
from khuyenhoc.models.indicator import Indicator, Nature, check_indicator
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.by_unit import SHOWN, ByUnit
from khuyenhoc.rollup.change import TotalChange
from khuyenhoc.rollup.comparisons import changes, plan_results, ratios
from khuyenhoc.rollup.left_out import LeftOut, left_out
from khuyenhoc.rollup.plan_result import PlanResult
from khuyenhoc.rollup.policy import MissingPolicy
from khuyenhoc.rollup.sums import Sums
from khuyenhoc.rollup.unit_totals import UnitTotals
from khuyenhoc.rollup.wording import value_in_words
from khuyenhoc.values.number import Exact
from khuyenhoc.values.ratio import Ratio

__all__ = ["Totals"]


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
        return UnitTotals(unit, self.tree, place, self.policy, self._sums)

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
                        "missing": list(sums.missing_at(at)),
                        "policy": self.policy.value,
                        "zeros": sums.zeros_at(at, self.policy),
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
        zeros = sums.zeros_at(at, self.policy)
        said = value_in_words(sums.value(at, self.policy), zeros, language)
        reported, expected = sums.reported_at(at), sums.layout.expected[at]
        return said if reported == expected else f"{said} ({reported}/{expected})"


def _check_totals(name: str, value: object) -> None:
    if not isinstance(value, Totals):
        raise InvalidValueError(name, value, "Totals, as roll_up gives them")
