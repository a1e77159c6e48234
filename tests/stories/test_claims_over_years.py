"""What a user is told about the reports of one place over the years, figures as they were printed.

Hải Dương: the province's newspaper of 6 July and of December 2018, and on its fund of 26 December
2018 (baohaiduong.vn). Quảng Trị: reports on a decoration of 8 August 2015, the congress of 22
November 2022 (baoquangtri.vn) and the year 2023 (the sample that ships).
"""

from datetime import date

import pytest
from attrs import evolve

import khuyenhoc as kh

Y2017 = kh.Period.year(2017)
TO_2022 = "từ ngày 1/1/2015 đến ngày 22/11/2022"
SHARE = "Hội viên (Hội Khuyến học tỉnh), tính trên dân số, năm 2023"


def figure(key: str, indicator: kh.Indicator, words: str, **more: object) -> kh.Figure:
    quantity = kh.read_quantity(words)
    return kh.Figure(key=key, indicator=indicator, quantity=quantity, **more)  # type: ignore[arg-type]


def with_change(key: str, indicator: kh.Indicator, level: str, moved: str) -> tuple[kh.Figure, ...]:
    return (
        figure(key, indicator, level),
        figure(f"{key}_up", indicator, moved, says=kh.Says.CHANGE, about=key, since=Y2017),
    )


def hai_duong() -> list[kh.Report]:
    name, paper = "Hội Khuyến học tỉnh Hải Dương", "Báo Hải Dương"
    half = kh.Report(
        organisation="hai-duong",
        name=name,
        period=kh.Period.half(2018, 1),
        figures=(
            *with_change("members", kh.MEMBERS, "477.077 hội viên", "tăng 24.361 hội viên"),
            *with_change("chapters", kh.CHAPTERS, "2.756 Chi hội", "tăng 36 chi hội"),
            *with_change("fund", kh.FUND_BALANCE, "92,8 tỷ đồng", "tăng hơn 3 tỷ đồng"),
        ),
        published_by=paper,
        published_on=date(2018, 7, 6),
    )
    year = kh.Report(
        organisation="hai-duong",
        name=name,
        period=kh.Period.year(2018),
        figures=(
            *with_change("members", kh.MEMBERS, "502.825 hội viên", "tăng 50.369 hội viên"),
            *with_change("chapters", kh.CHAPTERS, "2.785 chi hội", "tăng 29 chi hội"),
        ),
        published_by=paper,
    )
    fund = kh.Report(
        organisation="hai-duong",
        name=name,
        period=kh.Period.through(date(2018, 1, 1), last_day=date(2018, 12, 26)),
        figures=with_change("fund", kh.FUND_BALANCE, "hơn 100 tỷ đồng", "tăng gần 10 tỷ đồng"),
        published_by=paper,
        published_on=date(2018, 12, 26),
    )
    return [half, year, fund]


def quang_tri() -> list[kh.Report]:
    told = [
        (date(2010, 1, 1), date(2015, 8, 8), "3.280 tổ chức Hội", "169.018 hội viên"),
        (date(2015, 1, 1), date(2022, 11, 22), "3.561 tổ chức hội", "206.689 hội viên"),
    ]
    return [
        kh.Report(
            organisation="quang-tri",
            name="Hội Khuyến học tỉnh Quảng Trị",
            period=kh.Period.through(start, last_day=day),
            figures=(
                figure("orgs", kh.ORGANISATIONS, orgs),
                figure("members", kh.MEMBERS, members),
            ),
            published_on=day,
        )
        for start, day, orgs, members in told
    ] + [kh.sample_report("quang-tri-2023")]


