"""Whatever way the truth is printed, nothing true is denied and nothing derived leaves it out."""

import re
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from reconciliation_figures import HABITS, report

import khuyenhoc as kh
from khuyenhoc.testing.prints import prints_of
from khuyenhoc.testing.reports import printed_percent
from khuyenhoc.values.unit import FACTOR, HOUSEHOLD, ORGANISATION

COUNTS = st.integers(0, 20_000)


def figure(key: str, quantity: kh.Quantity, indicator: kh.Indicator, **more: object) -> kh.Figure:
    return kh.Figure(key=key, indicator=indicator, quantity=quantity, **more)  # type: ignore[arg-type]


def derived(found: kh.Reconciliation, code: str) -> list[kh.Finding]:
    return [finding for finding in found if finding.code == code]


@given(st.data(), st.lists(COUNTS, min_size=1, max_size=4), COUNTS, st.booleans())
def test_parts_of_a_true_whole_never_contradict_it(
    data: st.DataObject,
    counts: list[int],
    unlisted: int,
    overlap: bool,  # noqa: FBT001 - drawn
) -> None:
    """Kills: "gần 100" taken as 100 in a sum; overlapping parts added up; 99,5 organisations."""
    total = (max(counts) if overlap else sum(counts)) + unlisted
    figures = [figure("all", data.draw(prints_of(total, unit=ORGANISATION)), kh.ORGANISATIONS)]
    figures += [
        figure(
            str(place),
            data.draw(prints_of(count, unit=ORGANISATION)),
            kh.CHAPTERS,
            part_of="all",
            overlapping=overlap,
        )
        for place, count in enumerate(counts)
    ]
    assert kh.reconcile(report(*figures)).contradictions == ()


@given(st.data(), st.integers(1, 10**6), st.integers(1, 10**6), st.integers(0, 3), HABITS)
def test_the_whole_behind_a_share_is_among_what_is_derived(
    data: st.DataObject, one: int, other: int, places: int, habit: kh.Rounding
) -> None:
    """In a report that shows the other habit too.  Kills: an inferred habit used as a proof."""
    part, population = sorted((one, other))
    shown = data.draw(st.sampled_from(("96.42", "96.43", None)))
    figures = [
        figure("members", data.draw(prints_of(part)), kh.MEMBERS),
        figure(
            "share",
            printed_percent(part, population, places, habit),
            kh.MEMBERS,
            says=kh.Says.SHARE,
            base=kh.POPULATION,
            about="members",
        ),
    ]
    if shown is not None:
        ratio = kh.Quantity(
            value=Fraction(shown), unit=kh.UNITS["percent"], resolution=Fraction(1, 100)
        )
        figures += [
            figure("clans", kh.Quantity(value=54, unit=kh.UNITS["clan"]), kh.LEARNING_CLANS),
            figure("all", kh.Quantity(value=56, unit=kh.UNITS["clan"]), kh.CLANS_REGISTERED),
            figure(
                "ratio",
                ratio,
                kh.LEARNING_CLANS,
                says=kh.Says.SHARE,
                base=kh.CLANS_REGISTERED,
                about="clans",
                out_of="all",
            ),
        ]
    found = kh.reconcile(report(*figures))
    assert found.contradictions == ()
    (finding,) = derived(found, "implied-base")
    assert population in dict(finding.by_rounding)[habit]
    if found.habit.only in (None, habit):
        assert finding.value is not None
        assert population in finding.value


@given(st.data(), st.integers(1, 10**6), st.integers(0, 10**6), st.integers(0, 3), HABITS)
def test_a_share_of_a_printed_whole_never_contradicts_it(
    data: st.DataObject, whole: int, missing: int, places: int, habit: kh.Rounding
) -> None:
    """Kills: a share held against the printed number instead of what it can mean."""
    part = max(0, whole - missing)
    made = report(
        figure("members", data.draw(prints_of(part)), kh.MEMBERS),
        figure("all", data.draw(prints_of(whole)), kh.POPULATION),
        figure(
            "share",
            printed_percent(part, whole, places, habit),
            kh.MEMBERS,
            says=kh.Says.SHARE,
            base=kh.POPULATION,
            about="members",
            out_of=data.draw(st.sampled_from(("all", None))),
        ),
    )
    found = kh.reconcile(made)
    assert found.contradictions == ()
    assert len(derived(found, "share-holds")) == 1


