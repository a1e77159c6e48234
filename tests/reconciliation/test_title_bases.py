"""What a title's printed percentages are of: laws of every true print and of every wrong one."""

from fractions import Fraction
from typing import Any

import pytest
from attrs import evolve, frozen
from hypothesis import assume, event, given
from hypothesis import strategies as st
from reconciliation_figures import HABITS, level, percent, report, share

import khuyenhoc as kh
from khuyenhoc.reconciliation.bases.base_fit import BaseFit
from khuyenhoc.reconciliation.bases.share_bases import ShareBases
from khuyenhoc.testing import prints_of
from khuyenhoc.testing.reports import printed_percent

FAMILY = kh.LearningTitle.FAMILY
NOBODY = "registered: expected none: nobody is counted as registered for learning district"


def fitting(title: Any = FAMILY, **printed: Any) -> kh.TitleBases:
    return kh.fitting_bases(title, **printed)


@frozen(kw_only=True)
class Truth:
    """How many there really are, and how a report prints percentages of them."""

    achieved: int
    registered: int
    all_holders: int
    habit: kh.Rounding
    places: int

    def counts(self) -> dict[str, int]:
        return {
            "achieved": self.achieved,
            "registered": self.registered,
            "all_holders": self.all_holders,
        }

    def whole(self, base: kh.Indicator) -> int:
        return self.all_holders if base == kh.HOUSEHOLDS else self.registered

    def percent(self, part: int, whole: int) -> kh.Quantity:
        return printed_percent(part, whole, self.places, self.habit)


@st.composite
def truths(draw: st.DrawFn, most: int = 10**6) -> Truth:
    achieved, registered, all_holders = sorted(draw(st.integers(1, most)) for _ in range(3))
    return Truth(
        achieved=achieved,
        registered=registered,
        all_holders=all_holders,
        habit=draw(HABITS),
        places=draw(st.integers(0, 3)),
    )


bases = st.sampled_from((kh.HOUSEHOLDS_REGISTERED, kh.HOUSEHOLDS))
printed_names = st.sets(st.sampled_from(("achieved", "registered", "all_holders")))


def fit_of(share_bases: ShareBases, of: kh.Indicator) -> BaseFit:
    (fit,) = [fit for fit in share_bases.fits if fit.of == of and share_bases.as_printed(fit)]
    return fit


# -- what is true is never ruled out --------------------------------------------------------------


@given(truths(), bases, printed_names, st.data())
def test_the_true_base_is_never_ruled_out(
    truth: Truth, base: kh.Indicator, names: set[str], data: st.DataObject
) -> None:
    """Kills: one habit of rounding only; a base below the registered; "hơn 27.100" as 27.100.

    Counts are printed in full, in large places, behind bounding words or not at all.
    """
    counts = {
        name: data.draw(prints_of(number, unit=kh.HOUSEHOLD))
        for name, number in truth.counts().items()
        if name in names
    }
    of_registered = truth.percent(truth.registered, truth.all_holders)
    found = fitting(
        **counts,
        percent=truth.percent(truth.achieved, truth.whole(base)),
        registered_percent=data.draw(st.sampled_from((None, of_registered))),
    )
    fit = fit_of(found.shares[0], base)
    assert truth.whole(base) in (fit.wholes or kh.Bounds.less_than(0))
    assert truth.whole(base) in dict(fit.by_rounding)[truth.habit]
    assert found.verdict is not kh.Verdict.CONTRADICTORY
    assert found.clash is None
    if found.shares[0].proved:
        event("the base is proved")
        assert found.shares[0].base == base


@given(truths(), bases, printed_names)
def test_a_base_that_the_print_names_is_the_one(
    truth: Truth, base: kh.Indicator, names: set[str]
) -> None:
    """Kills: a whole that happens to be printed in place of the base that is named."""
    assume(names != {"achieved", "registered", "all_holders"})
    counts = {name: number for name, number in truth.counts().items() if name in names}
    printed = truth.percent(truth.achieved, truth.whole(base))
    (found,) = fitting(**counts, percent=printed, of=base).shares
    assert found.base in (base, None)
    assert (found.base is None) == (not fit_of(found, base).tested and found.otherwise != ())
    assert found.stated == base


# -- what is printed decides ----------------------------------------------------------------------


