"""Validators: each accepts exactly what it says, and names the field of what it refuses."""

from datetime import date, datetime

import pytest
from attrs import field, frozen

from khuyenhoc._validators import (
    day,
    flag,
    one_of_type,
    optional,
    pairs_of,
    text,
    text_or_blank,
    texts,
    tuple_of,
    whole_number,
)
from khuyenhoc.errors import InvalidValueError


@frozen(kw_only=True)
class Chapter:
    members: object = field(default=0, validator=whole_number)
    name: object = field(default="a", validator=text)
    founded: object = field(default=date(1996, 10, 2), validator=day)
    rank: object = field(default=1, validator=one_of_type(int, str))
    parts: object = field(default=(), validator=tuple_of(int, str))
    note: object = field(default=None, validator=optional(text))
    printed: object = field(default="", validator=text_or_blank)
    remarks: object = field(default=(), validator=texts)
    target: object = field(default=False, validator=flag)
    codes: object = field(default=(), validator=pairs_of("a scheme and a code"))


@pytest.mark.parametrize(
    "accepted",
    [
        {"members": 0},
        {"members": 10**30},
        {"name": " Phường 6 "},
        {"rank": "first"},
        {"parts": (1, "two")},
        {"parts": ()},
        {"note": "x"},
        {"note": None},
        {"printed": ""},
        {"printed": "5 xã"},
        {"remarks": ()},
        {"remarks": ("a", "b")},
        {"target": True},
        {"codes": (("gso", "46"), ("gso", "47"))},
    ],
)
def test_what_fits_is_kept_as_it_is(accepted: dict[str, object]) -> None:
    chapter = Chapter(**accepted)
    for name, value in accepted.items():
        assert getattr(chapter, name) is value


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("members", -1, "a whole number of at least 0"),
        ("members", True, "a whole number of at least 0"),
        ("members", 3.7, "a whole number of at least 0"),
        ("members", float("nan"), "a whole number of at least 0"),
        ("members", None, "a whole number of at least 0"),
        ("name", "", "a text that is not blank"),
        ("name", " \t\n", "a text that is not blank"),
        ("name", b"a", "a text that is not blank"),
        ("founded", datetime(1996, 10, 2), "a date without a time"),  # noqa: DTZ001 - refused anyway
        ("founded", "1996-10-02", "a date without a time"),
        ("rank", 1.5, "a value of int or str"),
        ("parts", [1], "a tuple of int or str"),
        ("note", "", "a text that is not blank"),
        ("printed", 5, "a text"),
        ("remarks", ["a"], "a tuple of texts"),
        ("target", "no", "True or False"),
        ("target", 1, "True or False"),
        ("codes", [("gso", "46")], "a tuple of pairs of a scheme and a code"),
    ],
)
def test_what_does_not_fit_is_refused_by_name(name: str, value: object, expected: str) -> None:
    """Kills: ``isinstance`` where the exact type is meant; ``> 0`` for ``>= 0``."""
    with pytest.raises(InvalidValueError) as caught:
        Chapter(**{name: value})
    assert str(caught.value) == f"Chapter.{name}: expected {expected}, got {value!r}"


def test_the_place_in_a_tuple_is_named() -> None:
    with pytest.raises(InvalidValueError) as caught:
        Chapter(parts=(1, "two", 3.0))
    assert str(caught.value) == "Chapter.parts[2]: expected a value of int or str, got 3.0"


@pytest.mark.parametrize("blank", ["", " ", 5])
def test_every_text_of_several_is_checked(blank: object) -> None:
    """Kills: a check of the first alone; of the type and not of what it says."""
    with pytest.raises(InvalidValueError) as caught:
        Chapter(remarks=("a", blank))
    assert str(caught.value) == (
        f"Chapter.remarks[1]: expected a text that is not blank, got {blank!r}"
    )


@pytest.mark.parametrize("pair", [("gso",), ("gso", "46", "47"), ("gso", " "), ("gso", 46), "46"])
def test_every_pair_of_several_is_checked(pair: object) -> None:
    """Kills: a check of the first alone; a text of two letters taken for a pair of them."""
    with pytest.raises(InvalidValueError) as caught:
        Chapter(codes=(("gso", "46"), pair))
    assert str(caught.value) == (
        f"Chapter.codes[1]: expected a pair of a scheme and a code, got {pair!r}"
    )
