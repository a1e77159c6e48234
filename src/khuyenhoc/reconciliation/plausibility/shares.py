"""Parts of a base held against the range of their share."""

from collections.abc import Iterator, Mapping

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.report import Report
from khuyenhoc.reconciliation.full_numbers import said
from khuyenhoc.reconciliation.plausibility.check import About, Check, Operand
from khuyenhoc.reconciliation.plausibility.looking_up import (
    is_for,
    level,
    levels,
    only_level,
    time,
)
from khuyenhoc.reconciliation.plausibility.ranges import ShareRange
from khuyenhoc.reconciliation.wholes import scope_keys
from khuyenhoc.reconciliation.wording import lowered, quoted
from khuyenhoc.text.names import name_key
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import FRACTION

__all__ = ["share_checks"]


def share_checks(
    expected: ShareRange, report: Report, known: Mapping[Indicator, Bounds | Figure]
) -> Iterator[Check]:
    """Hold every printed share, and every part of a base that can be found, against the range.

    The base is the printed one, or that which the host knows, or that which another printed
    percentage implies.
    """
    for figure in report:
        if figure.indicator != expected.part or figure.target:
            continue
        if not is_for(expected, time(figure, report)):
            continue
        if figure.says is Says.SHARE and figure.quantity.change is None:
            if _is_of(figure, expected.base, report):
                share = (Operand.printed(figure, report),)
                yield _check(expected, share, (quoted(figure), quoted(figure)))
        elif figure in levels(expected.part, report):
            yield from _part(expected, figure, report, known)


def _check(expected: ShareRange, operands: tuple[Operand, ...], words: tuple[str, str]) -> Check:
    return Check(
        expected=expected,
        about=About.SHARE,
        operands=operands,
        indicator=expected.part,
        unit=FRACTION,
        vi=words[0],
        en=words[1],
    )


def _is_of(share: Figure, base: Indicator, report: Report) -> bool:
    if share.base is not None:
        return share.base == base
    return level(share.out_of, base, report) is not None


def _part(
    expected: ShareRange, part: Figure, report: Report, known: Mapping[Indicator, Bounds | Figure]
) -> Iterator[Check]:
    mine = Operand.printed(part, report)
    base = level(part.out_of, expected.base, report) or only_level(expected.base, part, report)
    supplied = known.get(expected.base)
    if base is not None:
        whole = Operand.printed(base, report, below=True)
        words = f"{quoted(part)} trên {quoted(base)}", f"{quoted(part)} of {quoted(base)}"
        yield _check(expected, (mine, whole), words)
    elif isinstance(supplied, Figure):
        scopes = (supplied.scope,) if supplied.scope is not None else ()
        if frozenset(map(name_key, scopes)) == scope_keys(part, report):
            whole = Operand.printed(supplied, report, here=False, below=True)
            words = (
                f"{quoted(part)} trên {quoted(supplied)}",
                f"{quoted(part)} of {quoted(supplied)}",
            )
            yield _check(expected, (mine, whole), words)
    elif supplied is not None:
        if not scope_keys(part, report):  # what is known is of the whole organisation
            whole = Operand.known(expected.base.code, supplied, report, below=True)
            vi, en = said(supplied, expected.base.unit)
            words = (
                f"{quoted(part)} trên {lowered(expected.base, 'vi')} ({vi})",
                f"{quoted(part)} of {lowered(expected.base, 'en')} ({en})",
            )
            yield _check(expected, (mine, whole), words)
    else:
        yield from _of_implied(expected, part, report)


def _of_implied(expected: ShareRange, part: Figure, report: Report) -> Iterator[Check]:
    """Take the base that the first other share of it implies: "16,02%" and what it is said of."""
    for share in report:
        about = None if share.about is None else report[share.about]
        if share.says is not Says.SHARE or share.base != expected.base or share.target:
            continue
        if about is None or about == part or share.quantity.change is not None:
            continue
        if about not in levels(about.indicator, report) or not _beside(part, report, share, about):
            continue
        operands = (
            Operand.printed(part, report),
            Operand.printed(share, report),
            Operand.printed(about, report, below=True),
        )
        behind = f"{quoted(about)}, {quoted(share)}"
        yield _check(
            expected,
            operands,
            (
                f"{quoted(part)} trên {lowered(expected.base, 'vi')} suy từ {behind}",
                f"{quoted(part)} of the {lowered(expected.base, 'en')} behind {behind}",
            ),
        )
        return


def _beside(part: Figure, report: Report, *others: Figure) -> bool:
    return all(
        other.scope == part.scope and time(other, report) == time(part, report) for other in others
    )
