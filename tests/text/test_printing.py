from datetime import date, datetime
from decimal import Decimal, localcontext
from fractions import Fraction
from types import SimpleNamespace

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError, UndefinedRatioError
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.text.printed_numbers import format_number_vi
from khuyenhoc.text.printing import format_vi
from khuyenhoc.text.quantities import read_quantity
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.number import Exact
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Change, Qualifier, Quantity
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.rounding import Rounding, round_to
from khuyenhoc.values.unit import (
    BICYCLE,
    CLAN,
    FACTOR,
    FRACTION,
    HOUSEHOLD,
    ORDINAL,
    PERCENT,
    PERSON,
    SQUARE_METRE,
    USD,
    VND,
    VND_PER_PERSON,
    YEAR,
    Unit,
)

POPULATION = SimpleNamespace(
    code="population", label_vi="dân số", label_en="population", encloses=True
)
PLAN = SimpleNamespace(code="plan", label_vi="kế hoạch", label_en="plan", encloses=False)

counts = st.integers(0, 10**9) | st.integers(0, 2_000)
amounts = st.builds(
    lambda lead, power: lead * 10**power, st.integers(0, 10**6), st.integers(0, 9)
) | st.integers(0, 10**15)
percents = st.builds(
    lambda top, places: Fraction(top, 10**places), st.integers(0, 10**6), st.integers(0, 4)
)
#: The roundings that a reader who knows nothing of them allows for.
habits = st.sampled_from([Rounding.HALF_UP, Rounding.DOWN, Rounding.HALF_EVEN])


def holds(outer: Bounds, inner: Bounds) -> bool:
    return outer | inner == outer


@st.composite
def bounds_of(draw: st.DrawFn, numbers: st.SearchStrategy[Exact]) -> Bounds:
    low, high = draw(st.none() | numbers), draw(st.none() | numbers)
    if low is not None and high is not None:
        low, high = sorted((low, high))
    one = low == high
    return Bounds(
        low,
        high,
        low_open=low is not None and not one and draw(st.booleans()),
        high_open=high is not None and not one and draw(st.booleans()),
    )


@st.composite
def quantities(draw: st.DrawFn) -> Quantity:
    unit = draw(st.sampled_from([PERSON, HOUSEHOLD, VND, PERCENT, SQUARE_METRE, None]))
    share = unit in (PERCENT, SQUARE_METRE)
    powers = st.integers(-3, 0) if share else st.integers(0, 4 if unit is None else 12)
    place = Fraction(10) ** draw(powers)
    value = draw(st.integers(0, 2_000)) * place
    high = value + draw(st.integers(1, 2_000)) * place
    qualifier = draw(st.sampled_from(Qualifier))
    return Quantity(
        value=value,
        unit=unit,
        qualifier=qualifier,
        resolution=place,
        high=high if qualifier is Qualifier.RANGE else None,
    )


# What is printed reads back.


@given(counts, st.sampled_from([PERSON, HOUSEHOLD, CLAN, None]))
@example(1_000, None)
@example(2_023, PERSON)
def test_a_count_reads_back_as_itself(count: int, unit: Unit | None) -> None:
    """Kills: English grouping, by which 383,058 is a number below 384."""
    read = read_quantity(format_vi(count, unit))
    assert (read.bounds(), read.unit) == (Bounds.exactly(count), unit)


@given(amounts)
@example(26_542_000)
@example(17_516_000_000)
@example(1_000_000_000_000)
def test_an_amount_reads_back(amount: int) -> None:
    """Kills: three decimals before triệu; a scale that drops the rest; "tỉ" for 10**12."""
    read = read_quantity(format_vi(Dong(amount)))
    assert (read.value, read.unit, read.warnings) == (amount, VND, ())
    assert amount in read.bounds()


@given(amounts, st.integers(0, 3), habits)
@example(999_960_000, 1, Rounding.HALF_UP)
def test_a_rounded_amount_reads_back(amount: int, places: int, rounding: Rounding) -> None:
    """Kills: rounding in đồng instead of at the scale; trailing zeros dropped."""
    assert (
        amount in read_quantity(format_vi(Dong(amount), places=places, rounding=rounding)).bounds()
    )


