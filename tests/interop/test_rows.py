"""Reports from rows: every row is read or comes back with its number and every reason."""

import csv
import io
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.interop.rows import report_to_row, reports_from_rows
from khuyenhoc.interop.rows_read import BadRow, OnBad, RowsRead
from khuyenhoc.models.indicators import CATALOGUE
from khuyenhoc.testing.dates import days, periods
from khuyenhoc.values.unit import VND, Unit

YEAR: Final = kh.Period.year(2023)
COUNTED: Final = tuple(
    indicator for indicator in CATALOGUE if indicator.unit is not None and indicator.unit.whole
)
NAMES: Final = st.sampled_from(["phuong-6", "Phường 6", "79", "p_6", "Hội Khuyến học xã An Phú"])


def read(*rows: Any, **how: Any) -> RowsRead[kh.Report]:
    return reports_from_rows(rows, period=how.pop("period", YEAR), **how)


def report(*rows: Any, **how: Any) -> kh.Report:
    found = read(*rows, **how).raise_if_bad()
    assert len(found.items) == 1
    return found.items[0]


def unknown(heading: str, cell: object = 1) -> str:
    found = read({"id": "p6", heading: cell})
    (problem,) = found.unknown_headings
    assert problem.path == f"heading {heading!r}"
    assert problem.value == heading
    assert len(found.items[0]) == 0
    return problem.expected


def problems(*rows: Any, **how: Any) -> list[str]:
    return [str(problem) for problem in read(*rows, **how).problems]


@st.composite
def cells(draw: st.DrawFn) -> object:
    """Make a cell that can be read in a column of whole things."""
    count = draw(st.integers(0, 10**9))
    word = draw(st.sampled_from(["", "", "gần ", "hơn ", "khoảng ", "ít nhất "]))
    printed = st.just(f"{word}{kh.format_vi(count)}") | st.just(f"{count + 100}/{count + 200}")
    missing = st.sampled_from([None, "", "-", "chưa báo cáo", float("nan")])
    return draw(st.just(count) | printed | missing)


@st.composite
def rows(draw: st.DrawFn) -> dict[str, object]:
    """Make a row with what a table can say of an organisation."""
    indicators = draw(st.lists(st.sampled_from(COUNTED), max_size=4, unique=True))
    row: dict[str, object] = {"Mã đơn vị": draw(NAMES)}
    row |= draw(
        st.fixed_dictionaries(
            {},
            optional={
                "Tên đơn vị": NAMES,
                "Phạm vi": NAMES,
                "Nguồn": NAMES,
                "Ghi chú": NAMES,
                "Kỳ báo cáo": periods().map(kh.format_vi),
                "Ngày báo cáo": days(),
                "published_by": NAMES,
            },
        )
    )
    return row | {indicator.label_vi: draw(cells()) for indicator in indicators}


@given(rows())
def test_writing_a_row_and_reading_it_gives_the_same_report(row: dict[str, object]) -> None:
    """Kills: a field that is not written; a last place, a text or a whole that is lost."""
    first = report(row)
    assert report(report_to_row(first), period=kh.Period.day(date(1900, 1, 1))) == first


@given(st.lists(st.tuples(st.sampled_from(COUNTED), st.integers(0, 10**12)), unique_by=lambda p: p[0]), periods())  # fmt: skip  # noqa: E501
def test_a_report_of_numbers_survives_a_row(
    pairs: list[tuple[kh.Indicator, int]], period: kh.Period
) -> None:
    """Kills: a count in a row as text, which comes back with words it never had."""
    made = kh.Report.of("p6", period, dict(pairs))
    row = report_to_row(made)
    assert report(row) == made
    assert [row[indicator.code] for indicator, _ in pairs] == [count for _, count in pairs]


@given(st.data())
def test_the_order_of_rows_and_columns_changes_nothing_but_the_order(data: st.DataObject) -> None:
    """Kills: what one row had carried over to the next; columns found once for all rows."""
    table = data.draw(
        st.lists(rows() | st.just({"id": "p7", "Hội viên": "nhiều", "lạ": 1}), max_size=5)
    )
    turned = data.draw(st.permutations(table))
    straight, mixed = read(*table), read(*turned)
    assert sorted(map(repr, straight.items)) == sorted(map(repr, mixed.items))
    assert straight.unknown_headings == mixed.unknown_headings
    assert all(bad.label == "p7" for bad in (*straight.bad, *mixed.bad))
    assert len(straight.bad) == len(mixed.bad) == sum(row.get("id") == "p7" for row in table)


