"""Every total of 43 published reports of which parts are printed, rolled up from the parts.

A total is rolled up twice: from reports of units, each part one of them, and from the one report
that prints it all. What ``reconcile`` says of that report must be the same.
"""

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve

import khuyenhoc as kh

DATA: Final = Path(__file__).parents[1] / "data"
PUBLISHED: Final[list[dict[str, Any]]] = json.loads((DATA / "facts.json").read_text("utf-8"))[
    "reports"
]
FACTS: Final = {
    f"{report['id']}:{fact['id']}": fact for report in PUBLISHED for fact in report["facts"]
}
TOTALS: Final = json.loads((DATA / "published_totals.json").read_text("utf-8"))
GROUPS: Final[dict[str, dict[str, Any]]] = {group["id"]: group for group in TOTALS["groups"]}
Group = Mapping[str, Any]
#: What a test reads figures from: the facts, or the facts with a fault put in.
Facts = Mapping[str, Mapping[str, Any]]
#: Nothing that is counted or paid is below 0.
NO_LESS: Final = kh.Bounds.at_least(0)


def counted_in(group: Group, reading: Group) -> Group:
    """Give the group with what it counts in that reading: of people, each counted once."""
    return {**group, "indicator": reading.get("indicator", group["indicator"])}


def readings(time: str | None, *verdicts: str) -> list[Any]:
    """Give the readings that come to one of ``verdicts``, of parts counted at such a time."""
    return [
        pytest.param(counted_in(group, reading), reading, id=f"{name}-{reading['as']}")
        for name, group in GROUPS.items()
        for reading in group["readings"]
        if group.get("time") == time and reading["verdict"] in verdicts
    ]


# -- what is printed -----------------------------------------------------------------------------


def period_of(days: tuple[str, str]) -> kh.Period:
    first, last = map(date.fromisoformat, days)
    return kh.Period.through(first, last_day=last)


def period(fact: str) -> kh.Period:
    return period_of(TOTALS["periods"][fact.split(":", maxsplit=1)[0]])


def read(fact: str, facts: Facts) -> kh.Quantity:
    return kh.read_quantities(facts[fact]["words"]).figure(facts[fact]["printed"])


def amount(fact: str, group: Group, facts: Facts) -> kh.Quantity:
    """Read a figure, in the unit of the total where one is counted as the other."""
    quantity = read(fact, facts)
    counted = kh.CATALOGUE[group["indicator"]].unit
    return evolve(quantity, unit=counted) if group.get("alike") else quantity


def paid(part: Group, group: Group, facts: Facts) -> kh.Quantity:
    """Read what a part comes to: a price times the number it was paid."""
    quantity = amount(part["fact"], group, facts)
    if "of" not in part:
        return evolve(quantity, each=False)  # what is said of each is reported by each
    value = quantity.value * read(part["of"], facts).value
    return kh.Quantity(value=value, unit=quantity.unit)


def expected(ends: Mapping[str, int]) -> kh.Bounds:
    return kh.Bounds(ends.get("low"), ends.get("high"))


# -- from reports of units -----------------------------------------------------------------------


def units(part: Group) -> list[str]:
    return [f"{part['fact']}/{number}" for number in range(part.get("times", 1))]


def of_units(group: Group, reading: Group, facts: Facts = FACTS, **options: Any) -> kh.Totals:
    """Roll up a report of the total and one of each part, with units that have not reported."""
    indicator = kh.CATALOGUE[group["indicator"]]
    says = kh.Says(group.get("says", "level"))

    def report(unit: str, when: kh.Period, quantity: kh.Quantity) -> kh.Report:
        figure = kh.Figure(key="figure", indicator=indicator, quantity=quantity, says=says)
        return kh.Report(organisation=unit, period=when, figures=(figure,))

    reports = [report("whole", period(group["whole"]), amount(group["whole"], group, facts))]
    below: list[str] = []
    for part in group["parts"]:
        when = period_of(part["period"]) if "period" in part else period(part["fact"])
        below += units(part)
        reports += [report(unit, when, paid(part, group, facts)) for unit in units(part)]
    if reading["as"] == "partial":
        below += [f"other/{number}" for number in range(group.get("others", 1))]
    day = period(group["whole"]).last_day
    assert day is not None
    if "limit" in group:
        options.setdefault("limits", {indicator: expected(group["limit"])})
    tree = kh.Tree.of(day, dict.fromkeys(below, "whole"))
    return kh.roll_up(reports, tree, indicators=[indicator], **options)


