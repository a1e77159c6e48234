"""What follows from the figures of funds in 43 published reports, and what contradicts what.

Each check was worked out once before, apart from this library, with a verdict and with bounds by a
convention of its own; here it has the same of print alone, by itself and from its report.
"""

from collections.abc import Callable
from datetime import date
from fractions import Fraction
from math import floor
from typing import Any, Final

import pytest
from attrs import evolve
from fund_reports import FUNDS, PRINTED, REPORTS, Printed, of_report, period, read, report_of

import khuyenhoc as kh

CHECKS: Final[dict[str, dict[str, Any]]] = {check["check"]: check for check in FUNDS["checks"]}
FOUND: Final = {name: check for name, check in CHECKS.items() if "finding" in check}
#: What a fact can be, by one way of reading it.
Meaning = Callable[[str], kh.Bounds]
NO_LESS: Final = kh.Bounds.at_least(0)

# -- each by itself ------------------------------------------------------------------------------


def is_agreed(fact: str) -> bool:
    """Whether a figure is a price, which is what was printed and no rounding."""
    return read(fact).each and "times" not in PRINTED[fact]


def by_convention(fact: str) -> kh.Bounds:
    """Read a fact as those did who checked it: half up, a tenth for the words near a number."""
    quantity = read(fact)
    if is_agreed(fact) or quantity.unit == kh.UNITS["VND_per_person"]:
        return kh.Bounds.exactly(quantity.value)
    if quantity.qualifier is kh.Qualifier.EXACT and quantity.resolution > 1:
        return kh.unround(quantity.value, quantity.resolution, kh.Rounding.HALF_UP)
    return quantity.bounds(kh.Rounding.HALF_UP, kh.WITHIN_A_TENTH)


def by_print(fact: str) -> kh.Bounds:
    """Read a fact as it is printed: in either habit, and as far as "gần" may go."""
    return kh.Bounds.exactly(read(fact).value) if is_agreed(fact) else read(fact).bounds()


def side(said: Any, meaning: Meaning) -> kh.Bounds:
    """Work out one side of a check."""
    if isinstance(said, str):
        return meaning(said)
    if isinstance(said, list):
        number, price = said
        return meaning(number) * meaning(price)
    if "divide" in said:
        amount, count = said["divide"]
        of_all = 100 if read(count).unit == kh.UNITS["percent"] else 1
        held, some = meaning(amount) & NO_LESS, meaning(count) & NO_LESS
        assert held is not None
        assert some is not None
        return held * of_all / some
    total = kh.Bounds.exactly(0)
    for term in said["add"]:
        total += side(term, meaning)
    for term in said.get("less", ()):
        total -= side(term, meaning)
    return total


def verdict(check: Printed, meaning: Meaning) -> str:
    """Say what exact arithmetic says of the sides of a check."""
    first, *others = (side(said, meaning) for said in check["sides"])
    if not others:
        return "undetermined"
    (second,) = others
    holds: kh.Bounds | None
    if "within" in check:
        drift = Fraction(check["within"])
        holds = (second / first - 1) & kh.Bounds(-drift, drift)
    elif check["relation"] == "le":
        holds = (second - first) & NO_LESS
    else:
        holds = first & second
    return "inconsistent" if holds is None else "consistent"


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
def test_bounds_come_to_what_others_computed(check: Printed) -> None:
    """Kills: a sum, difference, product or quotient of bounds that loses or moves an end."""
    for said, computed in zip(check["sides"], check["computed"], strict=True):
        bounds = side(said, by_convention)
        assert bounds.low is not None
        assert bounds.high is not None
        assert [floor(bounds.low), floor(bounds.high)] == computed
        printed = side(said, by_print)
        assert printed & bounds == bounds, "print alone never says more than a convention"


@pytest.mark.parametrize("check", CHECKS.values(), ids=list(CHECKS))
@pytest.mark.parametrize("meaning", [by_convention, by_print])
def test_a_check_has_the_verdict_that_others_gave(check: Printed, meaning: Meaning) -> None:
    """Kills: a contradiction that needs a convention, or that print alone is blamed for."""
    assert verdict(check, meaning) == check["verdict"]