@given(st.lists(st.booleans(), max_size=30))
def test_every_bad_cell_comes_back_with_its_row_and_column(good: list[bool]) -> None:
    """Kills: numbers that skip bad or blank rows; a bad row that takes its neighbours along."""
    table = [{"id": f"p{n}", "Hội viên": n if ok else f"nhiều {n}"} for n, ok in enumerate(good, 1)]
    found = read(*table, {"id": "", "Hội viên": " "}, {"id": "last", "Hội viên": 1.5})
    assert [item.organisation for item in found.items] == [
        f"p{n}" for n, ok in enumerate(good, 1) if ok
    ]
    wrong = [n for n, ok in enumerate(good, 1) if not ok]
    assert [bad.number for bad in found.bad] == [*wrong, len(good) + 2]
    assert [bad.row for bad in found.bad] == [table[n - 1] for n in wrong] + [
        {"id": "last", "Hội viên": 1.5}
    ]
    assert [(p.path, p.value) for bad in found.bad for p in bad.problems] == [
        *(("Hội viên", f"nhiều {n}") for n in wrong),
        ("Hội viên", 1.5),
    ]


@given(st.sampled_from([None, "", "  ", "-", "…", "N/A", float("nan"), "chưa báo cáo"]))
def test_a_blank_cell_never_becomes_0(cell: object) -> None:
    """Kills: ``int(cell or 0)``."""
    said = report({"id": "p6", "Hội viên": cell, "Chi hội": "0"})
    assert said.figures_of(kh.MEMBERS) == ()
    assert said["chapters"].quantity.value == 0


@given(
    st.lists(
        st.dictionaries(
            st.one_of(
                st.sampled_from(["id", "Hội viên", "Kỳ", "Ngày", "Tên", "lạ"]),
                st.text(), st.integers(), st.none(),
            ),
            st.from_type(type).flatmap(st.from_type) | st.floats() | st.text(),
        )
        | st.integers()
        | st.lists(st.text()),
        max_size=4,
    )
)  # fmt: skip
def test_whatever_is_in_a_table_only_one_error_is_raised(table: list[Any]) -> None:
    """Kills: a TypeError from a cell, a heading or a row of a kind nobody thought of."""
    found = read(*table)
    try:
        again = read(*table, on_bad=OnBad.REFUSE_ALL)
    except kh.StructuringError as error:
        told = (len(error.problems), len(error.read))
        assert told == (len(found.problems), len(found.items))
    else:
        assert not again.problems
    assert len(found.items) + len(found.bad) <= len(table)


def test_three_bad_lines_of_ten_thousand_are_named_and_the_rest_kept() -> None:
    lines = ["Mã đơn vị,Hội viên,Quỹ đã chi"]
    lines += [f'ch-{n},{n % 90},"{n % 7},5 triệu"' for n in range(1, 10_001)]
    lines[17] = "ch-17,nhiều,1"
    lines[5_000] = "ch-5000,12,5 người,6"
    lines[10_000] = ",12,"
    table = io.StringIO("\n".join(lines))
    found = reports_from_rows(csv.DictReader(table), period=YEAR)
    assert len(found.items) == 9_997
    assert [str(problem) for problem in found.problems] == [
        "row 17 (ch-17), Hội viên: expected a number in words or digits, got 'nhiều'",
        (
            "row 5000 (ch-5000), no heading: expected nothing in a column without a heading, or"
            " beyond the last one, got '6'"
        ),
        "row 5000 (ch-5000), Quỹ đã chi: expected a number of VND (đồng), got '5 người'",
        "row 10000, Mã đơn vị: expected the id of an organisation, got nothing",
    ]


