"""What moved in each fund in a period, added up in one pass over the postings."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from itertools import compress, count
from typing import Final

from attrs import frozen

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.funds.holding import Holding
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.funds.postings import Line, Postings
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
        posted, kinds, funds = ledger.postings, ledger.postings.kinds, len(ledger.funds)
        codes, others = _codes(posted, start), posted.other
        ours = [other < 0 for other in others]
        if max(posted.day, default=start) >= end:
            days = posted.day
            ours = [one and day < end for one, day in zip(ours, days, strict=True)]
            others = [other if day < end else -1 for other, day in zip(others, days, strict=True)]
        sizes = _added(compress(codes, ours), compress(posted.size, ours))
        # Of cash, the first of the kinds, the size is the value.
        in_kind = [*filter(ours.__getitem__, compress(count(), posted.kind))]
        values = _added(map(codes.__getitem__, in_kind), map(posted.value.__getitem__, in_kind))
        between = [*compress(count(), map((-1).__lt__, others))]
        pairs = [codes[place] * funds + others[place] for place in between]
        sent = _added(pairs, map(posted.size.__getitem__, between))
        worth = _added(pairs, map(posted.value.__getitem__, between))
        return cls(
            tuple(_flow(code, size, values.get(code, size), kinds) for code, size in sizes.items()),
            tuple(
                (_flow(pair // funds, size, worth[pair], kinds), pair % funds)
                for pair, size in sent.items()
            ),
        )


def _codes(posted: Postings, start: int) -> list[int]:
    """Give fund, line and kind of each posting as one number, which is added up by much faster.

    What was before the start of the period is in the line of openings.
    """
    wide, high, lines = len(posted.kinds), len(_LINES), posted.line
    if min(posted.day, default=start) < start:
        opening, days = int(Line.OPENING), posted.day
        lines = [opening if day < start else line for line, day in zip(lines, days, strict=True)]
    return [
        (fund * high + line) * wide + kind
        for fund, line, kind in zip(posted.fund, lines, posted.kind, strict=True)
    ]


def _flow(code: int, size: int, value: int, kinds: Sequence[Holding]) -> Flow:
    rest, kind = divmod(code, len(kinds))
    fund, line = divmod(rest, len(_LINES))
    return fund, _LINES[line], kinds[kind], size, value


def _added(codes: Iterable[int], sizes: Iterable[int]) -> dict[int, int]:
    """Add up the sizes of each code."""
    sums: dict[int, int] = defaultdict(int)
    for code, size in zip(codes, sizes, strict=True):
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
