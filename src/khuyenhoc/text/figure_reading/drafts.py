"""A figure while it is being read, and the quantity that becomes of it."""

from fractions import Fraction
from typing import Final

from attrs import define, field

from khuyenhoc.text.figure_reading.bounding import Bounding
from khuyenhoc.text.figure_reading.digits import Mark
from khuyenhoc.text.figure_reading.numerals import Numeral
from khuyenhoc.text.normalised import Normalised
from khuyenhoc.text.readings import Unread
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.quantity import MOST_DIGITS, Change, Qualifier, Quantity, ReadingWarning
from khuyenhoc.values.unit import PERCENT, Unit, UnitKind

__all__ = ["Draft", "finish"]

_BOUNDS: Final = (Qualifier.NEARLY, Qualifier.MORE_THAN, Qualifier.APPROX)


@define(eq=False, repr=False)
class Draft:
    """A number with the words around it, before its unit and its neighbours are settled."""

    numeral: Numeral
    #: Where the number's digits or words end, a stray mark after them included.
    end: int
    #: From the bounding word to the last word of the unit.
    left: int
    right: int
    unit: Unit | None = None
    bounding: Bounding = field(default=Bounding(0))
    qualifier: Qualifier = Qualifier.EXACT
    each: bool = False
    high: Numeral | None = None
    items: tuple[int, ...] = ()
    marks: list[Mark] = field(factory=list[Mark])
    failure: str = ""
    whole: "Draft | None" = None
    part_of: "Draft | None" = None
    share: "Draft | None" = None
    worth: "Draft | None" = None

    @property
    def start(self) -> int:
        """Where the number itself starts."""
        return self.numeral.start

    @property
    def value(self) -> Exact:
        """The number, scale included."""
        return self.numeral.value

    @property
    def is_bare(self) -> bool:
        """Whether nothing says what it counts."""
        return self.unit is None and not self.numeral.fraction

    @property
    def change(self) -> Change | None:
        """Which way it goes; "tăng từ 26 lên 175" names levels, not a difference."""
        to_or_from = self.bounding.ranging and self.qualifier is not Qualifier.RANGE
        return None if to_or_from else self.bounding.change


def finish(draft: Draft, normal: Normalised) -> Quantity | Unread:
    """Make the quantity, or say why there is none."""
    span = normal.span(draft.left, draft.right)
    words = normal.original[slice(*span)]
    settled = draft.failure or _settle_marks(draft)
    settled = settled or _no_such_number(draft)
    if settled:
        return Unread(words, span, settled)
    _doubt_bound(draft)
    if draft.whole is not None and draft.whole.value < draft.value:
        draft.marks.append(
            Mark(
                "part-above-whole",
                f"the part is above its whole, {draft.whole.value}: inverted, or out of"
                " something else",
                (draft.whole.value,),
            )
        )
    return Quantity(
        value=draft.value,
        unit=draft.unit,
        qualifier=draft.qualifier,
        resolution=simplest(Fraction(draft.numeral.resolution)),
        high=None if draft.high is None else draft.high.value,
        items=draft.items,
        change=draft.change,
        each=draft.each,
        text=words,
        span=span,
        warnings=tuple(_warning(mark, words, draft) for mark in draft.marks),
    )


def _no_such_number(draft: Draft) -> str:
    """Say why there can be no such number: too long to print, or fewer than none."""
    others = (other for mark in draft.marks for other in mark.other)
    high = () if draft.high is None else (draft.high.value,)
    if any(abs(number) >= 10**MOST_DIGITS for number in (draft.value, *high, *others)):
        return f"a number has at most {MOST_DIGITS} digits, its words of scale included"
    unit = draft.unit
    if draft.value < 0 and unit is not None and unit.kind is UnitKind.COUNT:
        return f"{unit.code} ({unit.label_vi}) is counted from 0 upwards"
    if draft.value < 0 and draft.whole is not None:
        return "a part of a whole is not below 0"
    return ""


def _warning(mark: Mark, words: str, draft: Draft) -> ReadingWarning:
    others = " or ".join(str(other) for other in mark.other)
    rest = f"; it may also be {others}" if others else ""
    return ReadingWarning(
        mark.code, f"{words!r} was read as {draft.value}: {mark.said}{rest}", mark.other
    )


def _settle_marks(draft: Draft) -> str:
    """Decide what the marks of the number mean; give the reason if they mean nothing."""
    numeral, unit = draft.numeral, draft.unit
    digits, scale = numeral.digits, numeral.scale
    whole = unit is not None and unit.whole
    if digits.mark:
        other = tuple(simplest(Fraction(value) * scale) for value in digits.mark.other)
        draft.marks.append(Mark(digits.mark.code, digits.mark.said, other))
    if digits.thousandths and scale == 1 and whole and draft.high is None:
        draft.numeral = Numeral(numeral.start, numeral.end, digits.grouped)
        said = "the comma was read as grouping thousands, for there is no fraction of it"
        draft.marks.append(Mark("comma-grouping", said))
    elif digits.thousandths and _may_group(scale, unit):
        said = "the comma was read as the decimal mark, and may group thousands"
        draft.marks.append(Mark("comma-decimal", said, (simplest(Fraction(numeral.value) * 1000),)))
    elif unit is PERCENT and digits.pointed and scale == 1:
        draft.marks.append(
            Mark(
                "point-grouping",
                "the point was read as grouping thousands",
                (Fraction(numeral.value) / 1000,),
            )
        )
    if whole and unit is not None:
        ends = (draft.value, *(() if draft.high is None else (draft.high.value,)))
        for value in ends:
            if type(value) is not int:
                return (
                    f"{unit.code} ({unit.label_vi}) is counted in whole numbers,"
                    f" and {value} is not one"
                )
    return ""


def _may_group(scale: int, unit: Unit | None) -> bool:
    if scale == 1:
        return unit is None or unit.kind is UnitKind.MEASURE
    return scale < 1_000_000_000


def _doubt_bound(draft: Draft) -> None:
    """Doubt "hơn" before a number that is printed to its last digit: hơn 19.013."""
    value = draft.value
    if draft.qualifier not in _BOUNDS or type(value) is not int or draft.numeral.resolution != 1:
        return
    if value >= 1_000 and value % 10:
        draft.marks.append(
            Mark("bound-of-exact", "a bounding word stands before a number exact to its last digit")
        )