def test_refusing_all_lists_everything_and_keeps_the_good_beside() -> None:
    table = [{"id": "p6", "Hội viên": 41, "xyz": 1}, {"id": "p7", "Hội viên": "41 hộ", "xyz": 2}]
    with pytest.raises(kh.StructuringError) as caught:
        read(*table, on_bad=OnBad.REFUSE_ALL)
    assert str(caught.value) == (
        "rows: 2 problems\n"
        "  heading 'xyz': expected a known heading, or one that headings= maps to something,"
        " got 'xyz'\n"
        "  row 2 (p7), Hội viên: expected a number of person (người), got '41 hộ'"
    )
    (kept,) = caught.value.read
    assert isinstance(kept, kh.Report)
    assert kept["members"].quantity.value == 41
    with pytest.raises(kh.StructuringError, match="rows: 2 problems"):
        read(*table).raise_if_bad()


def test_other_ways_to_treat_bad_rows_are_refused() -> None:
    with pytest.raises(kh.InvalidValueError, match=r"OnBad\.KEEP_GOOD or OnBad\.REFUSE_ALL"):
        read(on_bad="keep-good")


@pytest.mark.parametrize(
    ("heading", "code", "scale"),
    [
        ("Hội viên", "members", 1),
        ("HỘI  VIÊN ", "members", 1),
        ("Số hội viên", "members", 1),
        ("Tổng số hội viên:", "members", 1),
        ("so hoi vien", "members", 1),
        ("HV", "members", 1),
        ("members", "members", 1),
        ("fund_raised", "fund-raised", 1),
        ("Funds raised", "fund-raised", 1),
        ("Thôn, bản, khu phố", "communities", 1),
        ("Hội viên (người)", "members", 1),
        ("Hội viên (nghìn người)", "members", 1_000),
        ("Quỹ đã chi (triệu đồng)", "fund-spent", 1_000_000),
        ("Quỹ đã chi\n(ĐVT: tỉ đồng)", "fund-spent", 1_000_000_000),
        ("Quỹ đã chi, nghìn đồng", "fund-spent", 1_000),
        ("Quỹ đã chi [1.000đ]", "fund-spent", 1_000),
    ],
)
def test_headings_in_either_language_are_known(heading: str, code: str, scale: int) -> None:
    """Kills: the unit of a heading dropped, which makes millions of đồng into đồng."""
    (figure,) = report({"id": "p6", heading: 7})
    assert (figure.key, figure.quantity.value) == (code, 7 * scale)


@pytest.mark.parametrize(
    "heading",
    [
        "Hội viên (nữ)",  # a part of them
        "Hội viên (người nữ)",
        "Hội viên (1,5 người)",
        "Hội viên (%)",
        "Hội viên (USD)",
        "Quỹ đã chi (trăm triệu đồng)",
        "Quỹ đã chi (12,5 triệu đồng)",
        "Tên (người)",
        "Nam",  # male: not "Năm", the year
        "Số đơn vị",  # how many there are: not the column that names them
        "Quỹ",
    ],
)
def test_a_heading_that_says_something_else_is_not_known(heading: str) -> None:
    """Kills: a bracket thrown away; accents thrown away where that changes the word."""
    assert unknown(heading).startswith("a known heading")


def test_an_unknown_heading_comes_with_near_ones() -> None:
    assert unknown("Hội viênn").startswith("a known heading (near: 'hội viên'")
    assert read({"id": "p6", 7: 1}).unknown_headings[0].expected == "a text"


def test_a_heading_that_may_mean_several_things_is_not_guessed() -> None:
    twins = [kh.Indicator.stock(code, label, code, kh.MEMBERS.unit or VND) for code, label in (("mù", "Hội mù"), ("mủ", "Hội mủ"))]  # fmt: skip  # noqa: E501
    catalogue = CATALOGUE.extended(*twins)
    (problem,) = read({"id": "p6", "Hoi mu": 1}, catalogue=catalogue).unknown_headings
    assert problem.expected == "a heading that means one thing; this may be any of 'mù', 'mủ'"
    assert report({"id": "p6", "HỘI MÙ": 1}, catalogue=catalogue)["mù"].quantity.value == 1


