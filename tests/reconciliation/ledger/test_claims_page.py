"""The page on the ledger of claims lists the codes that the source has."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from khuyenhoc.reconciliation import ledger

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "claims-ledger.md"


def codes_of_the_source() -> Iterator[str]:
    for module in pkgutil.iter_modules(ledger.__path__, f"{ledger.__name__}."):
        tree = ast.parse(inspect.getsource(importlib.import_module(module.name)))
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z]+)+", text):
                yield text


def test_the_page_lists_every_code_of_a_finding() -> None:
    """Kills: a finding whose code is explained nowhere, and a code that no finding has."""
    table = PAGE.read_text("utf-8").partition("| code | verdict |")[2].partition("\n\n")[0]
    listed = [
        code
        for line in table.splitlines()
        if line.startswith("| `")
        for code in re.findall(r"`([a-z-]+)`", line.split(" | ")[0])
    ]
    assert sorted(listed) == sorted({*codes_of_the_source()} - {"no-earlier-level"})
