"""What ``import khuyenhoc`` brings along, seen in a fresh interpreter.

How long it takes is measured by tests/benchmarks/import_time.py, where no limit fails by chance.
"""

import subprocess
import sys
from typing import Final

import pytest

#: What costs time or memory, or is there only with an extra.
KEPT_OUT: Final = frozenset(
    {"IPython", "asyncio", "cattrs", "hypothesis", "matplotlib", "numpy", "pandas", "polars"}
    | {"pyarrow", "pytest", "unittest", "dateutil.parser", "khuyenhoc.testing"}
)


def brought_along(statement: str) -> set[str]:
    """Run ``statement`` in a new interpreter and give the modules that it loaded."""
    probe = f"import sys; old = set(sys.modules); {statement}; print(*set(sys.modules) - old)"
    command = [sys.executable, "-c", probe]
    return set(subprocess.run(command, check=True, capture_output=True, text=True).stdout.split())


def test_import_leaves_the_heavy_ones_out() -> None:
    """Kills: ``import cattrs`` at the top of a module of interop."""
    loaded = brought_along("import khuyenhoc")
    assert "khuyenhoc" in loaded
    assert not loaded & KEPT_OUT


@pytest.mark.parametrize("name", ["cattrs", "hypothesis"])
def test_the_probe_sees_what_is_loaded(name: str) -> None:
    """Kills: a probe that lists nothing."""
    assert name in brought_along(f"import khuyenhoc, {name}") & KEPT_OUT
