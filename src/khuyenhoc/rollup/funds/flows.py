"""What moved in each fund in a period, added up in one pass over the postings."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress
from typing import Final

from attrs import frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.holding import CASH, Holding
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.funds.postings import Line
from khuyenhoc.values.period import Period

__all__ = ["Flow", "Flows", "days_of"]

#: How much of one kind moved in one line of one fund: the fund's place, the line, the kind, the
#: size, and its value in đồng.
Flow = tuple[int, Line, Holding, int, int]

_LINES: Final = tuple(Line)


@frozen(eq=False, repr=False)
class Flows:
    """All that moved up to the end of a period; what moved before it is in the line of openings."""

    #: Of everything but transfers.
    sums: tuple[Flow, ...]
    #: What moved between two funds by transfers, on each side, with the place of the other fund.
    sides: tuple[tuple[Flow, int], ...]

    @classmethod
    def of(cls, ledger: Ledger, period: Period) -> "Flows":
        """Add up the postings of a ledger.

        Raises:
            InvalidValueError: The period lacks a start or an end.
        """
        start, end = days_of(period)
        posted = ledger.postings
        kinds: tuple[Holding, ...] = posted.kinds
        wide, high = len(kinds), len(_LINES)
        days, lines = posted.day, posted.line
        if min(days, default=start) < start:
            opening = int(Line.OPENING)
            pairs = zip(lines, days, strict=True)
            lines = [opening if day < start else line for line, day in pairs]
        codes = [
            (fund * high + line) * wide + kind
            for fund, line, kind in zip(posted.fund, lines, posted.kind, strict=True)
        ]
        here: Sequence[bool] = [True] * len(days)
        if max(days, default=start) >= end:
            here = [day < end for day in days]

        def flow(code: int, size: int, value: int) -> Flow:
            rest, kind = divmod(code, wide)
            fund, line = divmod(rest, high)
            return fund, _LINES[line], kinds[kind], size, value

        others = posted.other
        ours = [one and other < 0 for one, other in zip(here, others, strict=True)]
        sizes = _added(codes, posted.size, ours)
        cash = kinds.index(CASH)
        in_kind = [one and kind != cash for one, kind in zip(ours, posted.kind, strict=True)]
        values = _added(codes, posted.value, in_kind)
        sums = [flow(code, size, values.get(code, size)) for code, size in sizes.items()]
        many = len(ledger.funds)
        between = [one and other >= 0 for one, other in zip(here, others, strict=True)]
        pairs_of = [
            code * many + other
            for code, other in compress(zip(codes, others, strict=True), between)
        ]
        sides = _added(pairs_of, compress(posted.size, between))
        worths = _added(pairs_of, compress(posted.value, between))
        return cls(
            tuple(sums),
            tuple(
                (flow(pair // many, size, worths[pair]), pair % many)
                for pair, size in sides.items()
            ),
        )


def _added(
    codes: Sequence[int], sizes: Iterable[int], chosen: Sequence[bool] | None = None
) -> dict[int, int]:
    """Add up the sizes of each code, all of them or those chosen."""
    pairs = zip(codes, sizes, strict=True)
    sums: dict[int, int] = defaultdict(int)
    for code, size in pairs if chosen is None else compress(pairs, chosen):
        sums[code] += size
    return sums


def days_of(period: object) -> tuple[int, int]:
    """Give the number of the first day of a period, and of the one after its last.

    Raises:
        InvalidValueError: It is no period, or lacks a start or an end.
    """
    start = period.start if isinstance(period, Period) else None
    end = period.end if isinstance(period, Period) else None
    if start is None or end is None:
        said = "a Period with a start and an end, such as Period.year(2023)"
        raise InvalidValueError("period", period, said)
    return start.toordinal(), end.toordinal()
