"""Printed figures in phrases and sentences: what they say, what is no figure, what is doubtful."""

import unicodedata
from fractions import Fraction
from itertools import pairwise
from typing import Final

import pytest
from growth import TIMES_LONGER, growth
from hypothesis import example, given
from hypothesis import strategies as st

from khuyenhoc.errors import ReadingError
from khuyenhoc.text.figure_reading.scanning import scan
from khuyenhoc.text.quantities import read_quantities, read_quantity
from khuyenhoc.text.readings import Readings
from khuyenhoc.values.quantity import Change, Qualifier, Quantity

M: Final = 10**6
B: Final = 10**9

#: Phrases of reports: what each says, its unit, its bounding word, its last place.
PHRASES: Final[dict[str, tuple[int | Fraction, str | None, str, int | Fraction]]] = {
    # money
    "1 tỉ 200 triệu đồng": (1200 * M, "VND", "exact", M),
    "2 tỉ rưỡi": (2500 * M, "VND", "exact", 100 * M),
    "hơn nửa tỉ đồng": (500 * M, "VND", "more_than", 100 * M),
    "kinh phí 45,6 triệu": (45_600_000, "VND", "exact", 100_000),
    "50tr": (50 * M, "VND", "exact", M),
    "12 trđ": (12 * M, "VND", "exact", M),
    "35.000 VNĐ": (35_000, "VND", "exact", 1),
    "20.000đ": (20_000, "VND", "exact", 1),
    "500.000đ/suất": (500_000, "VND_per_award", "exact", 1),
    "1 triệu/suất": (M, "VND_per_award", "exact", M),
    "10 triệu đồng/năm": (10 * M, "VND_per_year", "exact", M),
    "300.000 đồng/tháng": (300_000, "VND_per_month", "exact", 1),
    "5.000 đồng/kỳ": (5_000, "VND", "exact", 1),
    "50.000 đồng/hộ": (50_000, "VND_per_household", "exact", 1),
    "120.000 đồng/hội viên/năm": (120_000, "VND_per_person", "exact", 1),
    "bình quân đầu người đạt 95.000 đồng": (95_000, "VND_per_person", "exact", 1),
    "5.000 USD": (5_000, "USD", "exact", 1),
    "$5.000": (5_000, "USD", "exact", 1),
    "3.000 đô la Mỹ": (3_000, "USD", "exact", 1),
    "2.000 euro": (2_000, "EUR", "exact", 1),
    "100.000 yên Nhật": (100_000, "JPY", "exact", 1),
    "15 đồng chí": (15, "person", "exact", 1),
    "20 bộ đồng phục": (20, "clothes", "exact", 1),
    # people
    "5 tỉ người": (5 * B, "person", "exact", B),
    "2 nghìn 350 em": (2350, "person", "exact", 1),
    "150 HV": (150, "person", "exact", 1),
    "35 tân sinh viên": (35, "person", "exact", 1),
    "12 cựu giáo chức": (12, "person", "exact", 1),
    "120 (một trăm hai mươi) hội viên": (120, "person", "exact", 1),
    "30.000 lượt người": (30_000, "occurrence", "exact", 1),
    "760.500 lượt gia đình": (760_500, "household_occurrence", "exact", 1),
    # families, clans, communities, units
    "5.320 GĐHT": (5320, "household", "exact", 1),
    "chừng 300 nóc nhà": (300, "household", "approx", 1),
    "15 tộc họ": (15, "clan", "exact", 1),
    "41 tổ dân phố": (41, "community", "exact", 1),
    "13 cộng đồng học tập cấp phường": (13, "commune", "exact", 1),
    "258 đơn vị đăng ký danh hiệu Đơn vị học tập": (258, "work_unit", "exact", 1),
    '124 đã đạt danh hiệu "Đơn vị học tập"': (124, "work_unit", "exact", 1),
    "12 đơn vị": (12, "organisation", "exact", 1),
    "18 đơn vị trường học": (18, "school", "exact", 1),
    "7 câu lạc bộ": (7, "club", "exact", 1),
    "43 ban, tổ khuyến học": (43, "organisation", "exact", 1),
    "63 tỉnh, thành phố": (63, "province", "exact", 1),
    "9 quận, huyện": (9, "district", "exact", 1),
    "12 huyện, thành phố": (12, "administrative_unit", "exact", 1),
    "19 xã, phường, thị trấn": (19, "commune", "exact", 1),
    # goods
    "4.068 suất quà": (4068, "award", "exact", 1),
    "300 suất học bổng và quà": (300, "award", "exact", 1),
    "300 quyển vở": (300, "notebook", "exact", 1),
    "45 bộ sách giáo khoa": (45, "book", "exact", 1),
    "20 chiếc xe đạp": (20, "bicycle", "exact", 1),
    "5 chiếc máy tính bảng": (5, "computer", "exact", 1),
    "77 “Mái ấm khuyến học”": (77, "house", "exact", 1),
    "12.000 con heo đất": (12_000, "piggy_bank", "exact", 1),
    "26 cờ thi đua": (26, "commendation", "exact", 1),
    "5 lớp học, tập huấn": (5, "session", "exact", 1),
    "5 lớp học": (5, "class", "exact", 1),
    "2.000m2 đất": (2000, "square_metre", "exact", 1),
    "1,5 ha": (Fraction(3, 2), "hectare", "exact", Fraction(1, 10)),
    "91,5 điểm": (Fraction(183, 2), "point", "exact", Fraction(1, 10)),
    "tại 5 điểm": (5, "site", "exact", 1),
    "15 năm": (15, "year", "exact", 1),
    # shares
    "32 phần trăm": (32, "percent", "exact", 1),
    "tăng 2,5 điểm %": (Fraction(5, 2), "percentage_point", "exact", Fraction(1, 10)),
    "2/3 số hộ": (Fraction(2, 3), "fraction", "exact", 0),
    "khoảng 3/4 hội viên": (Fraction(3, 4), "fraction", "approx", 0),
    "hơn một nửa số hộ": (Fraction(1, 2), "fraction", "more_than", 0),
    "quá nửa số hội viên": (Fraction(1, 2), "fraction", "more_than", 0),
    "½ dân số": (Fraction(1, 2), "fraction", "exact", 0),
    "gấp 2,5 lần": (Fraction(5, 2), "factor", "exact", Fraction(1, 10)),
    "gấp hơn 3 lần": (3, "factor", "more_than", 1),
    "gấp ba": (3, "factor", "exact", 1),
    "2 lần": (2, "factor", "exact", 1),
    "sinh hoạt 2 lần": (2, "occurrence", "exact", 1),
    # number words
    "hai mươi lăm hội viên": (25, "person", "exact", 1),
    "một trăm linh năm suất quà": (105, "award", "exact", 1),
    "năm em học sinh": (5, "person", "exact", 1),
    "một hội viên": (1, "person", "exact", 1),
    "chỉ một chi hội": (1, "organisation", "exact", 1),
    "hơn trăm hội viên": (100, "person", "more_than", 100),
    # bounding words
    "ngót 60 tỉ đồng": (60 * B, "VND", "nearly", B),
    "quá 100 hội viên": (100, "person", "more_than", 1),
    "trên dưới 50 hội viên": (50, "person", "approx", 1),
    "ước đạt 60 tỉ đồng": (60 * B, "VND", "approx", B),
    "ít nhất là 80% số hộ": (80, "percent", "at_least", 1),
    "không dưới 100 hội viên": (100, "person", "at_least", 1),
    "từ 80% số hộ trở lên": (80, "percent", "at_least", 1),
    "5 triệu đồng trở xuống": (5 * M, "VND", "at_most", M),
    "không quá 5 triệu đồng": (5 * M, "VND", "at_most", M),
    "dưới 5%": (5, "percent", "less_than", 1),
    "chưa đến 100 em": (100, "person", "less_than", 1),
    "trên 3 lĩnh vực": (3, "thing", "exact", 1),
    "trên địa bàn 20 phường": (20, "commune", "exact", 1),
    "mầm non 5 tuổi": (5, "year", "exact", 1),
    "trình độ 12 người": (12, "person", "exact", 1),
    "cao hơn 5%": (5, "percent", "exact", 1),
    "vượt 60 tỷ đồng": (60 * B, "VND", "more_than", B),
    # the unit before the number
    "GĐHT: 5.320": (5320, "household", "exact", 1),
    "Tổng số hội viên: 12.345": (12_345, "person", "exact", 1),
    "số hộ đăng ký là 8.000": (8000, "household", "exact", 1),
    "Số chi hội: 45": (45, "organisation", "exact", 1),
    "Tổng số chi hội 45": (45, "organisation", "exact", 1),
    "Lớp: 12": (12, "class", "exact", 1),
    "số giờ là 35": (35, "hour", "exact", 1),
    "hội viên tăng lên 5.000": (5000, "person", "exact", 1),
    "Quỹ khuyến học đạt 420": (420, "fund", "exact", 1),
    "đạt 6.917": (6917, None, "exact", 1),
    "số tiền là 5.000": (5000, None, "exact", 1),
    # glued, capital
    "có125 hội viên": (125, "person", "exact", 1),
    "gần60 tỷ": (60 * B, "VND", "nearly", B),
    "GIÁ TRỊ 45 TRIỆU ĐỒNG": (45 * M, "VND", "exact", M),
    "QUẬN CÓ BA TRƯỜNG HỌC": (3, "school", "exact", 1),
    "5 triệu cây": (5 * M, "thing", "exact", M),
    "5 triệu bản": (5 * M, "community", "exact", M),
    "5 triệu khách": (5 * M, None, "exact", M),
    "2025": (2025, None, "exact", 1),
}


