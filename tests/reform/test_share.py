"""Shares and moves: exact, bounded or not known, and never guessed."""

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reform.registries.move import Move, Moved
from khuyenhoc.reform.registries.share import Share

HALF = Fraction(1, 2)


@given(st.integers(1, 10_000), st.data())
def test_a_share_that_was_counted_is_the_part_of_all(out_of: int, data: st.DataObject) -> None:
    """Kills: a rounded share; the whole divided by the part."""
    part = data.draw(st.integers(0, out_of))
    share = Share.counted(part, out_of=out_of)
    assert share == Share.exactly(Fraction(part, out_of))
    assert share.low * out_of == part
    assert share.is_exact


@given(st.fractions(0, 1, max_denominator=20), st.fractions(0, 1, max_denominator=20))
def test_bounds_of_a_share_are_kept_as_they_are(one: Fraction, other: Fraction) -> None:
    """Kills: the mean of two ends; a bounded share called exact."""
    low, high = sorted((one, other))
    share = Share.between(low, high)
    assert (share.low, share.high, share.is_exact) == (low, high, low == high)
    assert eval(repr(share), {"Share": Share, "Fraction": Fraction}) == share  # noqa: S307


def test_a_share_is_shown_as_it_is_made() -> None:
    """Kills: a remainder shown as not known, which closes nothing; a half shown as a whole."""
    assert repr(Share.whole()) == "Share.whole()"
    assert repr(Share.unknown()) == "Share.unknown()"
    assert repr(Share.remainder()) == "Share.remainder()"
    assert repr(Share.between(HALF, 1)) == "Share(Fraction(1, 2), 1)"
    assert repr(Share.exactly(0)) == "Share(0, 0)"
    assert Share.remainder() != Share.unknown()


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda: Share(0.5, 1),  # type: ignore[arg-type]
            (
                "Share.low: expected an exact number (int or Fraction; a float has already lost "
                "digits), got 0.5"
            ),
        ),
        (
            lambda: Share(0, Fraction(3, 2)),
            "Share.high: expected a number from 0 to 1, got Fraction(3, 2)",
        ),
        (lambda: Share(-1, 1), "Share.low: expected a number from 0 to 1, got -1"),
        (
            lambda: Share(1, HALF),
            "Share.high: expected at least the low end, 1, got Fraction(1, 2)",
        ),
        (
            lambda: Share(HALF, 1, is_remainder=True),
            (
                "Share.low: expected 0 to 1 for a remainder, which the other moves decide, "
                "got Fraction(1, 2)"
            ),
        ),
        (
            lambda: Share(0, HALF, is_remainder=True),
            "Share.low: expected 0 to 1 for a remainder, which the other moves decide, got 0",
        ),
        (lambda: Share(0, 1, is_remainder=1), "Share.is_remainder: expected True or False, got 1"),  # type: ignore[arg-type]
        (
            lambda: Share.counted(1, out_of=0),
            "Share.counted(out_of): expected a whole number of at least 1, got 0",
        ),
        (
            lambda: Share.counted(1, out_of=True),
            "Share.counted(out_of): expected a whole number of at least 1, got True",
        ),
        (
            lambda: Share.counted(7, out_of=6),
            "Share.counted: expected a whole number from 0 to 6, got 7",
        ),
        (
            lambda: Share.counted(-1, out_of=6),
            "Share.counted: expected a whole number from 0 to 6, got -1",
        ),
        (
            lambda: Share.counted(HALF, out_of=6),  # type: ignore[arg-type]
            "Share.counted: expected a whole number from 0 to 6, got Fraction(1, 2)",
        ),
        (lambda: Move("", "x"), "Move.source: expected a text that is not blank, got ''"),
        (lambda: Move("a", " "), "Move.target: expected a text that is not blank, got ' '"),
        (lambda: Move("a", "x", HALF), "Move.share: expected a value of Share, got Fraction(1, 2)"),  # type: ignore[arg-type]
        (lambda: Move("a", "x", of="people"), "Move.of: expected a value of Moved, got 'people'"),  # type: ignore[arg-type]
    ],
)
def test_what_is_no_share_or_move_is_refused(make: Any, said: str) -> None:
    """Kills: each check left out; a bool taken for a count."""
    with pytest.raises(InvalidValueError) as caught:
        make()
    assert str(caught.value) == said


def test_a_move_is_of_everything_and_all_of_it_unless_told_otherwise() -> None:
    """Kills: an unknown share by default; people by default."""
    assert Move("a", "x") == Move("a", "x", Share.whole(), Moved.EVERYTHING)
    assert Move("a", "x") != Move("a", "x", of=Moved.PEOPLE)


def test_what_moves_has_a_name_in_either_language() -> None:
    """Kills: a label left out; one label for two."""
    assert [one.label("vi") for one in Moved] == ["tất cả", "dân số", "diện tích", "tiền"]
    assert [one.label("en") for one in Moved] == ["everything", "people", "land", "money"]
