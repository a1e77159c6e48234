"""What follows from a report, and what does not add up."""

from datetime import date
from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

import khuyenhoc as kh
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
    assert value == kh.Bounds.more_than(Fraction(10_000_000_000, 14_999))
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


# What a relation may not be drawn from


def money(
    key: str, words: str, indicator: kh.Indicator = kh.FUND_RAISED, **more: object
) -> kh.Figure:
    quantity = kh.read_quantity(words)
    return kh.Figure(key=key, indicator=indicator, quantity=quantity, **more)  # type: ignore[arg-type]


def test_how_percentages_are_cut_says_nothing_of_amounts() -> None:
    """Kills: the habit of the shares applied to "60 tỉ đồng"."""
    clans = (
        level("clans", 54, kh.LEARNING_CLANS),
        level("all", 56, kh.CLANS_REGISTERED),
        share(
            "cut",
            percent(Fraction("96.42"), Fraction(1, 100)),
            base=kh.CLANS_REGISTERED,
            about="clans",
            out_of="all",
        ),
    )
    plan = share("plan", percent(100, 0), base=kh.PLAN, about="raised")
    found = kh.reconcile(report(*clans, money("raised", "60 tỉ đồng"), plan))
    finding = only(found, "implied-base")
    assert finding.value is not None
    assert 59_700_000_000 in finding.value
    assert finding.figures == ("plan", "raised", "cut")


def test_an_inferred_habit_proves_nothing() -> None:
    """2 of 3 prints 67 % rounded, in a report that cut 96,42 %.  Kills: calling that impossible."""
    made = report(
        level("clans", 54, kh.LEARNING_CLANS),
        level("all", 56, kh.CLANS_REGISTERED),
        share(
            "cut",
            percent(Fraction("96.42"), Fraction(1, 100)),
            base=kh.CLANS_REGISTERED,
            about="clans",
            out_of="all",
        ),
        level("members", 2),
        share("s", percent(67)),
    )
    found = kh.reconcile(made)
    assert found.contradictions == ()
    assert only(found, "implied-base").value == kh.Bounds.exactly(3)


def test_a_plan_and_a_target_are_no_wholes() -> None:
    """60 of a plan of 35, and 91 of an aim of 74, are results.  Kills: calling them impossible."""
    over_plan = report(money("raised", "60 đồng", out_of="plan"), money("plan", "35 đồng", kh.PLAN))
    assert codes(kh.reconcile(over_plan)) == []
    over_target = report(level("now", 91, out_of="aim"), level("aim", 74, target=True))
    assert codes(kh.reconcile(over_target)) == []
    other_unit = report(level("now", 91, out_of="all"), money("all", "74 đồng"))
    assert codes(kh.reconcile(other_unit)) == []


@pytest.mark.parametrize(
    ("words", "says", "earlier"),
    [
        ("tăng 20%", kh.Says.CHANGE, kh.Bounds(99, 100)),
        ("tăng 20%", kh.Says.FACTOR, kh.Bounds(99, 100)),
        ("giảm 20%", kh.Says.CHANGE, kh.Bounds(150, 151)),
        ("bằng 200%", kh.Says.FACTOR, kh.Bounds.exactly(60)),
        ("tăng gấp 2 lần", kh.Says.FACTOR, None),
        ("giảm 2 lần", kh.Says.FACTOR, None),
    ],
)
def test_a_rate_is_no_number_of_people(
    words: str, says: kh.Says, earlier: kh.Bounds | None
) -> None:
    """Kills: 5 % taken off as five members; a fall taken as a rise."""
    moved = kh.read_quantity(words)
    made = report(
        level("members", 120),
        kh.Figure(key="r", indicator=kh.MEMBERS, says=says, about="members", quantity=moved),
    )
    value = only(kh.reconcile(made), "earlier-level").value
    assert value is not None
    if earlier is None:
        assert (60 if "tăng" in words else 240) in value
        assert 120 not in value
    else:
        assert value & earlier is not None
        assert value.low is not None
        assert -2 <= value.low - Fraction(earlier.low or 0) <= 2


def test_a_change_in_another_unit_is_no_change_of_this() -> None:
    moved = kh.read_quantity("tăng 60 đồng")
    made = report(
        level("members", 50),
        kh.Figure(
            key="c", indicator=kh.MEMBERS, says=kh.Says.CHANGE, about="members", quantity=moved
        ),
    )
    assert codes(kh.reconcile(made)) == []