@given(st.integers(0, 10**7), st.integers(1, 10**7), st.integers(0, 4), habits)
@example(54, 56, 2, Rounding.DOWN)
def test_a_ratio_reads_back(part: int, whole: int, places: int, rounding: Rounding) -> None:
    """Kills: trailing zeros dropped, by which "96,40%" would say less than was known."""
    ratio = Ratio(part, whole, of=PLAN)
    read = read_quantity(format_vi(ratio, places=places, rounding=rounding))
    assert 100 * ratio.value in read.bounds()
    assert read.resolution == Fraction(1, 10**places)


@given(percents | st.fractions(0, 10**4, max_denominator=999))
def test_a_percentage_reads_back(percent: Fraction) -> None:
    """Kills: an endless decimal printed as if it were exact."""
    assert percent in read_quantity(format_vi(percent, PERCENT)).bounds()


@given(quantities())
def test_a_quantity_reads_back(quantity: Quantity) -> None:
    """Kills: a finer last place than was printed; two bounding words swapped."""
    read = read_quantity(format_vi(quantity))
    assert holds(read.bounds(), quantity.bounds())
    assert (read.qualifier, read.unit) == (quantity.qualifier, quantity.unit)
    assert (read.value, read.high) == (quantity.value, quantity.high)
    if quantity.qualifier is Qualifier.EXACT:
        assert read.resolution == quantity.resolution
    assert format_vi(read) == format_vi(quantity)


@given(st.lists(st.integers(0, 99), min_size=3, max_size=6))
def test_a_list_reads_back(items: list[int]) -> None:
    """Kills: a list set as "4, 5 và 6", of which only the first number is read."""
    quantity = Quantity(value=items[0], unit=YEAR, items=tuple(items))
    read = read_quantity(format_vi(quantity))
    assert (read.items, read.unit, read.bounds()) == (quantity.items, YEAR, quantity.bounds())


@given(counts.filter(lambda count: count != 24), counts)  # "24/24" is also an idiom
def test_a_count_out_of_another_reads_back(count: int, whole: int) -> None:
    """Kills: the unit between the two, by which the second is no longer its whole."""
    out_of = Quantity(value=count, unit=HOUSEHOLD, whole=Quantity(value=whole, unit=HOUSEHOLD))
    read = read_quantity(format_vi(out_of))
    assert read.whole is not None
    assert (read.value, read.whole.value, read.unit) == (count, whole, HOUSEHOLD)


@given(counts, st.sampled_from(Change), st.sampled_from([True, False]), st.none() | percents)
def test_what_stands_beside_a_number_reads_back(
    count: int, change: Change, each: object, percent: Fraction | None
) -> None:
    """Kills: "mỗi" after the word of change; a share that is lost."""
    share = None
    if percent is not None:
        share = Quantity(value=percent, unit=PERCENT, resolution=Fraction(1, 10**4))
    changed = Quantity(value=count, unit=PERSON, change=change, each=bool(each), share=share)
    read = read_quantity(format_vi(changed))
    assert (read.value, read.change, read.each) == (count, change, each)
    assert (read.share and read.share.value) == percent


@given(bounds_of(counts), st.sampled_from([PERSON, None]))
def test_bounds_of_counts_read_back(bounds: Bounds, unit: Unit | None) -> None:
    """Kills: an open end read as closed on the wrong side; ends swapped."""
    if unit is not None and bounds.whole() is None:
        return
    printed = format_vi(bounds, unit)
    if bounds == Bounds(None, None):
        assert printed == "không rõ"
        return
    read = read_quantity(printed).bounds()
    possible = bounds if unit is None else bounds.whole() or bounds
    assert holds(read, possible)
    assert (read.low, read.high) in {(bounds.low, bounds.high), (possible.low, possible.high)}


@given(bounds_of(amounts), st.none() | st.integers(0, 2))
def test_bounds_of_amounts_read_back(bounds: Bounds, places: int | None) -> None:
    """Kills: both ends rounded alike; each end printed at a scale of its own."""
    whole = bounds.whole()
    if whole is None or bounds == Bounds(None, None):
        return
    read = read_quantity(format_vi(bounds, VND, places=places))
    assert holds(read.bounds(), whole)


