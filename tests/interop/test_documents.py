"""Every model as a JSON document: what was written comes back, and all that is wrong is said."""

import inspect
import json
import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from types import SimpleNamespace
from typing import Any, Final

import pytest
from attrs import evolve, fields, has
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.interop.schemas import SCHEMAS
from khuyenhoc.rules import ShareAtLeast
from khuyenhoc.testing import (
    applications,
    bounds,
    days,
    dongs,
    exacts,
    forests,
    hierarchies,
    local_decisions,
    periods,
    planted_faults,
    quantities,
    ratios,
    reports,
    rule_sets,
    timelines,
)
from khuyenhoc.values.unit import EUR, OCCURRENCE, USD

A_DAY: Final = date(2023, 12, 31)
DESK: Final = kh.Unit("desk", "bộ bàn")
DESKS: Final = kh.Indicator.flow("desks-given", "Bàn học", "desks given", DESK)

texts = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)
limited = periods() | st.just(kh.Period.until(date.min)) | st.just(kh.Period(None, date.max))
counts = st.integers(0, 10**30)
indicators = st.sampled_from(list(kh.CATALOGUE))
units = st.sampled_from(list(kh.UNITS.values()))
own_units = st.builds(kh.Unit, texts, texts, st.sampled_from(kh.UnitKind))
links = st.builds(kh.Link, texts, texts, st.none() | limited)
organisations = st.builds(
    kh.Organisation,
    id=texts,
    name=texts,
    kind=st.none() | st.sampled_from(kh.OrganisationKind),
    sector=st.none() | st.sampled_from(kh.Sector),
    tier=st.none() | st.sampled_from(kh.Tier),
    period=st.none() | limited,
    covers=st.lists(texts, max_size=2).map(tuple),
    codes=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
)
citations = st.builds(
    kh.Citation,
    instrument=texts,
    place=st.just("") | texts,
    evidence=st.sampled_from(kh.Evidence),
    url=st.none() | texts,
    seen=st.none() | days(),
)
administrative_units = st.builds(
    kh.AdministrativeUnit,
    id=texts,
    name=texts,
    kind=st.sampled_from(kh.AdministrativeKind),
    period=st.none() | limited,
    codes=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
    basis=st.none() | citations,
)
centre_staff = st.builds(
    kh.CentreStaff,
    managers=st.none() | st.integers(20, 30),
    directors=st.none() | st.integers(0, 10),
    deputy_directors=st.none() | st.integers(0, 10),
    seconded_teachers=st.none() | counts,
    collaborators=st.none() | counts,
)
congresses = st.builds(
    kh.Congress,
    first_day=days(date(2020, 1, 1), date(2021, 1, 1)),
    last_day=st.none() | days(date(2021, 1, 1), date(2022, 1, 1)),
    number=st.none() | st.integers(1, 9),
    delegates_called=st.none() | st.integers(100, 200),
    delegates_present=st.none() | st.integers(0, 100),
)
seats = st.builds(
    kh.Seat,
    office=st.sampled_from(kh.Office).filter(lambda office: office is not kh.Office.OTHER),
    holder=st.none() | texts,
    period=st.none() | limited,
) | st.builds(kh.Seat, office=st.just(kh.Office.OTHER), words=texts)
terms = st.builds(
    kh.Term,
    organisation=texts,
    years=st.none() | st.just((2021, 2026)),
    period=st.just(kh.Period(date(2022, 1, 1))) | st.just(kh.Period.years(2022, 2026)),
    congress=st.none() | congresses,
    executive_members=st.none() | st.integers(10, 20),
    standing_members=st.none() | st.integers(0, 10),
    seats=st.just(())
    | st.just((kh.Seat(office=kh.Office.CHAIR, holder="Bà An"), kh.Seat(office=kh.Office.MEMBER))),
)
titles = st.sampled_from(kh.LearningTitle)
given_titles = st.builds(
    kh.Recognition,
    holder=texts,
    title=titles,
    unit=texts,
    decided_on=days(date(2020, 1, 1), date(2021, 1, 1)),
    grade=st.none() | st.sampled_from(kh.TitleGrade),
    given_for=st.none() | limited,
    valid=st.none() | limited,
    decided_by=st.none() | texts,
    decision=st.none() | citations,
    withdrawn_on=days(date(2021, 1, 1), date(2022, 1, 1)),
    withdrawal=st.none() | citations,
) | st.builds(kh.Recognition, holder=texts, title=titles, unit=texts, decided_on=days())
targets = st.builds(
    kh.Target,
    indicator=indicators,
    of=indicators,
    share=st.fractions(0, 1).filter(lambda share: share > 0),
    by=st.integers(1, 9999),
    area=st.none() | st.sampled_from(kh.AreaClass),
    unit=st.none() | texts,
    citation=citations,
)
figures = reports().map(lambda report: report.figures).flatmap(st.sampled_from) | st.builds(
    kh.Figure,
    key=texts,
    indicator=indicators.filter(lambda indicator: indicator.unit == kh.PERSON),
    quantity=st.builds(
        kh.Quantity,
        value=counts,
        unit=st.just(kh.PERSON),
        text=texts,
        span=st.just((3, 8)),
        warnings=st.tuples(st.builds(kh.ReadingWarning, texts, texts, st.tuples(exacts()))),
        whole=st.none() | quantities(),
        share=st.none() | quantities(unit=kh.PERCENT),
        worth=st.none() | quantities(unit=kh.VND),
    ),
    overlapping=st.booleans(),
    target=st.booleans(),
    period=st.none() | limited,
    scope=st.none() | texts,
    note=st.none() | texts,
)
findings = st.builds(
    kh.Finding,
    code=texts,
    verdict=st.sampled_from(kh.Verdict),
    figures=st.lists(texts).map(tuple),
    indicator=st.none() | indicators,
    unit=st.none() | units,
    value=st.none() | bounds(),
    by_rounding=st.lists(st.tuples(st.sampled_from(kh.Rounding), bounds()), max_size=2).map(tuple),
    vi=texts,
    en=texts,
)


