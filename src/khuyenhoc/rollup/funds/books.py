"""Some funds of a ledger, and what moved in a period, line by line."""

from collections.abc import Collection, Iterator
from datetime import date
from itertools import chain

from attrs import field, frozen

from khuyenhoc.models.funds.amounts import Amounts, Tally
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.holding import Holding
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.funds.postings import Line
from khuyenhoc.rollup.funds.flows import Flow, Flows
from khuyenhoc.values.period import Period

__all__ = ["Books", "LineTallies", "ended_by", "left_in"]


@frozen(eq=False, repr=False)
class Books:
    """Some funds of a ledger, and what moved in all of its funds in a period."""

    ledger: Ledger
    flows: Flows
    #: The places of the funds.
    funds: frozenset[int]
    #: The places of all funds that are no more, or whose owner is no more.
    ended: frozenset[int]
    #: The places of those that belong to no unit, where it was asked by units.
    unplaced: frozenset[int] = frozenset()


@frozen
class LineTallies:
    """What is added up line by line."""

    lines: dict[Line, Tally] = field(factory=lambda: {line: Tally() for line in Line})

    def add(self, flow: Flow) -> None:
        """Add what moved."""
        _, line, kind, size, value = flow
        self.lines[line].add(kind, size, value)

    @property
    def amounts(self) -> dict[Line, Amounts]:
        """The sums, below 0 what went out."""
        return {line: Amounts(tally.sizes) for line, tally in self.lines.items()}


def ended_by(ledger: Ledger, period: Period) -> frozenset[int]:
    """Give the places of the funds that are no more when a period ends."""
    return frozenset(
        place for place, fund in enumerate(ledger.funds) if _has_ended(fund, period.end)
    )


def _has_ended(fund: Fund, day: date | None) -> bool:
    end = None if fund.period is None else fund.period.end
    return end is not None and day is not None and end <= day


def left_in(flows: Flows, funds: Collection[int]) -> Iterator[tuple[int, Holding, int, int]]:
    """Give what lies in each of ``funds`` in the end: the fund, the kind, the size and the value.

    What a fund is short of is left out: it is no part of what lies in another.
    """
    held: dict[int, Tally] = {}
    for fund, _, kind, size, value in chain(flows.sums, (flow for flow, _ in flows.sides)):
        if fund in funds:
            held.setdefault(fund, Tally()).add(kind, size, value)
    for fund, tally in held.items():
        for kind, (size, value) in tally.sizes.items():
            if size > 0 or (not size and value > 0):
                yield fund, kind, size, value
