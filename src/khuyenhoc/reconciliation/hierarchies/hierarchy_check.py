"""A tree checked: every parent against its children, in every indicator."""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import cached_property
from typing import Any, Final, cast, overload

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._near import near_hint
from khuyenhoc._table import Table
from khuyenhoc._validators import one_of_type, optional, tuple_of
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.indicator import Indicator, check_indicator
from khuyenhoc.models.tree import Tree
from khuyenhoc.reconciliation.hierarchies.column_check import ColumnCheck, Parents
from khuyenhoc.reconciliation.hierarchies.figures import (
    Figures,
    FiguresGiven,
    figures_of,
    option_problems,
    wanted_problems,
)
from khuyenhoc.reconciliation.hierarchies.imbalance import Imbalance
from khuyenhoc.reconciliation.hierarchies.options import kind_problems, refuse
from khuyenhoc.reconciliation.hierarchies.treatment import as_bounds
from khuyenhoc.reconciliation.hierarchies.words import in_words
from khuyenhoc.reconciliation.hierarchies.wrong_parent import WrongParent
from khuyenhoc.rollup.policy import MissingPolicy
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period

__all__ = ["HierarchyCheck", "check_hierarchy"]

_OUTPUTS: Final = ("invalid", "all", "all_measures")


@frozen(kw_only=True, eq=False, repr=False)
class HierarchyCheck:
    """Every parent of a tree against its children (kiểm tra số liệu theo cây tổ chức).

    It is read as a sequence of the contradictions, one ``Imbalance`` for each parent and indicator,
    in the order of the tree and of the indicators' codes. Objects and sentences are made when they
    are asked for.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> tree = Tree.of(date(2023, 12, 31), {"p6": "q", "p7": "q"})
    >>> check = check_hierarchy({MEMBERS: {"q": 2_100, "p6": 1_200, "p7": 800}}, tree)
    >>> check
    <HierarchyCheck 'hierarchy' on 2023-12-31: 1 of 1 comparisons fail>
    >>> print(check.explain("q", MEMBERS).en)
    q reports 2,100 for members, but its 2 children come to 2,000: 100 more.
    """

    tree: Tree = field(validator=one_of_type(Tree))
    mode: MissingPolicy = field(validator=one_of_type(MissingPolicy))
    #: What the figures are of; ``None`` where nobody said.
    period: Period | None = field(validator=optional(one_of_type(Period)))
    #: What was found out about the figures before they were compared.
    of_figures: tuple[Finding, ...] = field(validator=tuple_of(Finding))
    columns: tuple[ColumnCheck, ...] = field(validator=tuple_of(ColumnCheck))
    figures: Figures = field(validator=one_of_type(Figures))

    def __iter__(self) -> Iterator[Imbalance]:
        return iter(self.imbalances)

    def __len__(self) -> int:
        return sum(len(column.failing) for column in self.columns)

    @overload
    def __getitem__(self, place: int) -> Imbalance: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[Imbalance, ...]: ...
    def __getitem__(self, place: int | slice) -> Imbalance | tuple[Imbalance, ...]:
        return self.imbalances[place]

    def __repr__(self) -> str:
        name, day = self.tree.name, self.tree.day
        return (
            f"<HierarchyCheck {name!r} on {day}: {len(self)} of {self.compared} comparisons fail>"
        )

    @property
    def outside(self) -> tuple[str, ...]:
        """The ids of units with figures that the tree does not have."""
        return tuple(self.figures.outside)

    @property
    def indicators(self) -> tuple[Indicator, ...]:
        """What was compared, by code."""
        return tuple(column.column.indicator for column in self.columns)

    @cached_property
    def compared(self) -> int:
        """How many comparisons there are of a parent with its children, in one indicator each."""
        skipped = sum(
            list(column.special.values()).count(None) for column in self.columns if column.special
        )
        return sum(len(column.gaps) for column in self.columns) - skipped

    @cached_property
    def imbalances(self) -> tuple[Imbalance, ...]:
        """What cannot be true together."""
        found = [
            (rank, number) for number, column in enumerate(self.columns) for rank in column.failing
        ]
        found.sort()
        return tuple(_imbalance(self, self.columns[number], rank) for rank, number in found)

    @cached_property
    def all(self) -> tuple[Imbalance, ...]:
        """Every comparison that was made, whatever it comes to."""
        ranks = range(len(self.tree)) if not self.columns else range(len(self.columns[0].gaps))
        return tuple(
            _imbalance(self, column, rank)
            for rank in ranks
            for column in self.columns
            if column.verdict(rank) is not None
        )

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """All that was found: about the figures, about the tree, then each contradiction."""
        return (
            *self.of_figures,
            *(one.finding for one in self.misplaced),
            *(one.finding for one in self.imbalances),
        )

    @cached_property
    def misplaced(self) -> tuple[WrongParent, ...]:
        """The units that hang wrongly in the tree, as far as these figures alone tell.

        ``misplaced`` says how they are found, and takes the checks of several periods together.
        """
        from khuyenhoc.reconciliation.hierarchies.misplaced import (  # noqa: PLC0415 - needs this
            misplaced,
        )

        return misplaced([self])

    def about(self, unit: str) -> tuple[Imbalance, ...]:
        """Give the contradictions between a unit and its children.

        Raises:
            InvalidValueError: The tree has no such unit.
        """
        rank = self._rank(unit)
        if rank is None:
            return ()
        return tuple(
            _imbalance(self, column, rank)
            for column in self.columns
            if column.verdict(rank) is Verdict.CONTRADICTORY
        )

    def compare(self, unit: str, indicator: Indicator) -> Imbalance:
        """Give the comparison of a unit with its children, whatever it comes to.

        Raises:
            InvalidValueError: The tree has no such unit, it has no children, or the indicator was
                not compared.
        """
        rank = self._rank(unit)
        if rank is None:
            raise InvalidValueError("unit", unit, "the id of a unit that has children")
        check_indicator("indicator", indicator)
        for column in self.columns:
            if column.column.indicator == indicator:
                return _imbalance(self, column, rank)
        codes = [one.code for one in self.indicators]
        said = f"one of {', '.join(codes)}{near_hint(indicator.code, codes)}"
        raise InvalidValueError("indicator", indicator.code, said)

    def explain(self, unit: str, indicator: Indicator) -> Finding:
        """Say what a unit and its children come to, also where nothing is wrong.

        Raises:
            InvalidValueError: As ``compare``.
        """
        return self.compare(unit, indicator).finding

    def to_rows(self, output: str = "invalid") -> list[dict[str, Any]]:
        """Give one dictionary for each comparison, in the columns of VTL's ``check_hierarchy``.

        Each parent is a rule, and with the indicator it makes the ``ruleid``, as in "q/members".
        ``"invalid"`` gives the contradictions; ``"all"`` every comparison, with ``bool_var``, which
        is ``None`` where it is not known; ``"all_measures"`` also what the parent says. A number
        that is not one number has ``None``, and its ends beside it.

        Raises:
            InvalidValueError: ``output`` is something else.
        """
        if output not in _OUTPUTS:
            raise InvalidValueError("output", output, f"one of {', '.join(_OUTPUTS)}")
        which = self.imbalances if output == "invalid" else self.all
        return [_row(one, output) for one in which]

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON."""
        return {
            "hierarchy": self.tree.name,
            "day": self.tree.day.isoformat(),
            "period": None if self.period is None else str(self.period),
            "mode": self.mode.value,
            "compared": self.compared,
            "outside": list(self.outside),
            "imbalances": [one.to_dict() for one in self.imbalances],
            "findings": [one.to_dict() for one in self.findings],
        }

    def table(self, language: str = "vi", *, most: int = 200) -> Table:
        """Lay out the first ``most`` contradictions.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        headings = in_language(
            language,
            vi=("Đơn vị", "Chỉ tiêu", "Tự báo cáo", "Trực thuộc cộng lại", "Chênh lệch"),
            en=("Unit", "Indicator", "Reports", "Children come to", "Gap"),
        )
        rows = tuple(
            (
                one.label,
                one.indicator.label(language),
                None if one.said is None else in_words(one.said, None, language),
                in_words(one.come_to, None, language),
                None if one.gap is None else in_words(one.gap, None, language),
            )
            for one in self.imbalances[:most]
        )
        return Table(headings, rows, caption=repr(self)[1:-1])

    def _repr_html_(self) -> str:
        return self.table().html()

    def _rank(self, unit: str) -> int | None:
        place = self.tree.index(unit)
        return self.columns[0].parents.ranks.get(place) if self.columns else None


