"""Cells of spreadsheets: what they say is kept, and what says nothing is never 0.

The classes below stand in for numpy's whole number, for pandas.NA and for an array. They behave
as those do where it matters: ``__index__`` and no ``int``, comparisons that give no truth value,
and a ``bool()`` that raises.
"""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any, Final, NoReturn

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.interop.cells import day_cell, is_missing, text_cell, whole_cell
from khuyenhoc.interop.figure_cells import figure_cell
from khuyenhoc.testing.dates import days
from khuyenhoc.values.unit import (
    BICYCLE,
    HOUSEHOLD,
    PERSON,
    SQUARE_METRE,
    VND,
    VND_PER_PERSON,
    YEAR,
)

MILLION: Final = 1_000_000


class int64:  # noqa: N801 - numpy's name
    """Like numpy.int64: a whole number to whoever asks for an index, and no int."""

    def __init__(self, value: int) -> None:
        self.value = value

    def __index__(self) -> int:
        return self.value


class bool_:  # noqa: N801 - numpy 1's name
    """Like numpy.bool_, which older versions take for an index."""

    def __init__(self, *, value: bool) -> None:
        self.value = value

    def __index__(self) -> int:
        return int(self.value)

    def __bool__(self) -> bool:
        return self.value


class float32(complex):  # noqa: N801 - numpy's name
    """Like numpy.float32: a number that is no float, and compares to a ``bool_``."""

    __hash__ = None  # type: ignore[assignment]

    def __ne__(self, other: object) -> Any:
        return bool_(value=super().__ne__(other))


class NAType:
    """Like pandas.NA: every comparison gives itself, and its truth is an error."""

    def __ne__(self, other: object) -> Any:
        return self

    def __eq__(self, other: object) -> Any:
        return self

    __hash__ = object.__hash__

    def __bool__(self) -> NoReturn:
        raise TypeError


class NaTType(datetime):
    """Like pandas.NaT: a datetime that is no day."""


class datetime64:  # noqa: N801 - numpy's name
    """Like numpy.datetime64, which is not equal to itself when it is no day."""

    def __init__(self, day: str) -> None:
        self.day = day

    def __ne__(self, other: object) -> Any:
        return bool_(value=self.day == "NaT")

    __hash__ = None  # type: ignore[assignment]


class Array:
    """Like numpy.ndarray: compared by its items, with no truth value, and an index at times."""

    def __ne__(self, other: object) -> Any:
        return Array()

    __hash__ = None  # type: ignore[assignment]

    def __bool__(self) -> NoReturn:
        raise ValueError

    def __index__(self) -> int:
        raise TypeError


MISSING: Final = (
    *(None, "", "  ", "\xa0", "-", "–", "—", "--", "…", "...", "NA", "N/A", "#N/A", "nan", "NaN"),
    *("null", "None", "<NA>", "Không có số liệu", "CHƯA BÁO CÁO", " chưa  báo cáo "),
    *("Chưa báo cáo", float("nan"), Decimal("NaN"), complex("nan"), float32(complex("nan"))),
    *(NAType(), NaTType(2023, 1, 1, tzinfo=UTC), datetime64("NaT")),
)
SAID: Final[tuple[object, ...]] = (
    0,
    "0",
    Fraction(0),
    "không",
    "0 hội viên",
    False,
    1.5,
    [],
    {},
    Array(),
    "x",
    b"",
)
ANYTHING: Final = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.binary()
    | st.decimals() | st.fractions() | st.complex_numbers() | st.datetimes() | st.dates()
    | st.timedeltas() | st.times() | st.sampled_from([*MISSING, *SAID, int64(4), kh.Dong(5)]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=2),
    max_leaves=4,
)  # fmt: skip


def refused(cell: object, unit: kh.Unit = PERSON, scale: int = 1) -> str:
    with pytest.raises(kh.InvalidValueError) as caught:
        figure_cell(cell, unit, scale)
    assert caught.value.value is cell or caught.value.value == str(cell).strip()
    return caught.value.expected


def number(cell: object, unit: kh.Unit = PERSON, scale: int = 1) -> int | Fraction:
    quantity = figure_cell(cell, unit, scale)
    assert quantity is not None
    assert quantity.unit == unit
    return quantity.value


@pytest.mark.parametrize("cell", MISSING, ids=range(len(MISSING)))
def test_what_says_nothing_is_missing_and_never_0(cell: object) -> None:
    """Kills: bool(cell); NaN as a float that is refused; "-" read as 0; NA compared."""
    assert is_missing(cell)
    assert figure_cell(cell, PERSON) is None
    assert text_cell(cell) is None
    assert day_cell(cell) is None


@pytest.mark.parametrize("cell", SAID, ids=range(len(SAID)))
def test_what_says_something_is_not_missing(cell: object) -> None:
    """Kills: ``not cell``; 0 and "không" (none) taken for blank."""
    assert not is_missing(cell)


