"""Reports from the rows of a table, one for each organisation, and back."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from attrs import Factory, frozen

from khuyenhoc.errors import InvalidValueError, Problem, ReadingError, StructuringError
from khuyenhoc.interop.cells import day_cell, is_missing, text_cell
from khuyenhoc.interop.figure_cells import figure_cell
from khuyenhoc.interop.headings import Headings
from khuyenhoc.interop.report_columns import Column, Field, Meanings, settle
from khuyenhoc.interop.row_walk import Row, walk
from khuyenhoc.interop.rows_read import OnBad, RowsRead
from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Catalogue, Indicator
from khuyenhoc.models.indicators import CATALOGUE
from khuyenhoc.models.report import Report
from khuyenhoc.text.periods import format_period_vi, read_period
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Quantity

__all__ = ["report_to_row", "reports_from_rows"]

_YEAR: Final = re.compile(r"(?:19|20)[0-9]{2}")


def reports_from_rows(  # noqa: PLR0913 - the choices of one table, each named
    rows: Iterable[Mapping[str, object]],
    *,
    period: Period,
    headings: Mapping[str, str | Indicator | None] | None = None,
    catalogue: Catalogue = CATALOGUE,
    on_bad: OnBad = OnBad.KEEP_GOOD,
    published_on: date | None = None,
) -> RowsRead[Report]:
    """Read a table with a row for each organisation and a column for each indicator.

    The rows are those of ``csv.DictReader``, of ``frame.to_dict("records")`` in pandas, of
    ``frame.iter_rows(named=True)`` in polars, or ``dict(zip(headings, cells))`` of openpyxl.

    One column has the organisation's id ("Mã đơn vị", "Đơn vị", "id"). A column of figures is
    headed by an indicator's code or label in either language, with or without accents and "Số",
    or by its unit as well: "Quỹ vận động được (triệu đồng)" counts in millions. Other columns may
    hold the name, the period, the day of the report, its scope, source and remarks; ``period`` and
    ``published_on`` stand for a cell that is blank. ``headings`` maps a heading to an indicator, to
    another heading or to ``None``, which leaves the column out. A heading that nobody knows is in
    ``unknown_headings``; a row with no cell filled is passed over.

    A blank cell, NaN, "-" or "chưa báo cáo" is no figure, and never 0.

    >>> rows = [{"Mã đơn vị": "p6", "Số hội viên": "1.350", "Quỹ đã chi (triệu đồng)": "gần 40"},
    ...         {"Mã đơn vị": "p7", "Số hội viên": 1.35, "Quỹ đã chi (triệu đồng)": ""}]
    >>> read = reports_from_rows(rows, period=Period.year(2023))
    >>> read
    RowsRead(1 read, 1 bad)
    >>> [figure.quantity.bounds() for figure in read.items[0]]
    [Bounds(1350, 1350), Bounds(None, 40000000, high_open=True)]
    >>> read.bad[0].place, read.bad[0].problems[0].path
    ('row 2 (p7)', 'Số hội viên')

    Raises:
        StructuringError: ``on_bad`` is ``OnBad.REFUSE_ALL`` and something could not be read; all
            of it is listed, and ``read`` has the good reports.
        InvalidValueError: ``headings`` maps to what is no heading, or an argument has another type.
    """
    if type(on_bad) is not OnBad:
        raise InvalidValueError("on_bad", on_bad, "OnBad.KEEP_GOOD or OnBad.REFUSE_ALL")
    known = Headings[Column | Field](Meanings(catalogue, headings), settle)
    items: list[Report] = []
    bad: list[Row[Column | Field]] = []
    readers: dict[str, _FigureReader] = {}
    for row in walk(rows, known):
        report = _report(row, readers, period, published_on)
        if report is None:
            bad.append(row)
        else:
            items.append(report)
    read = RowsRead(
        items=tuple(items),
        bad=tuple(row.bad for row in bad),
        unknown_headings=known.unknown,
    )
    return read.raise_if_bad() if on_bad is OnBad.REFUSE_ALL else read


def _report(
    row: Row[Column | Field],
    readers: dict[str, "_FigureReader"],
    period: Period,
    published_on: date | None,
) -> Report | None:
    organisation = row.read_id(Field.ORGANISATION, Field.NAME, "Mã đơn vị")
    remark = row.read(Field.REMARKS, text_cell)
    figures: list[Figure | None] = []
    for column, heading in row.headings.items():
        if isinstance(column, Column):
            reader = readers.get(heading)
            if reader is None:
                reader = readers[heading] = _FigureReader(column)
            figures.append(row.read(column, reader))
    own_period = row.read(Field.PERIOD, _period_cell)
    own_day = row.read(Field.PUBLISHED_ON, day_cell)
    texts = {
        what.value: row.read(what, text_cell)
        for what in (Field.NAME, Field.SCOPE, Field.PUBLISHED_BY, Field.SOURCE)
    }
    if row.problems:
        return None
    return Report(
        organisation=organisation,
        period=own_period or period,
        figures=tuple(figure for figure in figures if figure is not None),
        published_on=own_day or published_on,
        remarks=() if remark is None else (remark,),
        **texts,
    )


@frozen
class _FigureReader:
    """A cell of one column as the figure it is; one and the same for cells of the same text."""

    column: Column
    #: Nothing else is kept: to Python 1, 1.0 and True are one key.
    read: dict[str, Figure | None] = Factory(dict[str, Figure | None])

    def __call__(self, cell: object) -> Figure | None:
        if type(cell) is str:
            if cell not in self.read:
                self.read[cell] = self._figure(cell)
            return self.read[cell]
        return self._figure(cell)

    def _figure(self, cell: object) -> Figure | None:
        indicator = self.column.indicator
        quantity = figure_cell(cell, indicator.unit, self.column.scale)
        if quantity is None:
            return None
        return Figure(key=indicator.code, indicator=indicator, quantity=quantity)


def _period_cell(cell: object) -> Period | None:
    if is_missing(cell):
        return None
    text = text_cell(cell) or ""
    if _YEAR.fullmatch(text):  # alone, it is a year in a column of periods
        return Period.year(int(text))
    try:
        return read_period(text)
    except ReadingError as error:
        said = f"{error.expected}: {error.reason}"
        raise InvalidValueError("", cell, said) from error


def report_to_row(report: Report) -> dict[str, object]:
    """Write a report as a row that ``reports_from_rows`` reads back to the same report.

    A figure is headed by its indicator's code. Its cell is a number or the words it was read
    from; a ``Quantity`` where neither would say as much.

    >>> from khuyenhoc.models.indicators import MEMBERS
    >>> report_to_row(Report.of("p6", Period.year(2023), {MEMBERS: 1_350}))
    {'organisation': 'p6', 'period': 'năm 2023', 'members': 1350}

    Raises:
        StructuringError: A row cannot hold all of it: figures that are not levels, refer to each
            other, or are several of one indicator.
    """
    problems = [
        Problem(f"figures[{place}]", figure.key, "a level whose key is its indicator's code")
        for place, figure in enumerate(report.figures)
        if figure.says is not Says.LEVEL
        or figure
        != Figure(key=figure.indicator.code, indicator=figure.indicator, quantity=figure.quantity)
    ]
    if len(report.remarks) > 1:
        problems.append(Problem("remarks", report.remarks, "one remark at most"))
    if problems:
        raise StructuringError(f"row of {report.organisation}", problems)
    day = report.published_on
    cells: dict[Field, object] = {
        Field.ORGANISATION: report.organisation,
        Field.NAME: report.name,
        Field.PERIOD: format_period_vi(report.period),
        Field.SCOPE: report.scope,
        Field.PUBLISHED_BY: report.published_by,
        Field.PUBLISHED_ON: None if day is None else day.isoformat(),
        Field.SOURCE: report.source,
        Field.REMARKS: report.remarks[0] if report.remarks else None,
    }
    row = {what.value: cell for what, cell in cells.items() if cell is not None}
    for figure in report:
        row[figure.key] = _cell(figure.quantity, figure.indicator)
    return row


def _cell(quantity: Quantity, indicator: Indicator) -> object:
    for cell in (quantity.text, quantity.value):
        try:
            if figure_cell(cell, indicator.unit) == quantity:
                return cell
        except InvalidValueError:
            continue
    return quantity
