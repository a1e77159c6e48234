"""What is said of a change: units by the names they bore on the day before, and on the day."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from attrs import frozen

from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.spans import span_of
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.reform.registries.event import EventKind, StructureEvent
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.values.citation import Citation

__all__ = ["Gone", "Wording"]

#: With {} the sources, as they were, and the targets, as they are.
_SENTENCES: Final = {
    EventKind.MERGE: ("{} sáp nhập thành {}", "{} merge into {}"),
    EventKind.ABSORB: ("{} nhập vào {}", "{1} takes in {0}"),
    EventKind.SUCCEED: ("{} trở thành {}", "{} becomes {}"),
    EventKind.SPLIT: ("{} được chia về {}", "{} is divided among {}"),
    EventKind.TRANSFER: ("{} chuyển về {}", "{} goes to {}"),
    EventKind.ABOLISH: ("{} kết thúc, không có đơn vị kế thừa", "{} ends without a successor"),
    EventKind.CREATE: ("{1} được thành lập mới", "{1} is created"),
    EventKind.RENAME: ("{} đổi tên thành {}", "{} is renamed {}"),
}
#: Of a unit that ends and of which one target alone is told.
_IN_PART: Final = ("{} được chia, một phần về {}", "{} is divided, and a part of it goes to {}")
#: Of what goes to no unit of the registry.
_OUTSIDE: Final = ("đơn vị ngoài danh mục", "units outside the registry")


@frozen
class Gone:
    """What of a unit goes elsewhere: the unit, a part of it, or its land or money alone."""

    unit: str
    is_part: bool = False
    #: Where land or money alone goes: these.
    of: tuple[Moved, ...] = ()

    @property
    def is_unit(self) -> bool:
        """Whether the unit itself does."""
        return not self.is_part and not self.of


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
        gone: tuple[Gone, ...],
        targets: tuple[str, ...],
        basis: tuple[Citation, ...],
    ) -> StructureEvent:
        """Make an event with its two sentences; ``targets`` are those of the same day."""
        before = on - timedelta(days=1)
        was = {one.unit: self._on(one.unit, before) for one in gone}
        now = [self._on(unit, on) for unit in targets]
        if kind is EventKind.NEW_KIND:
            vi, en = (
                pattern.format(now[0].name, *(_kind(one, tongue) for one in (*was.values(), *now)))
                for tongue, pattern in (
                    ("vi", "{} chuyển từ {} thành {}"),
                    ("en", "{} turns from {} into {}"),
                )
            )
        elif kind is EventKind.NEW_CODE:
            vi, en = (
                pattern.format(now[0].name, *(_codes(one, none) for one in (*was.values(), *now)))
                for none, pattern in (
                    ("không mã", "{} đổi mã từ {} thành {}"),
                    ("none", "the code of {} changes from {} to {}"),
                )
            )
        else:
            names = {unit: version.name for unit, version in was.items()}
            vi, en = _moved(kind, gone, names, [unit.name for unit in now])
        mixed = kind in (EventKind.MERGE, EventKind.ABSORB)
        return StructureEvent(
            kind=kind,
            on=on,
            sources=tuple(was),
            targets=targets,
            parts=tuple(one.unit for one in gone if mixed and not one.is_unit),
            basis=basis,
            vi=vi,
            en=en,
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


def _moved(
    kind: EventKind, gone: Sequence[Gone], names: Mapping[str, str], now: Sequence[str]
) -> tuple[str, str]:
    """Say where units or parts of them go, in Vietnamese and in English."""
    patterns = _SENTENCES[kind]
    if kind is EventKind.SPLIT:
        (one,) = gone
        if len(now) > 1:
            gone = (Gone(one.unit, of=one.of),)
        elif one.of:
            patterns = _SENTENCES[EventKind.TRANSFER]
        else:
            gone, patterns = (Gone(one.unit),), _IN_PART
    elif kind is EventKind.ABOLISH:
        gone = tuple(Gone(one.unit) for one in gone)
    vi, en = (
        pattern.format(_gone(gone, names, language, pattern), ", ".join(now) or elsewhere)
        for pattern, language, elsewhere in zip(patterns, ("vi", "en"), _OUTSIDE, strict=True)
    )
    begins_with_a_name = not gone or any(one.is_unit for one in gone)
    return vi if begins_with_a_name else vi[0].upper() + vi[1:], en


def _gone(gone: Sequence[Gone], names: Mapping[str, str], language: str, pattern: str) -> str:
    """Name what goes: units that go as wholes first, then what is only a part of one."""
    whole = ", ".join(names[one.unit] for one in gone if one.is_unit)
    alike: dict[tuple[bool, tuple[Moved, ...]], list[str]] = {}
    for one in gone:
        if not one.is_unit:
            alike.setdefault((not one.is_part, one.of), []).append(names[one.unit])
    parts = [
        _part(of, units, language, is_part=not is_all)
        for (is_all, of), units in sorted(
            alike.items(), key=lambda one: ([moved.value for moved in one[0][1]], one[0][0])
        )
    ]
    together = {"vi": ", và ", "en": ", and "}[language].join([whole, *parts] if whole else parts)
    # Where the sentence goes on after them.
    return f"{together}," if whole and parts and pattern.startswith("{} ") else together


def _part(of: Sequence[Moved], units: Sequence[str], language: str, *, is_part: bool) -> str:
    what = {"vi": " và ", "en": " and "}[language].join(moved.label(language) for moved in of)
    named, several = ", ".join(units), len(units) > 1
    if language == "vi":
        head = " ".join(word for word in ("một phần" if is_part else "", what) if word)
        return f"{head} của {'các đơn vị ' if several else ''}{named}"
    of_them = f"the {what} of {named}" if of else named
    if is_part:
        return f"{'parts' if several else 'a part'} of {of_them}"
    return of_them


def _kind(unit: UnitVersion, language: str) -> str:
    if unit.kind is None:
        return {"vi": "không nêu loại", "en": "a kind not stated"}[language]
    return unit.kind.label(language)


def _codes(unit: UnitVersion, none: str) -> str:
    return ", ".join(" ".join(pair) for pair in sorted(unit.codes)) or none
