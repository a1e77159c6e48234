"""Units and dated links: a forest on every day, if they are sound."""

from datetime import date
from typing import cast

from attrs import field, frozen

from khuyenhoc._validators import text, tuple_of
from khuyenhoc.errors import HierarchyError, InvalidValueError
from khuyenhoc.models.administrative_unit import AdministrativeUnit
from khuyenhoc.models.fault import Fault
from khuyenhoc.models.link import Link
from khuyenhoc.models.organisation import Organisation
from khuyenhoc.models.spans import span_of
from khuyenhoc.models.structure import structure_faults
from khuyenhoc.models.tree import Tree
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.values.period import Period

__all__ = ["Hierarchy", "Link"]


@frozen(kw_only=True, repr=False)
class Hierarchy:
    """Who is organised under whom and when (hệ thống tổ chức); the order given does not matter.

    Territory and association are two of them: the association lags behind a reform, and chapters
    of agencies and schools hang where their territory would not put them.

    >>> from khuyenhoc.models.administrative_unit import AdministrativeKind
    >>> district = Period.until(date(2025, 6, 30))
    >>> territory = Hierarchy(
    ...     name="territory",
    ...     units=(
    ...         AdministrativeUnit(id="hcm", name="Thành phố Hồ Chí Minh",
    ...                            kind=AdministrativeKind.CENTRALLY_RUN_CITY),
    ...         AdministrativeUnit(id="bt", name="Quận Bình Thạnh",
    ...                            kind=AdministrativeKind.URBAN_DISTRICT, period=district),
    ...         AdministrativeUnit(id="p12", name="Phường 12", kind=AdministrativeKind.WARD),
    ...     ),
    ...     links=(
    ...         Link("bt", "hcm"),
    ...         Link("p12", "bt", district),
    ...         Link("p12", "hcm", Period(date(2025, 7, 1))),
    ...     ),
    ... )
    >>> territory.on(date(2025, 6, 30)).path("p12"), territory.on(date(2025, 7, 1)).path("p12")
    (('hcm', 'bt', 'p12'), ('hcm', 'p12'))
    >>> territory.check()
    ()

    Several of one id are the versions of one unit, as where it got another name or kind: no two of
    them may hold on one day. A link holds on those of its days on which its child exists.

    Units and links that make no forest are taken all the same: ``check`` lists what is wrong, and
    ``on`` refuses the days that it is wrong on.

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    #: What it is called in results and errors: "association", "territory".
    name: str = field(validator=text)
    units: tuple[UnitVersion, ...] = field(validator=tuple_of(Organisation, AdministrativeUnit))
    links: tuple[Link, ...] = field(default=(), validator=tuple_of(Link))

    def __repr__(self) -> str:
        return f"<Hierarchy {self.name!r}: {len(self.units)} units, {len(self.links)} links>"

    def versions(self, unit: str) -> tuple[UnitVersion, ...]:
        """Give what a unit has been, the earliest first.

        Raises:
            InvalidValueError: The hierarchy has no such unit.
        """
        found = [version for version in self.units if version.id == unit]
        if not found:
            raise InvalidValueError("unit", unit, f"the id of a unit of {self!r}")
        return tuple(sorted(found, key=lambda version: span_of(version.period)))

    def on(self, day: date) -> Tree:
        """Give the tree of the units that exist on ``day`` under the links that hold on it.

        A unit whose parent does not exist on that day is a root; ``check`` reports it.

        Raises:
            HierarchyError: They make no forest on that day: units are their own ancestors or have
                two parents, a link names an unknown unit, an id is there twice. All at once.
            InvalidValueError: ``day`` is not exactly a ``date``.
        """
        if type(day) is not date:
            raise InvalidValueError("Hierarchy.on", day, "a date without a time")
        known = {unit.id for unit in self.units}
        standing = [unit for unit in self.units if unit.exists_on(day)]
        existing = {unit.id for unit in standing}
        parent_of: dict[str, str] = {}
        sound = len(existing) == len(standing)
        for link in self.links:
            if link.in_force_on(day):
                sound = sound and link.child in known and link.parent in known
                if link.child in existing:
                    parent = parent_of.setdefault(link.child, link.parent)
                    sound = sound and parent == link.parent
        tree = Tree.grown(self.name, day, standing, parent_of) if sound else None
        if tree is None:
            faults = [
                fault
                for fault in self.check()
                if fault.code.prevents_a_tree and (fault.period is None or day in fault.period)
            ]
            raise HierarchyError(self.name, day, faults)
        return tree

    def check(self, *, during: Period | None = None) -> tuple[Fault, ...]:
        """Find every fault at once, over all time or on the days of ``during`` alone.

        Each fault has its units and all days on which it stands; within ``during`` those of its
        days that belong to it. Where nothing is dated, a fault stands always. They are listed by
        kind, then by unit, then by day.

        >>> ring = Hierarchy(
        ...     name="association",
        ...     units=(Organisation(id="a", name="A"), Organisation(id="b", name="B")),
        ...     links=(Link("a", "b"), Link("b", "a", Period.year(2023))),
        ... )
        >>> print(ring.check()[0].sentence("en"))
        a cycle: a under b under a (2023-01-01 to 2023-12-31).
        """
        if during is not None and not isinstance(cast("object", during), Period):
            raise InvalidValueError("Hierarchy.check(during)", during, "a Period")
        return structure_faults(self.units, self.links, during)