def total(totals: kh.Totals) -> kh.Total:
    (indicator,) = totals.indicators
    return totals[totals.tree.roots[0]][indicator]


def of_named_units(group: Group, reading: Group) -> kh.Bounds | None:
    """Give what the named parts come to, without what is not named."""
    only = kh.MissingPolicy.PARTIAL_ZERO
    return total(of_units(group, reading, missing=only, limits={})).value


# -- from the one report -------------------------------------------------------------------------


def as_one_report(group: Group, reading: Group, facts: Facts = FACTS) -> kh.Report:
    """Make the report that prints a total and its parts; borrowed parts keep their period."""
    indicator = kh.CATALOGUE[group["indicator"]]
    says = kh.Says(group.get("says", "level"))
    whole = group["whole"]
    figures = [
        kh.Figure(key=whole, indicator=indicator, quantity=amount(whole, group, facts), says=says)
    ]
    for part in group["parts"]:
        own = period_of(part["period"]) if "period" in part else period(part["fact"])
        figure = kh.Figure(
            key=part["fact"],
            indicator=kh.CATALOGUE[part.get("indicator", group["indicator"])],
            quantity=amount(part["fact"], group, facts),
            says=kh.Says.EACH if "of" in part else says,
            about=part.get("of"),
            part_of=whole,
            overlapping=reading["as"] == "overlapping",
            period=None if own == period(whole) else own,
        )
        figures += [evolve(figure, key=unit) for unit in units(part)]
    for fact in sorted({part["of"] for part in group["parts"] if "of" in part}):
        count = read(fact, facts)
        figures.append(kh.Figure(key=fact, indicator=kh.GIFTS, quantity=count))
    return kh.Report(organisation="whole", period=period(whole), figures=tuple(figures))


def of_one_report(group: Group, reading: Group, facts: Facts = FACTS) -> kh.Totals:
    return kh.roll_up_parts(
        as_one_report(group, reading, facts),
        group["whole"],
        complete=reading["as"] != "partial",
        limit=expected(group["limit"]) if "limit" in group else None,
    )


def of_named_figures(group: Group, reading: Group) -> kh.Bounds | None:
    named = as_one_report(group, reading)
    return total(kh.roll_up_parts(named, group["whole"], complete=True)).value


def reconciled(group: Group, reading: Group) -> list[kh.Finding]:
    """Give what is found of the parts, among all that is found of the report."""
    found = kh.reconcile(as_one_report(group, reading))
    return [finding for finding in found if finding.code.startswith("parts-")]


def check(totals: kh.Totals, named: kh.Bounds | None, reading: Group) -> None:
    """Hold what was rolled up against what it should come to."""
    found = total(totals)
    assert named is not None
    assert named == expected(reading["sum"])
    assert found.own is not None
    assert found.value is not None
    assert found.value.low == named.low
    assert found.is_complete == (reading["as"] != "partial")
    if reading["verdict"] == "differs":
        (finding,) = totals.findings
        assert (finding.code, finding.verdict) == (
            "own-total-differs",
            kh.Verdict.CONTRADICTORY,
        )
        assert finding.value == expected(reading["gap"])
        return
    assert totals.findings == ()
    assert found.own & found.value is not None
    if reading["verdict"] == "agrees":
        assert found.own == expected(reading["printed"])
    elif "rest" in reading:
        assert (found.own - named) & NO_LESS == expected(reading["rest"])


# -- the tests -----------------------------------------------------------------------------------


def test_every_report_has_totals_with_parts_or_a_reason_why_not() -> None:
    """Kills: a report that nobody looked through."""
    figures = [
        fact
        for group in GROUPS.values()
        for fact in (group["whole"], *(part["fact"] for part in group["parts"]))
    ]
    used = {fact.split(":")[0] for fact in figures}
    without = set(TOTALS["reports_without_parts"])
    assert set(figures) <= set(FACTS)
    assert used.isdisjoint(without)
    assert used | without == {report["id"] for report in PUBLISHED}
    assert used == set(TOTALS["periods"])