@given(bounds_of(st.fractions(0, 1_000, max_denominator=99)), st.none() | st.integers(0, 3))
@example(Bounds(Fraction(1, 3), Fraction(2, 3)), None)
def test_bounds_of_percentages_read_back(bounds: Bounds, places: int | None) -> None:
    """Kills: the low end rounded half up."""
    if bounds != Bounds(None, None):
        assert holds(read_quantity(format_vi(bounds, PERCENT, places=places)).bounds(), bounds)


# The wording.


@pytest.mark.parametrize(
    ("value", "printed"),
    [
        (0, "0"),
        (383_058, "383.058"),
        (-1_000, "-1.000"),
        (Fraction(641, 20), "32,05"),
        (Fraction(-1, 8), "-0,125"),
        (Fraction(1, 3), "0,33"),
        (Fraction(2, 3), "0,67"),
        (Fraction(1, 2**10), "0,0009765625"),
        (Fraction(12_345_678, 10), "1.234.567,8"),
        (10**15, "1.000.000.000.000.000"),
    ],
)
def test_bare_numbers(value: Exact, printed: str) -> None:
    assert format_number_vi(value) == printed


@given(st.fractions(-(10**6), 10**6), st.integers(0, 6), st.sampled_from(Rounding))
def test_a_number_has_just_so_many_places(value: Fraction, places: int, rounding: Rounding) -> None:
    """Kills: leading zeros of the decimals dropped; rounding towards minus infinity."""
    printed = format_number_vi(value, places=places, rounding=rounding)
    with localcontext() as context:  # the host's context has no say in the printing
        context.prec = 50
        back = Decimal(printed.replace(".", "").replace(",", "."))
    assert Fraction(back) == round_to(value, Fraction(1, 10**places), rounding)
    assert len(printed.partition(",")[2]) == places


def test_the_decimal_context_of_the_host_changes_nothing() -> None:
    with localcontext() as context:
        context.prec = 1
        assert format_vi(Ratio(54, 56, of=POPULATION), places=4) == "96,4286%"


@pytest.mark.parametrize(
    ("value", "unit", "printed"),
    [
        (383_058, PERSON, "383.058 người"),
        (383_058, None, "383.058"),
        (Fraction(641, 20), PERCENT, "32,05%"),
        (80, PERCENT, "80%"),
        (Fraction(110_641), VND_PER_PERSON, "110.641 đồng/người"),
        (Fraction(1, 3), FRACTION, "1/3"),
        (Fraction(2, 6), FRACTION, "1/3"),
        (2, FACTOR, "2 lần"),
        (2, FRACTION, "2"),
        (5, ORDINAL, "lần thứ 5"),
        (1_500, USD, "1.500 đô la Mỹ"),
        (1_500_000, USD, "1,5 triệu đô la Mỹ"),
        (-5, PERSON, "âm 5 người"),
        (5, Unit("desk", "bộ bàn ghế"), "5 bộ bàn ghế"),
    ],
)
def test_numbers_with_their_unit(value: Exact, unit: Unit | None, printed: str) -> None:
    assert format_vi(value, unit) == printed


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        (0, "0 đồng"),
        (999_999, "999.999 đồng"),
        (240_000, "240.000 đồng"),
        (1_000_000, "1 triệu đồng"),
        (1_240_000, "1,24 triệu đồng"),
        (1_245_000, "1.245.000 đồng"),
        (26_542_000, "26.542.000 đồng"),
        (990_000_000, "990 triệu đồng"),
        (1_000_000_000, "1 tỉ đồng"),
        (54_700_000_000, "54,7 tỉ đồng"),
        (17_516_000_000, "17.516 triệu đồng"),
        (1_200_000_000_000, "1.200 tỉ đồng"),
        (-54_700_000_000, "âm 54,7 tỉ đồng"),
    ],
)
def test_exact_amounts(amount: int, printed: str) -> None:
    assert format_vi(Dong(amount)) == format_vi(amount, VND) == printed


