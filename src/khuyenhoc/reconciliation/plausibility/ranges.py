"""What a host holds for plausible: ranges of levels, of shares, of growth and of unit values."""

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import one_of_type, optional, text, texts, tuple_of
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.tier import Tier
from khuyenhoc.reconciliation.plausibility.range_problems import (
    counted,
    divisible,
    ended,
    in_dong,
    never_below_nothing,
    one_kind,
    positive,
    refuse,
    unit_given,
    whole_parts,
)
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period

__all__ = ["GrowthRange", "LevelRange", "PlausibleRange", "ShareRange", "UnitValueRange"]


@frozen(kw_only=True, repr=False)
class LevelRange:
    """Between which numbers an indicator is plausible (khoảng của số liệu), in its own unit.

    >>> from khuyenhoc.models.indicators import FUND_PER_HEAD
    >>> a_head = LevelRange(indicator=FUND_PER_HEAD, range=Bounds(1_000, 1_000_000),
    ...                     because="đã báo cáo từ 2015 đến 2023")
    >>> a_head.id
    'fund-per-head'

    Raises:
        InvalidValueError: A field has the wrong type.
        StructuringError: It is of a yardstick, or has no end; both at once.
    """

    indicator: Indicator = field(validator=one_of_type(Indicator))
    range: Bounds = field(validator=one_of_type(Bounds))
    #: Why: what this range rests on, in words that a finding can quote.
    because: str = field(validator=text)
    #: What it is called; without a name, its indicators' codes.
    name: str | None = field(default=None, validator=optional(text))
    source: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))
    #: The tiers and the ids of the organisations that it is for; empty for all.
    tiers: tuple[Tier, ...] = field(default=(), validator=tuple_of(Tier))
    organisations: tuple[str, ...] = field(default=(), validator=texts)
    #: The period in which what it is for must end; ``None`` for any.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))

    def __attrs_post_init__(self) -> None:
        refuse("LevelRange", unit_given("indicator", self.indicator), ended(self.range))

    def __repr__(self) -> str:
        return sparse_repr(self)

    @property
    def id(self) -> str:
        """Its name, or the code of its indicator."""
        return self.name or self.indicator.code


@frozen(kw_only=True, repr=False)
class UnitValueRange:
    """How many đồng for each one are plausible (khoảng của mức bình quân).

    >>> from khuyenhoc.models.indicators import PIGGY_BANKS, PIGGY_BANK_SAVINGS
    >>> UnitValueRange(amount=PIGGY_BANK_SAVINGS, per=PIGGY_BANKS,
    ...                range=Bounds(50_000, 5_000_000), because="số của năm 2021").id
    'piggy-bank-savings-per-piggy-banks'

    Raises:
        InvalidValueError: A field has the wrong type.
        StructuringError: The amount is not in đồng, what it is divided by is not counted, or no
            number of at least 0 is plausible; all at once.
    """

    amount: Indicator = field(validator=one_of_type(Indicator))
    per: Indicator = field(validator=one_of_type(Indicator))
    #: In đồng for each one.
    range: Bounds = field(validator=one_of_type(Bounds))
    because: str = field(validator=text)
    name: str | None = field(default=None, validator=optional(text))
    source: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))
    tiers: tuple[Tier, ...] = field(default=(), validator=tuple_of(Tier))
    organisations: tuple[str, ...] = field(default=(), validator=texts)
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))

    def __attrs_post_init__(self) -> None:
        refuse(
            "UnitValueRange",
            in_dong("amount", self.amount),
            counted("per", self.per),
            never_below_nothing(self.range),
        )

    def __repr__(self) -> str:
        return sparse_repr(self)

    @property
    def id(self) -> str:
        """Its name, or the codes of what is divided by what."""
        return self.name or f"{self.amount.code}-per-{self.per.code}"


@frozen(kw_only=True, repr=False)
class ShareRange:
    """Which part of a base is plausible (khoảng của tỷ lệ), as a fraction: 0 to 1 where it is part.

    >>> from fractions import Fraction
    >>> from khuyenhoc.models.indicators import MEMBERS, POPULATION
    >>> ShareRange(part=MEMBERS, base=POPULATION, range=Bounds(Fraction(1, 100), Fraction(1, 2)),
    ...            because="các tỉnh báo cáo từ 5% đến 40%").id
    'members-of-population'

    Raises:
        InvalidValueError: A field has the wrong type.
        StructuringError: One of the two is a ratio or a yardstick, they are of different kinds, or
            no share that can be is plausible; all at once.
    """

    part: Indicator = field(validator=one_of_type(Indicator))
    base: Indicator = field(validator=one_of_type(Indicator))
    range: Bounds = field(validator=one_of_type(Bounds))
    because: str = field(validator=text)
    name: str | None = field(default=None, validator=optional(text))
    source: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))
    tiers: tuple[Tier, ...] = field(default=(), validator=tuple_of(Tier))
    organisations: tuple[str, ...] = field(default=(), validator=texts)
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))

    def __attrs_post_init__(self) -> None:
        refuse(
            "ShareRange",
            divisible(("part", self.part), ("base", self.base)),
            one_kind(self.part, self.base),
            never_below_nothing(self.range),
            whole_parts(self.base, self.range),
        )

    def __repr__(self) -> str:
        return sparse_repr(self)

    @property
    def id(self) -> str:
        """Its name, or the codes of the part and its base."""
        return self.name or f"{self.part.code}-of-{self.base.code}"


@frozen(kw_only=True, repr=False)
class GrowthRange:
    """By which factor a year an indicator plausibly grows (khoảng của mức tăng giảm).

    A tenth more each year is ``Fraction(11, 10)``, and over two years the square of that.

    >>> from fractions import Fraction
    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> GrowthRange(indicator=MEMBERS, range=Bounds(Fraction(8, 10), Fraction(13, 10)),
    ...             because="năm nào cũng vậy").id
    'members-growth'

    Raises:
        InvalidValueError: A field has the wrong type.
        StructuringError: It is of a ratio or a yardstick, or a factor is not above 0; all at once.
    """

    indicator: Indicator = field(validator=one_of_type(Indicator))
    range: Bounds = field(validator=one_of_type(Bounds))
    because: str = field(validator=text)
    name: str | None = field(default=None, validator=optional(text))
    source: Citation | None = field(default=None, validator=optional(one_of_type(Citation)))
    tiers: tuple[Tier, ...] = field(default=(), validator=tuple_of(Tier))
    organisations: tuple[str, ...] = field(default=(), validator=texts)
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))

    def __attrs_post_init__(self) -> None:
        refuse("GrowthRange", divisible(("indicator", self.indicator)), positive(self.range))

    def __repr__(self) -> str:
        return sparse_repr(self)

    @property
    def id(self) -> str:
        """Its name, or its indicator's code with "-growth"."""
        return self.name or f"{self.indicator.code}-growth"


#: Whatever a host can hold for plausible.
PlausibleRange = LevelRange | UnitValueRange | ShareRange | GrowthRange
