"""What cannot be is refused in words that a person can act on; what is only wrong is a finding."""

from collections.abc import Callable
from datetime import date

import pytest

import khuyenhoc as kh
from khuyenhoc.values.unit import HOUSEHOLD, PERSON

BAD: list[tuple[str, Callable[[], object], str]] = [
    (
        "minus five members",
        lambda: kh.Quantity(value=-5, unit=PERSON),
        "Quantity.value: expected a whole number of at least 0 (person), got -5",
    ),
    (
        "3.7 households as a float",
        lambda: kh.Quantity(value=3.7, unit=HOUSEHOLD),  # type: ignore[arg-type]
        "(int or Fraction; a float has already lost digits), got 3.7",
    ),
    (
        "3,7 households in print",
        lambda: kh.read_quantity("3,7 hộ"),
        "household (hộ) is counted in whole numbers",
    ),
    (
        "True members",
        lambda: kh.Ratio(*(True, 56), of=kh.MEMBERS),
        "Ratio.part: expected a whole number or an amount of đồng of at least 0, got True",
    ),
    (
        "not a number",
        lambda: kh.Dong(float("nan")),  # type: ignore[arg-type]
        "got nan",
    ),
    (
        "57 of 56",
        lambda: kh.Ratio(57, 56, of=kh.CLANS_REGISTERED),
        "Ratio.part: expected at most the whole, 56",
    ),
    (
        "a period that ends before it starts",
        lambda: kh.Period(date(2023, 12, 31), date(2023, 1, 1)),
        "Period.end: expected a day after the start, 2023-12-31, got 2023-01-01",
    ),
    (
        "a million digits in print",
        lambda: kh.read_quantity("9" * 1_000_000),
        "digits",
    ),
    (
        "a text that is not a number",
        lambda: kh.read_quantity("hội viên"),
        "expected a number in words or digits, got 'hội viên'",
    ),
    (
        "a ratio of nothing",
        lambda: kh.Ratio(0, 0, of=kh.MEMBERS).percent(),
        "has no value: the whole is zero",
    ),
    (
        "a percentage with a point",
        lambda: kh.hidden_whole(5, "32.05%"),
        "the decimal mark is a comma",
    ),
    (
        "a day before the first value",
        lambda: kh.Timeline(((kh.Period.year(2024), 1),)).at(date(2023, 12, 31)),
        "the first day with one after it is 2024-01-01",
    ),
]


@pytest.mark.parametrize(
    ("make", "words"), [(make, words) for _, make, words in BAD], ids=[name for name, _, _ in BAD]
)
def test_impossible_values_are_refused_with_field_value_and_expectation(
    make: Callable[[], object], words: str
) -> None:
    with pytest.raises(kh.KhuyenhocError) as caught:
        make()
    assert words in str(caught.value)
    assert len(str(caught.value)) < 400


def test_bad_figures_load_and_are_findings() -> None:
    """91 of 74 was printed; a report that says so is read, and the figures come back."""
    printed = kh.read_quantity("91/74 cộng đồng")
    assert printed.whole is not None
    report = kh.Report(
        organisation="vo-nhai",
        period=kh.Period.term(2014, 2019),
        figures=(
            kh.Figure(
                key="registered",
                indicator=kh.STUDIOUS_COMMUNITIES_REGISTERED,
                quantity=printed.whole,
            ),
            kh.Figure(
                key="recognised",
                indicator=kh.STUDIOUS_COMMUNITIES,
                quantity=printed,
                out_of="registered",
            ),
        ),
    )
    found = kh.reconcile(kh.report_from_json(kh.report_to_json(report)))
    assert [finding.code for finding in found.contradictions] == ["part-above-whole"]
    assert {finding.code for finding in found} == {"part-above-whole", "doubtful-reading"}
