"""One number that a range is held against: what it is computed from, and what it then can be."""

from collections.abc import Sequence
from enum import Enum
from fractions import Fraction
from math import lcm
from typing import Final

from attrs import evolve, frozen

from khuyenhoc.models.figure import Figure
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.plausibility.powers import raised, rooted
from khuyenhoc.reconciliation.plausibility.ranges import PlausibleRange
from khuyenhoc.reconciliation.wording import printed_words
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Qualifier, Quantity, Reach
from khuyenhoc.values.unit import PERCENT, Unit, UnitKind

__all__ = ["About", "Check", "Operand", "Refusal"]

_NOTHING_LESS: Final = Bounds.at_least(0)
_SOMETHING: Final = Bounds.more_than(0)
#: Why two numbers have no ratio, in both languages.
_NOTHING: Final = ("số chia là 0", "there is nothing to divide by")
_BELOW_NOTHING: Final = ("có số nhỏ hơn 0", "a number is below 0")


class About(Enum):
    """What is held against a range; the end of the codes of its findings."""

    LEVEL = "level"
    UNIT_VALUE = "unit-value"
    SHARE = "share"
    GROWTH = "growth"


@frozen(kw_only=True)
class Operand:
    """A number that a check computes with: a printed figure, or bounds that the host knows."""

    #: The figure's key, that of another report with its period: "members@2022-01-01 to …".
    key: str
    period: Period
    figure: Figure | None = None
    bounds: Bounds | None = None
    #: Whether the number is divided by.
    below: bool = False

    @classmethod
    def printed(
        cls, figure: Figure, report: Report, *, here: bool = True, below: bool = False
    ) -> "Operand":
        """Make the operand of a figure of the report itself, or of one from elsewhere."""
        period = figure.period or report.period
        key = figure.key if here else f"{figure.key}@{period}"
        return cls(key=key, period=period, figure=figure, below=below)

    @classmethod
    def known(cls, key: str, bounds: Bounds, report: Report, *, below: bool) -> "Operand":
        """Make the operand of what the host knows of the report's organisation."""
        return cls(key=key, period=report.period, bounds=bounds, below=below)

    def possible(self, reach: Reach | None) -> Bounds:
        """Give the numbers that it can be, a percentage as a fraction."""
        if self.figure is None:
            return self.bounds or Bounds(None, None)
        quantity = self.figure.quantity
        unit = quantity.unit
        money = unit is not None and unit.kind is UnitKind.MONEY
        # "gần 165 triệu đồng" is below that by more than one đồng
        bounds = quantity.bounds(None, reach) if money else quantity.possible(None, reach)
        counted = self.figure.indicator.unit
        if self.below and counted is not None and counted.whole:  # of nothing there is no share
            return bounds & Bounds.at_least(1) or bounds
        return bounds / 100 if unit == PERCENT else bounds

    @property
    def plain(self) -> Exact | None:
        """The number as it stands in print, if it is one number."""
        if self.figure is None:
            return None if self.bounds is None else self.bounds.value
        quantity = self.figure.quantity
        if quantity.qualifier is Qualifier.RANGE or quantity.items:
            return None
        return Fraction(quantity.value, 100) if quantity.unit == PERCENT else quantity.value

    def in_print(self, bounds: Bounds | None) -> Bounds | None:
        """Give bounds as the figure could print them: in its own unit, whole where that is."""
        unit = None if self.figure is None else self.figure.quantity.unit
        if bounds is None or unit is None:
            return bounds
        if unit.whole:
            return bounds.whole()
        return bounds * 100 if unit == PERCENT else bounds

    @property
    def words(self) -> str:
        """The words that it was printed in; blank for what was not."""
        return "" if self.figure is None else printed_words(self.figure)

    def reading(self, quantity: Quantity) -> "Operand":
        """Give the operand as it would be if ``quantity`` had been printed."""
        figure = None if self.figure is None else evolve(self.figure, quantity=quantity)
        return evolve(self, figure=figure)


@frozen(kw_only=True)
class Refusal:
    """Figures that a range cannot be held against, and why, in both languages."""

    expected: PlausibleRange
    about: About
    operands: tuple[Operand, ...]
    vi: str
    en: str


