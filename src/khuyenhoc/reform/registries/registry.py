"""Units over time: every version of each, who hangs under whom, and the changes between."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property
from typing import cast

from attrs import field, frozen

from khuyenhoc._validators import day as a_day
from khuyenhoc._validators import one_of_type, optional, tuple_of
from khuyenhoc.errors import InvalidValueError, StructuringError
from khuyenhoc.models.fault import Fault
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.spans import Span, holds, merged, span_of
from khuyenhoc.models.tree import Tree
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.reform.registries.change_problems import change_problems
from khuyenhoc.reform.registries.editions import Editions, editions_of
from khuyenhoc.reform.registries.event import StructureEvent
from khuyenhoc.reform.registries.events import structure_events
from khuyenhoc.reform.registries.lookup import (
    ByCode,
    ByName,
    match_pairs,
    unit_by_code,
    unit_by_name,
    versions_by_code,
    versions_by_name,
)
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.registries.shared_codes import shared_codes
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.values.period import Period

__all__ = ["Registry", "check_registry"]


@frozen(kw_only=True, repr=False)
class Registry:
    """The units of a territory or an association over time, and what became of which.

    Units and links are those of a ``Hierarchy``; changes carry figures over. What is renamed,
    gets another kind, code or parent needs no move: its figures stay with it.

    >>> from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
    >>> from khuyenhoc.reform.registries.move import Move
    >>> last_day, first_day = date(2025, 6, 30), date(2025, 7, 1)
    >>> registry = Registry(
    ...     hierarchy=Hierarchy(name="territory", units=(
    ...         *(AdministrativeUnit(id=unit, name=name, kind=AdministrativeKind.PROVINCE,
    ...                              codes=(("gso", code),), period=Period.until(last_day))
    ...           for unit, name, code in (("quang-binh", "Quảng Bình", "44"),
    ...                                    ("quang-tri", "Quảng Trị", "45"))),
    ...         AdministrativeUnit(id="quang-tri-2025", name="Quảng Trị", codes=(("gso", "44"),),
    ...                            kind=AdministrativeKind.PROVINCE, period=Period(first_day)))),
    ...     changes=(StructureChange(effective=first_day, moves=(
    ...         Move("quang-binh", "quang-tri-2025"), Move("quang-tri", "quang-tri-2025"))),))
    >>> registry.on(last_day).ids, registry.on(first_day).ids
    (('quang-binh', 'quang-tri'), ('quang-tri-2025',))

    What a code or a name means depends on the day; a table tells of which days its list is.

    >>> registry.resolve("44", on=last_day), registry.named("Tỉnh Quảng Trị", on=first_day)
    ('quang-binh', 'quang-tri-2025')
    >>> print(registry.editions([("44", "Quảng Bình"), ("45", "Quảng Trị")]))
    2/2 cặp mã và tên khớp với danh mục tính đến ngày 30/6/2025.
    >>> print(*registry.events())
    Quảng Bình, Quảng Trị sáp nhập thành Quảng Trị (1/7/2025)

    Raises:
        InvalidValueError: A field has the wrong type.
        StructuringError: Moves that cannot be: of or to a unit that nobody knows or that is not
            there on that day, told twice, shares above the whole, a ring. All at once, each with
            its place; ``read`` has the moves that can.
    """

    hierarchy: Hierarchy = field(validator=one_of_type(Hierarchy))
    changes: tuple[StructureChange, ...] = field(default=(), validator=tuple_of(StructureChange))
    #: The last day up to which the table was compared with its sources; ``None``: not stated.
    verified_on: date | None = field(default=None, validator=optional(a_day))

    def __attrs_post_init__(self) -> None:
        found = change_problems(self.hierarchy.name, self.existence, self.changes)
        if found:
            sound = tuple(
                move
                for at, change in enumerate(self.changes)
                for place, move in enumerate(change.moves)
                if (at, place) not in found.bad
            )
            raise StructuringError(f"Registry of {self.name}", found.problems, sound)

    @property
    def name(self) -> str:
        """What its hierarchy is called."""
        return self.hierarchy.name

    def __repr__(self) -> str:
        days = len(self.days_of_change)
        said = f"{len(self.existence)} units, {days} day{'' if days == 1 else 's'} of change"
        verified = f"verified on {self.verified_on}" if self.verified_on else "not verified"
        return f"<Registry {self.name!r}: {said}, {verified}>"

    @cached_property
    def existence(self) -> Mapping[str, tuple[Span, ...]]:
        """The days on which each unit exists, by its id, as ordinals of dates."""
        spans: dict[str, list[Span]] = {}
        for unit in self.hierarchy.units:
            spans.setdefault(unit.id, []).append(span_of(unit.period))
        return {
            unit: tuple(days if len(days) == 1 else merged(days)) for unit, days in spans.items()
        }

    @cached_property
    def days_of_change(self) -> tuple[date, ...]:
        """The days on which moves take effect, in order."""
        return tuple(sorted(self.changes_of))

    @cached_property
    def changes_of(self) -> Mapping[date, tuple[StructureChange, ...]]:
        """The changes that take effect on each day."""
        by_day: dict[date, list[StructureChange]] = {}
        for change in self.changes:
            by_day.setdefault(change.effective, []).append(change)
        return {day: tuple(changes) for day, changes in by_day.items()}

    @cached_property
    def _by_code(self) -> ByCode:
        return versions_by_code(self.hierarchy)

    @cached_property
    def _by_name(self) -> ByName:
        return versions_by_name(self.hierarchy)

    def told_apart(self, first: date, last: date) -> frozenset[Moved]:
        """Give what moves are told of by themselves after ``first``, and up to ``last``."""
        return frozenset(
            of for day, told in self._told_apart.items() if first < day <= last for of in told
        )

    @cached_property
    def _told_apart(self) -> Mapping[date, frozenset[Moved]]:
        return {
            day: frozenset(move.of for change in changes for move in change.moves)
            - {Moved.EVERYTHING}
            for day, changes in self.changes_of.items()
        }

    @cached_property
    def returns(self) -> Mapping[date, tuple[str, ...]]:
        """The units that end and come back, by the first day without them.

        What they held when they ended is not theirs again unless moves bring it back.
        """
        found: dict[date, tuple[str, ...]] = {}
        for unit, spans in self.existence.items():
            for _, after in spans[:-1]:
                day = date.fromordinal(after)
                found[day] = (*found.get(day, ()), unit)
        return found

    def on(self, day: date) -> Tree:
        """Give the tree of the units on ``day``; as ``Hierarchy.on`` does, with its errors."""
        return self.hierarchy.on(day)

    def existing(self, day: date) -> tuple[str, ...]:
        """Give the ids of the units that exist on ``day``, in the order of the hierarchy.

        Raises:
            InvalidValueError: ``day`` is not exactly a ``date``.
        """
        _check_day("Registry.existing(day)", day)
        at = day.toordinal()
        return tuple([unit for unit, first, after in self._spans if first <= at < after])

    def existing_on(self, day: date) -> Callable[[str], bool]:
        """Give what tells of an id whether there is such a unit on ``day``.

        Raises:
            InvalidValueError: ``day`` is not exactly a ``date``.
        """
        _check_day("Registry.existing_on(day)", day)
        at, existence = day.toordinal(), self.existence

        def exists(unit: str) -> bool:
            return holds(existence.get(unit, ()), at)

        return exists

    def label(self, unit: str, *, on: date) -> str:
        """Give the name of a unit on a day; its id where there is none of it on that day.

        Raises:
            InvalidValueError: ``on`` is not exactly a ``date``.
        """
        _check_day("Registry.label(on)", on)
        for version in self._versions.get(unit, ()):
            if version.exists_on(on):
                return version.name
        return unit

    @cached_property
    def _spans(self) -> list[tuple[str, int, int]]:
        return [(unit, *span) for unit, spans in self.existence.items() for span in spans]

    @cached_property
    def _versions(self) -> dict[str, list[UnitVersion]]:
        versions: dict[str, list[UnitVersion]] = {}
        for unit in self.hierarchy.units:
            versions.setdefault(unit.id, []).append(unit)
        return versions

    def check(self, *, during: Period | None = None) -> tuple[Fault, ...]:
        """Find every fault of units and links, as ``Hierarchy.check`` does. Moves are sound.

        Codes that several units bear at once are faults, too: ``resolve`` refuses them.
        """
        return (*self.hierarchy.check(during=during), *shared_codes(self._by_code, during))

    def is_verified(self, day: date) -> bool:
        """Tell whether ``day`` is one up to which the table was compared with its sources.

        Raises:
            InvalidValueError: ``day`` is not exactly a ``date``.
        """
        _check_day("Registry.is_verified(day)", day)
        return self.verified_on is not None and day <= self.verified_on

    def parts(self, period: Period) -> tuple[Period, ...]:
        """Cut a period where moves take effect: what happened in it is carried part by part.

        >>> from khuyenhoc.models.organisation import Organisation
        >>> from khuyenhoc.reform.registries.move import Move
        >>> units = tuple(Organisation(id=unit, name=unit) for unit in ("a", "b"))
        >>> change = StructureChange(effective=date(2025, 7, 1), moves=(Move("a", "b"),))
        >>> registry = Registry(hierarchy=Hierarchy(name="made-up", units=units), changes=(change,))
        >>> [str(part) for part in registry.parts(Period.year(2025))]
        ['2025-01-01 to 2025-06-30', '2025-07-01 to 2025-12-31']

        Raises:
            InvalidValueError: ``period`` is no ``Period``.
        """
        if not isinstance(cast("object", period), Period):
            raise InvalidValueError("Registry.parts(period)", period, "a Period")
        made: list[Period] = []
        rest = period
        for day in self.days_of_change:
            if day in rest and day != rest.start:
                before, rest = rest.split(day)
                made.append(before)
        return (*made, rest)

    def resolve(self, code: str, *, scheme: str = "gso", on: date | None = None) -> str:
        """Give the id of the unit that bears a code on a day; without a day it is refused.

        Codes pass from one unit to another: 44 was Quảng Bình until 30 June 2025, and is Quảng Trị
        since. A name that two bear is refused, too, however well known one of them is.

        Raises:
            AmbiguousUnitError: No day is given, or several bear it then; the error names them.
            InvalidValueError: Nobody bears it then; the error says who does when.
        """
        return unit_by_code(self._by_code, code, scheme=scheme, on=on)

    def named(self, name: str, *, on: date | None = None) -> str:
        """Give the id of the unit called ``name`` on a day; without a day it is refused.

        Neither spelling nor case makes a difference. A word for the kind may be left out; where it
        stands, and several units bear the name, it chooses among them.

        Raises:
            AmbiguousUnitError: No day is given, or several are called so then.
            InvalidValueError: None is called so then; the error says which is when.
            HierarchyError: Several are, and the day has no forest that says where they are.
        """
        return unit_by_name(self.hierarchy, self._by_name, name, on=on)

    def match(
        self, pairs: Iterable[tuple[str, str]], *, scheme: str = "gso", on: date
    ) -> dict[str, str]:
        """Give the id for each code of a table, whose names must be those of that day, too.

        Raises:
            InvalidValueError: ``on`` is not exactly a ``date``, or ``scheme`` is no text.
            StructuringError: Codes that no unit, or not one, bears then, and names that are not
                those of the codes, all at once; ``read`` has the pairs of code and id that fit.
        """
        return match_pairs(self._by_code, pairs, scheme=scheme, on=on)

    def editions(self, pairs: Iterable[tuple[str, str]], *, scheme: str = "gso") -> Editions:
        """Find of which days' list a table is, by the codes and the names in its rows.

        Raises:
            InvalidValueError: ``scheme`` is no text.
            StructuringError: Some are no pairs of texts.
        """
        return editions_of(self._by_code, pairs, scheme=scheme)

    def events(self, during: Period | None = None) -> tuple[StructureEvent, ...]:
        """Name all that changes, on any day or on those of ``during``: merge, split, rename ….

        Raises:
            InvalidValueError: ``during`` is no ``Period``.
        """
        return structure_events(self.hierarchy, self.existence, self.changes, during)

    def with_changes(self, changes: Iterable[StructureChange]) -> "Registry":
        """Give the same with further changes, such as the moves that a host knows more of."""
        return Registry(
            hierarchy=self.hierarchy,
            changes=(*self.changes, *changes),
            verified_on=self.verified_on,
        )


def _check_day(name: str, value: object) -> None:
    if type(value) is not date:
        raise InvalidValueError(name, value, "a date without a time")


def check_registry(name: str, value: object) -> None:
    """Refuse what is no registry.

    Raises:
        InvalidValueError: It is none; the error calls it ``name``.
    """
    if not isinstance(value, Registry):
        raise InvalidValueError(name, value, "a Registry, such as kh.provinces()")
