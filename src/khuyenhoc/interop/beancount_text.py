"""A ledger as text for beancount, the plain-text accounting tool."""

from collections.abc import Sequence
from typing import Final, cast

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.interop.beancount_accounts import IN_KIND, Commodities, fund_accounts, path_of
from khuyenhoc.interop.beancount_directives import Directives, Metadata, quoted
from khuyenhoc.interop.beancount_entries import Entries
from khuyenhoc.models.funds.entry_columns import EntryColumns
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.ledger import Ledger, check_ledger
from khuyenhoc.models.tree import Tree
from khuyenhoc.values.unit import VND

__all__ = ["to_beancount"]

_TITLE: Final = "Study-promotion funds"
#: Up to here, which is 28 digits, beancount adds up without rounding.
_LIMIT: Final = 10_000_000_000_000_000_000_000_000_000


def to_beancount(ledger: Ledger, tree: Tree | None = None) -> str:
    """Write a ledger as text that beancount 3 reads and ``bean-check`` accepts.

    A fund is ``Assets:…:<unit>:<fund>``, below the units that its owner hangs under in ``tree``;
    below the owner alone where the tree does not have it or none is given. What it raised and
    spent is under ``Income`` and ``Expenses`` in the same place. Ids are made valid names, those
    that would become the same are numbered, and ``open`` tells which account is which fund.

    Đồng are ``VND``, foreign money goes by its currency with two decimals, and goods by a commodity
    for each unit. Cash and kind never meet: what goods are worth is in ``VND.IN-KIND``, beside
    them in ``<fund>:Valued:<goods>``, and goods that nobody valued are in
    ``<fund>:Unvalued:<goods>``.

    A transfer that both sides have on one day with one amount is one transaction. Any other goes
    through ``Assets:Transit``, on which stays what one side does not have, and is flagged with
    "!". An opening balance in the midst of the books is a ``balance`` where they come to it, and
    else a ``note``. A fund that ended with nothing left is closed.

    Of donors there are the ids and not the names; of who was given something there is nothing.
    Notes are written as they are. The order of funds and entries makes no difference.

    >>> from datetime import date
    >>> from khuyenhoc.models.funds.contribution import Contribution
    >>> from khuyenhoc.models.funds.fund import Fund
    >>> from khuyenhoc.values.dong import Dong
    >>> gift = Contribution(id="c-1", fund="q-p6", on=date(2022, 3, 1), amount=Dong(20_000_000))
    >>> tree = Tree.of(date(2022, 12, 31), {"p6": "hcm"})
    >>> print(to_beancount(Ledger((Fund(id="q-p6", owner="p6"),), (gift,)), tree))
    option "title" "Study-promotion funds"
    option "operating_currency" "VND"
    <BLANKLINE>
    2022-03-01 open Assets:Hcm:P6:Q-p6 VND
      fund: "q-p6"
      owner: "p6"
      path: "hcm / p6"
    <BLANKLINE>
    2022-03-01 open Income:Hcm:P6:Q-p6 VND
    <BLANKLINE>
    2022-03-01 * "contribution"
      id: "c-1"
      kind: "contribution"
      Assets:Hcm:P6:Q-p6  20000000 VND
      Income:Hcm:P6:Q-p6  -20000000 VND
    <BLANKLINE>

    Raises:
        InvalidValueError: An argument has another type, all amounts added up have more than the 28
            digits with which beancount calculates, or a text has half of a character.
    """
    check_ledger("to_beancount.ledger", ledger)
    if tree is not None and not isinstance(cast("object", tree), Tree):
        said = "a Tree, such as hierarchy.on(day), or None"
        raise InvalidValueError("to_beancount.tree", tree, said)
    columns = ledger.columns
    if not _is_exact(ledger, columns):
        said = "amounts that add up to at most 28 digits, all that beancount is exact to"
        raise InvalidValueError("to_beancount.ledger", ledger, said)
    commodities = Commodities.of(ledger.postings.kinds)
    directives = Directives(commodities.in_cents)
    accounts = fund_accounts(ledger.funds, tree)
    Entries(
        ledger=ledger,
        columns=columns,
        accounts=accounts,
        commodities=commodities,
        directives=directives,
    ).write()
    without_day = _open(ledger.funds, accounts, tree, directives)
    _explain(commodities, directives)
    options = (("title", _TITLE), ("operating_currency", VND.code))
    head = [f"option {quoted(name)} {quoted(value)}\n" for name, value in options]
    return _whole(f"{''.join([*head, *sorted(without_day)])}\n{directives.text()}")


def _whole(written: str) -> str:
    """Refuse a text that no file can hold."""
    around: str | None = None
    try:
        written.encode()
    except UnicodeEncodeError as error:
        around = written[max(0, error.start - 20) : error.end + 20]
    if around is not None:  # raised here: the error caught above holds the whole text
        said = "texts of whole characters, which UTF-8 can hold"
        raise InvalidValueError("to_beancount.ledger", around, said)
    return written


def _is_exact(ledger: Ledger, columns: EntryColumns) -> bool:
    """Tell whether no sum of amounts, whatever they are of, is too long for beancount."""
    moved = sum(abs(size) + abs(value) for _, _, _, _, size, value, _, _ in ledger.postings.rows)
    stated = sum(one.size + one.value for one in ledger.postings.stated)
    counts = (columns.column("count"), columns.column("recipients"))
    counted: int = sum(one.number for column in counts for one in column if one is not None)
    return 2 * moved + stated + counted < _LIMIT  # twice, as each has its counterpart


def _open(
    funds: Sequence[Fund], accounts: Sequence[str], tree: Tree | None, directives: Directives
) -> list[str]:
    """Open and close what is used; give a line for each fund that has no day to be opened on."""
    of_funds: dict[str, list[str]] = {f"Assets:{account}": [] for account in accounts}
    for account in sorted(directives.first):
        above = account if account in of_funds else account.rsplit(":", 2)[0]
        if above in of_funds:
            of_funds[above].append(account)
        if account not in of_funds:
            directives.open(account, {})
    without_day: list[str] = []
    for fund, (account, used) in zip(funds, of_funds.items(), strict=True):
        start = None if fund.period is None else fund.period.start
        days = [directives.first[one] for one in used]
        if not days and start is not None:
            days = [start.toordinal()]
        if not days:
            said = f"{account}: the fund {quoted(fund.id)} of {quoted(fund.owner)}"
            without_day.append(f"; {said} has no entry and no first day\n")
            continue
        if not directives.use(account, min(days)):
            directives.use(account, min(days), VND.code)
        directives.open(account, _about(fund, tree))
        last_day = None if fund.period is None else fund.period.last_day
        mine = sorted({account, *used})
        if last_day is not None and not any(
            size for one in mine for size in directives.held[one].values()
        ):
            for one in mine:
                directives.close(one, last_day.toordinal())
    return without_day


def _about(fund: Fund, tree: Tree | None) -> Metadata:
    path = path_of(fund.owner, tree)
    above = " / ".join(path) if len(path) > 1 else None
    return {"fund": fund.id, "name": fund.name, "owner": fund.owner, "path": above}


def _explain(commodities: Commodities, directives: Directives) -> None:
    """Say which unit each commodity counts."""
    first = min(directives.first.values(), default=0)
    for (code, _), name in commodities.names.items():
        directives.commodity(first, name, {"unit": code})
    if any(IN_KIND in held for held in directives.held.values()):
        directives.commodity(first, IN_KIND, {"unit": VND.code})
