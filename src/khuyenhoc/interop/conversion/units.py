"""The units and links that the lines of a conversion table make."""

from collections.abc import Callable, Collection, Iterable
from datetime import date

from attrs import frozen

from khuyenhoc.interop.conversion.lines import Named, Told
from khuyenhoc.models.administrative_unit import AdministrativeUnit
from khuyenhoc.models.link import Link
from khuyenhoc.text.names import same_name
from khuyenhoc.values.period import Period

__all__ = ["ConversionUnits"]


@frozen(kw_only=True)
class ConversionUnits:
    """The ids of the units of a table, and the units.

    A code never makes an old unit and a new one the same: their ids end with ``-old`` and ``-new``.
    One that goes on has neither.
    """

    scheme: str
    lines: tuple[Told, ...]
    before: Period
    since: Period
    #: The codes of the provinces that go on as they are.
    kept_provinces: frozenset[str]
    #: The new commune that each kept one goes on as, by the codes of both.
    kept: dict[str, str]

    @classmethod
    def of(
        cls, scheme: str, lines: Iterable[Told], last: date, provinces: Collection[str]
    ) -> "ConversionUnits":
        """Take the good lines of a table, whose new structure begins after ``last``."""
        good = tuple(lines)
        before = Period.until(last)
        return cls(
            scheme=scheme,
            lines=good,
            before=before,
            since=Period(before.end),
            kept_provinces=frozenset(provinces),
            kept={
                line.new.code: line.old.code
                for line in good
                if line.old is not None and line.note.note.goes_on
            },
        )

    def sources(self) -> dict[tuple[bool, str], str]:
        """Give the id of each commune or district that lines say something of."""
        return {
            line.source: self._district(line.district) if line.old is None else self._old(line.old)
            for line in self.lines
        }

    def targets(self) -> dict[str, str]:
        """Give the id of each new commune, by its code."""
        return {line.new.code: self._new(line.new) for line in self.lines}

    def units(self) -> tuple[AdministrativeUnit, ...]:
        """Give every unit once, those of the same tier and time together."""
        by_id: dict[str, list[AdministrativeUnit]] = {}
        for named, named_id, period in self._all():
            for line in self.lines:
                one = named(line)
                if one is not None:
                    self._add(by_id.setdefault(named_id(one), []), named_id(one), one, period)
        return tuple(unit for versions in by_id.values() for unit in self._versions(versions))

    def _add(
        self, versions: list[AdministrativeUnit], unit: str, one: Named, period: Period
    ) -> None:
        if all(version.period != period for version in versions):
            versions.append(
                AdministrativeUnit(
                    id=unit,
                    name=one.name,
                    kind=one.kind,
                    period=period,
                    codes=((self.scheme, one.code),),
                )
            )

    def _versions(self, versions: list[AdministrativeUnit]) -> list[AdministrativeUnit]:
        """Make one of what is the same before and after."""
        first, last = versions[0], versions[-1]
        named = same_name(first.name, last.name) and first.kind is last.kind
        if len(versions) == 1 or not named or first.codes != last.codes:
            return versions
        unit = AdministrativeUnit(id=first.id, name=first.name, kind=first.kind, codes=first.codes)
        return [unit]

    def _all(
        self,
    ) -> tuple[tuple[Callable[[Told], Named | None], Callable[[Named], str], Period], ...]:
        return (
            (lambda line: line.old_province, self._old_province, self.before),
            (lambda line: line.district, self._district, self.before),
            (lambda line: line.old, self._old, self.before),
            (lambda line: line.new_province, self._new_province, self.since),
            (lambda line: line.new, self._new, self.since),
        )

    def links(self) -> tuple[Link, ...]:
        """Give who hangs under whom, before and after."""
        found: dict[Link, None] = {}
        for line in self.lines:
            district, above = self._district(line.district), self._old_province(line.old_province)
            found[Link(district, above, self.before)] = None
            if line.old is not None:
                found[Link(self._old(line.old), district, self.before)] = None
            above = self._new_province(line.new_province)
            found[Link(self._new(line.new), above, self.since)] = None
        return tuple(found)

    def _old(self, one: Named) -> str:
        kept = one.code in self.kept.values()
        return f"{self.scheme}-{one.code}" if kept else f"{self.scheme}-{one.code}-old"

    def _new(self, one: Named) -> str:
        code = self.kept.get(one.code)
        return f"{self.scheme}-{one.code}-new" if code is None else f"{self.scheme}-{code}"

    def _district(self, one: Named) -> str:
        return f"{self.scheme}-district-{one.code}-old"

    def _old_province(self, one: Named) -> str:
        return self._province(one, "old")

    def _new_province(self, one: Named) -> str:
        return self._province(one, "new")

    def _province(self, one: Named, when: str) -> str:
        province = f"{self.scheme}-province-{one.code}"
        return province if one.code in self.kept_provinces else f"{province}-{when}"
