"""The tables of the page on funds are those of the code."""

import ast
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, get_args

from attrs import fields

import khuyenhoc as kh
from khuyenhoc.models.funds import ledger_findings, transfer_findings
from khuyenhoc.models.funds.entry import Entry
from khuyenhoc.rollup.funds.statement import Statement

PAGE: Final = Path(__file__).parents[2] / "docs" / "reference" / "funds.md"


def cells(heading: str) -> list[list[str]]:
    """Give the rows of the table under a heading row, each as what stands in backquotes first."""
    table = PAGE.read_text("utf-8").partition(f"{heading}\n")[2].partition("\n\n")[0]
    rows = [line.strip("| ").split(" | ") for line in table.splitlines()[1:]]
    return [[cell.strip("` ") for cell in row] for row in rows]


def test_every_kind_of_entry_is_on_the_page() -> None:
    """Kills: a kind of entry added or renamed in the code and not there."""
    rows = cells("| `EntryKind` | class | says | line of the statement |")
    assert [row[0] for row in rows] == [kind.value for kind in kh.EntryKind]
    assert [row[1] for row in rows] == [one.__name__ for one in get_args(Entry)]


def test_every_line_of_a_statement_is_on_the_page() -> None:
    """Kills: a line that nobody explains."""
    lines = [one.name for one in fields(Statement) if one.type is kh.Amounts]
    listed = [row[0] for row in cells("| line | |")]
    assert [name for name in listed if name != "closing"] == lines


def codes() -> Iterator[str]:
    """Give the codes in the source: hyphened texts."""
    for module in (ledger_findings, transfer_findings):
        for node in ast.walk(ast.parse(inspect.getsource(module))):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z]+)+", text):
                yield text


def test_every_code_of_a_finding_is_on_the_page() -> None:
    """Kills: a finding whose code is explained nowhere, and a code that no finding has."""
    assert sorted(row[0] for row in cells("| `code` | |")) == sorted(set(codes()))
