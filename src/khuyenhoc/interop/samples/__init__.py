"""Five published reports, shipped with the package as data: figures, sources and dates."""

from typing import Final

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.report_json import report_from_json
from khuyenhoc.models.report import Report

__all__ = ["SAMPLE_REPORTS", "sample_report"]

#: The names of the shipped reports, in the order in which the examples show them.
SAMPLE_REPORTS: Final = (
    "can-tho-2023",
    "quang-tri-2023",
    "binh-thanh-2022",
    "hai-phong-2023h1",
    "hoan-kiem-2019",
)


def sample_report(name: str) -> Report:
    """Load one of the shipped reports.

    >>> sample_report("hoan-kiem-2019")["members"].quantity.text
    '23.880 hội viên'

    Raises:
        InvalidValueError: No report of that name is shipped.
    """
    if name not in SAMPLE_REPORTS:
        raise InvalidValueError("name", name, f"one of {', '.join(SAMPLE_REPORTS)}")
    from importlib.resources import files  # noqa: PLC0415 - slow to import

    text = (files("khuyenhoc.interop.samples") / f"{name}.json").read_text(encoding="utf-8")
    return report_from_json(text, document=name)