def test_a_balance_may_have_been_owed() -> None:
    """Kills: an earlier balance below 0 called impossible."""
    made = report(
        money("balance", "5 triệu đồng", kh.FUND_BALANCE),
        money("up", "tăng 10 triệu đồng", kh.FUND_BALANCE, says=kh.Says.CHANGE, about="balance"),
    )
    assert codes(kh.reconcile(made)) == ["earlier-level"]


def test_an_earlier_figure_that_is_printed_is_held_against_the_change() -> None:
    before = kh.Period.year(2022)
    moved = kh.Quantity(value=10, unit=PERSON, change=kh.Change.INCREASE)
    change = kh.Figure(
        key="up",
        indicator=kh.MEMBERS,
        says=kh.Says.CHANGE,
        about="members",
        since=before,
        quantity=moved,
    )
    for printed, code in ((80, "change-contradicts"), (90, "earlier-level")):
        made = report(level("members", 100), level("before", printed, period=before), change)
        finding = kh.reconcile(made).about("up")[0]
        assert finding.code == code
    wrong = report(level("members", 100), level("before", 80, period=before), change)
    assert (
        only(kh.reconcile(wrong), "change-contradicts")
        .sentence("vi")
        .endswith("hội viên năm 2022 là 90 người, nhưng in “80 người”.")
    )


def test_only_amounts_of_the_same_kind_are_added_up() -> None:
    """Kills: adding dollars, shares, changes and targets to people."""
    whole = level("all", 100)
    for part in (
        share("p", percent(99), about=None, part_of="all"),
        level("p", 200, target=True, part_of="all"),
        kh.Figure(
            key="p",
            indicator=kh.MEMBERS,
            says=kh.Says.CHANGE,
            quantity=kh.Quantity(value=200, unit=PERSON),
            part_of="all",
        ),
        money("p", "200 đồng", part_of="all"),
        money("p", "mỗi suất 200 đồng", says=kh.Says.EACH, part_of="all"),
    ):
        assert codes(kh.reconcile(report(whole, part))) == []
        full = kh.reconcile(report(whole, part, level("q", 101, part_of="all")))
        assert only(full, "parts-exceed-whole").figures == ("all", "q")
        assert "parts-fall-short" not in codes(
            kh.reconcile(report(whole, part, level("q", 9, part_of="all")))
        )


def test_parts_that_do_not_overlap_are_added_beside_those_that_do() -> None:
    """Kills: one overlapping part that frees all."""
    made = report(
        level("all", 100),
        level("a", 60, part_of="all"),
        level("b", 60, part_of="all"),
        level("c", 1, part_of="all", overlapping=True),
    )
    assert only(kh.reconcile(made), "parts-exceed-whole").value == kh.Bounds(20, 21)
    owed = (
        money("all", "1 triệu đồng", kh.FUND_BALANCE),
        money("a", "2 triệu đồng", kh.FUND_BALANCE, part_of="all", overlapping=True),
        kh.Figure(
            key="b",
            indicator=kh.FUND_BALANCE,
            quantity=kh.Quantity(value=-5_000_000, unit=kh.VND, resolution=1),
            part_of="all",
            overlapping=True,
        ),
    )
    assert codes(kh.reconcile(report(*owed))) == []


def test_nearly_a_hundred_is_at_most_ninety_nine() -> None:
    """Kills: a count that may be a fraction or below 0."""
    nearly = kh.Figure(
        key="n", indicator=kh.MEMBERS, quantity=kh.read_quantity("gần 100 hội viên"), part_of="all"
    )
    made = report(level("all", 200), nearly, level("b", 231, part_of="all"))
    assert "parts-exceed-whole" in codes(kh.reconcile(made))
    full = report(
        evolve(nearly, key="members", part_of=None),
        level("all", 100, kh.POPULATION),
        share("s", percent(100, 0), out_of="all"),
    )
    assert "share-contradicts" in codes(kh.reconcile(full))