@pytest.mark.parametrize(
    ("amount", "places", "rounding", "printed"),
    [
        (54_703_000_000, 1, Rounding.HALF_UP, "54,7 tỉ đồng"),
        (54_703_000_000, 2, Rounding.HALF_UP, "54,70 tỉ đồng"),
        (54_703_000_000, 0, Rounding.UP, "55 tỉ đồng"),
        (54_750_000_000, 1, Rounding.DOWN, "54,7 tỉ đồng"),
        (54_750_000_000, 1, Rounding.HALF_UP, "54,8 tỉ đồng"),
        (999_949_999, 1, Rounding.HALF_UP, "999,9 triệu đồng"),
        (999_950_000, 1, Rounding.HALF_UP, "1,0 tỉ đồng"),
        (999_950_000, 1, Rounding.DOWN, "999,9 triệu đồng"),
        (960_000_000, 0, Rounding.HALF_UP, "960 triệu đồng"),
        (999_999, 0, Rounding.HALF_UP, "999.999 đồng"),
        (5_432, 1, Rounding.HALF_UP, "5.432 đồng"),
    ],
)
def test_rounded_amounts(amount: int, places: int, rounding: Rounding, printed: str) -> None:
    assert format_vi(Dong(amount), places=places, rounding=rounding) == printed


def test_a_part_of_one_has_places_where_asked() -> None:
    assert format_vi(Fraction(1, 3), FRACTION, places=2) == "0,33"


def test_ratios() -> None:
    share = Ratio(54, 56, of=POPULATION)
    assert format_vi(share) == "96,43%"
    assert format_vi(share, rounding=Rounding.DOWN) == "96,42%"
    assert format_vi(share, places=0) == "96%"
    assert format_vi(Ratio(1, 1, of=POPULATION)) == "100,00%"
    assert format_vi(Ratio(Dong(59_062_500_000), Dong(35_000_000_000), of=PLAN)) == "168,75%"
    with pytest.raises(UndefinedRatioError):
        format_vi(Ratio(0, 0, of=PLAN))


