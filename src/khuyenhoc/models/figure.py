"""One printed figure of a report, and what it is said of."""

from enum import Enum

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import flag, one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.unit import FACTOR, FRACTION, PERCENT, PERCENTAGE_POINT, UnitKind

__all__ = ["Figure", "Says"]


class Says(Enum):
    """What a figure says of its indicator."""

    #: How many, or how much: "383.058 hội viên".
    LEVEL = "level"
    #: Which part of its base: "chiếm 32,05% tổng dân số", "đạt 168,75% so với kế hoạch".
    SHARE = "share"
    #: How many more or fewer than in an earlier period: "tăng 21.449 hội viên so với năm 2022".
    CHANGE = "change"
    #: How many times the earlier figure: "tăng gấp 2 lần cùng kỳ năm trước".
    FACTOR = "factor"
    #: How much for each one: "mỗi phần 1 triệu đồng".
    EACH = "each"


@frozen(kw_only=True, repr=False)
class Figure:
    """A quantity said of something in a report (số liệu).

    Other figures of the same report are named by their keys. ``about`` is the figure that a share,
    a change or a price is said of, and of an amount of money the things it was spent on; ``out_of``
    is the printed whole ("51.119/66.328"); ``part_of`` the total that this one helps to make up.

    >>> from khuyenhoc.models.indicators import MEMBERS, POPULATION
    >>> from khuyenhoc.text.quantities import read_quantity
    >>> Figure(key="share", indicator=MEMBERS, says=Says.SHARE, base=POPULATION, about="members",
    ...        quantity=read_quantity("chiếm 32,05% tổng dân số")).base.label("vi")
    'Dân số'

    Raises:
        InvalidValueError: The quantity's unit is not one that ``says`` can have, or a base or an
            earlier period is given where there can be none.
    """

    key: str = field(validator=text)
    indicator: Indicator = field(validator=one_of_type(Indicator))
    quantity: Quantity = field(validator=one_of_type(Quantity))
    says: Says = field(default=Says.LEVEL, validator=one_of_type(Says))
    #: What a share is of; ``None`` where the print does not say.
    base: Indicator | None = field(default=None, validator=optional(one_of_type(Indicator)))
    about: str | None = field(default=None, validator=optional(text))
    out_of: str | None = field(default=None, validator=optional(text))
    part_of: str | None = field(default=None, validator=optional(text))
    #: Whether what it counts may also be counted by other parts of the same whole.
    overlapping: bool = field(default=False, validator=flag)
    #: Whether it was aimed at (chỉ tiêu) rather than reached.
    target: bool = field(default=False, validator=flag)
    #: The earlier period that a change or a factor is measured from.
    since: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: Its own period or day, where that is not the report's.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: Which part of the organisation or territory it is limited to, in the report's words.
    scope: str | None = field(default=None, validator=optional(text))
    note: str | None = field(default=None, validator=optional(text))

    def __repr__(self) -> str:
        return sparse_repr(self)

    def __attrs_post_init__(self) -> None:
        self._check_unit()
        if self.base is not None and self.says is not Says.SHARE:
            raise InvalidValueError(
                "Figure.base", self.base.code, "a base only where it says a share"
            )
        if self.since is not None and self.says not in (Says.CHANGE, Says.FACTOR):
            raise InvalidValueError(
                "Figure.since", self.since, "an earlier period only for a change or factor"
            )

    def _check_unit(self) -> None:
        unit = self.quantity.unit
        expected = ""
        if self.says is Says.SHARE and unit not in (PERCENT, FRACTION):
            expected = "percent or fraction, since it says a share"
        elif self.says is Says.FACTOR and unit not in (FACTOR, PERCENT):
            expected = "factor or percent, since it says a factor"
        elif self.says is Says.EACH and (unit is None or unit.kind is not UnitKind.MONEY):
            expected = "a currency, since it says how much for each"
        elif (
            self.says is Says.LEVEL
            and self.indicator.nature is not Nature.RATIO
            and unit in (PERCENT, FRACTION, FACTOR, PERCENTAGE_POINT)
        ):
            expected = "a count or an amount, since it says a level"
        if expected:
            code = None if unit is None else unit.code
            raise InvalidValueError("Figure.quantity.unit", code, expected)
