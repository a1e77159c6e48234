"""Every model as a JSON document: what was written comes back, and all that is wrong is said."""

import inspect
import json
from datetime import date
from fractions import Fraction
from typing import Any, Final

import pytest
from attrs import fields, has
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.interop.documents import SCHEMAS
from khuyenhoc.testing import (
    bounds,
    days,
    dongs,
    exacts,
    forests,
    hierarchies,
    periods,
    planted_faults,
    quantities,
    ratios,
    reports,
    timelines,
)

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
    name=texts | timelines(texts),
    kind=st.none() | st.sampled_from(kh.OrganisationKind),
    sector=st.none() | st.sampled_from(kh.Sector),
    tier=st.none() | st.sampled_from(kh.Tier),
    period=st.none() | limited,
    covers=st.none() | texts,
    codes=st.lists(st.tuples(texts, texts), max_size=2).map(tuple),
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


shares = st.builds(
    kh.PrintedShare,
    counts | dongs(min_amount=0),
    counts | dongs(min_amount=0),
    st.just("77,07%") | quantities(unit=kh.PERCENT),
)
trees = st.one_of(
    st.builds(kh.Tree.of, days(), forests(), name=texts),
    st.builds(lambda hierarchy, day: hierarchy.on(day), hierarchies(), days()),
)
PRINT: Final = (
    "Có 383.058 hội viên, chiếm 32,05%; 51.119/66.328 hộ (77,07%); gần 60 tỉ đồng, "
    "20 xe đạp (45 triệu đồng), ngày 30/11/2023, chưa đầy đủ; 35,%, 1.204567.000đ"
)
#: Values of every kind of file.
MODELS: Final[dict[Any, st.SearchStrategy[Any]]] = {
    kh.BoundedRatio: st.builds(kh.BoundedRatio, bounds(), of=indicators, zeros=counts),
    kh.Bounds: bounds(),
    kh.Catalogue: catalogues(),
    kh.Citation: st.builds(
        kh.Citation,
        instrument=texts,
        place=st.just("") | texts,
        evidence=st.sampled_from(kh.Evidence),
        url=st.none() | texts,
        seen=st.none() | days(),
    ),
    kh.Dong: dongs() | st.just(kh.Dong(-(10**999))),
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
    kh.Hierarchy: st.one_of(
        hierarchies(),
        planted_faults().map(lambda planted: planted.hierarchy),
        st.builds(
            kh.Hierarchy,
            name=texts,
            units=st.lists(organisations, max_size=3).map(tuple),
            links=st.lists(links, max_size=3).map(tuple),
        ),
    ),
    kh.Indicator: indicators
    | st.builds(kh.Indicator.stock, texts, texts, texts, own_units | units, indicators),
    kh.Link: links,
    kh.Organisation: organisations,
    kh.Period: limited,
    kh.PrintedShare: shares,
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
    kh.Report: reports(),
    kh.RoundingHabit: st.lists(shares, max_size=3).map(lambda all_: kh.RoundingHabit(tuple(all_))),
    kh.Timeline[str]: timelines(texts),
    kh.Timeline[int | Fraction | None]: timelines(st.none() | exacts()),
    kh.Timeline[kh.Citation]: timelines(
        st.builds(kh.Citation, instrument=texts, evidence=st.sampled_from(kh.Evidence))
    ),
    kh.Timeline[kh.Indicator]: timelines(indicators),
    kh.Total: totals_of_one(),
    kh.TotalChange: st.builds(
        kh.TotalChange,
        indicator=indicators,
        units=bounds(),
        percent=st.none() | bounds(),
        zeros=counts,
    ),
    kh.Tree: trees,
    kh.Unit: units | own_units,
}
#: Classes that no file holds, and why.
NOT_WRITTEN: Final = {
    kh.BadRow: "it quotes a row of somebody else's table, and is mended there",
    kh.Problem: "it quotes any value at all, and lives in an error",
    kh.Remark: "it is written with the Readings that it is of",
    kh.RowsRead: "what it read is written, each by its own kind",
    kh.Skipped: "it is written with the Readings that it is of",
    kh.Table: "it is how a result is shown; the result is written",
    kh.UnitTotals: "it is one unit's part of Totals",
    kh.Unread: "it is written with the Readings that it is of",
}


def in_full(value: object) -> object:
    """Give all that a model holds, also what ``==`` passes over: labels, natures, bases."""
    if isinstance(value, tuple):
        return tuple(map(in_full, value))
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


def test_no_kind_of_model_is_forgotten() -> None:
    """Kills: a new model that has no kind of file, or whose file is never read back."""
    exported = [getattr(kh, name) for name in kh.__all__]
    models = {one for one in exported if inspect.isclass(one) and has(one)}
    tried = {getattr(kind, "__origin__", kind) for kind in MODELS} | {kh.Totals}
    assert models - tried == NOT_WRITTEN.keys()
    assert tried == SCHEMAS.keys()
    assert len(set(SCHEMAS.values())) == len(SCHEMAS)
