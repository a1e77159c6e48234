"""How many people belong to each unit of a tree, each counted once."""

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from itertools import chain
from typing import TypeVar, cast

from attrs import frozen

from khuyenhoc._language import in_language
from khuyenhoc._table import Table
from khuyenhoc.errors import InvalidValueError, NotThereError
from khuyenhoc.models.membership import Membership, MembershipKind
from khuyenhoc.models.organisation import Organisation, Sector
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.by_unit import SHOWN
from khuyenhoc.rollup.distinct import (
    by_organisation,
    counted,
    counted_once,
    counted_once_by,
    in_force,
)
from khuyenhoc.text.names import sort_key
from khuyenhoc.text.printed_numbers import format_number_vi
from khuyenhoc.values.bounds import Bounds

__all__ = ["Headcount", "headcount"]

T = TypeVar("T")


@frozen(repr=False, eq=False)
class Headcount(Mapping[str, int]):
    """How many people belong to each unit of a tree or to what hangs under it, by the unit's id.

    Each person counts once at every unit, however many memberships they have there. The whole is
    therefore at most the sum of its parts, and less where people belong to several.

    >>> from datetime import date
    >>> tree = Tree.of(date(2023, 12, 31), {"to-4": "p6", "to-9": "p6"})
    >>> rows = [Membership(person="m-1", organisation="to-4", kind=MembershipKind.FULL),
    ...         Membership(person="m-1", organisation="to-9", kind=MembershipKind.HONORARY),
    ...         Membership(person="m-2", organisation="to-9", party_member=True,
    ...                    attributes=(("giới tính", "nữ"),))]
    >>> count = headcount(rows, tree)
    >>> dict(count), count.registrations("p6"), count.party_members("p6")
    ({'p6': 2, 'to-4': 1, 'to-9': 2}, 3, Bounds(1, 2))
    >>> {kind and kind.value: people for kind, people in count.by_kind("p6").items()}
    {'full': 1, 'honorary': 1, None: 1}
    >>> count.by_attribute("p6", "giới tính")
    {'nữ': 1, None: 1}
    """

    tree: Tree
    #: The memberships in force on the day of organisations that the tree does not have: counted
    #: nowhere.
    unplaced: tuple[Membership, ...]
    _here: list[Membership]
    _people: list[int]

    def __getitem__(self, unit: str) -> int:
        """Give the number of people of ``unit``.

        Raises:
            InvalidValueError: The tree has no such unit. It is a ``KeyError`` too.
        """
        return self._people[self._place(unit)]

    def __contains__(self, unit: object) -> bool:
        return unit in self.tree

    def __iter__(self) -> Iterator[str]:
        return iter(self.tree)

    def __len__(self) -> int:
        return len(self.tree)

    def __repr__(self) -> str:
        return (
            f"<Headcount: {len(self._here)} memberships in {len(self.tree)} units on "
            f"{self.tree.day}; {len(self.unplaced)} unplaced>"
        )

    def registrations(self, unit: str) -> int:
        """Give the number of memberships of a unit and below: whoever has several counts so often.

        It is what ``MEMBERS`` counts, where each chapter reports its own.
        """
        return self._registrations[self._place(unit)]

    def by_kind(self, unit: str) -> dict[MembershipKind | None, int]:
        """Give the people who have a membership of each kind at ``unit`` or below.

        Whoever has memberships of several kinds counts once in each, so the numbers may come to
        more than all people. Under ``None`` are those with a membership that does not say its
        kind. What nobody has is not there.
        """
        return _of_place(self._kinds, [*MembershipKind, None], self._place(unit))

    def by_sector(self, unit: str) -> dict[Sector | None, int]:
        """Give the people who belong to organisations of each sector, at ``unit`` or below.

        Whoever belongs to several sectors counts once in each; ``None`` is for organisations that
        do not state theirs. What nobody belongs to is not there.
        """
        return _of_place(self._sectors, [*Sector, None], self._place(unit))

    def by_attribute(self, unit: str, name: str) -> dict[str | None, int]:
        """Give the people who have a membership that states each value of the attribute ``name``.

        At ``unit`` or below; the values in Vietnamese order. Whoever has memberships of several
        values counts once in each, so the numbers may come to more than all people. Under
        ``None``, which comes last, are those with a membership that does not state it. What
        nobody has is not there.
        """
        place = self._place(unit)
        if name not in self._attributes:
            found = counted_once_by(lambda one: one.attribute(name), self._here, self.tree)
            order = [*sorted(filter(None, found), key=sort_key), None]
            self._attributes[name] = {value: found[value] for value in order if value in found}
        columns = self._attributes[name]
        return _of_place(columns, columns, place)

    def party_members(self, unit: str) -> Bounds:
        """Give how many of the people of ``unit`` can be in the Party, each counted once.

        Somebody is if all of their memberships that say anything of it on that day say so,
        wherever these are, and is not if all say not. Of whom none says anything, or one this and
        one that, either is possible.
        """
        place = self._place(unit)
        surely, perhaps = self._in_the_party
        return Bounds(surely[place], surely[place] + perhaps[place])

    def table(self, language: str = "vi", *, units: Iterable[str] | None = None) -> Table:
        """Lay out the people and the memberships of ``units``, by default of all.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``, or the tree has no
                such unit.
        """
        headings = in_language(
            language,
            vi=("Đơn vị", "Người", "Lượt hội viên"),
            en=("Unit", "People", "Memberships"),
        )
        vi = language == "vi"
        rows = tuple(
            (
                self.tree.label(unit),
                *(
                    format_number_vi(number) if vi else f"{number:,}"
                    for number in (self[unit], self.registrations(unit))
                ),
            )
            for unit in (self if units is None else units)
        )
        return Table(headings, rows)

    def to_rows(self) -> list[dict[str, str | int]]:
        """Give a dictionary for each unit, of which any library makes a dataframe; no person's id.

        >>> from datetime import date
        >>> headcount([], Tree.of(date(2023, 12, 31), {"p6": None})).to_rows()
        [{'unit': 'p6', 'people': 0, 'memberships': 0}]
        """
        counts = zip(self.tree.ids, self._people, self._registrations, strict=True)
        return [
            {"unit": unit, "people": people, "memberships": memberships}
            for unit, people, memberships in counts
        ]

    def _repr_html_(self) -> str:
        return self.table(units=self.tree.ids[:SHOWN]).html()

    # -- inside ---------------------------------------------------------------------------------

    @cached_property
    def _registrations(self) -> list[int]:
        return counted(by_organisation(self._here), self.tree)

    @cached_property
    def _kinds(self) -> dict[MembershipKind | None, list[int]]:
        return counted_once_by(lambda one: one.kind, self._here, self.tree)

    @cached_property
    def _sectors(self) -> dict[Sector | None, list[int]]:
        sector_of = {
            unit.id: unit.sector if isinstance(unit, Organisation) else None
            for unit in self.tree.units
        }
        return counted_once_by(lambda one: sector_of[one.organisation], self._here, self.tree)

    @cached_property
    def _attributes(self) -> dict[str, dict[str | None, list[int]]]:
        """Keep what was counted by each attribute that was asked for, as a tree has many units."""
        return {}

    @cached_property
    def _in_the_party(self) -> tuple[list[int], list[int]]:
        """Count who surely is, and of whom it is open."""
        stated: dict[str, bool | None] = {}
        for one in chain(self._here, self.unplaced):
            if one.party_member is not None:
                before = stated.setdefault(one.person, one.party_member)
                if before is not one.party_member:
                    stated[one.person] = None

        by_answer = counted_once_by(lambda one: stated.get(one.person), self._here, self.tree)
        nobody = [0] * len(self.tree)
        return by_answer.get(True, nobody), by_answer.get(None, nobody)

    def _place(self, unit: str) -> int:
        try:
            return self.tree.index(unit)
        except InvalidValueError as error:
            raise NotThereError(error.field, error.value, error.expected) from None


