"""Reports as JSON: all that was said comes back, and all that is wrong is said at once."""

import json
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given

import khuyenhoc as kh
from khuyenhoc.interop.problems import problems_of
from khuyenhoc.testing.dates import periods
from khuyenhoc.testing.numbers import quantities
from khuyenhoc.testing.reports import reports
from khuyenhoc.values.unit import Unit

BASE: dict[str, Any] = {
    "schema": "khuyenhoc.report/1",
    "organisation": "p6",
    "period": {"first_day": "2023-01-01", "last_day": "2023-12-31"},
    "figures": [
        {"key": "members", "indicator": "members", "quantity": {"value": 41, "unit": "person"}},
        {
            "key": "share",
            "indicator": "members",
            "says": "share",
            "base": "population",
            "about": "members",
            "quantity": {"value": "32.05", "unit": "percent", "resolution": "0.01"},
        },
    ],
}


def written(path: str = "", value: object = None, *, drop: bool = False) -> str:
    """Write ``BASE`` with one place changed."""
    data = json.loads(json.dumps(BASE))
    at: Any = data
    *steps, last = [int(step) if step.isdigit() else step for step in path.split(".")]
    for step in steps:
        at = at[step]
    if drop:
        del at[last]
    elif path:
        at[last] = value
    return json.dumps(data)


def problems(text: str) -> list[str]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.report_from_json(text)
    return [str(problem) for problem in caught.value.problems]


@given(reports())
def test_writing_and_reading_gives_the_same_report(report: kh.Report) -> None:
    """Kills: a field that is not written; a decimal that loses a digit."""
    text = kh.report_to_json(report)
    assert kh.report_from_json(text) == report
    assert kh.report_to_json(kh.report_from_json(text)) == text


@given(quantities())
def test_every_quantity_survives_the_converter(quantity: kh.Quantity) -> None:
    """Kills: a qualifier by its name; a Fraction cut to a decimal; a range without its end."""
    converter = kh.make_converter()
    plain = json.loads(json.dumps(converter.unstructure(quantity)))
    assert converter.structure(plain, kh.Quantity) == quantity


@given(periods())
def test_every_period_survives_the_converter(period: kh.Period) -> None:
    """Kills: writing the half-open end as if it were the last day."""
    converter = kh.make_converter()
    plain = json.loads(json.dumps(converter.unstructure(period)))
    assert converter.structure(plain, kh.Period) == period
    assert plain.get("last_day") == (period.last_day and period.last_day.isoformat())


def test_a_file_loads_back_from_disk(tmp_path: Path) -> None:
    report = kh.report_from_json(written())
    kh.dump_report(report, tmp_path / "p6.json")
    assert kh.load_report(tmp_path / "p6.json") == report
    assert kh.load_report(str(tmp_path / "p6.json"))["share"].quantity.bounds().high is not None


def test_an_empty_report_is_a_report() -> None:
    empty = kh.Report(organisation="p6", period=kh.Period.year(2023), figures=())
    assert kh.report_from_json(kh.report_to_json(empty)) == empty


def test_each_figure_stands_on_a_line_of_its_own() -> None:
    """Kills: one long line, in which a comparison shows nothing."""
    lines = kh.report_to_json(kh.report_from_json(written())).splitlines()
    assert sum('"key"' in line for line in lines) == 2


def test_a_hosts_indicator_is_read_with_the_hosts_catalogue() -> None:
    """Kills: looking up codes in the shipped catalogue only."""
    desks = kh.Indicator.flow("desks-given", "Bàn học", "desks given", Unit("desk", "bộ bàn"))
    report = kh.Report.of("p6", kh.Period.year(2023), {desks: 12})
    text = kh.report_to_json(report)
    assert kh.report_from_json(text, catalogue=kh.CATALOGUE.extended(desks)) == report
    assert problems(text) == [
        (
            "figures[0].indicator: expected the code of an indicator of the catalogue, "
            "got 'desks-given'"
        ),
        "figures[0].quantity.unit: expected the code of a unit of the catalogue, got 'desk'",
    ]


NUMBER = 'a whole number, or a decimal or fraction as text: "32.05" or "1/3"'


