"""A unit and all below it as one."""

from khuyenhoc.models.funds.ledger import Ledger, check_ledger
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.tree import Tree
from khuyenhoc.rollup.funds.books import Books, ended_by
from khuyenhoc.rollup.funds.flows import Flows
from khuyenhoc.rollup.funds.placing import placed
from khuyenhoc.rollup.funds.statement import Statement, statement_of
from khuyenhoc.values.period import Period

__all__ = ["consolidate"]


def consolidate(
    ledger: Ledger, structure: Tree | Hierarchy, unit: str, period: Period
) -> Statement:
    """State what a unit and all below it had, got, gave and have as one (hợp nhất).

    Transfers between them are neither received nor passed on, and listed in ``eliminated``; those
    that only one side has are among the ``findings``.

    A fund belongs to the unit that owns it. Of a hierarchy that is the tree on the last day of the
    period, and units that ended before it belong to what they last hung under. Funds whose owner
    is nowhere in the structure, or hung under nothing when it ended, are in no statement: each
    statement names them in ``unplaced``.

    >>> from datetime import date
    >>> from khuyenhoc.models.funds.contribution import Contribution
    >>> from khuyenhoc.models.funds.fund import Fund
    >>> from khuyenhoc.models.funds.transfer import Transfer
    >>> from khuyenhoc.values.dong import Dong
    >>> day, tree = date(2023, 5, 1), Tree.of(date(2023, 12, 31), {"ninh-kieu": "can-tho"})
    >>> books = Ledger(
    ...     (Fund(id="q-ct", owner="can-tho"), Fund(id="q-nk", owner="ninh-kieu")),
    ...     (Contribution(id="c-1", fund="q-ct", on=day, amount=Dong(50_000_000)),
    ...      Transfer(id="t-1", sender="q-ct", receiver="q-nk", amount=Dong(20_000_000),
    ...               sent_on=day, received_on=day)),
    ... )
    >>> year = consolidate(books, tree, "can-tho", Period.year(2023))
    >>> year.raised.cash, year.received.cash, [one.id for one in year.eliminated]
    (Dong(50_000_000), Dong(0), ['t-1'])

    Raises:
        HierarchyError: The hierarchy makes no forest on a day on which it is looked at.
        InvalidValueError: The tree has no such unit, the period lacks a start or an end, or an
            argument has another type.
    """
    check_ledger("consolidate.ledger", ledger)
    flows = Flows.of(ledger, period)
    where = placed(ledger, structure, period)
    tree = where.tree
    below = {tree.index(unit), *map(tree.index, tree.descendants(unit))}
    funds = frozenset(fund for fund, place in where.units.items() if place in below)
    ended = ended_by(ledger, period) | where.inherited
    nowhere = frozenset(range(len(ledger.funds))) - where.units.keys()
    return statement_of(Books(ledger, flows, funds, ended, nowhere), unit, period)