def test_every_check_of_funds_is_here() -> None:
    """39 of them, with the one of which only another reading is likely."""
    kinds = [check["kind"] for check in (*CHECKS.values(), FUNDS["doubtful"])]
    assert {kind: kinds.count(kind) for kind in kinds} == {
        "sum": 15,
        "ordering": 11,
        "unit_value": 4,
        "same_denominator": 2,
        "equal_expr": 2,
        "implied_plan": 1,
        "implied_base": 1,
        "claims_agree": 1,
        "common_unit_value": 1,
        "unit_plausibility": 1,
    }
    verdicts = [check["verdict"] for check in CHECKS.values()]
    assert {one: verdicts.count(one) for one in verdicts} == {
        "consistent": 28,
        "undetermined": 6,
        "inconsistent": 4,
    }


# -- what the reports themselves say of it -------------------------------------------------------


def found(check: Printed) -> kh.Finding:
    """Give what reconciling the report says of the figure that the check is listed under."""
    at = check["finding"]["of"]
    report = report_of(of_report(at), check.get("read", {}))
    code = check["finding"]["code"]
    (finding,) = [one for one in kh.reconcile(report).about(at) if one.code == code]
    return finding


def cut(bounds: kh.Bounds | None) -> list[int | None]:
    assert bounds is not None
    return [None if end is None else floor(end) for end in (bounds.low, bounds.high)]


@pytest.mark.parametrize("check", FOUND.values(), ids=list(FOUND))
def test_the_report_shows_it_when_it_is_reconciled(check: Printed) -> None:
    """Kills: a relation that only holds when somebody writes it out by hand."""
    finding = found(check)
    assert cut(finding.value) == check["finding"]["value"]
    match finding.code:
        case "parts-exceed-whole":
            assert finding.verdict is kh.Verdict.CONTRADICTORY
            assert check["verdict"] == "inconsistent"
        case "parts-hold" | "claims-agree":
            assert finding.verdict is kh.Verdict.CONSISTENT
            assert check["verdict"] == "consistent"
        case "parts-fall-short":  # nobody says that these are all the parts
            assert finding.verdict is kh.Verdict.UNDETERMINED
            assert check.get("relation", "le") == "le"
        case _:
            assert finding.verdict is kh.Verdict.DERIVED
            assert finding.value is not None
            sides = [side(said, by_convention) for said in check["sides"]]
            assert any(one & finding.value is not None for one in sides)


PARTS: Final = {
    name: check
    for name, check in FOUND.items()
    if check["finding"]["code"].startswith("parts-") and "relation" in check
}


@pytest.mark.parametrize("check", PARTS.values(), ids=list(PARTS))
def test_the_parts_roll_up_to_the_same_verdict(check: Printed) -> None:
    """Kills: parts that hold when they are reconciled and differ when they are rolled up."""
    whole = check["finding"]["of"]
    report = report_of(of_report(whole), check.get("read", {}))
    totals = kh.roll_up_parts(report, whole, complete=check["relation"] == "equal", limit=NO_LESS)
    codes = [finding.code for finding in totals.findings]
    assert codes == (["own-total-differs"] if check["verdict"] == "inconsistent" else [])


def test_reconciling_every_report_blames_only_binh_thanh() -> None:
    """Kills: a contradiction found where the figures of 35 other reports go together."""
    blamed = {
        finding.figures[0]: finding.sentence()
        for name in REPORTS
        for finding in kh.reconcile(report_of(name)).contradictions
    }
    assert blamed == {
        "seed-002:support": "Các phần “43,85 triệu đồng”, “558,6 triệu đồng”, “47,5 triệu đồng”, "
        "“1 triệu đồng” cộng lại là từ 729.845.000 đến 730.159.997 đồng, vượt “gần 165 triệu "
        "đồng” trên 564.845.000 đồng."
    }


def test_students_with_several_traits_are_no_contradiction() -> None:
    """43 + 52 + 35 + 11 + 31 of 114.  Kills: a list in brackets taken for a breakdown."""
    (finding,) = kh.reconcile(report_of("hcm-2019")).about("hcm-2019:first")
    assert (finding.code, finding.value) == ("parts-hold", kh.Bounds(52, 172))


