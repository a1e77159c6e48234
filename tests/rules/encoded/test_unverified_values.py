"""No rule carries what no source has: a list of such values is held against all rules."""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta
from fractions import Fraction
from functools import partial
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve, frozen

import khuyenhoc as kh
from khuyenhoc.rules import CountAtLeast, NotSourced, Points, PointsAtLeast, ShareAtLeast
from khuyenhoc.rules.funds import decrees

LIST: Final = Path(__file__).parents[2] / "data" / "unverified_rule_values.json"
VALUES: Final[list[dict[str, Any]]] = json.loads(LIST.read_text("utf-8"))["values"]
FUND_YEARS: Final = range(2015, 2036)
BODIES_ON: Final = [date(year, month, 1) for year in range(2014, 2031) for month in (1, 7)]


@frozen
class Encoded:
    """All that is encoded, or something like it that is made up to be caught."""

    book: kh.RuleBook = kh.RULE_BOOK
    validities: Mapping[kh.LearningTitle, Any] = kh.TITLE_VALIDITY
    body: Callable[..., Any] = kh.recognising_body
    cost: Callable[..., kh.FundFinding] = kh.management_cost
    capital: Callable[..., kh.FundFinding] = kh.minimum_capital
    #: All that is written down of the decrees on funds.
    of_funds: tuple[object, ...] = tuple(vars(decrees).values())

    def carries(self, value: Mapping[str, Any]) -> bool:
        return any(LOOKS[value["kind"]](self, value))


def looks_at_cap(encoded: "Encoded", value: Mapping[str, Any]) -> Iterator[bool]:
    points = encoded.book[value["rule"]].asked[value["of"]]
    yield isinstance(points, Points) and points.cap is not None


def looks_at_threshold(encoded: "Encoded", value: Mapping[str, Any]) -> Iterator[bool]:
    rules = encoded.book[value["rule"]]
    amounts = (PointsAtLeast, ShareAtLeast, CountAtLeast)
    for one in rules.requirements:
        named = value.get("of") in (None, one.id)
        yield named and isinstance(one, amounts) and one.at_least is not None
    if "of" in value:
        known = (NotSourced, PointsAtLeast)
        yield not all(isinstance(one, known) for one in rules.requirements if one.id == value["of"])


def looks_at_text(encoded: "Encoded", value: Mapping[str, Any]) -> Iterator[bool]:
    rules = encoded.book[value["rule"]]
    for one in (*rules.requirements, *rules.asked.values()):
        said = f"{one.label_vi}\n{one.label_en}\n{one.citation.place}".casefold()
        yield value["value"].casefold() in said
    yield value["value"].casefold() in f"{rules.citation} {rules.in_force_source}".casefold()


def looks_at_day(encoded: "Encoded", value: Mapping[str, Any]) -> Iterator[bool]:
    rules = encoded.book[value["rule"]]
    day = date.fromisoformat(value["value"])
    cited = [rules.citation, rules.in_force_source]
    cited += [one.citation for one in (*rules.requirements, *rules.asked.values())]
    naming = re.compile(rf"(?<!\d){day.day}/{day.month}/{day.year}(?!\d)")
    rests_on = [one for one in cited if one is not None and naming.search(one.place)]
    if rules.in_force is not None and day in (rules.in_force.start, rules.in_force.last_day):
        yield rules.in_force_source is None
        rests_on += [one for one in (rules.in_force_source,) if one is not None]
    for one in rests_on:
        yield not (value["inferred"] and one.evidence is kh.Evidence.INFERENCE)


def looks_at_target(encoded: "Encoded", value: Mapping[str, Any]) -> Iterator[bool]:
    for one in encoded.book.targets:
        cited = one.unit is None and one.citation.instrument == value["rule"]
        yield cited and one.by == value["by"] and one.indicator.code == value["of"]


def looks_at_body(encoded: "Encoded", value: Mapping[str, Any]) -> Iterator[bool]:
    first = date.fromisoformat(value["from"])
    for day in (first, *(day for day in BODIES_ON if day > first)):
        yield encoded.body(kh.LearningTitle(value["rule"]), on=day) is not None


def looks_at_validity(encoded: "Encoded", value: Mapping[str, Any]) -> Iterator[bool]:
    yield kh.LearningTitle(value["rule"]) in encoded.validities


def looks_at_fund_share(encoded: "Encoded", value: Mapping[str, Any]) -> Iterator[bool]:
    share = Fraction(value["value"])
    yield share in [one for one in encoded.of_funds if isinstance(one, Fraction)]
    base = kh.Dong(1_000_000)
    most = kh.Dong(int(base.amount * share))
    for year in FUND_YEARS:  # whoever knows of it judges otherwise above it, or where it is reached
        below, at, above = (
            encoded.cost(most + kh.Dong(more), base, year=year) for more in (-1, 0, 1)
        )
        yield len({(one.verdict, one.missing) for one in (below, at, above)}) > 1


