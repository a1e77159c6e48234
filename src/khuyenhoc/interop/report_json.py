"""Reports as JSON files."""

import json
from os import PathLike
from typing import Any, Final, cast

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.interop.converter import make_converter
from khuyenhoc.interop.problems import problems_of
from khuyenhoc.models.figure import Figure
from khuyenhoc.models.indicator import Catalogue
from khuyenhoc.models.indicators import CATALOGUE
from khuyenhoc.models.report import Report
from khuyenhoc.values.quantity import MOST_DIGITS

__all__ = ["dump_report", "load_report", "report_from_json", "report_to_json"]

_ALL: Final = "the document"
SCHEMA: Final = "khuyenhoc.report/1"


def load_report(path: str | PathLike[str], *, catalogue: Catalogue = CATALOGUE) -> Report:
    """Read a report from a JSON file.

    Raises:
        StructuringError: It is not a report; every problem with its path, and the figures that
            were sound in ``read``.
        OSError: There is no such file, or it cannot be read.
    """
    from pathlib import Path  # noqa: PLC0415 - slow to import

    try:
        text = Path(path).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        problem = Problem(f"byte {error.start}", error.object[error.start], "text in UTF-8")
        raise StructuringError(str(path), [problem]) from None
    return report_from_json(text, catalogue=catalogue, document=str(path))


def dump_report(
    report: Report, path: str | PathLike[str], *, catalogue: Catalogue = CATALOGUE
) -> None:
    """Write ``report`` to a JSON file, from which it loads back the same.

    Raises:
        InvalidValueError: It cannot be written so; the file is left as it was.
        OSError: The file cannot be written.
    """
    from pathlib import Path  # noqa: PLC0415 - slow to import

    written = report_to_json(report, catalogue=catalogue).encode()
    Path(path).write_bytes(written)


def report_to_json(report: Report, *, catalogue: Catalogue = CATALOGUE) -> str:
    """Write ``report`` as JSON, one figure a line, so that changes show in a comparison.

    A catalogue is needed only for units that neither this package nor the report's own indicators
    have.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> from khuyenhoc.values.period import Period
    >>> written = report_to_json(Report.of("p6", Period.year(2023), {MEMBERS: 41}))
    >>> report_from_json(written)["members"].quantity.value
    41

    Raises:
        InvalidValueError: A unit is not known, or a text has half of a character, so that it could
            not be read back.
    """
    converter = make_converter(_with_indicators(catalogue, report))
    data: dict[str, Any] = {"schema": SCHEMA, **converter.unstructure(report)}
    figures = [json.dumps(figure, ensure_ascii=False) for figure in data.pop("figures")]
    head = json.dumps(data, ensure_ascii=False, indent=2).removesuffix("\n}")
    listed = ",\n    ".join(figures)
    body = f"[\n    {listed}\n  ]" if figures else "[]"
    written = f'{head},\n  "figures": {body}\n}}\n'
    try:
        written.encode()
    except UnicodeEncodeError as error:
        around = written[max(0, error.start - 20) : error.end + 20]
        expected = "texts of whole characters, which UTF-8 can hold"
        raise InvalidValueError("report", around, expected) from None
    return written


def _with_indicators(catalogue: Catalogue, report: Report) -> Catalogue:
    """Add the indicators that the report brings along, and with them their units."""
    used = {i.code: i for figure in report for i in (figure.indicator, figure.base) if i}
    return catalogue.extended(*(i for code, i in used.items() if code not in catalogue))


def report_from_json(
    text: str, *, catalogue: Catalogue = CATALOGUE, document: str = "report"
) -> Report:
    """Read a report from JSON.

    >>> report_from_json('{"schema": "khuyenhoc.report/1", "organisation": "p6"}')
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.StructuringError: report: 2 problems
      period: expected a value, got nothing: the key is missing
      figures: expected a value, got nothing: the key is missing

    Raises:
        StructuringError: It is not a report; every problem with its path, and the figures that
            were sound in ``read``.
    """
    problems: list[Problem] = []
    text = text.removeprefix("\ufeff")  # some editors mark UTF-8 so
    parsed = _parsed(text, document, catalogue, problems)
    if type(parsed) is not dict:
        raise StructuringError(document, [Problem(_ALL, parsed, "an object: a report")])
    data = cast("dict[str, Any]", parsed)
    schema = data.pop("schema", None)
    if schema != SCHEMA:
        problems.append(Problem("schema", schema, f'"{SCHEMA}"'))
    converter = make_converter(catalogue)
    try:
        report = converter.structure(data, Report)
    except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
        problems += problems_of(error)
    else:
        if not problems:
            return report
    raise StructuringError(document, problems, _sound_figures(data.get("figures"), catalogue))


def _parsed(text: str, document: str, catalogue: Catalogue, problems: list[Problem]) -> Any:  # noqa: ANN401 - JSON holds anything
    def number(digits: str) -> int | str:
        if len(digits.lstrip("-")) <= MOST_DIGITS:
            return int(digits)
        shown = f"{digits[:10]}… ({len(digits)} digits)"
        problems.append(Problem("number", shown, f"at most {MOST_DIGITS} digits"))
        return shown

    def once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, value in pairs:
            if key in found:
                problems.append(Problem(key, value, "each key only once in an object"))
            found.setdefault(key, value)
        return found

    decoder = json.JSONDecoder(
        object_pairs_hook=once, parse_int=number, parse_float=_Inexact, parse_constant=_Inexact
    )
    try:
        return decoder.decode(text)
    except json.JSONDecodeError as error:
        at = f"line {error.lineno}, column {error.colno}"
        around = text[max(0, error.pos - 20) : error.pos + 20]
        problem = Problem(at, around, f"JSON up to the end of the file ({error.msg})")
        read = _sound_figures(_figures_before(text, decoder), catalogue)
        raise StructuringError(document, [problem], read) from None
    except RecursionError:
        problem = Problem(_ALL, text[:20], "a report, not hundreds of lists in each other")
        raise StructuringError(document, [problem]) from None


class _Inexact(str):
    """A number of JSON that is not whole: kept as text, which no number is read from."""

    __slots__ = ()

    def __repr__(self) -> str:
        return str(self)


def _figures_before(text: str, decoder: json.JSONDecoder) -> list[Any]:
    """Read the figures of a cut file that stand whole before the cut."""
    place = text.find('"figures"')
    place = text.find("[", place) + 1 if place >= 0 else 0
    figures: list[Any] = []
    while place:
        while place < len(text) and text[place] in " \t\r\n,":
            place += 1
        try:
            figure, place = decoder.raw_decode(text, place)
        except (json.JSONDecodeError, RecursionError):
            break
        figures.append(figure)
    return figures


def _sound_figures(figures: Any, catalogue: Catalogue) -> tuple[Figure, ...]:  # noqa: ANN401
    """Give the figures that can be read on their own, so that nothing read is lost."""
    given = cast("list[Any]", figures)
    if type(figures) is not list:
        return ()
    converter = make_converter(catalogue)
    sound: list[Figure] = []
    for figure in given:
        try:
            sound.append(converter.structure(figure, Figure))
        except Exception as error:  # noqa: BLE001 - problems_of raises what it does not know
            problems_of(error)
    return tuple(sound)
