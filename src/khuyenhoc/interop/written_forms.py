"""What files have in place of a model whose own fields would say it less well."""

from collections.abc import Callable
from datetime import date
from typing import Any

from attrs import frozen

from khuyenhoc.errors import Problem, StructuringError
from khuyenhoc.interop.problems import problems_of
from khuyenhoc.models.cycles import cycles
from khuyenhoc.models.finding import Finding
from khuyenhoc.models.report import Report
from khuyenhoc.models.tree import Tree
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.rollup.policy import MissingPolicy
from khuyenhoc.rollup.total import Total
from khuyenhoc.rollup.totals import Totals
from khuyenhoc.values.period import Period
from khuyenhoc.values.timeline import Timeline

__all__ = ["WrittenPeriod", "WrittenTimeline", "WrittenTotals", "WrittenTree"]


@frozen(kw_only=True)
class WrittenPeriod:
    """A period with both days included, either left out where it is not known."""

    first_day: date | None = None
    last_day: date | None = None

    @classmethod
    def of(cls, period: Period) -> "WrittenPeriod":
        """Write a period."""
        return cls(first_day=period.start, last_day=period.last_day)

    def model(self) -> Period:
        """Give the period.

        Raises:
            InvalidValueError: It has neither day, or ends before it starts.
        """
        if self.last_day is None:
            return Period(self.first_day, None)
        if self.first_day is None:
            return Period.until(self.last_day)
        return Period.through(self.first_day, last_day=self.last_day)


@frozen(kw_only=True)
class _Entry:
    """A value beside its days; of which kind it is, the timeline knows."""

    first_day: date | None = None
    last_day: date | None = None
    value: Any


@frozen(kw_only=True)
class WrittenTimeline:
    """A timeline with the days of each entry beside its value."""

    name: str = "Timeline"
    entries: tuple[_Entry, ...]

    @classmethod
    def of(cls, timeline: Timeline[Any]) -> "WrittenTimeline":
        """Write a timeline of anything."""
        entries = tuple(
            _Entry(first_day=period.start, last_day=period.last_day, value=value)
            for period, value in timeline.entries
        )
        return cls(name=timeline.name, entries=entries)

    def model(self, read_value: Callable[[object], object]) -> Timeline[object]:
        """Give the timeline.

        Raises:
            StructuringError: Days or values of entries cannot be read; all at once.
            InvalidValueError: The entries are not in order.
        """
        problems: list[Problem] = []
        entries: list[tuple[Period, object]] = []
        for index, entry in enumerate(self.entries):
            written = WrittenPeriod(first_day=entry.first_day, last_day=entry.last_day)
            period = value = None
            try:
                period = written.model()
            except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
                problems += problems_of(error, f"entries[{index}]")
            try:
                value = read_value(entry.value)
            except Exception as error:  # noqa: BLE001 - as above
                problems += problems_of(error, f"entries[{index}].value")
            if period is not None:
                entries.append((period, value))
        if problems:
            raise StructuringError("timeline", problems)
        return Timeline(tuple(entries), name=self.name)


@frozen(kw_only=True)
class _Branch:
    """One unit of a tree under another."""

    child: str
    parent: str


@frozen(kw_only=True)
class WrittenTree:
    """A tree as units and links, of which one line changes where one unit moves.

    The tree itself has the place of each parent, and every place changes with one unit more.
    """

    name: str
    day: date
    units: tuple[UnitVersion, ...]
    links: tuple[_Branch, ...] = ()

    @classmethod
    def of(cls, tree: Tree) -> "WrittenTree":
        """Write a tree."""
        links = tuple(
            _Branch(child=child, parent=tree.ids[above])
            for child, above in zip(tree.ids, tree.parents, strict=True)
            if above >= 0
        )
        return cls(name=tree.name, day=tree.day, units=tree.units, links=links)

    def model(self) -> Tree:
        """Give the tree.

        Raises:
            StructuringError: Two units have one id, or the links make no forest of them; all
                at once.
        """
        problems: list[Problem] = []
        ids: set[str] = set()
        for index, unit in enumerate(self.units):
            if unit.id in ids:
                expected = "an id that no other unit has"
                problems.append(Problem(f"units[{index}].id", unit.id, expected))
            ids.add(unit.id)
        parent_of: dict[str, str] = {}
        for index, link in enumerate(self.links):
            for end, one in (("child", link.child), ("parent", link.parent)):
                if one not in ids:
                    expected = "the id of a unit of this tree"
                    problems.append(Problem(f"links[{index}].{end}", one, expected))
            if link.child in parent_of:
                expected = "a unit that hangs under nothing else"
                problems.append(Problem(f"links[{index}].child", link.child, expected))
            parent_of.setdefault(link.child, link.parent)
        rings = cycles({child: (parent,) for child, parent in parent_of.items()})
        problems += [Problem("links", ring, "no unit above itself") for ring in rings]
        tree = None if problems else Tree.grown(self.name, self.day, self.units, parent_of)
        if tree is None:
            raise StructuringError("tree", problems)
        return tree


@frozen(kw_only=True)
class WrittenTotals:
    """Everything that a roll-up came to; what it was computed from stays in the reports."""

    tree: Tree
    policy: MissingPolicy
    totals: tuple[Total, ...]
    unplaced: tuple[Report, ...] = ()
    findings: tuple[Finding, ...] = ()

    @classmethod
    def of(cls, totals: Totals) -> "WrittenTotals":
        """Write the totals of every unit, in the order of the tree."""
        return cls(
            tree=totals.tree,
            policy=totals.policy,
            totals=tuple(total for unit in totals.values() for total in unit.values()),
            unplaced=totals.unplaced,
            findings=totals.findings,
        )
