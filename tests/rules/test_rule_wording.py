"""What a finding says in Vietnamese and in English, to the letter."""

import re
from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    DAY,
    MET,
    NOT_MET,
    all_of,
    application,
    book,
    bounds_to,
    count,
    counts_to,
    cut_off,
    has_title,
    judged,
    not_sourced,
    numbers_to,
    only_for,
    points,
    same_as,
    share,
    stated,
)

import khuyenhoc as kh
from khuyenhoc.models.indicators import UNIT_MEMBERS
from khuyenhoc.rules import ByArea, Requirement
from khuyenhoc.rules.assessments.wording import citation_in_words, threshold_in_words
from khuyenhoc.testing import exacts, ratios
from khuyenhoc.values.unit import SCHOOL

TEN, OPEN = points("x", 10), points("x", None)
BY_AREA = ByArea(general=8, difficult=7)


def ratio(part: int, whole: int) -> kh.Ratio:
    return kh.Ratio(part, whole, of=UNIT_MEMBERS)


@pytest.mark.parametrize(
    ("rule", "fact", "vi", "en"),
    [
        # points: passed, reached, missed, in bounds, not stated, in areas, without a threshold
        (
            cut_off(TEN, 5),
            7,
            "7/10 điểm, yêu cầu ít nhất 5 điểm: đạt, vượt 2 điểm",
            "7/10 points, at least 5 points asked for: met, 2 points above",
        ),
        (
            cut_off(TEN, 5),
            5,
            "5/10 điểm, yêu cầu ít nhất 5 điểm: đạt",
            "5/10 points, at least 5 points asked for: met",
        ),
        (
            cut_off(TEN, 5),
            4,
            "4/10 điểm, yêu cầu ít nhất 5 điểm: không đạt, thiếu 1 điểm",
            "4/10 points, at least 5 points asked for: not met, 1 point short",
        ),
        (
            cut_off(OPEN, 1),
            1,
            "1 điểm, yêu cầu ít nhất 1 điểm: đạt",
            "1 point, at least 1 point asked for: met",
        ),
        (
            cut_off(OPEN, 50),
            kh.Bounds.at_least(51),
            "ít nhất 51 điểm, yêu cầu ít nhất 50 điểm: đạt, vượt ít nhất 1 điểm",
            "at least 51 points, at least 50 points asked for: met, at least 1 point above",
        ),
        (
            cut_off(OPEN, 50),
            kh.Bounds(0, 50, high_open=True),
            "từ 0 đến dưới 50 điểm, yêu cầu ít nhất 50 điểm: không đạt, thiếu không quá 50 điểm",
            (
                "0 to less than 50 points, at least 50 points asked for: not met, "
                "at most 50 points short"
            ),
        ),
        (
            cut_off(OPEN, 5),
            kh.Bounds.more_than(4),
            "trên 4 điểm, yêu cầu ít nhất 5 điểm: chưa đánh giá được, số liệu chưa đủ chính xác",
            "more than 4 points, at least 5 points asked for: not assessable, known too roughly",
        ),
        (
            cut_off(TEN, 5),
            Fraction(4996, 1000),
            "4,99 điểm, yêu cầu ít nhất 5 điểm: không đạt, thiếu dưới 0,01 điểm",
            "4.99 points, at least 5 points asked for: not met, less than 0.01 points short",
        ),
        (
            cut_off(TEN, 5),
            kh.Bounds(Fraction(10, 3), Fraction(4996, 1000)),
            "trên 3,33 đến dưới 5 điểm, yêu cầu ít nhất 5 điểm: không đạt, thiếu dưới 1,67 điểm",
            (
                "more than 3.33 to less than 5 points, at least 5 points asked for: not met, "
                "less than 1.67 points short"
            ),
        ),
        (
            cut_off(TEN, 5),
            kh.Bounds(1, 2, low_open=True),
            "trên 1 đến 2 điểm, yêu cầu ít nhất 5 điểm: không đạt, thiếu từ 3 đến dưới 4 điểm",
            (
                "more than 1 to 2 points, at least 5 points asked for: not met, "
                "3 to less than 4 points short"
            ),
        ),
        (
            cut_off(TEN, 2),
            kh.Bounds(2, 4, low_open=True, high_open=True),
            "trên 2 đến dưới 4 điểm, yêu cầu ít nhất 2 điểm: đạt, vượt dưới 2 điểm",
            (
                "more than 2 to less than 4 points, at least 2 points asked for: met, "
                "less than 2 points above"
            ),
        ),
        (
            cut_off(TEN, 5),
            kh.Bounds(0, 4, low_open=True),
            "trên 0 đến 4 điểm, yêu cầu ít nhất 5 điểm: không đạt, thiếu từ 1 đến dưới 5 điểm",
            (
                "more than 0 to 4 points, at least 5 points asked for: not met, "
                "1 to less than 5 points short"
            ),
        ),
        (
            cut_off(TEN, 5),
            Fraction(1, 1000),
            "dưới 0,01 điểm, yêu cầu ít nhất 5 điểm: không đạt, thiếu 4,99 điểm",
            "less than 0.01 points, at least 5 points asked for: not met, 4.99 points short",
        ),
        (
            cut_off(TEN, Fraction(9, 2)),
            5,
            "5/10 điểm, yêu cầu ít nhất 4,5 điểm: đạt, vượt 0,5 điểm",
            "5/10 points, at least 4.5 points asked for: met, 0.5 points above",
        ),
        (
            cut_off(TEN, 5),
            None,
            "chưa có số liệu, yêu cầu ít nhất 5 điểm: chưa đánh giá được",
            "not stated, at least 5 points asked for: not assessable",
        ),
        (
            cut_off(TEN, None),
            None,
            "chưa có số liệu, chưa đánh giá được, chưa tìm thấy nguồn nào cho mức yêu cầu",
            "not stated, not assessable, no source tells how much is asked for",
        ),
        (
            cut_off(TEN, None),
            5,
            "5/10 điểm, chưa đánh giá được, chưa tìm thấy nguồn nào cho mức yêu cầu",
            "5/10 points, not assessable, no source tells how much is asked for",
        ),
        (
            cut_off(TEN, BY_AREA),
            7,
            (
                "7/10 điểm, yêu cầu ít nhất 8 điểm, vùng khó khăn 7 điểm: chưa đánh giá được, "
                "chưa rõ thuộc vùng nào"
            ),
            (
                "7/10 points, at least 8 points, in difficult areas 7 points asked for: "
                "not assessable, the class of the area is not stated"
            ),
        ),
        # shares
        (
            share("x"),
            ratio(19, 20),
            "19/20 = 95%, yêu cầu ít nhất 90%: đạt, vượt 5 điểm phần trăm",
            "19/20 = 95%, at least 90% asked for: met, 5 percentage points above",
        ),
        (
            share("x"),
            ratio(91, 100),
            "91/100 = 91%, yêu cầu ít nhất 90%: đạt, vượt 1 điểm phần trăm",
            "91/100 = 91%, at least 90% asked for: met, 1 percentage point above",
        ),
        (
            share("x"),
            ratio(9, 10),
            "9/10 = 90%, yêu cầu ít nhất 90%: đạt",
            "9/10 = 90%, at least 90% asked for: met",
        ),
        (
            share("x"),
            ratio(1_700, 2_000),
            (
                "1.700/2.000 = 85%, yêu cầu ít nhất 90%: không đạt, thiếu 5 điểm phần trăm, "
                "cần thêm ít nhất 100 người"
            ),
            (
                "1,700/2,000 = 85%, at least 90% asked for: not met, 5 percentage points short, "
                "at least 100 more would do"
            ),
        ),
        (
            share("x"),
            ratio(22_499, 25_000),
            (
                "22.499/25.000 = 89,99%, yêu cầu ít nhất 90%: không đạt, thiếu dưới 0,01 điểm "
                "phần trăm, cần thêm ít nhất 1 người"
            ),
            (
                "22,499/25,000 = 89.99%, at least 90% asked for: not met, less than 0.01 "
                "percentage points short, at least 1 more would do"
            ),
        ),
        (
            share("x", Fraction(2, 3)),
            ratio(6_666, 10_000),
            (
                "6.666/10.000 = 66,66%, yêu cầu ít nhất 2/3: không đạt, thiếu dưới 0,01 điểm "
                "phần trăm, cần thêm ít nhất 1 người"
            ),
            (
                "6,666/10,000 = 66.66%, at least 2/3 asked for: not met, less than 0.01 percentage "
                "points short, at least 1 more would do"
            ),
        ),
        (
            share("x"),
            kh.Bounds(Fraction(85, 100), Fraction(89_996, 100_000)),
            (
                "từ 85 đến dưới 90%, yêu cầu ít nhất 90%: không đạt, thiếu từ 0,004 đến 5 điểm "
                "phần trăm"
            ),
            (
                "85 to less than 90%, at least 90% asked for: not met, 0.004 to 5 percentage "
                "points short"
            ),
        ),
        (
            share("x"),
            kh.Bounds(Fraction(85, 100), Fraction(95, 100)),
            "từ 85 đến 95%, yêu cầu ít nhất 90%: chưa đánh giá được, số liệu chưa đủ chính xác",
            "85 to 95%, at least 90% asked for: not assessable, known too roughly",
        ),
        (
            share("x"),
            kh.Ratio(kh.Dong(1), kh.Dong(2), of=UNIT_MEMBERS),
            "50%, yêu cầu ít nhất 90%: không đạt, thiếu 40 điểm phần trăm",
            "50%, at least 90% asked for: not met, 40 percentage points short",
        ),
        (
            share("x"),
            None,
            "chưa có số liệu, yêu cầu ít nhất 90%: chưa đánh giá được",
            "not stated, at least 90% asked for: not assessable",
        ),
        # numbers
        (
            count("x", 2, SCHOOL),
            3,
            "3 trường, yêu cầu ít nhất 2 trường: đạt, vượt 1 trường",
            "3, at least 2 asked for: met, 1 above",
        ),
        (
            count("x", 2, SCHOOL),
            0,
            "0 trường, yêu cầu ít nhất 2 trường: không đạt, thiếu 2 trường",
            "0, at least 2 asked for: not met, 2 short",
        ),
        (
            count("x", 2, SCHOOL),
            kh.Bounds.more_than(1),
            "ít nhất 2 trường, yêu cầu ít nhất 2 trường: đạt",
            "at least 2, at least 2 asked for: met",
        ),
        (
            count("x", 2, SCHOOL),
            kh.Bounds(0, 2, high_open=True),
            "từ 0 đến 1 trường, yêu cầu ít nhất 2 trường: không đạt, thiếu từ 1 đến 2 trường",
            "0 to 1, at least 2 asked for: not met, 1 to 2 short",
        ),
        (
            count("x", 1_000),
            1_000,
            "1.000, yêu cầu ít nhất 1.000: đạt",
            "1,000, at least 1,000 asked for: met",
        ),
        (
            count("x", None),
            None,
            "chưa có số liệu, chưa đánh giá được, chưa tìm thấy nguồn nào cho mức yêu cầu",
            "not stated, not assessable, no source tells how much is asked for",
        ),
        # what is said yes or no to
        (stated("x"), True, "có, đạt", "yes, met"),
        (stated("x"), False, "không, không đạt", "no, not met"),
        (stated("x"), None, "chưa có số liệu, chưa đánh giá được", "not stated, not assessable"),
        # the rest
        (
            not_sourced("x"),
            None,
            "chưa đánh giá được, chưa tìm thấy nguồn nào cho nội dung tiêu chí",
            "not assessable, no source tells what is asked for",
        ),
        (
            has_title("x"),
            None,
            "chưa đánh giá được, chưa rõ có giữ danh hiệu được yêu cầu hay không",
            "not assessable, whether the title asked for is held is not known",
        ),
        (
            same_as("x", "q", "1"),
            None,
            "chưa đánh giá được, điều khoản dẫn chiếu không có hiệu lực ngày này",
            "not assessable, the article referred to is not in force on the day",
        ),
        (all_of("x", stated("y")), None, "chưa đánh giá được", "not assessable"),
    ],
)
def test_each_verdict_in_words(rule: Requirement, fact: Any, vi: str, en: str) -> None:
    """Kills: 0 points short of what was missed; "1 points"; an open end said to be reached."""
    found = judged(rule, {} if fact is None else {"x": fact})
    assert found.sentence("vi") == str(found) == f"Mục x: {vi} (5/QĐ)."
    assert found.sentence("en") == f"item x: {en} (5/QĐ)."


