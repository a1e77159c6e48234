"""One thing in several documents: agreement, contradiction, and what is between the two."""

from datetime import date

import pytest
from attrs import evolve
from ledger_reports import (
    H1,
    Y2018,
    change,
    codes,
    figure,
    found,
    members,
    only,
    raised,
    report,
    share,
)

import khuyenhoc as kh

JULY, MARCH = date(2018, 7, 6), date(2019, 3, 1)
Y2017 = kh.Period.year(2017)


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("500 hội viên", "500 hội viên", "claims-agree"),
        ("500 hội viên", "501 hội viên", "claims-contradict"),
        ("hơn 500 hội viên", "501 hội viên", "claims-agree"),
        ("hơn 500 hội viên", "500 hội viên", "claims-contradict"),
        ("hơn 500 hội viên", "550 hội viên", "claims-agree"),
        ("hơn 500 hội viên", "551 hội viên", "claims-doubtful"),
        ("gần 500 hội viên", "450 hội viên", "claims-agree"),
        ("gần 500 hội viên", "449 hội viên", "claims-doubtful"),
        ("khoảng 500 hội viên", "600 hội viên", "claims-doubtful"),
        ("từ 400 đến 500 hội viên", "400 hội viên", "claims-agree"),
    ],
)
def test_two_documents_of_one_thing(one: str, other: str, code: str) -> None:
    ledger = found(members(one, by="A"), members(other, by="B"))
    assert codes(ledger) == [code]
    doubtful = code == "claims-doubtful"
    assert only(ledger, code).convention == ("within a tenth" if doubtful else None)


def test_without_a_reach_nothing_is_doubtful() -> None:
    """Kills: a convention that is used where the host has none."""
    ledger = found(members("gần 500 hội viên", by="A"), members("2 hội viên", by="B"), reach=None)
    assert codes(ledger) == ["claims-agree"]


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        ("27,8%", "27,84%", "claims-agree"),
        ("27,8%", "27,86%", "claims-agree"),  # cut off
        ("27,8%", "27,75%", "claims-agree"),
        ("27,8%", "27,9%", "claims-open"),
        ("27,8%", "27,74%", "claims-contradict"),
        ("gần 28%", "27,8%", "claims-agree"),
        ("1/3", "33,3%", "claims-agree"),
    ],
)
def test_percentages_are_compared_in_both_habits(one: str, other: str, code: str) -> None:
    """Kills: a fraction compared as a percentage; a cut-off share that contradicts its longer form.

    What is "27,8%" cut off is below 27,9, and what is "27,9%" rounded is 27,85 and more: these two
    go together in no one habit, and yet no number is proved wrong.
    """
    ledger = found(report(share("p", one), by="A"), report(share("p", other), by="B"))
    assert codes(ledger) == [code]


def test_a_contradiction_says_by_how_much_and_what_each_would_have_to_be() -> None:
    ledger = found(members("900 hội viên", by="A", on=MARCH), members("1.000 hội viên", by="B"))
    finding = only(ledger, "claims-contradict")
    assert finding.verdict is kh.Verdict.CONTRADICTORY
    assert finding.gap == kh.Bounds.exactly(100)
    first, second = finding.figures
    assert dict(finding.nearest) == {
        first: kh.Bounds.exactly(1_000),
        second: kh.Bounds.exactly(900),
    }
    assert finding.printed == ("900 hội viên", "1.000 hội viên")
    assert finding.subjects == ("hai-duong",)
    assert finding.sentence("vi") == (
        "Hội viên của hai-duong, ngày 31/12/2018: “900 hội viên” (A, 1/3/2019) trái với "
        "“1.000 hội viên” (B, không ghi ngày công bố), chênh nhau 100 người."
    )
    assert finding.sentence("en") == (
        "Members of hai-duong, 2018-12-31: “900 hội viên” (A, 2019-03-01) contradicts "
        "“1.000 hội viên” (B, not dated): they are apart by 100."
    )


