"""Laws of doubt: only what no meaning of the print makes plausible is doubted."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st
from plausible_figures import (
    EVERYTHING,
    SOME,
    WHY,
    YEAR,
    Ranged,
    a_growth,
    a_level,
    a_share,
    a_unit_value,
    figure,
    members,
    ranges,
    report,
    reports_of,
    truths,
    widened,
)

import khuyenhoc as kh

EARLIER = kh.Period.year(2021)
Truth = dict[kh.Indicator, int]
reaches = st.sampled_from((None, kh.WITHIN_A_TENTH))


@st.composite
def cases(draw: st.DrawFn) -> tuple[kh.Report, kh.Report]:
    """A report and an earlier one, each printed truly."""
    now, before = draw(truths()), draw(truths())
    return draw(reports_of(now)), draw(reports_of(before, EARLIER))


def named(found: list[Ranged]) -> list[Ranged]:
    return [evolve(one, name=f"range {index}") for index, one in enumerate(found)]


def divided(found: tuple[kh.Doubt, ...]) -> tuple[kh.Doubt, ...]:
    """What was held against a range, without what could not be divided."""
    return tuple(one for one in found if not one.code.endswith("-not-comparable"))


def lies_in(one: Ranged, now: Truth, before: Truth) -> bool:
    """Whether the true number is in the range, computed without the library's bounds."""
    match one:
        case kh.LevelRange():
            return now[kh.MEMBERS] in one.range
        case kh.UnitValueRange():
            count = now[kh.PIGGY_BANKS]
            return not count or Fraction(now[kh.PIGGY_BANK_SAVINGS], count) in one.range
        case kh.ShareRange():
            return Fraction(now[kh.MEMBERS], now[kh.POPULATION]) in one.range
        case kh.GrowthRange():
            low, high = Fraction(one.range.low or 0), Fraction(one.range.high or 0)
            then = before[kh.MEMBERS]
            return not then or low**2 <= Fraction(now[kh.MEMBERS], then) <= high**2


@settings(max_examples=40)
@given(truths(), truths(), ranges(), st.data())
def test_a_true_number_inside_its_range_is_never_doubted(
    now: Truth, before: Truth, one: Ranged, data: st.DataObject
) -> None:
    """Kills: printed numbers taken as exact; one year's growth held against two years'."""
    printed, old = data.draw(reports_of(now)), data.draw(reports_of(before, EARLIER))
    found = kh.doubts(printed, [one], earlier=[old], reach=None)
    assert divided(found) == () or not lies_in(one, now, before)


@settings(max_examples=40)
@given(cases(), ranges(), reaches, st.data())
def test_widening_a_range_never_adds_a_doubt(
    case: tuple[kh.Report, kh.Report], one: Ranged, reach: kh.Reach | None, data: st.DataObject
) -> None:
    """Kills: ends that change places; None taken as 0; the power of a range below 1 turned."""
    wider = data.draw(widened(one))
    before = kh.doubts(case[0], [one], earlier=[case[1]], reach=reach)
    after = kh.doubts(case[0], [wider], earlier=[case[1]], reach=reach)
    assert {doubt.figures for doubt in after} <= {doubt.figures for doubt in before}


@settings(max_examples=40)
@given(cases(), ranges(), reaches)
def test_an_offered_reading_put_in_is_not_doubted_any_more(
    case: tuple[kh.Report, kh.Report], one: Ranged, reach: kh.Reach | None
) -> None:
    """Kills: readings tried against the wrong figure; one that is still outside offered."""
    now, before = case
    for doubt in kh.doubts(now, [one], earlier=[before], reach=reach):
        for reading in doubt.readings:
            key, _, elsewhere = reading.figure.partition("@")
            changed = _with(before if elsewhere else now, key, reading.misreading.quantity)
            there = (now, changed) if elsewhere else (changed, before)
            again = kh.doubts(there[0], [one], earlier=[there[1]], reach=reach)
            assert doubt.figures not in [other.figures for other in again]


def _with(printed: kh.Report, key: str, quantity: kh.Quantity) -> kh.Report:
    figures = tuple(evolve(one, quantity=quantity) if one.key == key else one for one in printed)
    return evolve(printed, figures=figures)


@settings(max_examples=40)
@given(cases(), st.lists(ranges(), min_size=1, max_size=4))
def test_the_order_of_ranges_and_reports_changes_nothing_but_the_order(
    case: tuple[kh.Report, kh.Report], several: list[Ranged]
) -> None:
    """Kills: a range that hides the next; the first earlier report alone compared."""
    expected = named(several)
    earlier = [case[1], evolve(case[1], period=kh.Period.year(2020))]
    found = kh.doubts(case[0], expected, earlier=earlier, undetermined=True)
    shuffled = sorted(expected, key=lambda one: one.id, reverse=True)
    again = kh.doubts(case[0], shuffled, earlier=earlier[::-1], undetermined=True)
    assert sorted(map(repr, found)) == sorted(map(repr, again))


