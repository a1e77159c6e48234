"""What ``import khuyenhoc`` brings along, seen in a fresh interpreter.

How long it takes is measured by tests/benchmarks/import_time.py, where no limit fails by chance.
"""

import subprocess
import sys
from typing import Final

import pytest

import khuyenhoc

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


def test_the_lower_layers_wait_until_they_are_asked_for() -> None:
    """Kills: an eager import of what only some hosts need."""
    layers = {"khuyenhoc.interop", "khuyenhoc.reconciliation", "khuyenhoc.rollup"}
    assert not brought_along("import khuyenhoc") & layers
    assert brought_along("import khuyenhoc; khuyenhoc.roll_up") & layers == {"khuyenhoc.rollup"}


def test_every_public_name_is_there_and_no_other() -> None:
    """Kills: a name that waits under another module's name; one that ``dir`` does not list."""
    for name in khuyenhoc.__all__:
        assert getattr(khuyenhoc, name) is not None
        assert name in dir(khuyenhoc)
    with pytest.raises(AttributeError) as caught:
        khuyenhoc.no_such_name  # type: ignore[attr-defined]  # noqa: B018
    assert str(caught.value) == "module 'khuyenhoc' has no attribute 'no_such_name'"
