"""Reports as JSON files."""

from os import PathLike

from khuyenhoc.interop.documents import dump, from_json, load, to_json
from khuyenhoc.models.indicator import Catalogue
from khuyenhoc.models.indicators import CATALOGUE
from khuyenhoc.models.report import Report

__all__ = ["dump_report", "load_report", "report_from_json", "report_to_json"]


def load_report(path: str | PathLike[str], *, catalogue: Catalogue = CATALOGUE) -> Report:
    """Read a report from a JSON file.

    Raises:
        StructuringError: It is not a report; every problem with its path, and the figures that
            were sound in ``read``.
        OSError: There is no such file, or it cannot be read.
    """
    return load(Report, path, catalogue=catalogue)


def dump_report(
    report: Report, path: str | PathLike[str], *, catalogue: Catalogue = CATALOGUE
) -> None:
    """Write ``report`` to a JSON file, from which it loads back the same.

    Raises:
        InvalidValueError: It cannot be written so; the file is left as it was.
        OSError: The file cannot be written.
    """
    dump(report, path, catalogue=catalogue)


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
    return to_json(report, catalogue=catalogue)


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
    return from_json(Report, text, catalogue=catalogue, document=document)
