import unicodedata
from html.parser import HTMLParser
from xml.etree import ElementTree as ET

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from khuyenhoc._table import Table
from khuyenhoc.errors import InvalidValueError

WORDS = st.sampled_from(["Hội", "viên", "383.058", "–", "77,07%", "a" * 15, "<b>", "Hoà", "&"])
CELLS = st.none() | st.lists(WORDS, max_size=4).map(" ".join)


@st.composite
def tables(draw: st.DrawFn, cells: st.SearchStrategy[str | None] = CELLS) -> Table:
    headings = draw(st.lists(st.text("abcđ", max_size=5), min_size=1, max_size=4, unique=True))
    row = st.tuples(*[cells] * len(headings))
    return Table(tuple(headings), tuple(draw(st.lists(row, max_size=4))))


def columns(line: str) -> int:
    return sum(not unicodedata.combining(character) for character in line)


def cells_of(html: str) -> list[str]:
    return ["".join(cell.itertext()) for cell in ET.fromstring(html).iter("td")]  # noqa: S314


def test_a_table_in_text() -> None:
    table = Table(
        ("Chỉ tiêu", "In trên báo", "Số"),
        (
            ("hội viên", "gần 383.058 người", "383.058"),
            ("trên dân số", "32,05%", "32,05%"),
            ("hộ", None, None),
        ),
        caption="Cần Thơ",
    )
    assert str(table).splitlines() == [
        "Cần Thơ",
        "Chỉ tiêu     In trên báo             Số",
        "───────────  ─────────────────  ───────",
        "hội viên     gần 383.058 người  383.058",
        "trên dân số             32,05%   32,05%",
        "hộ           –                        –",
    ]


def test_what_is_too_long_goes_on_more_lines() -> None:
    table = Table(("Chỉ tiêu", "Số"), (("cộng đồng học tập Nghĩa Lộ", "51.119"), ("hộ", "1")))
    assert table.text(width=9).splitlines() == [
        "Chỉ tiêu       Số",
        "─────────  ──────",
        "cộng đồng  51.119",
        "học tập",
        "Nghĩa Lộ",
        "hộ              1",
    ]
    assert Table(("x",), (("ab cd",),)).text(width=4).splitlines()[2:] == ["ab", "cd"]
    assert Table(("x",), (("ab cd",),)).text(width=5).splitlines()[2:] == ["ab cd"]
    assert Table(("Tên", "x"), (("ab abcdefghi", "y"),)).text(width=4).splitlines() == [
        "Tên   x",
        "────  ─",
        "ab    y",
        "abcd",
        "efgh",
        "i",
    ]


@given(tables())
def test_a_decomposed_table_lines_up_as_the_composed_one(table: Table) -> None:
    """Kills: ``len`` and ``textwrap``, to which a tone mark is a column."""
    decomposed = Table(
        table.headings,
        tuple(
            tuple(None if cell is None else unicodedata.normalize("NFD", cell) for cell in row)
            for row in table.rows
        ),
    )
    text = decomposed.text(width=10)
    assert unicodedata.normalize("NFC", text) == table.text(width=10)


@given(tables(), st.integers(1, 12))
def test_no_word_is_lost_and_no_line_is_too_long(table: Table, width: int) -> None:
    """Kills: cells cut at the width; the last short line of a long cell left out."""
    text = table.text(width=width)
    lines = text.split("\n")
    count = len(table.headings)
    assert max(map(columns, lines)) <= count * width + 2 * (count - 1)
    cells = [
        *table.headings,
        *("–" if cell is None else cell for row in table.rows for cell in row),
    ]
    assert sorted(text.translate(dict.fromkeys(map(ord, "─ \n")))) == sorted(
        "".join(cells).replace(" ", "")
    )


@pytest.mark.parametrize(
    "cell", ["1", "383.058", "77,07%", "77,07 %", "-5", "−5", "+1,5", "±0,01", " 3 "]
)
def test_numbers_are_set_to_the_right(cell: str) -> None:
    printed = str(Table(("Số hội viên",), ((cell,), ("x",)))).splitlines()[2]
    assert printed == cell.strip().rjust(11)