@given(truths(most=300), st.integers(-2, 2), HABITS)
def test_a_pair_fits_when_a_habit_prints_it_so(truth: Truth, off: int, habit: kh.Rounding) -> None:
    """Kills: a tolerance; a cut-off taken for a rounding."""
    step = Fraction(1, 10**truth.places)
    printed = printed_percent(truth.achieved, truth.registered, truth.places, habit)
    assume(printed.value + off * step >= 0)
    percent = evolve(printed, value=printed.value + off * step, text="")
    found = fitting(achieved=truth.achieved, registered=truth.registered, percent=percent)
    fit = fit_of(found.shares[0], kh.HOUSEHOLDS_REGISTERED)
    explained = kh.PrintedShare(truth.achieved, truth.registered, percent).explained_by
    assert {habit for habit, _ in fit.by_rounding} == set(explained)
    assert (fit.verdict is kh.Verdict.CUT_OFF) == (explained == (kh.Rounding.DOWN,))
    assert (fit.verdict is kh.Verdict.CONTRADICTORY) == (not explained)
    assert found.shares[0].found in (None if not explained else fit, *found.shares[0].fits[1:])


@given(truths(), HABITS)
def test_both_ends_of_what_is_needed_are_printed_so(truth: Truth, habit: kh.Rounding) -> None:
    """Kills: bounds of all households that are wider than the print, or end below a printed count.

    Both ends are real: so many households, and the percentage is the printed one.
    """
    printed = truth.percent(truth.achieved, truth.all_holders)
    found = fitting(achieved=truth.achieved, registered=truth.registered, percent=printed)
    wholes = dict(fit_of(found.shares[0], kh.HOUSEHOLDS).by_rounding).get(habit)
    assume(wholes is not None)
    assert wholes is not None
    for end in (wholes.low, wholes.high):
        if end is not None:
            assert end >= truth.registered
            again = printed_percent(truth.achieved, int(end), truth.places, habit)
            assert again.value == printed.value


@given(truths(), bases)
def test_an_unnamed_whole_never_says_which_it_is(truth: Truth, base: kh.Indicator) -> None:
    """Kills: 117/124 taken as out of all."""
    printed = truth.percent(truth.achieved, truth.registered)
    numbers = {"achieved": truth.achieved, "out_of": truth.registered}
    (found,) = fitting(**numbers, percent=printed).shares
    assert {fit.of for fit in found.possible} == {kh.HOUSEHOLDS_REGISTERED, kh.HOUSEHOLDS}
    assert (found.base, found.verdict) == (None, kh.Verdict.UNDETERMINED)
    (named,) = fitting(**numbers, percent=printed, of=base).shares
    assert named.base == base


@given(truths(most=1000), st.integers(0, 1000), printed_names)
def test_what_is_ruled_out_stays_so_when_more_is_printed(
    truth: Truth, percent_: int, names: set[str]
) -> None:
    """Kills: a whole that is printed and forgotten as a bound for the other one."""
    printed = percent(Fraction(percent_, 10), Fraction(1, 10))
    more = fitting(**truth.counts(), percent=printed)
    some = {name: number for name, number in truth.counts().items() if name in names}
    fewer = fitting(**some, percent=printed)
    for fit in more.shares[0].possible:
        wider = fit_of(fewer.shares[0], fit.of).wholes
        assert wider is not None
        assert fit.wholes is not None
        assert fit.wholes & wider == fit.wholes


@given(truths())
def test_a_percentage_beside_the_wrong_number_is_explained(truth: Truth) -> None:
    """What is printed beside those registered may be how many of them achieved the title.

    Kills: only trying what it stands beside; taking such a reading as printed.
    """
    found = fitting(
        achieved=truth.achieved,
        registered=truth.registered,
        registered_percent=truth.percent(truth.achieved, truth.registered),
    )
    (only,) = found.shares
    moved = [fit for fit in only.otherwise if fit.of == kh.HOUSEHOLDS_REGISTERED]
    assert [fit.part for fit in moved] == [kh.LEARNING_FAMILIES]
    assert only.base is None
    assert not only.proved


