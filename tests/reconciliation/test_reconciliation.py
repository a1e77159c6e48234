"""What follows from a report as a whole, and how it shows itself."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from reconciliation_figures import level, money, only, percent, report, share

import khuyenhoc as kh
from khuyenhoc.testing.reports import reports
from khuyenhoc.values.unit import (
    FRACTION,
)


@given(reports())
def test_figures_that_are_true_together_never_contradict(made: kh.Report) -> None:
    """Soundness.  Kills: any bound that is too narrow; a habit taken from one ratio alone."""
    assert kh.reconcile(made).contradictions == ()


@given(reports(rounding=st.just(kh.Rounding.DOWN)))
def test_the_habit_a_report_has_is_never_ruled_out(made: kh.Report) -> None:
    """Kills: refuting a habit by a ratio that it does explain."""
    assert kh.Rounding.DOWN in kh.reconcile(made).habit.possible


@given(reports())
def test_every_sentence_is_there_in_both_languages_and_names_its_figures(made: kh.Report) -> None:
    """Kills: a placeholder left in a sentence; a finding that no figure of the report carries."""
    keys = {figure.key for figure in made}
    for finding in kh.reconcile(made):
        assert set(finding.figures) <= keys
        for language in ("vi", "en"):
            assert finding.sentence(language).endswith(".")
            assert "None" not in finding.sentence(language)


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


def test_a_reconciliation_is_a_sequence_of_findings_that_shows_itself() -> None:
    found = kh.reconcile(kh.sample_report("binh-thanh-2022"))
    assert len(found) == len(list(found)) == len(found.findings)
    html = found._repr_html_()
    assert html.count("<li ") == len(found)
    assert 'data-verdict="contradictory"' in html
    with pytest.raises(kh.InvalidValueError) as caught:
        found.table("fr")
    assert str(caught.value) == 'language: expected "vi" or "en", got \'fr\''


def test_what_is_not_a_report_is_refused() -> None:
    with pytest.raises(kh.InvalidValueError, match=r"reports\[0\]: expected a Report, got 5"):
        kh.reconcile(5)  # type: ignore[arg-type]
    with pytest.raises(kh.InvalidValueError, match=r"reach: expected a Reach or None, got 0\.1"):
        kh.reconcile(report(level("m", 3)), reach=0.1)  # type: ignore[arg-type]
    with pytest.raises(kh.InvalidValueError, match="key: expected one of m, got 'x'"):
        kh.reconcile(report(level("m", 3))).about("x")


CUT = percent(Fraction("96.42"), Fraction(1, 100))


def clans(printed: kh.Quantity, **more: object) -> tuple[kh.Figure, ...]:
    """Make 54 of 56, of which ``printed`` is said to be the share."""
    values: dict[str, object] = {"base": kh.CLANS_REGISTERED, "about": "clans", "out_of": "all"}
    return (
        level("clans", 54, kh.LEARNING_CLANS),
        level("all", 56, kh.CLANS_REGISTERED),
        share("cut", printed, **{**values, **more}),
    )


@given(reports())
def test_findings_stand_in_the_order_of_the_figures(made: kh.Report) -> None:
    """Kills: the order of the relations instead."""
    places = {figure.key: place for place, figure in enumerate(made)}
    order = [places[finding.figures[0]] for finding in kh.reconcile(made)]
    assert order == sorted(order)


def test_a_finding_is_about_the_figure_it_is_listed_under() -> None:
    found = kh.reconcile(report(*clans(CUT)))
    assert [finding.code for finding in found.about("cut")] == ["share-holds"]
    assert found.about("clans") == found.about("all") == ()


def test_the_findings_are_numbered_from_one_in_the_language_asked_for() -> None:
    found = kh.reconcile(report(*clans(CUT)))
    html = found.html("en")
    assert '<li value="1">' in html
    assert "only if cut off" in html
    assert "cắt bỏ" not in html


def test_only_the_shares_that_show_the_habit_are_its_evidence() -> None:
    """51.119 of 66.328 is 77,07 % in both habits.  Kills: every share named as evidence."""
    both = (
        level("some", 51_119),
        level("every", 66_328, kh.POPULATION),
        share("both", percent(Fraction("77.07"), Fraction(1, 100)), about="some", out_of="every"),
    )
    members = (level("members", 3_000), share("s", percent(50), base=None))
    found = kh.reconcile(report(*clans(CUT), *both, *members))
    assert found.habit.only is kh.Rounding.DOWN
    assert only(found, "implied-base").figures == ("s", "members", "cut")
    unused = (level("members", 2), share("s", percent(67)))
    found = kh.reconcile(report(*clans(CUT), *unused))
    finding = only(found, "implied-base")
    assert finding.figures == ("s", "members")
    assert finding.sentence("en") == "From “2 người” and “67%”: population 3."


@pytest.mark.parametrize(
    "figures",
    [
        clans(CUT, target=True),
        clans(evolve(CUT, value=10, items=(10, CUT.value))),
        clans(evolve(CUT, change=kh.Change.INCREASE)),
        clans(kh.Quantity(value=Fraction("0.96"), unit=FRACTION, resolution=Fraction(1, 100))),
        clans(CUT, about="other"),
        clans(CUT, out_of="nobody"),
        clans(CUT, about="owed"),
        clans(CUT, about="garden"),
        clans(CUT, about=None),
        clans(CUT, out_of=None),
    ],
)
def test_only_a_plain_percentage_of_two_counts_shows_a_habit(
    figures: tuple[kh.Figure, ...],
) -> None:
    """Kills: a habit told by a target, a list, a difference, or of what is no count."""
    garden = kh.Quantity(value=Fraction(5, 2), unit=kh.UNITS["square_metre"], resolution=0)
    others = (
        share("other", percent(54, 0), about=None),
        level("nobody", 0, kh.CLANS_REGISTERED),
        level("owed", -5, kh.FUND_BALANCE),
        kh.Figure(key="garden", indicator=kh.LAND_DONATED, quantity=garden),
    )
    assert kh.reconcile(report(*figures, *others)).habit.observations == ()
