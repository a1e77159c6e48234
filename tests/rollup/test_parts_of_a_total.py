"""The parts that one report prints of a total, added up beside it."""

from datetime import date

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import reports
from khuyenhoc.values.unit import ORGANISATION, PERSON

YEAR = kh.Period.year(2023)
PRINTS = st.tuples(
    st.integers(1, 300),
    st.sampled_from((kh.Qualifier.EXACT, kh.Qualifier.MORE_THAN, kh.Qualifier.NEARLY)),
)


def printed(
    key: str,
    value: int,
    indicator: kh.Indicator = kh.MEMBERS,
    qualifier: kh.Qualifier = kh.Qualifier.EXACT,
    **more: object,
) -> kh.Figure:
    quantity = kh.Quantity(value=value, unit=indicator.unit, qualifier=qualifier)
    return kh.Figure(key=key, indicator=indicator, quantity=quantity, **more)  # type: ignore[arg-type]


def part(key: str, value: int, indicator: kh.Indicator = kh.MEMBERS, **more: object) -> kh.Figure:
    return printed(key, value, indicator, part_of="all", **more)  # type: ignore[arg-type]


def report(*figures: kh.Figure, period: kh.Period = YEAR) -> kh.Report:
    return kh.Report(organisation="q", period=period, figures=figures)


def total(made: kh.Report, *, complete: bool = False, limit: kh.Bounds | None = None) -> kh.Total:
    counted = made["all"].indicator
    return kh.roll_up_parts(made, "all", complete=complete, limit=limit)["q"][counted]


def gap(made: kh.Report, *, complete: bool) -> kh.Bounds | None:
    """Give by how much the printed total is not what its parts come to, if it is not."""
    findings = kh.roll_up_parts(made, "all", complete=complete).findings
    assert [finding.code for finding in findings] in ([], ["own-total-differs"])
    return findings[0].value if findings else None


@given(prints=st.lists(PRINTS, min_size=1, max_size=5), whole=PRINTS, complete=st.booleans())
def test_the_gap_is_the_one_that_reconciling_the_report_finds(
    *, prints: list[tuple[int, kh.Qualifier]], whole: tuple[int, kh.Qualifier], complete: bool
) -> None:
    """Kills: a gap with the sign turned, a rest that may be below 0, a bound that is lost."""
    named = [part(str(n), value, qualifier=word) for n, (value, word) in enumerate(prints)]
    made = report(printed("all", whole[0], qualifier=whole[1]), *named)
    (found,) = kh.reconcile(made)
    said = gap(made, complete=complete)
    match found.code:
        case "parts-exceed-whole":
            assert said is not None
            assert found.value is not None
            assert (-said).low == found.value.low
        case "parts-fall-short":
            assert said == (found.value if complete else None)
        case _:
            assert said is None


@given(reports(), st.integers(1, 1000))
def test_a_complete_list_agrees_until_a_part_is_printed_higher(
    made: kh.Report, excess: int
) -> None:
    """Kills: a comparison that never finds anything."""
    sound = kh.roll_up_parts(made, "organisations", complete=True)
    assert sound.findings == ()
    assert sound["made-up"][kh.ORGANISATIONS].is_complete
    figures = [
        evolve(one, quantity=evolve(one.quantity, value=one.quantity.value + excess))
        if one.key == "chapters-0"
        else one
        for one in made
    ]
    for complete in (True, False):
        higher = evolve(made, figures=tuple(figures))
        (found,) = kh.roll_up_parts(higher, "organisations", complete=complete).findings
        assert found.value is not None
        assert found.value.high == -excess


@given(st.lists(st.integers(0, 100), min_size=1, max_size=4), st.integers(0, 400))
def test_parts_that_may_overlap_come_to_the_largest_or_more(counts: list[int], whole: int) -> None:
    """Kills: a sum of the same people counted twice."""
    named = [part(str(n), count, overlapping=True) for n, count in enumerate(counts)]
    made = report(printed("all", whole), *named)
    assert total(made, complete=True).value == kh.Bounds(max(counts), sum(counts))
    assert total(made).value == kh.Bounds.at_least(max(counts))
    exceeds = kh.reconcile(made).findings[0].code == "parts-exceed-whole"
    assert (gap(made, complete=False) is not None) == exceeds