# -- two percentages together ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("registered_percent", "verdict"),
    [
        ("89,9%", kh.Verdict.CONTRADICTORY),  # of 1.001
        ("90,0%", kh.Verdict.CONSISTENT),  # of 999 and 1.000
        ("90,1%", kh.Verdict.CONSISTENT),  # of 998 and 999
        ("90,2%", kh.Verdict.CONTRADICTORY),  # of 997 and 998
    ],
)
def test_two_percentages_of_all_agree_where_one_number_fits_both(
    registered_percent: str, verdict: kh.Verdict
) -> None:
    """800 are 80,0 % of 999 and of 1.000.  Kills: bounds that touch taken as apart."""
    found = fitting(
        achieved=800,
        registered=900,
        percent="80,0%",
        of=kh.HOUSEHOLDS,
        registered_percent=registered_percent,
    )
    assert found.verdict is verdict
    assert (found.clash is None) == (verdict is kh.Verdict.CONSISTENT)


def test_the_percentage_of_those_registered_may_leave_one_base_for_that_of_the_achieved() -> None:
    """90 of 100 are 90 %; of all, 100 or 101 would be needed, but 100 are 95 % of 105.

    Kills: judging each percentage by itself.
    """
    of_registered = {"achieved": 90, "registered": 100, "percent": "90%"}
    alone = fitting(**of_registered).shares[0]
    both = fitting(**of_registered, registered_percent="95%")
    assert (alone.base, alone.proved) == (kh.HOUSEHOLDS_REGISTERED, False)
    assert (both.shares[0].base, both.shares[0].proved) == (kh.HOUSEHOLDS_REGISTERED, True)
    assert both.bases == (kh.HOUSEHOLDS_REGISTERED, kh.HOUSEHOLDS)
    assert both.clash is None


def test_a_percentage_that_may_be_misplaced_rules_no_base_out() -> None:
    """Kills: all households bounded by "95%", which is just as well 190 of 200; a clash with it.

    200 are 95 % of 209 to 211, and 190 are 95 % of 198 to 201.
    """
    counts = {"achieved": 190, "registered": 200}
    found = fitting(**counts, percent="95%", registered_percent="95%")
    assert (found.verdict, found.clash) == (kh.Verdict.UNDETERMINED, None)
    first, second = found.shares
    assert [fit.of for fit in first.possible] == [kh.HOUSEHOLDS_REGISTERED, kh.HOUSEHOLDS]
    assert (first.proved, second.base) == (False, None)


# -- in a report ----------------------------------------------------------------------------------

FAMILIES = level("fam", 90, kh.LEARNING_FAMILIES)
REGISTERED = level("reg", 100, kh.HOUSEHOLDS_REGISTERED)


def of_families(key: str = "share", words: str = "90%", **more: object) -> kh.Figure:
    values: dict[str, object] = {"indicator": kh.LEARNING_FAMILIES, "about": "fam", "base": None}
    return share(key, kh.read_quantity(words), **{**values, **more})


def test_counts_are_those_that_the_percentage_names_or_the_only_ones() -> None:
    """Kills: the first of two counts taken where nothing says which one is meant."""
    (found,) = kh.title_bases(report(FAMILIES, REGISTERED, of_families()))
    assert found.bases == (kh.HOUSEHOLDS_REGISTERED,)
    (found,) = kh.title_bases(report(FAMILIES, REGISTERED, of_families(about=None)))
    assert found.bases == (kh.HOUSEHOLDS_REGISTERED,)
    earlier = level("earlier", 80, kh.LEARNING_FAMILIES)
    (found,) = kh.title_bases(report(earlier, FAMILIES, REGISTERED, of_families()))
    assert found.bases == (kh.HOUSEHOLDS_REGISTERED,)
    (found,) = kh.title_bases(report(earlier, FAMILIES, REGISTERED, of_families(about=None)))
    assert found.bases == (None,)
    both = (of_families(), of_families("more", about="earlier"))
    (found,) = kh.title_bases(report(earlier, FAMILIES, REGISTERED, *both))
    assert found.bases == (None, None)


def test_each_place_and_time_of_a_report_has_its_own_counts() -> None:
    """Kills: the registered of the whole commune beside the achieved of one hamlet."""
    hamlet = evolve(FAMILIES, key="hamlet", scope="ấp 1")
    of_hamlet = of_families("of_hamlet", about="hamlet", scope="ấp 1")
    whole, part = kh.title_bases(report(FAMILIES, REGISTERED, of_families(), hamlet, of_hamlet))
    assert whole.bases == (kh.HOUSEHOLDS_REGISTERED,)
    assert part.bases == (None,)
    last_year = of_families("last_year", about=None, period=kh.Period.year(2022))
    whole, before = kh.title_bases(report(FAMILIES, REGISTERED, of_families(), last_year))
    assert (whole.bases, before.bases) == ((kh.HOUSEHOLDS_REGISTERED,), (None,))


