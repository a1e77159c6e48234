"""Strategies for funds, for what happens in their books, and for ledgers of them."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from itertools import permutations
from typing import Any, Final

from hypothesis import strategies as st

from khuyenhoc.models.funds.contribution import Contribution
from khuyenhoc.models.funds.disbursement import Disbursement
from khuyenhoc.models.funds.donor import Donor
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.models.funds.exchange import Exchange
from khuyenhoc.models.funds.fund import Fund, FundKind
from khuyenhoc.models.funds.goods import Goods
from khuyenhoc.models.funds.ledger import Ledger
from khuyenhoc.models.funds.opening_balance import OpeningBalance
from khuyenhoc.models.funds.purpose import PURPOSES
from khuyenhoc.models.funds.revaluation import Revaluation
from khuyenhoc.models.funds.transfer import Transfer
from khuyenhoc.models.tree import Tree
from khuyenhoc.testing.amounts import (
    BASES,
    FOREIGN,
    GOODS,
    HOLDINGS,
    VALUED,
    amounts_of,
    counts,
    sizes,
)
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.period import Period
from khuyenhoc.values.unit import OCCURRENCE, PERSON, PIGGY_BANK, SCHOLARSHIP

__all__ = ["entries_of", "funds", "ledgers"]

_YEARS: Final = Period.years(2021, 2023)
#: Where funds begin and end.
_CUTS: Final = (date(2022, 1, 1), date(2022, 7, 1), date(2023, 1, 1))
#: Those days and the ones before them, often; and all through the years, so few that several
#: entries are of one.
_DAYS: Final = (
    *(cut - timedelta(days=shift) for cut in _CUTS for shift in (0, 1, 0, 1)),
    *(date(2021, 1, 1) + timedelta(days=37 * place) for place in range(30)),
)
_LIVES: Final = (
    *(None,) * 4,
    *(Period(cut) for cut in _CUTS),
    *(Period(None, cut) for cut in _CUTS),
    *(Period(cut, end) for cut in _CUTS for end in _CUTS if cut < end),
)

_TEXTS: Final = st.sampled_from((None, "nuôi heo đất", "mái ấm khuyến học"))
_IDS: Final = st.sampled_from((None, "x-1", "x-2"))
_BOTH: Final[dict[str, st.SearchStrategy[Any]]] = {
    "purpose": st.sampled_from((None, *PURPOSES.values())),
    "campaign": _TEXTS,
    "note": _TEXTS,
}
_Said = st.SearchStrategy[dict[str, Any]]
#: Most say nothing but what is given.
_BARE: Final[tuple[_Said, ...]] = (st.just(dict[str, Any]()),) * 3
_GIVEN: Final[_Said] = st.one_of(
    *_BARE,
    st.fixed_dictionaries(
        {
            "count": st.none() | counts(unit=PIGGY_BANK),
            "donor": st.sampled_from((None, Donor("x-1"), Donor("x-2", "Nguyễn Văn An"))),
            "earmarked_for": _IDS,
            "state_ordered": st.booleans(),
            "endowment": st.booleans(),
            **_BOTH,
        }
    ),
)
_SPENT: Final[_Said] = st.one_of(
    *_BARE,
    st.fixed_dictionaries(
        {
            "count": st.none() | counts(unit=SCHOLARSHIP),
            "recipients": st.one_of(st.none(), counts(unit=PERSON), counts(unit=OCCURRENCE)),
            "recipient": _IDS,
            **_BOTH,
        }
    ),
)
_EXCHANGED: Final = st.sampled_from([*permutations((*VALUED, *FOREIGN), 2)])
_KINDS: Final = st.sampled_from((FundKind.INTERNAL, FundKind.INTERNAL, FundKind.LICENSED))
_COUNTS: Final = st.sampled_from((1, 2, 3, 3, 4, 5))
_PERIODS: Final = st.sampled_from(_LIVES)
_SIDES: Final = st.sampled_from(("both", "both", "both", "sent", "received", "unequal"))
_THINGS: Final = st.sampled_from(GOODS)
_UP_AND_DOWN: Final = st.integers(-(10**18), 10**18).filter(bool)
#: How many get their first value, and what changes.
_REVALUED: Final = st.tuples(st.just(0), _UP_AND_DOWN) | st.tuples(sizes(1), sizes(0))


@st.composite
def funds(draw: st.DrawFn, *, id: str = "q0", owner: str = "u0") -> Fund:  # noqa: A002 - as the field is called
    """Make a fund of ``owner``, licensed or not; some begin or end in 2022 or at one of its ends.

    >>> from hypothesis import find
    >>> find(funds(owner="binh-thanh"), lambda fund: not fund.exists_on(date(2022, 1, 1)))
    Fund(id='q0', owner='binh-thanh', period=Period(date(2022, 7, 1)))
    """
    return _fund(draw, id, owner)


@st.composite
def entries_of(draw: st.DrawFn, funds: Sequence[Fund], *, id: str = "e0") -> Entry:  # noqa: A002 - as the field is called
    """Make an entry of any kind in the books of one of ``funds``; if they are several, a transfer.

    It is of 2021 to 2023, on a day on which its funds exist; of a fund that exists in none of these
    years, on its first or last. Transfers are of both sides or of one, and some of two amounts.

    >>> from hypothesis import given
    >>> fund = Fund(id="q-bt", owner="binh-thanh", period=Period(date(2023, 1, 1)))
    >>> @given(entries_of([fund]))
    ... def test_the_books_of_a_fund_begin_with_it(entry: Entry) -> None:
    ...     books = Ledger((fund,), (entry,))
    ...     assert not books.balance("q-bt", at=date(2022, 12, 31))
    >>> test_the_books_of_a_fund_begin_with_it()
    """
    return _entry(draw, funds, [_days_of(fund.period) for fund in funds], id)


@st.composite
def ledgers(draw: st.DrawFn, tree: Tree | None = None, *, max_entries: int = 24) -> Ledger:
    """Make ledgers of one to five funds, of the units of ``tree`` where one is given.

    A unit may have several funds or none. There is everything that books can have: all kinds of
    entries, in any order, from 2021 to 2023; several currencies; balances below zero; transfers
    that one side does not have; opening balances that the entries before do not come to.

    >>> from hypothesis import given, settings
    >>> @given(ledgers())
    ... @settings(max_examples=20)
    ... def test_every_fund_has_a_statement(books: Ledger) -> None:
    ...     for fund in books.funds:
    ...         assert statement(books, fund.id, Period.year(2022)).funds == (fund,)
    >>> from khuyenhoc.rollup.funds.statement import statement
    >>> test_every_fund_has_a_statement()
    """
    owners = st.sampled_from(tree.ids if tree else ("u0", "u1", "u2"))
    count = draw(_COUNTS)
    kept = tuple(_fund(draw, f"q{place}", draw(owners)) for place in range(count))
    days = [_WHEN[fund.period] for fund in kept]
    count = draw(st.integers(0, max_entries))
    return Ledger(kept, tuple(_entry(draw, kept, days, f"e{place}") for place in range(count)))


def _fund(draw: st.DrawFn, name: str, owner: str) -> Fund:
    return Fund(id=name, owner=owner, kind=draw(_KINDS), period=draw(_PERIODS))


def _days_of(life: Period | None) -> st.SearchStrategy[date]:
    life = life or _YEARS
    within = _YEARS & life
    ends = [day for one in (within or life,) for day in (one.start, one.last_day) if day]
    if within is None:
        return st.sampled_from(ends)
    return st.sampled_from([*ends, *(day for day in _DAYS if day in within)])


def _entry(
    draw: st.DrawFn, funds: Sequence[Fund], days: Sequence[st.SearchStrategy[date]], name: str
) -> Entry:
    make = draw(_MAKERS if len(funds) > 1 else _ALONE)
    place = draw(st.integers(0, len(funds) - 1))
    if make is not None:
        return make(draw, {"id": name, "fund": funds[place].id, "on": draw(days[place])})
    other = draw(st.integers(0, len(funds) - 2))
    other += other >= place
    names = {"id": name, "sender": funds[place].id, "receiver": funds[other].id}
    return _transfer(draw, names, (draw(days[place]), draw(days[other])))


def _transfer(draw: st.DrawFn, names: dict[str, Any], days: tuple[date, date]) -> Transfer:
    kind = draw(HOLDINGS)
    sides = draw(_SIDES)
    return Transfer(
        **names,
        amount=amounts_of(draw, kind),
        sent_on=None if sides == "received" else days[0],
        received_on=None if sides == "sent" else days[1],
        received_amount=amounts_of(draw, kind) if sides == "unequal" else None,
        note=draw(_TEXTS),
    )


def _contribution(draw: st.DrawFn, dated: dict[str, Any]) -> Contribution:
    said = draw(_GIVEN)
    return Contribution(**dated, amount=amounts_of(draw, draw(HOLDINGS)), **said)


def _disbursement(draw: st.DrawFn, dated: dict[str, Any]) -> Disbursement:
    said, amount = draw(_SPENT), amounts_of(draw, draw(HOLDINGS))
    if isinstance(amount, Goods) and "count" in said:  # which count themselves
        said["count"] = None
    return Disbursement(**dated, amount=amount, **said)


def _exchange(draw: st.DrawFn, dated: dict[str, Any]) -> Exchange:
    gave, got = (amounts_of(draw, kind) for kind in draw(_EXCHANGED))
    return Exchange(**dated, gave=gave, got=got, note=draw(_TEXTS))


def _revaluation(draw: st.DrawFn, dated: dict[str, Any]) -> Revaluation:
    first, change = draw(_REVALUED)
    dated |= {"unit": draw(_THINGS), "basis": draw(BASES), "note": draw(_TEXTS)}
    return Revaluation(**dated, change=Dong(change), first_valued=first)


def _opening(draw: st.DrawFn, dated: dict[str, Any]) -> OpeningBalance:
    return OpeningBalance(**dated, amount=amounts_of(draw, draw(HOLDINGS), 0), note=draw(_TEXTS))


_WHEN: Final = {life: _days_of(life) for life in _LIVES}
_Maker = Callable[[st.DrawFn, dict[str, Any]], Entry]
_GIFTS: Final[tuple[_Maker, ...]] = (_contribution, _contribution, _disbursement, _disbursement)
_OTHER: Final[tuple[_Maker, ...]] = (_exchange, _revaluation, _opening)
_ALONE: Final[st.SearchStrategy[_Maker | None]] = st.sampled_from((*_GIFTS, *_OTHER))
#: Every third is a transfer, which needs two funds.
_MAKERS: Final = st.sampled_from((None, None, None, *_GIFTS, *_OTHER))
