"""Counts of records added up a tree, where a unit has some of its own beside those below it."""

from collections.abc import Iterable, Iterator, Mapping

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.claims import is_added, possible
from khuyenhoc.rollup.total import Total
from khuyenhoc.rollup.wording import bounds_in_english, bounds_in_vietnamese
from khuyenhoc.values.bounds import Bounds

__all__ = ["Tally", "tally"]


class _NotThereError(InvalidValueError, KeyError):
    """What was asked for is not in a mapping, said as everywhere else in this package."""


@frozen(eq=False)
class _Column:
    """The counts of one indicator, in the order of the tree."""

    indicator: Indicator
    #: What each unit counted itself, ``None`` where it did not.
    own: tuple[Bounds | None, ...]
    figures: tuple[tuple[Figure, ...], ...]
    #: How many counts each unit owes: those without this indicator, or the one that never came.
    lacking: tuple[int, ...]
    #: What each unit comes to with all below it, what is lacking there left aside.
    known: tuple[Bounds, ...]
    #: How many counts are lacking at each unit and below; how many units are waited for, and told.
    gaps: tuple[int, ...]
    expected: tuple[int, ...]
    told: tuple[int, ...]

    def is_given(self, at: int) -> bool:
        return self.expected[at] > 0 or self.told[at] > 0

    def value(self, at: int) -> Bounds:
        gaps = self.gaps[at]
        return self.known[at] + possible(self.indicator) * gaps if gaps else self.known[at]


@frozen(repr=False, eq=False)
class _OfUnit(Mapping[Indicator, Total]):
    """The totals of one unit with all below it, by indicator."""

    unit: str
    _tree: Tree
    _columns: dict[str, _Column]

    def __getitem__(self, indicator: Indicator) -> Total:
        at, column = self._tree.index(self.unit), self._columns.get(indicator.code)
        if column is None or not column.is_given(at):
            counted = ", ".join(one.code for one in self) or "there is none"
            said = f"one that was counted at {self.unit} or below: {counted}"
            raise _NotThereError("indicator", indicator.code, said)
        below = [at, *map(self._tree.index, self._tree.descendants(self.unit))]
        ids = self._tree.ids
        missing = [ids[one] for one in below if column.lacking[one]]
        return Total(
            indicator=indicator,
            unit=self.unit,
            value=column.value(at),
            reported=column.expected[at] - len(missing),
            expected=column.expected[at],
            missing=tuple(missing),
            own=column.own[at] if len(below) > 1 else None,
            figures=tuple((ids[one], figure) for one in below for figure in column.figures[one]),
        )

    def __iter__(self) -> Iterator[Indicator]:
        at = self._tree.index(self.unit)
        return (one.indicator for one in self._columns.values() if one.is_given(at))

    def __len__(self) -> int:
        return sum(1 for _ in self)

    def __repr__(self) -> str:
        return f"<the tally of {self.unit}: {', '.join(one.code for one in self) or 'none'}>"


@frozen(repr=False, eq=False)
class Tally(Mapping[str, Mapping[Indicator, Total]]):
    """What records come to at every unit of a tree, by the unit's id and then by indicator.

    Where neither a unit nor any below it counted a thing there is no total: ``get`` answers
    ``None``, and ``[]`` says what there is, in an error that is a ``KeyError`` too.
    """

    tree: Tree
    #: Counts of what the tree does not have; none of them is in any total.
    unplaced: tuple[Report, ...]
    _columns: dict[str, _Column] = field(alias="columns")

    def __getitem__(self, unit: str) -> Mapping[Indicator, Total]:
        """Give the totals of ``unit``.

        Raises:
            InvalidValueError: The tree has no such unit. It is a ``KeyError`` too.
        """
        try:
            self.tree.index(unit)
        except InvalidValueError as error:
            raise _NotThereError(error.field, error.value, error.expected) from None
        return _OfUnit(unit, self.tree, self._columns)

    def __iter__(self) -> Iterator[str]:
        return iter(self.tree.ids)

    def __len__(self) -> int:
        return len(self.tree.ids)

    def __repr__(self) -> str:
        counted = ", ".join(self._columns) or "nothing"
        return f"<Tally of {len(self)} units on {self.tree.day}: {counted}>"

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """What was counted, by code."""
        return tuple(column.indicator for column in self._columns.values())

    def table(self, language: str = "vi", *, units: Iterable[str] | None = None) -> Table:
        """Lay out the totals of ``units``, by default of all, a column for each indicator.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``, or the tree has no
                such unit.
        """
        first = in_language(language, vi="Đơn vị", en="Unit")
        say = in_language(language, vi=bounds_in_vietnamese, en=bounds_in_english)
        rows: list[tuple[str | None, ...]] = []
        for unit in self.tree.ids if units is None else units:
            at = self.tree.index(unit)
            cells = (say(one.value(at)) if one.is_given(at) else None for one in self._all)
            rows.append((self.tree.label(unit), *cells))
        labels = (one.indicator.label(language) for one in self._all)
        return Table((first, *labels), tuple(rows))

    @property
    def _all(self) -> tuple[_Column, ...]:
        return tuple(self._columns.values())