@pytest.mark.parametrize("base", [None, kh.HOUSEHOLDS])
def test_a_whole_is_all_where_the_print_says_so(base: kh.Indicator | None) -> None:
    """Kills: the unnamed 100 of "90/100" counted as all households."""
    whole = level("all", 100, kh.HOUSEHOLDS)
    pair = evolve(FAMILIES, out_of="all")
    (found,) = kh.title_bases(report(pair, whole, of_families(base=base)))
    assert found.bases == (base,)
    assert [fit.tested for fit in found.shares[0].possible] == (
        [True, True] if not base else [True]
    )
    (found,) = kh.title_bases(report(FAMILIES, whole, of_families(base=base, out_of="all")))
    assert found.bases == (base,)


def test_a_whole_of_those_registered_needs_no_base_to_say_so() -> None:
    pair = evolve(FAMILIES, out_of="reg")
    (found,) = kh.title_bases(report(pair, REGISTERED, of_families()))
    assert found.bases == (kh.HOUSEHOLDS_REGISTERED,)
    whole = level("all", 111, kh.HOUSEHOLDS)
    registered = evolve(REGISTERED, out_of="all")
    of_all = share("share", percent(90), indicator=kh.HOUSEHOLDS_REGISTERED, about="reg", base=None)
    (found,) = kh.title_bases(report(registered, whole, of_all))
    assert found.bases == (kh.HOUSEHOLDS,)
    assert found.shares[0].fits[0].tested


@pytest.mark.parametrize("base", [None, kh.HOUSEHOLDS])
def test_the_whole_of_a_pair_is_not_that_of_the_percentage_after_it(
    base: kh.Indicator | None,
) -> None:
    """Kills: the 17.528 registered of Hướng Hóa as all households, because the 72% are of all."""
    pair = level("fam", 15_772, kh.LEARNING_FAMILIES, out_of="reg")
    registered = level("reg", 17_528, kh.HOUSEHOLDS_REGISTERED)
    (found,) = kh.title_bases(report(pair, registered, of_families(words="72%", base=base)))
    assert found.bases == (kh.HOUSEHOLDS,)
    (fit,) = found.shares[0].possible
    assert (fit.whole, fit.wholes) == (None, kh.Bounds(21_606, 22_058))


def test_a_percentage_names_the_whole_it_is_printed_with() -> None:
    """The 100 were entered as households, but the percentage of them says that they registered."""
    whole = level("all", 100, kh.HOUSEHOLDS)
    of_registered = of_families(base=kh.HOUSEHOLDS_REGISTERED, out_of="all")
    (found,) = kh.title_bases(report(FAMILIES, whole, of_registered))
    assert found.bases == (kh.HOUSEHOLDS_REGISTERED,)
    assert found.shares[0].fits[0].whole == kh.Bounds.exactly(100)
    pair = evolve(FAMILIES, out_of="all")
    (found,) = kh.title_bases(report(pair, whole, evolve(of_registered, out_of=None)))
    assert [(fit.of, fit.whole) for fit in found.shares[0].possible] == [
        (kh.HOUSEHOLDS_REGISTERED, None)
    ]


def test_an_unnamed_whole_is_that_of_the_achieved_alone() -> None:
    """Kills: the 100 of "90/100" as all households beside "95 hộ đăng ký, đạt 95%"."""
    pair, registered = evolve(FAMILIES, out_of="all"), level("reg", 95, kh.HOUSEHOLDS_REGISTERED)
    of_all = share(
        "of_all", percent(95), indicator=kh.HOUSEHOLDS_REGISTERED, about="reg", base=kh.HOUSEHOLDS
    )
    (found,) = kh.title_bases(
        report(pair, registered, level("all", 100, kh.HOUSEHOLDS), of_families(), of_all)
    )
    assert [fit.tested for fit in found.shares[0].fits] == [True, True]
    assert found.shares[1].fits[0].whole is None
    (_, numbers) = fitting(achieved=90, out_of=100, percent="90%", registered_percent="95%").shares
    assert [fit.whole for fit in numbers.possible] == [None]


