"""What there is on one day after another, and what became of the organisation in between."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from ledger_reports import (
    H1,
    H2,
    Y2018,
    change,
    codes,
    figure,
    found,
    members,
    only,
    raised,
    report,
)

import khuyenhoc as kh

Y2017, Y2019 = kh.Period.year(2017), kh.Period.year(2019)


@pytest.mark.parametrize(
    ("before", "now", "value", "words"),
    [
        ("900 hội viên", "910 hội viên", kh.Bounds.exactly(10), "tăng 10 người so với"),
        ("900 hội viên", "890 hội viên", kh.Bounds.exactly(-10), "giảm 10 người so với"),
        ("900 hội viên", "900 hội viên", kh.Bounds.exactly(0), "không đổi so với"),
        ("900 hội viên", "hơn 900 hội viên", kh.Bounds.at_least(1), "tăng ít nhất 1 người"),
        ("từ 890 đến 910 hội viên", "900 hội viên", kh.Bounds(-10, 10), "thay đổi từ âm 10 đến 10"),
    ],
)
def test_a_stock_of_two_days_gives_its_change(
    before: str, now: str, value: kh.Bounds, words: str
) -> None:
    """Kills: the earlier level less the later one."""
    finding = only(found(members(before, period=H1), members(now)), "change-derived")
    assert finding.verdict is kh.Verdict.DERIVED
    assert finding.value == value
    assert words in finding.sentence("vi")
    assert finding.periods[:2] == (
        kh.Period.day(date(2018, 12, 31)),
        kh.Period.day(date(2018, 6, 30)),
    )


def test_each_day_is_held_against_the_one_before_it() -> None:
    ledger = found(
        *(members(f"{n} hội viên", period=kh.Period.year(n)) for n in (2019, 2015, 2017))
    )
    changes = [finding.value for finding in ledger.findings]
    assert changes == [kh.Bounds.exactly(2), kh.Bounds.exactly(2)]


def test_a_change_that_only_a_convention_limits_names_it() -> None:
    vague = [members("hơn 900 hội viên", period=H1), members("hơn 1.000 hội viên")]
    finding = only(found(*vague), "change-derived")
    assert (finding.value, finding.convention) == (kh.Bounds(11, 199), "within a tenth")
    assert codes(found(*vague, reach=None)) == []


@pytest.mark.parametrize(
    ("now", "code", "gap", "convention"),
    [
        ("900 hội viên", "change-derived", None, None),
        ("899 hội viên", "level-falls", kh.Bounds.exactly(1), None),
        ("gần 900 hội viên", "level-falls", kh.Bounds(1, 900), None),
        ("hơn 500 hội viên", "level-falls", kh.Bounds(350, 399), "within a tenth"),
    ],
)
def test_a_fall_is_told_only_where_the_host_says_that_there_is_none(
    now: str, code: str, gap: kh.Bounds | None, convention: str | None
) -> None:
    given = [members("900 hội viên", period=H1), members(now)]
    finding = only(found(*given, not_falling=(kh.MEMBERS,)), code)
    assert (finding.gap, finding.convention) == (gap, convention)
    if gap is not None:
        assert finding.verdict is kh.Verdict.UNDETERMINED
        assert "dù số này được coi là không giảm" in finding.sentence("vi")
    assert codes(found(*given)) == ["change-derived"]
    assert codes(found(*given, not_falling=[kh.CHAPTERS])) == ["change-derived"]


def test_a_total_without_a_beginning_falls_only_where_the_host_says_so() -> None:
    """Kills: the flow of one year compared with that of the next as if it were a total."""
    until = [kh.Period.until(date(year, 12, 31)) for year in (2017, 2018)]
    totals = [raised("100 đồng", period=until[0]), raised("90 đồng", period=until[1])]
    assert codes(found(*totals)) == []
    assert codes(found(*totals, not_falling=(kh.FUND_RAISED,))) == ["level-falls"]
    years = [raised("100 đồng", period=Y2017), raised("90 đồng", period=Y2018)]
    assert codes(found(*years, not_falling=(kh.FUND_RAISED,))) == []


def test_what_has_not_ended_is_of_no_day() -> None:
    endless = members("5 hội viên", period=kh.Period(date(2018, 1, 1)))
    assert codes(found(endless, members("900 hội viên"))) == []


def test_a_stock_is_of_the_last_day_whatever_its_period() -> None:
    """Kills: the state at the end of a year told apart from that of its last day."""
    last_day = kh.Period.until(date(2018, 12, 31))
    for period in (Y2018, H2, kh.Period.years(2015, 2018)):
        ledger = found(
            members("900 hội viên", period=period), members("901 hội viên", period=last_day)
        )
        assert codes(ledger) == ["claims-contradict"]


def association(*, name: str = "Hội A", from_day: date | None = None) -> kh.Hierarchy:
    """A province under which a second district stands from ``from_day`` on, and a new name."""
    day = from_day or date(2018, 9, 1)
    units = (
        kh.Organisation(id="hai-duong", name="Hội A", period=kh.Period(None, day)),
        kh.Organisation(id="hai-duong", name=name, period=kh.Period(day)),
        *(kh.Organisation(id=unit, name=unit) for unit in ("a", "b", "c", "d", "e")),
    )
    new = (
        kh.Link(unit, "hai-duong", kh.Period(day)) for unit in "bcde"[: 0 if name != "Hội A" else 4]
    )
    return kh.Hierarchy(name="association", units=units, links=(kh.Link("a", "hai-duong"), *new))


def test_another_structure_is_no_contradiction_and_says_what_is_another() -> None:
    one = members("900 hội viên", period=H1, on=date(2018, 7, 6))
    other = members("1.400 hội viên", period=H1, on=date(2018, 12, 20))
    ledger = found(one, other, hierarchy=association())
    finding = only(ledger, "claims-differ-in-structure")
    assert finding.verdict is kh.Verdict.UNDETERMINED
    assert finding.gap == kh.Bounds.exactly(500)
    assert "thêm đơn vị trực thuộc b, c, d (+1)" in finding.sentence("vi")
    assert "now also under it: b, c, d (+1)" in finding.sentence("en")
    renamed = found(one, other, hierarchy=association(name="Hội B"))
    told = only(renamed, "claims-differ-in-structure")
    assert "đổi tên từ Hội A thành Hội B" in told.sentence("vi")
    assert "renamed from Hội A to Hội B" in told.sentence("en")


@pytest.mark.parametrize("day", [date(2018, 7, 6), date(2018, 12, 21)])
def test_a_change_outside_the_two_days_excuses_nothing(day: date) -> None:
    """Kills: any change of structure at all taken as a reason."""
    one = members("900 hội viên", period=H1, on=date(2018, 7, 6))
    other = members("1.400 hội viên", period=H1, on=date(2018, 12, 20))
    ledger = found(one, other, hierarchy=association(from_day=day))
    assert codes(ledger) == ["claims-contradict"]


def test_an_unknown_organisation_is_another_on_no_day() -> None:
    one = members("900 hội viên", of="x", on=date(2018, 7, 6))
    other = members("1.400 hội viên", of="x", on=date(2018, 12, 20))
    assert "claims-contradict" in codes(found(one, other, hierarchy=association()))


def test_a_series_over_a_change_of_structure_is_told_apart() -> None:
    given = [members("900 hội viên", period=H1), members("1.400 hội viên")]
    ledger = found(*given, hierarchy=association())
    finding = only(ledger, "levels-on-two-structures")
    assert finding.verdict is kh.Verdict.UNDETERMINED
    assert finding.value == kh.Bounds.exactly(500)
    assert "nhưng tổ chức không còn như trước" in finding.sentence("vi")
    apart = found(*given, hierarchy=association(from_day=date(2019, 1, 1)))
    assert codes(apart) == ["change-derived"]


def test_levels_are_of_the_structure_of_their_days_whenever_they_were_published() -> None:
    """Kills: a half-year's report that came out after the reform taken for one made after it."""
    later = date(2019, 1, 31)
    given = [members("900 hội viên", period=H1, on=later), members("1.400 hội viên", on=later)]
    assert codes(found(*given, hierarchy=association())) == ["levels-on-two-structures"]