@pytest.mark.parametrize("cell", ["", "%", ".", "5 người", "1-2", "1/2", "–", "1 2"])
def test_other_cells_are_set_to_the_left(cell: str) -> None:
    assert str(Table(("Số hội viên",), ((cell,),))).split("\n")[2] == cell


def test_a_gap_among_words_is_set_to_the_left() -> None:
    assert str(Table(("Đơn vị",), ((None,), ("xã",)))).splitlines()[2] == "–"
    assert str(Table(("Đơn vị",), ((None,),))).splitlines()[2] == "–"
    assert str(Table(("Đơn vị",), ())).splitlines() == ["Đơn vị", "──────"]


def test_a_table_in_html() -> None:
    table = Table(("Chỉ tiêu", "Số"), (("hộ", "5"), ("lớp", None)), caption="a < b")
    assert table._repr_html_() == (
        "<table><caption>a &lt; b</caption>"
        '<thead><tr><th scope="col" style="text-align: left">Chỉ tiêu</th>'
        '<th scope="col" style="text-align: right">Số</th></tr></thead>'
        '<tbody><tr><td style="text-align: left">hộ</td><td style="text-align: right">5</td></tr>'
        '<tr><td style="text-align: left">lớp</td>'
        '<td style="text-align: right" data-missing></td></tr></tbody></table>'
    )


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= {"style", "scope", "data-missing"}
        self.tags.add(tag)


@given(tables(st.text(max_size=20)))
@example(
    Table(("<td>", "</td>"), (("<script>alert('1')</script>", '" onload="x'),), caption="</b>")
)
@example(Table(("\x00",), (("\x1b[31m\ud800\ufffe",),)))
def test_nothing_in_a_cell_is_taken_for_html(table: Table) -> None:
    """Kills: any heading, cell or caption that is not escaped; control characters let through."""
    html = table._repr_html_()
    parser = _Tags()
    parser.feed(html)
    assert parser.tags <= {"table", "caption", "thead", "tbody", "tr", "th", "td"}
    whole = html.replace(" data-missing", "")
    assert len(cells_of(whole)) == sum(map(len, table.rows))
    str(table).encode()


def test_a_cell_reads_back_from_html() -> None:
    texts = ("<script>", "R&D", '"x"', "it's", "5 > 3")
    table = Table(("Tên",), tuple((text,) for text in texts))
    assert tuple(cells_of(table._repr_html_())) == texts


def test_rows_for_a_dataframe() -> None:
    table = Table(("Tên", "Số"), (("hộ", "5"), ("lớp", None)))
    assert table.to_rows() == [{"Tên": "hộ", "Số": "5"}, {"Tên": "lớp", "Số": None}]


@pytest.mark.parametrize(
    ("headings", "rows", "message"),
    [
        (("a", "b"), (("1", "2"), ("1",)), "Table.rows[1]: expected 2 cells, as many as there are"),
        (("a",), (("1", "2"),), "Table.rows[0]: expected 1 cells, as many as there are headings"),
        (("a", "b"), (("1", 5),), "Table.rows[0]['b']: expected a text, or None, got 5"),
        (("a", "a"), (), "Table.headings: expected at least one heading, and none of them twice"),
        ((), (), "Table.headings: expected at least one heading, and none of them twice, got ()"),
        (["a"], (), "Table.headings: expected a tuple of str, got ['a']"),
        (("a",), ("xy",), "Table.rows[0]: expected a value of tuple, got 'xy'"),
    ],
)
def test_impossible_tables(headings: tuple[str, ...], rows: object, message: str) -> None:
    with pytest.raises(InvalidValueError) as caught:
        Table(headings, rows)  # type: ignore[arg-type]
    assert str(caught.value).startswith(message)


def test_an_impossible_caption_and_width() -> None:
    with pytest.raises(InvalidValueError, match=r"Table\.caption: expected a value of str, got 5"):
        Table(("a",), (), caption=5)  # type: ignore[arg-type]
    for width in (0, -1, True):
        with pytest.raises(InvalidValueError, match=r"Table\.text\(width\): expected a whole num"):
            Table(("a",), ()).text(width=width)
