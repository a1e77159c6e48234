"""The same people, money or things reported twice: of a unit and of what it is made of."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import Enum
from functools import cache
from typing import cast

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.reform.crosswalks.weights import Beyond
from khuyenhoc.reform.registries.registry import Registry, check_registry
from khuyenhoc.reform.restating.moved_with import moved_with
from khuyenhoc.reform.series.observation import Observation
from khuyenhoc.reform.series.structures import Structures
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.period import Period

__all__ = ["DoubleCount", "DoubleCountKind", "double_counts", "doubles_in"]


#: The observations of each unit, by structure, with their places among those given.
_Index = dict[tuple[int, str], list[tuple[int, Observation]]]


class DoubleCountKind(Enum):
    """How two observations come to be of the same."""

    #: Both are of one unit.
    SAME_UNIT = "same-unit"
    #: One is of a unit above the other.
    ABOVE = "above"
    #: One is of a unit that the other, or a part of it, came from.
    PREDECESSOR = "predecessor"


@frozen(kw_only=True)
class DoubleCount:
    """Two observations that are not to be added: they hold the same (tính trùng).

    >>> from khuyenhoc.models.indicators import SCHOLARSHIPS
    >>> half, year = Period.half(2025, 1), Period.year(2025)
    >>> double = DoubleCount(
    ...     kind=DoubleCountKind.PREDECESSOR,
    ...     first=Observation.of("soc-trang", SCHOLARSHIPS, half, 4_200), first_name="Sóc Trăng",
    ...     second=Observation.of("can-tho-2025", SCHOLARSHIPS, year, 32_800), second_name="Cần Thơ")
    >>> print(double)
    scholarships: Cần Thơ (2025-01-01 to 2025-12-31) holds Sóc Trăng (2025-01-01 to 2025-06-30), or a part of it, already.

    Raises:
        InvalidValueError: A field has the wrong type, or a name is blank.
    """  # noqa: E501  (a sentence is one line)

    kind: DoubleCountKind = field(validator=one_of_type(DoubleCountKind))
    #: The one of the higher unit, or of the earlier structure.
    first: Observation = field(validator=one_of_type(Observation))
    second: Observation = field(validator=one_of_type(Observation))
    #: What the two units are called.
    first_name: str = field(validator=text)
    second_name: str = field(validator=text)

    def sentence(self, language: str = "vi") -> str:
        """Say it in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        label = self.first.indicator.label(language)
        said: Callable[[Period], str] = in_language(
            language, vi=format_period_vi, en=Period.__str__
        )
        one = f"{self.first_name} ({said(self.first.period)})"
        other = f"{self.second_name} ({said(self.second.period)})"
        vi = {
            DoubleCountKind.SAME_UNIT: f"{label}: {one} báo cáo hai lần, cùng {other}.",
            DoubleCountKind.ABOVE: f"{label}: {one} đã gồm {other}.",
            DoubleCountKind.PREDECESSOR: f"{label}: {other} đã gồm một phần hoặc toàn bộ {one}.",
        }
        en = {
            DoubleCountKind.SAME_UNIT: f"{label}: {one} is reported twice, with {other}.",
            DoubleCountKind.ABOVE: f"{label}: {one} holds {other} already.",
            DoubleCountKind.PREDECESSOR: f"{label}: {other} holds {one}, or a part of it, already.",
        }
        return in_language(language, vi=vi, en=en)[self.kind]

    def __str__(self) -> str:
        return self.sentence("en")


def double_counts(
    observations: Iterable[Observation], registry: Registry
) -> tuple[DoubleCount, ...]:
    """Find every pair that holds the same: by unit, by what hangs under it, by what it came from.

    Stocks are compared where they are of one day, what happened where periods overlap: the half and
    the year of one unit are a pair too. Ratios are not added up, and so not counted twice. Units
    that the registry does not know are passed over.

    >>> from khuyenhoc.models.indicators import SCHOLARSHIPS
    >>> from khuyenhoc.reform.territories.provinces import provinces
    >>> half = Observation.of("soc-trang", SCHOLARSHIPS, Period.half(2025, 1), 4_200)
    >>> year = Observation.of("can-tho-2025", SCHOLARSHIPS, Period.year(2025), 32_800)
    >>> [(one.kind.value, one.first.unit) for one in double_counts([year, half], provinces())]
    [('predecessor', 'soc-trang')]

    Raises:
        InvalidValueError: ``registry`` is none, or what is given are not all observations.
        HierarchyError: There is no forest on a day that figures are reported by.
    """
    check_registry("double_counts.registry", registry)
    given = [*observations]
    for place, one in enumerate(given):
        if not isinstance(cast("object", one), Observation):
            said = "an Observation; of reports, kh.comparable finds double counts"
            raise InvalidValueError(f"observations[{place}]", one, said)
    return doubles_in(given, Structures(registry))


