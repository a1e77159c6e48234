"""The books of many funds, validated as a whole."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property
from typing import Any, cast

from attrs import Attribute, field, frozen

from khuyenhoc._near import near_hint
from khuyenhoc._validators import tuple_of
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.finding import Finding
from khuyenhoc.models.funds.amounts import Amounts, Tally
from khuyenhoc.models.funds.entry import Entry, check_entry
from khuyenhoc.models.funds.entry_columns import EntryColumns
from khuyenhoc.models.funds.fund import Fund
from khuyenhoc.models.funds.ledger_findings import ledger_findings
from khuyenhoc.models.funds.posting import post
from khuyenhoc.models.funds.postings import Postings
from khuyenhoc.models.funds.transfer import Transfer

__all__ = ["Ledger", "check_ledger"]


def _entries(instance: object, attribute: "Attribute[Any]", value: object) -> None:  # noqa: ARG001 - the way attrs asks
    if isinstance(value, EntryColumns):
        return
    if type(value) is not tuple:
        raise InvalidValueError("Ledger.entries", value, "a tuple of entries")
    for index, entry in enumerate(cast("tuple[object, ...]", value)):
        check_entry(f"Ledger.entries[{index}]", entry)


def _all(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    return tuple(entries)


@frozen(repr=False)
class Ledger:
    """Funds and all that happened in their books (sổ quỹ); the order of the entries is no matter.

    It is validated as a whole: every entry names funds of the ledger and days on which they exist,
    and no two have one id. What can be but should not, ``findings`` tells: a balance below zero, a
    transfer that one side does not have, an opening balance that the entries before do not come to.

    >>> from khuyenhoc.models.funds.contribution import Contribution
    >>> from khuyenhoc.models.funds.disbursement import Disbursement
    >>> from khuyenhoc.values.dong import Dong
    >>> books = Ledger(
    ...     (Fund(id="q-bt", owner="binh-thanh"),),
    ...     (Contribution(id="c-1", fund="q-bt", on=date(2022, 3, 1), amount=Dong(20_000_000)),
    ...      Disbursement(id="d-1", fund="q-bt", on=date(2022, 9, 5), amount=Dong(21_000_000))),
    ... )
    >>> books.balance("q-bt", at=date(2022, 8, 31)).cash
    Dong(20_000_000)
    >>> print(books.findings[0].sentence("en"))
    q-bt: below zero from 2022-09-05, by 1,000,000 VND at the most.

    Raises:
        InvalidValueError: A field has the wrong type.
        StructuringError: Ids are there twice, or entries name unknown funds or days on which their
            funds do not exist; all at once, each with the place of its entry.
    """

    funds: tuple[Fund, ...] = field(validator=tuple_of(Fund))
    #: As they were given, or as columns that were read from rows.
    entries: Sequence[Entry] = field(validator=_entries, eq=_all)
    postings: Postings = field(init=False, eq=False)

    def __attrs_post_init__(self) -> None:
        columns = self.columns
        problems = [
            *_twice("funds", [fund.id for fund in self.funds]),
            *(() if columns.have_own_ids else _twice("entries", columns.column("id"))),
        ]
        postings, unresolved = post(columns, self.funds)
        if problems or unresolved:
            raise StructuringError("ledger", [*problems, *unresolved])
        object.__setattr__(self, "postings", postings)  # the way attrs itself fills frozen fields

    def __repr__(self) -> str:
        return f"<Ledger: {len(self.funds)} funds, {len(self.entries)} entries>"

    @cached_property
    def columns(self) -> EntryColumns:
        """The entries as columns."""
        if isinstance(self.entries, EntryColumns):
            return self.entries
        return EntryColumns.of(self.entries)

    def fund(self, fund: str) -> Fund:
        """Give a fund by its id.

        Raises:
            InvalidValueError: There is none of that id; the error names those of a similar one.
        """
        return self.funds[self.place(fund)]

    def place(self, fund: str) -> int:
        """Give the place of a fund among all; raises as ``fund`` does."""
        place = self._places.get(fund) if type(fund) is str else None
        if place is None:
            said = f"the id of a fund of the ledger{near_hint(fund, self._places)}"
            raise InvalidValueError("fund", fund, said)
        return place

    @cached_property
    def _places(self) -> dict[str, int]:
        return {fund.id: place for place, fund in enumerate(self.funds)}

    @cached_property
    def transfers(self) -> tuple[Transfer, ...]:
        """The transfers among the entries."""
        if isinstance(self.entries, EntryColumns):
            return self.entries.transfers()
        return tuple(entry for entry in self.entries if isinstance(entry, Transfer))

    @cached_property
    def findings(self) -> tuple[Finding, ...]:
        """What is doubtful about the books, by fund and kind of finding."""
        return ledger_findings(self.funds, self._doubtful_transfers, self.postings)

    def findings_before(self, day: date) -> tuple[Finding, ...]:
        """Give what was doubtful before ``day``, whatever came after."""
        postings = self.postings.before(day.toordinal())
        if postings is self.postings:
            return self.findings
        transfers = [one for one in self._doubtful_transfers if one.is_known_before(day)]
        return ledger_findings(self.funds, transfers, postings)

    @property
    def _doubtful_transfers(self) -> tuple[Transfer, ...]:
        if isinstance(self.entries, EntryColumns):
            return self.entries.transfers(doubtful=True)
        return self.transfers

    def balance(self, fund: str, *, at: date) -> Amounts:
        """Give what a fund holds when the day ``at`` is over (tồn quỹ).

        Raises:
            InvalidValueError: There is no such fund, or ``at`` is not exactly a ``date``.
        """
        if type(at) is not date:
            raise InvalidValueError("Ledger.balance(at)", at, "a date without a time")
        place, last = self.place(fund), at.toordinal()
        tally, kinds = Tally(), self.postings.kinds
        for one, day, kind, size, value in self.postings.moves:
            if one == place and day <= last:
                tally.add(kinds[kind], size, value)
        return Amounts(tally.sizes)

    def days_of(self, fund: str) -> tuple[date, ...]:
        """Give the days on which something is in the books of a fund, in order.

        Raises:
            InvalidValueError: There is no such fund.
        """
        place, posted = self.place(fund), self.postings
        pairs = zip(posted.fund, posted.day, strict=True)
        return tuple(map(date.fromordinal, sorted({day for one, day in pairs if one == place})))

    def with_entries(self, *entries: Entry) -> "Ledger":
        """Give a ledger that has ``entries`` too.

        Raises:
            InvalidValueError: One of them is no entry.
            StructuringError: They do not fit in; all problems at once.
        """
        return Ledger(self.funds, (*self.entries, *entries))

    def hand_over(self, fund: str, *, to: str, received_on: date) -> "Ledger":
        """Give a ledger in which a fund that ends passes all that it holds on to a successor.

        It leaves the fund on its last day. Who gets what is for a decision to say: nothing goes to
        anybody by itself, and what is not handed over stays in the ended fund, where a statement
        has it as unassigned. To hand it to several, enter the transfers to all but one first.

        >>> from khuyenhoc.models.funds.opening_balance import OpeningBalance
        >>> from khuyenhoc.values.dong import Dong
        >>> from khuyenhoc.values.period import Period
        >>> ended = Fund(id="q-bt", owner="binh-thanh", period=Period.until(date(2025, 6, 30)))
        >>> opening = OpeningBalance(id="o", fund="q-bt", on=date(2025, 1, 1), amount=Dong(5_000))
        >>> books = Ledger((ended, Fund(id="q-p12", owner="p12")), (opening,))
        >>> handed = books.hand_over("q-bt", to="q-p12", received_on=date(2025, 7, 1))
        >>> handed.balance("q-p12", at=date(2025, 7, 1)).cash, handed.transfers[0].sent_on
        (Dong(5_000), datetime.date(2025, 6, 30))

        Raises:
            InvalidValueError: There is no such fund, it has no last day, or something in it is
                below zero or a value without its goods.
            StructuringError: There is no such successor, or not on that day.
        """
        ended = self.fund(fund)
        last_day = None if ended.period is None else ended.period.last_day
        if last_day is None:
            said = "a fund whose period has an end"
            raise InvalidValueError("Ledger.hand_over(fund)", fund, said)
        if type(received_on) is date and received_on < last_day:
            said = f"a day not before the fund's last, {last_day}"
            raise InvalidValueError("Ledger.hand_over(received_on)", received_on, said)
        held = self.balance(fund, at=last_day)
        if not held:
            self.place(to)  # which no transfer would refuse
        if any(value and not size for size, value in held.sizes.values()):
            said = "a fund in which no value is left of goods that are gone; revalue it first"
            raise InvalidValueError("Ledger.hand_over(fund)", fund, said)
        prefix = f"{fund}:handed-over:"
        before = sum(entry.startswith(prefix) for entry in self.columns.column("id"))
        transfers = tuple(
            Transfer(
                id=f"{prefix}{number}",
                sender=fund,
                receiver=to,
                amount=amount,
                sent_on=last_day,
                received_on=received_on,
            )
            for number, amount in enumerate(held.amounts, before + 1)
        )
        return self.with_entries(*transfers)


def check_ledger(name: str, value: object) -> None:
    """Refuse what is no ledger.

    Raises:
        InvalidValueError: It is none; the error calls it ``name``.
    """
    if not isinstance(value, Ledger):
        raise InvalidValueError(name, value, "a Ledger")


def _twice(what: str, ids: list[str]) -> Iterator[Problem]:
    if len({*ids}) == len(ids):
        return
    firsts: dict[str, int] = {}
    for place, one in enumerate(ids):
        first = firsts.setdefault(one, place)
        if first != place:
            said = f"an id of its own; {what}[{first}] has the same"
            yield Problem(f"{what}[{place}].id", one, said)