def tally(counts: Iterable[Report], tree: Tree, *, expected: Iterable[str] | None = None) -> Tally:
    """Add up counts of records for every unit of ``tree``: its own and those of all below it.

    ``roll_up`` takes what a unit with parts says for its total of them, and compares the two. A
    count of records is no such total: a commune's own centre is one more beside those of its
    villages. Several counts of one unit are added too, so that records may be counted in batches;
    a record that is in two of them counts twice.

    ``expected`` names the units whose count should be there, by default those that have one; all
    others are added and not waited for. Either way, what a count leaves out because it is unknown
    stays open in every total above it: tally records of different kinds each by themselves.

    >>> from datetime import date
    >>> from khuyenhoc.models.indicators import LEARNING_CENTRES
    >>> from khuyenhoc.models.learning_centre import LearningCentre
    >>> from khuyenhoc.rollup.counting import count_centres
    >>> day = date(2023, 12, 31)
    >>> tree = Tree.of(day, {"thon-1": "xa", "thon-2": "xa"})
    >>> centres = [LearningCentre(id=f"tt-{unit}", name="TTHTCĐ", unit=unit)
    ...            for unit in ("xa", "thon-1")]
    >>> total = tally(count_centres(centres, on=day), tree)["xa"][LEARNING_CENTRES]
    >>> print(total, "|", total.own)
    2, 2 of 2 reported | Bounds(1, 1)

    Raises:
        InvalidValueError: The counts are not of one period, or ``expected`` names a unit that the
            tree does not have.
        StructuringError: Some of ``counts`` are no reports, or hold what is no count: a share, a
            target, people each counted once; all at once.
    """
    reports = _checked(counts)
    by_place: dict[int, list[Report]] = {}
    unplaced: list[Report] = []
    for report in reports:
        if report.organisation in tree:
            by_place.setdefault(tree.index(report.organisation), []).append(report)
        else:
            unplaced.append(report)
    named = by_place.keys() if expected is None else {tree.index(unit) for unit in expected}
    indicators = {
        figure.indicator.code: figure.indicator
        for of_one in by_place.values()
        for report in of_one
        for figure in report.figures
    }
    unplaced.sort(key=lambda report: (report.organisation, repr(report)))
    columns = {
        code: _column(indicators[code], tree, by_place, set(named)) for code in sorted(indicators)
    }
    return Tally(tree=tree, unplaced=tuple(unplaced), columns=columns)


def _checked(counts: Iterable[Report]) -> tuple[Report, ...]:
    problems: list[Problem] = []
    reports: list[Report] = []
    for place, report in enumerate(counts):
        problems += _problems(f"counts[{place}]", report)
        reports.append(report)
    if problems:
        raise StructuringError("tally", problems)
    periods = {report.period for report in reports}
    if len(periods) > 1:
        said = "counts of one period; tally those of each by themselves"
        raise InvalidValueError("tally.counts", sorted(map(str, periods)), said)
    return tuple(reports)


def _problems(path: str, report: object) -> list[Problem]:
    if not isinstance(report, Report):
        return [Problem(path, report, "a Report")]
    said = "how many or how much a unit itself has, as count_centres gives it"
    wrong = (figure for figure in report.figures if not _is_count(figure))
    return [Problem(f"{path}.{figure.key}", figure, said) for figure in wrong]


def _is_count(figure: Figure) -> bool:
    limited = (figure.part_of, figure.period, figure.scope)
    return (
        figure.says is Says.LEVEL
        and not figure.target
        and all(one is None for one in limited)
        and is_added(figure.indicator)
        and figure.indicator.nature is not Nature.DISTINCT_PEOPLE
        and figure.quantity.unit == figure.indicator.unit
    )


def _column(
    indicator: Indicator, tree: Tree, by_place: Mapping[int, list[Report]], named: set[int]
) -> _Column:
    size = len(tree)
    own: list[Bounds | None] = [None] * size
    figures: list[tuple[Figure, ...]] = [()] * size
    lacking = [int(place in named) for place in range(size)]
    for place, reports in by_place.items():
        found = [report.figures_of(indicator) for report in reports]
        lacking[place] = found.count(())
        figures[place] = tuple(figure for said in found for figure in said)
        for figure in figures[place]:
            meaning = _meaning(figure)
            before = own[place]
            own[place] = meaning if before is None else before + meaning
    known = [one or Bounds.exactly(0) for one in own]
    gaps, told = [*lacking], [*map(len, figures)]
    expected = [int(place in named or lacks > 0) for place, lacks in enumerate(lacking)]
    for place in range(size - 1, -1, -1):  # a parent stands before its children
        above = tree.parents[place]
        if above >= 0:
            known[above] += known[place]
            for track in (gaps, expected, told):
                track[above] += track[place]
    return _Column(
        indicator,
        tuple(own),
        tuple(figures),
        tuple(lacking),
        tuple(known),
        tuple(gaps),
        tuple(expected),
        tuple(told),
    )


def _meaning(figure: Figure) -> Bounds:
    """Give what a figure can mean, but nothing that its indicator cannot have."""
    printed, unit = figure.quantity.bounds(), figure.indicator.unit
    within = printed & possible(figure.indicator) or printed
    return within.whole() or within if unit is not None and unit.whole else within
