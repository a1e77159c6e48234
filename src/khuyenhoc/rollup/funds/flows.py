"""What moved in each fund in a period, added up in one pass over the postings."""

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
    #: Each side of a transfer by itself, with the place of the other fund.
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
        cash, opening = kinds.index(CASH), int(Line.OPENING)
        sizes: dict[int, int] = {}
        values: dict[int, int] = {}
        sides: list[tuple[Flow, int]] = []
        for fund, day, line, kind, size, value, other in posted.rows:
            if day >= end:
                continue
            here = opening if day < start else line
            if other >= 0:
                flow: Flow = (fund, _LINES[here], kinds[kind], size, value)
                sides.append((flow, other))
                continue
            at = (fund * high + here) * wide + kind
            sizes[at] = sizes.get(at, 0) + size
            if kind != cash:
                values[at] = values.get(at, 0) + value
        sums: list[Flow] = []
        for at, size in sizes.items():
            rest, kind = divmod(at, wide)
            fund, line = divmod(rest, high)
            sums.append((fund, _LINES[line], kinds[kind], size, values.get(at, size)))
        return cls(tuple(sums), tuple(sides))


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
