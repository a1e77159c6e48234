"""The rules that every module of the package obeys, checked on the package as it is installed.

Each rule is a function from a module to what is wrong with it. Each is tried twice: on every
module, and on a planted fault, so that a rule which no longer sees anything fails here.
"""

import ast
import re
import sys
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import Final

import pytest
from attrs import frozen

import khuyenhoc

PACKAGE: Final = Path(khuyenhoc.__file__).parent

#: The parts of the package, from the top of the design down: a module imports from its own layer
#: or one above it.
LAYERS: Final = (
    {"errors"},
    {"values"},
    {"text"},
    {"models"},
    {"rollup", "rules"},
    {"reform"},
    {"reconciliation"},
    {"compliance"},
    {"interop"},
    {"frames", "plots", "testing"},
    {"khuyenhoc", "_later_types", "_later_results_types"},  # the face: re-exports and nothing else
)
LAYER_OF: Final = {part: depth for depth, parts in enumerate(LAYERS) for part in parts}
#: The private modules at the top (validators, a table renderer) serve all layers.
FOUNDATION: Final = 0
#: Two parts that share a layer and stay strangers.
NEVER_EACH_OTHER: Final = frozenset({"rollup", "rules"})
INTEROP: Final = LAYER_OF["interop"]
OUTERMOST: Final = LAYER_OF["testing"]

#: What of other people's code a part may import; attrs is everybody's down to interop.
THIRD_PARTY: Final = {
    "interop": {"cattrs"},
    "frames": {"dask", "duckdb", "narwhals", "numpy", "pandas", "polars", "pyarrow", "pyspark"},
    "plots": {"matplotlib"},
    "testing": {"hypothesis"},
}
ONLY_IN: Final = {"dateutil": "khuyenhoc.values.period"}
ONLY_INSIDE_FUNCTIONS: Final = frozenset({"cattrs"})

#: The standard library's ways to the outside: files, network, clock, chance, settings, processes.
OUTSIDE: Final = frozenset(
    {"asyncio", "ctypes", "glob", "http", "io", "locale", "logging", "multiprocessing", "os"}
    | {"pathlib", "pickle", "platform", "random", "secrets", "shutil", "socket", "sqlite3", "ssl"}
    | {"subprocess", "tempfile", "threading", "time", "urllib", "uuid"}
)
CLOCK: Final = frozenset(
    {"date.today", "datetime.now", "datetime.today", "datetime.utcnow", "time.localtime"}
    | {"time.monotonic", "time.perf_counter", "time.time"}
)
READERS_AND_WRITERS: Final = frozenset(
    {"input", "open", "print", ".read_bytes", ".read_text", ".write_bytes", ".write_text"}
)
EXACT_MATHS: Final = frozenset({"ceil", "comb", "floor", "gcd", "isqrt", "lcm", "prod"})
MUTABLE_MAKERS: Final = frozenset(
    {"Counter", "OrderedDict", "bytearray", "defaultdict", "deque", "dict", "list", "set"}
)
LINES: Final = 400


@frozen
class Module:
    """A module as it is written."""

    name: str
    source: str
    is_package: bool = False

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.source, self.name)

    @property
    def part(self) -> str:
        """The part of the package that it belongs to; the package itself is its own part."""
        return [*self.name.split("."), self.name][1]

    @property
    def layer(self) -> int:
        return layer_of(self.part) or FOUNDATION


def layer_of(part: str) -> int | None:
    return LAYER_OF.get(part, FOUNDATION if part.startswith("_") else None)


def modules() -> Iterator[Module]:
    for path in sorted(PACKAGE.rglob("*.py")):
        pieces = path.relative_to(PACKAGE.parent).with_suffix("").parts
        is_package = pieces[-1] == "__init__"
        name = ".".join(pieces[:-1] if is_package else pieces)
        yield Module(name, path.read_text("utf-8"), is_package)


MODULES: Final = tuple(modules())
Rule = Callable[[Module], Iterator[str]]


