"""Ledgers that somebody wrote as data: what they say, what is wrong in them, what is not told."""

import json
import traceback
from collections.abc import Callable
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any, Final

import pytest
from attrs import evolve, frozen

import khuyenhoc as kh
from khuyenhoc.interop.converter import make_converter
from khuyenhoc.models.funds.donor import Donor
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.values.unit import BICYCLE, BOOK, PIGGY_BANK, SCHOLARSHIP, USD

A_DAY: Final = date(2022, 3, 1)
NAME: Final = "Trần Thị Bưởi"
DONOR: Final = kh.Donor("d-17", NAME)
DESK: Final = kh.Unit("desk", "bộ bàn")
BOARDING: Final = kh.Purpose("boarding", "Hỗ trợ nội trú", "boarding")
GIFT: Final = kh.Contribution(
    id="c-1",
    fund="q-bt",
    on=A_DAY,
    amount=kh.Dong(26_542_000),
    count=kh.Count(120, PIGGY_BANK),
    purpose=kh.PURPOSES["scholarships"],
    campaign="nuôi heo đất",
    donor=DONOR,
)
BOOKS: Final = kh.Ledger(
    (
        kh.Fund(id="q-bt", owner="binh-thanh", period=kh.Period.until(date(2025, 6, 30))),
        kh.Fund(id="q-p6", owner="p6", purpose=BOARDING),
    ),
    (
        kh.OpeningBalance(id="o-1", fund="q-bt", on=date(2022, 1, 1), amount=kh.Dong(0)),
        GIFT,
        kh.Contribution(
            id="c-2", fund="q-bt", on=A_DAY, amount=kh.ForeignMoney(Fraction("12.50"), USD)
        ),
        kh.Exchange(
            id="x-1",
            fund="q-bt",
            on=A_DAY,
            gave=kh.Dong(5_500_000),
            got=kh.Goods(kh.Count(5, BICYCLE), kh.Dong(5_500_000), kh.ValuationBasis.COST),
        ),
        kh.Revaluation(id="r-1", fund="q-bt", on=A_DAY, unit=BICYCLE, change=kh.Dong(-500_000)),
        kh.Transfer(
            id="t-1",
            sender="q-bt",
            receiver="q-p6",
            amount=kh.Dong(20_000_000),
            sent_on=date(2022, 12, 30),
            received_on=date(2023, 1, 3),
            received_amount=kh.Dong(19_000_000),
        ),
        kh.Contribution(id="c-3", fund="q-p6", on=A_DAY, amount=kh.Goods(kh.Count(3, DESK))),
        kh.Disbursement(
            id="d-1",
            fund="q-p6",
            on=date(2023, 9, 5),
            amount=kh.Dong(15_000_000),
            count=kh.Count(15, SCHOLARSHIP),
            recipients=kh.Count(14, kh.PERSON),
            purpose=BOARDING,
        ),
    ),
)
WRITTEN: Final = """\
{
  "schema": "khuyenhoc.ledger/1",
  "funds": [
    {"id": "q-bt", "owner": "binh-thanh", "period": {"last_day": "2025-06-30"}},
    {"id": "q-p6", "owner": "p6", "purpose": {"code": "boarding", "label_vi": "Hỗ trợ nội trú", \
"label_en": "boarding"}}
  ],
  "entries": [
    {"kind": "opening-balance", "id": "o-1", "fund": "q-bt", "on": "2022-01-01", "amount": 0},
    {"kind": "contribution", "id": "c-1", "fund": "q-bt", "on": "2022-03-01", "amount": 26542000, \
"count": {"number": 120, "unit": "piggy_bank"}, "purpose": "scholarships", \
"campaign": "nuôi heo đất", "donor": {"id": "d-17"}},
    {"kind": "contribution", "id": "c-2", "fund": "q-bt", "on": "2022-03-01", \
"amount": {"amount": "12.5", "currency": "USD"}},
    {"kind": "exchange", "id": "x-1", "fund": "q-bt", "on": "2022-03-01", "gave": 5500000, \
"got": {"count": {"number": 5, "unit": "bicycle"}, "value": 5500000, "basis": "cost"}},
    {"kind": "revaluation", "id": "r-1", "fund": "q-bt", "on": "2022-03-01", "unit": "bicycle", \
"change": -500000},
    {"kind": "transfer", "id": "t-1", "sender": "q-bt", "receiver": "q-p6", "amount": 20000000, \
"sent_on": "2022-12-30", "received_on": "2023-01-03", "received_amount": 19000000},
    {"kind": "contribution", "id": "c-3", "fund": "q-p6", "on": "2022-03-01", \
"amount": {"count": {"number": 3, "unit": {"code": "desk", "label_vi": "bộ bàn"}}}},
    {"kind": "disbursement", "id": "d-1", "fund": "q-p6", "on": "2023-09-05", \
"amount": 15000000, "count": {"number": 15, "unit": "scholarship"}, \
"purpose": {"code": "boarding", "label_vi": "Hỗ trợ nội trú", "label_en": "boarding"}, \
"recipients": {"number": 14, "unit": "person"}}
  ]
}
"""
KINDS: Final = (
    "contribution, disbursement, transfer, exchange, revaluation, opening-balance"  # in their order
)
AMOUNT: Final = (
    "a whole number of đồng, or an object: foreign money with amount and currency, or goods with "
    "count and value"
)