def test_one_publisher_with_two_numbers_restates_and_both_stay() -> None:
    """Kills: the earlier number dropped; the one given first taken for the later one."""
    later, earlier = (
        members("910 hội viên", by="A", on=MARCH),
        members("900 hội viên", by="a", on=date(2019, 1, 5)),
    )
    ledger = found(later, earlier)
    finding = only(ledger, "claims-restated")
    assert finding.verdict is kh.Verdict.CONTRADICTORY
    assert len(ledger) == 2
    assert "số sau “910 hội viên” (A, 1/3/2019) thay số trước" in finding.sentence("vi")
    assert "the later, “910 hội viên” (A, 2019-03-01), supersedes" in finding.sentence("en")


@pytest.mark.parametrize(
    ("by", "on"), [("B", MARCH), ("A", None), ("A", date(2019, 1, 5)), (None, MARCH)]
)
def test_only_a_later_day_of_the_same_publisher_restates(by: str | None, on: date | None) -> None:
    one = members("900 hội viên", by="A", on=date(2019, 1, 5))
    other = report(figure("m", kh.MEMBERS, "910 hội viên"), by=by, on=on)
    assert codes(found(one, other)) == ["claims-contradict"]


def test_a_change_told_of_the_other_way_contradicts() -> None:
    """Kills: a rise and a fall of as many told as the same."""
    up, down = (
        report(
            figure("m", kh.MEMBERS, "100 hội viên"),
            change("c", f"{way} 5 hội viên", "m", Y2017),
            by=by,
        )
        for way, by in (("tăng", "A"), ("giảm", "B"))
    )
    ledger = found(up, down)
    gaps = {finding.code: finding.gap for finding in ledger.contradictions}
    assert gaps["claims-contradict"] == kh.Bounds.exactly(10)
    told = only(ledger, "claims-contradict")
    assert dict(told.nearest)[told.figures[1]] == kh.Bounds.exactly(-5)
    assert "Mức thay đổi hội viên của hai-duong, ngày 31/12/2018 so với năm 2017" in told.sentence(
        "vi"
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (share("p", "30%", base=None), share("p", "40%", base=None)),
        (share("p", "30%"), share("p", "40%", base=kh.HOUSEHOLDS)),
        (share("p", "30%"), share("p", "40%", target=True)),
        (
            figure("p", kh.MEMBERS, "30%", says=kh.Says.CHANGE),
            figure("p", kh.MEMBERS, "40%", says=kh.Says.CHANGE),
        ),
    ],
)
def test_what_is_not_the_same_thing_is_not_compared(one: kh.Figure, other: kh.Figure) -> None:
    """Kills: a base, an earlier period or a target that is left out of the comparison."""
    assert codes(found(report(one, by="A"), report(other, by="B"))) == []


def test_a_share_may_name_its_base_by_the_figure_of_the_whole() -> None:
    whole = figure("all", kh.POPULATION, "1.000 người")
    one = report(whole, share("p", "30%", base=None, out_of="all"), by="A")
    other = report(share("p", "40%"), by="B")
    assert codes(found(one, other)) == ["claims-contradict"]


@pytest.mark.parametrize(
    ("says", "words", "other", "title"),
    [
        (
            kh.Says.EACH,
            "1 triệu đồng",
            "2 triệu đồng",
            "Mức bình quân giá trị quà của",
        ),
        (
            kh.Says.FACTOR,
            "gấp 2 lần",
            "gấp 4 lần",
            "Số lần giá trị quà của",
        ),
    ],
)
def test_prices_and_factors_are_compared_too(
    says: kh.Says, words: str, other: str, title: str
) -> None:
    since = Y2017 if says is kh.Says.FACTOR else None
    ledger = found(
        *(
            report(figure("g", kh.GIFTS_VALUE, said, says=says, since=since), by=by)
            for said, by in ((words, "A"), (other, "B"))
        )
    )
    assert title in only(ledger, "claims-contradict").sentence("vi")


def test_targets_are_told_apart_and_named() -> None:
    ledger = found(
        members("900 hội viên", by="A"),
        report(figure("plan", kh.MEMBERS, "950 hội viên", target=True), by="A"),
        report(figure("plan", kh.MEMBERS, "960 hội viên", target=True), by="B"),
    )
    assert only(ledger, "claims-contradict").sentence("vi").startswith("Chỉ tiêu: hội viên của")