def doubles_in(
    observations: Iterable[Observation], structures: Structures
) -> tuple[DoubleCount, ...]:
    """Find them with structures that are known already; see ``double_counts``."""
    by_indicator: dict[str, list[Observation]] = {}
    for one in observations:
        if one.indicator.nature not in (Nature.RATIO, Nature.YARDSTICK):
            by_indicator.setdefault(one.indicator.code, []).append(one)
    return tuple(
        found
        for same in by_indicator.values()
        for found in _Finder(structures, same[0].indicator).doubles_among(same)
    )


class _Finder:
    """Looks for pairs among the observations of one indicator."""

    def __init__(self, structures: Structures, indicator: Indicator) -> None:
        self.structures = structures
        self.moved = moved_with(indicator)
        self.at: _Index = {}
        #: The observations of different periods in each structure, one of each.
        self.periods: dict[int, dict[Period, Observation]] = {}
        self.linked = cache(self._linked)

    def doubles_among(self, same: Sequence[Observation]) -> Iterator[DoubleCount]:
        """Find the pairs, in the order given."""
        numbers = [self.structures.number(one.day) for one in same]
        known = [
            (number, one)
            for number, one in zip(numbers, same, strict=True)
            if one.unit in self.structures.tree(number)
        ]
        for place, (number, one) in enumerate(known):
            self.at.setdefault((number, one.unit), []).append((place, one))
            self.periods.setdefault(number, {}).setdefault(one.period, one)
        for place, (number, one) in enumerate(known):
            for after, other in self.at[number, one.unit]:
                if place < after and one.is_of_the_same_time(other):
                    yield self._found(DoubleCountKind.SAME_UNIT, one, other)
            for above in self.structures.tree(number).ancestors(one.unit):
                for _, other in self.at.get((number, above), ()):
                    if one.is_of_the_same_time(other):
                        yield self._found(DoubleCountKind.ABOVE, other, one)
            for later in self._later(number, one):
                yield from self._with_later(number, one, later)

    def _later(self, number: int, one: Observation) -> list[int]:
        """Give the later structures in which something is told of the same time."""
        return [
            later
            for later, periods in self.periods.items()
            if later > number and any(map(one.is_of_the_same_time, periods.values()))
        ]

    def _with_later(self, number: int, one: Observation, later: int) -> Iterator[DoubleCount]:
        for unit, kind in self.linked(number, later, one.unit).items():
            for _, other in self.at.get((later, unit), ()):
                if one.is_of_the_same_time(other):
                    is_above = kind is DoubleCountKind.ABOVE
                    below = is_above and unit in self.structures.tree(number).descendants(one.unit)
                    first, second = (other, one) if is_above and not below else (one, other)
                    yield self._found(kind, first, second)

    def _linked(self, number: int, later: int, unit: str) -> Mapping[str, DoubleCountKind]:
        """Give the units of a later structure that hold a part of one, or of what is under it."""
        tree, tree_then = self.structures.tree(number), self.structures.tree(later)
        rows = self.structures.rows(number, later, self.moved)
        below = tree.descendants(unit)
        near = {*below, *tree.ancestors(unit)}
        if unit in tree_then:
            near.update(tree_then.ancestors(unit))
        # What only came under another parent brought nothing to who is above it now.
        stayed = self.structures.are_without_moves(number, later)
        found: dict[str, DoubleCountKind] = {}
        for source in (unit, *below):
            for weight in rows[source]:
                if not isinstance(weight.target, Beyond):
                    for one in (weight.target, *tree_then.ancestors(weight.target)):
                        if one == unit:
                            found[one] = DoubleCountKind.SAME_UNIT
                        elif one in near:
                            found[one] = DoubleCountKind.ABOVE
                        elif not stayed:
                            found[one] = DoubleCountKind.PREDECESSOR
        return found

    def _found(self, kind: DoubleCountKind, first: Observation, second: Observation) -> DoubleCount:
        label = self.structures.registry.label
        return DoubleCount(
            kind=kind,
            first=first,
            second=second,
            first_name=label(first.unit, on=first.day),
            second_name=label(second.unit, on=second.day),
        )