def test_a_bank_with_519_dong_in_it_is_doubted() -> None:
    """Kills: 26,542 triệu believed, a thousand times too small, or corrected in silence."""
    doubtful = FUNDS["doubtful"]
    report = report_of("seed-002")
    (finding,) = [
        one for one in kh.reconcile(report).about(doubtful["fact"]) if one.code != "unit-value"
    ]
    assert (finding.code, finding.verdict) == ("doubtful-reading", kh.Verdict.DOUBTFUL)
    assert finding.figures == (doubtful["fact"], doubtful["by"])
    quantity = report[doubtful["fact"]].quantity
    (warning,) = quantity.warnings
    plausible = kh.Bounds(*doubtful["plausible"])
    for reading, value, fits in zip(
        doubtful["readings"], (quantity.value, *warning.alternatives), (False, True), strict=True
    ):
        assert value == reading["value"]
        each = kh.Bounds.exactly(value) / by_convention(doubtful["by"])
        assert cut(each) == reading["computed"]
        assert (each & plausible == each) == fits
    assert finding.sentence().endswith(
        "26.542.000 đồng (bình quân trên 518 đồng) hoặc 26.542 triệu đồng (bình quân trên 518.408 "
        "đồng)."
    )


# -- of several reports, and of what is no part of what ------------------------------------------


def in_one(fact: str, indicator: kh.Indicator, unit: str) -> kh.Report:
    """Let a unit report one figure and nothing beside it."""
    figure = kh.Figure(key=fact, indicator=indicator, quantity=read(fact))
    when = period(REPORTS[of_report(fact)]["period"])
    return kh.Report(organisation=unit, period=when, figures=(figure,))


@pytest.mark.parametrize(
    ("raised", "spent", "share"),
    [
        ("seed-000:raised", ["seed-000:spent"], kh.Bounds(91, None)),
        ("can-tho-2017h1:raised", ["can-tho-2017h1:spent"], kh.Bounds(70, 70)),
        ("tay-ninh-city-2019h1:raised", ["tay-ninh-city-2019h1:sch_v"], kh.Bounds(50, None)),
        ("nghe-an-2012:raised", ["nghe-an-2012:sch_v", "nghe-an-2012:rew_v"], kh.Bounds(0, None)),
        (
            "long-ho-2018:raised",
            ["long-ho-2018:spent1", "long-ho-2018:spent2"],
            kh.Bounds(12, None),
        ),
        ("van-ninh-2013:raised", ["van-ninh-2013:spent"], kh.Bounds(0, 24)),
        ("quang-nam-2016:raised", ["quang-nam-2016:sch_v"], kh.Bounds(0, 83)),
    ],
)
def test_what_was_spent_is_a_share_of_what_was_raised(
    raised: str, spent: list[str], share: kh.Bounds
) -> None:
    """In percent, cut.  Kills: "gần 60 tỉ" divided by as 60 tỉ; spending more refused."""
    day = date.fromisoformat(REPORTS[of_report(raised)]["period"][1])
    reports = [in_one(raised, kh.FUND_RAISED, "all")]
    reports += [in_one(fact, kh.FUND_SPENT, fact) for fact in spent]
    tree = kh.Tree.of(day, dict.fromkeys(spent, "all"))
    totals = kh.roll_up(reports, tree, own=kh.OwnValue.PREFER)
    ratio = totals["all"].ratio(kh.FUND_SPENT, of=kh.FUND_RAISED)
    assert isinstance(ratio, kh.BoundedRatio)
    assert cut(ratio.bounds * 100) == [share.low, share.high]
    assert ratio.bounds & kh.Bounds.at_most(1) is not None


def test_balances_of_two_reports_are_set_against_each_other() -> None:
    """Kills: "hơn 100 tỷ" as 100 tỷ, by which the fund grew by 23 tỷ and cannot have shrunk."""
    grew = []
    for earlier, later in (
        ("hai-duong-fund-2018:bal", "hai-duong-fund-2020:bal"),
        ("thanh-mien-2018:bal", "hai-duong-2018h1:tm"),
    ):
        reports = [in_one(fact, kh.FUND_BALANCE, "p6") for fact in (earlier, later)]
        before, now = (
            kh.roll_up([one], kh.Tree.of(one.period.last_day, {"p6": "q"}))["q"][kh.FUND_BALANCE]
            for one in reports
            if one.period.last_day is not None
        )
        grew.append(kh.change(now, before).units)
    assert grew == [
        kh.Bounds.at_most(23_999_999_998),
        kh.Bounds(1_250_000_001, 1_549_999_999),
    ]