def code(quantity: Quantity) -> str | None:
    return None if quantity.unit is None else quantity.unit.code


def said(quantity: Quantity) -> tuple[object, ...]:
    """What a figure says, without where it stands."""
    return (
        quantity.value,
        code(quantity),
        quantity.qualifier,
        quantity.resolution,
        quantity.high,
        quantity.items,
        quantity.change,
        quantity.each,
        tuple(warning.code for warning in quantity.warnings),
    )


@pytest.mark.parametrize("phrase", PHRASES)
def test_phrases_of_reports_are_read(phrase: str) -> None:
    quantity = read_quantity(phrase)
    got = quantity.value, code(quantity), quantity.qualifier.value, quantity.resolution
    assert got == PHRASES[phrase]
    assert not quantity.warnings


JOINTS: Final = (" và ", ", ", "; ", " với ", ". Trong đó, có ", "\n")


@given(st.lists(st.sampled_from(sorted(PHRASES)), min_size=1, max_size=4), st.sampled_from(JOINTS))
def test_every_spelling_reads_the_same(phrases: list[str], joint: str) -> None:
    """Kills: marks apart from their letters, a no-break space, a capital that hides a word."""
    text = joint.join(phrases)
    composed = read_quantities(text)
    for other in (
        unicodedata.normalize("NFD", text),
        text.replace(" ", "\u00a0"),
        text.replace(" ", "  "),
        text.replace("-", "\u2013"),
    ):
        assert [said(q) for q in read_quantities(other)] == [said(q) for q in composed]