@pytest.mark.parametrize(
    ("path", "value", "message"),
    [
        (
            "figures.0.quantity.value",
            -5,
            "figures[0].quantity.value: expected a whole number of at least 0 (person), got -5",
        ),
        (
            "figures.0.quantity.value",
            "3.7",
            (
                "figures[0].quantity.value: expected a whole number of at least 0 (person), "
                "got Fraction(37, 10)"
            ),
        ),
        ("figures.0.quantity.value", 3.0, f"figures[0].quantity.value: expected {NUMBER}, got 3.0"),
        (
            "figures.0.quantity.value",
            True,
            f"figures[0].quantity.value: expected {NUMBER}, got True",
        ),
        (
            "figures.0.quantity.value",
            float("nan"),
            f"figures[0].quantity.value: expected {NUMBER}, got NaN",
        ),
        (
            "figures.0.quantity.value",
            "1/0",
            f"figures[0].quantity.value: expected {NUMBER}, got '1/0'",
        ),
        (
            "figures.0.quantity.value",
            "abc",
            f"figures[0].quantity.value: expected {NUMBER}, got 'abc'",
        ),
        (
            "figures.0.quantity.value",
            None,
            f"figures[0].quantity.value: expected {NUMBER}, got None",
        ),
        (
            "figures.0.quantity.qualifier",
            "gần",
            (
                "figures[0].quantity.qualifier: expected one of exact, nearly, more_than, approx, "
                "at_least, at_most, less_than, range, got 'gần'"
            ),
        ),
        (
            "figures.0.indicator",
            7,
            "figures[0].indicator: expected the code of an indicator, got 7",
        ),
        (
            "figures.1.about",
            "x",
            "figures[1].about: expected the key of a figure of this report, got 'x'",
        ),
        ("figures.0.target", "yes", "figures[0].target: expected true or false, got 'yes'"),
        ("figures.0.quantity.span", [1], "figures[0].quantity.span: expected a list of 2, got [1]"),
        (
            "figures.0.quantity.span",
            [1, "b"],
            "figures[0].quantity.span[1]: expected a whole number, got 'b'",
        ),
        ("figures", {}, "figures: expected a list, got {}"),
        (
            "figures.0",
            5,
            (
                "figures[0]: expected an object with keys of key, indicator, quantity, says, base, "
                "about, out_of, part_of, overlapping, target, since, period, scope, note, got 5"
            ),
        ),
        ("organisation", 5, "organisation: expected a text, got 5"),
        ("organisation", "", "organisation: expected a text that is not blank, got ''"),
        (
            "published_on",
            "31/12/2023",
            "published_on: expected a day such as \"2023-12-31\", got '31/12/2023'",
        ),
        (
            "published_on",
            "2023-W52-7",
            "published_on: expected a day such as \"2023-12-31\", got '2023-W52-7'",
        ),
        (
            "published_on",
            "20231231",
            "published_on: expected a day such as \"2023-12-31\", got '20231231'",
        ),
        (
            "published_on",
            "2023-02-30",
            "published_on: expected a day such as \"2023-12-31\", got '2023-02-30'",
        ),
        (
            "name",
            "\ud800",
            "name: expected a text of whole characters, which UTF-8 can hold, got '\\ud800'",
        ),
        ("published_on", 5, 'published_on: expected a day such as "2023-12-31", got 5'),
        (
            "period.last_day",
            "2022-01-01",
            "period.last_day: expected a day on or after the start, 2023-01-01, got 2022-01-01",
        ),
        (
            "schema",
            "khuyenhoc.report/9",
            "schema: expected \"khuyenhoc.report/1\", got 'khuyenhoc.report/9'",
        ),
        (
            "colour",
            "red",
            (
                "colour: expected a known key: organisation, period, figures, name, scope, "
                "published_by, published_on, source, remarks, got 'colour'"
            ),
        ),
    ],
)
def test_one_bad_place_is_named_with_its_path(path: str, value: object, message: str) -> None:
    assert problems(written(path, value)) == [message]


def test_a_missing_key_is_named() -> None:
    assert problems(written("figures.0.quantity.value", drop=True)) == [
        "figures[0].quantity.value: expected a value, got nothing: the key is missing"
    ]