def looks_at_fund_day(encoded: "Encoded", value: Mapping[str, Any]) -> Iterator[bool]:
    day = date.fromisoformat(value["value"])
    for one in encoded.of_funds:
        yield one == day
        yield isinstance(one, decrees.Decree) and one.in_force.start == day
    before, then = (
        encoded.capital(kh.Dong(1), tier=kh.Tier.COMMUNE, on=on, foreign_contributors=False)
        for on in (day - timedelta(days=1), day)
    )
    yield (before.verdict, before.missing) != (then.verdict, then.missing)


LOOKS: Final[Mapping[str, Callable[..., Iterator[bool]]]] = {
    "cap": looks_at_cap,
    "threshold": looks_at_threshold,
    "text": looks_at_text,
    "day": looks_at_day,
    "target": looks_at_target,
    "body": looks_at_body,
    "validity": looks_at_validity,
    "fund-share": looks_at_fund_share,
    "fund-day": looks_at_fund_day,
}


@pytest.mark.parametrize("value", VALUES, ids=lambda one: f"{one['rule']}: {one['what']}")
def test_nothing_encoded_carries_it(value: Mapping[str, Any]) -> None:
    """Kills: a cut-off, a cap, a name, a day or a body that somebody remembers."""
    assert not Encoded().carries(value), value["why"]


INFERRED: Final = [value for value in VALUES if value.get("inferred")]


@pytest.mark.parametrize("value", INFERRED, ids=lambda one: f"{one['rule']}: {one['what']}")
def test_a_derived_day_is_encoded_and_shows_as_an_inference(value: Mapping[str, Any]) -> None:
    """Kills: a row on a day that no rule set has, which could never be carried."""
    rules = kh.RULE_BOOK[value["rule"]]
    assert rules.in_force is not None
    assert rules.in_force_source is not None
    edge = {"first day": rules.in_force.start, "last day": rules.in_force.last_day}
    assert edge[value["what"]] == date.fromisoformat(value["value"])
    assert rules.in_force_source.evidence is kh.Evidence.INFERENCE


def test_which_first_days_are_listed_as_derived() -> None:
    """Kills: a derived first day taken off the list, so that nothing looks at it."""
    listed = {value["rule"] for value in INFERRED if value["what"] == "first day"}
    association = {
        f"{title}/{number}"
        for title in ("family", "clan", "village-community", "commune-unit")
        for number in (448, 242)
    }
    assert listed == {*association, "commune-community/44-2014"}


def test_every_rule_set_that_cannot_grade_is_on_the_list() -> None:
    """Kills: a rule set that gains a threshold while the list looks the other way."""
    listed = {value["rule"] for value in VALUES}
    assert {one.id for one in kh.RULE_BOOK} <= listed
    assert {value["kind"] for value in VALUES} == set(LOOKS)
    assert all(value["why"] and value["what"] for value in VALUES)


MEMORY: Final = kh.Citation(instrument="từ trí nhớ", evidence=kh.Evidence.INFERENCE)


def in_place_of(key: str, **changes: Any) -> kh.RuleBook:
    return kh.RULE_BOOK.with_rule_sets(evolve(kh.RULE_BOOK[key], **changes))


def planted_cap() -> Encoded:
    """Give criteria 3 and 4 of a family their 20 points each, under the id of the national set."""
    completed = _completed("family/448", caps={"3": 20, "4": 20})
    return Encoded(book=kh.RULE_BOOK.with_rule_sets(evolve(completed, id="family/448")))


def planted_threshold() -> Encoded:
    completed = _completed("family/448", thresholds={"total": 70})
    return Encoded(book=kh.RULE_BOOK.with_rule_sets(evolve(completed, id="family/448")))


def planted_share() -> Encoded:
    share = ShareAtLeast(
        id="3",
        label_vi="Tiêu chí 3",
        label_en="criterion 3",
        of=kh.UNIT_MEMBERS,
        at_least=Fraction(80, 100),
        citation=MEMORY,
    )
    completed = _completed("district-unit/24-2023", criteria={"3": share})
    return Encoded(book=kh.RULE_BOOK.with_rule_sets(evolve(completed, id="district-unit/24-2023")))


def _completed(key: str, **filled: Any) -> kh.RuleSet:
    frame = kh.RULE_BOOK[key]
    decision = kh.LocalDecision(
        citation=MEMORY,
        place="tinh-a",
        in_force=frame.in_force or kh.Period(date(2023, 1, 1)),
        completes=key,
        **filled,
    )
    return decision.complete(frame)


def planted_text() -> Encoded:
    repeal = evolve(MEMORY, place="thay thế 22/2020/TT-BGDĐT")
    return Encoded(book=in_place_of("province-unit/24-2023", in_force_source=repeal))


def planted_day() -> Encoded:
    """Say of a day that was derived that it was seen."""
    seen = evolve(MEMORY, evidence=kh.Evidence.SECONDARY)
    return Encoded(book=in_place_of("province-unit/22-2020", in_force_source=seen))