def test_a_half_above_its_year_over_a_change_of_structure_proves_nothing() -> None:
    """Kills: a half above its year told as proof where the year was counted without a district."""
    july, december = date(2018, 7, 6), date(2018, 12, 31)
    half, year = raised("130 đồng", period=H1, on=july), raised("100 đồng", on=december)
    hierarchy = association()
    assert codes(found(half, year, hierarchy=hierarchy)) == ["claims-differ-in-structure"]


def test_parts_over_a_change_of_structure_prove_nothing() -> None:
    july, december = date(2018, 7, 6), date(2018, 12, 31)
    halves = [raised("50 đồng", period=H1, on=july), raised("40 đồng", period=H2, on=december)]
    year = raised("100 đồng", on=december)
    assert codes(found(*halves, year)) == ["parts-of-period-contradict"]
    ledger = found(*halves, year, hierarchy=association())
    finding = only(ledger, "claims-differ-in-structure")
    assert finding.verdict is kh.Verdict.UNDETERMINED
    assert finding.gap == kh.Bounds.exactly(10)


def test_an_organisation_that_is_not_there_on_one_of_the_days() -> None:
    def only_from(day: date) -> kh.Hierarchy:
        unit = kh.Organisation(id="hai-duong", name="Hội", period=kh.Period(day))
        return kh.Hierarchy(name="association", units=(unit,))

    given = [members("900 hội viên", period=H1), members("1.400 hội viên")]
    begins = found(*given, hierarchy=only_from(date(2018, 9, 1)))
    assert "chưa có ngày 30/6/2018" in only(begins, "levels-on-two-structures").sentence("vi")
    ended = kh.Organisation(id="hai-duong", name="Hội", period=kh.Period(None, date(2018, 9, 1)))
    ends = found(*given, hierarchy=kh.Hierarchy(name="association", units=(ended,)))
    assert "không còn ngày 31/12/2018" in only(ends, "levels-on-two-structures").sentence("vi")