@frozen(kw_only=True)
class Check:
    """A product and quotient of numbers, and the range that it is plausible in.

    Growth over several years is compared by powers, which are exact where roots are not: what is
    multiplied in ``years`` is held against the range of one year raised to them.
    """

    expected: PlausibleRange
    about: About
    operands: tuple[Operand, ...]
    indicator: Indicator
    #: The unit of the number that is shown.
    unit: Unit | None
    #: What it is computed from, in both languages: "“…” chia cho “…”".
    vi: str
    en: str
    #: Between how many years; the two differ where months are not whole.
    years: tuple[Fraction, Fraction] | None = None

    def ratio(self, reach: Reach | None) -> Bounds | None:
        """Give what the print allows, or ``None`` where nothing can be divided."""
        return _product([(operand.possible(reach), operand.below) for operand in self.operands])

    def undivided(self, reach: Reach | None) -> Refusal | None:
        """Say why there is no ratio; ``None`` where 0 of 0 may be meant, which is no wonder."""
        nothing = any(one.below and not one.possible(reach) & _SOMETHING for one in self.operands)
        above = (one.possible(reach) for one in self.operands if not one.below)
        if nothing and any(0 in number for number in above):
            return None
        vi, en = _NOTHING if nothing else _BELOW_NOTHING
        return Refusal(
            expected=self.expected,
            about=self.about,
            operands=self.operands,
            vi=f"{self.vi}: không so được, vì {vi}.",
            en=f"{self.en}: not compared, for {en}.",
        )

    @property
    def plain(self) -> Exact | None:
        """The same of the numbers as they stand in print."""
        product = Fraction(1)
        for operand in self.operands:
            number = operand.plain
            if number is None or (operand.below and not number):
                return None
            product = product / number if operand.below else product * number
        return product

    def within(self, ratio: Bounds) -> Bounds | None:
        """Give what of ``ratio`` is plausible, perhaps raised to a power; ``None`` for nothing."""
        return raised(ratio, self._root) & self._limits

    def inside(self, ratio: Bounds) -> bool:
        """Tell whether all of ``ratio`` is plausible."""
        return self.within(ratio) == raised(ratio, self._root)

    def shown(self, ratio: Bounds) -> Bounds:
        """Give ``ratio`` as the range is: by the year, rounded outwards where roots do not end."""
        if self.years is None:
            return ratio
        low, high = (rooted(ratio, 1 / years) for years in self.years)
        return low | high

    def nearest(self, place: int, reach: Reach | None) -> Bounds | None:
        """Give what the operand at ``place`` would have to be, the others being right."""
        wanted, others = self.operands[place], self._others(place, reach)
        total = self._total
        if others is None:
            return wanted.in_print(total) if len(self.operands) == 1 else None
        found = _product([(total, wanted.below), (others, not wanted.below)])
        if wanted.below and found is not None:
            found &= _SOMETHING  # of nothing there would be no ratio
        return wanted.in_print(found)

    def read(self, place: int, quantity: Quantity) -> "Check":
        """Give the check as it would be if ``quantity`` had been printed at ``place``."""
        operands = list(self.operands)
        operands[place] = operands[place].reading(quantity)
        return evolve(self, operands=tuple(operands))

    def _others(self, place: int, reach: Reach | None) -> Bounds | None:
        """Give the product of all other operands; for a divisor, as what divides."""
        rest = [
            (other.possible(reach), other.below)
            for index, other in enumerate(self.operands)
            if index != place
        ]
        return _product(rest) if rest else None

    @property
    def _root(self) -> int:
        return 1 if self.years is None else lcm(*(years.denominator for years in self.years))

    @property
    def _limits(self) -> Bounds:
        """The range, raised so that what is raised to ``_root`` is held against it."""
        if self.years is None:
            return self.expected.range
        low, high = (raised(self.expected.range, int(years * self._root)) for years in self.years)
        return low | high

    @property
    def _total(self) -> Bounds:
        """The range over all the years, rounded outwards where roots do not end."""
        if self.years is None:
            return self.expected.range
        low, high = (rooted(self.expected.range, years) for years in self.years)
        return low | high


def _product(factors: Sequence[tuple[Bounds, bool]]) -> Bounds | None:
    """Multiply and divide, knowing that nothing of several is below 0; one alone may be."""
    if len(factors) == 1 and not factors[0][1]:
        return factors[0][0]
    product = Bounds.exactly(1)
    for number, below in factors:
        some = number & (_SOMETHING if below else _NOTHING_LESS)
        if some is None:
            return None
        product = product / some if below else product * some
    return product
