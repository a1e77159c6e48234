"""Periods in Vietnamese text: every phrase as reports print it, in every way it is spelled."""

import time
import unicodedata
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError, ReadingError
from khuyenhoc.testing.dates import calendar_periods, days, periods
from khuyenhoc.text.periods import format_period_vi, period_spans, read_period
from khuyenhoc.values.period import Period

DATELINE = date(2023, 7, 21)


def day(text: str) -> Period:
    return Period.day(date.fromisoformat(text))


def until(text: str) -> Period:
    return Period.until(date.fromisoformat(text))


def since(text: str) -> Period:
    return Period(date.fromisoformat(text))


def span(first: str, last: str) -> Period:
    return Period.through(date.fromisoformat(first), last_day=date.fromisoformat(last))


#: What is printed with its year, and what it means on any dateline.
DATED = {
    # years
    "năm 2023": Period.year(2023),
    "Năm2012": Period.year(2012),
    "trong năm 2023": Period.year(2023),
    "tăng 29 chi hội so với năm 2017": Period.year(2017),
    "năm 2012,20 em": Period.year(2012),
    "lần đầu năm 2018": Period.year(2018),
    "năm 2010 - 2015": Period.years(2010, 2015),
    "các năm 2018, 2019 và 2020": Period.years(2018, 2020),
    "hai năm 2018 và năm 2019": Period.years(2018, 2019),
    # months, quarters, parts of a year
    "tháng 9/2015": Period.month(2015, 9),
    "tháng 09 - 2015": Period.month(2015, 9),
    "tháng 9.2015": Period.month(2015, 9),
    "tháng 11 năm 2023": Period.month(2023, 11),
    "tháng 1-6/2019": Period.half(2019, 1),
    "quý I/2019": Period.quarter(2019, 1),
    "quý II năm 2018": Period.quarter(2018, 2),
    "quí III - 2020": Period.quarter(2020, 3),
    "Quý 4, năm 2020": Period.quarter(2020, 4),
    "quý bốn năm 2020": Period.quarter(2020, 4),
    "quý I và II/2019": Period.half(2019, 1),
    "quý III-IV năm 2019": Period.half(2019, 2),
    "quý I đến quý III/2019": Period.first_months(2019, 9),
    "6 tháng đầu năm 2018": Period.half(2018, 1),
    "06 tháng cuối năm 2018": Period.half(2018, 2),
    "6 tháng đầu của năm 2018": Period.half(2018, 1),
    "9 tháng đầu năm 2022": Period.first_months(2022, 9),
    "mười một tháng năm 2022": Period.first_months(2022, 11),
    "nửa đầu năm 2020": Period.half(2020, 1),
    "nửa cuối năm 2020": Period.half(2020, 2),
    # days
    "30/11/2023": day("2023-11-30"),
    "30-11-2023": day("2023-11-30"),
    "30.11.2023": day("2023-11-30"),
    "2023-11-30": day("2023-11-30"),
    "ngày 01/7/2025": day("2025-07-01"),
    "sáng ngày 20/12/2023": day("2023-12-20"),
    "ngày 20 tháng 11 năm 2023": day("2023-11-20"),
    "20 tháng 11/2023": day("2023-11-20"),
    "Chủ Nhật, 8 tháng 1, 2023": day("2023-01-08"),
    "ngày 20/12 năm 2022": day("2022-12-20"),
    "ngày mùng 1 tháng 6 năm 2019": day("2019-06-01"),
    "ngày 29/2/2024": day("2024-02-29"),
    "30/12/9999": day("9999-12-30"),
    "ngày 15-17/9/2022": span("2022-09-15", "2022-09-17"),
    "ngày 15 và 16 tháng 9 năm 2022": span("2022-09-15", "2022-09-16"),
    # from one to another
    "từ ngày 1/1/2020 đến ngày 30/6/2020": Period.half(2020, 1),
    "từ ngày 1/1/2020 đến hết ngày 30/6/2020": Period.half(2020, 1),
    "từ ngày 1/1 đến ngày 30/6/2020": Period.half(2020, 1),
    "từ 1/1 đến 30/6/2020": Period.half(2020, 1),
    "1/1/2020 - 30/6/2020": Period.half(2020, 1),
    "từ ngày 15/12 đến ngày 15/1/2020": span("2019-12-15", "2020-01-15"),
    "từ ngày 15 đến ngày 17/9/2022": span("2022-09-15", "2022-09-17"),
    "từ 15 đến 17/9/2022": span("2022-09-15", "2022-09-17"),
    "từ 15 đến ngày 17/9/2022": span("2022-09-15", "2022-09-17"),
    "từ năm 2010 đến năm 2015": Period.years(2010, 2015),
    "từ năm 2010 đến 2015": Period.years(2010, 2015),
    "từ 2010 đến năm 2015": Period.years(2010, 2015),
    "từ năm 2010-2015": Period.years(2010, 2015),
    "từ tháng 1 đến tháng 6/2019": Period.half(2019, 1),
    "từ tháng 1 đến tháng 6 năm 2019": Period.half(2019, 1),
    "từ tháng 9 đến tháng 5/2019": span("2018-09-01", "2019-05-31"),
    "từ tháng 9/2018 đến 5/2019": span("2018-09-01", "2019-05-31"),
    "từ 9/2015 đến 12/2016": span("2015-09-01", "2016-12-31"),
    "đầu năm 2018 đến cuối năm 2019": Period.years(2018, 2019),
    "tính từ năm 2001 đến ngày 30/6/2009": span("2001-01-01", "2009-06-30"),
    "từ đầu năm 2018 đến thời điểm cuối năm 2019": Period.years(2018, 2019),
    # from one on, up to one, before and after one
    "từ 01/7/2025": since("2025-07-01"),
    "kể từ ngày 01/7/2025": since("2025-07-01"),
    "từ tháng 7/2025": since("2025-07-01"),
    "từ đầu năm 2018": since("2018-01-01"),
    "từ năm học 2019-2020": since("2019-09-01"),
    "sau ngày 31/3/2020": since("2020-04-01"),
    "sau năm 2020": since("2021-01-01"),
    "tính đến ngày 30/11/2023": until("2023-11-30"),
    "đến hết tháng 6/2019": until("2019-06-30"),
    "Tính đến cuối năm 2022": until("2022-12-31"),
    "tính đến hết năm 2022": until("2022-12-31"),
    "hết năm 2022": until("2022-12-31"),
    "đến thời điểm cuối năm 2025": until("2025-12-31"),
    "tính đến đầu năm 2010 đạt 640 tỷ đồng": until("2010-01-01"),
    "tính đến năm 2014": until("2014-12-31"),
    "tính đến 9/2015": until("2015-09-30"),
    "cuối quý I/2019": until("2019-03-31"),
    "cuối nhiệm kỳ 2014-2019": until("2019-12-31"),
    "trước ngày 31/3/2020": until("2020-03-30"),
    "trước năm 2010": until("2009-12-31"),
    "đến trước ngày 31/3/2020": until("2020-03-30"),
    # school years, plans, terms
    "năm học 2019-2020": Period.school_year(2019),
    "năm học 2019 – 2020": Period.school_year(2019),
    "năm học 2019/20": Period.school_year(2019),
    "niên khóa 2019-2020": Period.school_year(2019),
    "giai đoạn 2016-2020": Period.years(2016, 2020),
    "giai đoạn I (2016 – 2020)": Period.years(2016, 2020),
    "giai đoạn từ năm 2016 đến năm 2020": Period.years(2016, 2020),
    "thời kì 2016-2020": Period.years(2016, 2020),
    "2016 – 2020": Period.years(2016, 2020),
    "(2016-2020)": Period.years(2016, 2020),
    "5 năm (2012-2017)": Period.years(2012, 2017),
    "20 năm (2002-2022)": Period.years(2002, 2022),
    "5 năm 2016-2020": Period.years(2016, 2020),
    "nhiệm kì 2014-2019": Period.term(2014, 2019),
    "nhiệm kỳ 2014 - 2019": Period.term(2014, 2019),
    "NK 2025 -2030": Period.term(2025, 2030),
    "khoá VI (2021-2026)": Period.term(2021, 2026),
    "khóa VI, nhiệm kỳ 2021-2026": Period.term(2021, 2026),
    "nhiệm kỳ VI (2021-2026)": Period.term(2021, 2026),
    "nhiệm kỳ lần thứ 6, 2021-2026": Period.term(2021, 2026),
    "nhiệm kỳ vừa qua (2014-2019)": Period.term(2014, 2019),
}
#: What needs the day the text appeared, here 21/7/2023.
UNDATED = {
    "6 tháng đầu năm": Period.half(2023, 1),
    "sáu tháng cuối năm": Period.half(2023, 2),
    "6 tháng đầu năm nay": Period.half(2023, 1),
    "6 tháng cuối năm ngoái": Period.half(2022, 2),
    "nửa đầu năm": Period.half(2023, 1),
    "nửa năm cuối": Period.half(2023, 2),
    "trong quý 1": Period.quarter(2023, 1),
    "tháng 3": Period.month(2023, 3),
    "tháng 3 - 383.058 hội viên": Period.month(2023, 3),
    "Ngày 20/12": day("2023-12-20"),
    "ngày 30-11": day("2023-11-30"),
    "sáng 20/12": day("2023-12-20"),
    "ngày 20 tháng 11": day("2023-11-20"),
    "hôm nay": day("2023-07-21"),
    "năm nay": Period.year(2023),
    "tăng 01 chi hội so năm trước": Period.year(2022),
    "năm ngoái": Period.year(2022),
    "năm tới": Period.year(2024),
    "5 năm trước": Period.year(2018),
    "Năm qua": span("2022-07-22", "2023-07-21"),
    "5 năm qua": span("2018-07-22", "2023-07-21"),
    "năm năm qua": span("2018-07-22", "2023-07-21"),
    "hai  mươi năm qua": span("2003-07-22", "2023-07-21"),
    "3 tháng qua": span("2023-04-22", "2023-07-21"),
    "8 tháng qua": span("2022-11-22", "2023-07-21"),
    "cùng kỳ năm trước": span("2022-01-01", "2022-07-21"),
    "so cùng kỳ năm 2016": span("2016-01-01", "2016-07-21"),
    "cùng kỳ": span("2022-01-01", "2022-07-21"),
    "cùng thời điểm năm trước": until("2022-07-21"),
    "đến nay": until("2023-07-21"),
    "cho đến nay": until("2023-07-21"),
    "hiện nay": until("2023-07-21"),
    "đến thời điểm này": until("2023-07-21"),
    "tính đến thời điểm hiện tại": until("2023-07-21"),
    "Cuối năm": until("2023-12-31"),
    "đến cuối năm": until("2023-12-31"),
    "đầu năm": until("2023-01-01"),
    "cuối năm ngoái": until("2022-12-31"),
    "trước ngày 31/3": until("2023-03-30"),
    "từ năm 2001 đến nay": span("2001-01-01", "2023-07-21"),
    "Từ 2001 đến nay": span("2001-01-01", "2023-07-21"),
    "từ đầu năm đến nay": span("2023-01-01", "2023-07-21"),
    "từ nay đến năm 2025": span("2023-07-21", "2025-12-31"),
    "năm 2022 đến nay": span("2022-01-01", "2023-07-21"),
}  # fmt: skip
#: What is no period, and would lose a figure if it were taken for one.
FIGURES = (
    "06/07 dòng họ", "10/10 huyện, thị xã", "ở 8/8 phường, 46/46 khu vực", "51.119/66.328 hộ",
    "20 năm", "4,5,6 năm học Đại học", "65.000 đồng/năm", "2012 sinh viên", "mỗi năm 2012 suất",
    "hằng năm 2000 em", "hằng tháng 5 triệu", "tháng 5 triệu đồng", "mỗi ngày 10-12 lượt",
    "tăng từ 5 đến 10/10 huyện", "từ 1/1 huyện", "từ 2010 đến 2015 hộ", "từ 80-90% gia đình",
    "2010-2015 hộ", "đến 9/2015 hộ", "năm 2.012.000", "quý vị đại biểu", "năm 3000 hộ",
    "số 24/2023/TT-BGDĐT", "Quyết định 387/QĐ-TTg", "những năm qua", "nhiều năm trước",
    "năm trước đó", "tháng 12 năm 9999", "quý 1-2", "kế hoạch năm", "đầu nhiệm kỳ", "năm học",
    "năm 2000.000 đồng", "hiện có 18 hội", "giữa 5 tổ", "trước 10 người", "sau 3 buổi", "", "2.500",
)  # fmt: skip