@pytest.mark.parametrize(
    ("school", "vi", "en"),
    [
        (False, "không áp dụng, đạt", "does not apply, met"),
        (True, "không đạt", "not met"),
        (None, "chưa đánh giá được", "not assessable"),
    ],
)
def test_what_is_only_for_some_in_words(school: bool | None, vi: str, en: str) -> None:  # noqa: FBT001
    found = judged(only_for("school", stated("x")), {"school": school, "x": False})
    assert found.sentence() == f"Mục x (chỉ áp dụng nếu: Mục school): {vi} (5/QĐ)."
    assert found.sentence("en") == f"item x (only if: item school): {en} (5/QĐ)."


def test_an_earlier_title_in_words() -> None:
    for recognitions, en in (((), "not met"), (None, "not assessable, whether the title")):
        one = application(recognitions=recognitions)
        found = kh.assess(one, on=DAY, book=book(has_title("x"))).findings[0]
        assert found.sentence("en").startswith(f"item x: {en}")


def test_where_it_stands_and_how_that_is_known() -> None:
    """Kills: weak evidence that does not show; an empty place between commas."""
    source = kh.Citation(instrument="5/QĐ", place="điều 2", evidence=kh.Evidence.PRACTICE)
    weak = evolve(stated("x"), citation=source)
    found = judged(weak, {"x": True})
    assert found.sentence() == "Mục x: có, đạt (5/QĐ, điều 2, thực tiễn địa phương)."
    assert found.sentence("en") == "item x: yes, met (5/QĐ, điều 2, local practice)."
    sure = evolve(source, evidence=kh.Evidence.PRIMARY)
    assert citation_in_words(sure, "en") == "5/QĐ, điều 2"


