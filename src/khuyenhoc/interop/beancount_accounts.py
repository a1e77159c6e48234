"""Under which accounts and in which commodities beancount keeps the funds of a ledger."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import frozen

from khuyenhoc.interop.beancount_names import account_part, commodity_name, distinct
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.holding import CASH, Holding
from khuyenhoc.models.tree import Tree
from khuyenhoc.values.unit import VND

__all__ = ["IN_KIND", "TRANSIT", "Commodities", "Leg", "fund_accounts", "path_of"]

#: What goods are worth in đồng: a commodity of its own, so that it never meets cash.
IN_KIND: Final = "VND.IN-KIND"
#: Where a transfer is that has left one fund and not reached the other.
TRANSIT: Final = "Assets:Transit"

#: Words of beancount's own, and the commodity that is always there.
_TAKEN: Final = ("FALSE", "NULL", "TRUE", VND.code)

#: The account, a commodity, and how much more of it; of foreign money in cents.
Leg = tuple[str, str, int]


def path_of(owner: str, tree: Tree | None) -> tuple[str, ...]:
    """Give the units from the root down to an owner; the owner alone where no tree has it."""
    return (owner,) if tree is None or owner not in tree else tree.path(owner)


def fund_accounts(funds: Sequence[Fund], tree: Tree | None) -> list[str]:
    """Give the account of each fund, without what it begins with, such as ``Assets``.

    Units and funds below one unit never share a name, so that no fund's account is part of
    another's, or of a unit's.

    >>> from datetime import date
    >>> tree = Tree.of(date(2023, 12, 31), {"p6": "hcm"})
    >>> fund_accounts([Fund(id="q-p6", owner="p6"), Fund(id="p6", owner="hcm")], tree)
    ['Hcm:P6:Q-p6', 'Hcm:P6-2']
    """
    paths = {fund.owner: path_of(fund.owner, tree) for fund in funds}
    #: By the units above: whether it is a fund, and the id.
    below: dict[tuple[str, ...], set[tuple[bool, str]]] = {}
    for path in paths.values():
        for depth, unit in enumerate(path):
            below.setdefault(path[:depth], set()).add((False, unit))
    for fund in funds:
        below.setdefault(paths[fund.owner], set()).add((True, fund.id))
    named = {
        above: distinct(
            ((one, account_part(one[1])) for one in sorted(found, key=_turn)),
            taken=() if above else (TRANSIT.partition(":")[2],),
        )
        for above, found in below.items()
    }
    units = {
        owner: [named[path[:depth]][False, unit] for depth, unit in enumerate(path)]
        for owner, path in paths.items()
    }
    return [
        ":".join([*units[fund.owner], named[paths[fund.owner]][True, fund.id]]) for fund in funds
    ]


def _turn(one: tuple[bool, str]) -> tuple[bool, bool, str]:
    """Let ids that are names as they stand choose first."""
    is_fund, text = one
    return account_part(text).lower() != text.lower(), is_fund, text


@frozen
class Commodities:
    """The commodity of each unit that is not the đồng."""

    #: By code, and whether it is money: a host's goods may bear the code of a host's currency.
    names: Mapping[tuple[str, bool], str]

    @classmethod
    def of(cls, kinds: Iterable[Holding]) -> "Commodities":
        """Name the units of these kinds of things, each differently."""
        units = sorted({(kind.unit.code, kind.is_money) for kind in kinds if kind != CASH})
        return cls(distinct(((unit, commodity_name(unit[0])) for unit in units), _TAKEN))

    def legs(self, account: str, kind: Holding, size: int, value: int) -> list[Leg]:
        """Give what so much of ``kind`` is in beancount.

        Goods lie in an account of their own below ``account``, by whether they have a value.
        """
        if kind == CASH:
            return [(account, VND.code, size)]
        name = self.names[kind.unit.code, kind.is_money]
        if kind.is_money:
            return [(account, name, size)]
        if kind.valued:
            place = f"{account}:Valued:{name}"
            return [(place, name, size), (place, IN_KIND, value)]
        return [(f"{account}:Unvalued:{name}", name, size)]

    @property
    def in_cents(self) -> frozenset[str]:
        """Those that are counted in hundredths."""
        return frozenset(name for (_, is_money), name in self.names.items() if is_money)