def spelled(phrase: str) -> tuple[str, ...]:
    """Give one phrase as different keyboards and editors leave it."""
    return (
        phrase,
        unicodedata.normalize("NFD", phrase),
        phrase.upper(),
        unicodedata.normalize("NFD", phrase.upper()),
        phrase.replace(" ", "\u00a0"),
        phrase.replace("-", "–"),
    )


@pytest.mark.parametrize("phrase", DATED)
def test_a_printed_year_needs_no_dateline(phrase: str) -> None:
    """Kills: a dateline that replaces what is printed; a month before a day."""
    for text in spelled(phrase):
        assert read_period(text) == DATED[phrase]
        assert read_period(text, dateline=date(2001, 3, 1)) == DATED[phrase]


@pytest.mark.parametrize("phrase", UNDATED)
def test_what_is_not_printed_comes_from_the_dateline(phrase: str) -> None:
    for text in spelled(phrase):
        assert read_period(text, dateline=DATELINE) == UNDATED[phrase]
        with pytest.raises(ReadingError, match=r"is not printed; pass .*dateline=, the day the"):
            read_period(text)


@pytest.mark.parametrize("phrase", FIGURES)
def test_a_figure_is_no_period(phrase: str) -> None:
    for text in spelled(phrase):
        assert period_spans(text) == ()
        with pytest.raises(ReadingError, match=r"expected a period \(năm 2023, .*: it names none"):
            read_period(text, dateline=DATELINE)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2023", "there is no day 31/2/2023"),
        ("ngày 29/2", "there is no day 29/2/2023"),
        ("ngày 1/13/2020", "there is no day 1/13/2020"),
        ("00/00/0000", "there is no day 0/0/0"),
        ("tháng 13", "impossible; expected a month from 1 to 12, got 13"),
        ("quý 5", "impossible; expected a quarter from 1 to 4, got 5"),
        ("31/12/9999", "impossible; expected an earlier day; there is none after it"),
        ("từ ngày 5/6/2020 đến ngày 1/1/2020", "on or after the start, 2020-06-05, got 2020-01-01"),
        ("nhiệm kỳ 2019-2014", "2014 does not come after 2019"),
        ("năm học 2019-2021", "a school year that begins in 2019 ends in 2020"),
        ("năm học 2019", "a school year is printed with both its years"),
        ("học kỳ I năm học 2019-2020", "the days on which a part of a school year begins and ends"),
        ("nửa đầu năm học 2019-2020", "the days on which a part of a school year begins"),
        ("ngày 30/11/23", "its year is printed with two digits"),
        ("ngày 15 và 18/9/2022", "it names days that do not follow one another"),
        ("quý I, III năm 2019", "it names quarters that do not follow one another"),
        ("các năm 2018, 2020", "it names years that do not follow one another"),
        ("những năm 1990", "it names a decade, not a year"),
        ("những tháng đầu năm 2022", "it does not say how many months"),
        ("hơn 20 năm qua", "it does not say exactly how long"),
        ("gần 3 tháng qua", "it does not say exactly how long"),
        ("đến giữa năm 2018", "the middle of a period is no day"),
        ("cùng kỳ năm 2024", "2024 is later than the period reported on, 2023-01-01 to 2023-07-21"),
        ("Năm 2023 tăng so với năm 2022", "it names two, 'Năm 2023' and 'năm 2022'; pass the"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_says_why(text: str, reason: str) -> None:
    """It is a date all the same: the numbers in it are no figures."""
    with pytest.raises(ReadingError) as error:
        read_period(text, dateline=DATELINE)
    assert reason in str(error.value)
    assert period_spans(text)


def test_the_missing_year_is_asked_for_by_name() -> None:
    with pytest.raises(ReadingError) as error:
        read_period("Trong 6 tháng đầu năm, phát triển mới 1.100 hội viên")
    assert str(error.value) == (
        "expected a period (năm 2023, quý 1/2019, tính đến ngày 30/11/2023), got"
        " '6 tháng đầu năm': the year is not printed; pass dateline=, the day the text appeared"
    )
    with pytest.raises(InvalidValueError, match="dateline: expected a date without a time"):
        read_period("năm nay", dateline=datetime(2023, 7, 21))  # noqa: DTZ001  (refused)


def test_years_and_months_back_begin_on_the_day_after() -> None:
    """Kills: a month back that is 30 days, or that has 28; 29 February that has no year before."""
    assert read_period("1 tháng qua", dateline=date(2023, 7, 31)) == Period.month(2023, 7)
    assert read_period("1 tháng qua", dateline=date(2023, 3, 31)) == Period.month(2023, 3)
    assert read_period("2 năm qua", dateline=date(2024, 2, 29)) == span("2022-03-01", "2024-02-29")
    with pytest.raises(ReadingError, match="impossible; expected a year from 1 to 9999, got 0"):
        read_period("2 tháng qua", dateline=date(1, 1, 31))


def test_one_period_said_twice_is_one() -> None:
    assert read_period("Quý 1/2014 (từ 1/1/2014 đến 31/3/2014)") == Period.quarter(2014, 1)


def test_the_same_period_of_the_year_before_is_of_what_is_reported() -> None:
    reported = Period.half(2017, 1)
    same = "tăng gấp 2 lần cùng kỳ năm trước"
    assert read_period(same, reported=reported) == Period.half(2016, 1)
    assert read_period(same, reported=reported, dateline=DATELINE) == Period.half(2016, 1)
    assert read_period("cùng kỳ 2015", reported=reported) == Period.half(2015, 1)
    assert read_period("cùng thời điểm năm ngoái", reported=reported) == until("2016-06-30")
    with pytest.raises(ReadingError, match="pass reported=, the period reported on, or dateline="):
        read_period(same)
    with pytest.raises(ReadingError, match="the period reported on has not ended"):
        read_period(same, reported=since("2017-01-01"))


def test_a_host_says_when_its_school_years_begin() -> None:
    def from_august(first: int) -> Period:
        return Period.school_year(first, begins=(8, 15), ends=(5, 31))

    assert read_period("năm học 2019-2020", school_year=from_august) == from_august(2019)
    assert read_period("cuối năm học 2019-2020", school_year=from_august) == until("2020-05-31")
    with pytest.raises(ReadingError, match="without an end, from 2019-09-01, has no last day"):
        read_period("đến năm học 2019-2020", school_year=lambda first: Period(date(first, 9, 1)))


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("DHHH tăng từ 26 (năm 2009) lên 175 DHHH (tháng 9/2015)", ["năm 2009", "tháng 9/2015"]),
        ("Từ năm 2001 đến nay Quỹ vận động 48 tỉ đồng", ["Từ năm 2001 đến nay"]),
        ("(riêng nhiệm kỳ 2010-2015 vận động được gần 113 tỉ đồng)", ["nhiệm kỳ 2010-2015"]),
        ("toàn quận trong 20 năm qua đạt hơn 36,4 tỷ đồng", ["20 năm qua"]),
        ("tính đến đầu năm 2010 đạt 640 tỷ đồng", ["tính đến đầu năm 2010"]),
        ("102 sinh viên học giỏi năm học 2011-2012 được trao", ["năm học 2011-2012"]),
        ("đạt 65 năm 2022 - 2023", ["năm 2022 - 2023"]),
        ("17:13, Thứ Tư, 20-12-2023", ["20-12-2023"]),
        ("Kế hoạch 135/KH-UBND, ngày 12/7/2022 của UBND", ["ngày 12/7/2022"]),
        (
            "sơ kết 6 tháng đầu năm, triển khai 6 tháng cuối năm 2023",
            ["6 tháng đầu năm", "6 tháng cuối năm 2023"],
        ),
        ("tăng từ 2010 đến ngày 30/6/2020", ["đến ngày 30/6/2020"]),
        ("Năm 2023 có 2023 em", ["Năm 2023"]),
        ("tháng 9 2015 hộ", ["tháng 9"]),
    ],
)
def test_periods_are_found_among_figures(text: str, words: list[str]) -> None:
    for spelling in (text, unicodedata.normalize("NFD", text)):
        found = [spelling[slice(*place)] for place in period_spans(spelling)]
        assert [unicodedata.normalize("NFC", said) for said in found] == words


