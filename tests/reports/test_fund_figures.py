"""Every figure of funds in 43 published reports: read from its words, in its report, and back.

Money raised, spent and held, per head and against plan; what was given, by number and by value;
donors, goods and land.
"""

import re
from datetime import date
from fractions import Fraction
from typing import Final

import pytest
from fund_reports import (
    FACTS,
    FUNDS,
    PRINTED,
    PUBLISHED,
    REPORTS,
    figures,
    of_report,
    read,
    report_of,
)

import khuyenhoc as kh

WORDS_OF_FUNDS: Final = re.compile(
    "quỹ|qũy|học bổng|thưởng|quà|trao|tặng|tài trợ|hỗ trợ|vận động|huy động|tiền|hiến "
    "|đồng/|(triệu|tỷ|tỉ) đồng",
    re.IGNORECASE,
)
#: What is given, and what it is paid in.
UNITS_OF_FUNDS: Final = {
    *("VND", "VND_per_person", "award", "bicycle", "gift", "house", "notebook", "piggy_bank"),
    *("savings_book", "scholarship", "square_metre"),
}
SAMPLES: Final = {
    "can-tho-2023": "seed-000",
    "quang-tri-2023": "seed-001",
    "binh-thanh-2022": "seed-002",
    "hai-phong-2023h1": "seed-003",
    "hoan-kiem-2019": "seed-004",
}


def test_every_fact_of_funds_is_here_once() -> None:
    """Kills: a fund's figure left out because no indicator seems to fit."""
    assert len(PRINTED) == sum(len(report["figures"]) for report in REPORTS.values()) == 178
    assert (len(PUBLISHED), len(REPORTS)) == (43, 36)
    by_words = {
        name
        for name, fact in FACTS.items()
        if fact["unit"] in UNITS_OF_FUNDS or WORDS_OF_FUNDS.search(fact["words"])
    }
    assert len(by_words) == 164
    assert by_words - set(PRINTED) == set(FUNDS["not_of_funds"])
    of_their_place = set(PRINTED) - by_words
    assert len(of_their_place) == 16, "those whose words do not say what was given or raised"
    assert {FACTS[name]["unit"] for name in of_their_place} == {
        *("factor", "household", "occurrence", "organisation", "percent", "person")
    }
    for name, report in REPORTS.items():
        assert {of_report(figure["fact"]) for figure in report["figures"]} == {name}


def test_no_report_prints_another_currency() -> None:
    """So that every amount here is in đồng; what is given in another is not added to it."""
    paid = {fact["unit"] for fact in FACTS.values() if kh.UNITS[fact["unit"]].kind.value == "money"}
    assert paid == {"VND"}
    dollars = kh.Figure(
        key="abroad", indicator=kh.DONATIONS, quantity=kh.read_quantity("5.000 USD")
    )
    given = kh.Report(organisation="p6", period=kh.Period.year(2023), figures=(dollars,))
    assert kh.report_from_json(kh.report_to_json(given)) == given
    totals = kh.roll_up([given], kh.Tree.of(date(2023, 12, 31), {"p6": "q"}))
    assert [finding.code for finding in totals.findings] == ["another-unit"]


@pytest.mark.parametrize("fact", PRINTED)
def test_a_figure_has_the_unit_of_its_indicator(fact: str) -> None:
    """Kills: students counted as scholarships; a share of a plan taken for an amount."""
    printed = PRINTED[fact]
    for figure in figures(printed):
        unit, indicator = figure.quantity.unit, figure.indicator
        assert unit is not None
        assert indicator.unit is not None
        if figure.says in (kh.Says.LEVEL, kh.Says.EACH):
            assert unit == indicator.unit
        else:
            assert unit in (indicator.unit, kh.UNITS["percent"], kh.UNITS["factor"])


def test_two_units_are_those_of_the_words_and_not_of_the_sense() -> None:
    """ "431.447 đối tượng" over seven years are occasions; the words say people."""
    others = {
        fact: (read(fact).unit, FACTS[fact]["unit"])
        for fact in PRINTED
        if read(fact).unit != kh.UNITS[FACTS[fact]["unit"]]
    }
    assert others == {
        "quang-tri-2022:recipients": (kh.UNITS["person"], "occurrence"),
        "quang-nam-2016:sch": (kh.UNITS["scholarship"], "award"),
    }


@pytest.mark.parametrize("fact", PRINTED)
def test_a_figure_leaves_possible_what_its_words_do(fact: str) -> None:
    """Kills: "gần 60 tỉ" as 60 tỉ; "54,7 tỉ" as exact to the đồng; a range as its first end."""
    said, quantity = FACTS[fact], read(fact)
    value, bounds = Fraction(said["value"]), quantity.bounds()
    assert (quantity.value, quantity.qualifier.value) == (value, said["qualifier"])
    match said["qualifier"]:
        case "nearly":
            assert bounds == kh.Bounds.less_than(value)
        case "more_than":
            assert bounds == kh.Bounds.more_than(value)
        case "range":
            assert bounds == kh.Bounds(value, Fraction(said["value_high"]))
        case _:
            step = Fraction(said["resolution"])
            counted = quantity.unit is not None and quantity.unit.whole and step == 1
            assert value in bounds
            assert (bounds.value == value) == counted
            assert bounds.low is not None
            assert bounds.high is not None
            assert bounds.low >= value - step / 2
            assert bounds.high <= value + step


@pytest.mark.parametrize("name", REPORTS)
def test_a_report_comes_back_from_its_file_unchanged(name: str) -> None:
    """Kills: a qualifier, a scope, a period or a reference that is lost on the way."""
    report = report_of(name)
    assert kh.report_from_json(kh.report_to_json(report)) == report
    assert len(report) == sum(one.get("times", 1) for one in REPORTS[name]["figures"])


@pytest.mark.parametrize(("sample", "name"), SAMPLES.items())
def test_the_shipped_reports_say_the_same(sample: str, name: str) -> None:
    """Kills: one indicator in the shipped report and another one here."""
    shipped = {f"{name}:{figure.key}": figure for figure in kh.sample_report(sample)}
    for figure in report_of(name):
        beside = shipped[figure.key]
        assert (beside.indicator, beside.says, beside.base) == (
            *(figure.indicator, figure.says),
            figure.base,
        )
        assert beside.quantity.bounds() == figure.quantity.bounds()
        for one, other in ((beside.about, figure.about), (beside.part_of, figure.part_of)):
            assert (None if one is None else f"{name}:{one}") == other