@st.composite
def totals_of_one(draw: st.DrawFn) -> kh.Total:
    reported = draw(st.integers(0, 9))
    missing = draw(st.lists(texts, max_size=3))
    return kh.Total(
        indicator=draw(indicators),
        unit=draw(texts),
        value=draw(st.none() | bounds()),
        reported=reported,
        expected=reported + len(missing),
        missing=tuple(missing),
        policy=draw(st.sampled_from(kh.MissingPolicy)),
        zeros=draw(st.integers(0, 9)),
        own=draw(st.none() | bounds()),
        stand_ins=tuple(draw(st.lists(texts, max_size=2))),
        figures=tuple(draw(st.lists(st.tuples(texts, figures), max_size=2))),
        conflicts=tuple(draw(st.lists(findings, max_size=2))),
    )


@st.composite
def catalogues(draw: st.DrawFn) -> kh.Catalogue:
    """Make catalogues in any order, whose bases are in it or in the one of the package."""
    made: list[kh.Indicator] = []
    for place in range(draw(st.integers(0, 4))):
        nature = draw(st.sampled_from(kh.Nature))
        yardstick = nature is kh.Nature.YARDSTICK
        unit = draw(units | own_units)
        made.append(
            kh.Indicator(
                code=draw(st.sampled_from([f"own-{place}", list(kh.CATALOGUE)[place].code])),
                label_vi=draw(texts),
                label_en=draw(texts),
                unit=None if yardstick else unit,
                nature=nature,
                encloses=not yardstick and draw(st.booleans()),
                bases=tuple(draw(st.lists(st.sampled_from([*made, kh.SCHOOLS]), max_size=2))),
            )
        )
    return kh.Catalogue(tuple(draw(st.permutations(made))))


def always(hierarchy: kh.Hierarchy) -> str:
    """Give a unit that is there on all days, as one of each such hierarchy is."""
    return next(unit.id for unit in hierarchy.units if unit.period is None)


move_shares = st.sampled_from([kh.Share.whole(), kh.Share.remainder()]) | st.tuples(
    st.fractions(0, 1), st.fractions(0, 1)
).map(lambda ends: kh.Share.between(min(ends), max(ends)))
moves = st.builds(
    kh.Move, texts, st.none() | texts, share=move_shares, of=st.sampled_from(kh.Moved)
)
#: More of them: tests/interop/test_registry_json.py.
registries = st.builds(
    lambda hierarchy, share, day, of: kh.Registry(
        hierarchy=hierarchy,
        changes=(
            kh.StructureChange(effective=day, moves=(kh.Move(always(hierarchy), None, share, of),)),
        ),
        verified_on=day,
    ),
    hierarchies(),
    move_shares,
    days(),
    st.sampled_from(kh.Moved),
)
caveats = st.builds(
    kh.Caveat,
    st.sampled_from(kh.CaveatKind),
    st.lists(texts, max_size=2).map(tuple),
    st.lists(limited, max_size=1).map(tuple),
)
observations = st.builds(
    kh.Observation,
    unit=texts,
    indicator=indicators,
    period=limited,
    value=bounds(),
    structure=days(),
    replaces=st.booleans(),
    source=st.none() | texts,
)
shares = st.builds(
    kh.PrintedShare,
    counts | dongs(min_amount=0),
    counts | dongs(min_amount=0),
    st.just("77,07%") | quantities(unit=kh.PERCENT),
)
title_bases = st.builds(
    kh.fitting_bases,
    titles,
    achieved=st.none() | counts,
    all_holders=st.none() | counts,
    percent=st.just("77,07%") | quantities(unit=kh.PERCENT),
)
trees = st.one_of(
    st.builds(kh.Tree.of, days(), forests(), name=texts),
    st.builds(lambda hierarchy, day: hierarchy.on(day), hierarchies(), days()),
)
facts = st.one_of(
    st.none(),
    st.booleans(),
    exacts(),
    bounds(),
    ratios(of=kh.POPULATION),
    ratios(of=kh.PLAN),
    ratios(of=kh.FUND_RAISED, money=True),
    st.builds(kh.BoundedRatio, bounds(), of=indicators, zeros=counts),
)
sets_of_rules = rule_sets() | st.sampled_from(kh.RULE_BOOK.rule_sets)
decisions = sets_of_rules.flatmap(local_decisions) | st.builds(
    kh.LocalDecision,
    citation=citations,
    place=texts,
    in_force=limited,
    completes=texts,
    thresholds=st.dictionaries(
        st.sampled_from(("1", "1.a", "tổng")), exacts() | st.fractions() | st.just(Fraction(1))
    ),
)


@st.composite
def completed(draw: st.DrawFn) -> kh.RuleSet:
    """Make the rule sets of places, some with something that is only supposed."""
    rules = draw(sets_of_rules)
    if draw(st.booleans()):
        rules = draw(local_decisions(rules, place="tỉnh A")).complete(rules)
    if draw(st.booleans()):
        shares = [one.id for one in rules.requirements if isinstance(one, ShareAtLeast)]
        rules = rules.supposing(dict.fromkeys(shares[:1], Fraction(1)))
    return rules


things = (
    units.filter(
        lambda unit: unit.kind is kh.UnitKind.COUNT and unit not in (kh.PERSON, OCCURRENCE)
    )
    | st.builds(kh.Unit, texts, texts)
    | st.builds(kh.Unit, st.just("bicycle"), texts)
)
currencies = st.sampled_from([USD, EUR, kh.Unit("THB", "bạt", kh.UnitKind.MONEY)])
purposes = st.builds(kh.Purpose, st.sampled_from([*kh.PURPOSES]) | texts, texts, texts) | (
    st.sampled_from([*kh.PURPOSES.values()])
)
donors = st.builds(kh.Donor, texts)  # with names: tests/interop/test_fund_documents.py
bases = st.none() | st.sampled_from(kh.ValuationBasis)


