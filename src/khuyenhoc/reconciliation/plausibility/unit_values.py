"""Amounts over what they were spent on, or came from, held against the range of each one."""

from collections.abc import Iterator

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.plausibility.check import About, Check, Operand
from khuyenhoc.reconciliation.plausibility.looking_up import (
    is_for,
    is_in,
    level,
    levels,
    only_level,
    time,
)
from khuyenhoc.reconciliation.plausibility.ranges import UnitValueRange
from khuyenhoc.reconciliation.wording import quoted
from khuyenhoc.values.unit import VND

__all__ = ["unit_value_checks"]


def unit_value_checks(expected: UnitValueRange, report: Report) -> Iterator[Check]:
    """Hold every amount over its number, and every printed price, against the range."""
    for figure in report:
        if figure.indicator != expected.amount or figure.target or not is_in(figure, VND):
            continue
        if not is_for(expected, time(figure, report)):
            continue
        if figure.says is Says.LEVEL:
            count = _counted(expected, figure, report)
            if count is not None:
                yield _check(
                    expected,
                    (Operand.printed(figure, report), Operand.printed(count, report, below=True)),
                    f"{quoted(figure)} chia cho {quoted(count)}",
                    f"{quoted(figure)} over {quoted(count)}",
                )
        elif figure.says is Says.EACH and level(figure.about, expected.per, report) is not None:
            price = (Operand.printed(figure, report),)
            yield _check(expected, price, quoted(figure), quoted(figure))


def _check(expected: UnitValueRange, operands: tuple[Operand, ...], vi: str, en: str) -> Check:
    return Check(
        expected=expected,
        about=About.UNIT_VALUE,
        operands=operands,
        indicator=expected.amount,
        unit=VND,
        vi=vi,
        en=en,
    )


def _counted(expected: UnitValueRange, amount: Figure, report: Report) -> Figure | None:
    """Give the things of an amount: those it names, that name it, or the only ones beside it."""
    for key in (amount.about, amount.out_of):
        named = level(key, expected.per, report)
        if named is not None:
            return named
    naming = [count for count in levels(expected.per, report) if count.about == amount.key]
    if len(naming) == 1:
        return naming[0]
    return None if amount.about is not None else only_level(expected.per, amount, report)
