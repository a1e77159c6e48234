"""One spelling for what looks the same, and the way back."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khuyenhoc.text.normalised import Normalised

VIETNAMESE = st.text(
    "aàáảãạăằâầeèêềiìoòôồơờuùưừyỳdđqxbcghklmnpstvABĐẾỘ 0123456789.,%/-\n\t", max_size=60
)


@given(VIETNAMESE)
def test_composed_and_decomposed_letters_read_the_same(text: str) -> None:
    """Kills: marks left apart, or the fast way and the slow way apart."""
    composed = Normalised.of(unicodedata.normalize("NFC", text))
    decomposed = Normalised.of(unicodedata.normalize("NFD", text))
    assert composed.text == decomposed.text
    assert len(decomposed.places) == len(decomposed.text) + 1


@given(VIETNAMESE, st.data())
def test_a_span_cuts_the_same_words_out_of_the_original(text: str, data: st.DataObject) -> None:
    """Kills: a tone mark cut off its letter, places one off after a dropped character."""
    original = unicodedata.normalize("NFD", "\u200b" + text)
    normal = Normalised.of(original)
    start = data.draw(st.integers(0, len(normal.text)))
    end = data.draw(st.integers(start, len(normal.text)))
    cut = original[slice(*normal.span(start, end))]
    again = Normalised.of(cut).text
    # the tone of "hoà" depends on what follows, so compare without tones
    assert unaccented(again) == unaccented(normal.text[start:end])


def unaccented(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


@given(VIETNAMESE)
def test_what_is_normal_stays_as_it_is(text: str) -> None:
    normal = Normalised.of(text)
    assert Normalised.of(normal.text).text == normal.text


@given(st.text(max_size=40))
@example("İ 5")
def test_every_character_has_its_place(text: str) -> None:
    """Kills: a letter that grows when lowered pushes all later places one off."""
    normal = Normalised.of(text)
    assert len(normal.places) == len(normal.text) + 1
    assert list(normal.places) == sorted(normal.places)
    assert normal.places[-1] == len(text)
    assert normal.span(0, len(normal.text))[1] <= len(text)


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_plain_letters_take_the_same_way(text: str) -> None:
    """Kills: a kind of white space forgotten on the short way."""
    assert Normalised.of(text).text == Normalised.of(text + "ầ").text[:-1]


@pytest.mark.parametrize(
    ("original", "normal"),
    [
        ("GẦN\u00a060\u2009TỈ", "gần 60 tỉ"),
        ("a\u200bb\u00adc", "abc"),
        ("2014\u20132019 \u2014 \u2212", "2014-2019 - -"),
        ("\u201cHọc\u201d \u2018tập\u2019", "\"học\" 'tập'"),
        ("５０％\u2044\uff08１，２\uff09", "50%/(1,2)"),
        ("٣", "3"),
        ("hoà, thuỷ, khoẻ, loè, xuý", "hòa, thủy, khỏe, lòe, xúy"),
        ("quý, quỹ, toàn, hoàng", "quý, quỹ, toàn, hoàng"),
        ("Q\u0301", "q\u0301"),
        ("İ 5", "i\u0307 5"),
        ("", ""),
    ],
)
def test_what_looks_the_same_is_the_same(original: str, normal: str) -> None:
    assert Normalised.of(original).text == normal


def test_the_end_of_a_text_has_a_place() -> None:
    normal = Normalised.of("gần")
    assert normal.span(3, 3) == (3, 3)
    assert normal.span(0, 3) == (0, 3)


def test_one_long_pile_of_marks_is_normalised_in_no_time() -> None:
    """Kills: every mark normalised together with all before it, which would take minutes."""
    assert len(Normalised.of("a" + "\u0301" * 200_000).text) == 200_000
