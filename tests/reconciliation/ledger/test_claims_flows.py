"""Six months against their year: what happens adds up, and what is there does not."""

from datetime import date

import pytest
from ledger_reports import H1, H2, Y2018, codes, figure, found, members, only, raised, report

import khuyenhoc as kh

BILLION = 1_000_000_000


@pytest.mark.parametrize(
    ("half", "year", "code"),
    [
        ("100 đồng", "100 đồng", "rest-of-period"),
        ("101 đồng", "100 đồng", "part-exceeds-period"),
        ("hơn 100 đồng", "100 đồng", "part-exceeds-period"),
        ("gần 101 đồng", "100 đồng", "rest-of-period"),
        ("200 đồng", "hơn 100 đồng", "part-hardly-fits-period"),
        ("gần 200 đồng", "100 đồng", "part-hardly-fits-period"),
    ],
)
def test_the_half_is_at_most_the_year(half: str, year: str, code: str) -> None:
    """Kills: a half that may not be all of its year; "gần" taken for the number itself."""
    ledger = found(raised(half, period=H1), raised(year, period=Y2018))
    assert codes(ledger) == [code]
    doubtful = code == "part-hardly-fits-period"
    assert (ledger.findings[0].verdict is kh.Verdict.DOUBTFUL) == doubtful
    if doubtful:
        assert only(ledger, code).convention == "within a tenth"
        assert "nếu “gần”, “hơn” lệch không quá 10%" in only(ledger, code).sentence("vi")
        assert "if “gần” and “hơn” are off by at most 10%" in only(ledger, code).sentence("en")


def test_a_half_above_its_year_says_by_how_much() -> None:
    finding = only(
        found(raised("130 đồng", period=H1, by="A"), raised("gần 100 đồng", period=Y2018, by="B")),
        "part-exceeds-period",
    )
    assert finding.verdict is kh.Verdict.CONTRADICTORY
    assert finding.gap == kh.Bounds.at_least(31)
    part, whole = finding.figures
    assert dict(finding.nearest) == {
        part: kh.Bounds.less_than(100),
        whole: kh.Bounds.at_least(130),
    }
    assert finding.sentence("vi") == (
        "Quỹ vận động được của hai-duong, 6 tháng đầu năm 2018: “130 đồng” (A, không ghi ngày công "
        "bố) lớn hơn số của toàn kỳ năm 2018, “gần 100 đồng” (B, không ghi ngày công bố), chênh "
        "nhau ít nhất 31 đồng."
    )
    assert "is above all of 2018, “gần 100 đồng” (B, not dated), by at least 31 VND." in finding.en


@pytest.mark.parametrize(("part", "rest"), [(H1, H2), (H2, H1)])
def test_the_other_half_follows(part: kh.Period, rest: kh.Period) -> None:
    """Kills: a second half derived with the dates of the first."""
    ledger = found(raised("40 đồng", period=part), raised("100 đồng", period=Y2018))
    finding = only(ledger, "rest-of-period")
    assert finding.value == kh.Bounds.exactly(60)
    assert finding.periods[0] == rest
    assert finding.verdict is kh.Verdict.DERIVED


@pytest.mark.parametrize(
    ("second", "code", "gap"),
    [
        ("60 đồng", "parts-of-period-hold", None),
        ("61 đồng", "parts-of-period-contradict", 1),
        ("59 đồng", "parts-of-period-contradict", 1),
        ("gần 70 đồng", "parts-of-period-hold", None),
    ],
)
def test_both_halves_come_to_the_year(second: str, code: str, gap: int | None) -> None:
    """Kills: only too much told, and too little not; the same told from both ends."""
    ledger = found(
        raised("40 đồng", period=H1), raised(second, period=H2), raised("100 đồng", period=Y2018)
    )
    assert codes(ledger) == [code]
    finding = only(ledger, code)
    assert finding.gap == (None if gap is None else kh.Bounds.exactly(gap))
    if gap is not None:
        wanted = [bounds.value for _, bounds in finding.nearest]
        other = int(second.split(maxsplit=1)[0])
        assert wanted == [100 - other, 60, 40 + other]
        assert f"chênh nhau {gap} đồng" in finding.sentence("vi")


def test_what_is_between_two_periods_follows_from_the_nearest() -> None:
    """Kills: the second half derived where nine months are known."""
    nine = kh.Period.first_months(2018, 9)
    ledger = found(raised("40 đồng", period=H1), raised("70 đồng", period=nine), raised("100 đồng"))
    derived = {
        str(finding.periods[0]): finding.value
        for finding in ledger.findings
        if finding.code == "rest-of-period"
    }
    assert derived == {
        "2018-07-01 to 2018-09-30": kh.Bounds.exactly(30),
        "2018-10-01 to 2018-12-31": kh.Bounds.exactly(30),
    }


