"""The changelog has every rule set of the book: instrument, days and whether it can grade."""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

import khuyenhoc as kh
from khuyenhoc.rules import NotSourced, Requirement, SameAs
from khuyenhoc.rules.funds.decrees import DECREE_OF_2019, DECREE_OF_2026, Decree
from khuyenhoc.rules.requirements.requirement import walk

CHANGELOG: Final = Path(__file__).parents[3] / "CHANGELOG.md"
A_DAY: Final = "%d/%m/%Y"


def entries() -> list[str]:
    """Give the lines under the headings "Rules" of all versions."""
    sections = CHANGELOG.read_text("utf-8").split("\n### Rules\n")[1:]
    return [
        line
        for section in sections
        for line in section.partition("\n#")[0].splitlines()
        if line.startswith("- ")
    ]


def entry_of(key: str) -> str:
    return "\n".join(line for line in entries() if line.startswith(f"- `{key}` "))


def days_of(rules: kh.RuleSet | Decree) -> str:
    if rules.in_force is None:
        return "days from the one that whoever applies it states"
    first, last = rules.in_force.start, rules.in_force.last_day
    said = "days from " + ("" if first is None else first.strftime(A_DAY))
    return said if last is None else f"{said} to {last.strftime(A_DAY)}"


def all_of(requirement: Requirement) -> Iterator[Requirement]:
    """Give a requirement and its parts, those of the articles that it refers to as well."""
    for one in walk(requirement):
        yield one
        if isinstance(one, SameAs):
            yield from all_of(kh.RULE_BOOK[one.rule_set][one.requirement])


def can_grade(rules: kh.RuleSet) -> bool:
    """Whether some level lacks no source."""
    return any(
        not any(
            isinstance(one, NotSourced) or getattr(one, "at_least", 0) is None
            for one in all_of(level.requirement)
        )
        for level in rules.levels
    )


@pytest.mark.parametrize("rules", [*kh.RULE_BOOK], ids=lambda rules: rules.id)
def test_every_rule_set_is_in_the_changelog(rules: kh.RuleSet) -> None:
    """Kills: a rule set that was added, or given other days, without a word under "Rules"."""
    said = entry_of(rules.id)
    assert said.startswith(f"- `{rules.id}` ({rules.citation.instrument}), {days_of(rules)}"), said


@pytest.mark.parametrize("rules", [*kh.RULE_BOOK], ids=lambda rules: rules.id)
def test_the_changelog_says_which_rule_sets_refuse_to_grade(rules: kh.RuleSet) -> None:
    """Kills: a rule set that is said to grade and lacks a threshold, and the other way round."""
    assert ("refuses to grade" in entry_of(rules.id)) is not can_grade(rules)


def test_the_changelog_has_every_instrument_and_year_of_the_targets() -> None:
    """Kills: a target of another instrument without a word under "Rules"."""
    said = entry_of("NATIONAL_TARGETS")
    asked = {part for one in kh.NATIONAL_TARGETS for part in (one.citation.instrument, str(one.by))}
    asked -= {"Đại hội đại biểu toàn quốc Hội Khuyến học Việt Nam lần thứ VI"}
    assert sorted(part for part in asked if part not in said) == []
    assert "sixth congress" in said


#: Each rule for funds, once for each decree that says something of it.
OF_FUNDS: Final = (
    ("fund/management-cost", DECREE_OF_2019),
    ("fund/management-cost", DECREE_OF_2026),
    ("fund/minimum-capital", DECREE_OF_2019),
    ("fund/minimum-capital", DECREE_OF_2026),
    ("fund/founding-cash", DECREE_OF_2026),
    ("fund/disclosure", DECREE_OF_2019),
    ("fund/disclosure", DECREE_OF_2026),
    ("fund/endowment-payout", DECREE_OF_2026),
)


@pytest.mark.parametrize(("key", "decree"), OF_FUNDS)
def test_every_rule_for_funds_is_in_the_changelog(key: str, decree: Decree) -> None:
    """Kills: a rule for funds of another decree, or with other days, without a word."""
    said = f"- `{key}` ({decree.instrument}), {days_of(decree)}"
    assert any(line.startswith(said) for line in entries()), said


def test_the_changelog_names_no_rule_that_there_is_not() -> None:
    """Kills: a rule that was removed or renamed without a word."""
    named = [line.split("`")[1] for line in entries() if line.startswith("- `")]
    known = [*(rules.id for rules in kh.RULE_BOOK), *(key for key, _ in OF_FUNDS)]
    assert sorted(named) == sorted([*known, "NATIONAL_TARGETS"])
