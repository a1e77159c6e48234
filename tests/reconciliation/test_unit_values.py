"""How much there is for each one, and readings that this makes doubtful."""

from fractions import Fraction

from attrs import evolve
from reconciliation_figures import codes, level, money, only, report

import khuyenhoc as kh


def test_what_each_one_comes_to_is_derived_only_where_it_says_something() -> None:
    spent = kh.Figure(
        key="spent",
        indicator=kh.AWARDS_VALUE,
        about="pupils",
        quantity=kh.read_quantity("hơn 10 tỷ đồng"),
    )
    pupils = kh.Figure(
        key="pupils",
        indicator=kh.BENEFICIARIES,
        quantity=kh.read_quantity("gần 15.000 lượt học sinh"),
    )
    value = only(kh.reconcile(report(spent, pupils)), "unit-value").value
    assert value == kh.Bounds.more_than(Fraction(10_000_000_000, 14_999))
    nearly = evolve(spent, quantity=kh.read_quantity("gần 10 tỷ đồng"))
    assert codes(kh.reconcile(report(nearly, pupils))) == []
    nobody = evolve(pupils, quantity=kh.Quantity(value=0, unit=pupils.quantity.unit))
    assert codes(kh.reconcile(report(spent, nobody))) == []


def test_a_price_is_held_against_the_amount_beside_it() -> None:
    gifts = level("gifts", 80, kh.GIFTS)
    price = money(
        "price", "mỗi phần 1 triệu đồng", kh.GIFTS_VALUE, says=kh.Says.EACH, about="gifts"
    )
    for words, wrong in (("100 triệu đồng", True), ("80 triệu đồng", False)):
        amount = money("worth", words, kh.GIFTS_VALUE, about="gifts")
        found = kh.reconcile(report(gifts, price, amount))
        assert ("price-contradicts" in codes(found)) == wrong


def test_a_misprint_without_another_reading_is_said_with_its_reason() -> None:
    """Kills: a doubt that promises readings and gives one."""
    odd = kh.Figure(
        key="odd",
        indicator=kh.BENEFICIARIES,
        quantity=kh.read_quantity("hơn 19.013 lượt đối tượng"),
    )
    finding = only(kh.reconcile(report(odd)), "doubtful-reading")
    assert finding.sentence("vi").endswith(
        ": từ ước lượng đứng trước một số chính xác đến hàng đơn vị."
    )
    slipped = kh.Figure(
        key="odd", indicator=kh.FUND_RAISED, quantity=kh.read_quantity("gần 26,542 triệu đồng")
    )
    finding = only(kh.reconcile(report(slipped)), "doubtful-reading")
    assert finding.sentence("vi").endswith(": 26.542.000 đồng hoặc 26.542 triệu đồng.")
    host = evolve(odd, quantity=evolve(odd.quantity, warnings=(kh.ReadingWarning("x", "so"),)))
    finding = only(kh.reconcile(report(host)), "doubtful-reading")
    assert finding.sentence("vi").endswith(": số in có thể sai.")
    assert finding.sentence("en").endswith(": so.")


def test_a_price_is_held_only_against_what_was_paid_for_the_same_things() -> None:
    """Kills: a price of a target; an amount for other things, or in another currency."""
    gifts = level("gifts", 80, kh.GIFTS)
    price = money(
        "price", "mỗi phần 1 triệu đồng", kh.GIFTS_VALUE, says=kh.Says.EACH, about="gifts"
    )
    worth = money("worth", "100 triệu đồng", kh.GIFTS_VALUE, about="gifts")
    denied = only(kh.reconcile(report(gifts, price, worth)), "price-contradicts")
    assert denied.figures == ("worth", "gifts", "price")
    dollars = kh.Figure(
        key="worth",
        indicator=kh.GIFTS_VALUE,
        about="gifts",
        quantity=kh.Quantity(value=9, unit=kh.UNITS["USD"], resolution=0),
    )
    nearly = evolve(gifts, quantity=evolve(gifts.quantity, qualifier=kh.Qualifier.NEARLY))
    short = level("worth", 79_500_000, kh.GIFTS_VALUE, about="gifts")
    assert "price-contradicts" in codes(kh.reconcile(report(nearly, price, short)))
    more = evolve(price, quantity=evolve(price.quantity, qualifier=kh.Qualifier.MORE_THAN))
    for figures in (
        (gifts, evolve(price, target=True), worth),
        (gifts, price, evolve(worth, about=None)),
        (gifts, price, evolve(worth, target=True)),
        (gifts, price, dollars),
        (gifts, more, worth),
    ):
        assert "price-contradicts" not in codes(kh.reconcile(report(*figures)))


def test_the_mean_is_not_below_nothing() -> None:
    """Kills: "gần 10 tỷ" spent taken as owed; a mean of what was aimed at or is a price."""
    spent = money("spent", "gần 10 đồng", kh.AWARDS_VALUE, about="pupils")
    pupils = level("pupils", 5, kh.BENEFICIARIES)
    mean = only(kh.reconcile(report(spent, pupils)), "unit-value")
    assert mean.value == kh.Bounds(0, 2, high_open=True)
    assert mean.figures == ("spent", "pupils")
    aimed = evolve(spent, target=True)
    each = money("each", "mỗi suất 10 đồng", says=kh.Says.EACH, about="pupils")
    for figure in (aimed, each):
        assert codes(kh.reconcile(report(figure, pupils))) == []


def test_a_doubtful_amount_is_said_with_what_each_one_would_have() -> None:
    """Kills: the readings without what tells them apart."""
    slipped = money("spent", "gần 26,542 triệu đồng", about="pupils")
    pupils = level("pupils", 1_000, kh.BENEFICIARIES)
    finding = only(kh.reconcile(report(slipped, pupils)), "doubtful-reading")
    assert finding.figures == ("spent", "pupils")
    assert "(each 26,542 VND)" in finding.sentence("en")
    assert "(bình quân 26.542 đồng)" in finding.sentence("vi")