def headcount(memberships: Iterable[Membership], tree: Tree) -> Headcount:
    """Count the people who belong to every unit of ``tree`` on its day, each once (số người).

    A person counts at each unit that they belong to or that it hangs under. Who is one person is
    told by the id alone: ``check_memberships`` finds people of several ids. A membership of an
    organisation that the tree does not have is given back in ``unplaced``.

    >>> from datetime import date
    >>> tree = Tree.of(date(2023, 12, 31), {"to-4": "phuong-6", "truong": "phuong-6"})
    >>> rows = [Membership(person="m-1", organisation=unit) for unit in ("to-4", "truong")]
    >>> headcount(rows, tree)["phuong-6"]
    1

    Raises:
        InvalidValueError: One of ``memberships``, or the ``tree``, is something else.
    """
    if not isinstance(cast("object", tree), Tree):
        said = "a Tree, such as hierarchy.on(day)"
        raise InvalidValueError("headcount.tree", tree, said)
    here = in_force("headcount.memberships", memberships, tree.day)
    elsewhere: tuple[Membership, ...] = ()
    each = by_organisation(here)
    if not each.keys() <= {*tree.ids}:
        elsewhere = tuple(one for one in here if one.organisation not in tree)
        here = [one for one in here if one.organisation in tree]
    return Headcount(tree, elsewhere, here, counted_once(here, each, tree))


def _of_place(columns: Mapping[T, list[int]], order: Iterable[T], place: int) -> dict[T, int]:
    return {one: people for one in order if one in columns and (people := columns[one][place])}
