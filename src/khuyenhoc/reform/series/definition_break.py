"""A day on which what is counted under a name became something else."""

from datetime import date

from attrs import field, frozen

from khuyenhoc._validators import day, one_of_type, optional, text, texts
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period

__all__ = ["DefinitionBreak"]


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
    #: The ids of the units that count anew, before or after a change of structure; none means all.
    units: tuple[str, ...] = field(default=(), validator=texts)
    note: str | None = field(default=None, validator=optional(text))
    basis: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))

    def lies_between(self, earlier: Period, later: Period) -> bool:
        """Tell whether figures of ``earlier`` are counted in the old way, of ``later`` in the new.

        A flow that runs across the day is counted partly so and partly so, and taken for new.
        """
        first, last = earlier.last_day, later.last_day
        return first is not None and first < self.on and (last is None or self.on <= last)

    def affects(self, units: tuple[str, ...]) -> bool:
        """Tell whether one of ``units`` counts anew."""
        return not self.units or not set(self.units).isdisjoint(units)