def imports(module: Module) -> Iterator[tuple[str, int, bool]]:
    """Give each imported module, the line, and whether a function has to run for it."""

    def walk(node: ast.AST, *, late: bool) -> Iterator[tuple[str, int, bool]]:
        match node:
            case ast.Import():
                for alias in node.names:
                    yield alias.name, node.lineno, late
            case ast.ImportFrom():
                yield "." * node.level + (node.module or ""), node.lineno, late
            case ast.If(test=ast.Name(id="TYPE_CHECKING")):
                late = True
            case ast.FunctionDef() | ast.AsyncFunctionDef() | ast.Lambda():
                late = True
            case _:
                pass
        for child in ast.iter_child_nodes(node):
            yield from walk(child, late=late)

    return walk(module.tree, late=False)


def calls(module: Module) -> Iterator[tuple[str, int]]:
    """Give what is called, as it is written but for all before the last dot but one."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield ".".join(ast.unparse(node.func).split(".")[-2:]), node.lineno


def knows_its_layer(module: Module) -> Iterator[str]:
    if layer_of(module.part) is None:
        yield f"khuyenhoc.{module.part} has no layer: give it one in LAYERS and in the design"


def imports_from_its_own_layer_or_above(module: Module) -> Iterator[str]:
    for name, line, _ in imports(module):
        if name.startswith("."):
            yield f"line {line}: {name} is relative; write the whole name"
            continue
        if name.split(".")[0] != "khuyenhoc":
            continue
        part = [*name.split("."), name][1]
        layer = layer_of(part)
        if layer is None or layer > module.layer:
            yield f"line {line}: {module.part} imports {name}, which is below it"
        elif {part, module.part} == NEVER_EACH_OTHER:
            yield f"line {line}: {part} and {module.part} never import each other"
    if module.part == "khuyenhoc":
        for name, line, _ in imports(module):
            if LAYER_OF.get(name.removeprefix("khuyenhoc.").split(".")[0]) == OUTERMOST:
                yield f"line {line}: {name} needs an extra, and this package must import without"


def imports_only_what_its_layer_may(module: Module) -> Iterator[str]:
    allowed = THIRD_PARTY.get(module.part, set[str]())
    for name, line, late in imports(module):
        top = name.split(".")[0]
        if top in sys.stdlib_module_names or top in {"khuyenhoc", ""}:
            continue
        if top in ONLY_IN:
            if module.name != ONLY_IN[top]:
                yield f"line {line}: {top} belongs in {ONLY_IN[top]} alone"
        elif top not in {"attrs", *allowed}:
            yield f"line {line}: {module.part} may not import {top}"
        elif top in ONLY_INSIDE_FUNCTIONS and not late:
            yield f"line {line}: import {top} inside the function that needs it"


def asserts_nothing(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Assert):
            yield f"line {node.lineno}: assert is gone under -O; raise an error of khuyenhoc.errors"


def stays_exact(module: Module) -> Iterator[str]:
    if module.layer >= OUTERMOST:
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex):
            yield f"line {node.lineno}: {node.value} has lost digits; write int or Fraction"
    for name, line in calls(module):
        base, _, attribute = name.rpartition(".")
        if attribute == "float" or (base == "math" and attribute not in EXACT_MATHS):
            yield f"line {line}: {name}() gives a float; stay with int and Fraction"


def reads_no_clock(module: Module) -> Iterator[str]:
    for name, line in calls(module):
        if name in CLOCK:
            yield f"line {line}: {name}() reads a clock; take the day as an argument"


def stays_inside(module: Module) -> Iterator[str]:
    """Files, network, environment and logging are for interop and what lies below it."""
    if module.layer >= INTEROP:
        return
    for name, line, _ in imports(module):
        if name.split(".")[0] in OUTSIDE or name.startswith("importlib.resources"):
            yield f"line {line}: {name} reaches outside; that belongs in interop"
    for name, line in calls(module):
        if READERS_AND_WRITERS & {name, "." + name.rpartition(".")[2]}:
            yield f"line {line}: {name}() reads or writes; that belongs in interop"


def is_short(module: Module) -> Iterator[str]:
    count = len(module.source.splitlines())
    if count > LINES:
        yield f"{count} lines are likely two concepts; {LINES} is the cap"


def order_of_all(name: str) -> tuple[int, list[tuple[int, str]]]:
    """Constants, then classes, then the rest, numbers inside a name by their size."""
    rank = 0 if name.isupper() else 1 if name[:1].isupper() else 2
    pieces = re.findall(r"\d+|\D+", name)
    return rank, [(int(piece), "") if piece.isdigit() else (-1, piece) for piece in pieces]


def declared(module: Module) -> list[str] | None:
    for node in module.tree.body:
        match node:
            case (
                ast.Assign(targets=[ast.Name(id="__all__")])
                | ast.AnnAssign(target=ast.Name(id="__all__"))
            ):
                return list(ast.literal_eval(node.value or ast.List([])))
            case _:
                continue
    return None


def definitions(module: Module) -> Iterator[ast.FunctionDef | ast.ClassDef]:
    for node in module.tree.body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node


def says_what_is_public(module: Module) -> Iterator[str]:
    names = declared(module)
    if names is None:
        if not module.is_package:
            yield "there is no __all__"
        return
    if names != sorted(set(names), key=order_of_all):
        yield f"__all__ is not sorted: expected {sorted(set(names), key=order_of_all)}"
    for node in definitions(module):
        if not node.name.startswith("_") and node.name not in names:
            yield f"line {node.lineno}: {node.name} is in no __all__; add it or underscore it"


def keeps_no_mutable_state(module: Module) -> Iterator[str]:
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Global):
            yield f"line {node.lineno}: global {', '.join(node.names)} is state; pass it on"
    for node in module.tree.body:
        match node:
            case ast.Assign(targets=[ast.Name(id="__all__")]):
                continue
            case ast.AnnAssign(annotation=ast.Name(id="Final") | ast.Subscript(ast.Name("Final"))):
                continue
            case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                pass
            case _:
                continue
        made = isinstance(value, ast.Call) and ast.unparse(value.func) in MUTABLE_MAKERS
        displays = ast.List | ast.Dict | ast.Set | ast.ListComp | ast.DictComp | ast.SetComp
        if made or isinstance(value, displays):
            yield f"line {node.lineno}: mutable and not Final: {ast.unparse(node)[:60]}"


RULES: Final[tuple[Rule, ...]] = (
    knows_its_layer,
    imports_from_its_own_layer_or_above,
    imports_only_what_its_layer_may,
    asserts_nothing,
    stays_exact,
    reads_no_clock,
    stays_inside,
    is_short,
    says_what_is_public,
    keeps_no_mutable_state,
)


def found(rule: Rule, *examined: Module) -> list[str]:
    return [f"{module.name}: {fault}" for module in examined for fault in rule(module)]


def test_the_package_is_found() -> None:
    """Kills: rules that look in the wrong folder, see no module and pass."""
    names = {module.name for module in MODULES}
    assert {"khuyenhoc", "khuyenhoc.errors", "khuyenhoc.values.quantity"} <= names


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_every_module(rule: Rule) -> None:
    faults = found(rule, *MODULES)
    assert not faults, "\n".join(faults)


PLANTED: Final[tuple[tuple[Rule, str, str], ...]] = (
    (knows_its_layer, "khuyenhoc.utils", "__all__ = []"),
    (imports_from_its_own_layer_or_above, "khuyenhoc.values.bounds", "import khuyenhoc.text"),
    (imports_from_its_own_layer_or_above, "khuyenhoc.text.x", "def f():\n import khuyenhoc.models"),
    (imports_from_its_own_layer_or_above, "khuyenhoc.rules.x", "from khuyenhoc.rollup import y"),
    (imports_from_its_own_layer_or_above, "khuyenhoc.rollup.x", "from khuyenhoc.rules.y import z"),
    (imports_from_its_own_layer_or_above, "khuyenhoc.interop.x", "import khuyenhoc as kh"),
    (imports_from_its_own_layer_or_above, "khuyenhoc.models.x", "from khuyenhoc import MEMBERS"),
    (imports_from_its_own_layer_or_above, "khuyenhoc.values.x", "from .unit import VND"),
    (imports_from_its_own_layer_or_above, "khuyenhoc._table", "import khuyenhoc.values.unit"),
    (imports_from_its_own_layer_or_above, "khuyenhoc.models.x", "import khuyenhoc.nowhere"),
    (imports_from_its_own_layer_or_above, "khuyenhoc", "from khuyenhoc.testing import ratios"),
    (imports_only_what_its_layer_may, "khuyenhoc.models.x", "import numpy as np"),
    (
        imports_only_what_its_layer_may,
        "khuyenhoc.values.bounds",
        "from dateutil import relativedelta",
    ),
    (
        imports_only_what_its_layer_may,
        "khuyenhoc.models.x",
        "def f():\n from cattrs import Converter",
    ),
    (imports_only_what_its_layer_may, "khuyenhoc.interop.x", "from cattrs import Converter"),
    (imports_only_what_its_layer_may, "khuyenhoc.text.x", "import hypothesis.strategies"),
    (asserts_nothing, "khuyenhoc.values.x", "def f(x):\n    assert x"),
    (stays_exact, "khuyenhoc.values.x", "half = 0.5"),
    (stays_exact, "khuyenhoc.interop.x", "def f(x): return float(x)"),
    (stays_exact, "khuyenhoc.rollup.x", "import math\nroot = math.sqrt(2)"),
    (reads_no_clock, "khuyenhoc.models.x", "def f(): return date.today()"),
    (reads_no_clock, "khuyenhoc.plots.x", "def f(): return datetime.datetime.now(tz)"),
    (stays_inside, "khuyenhoc.models.x", "import os.path"),
    (stays_inside, "khuyenhoc.rules.x", "from importlib.resources import files"),
    (stays_inside, "khuyenhoc.text.x", "def f(p): return open(p)"),
    (stays_inside, "khuyenhoc.reform.x", "def f(p): return p.read_text()"),
    (is_short, "khuyenhoc.values.x", "\n" * (LINES + 1)),
    (says_what_is_public, "khuyenhoc.values.x", "X = 1"),
    (says_what_is_public, "khuyenhoc.values.x", "__all__ = ['b', 'a']"),
    (says_what_is_public, "khuyenhoc.values.x", "__all__ = ['Unit', 'VND']"),
    (says_what_is_public, "khuyenhoc.values.x", "__all__ = ['a', 'a']"),
    (says_what_is_public, "khuyenhoc.values.x", "__all__ = []\ndef f(): pass"),
    (says_what_is_public, "khuyenhoc.values", "__all__ = ['VND', 'UNITS']"),
    (keeps_no_mutable_state, "khuyenhoc.text.x", "seen = set()"),
    (keeps_no_mutable_state, "khuyenhoc.text.x", "CACHE: dict[str, int] = {}"),
    (keeps_no_mutable_state, "khuyenhoc.text.x", "_words = [word for word in 'ab']"),
    (keeps_no_mutable_state, "khuyenhoc.text.x", "def f():\n    global count\n    count = 1"),
)


@pytest.mark.parametrize(
    ("rule", "name", "source"), PLANTED, ids=[f"{r.__name__}-{s[:30]!r}" for r, _, s in PLANTED]
)
def test_a_planted_fault_is_found(rule: Rule, name: str, source: str) -> None:
    """Kills: a rule that has stopped seeing."""
    assert found(rule, Module(name, source, is_package=name.count(".") < 2))


def test_every_rule_has_a_planted_fault() -> None:
    assert {rule for rule, _, _ in PLANTED} == set(RULES)


SOUND: Final = (
    ("khuyenhoc.values.period", "from dateutil.relativedelta import relativedelta\n__all__ = []"),
    ("khuyenhoc.interop.x", "__all__ = ['f']\ndef f(p):\n    import cattrs\n    return open(p)"),
    ("khuyenhoc.interop.x", "if TYPE_CHECKING:\n    from cattrs import Converter\n__all__ = []"),
    ("khuyenhoc.rules.x", "from khuyenhoc.rules.y import z\nimport khuyenhoc.models\n__all__ = []"),
    (
        "khuyenhoc.values.x",
        "__all__ = ['UNITS', 'VND', 'Unit', 'of_2', 'of_10']\nUNITS: Final = {}",
    ),
    ("khuyenhoc.values.x", "import math\n__all__ = []\nSTEP: Final = math.gcd(4, 6)"),
    ("khuyenhoc.values.bounds", "__all__ = []\nBETWEEN: Final = Bounds.open(1, 2)"),
    ("khuyenhoc.testing.x", "import hypothesis\n__all__ = []\nHALF: Final = float('0.5')"),
    ("khuyenhoc", "from khuyenhoc.models.x import Y\n__all__ = ['Y']"),
)


@pytest.mark.parametrize(("name", "source"), SOUND)
def test_sound_code_is_left_alone(name: str, source: str) -> None:
    """Kills: a rule that forbids what the design allows."""
    module = Module(name, source, is_package="." not in name)
    assert [fault for rule in RULES for fault in found(rule, module)] == []
