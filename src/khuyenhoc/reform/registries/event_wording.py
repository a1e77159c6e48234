"""What is said of a change: units by the names they bore on the day before, and on the day."""

from collections.abc import Iterable
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from attrs import frozen

from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.spans import span_of
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.reform.registries.event import EventKind, StructureEvent
from khuyenhoc.values.citation import Citation

__all__ = ["Wording"]

#: With {} the sources, as they were, and the targets, as they are.
_SENTENCES: Final = {
    EventKind.MERGE: ("{} sáp nhập thành {}", "{} merge into {}"),
    EventKind.ABSORB: ("{} nhập vào {}", "{1} takes in {0}"),
    EventKind.SUCCEED: ("{} trở thành {}", "{} becomes {}"),
    EventKind.SPLIT: ("{} được chia về {}", "{} is divided among {}"),
    EventKind.TRANSFER: ("Một phần {} chuyển về {}", "a part of {} goes to {}"),
    EventKind.ABOLISH: ("{} kết thúc, không có đơn vị kế thừa", "{} ends without a successor"),
    EventKind.CREATE: ("{1} được thành lập mới", "{1} is created"),
    EventKind.RENAME: ("{} đổi tên thành {}", "{} is renamed {}"),
}
#: Of a unit that ends and of which one target alone is told.
_IN_PART: Final = ("{} được chia, một phần về {}", "{} is divided, and a part of it goes to {}")


@frozen
class Wording:
    """Puts the changes of the units of one hierarchy into words."""

    hierarchy: Hierarchy

    @cached_property
    def versions(self) -> dict[str, list[UnitVersion]]:
        """What each unit has been, the earliest first."""
        found: dict[str, list[UnitVersion]] = {}
        for unit in sorted(self.hierarchy.units, key=lambda one: span_of(one.period)):
            found.setdefault(unit.id, []).append(unit)
        return found

    def event(
        self,
        on: date,
        kind: EventKind,
        sources: tuple[str, ...],
        targets: tuple[str, ...],
        basis: tuple[Citation, ...],
    ) -> StructureEvent:
        """Make an event with its two sentences; ``targets`` are those of the same day."""
        was = [self._on(unit, on - timedelta(days=1)) for unit in sources]
        now = [self._on(unit, on) for unit in targets]
        named = [", ".join(unit.name for unit in units) for units in (was, now)]
        if kind is EventKind.NEW_KIND:
            vi, en = (
                pattern.format(now[0].name, *(_kind(one, tongue) for one in (was[0], now[0])))
                for tongue, pattern in (
                    ("vi", "{} chuyển từ {} thành {}"),
                    ("en", "{} turns from {} into {}"),
                )
            )
        elif kind is EventKind.NEW_CODE:
            vi, en = (
                pattern.format(now[0].name, *(_codes(one, none) for one in (was[0], now[0])))
                for none, pattern in (
                    ("không mã", "{} đổi mã từ {} thành {}"),
                    ("none", "the code of {} changes from {} to {}"),
                )
            )
        else:
            vi, en = _SENTENCES[kind]
            if kind is EventKind.SPLIT and len(now) == 1:
                vi, en = _IN_PART
            outside = ("đơn vị ngoài danh mục", "units outside the registry")
            vi, en = (
                pattern.format(named[0], named[1] or elsewhere)
                for pattern, elsewhere in zip((vi, en), outside, strict=True)
            )
        return StructureEvent(
            kind=kind, on=on, sources=sources, targets=targets, basis=basis, vi=vi, en=en
        )

    def new_parent(
        self, on: date, child: str, before: Iterable[str], now: Iterable[str]
    ) -> StructureEvent:
        """Make the event of a unit that hangs under another, or under none, from a day on."""
        targets = tuple(sorted(now))
        was = self._names(sorted(before), on - timedelta(days=1))
        names = self._names(targets, on)
        name = self._on(child, on).name
        vi, en = (
            f"{name} chuyển từ {was or 'cấp cao nhất'} sang {names or 'cấp cao nhất'}",
            f"{name} moves from under {was or 'nothing'} to under {names or 'nothing'}",
        )
        return StructureEvent(
            kind=EventKind.NEW_PARENT, on=on, sources=(child,), targets=targets, vi=vi, en=en
        )

    def _names(self, units: Iterable[str], day: date) -> str:
        return ", ".join(
            self._on(unit, day).name if unit in self.versions else unit for unit in units
        )

    def _on(self, unit: str, day: date) -> UnitVersion:
        """Give what a unit is on a day, or, where it is not there, what it was or will be."""
        versions = self.versions[unit]
        standing = [one for one in versions if one.exists_on(day)]
        return (standing or versions)[-1]


def _kind(unit: UnitVersion, language: str) -> str:
    if unit.kind is None:
        return {"vi": "không nêu loại", "en": "a kind not stated"}[language]
    return unit.kind.label(language)


def _codes(unit: UnitVersion, none: str) -> str:
    return ", ".join(" ".join(pair) for pair in sorted(unit.codes)) or none