@pytest.mark.parametrize("phrase", PHRASES)
def test_capitals_read_the_same(phrase: str) -> None:
    assert said(read_quantity(phrase.upper())) == said(read_quantity(phrase))


def check_nothing_lost(text: str, readings: Readings) -> None:
    """Every figure stands where it says, apart from the others, and every digit is accounted."""
    spans = []
    for item in (*readings, *readings.unread, *readings.skipped):
        assert item.span is not None
        assert text[slice(*item.span)] == item.text
        assert item.span[0] < item.span[1]
        spans.append(item.span)
    for place, character in enumerate(text):
        if character.isdecimal():
            covering = [span for span in spans if span[0] <= place < span[1]]
            assert covering, f"the {character!r} at {place} of {text!r} is lost"
    figures = sorted(figure.span or (0, 0) for figure in readings)
    assert all(first[1] <= second[0] for first, second in pairwise(figures))


PIECES: Final = st.sampled_from(
    (
        *("1", "12", "2.577", "32,05%", "1.5", "1.20.3", "26,542", "6,917"),
        *("2,3,4", "1/3", "51.119/66.328", "12/34/56", "30/11/2023", "2023", "11:04", "m2"),
        *("9A", "135/KH-UBND", "-", "/", "(", ")", ",", "."),
        *("%", "35,%", "đồng", "triệu", "tỉ", "nghìn", "gần", "hơn"),
        *("từ", "đến", "trên", "tăng", "giảm", "mỗi", "nửa", "một"),
        *("hai", "mươi", "trăm", "lăm", "năm", "phường", "lớp", "số"),
        *("chiếm", "$", "½", "1.", "0912345678", "http://a.vn/12", "1&1", "[3]"),
        *("24/7", "4.0", "\n", "\u0301", "hội viên", "hộ", "trở lên", "lần thứ"),
        *("gấp đôi", "trị giá", "kế hoạch", "Ngày 6.6"),
    )
)


@given(st.lists(PIECES, max_size=12), st.sampled_from((" ", "", "\u00a0")))
@example(["1.5", "hộ"], " ")
@example(["12", "-", "5", "hộ"], "")
def test_no_digit_of_a_text_is_lost(pieces: list[str], joint: str) -> None:
    """Kills: a figure dropped because it could not be read, or read twice."""
    text = unicodedata.normalize("NFC", joint.join(pieces))
    check_nothing_lost(text, read_quantities(text))


def test_digits_that_no_reading_covers_are_found() -> None:
    """Kills: the net that catches what the readers of figures forgot, made too wide to catch."""
    found = scan("5 xã, 12/15 hộ")
    assert [unread.text for unread in found.lost(read_quantities("5 xã, 12/15 hộ"))] == []
    assert [unread.text for unread in found.lost(read_quantities("5 xã"))] == ["12", "15"]
    assert [unread.span for unread in found.lost(())] == [(0, 1), (6, 8), (9, 11)]


@given(st.text())
def test_reading_a_text_never_raises(text: str) -> None:
    check_nothing_lost(text, read_quantities(text))


@given(st.one_of(st.text(), st.lists(PIECES, max_size=6).map(" ".join)))
def test_a_phrase_is_read_or_refused(text: str) -> None:
    """Kills: an error of Python let through."""
    readings = read_quantities(text)
    try:
        quantity = read_quantity(text)
    except ReadingError:
        assert not readings.heads or readings.unread
    else:
        assert quantity.span is not None


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("80-90%", (80, 90, "percent", 1)),
        ("từ 80% đến 90%", (80, 90, "percent", 1)),
        ("khoảng từ 5 đến 7 triệu đồng", (5 * M, 7 * M, "VND", M)),
        ("từ 500 triệu đến 1 tỷ đồng", (500 * M, B, "VND", M)),
        ("từ 100.000 đến 1 triệu đồng", (100_000, M, "VND", 1)),
        ("3.000-5.000 hội viên", (3000, 5000, "person", 1)),
        ("2 – 3 nghìn lượt", (2000, 3000, "occurrence", 1000)),
        ("5 hội viên - 7 hội viên", (5, 7, "person", 1)),
    ],
)
def test_ranges_share_scale_and_unit(text: str, ends: tuple[object, ...]) -> None:
    """Kills: "1 đến 6 tỷ" read as one đồng to six billion."""
    quantity = read_quantity(text)
    assert quantity.qualifier is Qualifier.RANGE
    assert (quantity.value, quantity.high, code(quantity), quantity.resolution) == ends
    assert not quantity.warnings