def test_moves_of_a_registry_count_where_they_cross_the_organisation() -> None:
    """Kills: a move between two other organisations taken as a reason."""
    ids = ("hai-duong", "x", "y", "z", "w")
    units = tuple(kh.Organisation(id=unit, name=unit) for unit in ids)
    links = (kh.Link("z", "hai-duong"), kh.Link("w", "hai-duong"))
    hierarchy = kh.Hierarchy(name="association", units=units, links=links)

    def registry(source: str, target: str | None, day: date = date(2018, 9, 1)) -> kh.Registry:
        move = kh.Move(source, target, kh.Share.exactly(Fraction(1, 2)))
        change_ = kh.StructureChange(effective=day, moves=(move,))
        return kh.Registry(hierarchy=hierarchy, changes=(change_,))

    given = [members("900 hội viên", period=H1), members("1.400 hội viên")]
    for source, target in (("hai-duong", "x"), ("x", "hai-duong")):
        told = only(found(*given, hierarchy=registry(source, target)), "levels-on-two-structures")
        assert "có chuyển giao với x" in told.sentence("vi")
    assert codes(found(*given, hierarchy=registry("x", "y"))) == ["change-derived"]
    assert codes(found(*given, hierarchy=registry("z", "w"))) == ["change-derived"]
    for day, code in (
        (date(2018, 6, 30), "change-derived"),
        (date(2018, 7, 1), "levels-on-two-structures"),
        (date(2018, 12, 31), "levels-on-two-structures"),
        (date(2019, 1, 1), "change-derived"),
    ):
        assert codes(found(*given, hierarchy=registry("hai-duong", "x", day))) == [code]


class TestDates:
    """What a document's own dates say of its figures."""

    @pytest.mark.parametrize(
        ("on", "early"), [(date(2018, 12, 30), True), (date(2018, 12, 31), False), (None, False)]
    )
    def test_published_before_the_end(self, on: date | None, *, early: bool) -> None:
        """Kills: the last day itself taken as too early."""
        ledger = found(members("900 hội viên", on=on))
        assert codes(ledger) == (["published-before-end"] if early else [])
        if early:
            finding = ledger.findings[0]
            assert finding.verdict is kh.Verdict.DOUBTFUL
            assert "công bố ngày 30/12/2018, trước khi kỳ “năm 2018”" in finding.sentence("vi")
            assert "was published on 2018-12-30, before 2018 was over" in finding.sentence("en")

    def test_one_finding_for_all_figures_of_a_document(self) -> None:
        many = report(
            figure("a", kh.MEMBERS, "1 hội viên"),
            figure("b", kh.CHAPTERS, "1 chi hội"),
            figure("c", kh.HOUSEHOLDS, "1 hộ", period=kh.Period.until(date(2018, 11, 30))),
            figure("d", kh.CLANS, "1 dòng họ", target=True),
            on=date(2018, 12, 20),
        )
        assert only(found(many), "published-before-end").printed == ("1 hội viên", "1 chi hội")

    def test_a_figure_after_its_report(self) -> None:
        late = figure("m", kh.MEMBERS, "900 hội viên", period=Y2019)
        aimed = figure("t", kh.MEMBERS, "950 hội viên", period=Y2019, target=True)
        earlier = figure("e", kh.MEMBERS, "800 hội viên", period=Y2017)
        ledger = found(report(late, aimed, earlier))
        finding = only(ledger, "dated-after-report")
        assert finding.printed == ("900 hội viên",)
        assert "năm 2019, sau kỳ của cả báo cáo, năm 2018" in finding.sentence("vi")


