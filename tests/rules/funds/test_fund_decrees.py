"""What is encoded of the decrees on funds: all of it cited, and the page lists all of it."""

import re
from collections.abc import Iterator
from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Final

import khuyenhoc as kh
from khuyenhoc.rules.funds import decrees
from khuyenhoc.text.printed_numbers import format_number_vi

PAGE: Final = Path(__file__).parents[3] / "docs" / "reference" / "fund-rules.md"
NUMBER: Final = re.compile(r"\d+/\d{4}/NĐ-CP")
URL: Final = re.compile(r"[a-z0-9.-]+\.[a-z]+/\S+")


def citations() -> Iterator[kh.Citation]:
    """Give each citation of the module of the decrees, also those within its tables."""
    for value in vars(decrees).values():
        if isinstance(value, kh.Citation):
            yield value
        elif isinstance(value, decrees.Decree):
            yield value.in_force_source
    yield from (capital.citation for capital in decrees.CAPITAL.values())


def test_everything_is_cited() -> None:
    """Kills: a value without its instrument, evidence or address."""
    found = list(citations())
    assert len(found) == 11
    for one in found:
        assert NUMBER.fullmatch(one.instrument)
        assert one.url is not None
        assert URL.fullmatch(one.url)
        assert not one.url.startswith("http")
        assert one.evidence in (
            kh.Evidence.PRIMARY,
            kh.Evidence.SECONDARY,
            kh.Evidence.INFERENCE,
        )


def test_only_the_article_itself_was_seen() -> None:
    """Kills: a newspaper taken for the text of the decree."""
    primary = [one for one in citations() if not one.weak]
    assert [(one.instrument, one.place) for one in primary] == [("93/2019/NĐ-CP", "điều 37")]


def test_the_decrees_cite_themselves_and_meet() -> None:
    """Kills: a day under both or neither; a table under the other decree's citation."""
    first, second = decrees.DECREE_OF_2019, decrees.DECREE_OF_2026
    assert first.in_force.end == second.in_force.start == date(2026, 3, 1)
    for decree in (first, second):
        assert decree.in_force_source.instrument == decree.instrument
        assert decrees.CAPITAL[decree.instrument].citation.instrument == decree.instrument


ENCODED: Final = (
    ("fund/management-cost", decrees.DECREE_OF_2019, decrees.COST_OF_2019, decrees.COST_SHARE),
    ("fund/management-cost", decrees.DECREE_OF_2026, decrees.COST_OF_2026, None),
    ("fund/founding-cash", decrees.DECREE_OF_2026, decrees.CASH_OF_2026, decrees.CASH_SHARE),
    ("fund/disclosure", decrees.DECREE_OF_2019, decrees.DISCLOSURE_OF_2019, None),
    ("fund/disclosure", decrees.DECREE_OF_2026, decrees.DISCLOSURE_OF_2026, date(2026, 3, 31)),
    ("fund/endowment-payout", decrees.DECREE_OF_2026, decrees.PAYOUT_OF_2026, decrees.PAYOUT_SHARE),
)


def asked(value: Fraction | date | None) -> str:
    if value is None:
        return "not sourced"
    if isinstance(value, Fraction):
        return f"{format_number_vi(value * 100)}%"
    return f"{value.day} March"


def rows() -> Iterator[str]:
    for rule, decree, citation, value in ENCODED:
        yield (
            f"| `{rule}` | {citation.instrument} | {decree.in_force} | "
            f"{decree.in_force_source.evidence.label_en} | {asked(value)} | "
            f"{citation.evidence.label_en} | {citation.url} |"
        )


def capital_rows() -> Iterator[str]:
    for instrument, capital in decrees.CAPITAL.items():
        for name, table in (
            ("none", capital.without_foreigners),
            ("some", capital.with_foreigners),
        ):
            amounts = [
                "not sourced" if tier not in table else f"{table[tier].amount:,} đồng"
                for tier in (kh.Tier.NATION, kh.Tier.PROVINCE, kh.Tier.DISTRICT, kh.Tier.COMMUNE)
            ]
            yield f"| {instrument} | {name} | {' | '.join(amounts)} |"


def test_the_page_has_every_value_with_its_source() -> None:
    """Kills: a value that is changed in the code alone, or on the page alone."""
    lines = PAGE.read_text("utf-8").splitlines()
    printed = [line for line in lines if line.startswith("| `fund/")]
    assert printed == [*rows()], "the table should be:\n" + "\n".join(rows())
    printed = [line for line in lines if line.startswith(("| 93/", "| 03/"))]
    assert printed == [*capital_rows()], "the table should be:\n" + "\n".join(capital_rows())
    text = PAGE.read_text("utf-8")
    assert all(one.url in text for one in citations() if one.url is not None)


def test_the_page_explains_what_can_be_missing() -> None:
    text = PAGE.read_text("utf-8")
    assert [one.value for one in kh.FundMissing if f"| `{one.value}` |" not in text] == []