@pytest.mark.parametrize(
    ("aim", "reached", "code", "words"),
    [
        ("không quá 5%", "3%", "target-met", "đạt, vượt"),
        ("không quá 5%", "8%", "target-missed", "không đạt, thiếu"),
        ("không quá 5%", "5 phần trăm", "target-open", "chưa rõ"),
        ("dưới 80%", "75%", "target-met", "đạt, vượt"),
        ("hơn 85%", "84%", "target-missed", "không đạt, thiếu"),
        ("từ 80-90%", "95%", "target-met", "đạt, vượt"),
        ("3/4", "70%", "target-missed", "không đạt, thiếu"),
        ("3/4", "90%", "target-met", "đạt, vượt"),
    ],
)
def test_what_a_target_asks_for(aim: str, reached: str, code: str, words: str) -> None:
    """Kills: every target read as "at least"; 3/4 held against 50 % as 0,75."""
    made = report(
        share("now", kh.read_quantity(reached), about=None),
        share("aim", kh.read_quantity(aim), about="now", target=True),
    )
    finding = only(kh.reconcile(made), code)
    assert words in finding.sentence("vi")
    assert "điểm phần trăm" in finding.sentence("vi")


@pytest.mark.parametrize(
    ("aim", "now", "end"),
    [
        ("85 hội viên", 85, "đạt vừa đúng."),
        ("hơn 85 hội viên", 85, "không đạt, vì phải vượt mới đạt."),
        ("hơn 85 hội viên", 86, "đạt, vượt 1 người."),
        ("không quá 85 hội viên", 85, "đạt vừa đúng."),
        ("dưới 85 hội viên", 85, "không đạt, vì phải vượt mới đạt."),
    ],
)
def test_a_target_at_its_mark(aim: str, now: int, end: str) -> None:
    made = report(
        level("now", now),
        kh.Figure(
            key="aim",
            indicator=kh.MEMBERS,
            quantity=kh.read_quantity(aim),
            about="now",
            target=True,
        ),
    )
    assert kh.reconcile(made).findings[0].sentence("vi").endswith(end)


def test_targets_of_something_else_are_not_judged() -> None:
    now = share("now", percent(80), about=None)
    for aim in (
        share("aim", percent(75), about="now", target=True, base=kh.HOUSEHOLDS),
        share("aim", kh.read_quantity("gần 75%"), about="now", target=True),
        level("aim", 75, about="now", target=True),
    ):
        assert codes(kh.reconcile(report(now, aim))) == []
    up = kh.Quantity(value=10, unit=PERSON, change=kh.Change.INCREASE)
    down = kh.Quantity(value=12, unit=PERSON, change=kh.Change.DECREASE)
    moved = kh.Figure(key="now", indicator=kh.MEMBERS, says=kh.Says.CHANGE, quantity=down)
    aim = evolve(moved, key="aim", quantity=up, about="now", target=True)
    assert codes(kh.reconcile(report(moved, aim))) == []
    money_aim = money("aim", "40 đồng", kh.MEMBERS, about="now", target=True)
    assert codes(kh.reconcile(report(level("now", 50), money_aim))) == []
    over = report(
        share("now", percent(120), about=None), share("aim", percent(90), about="now", target=True)
    )
    assert codes(kh.reconcile(over)) == ["share-above-all", "target-met"]


def test_two_prints_of_one_share_agree_in_one_habit_or_stay_open() -> None:
    """66,67 % is 66,7 % rounded and 66,6 % cut.  Kills: the hull of both habits."""
    pairs = {
        ("16.67", "16.7"): "claims-agree",
        ("32", "33"): "claims-open",
        ("32", "34"): "claims-contradict",
    }
    for (one, other), code in pairs.items():
        printed = [
            share(
                key,
                percent(Fraction(text), Fraction(1, 10 ** len(text.partition(".")[2]))),
                about=about,
            )
            for key, text, about in (("one", one, None), ("other", other, "members"))
        ]
        found = kh.reconcile(report(level("members", 3), *printed))
        assert [c for c in codes(found) if c.startswith("claims")] == [code]
    assert "nếu một số làm tròn" in claims_open(
        found=kh.reconcile(
            report(share("a", percent(32), about=None), share("b", percent(33), about=None))
        )
    )


def claims_open(found: kh.Reconciliation) -> str:
    return only(found, "claims-open").sentence("vi")


def test_a_population_that_is_printed_is_used_without_being_named() -> None:
    """Kills: comparing a share only where the print names its whole."""
    made = report(
        level("members", 383_058),
        level("people", 2_000_000, kh.POPULATION),
        share("s", percent(32)),
    )
    assert only(kh.reconcile(made), "share-contradicts").figures == ("s", "members", "people")
    two = report(*made, level("again", 1_195_000, kh.POPULATION))
    assert "implied-base" in codes(kh.reconcile(two))