@settings(max_examples=40)
@given(cases(), ranges())
def test_a_convention_only_ever_adds_doubts_and_each_of_those_names_it(
    case: tuple[kh.Report, kh.Report], one: Ranged
) -> None:
    """Kills: a convention named everywhere, or nowhere."""
    now, before = case
    sure = {doubt.figures for doubt in kh.doubts(now, [one], earlier=[before], reach=None)}
    for doubt in kh.doubts(now, [one], earlier=[before]):
        named_it = doubt.convention == kh.WITHIN_A_TENTH.name
        assert named_it is (doubt.figures not in sure)
        assert ("within a tenth" in doubt.sentence("vi")) is named_it


@settings(max_examples=40)
@given(cases(), ranges(), reaches)
def test_what_would_be_nearest_is_plausible_and_what_is_doubted_is_not_in_it(
    case: tuple[kh.Report, kh.Report], one: Ranged, reach: kh.Reach | None
) -> None:
    """Kills: a quotient solved for the wrong side."""
    now, before = case
    for doubt in divided(kh.doubts(now, [one], earlier=[before], reach=reach)):
        assert doubt.verdict is kh.Verdict.DOUBTFUL
        for key, nearest in doubt.nearest:
            if "@" not in key:
                printed = now[key].quantity.possible(None, reach)
                assert not printed & nearest or isinstance(one, kh.GrowthRange)


def test_the_piggy_banks_of_binh_thanh_are_doubted_with_the_reading_that_was_meant() -> None:
    """26,542 triệu over gần 51.200 is 518 đồng each; 26,542 tỉ would be about 518.000."""
    printed = kh.sample_report("binh-thanh-2022")
    (doubt,) = kh.doubts(printed, [a_unit_value(kh.Bounds(50_000, 5_000_000))])
    assert doubt.code == "implausible-unit-value"
    assert doubt.severity is kh.Severity.WARNING
    assert doubt.figures == ("pigs_v", "pigs")
    assert doubt.value is not None
    assert doubt.value.whole() == kh.Bounds(467, 575)
    assert doubt.gap == 50_000 - doubt.value
    assert doubt.factor == 50_000 / doubt.value
    assert dict(doubt.nearest)["pigs"] == kh.Bounds(5, 530)
    assert doubt.finding.subjects == ("binh-thanh",)
    assert doubt.finding.printed == ("gần 26,542 triệu đồng", "gần 51.200 chú heo")
    assert doubt.finding.periods == (printed.period,)
    first = doubt.readings[0]
    assert first.misreading.kind is kh.MisreadingKind.OTHER_READING
    assert first.figure == "pigs_v"
    assert str(doubt) == (
        "“gần 26,542 triệu đồng” chia cho “gần 51.200 chú heo”: bình quân từ 466 đến 576 đồng, "
        "thấp hơn mức dự kiến (từ 50.000 đến 5.000.000 đồng; số liệu các năm trước), kém cận dưới "
        "ít nhất 86,8 lần, theo quy ước “within a tenth” về “gần” và “hơn”. Hợp lý nếu "
        "“gần 26,542 triệu đồng” là 26.542.000.000 đồng (đọc cách khác): bình quân 518.398 đồng; "
        "hoặc “gần 26,542 triệu đồng” là 2.654.200.000 đồng (in lệch một trăm lần): bình quân "
        "51.839 đồng; hoặc “gần 51.200 chú heo” là 512 con heo đất (in lệch một trăm lần): bình "
        "quân 51.839 đồng."
    )
    assert doubt.sentence("en").startswith(
        "“gần 26,542 triệu đồng” over “gần 51.200 chú heo”: 466 to 576 VND each, below what is "
        "expected (50,000 to 5,000,000 VND; số liệu các năm trước), by a factor of at least 86.8, "
        "by the convention “within a tenth” for “gần” and “hơn”. Plausible if “gần 26,542"
    )
    without = evolve(printed["pigs_v"].quantity, warnings=())
    (same,) = kh.doubts(_with(printed, "pigs_v", without), [doubt.expected])
    assert same.readings[0].misreading.kind is kh.MisreadingKind.COMMA_GROUPS
    assert same.readings[0].value == first.value
    assert kh.doubts(printed, [doubt.expected], reach=None) == ()


def test_a_doubt_that_hangs_on_no_convention_names_none() -> None:
    """Kills: the convention named because a figure has a bounding word."""
    nearly = figure(kh.MEMBERS, "gần 100 hội viên")
    (doubt,) = kh.doubts(report(nearly), [a_level(kh.Bounds.at_least(100))])
    assert doubt.convention is None
    (hanging,) = kh.doubts(report(nearly), [a_level(kh.Bounds.at_most(80))])
    assert hanging.convention == "within a tenth"
    assert hanging.gap == kh.Bounds(10, 19)