def test_one_part_that_may_overlap_lets_all() -> None:
    made = report(printed("all", 100), part("a", 60), part("b", 60), part("c", 1, overlapping=True))
    assert total(made, complete=True).value == kh.Bounds(60, 121)


def test_people_in_parts_that_do_not_overlap_are_different_people() -> None:
    """Kills: the bounds of a headcount, which would hide a student too many."""
    heads = kh.RECIPIENTS
    made = report(printed("all", 102, heads), part("a", 5, heads), part("b", 98, heads))
    assert total(made, complete=True).value == kh.Bounds.exactly(103)
    assert gap(made, complete=True) == kh.Bounds.exactly(-1)


@pytest.mark.parametrize(("whole", "said"), [(222, -1), (223, None), (224, 1)])
def test_a_list_said_to_be_complete_is_held_against_the_total(whole: int, said: int | None) -> None:
    made = report(printed("all", whole), part("a", 20), part("b", 203))
    assert gap(made, complete=True) == (None if said is None else kh.Bounds.exactly(said))


@pytest.mark.parametrize(("whole", "said"), [(222, -1), (223, None), (224, None)])
def test_what_was_not_named_may_be_any_number_of_others(whole: int, said: int | None) -> None:
    made = report(printed("all", whole), part("a", 20), part("b", 203))
    assert gap(made, complete=False) == (None if said is None else kh.Bounds.at_most(said))
    of_some = total(made)
    assert str(of_some) == "at least 223, 2 of 3 reported"
    assert of_some.missing == ("q/all/rest",)
    assert of_some.own == kh.Bounds.exactly(whole)


def test_the_gap_is_said_in_two_languages() -> None:
    made = report(printed("all", 231), part("a", 20), part("b", 203))
    (found,) = kh.roll_up_parts(made, "all", complete=True).findings
    assert found.figures == ("q/all",)
    assert found.sentence("en") == (
        "q itself reported members as 231, its parts come to 223: a difference of 8."
    )
    assert found.sentence("vi") == (
        "q tự báo cáo Hội viên là 231 người, các đơn vị trực thuộc cộng lại là 223 người: "
        "chênh lệch 8 người."
    )


def test_each_part_is_a_unit_called_by_what_was_printed() -> None:
    words = kh.read_quantity("71 trường học")
    school = kh.Figure(key="a", indicator=kh.SCHOOLS, quantity=words, part_of="all")
    made = report(printed("all", 90, kh.SCHOOLS), school, part("b", 2, kh.SCHOOLS))
    tree = kh.roll_up_parts(evolve(made, name="Quận"), "all").tree
    assert tree.ids == ("q", "q/a", "q/all/rest", "q/b")
    assert [tree.label(unit) for unit in tree] == ["Quận", "71 trường học", "phần không kể ra", "b"]
    assert tree.day == date(2023, 12, 31)
    going_on = report(*made, period=kh.Period(date(2020, 1, 1)))
    assert kh.roll_up_parts(going_on, "all").tree.day == date(2020, 1, 1)


def test_only_the_direct_parts_are_added() -> None:
    """Kills: parts of parts counted beside what they are part of."""
    inner = evolve(part("c", 50), part_of="b")
    made = report(printed("all", 60), part("a", 10), part("b", 50), inner)
    assert total(made, complete=True).value == kh.Bounds.exactly(60)