def problems(kind: Any, text: str) -> list[str]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kind, text)
    return [str(problem) for problem in caught.value.problems]


def changed(place: int, **keys: Any) -> str:
    """Give the written ledger with an entry that has other keys; ``None`` takes one out."""
    data = json.loads(WRITTEN)
    entry = {**data["entries"][place], **keys}
    data["entries"][place] = {key: value for key, value in entry.items() if value is not None}
    return json.dumps(data)


def test_a_ledger_is_written_so() -> None:
    """Kills: any change of the form that leaves the number of its schema as it was."""
    assert kh.to_json(BOOKS) == WRITTEN
    read = kh.from_json(kh.Ledger, WRITTEN)
    assert read.entries[0] == BOOKS.entries[0]
    assert read == evolve(
        BOOKS,
        entries=tuple(
            evolve(one, donor=kh.Donor("d-17")) if one is GIFT else one for one in BOOKS.entries
        ),
    )


def test_entries_held_as_columns_are_written_alike() -> None:
    """Kills: columns written as columns; a ledger of columns that is not that of its entries."""
    columns = kh.Ledger(BOOKS.funds, kh.EntryColumns.of(BOOKS.entries))
    assert columns == BOOKS
    assert kh.to_json(columns) == WRITTEN
    assert kh.to_json(columns, donor_names=True) == kh.to_json(BOOKS, donor_names=True)


def test_amounts_are_written_by_kind() -> None:
    """Kills: what is owed written as held; goods with and without a value put together."""
    held = (
        kh.Amounts.of(kh.Goods(kh.Count(5, BICYCLE), kh.Dong(5_500_000)), kh.Dong(7))
        - kh.Amounts.of(kh.Goods(kh.Count(300, BOOK)), kh.ForeignMoney(Fraction("0.5"), USD))
        + kh.Amounts.of(kh.Goods(kh.Count(2, BICYCLE)), kh.Goods(kh.Count(1, DESK)))
    )
    text = kh.to_json(held)
    assert json.loads(text) == {
        "schema": "khuyenhoc.amounts/1",
        "cash": 7,
        "foreign": [{"amount": "-0.5", "currency": "USD"}],
        "goods": [
            {"unit": "bicycle", "number": 2},
            {"unit": "bicycle", "number": 5, "value": 5_500_000},
            {"unit": "book", "number": -300},
            {"unit": {"code": "desk", "label_vi": "bộ bàn"}, "number": 1},
        ],
    }
    assert kh.from_json(kh.Amounts, text) == held
    assert kh.from_json(kh.Amounts, kh.to_json(kh.Amounts.of())) == kh.Amounts.of()


