"""How two totals, or two ratios, of different times differ."""

from fractions import Fraction
from typing import cast

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, whole_number
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.rollup.total import Total, check_total
from khuyenhoc.rollup.wording import bounds_in_vietnamese
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.unit import PERCENT

__all__ = ["TotalChange", "change", "difference", "point_change"]


@frozen(kw_only=True)
class TotalChange:
    """By how much a total grew (tăng, giảm): in its unit, and in percent of what it was.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> print(TotalChange(indicator=MEMBERS, units=Bounds.exactly(-50), percent=Bounds(-5, 5)))
    -50, -5 to 5%
    """

    indicator: Indicator = field(validator=one_of_type(Indicator))
    #: Everything the difference can be, below 0 where it fell.
    units: Bounds = field(validator=one_of_type(Bounds))
    #: The same in percent of the earlier total; ``None`` where that can be below 0, as a debt, or
    #: only be 0.
    percent: Bounds | None = field(validator=optional(one_of_type(Bounds)))
    #: How many units were counted as 0 on either side, as a zero policy asks.
    zeros: int = field(default=0, validator=whole_number)

    def sentence(self, language: str = "vi") -> str:
        """Say it in ``"vi"`` or ``"en"``.

        >>> from khuyenhoc.models.indicators import MEMBERS
        >>> TotalChange(indicator=MEMBERS, units=Bounds(-120, -100), percent=None).sentence("vi")
        'giảm từ 100 đến 120 người'

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return in_language(language, vi=self._vietnamese, en=self._english)()

    def _english(self) -> str:
        said = bounds_in_english(self.units)
        if self.percent is not None:
            said += f", {bounds_in_english(self.percent)}%"
        return f"{said}, {self.zeros} counted as 0" if self.zeros else said

    def _vietnamese(self) -> str:
        if self.units.value == 0:
            said = "không đổi"
        else:
            word, units = _direction(self.units)
            said = f"{word} {bounds_in_vietnamese(units, self.indicator.unit)}"
            if self.percent is not None:
                percent = -self.percent if word == "giảm" else self.percent
                said += f" ({bounds_in_vietnamese(percent, PERCENT)})"
        return f"{said}, {self.zeros} đơn vị tính là 0" if self.zeros else said

    def __str__(self) -> str:
        return self.sentence("en")


def _direction(units: Bounds) -> tuple[str, Bounds]:
    """Say whether something rose or fell, and give by how much, where that is known."""
    if units.low is not None and units.low >= 0:
        return "tăng", units
    if units.high is not None and units.high <= 0:
        return "giảm", -units
    return "thay đổi", units


def change(now: Total, before: Total) -> TotalChange:
    """Say by how much a total differs from the same at an earlier time.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> def total(count: int) -> Total:
    ...     return Total(indicator=MEMBERS, unit="can-tho", value=Bounds.exactly(count),
    ...                  reported=9, expected=9)
    >>> change(total(383_058), total(361_609)).units.value
    21449

    Raises:
        InvalidValueError: They are of two indicators or of two units, or one is not known.
    """
    check_total("change.now", now)
    check_total("change.before", before)
    if now.indicator != before.indicator:
        said = f"a total of {now.indicator.code}, as the later one is"
        raise InvalidValueError("change.before", before.indicator.code, said)
    if now.unit != before.unit:
        raise InvalidValueError("change.before", before.unit, f"a total of {now.unit}")
    later, earlier = now.known("change.now"), before.known("change.before")
    return difference(now.indicator, later, earlier, zeros=now.zeros + before.zeros)


def difference(
    indicator: Indicator, later: Bounds, earlier: Bounds, *, zeros: int = 0
) -> TotalChange:
    """Say by how much what is known of an indicator differs from what was.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> print(difference(MEMBERS, Bounds(110, 120), Bounds.exactly(100)))
    10 to 20, 10 to 20%
    """
    percent = None
    if earlier.value != 0 and earlier.low is not None and earlier.low >= 0:
        percent = (later / earlier - 1) * 100
    return TotalChange(indicator=indicator, units=later - earlier, percent=percent, zeros=zeros)


def point_change(now: Ratio | BoundedRatio, before: Ratio | BoundedRatio) -> Bounds:
    """Say by how many percentage points (điểm phần trăm) two ratios of one base differ, exactly.

    >>> from khuyenhoc.models.indicators import POPULATION
    >>> point_change(Ratio(1, 2, of=POPULATION), Ratio(1, 4, of=POPULATION))
    Bounds(25, 25)

    Raises:
        InvalidValueError: They are of two bases.
        UndefinedRatioError: One is of a whole of 0.
    """
    for side, ratio in (("now", now), ("before", before)):
        if not isinstance(cast("object", ratio), Ratio | BoundedRatio):
            said = "a Ratio or a BoundedRatio, as totals[unit].ratio gives it"
            raise InvalidValueError(f"point_change.{side}", ratio, said)
    if now.of.code != before.of.code:
        said = f"a ratio of {now.of.code}, as the later one is"
        raise InvalidValueError("point_change.before", before.of.code, said)
    return (_bounds(now) - _bounds(before)) * 100


def _bounds(ratio: Ratio | BoundedRatio) -> Bounds:
    if isinstance(ratio, Ratio):
        return Bounds.exactly(Fraction(ratio.value))
    return ratio.bounds
