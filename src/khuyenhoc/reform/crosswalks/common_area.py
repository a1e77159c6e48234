"""The smallest areas that are comparable in two structures."""

from attrs import field, frozen

from khuyenhoc._validators import flag, texts
from khuyenhoc.reform.crosswalks.walk import Walk
from khuyenhoc.reform.crosswalks.weights import Beyond

__all__ = ["CommonArea", "common_areas"]


@frozen(kw_only=True)
class CommonArea:
    """Units of one day that are, taken together, units of another (vùng so sánh được nhỏ nhất).

    >>> CommonArea(before=("phuong-7", "phuong-2"), after=("gia-dinh-2025",)).is_comparable
    True
    """

    #: The units of the first day, and those of the other day, each in the order of its structure.
    before: tuple[str, ...] = field(validator=texts)
    after: tuple[str, ...] = field(validator=texts)
    #: Whether a part of it is, or may be, outside the registry or without a successor.
    is_open: bool = field(default=False, validator=flag)

    @property
    def is_comparable(self) -> bool:
        """Whether figures of both days are of one and the same area, and exact."""
        return bool(self.before and self.after) and not self.is_open

    @property
    def id(self) -> str:
        """What it is called as a group: by its first unit, and how many others there are.

        >>> CommonArea(before=("a",), after=("x", "y", "z")).id
        'x (+2)'
        """
        first, *others = self.after or self.before
        return f"{first} (+{len(others)})" if others else first


def common_areas(walk: Walk) -> tuple[CommonArea, ...]:
    """Find them: what is tied together by a weight that can be above 0 is one area.

    They stand in the order of the units of the other day; what nothing of the first day belongs to,
    and what ended without successor, is an area of one unit.
    """
    parent: dict[str | tuple[str], str | tuple[str]] = {target: target for target in walk.targets}

    def root(unit: str | tuple[str]) -> str | tuple[str]:
        while parent[unit] != unit:
            parent[unit] = parent[parent[unit]]  # halves the way of the next
            unit = parent[unit]
        return unit

    rows = {unit: row for unit, row in walk.rows.items() if unit not in walk.areas}
    for unit, row in rows.items():
        # A unit that stays has one id in both structures: before the change it is a tuple.
        parent[unit,] = (unit,)
        for weight in row:
            if not isinstance(weight.target, Beyond):
                parent[root(weight.target)] = root((unit,))
    before: dict[str | tuple[str], list[str]] = {}
    after: dict[str | tuple[str], list[str]] = {}
    still_open: set[str | tuple[str]] = set()
    for target in walk.targets:
        after.setdefault(root(target), []).append(target)
    for unit, row in rows.items():
        area = root((unit,))
        before.setdefault(area, []).append(unit)
        if any(isinstance(weight.target, Beyond) for weight in row):
            still_open.add(area)
    return tuple(
        CommonArea(
            before=tuple(before.get(area, ())),
            after=tuple(after.get(area, ())),
            is_open=area in still_open,
        )
        for area in dict.fromkeys((*after, *before))
    )