def test_a_price_counts_as_often_as_it_was_paid() -> None:
    """Kills: adding the price once; a price taken for a rounding."""
    price = kh.read_quantity("mỗi phần 1 triệu đồng")
    each = kh.Figure(
        key="price",
        indicator=kh.GIFTS_VALUE,
        says=kh.Says.EACH,
        quantity=price,
        about="gifts",
        part_of="all",
    )
    whole, gifts = printed("all", 80_000_000, kh.FUND_SPENT), printed("gifts", 80, kh.GIFTS)
    assert total(report(whole, gifts, each), complete=True).value == kh.Bounds.exactly(80_000_000)
    dearer = evolve(each, quantity=kh.read_quantity("mỗi phần hơn 1 triệu đồng"))
    value = total(report(whole, gifts, dearer), complete=True).value
    assert value == kh.Bounds.at_least(80_000_080)
    several = kh.Quantity(value=1_000_000, items=(1_000_000, 2_000_000), unit=kh.VND)
    value = total(report(whole, gifts, evolve(each, quantity=several)), complete=True).value
    assert value == kh.Bounds(80_000_000, 160_000_000)


def test_nobody_raises_less_than_nothing() -> None:
    """Kills: a low end that "gần" takes away from every sum it is in."""
    nearly = kh.Figure(
        key="a",
        indicator=kh.FUND_RAISED,
        quantity=kh.read_quantity("gần 5 triệu đồng"),
        part_of="all",
    )
    made = report(printed("all", 9, kh.FUND_RAISED), nearly, part("b", 7, kh.FUND_RAISED))
    assert total(made, complete=True).value == kh.Bounds(7, 5_000_006)


@pytest.mark.parametrize(
    "other",
    [
        part("b", 200, target=True),
        part("b", 200, kh.FUND_RAISED),
        kh.Figure(
            key="b",
            indicator=kh.MEMBERS,
            says=kh.Says.CHANGE,
            quantity=kh.Quantity(value=200, unit=PERSON),
            about="a",
            part_of="all",
        ),
    ],
)
def test_what_is_no_amount_of_the_total_has_not_reported(other: kh.Figure) -> None:
    """Kills: đồng and growth added to people; a list complete without what could not be added."""
    made = report(printed("all", 100), part("a", 60), other)
    of_some = total(made, complete=True)
    assert of_some.value == kh.Bounds.at_least(60)
    assert of_some.missing == ("q/b",)


@pytest.mark.parametrize(
    "paid",
    [
        None,
        printed("paid", 80, kh.GIFTS, target=True),
        kh.Figure(
            key="paid",
            indicator=kh.GIFTS,
            says=kh.Says.CHANGE,
            quantity=kh.Quantity(value=80, unit=kh.GIFTS.unit),
        ),
    ],
)
def test_a_price_of_an_unknown_number_of_things_has_not_reported(paid: kh.Figure | None) -> None:
    """Kills: a price times a target, or times a growth."""
    price = kh.Figure(
        key="price",
        indicator=kh.GIFTS_VALUE,
        says=kh.Says.EACH,
        quantity=kh.read_quantity("mỗi phần 1 triệu đồng"),
        about=None if paid is None else "paid",
        part_of="all",
    )
    figures = (printed("all", 10, kh.FUND_SPENT), price, *(() if paid is None else (paid,)))
    assert total(report(*figures), complete=True).missing == ("q/price",)


def test_the_total_is_in_the_unit_it_was_printed_in() -> None:
    """Scholarships counted in students.  Kills: a unit that only the catalogue has."""
    students = kh.Quantity(value=102, unit=PERSON)
    whole = kh.Figure(key="all", indicator=kh.SCHOLARSHIPS, quantity=students)
    one = evolve(whole, key="a", part_of="all")
    assert total(report(whole, one), complete=True).indicator.unit == PERSON
    other = evolve(one, quantity=kh.Quantity(value=102, unit=ORGANISATION))
    assert total(report(whole, other), complete=True).missing == ("q/a",)
    bare = evolve(whole, quantity=kh.Quantity(value=102))
    unread = evolve(one, quantity=kh.Quantity(value=102))
    assert total(report(bare, unread), complete=True).indicator.unit == kh.SCHOLARSHIPS.unit


def test_of_a_balance_nothing_is_known_until_a_limit_says_that_nobody_owes() -> None:
    """Kills: a fund that can only be in credit."""
    funds = kh.FUND_BALANCE
    made = report(printed("all", 5, funds), part("a", 7, funds))
    assert total(made).value == kh.Bounds(None, None)
    assert gap(made, complete=False) is None
    no_debts = kh.Bounds.at_least(0)
    assert total(made, limit=no_debts).value == kh.Bounds.at_least(7)
    (found,) = kh.roll_up_parts(made, "all", limit=no_debts).findings
    assert found.value == kh.Bounds.at_most(-2)


