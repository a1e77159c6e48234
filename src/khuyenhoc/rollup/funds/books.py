"""Some funds of a ledger, and what moved in a period, line by line."""

from attrs import field, frozen

from khuyenhoc.models.funds.amounts import Amounts, Tally
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.funds.postings import Line
from khuyenhoc.rollup.funds.flows import Flow, Flows
from khuyenhoc.values.period import Period

__all__ = ["Books", "LineTallies", "has_ended"]


@frozen(eq=False, repr=False)
class Books:
    """Some funds of a ledger, and what moved in all of its funds in a period."""

    ledger: Ledger
    flows: Flows
    #: The places of the funds.
    funds: frozenset[int]


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


def has_ended(fund: Fund, period: Period) -> bool:
    """Tell whether a fund is no more when a period ends."""
    end = None if fund.period is None else fund.period.end
    return end is not None and period.end is not None and end <= period.end