def test_of_what_says_nothing_nothing_is_derived() -> None:
    vague = [raised("hơn 40 đồng", period=H1), raised("hơn 100 đồng", period=Y2018)]
    assert codes(found(*vague, reach=None)) == []
    assert only(found(*vague), "rest-of-period").value == kh.Bounds(57, 69)
    assert only(found(*vague), "rest-of-period").convention == "within a tenth"


def test_people_each_counted_once_may_be_in_both_halves() -> None:
    """Kills: people of two halves added up, or the second half derived from the year."""

    def donors(count: int, period: kh.Period) -> kh.Report:
        return kh.Report.of("p6", period, {kh.DONORS: count})

    assert codes(found(donors(40, H1), donors(50, H2), donors(60, Y2018))) == []
    assert codes(found(donors(70, H1), donors(60, Y2018))) == ["part-exceeds-period"]


def test_what_there_is_on_two_days_is_no_contradiction() -> None:
    """Kills: members of June added to those of December."""
    ledger = found(members("900 hội viên", period=H1), members("880 hội viên", period=Y2018))
    assert codes(ledger) == ["change-derived"]


def test_what_is_known_of_a_period_is_what_all_say_of_it() -> None:
    """Kills: a vague figure that hides the exact one of another document."""
    ledger = found(
        raised("khoảng 130 đồng", period=H1, by="B", on=date(2018, 8, 1)),
        raised("từ 110 đến 120 đồng", period=H1, by="A", on=date(2018, 7, 6)),
        raised("100 đồng", period=Y2018, by="A"),
    )
    finding = only(ledger, "part-exceeds-period")
    assert finding.gap == kh.Bounds(10, 20)
    assert [key for key, _ in finding.nearest] == [
        "hai-duong/2018-01-01 to 2018-12-31/undated/raised"
    ]


def test_what_two_documents_say_is_not_mended_in_one_of_them() -> None:
    """Kills: one of two claims that agree named as the one at fault."""
    both = [raised("130 đồng", period=H1, by=by) for by in "AB"]
    finding = only(found(*both, raised("100 đồng")), "part-exceeds-period")
    assert [key for key, _ in finding.nearest] == [finding.figures[-1]]
    halves = found(*both, raised("30 đồng", period=H2), raised("150 đồng"))
    mended = only(halves, "parts-of-period-contradict")
    assert [bounds.value for _, bounds in mended.nearest] == [20, 160]


def test_where_documents_contradict_each_other_the_later_one_is_held_against_the_year() -> None:
    ledger = found(
        raised("90 đồng", period=H1, by="A", on=date(2018, 7, 6)),
        raised("120 đồng", period=H1, by="B", on=date(2018, 8, 1)),
        raised("100 đồng", period=Y2018, by="A"),
    )
    assert sorted(codes(ledger)) == ["claims-contradict", "part-exceeds-period"]
    assert only(ledger, "part-exceeds-period").gap == kh.Bounds.exactly(20)


def test_a_document_without_a_date_is_not_the_later_one() -> None:
    """Kills: an undated document that is held against the year in place of a dated one."""
    ledger = found(
        raised("90 đồng", period=H1, by="A"),
        raised("120 đồng", period=H1, by="B", on=date(2018, 8, 1)),
        raised("100 đồng", period=Y2018, by="A"),
    )
    assert only(ledger, "part-exceeds-period").gap == kh.Bounds.exactly(20)


def test_other_scopes_targets_and_units_are_other_flows() -> None:
    year = raised("100 đồng", period=Y2018)
    plan = report(figure("plan", kh.FUND_RAISED, "900 đồng", target=True), period=H1)
    assert codes(found(year, raised("900 đồng", period=H1, scope="khối trường học"))) == []
    assert codes(found(year, plan)) == []
    assert codes(found(year, raised("900 USD", period=H1))) == []


@pytest.mark.parametrize(
    ("since", "then", "verdict"),
    [
        (kh.Period.year(2017), kh.Period.year(2017), None),
        (kh.Period.half(2017, 1), kh.Period.half(2017, 1), "earlier-levels-contradict"),
        (kh.Period(date(2017, 1, 1)), kh.Period(date(2017, 1, 1)), None),
        (kh.Period.until(date(2017, 6, 30)), kh.Period.until(date(2017, 6, 30)), None),
    ],
)
def test_half_a_year_less_a_change_says_nothing_of_a_whole_year(
    since: kh.Period, then: kh.Period, verdict: str | None
) -> None:
    """Kills: H1 less its rise "since 2017" taken for all of 2017."""
    half = report(
        figure("raised", kh.FUND_RAISED, "100 triệu đồng"),
        figure(
            *("up", kh.FUND_RAISED, "tăng 10 triệu đồng"),
            says=kh.Says.CHANGE,
            about="raised",
            since=since,
        ),
        period=H1,
    )
    ledger = found(half, raised("200 triệu đồng", period=then))
    assert codes(ledger) == ([] if verdict is None else [verdict])