def test_a_kind_stands_once_in_amounts() -> None:
    """Kills: the last of two lines that silently wins; two that are added up."""
    twice = {
        "schema": "khuyenhoc.amounts/1",
        "foreign": [{"amount": 1, "currency": "USD"}, {"amount": 1, "currency": "USD"}],
        "goods": [
            {"unit": "book", "number": 1},
            {"unit": "book", "number": 1, "value": 1},
            {"unit": "book", "number": 1},
        ],
    }
    assert problems(kh.Amounts, json.dumps(twice)) == [
        "foreign[1].currency: expected a currency that no other amount is in, got 'USD'",
        (
            "goods[2].unit: expected goods of another unit, or the one line with a value and the "
            "one without, got 'book'"
        ),
    ]
    of_money = '{"schema": "khuyenhoc.amounts/1", "goods": [{"unit": "USD", "number": 1}]}'
    assert problems(kh.Amounts, of_money) == [
        (
            "goods[0].unit: expected a unit of goods, got Unit(code='USD', label_vi='đô la Mỹ', "
            "kind=<UnitKind.MONEY: 'money'>)"
        )
    ]


def test_labels_of_the_host_survive_where_codes_are_the_same() -> None:
    """Kills: a purpose or a unit swapped for the package's, which is equal by its code."""
    fund = kh.Fund(id="q", owner="p6", purpose=kh.Purpose("gifts", "Quà Tết", "new-year gifts"))
    read = kh.from_json(kh.Fund, kh.to_json(fund))
    assert read.purpose is not None
    assert (read.purpose.label_vi, read.purpose.label_en) == ("Quà Tết", "new-year gifts")
    counted = kh.Count(3, kh.Unit("bicycle", "xe đạp điện"))
    assert kh.from_json(kh.Count, kh.to_json(counted)).unit.label_vi == "xe đạp điện"
    assert json.loads(kh.to_json(kh.PURPOSES["gifts"])) == {
        "schema": "khuyenhoc.purpose/1",
        "code": "gifts",
        "label_vi": "Quà tặng",
        "label_en": "gifts",
    }