def goods(least: int) -> st.SearchStrategy[kh.Goods]:
    counted = st.builds(kh.Count, st.integers(least, 10**6), things)
    return st.builds(kh.Goods, counted) | st.builds(kh.Goods, counted, dongs(min_amount=0), bases)


def moved(least: int) -> st.SearchStrategy[kh.Dong | kh.ForeignMoney | kh.Goods]:
    money = st.builds(kh.ForeignMoney.of_cents, st.integers(least, 10**9), currencies)
    return dongs(min_amount=least) | money | goods(least)


#: Funds that exist on all days of the entries.
FUNDS: Final = tuple(
    kh.Fund(id=one, owner="p6", period=kh.Period.years(2020, 2025)) for one in "ab"
)
in_their_life = days(date(2021, 1, 1), date(2022, 1, 1))


def disbursed(**fields: Any) -> kh.Disbursement:
    """Goods count themselves."""
    if isinstance(fields["amount"], kh.Goods):
        fields["count"] = None
    return kh.Disbursement(**fields)


def entries(of: type | None = None) -> st.SearchStrategy[Any]:
    """Make entries of the two funds; their ids are made one by one where they meet."""
    where: Any = {
        "id": texts,
        "fund": st.sampled_from("ab"),
        "on": in_their_life,
        "note": st.none() | texts,
    }
    given_: Any = {
        **where,
        "amount": moved(1),
        "count": st.none() | st.builds(kh.Count, counts, things),
        "purpose": st.none() | purposes,
        "campaign": st.none() | texts,
    }
    valued = st.builds(kh.Goods, st.builds(kh.Count, st.integers(1), things), dongs(min_amount=0))
    by_class: dict[type, st.SearchStrategy[Any]] = {
        kh.Contribution: st.builds(
            kh.Contribution,
            **given_,
            donor=st.none() | donors,
            earmarked_for=st.none() | texts,
            state_ordered=st.booleans(),
            endowment=st.booleans(),
        ),
        kh.Disbursement: st.builds(
            disbursed,
            **given_,
            recipients=st.none()
            | st.builds(kh.Count, counts, st.sampled_from([kh.PERSON, OCCURRENCE])),
            recipient=st.none() | texts,
        ),
        kh.Transfer: st.builds(
            kh.Transfer,
            id=texts,
            sender=st.just("a"),
            receiver=st.just("b"),
            amount=dongs(min_amount=1),
            sent_on=in_their_life,
            received_on=in_their_life,
            received_amount=st.none() | dongs(min_amount=1),
        )
        | st.builds(
            kh.Transfer,
            id=texts,
            sender=st.just("b"),
            receiver=st.just("a"),
            amount=moved(1),
            received_on=in_their_life,
            note=st.none() | texts,
        ),
        kh.Exchange: st.builds(kh.Exchange, **where, gave=dongs(min_amount=1), got=valued)
        | st.builds(
            kh.Exchange,
            **where,
            gave=st.builds(kh.ForeignMoney.of_cents, st.integers(1), currencies),
            got=valued | dongs(min_amount=1),
        ),
        kh.Revaluation: st.builds(
            kh.Revaluation,
            **where,
            unit=things,
            change=dongs().filter(lambda one: one.amount != 0),
            basis=bases,
        )
        | st.builds(
            kh.Revaluation,
            **where,
            unit=things,
            change=dongs(min_amount=0),
            first_valued=st.integers(1),
        ),
        kh.OpeningBalance: st.builds(kh.OpeningBalance, **where, amount=moved(0)),
    }
    return st.one_of(*by_class.values()) if of is None else by_class[of]