def test_a_price_is_held_against_the_amount_beside_it() -> None:
    gifts = level("gifts", 80, kh.GIFTS)
    price = money(
        "price", "mỗi phần 1 triệu đồng", kh.GIFTS_VALUE, says=kh.Says.EACH, about="gifts"
    )
    for words, wrong in (("100 triệu đồng", True), ("80 triệu đồng", False)):
        amount = money("worth", words, kh.GIFTS_VALUE, about="gifts")
        found = kh.reconcile(report(gifts, price, amount))
        assert ("price-contradicts" in codes(found)) == wrong


def test_a_share_of_land_has_a_whole_that_is_not_counted() -> None:
    land = kh.Quantity(value=500, unit=kh.UNITS["square_metre"], resolution=0)
    made = report(
        kh.Figure(key="land", indicator=kh.LAND_DONATED, quantity=land),
        share("s", percent(50, 0), about="land", base=None, indicator=kh.LAND_DONATED),
    )
    assert only(kh.reconcile(made), "implied-base").value == kh.Bounds.exactly(1000)
    nothing = report(made["land"], evolve(made["s"], quantity=percent(0, 0)))
    assert (
        only(kh.reconcile(nothing), "no-whole")
        .sentence("en")
        .endswith("no base would print that share.")
    )


def test_fractions_lists_and_ranges_are_shares_too() -> None:
    members = level("members", 500)
    third = kh.Quantity(
        value=Fraction(1, 4),
        high=Fraction(1, 3),
        qualifier=kh.Qualifier.RANGE,
        unit=FRACTION,
        resolution=0,
    )
    assert only(
        kh.reconcile(report(members, share("s", third))), "implied-base"
    ).value == kh.Bounds(1500, 2000)
    both = kh.Quantity(
        value=Fraction(1, 3), items=(Fraction(1, 3), Fraction(1, 2)), unit=FRACTION, resolution=0
    )
    assert only(kh.reconcile(report(members, share("s", both))), "implied-base").value == kh.Bounds(
        1000, 1500
    )


def test_what_is_not_a_report_is_refused() -> None:
    with pytest.raises(kh.InvalidValueError, match="report: expected a Report, got 5"):
        kh.reconcile(5)  # type: ignore[arg-type]
    with pytest.raises(kh.InvalidValueError, match=r"reach: expected a Reach or None, got 0\.1"):
        kh.reconcile(report(level("m", 3)), reach=0.1)  # type: ignore[arg-type]
    with pytest.raises(kh.InvalidValueError, match="key: expected one of m, got 'x'"):
        kh.reconcile(report(level("m", 3))).about("x")


def test_a_share_of_a_share_keeps_its_row() -> None:
    """Kills: a figure that the table leaves out."""
    made = report(level("members", 3), share("s", percent(50)), share("t", percent(51), about="s"))
    rows = kh.reconcile(made).table("en").to_rows()
    assert [row["Printed ratio"] for row in rows] == ["50%", "51%"]


def test_the_reach_is_said_only_of_words_that_reach() -> None:
    """Kills: "ít nhất 100" taken as near 100."""
    least = kh.read_quantity("ít nhất 100 hội viên")
    figure = kh.Figure(key="members", indicator=kh.MEMBERS, quantity=least)
    sentence = only(kh.reconcile(report(figure, share("s", percent(50)))), "implied-base").vi
    assert "lệch" not in sentence
    near = evolve(figure, quantity=kh.read_quantity("hơn 100 hội viên"))
    tight = kh.Reach("tight", Fraction(1, 40))
    found = kh.reconcile(report(near, share("s", percent(50))), reach=tight)
    assert "off by at most 2.5%" in only(found, "implied-base").en


def test_where_the_convention_leaves_nothing_it_says_nothing() -> None:
    """No whole number has 11 as its 60 %, but more than 10 may be 12 of 20."""
    more = kh.Figure(
        key="members", indicator=kh.MEMBERS, quantity=kh.read_quantity("hơn 10 hội viên")
    )
    finding = only(kh.reconcile(report(more, share("s", percent(60)))), "implied-base")
    assert "lệch" not in finding.vi
    assert finding.value is not None
    assert 20 in finding.value
