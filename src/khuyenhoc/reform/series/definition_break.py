"""A day on which what is counted under a name became something else."""

from datetime import date

from attrs import field, frozen

from khuyenhoc._validators import day, one_of_type, optional, text, texts
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.reform.restating.caveat import Caveat, CaveatKind
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period

__all__ = ["DefinitionBreak", "caveat_of"]


@frozen(kw_only=True)
class DefinitionBreak:
    """A break in a series that no map mends (thay đổi cách tính).

    In Vĩnh Long the associations of agencies became boards by the end of 2023: the number of
    organisations before and after does not tell growth. Only the host knows of it.

    >>> from khuyenhoc.models.indicators import GRASSROOTS_ORGANISATIONS
    >>> change = DefinitionBreak(indicator=GRASSROOTS_ORGANISATIONS, on=date(2024, 1, 1),
    ...                          units=("vinh-long",), note="hội cơ sở khối cơ quan thành ban")
    >>> change.lies_between(Period.year(2023), Period.year(2024))
    True

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    indicator: Indicator = field(validator=one_of_type(Indicator))
    #: The first day on which it is counted anew.
    on: date = field(validator=day)
    #: The ids of the units that count anew, of whatever structure: what they became is meant too,
    #: but neither what is above them nor what is below. None means all.
    units: tuple[str, ...] = field(default=(), validator=texts)
    note: str | None = field(default=None, validator=optional(text))
    basis: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))

    def is_inside(self, period: Period) -> bool:
        """Tell whether what happened in a period was counted partly in one way, partly the other.

        >>> from khuyenhoc.models.indicators import SCHOLARSHIPS
        >>> change = DefinitionBreak(indicator=SCHOLARSHIPS, on=date(2025, 7, 1))
        >>> change.is_inside(Period.year(2025)), change.is_inside(Period.half(2025, 2))
        (True, False)
        """
        return self.on in period and self.on != period.start

    def lies_between(self, earlier: Period, later: Period) -> bool:
        """Tell whether figures of two periods were not counted in one way.

        Of how things stood it is the last days that count. What happened on both sides of the day
        was counted partly so and partly so, and compares with nothing else.
        """
        if earlier == later:
            return False
        sides = {self._is_new(earlier), self._is_new(later)}
        return len(sides) > 1 or None in sides

    def _is_new(self, period: Period) -> bool | None:
        """Tell whether it is counted anew in a period; ``None`` where only in a part of it."""
        if period.last_day is not None and period.last_day < self.on:
            return False
        if self.indicator.nature is Nature.STOCK:
            return True
        return True if period.start is not None and self.on <= period.start else None


def caveat_of(one: DefinitionBreak) -> Caveat:
    """Say of a figure that it was, or is compared with one that was, counted otherwise."""
    return Caveat(CaveatKind.DEFINITION, (f"{one.note or one.indicator.code} ({one.on})",))