@pytest.mark.parametrize(
    ("fraction", "wholes"),
    [
        ({"value": Fraction(9, 10), "resolution": Fraction(1, 10)}, kh.Bounds(91, 105)),
        (
            {"value": Fraction(1, 4), "high": Fraction(1, 2), "qualifier": kh.Qualifier.RANGE},
            kh.Bounds(180, 360),
        ),
        (
            {"value": Fraction(1, 2), "items": (Fraction(1, 2), Fraction(1, 4))},
            kh.Bounds(180, 360),
        ),
    ],
    ids=["rounded", "range", "list"],
)
def test_a_fraction_keeps_its_last_place_its_ends_and_its_list(
    fraction: dict[str, Any], wholes: kh.Bounds
) -> None:
    """90 are 0,9 of 95 to 105 if rounded and of 91 to 100 if cut off; a range has two ends."""
    quantity = kh.Quantity(**{"resolution": 0, **fraction}, unit=kh.FRACTION)
    printed = evolve(of_families(base=kh.HOUSEHOLDS), quantity=quantity)
    (found,) = kh.title_bases(report(FAMILIES, printed))
    (fit,) = found.shares[0].fits
    assert fit.wholes == wholes
    assert isinstance(fit.printed, kh.Quantity)
    assert fit.printed.items == tuple(100 * item for item in quantity.items)


def test_a_fraction_is_a_share_too() -> None:
    """9/10 of 90 are no more exact than they are printed.  Kills: reading it as 0,9 %."""
    (found,) = kh.title_bases(report(FAMILIES, REGISTERED, of_families(words="9/10 số hộ")))
    assert found.bases == (kh.HOUSEHOLDS_REGISTERED,)
    more = of_families(words="hơn 1/3 số hộ")
    (found,) = kh.title_bases(report(FAMILIES, more))
    assert found.shares[0].fits[0].wholes == kh.Bounds(90, 269)


@pytest.mark.parametrize(
    "figure",
    [
        of_families(target=True),
        of_families(base=kh.POPULATION),
        of_families(words="tăng 5%"),
        share("share", percent(90), about=None),
        level("more", 5, kh.LEARNING_FAMILIES),
        of_families(indicator=kh.HOUSEHOLDS_REGISTERED, base=kh.HOUSEHOLDS_REGISTERED),
    ],
    ids=["target", "of the population", "a rise", "members", "a level", "of itself"],
)
def test_what_is_no_percentage_of_a_title_is_left_alone(figure: kh.Figure) -> None:
    assert kh.title_bases(report(FAMILIES, figure)) == ()


# -- what cannot be -------------------------------------------------------------------------------


def test_more_than_all_fits_no_base() -> None:
    """91 of 74 registered, as Võ Nhai printed it."""
    found = fitting(kh.LearningTitle.STUDIOUS_COMMUNITY, achieved=91, registered=74, percent="123%")
    assert found.verdict is kh.Verdict.CONTRADICTORY
    assert [fit.ratio for fit in found.shares[0].fits] == [None, None]
    assert found.sentence("en") == (
        "“123%”, printed beside studious communities (91): of communities registered as studious "
        "(74) it cannot fit; of villages, hamlets and neighbourhoods it cannot fit. It fits no "
        "base as printed."
    )


def test_a_count_in_bounds_must_hold_a_whole_number_that_fits() -> None:
    """3 or 4 of 7 are 43 % or 57 %: no whole number is 50 %.  Kills: bounds without the parts."""
    for achieved, verdict in (
        (kh.Bounds(3, 4), kh.Verdict.CONTRADICTORY),
        (kh.Bounds(3, 5), kh.Verdict.CONTRADICTORY),
        (kh.Bounds(1, 2), kh.Verdict.CONTRADICTORY),
    ):
        found = fitting(achieved=achieved, all_holders=7, percent="50%", of=kh.HOUSEHOLDS)
        assert found.verdict is verdict
        assert found.sentence("vi").endswith("(7) không thể khớp. Không gốc nào khớp.")


def test_nothing_of_nothing_has_no_percentage() -> None:
    found = fitting(achieved=0, all_holders=0, percent="0%", of=kh.HOUSEHOLDS)
    assert found.verdict is kh.Verdict.CONTRADICTORY
    assert found.shares[0].fits[0].ratio == kh.Ratio(0, 0, of=kh.HOUSEHOLDS)
    assert found.sentence("en").endswith(
        "of households (0) it cannot fit. It fits no base as printed."
    )