@given(st.integers(0), st.sampled_from([int, int64]))
def test_whole_numbers_of_every_kind_are_themselves(count: int, kind: Any) -> None:
    """Kills: type(cell) is int, which refuses every cell of a pandas column."""
    assert figure_cell(kind(count), PERSON) == kh.Quantity(value=count, unit=PERSON)
    assert whole_cell(kind(-count)) == -count


@given(st.integers(0, 10**15))
def test_numbers_in_text_are_what_print_says(count: int) -> None:
    """Kills: a short cut for plain digits that reads otherwise than print is read."""
    for text in (str(count), kh.format_vi(count)):
        assert figure_cell(f" {text} ", PERSON) == figure_cell(text, PERSON)
        long = kh.read_quantity(f"{text} người")
        assert number(text) == long.value == count
        assert figure_cell(text, PERSON) == kh.Quantity(
            value=count, unit=PERSON, text=text, span=(0, len(text)), resolution=long.resolution
        )


@given(st.integers(0, 10**9), st.sampled_from([1_000, MILLION, 1_000 * MILLION]))
def test_a_column_of_millions_counts_in_millions(count: int, scale: int) -> None:
    """Kills: a scale for text and none for numbers; a last place that stays 1."""
    written = figure_cell(count, VND, scale)
    printed = figure_cell(kh.format_vi(count), VND, scale)
    assert written
    assert printed
    assert written.value == printed.value == count * scale
    assert written.resolution == printed.resolution == scale
    assert kh.read_quantity(printed.text).value == count * scale


@given(ANYTHING, st.sampled_from([PERSON, VND, SQUARE_METRE, YEAR, None]))
def test_whatever_is_in_a_cell_is_read_or_refused_in_words(
    cell: object, unit: kh.Unit | None
) -> None:
    """Kills: bool() or == of what has none; int() of a long text; an error of Python's own."""
    for reader in (text_cell, day_cell, lambda cell: figure_cell(cell, unit)):
        try:
            read = reader(cell)
        except kh.InvalidValueError as error:
            assert error.expected  # noqa: PT017 - what is raised is half of the law
            assert not is_missing(cell)
        else:
            assert (read is None) == is_missing(cell)


def test_bounding_words_and_wholes_are_kept() -> None:
    fund = figure_cell("gần 40 tỉ đồng", VND)
    assert fund
    assert fund.bounds() == kh.Bounds.less_than(40_000 * MILLION)
    assert fund.text == "gần 40 tỉ đồng"
    families = figure_cell("51.119/66.328", HOUSEHOLD)
    assert families
    assert families.whole
    assert (families.value, families.whole.value, families.whole.unit) == (
        51_119,
        66_328,
        HOUSEHOLD,
    )
    assert families.text == "51.119/66.328"
    shared = figure_cell("22 (100%)", PERSON)
    assert shared
    assert shared.share
    assert shared.share.value == 100


@pytest.mark.parametrize(
    ("cell", "unit", "scale", "value"),
    [
        ("1.350", PERSON, 1, 1_350),
        ("1.350 hội viên", PERSON, 1, 1_350),
        ("1,350", PERSON, 1, 1_350),  # with a warning: nobody counts a part of a person
        ("mười hai", PERSON, 1, 12),
        ("từ 5 đến 6", PERSON, 1, 5),
        ("5 (ước)", PERSON, 1, 5),  # a remark, kept in its text
        ("51.119/66.328 hộ (77,07%)", HOUSEHOLD, 1, 51_119),
        ("20 xe đạp (45 triệu đồng)", BICYCLE, 1, 20),
        ("1,5", VND, MILLION, 1_500_000),
        ("1,5 tỉ đồng", VND, MILLION, 1_500_000_000),
        ("40 nghìn đồng", VND, MILLION, 40_000),
        ("-5", VND, 1, -5),
        ("−1,5", VND, MILLION, -1_500_000),
        ("- 5", VND, 1, -5),
        ("5,25", SQUARE_METRE, 1, Fraction(21, 4)),
        ("40.000 đồng/người", VND_PER_PERSON, 1, 40_000),
        (Decimal("12.00"), PERSON, 1, 12),
        (Decimal("1.35"), VND, MILLION, 1_350_000),
        (Decimal("1.35"), SQUARE_METRE, 1, Fraction(27, 20)),
        (Fraction(8, 2), PERSON, 1, 4),
        (kh.Dong(5), VND, MILLION, 5),
        (kh.Quantity(value=5), PERSON, 1, 5),
        (kh.Quantity(value=5, whole=kh.Quantity(value=6, unit=PERSON)), PERSON, 1, 5),
    ],
)
def test_what_cells_say(cell: object, unit: kh.Unit, scale: int, value: object) -> None:
    assert number(cell, unit, scale) == value


def test_the_last_place_of_a_decimal_is_kept() -> None:
    """Kills: 12.50 m² known to the millimetre."""
    area, exact = (
        figure_cell(Decimal("12.50"), SQUARE_METRE),
        figure_cell(Fraction(1, 3), SQUARE_METRE),
    )
    assert area
    assert exact
    assert (area.resolution, exact.resolution) == (Fraction(1, 100), 0)
    for cell in ("1E+3", "12.00"):
        people = figure_cell(Decimal(cell), PERSON)
        assert people
        assert people.resolution == 1