@pytest.mark.parametrize(
    ("place", "keys", "expected"),
    [
        (1, {"amount": 1.5}, [f"amount: expected {AMOUNT}, got 1.5"]),
        (1, {"amount": "5 đồng"}, [f"amount: expected {AMOUNT}, got '5 đồng'"]),
        (1, {"amount": True}, [f"amount: expected {AMOUNT}, got True"]),
        (
            1,
            {"amount": {}},
            [f"amount: expected {AMOUNT}, got a value that is not shown"],
        ),
        (
            1,
            {"amount": -5},
            ["amount: expected đồng as Dong(…), a ForeignMoney or Goods, above 0, got Dong(-5)"],
        ),
        (
            2,
            {"amount": {"amount": 12.5, "currency": "XXX"}},
            [
                (
                    "amount.amount: expected a whole number, or a decimal of at most two "
                    'places as text: "12.50", got 12.5'
                ),
                (
                    "amount.currency: expected the code of a known unit, or a unit in full, "
                    "got 'XXX'"
                ),
            ],
        ),
        (
            2,
            {"amount": {"amount": "12.505", "currency": ""}},
            [
                (
                    "amount.amount: expected a whole number, or a decimal of at most two "
                    "places as text: \"12.50\", got '12.505'"
                ),
                "amount.currency: expected the code of a known unit, or a unit in full, got ''",
            ],
        ),
        (
            2,
            {"amount": {"amount": "12.5"}},
            [
                "amount.currency: expected a value, got nothing: the key is missing",
            ],
        ),
        (
            2,
            {"amount": {"amount": "12.5", "currency": "VND"}},
            [
                (
                    "amount.currency: expected a Unit of foreign money, such as USD or EUR; "
                    "đồng are Dong(…), got Unit(code='VND', label_vi='đồng', "
                    "kind=<UnitKind.MONEY: 'money'>)"
                ),
            ],
        ),
        (
            3,
            {"got": {"count": {"number": -5, "unit": "bicycle"}, "value": 0.5, "basis": "price"}},
            [
                "got.count.number: expected a whole number of at least 0, got -5",
                "got.value: expected a whole number of đồng, got 0.5",
                "got.basis: expected one of cost, market-price, donor, committee, got 'price'",
            ],
        ),
        (
            3,
            {"got": {"count": {"number": 5, "unit": {"code": " "}}, "value": 1}},
            [
                "got.count.unit.label_vi: expected a value, got nothing: the key is missing",
            ],
        ),
        (4, {"change": "5"}, ["change: expected a whole number of đồng, got '5'"]),
        (
            5,
            {"receiver": "q-bt"},
            ["receiver: expected another fund than the sender, q-bt, got 'q-bt'"],
        ),
        (
            5,
            {"received_amount": {"amount": 1, "currency": "USD"}},
            [
                (
                    "received_amount: expected an amount of the same kind as what was sent, "
                    "Dong(20_000_000), got ForeignMoney(1, USD)"
                ),
            ],
        ),
        (
            1,
            {"purpose": "scholarship"},
            [
                (
                    "purpose: expected one of study-promotion, talent-promotion, "
                    "scholarships, gifts, rewards, homes, facilities, learning-centres, "
                    "management, or an object with code, label_vi and label_en, got 'scholarship'"
                ),
            ],
        ),
        (1, {"kind": "gift"}, [f"kind: expected one of {KINDS}, got 'gift'"]),
        (
            1,
            {"kind": None},
            [f"kind: expected one of {KINDS}, got nothing: the key is missing"],
        ),
        (
            5,
            {"kind": "Transfer", "sender": 5},
            [
                f"kind: expected one of {KINDS}, got 'Transfer'",
                "sender: expected a text, got 5",
            ],
        ),
        (
            3,
            {"on": "2025-07-01"},
            [
                (
                    "on: expected a day on which the fund q-bt exists (until 2025-06-30), "
                    "got 2025-07-01"
                ),
            ],
        ),
        (
            2,
            {"fund": "q-b"},
            ["fund: expected the id of a fund of the ledger (near: q-bt), got 'q-b'"],
        ),
        (
            2,
            {"id": "c-1"},
            ["id: expected an id of its own; entries[1] has the same, got 'c-1'"],
        ),
    ],
)
def test_what_is_wrong_with_an_entry_is_said_with_its_place(
    place: int, keys: dict[str, Any], expected: list[str]
) -> None:
    said = [f"entries[{place}].{one}" for one in expected]
    assert problems(kh.Ledger, changed(place, **keys)) == said


def test_only_what_may_be_missing_may_be_null() -> None:
    """Kills: null read as an amount that the entry then refuses in words of its own."""
    assert problems(kh.Ledger, WRITTEN.replace('"amount": 0}', '"amount": null}')) == [
        f"entries[0].amount: expected {AMOUNT}, got None"
    ]
    empty = ', "received_amount": null, "note": null}'
    without = WRITTEN.replace(', "received_amount": 19000000}', empty)
    (transfer,) = kh.from_json(kh.Ledger, without).transfers
    assert transfer.received_amount is None
    unvalued = WRITTEN.replace('"value": 5500000, "basis": "cost"', '"value": null')
    assert problems(kh.Ledger, unvalued) == [
        (
            "entries[3].got: expected goods with a value, as they are bought or sold, "
            "got Goods(count=Count(5, bicycle), value=None, basis=None)"
        )
    ]


