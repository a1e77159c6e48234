"""What a ledger holds, how it is asked, and what it says to a question that it cannot answer."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
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
    reports_of,
    share,
)

import khuyenhoc as kh

JULY = date(2018, 7, 6)
FULL = kh.Report(
    organisation="hai-duong",
    name="Hội Khuyến học tỉnh Hải Dương",
    period=H1,
    figures=(
        figure("m", kh.MEMBERS, "477.077 hội viên"),
        change("up", "tăng 24.361 hội viên", "m", kh.Period.year(2017)),
        share("pct", "hơn 26%"),
        share("third", "gần 1/3"),
        figure("plan", kh.MEMBERS, "480.000 hội viên", target=True, scope="12 huyện"),
    ),
    published_by="Báo Hải Dương",
    published_on=JULY,
    source="baohaiduong.vn",
    scope="toàn tỉnh",
)


class TestClaim:
    """One figure, with all that its report says of it."""

    def test_it_says_itself_in_both_languages(self) -> None:
        level, moved, percent, third, plan = sorted(
            found(FULL), key=lambda claim: [one.key for one in FULL].index(claim.key)
        )
        head = "Hội viên (Hội Khuyến học tỉnh Hải Dương, toàn tỉnh"
        tail = "Báo Hải Dương, 6/7/2018"
        assert str(level) == f"{head}), 6 tháng đầu năm 2018: “477.077 hội viên”; {tail}"
        assert str(moved) == (
            f"{head}), so với năm 2017, 6 tháng đầu năm 2018: “tăng 24.361 hội viên”; {tail}"
        )
        assert str(percent) == (
            f"{head}), tính trên dân số, 6 tháng đầu năm 2018: “hơn 26%”, nghĩa là trên 26%; {tail}"
        )
        assert str(plan).startswith(f"{head}, 12 huyện), chỉ tiêu, 6 tháng")
        assert third.sentence("en") == (
            "members (Hội Khuyến học tỉnh Hải Dương, toàn tỉnh), of population, 2018-01-01 to "
            "2018-06-30: “gần 1/3”, which means 0 to 33.34%; Báo Hải Dương, 2018-07-06"
        )
        assert "target, 2018-01-01" in plan.sentence("en")
        assert ", since 2017, " in moved.sentence("en")
        with pytest.raises(kh.InvalidValueError, match="language"):
            level.sentence("fr")

    def test_a_share_is_told_in_percent_however_it_was_printed(self) -> None:
        """Kills: a third told as a third of one percent."""
        third = found(FULL)["hai-duong/2018-01-01 to 2018-06-30/2018-07-06/third"]
        assert third.unit is not None
        assert third.unit.code == "percent"
        assert 33 in third.bounds
        assert 34 not in third.bounds

    def test_a_missing_day_or_publisher_stays_missing_and_says_so(self) -> None:
        """Kills: a date made up; an empty text for what is not known."""
        (claim,) = found(members("900 hội viên"))
        assert (claim.published_on, claim.published_by, claim.source) == (None, None, None)
        assert claim.sentence("vi").endswith("; không ghi ngày công bố")
        assert claim.sentence("en").endswith("; not dated")
        assert claim.to_row()["published_on"] is None

    def test_its_row_keeps_every_digit(self) -> None:
        rows = {row["key"]: row for row in found(FULL).to_rows()}
        assert rows["pct"] == {
            "claim": "hai-duong/2018-01-01 to 2018-06-30/2018-07-06/pct",
            "document": "hai-duong/2018-01-01 to 2018-06-30/2018-07-06",
            "key": "pct",
            "organisation": "hai-duong",
            "name": "Hội Khuyến học tỉnh Hải Dương",
            "indicator": "members",
            "says": "share",
            "base": "population",
            "target": False,
            "since": None,
            "scope": "toàn tỉnh",
            "period": "2018-01-01 to 2018-06-30",
            "printed": "hơn 26%",
            "value": "26",
            "unit": "percent",
            "qualifier": "more_than",
            "low": "26",
            "high": None,
            "low_open": True,
            "high_open": False,
            "published_by": "Báo Hải Dương",
            "published_on": "2018-07-06",
            "source": "baohaiduong.vn",
        }
        assert rows["third"]["high"] == "100/3"
        assert rows["up"]["since"] == "2017-01-01 to 2017-12-31"
        assert rows["plan"]["target"] is True
        assert rows["plan"]["scope"] == "toàn tỉnh; 12 huyện"

    def test_it_is_of_its_own_report(self) -> None:
        stranger = figure("x", kh.MEMBERS, "1 hội viên")
        with pytest.raises(kh.InvalidValueError) as caught:
            kh.Claim(document="d", report=FULL, figure=stranger)
        assert str(caught.value) == "Claim.figure: expected a figure of Claim.report, got 'x'"

    def test_what_has_no_unit_is_kept(self) -> None:
        bare = kh.Figure(key="m", indicator=kh.MEMBERS, quantity=kh.Quantity(value=5))
        (claim,) = found(report(bare))
        assert (claim.bounds, claim.to_row()["unit"]) == (kh.Bounds.exactly(5), None)


class TestDocuments:
    """Reports become documents under names of their own."""

    def test_no_reports(self) -> None:
        with pytest.raises(kh.InvalidValueError) as caught:
            kh.ClaimsLedger.of([])
        said = "ClaimsLedger.of(reports): expected at least one report, got ()"
        assert str(caught.value) == said

    @pytest.mark.parametrize("given", [FULL, 5])
    def test_one_report_is_not_several(self, given: object) -> None:
        with pytest.raises(kh.InvalidValueError, match="several reports, as in a list"):
            kh.ClaimsLedger.of(given)  # type: ignore[arg-type]

    def test_what_is_wrong_with_the_reports_is_told_at_once(self) -> None:
        """Kills: the first of several problems told alone; the sound reports lost."""
        with pytest.raises(kh.StructuringError) as caught:
            kh.ClaimsLedger.of([FULL, "x", FULL])  # type: ignore[list-item]
        assert str(caught.value) == (
            "ClaimsLedger.of: 2 problems\n"
            "  reports[1]: expected a Report, got 'x'\n"
            "  reports[2]: expected each report once; reports[0] is the same, got "
            "'hai-duong/2018-01-01 to 2018-06-30/2018-07-06'"
        )
        assert caught.value.read == (FULL,)

    def test_what_is_wrong_with_the_options_is_told_at_once(self) -> None:
        with pytest.raises(kh.StructuringError) as caught:
            kh.ClaimsLedger.of(
                [FULL],
                hierarchy="h",  # type: ignore[arg-type]
                reach="r",  # type: ignore[arg-type]
                not_falling=["members"],  # type: ignore[list-item]
            )
        assert [problem.path for problem in caught.value.problems] == [
            f"ClaimsLedger.of.{name}" for name in ("hierarchy", "reach", "not_falling[0]")
        ]
        with pytest.raises(kh.InvalidValueError, match="several indicators, as in a tuple"):
            kh.ClaimsLedger.of([FULL], not_falling=kh.MEMBERS)  # type: ignore[arg-type]

    def test_documents_of_one_name_are_numbered(self) -> None:
        ledger = found(members("2 hội viên", by="B"), members("1 hội viên", by="A"))
        assert [(claim.document, claim.published_by) for claim in ledger] == [
            ("hai-duong/2018-01-01 to 2018-12-31/undated", "A"),
            ("hai-duong/2018-01-01 to 2018-12-31/undated (2)", "B"),
        ]
        assert len(ledger.reports) == 2
        assert repr(ledger) == "<ClaimsLedger: 2 claims of 2 documents>"

    def test_claims_are_found_by_their_ids(self) -> None:
        ledger = found(members("2 hội viên"))
        (claim,) = ledger
        assert ledger[claim.id] is claim
        assert repr(claim) == f"<Claim {claim.id}: 2 hội viên>"
        with pytest.raises(kh.InvalidValueError, match=r"\(near: hai-duong/2018.*members\)"):
            ledger["hai-duong/2018-01-01 to 2018-12-31/undated/member"]


class TestAsking:
    """What is asked for, and in which order it comes."""

    ledger = found(
        members("3 hội viên", on=date(2019, 3, 1), by="C"),
        members("3 hội viên", by="D"),
        members("3 hội viên", on=date(2019, 1, 1), by="B"),
        members("1 hội viên", period=H1, on=date(2019, 9, 9)),
        raised("5 đồng", of="quang-tri", period=kh.Period.year(2020)),
    )

    def test_the_order_is_by_period_and_then_by_publication(self) -> None:
        """Kills: undated claims first; a later document before an earlier period."""
        told = [(claim.published_by, claim.published_on) for claim in self.ledger.about(kh.MEMBERS)]
        days = [date(2019, 9, 9), date(2019, 1, 1), date(2019, 3, 1), None]
        assert told == list(zip((None, "B", "C", "D"), days, strict=True))

    @pytest.mark.parametrize(
        ("question", "count"),
        [
            ({}, 5),
            ({"indicator": kh.MEMBERS}, 4),
            ({"organisation": "quang-tri"}, 1),
            ({"indicator": kh.MEMBERS, "organisation": "quang-tri"}, 0),
            ({"during": kh.Period(date(2018, 12, 31), date(2019, 1, 1))}, 3),
            ({"during": H1}, 1),
            ({"during": kh.Period.day(date(2020, 5, 5))}, 1),
            ({"says": kh.Says.SHARE}, 0),
            ({"scope": ""}, 5),
        ],
    )
    def test_what_is_asked_for(self, question: dict[str, object], count: int) -> None:
        assert len(self.ledger.about(**question)) == count  # type: ignore[arg-type]

    def test_a_beginning_that_is_not_stated_is_no_day(self) -> None:
        """Kills: a total "until 2018" found in every year before."""
        total = found(raised("5 đồng", period=kh.Period.until(date(2018, 12, 31))))
        assert len(total.about(during=Y2018)) == 1
        with pytest.raises(kh.InvalidValueError, match="during"):
            total.about(during=kh.Period.year(2016))

    def test_an_answer_can_be_asked_again(self) -> None:
        members_ = self.ledger.about(kh.MEMBERS)
        assert len(members_.about(during=H1)) == 1
        assert codes(members_.about(during=H1)) == []
        empty = self.ledger.about(kh.MEMBERS, "quang-tri")
        assert (len(empty), empty.findings, len(empty.about(during=H1))) == (0, (), 0)

    def test_what_the_ledger_does_not_have_is_told_at_once(self) -> None:
        given = found(FULL)
        with pytest.raises(kh.StructuringError) as caught:
            given.about(kh.PARTY_MEMBERS, "hai-duon", during=kh.Period.year(2030), scope="toàn tỉn")
        assert str(caught.value) == (
            "ClaimsLedger.about: 4 problems\n"
            "  ClaimsLedger.about.indicator: expected an indicator of the ledger "
            "(near: members), got 'party-members'\n"
            "  ClaimsLedger.about.organisation: expected the id of an organisation of the ledger "
            "(near: hai-duong), got 'hai-duon'\n"
            "  ClaimsLedger.about.scope: expected a scope of the ledger (near: toàn tỉnh), got "
            "'toàn tỉn'\n"
            "  ClaimsLedger.about.during: expected a period in which claims are, from 2018-06-30 "
            "to 2018-06-30, got Period(date(2030, 1, 1), date(2031, 1, 1))"
        )

    def test_a_period_without_an_answer_says_when_there_is_one(self) -> None:
        with pytest.raises(kh.InvalidValueError) as caught:
            self.ledger.about(kh.MEMBERS, during=kh.Period.year(2020))
        said = "a period in which what is asked for was claimed, from 2018-06-30 to 2018-12-31"
        assert caught.value.expected == said

    def test_every_part_of_another_kind_is_told_at_once(self) -> None:
        """Kills: the code of an indicator that finds nothing and says nothing."""
        with pytest.raises(kh.StructuringError) as caught:
            self.ledger.about(
                "members",  # type: ignore[arg-type]
                5,  # type: ignore[arg-type]
                during="2018",  # type: ignore[arg-type]
                scope=5,  # type: ignore[arg-type]
                says="level",  # type: ignore[arg-type]
                known_on="2018",  # type: ignore[arg-type]
                below="yes",  # type: ignore[arg-type]
            )
        paths = [problem.path.rpartition(".")[2] for problem in caught.value.problems]
        asked = ["indicator", "organisation", "during", "scope", "says", "known_on", "below"]
        assert paths == asked

    def test_below_needs_a_hierarchy_and_an_organisation(self) -> None:
        with pytest.raises(kh.InvalidValueError, match="the ledger was given no hierarchy"):
            self.ledger.about(organisation="hai-duong", below=True)
        hierarchy = kh.Hierarchy(name="h", units=(kh.Organisation(id="x", name="X"),))
        with pytest.raises(kh.InvalidValueError, match="no organisation is asked for"):
            found(FULL, hierarchy=hierarchy).about(below=True)

    def test_below_asks_for_what_hangs_there_on_the_day_of_each_claim(self) -> None:
        """Kills: the tree of today for a claim of before; a parent without claims unknown."""
        moved = date(2018, 9, 1)
        units = ("tỉnh", "a", "b", "c")
        hierarchy = kh.Hierarchy(
            name="association",
            units=tuple(kh.Organisation(id=unit, name=unit) for unit in units),
            links=(
                kh.Link("a", "tỉnh"),
                kh.Link("b", "a", kh.Period(moved)),
                kh.Link("c", "tỉnh", kh.Period(None, moved)),
            ),
        )
        given = [
            members("1 hội viên", of=unit, period=period)
            for unit in ("a", "b", "c")
            for period in (H1, Y2018)
        ]
        endless = raised("5 đồng", of="a", period=kh.Period(date(2018, 1, 1)))
        of_the_year = raised("5 đồng", of="b")
        ledger = found(*given, endless, of_the_year, hierarchy=hierarchy)
        said = ledger.about(kh.MEMBERS, "tỉnh", below=True)
        assert [(claim.organisation, claim.period) for claim in said] == [
            ("a", H1),
            ("c", H1),
            ("a", Y2018),
            ("b", Y2018),
        ]
        assert len(ledger.about(kh.MEMBERS, "a", below=True)) == 3
        assert len(ledger.about(kh.FUND_RAISED, "tỉnh", below=True)) == 2
        with pytest.raises(kh.InvalidValueError, match="organisation"):
            ledger.about(kh.MEMBERS, "x", below=True)


class TestKnownOn:
    """Two clocks: the day that a claim speaks of, and the day on which it could be known."""

    def test_what_was_not_out_yet_is_not_in_the_answer(self) -> None:
        one = members("900 hội viên", by="A", on=date(2019, 1, 5))
        other = members("910 hội viên", by="A", on=date(2019, 3, 1))
        ledger = found(one, other)
        assert codes(ledger.about(known_on=date(2019, 3, 1))) == ["claims-restated"]
        assert codes(ledger.about(known_on=date(2019, 2, 28))) == []
        assert len(ledger.about(known_on=date(2019, 1, 4))) == 0

    def test_what_is_not_dated_is_left_out_and_named(self) -> None:
        """Kills: an undated document taken for one that was always known, or lost."""
        ledger = found(FULL, members("1 hội viên"), members("2 hội viên", by="B"))
        said = ledger.about(kh.MEMBERS, known_on=JULY).about(says=kh.Says.LEVEL)
        assert said.known_on == JULY
        assert len(said.left_out) == 2
        finding = only(said, "undated-claims")
        assert finding.verdict is kh.Verdict.UNDETERMINED
        assert finding.printed == ("1 hội viên", "2 hội viên")
        assert finding.sentence("vi") == (
            "2 số liệu không ghi ngày công bố, không rõ ngày 6/7/2018 đã có chưa; không xét."
        )
        assert finding.sentence("en").startswith("2 figures not dated, so whether known on")
        assert said.about(known_on=date(2019, 1, 1)).known_on == JULY
        assert said.to_dict()["known_on"] == "2018-07-06"
        assert len(said.to_dict()["left_out"]) == 2

    def test_only_what_is_asked_for_is_named_as_left_out(self) -> None:
        """Kills: undated figures of other things told with every answer."""
        ledger = found(
            FULL,
            members("1 hội viên"),
            raised("5 đồng"),
            raised("5 đồng", of="quang-tri", on=JULY),
            members("2 hội viên", of="quang-tri", period=kh.Period.year(2017)),
        ).about(known_on=JULY)
        assert len(ledger.left_out) == 3
        assert len(ledger.about(kh.MEMBERS).left_out) == 2
        assert len(ledger.about(organisation="quang-tri").left_out) == 1
        assert len(ledger.about(kh.MEMBERS, during=Y2018).left_out) == 1

    @settings(max_examples=25, deadline=None)
    @given(reports=reports_of(None), first=st.dates(), last=st.dates())
    def test_as_time_goes_on_claims_only_come_in(
        self, reports: list[kh.Report], first: date, last: date
    ) -> None:
        """Kills: a later document that takes an earlier one out of the answer."""
        first, last = sorted((first, last))
        ledger = kh.ClaimsLedger.of(reports)
        before, after = (
            {claim.id for claim in ledger.about(known_on=day)} for day in (first, last)
        )
        assert before <= after
        undated = {claim.id for claim in ledger if claim.published_on is None}
        assert {one.id for one in ledger.about(known_on=last).left_out} == undated


class TestShown:
    """A table, rows, HTML and plain data."""

    ledger = found(
        members("900 hội viên", by="<A>"),
        members("890 hội viên", by="B", on=date(2019, 1, 2), scope="x & y"),
        members("920 hội viên", by="C"),
        report(figure("plan", kh.MEMBERS, "gần 950 hội viên", target=True)),
    )

    def test_the_table_numbers_what_asks_for_a_second_look(self) -> None:
        """Kills: numbers that count only the findings noted, and so name others."""
        numbers = {
            str(number): finding
            for number, finding in enumerate(self.ledger.findings, 1)
            if finding.severity is not kh.Severity.INFO
        }
        (contradiction,) = numbers
        vi = self.ledger.table().rows
        assert [row[-1] for row in vi] == [None, None, contradiction, contradiction]
        assert vi[0][:7] == (
            "Hội viên",
            "hai-duong",
            "x & y",
            "năm 2018",
            "890 hội viên",
            None,
            "B",
        )
        assert vi[0][7] == "2/1/2019"
        by_label = {row[0]: row for row in self.ledger.table("en").rows}
        assert by_label["members (target)"][5] == "at most 949"
        assert {row[7] for row in self.ledger.table("en").rows} == {"2019-01-02", None}
        with pytest.raises(kh.InvalidValueError, match="language"):
            self.ledger.table("fr")

    def test_html_escapes_what_was_printed(self) -> None:
        html = self.ledger.html("en")
        assert "&lt;A&gt;" in html
        assert "<A>" not in html
        assert html.count("<li ") == len(self.ledger.findings)
        assert self.ledger._repr_html_() == self.ledger.html()

    def test_plain_data_is_json(self) -> None:
        data = json.loads(json.dumps(self.ledger.to_dict()))
        assert [row["claim"] for row in data["claims"]] == [claim.id for claim in self.ledger]
        assert {one["code"] for one in data["findings"]} == set(codes(self.ledger))
        assert data["known_on"] is None


def test_braces_in_print_are_only_print() -> None:
    """Kills: printed words taken for a place to fill in."""
    ledger = found(members("900 hội viên", by="{0}"), members("890 hội viên", by="{x}"))
    assert "({0}, không ghi ngày công bố)" in ledger.findings[0].sentence("vi")


def test_what_was_not_known_by_a_day_or_in_a_period_can_still_be_asked_for() -> None:
    """Kills: a question that the first ledger answers, refused by its own answer."""
    undated, next_year = members("41 hội viên"), kh.Period.year(2019)
    later = report(
        figure("h", kh.HOUSEHOLDS, "9 hộ"), on=date(2019, 3, 1), period=kh.Period.year(2019)
    )
    sooner = report(figure("c", kh.CHAPTERS, "3 chi hội"), on=date(2019, 1, 5))
    ledger = found(undated, later, sooner)
    known = ledger.about(known_on=date(2019, 2, 1))
    assert [claim.key for claim in known] == ["c"]
    asked = known.about(kh.MEMBERS)
    assert (len(asked), [claim.key for claim in asked.left_out]) == (0, ["members"])
    for empty in (
        known.about(kh.HOUSEHOLDS),
        known.about(kh.HOUSEHOLDS, during=next_year),
        known.about(during=next_year),
        ledger.about(during=next_year).about(kh.MEMBERS, "hai-duong"),
    ):
        assert (len(empty), codes(empty)) == (0, [])
    with pytest.raises(kh.InvalidValueError, match="an indicator of the ledger"):
        known.about(kh.CLANS)