def test_a_document_that_does_not_tell_its_numbers_apart_is_held_against_none() -> None:
    """Kills: chapters of schools taken for all chapters; a document that contradicts by a part."""
    several = report(
        figure("schools", kh.CHAPTERS, "17 chi hội"),
        figure("wards", kh.CHAPTERS, "231 chi hội"),
        by="A",
    )
    ledger = found(several, report(figure("all", kh.CHAPTERS, "240 chi hội"), by="B"))
    assert codes(ledger) == ["claims-unclear"]
    finding = ledger.findings[0]
    assert finding.verdict is kh.Verdict.UNDETERMINED
    assert finding.printed == ("17 chi hội", "231 chi hội")
    agreeing = found(several, report(figure("all", kh.CHAPTERS, "231 chi hội"), by="B"))
    assert sorted(codes(agreeing)) == ["claims-agree", "claims-unclear"]


def test_the_classes_of_a_total_are_not_the_total() -> None:
    of_all = figure("all", kh.CHAPTERS, "248 chi hội")
    parts = [
        figure(key, kh.CHAPTERS, words, part_of="all")
        for key, words in (("a", "17 chi hội"), ("b", "231 chi hội"))
    ]
    ledger = found(report(of_all, *parts, by="A"), report(of_all, by="B"))
    assert codes(ledger) == ["claims-agree"]
    other_kind = figure("wards", kh.CHAPTERS, "231 chi hội", part_of="orgs")
    orgs = figure("orgs", kh.ORGANISATIONS, "300 tổ chức")
    apart = found(report(orgs, other_kind, by="A"), report(of_all, by="B"))
    assert codes(apart) == ["claims-contradict"]


def test_many_documents_that_agree_are_one_finding() -> None:
    """Kills: a finding for every two of a thousand newspapers."""
    ledger = found(*(members("900 hội viên", by=f"Báo {n}") for n in range(30)))
    assert codes(ledger) == ["claims-agree"]
    assert len(ledger.findings[0].figures) == 30
    assert "và 27 văn bản khác khớp nhau" in ledger.findings[0].sentence("vi")


def test_of_many_that_differ_the_two_furthest_apart_are_told() -> None:
    """Kills: a chain of neighbours in which the first and the last are never compared."""
    given = [900 + 7 * n % 40 for n in range(20)]
    ledger = found(*(members(f"{n} hội viên", by=f"Báo {n}") for n in given))
    gaps = [finding.gap for finding in ledger.contradictions]
    assert kh.Bounds.exactly(max(given) - min(given)) in gaps
    assert len(gaps) <= len(given)


def test_of_many_without_ends_there_are_no_two_furthest_apart() -> None:
    more = [members(f"hơn {n} hội viên", by=f"Báo {n}") for n in range(100, 112)]
    assert set(codes(found(*more))) <= {"claims-agree", "claims-doubtful"}


