"""The tables of the page on titles are those of the code."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Final

import pytest

import khuyenhoc as kh

PAGE: Final = Path(__file__).parents[2] / "docs" / "reference" / "titles.md"


def rows_of_titles() -> Iterator[str]:
    for title in kh.LearningTitle:
        registered = "–" if title.registered is None else f"`{title.registered.code}`"
        cells = [
            f"`{title.value}`",
            title.label("vi"),
            title.holder.label("en"),
            "–" if title.tier is None else title.tier.label("en"),
            "–" if title.rule_maker is None else title.rule_maker.label("en"),
            f"`{title.achieved.code}`",
            registered,
            f"`{title.all_holders.code}`",
            "–" if title.period is None else str(title.period),
        ]
        yield f"| {' | '.join(cells)} |"


def rows_of_validity() -> Iterator[str]:
    for title, dated in kh.TITLE_VALIDITY_IN_PRACTICE.items():
        for period, rule in dated.entries:
            holds = f"{rule.years_after} years after that of the decision"
            wait = f"{rule.upgrade_after} year"
            cells = [
                f"`{title.value}`",
                str(period),
                "the period it is given for" if rule.years_after is None else holds,
                "–" if rule.upgrade_after is None else wait,
                f"{rule.citation.instrument}, {rule.citation.evidence.label_en}",
            ]
            yield f"| {' | '.join(cells)} |"


def rows_of_targets() -> Iterator[str]:
    for target in kh.NATIONAL_TARGETS:
        cells = [
            target.citation.instrument,
            str(target.by),
            target.indicator.label("en"),
            target.of.label("en"),
            f"{target.share * 100}%",
            "all" if target.area is None else target.area.label("en"),
            target.citation.evidence.label_en,
        ]
        yield f"| {' | '.join(cells)} |"


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("| code | label |", rows_of_titles),
        ("| titles | decided |", rows_of_validity),
        ("| instrument | by |", rows_of_targets),
    ],
    ids=["titles", "validity", "targets"],
)
def test_the_table_on_the_page_is_that_of_the_code(
    head: str, rows: Callable[[], Iterator[str]]
) -> None:
    """Kills: a title, a validity or a target that was changed in the code and not on its page."""
    table = PAGE.read_text("utf-8").partition(head)[2].splitlines()[2:]
    printed = table[: next((n for n, line in enumerate(table) if not line.startswith("|")), None)]
    expected = [*rows()]
    assert expected
    assert printed == expected, "the table should be:\n" + "\n".join(expected)
