"""What is doubtful about recognitions, to the day."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

T = kh.LearningTitle
L1, L2 = kh.TitleGrade.LEVEL_1, kh.TitleGrade.LEVEL_2
DAY = date(2024, 6, 1)


def recognised(
    decided_on: date = DAY, title: kh.LearningTitle = T.PROVINCE_UNIT, **more: Any
) -> Any:
    return kh.Recognition(
        holder=more.pop("holder", "x"), title=title, unit="u", decided_on=decided_on, **more
    )


def codes(*recognitions: Any) -> list[str]:
    return [finding.code for finding in kh.check_recognitions(recognitions)]


def test_sound_recognitions_have_no_findings() -> None:
    """Kills: a finding for everybody."""
    assert (
        codes(
            recognised(grade=L1),
            recognised(date(2025, 6, 1), grade=L2),
            recognised(holder="y", valid=kh.Period(DAY, date(2028, 1, 1)), withdrawn_on=DAY),
            recognised(title=T.FAMILY, given_for=kh.Period.year(2022)),
            recognised(title=T.FAMILY, given_for=kh.Period.year(2023)),
            recognised(title=T.COMMUNE_COMMUNITY, grade=L2, valid=kh.Period(DAY)),
        )
        == []
    )


@given(st.lists(st.tuples(st.integers(0, 900), st.sampled_from([L1, L2])), max_size=4), st.data())
def test_the_order_of_recognitions_is_no_matter(
    given_: list[tuple[int, kh.TitleGrade]], data: st.DataObject
) -> None:
    """Kills: level 1 looked for among those before it in the list."""
    made = [recognised(DAY + timedelta(days=days), grade=grade) for days, grade in given_]
    shuffled = data.draw(st.permutations(made))
    assert kh.check_recognitions(shuffled) == kh.check_recognitions(made)


@pytest.mark.parametrize(
    ("second", "found"),
    [
        (date(2024, 5, 31), "level-2-without-level-1"),
        (DAY, "level-2-too-soon"),
        (date(2025, 5, 31), "level-2-too-soon"),
        (date(2025, 6, 1), None),
    ],
)
def test_level_2_comes_a_year_after_level_1(second: date, found: str | None) -> None:
    """Kills: a level 1 that came later; the anniversary taken for too soon."""
    two = recognised(second, grade=L2)
    assert codes(two, recognised(grade=L1)) == ([] if found is None else [found])
    assert codes(two, recognised(grade=L1, holder="y")) == ["level-2-without-level-1"]
    assert codes(two, recognised(grade=L1), recognised(date(2025, 1, 1), grade=L1)) == (
        [] if found is None else [found]
    )


@pytest.mark.parametrize(
    ("first", "second", "found"),
    [
        # withdrawn, then given again
        ({"withdrawn_on": date(2024, 9, 1)}, date(2026, 1, 14), "level-2-too-soon"),
        ({"withdrawn_on": date(2024, 9, 1)}, date(2026, 1, 15), None),
        # on the day, and the day after
        ({"withdrawn_on": date(2025, 8, 1)}, date(2025, 8, 1), "level-2-too-soon"),
        ({"withdrawn_on": date(2025, 8, 2)}, date(2025, 8, 1), None),
        # over by the decision
        ({"valid": kh.Period(DAY, date(2025, 8, 1))}, date(2025, 8, 1), "level-2-too-soon"),
        ({"valid": kh.Period(DAY, date(2025, 8, 2))}, date(2025, 8, 1), None),
    ],
)
def test_the_wait_is_from_the_earliest_level_1_that_has_not_lapsed(
    first: dict[str, Any], second: date, found: str | None
) -> None:
    """Kills: any old level 1; the latest one; one withdrawn on the day taken for one that holds."""
    renewed, two = recognised(date(2025, 1, 15), grade=L1), recognised(second, grade=L2)
    assert codes(recognised(grade=L1, **first), renewed, two) == ([] if found is None else [found])


def test_the_wait_is_not_from_a_level_1_that_expired_by_the_rules() -> None:
    """Kills: an expiry that only the decision can say."""
    again = date(2028, 1, 1)
    renewed = recognised(again, grade=L1)
    late = recognised(date(2028, 12, 31), grade=L2)
    (finding,) = kh.check_recognitions([recognised(grade=L1), renewed, late])
    assert (finding.code, finding.value) == ("level-2-too-soon", kh.Bounds.exactly(365))
    assert "after level 1 of 2028-01-01;" in finding.sentence("en")
    (alone,) = kh.check_recognitions([recognised(grade=L1), late])
    assert alone.code == "level-2-without-level-1"
    assert alone.verdict is kh.Verdict.UNDETERMINED
    assert alone.sentence("vi").endswith(
        "mức độ 2, chưa thấy công nhận mức độ 1 còn giá trị lúc đó; "
        "phải sau 1 năm (24/2023/TT-BGDĐT, nguồn thứ cấp)."
    )
    assert alone.sentence("en").endswith(
        "level 2, and no level 1 that held then is in the records; "
        "the wait is 1 year (24/2023/TT-BGDĐT, secondary source)."
    )


def test_a_level_1_that_holds_only_later_or_for_an_unknown_time_is_one() -> None:
    """Kills: what is not known to stand passed over, and its wait with it."""
    later = recognised(grade=L1, valid=kh.Period(date(2024, 9, 1), date(2028, 1, 1)))
    assert codes(later, recognised(date(2024, 8, 1), grade=L2)) == ["level-2-too-soon"]
    before_the_rule = recognised(date(2023, 6, 1), grade=L1)
    its_own = ["grade-not-of-its-rules"]
    assert codes(before_the_rule, recognised(DAY, grade=L2)) == its_own
    assert codes(before_the_rule, recognised(date(2024, 5, 31), grade=L2)) == [
        *its_own,
        "level-2-too-soon",
    ]


def test_level_2_alone_is_open_and_not_doubtful() -> None:
    """Kills: what 19 units of Đà Lạt were given in the first round said to be wrong."""
    (finding,) = kh.check_recognitions([recognised(grade=L2)])
    assert finding.verdict is kh.Verdict.UNDETERMINED
    assert finding.sentence("vi") == (
        "x/province-unit/2024-06-01: mức độ 2, chưa thấy công nhận mức độ 1 trước đó; "
        "phải sau 1 năm (24/2023/TT-BGDĐT, nguồn thứ cấp)."
    )
    assert codes(recognised(date(2024, 1, 25), grade=L2)) == ["grade-not-of-its-rules"]


def test_a_longer_wait_is_said_as_it_is() -> None:
    """Kills: the rule of the ministry over that of the host."""
    rule = kh.Validity(
        years_after=3,
        upgrade_after=2,
        citation=kh.Citation(instrument="5/QĐ", evidence=kh.Evidence.PRIMARY),
    )
    own = {T.PROVINCE_UNIT: kh.Timeline(((kh.Period(date(2020, 1, 1)), rule),))}
    units = [recognised(grade=L1), recognised(date(2025, 6, 1), grade=L2)]
    assert kh.check_recognitions(units) == ()
    (finding,) = kh.check_recognitions(units, validities=own)
    assert finding.value == kh.Bounds.exactly(365)
    assert "the wait is 2 years (5/QĐ, primary text)" in finding.sentence("en")


@pytest.mark.parametrize(
    ("start", "value"),
    [
        (date(2024, 5, 31), kh.Bounds.exactly(1)),
        (DAY, None),
        (date(2024, 6, 2), None),
        (None, kh.Bounds.at_least(1)),
    ],
)
def test_a_title_does_not_hold_before_its_decision(
    start: date | None, value: kh.Bounds | None
) -> None:
    """Kills: the day of the decision as one before it; a start that nobody stated passed over."""
    findings = kh.check_recognitions([recognised(valid=kh.Period(start, date(2028, 1, 1)))])
    assert [one.value for one in findings] == ([] if value is None else [value])
    assert all(one.code == "held-before-its-decision" for one in findings)


def test_a_year_that_was_over_is_no_title_dated_back() -> None:
    """Kills: every learning family given at the end of its year."""
    family = recognised(title=T.FAMILY, given_for=kh.Period.year(2023))
    validities = kh.TITLE_VALIDITY_IN_PRACTICE
    assert kh.check_recognitions([family], validities=validities) == ()


@pytest.mark.parametrize(
    ("end", "value"),
    [
        (date(2028, 1, 1), None),
        (date(2028, 1, 2), kh.Bounds.exactly(1)),
        (None, kh.Bounds.at_least(1)),
    ],
)
def test_no_decision_has_a_title_hold_longer_than_the_rules(
    end: date | None, value: kh.Bounds | None
) -> None:
    findings = kh.check_recognitions([recognised(valid=kh.Period(DAY, end))])
    assert [one.value for one in findings] == ([] if value is None else [value])
    assert all(one.code == "holds-longer-than-the-rules" for one in findings)


@pytest.mark.parametrize(("day", "days"), [(date(2027, 12, 31), None), (date(2028, 1, 1), 1)])
def test_what_holds_no_more_is_not_withdrawn(day: date, days: int | None) -> None:
    findings = kh.check_recognitions([recognised(withdrawn_on=day)])
    assert [one.value for one in findings] == ([] if days is None else [kh.Bounds.exactly(days)])


@pytest.mark.parametrize(
    ("decided_on", "doubtful"),
    [
        (date(2024, 2, 11), True),
        (date(2024, 2, 12), False),
        (date(2025, 6, 30), False),
        (date(2025, 7, 1), True),
    ],
)
def test_a_title_is_given_under_its_rules(decided_on: date, *, doubtful: bool) -> None:
    """Kills: the end of the rules taken for a day of them."""
    found = codes(recognised(decided_on, T.DISTRICT_COMMUNITY))
    assert found == (["outside-its-rules"] if doubtful else [])


GOOD, FAIR, HIGHEST = kh.TitleGrade.GOOD, kh.TitleGrade.FAIR, kh.TitleGrade.HIGHEST
OPEN, DOUBTFUL = kh.Verdict.UNDETERMINED, kh.Verdict.DOUBTFUL


@pytest.mark.parametrize("title", [T.PROVINCE_UNIT, T.DISTRICT_UNIT])
@pytest.mark.parametrize(
    ("decided_on", "grade", "doubtful"),
    [
        (date(2020, 9, 21), FAIR, False),
        (date(2020, 9, 21), L1, True),
        (date(2024, 1, 25), GOOD, False),
        (date(2024, 1, 25), L1, True),
        (date(2024, 1, 26), GOOD, True),
        (date(2024, 1, 26), HIGHEST, True),
        (date(2024, 1, 26), L1, False),
        (date(2024, 1, 26), None, False),
    ],
)
def test_a_grade_is_one_of_the_rules_of_its_day(
    title: kh.LearningTitle, decided_on: date, grade: kh.TitleGrade | None, *, doubtful: bool
) -> None:
    """Kills: the grades of today for all days; the last day of the old ones; no grade as one."""
    findings = kh.check_recognitions([recognised(decided_on, title, grade=grade)])
    assert [(one.code, one.verdict) for one in findings] == (
        [("grade-not-of-its-rules", DOUBTFUL)] if doubtful else []
    )


@pytest.mark.parametrize(
    ("title", "decided_on", "grade", "verdict"),
    [
        (T.COMMUNE_COMMUNITY, date(2024, 2, 12), FAIR, DOUBTFUL),
        (T.PROVINCE_COMMUNITY, date(2024, 2, 12), GOOD, DOUBTFUL),
        (T.COMMUNE_COMMUNITY, date(2024, 2, 11), FAIR, OPEN),
        (T.COMMUNE_COMMUNITY, date(2024, 2, 11), HIGHEST, None),
        (T.FAMILY, date(2023, 12, 20), GOOD, OPEN),
        (T.CITIZEN, date(2023, 12, 20), GOOD, OPEN),
        (T.STUDIOUS_CLAN, date(2010, 12, 20), GOOD, OPEN),
        (T.FAMILY, date(2023, 12, 20), None, None),
    ],
)
def test_a_grade_that_no_source_has_is_left_open(
    title: kh.LearningTitle,
    decided_on: date,
    grade: kh.TitleGrade | None,
    verdict: kh.Verdict | None,
) -> None:
    """Kills: a province's own grades of families doubted; names of grades that nobody saw."""
    findings = kh.check_recognitions([recognised(decided_on, title, grade=grade)])
    assert [one.verdict for one in findings] == ([] if verdict is None else [verdict])


