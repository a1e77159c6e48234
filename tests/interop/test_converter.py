"""What the converter does with classes of a host's own."""

from fractions import Fraction

import pytest
from attrs import field, frozen

import khuyenhoc as kh
from khuyenhoc.interop.problems import problems_of


@frozen(kw_only=True)
class Derived:
    """A class with a field that is computed, and so is no key of a file."""

    count: int
    twice: int = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        object.__setattr__(self, "twice", 2 * self.count)


def test_what_is_computed_is_neither_written_nor_named() -> None:
    """Kills: an error that offers a key which no file may have."""
    converter = kh.make_converter()
    assert converter.unstructure(Derived(count=3)) == {"count": 3}
    assert converter.structure({"count": 3}, Derived).twice == 6
    with pytest.raises(kh.InvalidValueError, match="an object with keys of count, got 5"):
        converter.structure(5, Derived)
    with pytest.raises(ExceptionGroup) as caught:
        converter.structure({"count": 3, "twice": 6}, Derived)
    assert [str(problem) for problem in problems_of(caught.value)] == [
        "twice: expected a known key: count, got 'twice'"
    ]


def test_a_fraction_stays_one_even_where_it_is_whole() -> None:
    """Kills: Fraction(2) read back as 2, where a field asks for a ``Fraction``."""
    converter = kh.make_converter()
    assert converter.unstructure(Fraction(2)) == 2
    assert type(converter.structure(2, Fraction)) is Fraction