def test_a_title_that_nobody_registers_for_has_one_base() -> None:
    (found,) = fitting(kh.LearningTitle.DISTRICT_COMMUNITY, achieved=9, percent="100%").shares
    assert (found.base, found.proved) == (kh.DISTRICTS, True)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (
            {"title": "family", "percent": "72%"},
            "title: expected a LearningTitle, such as kh.LearningTitle.FAMILY, got 'family'",
        ),
        ({}, "percent: expected a percentage, of the achieved or registered, got None"),
        (
            {"achieved": -1, "percent": "72%"},
            "achieved: expected a count of at least 0, got -1",
        ),
        (
            {"registered": True, "percent": "72%"},
            "registered: expected a count of at least 0, got True",
        ),
        (
            {"all_holders": kh.Dong(5), "percent": "72%"},
            "all_holders: expected a count of at least 0, got Dong(5)",
        ),
        (
            {"achieved": kh.Bounds.less_than(0), "percent": "72%"},
            "achieved: expected a count of at least 0, got Bounds(None, 0, high_open=True)",
        ),
        (
            {"achieved": kh.Bounds(Fraction(1, 3), Fraction(2, 3)), "percent": "72%"},
            "achieved: expected a count of at least 0, got Bounds(Fraction(1, 3), Fraction(2, 3))",
        ),
        (
            {"title": kh.LearningTitle.DISTRICT_COMMUNITY, "registered": 9, "percent": "72%"},
            f"{NOBODY}, got 9",
        ),
        (
            {"title": kh.LearningTitle.DISTRICT_COMMUNITY, "registered_percent": "72%"},
            f"{NOBODY}, got '72%'",
        ),
        (
            {"achieved": 8, "out_of": 9, "registered": 9, "percent": "89%"},
            "out_of: expected no whole beside one that is said to be one, got 9",
        ),
    ],
    ids=[
        "title",
        "nothing",
        "below 0",
        "flag",
        "money",
        "all below 0",
        "no whole",
        "none",
        "none of",
        "two wholes",
    ],
)
def test_what_cannot_be_asked_is_named(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        fitting(**arguments)
    assert str(caught.value) == message


def test_a_base_of_another_title_is_refused() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        fitting(achieved=8, percent="89%", of=kh.CLANS)
    assert str(caught.value).startswith("of: expected a base of learning-families, got Indicator(")


def test_a_percentage_must_be_one() -> None:
    with pytest.raises(kh.ReadingError):
        fitting(achieved=8, percent="89.5%")
    with pytest.raises(kh.InvalidValueError) as caught:
        fitting(achieved=8, percent=89)
    assert str(caught.value) == "BaseFit.printed: expected a value of str or Quantity, got 89"


def test_a_fit_needs_a_base_that_encloses_its_parts() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        BaseFit(part=kh.FUND_RAISED, of=kh.PLAN, printed="72%")
    assert str(caught.value).startswith(
        "BaseFit.of: expected an Indicator that encloses what is counted of it, got Indicator("
    )


def test_the_fits_of_a_share_are_of_one_percentage() -> None:
    fit = BaseFit(part=kh.LEARNING_FAMILIES, of=kh.HOUSEHOLDS, printed="72%")
    for fits in ((), (fit, evolve(fit, printed="73%"))):
        with pytest.raises(kh.InvalidValueError) as caught:
            ShareBases(said_of=kh.LEARNING_FAMILIES, fits=fits)
        assert "ShareBases.fits: expected at least one fit, all of one percentage" in str(
            caught.value
        )


def test_only_a_report_has_titles() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.title_bases(5)  # type: ignore[arg-type]
    assert str(caught.value) == "report: expected a Report, got 5"


def test_sentences_are_in_two_languages() -> None:
    found = fitting(kh.LearningTitle.CLAN, achieved=54, registered=56, percent="96,42%")
    assert str(found) == str(found.shares[0]) == found.sentence("vi")
    assert found.sentence("vi") == (
        "“96,42%”, in cạnh dòng họ học tập (54): trên dòng họ đăng ký Dòng họ học tập (56) là "
        "96,4285…%, chỉ khớp nếu cắt bỏ; trên dòng họ thì phải có 56 dòng họ. "
        "Gốc là dòng họ đăng ký Dòng họ học tập."
    )
    for one in (found, found.shares[0]):
        with pytest.raises(kh.InvalidValueError):
            one.sentence("fr")


def test_a_percentage_that_was_not_read_from_print_is_quoted_in_numbers() -> None:
    found = fitting(achieved=8, percent=percent(Fraction(895, 10), Fraction(1, 10)))
    assert found.sentence("en").startswith("“89,5%”, printed beside learning families (8): ")
