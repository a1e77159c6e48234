"""The tables of the page on rules are those of the code."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import khuyenhoc as kh
from khuyenhoc.rules import (
    AllOf,
    AnyOf,
    CountAtLeast,
    HasTitle,
    Level,
    NotSourced,
    OnlyFor,
    Points,
    PointsAtLeast,
    Requirement,
    SameAs,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.rules.assessments.wording import threshold_in_words
from khuyenhoc.rules.requirements.requirement import walk

PAGE: Final = Path(__file__).parents[2] / "docs" / "reference" / "rules.md"
HEADING: Final = "## The rule sets"
NO_SOURCE: Final = "no source"
HEAD: Final = (
    "| id | what | asked for | grade | place | evidence | source |",
    "| --- | --- | --- | --- | --- | --- | --- |",
)


#: The number of each address below the table of a rule set.
Sources = Mapping[str | None, int]


def tables() -> Iterator[str]:
    yield from (
        "| rule set | title | in force | days known from | grades | not sourced |",
        "| --- | --- | --- | --- | --- | --- |",
    )
    for rules in kh.RULE_BOOK:
        days = rules.in_force_source
        cells = [
            f"`{rules.id}`",
            f"`{rules.title.value}`",
            "–" if rules.in_force is None else str(rules.in_force),
            "–" if days is None else days.evidence.label_en,
            grades(rules),
            "; ".join(not_sourced(rules)) or "–",
        ]
        yield row(cells)
    for rules in kh.RULE_BOOK:
        sources = sources_of(rules)
        cited, days = rules.citation, rules.in_force_source
        yield from ("", f"### {rules.id}", "")
        said = f"{rules.title.label('vi')}, {in_words(cited, sources)}."
        if days is not None and days != cited:
            said += f" Days in force: {in_words(days, sources)}."
        yield from (said, "", *HEAD)
        yield from dict.fromkeys(rows_of(rules, sources))
        yield from ("", "Sources:", "")
        yield from (f"{number}. `{url}`" for url, number in sources.items())


def in_words(cited: kh.Citation, sources: Sources) -> str:
    where = f", {cited.place}" if cited.place else ""
    return f"{cited.instrument}{where} ({cited.evidence.label_en}; source {sources[cited.url]})"


def citations_of(rules: kh.RuleSet) -> Iterator[kh.Citation]:
    """Give all that a rule set rests on, in the order in which its page has it."""
    yield rules.citation
    if rules.in_force_source is not None:
        yield rules.in_force_source
    for one in rules.requirements:
        yield one.citation
        if isinstance(one, PointsAtLeast):
            yield from (item.citation for item in one.points.walk())


def sources_of(rules: kh.RuleSet) -> Sources:
    urls = dict.fromkeys(cited.url for cited in citations_of(rules))
    return {url: number for number, url in enumerate(urls, start=1)}


def grades(rules: kh.RuleSet) -> str:
    return ", ".join(grade_of(level) for level in rules.levels)


def grade_of(level: Level) -> str:
    return "–" if level.grade is None else level.grade.label("en")


def not_sourced(rules: kh.RuleSet) -> Iterator[str]:
    """Name what no source tells, in the articles that are referred to as well."""
    if rules.in_force is None:
        yield "its first day"
    named = [*all_asked_of(rules), *all_asked_of(rules, referred=True)]
    points = {key: one for key, one in rules.asked.items() if isinstance(one, Points)}
    others = [f"other items of {key}" for key, one in points.items() if not one.complete]
    kinds = {
        "content": [key for key, one in named if isinstance(one, NotSourced)] + others,
        "threshold": [key for key, one in named if getattr(one, "at_least", 0) is None],
        "most points": [key for key, one in points.items() if one.cap is None],
    }
    for kind, keys in kinds.items():
        if keys:
            yield f"{kind}: {', '.join(dict.fromkeys(keys))}"


def all_asked_of(rules: kh.RuleSet, *, referred: bool = False) -> Iterator[tuple[str, Requirement]]:
    for one in rules.requirements:
        if not referred:
            yield one.id, one
        elif isinstance(one, SameAs):
            there = kh.RULE_BOOK[one.rule_set][one.requirement]
            for part in walk(there):
                yield f"{part.id} of {one.rule_set}", part


def rows_of(rules: kh.RuleSet, sources: Sources) -> Iterator[str]:
    by_row: dict[tuple[str, ...], list[str]] = {}
    for level in rules.levels:
        for cells in cells_of(level.requirement, sources):
            by_row.setdefault(cells, []).append(grade_of(level))
    every = [grade_of(level) for level in rules.levels]
    for (key, label, asked, *source), grade in by_row.items():
        at = "all" if len(every) > 1 and grade == every else ", ".join(dict.fromkeys(grade))
        yield row([key, label, asked, at, *source])


def cells_of(
    one: Requirement, sources: Sources, only: str = "", known: frozenset[str] = frozenset()
) -> Iterator[tuple[str, ...]]:
    if isinstance(one, OnlyFor):
        yield from cells_of(one.when, sources)
        yield from cells_of(one.part, sources, f", only if `{one.when.id}`")
        return
    yield cells(one, asked_for(one) + only, sources)
    if isinstance(one, AllOf | AnyOf):
        with_floor = frozenset(part.id for part in one.parts if isinstance(part, PointsAtLeast))
        for part in one.parts:
            yield from cells_of(part, sources, known=with_floor)
    if isinstance(one, PointsAtLeast):
        for item in one.points.walk():
            if item is not one.points and item.id not in known:
                yield cells(item, points_of(item), sources)


def cells(one: Requirement | Points, asked: str, sources: Sources) -> tuple[str, ...]:
    cited = one.citation
    also = (one.points.citation,) if isinstance(one, PointsAtLeast) else ()
    numbers = dict.fromkeys(str(sources[each.url]) for each in (cited, *also))
    place, evidence = cited.place or "–", cited.evidence.label_en
    return (f"`{one.id}`", one.label_en, asked, place, evidence, ", ".join(numbers))


def points_of(points: Points) -> str:
    most = "points" if points.cap is None else f"up to {points.cap} points"
    return most if points.complete else f"{most}; other items: {NO_SOURCE}"


def asked_for(one: Requirement) -> str:
    if isinstance(one, PointsAtLeast | ShareAtLeast | CountAtLeast):
        return amount_of(one)
    match one:
        case Stated():
            return "that it is so" if not one.id.startswith("is-") else "whether it is so"
        case HasTitle():
            grade = "" if one.grade is None else f", {one.grade.label('en')}"
            held = ", if it was given at all" if one.if_held else ""
            return f"`{one.title.value}`{grade}, for {one.for_years} year{held}"
        case SameAs():
            return f"as `{one.requirement}` of `{one.rule_set}`"
        case AllOf() | AnyOf():
            how = "all" if isinstance(one, AllOf) else "one"
            return f"{how} of " + ", ".join(f"`{part.id}`" for part in one.parts)
        case _:
            return NO_SOURCE


def amount_of(one: PointsAtLeast | ShareAtLeast | CountAtLeast) -> str:
    if one.at_least is None:
        return NO_SOURCE
    said = threshold_in_words(one, one.at_least, "en")
    match one:
        case PointsAtLeast():
            return said if one.points.cap is None else f"{said} of {one.points.cap}"
        case ShareAtLeast():
            return f"{said} of {one.of.label('en')}"
        case CountAtLeast():
            return said if one.unit is None else f"{said} `{one.unit.code}`"


def row(cells: list[str]) -> str:
    return f"| {' | '.join(cells)} |"


def test_the_tables_on_the_page_are_those_of_the_code() -> None:
    """Kills: a requirement that was changed in the code and not on its page."""
    section = PAGE.read_text("utf-8").partition(f"{HEADING}\n")[2].partition("\n## ")[0]
    printed = section[section.index("| rule set |") :].rstrip("\n").splitlines()
    expected = [*tables()]
    assert printed == expected, "the tables should be:\n" + "\n".join(expected)


def test_the_tables_have_every_requirement_of_every_rule_set() -> None:
    """Kills: a kind of requirement that the page passes over."""
    page = "\n".join(tables())
    for rules in kh.RULE_BOOK:
        table = page.partition(f"### {rules.id}\n")[2].partition("\n### ")[0]
        ids = {one.id for one in rules.requirements} | set(rules.asked)
        assert [key for key in ids if f"`{key}`" not in table] == []


def test_every_address_is_below_its_table_once() -> None:
    """Kills: a value whose source the page does not name; numbers that lead nowhere."""
    page = PAGE.read_text("utf-8")
    for rules in kh.RULE_BOOK:
        section = page.partition(f"### {rules.id}\n")[2].partition("\n### ")[0]
        listed = re.findall(r"^(\d+)\. `(.+)`$", section, re.MULTILINE)
        assert {url for _, url in listed} == {one.url for one in citations_of(rules)}
        table = [line for line in section.splitlines() if line.startswith("| `")]
        last = ", ".join(line.split(" | ")[-1].strip(" |") for line in table)
        used = set(last.split(", ")) | set(re.findall(r"; source (\d+)\)", section))
        assert sorted(used) == sorted(number for number, _ in listed)