class TestEarlierLevels:
    """A level now less its change is an earlier level, and others speak of that."""

    now = report(
        figure("members", kh.MEMBERS, "502.825 hội viên"),
        change("up", "tăng 50.369 hội viên", "members", Y2017),
        by="A",
    )

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            ("452.456 hội viên", "earlier-levels-agree"),
            ("452.457 hội viên", "earlier-levels-contradict"),
            ("gần 500.000 hội viên", "earlier-levels-agree"),
            ("gần 600.000 hội viên", "earlier-levels-doubtful"),
        ],
    )
    def test_against_what_is_printed_of_it(self, words: str, code: str) -> None:
        before = members(words, period=Y2017, by="A")
        assert code in codes(found(before, self.now))

    def test_against_what_another_document_leads_back_to(self) -> None:
        """Hải Dương printed both of 2018, and they lead back to two different years 2017."""
        half = report(
            figure("members", kh.MEMBERS, "477.077 hội viên"),
            change("up", "tăng 24.361 hội viên", "members", Y2017),
            period=H1,
            by="A",
        )
        finding = only(found(half, self.now), "earlier-levels-contradict")
        assert finding.gap == kh.Bounds.exactly(260)
        nearest = [bounds.value for _, bounds in finding.nearest]
        assert nearest == [476_817, 24_621, 503_085, 50_109]
        assert kh.Period.day(date(2017, 12, 31)) in finding.periods

    def test_a_report_that_a_hundred_papers_repeat_is_told_once(self) -> None:
        """Kills: a finding for every two papers; a paper's own earlier level never compared."""
        papers = [evolve(self.now, published_by=f"Báo {n}") for n in range(100)]
        assert codes(found(*papers)).count("earlier-levels-agree") == 1
        before = figure("was", kh.MEMBERS, "1 hội viên", period=Y2017)
        papers[0] = evolve(papers[0], figures=(*papers[0], before))
        assert codes(found(*papers)).count("earlier-levels-contradict") == 1

    def test_what_a_report_says_of_itself_is_not_told_again(self) -> None:
        """Kills: what ``reconcile`` tells of one report told as if it were of two."""
        both = report(*self.now, figure("was", kh.MEMBERS, "1 hội viên", period=Y2017), by="A")
        assert "earlier-levels-contradict" not in codes(found(both))

    def test_a_percentage_leads_back_too_but_mends_nothing(self) -> None:
        doubled = report(
            figure("m", kh.MEMBERS, "200 hội viên"),
            figure("f", kh.MEMBERS, "gấp 2 lần", says=kh.Says.FACTOR, about="m", since=Y2017),
            by="A",
        )
        before = members("150 hội viên", period=Y2017, by="A")
        finding = only(found(doubled, before), "earlier-levels-contradict")
        assert finding.gap == kh.Bounds(17, 83)  # 2 is 1,5 and more, and less than 3
        assert [key for key, _ in finding.nearest] == [finding.figures[0]]

    def test_a_fall_leads_back_upwards(self) -> None:
        fell = report(
            figure("m", kh.MEMBERS, "90 hội viên"),
            change("c", "giảm 10 hội viên", "m", Y2017),
            by="A",
        )
        before = members("95 hội viên", period=Y2017, by="A")
        finding = only(found(fell, before), "earlier-levels-contradict")
        wanted = {key.rpartition("/")[2]: bounds.value for key, bounds in finding.nearest}
        assert wanted == {"members": 100, "m": 85, "c": 5}

    def test_a_change_that_fits_another_day_was_likely_measured_from_there(self) -> None:
        """Kills: a wrong number suspected where the name of the period is wrong."""
        half = report(
            figure("m", kh.MEMBERS, "2.756 hội viên"),
            change("c", "tăng 36 hội viên", "m", Y2017),
            period=H1,
            by="A",
        )
        year = report(
            figure("m", kh.MEMBERS, "2.785 hội viên"),
            change("c", "tăng 29 hội viên", "m", Y2017),
            by="A",
        )
        finding = only(found(half, year), "change-since-another-period")
        assert finding.verdict is kh.Verdict.DOUBTFUL
        assert "đúng bằng “2.756 hội viên” (A, không ghi ngày công bố)" in finding.sentence("vi")
        assert "likely measured from there" in finding.sentence("en")
        for elsewhen in (kh.Period.year(2016), kh.Period.year(2019)):
            other = found(
                evolve(half, figures=(figure("m", kh.MEMBERS, "2.000 hội viên"), half["c"])),
                year,
                members("2.756 hội viên", period=elsewhen, by="A"),
            )
            assert "earlier-levels-contradict" in codes(other)
            assert "change-since-another-period" not in codes(other)
        alone = found(year, members("2.756 hội viên", period=H1, by="B"))
        assert "change-since-another-period" not in codes(alone)

    def test_a_change_of_what_is_not_asked_leads_nowhere(self) -> None:
        ledger = found(self.now, members("1 hội viên", period=Y2017))
        assert codes(ledger.about(says=kh.Says.LEVEL)) == ["change-derived"]
        assert codes(ledger.about(says=kh.Says.CHANGE)) == []

    @pytest.mark.parametrize(
        ("words", "since"),
        [("tăng 999 hội viên", Y2017), ("tăng 1 hội viên", kh.Period.until(date(2018, 12, 31)))],
    )
    def test_what_cannot_be_or_is_of_the_same_day_leads_nowhere(
        self, words: str, since: kh.Period
    ) -> None:
        now = report(figure("m", kh.MEMBERS, "90 hội viên"), change("c", words, "m", since))
        others = members("5 hội viên", period=Y2017), members("90 hội viên", by="B")
        assert not {code for code in codes(found(now, *others)) if code.startswith("earlier")}