def test_a_bad_entry_does_not_hide_what_others_lack() -> None:
    """Kills: unknown funds looked for only in files all of whose entries can be read."""
    data = json.loads(WRITTEN)
    data["entries"][1]["amount"] = 1.5
    data["entries"][3]["fund"] = "nowhere"
    data["entries"][6]["id"] = data["entries"][4]["id"]
    data["entries"][7] = 5
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kh.Ledger, json.dumps(data))
    assert [str(problem) for problem in caught.value.problems] == [
        f"entries[1].amount: expected {AMOUNT}, got 1.5",
        f"entries[7]: expected an object with a kind: {KINDS}, got <class 'int'>",
        "entries[6].id: expected an id of its own; entries[4] has the same, got 'r-1'",
        "entries[3].fund: expected the id of a fund of the ledger, got 'nowhere'",
    ]
    assert len(caught.value.read) == 2 + 6
    assert BOOKS.entries[2] in caught.value.read


def test_no_entry_is_said_to_name_no_fund_where_a_fund_cannot_be_read() -> None:
    """Kills: a second problem that the first one made."""
    data = json.loads(WRITTEN)
    data["funds"][0]["owner"] = 5
    data["entries"][1]["amount"] = 1.5
    assert problems(kh.Ledger, json.dumps(data)) == [
        "funds[0].owner: expected a text, got 5",
        f"entries[1].amount: expected {AMOUNT}, got 1.5",
    ]
    data["entries"] = {"0": {"donor": {"name": NAME}}}
    assert problems(kh.Ledger, json.dumps(data)) == [
        "funds[0].owner: expected a text, got 5",
        "entries: expected a list of entries, got <class 'dict'>",
    ]


def test_an_entry_of_another_class_is_not_written() -> None:
    """Kills: what the host added to a class of its own lost in silence."""

    @frozen(kw_only=True)
    class Pledge(kh.Contribution):
        until: date = A_DAY

    pledge = Pledge(id="p", fund="q-p6", on=A_DAY, amount=kh.Dong(5))
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.to_json(BOOKS.with_entries(pledge))
    assert str(caught.value).startswith(f"entry: expected an entry of this package: {KINDS}, got ")


# -- donors ---------------------------------------------------------------------------------------


def test_a_donors_name_is_written_only_if_it_is_asked_for(tmp_path: Path) -> None:
    """Kills: a name that leaves the house because somebody forgot a keyword."""
    for model in (DONOR, GIFT, BOOKS):
        assert NAME not in kh.to_json(model)
        asked = kh.to_json(model, donor_names=True)
        assert NAME in asked
        assert kh.from_json(type(model), asked) == model
    kh.dump(BOOKS, tmp_path / "a.json")
    assert NAME not in (tmp_path / "a.json").read_text("utf-8")
    kh.dump(BOOKS, tmp_path / "b.json", donor_names=True)
    assert kh.load(kh.Ledger, tmp_path / "b.json") == BOOKS
    assert make_converter().unstructure(DONOR) == {"id": "d-17"}
    assert make_converter(donor_names=True).unstructure(DONOR) == {"id": "d-17", "name": NAME}


NAMED: Final = kh.to_json(BOOKS, donor_names=True)
ENTRY: Final[Any] = Entry
AS_GIVEN: Final = json.dumps({"id": "d-17", "name": NAME}, ensure_ascii=False)


def of_the_donor(other: Any) -> str:
    return changed(1, donor=other)


