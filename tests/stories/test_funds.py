"""What people who keep and add up funds type first."""

from datetime import date

import khuyenhoc as kh

YEAR = kh.Period.year(2023)
TREE = kh.Tree.of(date(2023, 12, 31), {"an-khanh": "ninh-kieu", "ninh-kieu": "can-tho"})
FUNDS = tuple(kh.Fund(id=f"q-{unit}", owner=unit) for unit in TREE)


def passed(
    number: int, sender: str, receiver: str, sent: date | None, received: date | None
) -> kh.Transfer:
    return kh.Transfer(
        id=f"t-{number}",
        sender=f"q-{sender}",
        receiver=f"q-{receiver}",
        amount=kh.Dong(100),
        sent_on=sent,
        received_on=received,
    )


def test_the_same_money_over_three_levels_is_raised_once() -> None:
    """A province raises, passes on to a district, and that to a ward, which spends it."""
    day = date(2023, 5, 1)
    books = kh.Ledger(
        FUNDS,
        (
            kh.Contribution(id="c", fund="q-can-tho", on=day, amount=kh.Dong(100)),
            passed(1, "can-tho", "ninh-kieu", day, day),
            passed(2, "ninh-kieu", "an-khanh", day, day),
            kh.Disbursement(
                id="d",
                fund="q-an-khanh",
                on=day,
                amount=kh.Dong(100),
                count=kh.Count(2, kh.UNITS["scholarship"]),
            ),
        ),
    )
    city = kh.consolidate(books, TREE, "can-tho", YEAR)
    assert (city.raised.cash, city.spent.cash) == (kh.Dong(100), kh.Dong(100))
    assert not city.received
    assert not city.passed_on
    assert [one.id for one in city.eliminated] == ["t-1", "t-2"]
    district = kh.consolidate(books, TREE, "ninh-kieu", YEAR)
    assert (district.received.cash, [one.id for one in district.crossing]) == (
        kh.Dong(100),
        ["t-1"],
    )
    assert city.findings == books.findings == ()
    assert kh.statements(books, TREE, YEAR)["ninh-kieu"] == district


def test_what_one_side_did_not_book_is_asked_for() -> None:
    """The ward never booked what its district sent: the year says so, and loses no đồng."""
    books = kh.Ledger(
        FUNDS,
        (
            kh.OpeningBalance(id="o", fund="q-ninh-kieu", on=date(2023, 1, 1), amount=kh.Dong(100)),
            passed(1, "ninh-kieu", "an-khanh", date(2023, 5, 1), None),
        ),
    )
    year = kh.consolidate(books, TREE, "can-tho", YEAR)
    (finding,) = year.findings
    assert finding.sentence("en") == (
        "t-1: 100 VND from q-ninh-kieu (ninh-kieu) to q-an-khanh (an-khanh), sent on 2023-05-01,"
        " which the books of q-an-khanh do not have."
    )
    assert (year.closing.cash, year.in_transit.cash) == (kh.Dong(100), kh.Dong(100))


def test_a_district_that_ended_hands_over_or_is_asked_after() -> None:
    """On 30 June 2025 the district's association ended; its fund had 100 đồng left."""
    last = date(2025, 6, 30)
    hierarchy = kh.Hierarchy(
        name="association",
        units=(
            kh.Organisation(id="can-tho", name="Cần Thơ"),
            kh.Organisation(id="ninh-kieu", name="Ninh Kiều", period=kh.Period.until(last)),
            kh.Organisation(id="an-khanh", name="An Khánh"),
        ),
        links=(
            kh.Link("ninh-kieu", "can-tho", kh.Period.until(last)),
            kh.Link("an-khanh", "ninh-kieu", kh.Period.until(last)),
            kh.Link("an-khanh", "can-tho", kh.Period(date(2025, 7, 1))),
        ),
    )
    funds = (
        kh.Fund(id="q-nk", owner="ninh-kieu", period=kh.Period.until(last)),
        kh.Fund(id="q-ak", owner="an-khanh"),
    )
    opening = kh.OpeningBalance(id="o", fund="q-nk", on=date(2025, 1, 1), amount=kh.Dong(100))
    books, year = kh.Ledger(funds, (opening,)), kh.Period.year(2025)
    left = kh.consolidate(books, hierarchy, "can-tho", year)
    assert (left.closing.cash, left.unassigned.cash) == (kh.Dong(100), kh.Dong(100))
    handed = books.hand_over("q-nk", to="q-ak", received_on=date(2025, 7, 1))
    after = kh.consolidate(handed, hierarchy, "can-tho", year)
    assert (after.closing.cash, bool(after.unassigned)) == (kh.Dong(100), False)
    assert kh.consolidate(handed, hierarchy, "an-khanh", year).received.cash == kh.Dong(100)
    tree_alone = kh.statements(books, hierarchy.on(date(2025, 12, 31)), year)
    assert [fund.id for fund in tree_alone.unplaced] == ["q-nk"]


def test_the_printed_gifts_of_a_district_exceed_the_sum_beside_them() -> None:
    """355 gifts, 614 scholarships, 20 bicycles and 80 gifts beside "gần 165 triệu đồng"."""
    gift, bicycle = kh.UNITS["gift"], kh.UNITS["bicycle"]
    worth = kh.Dong(43_850_000) + kh.Dong(558_600_000) + kh.Count(80, gift) * kh.Dong(1_000_000)
    bicycles = kh.Goods(kh.Count(20, bicycle), kh.Dong(47_500_000))
    given = kh.Amounts.of(worth, bicycles).together
    printed = kh.read_quantity("gần 165 triệu đồng").bounds()
    assert given & printed is None
    assert given - printed == kh.Bounds.more_than(564_950_000)