def test_a_change_since_an_unknown_period_is_kept_and_leads_nowhere() -> None:
    now = report(
        figure("m", kh.MEMBERS, "900 hội viên"),
        evolve(change("c", "tăng 5 hội viên", "m", Y2017), since=None),
    )
    ledger = found(now, members("1 hội viên", period=Y2017))
    assert codes(ledger) == ["change-derived"]
    assert len(ledger) == 3


def told_twice(**of_units: kh.Period | None) -> tuple[kh.Report, kh.Report, kh.Hierarchy]:
    """Two numbers of June published before and after September, when "b" came under the whole."""
    units = (
        kh.Organisation(id="hai-duong", name="Hội A"),
        kh.Organisation(id="a", name="a"),
        *(kh.Organisation(id=unit, name=unit, period=time) for unit, time in of_units.items()),
    )
    autumn = kh.Period(date(2018, 9, 1))
    links = (kh.Link("a", "hai-duong"), kh.Link("b", "hai-duong", autumn))
    return (
        members("900 hội viên", period=H1, on=date(2018, 7, 6)),
        members("1.400 hội viên", period=H1, on=date(2018, 12, 20)),
        kh.Hierarchy(name="association", units=units, links=links),
    )


@pytest.mark.parametrize(
    ("units", "code"),
    [
        ({"b": None}, "claims-differ-in-structure"),
        ({"b": kh.Period(date(2018, 9, 1))}, "claims-contradict"),
        ({"b": kh.Period(date(2018, 6, 30))}, "claims-differ-in-structure"),
        (
            {"b": kh.Period(date(2018, 9, 1)), "c": kh.Period(None, date(2018, 9, 1))},
            "claims-differ-in-structure",
        ),
        (
            {"b": kh.Period(date(2018, 9, 1)), "c": kh.Period(None, date(2018, 7, 6))},
            "claims-contradict",
        ),
    ],
)
def test_a_unit_founded_later_had_nothing_then(
    units: dict[str, kh.Period | None], code: str
) -> None:
    """Kills: a chapter founded in September that explains two numbers of June; a unit that may

    have taken over from one that ended, disregarded.
    """
    one, other, hierarchy = told_twice(**units)
    assert codes(found(one, other, hierarchy=hierarchy)) == [code]


def test_what_is_hung_elsewhere_within_the_organisation_changes_nothing_of_it() -> None:
    """Kills: a chapter under another commune of one province taken as a reason."""
    units = tuple(kh.Organisation(id=unit, name=unit) for unit in ("hai-duong", *"abc"))
    day = date(2018, 9, 1)
    links = (
        *(kh.Link(unit, "hai-duong") for unit in "ab"),
        kh.Link("c", "a", kh.Period(None, day)),
        kh.Link("c", "b", kh.Period(day)),
    )
    hierarchy = kh.Hierarchy(name="association", units=units, links=links)
    one, other, _ = told_twice(b=None)
    assert codes(found(one, other, hierarchy=hierarchy)) == ["claims-contradict"]


def test_a_unit_that_left_is_named_as_such() -> None:
    """Kills: what left told as what joined; "from 3 to 3"."""
    units = tuple(kh.Organisation(id=unit, name=unit) for unit in ("hai-duong", *"ab"))
    day = date(2018, 9, 1)
    links = (
        kh.Link("a", "hai-duong", kh.Period(None, day)),
        kh.Link("b", "hai-duong", kh.Period(day)),
    )
    one, other, _ = told_twice(b=None)
    ledger = found(one, other, hierarchy=kh.Hierarchy(name="h", units=units, links=links))
    finding = only(ledger, "claims-differ-in-structure")
    assert "thêm đơn vị trực thuộc b; không còn đơn vị trực thuộc a." in finding.vi
    assert "now also under it: b; no longer under it: a." in finding.en