def test_what_straddles_an_end_is_said_on_request_only() -> None:
    """Kills: a doubt on an overlap; what is inside told as open."""
    some = members(kh.Quantity(value=50, high=150, qualifier=kh.Qualifier.RANGE))
    expected = [a_level(kh.Bounds.at_least(100))]
    assert kh.doubts(some, expected) == ()
    (found,) = kh.doubts(some, expected, undetermined=True)
    assert (found.code, found.verdict) == ("level-open", kh.Verdict.UNDETERMINED)
    assert found.sentence("vi").endswith(
        ": từ 50 đến 150 người, chưa rõ có đúng mức dự kiến (ít nhất 100 người; "
        "số liệu các năm trước)."
    )
    assert found.readings == ()
    assert kh.doubts(some, [a_level(kh.Bounds(50, 150))], undetermined=True) == ()


def test_a_number_below_nothing_and_an_end_of_nothing_have_no_factor() -> None:
    """Kills: a factor of a debt; a division by an end of 0."""
    owed = report(figure(kh.FUND_BALANCE, kh.Quantity(value=-5, unit=kh.FUND_BALANCE.unit)))
    balance = a_level(kh.Bounds.at_least(1), indicator=kh.FUND_BALANCE)
    (doubt,) = kh.doubts(owed, [balance])
    assert (doubt.factor, doubt.gap) == (None, kh.Bounds.exactly(6))
    assert "lần" not in doubt.sentence("vi").partition(". Hợp lý")[0]
    (doubt,) = kh.doubts(members(3), [a_level(kh.Bounds.at_most(0))])
    assert (doubt.factor, doubt.gap) == (None, kh.Bounds.exactly(3))
    (doubt,) = kh.doubts(members(100), [a_level(kh.Bounds.less_than(100))])
    assert doubt.gap == kh.Bounds.exactly(0)


def test_a_factor_is_cut_off_and_only_said_where_it_says_something() -> None:
    (exact,) = kh.doubts(members(300), [a_level(kh.Bounds.at_most(200))])
    assert ", gấp 1,5 lần cận trên" in exact.sentence("vi")
    assert ", by a factor of 1.5" in exact.sentence("en")
    (cut,) = kh.doubts(members(70), [a_level(kh.Bounds.at_least(100))])
    assert ", kém cận dưới ít nhất 1,42 lần" in cut.sentence("vi")
    (close,) = kh.doubts(members(1_000), [a_level(kh.Bounds.at_most(999))])
    assert "lần cận trên" not in close.sentence("vi")


def test_many_readings_are_all_kept_and_three_are_told() -> None:
    """Kills: readings lost with the sentence."""
    (doubt,) = kh.doubts(members(12_345), [a_level(kh.Bounds.more_than(12_345))])
    assert len(doubt.readings) == 7
    assert doubt.sentence("vi").endswith("; và 4 cách đọc nữa.")
    assert doubt.sentence("en").endswith("; and 4 more.")
    assert doubt.readings[0].vi == "“12.345 người” là 12.345.000 người (in lệch một nghìn lần)"
    assert doubt.readings[0].sentence("en").endswith("is 12,345,000 (a thousand times out)")
    (none,) = kh.doubts(members(0), [a_level(kh.Bounds.at_least(1))])
    assert none.readings == ()
    assert none.sentence("en").endswith(f"; {WHY}).")


def test_a_range_may_be_for_some_organisations_tiers_and_times_only() -> None:
    """Kills: a limit that is passed over; a period that must hold the whole year."""
    small = a_level(kh.Bounds.at_least(100))
    some = members(5)

    def found(**more: object) -> int:
        return len(kh.doubts(some, [evolve(small, **more)], tier=kh.Tier.COMMUNE))  # type: ignore[arg-type]

    assert found() == 1
    assert found(organisations=("p6", "p7")) == 1
    assert found(organisations=("p7",)) == 0
    assert found(tiers=(kh.Tier.COMMUNE,)) == 1
    assert found(tiers=(kh.Tier.PROVINCE,)) == 0
    assert found(period=kh.Period.half(2023, 2)) == 1
    assert found(period=kh.Period.half(2023, 1)) == 0
    running = members(5, period=kh.Period(YEAR.start))
    assert len(kh.doubts(running, [evolve(small, period=kh.Period.year(2030))])) == 1
    assert kh.doubts(running, [evolve(small, period=kh.Period.year(2020))]) == ()


