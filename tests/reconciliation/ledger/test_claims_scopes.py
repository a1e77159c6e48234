"""Another scope is another thing."""

from datetime import date

import pytest
from ledger_reports import H1, change, codes, figure, found, members, only, report

import khuyenhoc as kh

Y2017 = kh.Period.year(2017)
DISTRICTS = "12 huyện, thị xã, thành phố"


def test_another_scope_is_no_contradiction_and_is_named() -> None:
    ledger = found(members("92 hội viên", by="A", scope=DISTRICTS), members("101 hội viên", by="B"))
    finding = only(ledger, "claims-differ-in-scope")
    assert finding.verdict is kh.Verdict.CONSISTENT
    assert finding.gap == kh.Bounds.exactly(9)
    assert f"({DISTRICTS})" in finding.sentence("vi") or DISTRICTS in finding.sentence("vi")
    assert ledger.contradictions == ()


def test_the_limited_figure_is_named_in_either_order() -> None:
    one = members("92 hội viên", by="A", scope=DISTRICTS, on=date(2019, 1, 2))
    other = members("101 hội viên", by="B", on=date(2019, 1, 3))
    first = only(found(one, other), "claims-differ-in-scope")
    assert "nhưng số sau không giới hạn phạm vi" in first.sentence("vi")
    assert "but the latter is not limited to that part" in first.sentence("en")
    later = members("101 hội viên", by="B", on=date(2019, 1, 1))
    second = only(found(one, later), "claims-differ-in-scope")
    assert f"nhưng số sau chỉ tính {DISTRICTS}" in second.sentence("vi")


def test_the_scope_of_a_figure_and_of_its_report_are_one() -> None:
    """Kills: a scope that counts only where the report has it; case or spacing that counts."""
    of_report = members("92 hội viên", by="A", scope="Khối  Trường học")
    of_figure = report(figure("m", kh.MEMBERS, "93 hội viên", scope="khối trường học"), by="B")
    assert codes(found(of_report, of_figure)) == ["claims-contradict"]
    both = report(
        figure("m", kh.MEMBERS, "93 hội viên", scope="khối trường học"),
        by="B",
        scope="Khối trường học",
    )
    assert codes(found(of_report, both)) == ["claims-contradict"]


def test_districts_beside_the_whole_differ_in_nothing() -> None:
    """Kills: every district of one report told as another scope than the whole of another."""
    districts = report(
        figure("all", kh.MEMBERS, "900 hội viên"),
        figure("gl", kh.MEMBERS, "100 hội viên", scope="huyện Gia Lộc"),
        by="A",
    )
    assert codes(found(districts, members("900 hội viên", by="B"))) == ["claims-agree"]
    assert codes(found(districts, members("950 hội viên", by="B"))) == ["claims-contradict"]


def test_a_part_that_both_speak_of_is_held_against_itself_alone() -> None:
    """Kills: the whole of one report told apart from a district that it tells of as well."""
    both = report(
        figure("all", kh.MEMBERS, "900 hội viên"),
        figure("gl", kh.MEMBERS, "120 hội viên", scope="huyện Gia Lộc"),
        by="A",
    )
    district = members("100 hội viên", by="B", scope="huyện Gia Lộc")
    assert codes(found(both, district)) == ["claims-contradict"]


def test_what_agrees_across_scopes_is_not_told() -> None:
    same = found(members("900 hội viên", by="A", scope=DISTRICTS), members("900 hội viên", by="B"))
    assert codes(same) == []


def test_levels_that_changes_lead_back_to_keep_their_scope() -> None:
    """92,8 tỉ less hơn 3 of the districts, and hơn 100 less gần 10 of all, are two things."""
    money, since = kh.FUND_BALANCE, Y2017
    half = report(
        figure("b", money, "92,8 tỷ đồng"),
        figure("up", money, "tăng hơn 3 tỷ đồng", says=kh.Says.CHANGE, about="b", since=since),
        scope=DISTRICTS,
        period=H1,
    )
    year = report(
        figure("b", money, "hơn 100 tỷ đồng"),
        figure("up", money, "tăng gần 10 tỷ đồng", says=kh.Says.CHANGE, about="b", since=since),
    )
    ledger = found(half, year)
    assert codes(ledger) == ["claims-differ-in-scope"]
    assert "dưới 89,9 tỉ đồng suy ra từ" in ledger.findings[0].sentence("vi")


