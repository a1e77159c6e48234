"""Findings speak both languages and travel as plain data."""

import json
from fractions import Fraction

import pytest
from attrs import evolve

import khuyenhoc as kh

FOUND = kh.Finding(
    code="implied-base",
    verdict=kh.Verdict.DERIVED,
    figures=("members", "share"),
    indicator=kh.POPULATION,
    unit=kh.POPULATION.unit,
    value=kh.Bounds(Fraction(1, 3), None, low_open=True),
    by_rounding=((kh.Rounding.DOWN, kh.Bounds(1, 2)),),
    vi="Dân số <b>trên</b> 1/3.",
    en="The population is above 1/3.",
)


def test_a_finding_speaks_both_languages() -> None:
    assert FOUND.sentence("vi") == str(FOUND) == "Dân số <b>trên</b> 1/3."
    assert FOUND.sentence("en") == "The population is above 1/3."
    with pytest.raises(kh.InvalidValueError) as caught:
        FOUND.sentence("fr")
    assert str(caught.value) == 'language: expected "vi" or "en", got \'fr\''


def test_as_plain_data_it_stays_exact() -> None:
    """Kills: writing an end as a float."""
    data = json.loads(json.dumps(FOUND.to_dict()))
    assert data["value"] == {"low": "1/3", "high": None, "low_open": True, "high_open": False}
    assert data["by_rounding"]["down"]["high"] == "2"
    assert (data["code"], data["verdict"], data["indicator"]) == (
        "implied-base",
        "derived",
        "population",
    )
    bare = kh.Finding(code="x", verdict=kh.Verdict.CONSISTENT, figures=("a",), vi="a", en="b")
    assert (bare.to_dict()["value"], bare.to_dict()["indicator"], bare.to_dict()["unit"]) == (
        None,
        None,
        None,
    )


def test_in_a_notebook_its_words_stay_words() -> None:
    """Kills: printed words that become markup."""
    assert FOUND._repr_html_() == (
        '<p data-verdict="derived">Dân số &lt;b&gt;trên&lt;/b&gt; 1/3.</p>'
    )


PAIRS = "Finding.by_rounding: expected a tuple of pairs of a Rounding and Bounds, got [1]"
PAIR = "Finding.by_rounding[1]: expected a pair of a Rounding and Bounds, got "
HELD = FOUND.by_rounding[0]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"figures": ("",)}, "Finding.figures[0]: expected a text that is not blank, got ''"),
        ({"by_rounding": [1]}, PAIRS),
        ({"by_rounding": (HELD, 5)}, f"{PAIR}5"),
        ({"by_rounding": (HELD, (kh.Rounding.DOWN, 5))}, f"{PAIR}(<Rounding.DOWN: 'down'>, 5)"),
    ],
)
def test_what_a_finding_cannot_be(changes: dict[str, object], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        evolve(FOUND, **changes)  # type: ignore[arg-type]
    assert str(caught.value) == message
