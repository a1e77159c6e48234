"""What a printed number may have been meant to say."""

from fractions import Fraction

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import quantities
from khuyenhoc.values.unit import FRACTION, PERCENT, PERSON, VND, VND_PER_PERSON

Kind = kh.MisreadingKind
SLIPS = (Kind.SLIPPED_THOUSAND, Kind.SLIPPED_TEN, Kind.SLIPPED_HUNDRED)


@st.composite
def printed(draw: st.DrawFn) -> kh.Quantity:
    unit = draw(st.sampled_from([PERSON, VND, PERCENT, FRACTION, VND_PER_PERSON, None]))
    quantity = draw(quantities(unit=unit))
    if draw(st.booleans()):
        value = draw(st.one_of(st.integers(0, 10**12), st.just(quantity.value * 1_000)))
        warning = kh.ReadingWarning("x", "so", (value,))
        quantity = evolve(quantity, warnings=(warning,))
    return quantity


def kinds(quantity: kh.Quantity, *, wrong_digits: bool = False) -> list[Kind]:
    return [other.kind for other in kh.misreadings(quantity, wrong_digits=wrong_digits)]


def of_kind(quantity: kh.Quantity, *wanted: Kind) -> list[kh.Quantity]:
    found = kh.misreadings(quantity, wrong_digits=True)
    return [other.quantity for other in found if other.kind in wanted]


def meaning(quantity: kh.Quantity) -> object:
    return quantity.value, quantity.high, quantity.items, quantity.unit


@settings(max_examples=40)
@given(printed())
def test_what_was_printed_is_never_among_its_misreadings_and_none_comes_twice(
    quantity: kh.Quantity,
) -> None:
    """Kills: swapping two like digits; a slip of 0; the reader's alternative listed again."""
    meant = [meaning(other.quantity) for other in kh.misreadings(quantity, wrong_digits=True)]
    assert meaning(quantity) not in meant
    assert len(set(meant)) == len(meant)


@settings(max_examples=40)
@given(printed())
def test_misreadings_come_in_the_order_of_their_kinds(quantity: kh.Quantity) -> None:
    """Kills: an order that hangs on the values; wrong digits that nobody asked for."""
    order = list(Kind)
    found = [order.index(kind) for kind in kinds(quantity, wrong_digits=True)]
    assert found == sorted(found)
    assert kinds(quantity) == [
        kind for kind in kinds(quantity, wrong_digits=True) if kind is not Kind.WRONG_DIGIT
    ]


@settings(max_examples=40)
@given(printed())
def test_swapping_digits_back_gives_what_was_printed(quantity: kh.Quantity) -> None:
    """Kills: a leading zero that vanishes; digits swapped over a decimal mark that moves."""
    for other in of_kind(quantity, Kind.SWAPPED_DIGITS):
        back = of_kind(other, Kind.SWAPPED_DIGITS, *SLIPS)
        assert quantity.value in [again.value for again in back]


@settings(max_examples=40)
@given(printed())
def test_a_slip_back_gives_what_was_printed(quantity: kh.Quantity) -> None:
    """Kills: × where ÷ is meant; a range of which one end slips; a resolution that does not fit."""
    for other in of_kind(quantity, *SLIPS):
        back = of_kind(other, *SLIPS)
        assert meaning(quantity) in [meaning(again) for again in back]


@settings(max_examples=40)
@given(printed())
def test_a_misreading_is_worded_as_it_was_printed(quantity: kh.Quantity) -> None:
    """Kills: a bounding word lost; the words of the misprint kept beside another number."""
    for other in kh.misreadings(quantity):
        assert other.quantity.qualifier is quantity.qualifier
        assert other.quantity.text == ""
        assert other.quantity.warnings == ()
        assert other.sentence("en").endswith(f"({other.kind.label('en')})")


def test_the_reader_goes_first_and_the_comma_is_tried_where_the_reader_said_nothing() -> None:
    """Kills: alternatives of the reader passed over; a comma that is looked for and never found."""
    piggy = kh.read_quantity("gần 26,542 triệu đồng")
    first = kh.misreadings(piggy)[0]
    assert (first.kind, first.quantity.value) == (Kind.OTHER_READING, 26_542_000_000)
    assert first.quantity.qualifier is kh.Qualifier.NEARLY
    assert first.quantity.resolution == 10**6
    assert str(first) == "26.542.000.000 đồng (đọc cách khác)"
    bare = kh.misreadings(evolve(piggy, warnings=()))[0]
    assert (bare.kind, bare.quantity) == (Kind.COMMA_GROUPS, first.quantity)


@pytest.mark.parametrize(
    "words", ["26,54 triệu đồng", "26.542 triệu đồng", "1,234,5", "26,542.5 triệu đồng", "x"]
)
def test_a_comma_that_cannot_group_is_left_alone(words: str) -> None:
    quantity = kh.Quantity(value=26_540_000, unit=VND, resolution=10_000, text=words)
    assert Kind.COMMA_GROUPS not in kinds(quantity)


@pytest.mark.parametrize("words", ["0,123 người", "0,123"])
def test_words_that_cannot_be_read_again_do_no_harm(words: str) -> None:
    """Kills: an error of the reader let through."""
    assert Kind.COMMA_GROUPS not in kinds(kh.Quantity(value=1, unit=PERSON, text=words))