def test_one_year_has_two_balances() -> None:
    """Kills: a change since 2017 that nobody holds against another one since 2017."""
    half_year, year = (
        next(f for f in kh.reconcile(report_of(name)).about(f"{name}:bal_up"))
        for name in ("hai-duong-2018h1", "hai-duong-fund-2018")
    )
    assert (half_year.code, year.code) == ("earlier-level", "earlier-level")
    assert half_year.value is not None
    assert year.value is not None
    assert half_year.value & year.value is None
    gap = (year.value - half_year.value).whole()
    assert gap == kh.Bounds.at_least(100_000_003), "150 million if both were rounded half up"


def test_a_population_stands_behind_a_fund_and_behind_its_members() -> None:
    """Kills: heads from a fund that no other count of heads is held against."""
    people = {}
    for name in ("thanh-hoa-2025", "hai-duong-fund-2020"):
        (finding,) = kh.reconcile(report_of(name)).about(f"{name}:per")
        assert finding.indicator == kh.POPULATION
        people[name] = finding.value
    thanh_hoa, hai_duong = people.values()
    assert thanh_hoa is not None
    assert hai_duong is not None
    members = kh.hidden_whole(read("thanh-hoa-2025:members"), read("thanh-hoa-2025:members_pct"))
    assert members is not None
    assert members & thanh_hoa == thanh_hoa
    earlier = kh.hidden_whole(read("hai-duong-2018:members"), read("hai-duong-2018:members_pct"))
    assert earlier is not None
    assert earlier & hai_duong is None
    assert cut((hai_duong / earlier - 1) * 100) == [4, 5], "in a year and a half"


def test_the_plan_behind_168_75_percent_is_rolled_up_and_set_against_what_was_raised() -> None:
    """Kills: the plan as 60 / 1,6875; a plan without a low end where a convention gives one."""
    report = report_of("seed-000")
    (plan,) = kh.plans([report], rounding=kh.Rounding.HALF_UP, reach=kh.WITHIN_A_TENTH)
    bounds = plan["fund-raised"].quantity.bounds()
    assert bounds == kh.Bounds(31_999_051_880, 35_556_609_084)
    assert 35_000_000_000 in bounds
    tree = kh.Tree.of(date(2023, 12, 31), {report.organisation: "q"})
    actual, planned = (kh.roll_up([one], tree)["q"][kh.FUND_RAISED] for one in (report, plan))
    result = kh.against_plan(actual, planned)
    assert (result.achieved, result.indicator) == (None, kh.FUND_RAISED)
    assert isinstance(result.ratio, kh.BoundedRatio)
    assert Fraction(16875, 10000) in result.ratio.bounds
    assert cut(result.difference) == [-35_556_609_084, 28_000_948_119]
    at_least = evolve(actual, value=read("seed-000:raised").possible(reach=kh.WITHIN_A_TENTH))
    assert kh.against_plan(at_least, planned).achieved is True


def test_a_price_is_of_as_many_as_were_given() -> None:
    """80 gifts of 1 triệu; 5 at 3,5 and 97 at 3 triệu.  Kills: a price that counts once."""
    worth = {
        price: side([PRINTED[price]["about"], price], by_print).value
        for price in ("seed-002:care_u", "dat-quang-2012:u1", "dat-quang-2012:u2")
    }
    assert list(worth.values()) == [80_000_000, 17_500_000, 291_000_000]
    for price, value in worth.items():
        report = report_of(of_report(price))
        count = PRINTED[price]["about"]
        beside = kh.Figure(
            key="beside",
            indicator=report[price].indicator,
            about=count,
            quantity=kh.Quantity(value=value or 0, unit=kh.UNITS["VND"]),
        )
        for wrong in (0, 1):
            printed = evolve(beside, quantity=evolve(beside.quantity, value=(value or 0) + wrong))
            found_of = kh.reconcile(evolve(report, figures=(*report.figures, printed)))
            codes = [finding.code for finding in found_of.about("beside")]
            assert ("price-contradicts" in codes) == bool(wrong)