def test_every_problem_is_listed_and_the_sound_figures_kept() -> None:
    """Kills: stopping at the first; losing what was read before the bad place."""
    text = (
        written("figures.0.quantity.value", -5).replace('"p6"', "5").replace('"schema"', '"scheme"')
    )
    with pytest.raises(kh.StructuringError) as caught:
        kh.report_from_json(text, document="p6.json")
    assert [problem.path for problem in caught.value.problems] == [
        "schema",
        "organisation",
        "figures[0].quantity.value",
        "scheme",
    ]
    assert str(caught.value).startswith("p6.json: 4 problems\n  schema: expected")
    (kept,) = caught.value.read
    assert isinstance(kept, kh.Figure)
    assert kept.key == "share"


def test_a_file_cut_in_the_middle_gives_what_stands_before_the_cut() -> None:
    """Kills: losing the sound figures; following the cut for ever."""
    text = kh.report_to_json(kh.report_from_json(written()))
    cut = text[: text.index('"share"') + 20]
    with pytest.raises(kh.StructuringError) as caught:
        kh.report_from_json(cut, document="p6.json")
    (problem,) = caught.value.problems
    assert problem.path.startswith("line ")
    assert problem.expected.startswith("JSON up to the end of the file")
    (kept,) = caught.value.read
    assert isinstance(kept, kh.Figure)
    assert kept.key == "members"


@pytest.mark.parametrize("cut", range(0, 300, 7))
def test_wherever_a_file_is_cut_the_error_says_so(cut: int) -> None:
    with pytest.raises(kh.StructuringError) as caught:
        kh.report_from_json(kh.report_to_json(kh.report_from_json(written()))[:cut])
    assert "JSON up to the end of the file" in str(caught.value)


def test_a_number_of_a_million_digits_is_refused_in_a_few_words() -> None:
    text = written("figures.0.quantity.value", 41).replace("41", "9" * 1_000_000)
    found = problems(text)
    assert found[0] == "number: expected at most 1000 digits, got '9999999999… (1000000 digits)'"
    assert all(len(problem) < 300 for problem in found)


def test_a_key_given_twice_is_not_decided_in_silence() -> None:
    """Kills: JSON's habit of taking the last."""
    text = written().replace('"organisation": "p6"', '"organisation": "p6", "organisation": "p7"')
    assert problems(text) == ["organisation: expected each key only once in an object, got 'p7'"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        (
            "[1]",
            'the document: expected an object with "schema": "khuyenhoc.report/1", got [1]',
        ),
        ("5", 'the document: expected an object with "schema": "khuyenhoc.report/1", got 5'),
        (
            "[" * 100_000,
            "the document: expected an object, not hundreds of lists in each other, got '[[[",
        ),
    ],
)
def test_what_is_no_report_at_all(text: str, message: str) -> None:
    assert problems(text)[0].startswith(message)


def test_a_file_in_another_encoding_is_named_with_the_byte(tmp_path: Path) -> None:
    path = tmp_path / "old.json"
    path.write_bytes(b'{"name": "H\xf4i"}')
    with pytest.raises(kh.StructuringError) as caught:
        kh.load_report(path)
    assert [str(problem) for problem in caught.value.problems] == [
        "byte 11: expected text in UTF-8, got 244"
    ]


def test_what_is_missing_may_be_null_or_left_out() -> None:
    """Missing is not zero.  Kills: null read as 0."""
    report = kh.report_from_json(written("figures.0.quantity.high", None))
    assert report["members"].quantity.high is None


def test_an_error_that_nobody_foresaw_is_not_hidden() -> None:
    """Kills: a bug in a hook that is reported as bad data."""
    with pytest.raises(RuntimeError):
        problems_of(RuntimeError("a bug"))


LONGEST = 10**40 - 1


@pytest.mark.parametrize(
    "value",
    [LONGEST, -LONGEST, Fraction(1, 2**60), Fraction(-1, 2**132), Fraction(LONGEST, 3)],
)
def test_the_longest_numbers_come_back(value: int | Fraction) -> None:
    """Kills: a limit that counts the sign; 132 decimals written where 40 are read."""
    quantity = kh.Quantity(value=value, resolution=0)
    figures = (kh.Figure(key="a", indicator=kh.MEMBERS, quantity=quantity),)
    report = kh.Report(organisation="p6", period=kh.Period.year(2023), figures=figures)
    assert kh.report_from_json(kh.report_to_json(report)) == report