def test_a_number_without_a_unit_is_held_against_one_with_it() -> None:
    """Kills: "50" of members compared with no "41 hội viên"; a plain number taken for đồng."""
    assert codes(found(members("41 hội viên", by="A"), members("50", by="B"))) == [
        "claims-contradict"
    ]
    assert codes(found(raised("41 đồng", by="A"), raised("50", by="B"))) == []


def test_shares_are_apart_in_percentage_points() -> None:
    """Kills: 20% and 25% told as 5% apart."""
    ledger = found(report(share("s", "20%"), by="A"), report(share("s", "25%"), by="B"))
    finding = only(ledger, "claims-contradict")
    assert "điểm phần trăm" in finding.sentence("vi").rpartition("chênh nhau")[2]
    assert "percentage points" in finding.sentence("en").rpartition("apart by")[2]


def test_a_target_is_named_in_lower_case_after_its_colon() -> None:
    """Kills: "Chỉ tiêu: Quỹ …"."""
    aims = [
        report(figure("t", kh.FUND_RAISED, f"{n} đồng", target=True), by=str(n)) for n in (5, 6)
    ]
    assert found(*aims).findings[0].vi.startswith("Chỉ tiêu: quỹ vận động được của")


def test_a_thousand_reports_of_one_name_are_gathered_by_looking_each_up() -> None:
    """Kills: each report held against each that was gathered before it."""
    compared = 0

    class Counted(kh.Report):
        """A report that counts how often it is compared."""

        def __eq__(self, other: object) -> bool:
            nonlocal compared
            compared += 1
            return super().__eq__(other)

        __hash__ = kh.Report.__hash__

    made = [
        Counted(
            organisation="p6",
            period=Y2018,
            figures=(figure("m", kh.MEMBERS, f"{n} hội viên"),),
        )
        for n in range(100)
    ]
    found(*made)
    assert compared < len(made)


@pytest.mark.parametrize(
    ("one", "other", "code"),
    [
        (date(2018, 12, 5), MARCH, "claims-differ-in-day"),
        (date(2018, 12, 5), None, "claims-differ-in-day"),
        (date(2018, 12, 31), MARCH, "claims-contradict"),
        (date(2018, 12, 5), date(2018, 12, 7), "claims-contradict"),
    ],
)
def test_what_was_published_before_its_last_day_proves_nothing_against_what_was_not(
    one: date, other: date | None, code: str
) -> None:
    """Kills: "60" of early December told to be disproved by "90" of the whole year."""
    early, late = members("60 hội viên", on=one), members("90 hội viên", on=other)
    finding = only(found(early, late), code)
    undetermined = code == "claims-differ-in-day"
    assert (finding.verdict is kh.Verdict.UNDETERMINED) == undetermined
    if undetermined:
        assert "nhưng một số công bố ngày 5/12/2018, trước khi kỳ kết thúc" in finding.vi
        assert "but one was published on 2018-12-05, before its period was over" in finding.en


def test_early_and_late_documents_with_one_number_count_as_late() -> None:
    """Kills: a number that a later document repeats, excused by the earlier one."""
    again = [members("60 hội viên", on=day) for day in (date(2018, 12, 5), date(2019, 1, 5))]
    assert "claims-contradict" in codes(found(*again, members("90 hội viên", on=MARCH)))


def test_aims_are_of_their_period_whenever_they_were_published() -> None:
    """Kills: an aim set before its year was over, excused for that."""
    aims = [
        report(figure("t", kh.MEMBERS, words, target=True), on=day)
        for words, day in (("60 hội viên", JULY), ("90 hội viên", MARCH))
    ]
    assert codes(found(*aims)) == ["claims-contradict"]
