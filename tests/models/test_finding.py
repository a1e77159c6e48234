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


def test_what_it_is_about_travels_with_it() -> None:
    """Kills: a gap, a nearest value, a subject, a period or a convention left out of the data."""
    found = evolve(
        FOUND,
        gap=kh.Bounds.more_than(12),
        nearest=(("members", kh.Bounds(7, 9)),),
        printed=("383.058", "32,05%"),
        subjects=("can-tho",),
        periods=(kh.Period.year(2023),),
        convention=kh.WITHIN_A_TENTH.name,
    )
    data = json.loads(json.dumps(found.to_dict()))
    assert data["gap"] == {"low": "12", "high": None, "low_open": True, "high_open": False}
    assert data["nearest"]["members"]["high"] == "9"
    assert data["printed"] == ["383.058", "32,05%"]
    assert (data["subjects"], data["convention"]) == (["can-tho"], "within a tenth")
    assert data["periods"] == ["2023-01-01 to 2023-12-31"]


@pytest.mark.parametrize(
    ("verdict", "severity"),
    [
        (kh.Verdict.CONTRADICTORY, kh.Severity.ERROR),
        (kh.Verdict.CUT_OFF, kh.Severity.WARNING),
        (kh.Verdict.DOUBTFUL, kh.Severity.WARNING),
        (kh.Verdict.UNDETERMINED, kh.Severity.WARNING),
        (kh.Verdict.DERIVED, kh.Severity.INFO),
        (kh.Verdict.CONSISTENT, kh.Severity.INFO),
    ],
)
def test_only_a_contradiction_is_an_error(verdict: kh.Verdict, severity: kh.Severity) -> None:
    """Kills: what is only to be looked at, told as a wrong figure."""
    found = evolve(FOUND, verdict=verdict)
    assert (found.severity, found.to_dict()["severity"]) == (severity, severity.value)


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
        (
            {"nearest": 5},
            "Finding.nearest: expected a tuple of pairs of a figure's key and Bounds, got 5",
        ),
        (
            {"nearest": (("a", 5),)},
            "Finding.nearest[0]: expected a pair of a figure's key and Bounds, got ('a', 5)",
        ),
    ],
)
def test_what_a_finding_cannot_be(changes: dict[str, object], message: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        evolve(FOUND, **changes)  # type: ignore[arg-type]
    assert str(caught.value) == message