@pytest.mark.parametrize(("group", "reading"), readings(None, "agrees", "differs", "holds"))
def test_units_roll_up_to_what_is_printed_or_to_the_gap(group: Group, reading: Group) -> None:
    """Kills: a sum that loses a bound; a gap with the sign turned; an unnamed unit taken as 0."""
    check(of_units(group, reading), of_named_units(group, reading), reading)


@pytest.mark.parametrize(
    ("group", "reading"),
    [*readings(None, "agrees", "differs", "holds"), *readings("within", "holds")],
)
def test_the_parts_of_one_report_roll_up_alike(group: Group, reading: Group) -> None:
    """Kills: a price added once, a term of years refused, a part that may overlap added."""
    check(of_one_report(group, reading), of_named_figures(group, reading), reading)


@pytest.mark.parametrize(
    ("group", "reading"),
    [*readings(None, "agrees", "differs", "holds"), *readings("within", "holds")],
)
def test_reconciling_the_report_comes_to_the_same(group: Group, reading: Group) -> None:
    """Kills: two parts of the package that judge one report differently."""
    (found,) = reconciled(group, reading)
    assert found.value is not None
    near, least = None, found.value.whole()
    code = "parts-hold"
    if reading["verdict"] == "differs":
        gap = expected(reading["gap"])
        exceeds = gap.high is not None and gap.high < 0
        code = "parts-exceed-whole" if exceeds else "parts-fall-short"
        near = (-gap if exceeds else gap).low
    elif reading.get("rest", {}).get("low"):
        code, near = "parts-fall-short", reading["rest"]["low"]
    assert found.code == code
    if near is not None:
        # Each open end of đồng may be tightened by itself, or only their difference.
        assert least is not None
        assert least.low is not None
        assert 0 <= near - least.low <= len(group["parts"])


@pytest.mark.parametrize(
    ("group", "reading"),
    [*readings("within", "holds"), *readings("another-day", "not-of-one-time")],
)
def test_units_of_another_time_are_not_added(group: Group, reading: Group) -> None:
    """Kills: members of a June in the total of a November."""
    with pytest.raises(
        kh.InvalidValueError, match=r"^roll_up\.reports: expected reports of one pe"
    ):
        of_units(group, reading)


@pytest.mark.parametrize(("group", "reading"), readings("another-day", "not-of-one-time"))
def test_what_there_was_on_another_day_is_no_part(group: Group, reading: Group) -> None:
    """Kills: 161 chapters in March said to be 9 too many for a December."""
    totals = of_one_report(group, reading)
    assert total(totals).reported == 0
    assert totals.findings == ()


@pytest.mark.parametrize(("group", "reading"), readings(None, "not-added"))
def test_changes_are_not_added(group: Group, reading: Group) -> None:
    """Three districts grew; that says nothing of the others.  Kills: growth taken for members."""
    rolled_up = of_units(group, reading)
    assert rolled_up.findings == ()
    assert total(rolled_up).reported == 0
    assert total(rolled_up).own is None
    assert reconciled(group, reading) == []
    with pytest.raises(kh.InvalidValueError, match="a figure that says how many or how much"):
        of_one_report(group, reading)


@pytest.mark.parametrize(
    ("group", "fact"),
    [
        pytest.param(group, fact, id=fact)
        for group in GROUPS.values()
        for reading in group["readings"]
        if reading["verdict"] == "agrees" and reading["sum"] == reading["printed"]
        for fact in (group["whole"], *(part["fact"] for part in group["parts"]))
    ],
)
def test_a_number_printed_one_higher_is_found_out_by_one(group: Group, fact: str) -> None:
    """Kills: a test of published totals that no misprint could fail."""
    (reading,) = group["readings"]
    words, printed = FACTS[fact]["words"], FACTS[fact]["printed"]
    figure = read(fact, FACTS)
    assert figure.span is not None
    start, end = figure.span
    number, higher = str(figure.value), str(figure.value + 1)
    facts = {
        **FACTS,
        fact: {
            "words": words[:start] + words[start:end].replace(number, higher) + words[end:],
            "printed": printed.replace(number, higher),
        },
    }
    for totals in (of_units(group, reading, facts), of_one_report(group, reading, facts)):
        (finding,) = totals.findings
        assert finding.value == kh.Bounds.exactly(1 if fact == group["whole"] else -1)


