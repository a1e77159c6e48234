"""Some counted things out of all of them, with what "all" means."""

from decimal import Decimal
from fractions import Fraction
from typing import Protocol

from attrs import Attribute, field, frozen

from khuyenhoc._validators import field_name
from khuyenhoc.errors import InvalidValueError, UndefinedRatioError, shown
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong, plain_amount
from khuyenhoc.values.percent import print_percent
from khuyenhoc.values.rounding import Rounding

__all__ = ["Base", "Ratio"]


class Base(Protocol):
    """What "all" means in a ratio: the population, the households registered, last year's sum.

    Two bases are the same when their codes are. An indicator is one; a host may bring any object
    with these attributes.
    """

    @property
    def code(self) -> str:
        """Its key, the same in every release."""
        ...

    @property
    def label_vi(self) -> str:
        """Its name as Vietnamese print has it."""
        ...

    @property
    def label_en(self) -> str:
        """Its name in English."""
        ...

    @property
    def encloses(self) -> bool:
        """Whether what is counted of it is a part of it: of people, yes; of a plan, no."""
        ...


def _check_amount(instance: object, attribute: "Attribute[int | Dong]", value: object) -> None:
    plain_amount(field_name(instance, attribute), value)


def _check_base(instance: object, attribute: "Attribute[Base]", value: object) -> None:
    if type(getattr(value, "encloses", None)) is not bool or not hasattr(value, "code"):
        raise InvalidValueError(
            field_name(instance, attribute), value, "a base: an indicator that says what all is"
        )


@frozen
class Ratio:
    """Some of all (tỷ lệ): both counts, or both amounts of đồng, and what "all" means.

    Of a base that encloses what is counted (members of the population) a part is at most the
    whole; of a plan or an earlier year it may be more. Two ratios are equal when both counts are;
    ``<`` and its kin compare their values, before any rounding, and only on one base.

    >>> from types import SimpleNamespace
    >>> households = SimpleNamespace(
    ...     code="households", label_vi="hộ", label_en="households", encloses=True)
    >>> Ratio(30, 40, of=households).pool(Ratio(10, 10, of=households)).percent()
    Decimal('80.0')

    Raises:
        InvalidValueError: A count is below 0 or not whole, a count meets an amount of money, or
            ``part`` is above a ``whole`` that encloses it.
    """

    part: int | Dong = field(validator=_check_amount)
    whole: int | Dong = field(validator=_check_amount)
    of: Base = field(kw_only=True, validator=_check_base)

    def __attrs_post_init__(self) -> None:
        if isinstance(self.part, Dong) is not isinstance(self.whole, Dong):
            raise InvalidValueError("Ratio.whole", self.whole, f"{self._kind}, as the part is")
        part, whole = self._amounts
        if self.of.encloses and part > whole:
            raise InvalidValueError(
                "Ratio.part", self.part, f"at most the whole, {shown(self.whole)} of {self.of.code}"
            )

    @property
    def value(self) -> Fraction:
        """How much of 1 it is, exactly.

        Raises:
            UndefinedRatioError: The whole is 0.
        """
        part, whole = self._amounts
        if not whole:
            raise UndefinedRatioError(f"{shown(self.part)} of {shown(self.whole)} {self.of.code}")
        return Fraction(part, whole)

    @property
    def bounds(self) -> Bounds:
        """All that it can be, which is one number: what a ratio known only in bounds has too.

        Raises:
            UndefinedRatioError: The whole is 0.
        """
        return Bounds.exactly(self.value)

    def percent(self, *, places: int = 1, rounding: Rounding = Rounding.HALF_UP) -> Decimal:
        """Give it in percent, as print does: to be shown, not to be computed with.

        Raises:
            UndefinedRatioError: The whole is 0.
            InvalidValueError: ``places`` is no whole number of at least 0.
        """
        part, whole = self._amounts
        return print_percent(part, whole, places=places, rounding=rounding)

    def pool(self, *others: "Ratio") -> "Ratio":
        """Put several of one base together (gộp): parts and wholes are added, never the shares.

        Raises:
            InvalidValueError: One is of another base, or of money where this is of counts.
        """
        ratios = (self, *(self._of_same_base("Ratio.pool", other) for other in others))
        for ratio in ratios:
            if isinstance(ratio.part, Dong) is not isinstance(self.part, Dong):
                raise InvalidValueError("Ratio.pool", ratio.part, f"{self._kind}, as the first is")
        part = sum(plain_amount("Ratio.part", ratio.part) for ratio in ratios)
        whole = sum(plain_amount("Ratio.whole", ratio.whole) for ratio in ratios)
        if isinstance(self.part, Dong):
            return Ratio(Dong(part), Dong(whole), of=self.of)
        return Ratio(part, whole, of=self.of)

    def __lt__(self, other: "Ratio") -> bool:
        return self._minus(other) < 0

    def __le__(self, other: "Ratio") -> bool:
        return self._minus(other) <= 0

    def __gt__(self, other: "Ratio") -> bool:
        return self._minus(other) > 0

    def __ge__(self, other: "Ratio") -> bool:
        return self._minus(other) >= 0

    @property
    def _amounts(self) -> tuple[int, int]:
        return plain_amount("Ratio.part", self.part), plain_amount("Ratio.whole", self.whole)

    @property
    def _kind(self) -> str:
        return "an amount of đồng" if isinstance(self.part, Dong) else "a count"

    def _minus(self, other: object) -> Fraction:
        return self.value - self._of_same_base("Ratio compared", other).value

    def _of_same_base(self, doing: str, other: object) -> "Ratio":
        if isinstance(other, Ratio) and other.of.code == self.of.code:
            return other
        raise InvalidValueError(
            doing,
            other.of.code if isinstance(other, Ratio) else other,
            f"a ratio of the same base, {self.of.code}: shares of different things"
            " are neither pooled nor compared",
        )
