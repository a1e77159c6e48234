"""The documents keep their word: examples run, links lead somewhere, both README files agree."""

import ast
import contextlib
import doctest
import importlib
import inspect
import io
import pkgutil
import re
from collections.abc import Iterator
from enum import Enum
from pathlib import Path
from types import ModuleType
from typing import Final

import pytest

import khuyenhoc
import khuyenhoc.testing
from khuyenhoc.models.indicators import CATALOGUE
from khuyenhoc.reconciliation import one_report
from khuyenhoc.values.unit import UNITS

ROOT: Final = Path(__file__).parents[1]
DOCS: Final = ROOT / "docs"
PAGES: Final = tuple(sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md")]))
COMMANDS: Final = (
    "pip install . && python examples/five_reports.py",
    'pip install -e ".[tests]" && pytest',
)

BLOCK: Final = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
LINK: Final = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
HEADING: Final = re.compile(r"^#+ +(.*)$", re.MULTILINE)


def modules() -> Iterator[ModuleType]:
    """Import every module of the package from where it is installed."""
    yield khuyenhoc
    for found in pkgutil.walk_packages(khuyenhoc.__path__, "khuyenhoc."):
        yield importlib.import_module(found.name)


def docstring_examples() -> Iterator[doctest.DocTest]:
    finder = doctest.DocTestFinder(exclude_empty=True)
    for module in modules():
        yield from (test for test in finder.find(module) if test.examples)


def blocks(text: str, language: str) -> list[str]:
    return [code for tag, code in BLOCK.findall(text) if tag == language]


def prose(text: str) -> str:
    return BLOCK.sub("", text)


def anchors(text: str) -> set[str]:
    """Give the anchors that a page's headings get where Markdown is shown."""
    return {
        re.sub(r"[^\w\- ]", "", heading.lower()).strip().replace(" ", "-")
        for heading in HEADING.findall(prose(text))
    }


def local_links(page: Path) -> Iterator[tuple[str, Path, str]]:
    for link in LINK.findall(prose(page.read_text("utf-8"))):
        if not re.match(r"[a-z]+:", link):
            path, _, anchor = link.partition("#")
            yield link, (page.parent / path).resolve() if path else page, anchor


@pytest.mark.parametrize("example", list(docstring_examples()), ids=lambda example: example.name)
def test_docstring_example(example: doctest.DocTest) -> None:
    output = io.StringIO()
    with contextlib.redirect_stdout(output):
        failed, _ = doctest.DocTestRunner().run(example, out=output.write)
    assert not failed, output.getvalue()


def exported() -> Iterator[tuple[str, object]]:
    """Give every function and class that a host imports."""
    for module in (khuyenhoc, khuyenhoc.testing):
        for name in getattr(module, "__all__", ()):
            value = getattr(module, name)
            if inspect.isfunction(value) or inspect.isclass(value):
                yield f"{module.__name__}.{name}", value


def needs_an_example(value: object) -> bool:
    """Whether there is something to show: a protocol is only met, by whatever is handed in."""
    return not getattr(value, "_is_protocol", False)


def is_named_only(value: object) -> bool:
    """Whether a host names it and does not call it: members of enums, errors that are caught."""
    return inspect.isclass(value) and issubclass(value, Enum | BaseException)


def has_example(value: object) -> bool:
    """Whether the docstrings of ``value`` and of what it defines hold one."""
    own = vars(value).values() if isinstance(value, type) else ()
    texts = (inspect.getdoc(part) for part in (value, *own) if not isinstance(part, str))
    return any(">>>" in text for text in texts if text)


def given_by(value: object) -> str:
    """Give the types that a function returns or a class holds, as they are written."""
    annotations = inspect.get_annotations(value) if callable(value) else {}
    kept = annotations if inspect.isclass(value) else {"return": annotations.get("return")}
    return " ".join(getattr(kind, "__name__", "") + f" {kind}" for kind in kept.values())


def test_everything_public_is_explained_and_shown() -> None:
    """Kills: a public function whose use must be guessed.

    What is called on a page is shown there, and with it the types that it returns or holds.
    """
    public = dict(exported())
    pages = "\n".join(code for page in PAGES for code in blocks(page.read_text("utf-8"), "python"))
    shown = {
        name
        for name, value in public.items()
        if has_example(value)
        or re.search(rf"\b{name.rpartition('.')[2]}\(", pages)
        or (is_named_only(value) and re.search(rf"\b{name.rpartition('.')[2]}\b", pages))
    }
    more = shown
    while more:
        given = " ".join(given_by(public[name]) for name in more)
        more = {
            name
            for name in public.keys() - shown
            if re.search(rf"\b{name.rpartition('.')[2]}\b", given)
        }
        shown |= more
    faults = [f"{name} has no docstring" for name, value in public.items() if not value.__doc__]
    faults += [
        f"{name} is in no example: add >>> to its docstring"
        for name, value in public.items()
        if needs_an_example(value) and name not in shown
    ]
    assert not faults, "\n".join(faults)
    assert {"khuyenhoc.Ratio", "khuyenhoc.read_quantity"} <= dict(exported()).keys()


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_lead_somewhere(page: Path) -> None:
    faults = []
    for link, target, anchor in local_links(page):
        if not target.exists():
            faults.append(f"{link}: there is no {target.name}")
        elif anchor and anchor not in anchors(target.read_text("utf-8")):
            faults.append(f"{link}: {target.name} has no such heading")
    assert not faults, "\n".join(faults)


def test_every_page_can_be_reached_from_the_index() -> None:
    """Kills: a page nobody finds."""
    reached: set[Path] = set()
    waiting = [DOCS / "index.md"]
    while waiting:
        page = waiting.pop()
        if page not in reached and page.suffix == ".md":
            reached.add(page)
            waiting.extend(target for _, target, _ in local_links(page) if target.is_file())
    assert sorted(set(DOCS.rglob("*.md")) - reached) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_python_is_marked_as_python(page: Path) -> None:
    """Kills: an example that nothing runs because its fence says "py", "pycon" or nothing."""
    text = page.read_text("utf-8")
    unmarked = [code for tag, code in BLOCK.findall(text) if tag != "python" and ">>> " in code]
    assert unmarked == []
    assert {tag for tag, _ in BLOCK.findall(text)} <= {"python", "sh", "json", "text"}


def test_both_readmes_say_the_same() -> None:
    """Kills: an example, a command or a section added to one language only."""
    english, vietnamese = (
        (ROOT / name).read_text("utf-8") for name in ("README.md", "README.vi.md")
    )
    for language in ("python", "sh"):
        code = [re.sub(r" *#.*", "", block) for block in blocks(english, language)]
        assert code == [re.sub(r" *#.*", "", block) for block in blocks(vietnamese, language)]
    assert len(HEADING.findall(prose(english))) == len(HEADING.findall(prose(vietnamese)))


@pytest.mark.parametrize("name", ["README.md", "README.vi.md"])
def test_readme_has_two_commands_and_a_short_example(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "".join(blocks(text, "sh")).splitlines() == list(COMMANDS)
    assert len(blocks(text, "python")) == 1
    assert len(blocks(text, "python")[0].splitlines()) <= 15


def glossary() -> Iterator[tuple[str, str]]:
    """Give each term of the glossary with the identifier that it is said to have in the code."""
    for line in (DOCS / "reference" / "glossary.md").read_text("utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if line.startswith("| ") and len(cells) == 4:
            for identifier in re.findall(r"`kh\.([\w.]+)`", cells[2]):
                yield cells[0], identifier


def resolve(identifier: str) -> object:
    value: object = khuyenhoc
    for piece in identifier.split("."):
        value = getattr(value, piece)
    return value


def test_glossary_names_what_exists() -> None:
    """Kills: a term whose identifier was renamed in the code and not in the glossary."""
    missing = []
    for term, identifier in glossary():
        try:
            resolve(identifier)
        except AttributeError:
            missing.append(f"{term}: khuyenhoc has no {identifier}")
    assert not missing, "\n".join(missing)
    assert next(glossary(), None), "no identifier was read from the glossary"


def test_glossary_has_every_member_of_every_enum() -> None:
    """Kills: a verdict, or another word for a host to act on, that is explained nowhere."""
    explained = {identifier for _, identifier in glossary()}
    members = {
        f"{name}.{member.name}"
        for name in khuyenhoc.__all__
        if inspect.isclass(value := getattr(khuyenhoc, name)) and issubclass(value, Enum)
        for member in value
    }
    assert sorted(members - explained) == []
    assert {"Verdict.CUT_OFF", "RuleVerdict.NOT_ASSESSABLE"} <= members


def test_unit_table_is_that_of_the_code() -> None:
    """Kills: a unit added or renamed in the code and not in the glossary."""
    page = (DOCS / "reference" / "glossary.md").read_text("utf-8")
    rows = [line for line in page.splitlines() if line.startswith("| `")]
    expected = [
        f"| `{unit.code}` | {unit.label_vi} | {unit.kind.value} |" for unit in UNITS.values()
    ]
    assert [re.sub(r"(?<=\|) [^|]+ \|$", "", row) for row in rows] == expected


def codes_of_findings() -> Iterator[str]:
    """Give the codes in the source of the relations: hyphened texts that are no key of a table."""
    for found in pkgutil.iter_modules(one_report.__path__, f"{one_report.__name__}."):
        tree = ast.parse(inspect.getsource(importlib.import_module(found.name)))
        tables = (node for node in ast.walk(tree) if isinstance(node, ast.Dict))
        keys = {id(key) for table in tables for key in table.keys}
        for node in ast.walk(tree):
            text = node.value if isinstance(node, ast.Constant) and id(node) not in keys else None
            if isinstance(text, str) and re.fullmatch(r"[a-z]+(-[a-z]+)+", text):
                yield text


def test_table_of_codes_is_that_of_the_source() -> None:
    """Kills: a finding whose code is explained nowhere, and a code that no finding has."""
    page = (DOCS / "how-to" / "check-a-report.md").read_text("utf-8")
    table = page.partition("| relation | codes |")[2]
    listed = [
        code
        for line in table.splitlines()
        for code in re.findall(r"`([a-z-]+)`", line.rpartition(" | ")[2])
        if line.startswith("| ")
    ]
    assert sorted(listed) == sorted(set(codes_of_findings()))
    shown = {
        finding.code
        for name in khuyenhoc.SAMPLE_REPORTS
        for finding in khuyenhoc.reconcile(khuyenhoc.sample_report(name))
    }
    assert shown <= set(listed)


def test_indicator_table_is_that_of_the_code() -> None:
    """Kills: an indicator added or renamed in the code and not on its page."""
    names = {id(value): name for name, value in vars(khuyenhoc).items()}
    expected = [
        f"| `{indicator.code}` | `kh.{names.get(id(indicator), '?')}` | {indicator.label_vi} "
        f"| {indicator.label_en} | {'–' if indicator.unit is None else indicator.unit.code} "
        f"| {indicator.nature.value} | {', '.join(base.code for base in indicator.bases) or '–'} |"
        for indicator in CATALOGUE
    ]
    page = (DOCS / "reference" / "indicators.md").read_text("utf-8")
    printed = [line for line in page.splitlines() if line.startswith("| `")]
    assert printed == expected, "the table should be:\n" + "\n".join(expected)