def test_no_misreading_is_one_that_its_unit_cannot_have() -> None:
    """Kills: 51,2 piggy banks."""
    values = [other.value for other in of_kind(kh.Quantity(value=512, unit=PERSON), *SLIPS)]
    assert values == [512_000, 5_120, 51_200]
    share = kh.Quantity(value=32, unit=PERCENT)
    assert [other.value for other in of_kind(share, *SLIPS)] == [
        *(32_000, Fraction(4, 125), 320, Fraction(16, 5), 3_200, Fraction(8, 25))
    ]
    assert of_kind(share, Kind.PERCENT_FOR_FRACTION) == [evolve(share, unit=FRACTION)]


def test_places_move_with_a_slip_but_what_was_printed_to_the_last_stays_so() -> None:
    raised = kh.read_quantity("54,7 tỉ đồng")
    slipped = of_kind(raised, Kind.SLIPPED_THOUSAND)
    assert [other.resolution for other in slipped] == [10**11, 10**5]
    full = kh.Quantity(value=512_000, unit=VND)
    assert [other.bounds().value for other in of_kind(full, Kind.SLIPPED_THOUSAND)] == [
        *(512_000_000, 512)
    ]
    tenths = kh.Quantity(value=20, unit=PERSON, resolution=10)
    assert of_kind(tenths, Kind.SLIPPED_HUNDRED)[-1].resolution == 1_000
    assert of_kind(tenths, Kind.SLIPPED_TEN)[-1] == kh.Quantity(value=2, unit=PERSON)


def test_digits_are_those_that_were_printed() -> None:
    """Kills: the zeros of "triệu" swapped; "0,23" that cannot become "2,03"; 06 for 60."""
    swapped = of_kind(kh.read_quantity("2,13 triệu đồng"), Kind.SWAPPED_DIGITS)
    assert [other.value for other in swapped] == [1_230_000, 2_310_000]
    share = kh.Quantity(value=Fraction(23, 100), unit=PERCENT, resolution=Fraction(1, 100))
    assert [other.value for other in of_kind(share, Kind.SWAPPED_DIGITS)] == [
        *(Fraction(203, 100), Fraction(8, 25))
    ]
    assert of_kind(kh.Quantity(value=60, unit=PERSON), Kind.SWAPPED_DIGITS) == []
    tenths = kh.Quantity(value=12, unit=PERSON, resolution=Fraction(1, 10))
    assert [other.value for other in of_kind(tenths, Kind.SWAPPED_DIGITS)] == [21]
    owed = kh.Quantity(value=-12, unit=VND)
    assert [other.value for other in of_kind(owed, Kind.SWAPPED_DIGITS)] == [-21]
    wrong = [other.value for other in of_kind(kh.Quantity(value=60), Kind.WRONG_DIGIT)]
    assert wrong == [*(10, 20, 30, 40, 50, 70, 80, 90), *range(61, 70)]


@pytest.mark.parametrize(
    "quantity",
    [
        kh.Quantity(value=12, high=34, unit=PERSON, qualifier=kh.Qualifier.RANGE),
        kh.Quantity(value=12, items=(12, 34), unit=PERSON),
        kh.Quantity(value=Fraction(12, 35), resolution=0),
        kh.Quantity(value=12, resolution=Fraction(3, 2), qualifier=kh.Qualifier.NEARLY),
        kh.Quantity(value=12, resolution=5, qualifier=kh.Qualifier.NEARLY),
        kh.Quantity(value=12, resolution=10, qualifier=kh.Qualifier.NEARLY),
    ],
)
def test_what_has_no_digits_of_its_own_has_none_swapped(quantity: kh.Quantity) -> None:
    assert of_kind(quantity, Kind.SWAPPED_DIGITS, Kind.WRONG_DIGIT) == []
    assert of_kind(quantity, *SLIPS)


def test_an_alternative_in_other_places_keeps_a_place_that_fits() -> None:
    """Kills: an alternative lost because the printed places do not divide it."""

    def read(value: int | Fraction, unit: kh.Unit | None) -> list[kh.Quantity]:
        warning = kh.ReadingWarning("x", "so", (value,))
        quantity = kh.Quantity(value=200, unit=unit, resolution=100, warnings=(warning,))
        return of_kind(quantity, Kind.OTHER_READING)

    assert [other.resolution for other in read(357, PERSON)] == [1]
    assert [other.resolution for other in read(700, PERSON)] == [100]
    assert [other.resolution for other in read(Fraction(1, 3), PERCENT)] == [Fraction(1, 3)]
    assert read(Fraction(1, 3), PERSON) == []
    assert read(0, PERSON)[0].value == 0
    nothing = kh.Quantity(value=0, warnings=(kh.ReadingWarning("x", "so", (7,)),))
    assert [other.value for other in of_kind(nothing, Kind.OTHER_READING)] == [7]


def test_what_is_no_quantity_is_refused_in_words() -> None:
    with pytest.raises(kh.InvalidValueError, match="quantity: expected a Quantity, such as"):
        kh.misreadings(41)  # type: ignore[arg-type]
    with pytest.raises(kh.InvalidValueError, match="language"):
        kh.misreadings(kh.Quantity(value=41))[0].sentence("fr")


def test_a_misreading_is_data_too() -> None:
    found = kh.misreadings(kh.Quantity(value=Fraction(1, 2), unit=FRACTION, resolution=0))[-1]
    assert found.to_dict() == {
        "kind": "percent_for_fraction",
        "value": "1/2",
        "high": None,
        "unit": "percent",
        "vi": "0,5% (lẫn phần trăm với phân số)",
        "en": "0.5% (percent and fraction mixed up)",
    }
    spread = kh.Quantity(value=1, high=3, qualifier=kh.Qualifier.RANGE)
    assert kh.misreadings(spread)[0].to_dict()["high"] == "3000"
