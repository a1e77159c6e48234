"""A reconciliation as one table."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from reconciliation_figures import (
    change,
    level,
    money,
    percent,
    report,
    share,
)

import khuyenhoc as kh
from khuyenhoc.testing.reports import reports
from khuyenhoc.values.unit import (
    FRACTION,
    PERSON,
)


@given(reports())
def test_the_table_has_every_figure_once(made: kh.Report) -> None:
    """Kills: a share merged into two rows, or into none."""
    for language in ("vi", "en"):
        table = kh.reconcile(made).table(language)
        shares = [figure for figure in made if figure.says is kh.Says.SHARE]
        assert len(table.rows) == len(made) - len(shares)
        assert sum(row[4] is not None for row in table.rows) == len(shares)


def test_a_report_published_on_a_day_has_a_caption() -> None:
    made = kh.Report(
        organisation="p6", period=kh.Period.until(date(2023, 11, 30)), figures=(level("m", 3),)
    )
    assert kh.reconcile(made).table().caption == "p6, tính đến ngày 30/11/2023"
    assert kh.reconcile(made).table("en").caption.startswith("p6, ")


def test_of_several_shares_the_plainest_stands_beside_the_figure() -> None:
    third = kh.Quantity(
        value=Fraction(1, 3), unit=FRACTION, qualifier=kh.Qualifier.NEARLY, resolution=0
    )
    for order in ((0, 1), (1, 0)):
        printed = [share("head", third), share("text", percent(32))]
        made = report(level("members", 383_058), *(printed[n] for n in order))
        rows = kh.reconcile(made).table("en").to_rows()
        assert [(row["Printed"], row["Printed ratio"]) for row in rows] == [
            ("383.058 người", "32%"),
            (None, "gần 1/3"),
        ]


def test_what_follows_is_named_in_the_table() -> None:
    """Of a change since an unnamed period, of a share of an unnamed base, of a scope."""
    figure = kh.Figure(
        key="change",
        indicator=kh.MEMBERS,
        says=kh.Says.CHANGE,
        about="members",
        quantity=kh.Quantity(value=1, unit=PERSON, change=kh.Change.INCREASE),
    )
    unnamed = share("s", percent(50), base=None)
    made = report(level("members", 3, scope="Phường 6"), figure, unnamed)
    table = kh.reconcile(made).table("en").to_rows()
    assert [row["Follows"] for row in table] == ["base: 6", "before: 2"]
    assert table[0]["Indicator"] == "members (Phường 6)"
    assert table[0]["Base"] == "not stated"
    contradicted = report(
        level("members", 3), level("all", 4, kh.POPULATION), share("s", percent(50), out_of="all")
    )
    (row, _) = kh.reconcile(contradicted).table("vi").to_rows()
    assert (row["Tỷ lệ đúng"], row["Cách in"], row["Ghi chú"]) == ("75%", "không khớp", "1")


def test_a_share_of_a_share_keeps_its_row() -> None:
    """Kills: a figure that the table leaves out."""
    made = report(level("members", 3), share("s", percent(50)), share("t", percent(51), about="s"))
    rows = kh.reconcile(made).table("en").to_rows()
    assert [row["Printed ratio"] for row in rows] == ["50%", "51%"]


def rows(*figures: kh.Figure) -> list[dict[str, str | None]]:
    return [dict(row) for row in kh.reconcile(report(*figures)).table("en").to_rows()]


def test_what_asks_for_a_second_look_is_numbered() -> None:
    """Kills: a doubtful, undetermined or target finding without its number; numbers from 0."""
    odd = money("odd", "gần 26,542 triệu đồng")
    aim = level("aim", 5, target=True, about="members")
    missing = (level("all", 9, kh.CHAPTERS), level("part", 8, kh.CHAPTERS, part_of="all"))
    found = rows(odd, level("members", 6), aim, *missing)
    assert [row["Notes"] for row in found] == ["1", None, "2", "3", None]
    assert found[2]["Indicator"] == "members (target)"


def test_a_target_and_a_second_plain_share_have_rows_of_their_own() -> None:
    """Kills: a target beside what was reached; the last of two plain shares."""
    aim = share("aim", percent(75), target=True)
    found = rows(level("members", 3), share("s", percent(32)), share("t", percent(33)), aim)
    assert [(row["Printed"], row["Printed ratio"]) for row in found] == [
        ("3 người", "32%"),
        (None, "33%"),
        (None, "75%"),
    ]
    assert found[2]["Indicator"] == "members (target)"
    assert [row["Printed ratio"] for row in rows(level("members", 3), aim)] == [None, "75%"]


def test_a_list_is_not_the_plainest_share() -> None:
    both = kh.Quantity(
        value=Fraction(1, 3), items=(Fraction(1, 3), Fraction(1, 2)), unit=FRACTION, resolution=0
    )
    found = rows(level("members", 3), share("list", both), share("s", percent(40)))
    assert found[0]["Printed ratio"] == "40%"
    assert found[1]["Means"] is None


def test_what_a_print_leaves_open_is_said_where_it_does() -> None:
    """Kills: silence about "60 tỉ đồng" and "gần 1/3"; words about a plain share."""
    third = kh.Quantity(
        value=Fraction(1, 3), unit=FRACTION, qualifier=kh.Qualifier.NEARLY, resolution=0
    )
    (amount, headline, plain) = rows(
        money("raised", "60 tỉ đồng"),
        share("s", third, about=None),
        share("t", percent(32), about=None),
    )
    assert amount["Means"] == "59,500,000,000 to 61,000,000,000 VND"
    assert headline["Means"] == "less than 33.34%"
    assert plain["Means"] is None


def test_what_each_one_has_and_what_was_before_is_named() -> None:
    """Kills: a mean under the name of the total; the year of a change left out; a lost unit."""
    since = kh.Period.year(2022)
    found = rows(
        level("spent", 10, kh.FUND_SPENT, about="members"),
        level("members", 5),
        change("tăng 1 hội viên", since=since),
    )
    assert [row["Follows"] for row in found] == ["each: 2 VND", None, "2022: 4"]