def test_all_that_is_wrong_with_the_arguments_is_told_at_once() -> None:
    """Kills: the first problem alone; a code taken for an indicator; an error of Python's own."""
    level = a_level(SOME)
    known = {
        "population": kh.Bounds.exactly(5),
        kh.HOUSEHOLDS: 5,
        kh.POPULATION: figure(kh.MEMBERS, 5),
        kh.CLANS: figure(kh.CLANS, 5),
    }
    with pytest.raises(kh.StructuringError) as error:
        kh.doubts(
            None,  # type: ignore[arg-type]
            [level, "x", evolve(level, tiers=(kh.Tier.COMMUNE,))],  # type: ignore[list-item]
            earlier=[5],  # type: ignore[list-item]
            known=known,  # type: ignore[arg-type]
            reach=0.1,  # type: ignore[arg-type]
            undetermined=1,  # type: ignore[arg-type]
        )
    assert [problem.path for problem in error.value.problems] == [
        *("report", "expected[1]", "expected[2].name", "expected[2].tiers", "earlier[0]"),
        *("known", "known[households]", "known[population]", "reach", "undetermined"),
    ]
    assert "expected[2].tiers: expected tier= given as well" in str(error.value)


@pytest.mark.parametrize("expected", [(), a_level(SOME), "members", 5, {}])
def test_no_range_is_refused_whatever_stands_in_its_place(expected: object) -> None:
    """Kills: a report found free of doubt because nothing was held against it."""
    with pytest.raises(kh.StructuringError, match="expected: expected a list of one range at"):
        kh.doubts(members(5), expected)  # type: ignore[arg-type]


def test_what_is_no_list_and_no_mapping_is_refused() -> None:
    with pytest.raises(kh.StructuringError) as error:
        kh.doubts(
            members(5),
            (one for one in [a_level(SOME)]),
            earlier=members(4),  # type: ignore[arg-type]
            known=[5],  # type: ignore[arg-type]
            tier="commune",  # type: ignore[arg-type]
        )
    assert [problem.path for problem in error.value.problems] == ["earlier", "known", "tier"]


def test_a_doubt_is_data_too() -> None:
    source = kh.Citation(instrument="báo cáo 2022", place="tr. 3", evidence=kh.Evidence.PRACTICE)
    (doubt,) = kh.doubts(members(30), [evolve(a_level(kh.Bounds.at_least(45)), source=source)])
    data = doubt.to_dict()
    assert data["code"] == "implausible-level"
    assert data["range"] == {
        "id": "members",
        "bounds": {"low": "45", "high": None, "low_open": False, "high_open": False},
        "because": WHY,
        "source": str(source),
    }
    assert data["factor"] == {"low": "3/2", "high": "3/2", "low_open": False, "high_open": False}
    first = data["readings"][0]
    assert (first["figure"], first["misreading"]["value"]) == ("members", "30000")
    assert (first["value"]["low"], first["vi"]) == ("30000", str(doubt.readings[0]))
    assert doubt.html("en") == doubt.finding.html("en")
    assert doubt._repr_html_() == doubt.html()
    (bare,) = kh.doubts(members(30), [a_level(kh.Bounds.at_least(45))])
    assert bare.to_dict()["range"]["source"] is None


def test_ranges_of_all_kinds_have_ids_and_show_what_was_said() -> None:
    several = (
        *(a_level(SOME), a_unit_value(EVERYTHING), a_share(EVERYTHING)),
        a_growth(None, 2, name="tăng"),
    )
    assert [one.id for one in several] == [
        *("members", "piggy-bank-savings-per-piggy-banks", "members-of-population", "tăng")
    ]
    assert repr(several[0]) == (
        f"LevelRange(indicator=members, range=Bounds(0, None), because={WHY!r})"
    )
    for one in several[1:]:
        assert "because=" in repr(one)
        assert "tiers" not in repr(one)


def test_levels_of_a_class_or_of_a_part_are_not_doubted() -> None:
    """Kills: 5 chapters of schools, or of one block, held against what all chapters should be."""
    many = a_level(kh.Bounds.at_least(100), indicator=kh.CHAPTERS)
    every = figure(kh.CHAPTERS, 300)
    classes = [
        figure(kh.CHAPTERS, value, key=key, part_of="chapters")
        for key, value in (("a", 5), ("b", 295))
    ]
    deeper = figure(kh.CHAPTERS, 2, key="c", part_of="a")
    assert kh.doubts(report(every, *classes, deeper), [many]) == ()
    few = figure(kh.CHAPTERS, 5)
    assert len(kh.doubts(report(few), [many])) == 1
    assert kh.doubts(report(few, scope="khối trường học"), [many]) == ()
    assert kh.doubts(report(evolve(few, scope="khối trường học")), [many]) == ()
    of_another = figure(kh.CHAPTERS, 5, part_of="members")
    assert len(kh.doubts(report(figure(kh.MEMBERS, 900), of_another), [many])) == 1