def _quantity(value: Exact, unit: Unit | None = PERSON, **others: object) -> Quantity:
    return Quantity(value=value, unit=unit, **others)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("quantity", "printed"),
    [
        (_quantity(383_058), "383.058 người"),
        (
            _quantity(60 * 10**9, VND, qualifier=Qualifier.NEARLY, resolution=10**9),
            "gần 60 tỉ đồng",
        ),
        (_quantity(2_700, qualifier=Qualifier.MORE_THAN), "hơn 2.700 người"),
        (_quantity(300_000, qualifier=Qualifier.APPROX), "khoảng 300.000 người"),
        (_quantity(80, PERCENT, qualifier=Qualifier.AT_LEAST), "ít nhất 80%"),
        (_quantity(5, qualifier=Qualifier.AT_MOST), "không quá 5 người"),
        (_quantity(5, qualifier=Qualifier.LESS_THAN), "dưới 5 người"),
        (_quantity(80, PERCENT, qualifier=Qualifier.RANGE, high=90), "từ 80 đến 90%"),
        (
            _quantity(10**9, VND, qualifier=Qualifier.RANGE, high=6 * 10**9, resolution=10**9),
            "từ 1 đến 6 tỉ đồng",
        ),
        # The last place.
        (_quantity(54_700_000_000, VND, resolution=10**8), "54,7 tỉ đồng"),
        (_quantity(54_000_000_000, VND, resolution=10**8), "54,0 tỉ đồng"),
        (_quantity(420_936_000_000, VND, resolution=10**6), "420.936 triệu đồng"),
        (_quantity(26_542_000, VND, resolution=1_000), "26.542 nghìn đồng"),
        (_quantity(350_000, resolution=10_000), "35 vạn người"),
        (_quantity(1_150_000, resolution=10_000), "1,15 triệu người"),
        (_quantity(350_000, VND, resolution=10_000), "0,35 triệu đồng"),
        (_quantity(1_150_000, None, resolution=10_000), "115 vạn"),
        (_quantity(1_200_000, None, resolution=100_000), "từ 1.150.000 đến 1.299.999"),
        (_quantity(1_200_000, None, qualifier=Qualifier.NEARLY, resolution=10**5), "gần 1.200.000"),
        (_quantity(1_200, SQUARE_METRE, resolution=100), "1,2 nghìn m²"),
        (_quantity(10**12, VND, resolution=10**12), "1 nghìn tỉ đồng"),
        (_quantity(10**12, VND, resolution=10**10), "1,00 nghìn tỉ đồng"),
        (_quantity(Fraction(641, 20), PERCENT, resolution=Fraction(1, 100)), "32,05%"),
        (_quantity(96, PERCENT, resolution=Fraction(1, 10)), "96,0%"),
        (_quantity(Fraction(1, 3), FRACTION, qualifier=Qualifier.NEARLY, resolution=0), "gần 1/3"),
        (_quantity(Fraction(2, 3), FRACTION, resolution=0), "2/3"),
        (_quantity(Fraction(100, 3), PERCENT, resolution=0), "33,33%"),
        (_quantity(0, PERCENT, resolution=Fraction(1, 10**39)), f"0,{'0' * 39}%"),
        # A last place that no print has.
        (_quantity(10, PERCENT, resolution=5), "từ 7,5 đến 15%"),
        (_quantity(80, PERCENT, resolution=10), "từ 75 đến 90%"),
        (_quantity(10**13, resolution=10**13), "từ 5.000.000.000.000 đến 19.999.999.999.999 người"),
        # A value that its last place does not hold.
        (_quantity(1_234, qualifier=Qualifier.NEARLY, resolution=100), "gần 1.234 người"),
        (_quantity(Fraction(200, 3), PERCENT, qualifier=Qualifier.MORE_THAN), "hơn 66,66%"),
        (_quantity(Fraction(100, 3), PERCENT, qualifier=Qualifier.NEARLY), "gần 33,34%"),
        # What was printed beside it.
        (_quantity(51_119, HOUSEHOLD, whole=_quantity(66_328, HOUSEHOLD)), "51.119/66.328 hộ"),
        (_quantity(91, CLAN, whole=_quantity(74, None)), "91/74 dòng họ"),
        (_quantity(6, CLAN, whole=_quantity(7, HOUSEHOLD)), "6 dòng họ/7 hộ"),
        (
            _quantity(
                10**9, VND, resolution=10**9, whole=_quantity(2 * 10**9, VND, resolution=10**9)
            ),
            "1 tỉ đồng/2 tỉ đồng",
        ),
        (
            _quantity(10, PERCENT, resolution=5, whole=_quantity(5, None)),
            "từ 7,5 đến 15%/5",
        ),
        (
            _quantity(5, CLAN, qualifier=Qualifier.RANGE, high=6, whole=_quantity(7, CLAN)),
            "từ 5 đến 6/7 dòng họ",
        ),
        (_quantity(22, CLAN, share=_quantity(100, PERCENT)), "22 dòng họ (100%)"),
        (
            _quantity(20, BICYCLE, worth=_quantity(45 * 10**6, VND, resolution=10**6)),
            "20 xe đạp (45 triệu đồng)",
        ),
        (
            _quantity(3, change=Change.INCREASE, qualifier=Qualifier.MORE_THAN),
            "tăng hơn 3 người",
        ),
        (_quantity(3, change=Change.DECREASE), "giảm 3 người"),
        (_quantity(1_600_000, VND, resolution=10**5, each=True), "mỗi trường hợp 1,6 triệu đồng"),
        (_quantity(4, YEAR, items=(4, 5, 6)), "4,5,6 năm"),
        (_quantity(4, YEAR, items=(4, 5)), "4 và 5 năm"),
        (_quantity(4, items=(4, 5, 1_000)), "4, 5 và 1.000 người"),
        (_quantity(99, items=(99, 99, 100)), "99, 99 và 100 người"),
        (_quantity(2, ORDINAL, items=(2, 3, 4)), "lần thứ 2,3,4"),
        (_quantity(4, YEAR, items=(4,)), "4 năm"),
        (_quantity(20, items=(20, 25), resolution=10), "từ 20 đến 25 người"),
        (_quantity(1, CLAN, items=(1, 2), whole=_quantity(7, CLAN)), "1 và 2/7 dòng họ"),
    ],
)
def test_quantities(quantity: Quantity, printed: str) -> None:
    assert format_vi(quantity) == printed


