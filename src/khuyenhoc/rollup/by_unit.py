"""One result for each unit of a tree, and what keeps the others from having one."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, Protocol, TypeVar, cast

from attrs import frozen

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.errors import InvalidValueError, NotThereError
from khuyenhoc.models.finding import Finding
from khuyenhoc.models.tree import Tree

__all__ = ["SHOWN", "ByUnit", "Cells"]

T = TypeVar("T")
R_contra = TypeVar("R_contra", contravariant=True)

#: A notebook is shown no more units than this; ``table`` sets them all.
SHOWN: Final = 60


class Cells(Protocol[R_contra]):
    """How results are laid out beside their unit."""

    def headings(self, language: str) -> tuple[str, ...]:
        """Give the headings of a table."""
        ...

    def cells(self, unit: str, result: R_contra, language: str) -> tuple[str | None, ...]:
        """Give the cells of a unit's result under them."""
        ...

    def row(self, unit: str, result: R_contra) -> dict[str, Any]:
        """Give the same as plain data."""
        ...


@frozen(repr=False, eq=False)
class ByUnit(Mapping[str, T]):
    """A ratio, a change or the like for each unit that has one (kết quả theo đơn vị), by its id.

    A unit whose totals leave none is not in it; where these contradict each other or the whole is
    0, a finding says so.

    >>> from datetime import date
    >>> from khuyenhoc.models.indicators import MEMBERS, PARTY_MEMBERS
    >>> from khuyenhoc.models.report import Report
    >>> from khuyenhoc.rollup.roll_up import roll_up
    >>> from khuyenhoc.values.period import Period
    >>> tree = Tree.of(date(2023, 12, 31), {"p6": "q", "p7": "q"})
    >>> reports = [Report.of("p6", Period.year(2023), {MEMBERS: 1_200, PARTY_MEMBERS: 300}),
    ...            Report.of("p7", Period.year(2023), {MEMBERS: 800, PARTY_MEMBERS: 801})]
    >>> shares = roll_up(reports, tree).ratios(PARTY_MEMBERS, of=MEMBERS)
    >>> [(unit, str(share.percent())) for unit, share in shares.items()]
    [('q', '55.1'), ('p6', '25.0')]
    >>> shares.findings[0].sentence("en")
    'p7: members who are party members come to 801, which is above members, 800.'
    """

    tree: Tree
    _results: Mapping[str, T]
    #: Why a unit has none, where its figures contradict each other or its whole is 0.
    _why_none: Mapping[str, Finding]
    _cells: Cells[T]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What keeps units from having one, in the order of the tree."""
        return tuple(self._why_none.values())

    def __getitem__(self, unit: str) -> T:
        """Give the result of ``unit``.

        Raises:
            InvalidValueError: The tree has no such unit, or there is none of it. It is a
                ``KeyError`` too.
        """
        if isinstance(cast("object", unit), str) and unit in self._results:
            return self._results[unit]
        try:
            self.tree.index(unit)
        except InvalidValueError as error:
            raise NotThereError(error.field, error.value, error.expected) from None
        why = self._why_none.get(unit)
        said = "a unit that has one" + ("" if why is None else f" ({why.en.removesuffix('.')})")
        raise NotThereError("unit", unit, said)

    def __iter__(self) -> Iterator[str]:
        return iter(self._results)

    def __len__(self) -> int:
        return len(self._results)

    def __repr__(self) -> str:
        return (
            f"<ByUnit: {len(self)} of {len(self.tree)} units on {self.tree.day}; "
            f"{len(self.findings)} findings>"
        )

    def table(self, language: str = "vi", *, units: Iterable[str] | None = None) -> Table:
        """Lay out the results of ``units``, by default of all that have one.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``, or the tree has no
                such unit.
        """
        first = in_language(language, vi="Đơn vị", en="Unit")
        headings = (first, *self._cells.headings(language))
        rows: list[tuple[str | None, ...]] = []
        for unit in self if units is None else units:
            label, blank = self.tree.label(unit), (None,) * (len(headings) - 1)
            has_one = unit in self._results
            cells = self._cells.cells(unit, self._results[unit], language) if has_one else blank
            rows.append((label, *cells))
        return Table(headings, tuple(rows))

    def to_rows(self) -> list[dict[str, Any]]:
        """Give a dictionary for each unit that has one, of which any library makes a dataframe."""
        return [
            {"unit": unit, **self._cells.row(unit, result)}
            for unit, result in self._results.items()
        ]

    def _repr_html_(self) -> str:
        return self.table(units=[*self][:SHOWN]).html()