def test_numbers_of_different_things_are_no_range() -> None:
    values = [quantity.value for quantity in read_quantities("5 xã - 7 hội viên")]
    assert values == [5, 7]
    assert [q.value for q in read_quantities("1/3 - 5 hộ")] == [Fraction(1, 3), 5]
    assert [q.value for q in read_quantities("5 trở lên - 7 hộ")] == [5, 7]


def test_a_change_from_one_level_to_another_is_two_levels() -> None:
    """Kills: "tăng từ 40 lên 60 tỉ" read as 40 đồng, as a rise by 40, or as a range."""
    first, second = read_quantities("tăng từ 40 lên 60 tỉ đồng")
    assert (first.value, code(first), first.change) == (40 * B, "VND", None)
    assert (second.value, second.qualifier) == (60 * B, Qualifier.EXACT)
    bare, _ = read_quantities("đạt 40 lên 60 tỉ đồng")
    assert (bare.value, code(bare)) == (40, None)
    before, after = read_quantities("DHHH tăng từ 26 lên 175")
    assert (code(before), code(after), before.change) == ("clan", "clan", None)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("tăng 29 chi hội", Change.INCREASE),
        ("tăng thêm hơn 29 chi hội", Change.INCREASE),
        ("giảm 3 chi hội", Change.DECREASE),
        ("giảm còn 3 chi hội", None),
        ("tăng từ 15 - 20%", Change.INCREASE),
        ("vượt 5% kế hoạch", Change.INCREASE),
        ("vượt kế hoạch 5%", Change.INCREASE),
        ("vượt 100 triệu đồng so với chỉ tiêu", Change.INCREASE),
        ("vượt 30% dân số", None),
        ("đạt 29 chi hội", None),
    ],
)
def test_a_difference_is_told_from_a_level(text: str, change: Change | None) -> None:
    """Kills: five per cent above the plan read as more than five per cent."""
    quantity = read_quantity(text)
    assert quantity.change is change
    if text.startswith("vượt"):
        assert (quantity.qualifier is Qualifier.EXACT) == (change is not None)


@pytest.mark.parametrize(
    ("text", "each"),
    [
        ("mỗi phần 1 triệu đồng", True),
        ("mỗi suất trị giá 500.000 đồng", True),
        ("3 triệu đồng mỗi em", True),
        ("3 triệu đồng cho mỗi em", True),
        ("500.000 đồng/xe", True),
        ("3 triệu đồng", False),
        ("mỗi người một việc; 3 triệu đồng", False),
        ("3 hội viên mỗi chi hội", False),
    ],
)
def test_an_amount_for_each_is_told_from_a_total(text: str, *, each: bool) -> None:
    assert read_quantities(text)[-1].each is each