def test_one_question_over_many_reports() -> None:
    """Who has a pile of reports asks for one thing, one place and some years."""
    ledger = kh.ClaimsLedger.of([*hai_duong(), *quang_tri()])
    during = kh.Period.through(date(2019, 1, 1), last_day=date(2026, 12, 31))
    said = ledger.about(kh.MEMBERS, "quang-tri", during=during)
    assert [str(claim).split("; ") for claim in said] == [
        [
            f"Hội viên (Hội Khuyến học tỉnh Quảng Trị), {TO_2022}: “206.689 hội viên”",
            "22/11/2022",
        ],
        [
            "Hội viên (Hội Khuyến học tỉnh), năm 2023: “216.652 hội viên”",
            "Cổng thông tin điện tử tỉnh, 20/12/2023",
        ],
        [
            f"{SHARE}: “32,84% so với dân số”, nghĩa là từ 32,83 đến 32,85%",
            "Cổng thông tin điện tử tỉnh, 20/12/2023",
        ],
    ]
    assert [finding.code for finding in said.findings] == ["change-derived", "published-before-end"]
    assert "tăng 9.963 người so với" in said.findings[0].sentence("vi")
    assert said.table("vi").rows[1][-1] == "2"


def test_the_organisations_of_quang_tri_fell_by_984() -> None:
    """Only who says that they never fall is told so: the way of counting may have changed."""
    reports = quang_tri()
    ledger = kh.ClaimsLedger.of(reports, not_falling=(kh.ORGANISATIONS,))
    (falling,) = [one for one in ledger.findings if one.code == "level-falls"]
    assert falling.verdict is kh.Verdict.UNDETERMINED
    assert falling.gap == kh.Bounds.exactly(984)
    assert kh.ClaimsLedger.of(reports).contradictions == ()


def test_two_reports_of_hai_duong_lead_back_to_two_years_2017() -> None:
    said = kh.ClaimsLedger.of(hai_duong()).about(kh.MEMBERS, "hai-duong")
    (finding,) = said.contradictions
    assert finding.code == "earlier-levels-contradict"
    assert finding.gap == kh.Bounds.exactly(260)
    assert finding.sentence("vi") == (
        "Hội viên của Hội Khuyến học tỉnh Hải Dương, ngày 31/12/2017: 452.716 người suy ra từ "
        "“477.077 hội viên” và “tăng 24.361 hội viên” (Báo Hải Dương, 6/7/2018) trái với 452.456 "
        "người suy ra từ “502.825 hội viên” và “tăng 50.369 hội viên” (Báo Hải Dương, không ghi "
        "ngày công bố), chênh nhau 260 người."
    )


def test_the_chapters_of_hai_duong_were_compared_with_june_and_not_with_2017() -> None:
    said = kh.ClaimsLedger.of(hai_duong()).about(kh.CHAPTERS)
    codes = {finding.code: finding for finding in said.findings}
    assert codes["earlier-levels-contradict"].gap == kh.Bounds.exactly(36)
    assert "đúng bằng “2.756 Chi hội” (Báo Hải Dương, 6/7/2018) của ngày 30/6/2018" in str(
        codes["change-since-another-period"]
    )


@pytest.mark.parametrize(("scope", "contradicts"), [(None, True), ("cấp huyện", False)])
def test_the_fund_of_hai_duong_contradicts_itself_unless_it_is_that_of_the_districts(
    scope: str | None, *, contradicts: bool
) -> None:
    """The half-year's is that of 12 districts, the year's that of the whole province."""
    half, *others = hai_duong()
    said = kh.ClaimsLedger.of([evolve(half, scope=scope), *others]).about(kh.FUND_BALANCE)
    found = [finding.code for finding in said.findings if finding.gap is not None]
    assert found == ["earlier-levels-contradict" if contradicts else "claims-differ-in-scope"]
    assert bool(said.contradictions) == contradicts


def test_as_of_summer_2018_only_the_half_year_was_known() -> None:
    ledger = kh.ClaimsLedger.of(hai_duong())
    then = ledger.about(kh.MEMBERS, known_on=date(2018, 7, 31))
    assert {claim.printed for claim in then} == {"477.077 hội viên", "tăng 24.361 hội viên"}
    assert then.contradictions == ()
    assert [finding.code for finding in then.findings] == ["undated-claims"]
