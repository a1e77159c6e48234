"""The page on checking a hierarchy lists the codes that the source has."""

import ast
import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterator
from pathlib import Path

from khuyenhoc.reconciliation import hierarchies

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "hierarchy-checks.md"


def codes_of_the_source() -> Iterator[str]:
    for module in pkgutil.iter_modules(hierarchies.__path__, f"{hierarchies.__name__}."):
        tree = ast.parse(inspect.getsource(importlib.import_module(module.name)))
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) else None
            if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z]+)+", text):
                yield text


def test_the_page_lists_every_code_of_a_finding() -> None:
    """Kills: a finding whose code is explained nowhere, and a code that no finding has."""
    lines = PAGE.read_text("utf-8").splitlines()
    heads = [place for place, line in enumerate(lines) if line.startswith("| code")]
    listed: list[str] = []
    for head in heads:
        for line in lines[head + 2 :]:
            if not line.startswith("|"):
                break
            listed.extend(re.findall(r"^\| `([a-z-]+)`", line))
    assert len(heads) == 3
    assert sorted(listed) == sorted({*codes_of_the_source()})