def check_hierarchy(  # noqa: PLR0913 - each option is named where it is given
    figures: FiguresGiven,
    tree: Tree,
    *,
    mode: MissingPolicy = MissingPolicy.BOUNDS,
    period: Period | None = None,
    known_on: date | None = None,
    indicators: Iterable[Indicator] | None = None,
) -> HierarchyCheck:
    """Compare what every parent of ``tree`` reports with what its children come to.

    Every unit is compared with what its direct children reported themselves, in every indicator
    that is added up. ``figures`` are reports of one period, or a mapping from indicators to whole
    numbers: in the order of ``tree.ids``, which is the fast way, or by the unit's id. ``None`` is a
    number that was not reported, in VTL an absent data point. Bounded figures ("gần 60 tỉ") contradict their children only
    where no number fits both: there is no tolerance. People who may be counted in several places
    come to anything from the largest child to the sum of all.

    ``mode`` says what becomes of what was not reported. By default it may be anything it can be, so
    that children of whom some are missing come to at least the sum of the others; the other six are
    VTL's by name, and take what is missing, the parent's number too, as 0 or as unknown.
    ``period`` is what columns are of, ``known_on`` leaves out reports that were not published by
    that day, and ``indicators`` are those wanted.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> tree = Tree.of(date(2023, 12, 31), {"p6": "q", "p7": "q"})
    >>> for one in check_hierarchy({MEMBERS: {"q": 1_100, "p6": 1_200}}, tree):
    ...     print(one.sentence("en"))
    q reports 1,100 for members, but 1 of its 2 children reported (not p7) and come to at least 1,200: at least 100 less.

    Raises:
        InvalidValueError: ``figures`` are neither reports nor a mapping, the reports are not of one
            period, or an option cannot be.
        StructuringError: Several options cannot be; a column is of an indicator that has no sum,
            has not the length of the tree or holds what is no whole number, or one that is wanted
            is not given; all at once.
    """  # noqa: E501 (a sentence is one line)
    listed = isinstance(cast("object", indicators), Iterable) and not isinstance(indicators, str)
    taken = tuple(indicators or ()) if listed else ()
    problems = kind_problems(
        [
            ("tree", tree, "a Tree, such as hierarchy.on(day)", (Tree,)),
            ("mode", mode, "a MissingPolicy, such as kh.MissingPolicy.BOUNDS", (MissingPolicy,)),
            ("period", period, "a Period or None", (Period, type(None))),
            ("known_on", known_on, "a date or None", (date, type(None))),
        ]
    )
    of_indicators = wanted_problems(indicators, taken)
    problems += [*option_problems(figures, period, known_on), *of_indicators]
    in_one = any(one.path.startswith("indicators[") for one in of_indicators)
    refuse("check_hierarchy", problems, whole=in_one)
    wanted = None if indicators is None else taken
    read = figures_of(figures, tree, period=period, known_on=known_on, wanted=wanted)
    parents = Parents.of(tree)
    return HierarchyCheck(
        tree=tree,
        mode=mode,
        period=read.period,
        of_figures=read.findings,
        columns=tuple(ColumnCheck.of(column, parents, mode) for column in read.columns),
        figures=read,
    )