ledgers = st.builds(
    lambda all_: kh.Ledger(
        FUNDS, tuple(evolve(one, id=f"{place}-{one.id}") for place, one in enumerate(all_))
    ),
    st.lists(entries(), max_size=6),
)
PRINT: Final = (
    "Có 383.058 hội viên, chiếm 32,05%; 51.119/66.328 hộ (77,07%); gần 60 tỉ đồng, "
    "20 xe đạp (45 triệu đồng), ngày 30/11/2023, chưa đầy đủ; 35,%, 1.204567.000đ"
)
#: Values of every kind of file.
MODELS: Final[dict[Any, st.SearchStrategy[Any]]] = {
    kh.AdministrativeUnit: administrative_units,
    kh.Amounts: st.builds(
        lambda came, went: kh.Amounts.of(*came) - kh.Amounts.of(*went),
        st.lists(moved(0), max_size=4),
        st.lists(moved(0), max_size=4),
    ),
    kh.Application: completed().flatmap(applications)
    | st.builds(
        kh.Application,
        holder=st.just("hộ 1"),
        title=titles,
        facts=st.dictionaries(st.sampled_from(("1", "1.a", "tổng")), facts),
        recognitions=st.none()
        | st.lists(given_titles.map(lambda one: evolve(one, holder="hộ 1")), max_size=2).map(tuple),
    ),
    kh.BoundedRatio: st.builds(kh.BoundedRatio, bounds(), of=indicators, zeros=counts),
    kh.Bounds: bounds(),
    kh.Catalogue: catalogues(),
    kh.Caveat: caveats,
    kh.CentreStaff: centre_staff,
    kh.Citation: citations,
    kh.Commendation: st.builds(
        kh.Commendation,
        kind=st.sampled_from(kh.CommendationKind).filter(
            lambda kind: kind is not kh.CommendationKind.OTHER
        ),
        given_by=texts,
        given_on=days(),
        recipient=st.none() | texts,
        recipient_kind=st.none() | st.sampled_from(kh.RecipientKind),
        reason=st.none() | texts,
        decision=st.none() | citations,
    )
    | st.builds(
        kh.Commendation,
        kind=st.just(kh.CommendationKind.OTHER),
        words=texts,
        given_by=texts,
        given_on=days(),
    ),
    kh.CommonArea: st.builds(
        kh.CommonArea,
        before=st.lists(texts, max_size=2).map(tuple),
        after=st.lists(texts, max_size=2).map(tuple),
        is_open=st.booleans(),
    ),
    kh.Congress: congresses,
    kh.CostCeiling: st.builds(
        kh.CostCeiling, st.fractions(0, 1, max_denominator=10**30), citations
    ),
    kh.Contribution: entries(kh.Contribution),
    kh.Count: st.builds(kh.Count, counts, things),
    kh.DefinitionBreak: st.builds(
        kh.DefinitionBreak,
        indicator=indicators,
        on=days(),
        units=st.lists(texts, max_size=2).map(tuple),
        note=st.none() | texts,
        basis=st.none() | citations,
    ),
    kh.Disbursement: entries(kh.Disbursement),
    kh.Dong: dongs() | st.just(kh.Dong(-(10**999))),
    kh.Donor: donors,
    kh.DoubleCount: st.builds(
        kh.DoubleCount,
        kind=st.sampled_from(kh.DoubleCountKind),
        first=observations,
        second=observations,
        first_name=texts,
        second_name=texts,
    ),
    kh.Exchange: entries(kh.Exchange),
    kh.Fault: st.builds(
        kh.Fault,
        code=st.sampled_from(kh.FaultCode),
        units=st.lists(texts).map(tuple),
        period=st.none() | limited,
        vi=texts,
        en=texts,
    ),
    kh.Figure: figures,
    kh.Finding: findings,
    kh.ForeignMoney: st.builds(kh.ForeignMoney.of_cents, st.integers(), currencies),
    kh.Fund: st.builds(
        kh.Fund,
        id=texts,
        owner=texts,
        name=st.none() | texts,
        purpose=st.none() | purposes,
        restricted=st.booleans(),
        period=st.none() | limited,
    )
    | st.builds(
        kh.Fund,
        id=texts,
        owner=texts,
        kind=st.just(kh.FundKind.LICENSED),
        tier=st.none() | st.sampled_from(kh.Tier),
        foreign_contributors=st.none() | st.booleans(),
        raises_money=st.none() | st.booleans(),
        licence=st.none() | citations,
    ),
    kh.Goods: goods(0),
    kh.Hierarchy: st.one_of(
        hierarchies(),
        planted_faults().map(lambda planted: planted.hierarchy),
        st.builds(
            kh.Hierarchy,
            name=texts,
            units=st.lists(organisations | administrative_units, max_size=3).map(tuple),
            links=st.lists(links, max_size=3).map(tuple),
        ),
    ),
    kh.Indicator: indicators
    | st.builds(kh.Indicator.stock, texts, texts, texts, own_units | units, indicators),
    kh.LearningCentre: st.builds(
        kh.LearningCentre,
        id=texts,
        name=texts,
        unit=texts,
        tier=st.none() | st.sampled_from(kh.Tier),
        kind=st.sampled_from(kh.CentreKind),
        period=st.none() | limited,
        staff=centre_staff,
        decision=st.none() | citations,
    ),
    kh.Ledger: ledgers,
    kh.LeftOut: st.builds(
        kh.LeftOut, unit=texts, figure=figures, why=st.sampled_from(kh.LeftOutFor)
    ),
    kh.Link: links,
    kh.LocalDecision: decisions,
    kh.MembersChange: st.builds(
        lambda opening, joined, left, moved: kh.MembersChange(
            opening=opening + left,
            joined=joined + moved,
            left=left,
            closing=opening + joined + moved,
            moved_in=moved,
            moved_out=left,
        ),
        counts,
        counts,
        counts,
        counts,
    ),
    kh.Membership: st.builds(
        kh.Membership,
        person=texts,
        organisation=texts,
        period=st.none() | limited,
        kind=st.none() | st.sampled_from(kh.MembershipKind),
        party_member=st.none() | st.booleans(),
        attributes=st.dictionaries(texts, texts, max_size=3).map(lambda all_: tuple(all_.items())),
    ),
    kh.Move: moves,
    kh.Movement: st.builds(
        lambda person, on, named, joined: kh.Movement(
            person=person, on=on, joined=tuple(named[:joined]), left=tuple(named[joined:])
        ),
        texts,
        days(),
        st.lists(texts, min_size=1, max_size=3, unique=True),
        st.integers(0, 3),
    ),
    kh.Observation: observations,
    kh.OpeningBalance: entries(kh.OpeningBalance),
    kh.Organisation: organisations,
    kh.Period: limited,
    # What its identity number comes to is in tests/models/test_membership.py.
    kh.Person: st.builds(kh.Person, id=texts, name=st.none() | texts),
    kh.PlanResult: st.builds(
        kh.PlanResult,
        indicator=indicators,
        reached=bounds(),
        planned=bounds(),
        zeros=counts,
    ),
    kh.PrintedShare: shares,
    kh.Purpose: purposes,
    kh.Quantity: st.one_of(quantities(), quantities(unit=None), quantities(unit=kh.PERCENT)),
    kh.Ratio: st.one_of(
        ratios(of=kh.POPULATION), ratios(of=kh.PLAN), ratios(of=kh.FUND_RAISED, money=True)
    ),
    kh.Reach: st.builds(
        kh.Reach, texts, st.fractions(0, 1).filter(lambda share: share not in (0, 1))
    ),
    kh.ReadingWarning: st.builds(kh.ReadingWarning, texts, texts, st.tuples(exacts(), exacts())),
    kh.Readings: st.just(kh.read_quantities(PRINT)),
    kh.Reconciliation: reports().map(kh.reconcile),
    kh.Receipt: st.builds(
        kh.Receipt,
        on=days(),
        rule_sets=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
        application=texts,
        findings=texts,
        version=texts,
    ),
    kh.RecognisingBody: st.builds(
        kh.RecognisingBody, label_vi=texts, label_en=texts, citation=citations
    ),
    kh.Recognition: given_titles,
    kh.Registration: st.builds(
        kh.Registration,
        holder=texts,
        title=titles,
        unit=texts,
        period=limited.filter(lambda period: period.start is not None),
        registered_on=st.none() | days(),
        renewed=st.none() | st.booleans(),
    ),
    kh.Registry: registries,
    kh.Report: reports(),
    kh.Restated: st.builds(
        kh.Restated,
        unit=texts,
        indicator=indicators,
        value=st.none() | bounds(),
        sources=st.lists(texts, max_size=2).map(tuple),
        caveats=st.lists(caveats, max_size=2).map(tuple),
    ),
    kh.Revaluation: entries(kh.Revaluation),
    kh.RoundingHabit: st.lists(shares, max_size=3).map(lambda all_: kh.RoundingHabit(tuple(all_))),
    kh.RuleBook: st.builds(
        kh.RuleBook,
        st.lists(completed(), max_size=2).map(tuple),
        targets=st.lists(targets, max_size=2).map(tuple),
        decisions=st.lists(decisions, max_size=2).map(tuple),
    ),
    kh.RuleSet: completed(),
    kh.Seat: seats,
    kh.Share: move_shares,
    kh.StructureChange: st.builds(
        kh.StructureChange,
        effective=days(),
        moves=st.lists(moves, max_size=3).map(tuple),
        is_exhaustive=st.booleans(),
        basis=st.none() | citations,
        in_force=st.none() | days(),
        note=st.none() | texts,
    ),
    kh.Target: targets,
    kh.TargetResult: st.builds(kh.TargetResult, target=targets, reached=bounds(), zeros=counts),
    kh.Term: terms,
    kh.Timeline[str]: st.builds(evolve, timelines(texts), name=texts),
    kh.Timeline[int | Fraction | None]: timelines(st.none() | exacts()),
    kh.Timeline[Fraction]: timelines(st.fractions() | st.integers().map(Fraction)),
    kh.Timeline[kh.Citation]: timelines(
        st.builds(kh.Citation, instrument=texts, evidence=st.sampled_from(kh.Evidence))
    ),
    kh.Timeline[kh.Indicator]: timelines(indicators),
    kh.Timeline[kh.Validity]: timelines(
        st.builds(kh.Validity, years_after=st.none() | counts, citation=citations)
    ),
    kh.TitleBases: title_bases,
    kh.TitleEvent: st.builds(
        kh.TitleEvent,
        on=days(),
        kind=st.sampled_from(kh.TitleEventKind),
        holder=texts,
        title=titles,
        unit=texts,
    ),
    kh.Total: totals_of_one(),
    kh.TotalChange: st.builds(
        kh.TotalChange,
        indicator=indicators,
        units=bounds(),
        percent=st.none() | bounds(),
        zeros=counts,
    ),
    kh.Transfer: entries(kh.Transfer),
    kh.Tree: trees,
    kh.Unit: units | own_units,
    kh.Validity: st.builds(
        kh.Validity,
        years_after=st.none() | counts,
        upgrade_after=st.none() | counts,
        citation=citations,
    ),
}
#: Classes that no file holds, and why.
NOT_WRITTEN: Final = {
    kh.Assessment: "it is made again from the application and the rules, by replay; it has to_dict",
    kh.AssessmentCounts: "it is counted from assessments, again from them; it has to_dict",
    kh.Claim: "it is one figure of a Report, which is written; it has to_row",
    kh.ClaimsLedger: "it is made again from the reports that it was made from; it has to_dict",
    kh.ByUnit: "it is a view of Totals, made again from them",
    kh.BadRow: "it quotes a row of somebody else's table, and is mended there",
    kh.ConversionRead: "its Registry is written; the rest quotes a table, and is mended there",
    kh.LineRemark: "it tells of a line of somebody else's table",
    kh.GiftsGiven: "it is part of a Statement, made again from the ledger",
    kh.PublishedFunds: "it is made again from the reports that it was made from",
    kh.Recipients: "it is part of a Statement, made again from the ledger",
    kh.Statements: "they are made again from a ledger and a tree; they have to_rows",
    kh.FundFinding: "it is made again from the amounts, by its rule; it has to_dict",
    kh.Doubt: "it is made again from reports and the host's ranges; it has to_dict",
    kh.GrowthRange: "it is what a host holds for plausible; a Doubt's to_dict tells it",
    kh.LevelRange: "it is likewise",
    kh.ShareRange: "it is likewise",
    kh.UnitValueRange: "it is likewise",
    kh.PlausibleReading: "it is one of a Doubt, made again with it; it has to_dict",
    kh.EntryColumns: "it is how a Ledger may hold its entries; the Ledger is written",
    kh.HierarchicalRule: "a rule is code of the host's own, as a typed table",
    kh.HierarchyCheck: "it is made again from figures and a tree; it has to_dict and to_rows",
    kh.Imbalance: "it is one of a HierarchyCheck, made again with it; it has to_dict",
    kh.ItemCheck: "it is made again from values and rules; it has to_dict",
    kh.RuleOutcome: "it is one of an ItemCheck, made again with it; it has to_dict",
    kh.WrongParent: "it is found again from checks; it has to_dict",
    kh.Headcount: "it is counted from memberships and a tree, again from them",
    kh.MembersChanges: "it is counted likewise; each MembersChange is written",
    kh.Misreading: "it is made again from the quantity it is of; it has to_dict",
    kh.Repair: "it is made again from the system, with its Suspects; it has to_dict",
    kh.SuspectGroup: "it is one of Suspects, made again with them",
    kh.Judgement: "it is made again from its system; its findings have to_dict",
    kh.Suspects: "they are made again from the system; they have to_dict",
    kh.Problem: "it quotes any value at all, and lives in an error",
    kh.ComparableSeries: "it is made again from its observations and registry; it has to_rows",
    kh.Coverage: "it is made again from two trees; its findings have to_dict",
    kh.CoverageFinding: "it is one of a Coverage, made again with it; it has to_dict",
    kh.Crosswalk: "it is made again from its Registry, which is written; it has to_rows",
    kh.EditionStretch: "it is one of Editions, made again with them",
    kh.Editions: "they are made again from a table and a Registry; they have to_dict",
    kh.Mapped: "it is made again from figures and a Registry; it has to_rows",
    kh.RestatedCategory: "it holds a class of the host's own, of any type",
    kh.RestatedChange: "it is made again from the two Restated that it holds, which are written",
    kh.RestatedRatio: "it is made again from ratios and a Registry; its ratio is written",
    kh.StructureEvent: "it is named again from a Registry; it has to_dict",
    kh.Reasons: "they are those of an Assessment, made again with it; they have to_dict",
    kh.Remark: "it is written with the Readings that it is of",
    kh.RowsRead: "what it read is written, each by its own kind",
    kh.RuleFinding: "it is one of an Assessment, made again with it; it has to_dict",
    kh.Skipped: "it is written with the Readings that it is of",
    kh.Statement: "it is made again from the Ledger that it holds; its Amounts are written",
    kh.Table: "it is how a result is shown; the result is written",
    kh.AtMost: "it is one of a System's relations",
    kh.ChangeSince: "it is one of a System's relations",
    kh.EqualTo: "it is one of a System's relations",
    kh.GrowthSince: "it is one of a System's relations",
    kh.InOrder: "it is one of a System's relations",
    kh.MeanOf: "it is one of a System's relations",
    kh.PartsOf: "it is one of a System's relations",
    kh.ProductOf: "it is one of a System's relations",
    kh.ShareOf: "it is one of a System's relations",
    kh.TimesSince: "it is one of a System's relations",
    kh.WithinDrift: "it is one of a System's relations",
    kh.Propagation: "it is made again from its System",
    kh.Step: "it is one of a Propagation, made again with it; it has to_dict",
    kh.System: "it is made of figures, which are written, and of what a host knows between them",
    kh.Variable: "it is one of a System",
    kh.UnitTotals: "it is one unit's part of Totals",
    kh.Unread: "it is written with the Readings that it is of",
}


