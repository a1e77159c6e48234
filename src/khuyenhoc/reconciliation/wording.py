"""The words of findings: numbers as print has them, in Vietnamese and in English."""

from fractions import Fraction
from math import ceil, floor
from typing import Final

from khuyenhoc.models.figure import Figure
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.habit import PrintedShare, RoundingHabit
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Change
from khuyenhoc.values.rounding import Rounding, round_to
from khuyenhoc.values.unit import FRACTION, PERCENT, VND, Unit

__all__ = [
    "HABITS",
    "cut",
    "habit_in_words",
    "in_english",
    "in_vietnamese",
    "lowered",
    "percent_in_words",
    "period_in_english",
    "printed_words",
    "quoted",
]

#: The habits that print has, in both languages.
HABITS: Final = {
    Rounding.HALF_UP: ("làm tròn", "rounded"),
    Rounding.DOWN: ("cắt bỏ", "cut off"),
}
#: Why a figure may not mean what it was read as, by the code of the reader's warning.
REASONS_VI: Final = {
    "bound-of-exact": "từ ước lượng đứng trước một số chính xác đến hàng đơn vị",
    "broken-groups": "dấu chấm không tách đúng nhóm ba chữ số",
    "comma-decimal": "dấu phẩy được đọc là dấu thập phân, nhưng có thể là dấu tách nhóm nghìn",
    "comma-grouping": "dấu phẩy được đọc là dấu tách nhóm nghìn",
    "decimal-point": "dấu chấm được đọc là dấu thập phân",
    "minus-or-dash": "dấu gạch phía trước được đọc là gạch nối, nhưng có thể là dấu âm",
    "part-above-whole": "phần lớn hơn toàn thể",
    "several-figures": "đoạn này có nhiều số",
    "spaced-groups": "khoảng trắng trong số được bỏ qua",
    "other": "số in có thể sai",
}
_ENGLISH: Final = {"percent": "%", "percentage_point": " percentage points", "VND": " VND"}
_DIRECTIONS: Final = {Change.INCREASE: "tăng", Change.DECREASE: "giảm"}
_SWAP: Final = str.maketrans(",.", ".,")


def printed_words(figure: Figure) -> str:
    """Give the words a figure was printed in, the direction of a change before them."""
    words = figure.quantity.text or format_vi(figure.quantity)
    if figure.quantity.change is None:
        return words
    direction = _DIRECTIONS[figure.quantity.change]
    return words if direction in words.lower() else f"{direction} {words}"


def quoted(figure: Figure) -> str:
    """Quote a figure in the words it was printed in."""
    return f"“{printed_words(figure)}”"


def cut(value: Exact, places: int = 4) -> str:
    """Print a number, cut after ``places`` with an ellipsis where it goes on.

    >>> from fractions import Fraction
    >>> cut(Fraction(5400, 56)), cut(Fraction(189, 2))
    ('96,4285…', '94,5')
    """
    shown = round_to(value, Fraction(1, 10**places), Rounding.DOWN)
    if shown == value:
        return format_vi(value)
    whole, _, decimals = format_vi(shown).partition(",")
    return f"{whole},{decimals.ljust(places, '0')}…"


def in_vietnamese(bounds: Bounds, unit: Unit | None) -> str:
    """Say bounds in Vietnamese, rounded outwards to what a reader can take in."""
    if bounds.value is not None:
        return _exact(bounds.value, unit)
    return format_vi(_outwards(bounds, unit), unit=unit)


def in_english(bounds: Bounds, unit: Unit | None) -> str:
    """Say bounds in English, rounded outwards to what a reader can take in."""
    if unit == FRACTION:
        return in_english(bounds * 100, PERCENT)
    sign = "" if unit is None else _ENGLISH.get(unit.code, "")
    shown = bounds if bounds.value is not None else _outwards(bounds, unit)
    low = None if shown.low is None else _english(shown.low)
    high = None if shown.high is None else _english(shown.high)
    if low is None:
        word = "less than" if shown.high_open else "at most"
        return "unknown" if high is None else f"{word} {high}{sign}"
    if high is None:
        return f"{'more than' if shown.low_open else 'at least'} {low}{sign}"
    return f"{low}{sign}" if shown.value is not None else f"{low} to {high}{sign}"


def percent_in_words(share: Fraction) -> tuple[str, str]:
    """Say a share in percent in both languages."""
    said = cut(share * 100)
    return f"{said}%", f"{said.translate(_SWAP)}%"


def lowered(indicator: Indicator, language: str) -> str:
    """Give an indicator's label as it stands inside a sentence."""
    label = indicator.label(language)
    return label[0].lower() + label[1:]


def _english(value: Exact) -> str:
    return (f"-{cut(-value)}" if value < 0 else cut(value)).translate(_SWAP)


def period_in_english(period: Period) -> str:
    """Say a period in English: a whole year by its number."""
    start = period.start
    if start is not None and period == Period.year(start.year):
        return str(start.year)
    return str(period)


def habit_in_words(habit: RoundingHabit) -> tuple[str, str]:
    """Say in both languages how a report's percentages were printed, and what shows it."""
    if habit.only is None:
        if habit.possible:
            return "làm tròn hay cắt bỏ: chưa rõ", "rounded or cut off: open"
        return "không cách nào giải thích được mọi tỷ lệ", "no one habit explains every ratio"
    ruled_out = next(other for other in HABITS if other is not habit.only)
    vi = ", ".join(f"{_pair(share)} in {_printed(share)}" for share in habit.refuting(ruled_out))
    en = ", ".join(
        f"{_pair(share).translate(_SWAP)} printed as {_printed(share)}"
        for share in habit.refuting(ruled_out)
    )
    (only_vi, only_en), (other_vi, other_en) = HABITS[habit.only], HABITS[ruled_out]
    return f"{only_vi}, không {other_vi}: {vi}", f"{only_en}, not {other_en}: {en}"


def _pair(share: PrintedShare) -> str:
    return f"{format_vi(share.part)}/{format_vi(share.whole)}"


def _printed(share: PrintedShare) -> str:
    if isinstance(share.printed, str):
        return f"“{share.printed}”"
    return f"“{share.printed.text or format_vi(share.printed)}”"


def _exact(value: Exact, unit: Unit | None) -> str:
    if type(value) is int:
        return format_vi(value, unit=unit)
    return f"{cut(value)}{'' if unit is None else '%' if unit == PERCENT else f' {unit.label_vi}'}"


def _outwards(bounds: Bounds, unit: Unit | None) -> Bounds:
    """Widen bounds to ends short enough to read; what they hold, the result holds.

    Between two ends both are said as if they belonged: "từ … đến …" has no word for an open one.
    """
    if unit == FRACTION:
        return bounds
    step = _step(bounds, unit)
    low = None if bounds.low is None else simplest(floor(bounds.low / step) * step)
    high = None if bounds.high is None else simplest(ceil(bounds.high / step) * step)
    if low == high:  # both ends fell on one step
        return bounds
    if low == 0 and high is not None and unit is not None and unit.whole:
        low = None  # of a count or an amount that goes without saying
    return Bounds(
        low,
        high,
        low_open=high is None and (bounds.low_open or low != bounds.low),
        high_open=low is None and (bounds.high_open or high != bounds.high),
    )


def _step(bounds: Bounds, unit: Unit | None) -> Fraction:
    largest = max(abs(Fraction(bounds.low or 0)), abs(Fraction(bounds.high or 0)))
    if unit == VND and largest >= 10**9:
        return Fraction(10 ** (len(str(floor(largest))) - 4))
    if unit is not None and unit.whole:
        return Fraction(1)
    return Fraction(1, 100)