def test_where_there_were_no_rules_the_grade_is_no_second_finding() -> None:
    """Kills: one fault told twice."""
    assert codes(recognised(date(2020, 9, 20), grade=L1)) == ["outside-its-rules"]
    assert codes(recognised(date(2010, 1, 1), T.FAMILY, grade=GOOD)) == ["outside-its-rules"]


@pytest.mark.parametrize(
    ("title", "vi", "en"),
    [
        (
            T.PROVINCE_UNIT,
            (
                "xếp loại khá; theo quy định lúc đó là mức độ 1 hoặc mức độ 2"
                " (24/2023/TT-BGDĐT, nguồn thứ cấp)."
            ),
            (
                "graded fair; by the rules of that day it is level 1 or level 2"
                " (24/2023/TT-BGDĐT, secondary source)."
            ),
        ),
        (
            T.FAMILY,
            (
                "xếp loại khá, chưa tìm thấy nguồn nào có xếp loại này trong 242/QĐ-KHVN;"
                " địa phương có thể có quy định riêng."
            ),
            (
                "graded fair, and no source that was seen has this grade in 242/QĐ-KHVN;"
                " a province may have its own."
            ),
        ),
        (
            T.CITIZEN,
            (
                "xếp loại khá, chưa tìm thấy nguồn nào có xếp loại này của danh hiệu này;"
                " địa phương có thể có quy định riêng."
            ),
            (
                "graded fair, and no source that was seen has this grade for this title;"
                " a province may have its own."
            ),
        ),
    ],
)
def test_the_sentence_on_a_grade_says_what_the_rules_have(
    title: kh.LearningTitle, vi: str, en: str
) -> None:
    """Kills: a text cited for what it was not seen to say; the grade left unsaid."""
    (finding,) = kh.check_recognitions([recognised(title=title, grade=FAIR)])
    assert finding.sentence("vi") == f"x/{title.value}/2024-06-01: {vi}"
    assert finding.sentence("en") == f"x/{title.value}/2024-06-01: {en}"
    assert finding.indicator == title.achieved