def test_a_count_holds_its_whole_and_its_share() -> None:
    text = "51.119/66.328 hộ dân đăng ký đạt danh hiệu đạt tỷ lệ 77,07% (chỉ tiêu giao 75%)"
    readings = read_quantities(text)
    count, whole, share, target = readings
    assert (count.whole, count.share) == (whole, share)
    assert (count.text, whole.text, code(count)) == ("51.119", "66.328 hộ dân", "household")
    assert readings.heads == (count, target)


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("54/56", 56),
        ("54 / 56 dòng họ", 56),
        ("54 trên tổng số 56 dòng họ", 56),
        ("54 trong 56 dòng họ", 56),
        ("54 dòng họ/56 dòng họ", 56),
        ("54 dòng họ đạt chuẩn trên tổng số 56 dòng họ", 56),
        ("06/07 dòng họ", 7),
        ("2/3 thôn", 3),
        ("5/7 xã", 7),
        ("3/3 hộ", 3),
        ("2 trong 3 xã", 3),
        ("12/15 hộ", 15),
        ("12/15 số hộ", 15),
        ("02/05 hộ", 5),
        ("54 dòng họ", None),
        ("35 đồng/56 dòng họ", None),
    ],
)
def test_so_many_of_so_many(text: str, whole: int | None) -> None:
    """Kills: "06/07" read as a fraction or as the sixth of July."""
    quantity = read_quantities(text)[0]
    assert (quantity.whole and quantity.whole.value) == whole
    assert quantity.resolution == 1


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("22 dòng họ học tập (100%)", "100%"),
        ("47.918 hội viên, đạt tỷ lệ 36,53% dân số", "36,53%"),
        ("45.900 hội viên- chiếm trên 35%", "trên 35%"),
        ("106 hộ (tỉ lệ 5%)", "5%"),
        ("60 tỉ đồng, đạt 168,75% so với kế hoạch", None),
        ("22 dòng họ, đạt 88% kế hoạch", None),
        ("22 dòng họ, đạt 105% KH", None),
        ("22 dòng họ (chỉ tiêu 85%)", None),
        ("22 dòng họ, chỉ tiêu phải đạt 85%", None),
        ("22 dòng họ (vượt chỉ tiêu 5%)", None),
        ("22 dòng họ. Đạt 85%", None),
        ("22 dòng họ (tăng 5%)", None),
        ("22 dòng họ và 85% hộ", None),
        ("22 dòng họ " + "rất " * 40 + "đạt 85%", None),
    ],
)
def test_a_share_belongs_to_the_count_before_it(text: str, share: str | None) -> None:
    """Kills: a target or a plan's percentage taken for the share of a count."""
    quantity = read_quantities(text)[0]
    assert (quantity.share and quantity.share.text) == share


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("20 xe đạp (45 triệu đồng)", "45 triệu đồng"),
        ("614 suất học bổng trị giá 558,6 triệu đồng", "558,6 triệu đồng"),
        ("50 suất, mỗi suất 500.000 đồng", "500.000 đồng"),
        ("300 suất và 20 xe đạp trị giá 54,7 tỉ đồng", None),
        ("300 suất và 20 xe đạp (45 triệu đồng)", "45 triệu đồng"),
        ("5 triệu đồng và 01 máy tính trị giá 12 triệu đồng", "12 triệu đồng"),
        ("20 xe đạp; quỹ có 45 triệu đồng", None),
    ],
)
def test_a_worth_belongs_to_the_goods_before_it(text: str, worth: str | None) -> None:
    """Kills: the money of two kinds of goods taken for that of the last."""
    goods = [quantity for quantity in read_quantities(text) if code(quantity) != "VND"][-1]
    assert (goods.worth and goods.worth.text) == worth


@pytest.mark.parametrize(
    ("text", "items", "unit"),
    [
        ("lần 2,3,4,5,6", (2, 3, 4, 5, 6), "ordinal"),
        ("lần 2, 3 và 4", (2, 3, 4), "ordinal"),
        ("4,5,6 năm học Đại học", (4, 5, 6), "year"),
    ],
)
def test_lists_keep_all_their_numbers(text: str, items: tuple[int, ...], unit: str) -> None:
    """Kills: "2,3" read as two and three tenths."""
    quantity = read_quantity(text)
    assert (quantity.items, code(quantity)) == (items, unit)


def test_a_list_names_its_unit_once() -> None:
    units = [code(quantity) for quantity in read_quantities("tăng lần lượt 12, 15 và 18 hội viên")]
    assert units == ["person"] * 3
    last = [code(quantity) for quantity in read_quantities("1.404 đơn vị khuyến học (tăng 43)")]
    assert last == ["organisation"] * 2
    far = [code(q) for q in read_quantities("16.213 hội viên toàn huyện (tăng 963)")]
    assert far == ["person"] * 2
    apart = [code(quantity) for quantity in read_quantities("đạt 6.917, 45% và 3 xã")]
    assert apart == [None, "percent", "commune"]


@pytest.mark.parametrize(
    "text",
    [
        "Đại hội lần thứ 5, khóa 6, khóa VI, hạng 2",
        "Phường 6, 25 và 28 được chọn",
        "Tổ 5 khu phố 3 phường 12",
        "Quyết định 281 năm 2023, đề án 89 tiêu chí 3",
        "lớp 9A, lớp 12A1, QL 1A, Covid-19, 5G, U23",
        "Quyết định 281, Nghị quyết số 29, Chương trình 387 và 677",
        "44-CT/TW, 135/KH-UBND, 1315/QĐ-TTg, 24/2023/TT-BGDĐT, 12-XYZ/ABC",
        "11:04 - 30/12/2023, lúc 7h30, 8 giờ 15 phút",
        "ĐT: 0912345678 hoặc 024 3825 1234, STK 12345",
        "trực 24/24, trực 24/24h, trực 24/24 giờ",
        "cách mạng công nghiệp 4.0, 24/7, Học bổng Khuyến tài (1&1) [3]",
        "https://abc.vn/2023/11/tin-123.html, www.a1.vn, a1@b2.org",
        "1. Công tác tổ chức\n2) Phong trào\n(3) Quỹ\n1.2 Kết quả",
        "so với 2022 và 2023",
        "Ngày 6.6, GMT+7, m2 đất",
        "trường Tiểu học số 2, số nhà 12",
    ],
)
def test_numbers_that_count_nothing_are_skipped_with_a_reason(text: str) -> None:
    """Kills: the 6 of Phường 6 reported as a count."""
    readings = read_quantities(text)
    assert (list(readings), readings.unread) == ([], ())
    assert all(skipped.reason for skipped in readings.skipped)
    check_nothing_lost(text, readings)


