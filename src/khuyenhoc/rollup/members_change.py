"""Who came and went between two days, people each counted once at every unit."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta
from typing import Final

from attrs import field, fields, frozen

from khuyenhoc._validators import whole_number
from khuyenhoc.errors import InvalidValueError, NotThereError
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.membership import Membership
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.headcount import Headcount, headcount
from khuyenhoc.values.period import Period

__all__ = ["MembersChange", "MembersChanges", "members_change"]

_ONE_DAY: Final = timedelta(days=1)


@frozen(kw_only=True)
class MembersChange:
    """The people of a unit before a period and at its end (biến động hội viên), each counted once.

    >>> change = MembersChange(opening=40, joined=7, left=2, closing=45, moved_in=3)
    >>> change.joined - change.moved_in  # who was nowhere in the tree before
    4

    Raises:
        InvalidValueError: A number is no whole number of at least 0, more left than there were,
            more moved than came or went, or opening + joined - left is not closing.
    """

    #: On the day before the period.
    opening: int = field(validator=whole_number)
    #: Those at the closing who were not there at the opening.
    joined: int = field(validator=whole_number)
    #: Those at the opening who were no longer there at the closing.
    left: int = field(validator=whole_number)
    #: On the last day of the period.
    closing: int = field(validator=whole_number)
    #: Those who joined and were elsewhere in the tree at the opening.
    moved_in: int = field(default=0, validator=whole_number)
    #: Those who left and were elsewhere in the tree at the closing.
    moved_out: int = field(default=0, validator=whole_number)

    def __attrs_post_init__(self) -> None:
        for name, most in (("left", "opening"), ("moved_in", "joined"), ("moved_out", "left")):
            value, limit = getattr(self, name), getattr(self, most)
            if value > limit:
                said = f"at most the {limit} of {most}"
                raise InvalidValueError(f"MembersChange.{name}", value, said)
        if self.opening + self.joined - self.left != self.closing:
            said = f"{self.opening} + {self.joined} - {self.left}: opening, joined and left"
            raise InvalidValueError("MembersChange.closing", self.closing, said)


@frozen(repr=False, eq=False)
class MembersChanges(Mapping[str, MembersChange]):
    """Who came and went at each unit of two trees, by the unit's id.

    The units of the closing tree come first, then those that are in the opening tree alone. Of a
    tree that does not have a unit, nobody is in it.
    """

    opening: Headcount
    closing: Headcount
    _changes: Mapping[str, MembersChange]

    def __getitem__(self, unit: str) -> MembersChange:
        """Give what changed at ``unit``.

        Raises:
            InvalidValueError: Neither tree has such a unit. It is a ``KeyError`` too.
        """
        if unit not in self._changes:
            said = f"the id of a unit of {self.opening.tree!r} or {self.closing.tree!r}"
            raise NotThereError("unit", unit, said)
        return self._changes[unit]

    def __iter__(self) -> Iterator[str]:
        return iter(self._changes)

    def __len__(self) -> int:
        return len(self._changes)

    def __repr__(self) -> str:
        days = f"{self.opening.tree.day} and {self.closing.tree.day}"
        return f"<MembersChanges: {len(self)} units between {days}>"

    def to_rows(self) -> list[dict[str, str | int]]:
        """Give a dictionary for each unit, of which any library makes a dataframe; no person's id.

        >>> from datetime import date
        >>> trees = (Tree.of(date(2022, 12, 31), {"p6": None}),
        ...          Tree.of(date(2023, 12, 31), {"p6": None}))
        >>> [*members_change([], trees, Period.year(2023)).to_rows()[0]]
        ['unit', 'opening', 'joined', 'left', 'closing', 'moved_in', 'moved_out']
        """
        names = [one.name for one in fields(MembersChange)]
        return [
            {"unit": unit, **{name: getattr(change, name) for name in names}}
            for unit, change in self.items()
        ]


def members_change(
    memberships: Iterable[Membership], structure: Hierarchy | tuple[Tree, Tree], period: Period
) -> MembersChanges:
    """Find how many people joined and left every unit in ``period``, each once (tăng, giảm).

    The state on the day before the period is set against that on its last day, so that periods
    that follow each other link up: the closing of one is the opening of the next. Whoever came and
    went in between is in neither. A move within what hangs under a unit is no joining or leaving
    there; one from unit to unit shows as ``moved_out`` of one and ``moved_in`` of the other.

    ``structure`` is the hierarchy, of which the trees of the two days are taken, or these trees.
    A unit that changes its place carries its people along.

    >>> from datetime import date
    >>> from khuyenhoc.models.link import Link
    >>> from khuyenhoc.models.organisation import Organisation
    >>> units = tuple(Organisation(id=unit, name=unit) for unit in ("p6", "to-4", "to-9"))
    >>> ward = Hierarchy(name="association", units=units,
    ...                  links=(Link("to-4", "p6"), Link("to-9", "p6")))
    >>> moved = date(2023, 9, 1)
    >>> rows = [Membership(person="m-1", organisation="to-4", period=Period(None, moved)),
    ...         Membership(person="m-1", organisation="to-9", period=Period(moved))]
    >>> changes = members_change(rows, ward, Period.year(2023))
    >>> changes["to-4"].left, changes["to-4"].moved_out, changes["p6"].left
    (1, 1, 0)

    Raises:
        InvalidValueError: ``period`` has no start or no end, or nothing comes before it; the trees
            are not of the day before it and of its last day; one of ``memberships`` is something
            else.
        HierarchyError: The hierarchy is no forest on one of the two days.
    """
    trees = _trees(structure, period)
    rows = tuple(memberships)
    opening, closing = (headcount(rows, tree) for tree in trees)
    joined, left, moved_in, moved_out = _movers(rows, *trees)
    units = dict.fromkeys((*trees[1], *trees[0]))
    changes = {
        unit: MembersChange(
            opening=opening[unit] if unit in opening else 0,  # noqa: SIM401 - get tries a hint
            joined=joined.get(unit, 0),
            left=left.get(unit, 0),
            closing=closing[unit] if unit in closing else 0,  # noqa: SIM401
            moved_in=moved_in.get(unit, 0),
            moved_out=moved_out.get(unit, 0),
        )
        for unit in units
    }
    return MembersChanges(opening, closing, changes)


def _trees(structure: object, period: object) -> tuple[Tree, Tree]:
    if not isinstance(period, Period):
        raise InvalidValueError("members_change.period", period, "a Period")
    start, last = period.start, period.last_day
    if start is None or last is None or start == start.min:
        said = "a period with a start, an end and a day before it"
        raise InvalidValueError("members_change.period", period, said)
    eve = start - _ONE_DAY
    match structure:
        case Hierarchy():
            return structure.on(eve), structure.on(last)
        case (Tree(), Tree()):
            first, second = structure
            if (first.day, second.day) == (eve, last):
                return first, second
        case _:
            pass
    said = f"a Hierarchy, or a pair of trees of {eve} and {last}"
    raise InvalidValueError("members_change.structure", structure, said)


_Counts = dict[str, int]


def _movers(
    rows: tuple[Membership, ...], before: Tree, after: Tree
) -> tuple[_Counts, _Counts, _Counts, _Counts]:
    """Count by unit who joined, who left, and who of each was elsewhere in the tree."""
    joined: _Counts = {}
    left: _Counts = {}
    moved_in: _Counts = {}
    moved_out: _Counts = {}
    organisations = {one.organisation for one in rows}
    old_paths, new_paths = (
        {unit: tree.path(unit) for unit in organisations if unit in tree}
        for tree in (before, after)
    )

    def counted_at(one: Membership) -> tuple[tuple[str, ...], tuple[str, ...]]:
        return (
            old_paths.get(one.organisation, ()) if one.in_force_on(before.day) else (),
            new_paths.get(one.organisation, ()) if one.in_force_on(after.day) else (),
        )

    changing: set[str] = set()
    for one in rows:
        old_path, new_path = counted_at(one)
        if old_path != new_path:
            changing.add(one.person)
    was: dict[str, set[str]] = {person: set() for person in changing}
    now: dict[str, set[str]] = {person: set() for person in changing}
    for one in rows:
        if one.person in changing:
            old_path, new_path = counted_at(one)
            was[one.person].update(old_path)
            now[one.person].update(new_path)
    for person in changing:
        old, new = was[person], now[person]
        _count(new - old, joined, moved_in, elsewhere=bool(old))
        _count(old - new, left, moved_out, elsewhere=bool(new))
    return joined, left, moved_in, moved_out


def _count(units: set[str], all_: _Counts, moved: _Counts, *, elsewhere: bool) -> None:
    for unit in units:
        all_[unit] = all_.get(unit, 0) + 1
        if elsewhere:
            moved[unit] = moved.get(unit, 0) + 1