def test_of_two_columns_of_one_thing_neither_is_read() -> None:
    """Kills: the last column wins; a column unread in rows that have it only once."""
    found = read({"id": "p6", "Hội viên": 1, "HV (nghìn người)": 2}, {"id": "p7", "Hội viên": 3})
    assert [problem.expected for problem in found.unknown_headings] == [
        "one column for it, but 'Hội viên' means the same",
        "one column for it, but 'HV (nghìn người)' means the same",
    ]
    assert [len(item) for item in found.items] == [0, 1]


def test_the_caller_says_what_headings_mean() -> None:
    row = {"Tên đơn vị": "p6", "Thu (triệu đồng)": "1,5", "Người": 3, "Ô": 4, "Nam": 5, "Thu": 2}
    headings: Mapping[str, str | kh.Indicator | None] = {
        "Tên đơn vị": "organisation",
        "Thu (triệu đồng)": kh.FUND_RAISED,
        "Người": "Số hội viên",
        "Ô": "Quỹ đã chi (nghìn đồng)",
        "Nam": None,
        "Thu": kh.CHAPTERS,
    }
    made = report(row, headings=headings)
    assert made.organisation == "p6"
    said = {figure.key: figure.quantity.value for figure in made}
    assert said == {"fund-raised": 1_500_000, "members": 3, "fund-spent": 4_000, "chapters": 2}


def test_an_indicator_of_the_callers_own_needs_no_catalogue() -> None:
    desks = kh.Indicator.flow("desks", "Bàn", "desks", Unit("desk", "bộ bàn ghế"))
    made = report({"id": "p6", "Bàn ghế": "1,350"}, headings={"Bàn ghế": desks})
    assert (made["desks"].quantity.value, made["desks"].quantity.unit) == (1_350, desks.unit)


def test_a_wrong_mapping_is_the_callers_error() -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        read(headings={"Người": "hội viênn"})
    assert str(caught.value).startswith(
        "headings['Người']: expected a known heading (near: 'hội viên'"
    )


def test_the_other_columns_of_a_report() -> None:
    row = {
        "STT": 1, "Đơn vị": "Phường 6", "Mã đơn vị": 26_740, "Kỳ": "6 tháng đầu năm 2022",
        "Ngày báo cáo": "1/7/2022", "Phạm vi": "dân cư", "Ghi chú": "thiếu 3 xã", "Nguồn": "tin",
    }  # fmt: skip
    made = report(row, published_on=date(2020, 1, 1))
    assert made == kh.Report(
        organisation="26740", name="Phường 6", period=kh.Period.half(2022, 1), figures=(),
        published_on=date(2022, 7, 1), scope="dân cư", remarks=("thiếu 3 xã",), source="tin",
    )  # fmt: skip
    assert report(
        {"Đơn vị": "p6", "Năm": None}, published_on=date(2024, 1, 5)
    ).published_on == date(2024, 1, 5)
    midnight = datetime(2022, 7, 1)  # noqa: DTZ001 - Excel has no zones
    assert report({"Đơn vị": "p6", "Ngày": midnight}).published_on == date(2022, 7, 1)


@pytest.mark.parametrize("cell", [2022, "2022", "năm 2022"], ids=["number", "text", "words"])
def test_a_column_of_years(cell: object) -> None:
    """Kills: the year of the call for a row that has its own."""
    assert report({"id": "p6", "Năm": cell}).period == kh.Period.year(2022)


@pytest.mark.parametrize("cell", [15, 1.5, "15 nam", "quý 5/2022", "2022-2023 và 2019"])
def test_what_is_no_period_is_a_bad_cell(cell: object) -> None:
    """Kills: the column "Năm" of 15 male members as the year 15."""
    (bad,) = read({"id": "p6", "Năm": cell}).bad
    assert (bad.problems[0].path, bad.problems[0].value) == ("Năm", cell)


def test_the_yardsticks_take_counts_and_no_percentages() -> None:
    assert report({"id": "p6", "Kế hoạch": "5"})["plan"].quantity == kh.Quantity(
        value=5, text="5", span=(0, 1)
    )
    (bad,) = read({"id": "p6", "Kế hoạch": "5%"}).bad
    assert bad.problems[0].expected == "a count or an amount, since it says a level"