def _imbalance(check: HierarchyCheck, column: ColumnCheck, rank: int) -> Imbalance:
    at, first, after = column.parents.slices[rank]
    ids, missing = check.tree.ids, column.missing(rank)
    children = ids[first:after]
    said, gap = column.said(at), column.gaps[rank]
    verdict = column.verdict(rank)
    filled = (check.mode.fills_with_zero and gap is not None) * (len(missing) + (said is None))
    return Imbalance(
        parent=ids[at],
        label=check.tree.units[at].name,
        indicator=column.column.indicator,
        period=check.period,
        verdict=verdict,
        said=None if said is None else as_bounds(said),
        come_to=as_bounds(column.come_to(rank)),
        gap=None if gap is None else as_bounds(gap),
        counted=tuple(ids[place] for place in range(first, after) if column.column.told[place])
        if missing
        else children,
        missing=tuple(ids[place] for place in missing),
        zeros=filled,
    )


def _row(one: Imbalance, output: str) -> dict[str, Any]:
    holds = {Verdict.CONTRADICTORY: False, Verdict.CONSISTENT: True}
    failed = one.verdict is Verdict.CONTRADICTORY
    row: dict[str, Any] = {
        "ruleid": f"{one.parent}/{one.indicator.code}",
        "unit": one.parent,
        "indicator": one.indicator.code,
        "period": None if one.period is None else str(one.period),
    }
    if output != "all":
        row |= _ends("measure", one.said)
    if output != "invalid" and one.verdict is not None:
        row["bool_var"] = holds.get(one.verdict)
    row |= _ends("imbalance", one.gap)
    row["errorcode"] = one.code if failed else None
    row["errorlevel"] = one.finding.severity.value if failed else None
    return row


def _ends(name: str, bounds: Bounds | None) -> dict[str, Any]:
    return {
        name: None if bounds is None else bounds.value,
        f"{name}_low": None if bounds is None else bounds.low,
        f"{name}_high": None if bounds is None else bounds.high,
    }
