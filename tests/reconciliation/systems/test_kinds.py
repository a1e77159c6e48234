"""Numbers that are compared with each other, also through others, are of one kind and scale."""

import pytest

import khuyenhoc as kh
from khuyenhoc.values.unit import FRACTION, PERCENT


def test_what_is_compared_with_percent_and_fractions_is_in_percent() -> None:
    """Kills: a scale of its own for each relation, by which 50 % is half a percent."""
    system = kh.System.of(
        {"a": "50%", "b": None, "c": "1/2", "d": None},
        [kh.EqualTo("a", "b"), kh.EqualTo("b", "c"), kh.EqualTo("c", "d")],
    )
    assert (system["b"].unit, system["d"].unit) == (PERCENT, PERCENT)
    found = kh.judge(system)
    assert not found.contradictions
    assert kh.propagate(system)["d"] == kh.Bounds.exactly(50)


def test_beside_fractions_alone_it_is_a_fraction() -> None:
    """Kills: percent for whatever is compared with a share."""
    system = kh.System.of({"b": None, "c": "1/2"}, [kh.EqualTo("b", "c")])
    assert system["b"].unit == FRACTION
    assert kh.propagate(system)["b"].value == system["c"].domain().value  # type: ignore[union-attr]


def test_a_number_without_a_unit_is_not_of_two_kinds() -> None:
    """Kills: kinds compared within each relation only."""
    with pytest.raises(kh.StructuringError) as caught:
        kh.System.of(
            {"a": "5 người", "b": None, "c": "5 đồng", "d": None, "e": "7 đồng"},
            [
                kh.EqualTo("a", "b"),
                kh.EqualTo("c", "d"),
                kh.AtMost("b", "d"),
                kh.EqualTo("e", "x"),
            ],
        )
    assert [(problem.path, problem.value) for problem in caught.value.problems] == [
        ("relations[2] (AtMost)", "a (a count) and c (money, VND)"),
        ("relations[3] (EqualTo)", "x"),
    ]