def test_a_part_that_touches_no_edge_is_held_against_what_covers_it() -> None:
    """Kills: a second quarter above its year that nothing is said of; a part across its end."""
    q2, year = kh.Period.quarter(2018, 2), raised("60.000 đồng", by="B")
    finding = only(found(raised("70.000 đồng", period=q2, by="A"), year), "part-exceeds-period")
    assert 10_000 in (finding.gap or kh.Bounds.exactly(0))
    assert codes(found(raised("50.000 đồng", period=q2), year)) == []
    across = kh.Period(date(2018, 10, 1), date(2019, 4, 1))
    assert codes(found(raised("70.000 đồng", period=across), year)) == []


def test_of_many_periods_each_is_held_against_the_shortest_that_covers_it() -> None:
    """Kills: months of many years held against nothing, or each against every longer period."""
    months = [
        raised("9 đồng", period=kh.Period.month(2018, number), by=str(number))
        for number in range(2, 12)
    ]
    ledger = found(*months, raised("8 đồng", period=Y2018))
    assert codes(ledger) == ["part-exceeds-period"] * len(months)
    halves = [raised("8 đồng", period=half) for half in (H1, H2)]
    of_halves = found(*months, *halves, raised("8 đồng", period=Y2018))
    told = [one for one in of_halves.findings if one.code == "part-exceeds-period"]
    assert len(told) == len(months)


@pytest.mark.parametrize(
    ("last", "code"),
    [
        ("40 đồng", "parts-of-period-hold"),
        ("41 đồng", "parts-of-period-contradict"),
        ("39 đồng", "parts-of-period-contradict"),
    ],
)
def test_four_quarters_come_to_the_year(last: str, code: str) -> None:
    """Kills: only two parts added up; a rest derived of which every part is known."""
    words = ("10 đồng", "20 đồng", "30 đồng", last)
    quarters = [
        raised(said, period=kh.Period.quarter(2018, number), by=f"Q{number}")
        for number, said in enumerate(words, 1)
    ]
    ledger = found(*quarters, raised("100 đồng", by="Y"))
    assert codes(ledger) == [code]
    finding = only(ledger, code)
    assert len(finding.figures) == len(quarters) + 1
    if code.endswith("contradict"):
        assert finding.gap == kh.Bounds.exactly(1)
        wanted = [bounds.value for _, bounds in finding.nearest]
        total = 60 + int(last.split(maxsplit=1)[0])
        assert wanted == [110 - total, 120 - total, 130 - total, 40, total]
        assert "Q2" in finding.en.partition(" come to ")[0]
    assert codes(found(*quarters[:3], raised("100 đồng", by="Y"))) == ["rest-of-period"]


def test_a_chain_goes_on_by_another_step_where_the_shortest_leads_nowhere() -> None:
    """Kills: January taken for a quarter's beginning though February is told of nowhere."""
    january = raised("1 đồng", period=kh.Period.month(2018, 1))
    quarters = [raised("25 đồng", period=kh.Period.quarter(2018, n)) for n in (1, 2, 3, 4)]
    ledger = found(january, *quarters, raised("100 đồng"))
    assert "parts-of-period-hold" in codes(ledger)
    assert len(only(ledger, "parts-of-period-hold").figures) == len(quarters) + 1


def test_a_quarter_above_its_year_is_told_once() -> None:
    """Kills: the sum of quarters told again where one of them alone is above the year."""
    quarters = [raised("25 đồng", period=kh.Period.quarter(2018, n)) for n in (1, 2, 3)]
    above = raised("125 đồng", period=kh.Period.quarter(2018, 4))
    assert codes(found(*quarters, above, raised("100 đồng"))) == ["part-exceeds-period"]


@pytest.mark.parametrize(
    ("part", "on", "code"),
    [
        (H1, None, "part-exceeds-period"),
        (H2, date(2019, 1, 5), "claims-differ-in-day"),
        (H2, None, "claims-differ-in-day"),
        (H2, date(2018, 12, 3), "part-exceeds-period"),
    ],
)
def test_a_year_told_too_early_is_excused_only_for_what_came_after(
    part: kh.Period, on: date | None, code: str
) -> None:
    """Kills: a first half above the year excused, though all of it was over by then."""
    year = raised("60 đồng", on=date(2018, 12, 5), by="B")
    finding = only(found(raised("70 đồng", period=part, on=on, by="A"), year), code)
    assert (finding.verdict is kh.Verdict.CONTRADICTORY) == (code == "part-exceeds-period")


@pytest.mark.parametrize(
    ("second", "code"),
    [("50 đồng", "claims-differ-in-day"), ("70 đồng", "parts-of-period-contradict")],
)
def test_a_half_told_too_early_may_be_short_but_not_above(second: str, code: str) -> None:
    """Kills: halves that are above their year excused by one that lacks its last days."""
    halves = [
        raised("40 đồng", period=H1, by="A"),
        raised(second, period=H2, by="A", on=date(2018, 12, 5)),
    ]
    assert code in codes(found(*halves, raised("100 đồng", by="B")))