#: What goes wrong where a donor's name is near.
REFUSED: Final[dict[str, Callable[[], object]]] = {
    "bare": lambda: kh.from_json(kh.Ledger, of_the_donor(NAME)),
    "list": lambda: kh.from_json(kh.Ledger, of_the_donor([NAME])),
    "as a key": lambda: kh.from_json(kh.Ledger, of_the_donor({"id": "d-17", NAME: 1})),
    "as the id": lambda: kh.from_json(kh.Ledger, of_the_donor({"id": [NAME]})),
    "as a list": lambda: kh.from_json(kh.Ledger, of_the_donor({"id": "d-17", "name": [NAME]})),
    "under a wrong key": lambda: kh.from_json(kh.Ledger, changed(1, note={"name": NAME})),
    "as the note of another": lambda: kh.from_json(
        kh.Ledger, NAMED.replace('"amount": 15000000', f'"amount": "{NAME} cho"')
    ),
    "in place of an entry": lambda: kh.from_json(
        kh.Ledger, NAMED.replace('{"kind": "disbursement"', f'[{AS_GIVEN}], {{"kind": "x"')
    ),
    "in place of a kind": lambda: kh.from_json(kh.Ledger, changed(1, kind={"name": NAME})),
    "in place of a kind, direct": lambda: make_converter().structure({"kind": [NAME]}, ENTRY),
    "in place of an entry, direct": lambda: make_converter().structure([NAME], ENTRY),
    "in place of the entries": lambda: kh.from_json(
        kh.Ledger, f'{{"schema": "khuyenhoc.ledger/1", "funds": [], "entries": {AS_GIVEN}}}'
    ),
    "key twice": lambda: kh.from_json(
        kh.Ledger, NAMED.replace(f'"name": "{NAME}"', f'"name": "An", "name": "{NAME}"')
    ),
    "cut off": lambda: kh.from_json(kh.Ledger, NAMED[: NAMED.index(NAME) + len(NAME)]),
    "cut off, of no kind with donors": lambda: kh.from_json(
        kh.Fund, NAMED[: NAMED.index(NAME) + len(NAME)]
    ),
    "in a list": lambda: kh.from_json(kh.Contribution, f"[{NAMED}]"),
    "a donor alone": lambda: kh.from_json(
        kh.Donor, f'{{"schema": "khuyenhoc.donor/1", "id": 5, "name": ["{NAME}"]}}'
    ),
    "a donor alone, the wrong key": lambda: kh.from_json(
        kh.Donor, f'{{"schema": "khuyenhoc.donor/1", "id": "d", "{NAME}": 1}}'
    ),
    "as the schema": lambda: kh.from_json(kh.Donor, f'{{"schema": "{NAME}", "id": "d"}}'),
    "direct": lambda: make_converter().structure(NAME, Donor),
    "half a letter beside it": lambda: kh.to_json(
        evolve(GIFT, campaign="\ud800"), donor_names=True
    ),
    "in the model": lambda: kh.Donor("d-17", [NAME]),  # type: ignore[arg-type]
    "as the donor": lambda: evolve(GIFT, donor=NAME),  # type: ignore[arg-type]
}


@pytest.mark.parametrize("given_", REFUSED)
def test_no_error_quotes_a_donors_name(given_: str) -> None:
    """Kills: ``got {…, 'name': 'Trần Thị Bưởi'}``; text around a place that is no JSON."""
    with pytest.raises(kh.KhuyenhocError) as caught:
        REFUSED[given_]()
    said = "".join(traceback.format_exception_only(caught.value))
    found = caught.value.problems if isinstance(caught.value, kh.StructuringError) else ()
    chained = [caught.value.__cause__, caught.value.__context__]
    everything = said + repr(caught.value.args) + repr(found) + repr(chained)
    assert not any(word in everything for word in NAME.split())


def test_errors_beside_a_donor_say_what_was_there() -> None:
    """Kills: hiding all that is in a file because one name is; hiding the id with the name."""
    assert problems(kh.Ledger, NAMED.replace('"fund": "q-p6"', '"fund": "d-17"', 1)) == [
        "entries[6].fund: expected the id of a fund of the ledger, got 'd-17'"
    ]
    text = NAMED.replace('"basis": "cost"', '"basis": "price"').replace(
        f'"name": "{NAME}"', '"nmae": "An"'
    )
    assert problems(kh.Ledger, text) == [
        "entries[1].donor.…: expected a known key: id, name, got a value that is not shown",
        "entries[3].got.basis: expected one of cost, market-price, donor, committee, got 'price'",
    ]
    assert problems(kh.Fund, WRITTEN.replace("ledger/1", "fund/1"))[0] == (
        "id: expected a value, got nothing: the key is missing"
    )
