"""A hierarchy as it stands on one day, laid out so that the children of a unit are one slice."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from functools import cached_property
from itertools import accumulate, pairwise
from typing import cast

from attrs import Attribute, field, frozen

from khuyenhoc._near import near_hint
from khuyenhoc._validators import day as a_day
from khuyenhoc._validators import field_name, text, tuple_of
from khuyenhoc.errors import HierarchyError, InvalidValueError
from khuyenhoc.models.administrative_unit import AdministrativeUnit
from khuyenhoc.models.cycles import cycles
from khuyenhoc.models.fault import FaultCode, in_words
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.spans import period_of
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.text.names import find_names

__all__ = ["Tree"]


def _breadth_first(
    instance: "Tree", attribute: "Attribute[tuple[int, ...]]", value: object
) -> None:
    """Accept places of parents as a tree laid out breadth first has them."""
    name = field_name(instance, attribute)
    tuple_of(int)(instance, attribute, value)
    if len(instance.parents) != len(instance.units):
        said = f"{len(instance.units)} places, as many as there are units"
        raise InvalidValueError(name, instance.parents, said)
    before = -1
    for place, parent in enumerate(instance.parents):
        if not before <= parent < place:
            said = f"a place from {before} to {place - 1}, as breadth first has it"
            raise InvalidValueError(f"{name}[{place}]", parent, said)
        before = parent


@frozen(kw_only=True, repr=False)
class Tree:
    """The units that exist on a day, each under its parent (cây tổ chức): a forest.

    It is laid out breadth first: all roots, then their children, then the children of these. What
    hangs under one unit therefore stands together, from ``slices[place][0]`` up to and without
    ``slices[place][1]``. Siblings, and roots, stand in the order of their ids compared as text, so
    that the order in which units and links were given makes no difference.

    >>> tree = Tree.of(date(2023, 12, 31), {"p6": "binh-thanh", "p7": "binh-thanh",
    ...                                     "binh-thanh": "hcm"})
    >>> tree.path("p6"), tree.children("binh-thanh"), tree.slices
    (('hcm', 'binh-thanh', 'p6'), ('p6', 'p7'), ((1, 2), (2, 4), (4, 4), (4, 4)))

    Raises:
        InvalidValueError: The units are not laid out in that way, or two have one id.
    """

    #: What the hierarchy is called.
    name: str = field(validator=text)
    day: date = field(validator=a_day)
    #: The units, breadth first.
    units: tuple[UnitVersion, ...] = field(validator=tuple_of(Organisation, AdministrativeUnit))
    #: The place of each unit's parent; -1 for a root.
    parents: tuple[int, ...] = field(validator=_breadth_first)
    #: The id of each unit.
    ids: tuple[str, ...] = field(init=False, eq=False)
    #: Where the children of each unit stand: the first place, and the one after the last.
    slices: tuple[tuple[int, int], ...] = field(init=False, eq=False)
    _places: dict[str, int] = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        ids = tuple(unit.id for unit in self.units)
        places = {unit: place for place, unit in enumerate(ids)}
        if len(places) < len(ids):
            raise InvalidValueError("Tree.units", ids, "units of which no two have one id")
        for place in range(1, len(ids)):
            if self.parents[place - 1] == self.parents[place] and ids[place - 1] > ids[place]:
                raise InvalidValueError(
                    f"Tree.units[{place}]",
                    ids[place],
                    f"an id after its sibling's, {ids[place - 1]}",
                )
        # The way attrs itself fills frozen fields.
        object.__setattr__(self, "ids", ids)
        object.__setattr__(self, "slices", _slices(self.parents))
        object.__setattr__(self, "_places", places)

    @classmethod
    def of(cls, day: date, parents: Mapping[str, str | None], *, name: str = "hierarchy") -> "Tree":
        """Make a tree by hand from each unit's parent; a unit is called by its id.

        What is named as a parent alone is a root.

        Raises:
            HierarchyError: Units are their own ancestors.
            InvalidValueError: An id is no text or blank, or ``day`` is not exactly a ``date``.
        """
        if type(day) is not date:
            raise InvalidValueError("Tree.day", day, "a date without a time")
        if not isinstance(cast("object", parents), Mapping):
            raise InvalidValueError(
                "Tree.of(parents)", parents, "the parent of each unit by its id"
            )
        ids = dict.fromkeys([*parents, *parents.values()])
        units = [Organisation(id=unit, name=unit) for unit in ids if unit is not None]
        above = {child: parent for child, parent in parents.items() if parent is not None}
        tree = cls.grown(name, day, units, above)
        if tree is None:
            rings = cycles({child: (parent,) for child, parent in above.items()})
            when = period_of((day.toordinal(), day.toordinal() + 1))
            raise HierarchyError(
                name, day, [in_words(FaultCode.CYCLE, ring, when) for ring in rings]
            )
        return tree

    @classmethod
    def grown(
        cls, name: str, day: date, units: Iterable[UnitVersion], parent_of: Mapping[str, str]
    ) -> "Tree | None":
        """Lay out ``units`` under their parents; ``None`` if some are their own ancestors.

        A unit whose parent is not among ``units`` becomes a root.

        Raises:
            InvalidValueError: Two units have one id.
        """
        by_id: dict[str, UnitVersion] = {}
        for one in units:
            if one.id in by_id:
                raise InvalidValueError("units", one.id, "units of which no two have one id")
            by_id[one.id] = one
        children: dict[str | None, list[str]] = {}
        for unit in sorted(by_id):
            parent = parent_of.get(unit)
            children.setdefault(parent if parent in by_id else None, []).append(unit)
        order = children.get(None, [])
        parents = [-1] * len(order)
        for place, unit in enumerate(order):  # which grows while it is read
            below = children.get(unit)
            if below:
                order.extend(below)
                parents.extend([place] * len(below))
        if len(order) < len(by_id):
            return None
        return cls(
            name=name,
            day=day,
            units=tuple(map(by_id.__getitem__, order)),
            parents=tuple(parents),
        )

    # -- the whole ------------------------------------------------------------------------------

    def __len__(self) -> int:
        return len(self.ids)

    def __iter__(self) -> Iterator[str]:
        return iter(self.ids)

    def __contains__(self, unit: object) -> bool:
        return isinstance(unit, str) and unit in self._places

    def __repr__(self) -> str:
        return f"<Tree {self.name!r} on {self.day}: {len(self)} units, {len(self.roots)} roots>"

    @property
    def roots(self) -> tuple[str, ...]:
        """The units that hang under nothing."""
        return self.ids[: self.slices[0][0]] if self.ids else ()

    @property
    def leaves(self) -> tuple[str, ...]:
        """The units under which nothing hangs, breadth first."""
        ends = zip(self.ids, self.slices, strict=True)
        return tuple(unit for unit, (first, after) in ends if first == after)

    @property
    def breadth_first(self) -> tuple[str, ...]:
        """All units, each level from the top before the one below it: the same as ``ids``."""
        return self.ids

    @cached_property
    def preorder(self) -> tuple[str, ...]:
        """All units, each directly before all that hang under it.

        >>> Tree.of(date(2023, 12, 31), {"b1": "b", "a1": "a", "a2": "a"}).preorder
        ('a', 'a1', 'a2', 'b', 'b1')
        """
        order: list[str] = []
        waiting = [*range(len(self.roots))][::-1]
        while waiting:
            place = waiting.pop()
            order.append(self.ids[place])
            first, after = self.slices[place]
            waiting.extend(range(after - 1, first - 1, -1))
        return tuple(order)

    @cached_property
    def depths(self) -> tuple[int, ...]:
        """How many units there are above each one, breadth first: never falling."""
        depths: list[int] = []
        for parent in self.parents:
            depths.append(0 if parent < 0 else depths[parent] + 1)
        return tuple(depths)

    # -- one unit -------------------------------------------------------------------------------

    def index(self, unit: str) -> int:
        """Give the place of a unit in ``ids``.

        Raises:
            InvalidValueError: The tree has no such unit; the error names those of a similar id.
                Every method that is given a unit raises it.
        """
        place = self._places.get(unit) if type(unit) is str else None
        if place is None:
            said = f"the id of a unit of {self!r}{near_hint(unit, self.ids)}"
            raise InvalidValueError("unit", unit, said)
        return place

    def unit(self, unit: str) -> UnitVersion:
        """Give the unit as it is on the tree's day; everywhere else a tree speaks of it by its id.

        >>> Tree.of(date(2023, 12, 31), {"p6": "q1"}).unit("p6").name
        'p6'
        """
        return self.units[self.index(unit)]

    def label(self, unit: str) -> str:
        """Give the name of a unit on the tree's day."""
        return self.unit(unit).name

    def parent(self, unit: str) -> str | None:
        """Give the id of what a unit hangs under; ``None`` for a root."""
        above = self.parents[self.index(unit)]
        return None if above < 0 else self.ids[above]

    def children(self, unit: str) -> tuple[str, ...]:
        """Give what hangs directly under a unit, in the order of ids."""
        first, after = self.slices[self.index(unit)]
        return self.ids[first:after]

    def ancestors(self, unit: str) -> tuple[str, ...]:
        """Give all that a unit hangs under, the nearest first and its root last."""
        place = self.parents[self.index(unit)]
        above: list[str] = []
        while place >= 0:
            above.append(self.ids[place])
            place = self.parents[place]
        return tuple(above)

    def descendants(self, unit: str) -> tuple[str, ...]:
        """Give all that hangs under a unit at any depth, breadth first, without the unit."""
        return tuple(self.ids[place] for place in self._below(self.index(unit)))

    def path(self, unit: str) -> tuple[str, ...]:
        """Give the way to a unit: its root first, the unit itself last."""
        return (*self.ancestors(unit)[::-1], unit)

    def depth(self, unit: str) -> int:
        """Give the number of units above a unit: 0 for a root."""
        return self.depths[self.index(unit)]

    def subtree(self, unit: str) -> "Tree":
        """Give the tree of a unit and all that hangs under it.

        >>> Tree.of(date(2023, 12, 31), {"p6": "q1", "q1": "hcm"}).subtree("q1").ids
        ('q1', 'p6')
        """
        places = (self.index(unit), *self._below(self.index(unit)))
        moved = {old: new for new, old in enumerate(places)}
        units = tuple(self.units[place] for place in places)
        above = (moved[self.parents[place]] for place in places[1:])
        return Tree(name=self.name, day=self.day, units=units, parents=(-1, *above))

    def find(self, name: str, *, accents: bool = True) -> tuple[str, ...]:
        """Find the ids of all units called ``name`` on the tree's day, breadth first.

        Names are compared as ``find_names`` does it: neither case nor the ways of writing a letter
        make a difference, and without ``accents`` no marks do.

        >>> tree = Tree.of(date(2023, 12, 31), {"Phường 6": "Cần Thơ"})
        >>> tree.find("CẦN THƠ"), tree.find("can tho"), tree.find("can tho", accents=False)
        (('Cần Thơ',), (), ('Cần Thơ',))
        """
        if not isinstance(cast("object", name), str):
            raise InvalidValueError("name", name, "a text")
        found = set(find_names(name, {unit.name for unit in self.units}, accents=accents))
        return tuple(unit.id for unit in self.units if unit.name in found)

    def with_code(self, scheme: str, code: str) -> str:
        """Give the id of the one unit that bears ``code`` of ``scheme`` on the tree's day.

        A code says nothing without a day: 44 of the statistics office was Quảng Bình until 30 June
        2025, and is Quảng Trị since.

        >>> ward = Organisation(id="cn", name="Phường Cửa Nam", codes=(("gso", "00082"),))
        >>> tree = Tree(name="territory", day=date(2025, 7, 1), units=(ward,), parents=(-1,))
        >>> tree.with_code("gso", "00082")
        'cn'

        Raises:
            InvalidValueError: No unit bears it on that day, or several do; the error names them.
        """
        found = [unit for unit in self.units if (scheme, code) in unit.codes]
        if len(found) != 1:
            said = f"a code of {scheme} that one unit of {self!r} bears"
            if found:
                said += f", not {', '.join(f'{unit.id} ({unit.name})' for unit in found)} together"
            raise InvalidValueError("code", code, said)
        return found[0].id

    def to_rows(self) -> list[dict[str, str | int | None]]:
        """Give one dictionary per unit, breadth first, of which any library makes a dataframe.

        The path is made of ids.

        >>> Tree.of(date(2023, 12, 31), {"p6": "q1"}).to_rows()[1]
        {'id': 'p6', 'name': 'p6', 'parent': 'q1', 'depth': 1, 'path': 'q1 / p6'}
        """
        paths: list[str] = []
        rows: list[dict[str, str | int | None]] = []
        for unit, above, depth in zip(self.units, self.parents, self.depths, strict=True):
            paths.append(unit.id if above < 0 else f"{paths[above]} / {unit.id}")
            rows.append(
                {
                    "id": unit.id,
                    "name": unit.name,
                    "parent": None if above < 0 else self.ids[above],
                    "depth": depth,
                    "path": paths[-1],
                }
            )
        return rows

    def _repr_html_(self) -> str:
        return self.html()

    def html(self, *, most: int = 200) -> str:
        """Set the names of the first ``most`` units, breadth first, in HTML as nested lists.

        >>> Tree.of(date(2023, 12, 31), {"p6": "q1", "p7": "q1"}).html(most=2)
        '<ul><li>q1<ul><li>p6</li></ul></li></ul><p>… +1</p>'

        Raises:
            InvalidValueError: ``most`` is no whole number of at least 0.
        """
        from html import escape  # noqa: PLC0415 - slow to import

        if type(most) is not int or most < 0:
            raise InvalidValueError("Tree.html(most)", most, "a whole number of at least 0")
        # A parent stands before its children: of the first units none hangs under one left out.
        shown, depth = [unit for unit in self.preorder if self._places[unit] < most], -1
        parts: list[str] = []
        for unit in shown:
            deeper = self.depth(unit)
            parts.append("<ul>" if deeper > depth else "</li>" + "</ul></li>" * (depth - deeper))
            parts.append(f"<li>{escape(self.label(unit))}")
            depth = deeper
        parts.append("</li></ul>" * (depth + 1))
        left_out = len(self) - len(shown)
        return "".join(parts) + (f"<p>… +{left_out}</p>" if left_out else "")

    # -- inside ---------------------------------------------------------------------------------

    def _below(self, place: int) -> Iterator[int]:
        # One level at a time: what hangs under neighbours stands together.
        first, after = self.slices[place]
        while first < after:
            yield from range(first, after)
            first, after = self.slices[first][0], self.slices[after - 1][1]


def _slices(parents: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    counts = [0] * len(parents)
    roots = 0
    for parent in parents:
        if parent < 0:
            roots += 1
        else:
            counts[parent] += 1
    firsts = accumulate(counts, initial=roots)
    return tuple(pairwise(firsts))