@pytest.mark.parametrize(
    "text",
    [
        "quận Hai Bà Trưng, quận Ba Đình, Mười Hai Bến",
        "một số đơn vị, một trong những đơn vị, là một cộng đồng",
        "trong năm học sinh đạt giải, trăm năm trồng người",
        "hàng trăm suất quà, vài chục em, hàng chục tỷ đồng",
        "thứ hai, tháng ba, lần thứ năm, cả hai xã",
        "nửa đầu nhiệm kỳ, hơn nửa năm, nửa kín nửa hở",
        "tỷ lệ, triệu phú, ba má, ba thứ quân, ba loại hình",
    ],
)
def test_words_that_count_nothing_are_no_figures(text: str) -> None:
    """Kills: a name, an article or a figure of speech reported as a count."""
    assert list(read_quantities(text)) == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("lớp 35 học sinh", 35, "person"),
        ("kế hoạch 35 lớp", 35, "class"),
        ("kế hoạch 5 tỷ đồng", 5 * B, "VND"),
        ("với 10/10 huyện", 10, "district"),
        ("Hai xã", 2, "commune"),
        ("lần 35 em", 35, "person"),
        ("1.5 tỷ đồng", 1500 * M, "VND"),
        ("Tổ chức 3 buổi", 3, "session"),
        ("- 5 chi hội", 5, "organisation"),
        ("27-28 chi hội", 27, "organisation"),
    ],
)
def test_what_looks_like_a_name_may_count(text: str, value: int, unit: str) -> None:
    quantity = read_quantities(text)[0]
    assert (quantity.value, code(quantity)) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "warning", "others"),
    [
        ("26,542 triệu đồng", 26_542_000, "comma-decimal", (26_542 * M,)),
        ("26,542", Fraction(13271, 500), "comma-decimal", (26_542,)),
        ("1,250 m2", Fraction(5, 4), "comma-decimal", (1250,)),
        ("6,917 hội viên", 6917, "comma-grouping", ()),
        ("26,542 đồng", 26_542, "comma-grouping", ()),
        ("1.204567.000đ", 1_204_567_000, "broken-groups", ()),
        ("3. 250 sổ tiết kiệm", 3250, "spaced-groups", (250,)),
        ("12 500 hội viên", 12_500, "spaced-groups", (500,)),
        ("chiếm 32, 05% dân số", Fraction(641, 20), "spaced-decimal", (5,)),
        ("35,% dân số", 35, "stray-mark", ()),
        ("96.42%", Fraction(4821, 50), "decimal-point", (9642,)),
        ("1.5 tỷ đồng", 1500 * M, "decimal-point", (15 * B,)),
        ("1.234%", 1234, "point-grouping", (Fraction(617, 500),)),
        ("1,234,567 đồng", 1_234_567, "english-marks", ()),
        ("hơn 19.013 lượt", 19_013, "bound-of-exact", ()),
        ("gần 1.241 sổ", 1241, "bound-of-exact", ()),
        ("91/74 cộng đồng", 91, "part-above-whole", (74,)),
        ("-5 hội viên", 5, "minus-or-dash", (-5,)),
    ],
)
def test_doubts_name_the_text_and_what_else_it_may_mean(
    text: str, value: int | Fraction, warning: str, others: tuple[int | Fraction, ...]
) -> None:
    """Kills: a figure mended in silence."""
    quantity = read_quantity(text)
    assert quantity.value == value
    assert [(found.code, found.alternatives) for found in quantity.warnings] == [(warning, others)]
    message = quantity.warnings[0].message
    assert quantity.text in message
    assert all(str(other) in message for other in others)


@pytest.mark.parametrize(
    "text",
    [
        "17,516 tỉ đồng",
        "0,542 triệu đồng",
        "gần 1.240 sổ",
        "hơn 999 em",
        "khoảng 15.000 em",
        "74/91 cộng đồng",
        "32,125%",
        "ít nhất 1.234 hộ",
        "1.234 hộ",
        "hội viên- 5 em",
        "999%",
        "54,7 tỉ",
    ],
)
def test_nothing_else_is_doubted(text: str) -> None:
    assert [quantity.warnings for quantity in read_quantities(text) if quantity.warnings] == []


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("3,7 hộ", "household (hộ) is counted in whole numbers, and 37/10 is not one"),
        ("3.7 hộ", "household (hộ) is counted in whole numbers, and 37/10 is not one"),
        ("5-7,5 hội viên", "person (người) is counted in whole numbers, and 15/2 is not one"),
        ("20-15%", "a range ends before it starts"),
        ("âm 5 người", "person (người) is counted from 0 upwards"),
        ("âm gần 5%", "it is not clear which side of a number below 0 is meant"),
        ("gần âm 5%", "it is not clear which side of a number below 0 is meant"),
        ("âm 2,3,4%", "it is not clear which side of a number below 0 is meant"),
        (
            "9" * 30 + " tỷ tỷ đồng",
            "a number has at most 40 digits, its words of scale included",
        ),
        (
            "1" * 27 + ",50 đến " + "9" * 30 + " tỷ tỷ đồng",
            "a number has at most 40 digits, its words of scale included",
        ),
        ("500 - 1 tỷ", "a range ends before it starts"),
        ("1.20.3", "its digits are grouped neither by threes nor as a decimal"),
        ("12/34/56", "neither a day, month and year nor so many of so many"),
        ("9" * 31 + " em", "a number has at most 30 digits"),
        ("9" * 5000, "a number has at most 30 digits"),
    ],
)
def test_figures_that_mean_nothing_are_returned_unread(text: str, reason: str) -> None:
    """Kills: a household and seven tenths reported, or dropped."""
    readings = read_quantities(text)
    assert [unread.reason for unread in readings.unread] == [reason]
    assert list(readings) == []
    with pytest.raises(ReadingError) as error:
        read_quantity(text)
    assert str(error.value).endswith(reason)
    assert str(error.value).startswith("expected a number in words or digits, got '")


