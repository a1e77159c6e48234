"""The days with rules that a title names are those of its rule sets."""

from typing import Final

import pytest

import khuyenhoc as kh

DATED: Final = [
    title
    for title in kh.LearningTitle
    if any(one.title is title and one.in_force is not None for one in kh.RULE_BOOK)
]


def days_and_sources(title: kh.LearningTitle) -> list[tuple[kh.Period, kh.Citation]]:
    return [
        (one.in_force, one.in_force_source)
        for one in kh.RULE_BOOK
        if one.title is title and one.in_force is not None and one.in_force_source is not None
    ]


def test_a_title_has_days_where_its_rules_have_them_and_nowhere_else() -> None:
    """Kills: a title said to lack the days that its rule sets have."""
    assert [title for title in kh.LearningTitle if title.period is not None] == DATED
    assert len(DATED) == 9


@pytest.mark.parametrize("title", DATED)
def test_the_days_of_a_title_are_from_its_first_rules_to_its_last(title: kh.LearningTitle) -> None:
    """Kills: the start of the second rule set; an end while rules are in force, or none after."""
    assert title.period is not None
    dated = [days for days, _ in days_and_sources(title)]
    assert title.period.start == min(days.start for days in dated if days.start is not None)
    ends = [days.end for days in dated if days.end is not None]
    assert title.period.end == (max(ends) if len(ends) == len(dated) else None)


@pytest.mark.parametrize("title", DATED)
def test_the_days_of_a_title_rest_on_what_its_first_rules_cite(title: kh.LearningTitle) -> None:
    """Kills: one day with two sources; an inferred first day that the title says was seen."""
    source = title.period_source
    assert source is not None
    _, first = min(days_and_sources(title), key=lambda one: str(one[0].start))
    assert first.instrument == source.instrument
    assert first.place.startswith(source.place)
    if first.evidence is not source.evidence:
        # Their first day was seen, and only their last is inferred.
        assert title in {kh.LearningTitle.DISTRICT_UNIT, kh.LearningTitle.PROVINCE_UNIT}
        assert source.evidence is kh.Evidence.SECONDARY


@pytest.mark.parametrize("title", DATED)
def test_a_title_given_before_its_first_rules_is_outside_them(title: kh.LearningTitle) -> None:
    """Kills: a learning family of 2010 that nobody doubts."""
    assert title.period is not None
    assert title.period.start is not None
    for day in (title.period.start.replace(year=2010), title.period.start):
        given = kh.Recognition(holder="x", title=title, unit="u", decided_on=day)
        codes = [one.code for one in kh.check_recognitions([given])]
        assert codes == (["outside-its-rules"] if day.year == 2010 else [])
