"""Levels held against the range of their indicator."""

from collections.abc import Iterator

from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.plausibility.check import About, Check, Operand
from khuyenhoc.reconciliation.plausibility.looking_up import is_for, levels, time
from khuyenhoc.reconciliation.plausibility.ranges import LevelRange
from khuyenhoc.reconciliation.wholes import scopes_of
from khuyenhoc.reconciliation.wording import quoted

__all__ = ["level_checks"]


def level_checks(expected: LevelRange, report: Report) -> Iterator[Check]:
    """Hold every printed level of an indicator against its range.

    What is limited to a part of the organisation is left out: a range is of the whole of it.
    """
    for figure in levels(expected.indicator, report):
        if is_for(expected, time(figure, report)) and not scopes_of(figure, report):
            yield Check(
                expected=expected,
                about=About.LEVEL,
                operands=(Operand.printed(figure, report),),
                indicator=expected.indicator,
                unit=expected.indicator.unit,
                vi=quoted(figure),
                en=quoted(figure),
            )