def in_full(value: object) -> object:
    """Give all that a model holds, also what ``==`` passes over: labels, natures, bases."""
    if isinstance(value, tuple):
        return tuple(map(in_full, value))
    if isinstance(value, dict):
        return {key: in_full(one) for key, one in value.items()}
    kind = type(value)
    if has(kind):
        names = [one.name for one in fields(kind) if one.init]
        return kind, {name: in_full(getattr(value, name)) for name in names}
    return kind, value


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("kind", MODELS, ids=str)
@given(data=st.data())
def test_what_was_written_comes_back(kind: Any, data: st.DataObject) -> None:
    """Kills: a field that is not written; a label taken from another unit; a digit lost."""
    model = data.draw(MODELS[kind])
    text = kh.to_json(model)
    read = kh.from_json(kind, text)
    assert read == model
    assert in_full(read) == in_full(model)
    assert kh.to_json(read) == text
    assert json.loads(text)["schema"] == SCHEMAS[type(model)]


def places(data: Any, path: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Give every object and list of plain data: its path, itself and what it is in."""
    items: Any = data.items() if isinstance(data, dict) else enumerate(data)
    for key, value in items:
        at = f"{path}[{key}]" if isinstance(data, list) else f"{path}.{key}".removeprefix(".")
        yield at, data, key
        if isinstance(value, dict | list):
            yield from places(value, at)


@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
@pytest.mark.parametrize("kind", MODELS, ids=str)
@given(data=st.data())
def test_no_key_is_ignored_and_no_number_guessed(kind: Any, data: st.DataObject) -> None:
    """Kills: an unknown key dropped at any depth; 3.0 read as 3; ``true`` read as 1."""
    text = kh.to_json(data.draw(MODELS[kind]))
    path, inside, key = data.draw(st.sampled_from([*places(json.loads(text))]))
    written = json.loads(text)
    (inside, key) = next((where, at) for name, where, at in places(written) if name == path)
    if isinstance(inside[key], dict):
        path, inside, key = f"{path}.colour", inside[key], "colour"
        inside[key] = "red"
    elif isinstance(inside[key], int) and not isinstance(inside[key], bool):
        others = [float(inside[key] % 1000), [], {}]
        is_fact = kind is kh.Application and path.rpartition("facts.")[2] == key
        inside[key] = data.draw(st.sampled_from(others if is_fact else [True, *others]))
    else:
        inside[key] = data.draw(st.sampled_from([5.5, {"colour": "red"}]))
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kind, json.dumps(written))
    path = re.sub(r"(^|\.)donor\.colour$", r"\1donor.…", path)  # which might be somebody's name
    assert any(problem.path.startswith(path) for problem in caught.value.problems)
    assert all(problem.expected for problem in caught.value.problems)


def test_no_kind_of_model_is_forgotten() -> None:
    """Kills: a new model that has no kind of file, or whose file is never read back."""
    exported = [getattr(kh, name) for name in kh.__all__]
    models = {one for one in exported if inspect.isclass(one) and has(one)}
    tried = {getattr(kind, "__origin__", kind) for kind in MODELS} | {kh.Totals}
    assert models - tried == NOT_WRITTEN.keys()
    assert tried == SCHEMAS.keys()
    assert len(set(SCHEMAS.values())) == len(SCHEMAS)


def test_the_page_lists_every_kind_of_file() -> None:
    """Kills: a kind that hosts cannot find."""
    page = Path(__file__).parents[2] / "docs" / "reference" / "json-format.md"
    rows = [line for line in page.read_text("utf-8").splitlines() if line.startswith("| `khuy")]
    listed = [row.split(" | ")[:2] for row in rows]
    assert listed == [
        [f"| `{schema}`", f"`kh.{kind.__name__}`"] for kind, schema in SCHEMAS.items()
    ]


@settings(max_examples=25)
@given(parents=forests(max_size=6), data=st.data(), policy=st.sampled_from(kh.MissingPolicy))
def test_every_total_of_a_roll_up_comes_back(
    parents: dict[str, str | None], data: st.DataObject, policy: kh.MissingPolicy
) -> None:
    """Kills: totals of the roots alone; a policy forgotten; findings or reports left out."""
    tree = kh.Tree.of(A_DAY, parents)
    given_ = [
        kh.Report.of(unit, kh.Period.year(2023), {kh.MEMBERS: data.draw(st.integers(0, 99))})
        for unit in data.draw(st.lists(st.sampled_from([*tree.ids, "unknown"]), unique=True))
    ]
    totals = kh.roll_up(given_, tree, missing=policy)
    text = kh.to_json(totals)
    read = kh.from_json(tuple[kh.Total, ...], text)
    assert read == tuple(total for unit in totals.values() for total in unit.values())
    written = json.loads(text)
    converter = kh.make_converter()
    assert converter.structure(written["tree"], kh.Tree) == tree
    assert (
        converter.structure(written.get("unplaced", []), tuple[kh.Report, ...]) == totals.unplaced
    )
    assert (
        converter.structure(written.get("findings", []), tuple[kh.Finding, ...]) == totals.findings
    )
    assert written["policy"] == policy.value


def problems(kind: Any, text: str, **options: Any) -> list[str]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kind, text, **options)
    return [str(problem) for problem in caught.value.problems]


def read_in_spite(kind: Any, text: str) -> tuple[object, ...]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kind, text)
    return caught.value.read


UNITS: Final = tuple(kh.Organisation(id=f"u{i}", name=f"Hội {i}") for i in range(20))
LINKS: Final = tuple(kh.Link(f"u{i}", "u0") for i in range(1, 20))
MANY: Final = kh.Hierarchy(name="association", units=UNITS, links=LINKS)
TREE: Final = kh.Tree.of(A_DAY, {"p6": "q1", "p7": "q1"})


def changed(model: object, **changes: object) -> str:
    return json.dumps({**json.loads(kh.to_json(model)), **changes})


def test_a_bad_unit_of_many_is_named_and_the_rest_kept() -> None:
    """Kills: a path without the place; losing the other units, or the links."""
    text = kh.to_json(MANY)
    text = text.replace('"id": "u17", ', '"id": "u17", "tier": "ward", ')
    text = text.replace('{"child": "u3", ', '{"child": 3, ')
    assert problems(kh.Hierarchy, text, document="association.json") == [
        "units[17].tier: expected one of nation, province, district, commune, village, got 'ward'",
        "links[2].child: expected a text, got 3",
    ]
    kept = (*UNITS[:17], *UNITS[18:], *LINKS[:2], *LINKS[3:])
    assert read_in_spite(kh.Hierarchy, text) == kept


def test_one_unit_more_is_one_line_more() -> None:
    """Kills: a layout, or places of parents, in which everything after it changes."""
    more = kh.Tree.of(A_DAY, {"p6": "q1", "p7": "q1", "a0": "q1"})
    before, after = kh.to_json(TREE).splitlines(), kh.to_json(more).splitlines()
    added = [line for line in after if line not in before]
    assert len(after) == len(before) + 2
    assert added == [
        '    {"id": "a0", "name": "a0"},',
        '    {"child": "a0", "parent": "q1"},',
    ]
    lines = kh.to_json(MANY).splitlines()
    assert sum('"id"' in line for line in lines) == len(UNITS)
    assert sum('"child"' in line for line in lines) == len(LINKS)


def test_wherever_a_hierarchy_is_cut_what_stands_before_is_kept() -> None:
    """Kills: looking for the list by its name, which a text may hold; following a cut for ever."""
    named = kh.Hierarchy(name='a "units": [1', units=UNITS[:3], links=LINKS[:2])
    text = kh.to_json(named)
    ends = [text.index(f'"id": "{one.id}"') for one in UNITS[:3]]
    for cut in range(len(text) - 2):
        (problem,) = problems(kh.Hierarchy, text[:cut])  # and not all that is after the cut
        assert "JSON up to the end of the file" in problem
        kept = read_in_spite(kh.Hierarchy, text[:cut])
        assert kept == (*named.units, *named.links)[: len(kept)]
        assert all(UNITS[i] in kept for i in range(3) if cut > ends[i] + 30)
    assert read_in_spite(kh.Hierarchy, text[:-3]) == (*named.units, *named.links)
    assert read_in_spite(kh.Hierarchy, text[:-3].replace("{", "", 1)) == ()


def test_a_file_of_another_kind_is_named_by_its_schema_alone() -> None:
    """Kills: a list of all the keys that a report lacks to be a hierarchy."""
    text = kh.to_json(kh.Report.of("p6", kh.Period.year(2023), {kh.MEMBERS: 41}))
    assert problems(kh.Hierarchy, text) == [
        "schema: expected \"khuyenhoc.hierarchy/1\", got 'khuyenhoc.report/1'"
    ]
    assert problems(kh.Link, '{"schema": "khuyenhoc.link/2", "child": "p6", "parent": 5}') == [
        "schema: expected \"khuyenhoc.link/1\", got 'khuyenhoc.link/2'",
        "parent: expected a text, got 5",
    ]
    assert problems(kh.Link, '{"schema": ["khuyenhoc.link/1"], "child": "a", "parent": "b"}') == [
        "schema: expected \"khuyenhoc.link/1\", got ['khuyenhoc.link/1']"
    ]


@pytest.mark.parametrize("kind", [kh.FaultCode, kh.Table, list, tuple[kh.Link, ...], None])
def test_a_kind_without_files_is_answered_with_those_that_have(kind: Any) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.from_json(kind, "{}")
    assert str(caught.value).startswith(
        "kind: expected one of AdministrativeUnit, Amounts, Application, BoundedRatio, Bounds, "
    )


@pytest.mark.parametrize("model", [5, "text", (TREE,), kh.Verdict.DERIVED, kh.Link])
def test_a_model_without_files_is_answered_with_those_that_have(model: object) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.to_json(model)
    assert str(caught.value).startswith(
        "model: expected a value of AdministrativeUnit, Amounts, Application, BoundedRatio, "
    )


def test_totals_are_not_read_as_what_computed_them() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.from_json(kh.Totals, "{}")
    assert str(caught.value) == (
        "kind: expected tuple[Total, ...]: totals are computed, and read back one by one, "
        "got <class 'khuyenhoc.rollup.totals.Totals'>"
    )


def test_the_kind_of_a_timeline_says_what_is_dated() -> None:
    """Kills: values of any kind taken as JSON has them."""
    timeline = kh.Timeline(((kh.Period.year(2022), 80), (kh.Period.year(2023), 90)), name="share")
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.from_json(kh.Timeline, kh.to_json(timeline))
    assert str(caught.value) == (
        "kind: expected a kind that says what is dated: Timeline[str], "
        "got <class 'khuyenhoc.values.timeline.Timeline'>"
    )
    assert problems(kh.Timeline[str], kh.to_json(timeline)) == [
        "entries[0].value: expected a text, got 80",
        "entries[1].value: expected a text, got 90",
    ]
    text = kh.to_json(timeline).replace("2022-12-31", "2021-01-01").replace("90", "true")
    assert problems(kh.Timeline[int], text) == [
        "entries[0].last_day: expected a day on or after the start, 2022-01-01, got 2021-01-01",
        "entries[1].value: expected a whole number, got True",
    ]
    overlapping = kh.to_json(timeline).replace("2022-12-31", "2023-01-01")
    assert problems(kh.Timeline[int], overlapping) == [
        (
            "entries[1]: expected a period that starts when the one before it, "
            "Period(date(2022, 1, 1), date(2023, 1, 2)), is over, "
            "got Period(date(2023, 1, 1), date(2024, 1, 1))"
        )
    ]


@pytest.mark.parametrize(
    ("value", "message"),
    [
        (0.5, "number: expected an exact number, an int or a Fraction, got 0.5"),
        (
            {1, 2},
            "value: expected texts, whole numbers, fractions, days or models, got {1, 2}",
        ),
        (
            "\ud800",
            (
                "timeline: expected texts of whole characters, which UTF-8 can hold, "
                'got \'": [\\n    {"value": "\\ud800", "first_day": "202\''
            ),
        ),
    ],
)
def test_what_could_not_be_read_back_is_not_written(value: object, message: str) -> None:
    """Kills: 0.5 written as a number that nothing reads."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.to_json(kh.Timeline(((kh.Period.year(2023), value),)))
    assert str(caught.value) == message


def test_a_base_that_no_file_can_name_is_not_written() -> None:
    base = SimpleNamespace(code="desks", label_vi="bàn", label_en="desks", encloses=True)
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.to_json(kh.Ratio(1, 2, of=base))
    assert str(caught.value) == (
        "Ratio.of: expected an Indicator, which a file names by its code, got 'desks'"
    )


def test_the_longest_numbers_come_back_and_longer_ones_are_refused() -> None:
    """Kills: a limit on one side only."""
    longest = 10**1000 - 1
    for number in (longest, -longest, Fraction(longest, 7), Fraction(1, 2**60), Fraction(-1, 8)):
        here = kh.Bounds.exactly(number)
        assert kh.from_json(kh.Bounds, kh.to_json(here)) == here
    for number in (longest + 1, -longest - 1, Fraction(1, 10**1000)):
        with pytest.raises(kh.InvalidValueError, match="at most 1000 digits"):
            kh.to_json(kh.Bounds.exactly(number))
    found = problems(kh.Dong, '{"schema": "khuyenhoc.dong/1", "amount": 1%s}' % ("0" * 1000))
    assert found[0] == "number: expected at most 1000 digits, got '1000000000… (1001 digits)'"


def test_what_a_host_counts_is_found_wherever_it_is_named() -> None:
    """Kills: looking for indicators of a report alone."""
    found = kh.Finding(
        code="a",
        verdict=kh.Verdict.DERIVED,
        figures=("a",),
        unit=DESK,
        indicator=DESKS,
        vi="a",
        en="a",
    )
    total = kh.Total(
        indicator=kh.MEMBERS, unit="p6", value=None, reported=0, expected=0, conflicts=(found,)
    )
    text = kh.to_json(total)
    assert kh.from_json(kh.Total, text, catalogue=kh.CATALOGUE.extended(DESKS)) == total
    assert problems(kh.Total, text) == [
        (
            "conflicts[0].indicator: expected the code of an indicator of the catalogue, "
            "got 'desks-given'"
        ),
        "conflicts[0].unit: expected the code of a unit of the catalogue, got 'desk'",
    ]


def test_files_of_every_kind_load_from_disk(tmp_path: Path) -> None:
    path = tmp_path / "tree.json"
    kh.dump(TREE, path)
    assert kh.load(kh.Tree, str(path)) == TREE
    path.write_bytes(b'{"name": "H\xf4i"}')
    with pytest.raises(kh.StructuringError) as caught:
        kh.load(kh.Tree, path)
    assert str(caught.value) == f"{path}: 1 problem\n  byte 11: expected text in UTF-8, got 244"
    path.write_bytes(kh.to_json(TREE).encode("utf-8-sig"))
    assert kh.load(kh.Tree, path) == TREE


@pytest.mark.parametrize(
    "other",
    [
        evolve(kh.MEMBERS, label_en="other things"),
        evolve(kh.MEMBERS, nature=kh.Nature.DISTINCT_PEOPLE),
        evolve(kh.MEMBERS, unit=kh.HOUSEHOLD),
    ],
)
def test_an_indicator_that_its_code_would_not_bring_back_is_not_written(
    other: kh.Indicator,
) -> None:
    """Kills: a host's indicator swapped for the package's in silence."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.to_json(kh.Report.of("p6", kh.Period.year(2023), {other: 5}))
    assert str(caught.value) == (
        "indicator: expected what the catalogue, or the rest of the model, calls so: it goes by "
        "its code, got 'members'"
    )
    extended = kh.Catalogue(tuple(it for it in kh.CATALOGUE if it.code != "members")).extended(
        other
    )
    report = kh.Report.of("p6", kh.Period.year(2023), {other: 5})
    written = kh.to_json(report, catalogue=extended)
    assert in_full(kh.from_json(kh.Report, written, catalogue=extended)) == in_full(report)