@pytest.mark.parametrize(
    ("bounds", "unit", "printed"),
    [
        (Bounds(1_194_816, 1_195_375), PERSON, "từ 1.194.816 đến 1.195.375 người"),
        (Bounds.more_than(10**10), VND, "trên 10 tỉ đồng"),
        (Bounds.at_least(80), PERCENT, "ít nhất 80%"),
        (Bounds.less_than(6 * 10**10), VND, "dưới 60 tỉ đồng"),
        (Bounds.at_most(5), PERSON, "không quá 5 người"),
        (Bounds.exactly(5), PERSON, "5 người"),
        (Bounds(None, None), PERSON, "không rõ"),
        # Whole things begin and end with a whole one.
        (Bounds(45, 60, low_open=True, high_open=True), PERSON, "từ 46 đến 59 người"),
        (Bounds(45, 60, low_open=True, high_open=True), None, "từ 45 đến 60"),
        (Bounds(Fraction(9, 2), Fraction(11, 2)), PERSON, "5 người"),
        (Bounds.more_than(Fraction(9, 2)), PERSON, "ít nhất 5 người"),
        (Bounds.less_than(Fraction(9, 2)), PERSON, "không quá 4 người"),
        # Both ends in one scale, as long as two decimals hold them.
        (Bounds(900_000_000, 1_100_000_000), VND, "từ 0,9 đến 1,1 tỉ đồng"),
        (Bounds(0, 5 * 10**9), VND, "từ 0 đến 5 tỉ đồng"),
        (Bounds(26_542_000, 10**9), VND, "từ 26.542.000 đến 1.000.000.000 đồng"),
        # Outwards, and never in.
        (Bounds(Fraction(1, 3), Fraction(2, 3)), PERCENT, "từ 0,33 đến 0,67%"),
        (Bounds(Fraction(-2, 3), Fraction(-1, 3)), PERCENT, "từ âm 0,67 đến âm 0,33%"),
        (Bounds(-5, 5), PERSON, "từ âm 5 đến 5 người"),
    ],
)
def test_bounds(bounds: Bounds, unit: Unit | None, printed: str) -> None:
    assert format_vi(bounds, unit) == printed


def test_bounds_are_rounded_outwards() -> None:
    bounds = Bounds(54_680_000_000, 54_720_000_000)
    assert format_vi(bounds, VND, places=1) == "từ 54,6 đến 54,8 tỉ đồng"
    assert format_vi(Bounds.more_than(Fraction(235, 10)), PERCENT, places=0) == "trên 23%"


def test_days_and_periods() -> None:
    assert format_vi(date(2023, 11, 30)) == "30/11/2023"
    assert format_vi(date(987, 1, 2)) == "02/01/0987"
    year = Period.year(2023)
    assert format_vi(year) == format_period_vi(year)


# What cannot be printed.


@pytest.mark.parametrize(
    ("value", "unit", "message"),
    [
        (Fraction(7, 2), PERSON, "format_vi.value: expected a whole number (person), got Fraction"),
        (
            Bounds(Fraction(1, 3), Fraction(2, 3)),
            PERSON,
            "bounds that hold a whole number (person)",
        ),
        (3.7, None, "format_vi.value: expected an exact number (int or Fraction), an am"),
        (3.7, PERSON, "format_vi.value: expected an exact number"),
        (True, None, "format_vi.value: expected an exact number"),
        (None, None, "format_vi.value: expected an exact number"),
        ("5", None, "format_vi.value: expected an exact number"),
        (datetime(2023, 11, 30, 12), None, "format_vi.value: expected an exact number"),  # noqa: DTZ001
        pytest.param(
            10**5_000, PERSON, "at most 3.000 digits, got a whole number of 16610 bits", id="long"
        ),
        pytest.param(Fraction(1, 3**9_000), None, "at most 3.000 digits", id="long fraction"),
        (Dong(5), VND, "format_vi.unit: expected no unit, for the value has its own, got 'VND'"),
    ],
)
def test_what_cannot_be_printed(value: object, unit: Unit | None, message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        format_vi(value, unit)  # type: ignore[arg-type]
    assert message in str(caught.value)


@pytest.mark.parametrize("places", [-1, 101, True, 1.0])
def test_impossible_places(places: int) -> None:
    with pytest.raises(InvalidValueError, match="places: expected a whole number from 0 to 100"):
        format_number_vi(5, places=places)
    with pytest.raises(InvalidValueError, match="places: expected a whole number from 0 to 100"):
        format_vi(Dong(5), places=places)


def test_places_of_what_has_its_own() -> None:
    with pytest.raises(InvalidValueError, match=r"format_vi\.places: expected no places, for the"):
        format_vi(Quantity(value=5), places=2)