@pytest.mark.parametrize(
    ("name", "says", "own", "parts", "gap"),
    [
        (
            "binh-thanh-organisations",
            "complete",
            ("ít nhất 261 tổ chức hội", "at least 261"),
            ("248 tổ chức hội", "248"),
            ("ít nhất 13 tổ chức hội", "at least 13"),
        ),
        (
            "binh-thanh-support",
            "partial",
            ("từ 0 đến 164.999.999 đồng", "0 to 164,999,999"),
            ("ít nhất 729.845.000 đồng", "at least 729,845,000"),
            ("không quá âm 564.845.001 đồng", "at most -564,845,001"),
        ),
        (
            "hcm-first-time-students",
            "complete",
            ("114 suất học bổng", "114"),
            ("172 suất học bổng", "172"),
            ("âm 58 suất học bổng", "-58"),
        ),
    ],
)
def test_a_gap_is_said_in_a_sentence(
    name: str, says: str, own: tuple[str, str], parts: tuple[str, str], gap: tuple[str, str]
) -> None:
    (reading,) = (one for one in GROUPS[name]["readings"] if one["as"] == says)
    for totals in (of_units(GROUPS[name], reading), of_one_report(GROUPS[name], reading)):
        (finding,) = totals.findings
        label = kh.CATALOGUE[GROUPS[name]["indicator"]]
        assert finding.sentence("vi") == (
            f"whole tự báo cáo {label.label_vi} là {own[0]}, các đơn vị trực thuộc cộng lại là "
            f"{parts[0]}: chênh lệch {gap[0]}."
        )
        assert finding.sentence("en") == (
            f"whole itself reported {label.label_en} as {own[1]}, its parts come to {parts[1]}: "
            f"a difference of {gap[1]}."
        )


def test_of_a_balance_nothing_is_said_while_a_district_may_owe() -> None:
    """Kills: nine districts without a figure taken to be in credit."""
    group = GROUPS["hai-duong-balance-by-district"]
    (reading,) = group["readings"]
    unlimited = total(of_units(group, reading, limits={}))
    assert unlimited.value == kh.Bounds(None, None)
    assert unlimited.coverage == "3/12"


def test_students_are_no_scholarships_until_somebody_says_so() -> None:
    """343 scholarships in students.  Kills: numbers added whatever they count."""
    group = {**GROUPS["dat-quang-provincial-scholarships"], "alike": False}
    (reading,) = group["readings"]
    totals = of_units(group, reading)
    assert {finding.code for finding in totals.findings} == {"another-unit"}
    assert total(totals).reported == 0
    assert reconciled(group, reading) == []


def test_binh_thanh_rolls_up_over_three_tiers() -> None:
    """Kinds of chapters in wards, wards in the district, each with a total of its own."""
    chapters, day = kh.GRASSROOTS_ORGANISATIONS, date(2022, 12, 31)
    inner = GROUPS["binh-thanh-ward-chapters"]
    parents = {"seed-002:br_direct": "seed-002:orgs", "seed-002:br_ward": "seed-002:orgs"}
    parents |= {part["fact"]: "seed-002:br_ward" for part in inner["parts"]}
    reports = [
        kh.Report.of(fact, period(fact), {chapters: amount(fact, inner, FACTS)})
        for fact in ("seed-002:orgs", *parents)
    ]

    def gaps(tree: kh.Tree, own: kh.OwnValue) -> dict[str, kh.Bounds | None]:
        found = kh.roll_up(reports, tree, own=own).findings
        return {finding.figures[0].split("/")[0]: finding.value for finding in found}

    listed = kh.Tree.of(day, parents)
    district, wards = "seed-002:orgs", "seed-002:br_ward"
    eight = kh.Bounds.exactly(8)
    assert gaps(listed, kh.OwnValue.COMPARE) == {district: kh.Bounds.at_least(21), wards: eight}
    assert gaps(listed, kh.OwnValue.PREFER) == {district: kh.Bounds.at_least(13), wards: eight}
    more = kh.Tree.of(day, {**parents, "others": "seed-002:br_ward"})
    assert gaps(more, kh.OwnValue.COMPARE) == {}
    assert gaps(more, kh.OwnValue.FILL) == {district: kh.Bounds.at_least(13)}
    total_of_more = kh.roll_up(reports, more)["seed-002:orgs"][chapters]
    assert str(total_of_more) == "at least 240, 6 of 7 reported"