@given(st.lists(st.sampled_from((*DATED, *UNDATED, *FIGURES, "và", "12", "—", "\n")), max_size=8))
def test_what_is_found_is_in_order_and_can_be_read_alone(pieces: list[str]) -> None:
    """Kills: spans that overlap, or that are places in the normalised text."""
    text = unicodedata.normalize("NFD", " ; ".join(pieces))
    end = 0
    for place in period_spans(text):
        assert end <= place[0] < place[1]
        end = place[1]
        read_period(text[slice(*place)], dateline=DATELINE)
    assert end <= len(text)


@given(periods() | calendar_periods() | periods(days(date.min, date(9999, 12, 30))))
def test_what_is_printed_reads_back(period: Period) -> None:
    """Kills: a name that is of a longer period, a last day that is printed as the end."""
    printed = format_period_vi(period)
    assert read_period(printed) == period
    assert period_spans(printed) == ((0, len(printed)),)


@pytest.mark.parametrize(
    ("period", "printed"),
    [
        (Period.year(2023), "năm 2023"),
        (Period.half(2023, 1), "6 tháng đầu năm 2023"),
        (Period.half(2023, 2), "6 tháng cuối năm 2023"),
        (Period.first_months(2022, 9), "9 tháng đầu năm 2022"),
        (Period.quarter(2023, 1), "quý 1 năm 2023"),
        (Period.quarter(2023, 4), "quý 4 năm 2023"),
        (Period.month(2015, 9), "tháng 9 năm 2015"),
        (Period.month(2015, 1), "tháng 1 năm 2015"),
        (Period.month(2015, 12), "tháng 12 năm 2015"),
        (Period.years(2016, 2020), "giai đoạn 2016-2020"),
        (Period.school_year(2019), "năm học 2019-2020"),
        (day("2023-11-30"), "ngày 30/11/2023"),
        (until("2023-11-30"), "tính đến ngày 30/11/2023"),
        (since("2025-07-01"), "từ ngày 1/7/2025"),
        (span("2020-01-05", "2020-06-30"), "từ ngày 5/1/2020 đến ngày 30/6/2020"),
        (Period.year(1899), "từ ngày 1/1/1899 đến ngày 31/12/1899"),
        (Period.year(2100), "từ ngày 1/1/2100 đến ngày 31/12/2100"),
        (Period.day(date(5, 1, 2)), "ngày 2/1/0005"),
    ],
)
def test_a_period_is_printed_by_its_name(period: Period, printed: str) -> None:
    assert format_period_vi(period) == printed


@given(days())
def test_the_day_comes_first(printed: date) -> None:
    """Kills: a month before its day wherever both readings exist."""
    for text in ("{0.day}/{0.month}/{0.year}", "{0.day:02}-{0.month:02}-{0.year}",
                 "ngày {0.day} tháng {0.month} năm {0.year}"):  # fmt: skip
        assert read_period(text.format(printed)) == Period.day(printed)
    short = f"ngày {printed.day}/{printed.month}"
    assert read_period(short, dateline=printed) == Period.day(printed)


@pytest.mark.parametrize(
    "text",
    ["1" * 10**6, " " * 10**6, "nhiệm kỳ" + " " * 10**6, "1 " * 500_000, "1/1/" * 250_000],
    ids=["digits", "spaces", "a word and spaces", "numbers", "slashes"],
)
def test_a_long_text_of_nothing_is_refused_at_once(text: str) -> None:
    """Kills: a gap without a limit, which is tried in every length from every place."""
    start = time.process_time()
    with pytest.raises(ReadingError, match="it names none"):
        read_period(text)
    assert time.process_time() - start < 3  # one try takes a fifth of a second; such gaps hours