@given(st.data(), COUNTS, COUNTS, st.sampled_from(("count", "percent", "factor")))
def test_the_earlier_level_is_among_what_is_derived(
    data: st.DataObject, before: int, now: int, kind: str
) -> None:
    """Kills: percent growth taken off as a number of people; a rise added; "giảm 2 lần" halved."""
    direction = kh.Change.INCREASE if now >= before else kh.Change.DECREASE
    since = kh.Period.year(2022)
    if kind == "count":
        moved = data.draw(prints_of(abs(now - before), unit=HOUSEHOLD))
        moved = kh.Quantity(
            value=moved.value,
            high=moved.high,
            unit=HOUSEHOLD,
            qualifier=moved.qualifier,
            resolution=moved.resolution,
            change=direction,
        )
    elif before == 0 or now == 0:
        return
    elif kind == "percent":
        moved = kh.Quantity(
            value=abs(Fraction(100 * (now - before), before)),
            unit=kh.UNITS["percent"],
            resolution=0,
            change=direction,
        )
    else:
        times = Fraction(now, before) if now >= before else Fraction(before, now)
        moved = kh.Quantity(value=times, unit=FACTOR, resolution=0, change=direction)
    says = kh.Says.FACTOR if kind == "factor" else kh.Says.CHANGE
    level = kh.Quantity(value=now, unit=HOUSEHOLD)
    earlier = kh.Quantity(value=before, unit=HOUSEHOLD)
    made = report(
        figure("now", level, kh.LEARNING_FAMILIES),
        figure("before", earlier, kh.LEARNING_FAMILIES, period=since),
        figure("change", moved, kh.LEARNING_FAMILIES, says=says, about="now", since=since),
    )
    found = kh.reconcile(made)
    assert found.contradictions == ()
    for finding in derived(found, "earlier-level"):
        assert finding.value is not None
        assert before in finding.value


@given(st.data(), COUNTS, st.integers(1, 10**6))
def test_a_price_paid_for_a_count_never_contradicts_the_amount(
    data: st.DataObject, count: int, price: int
) -> None:
    """Kills: the price taken once; the count taken as printed."""
    made = report(
        figure("gifts", data.draw(prints_of(count, unit=kh.UNITS["gift"])), kh.GIFTS),
        figure(
            "worth",
            data.draw(prints_of(count * price, unit=kh.VND)),
            kh.GIFTS_VALUE,
            about="gifts",
        ),
        figure(
            "price",
            kh.Quantity(value=price, unit=kh.VND, resolution=0, each=True),
            kh.GIFTS_VALUE,
            says=kh.Says.EACH,
            about="gifts",
        ),
    )
    found = kh.reconcile(made)
    assert found.contradictions == ()
    for finding in derived(found, "unit-value"):
        assert finding.value is not None
        assert count == 0 or price in finding.value


@st.composite
def any_figures(draw: st.DrawFn) -> tuple[kh.Figure, ...]:
    """Make figures that can be printed, whether or not they make sense together."""
    keys = ["a", "b", "c", "d"][: draw(st.integers(1, 4))]
    figures: list[kh.Figure] = []
    for place, key in enumerate(keys):
        says = draw(st.sampled_from(kh.Says))
        codes = {
            kh.Says.SHARE: ["percent", "fraction"],
            kh.Says.FACTOR: ["factor", "percent"],
            kh.Says.EACH: ["VND", "USD"],
            kh.Says.CHANGE: ["person", "percent", "VND"],
            kh.Says.LEVEL: ["person", "VND", "square_metre", "organisation"],
        }[says]
        unit = kh.UNITS[draw(st.sampled_from(codes))]
        value = draw(st.integers(0, 300))
        quantity = draw(prints_of(value, unit=unit))
        earlier = keys[:place]
        back = st.sampled_from([None, *earlier])
        figures.append(
            kh.Figure(
                key=key,
                indicator=draw(st.sampled_from((kh.MEMBERS, kh.FUND_RAISED, kh.POPULATION))),
                says=says,
                quantity=kh.Quantity(
                    value=quantity.value,
                    high=quantity.high,
                    unit=unit,
                    qualifier=quantity.qualifier,
                    resolution=quantity.resolution,
                    change=draw(st.sampled_from((None, *kh.Change))),
                ),
                base=draw(st.sampled_from((None, kh.POPULATION, kh.PLAN)))
                if says is kh.Says.SHARE
                else None,
                about=draw(back),
                out_of=draw(back),
                part_of=draw(back),
                overlapping=draw(st.booleans()),
                target=draw(st.booleans()),
                since=kh.Period.year(2022)
                if says in (kh.Says.CHANGE, kh.Says.FACTOR) and draw(st.booleans())
                else None,
                scope=draw(st.sampled_from((None, "Phường 6"))),
            )
        )
    return tuple(figures)


@given(any_figures())
def test_whatever_was_printed_is_examined_and_shown(figures: tuple[kh.Figure, ...]) -> None:
    """Kills: an exception for figures that nobody would expect beside each other."""
    made = report(*figures)
    found = kh.reconcile(made)
    for language in ("vi", "en"):
        rows = found.table(language).to_rows()
        assert len(rows) <= len(figures)
    text = " ".join(finding.vi + finding.en for finding in found)
    assert "None" not in text
    assert "âm" not in re.sub("“[^”]*”", "", " ".join(finding.en for finding in found))
    beside = [f for f in figures if f.says is kh.Says.SHARE and not f.target and f.about]
    assert len(found.table().rows) >= len(figures) - len(beside)
