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


@frozen
class Patron(kh.Donor):
    """A donor of whom a host keeps more."""

    rank: int = 1


@frozen
class Student(kh.Person):
    """A person of whom a host keeps more."""

    school: str = "p6"


def test_who_derives_from_a_donor_or_a_person_is_as_private_as_these() -> None:
    """Kills: a form for the very class alone, past which a host's own gives its name away."""
    patron = Patron("d1", "Bà An", 2)
    student = Student(id="h1", identity_number=kh.IdentityNumber("001184000001"))
    converter = kh.make_converter()
    assert converter.unstructure(patron) == {"id": "d1"}
    assert converter.unstructure(student) == {"id": "h1"}
    with pytest.raises(kh.StructuringError) as caught:
        converter.structure({"id": "d1", "name": 5}, Patron)
    assert "5" not in str(caught.value)
    told = kh.make_converter(identity_numbers=True, donor_names=True)
    assert told.unstructure(patron) == {"id": "d1", "name": "Bà An"}
    assert told.unstructure(student) == {"id": "h1", "identity_number": "001184000001"}


def test_a_form_of_the_host_stands_wherever_its_class_does() -> None:
    """Kills: forms made with the converter, which keep those of what they hold as these were."""
    goods = kh.Goods(kh.Count(3, kh.UNITS["bicycle"]))
    converter = kh.make_converter()
    converter.register_unstructure_hook(kh.Count, lambda count: f"{count.number} {count.unit.code}")
    assert converter.unstructure(goods) == {"count": "3 bicycle"}
    assert kh.make_converter().unstructure(goods) != {"count": "3 bicycle"}
