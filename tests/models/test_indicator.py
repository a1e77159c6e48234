"""Indicators and their catalogue."""

import pytest

import khuyenhoc as kh
from khuyenhoc.models.indicator import Catalogue, Indicator, Nature
from khuyenhoc.values.unit import PERSON


def made(code: object = "desks", **changes: object) -> Indicator:
    values: dict[str, object] = {
        "code": code,
        "label_vi": "Bàn học",
        "label_en": "desks",
        "unit": PERSON,
        "nature": Nature.FLOW,
    }
    return Indicator(**{**values, **changes})  # type: ignore[arg-type]


def test_every_indicator_of_the_catalogue_is_whole() -> None:
    """Kills: a label left in one language, a code that differs from the constant's name."""
    for indicator in kh.CATALOGUE:
        name = indicator.code.upper().replace("-", "_")
        assert getattr(kh, name) is indicator
        assert indicator.label("vi") != indicator.label("en")
        assert indicator.label("vi")[0].isupper()


def test_every_constant_at_the_top_is_in_the_catalogue() -> None:
    """Kills: a theme that is imported but not collected."""
    constants = {value for value in vars(kh).values() if isinstance(value, Indicator)}
    assert constants == set(kh.CATALOGUE)
    assert len(kh.CATALOGUE) == len(constants) >= 100


def test_a_base_counts_what_its_part_counts_or_something_that_holds_it() -> None:
    """Every base encloses, but for those of which a part may be any multiple."""
    open_bases = {indicator.code for indicator in kh.CATALOGUE if not indicator.encloses}
    assert open_bases == {"plan", "earlier-period", "fund-raised"}


def test_the_base_of_members_is_the_population() -> None:
    assert kh.MEMBERS.bases == (kh.POPULATION,)
    assert kh.LEARNING_FAMILIES.bases == (kh.HOUSEHOLDS_REGISTERED, kh.HOUSEHOLDS)


def test_indicators_are_the_same_when_their_codes_are() -> None:
    """Kills: comparing labels, so that a translated catalogue no longer matches."""
    assert made() == made(label_en="school desks")
    assert hash(made()) == hash(made(label_en="school desks"))
    assert made() != made("chairs")


def test_extending_leaves_the_catalogue_as_it_was() -> None:
    """Kills: a host's indicator that leaks into another host's catalogue."""
    before = tuple(kh.CATALOGUE)
    extended = kh.CATALOGUE.extended(made())
    assert extended["desks"].label_vi == "Bàn học"
    assert tuple(kh.CATALOGUE) == before
    assert "desks" not in kh.CATALOGUE
    assert made() in extended
    assert made() not in kh.CATALOGUE


def test_a_code_may_be_there_once() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.CATALOGUE.extended(made("members"))
    assert str(caught.value) == "Catalogue.indicators: expected each code only once, got 'members'"


def test_an_unknown_code_is_answered_with_its_neighbours() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.CATALOGUE["memberz"]
    assert "near: members" in str(caught.value)
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.CATALOGUE["qqqqqq"]
    assert str(caught.value) == (
        "indicator: expected the code of an indicator of the catalogue, got 'qqqqqq'"
    )


def test_a_language_that_is_not_there_is_refused() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.MEMBERS.label("fr")
    assert str(caught.value) == 'language: expected "vi" or "en", got \'fr\''


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"unit": None}, "Indicator.unit: expected a unit, except for a yardstick, got None"),
        (
            {"nature": Nature.YARDSTICK, "unit": None},
            "Indicator.encloses: expected False for a yardstick, got True",
        ),
        ({"encloses": 1}, "Indicator.encloses: expected True or False, got 1"),
        (
            {"nature": Nature.YARDSTICK},
            "Indicator.unit: expected a unit, except for a yardstick, got Unit",
        ),
        ({"label_vi": " "}, "Indicator.label_vi: expected a text that is not blank, got ' '"),
        ({"bases": ("members",)}, "Indicator.bases[0]: expected a value of Indicator"),
        ({"nature": "flow"}, "Indicator.nature: expected a value of Nature, got 'flow'"),
    ],
)
def test_what_an_indicator_cannot_be(changes: dict[str, object], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        made(**changes)
    assert str(caught.value).startswith(message)


def test_an_empty_catalogue_holds_nothing() -> None:
    empty = Catalogue(())
    assert len(empty) == 0
    assert list(empty) == []