def test_an_unread_figure_stops_a_phrase_only_before_the_first_one() -> None:
    assert read_quantity("5 xã và 3,7 hộ").value == 5
    with pytest.raises(ReadingError, match="3,7 hộ"):
        read_quantity("3,7 hộ và 5 xã")


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("abc", "expected a number in words or digits, got 'abc'"),
        ("", "expected a number in words or digits, got ''"),
        (
            "Phường 6",
            "expected a number in words or digits, got 'Phường 6': '6' is part of a name",
        ),
        (
            "năm 2023",
            "expected a number in words or digits, got 'năm 2023': '2023' is a date or period",
        ),
    ],
)
def test_a_phrase_without_a_figure_is_refused_in_words(text: str, message: str) -> None:
    with pytest.raises(ReadingError) as error:
        read_quantity(text)
    assert str(error.value) == message


def test_of_several_figures_the_first_is_read_and_the_others_are_listed() -> None:
    """Kills: dollars added to đồng."""
    quantity = read_quantity("5.000 USD, 3.000 euro và 20 triệu đồng")
    assert (quantity.value, code(quantity)) == (5000, "USD")
    (warning,) = quantity.warnings
    assert warning.code == "several-figures"
    assert warning.alternatives == (3000, 20 * M)
    assert warning.message == (
        "'5.000 USD' is one of 3 figures; not read: '3.000 euro', '20 triệu đồng'"
    )


@pytest.mark.parametrize(
    ("text", "remark"),
    [
        ("Theo thống kê chưa đầy đủ, có 5 xã", "thống kê chưa đầy đủ"),
        ("5 xã (chưa có số liệu của huyện A)", "chưa có số liệu của huyện A)"),
        ("Còn một số đơn vị chưa báo cáo", "Còn một số đơn vị chưa báo cáo"),
        ("3 xã chưa gửi báo cáo", "3 xã chưa gửi báo cáo"),
        ("số liệu sơ bộ: 5 xã", "số liệu sơ bộ"),
        ("số liệu ước tính", "số liệu ước tính"),
        ("còn thiếu báo cáo của 2 xã", "còn thiếu báo cáo của 2 xã"),
        ("chưa kể tiền của xã", "chưa kể tiền của xã"),
    ],
)
def test_remarks_say_that_a_report_is_incomplete(text: str, remark: str) -> None:
    (found,) = read_quantities(text).remarks
    assert found.text == remark
    assert text[slice(*found.span)] == remark


def test_a_complete_report_gets_no_remark() -> None:
    assert read_quantities("không quá 5 xã; hội viên không thường xuyên").remarks == ()
    assert read_quantities("5 xã").remarks == ()


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("2.000đ (hai nghìn đồng)", ["2.000đ"]),
        ("2.000đ (số tiền bằng chữ: hai nghìn đồng)", ["2.000đ"]),
        ("2.000đ (ba nghìn đồng)", ["2.000đ", "ba nghìn đồng"]),
        ("2.000đ, hai nghìn đồng", ["2.000đ", "hai nghìn đồng"]),
        ("2.000đ (2.000 đồng)", ["2.000đ", "2.000 đồng"]),
    ],
)
def test_a_number_said_again_in_words_is_read_once(text: str, texts: list[str]) -> None:
    """Kills: the same money counted twice."""
    assert [quantity.text for quantity in read_quantities(text)] == texts


def test_a_figure_is_found_by_what_is_printed() -> None:
    text = "93 triệu đồng cho 93 sinh viên, 5.193 hộ, tăng hơn gấp đôi"
    readings = read_quantities(text)
    assert readings.figure("93").text == "93 sinh viên"
    assert readings.figure("93 triệu đồng").value == 93 * M
    assert readings.figure("GẤP ĐÔI").value == 2
    assert read_quantities("93 triệu đồng").figure("93").value == 93 * M
    assert readings.at(text.index("5.193")) is readings.figure("5.193")
    assert readings.at(text.index("cho")) is None
    with pytest.raises(ReadingError) as error:
        readings.figure("193")
    assert "expected a figure printed '193'" in str(error.value)
    with pytest.raises(ReadingError, match="'3,7 hộ' was not read"):
        read_quantities("3,7 hộ").figure("3,7")
    with pytest.raises(ReadingError):
        read_quantities("năm 2023").figure("2023")