def planted_days() -> Encoded:
    """Say of all days that were derived that they were seen."""
    book = kh.RULE_BOOK
    for rules in kh.RULE_BOOK:
        source = rules.in_force_source
        if source is not None and source.evidence is kh.Evidence.INFERENCE:
            seen = evolve(source, evidence=kh.Evidence.PRIMARY)
            book = book.with_rule_sets(evolve(rules, in_force_source=seen))
    return Encoded(book=book)


def planted_place() -> Encoded:
    """Name a derived day in a place that is cited as one that was seen."""
    seen = evolve(MEMORY, place="hiệu lực từ ngày 1/1/2016", evidence=kh.Evidence.PRIMARY)
    return Encoded(book=in_place_of("family/448", citation=seen))


def planted_target() -> Encoded:
    target = kh.Target(
        indicator=kh.LEARNING_FAMILIES,
        of=kh.HOUSEHOLDS,
        share=Fraction(80, 100),
        by=2030,
        citation=kh.Citation(instrument="387/QĐ-TTg", evidence=kh.Evidence.SECONDARY),
    )
    return Encoded(book=evolve(kh.RULE_BOOK, targets=(*kh.RULE_BOOK.targets, target)))


def planted_body() -> Encoded:
    body = kh.RecognisingBody(label_vi="Chủ tịch xã", label_en="the chair", citation=MEMORY)
    return Encoded(body=lambda _, on: body if on.year == 2026 else None)


def planted_validity() -> Encoded:
    return Encoded(validities={**kh.TITLE_VALIDITY, kh.LearningTitle.CITIZEN: None})


def planted_fund_share() -> Encoded:
    return Encoded(of_funds=(*Encoded().of_funds, Fraction(1, 10)))


def planted_fund_verdict() -> Encoded:
    """Judge a cost above 5% by what somebody remembers of the board's rule."""
    remembered = kh.CostCeiling(Fraction(10, 100), MEMORY)

    def cost(spent: kh.Dong, base: kh.Dong, *, year: int) -> kh.FundFinding:
        found = kh.management_cost(spent, base, year=year)
        if found.missing is not kh.FundMissing.NEXT_CLAUSE:
            return found
        return kh.management_cost(spent, base, year=year, ceiling=remembered)

    return Encoded(cost=cost)


def planted_fund_draft() -> Encoded:
    """Judge the years of the decree of 2026 by the share of its draft."""
    draft = kh.CostCeiling(Fraction(7, 100), MEMORY)

    def cost(spent: kh.Dong, base: kh.Dong, *, year: int) -> kh.FundFinding:
        ceiling = draft if year > 2026 else None
        return kh.management_cost(spent, base, year=year, ceiling=ceiling)

    return Encoded(cost=cost)


def planted_fund_day() -> Encoded:
    first = date(2020, 1, 15)
    period = kh.Period(first, decrees.DECREE_OF_2019.in_force.end)
    return Encoded(of_funds=(evolve(decrees.DECREE_OF_2019, in_force=period),))


def planted_fund_first_day() -> Encoded:
    first = date(2020, 1, 15)
    return Encoded(capital=partial(kh.minimum_capital, in_force_from=first))


@pytest.mark.parametrize(
    ("planted", "rule", "what"),
    [
        (planted_cap, "family/448", "most points of criterion 3"),
        (planted_cap, "family/448", "most points of criterion 4"),
        (planted_threshold, "family/448", "points that are enough"),
        (planted_share, "district-unit/24-2023", "share of learning citizens"),
        (planted_text, "province-unit/24-2023", "repeals"),
        (planted_day, "province-unit/22-2020", "last day"),
        (planted_days, "family/448", "first day"),
        (planted_days, "clan/448", "last day"),
        (planted_days, "commune-unit/242", "first day"),
        (planted_days, "commune-community/44-2014", "first day"),
        (planted_place, "family/448", "first day"),
        (planted_target, "387/QĐ-TTg", "learning-families by 2030"),
        (planted_body, "citizen", "recognising body"),
        (planted_body, "commune-community", "recognising body"),
        (planted_validity, "citizen", "how long the title holds"),
        (planted_fund_share, "fund/management-cost", "most by a rule of the board"),
        (planted_fund_verdict, "fund/management-cost", "most by a rule of the board"),
        (planted_fund_draft, "fund/management-cost", "share of a draft of 2025"),
        (planted_fund_day, "93/2019/NĐ-CP", "first day"),
        (planted_fund_first_day, "93/2019/NĐ-CP", "first day"),
    ],
)
def test_what_is_planted_is_found(planted: Callable[[], Encoded], rule: str, what: str) -> None:
    """Kills: a list that is held against nothing."""
    (value,) = (one for one in VALUES if (one["rule"], one["what"]) == (rule, what))
    assert planted().carries(value)