@pytest.mark.parametrize(
    "cell", [1.35, 1350.0, -0.0, float("inf"), float32(1), Decimal("1.35"), "12.0"]
)
def test_decimal_numbers_are_refused_with_advice(cell: object) -> None:
    """Kills: 1.35 rounded to 1; 12.0 read as 12 where the file has 12.000."""
    assert refused(cell) == (
        "whole numbers or text, not decimal numbers: pandas and polars turn 1.350 into 1.35, so"
        " read the column as text (pandas.read_csv(dtype=str), polars.read_csv(infer_schema=False))"
    )


@pytest.mark.parametrize(
    ("cell", "unit", "expected"),
    [
        (True, PERSON, "a whole number, or a number as text"),
        (bool_(value=True), PERSON, "a whole number, or a number as text"),
        ([5], PERSON, "a whole number, or a number as text"),
        (Array(), PERSON, "a whole number, or a number as text"),
        (-5, PERSON, "a whole number of at least 0 (person)"),
        ("-5", PERSON, "a whole number of at least 0 (person)"),
        ("12 hộ", PERSON, "a number of person (người)"),
        ("32,05%", PERSON, "a number of person (người)"),
        ("1/2", PERSON, "a number of person (người)"),
        (kh.Dong(5), PERSON, "a number of person (người)"),
        (Fraction(1, 2), PERSON, "whole numbers or text"),
        ("(5)", VND, "a number without brackets, which may mean a minus"),
        ("1 2", PERSON, "one figure in a cell"),
        ("gần -5", VND, "a minus directly before the number, and at its start"),
        ("-5/6", VND, "a minus only before a single number"),
        ("tăng 5", PERSON, "how many there are, not a change nor a number for each"),
        ("nhiều", PERSON, "a number in words or digits"),
        ("nhiều 5", PERSON, "a figure without other words, such as 'nhiều'"),
        ("5 hội viên nữ", PERSON, "a figure without other words, such as 'nữ'"),
        ("54/56 xx", VND, "a figure without other words, such as 'xx'"),
        ("Phường 6", PERSON, "a number in words or digits: '6' is part of a name"),
        ("1.2.3", PERSON, "a number in words or digits: its digits are grouped neither"),
        ("12/03/2023", PERSON, "a number in words or digits: '12/03/2023' is a date or period"),
        (date(2023, 2, 1), PERSON, "a number; the cell holds a date, which Excel"),
        (datetime64("2023-02-01"), PERSON, "a number; the cell holds a date"),
        (Decimal("1E+999999"), PERSON, "a number of usual size"),
        (Decimal("-Infinity"), PERSON, "a number of usual size"),
        (Decimal("sNaN"), PERSON, "a number of usual size"),
    ],
)  # fmt: skip
def test_a_bad_cell_says_what_was_expected(cell: object, unit: kh.Unit, expected: str) -> None:
    assert refused(cell, unit).startswith(expected)


@pytest.mark.parametrize("cell", ["54/56 xx", "5 (ước)", "từ 5 đến 6 và 7"])
def test_a_column_of_millions_does_not_guess_which_number_is_millions(cell: str) -> None:
    """Kills: "54/56 triệu" with the 54 in đồng and the 56 in millions."""
    assert refused(cell, VND, MILLION) == "a number of triệu đồng and nothing else"


def test_scales_of_ranges_reach_both_ends() -> None:
    """Kills: a range from 5 đồng to 6 million."""
    raised = figure_cell("5-6", VND, MILLION)
    assert raised
    assert (raised.value, raised.high) == (5 * MILLION, 6 * MILLION)


@given(days(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_day_is_the_same_in_every_spelling(day: date) -> None:
    """Kills: month first; a day that becomes the day before in Excel's midnight."""
    midnight = datetime(day.year, day.month, day.day)  # noqa: DTZ001 - Excel has no zones
    for cell in (
        day,
        midnight,
        day.isoformat(),
        f"{day:%d/%m/%Y}",
        f"{day.day}-{day.month}-{day.year}",
        f"{midnight}",
    ):
        assert day_cell(cell) == day


@pytest.mark.parametrize("cell", ["31/02/2023", "2023", "1/2/23", 45_000, True, datetime(2023, 1, 2, 8), "nay", timedelta(1)])  # fmt: skip  # noqa: DTZ001, E501
def test_what_is_no_day_is_refused(cell: object) -> None:
    with pytest.raises(
        kh.InvalidValueError, match="expected a day such as 2023-12-31 or 31/12/2023"
    ):
        day_cell(cell)


def test_ids_are_texts_and_whole_numbers() -> None:
    """Kills: an id of 79.0 beside one of "79"."""
    assert (text_cell(" p 6 "), text_cell(79), text_cell(int64(79))) == ("p 6", "79", "79")
    for cell in (79.0, True, ["p6"], 10**5000):
        with pytest.raises(kh.InvalidValueError, match="a text, or a whole number"):
            text_cell(cell)