@pytest.mark.parametrize(
    ("indicator", "period", "added"),
    [
        (kh.MEMBERS, kh.Period.half(2023, 2), True),
        (kh.MEMBERS, kh.Period.day(date(2023, 12, 31)), True),
        (kh.MEMBERS, kh.Period.day(date(2023, 12, 30)), False),
        (kh.MEMBERS, kh.Period.half(2023, 1), False),
        (kh.AWARDS, kh.Period.half(2023, 1), True),
        (kh.RECIPIENTS, kh.Period.half(2023, 1), True),
        (kh.AWARDS, kh.Period.half(2022, 2), False),
        (kh.AWARDS, kh.Period.school_year(2023), False),
    ],
)
def test_what_there_is_on_another_day_is_no_part_and_what_happened_meanwhile_is(
    indicator: kh.Indicator, period: kh.Period, *, added: bool
) -> None:
    """Kills: stocks added over time; a school year in the calendar year it begins in."""
    one = part("a", 60, indicator, period=period)
    made = report(printed("all", 100, indicator), one)
    assert total(made, complete=True).reported == added
    overlapping = evolve(made, figures=(made["all"], evolve(one, overlapping=True)))
    assert total(overlapping, complete=True).reported == added
    longer = evolve(made, period=kh.Period.years(2019, 2025))
    whole = evolve(made["all"], period=YEAR)
    assert total(evolve(longer, figures=(whole, one)), complete=True).reported == added


def test_a_limit_is_what_all_that_was_not_named_can_have() -> None:
    made = report(printed("all", 100), part("a", 60))
    assert total(made, limit=kh.Bounds(-1, 39)).value == kh.Bounds(60, 99)
    (found,) = kh.roll_up_parts(made, "all", limit=kh.Bounds(0, 39)).findings
    assert found.value == kh.Bounds(1, 40)


def test_what_cannot_be_a_total_is_refused() -> None:
    made = report(
        printed("all", 100, kh.FUND_BALANCE),
        part("a", 60, kh.FUND_BALANCE, overlapping=True),
        printed("aim", 100, target=True),
        kh.Figure(
            key="grown",
            indicator=kh.MEMBERS,
            says=kh.Says.CHANGE,
            quantity=kh.Quantity(value=20, unit=PERSON),
        ),
        printed("people", 100, kh.POPULATION),
        kh.Figure(
            key="share",
            indicator=kh.FUND_PER_HEAD,
            quantity=kh.Quantity(value=5, unit=kh.FUND_PER_HEAD.unit),
        ),
        printed("alone", 1),
    )
    level = "the key of a figure that says how many or how much there is"
    for key, said in {
        "aim": level,
        "grown": level,
        "share": level,
        "alone": "the key of a figure that others are part of",
        "people": "the key of a figure that others are part of",
        "all": "the key of a figure whose overlapping parts cannot be below 0",
    }.items():
        with pytest.raises(kh.InvalidValueError) as caught:
            kh.roll_up_parts(made, key)
        assert str(caught.value) == f"roll_up_parts.whole: expected {said}, got {key!r}"


def test_other_mistakes_are_named() -> None:
    made = report(printed("all", 100), part("a", 60))
    with pytest.raises(kh.InvalidValueError, match=r"^key: expected one of all, a, got 'b'$"):
        kh.roll_up_parts(made, "b")
    with pytest.raises(kh.InvalidValueError, match=r"^roll_up_parts\.report: expected a Report"):
        kh.roll_up_parts([made], "all")  # type: ignore[arg-type]
    said = r"^roll_up_parts\.limit: expected Bounds that hold a number members can have, got Bounds"
    with pytest.raises(kh.InvalidValueError, match=said):
        kh.roll_up_parts(made, "all", limit=kh.Bounds(-3, -1))
