"""What follows from a report, and what does not add up."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.reconciliation.case import Case
from khuyenhoc.testing.reports import printed_percent, reports
from khuyenhoc.values.unit import (
    FACTOR,
    FRACTION,
    ORGANISATION,
    PERCENT,
    PERCENTAGE_POINT,
    PERSON,
)

YEAR = kh.Period.year(2023)
HABITS = st.sampled_from((kh.Rounding.HALF_UP, kh.Rounding.DOWN))


def report(*figures: kh.Figure) -> kh.Report:
    return kh.Report(organisation="p6", period=YEAR, figures=figures)


def level(key: str, value: int, indicator: kh.Indicator = kh.MEMBERS, **more: object) -> kh.Figure:
    quantity = kh.Quantity(value=value, unit=indicator.unit)
    return kh.Figure(key=key, indicator=indicator, quantity=quantity, **more)  # type: ignore[arg-type]


def share(key: str, printed: kh.Quantity, **more: object) -> kh.Figure:
    values: dict[str, object] = {
        "indicator": kh.MEMBERS,
        "says": kh.Says.SHARE,
        "base": kh.POPULATION,
        "about": "members",
    }
    return kh.Figure(key=key, quantity=printed, **{**values, **more})  # type: ignore[arg-type]


def percent(value: int | Fraction, step: int | Fraction = 1, **more: object) -> kh.Quantity:
    return kh.Quantity(value=value, unit=PERCENT, resolution=step, **more)  # type: ignore[arg-type]


def codes(found: kh.Reconciliation) -> list[str]:
    return [finding.code for finding in found]


def only(found: kh.Reconciliation, code: str) -> kh.Finding:
    (finding,) = [finding for finding in found if finding.code == code]
    return finding


# Laws


@given(reports())
def test_figures_that_are_true_together_never_contradict(made: kh.Report) -> None:
    """Soundness.  Kills: any bound that is too narrow; a habit taken from one ratio alone."""
    assert kh.reconcile(made).contradictions == ()


@given(reports(rounding=st.just(kh.Rounding.DOWN)))
def test_the_habit_a_report_has_is_never_ruled_out(made: kh.Report) -> None:
    """Kills: refuting a habit by a ratio that it does explain."""
    assert kh.Rounding.DOWN in kh.reconcile(made).habit.possible


@given(reports(), st.integers(1, 1000))
def test_parts_above_their_whole_are_found_with_the_exact_excess(
    made: kh.Report, excess: int
) -> None:
    """Kills: comparing only the largest part; a gap with the sign of the whole."""
    figures = [
        evolve(f, quantity=evolve(f.quantity, value=f.quantity.value + excess))
        if f.key == "chapters-0"
        else f
        for f in made
    ]
    found = kh.reconcile(evolve(made, figures=tuple(figures)))
    assert only(found, "parts-exceed-whole").value == kh.Bounds.exactly(excess)
    assert codes(found).count("parts-hold") == 0


@given(st.integers(1, 10**7), st.integers(1, 10**7), st.integers(0, 4), HABITS)
def test_the_population_is_within_what_is_derived(
    one: int, other: int, places: int, habit: kh.Rounding
) -> None:
    """Kills: deriving from one habit when it is not known which; a base below its part."""
    part, population = sorted((one, other))
    printed = printed_percent(part, population, places, habit)
    found = kh.reconcile(report(level("members", part), share("share", printed)))
    finding = only(found, "implied-base")
    assert finding.value is not None
    assert population in finding.value
    assert population in dict(finding.by_rounding)[habit]
    assert finding.value.low is not None
    assert finding.value.low >= part
    assert finding.unit == PERSON


@given(st.integers(1, 10**6), st.integers(0, 10**6), st.sampled_from(kh.Change))
def test_the_earlier_level_and_the_change_give_the_level(
    now: int, moved: int, change: kh.Change
) -> None:
    """Kills: adding an increase to the present instead of taking it off."""
    by = kh.Quantity(value=moved, unit=PERSON, change=change)
    figure = kh.Figure(
        key="change", indicator=kh.MEMBERS, says=kh.Says.CHANGE, about="members", quantity=by
    )
    found = kh.reconcile(report(level("members", now), figure))
    sign = 1 if change is kh.Change.INCREASE else -1
    earlier = now - sign * moved
    if earlier < 0:
        assert codes(found) == ["no-earlier-level"]
        assert found.contradictions
    else:
        assert only(found, "earlier-level").value == kh.Bounds.exactly(earlier)


@given(st.integers(0, 300), st.integers(1, 300), st.integers(0, 4), st.integers(-3, 3), HABITS)
def test_a_share_contradicts_its_pair_when_no_habit_prints_it(
    part: int, whole: int, places: int, off: int, habit: kh.Rounding
) -> None:
    """Kills: a tolerance; checking one habit only."""
    assume(part <= whole)
    step = Fraction(1, 10**places)
    value = printed_percent(part, whole, places, habit).value + off * step
    assume(value >= 0)
    exact = Fraction(100 * part, whole)
    prints = {kh.round_to(exact, step, habit) for habit in (kh.Rounding.HALF_UP, kh.Rounding.DOWN)}
    figure = share("share", percent(value, step), out_of="population")
    made = report(level("members", part), level("population", whole, kh.POPULATION), figure)
    found = kh.reconcile(made)
    assert ("share-contradicts" in codes(found)) == (value not in prints)


@given(st.integers(-300, 300), st.integers(0, 10**6))
def test_reaching_a_target_is_enough(margin: int, target: int) -> None:
    """One below, at, above.  Kills: "greater than"; a margin with the wrong sign."""
    assume(target + margin >= 0)
    made = report(
        level("members", target + margin), level("aim", target, target=True, about="members")
    )
    (finding,) = kh.reconcile(made)
    assert finding.figures == ("aim", "members")
    assert finding.code == ("target-met" if margin >= 0 else "target-missed")
    assert finding.value == kh.Bounds.exactly(abs(margin))


@given(reports())
def test_every_sentence_is_there_in_both_languages_and_names_its_figures(made: kh.Report) -> None:
    """Kills: a placeholder left in a sentence; a finding that no figure of the report carries."""
    keys = {figure.key for figure in made}
    for finding in kh.reconcile(made):
        assert set(finding.figures) <= keys
        for language in ("vi", "en"):
            assert finding.sentence(language).endswith(".")
            assert "None" not in finding.sentence(language)


@given(reports())
def test_the_table_has_every_figure_once(made: kh.Report) -> None:
    """Kills: a share merged into two rows, or into none."""
    for language in ("vi", "en"):
        table = kh.reconcile(made).table(language)
        shares = [figure for figure in made if figure.says is kh.Says.SHARE]
        assert len(table.rows) == len(made) - len(shares)
        assert sum(row[4] is not None for row in table.rows) == len(shares)


# Boundaries and single cases


def test_more_than_all_is_kept_and_found() -> None:
    """91 of 74 and 250 of 208 load, and are findings."""
    for part, whole in ((91, 74), (250, 208)):
        made = report(
            level("all", whole, kh.COMMUNITIES_REGISTERED),
            level("some", part, kh.LEARNING_COMMUNITIES, out_of="all"),
        )
        finding = only(kh.reconcile(made), "part-above-whole")
        assert finding.value == kh.Bounds.exactly(part - whole)
        assert finding.verdict is kh.Verdict.CONTRADICTORY
    assert finding.sentence("vi") == (
        "“250 cộng đồng” nhiều hơn “208 cộng đồng”, số mà nó là một phần: thừa 42 cộng đồng; "
        "có thể hai số bị đảo hoặc sai gốc."
    )
    assert codes(kh.reconcile(report(level("all", 74), level("some", 74, out_of="all")))) == []


def test_a_share_of_nothing_contradicts() -> None:
    made = report(level("members", 0), level("all", 0), share("share", percent(10), out_of="all"))
    finding = only(kh.reconcile(made), "share-of-nothing")
    assert finding.sentence("en") == (
        "0 of 0 has no ratio, since the whole is 0, but “10%” is printed."
    )


def test_a_share_that_no_whole_number_prints() -> None:
    """No whole number has 1 as its 60 %."""
    found = kh.reconcile(report(level("members", 1), share("share", percent(60))))
    assert only(found, "no-whole").sentence("vi") == (
        "Từ “1 người” và “60%”: không có dân số nào cho tỷ lệ in như vậy."
    )


def test_more_than_a_hundred_percent_of_what_encloses_it() -> None:
    """Of a plan it may be; of the population it cannot, not even by a hundredth."""
    assert "share-above-all" in codes(kh.reconcile(report(share("s", percent(102), about=None))))
    assert codes(kh.reconcile(report(share("s", percent(100), about=None)))) == []
    plan = kh.Quantity(value=60, unit=kh.VND)
    made = report(
        kh.Figure(key="raised", indicator=kh.FUND_RAISED, quantity=plan),
        share("s", percent(102), about="raised", indicator=kh.FUND_RAISED, base=kh.PLAN),
    )
    assert codes(kh.reconcile(made)) == ["implied-base"]


def test_a_headline_fraction_is_held_against_the_text() -> None:
    third = kh.Quantity(
        value=Fraction(1, 3), unit=FRACTION, qualifier=kh.Qualifier.NEARLY, resolution=0
    )
    half = evolve(third, value=Fraction(1, 4))
    text = share("text", percent(Fraction(641, 20), Fraction(1, 100)))
    members = level("members", 383_058)
    assert "claims-agree" in codes(kh.reconcile(report(members, share("head", third), text)))
    contradicted = kh.reconcile(report(members, share("head", half), text))
    assert only(contradicted, "claims-contradict").sentence("en").endswith("contradicts “32,05%”.")
    elsewhere = share("head", half, scope="Phường 6")
    assert "claims-contradict" not in codes(kh.reconcile(report(members, elsewhere, text)))
    unstated = (share("head", half, base=None), evolve(text, base=None))
    assert "claims-contradict" not in codes(kh.reconcile(report(members, *unstated)))


def test_parts_of_which_some_are_missing() -> None:
    made = report(
        kh.Figure(
            key="all",
            indicator=kh.ORGANISATIONS,
            quantity=kh.Quantity(
                value=260, unit=ORGANISATION, qualifier=kh.Qualifier.MORE_THAN, text="trên 260"
            ),
        ),
        level("a", 17, kh.CHAPTERS, part_of="all"),
        level("b", 231, kh.CHAPTERS, part_of="all"),
    )
    finding = only(kh.reconcile(made), "parts-fall-short")
    assert finding.value == kh.Bounds.at_least(13)
    assert finding.verdict is kh.Verdict.UNDETERMINED
    assert finding.sentence("en") == (
        "The parts “17 tổ chức hội”, “231 tổ chức hội” come to 248, short of “trên 260”: "
        "at least 13 not listed."
    )


@given(st.lists(st.integers(0, 100), min_size=1, max_size=4), st.integers(0, 400))
def test_overlapping_parts_are_held_against_the_whole_one_by_one(
    counts: list[int], whole: int
) -> None:
    """Each must fit into the whole, but they need not fit side by side.  Kills: adding them up."""
    parts = [level(str(n), c, part_of="all", overlapping=True) for n, c in enumerate(counts)]
    found = kh.reconcile(report(level("all", whole), *parts))
    expected = (
        "parts-exceed-whole"
        if max(counts) > whole
        else "parts-fall-short"
        if sum(counts) < whole
        else "parts-hold"
    )
    assert codes(found) == [expected]


def test_a_price_counts_as_often_as_it_was_paid() -> None:
    """80 gifts of 1 triệu each are 80 triệu.  Kills: adding the price once."""
    price = kh.Quantity(value=1_000_000, unit=kh.VND, resolution=0, each=True)
    made = report(
        level("spent", 80_000_000, kh.FUND_SPENT),
        level("gifts", 80, kh.GIFTS),
        kh.Figure(
            key="price",
            indicator=kh.GIFTS_VALUE,
            says=kh.Says.EACH,
            about="gifts",
            part_of="spent",
            quantity=price,
        ),
    )
    assert only(kh.reconcile(made), "parts-hold").value == kh.Bounds.exactly(80_000_000)


def test_a_factor_gives_the_earlier_amount() -> None:
    raised = kh.read_quantity("17,516 tỉ đồng")
    for value, unit in ((2, FACTOR), (200, PERCENT)):
        made = report(
            kh.Figure(key="raised", indicator=kh.FUND_RAISED, quantity=raised),
            kh.Figure(
                key="times",
                indicator=kh.FUND_RAISED,
                says=kh.Says.FACTOR,
                about="raised",
                since=kh.Period.half(2016, 1),
                quantity=kh.Quantity(value=value, unit=unit, resolution=0),
            ),
        )
        finding = only(kh.reconcile(made), "earlier-level")
        assert finding.value == (raised.bounds() / 2).whole()
        assert finding.sentence("vi").endswith(
            "quỹ vận động được 6 tháng đầu năm 2016 là từ 8.757 đến 8.759 triệu đồng."
        )


def test_zero_times_says_nothing_of_before() -> None:
    made = report(
        level("members", 10),
        kh.Figure(
            key="times",
            indicator=kh.MEMBERS,
            says=kh.Says.FACTOR,
            about="members",
            quantity=kh.Quantity(value=0, unit=FACTOR, resolution=0),
        ),
    )
    assert codes(kh.reconcile(made)) == []


def test_a_target_within_the_bounds_of_the_result_is_open() -> None:
    """ "gần 80%" may be 79 or 60: whether 75 % is reached is not known."""
    near = percent(80, qualifier=kh.Qualifier.NEARLY)
    made = report(
        share("now", near, about=None), share("aim", percent(75), about="now", target=True)
    )
    finding = only(kh.reconcile(made), "target-open")
    assert finding.verdict is kh.Verdict.UNDETERMINED
    assert finding.unit == PERCENTAGE_POINT
    wrong_kind = report(level("members", 5), share("aim", percent(75), target=True))
    assert codes(kh.reconcile(wrong_kind)) == []
    nowhere = report(share("aim", percent(75), about=None, target=True))
    assert codes(kh.reconcile(nowhere)) == []


def test_a_target_is_judged_by_the_pair_behind_the_print() -> None:
    """74,996 % is printed as 75,00 % and does not reach 75 %.  Kills: comparing after rounding."""
    made = report(
        level("members", 18_749),
        level("all", 25_000, kh.POPULATION),
        share("now", percent(75, Fraction(1, 100)), out_of="all"),
        share("aim", percent(75), about="now", target=True),
    )
    finding = only(kh.reconcile(made), "target-missed")
    assert finding.value == kh.Bounds.exactly(Fraction(1, 250))


def test_what_each_one_comes_to_is_derived_only_where_it_says_something() -> None:
    spent = kh.Figure(
        key="spent",
        indicator=kh.AWARDS_VALUE,
        about="pupils",
        quantity=kh.read_quantity("hơn 10 tỷ đồng"),
    )
    pupils = kh.Figure(
        key="pupils",
        indicator=kh.BENEFICIARIES,
        quantity=kh.read_quantity("gần 15.000 lượt học sinh"),
    )
    value = only(kh.reconcile(report(spent, pupils)), "unit-value").value
    assert value == kh.Bounds.more_than(Fraction(2_000_000, 3))
    nearly = evolve(spent, quantity=kh.read_quantity("gần 10 tỷ đồng"))
    assert codes(kh.reconcile(report(nearly, pupils))) == []
    nobody = evolve(pupils, quantity=kh.Quantity(value=0, unit=pupils.quantity.unit))
    assert codes(kh.reconcile(report(spent, nobody))) == []


def test_the_far_end_of_nearly_is_a_convention_that_is_named() -> None:
    """Kills: a verdict or a derived value that hangs on the convention."""
    made = report(
        kh.Figure(
            key="raised",
            indicator=kh.FUND_RAISED,
            quantity=kh.read_quantity("gần 60 tỉ đồng"),
        ),
        share(
            "plan",
            kh.read_quantity("168,75%"),
            indicator=kh.FUND_RAISED,
            base=kh.PLAN,
            about="raised",
        ),
    )
    with_reach = only(kh.reconcile(made), "implied-base")
    without = only(kh.reconcile(made, reach=None), "implied-base")
    assert with_reach.value == without.value
    assert with_reach.value is not None
    assert with_reach.value.high == 35_556_609_084
    assert "lệch không quá 10%: từ 31,99 đến 35,56 tỉ đồng" in with_reach.sentence("vi")
    assert "10%" not in without.sentence("vi")


def test_how_a_report_rounds_is_said_in_both_languages() -> None:
    pairs = ((54, 56, "96.42"), (51_119, 66_328, "77.07"))
    figures: list[kh.Figure] = []
    for place, (part, whole, printed) in enumerate(pairs):
        figures += [
            level(f"part{place}", part),
            level(f"whole{place}", whole, kh.POPULATION),
            share(
                f"share{place}",
                percent(Fraction(printed), Fraction(1, 100)),
                about=f"part{place}",
                out_of=f"whole{place}",
            ),
        ]
    found = kh.reconcile(report(*figures))
    assert found.rounding("vi") == "cắt bỏ, không làm tròn: 54/56 in “96,42%”"
    assert found.rounding("en") == "cut off, not rounded: 54/56 printed as “96,42%”"
    open_habit = kh.reconcile(report(*figures[3:]))
    assert open_habit.rounding("en") == "rounded or cut off: open"
    rounded = percent(Fraction("96.43"), Fraction(1, 100))
    mixed = [*figures, level("p", 54), level("w", 56), share("s", rounded, about="p", out_of="w")]
    assert kh.reconcile(report(*mixed)).rounding("vi") == (
        "không cách nào giải thích được mọi tỷ lệ"
    )


def test_a_ratio_of_bounded_sides_is_checked_in_bounds() -> None:
    """Kills: taking "hơn 45.900" as 45.900 when the share is checked."""
    hon = kh.read_quantity("hơn 45.900 hội viên")
    figure = kh.Figure(key="members", indicator=kh.MEMBERS, quantity=hon)
    population = level("all", 130_955, kh.POPULATION)
    low, right = percent(35), percent(36)
    assert "share-contradicts" in codes(
        kh.reconcile(report(figure, population, share("s", percent(34), out_of="all")))
    )
    for printed in (low, right):
        found = kh.reconcile(report(figure, population, share("s", printed, out_of="all")))
        assert "share-holds" in codes(found)
    assert found.findings[0].sentence("en").startswith("“hơn 45.900 hội viên” of “130.955 người”")


def test_a_reconciliation_is_a_sequence_of_findings_that_shows_itself() -> None:
    found = kh.reconcile(kh.sample_report("binh-thanh-2022"))
    assert len(found) == len(list(found)) == len(found.findings)
    html = found._repr_html_()
    assert html.count("<li ") == len(found)
    assert 'data-verdict="contradictory"' in html
    with pytest.raises(kh.InvalidValueError) as caught:
        found.table("fr")
    assert str(caught.value) == 'language: expected "vi" or "en", got \'fr\''


def test_a_report_published_on_a_day_has_a_caption() -> None:
    made = kh.Report(
        organisation="p6", period=kh.Period.until(date(2023, 11, 30)), figures=(level("m", 3),)
    )
    assert kh.reconcile(made).table().caption == "p6, tính đến ngày 30/11/2023"
    assert kh.reconcile(made).table("en").caption.startswith("p6, ")
    assert Case(made, kh.reconcile(made).habit, None).level("m") is made["m"]


def test_a_misprint_without_another_reading_is_said_with_its_reason() -> None:
    """Kills: a doubt that promises readings and gives one."""
    odd = kh.Figure(
        key="odd",
        indicator=kh.BENEFICIARIES,
        quantity=kh.read_quantity("hơn 19.013 lượt đối tượng"),
    )
    finding = only(kh.reconcile(report(odd)), "doubtful-reading")
    assert finding.sentence("vi").endswith(
        ": từ ước lượng đứng trước một số chính xác đến hàng đơn vị."
    )
    slipped = kh.Figure(
        key="odd", indicator=kh.FUND_RAISED, quantity=kh.read_quantity("gần 26,542 triệu đồng")
    )
    finding = only(kh.reconcile(report(slipped)), "doubtful-reading")
    assert finding.sentence("vi").endswith(": 26.542.000 đồng hoặc 26.542 triệu đồng.")
    host = evolve(odd, quantity=evolve(odd.quantity, warnings=(kh.ReadingWarning("x", "so"),)))
    finding = only(kh.reconcile(report(host)), "doubtful-reading")
    assert finding.sentence("vi").endswith(": số in có thể sai.")
    assert finding.sentence("en").endswith(": so.")


def test_a_target_for_a_share_of_something_unnamed() -> None:
    """Above 100 % is possible there.  Kills: cutting every share at 100 %."""
    made = report(
        share("now", percent(101, 0), about=None, base=None),
        share("aim", percent(100), about="now", base=None, target=True),
    )
    assert only(kh.reconcile(made), "target-met").value == kh.Bounds.exactly(1)


def test_parts_in_a_unit_that_is_not_whole() -> None:
    land = kh.LAND_DONATED
    made = report(
        level("all", 100, land),
        level("a", 40, land, part_of="all"),
        level("b", 60, land, part_of="all"),
    )
    assert codes(kh.reconcile(made)) == ["parts-hold"]


def test_of_several_shares_the_plainest_stands_beside_the_figure() -> None:
    third = kh.Quantity(
        value=Fraction(1, 3), unit=FRACTION, qualifier=kh.Qualifier.NEARLY, resolution=0
    )
    for order in ((0, 1), (1, 0)):
        printed = [share("head", third), share("text", percent(32))]
        made = report(level("members", 383_058), *(printed[n] for n in order))
        rows = kh.reconcile(made).table("en").to_rows()
        assert [(row["Printed"], row["Printed ratio"]) for row in rows] == [
            ("383.058 người", "32%"),
            (None, "gần 1/3"),
        ]


def test_what_follows_is_named_in_the_table() -> None:
    """Of a change since an unnamed period, of a share of an unnamed base, of a scope."""
    figure = kh.Figure(
        key="change",
        indicator=kh.MEMBERS,
        says=kh.Says.CHANGE,
        about="members",
        quantity=kh.Quantity(value=1, unit=PERSON, change=kh.Change.INCREASE),
    )
    unnamed = share("s", percent(50), base=None)
    made = report(level("members", 3, scope="Phường 6"), figure, unnamed)
    table = kh.reconcile(made).table("en").to_rows()
    assert [row["Follows"] for row in table] == ["base: 6", "before: 2"]
    assert table[0]["Indicator"] == "members (Phường 6)"
    assert table[0]["Base"] == "not stated"
    contradicted = report(
        level("members", 3), level("all", 4, kh.POPULATION), share("s", percent(50), out_of="all")
    )
    (row, _) = kh.reconcile(contradicted).table("vi").to_rows()
    assert (row["Tỷ lệ đúng"], row["Cách in"], row["Ghi chú"]) == ("75%", "không khớp", "1")
