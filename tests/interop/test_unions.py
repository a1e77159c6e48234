"""Values of several kinds: told apart by their shape, and objects by a word that one class has."""

from datetime import date
from enum import Enum
from typing import Any

import pytest
from attrs import field, frozen
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.interop.problems import problems_of
from khuyenhoc.interop.unions import is_union


class Office(Enum):
    """Words of one class."""

    CHAPTER = "chapter"
    BOARD = "board"


class Area(Enum):
    """Words of another."""

    WARD = "ward"
    TOWN = "town"


@frozen(kw_only=True)
class Body:
    """What may leave its kind out."""

    id: str
    kind: Office | None = None
    covers: str | None = None


@frozen(kw_only=True)
class Place:
    """What may not."""

    id: str
    kind: Area
    tier: kh.Tier | None = None


@frozen(kw_only=True)
class Register:
    """A list of both."""

    units: tuple[Body | Place, ...]
    of: "int | kh.Dong | bool | str | tuple[str, ...] | None" = None


@frozen(kw_only=True)
class Likeness:
    """What has some words of another class."""

    kind: Office


@frozen(kw_only=True)
class Nameless:
    """What has no kind."""

    id: str
    tags: tuple[str, ...] = field(default=())


ids = st.text("abc", min_size=1)
bodies = st.builds(Body, id=ids, kind=st.none() | st.sampled_from(Office), covers=st.none() | ids)
places = st.builds(
    Place, id=ids, kind=st.sampled_from(Area), tier=st.none() | st.sampled_from(kh.Tier)
)
of = st.none() | st.integers() | st.booleans() | ids | st.builds(kh.Dong, st.integers())
registers = st.builds(
    Register,
    units=st.lists(bodies | places).map(tuple),
    of=of | st.lists(ids).map(tuple),
)


@given(registers)
def test_each_comes_back_as_what_it_was(register: Register) -> None:
    """Kills: the first class that fits; 1 for True; a body without a kind read as a place."""
    converter = kh.make_converter()
    plain = converter.unstructure(register)
    read = converter.structure(plain, Register)
    assert read == register
    assert type(read.of) is type(register.of)


def problems(*units: Any, of: Any = None) -> list[str]:
    try:
        kh.make_converter().structure({"units": [*units], "of": of}, Register)
    except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
        return [str(problem) for problem in problems_of(error)]
    return []


def test_a_word_of_no_class_is_answered_with_all_words() -> None:
    """Kills: judging by one class alone; stopping at the word."""
    assert problems(
        {"id": "a", "kind": "village"},
        {"id": "b", "kind": "market", "tier": "x"},
        {"id": "c", "kind": 5, "covers": 6},
        {"id": "d", "kind": ["ward"]},
    ) == [
        "units[0].kind: expected one of chapter, board, ward, town, got 'village'",
        "units[1].kind: expected one of chapter, board, ward, town, got 'market'",
        "units[1].tier: expected one of nation, province, district, commune, village, got 'x'",
        "units[2].kind: expected one of chapter, board, ward, town, got 5",
        "units[2].covers: expected a text, got 6",
        "units[3].kind: expected one of chapter, board, ward, town, got ['ward']",
    ]


def test_an_object_is_judged_as_what_its_word_says() -> None:
    assert problems({"id": "a", "kind": "ward", "covers": "b"}, {"id": 5}, {"kind": None}) == [
        "units[0].covers: expected a known key: id, kind, tier, got 'covers'",
        "units[1].id: expected a text, got 5",
        "units[2].id: expected a value, got nothing: the key is missing",
    ]


def test_a_value_of_another_shape_is_answered_with_all_shapes() -> None:
    assert problems(5, of=3.5) == [
        "units[0]: expected an object, got 5",
        ("of: expected a whole number or an object or true or false or a text or a list, got 3.5"),
    ]


def test_none_is_only_what_may_be_none() -> None:
    assert problems(None) == ["units[0]: expected an object, got None"]


ALIKE = "kind: expected kinds of different shapes, or classes of which each has words for one enum"


@pytest.mark.parametrize(
    "kind",
    [
        Body | Likeness,  # one word, two classes
        Body | Nameless,  # one has no kind
        Nameless | kh.Dong,  # nothing in common
        str | date,
        str | kh.Unit,
        int | complex,
        Body | Place | tuple[str, ...] | tuple[int, ...],
    ],
)
def test_kinds_that_look_alike_are_refused_when_the_reader_is_made(kind: Any) -> None:
    """Kills: taking the first that fits."""
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.make_converter().get_structure_hook(kind)
    assert str(caught.value).startswith(ALIKE)


@frozen(kw_only=True)
class Loose:
    """Another that may leave its kind out."""

    kind: Area | None = None


@frozen(kw_only=True)
class Strict:
    """One whose kind must be there, and may be none."""

    kind: Office | None


@frozen(kw_only=True)
class Tight:
    """Another."""

    kind: Area


def test_two_classes_that_may_leave_the_word_out_are_alike() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.make_converter().get_structure_hook(Body | Loose)
    assert str(caught.value).startswith(ALIKE)


@pytest.mark.parametrize("value", [{}, {"kind": None}])
def test_where_no_class_may_leave_the_word_out_it_is_asked_for(value: dict[str, Any]) -> None:
    with pytest.raises(kh.StructuringError) as caught:
        kh.make_converter().structure(value, Strict | Tight)  # type: ignore[arg-type]
    assert [str(problem) for problem in caught.value.problems] == [
        "kind: expected one of chapter, board, ward, town, got None"
    ]


def test_what_may_be_without_a_value_is_not_several_kinds() -> None:
    assert not is_union(str | None)
    assert not is_union(tuple[str, int])
    assert is_union(str | int | None)