@pytest.mark.parametrize("row", [{"id": "Tổng cộng"}, {"id": "x", "Tên đơn vị": "TỔNG SỐ"}])
def test_a_line_of_totals_is_not_an_organisation(row: dict[str, str]) -> None:
    """Kills: the province twice, once as its parts and once as the line below them."""
    (bad,) = read(row | {"Hội viên": "383.058"}).bad
    assert bad.problems[0].expected == "an organisation; this sums up others"


def test_a_table_without_a_column_of_ids_says_so_for_every_row() -> None:
    expected = "row 1 (Phường 6), Mã đơn vị: expected the id of an organisation, got nothing"
    assert problems({"Tên đơn vị": "Phường 6"}) == [expected]
    assert problems({"id": 1.5}) == ["row 1, id: expected a text, or a whole number, got 1.5"]


def test_what_is_no_row_is_said_once() -> None:
    """Kills: a frame handed over itself, whose items are its headings, read as nothing."""
    (line,) = problems("Hội viên")
    assert line.startswith("row 1, the row: expected a mapping from headings to cells, as csv")


def test_blank_rows_and_blank_columns_are_passed_over() -> None:
    row: dict[Any, object] = {"id": "p6", None: ["", None], "Unnamed: 3": float("nan"), " ": ""}
    found = read({"id": None, None: [""]}, row).raise_if_bad()
    assert [item.organisation for item in found.items] == ["p6"]
    assert "no heading" in problems(row | {"Unnamed: 3": "x"})[0]


def test_a_row_cannot_hold_every_report() -> None:
    sample = kh.sample_report("can-tho-2023")
    with pytest.raises(kh.StructuringError) as caught:
        report_to_row(sample)
    shares = [figure.key for figure in sample if figure.says is kh.Says.SHARE]
    assert set(shares) <= {problem.value for problem in caught.value.problems}
    two = kh.Report(organisation="p6", period=YEAR, figures=(), remarks=("sơ bộ", "thiếu"))
    with pytest.raises(kh.StructuringError, match="remarks: expected one remark at most"):
        report_to_row(two)


def test_a_quantity_that_no_cell_can_say_stays_one() -> None:
    odd = kh.Quantity(value=5, unit=kh.MEMBERS.unit, qualifier=kh.Qualifier.NEARLY, text="dăm sáu")
    made = kh.Report.of("p6", YEAR, {kh.MEMBERS: odd})
    assert report_to_row(made)["members"] is odd
    assert report(report_to_row(made)) == made


def test_a_bad_row_shows_what_it_is() -> None:
    bad = BadRow(
        number=3, row={"id": 1}, problems=(kh.Problem("id", 1, "a"), kh.Problem("x", 2, "b"))
    )
    assert str(bad) == "row 3, id: expected a, got 1\nrow 3, x: expected b, got 2"
    assert repr(bad) == "BadRow(row 3, 2 of its cells: {'id': 1})"
    assert repr(read({"lạ": 1})) == "RowsRead(0 read, 1 bad, 1 unknown headings)"


def test_one_text_is_read_for_each_column_by_itself() -> None:
    """Kills: a text read once for all columns, indicators or scales that it stands under."""
    found = read(
        {"id": "p6", "members": "12", "Quỹ đã chi": "12", "Hội viên nữ": 12},
        {"id": "p7", "members": "12", "Quỹ đã chi (triệu đồng)": "12"},
        {"id": "p8", "members": "", "Quỹ đã chi (triệu đồng)": 12},
    ).raise_if_bad()
    values = [[(f.key, f.quantity.value) for f in one] for one in found.items]
    assert values == [
        [("members", 12), ("fund-spent", 12), ("women-members", 12)],
        [("members", 12), ("fund-spent", 12_000_000)],
        [("fund-spent", 12_000_000)],
    ]
    assert len(read({"id": "p6", "members": "?"}, {"id": "p7", "members": "?"}).bad) == 2


def test_what_python_takes_for_equal_is_not_read_as_one() -> None:
    """Kills: 1.0 and True taken for the 1 in a row above."""
    found = read(*({"id": f"p{at}", "members": cell} for at, cell in enumerate((1, 1.0, True))))
    assert [bad.number for bad in found.bad] == [2, 3]