@given(
    st.tuples(st.sampled_from((cut_off(TEN, 5), cut_off(OPEN, 5))), numbers_to(10))
    | st.tuples(st.just(count("x", 5)), counts_to(10))
)
def test_nothing_is_said_to_be_reached_that_is_not(asked: tuple[Requirement, Any]) -> None:
    """Kills: 4.996 printed as 5; bounds below 5 that are printed to end with it."""
    rule, observed = asked
    found = judged(rule, {"x": observed})
    said = found.sentence("en").removeprefix("item x: ").partition(", ")[0]
    numbers = [Fraction(one) for one in re.findall(r"\d[\d.]*", said.partition("/")[0])]
    if found.verdict is NOT_MET and numbers:
        assert numbers[-1] < 5 or "less than" in said
    if found.verdict is MET:
        assert numbers[0] >= 5
    assert ": not met, 0 " not in found.sentence("en")


@given(
    exacts(min_value=0, max_value=100).map(lambda percent: Fraction(percent) / 100),
    ratios(of=UNIT_MEMBERS, min_whole=1) | bounds_to(1),
)
def test_both_languages_say_the_same_numbers(least: Fraction, observed: Any) -> None:
    """Kills: a number in one language only; a comma where a dot belongs."""
    found = judged(share("x", max(least, Fraction(1, 100))), {"x": observed})

    def numbers(language: str) -> list[str]:
        said = found.sentence(language).partition(": ")[2].replace("(5/QĐ)", "")
        return [one.rstrip(".,") for one in re.findall(r"\d[\d.,/]*", said)]

    swapped = [one.translate(str.maketrans(",.", ".,")) for one in numbers("vi")]
    assert numbers("en") == swapped


def test_a_threshold_in_words() -> None:
    """Kills: a threshold that is rounded; one that no source tells printed as nothing."""
    assert threshold_in_words(share("x"), Fraction(12_345, 100_000), "vi") == "ít nhất 12,345%"
    assert threshold_in_words(count("x"), Fraction(1, 3), "en") == "at least 0.33"
    assert threshold_in_words(share("x"), None, "en") == "no source tells how much is asked for"
    by_area = ByArea(general=Fraction(1, 2), difficult=Fraction(2, 5))
    assert threshold_in_words(share("x"), by_area, "en") == "at least 50%, in difficult areas 40%"


@pytest.mark.parametrize("what", ["sentence", "lines", "html"])
def test_there_are_two_languages(what: str) -> None:
    found = judged(stated("x"), {"x": True})
    with pytest.raises(kh.InvalidValueError) as caught:
        getattr(found, what)("fr")
    assert str(caught.value) == 'language: expected "vi" or "en", got \'fr\''
