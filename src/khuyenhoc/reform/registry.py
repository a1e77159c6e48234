"""Units over time: every version of each, who hangs under whom, and the changes between."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cached_property

from attrs import field, frozen

from khuyenhoc._validators import day as a_day
from khuyenhoc._validators import one_of_type, optional, tuple_of
from khuyenhoc.errors import InvalidValueError, StructuringError
from khuyenhoc.models.fault import Fault
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.spans import Span, merged, span_of
from khuyenhoc.models.tree import Tree
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.reform.change_problems import change_problems
from khuyenhoc.reform.structure_change import StructureChange
from khuyenhoc.values.period import Period

__all__ = ["Registry", "check_registry"]


@frozen(kw_only=True, repr=False)
class Registry:
    """The units of a territory or an association over time, and what became of which.

    Units and links are those of a ``Hierarchy``; changes carry figures over. What is renamed,
    gets another kind, code or parent needs no move: its figures stay with it.

    >>> from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
    >>> from khuyenhoc.reform.move import Move
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
        said = f"{len(self.existence)} units, {len(self.changes)} changes"
        return f"<Registry {self.name!r}: {said}, verified on {self.verified_on}>"

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

    def on(self, day: date) -> Tree:
        """Give the tree of the units on ``day``; as ``Hierarchy.on`` does, with its errors."""
        return self.hierarchy.on(day)

    def existing(self, day: date) -> tuple[str, ...]:
        """Give the ids of the units that exist on ``day``, in the order of the hierarchy.

        Raises:
            InvalidValueError: ``day`` is not exactly a ``date``.
        """
        if type(day) is not date:
            raise InvalidValueError("Registry.existing", day, "a date without a time")
        at = day.toordinal()
        return tuple([unit for unit, first, after in self._spans if first <= at < after])

    def existing_on(self, day: date) -> Callable[[str], bool]:
        """Give what tells of an id whether there is such a unit on ``day``."""
        at, existence = day.toordinal(), self.existence

        def exists(unit: str) -> bool:
            return _holds(existence.get(unit, ()), at)

        return exists

    def label(self, unit: str, *, on: date) -> str:
        """Give the name of a unit on a day; its id where there is none of it on that day."""
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
        """Find every fault of units and links; as ``Hierarchy.check`` does. Moves are sound."""
        return self.hierarchy.check(during=during)

    def is_verified(self, day: date) -> bool:
        """Tell whether ``day`` is one up to which the table was compared with its sources."""
        return self.verified_on is not None and day <= self.verified_on

    def parts(self, period: Period) -> tuple[Period, ...]:
        """Cut a period where moves take effect: what happened in it is carried part by part.

        >>> from khuyenhoc.models.organisation import Organisation
        >>> from khuyenhoc.reform.move import Move
        >>> units = tuple(Organisation(id=unit, name=unit) for unit in ("a", "b"))
        >>> change = StructureChange(effective=date(2025, 7, 1), moves=(Move("a", "b"),))
        >>> registry = Registry(hierarchy=Hierarchy(name="made-up", units=units), changes=(change,))
        >>> [str(part) for part in registry.parts(Period.year(2025))]
        ['2025-01-01 to 2025-06-30', '2025-07-01 to 2025-12-31']
        """
        made: list[Period] = []
        rest = period
        for day in self.days_of_change:
            if day in rest and day != rest.start:
                before, rest = rest.split(day)
                made.append(before)
        return (*made, rest)

    def with_changes(self, changes: Iterable[StructureChange]) -> "Registry":
        """Give the same with further changes, such as the moves that a host knows more of."""
        return Registry(
            hierarchy=self.hierarchy,
            changes=(*self.changes, *changes),
            verified_on=self.verified_on,
        )


def _holds(spans: Iterable[Span], at: int) -> bool:
    return any(first <= at < after for first, after in spans)


def check_registry(name: str, value: object) -> None:
    """Refuse what is no registry.

    Raises:
        InvalidValueError: It is none; the error calls it ``name``.
    """
    if not isinstance(value, Registry):
        raise InvalidValueError(name, value, "a Registry, such as kh.provinces()")