def test_a_scope_can_be_asked_for() -> None:
    ledger = found(
        members("92 hội viên", by="A", scope=DISTRICTS),
        report(figure("m", kh.MEMBERS, "7 hội viên"), change("c", "tăng 1 hội viên", "m", Y2017)),
    )
    assert [claim.key for claim in ledger.about(scope=DISTRICTS.upper())] == ["members"]
    assert [claim.key for claim in ledger.about(scope="")] == ["m", "c"]


@pytest.mark.parametrize("swapped", [False, True])
def test_a_part_above_its_whole_is_doubtful(*, swapped: bool) -> None:
    """Kills: 60 of the schools and 41 of all told as consistent; the whole told as the part."""
    given = [
        members("60 hội viên", by="A", scope="khối trường học"),
        members("41 hội viên", by="B"),
    ]
    finding = only(found(*(given[::-1] if swapped else given)), "part-exceeds-whole")
    assert finding.verdict is kh.Verdict.DOUBTFUL
    assert finding.gap == kh.Bounds.exactly(19)
    assert finding.printed == ("60 hội viên", "41 hội viên")
    assert "“60 hội viên” (A, không ghi ngày công bố) lớn hơn số của cả tổ chức" in finding.vi
    assert "is above that of the whole organisation, “41 hội viên”" in finding.en


def test_a_part_of_a_part_is_held_against_that_part() -> None:
    """Kills: only what has no scope at all taken for a whole; two parts that overlap compared."""
    part = report(figure("m", kh.MEMBERS, "60 hội viên", scope="nữ"), by="A", scope="khối x")
    finding = only(
        found(part, members("41 hội viên", by="B", scope="khối x")), "part-exceeds-whole"
    )
    assert "lớn hơn số của khối x" in finding.vi
    assert "above that of “khối x”" in finding.en
    beside = members("41 hội viên", by="B", scope="khối y")
    assert codes(found(part, beside)) == ["claims-differ-in-scope"]


@pytest.mark.parametrize("more", [{"says": kh.Says.SHARE, "base": kh.POPULATION}, {"target": True}])
def test_shares_and_aims_of_a_part_may_be_above_those_of_the_whole(more: dict[str, object]) -> None:
    """Kills: 60 % of the schools' people and 41 % of all taken for a part above its whole."""
    words = ("60%", "41%") if "base" in more else ("60 hội viên", "41 hội viên")
    part = report(figure("m", kh.MEMBERS, words[0], **more), by="A", scope="khối trường học")
    whole = report(figure("m", kh.MEMBERS, words[1], **more), by="B")
    assert codes(found(part, whole)) == ["claims-differ-in-scope"]


def test_a_part_above_a_whole_that_was_published_too_early_is_open() -> None:
    """Kills: a part of the year's end doubted for a whole of its beginning."""
    part = members("60 hội viên", by="A", scope="khối x", on=date(2019, 2, 1))
    whole = members("41 hội viên", by="B", on=date(2018, 12, 5))
    finding = only(found(part, whole), "claims-differ-in-day")
    assert finding.verdict is kh.Verdict.UNDETERMINED
    assert "nhưng một số công bố ngày 5/12/2018" in finding.vi


def test_the_part_above_its_whole_is_told_before_what_merely_differs() -> None:
    """Kills: the first pair that differs alone looked at."""
    wholes = [members(f"{n} hội viên", by=str(n)) for n in (90, 41)]
    part = members("60 hội viên", by="A", scope="khối x")
    assert only(found(part, *wholes), "part-exceeds-whole").gap == kh.Bounds.exactly(19)
