"""One figure of one unit, in the structure that it was reported in."""

from collections.abc import Iterable
from datetime import date
from typing import Self, cast

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day as a_day
from khuyenhoc._validators import flag, one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator, Nature, check_indicator
from khuyenhoc.models.report import Report
from khuyenhoc.reform.restating.applying import Value, plain_value
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period

__all__ = ["Observation", "all_observations", "observations_of"]


@frozen(kw_only=True, repr=False)
class Observation:
    """What was reported of a unit for a period (số liệu quan sát), by the units of some day.

    Most report in the structure of the last day of their period, which is taken for it where no
    other is said. An association that still counted in the old provinces by the end of 2025 says
    so: ``structure=date(2025, 6, 30)``.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> one = Observation.of("can-tho", MEMBERS, Period.year(2023), 383_058)
    >>> one.day, one.value.value
    (datetime.date(2023, 12, 31), 383058)

    Raises:
        InvalidValueError: A field has the wrong type, or the period has no end and no day of a
            structure is given.
    """

    #: The id of the unit, as the registry has it.
    unit: str = field(validator=text)
    indicator: Indicator = field(validator=one_of_type(Indicator))
    period: Period = field(validator=one_of_type(Period))
    #: Everything it can be, in the indicator's unit.
    value: Bounds = field(validator=one_of_type(Bounds))
    #: A day on which the units were those that it is reported by.
    structure: date | None = field(default=None, validator=optional(a_day))
    #: Whether it stands for what else was reported of the same people, money or things, as a
    #: whole year by a new commune does for the halves its predecessors reported.
    replaces: bool = field(default=False, validator=flag)
    source: str | None = field(default=None, validator=optional(text))

    def __attrs_post_init__(self) -> None:
        if self.structure is None and self.period.last_day is None:
            said = "a period that ends, or the day of a structure"
            raise InvalidValueError("Observation.period", self.period, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

    @classmethod
    def of(  # noqa: PLR0913 - as many as there are fields
        cls,
        unit: str,
        indicator: Indicator,
        period: Period,
        value: Value,
        *,
        structure: date | None = None,
        replaces: bool = False,
        source: str | None = None,
    ) -> Self:
        """Make one from a plain number, an amount, a printed quantity or bounds.

        Raises:
            InvalidValueError: The value is none of these, or in another unit.
        """
        check_indicator("Observation.of(indicator)", indicator)
        plain = plain_value(indicator, value, signed=True)
        if plain is None:
            raise InvalidValueError("Observation.of(value)", None, "what was reported")
        bounds = plain if isinstance(plain, Bounds) else Bounds.exactly(plain)
        return cls(
            unit=unit,
            indicator=indicator,
            period=period,
            value=bounds,
            structure=structure,
            replaces=replaces,
            source=source,
        )

    @property
    def day(self) -> date:
        """A day on which the units were those that it is reported by."""
        return self.structure or self.period.last_day or date.max

    def is_of_the_same_time(self, other: "Observation") -> bool:
        """Tell whether both say something of the same time: a stock of one day, a flow of days."""
        if self.indicator.nature is Nature.STOCK:
            return self.period.last_day == other.period.last_day
        return self.period.overlaps(other.period)


def observations_of(report: Report) -> tuple[tuple[Observation, ...], tuple[str, ...]]:
    """Give what a report says of its unit as a whole, and the keys of all other figures.

    Left out are shares and changes, targets, parts of another figure, what is limited in scope,
    said of each, in another unit or cannot be added up, and an indicator that is told twice for
    one period; of how things stood, for one day.

    >>> from khuyenhoc.models.indicators import FUND_RAISED, MEMBERS
    >>> from khuyenhoc.values.dong import Dong
    >>> report = Report.of("p6", Period.year(2023), {MEMBERS: 41, FUND_RAISED: Dong(5_000_000)})
    >>> [str(one.value.value) for one in observations_of(report)[0]]
    ['41', '5000000']
    """
    found: dict[tuple[str, Period | date], list[tuple[str, Observation]]] = {}
    left_out: list[str] = []
    for figure in report:
        period = figure.period or report.period
        nature, last_day = figure.indicator.nature, period.last_day
        if last_day is not None and report.scope is None and _is_of_the_whole(figure):
            one = Observation(
                unit=report.organisation,
                indicator=figure.indicator,
                period=period,
                value=figure.quantity.possible(),
                source=report.source,
            )
            time = last_day if nature is Nature.STOCK else period
            found.setdefault((figure.indicator.code, time), []).append((figure.key, one))
        else:
            left_out.append(figure.key)
    sound = [same[0][1] for same in found.values() if len(same) == 1]
    left_out += (key for same in found.values() if len(same) > 1 for key, _ in same)
    return tuple(sound), tuple(left_out)


def _is_of_the_whole(figure: Figure) -> bool:
    """Tell whether a figure says how much there is of all that the report is of."""
    return (
        figure.says is Says.LEVEL
        and not (figure.target or figure.part_of or figure.scope or figure.quantity.each)
        and figure.quantity.unit in (None, figure.indicator.unit)
        and figure.indicator.nature not in (Nature.RATIO, Nature.YARDSTICK)
    )


def all_observations(
    series: Iterable[Report | Observation],
) -> tuple[list[Observation], dict[str, tuple[str, ...]]]:
    """Take reports and observations alike, and what of the reports is left out, by their name."""
    taken: list[Observation] = []
    left_out: dict[str, tuple[str, ...]] = {}
    for place, one in enumerate(series):
        if isinstance(one, Observation):
            taken.append(one)
        elif isinstance(cast("object", one), Report):
            sound, keys = observations_of(one)
            taken += sound
            if keys:
                name = f"{one.organisation} ({one.period})"
                left_out[name] = (*left_out.get(name, ()), *keys)
        else:
            raise InvalidValueError(f"series[{place}]", one, "a Report or an Observation")
    return taken, left_out
