"""A report holds what was printed, once per key, with references that lead somewhere."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.values.unit import HOUSEHOLD, PERSON

YEAR = kh.Period.year(2023)


def figure(key: str, **changes: object) -> kh.Figure:
    values: dict[str, object] = {
        "key": key,
        "indicator": kh.MEMBERS,
        "quantity": kh.Quantity(value=41, unit=PERSON),
    }
    return kh.Figure(**{**values, **changes})  # type: ignore[arg-type]


def report(*figures: kh.Figure) -> kh.Report:
    return kh.Report(organisation="p6", period=YEAR, figures=figures)


def test_a_report_by_hand_takes_plain_numbers() -> None:
    """Kills: a unit taken from the number instead of the indicator."""
    made = kh.Report.of(
        "p6", YEAR, {kh.MEMBERS: 383_058, kh.FUND_RAISED: kh.Dong(5_000_000)}, name="Phường 6"
    )
    assert [(f.key, f.quantity.value, f.quantity.unit) for f in made] == [
        ("members", 383_058, PERSON),
        ("fund-raised", 5_000_000, kh.VND),
    ]
    assert made.label == "Phường 6"
    nearly = kh.read_quantity("gần 60 tỉ đồng")
    assert kh.Report.of("p6", YEAR, {kh.FUND_RAISED: nearly})["fund-raised"].quantity == nearly


def test_all_bad_numbers_of_a_report_by_hand_are_named_at_once() -> None:
    """Kills: stopping at the first; taking True or 3.7 as counts; losing the sound ones."""
    with pytest.raises(kh.StructuringError) as caught:
        kh.Report.of(
            "p6",
            YEAR,
            {
                kh.MEMBERS: -5,
                kh.HOUSEHOLDS: 3.7,  # type: ignore[dict-item]
                kh.CLANS: True,
                kh.CHAPTERS: kh.Dong(3),
                kh.PLAN: kh.Dong(3),
                kh.POPULATION: 100,
                kh.ADULTS: float("nan"),  # type: ignore[dict-item]
            },
        )
    assert str(caught.value).splitlines() == [
        "Report of p6: 6 problems",
        "  members: expected a whole number of at least 0 (person), got -5",
        "  households: expected a whole number, a Dong or a Quantity, got 3.7",
        "  clans: expected a whole number, a Dong or a Quantity, got True",
        "  chapters: expected a number in its unit, organisation, got Dong(3)",
        "  plan: expected a number in its unit, None, got Dong(3)",
        "  adults: expected a whole number, a Dong or a Quantity, got nan",
    ]
    (kept,) = caught.value.read
    assert isinstance(kept, kh.Figure)
    assert kept.quantity.value == 100


def test_every_broken_reference_is_named_at_once() -> None:
    """Kills: checking only ``part_of``; stopping at the first; letting a figure be its own part."""
    with pytest.raises(kh.StructuringError) as caught:
        report(
            figure("a", part_of="b"),
            figure("b", part_of="a"),
            figure("c", out_of="c"),
            figure("c"),
            figure("d", about="nowhere"),
            figure("e", part_of="a"),
        )
    assert str(caught.value).splitlines() == [
        "Report of p6: 5 problems",
        "  figures[3].key: expected a key that no other figure has, got 'c'",
        "  figures[0].part_of: expected a figure that does not lead back here, got 'b'",
        "  figures[1].part_of: expected a figure that does not lead back here, got 'a'",
        "  figures[2].out_of: expected a figure that does not lead back here, got 'c'",
        "  figures[4].about: expected the key of a figure of this report, got 'nowhere'",
    ]
    assert len(caught.value.read) == 6


@given(st.integers(2, 40))
def test_a_chain_of_references_may_be_long_but_not_closed(length: int) -> None:
    """Kills: following only one step; following for ever."""
    chain = [figure(str(n), part_of=str(n + 1)) for n in range(length)]
    assert len(report(*chain, figure(str(length)))) == length + 1
    with pytest.raises(kh.StructuringError) as caught:
        report(*chain, figure(str(length), part_of="0"))
    assert len(caught.value.problems) == length + 1


def test_what_is_impossible_is_kept_as_it_was_printed() -> None:
    """91 of 74 is bad data, and bad data is a finding."""
    made = report(
        figure("all", quantity=kh.Quantity(value=74, unit=HOUSEHOLD)),
        figure("some", quantity=kh.Quantity(value=91, unit=HOUSEHOLD), out_of="all"),
    )
    assert made["some"].quantity.value == 91


def test_a_key_that_is_not_there_is_answered_with_those_that_are() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        report(figure("a"), figure("b"))["c"]
    assert str(caught.value) == "key: expected one of a, b, got 'c'"


def test_figures_of_an_indicator_leave_targets_out() -> None:
    """Kills: counting an aim as a result."""
    made = report(figure("now"), figure("aim", target=True), figure("up", says=kh.Says.CHANGE))
    assert [f.key for f in made.figures_of(kh.MEMBERS)] == ["now"]
    assert [f.key for f in made.figures_of(kh.MEMBERS, kh.Says.CHANGE)] == ["up"]
    assert made.figures_of(kh.POPULATION) == ()
    assert made.label == "p6"


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"organisation": " "}, "Report.organisation: expected a text that is not blank, got ' '"),
        ({"period": 2023}, "Report.period: expected a value of Period, got 2023"),
        ({"figures": []}, "Report.figures: expected a tuple of Figure, got []"),
        (
            {"published_on": datetime(2023, 1, 1)},  # noqa: DTZ001 - it is refused
            (
                "Report.published_on: expected a date without a time, got "
                "datetime.datetime(2023, 1, 1, 0, 0)"
            ),
        ),
    ],
)
def test_what_a_report_cannot_be(changes: dict[str, object], message: str) -> None:
    values: dict[str, object] = {"organisation": "p6", "period": YEAR, "figures": ()}
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Report(**{**values, **changes})  # type: ignore[arg-type]
    assert str(caught.value) == message


def test_a_report_may_say_when_and_by_whom_it_was_published() -> None:
    made = kh.Report(
        organisation="p6", period=YEAR, figures=(), published_on=date(2024, 1, 8), source="Sổ tay"
    )
    assert "published_on=datetime.date(2024, 1, 8)" in repr(made)
    assert "remarks" not in repr(made)


def test_a_report_by_hand_is_of_indicators_and_not_of_their_codes() -> None:
    """Kills: a bare AttributeError; losing the figures that were given rightly."""
    with pytest.raises(kh.StructuringError) as caught:
        kh.Report.of("p6", YEAR, {"members": 35, kh.CLANS: 4})  # type: ignore[dict-item]
    assert str(caught.value).splitlines() == [
        "Report of p6: 1 problem",
        "  figures: expected an Indicator as key, got 'members'",
    ]
    assert len(caught.value.read) == 1


def test_a_remark_says_something() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Report(organisation="p6", period=YEAR, figures=(), remarks=("a", " "))
    assert str(caught.value) == "Report.remarks[1]: expected a text that is not blank, got ' '"


def test_its_repr_shows_tuples_as_python_writes_them() -> None:
    """Kills: a comma lost or added where Python has one."""
    listed = kh.Quantity(value=7, items=(7, 3))
    assert repr(listed) == "Quantity(value=7, items=(7, 3))"
    assert repr(kh.Quantity(value=7, items=(7,))) == "Quantity(value=7, items=(7,))"