def test_readings_are_a_sequence() -> None:
    readings = read_quantities("5 xã và 7 hộ và 9 em")
    assert len(readings) == 3
    assert [quantity.value for quantity in readings[1:]] == [7, 9]
    assert readings[-1].value == 9


def test_a_sentence_that_ends_with_a_number_does_not_run_on() -> None:
    """Kills: "lên 3.\\n250 hội viên" read as 3.250."""
    assert [q.value for q in read_quantities("nâng lên 3.\n250 hội viên tham gia")] == [3, 250]
    assert [q.value for q in read_quantities("gần 60\ntỉ đồng")] == [60 * B]
    assert [q.value for q in read_quantities("đạt 60\n\ntỉ")] == [60]


@pytest.mark.parametrize(
    "unit", ["1", " ", "(", "ầ ", "1 ", "1/", "9.", "một ", "tỉ ", "\n", "mỗi "]
)
def test_the_time_grows_with_the_text_and_no_faster(unit: str) -> None:
    """Kills: a pattern that looks again at all that came before."""

    def read(size: int) -> object:
        return read_quantities(unit * (size // len(unit)))

    below = 4 * TIMES_LONGER
    assert growth(read, 1_250, below=below) < below


@pytest.mark.parametrize("unit", ["1", " ", "("])
def test_a_million_characters_of_nothing_are_refused_at_once(unit: str) -> None:
    with pytest.raises(ReadingError) as error:
        read_quantity(unit * 1_000_000)
    assert len(str(error.value)) < 250


@pytest.mark.parametrize(
    ("text", "part", "whole", "unit"),
    [
        ("24/24 xã", 24, 24, "commune"),
        ("24/24 hộ", 24, 24, "household"),
        ("24/74 hộ", 24, 74, "household"),
        ("24/240 xã", 24, 240, "commune"),
    ],
)
def test_all_day_long_is_not_all_of_them(text: str, part: int, whole: int, unit: str) -> None:
    """Kills: the idiom 24/24 or 24/7 found within numbers or before what is counted."""
    quantity = read_quantity(text)
    assert quantity.whole is not None
    assert (quantity.value, quantity.whole.value, code(quantity)) == (part, whole, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit", "printed"),
    [
        ("âm 5%", -5, "percent", "âm 5%"),
        ("tăng trưởng âm 3,5%", Fraction(-7, 2), "percent", "âm 3,5%"),
        ("Âm 5,5 tỉ đồng", -5_500 * M, "VND", "Âm 5,5 tỉ đồng"),
        ("âm năm triệu đồng", -5 * M, "VND", "âm năm triệu đồng"),
        ("âm 26,542 đồng", -26_542, "VND", "âm 26,542 đồng"),
        ("âm 1/3", Fraction(-1, 3), "fraction", "âm 1/3"),
        ("âm 5", -5, None, "âm 5"),
        ("phát âm 5 từ", 5, None, "5"),
        ("thu âm 5 bài", 5, "article", "5 bài"),
        ("âm nhạc 5 bài", 5, "article", "5 bài"),
    ],
)
def test_a_number_below_0_is_printed_with_a_word(
    text: str, value: int | Fraction, unit: str | None, printed: str
) -> None:
    """Kills: a loss read as a gain; a sound taken for a sign."""
    quantity = read_quantity(text)
    assert (quantity.value, code(quantity), quantity.text) == (value, unit, printed)


def test_other_readings_of_a_number_below_0_are_below_0() -> None:
    (warning,) = read_quantity("âm 96.42%").warnings
    assert warning.alternatives == (-9642,)


def test_a_range_may_start_below_0() -> None:
    quantity = read_quantity("âm 5 đến 3%")
    assert (quantity.value, quantity.high) == (-5, 3)


def test_fewer_than_none_of_some_is_not_read() -> None:
    """Kills: a part of 40 that is below 0, since no unit refuses it."""
    (unread,) = read_quantities("âm 30/40").unread
    assert (unread.text, unread.reason) == ("âm 30", "a part of a whole is not below 0")


@pytest.mark.parametrize(
    ("phrase", "value", "qualifier", "change"),
    [
        ("tăng gần gấp ba", 3, "nearly", Change.INCREASE),
        ("hơn gấp 3 lần", 3, "more_than", None),
        ("gần gấp ba lần", 3, "nearly", None),
        ("tăng gấp 3 lần", 3, "exact", Change.INCREASE),
    ],
)
def test_a_word_before_gap_bounds_the_factor(
    phrase: str, value: int, qualifier: str, change: Change | None
) -> None:
    """Kills: a bounding word that must touch its number even across "gấp"."""
    read = read_quantity(phrase)
    assert (read.value, read.qualifier.value, read.change) == (value, qualifier, change)