def test_a_commune_of_before_2024_has_no_own_grades_of_the_province() -> None:
    """Kills: a province said to complete what is the ministry's."""
    (finding,) = kh.check_recognitions(
        [recognised(date(2016, 12, 20), T.COMMUNE_COMMUNITY, grade=FAIR)]
    )
    assert finding.sentence("vi").endswith("có xếp loại này trong 44/2014/TT-BGDĐT.")
    assert finding.sentence("en").endswith("has this grade in 44/2014/TT-BGDĐT.")


def test_two_records_of_one_recognition_are_told_once() -> None:
    """Kills: two grades of one day, two years of one day; a third record passed over."""
    assert codes(recognised(), recognised()) == ["recognised-twice"]
    assert codes(*[recognised()] * 3) == ["recognised-twice"] * 2
    assert codes(recognised(), recognised(holder="y"), recognised(date(2024, 6, 2))) == []


def test_sentences_say_days_and_sources() -> None:
    """Kills: an inference that reads like the law."""
    back = recognised(valid=kh.Period(None, date(2029, 1, 1)), withdrawn_on=date(2030, 1, 1))
    district = recognised(date(2025, 7, 1), T.DISTRICT_COMMUNITY)
    twice = recognised(date(2023, 1, 1), T.CLAN)
    findings = kh.check_recognitions([back, district, twice, twice])
    assert [finding.sentence("en") for finding in findings] == [
        ("x/clan/2023-01-01: there are two records of one recognition."),
        (
            "x/district-community/2025-07-01: there were rules for this title 2024-02-12 to "
            "2025-06-30 (25/2023/TT-BGDĐT, inference)."
        ),
        ("x/province-unit/2024-06-01: holds until 2028-12-31, but was decided on 2024-06-01."),
        (
            "x/province-unit/2024-06-01: holds until 2028-12-31; by the rules until 2027-12-31 "
            "(24/2023/TT-BGDĐT, secondary source)."
        ),
        ("x/province-unit/2024-06-01: withdrawn on 2030-01-01, though it last held on 2028-12-31."),
    ]
    assert [finding.sentence("vi").partition(": ")[2] for finding in findings] == [
        "có hai bản ghi của cùng một lần công nhận.",
        (
            "quy định về danh hiệu này có hiệu lực từ ngày 12/2/2024 đến ngày 30/6/2025 "
            "(25/2023/TT-BGDĐT, suy luận)."
        ),
        "có giá trị đến hết ngày 31/12/2028, trước quyết định ngày 1/6/2024.",
        (
            "có giá trị đến hết ngày 31/12/2028; theo quy định là đến hết ngày 31/12/2027 "
            "(24/2023/TT-BGDĐT, nguồn thứ cấp)."
        ),
        "bị thu hồi ngày 1/1/2030, sau khi hết giá trị, ngày 31/12/2028.",
    ]
    assert {finding.indicator for finding in findings} == {
        kh.LEARNING_CLANS,
        kh.LEARNING_DISTRICTS,
        kh.PROVINCE_LEARNING_UNITS,
    }


def test_all_that_is_no_recognition_is_named_at_once() -> None:
    with pytest.raises(kh.StructuringError) as caught:
        kh.check_recognitions([1, recognised(), "x"])  # type: ignore[list-item]
    assert str(caught.value).splitlines() == [
        "check_recognitions: 2 problems",
        "  recognitions[0]: expected a value of Recognition, got 1",
        "  recognitions[2]: expected a value of Recognition, got 'x'",
    ]