def test_a_decimal_too_fine_to_be_written_is_not_read() -> None:
    """Kills: taking in what could not be given out."""
    (problem,) = problems(written("figures.0.quantity.value", "0." + "1" * 40))
    assert problem.startswith(
        "figures[0].quantity.value: expected a number of at most 40 digits (of a fraction, "
        "above and below), got Fraction(1111"
    )


def test_another_reading_comes_back_in_its_simplest_form() -> None:
    """Kills: Fraction(7, 1) written as ".7"."""
    warning = kh.ReadingWarning("odd", "why", (Fraction(7, 1), Fraction(1, 2)))
    quantity = kh.Quantity(value=41, unit=kh.MEMBERS.unit, warnings=(warning,))
    report = kh.Report.of("p6", kh.Period.year(2023), {kh.MEMBERS: quantity})
    text = kh.report_to_json(report)
    assert '"alternatives": [7, "0.5"]' in text
    assert kh.report_from_json(text) == report


PUPIL = Unit("pupil", "học sinh")
UNKNOWN = "a unit of this package, of the indicators or of catalogue=; give one that has it"


@pytest.mark.parametrize("unit", [PUPIL, Unit("person", "người", kh.UnitKind.MEASURE)])
def test_a_unit_that_could_not_be_read_back_is_not_written(unit: Unit) -> None:
    """Kills: a file that nothing reads; a unit that has only the code of another."""
    quantity = kh.Quantity(value=35, unit=unit)
    report = kh.Report.of("p6", kh.Period.year(2023), {kh.MEMBERS: quantity})
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.report_to_json(report)
    assert str(caught.value) == f"unit: expected {UNKNOWN}, got {unit.code!r}"


def test_a_unit_of_the_hosts_catalogue_is_written_with_it() -> None:
    mine = kh.CATALOGUE.extended(kh.Indicator.stock("pupils", "Học sinh", "pupils", PUPIL))
    quantity = kh.Quantity(value=35, unit=PUPIL)
    report = kh.Report.of("p6", kh.Period.year(2023), {kh.MEMBERS: quantity})
    text = kh.report_to_json(report, catalogue=mine)
    assert kh.report_from_json(text, catalogue=mine) == report


def test_what_cannot_be_written_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    """Kills: opening the file before there is something to write."""
    path = tmp_path / "p6.json"
    report = kh.report_from_json(written())
    kh.dump_report(report, path)
    broken = kh.Report(organisation="p6", period=report.period, figures=(), name="Hội \ud800")
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.dump_report(broken, path)
    assert str(caught.value).startswith(
        "report: expected texts of whole characters, which UTF-8 can hold, got "
    )
    assert kh.load_report(path) == report


def test_a_mark_of_utf_8_before_the_text_is_no_matter(tmp_path: Path) -> None:
    """Some editors write one."""
    path = tmp_path / "p6.json"
    path.write_bytes(written().encode("utf-8-sig"))
    assert kh.load_report(path) == kh.report_from_json(written())


@pytest.mark.parametrize("depth", [2, 3, 310, 330])
@pytest.mark.parametrize("name", ["whole", "share", "worth"])
def test_quantities_do_not_nest(name: str, depth: int) -> None:
    """Kills: following them until Python gives up."""
    nested: dict[str, Any] = {"value": 1}
    for _ in range(depth):
        nested = {"value": 1, name: nested}
    (problem,) = problems(written("figures.0.quantity", nested))
    assert problem.startswith(
        f"figures[0].quantity.{name}.{name}: expected nothing in a quantity that is itself "
        "printed with another, got {"
    )


def test_what_is_printed_with_a_quantity_comes_back() -> None:
    """Kills: refusing what is only one deep, or missing further in."""
    nested = {"value": 41, "share": {"value": 100, "unit": "percent", "worth": None}}
    report = kh.report_from_json(written("figures.0.quantity", nested))
    assert kh.report_from_json(kh.report_to_json(report)) == report
