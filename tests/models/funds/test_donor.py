"""Donors: a name is never shown by accident."""

from collections.abc import Callable
from datetime import date
from typing import Any
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh

NAME = "Nguyễn Văn Ánh"
DONOR = kh.Donor("d-17", NAME)
GIFT = kh.Contribution(
    id="c-1", fund="q-bt", on=date(2022, 3, 1), amount=kh.Dong(5_000_000), donor=DONOR
)
BOOKS = kh.Ledger((kh.Fund(id="q-bt", owner="binh-thanh"),), (GIFT,))


@given(st.lists(st.text("aáăđêơưyzNVÁĐ", min_size=2), min_size=1))
def test_no_word_of_a_name_is_shown_beyond_its_first_letter(words: list[str]) -> None:
    """Kills: the family name, or the last word, in full."""
    donor = kh.Donor("d-17", " ".join(words))
    assert donor.masked == " ".join(f"{word[0]}." for word in words)
    assert repr(donor) == str(donor) == f"Donor('d-17', {donor.masked!r})"


SHOWN: dict[str, Callable[[], object]] = {
    "repr": lambda: (DONOR, [DONOR], {"donor": DONOR}),
    "format": lambda: f"{DONOR} {DONOR!s:>40}",
    "its gift": lambda: GIFT,
    "the ledger": lambda: (BOOKS, BOOKS.entries),
    "columns": lambda: (BOOKS.columns, BOOKS.columns.flat(0), BOOKS.columns.columns),
    "findings": lambda: (
        BOOKS.with_entries(
            kh.Disbursement(id="d", fund="q-bt", on=date(2022, 4, 1), amount=kh.Dong(6_000_000))
        ).findings
    ),
}


@pytest.mark.parametrize("way", SHOWN)
def test_no_way_of_showing_what_was_given_shows_the_name(way: str) -> None:
    """Kills: the name in a ``repr`` that attrs made, of the donor or of what holds one."""
    shown = str(SHOWN[way]())
    assert not any(word in shown for word in NAME.split())


REFUSED: dict[str, Callable[[], object]] = {
    "no id": lambda: kh.Donor("", NAME),
    "as an amount": lambda: kh.Disbursement(
        id="d",
        fund="q",
        on=date(2022, 3, 1),
        amount=DONOR,  # type: ignore[arg-type]
    ),
    "as an entry": lambda: BOOKS.with_entries(DONOR),  # type: ignore[arg-type]
    "twice": lambda: BOOKS.with_entries(GIFT),
}


@pytest.mark.parametrize("way", REFUSED)
def test_no_error_shows_the_name(way: str) -> None:
    with pytest.raises(kh.KhuyenhocError) as caught:
        REFUSED[way]()
    assert not any(word in str(caught.value) for word in NAME.split())


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        (NAME, "N. V. Á."),
        ("  Bà   An ", "B. A."),
        (normalize("NFD", "Ánh"), "A."),
        ("Ngọc", "N."),
        (None, None),
    ],
)
def test_a_name_is_masked(name: str | None, masked: str | None) -> None:
    assert kh.Donor("d-17", name).masked == masked


def test_without_a_name_the_id_is_shown() -> None:
    assert repr(kh.Donor("d-18")) == "Donor('d-18')"


@pytest.mark.parametrize(
    ("fields", "message"),
    [
        (("", None), "Donor.id: expected a text that is not blank, got ''"),
        (("d-17", " "), "Donor.name: expected a text that is not blank, got ' '"),
        (
            (17, None),
            (
                "Donor.id: expected a text; only the type of what was given is shown,"
                " got <class 'int'>"
            ),
        ),
    ],
)
def test_what_is_no_donor_is_refused(fields: tuple[Any, ...], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.Donor(*fields)
    assert str(caught.value) == message
