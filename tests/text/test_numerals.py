"""Numbers in digits and in words: marks, scales, compounds, and what is no number."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.text.figure_reading.digits import LONGEST_NUMBER, Digits, Malformed, read_digits
from khuyenhoc.text.figure_reading.lexicon import LONGEST_NOUN, MONEY_WORDS, TITLE_NOUNS, nouns
from khuyenhoc.text.figure_reading.numerals import Numeral, read_numeral
from khuyenhoc.text.normalised import Normalised
from khuyenhoc.values.unit import UNITS

SCALES = {"nghìn": 10**3, "ngàn": 10**3, "vạn": 10**4, "triệu": 10**6, "tỉ": 10**9, "tỷ": 10**9}
ONES = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")


def in_words(number: int) -> str:
    """Say a number below a billion the way Vietnamese does."""
    for scale, word in ((10**6, "triệu"), (10**3, "nghìn")):
        if number >= scale:
            head, rest = divmod(number, scale)
            return f"{in_words(head)} {word} {full_words(rest)}".strip()
    return below_thousand(number)


def full_words(number: int) -> str:
    """Say what follows a scale word: nothing for 0, and every hundred, even none."""
    if number >= 1000:
        return in_words(number)
    if 0 < number < 100:
        return f"không trăm {'linh ' if number < 10 else ''}{below_thousand(number)}"
    return below_thousand(number) if number else ""


def below_thousand(number: int) -> str:
    hundreds, rest = divmod(number, 100)
    if hundreds:
        return f"{ONES[hundreds]} trăm {'linh ' if 0 < rest < 10 else ''}{tens(rest)}".strip()
    return tens(rest)


def tens(number: int) -> str:
    if number < 10:
        return ONES[number] if number else ""
    ten, one = divmod(number, 10)
    head = "mười" if ten == 1 else f"{ONES[ten]} mươi"
    last = {0: "", 1: "một" if ten == 1 else "mốt", 5: "lăm"}.get(one, ONES[one])
    return f"{head} {last}".strip()


def read(text: str) -> Numeral:
    numeral = read_numeral(text, 0)
    assert isinstance(numeral, Numeral)
    return numeral


@given(st.integers(6, 999_999_999))
def test_a_number_in_words_is_the_number_in_digits(number: int) -> None:
    """Kills: "linh" or "không trăm" dropped, "mốt" and "lăm" unknown, scales added up wrongly."""
    words = in_words(number)
    numeral = read(words + " hội viên")
    assert (numeral.value, numeral.end) == (number, len(words))


@given(st.integers(0, 10**15))
def test_points_group_and_change_nothing(number: int) -> None:
    """Kills: 6.917 read as seven."""
    grouped = f"{number:,}".replace(",", ".")
    assert read_digits(grouped) == Digits(number, pointed="." in grouped)
    assert read_digits(str(number)).value == number  # type: ignore[union-attr]


@given(
    st.integers(0, 10**9),
    st.integers(1, 12).flatmap(lambda n: st.from_regex(rf"\d{{{n}}}\Z", fullmatch=True)),
)
def test_a_comma_is_the_decimal_mark(whole: int, decimals: str) -> None:
    """Kills: the decimals counted from the wrong end, the last place one off."""
    decimals = "".join(str(int(digit)) for digit in decimals)
    read = read_digits(f"{whole},{decimals}")
    assert isinstance(read, Digits)
    assert read.value == whole + Fraction(int(decimals), 10 ** len(decimals))
    assert (read.places, read.items) == (len(decimals), ())


@given(st.integers(1, 999), st.sampled_from(sorted(SCALES)), st.integers(0, 9))
def test_a_scale_word_multiplies_the_number_and_its_last_place(
    number: int, word: str, tenth: int
) -> None:
    """Kills: the resolution left at one, vạn taken for a thousand."""
    whole, decimal = read(f"{number} {word}"), read(f"{number},{tenth} {word}")
    scale = SCALES[word]
    assert (whole.value, whole.resolution) == (number * scale, scale)
    assert decimal.value == (10 * number + tenth) * Fraction(scale, 10)
    assert decimal.resolution == Fraction(scale, 10)


@given(st.integers(1, 999), st.integers(1, 999), st.integers(1, 999))
def test_the_parts_of_a_compound_are_added(billions: int, millions: int, thousands: int) -> None:
    """Kills: only the first part read, or the second scaled by the first."""
    numeral = read(f"{billions} tỷ {millions} triệu {thousands} nghìn đồng")
    assert numeral.value == (billions * 10**6 + millions * 10**3 + thousands) * 1000
    assert numeral.resolution == 1000


@pytest.mark.parametrize(
    ("text", "value", "place", "end"),
    [
        ("2 tỉ rưỡi đồng", 25 * 10**8, 10**8, 9),
        ("một triệu rưỡi", 1_500_000, 10**5, 14),
        ("3 trăm triệu", 300_000_000, 10**8, 12),
        ("1 nghìn tỷ", 10**12, 10**12, 10),
        ("20 ngàn tỷ", 20 * 10**12, 10**12, 10),
        ("5 chục suất", 50, 10, 6),
        ("2 nghìn 350 em", 2350, 1, 11),
        ("1 triệu 200 em", 10**6, 10**6, 7),
        ("5 triệu 3 tỷ", 5 * 10**6, 10**6, 7),
        ("5 triệu 1,2 nghìn", 5_001_200, 100, 17),
        ("50tr", 50 * 10**6, 10**6, 4),
        ("50 tr.đ", 50 * 10**6, 10**6, 6),
        ("12 trđ", 12 * 10**6, 10**6, 5),
        ("12 trường", 12, 1, 2),
        ("500k", 500_000, 1000, 4),
        ("5 tỷ lệ", 5, 1, 1),
        ("hai phần ba", Fraction(2, 3), 0, 11),
        ("ba phần tư", Fraction(3, 4), 0, 10),
        ("chín phần mười", Fraction(9, 10), 0, 14),
        ("hai phần quà", 2, 1, 3),
        ("một phần không", 1, 1, 3),
        ("một nửa", Fraction(1, 2), 0, 7),
        ("nửa tỉ", 500_000_000, 100_000_000, 6),
        ("gấp đôi", 2, 1, 7),
        ("gấp rưỡi", Fraction(3, 2), Fraction(1, 10), 8),
        ("½", Fraction(1, 2), 0, 1),
        ("2½ tỉ", 2_500_000_000, 0, 5),
        ("hai lăm", 25, 1, 7),
        ("mười lăm", 15, 1, 8),
        ("mười năm", 10, 1, 4),
        ("hai mươi năm", 20, 1, 8),
        ("hai mươi mốt", 21, 1, 12),
        ("một trăm năm", 100, 100, 8),
        ("một trăm linh năm", 105, 1, 17),
        ("ba trăm lẻ chín", 309, 1, 15),
        ("một trăm mười hai", 112, 1, 17),
        ("năm trăm nghìn", 500_000, 100_000, 14),
        ("mười trăm", 1000, 100, 9),
        ("bốn vạn", 40_000, 10_000, 7),
        ("3. 250", 3250, 1, 6),
        ("3 .250", 3250, 1, 6),
        ("3. 25", 3, 1, 1),
        ("12 500", 12500, 1, 6),
        ("32, 05%", Fraction(641, 20), Fraction(1, 100), 6),
        ("1 2", 1, 1, 1),
    ],
)
def test_numbers_are_read_as_far_as_they_go(
    text: str, value: int | Fraction, place: int | Fraction, end: int
) -> None:
    numeral = read(text)
    assert (numeral.value, numeral.resolution, numeral.end) == (value, place, end)


@pytest.mark.parametrize("text", ["hội viên", "năm học", "không", "linh", "năm 2012", "tư"])
def test_words_that_count_nothing_are_no_number(text: str) -> None:
    """Kills: "năm" (a year) read as five."""
    assert read_numeral(text, 0) is None


@pytest.mark.parametrize(
    ("printed", "value", "code", "other"),
    [
        ("96.42", Fraction(9642, 100), "decimal-point", (9642,)),
        ("0.500", Fraction(1, 2), "decimal-point", (500,)),
        ("1.204567.000", 1_204_567_000, "broken-groups", ()),
        ("1204.567", 1_204_567, "broken-groups", ()),
        ("1204.567,5", Fraction(12045675, 10), "broken-groups", ()),
        ("3. 250", 3250, "spaced-groups", (250,)),
        ("1 200 000", 1_200_000, "spaced-groups", ()),
        ("32 , 05", Fraction(3205, 100), "spaced-decimal", (5,)),
        ("1,234,567", 1_234_567, "english-marks", ()),
        ("1,234.5", Fraction(12345, 10), "english-marks", ()),
    ],
)
def test_odd_marks_are_read_and_marked(
    printed: str, value: int | Fraction, code: str, other: tuple[int, ...]
) -> None:
    read = read_digits(printed)
    assert isinstance(read, Digits)
    assert read.mark is not None
    assert (read.value, read.mark.code, read.mark.other) == (value, code, other)


@pytest.mark.parametrize("printed", ["1.20.3", "1.234,567.8", "1,23.4"])
def test_marks_without_a_sense_are_malformed(printed: str) -> None:
    assert read_digits(printed) == Malformed(
        "its digits are grouped neither by threes nor as a decimal"
    )


def test_a_number_has_at_most_thirty_digits() -> None:
    """Kills: the limit one off; Python's own refusal of numbers above 4300 digits let through."""
    assert read_digits("9" * LONGEST_NUMBER) == Digits(10**LONGEST_NUMBER - 1)
    assert read_digits("9" * (LONGEST_NUMBER + 1)) == Malformed("a number has at most 30 digits")


def test_only_a_list_holds_several_numbers() -> None:
    assert read_digits("2,3,4,5,6") == Digits(2, items=(2, 3, 4, 5, 6))


@pytest.mark.parametrize(
    ("printed", "doubtful"),
    [
        ("26,542", True),
        ("0,542", False),
        ("1.026,542", False),
        ("26,54", False),
        ("4026,542", False),
    ],
)
def test_a_comma_before_three_digits_may_group(printed: str, doubtful: bool) -> None:  # noqa: FBT001  (a column of a table)
    read = read_digits(printed)
    assert isinstance(read, Digits)
    assert read.thousandths is doubtful


def test_every_noun_of_the_lexicon_can_be_found() -> None:
    """Kills: a noun spelled in a way that no normalised text has, or longer than is looked for."""
    for noun in (*nouns(), *MONEY_WORDS, *TITLE_NOUNS):
        assert Normalised.of(noun).text == noun
        assert len(noun.split(" ")) <= LONGEST_NOUN
    assert set(TITLE_NOUNS) <= set(nouns())
    assert set(MONEY_WORDS.values()) <= set(UNITS)
