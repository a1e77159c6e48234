"""Units by a code and a day: a code alone names nobody, for it outlives the unit it was given."""

from collections.abc import Iterable
from datetime import date

from khuyenhoc._near import near_hint
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.spans import Span, span_of
from khuyenhoc.models.unit_version import UnitVersion

__all__ = ["UnitCodes"]


class UnitCodes:
    """Which units have a code of a scheme, and when."""

    def __init__(self, units: Iterable[UnitVersion]) -> None:
        """Index the codes of all versions of ``units``."""
        self._by_code: dict[tuple[str, str], list[tuple[Span, UnitVersion]]] = {}
        for unit in units:
            for code in unit.codes:
                self._by_code.setdefault(code, []).append((span_of(unit.period), unit))

    def unit(self, scheme: str, code: str, day: date) -> str:
        """Give the id of the one unit that has ``code`` on ``day``.

        Raises:
            InvalidValueError: None has it on that day, or several; the error lists who ever had.
        """
        at = day.toordinal()
        known = self._by_code.get((scheme, code), ())
        found = {unit.id for (first, after), unit in known if first <= at < after}
        if len(found) == 1:
            return found.pop()
        had = [f"{unit.id} ({unit.name}, {_when(unit)})" for _, unit in known]
        said = f"a code of {scheme} that one unit has on {day}"
        if had:
            raise InvalidValueError("", code, f"{said}; it belongs to {', '.join(had)}")
        others = [other for of, other in self._by_code if of == scheme]
        raise InvalidValueError("", code, f"{said}{near_hint(code, others)}")

    def ever(self, scheme: str, code: str) -> tuple[str, ...]:
        """Give the ids of all units that have ``code`` on any day."""
        return tuple(dict.fromkeys(unit.id for _, unit in self._by_code.get((scheme, code), ())))


def _when(unit: UnitVersion) -> str:
    return "always" if unit.period is None else str(unit.period)
