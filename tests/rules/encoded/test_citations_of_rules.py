"""Every rule, requirement, item and target says where it stands and how that is known."""

import re
from collections.abc import Iterator
from datetime import date
from typing import Final

import pytest

import khuyenhoc as kh
from khuyenhoc.rules import NotSourced, OnlyFor, Points, PointsAtLeast

NUMBER: Final = re.compile(r"\d+(/\d{4})?/(QĐ|TT)-(KHVN|BGDĐT|TTg)")
CONGRESS: Final = "Đại hội đại biểu toàn quốc Hội Khuyến học Việt Nam lần thứ VI"
URL: Final = re.compile(r"[a-z0-9.-]+\.[a-z]+/\S+")


def citations() -> Iterator[tuple[str, kh.Citation]]:
    for rules in kh.RULE_BOOK:
        yield rules.id, rules.citation
        if rules.in_force_source is not None:
            yield f"{rules.id}: days", rules.in_force_source
        for one in rules.requirements:
            yield f"{rules.id}: {one.id}", one.citation
        for key, asked in rules.asked.items():
            yield f"{rules.id}: {key}", asked.citation
    for target in kh.RULE_BOOK.targets:
        yield f"target: {target}", target.citation
    for title, validity in kh.TITLE_VALIDITY.items():
        for _, rule in validity.entries:
            yield f"validity: {title.value}", rule.citation


def test_everything_is_cited() -> None:
    """Kills: a value without its instrument, evidence or address."""
    found = list(citations())
    assert len(found) > 300
    faults = [
        name
        for name, one in found
        if not (NUMBER.fullmatch(one.instrument) or one.instrument == CONGRESS)
        or type(one.evidence) is not kh.Evidence
        or one.url is None
        or not URL.fullmatch(one.url)
        or one.url.startswith("http")
    ]
    assert faults == []


def test_a_requirement_cites_the_instrument_of_its_rule_set() -> None:
    """Kills: a table copied from one circular to the next with its citations."""
    faults = [
        f"{rules.id}: {one.id}"
        for rules in kh.RULE_BOOK
        for one in (*rules.requirements, *rules.asked.values())
        if one.citation.instrument != rules.citation.instrument
    ]
    assert faults == []


def test_local_practice_is_no_rule() -> None:
    assert kh.Evidence.PRACTICE not in {one.evidence for _, one in citations()}


def test_the_book_has_the_targets_of_the_nation() -> None:
    assert kh.RULE_BOOK.targets == kh.NATIONAL_TARGETS
    assert {one.unit for one in kh.RULE_BOOK.targets} == {None}


INFERRED: Final = [
    rules.id
    for rules in kh.RULE_BOOK
    if rules.in_force_source is not None and rules.in_force_source.evidence is kh.Evidence.INFERENCE
]


@pytest.mark.parametrize("key", INFERRED)
def test_that_days_are_inferred_shows_in_every_assessment(key: str) -> None:
    """Kills: a derived day that looks like one of the text."""
    rules = kh.RULE_BOOK[key]
    period, source = rules.in_force, rules.in_force_source
    assert period is not None
    assert period.start is not None
    assert source is not None
    case = kh.Application(holder="a", title=rules.title, facts={})
    found = kh.assess(case, on=period.start)
    for language, said in (("vi", "suy luận"), ("en", "inference")):
        assert f"{source.place}, {said}" in found.sentence(language)
    assert source in found.weak_evidence


def test_which_days_are_inferred() -> None:
    """All but those of which the first day was seen and no last day is said."""
    assert sorted(INFERRED) == sorted(
        [
            *(
                f"{title}/{number}"
                for title in ("family", "clan", "village-community", "commune-unit")
                for number in (448, 242)
            ),
            "commune-community/44-2014",
            "district-community/25-2023",
            "district-unit/22-2020",
            "province-unit/22-2020",
        ]
    )
    assert [one.id for one in kh.RULE_BOOK if one.in_force is None] == ["citizen/324"]


def test_what_evidence_is_weak_is_named_with_every_requirement() -> None:
    day = date(2024, 6, 1)
    case = kh.Application(holder="a", title=kh.LearningTitle.PROVINCE_UNIT, facts={})
    for finding in kh.assess(case, on=day).walk():
        assert finding.citation.weak
        assert finding.citation.evidence.label_vi in finding.sentence("vi")


def test_labels_are_there_once_and_whole() -> None:
    """Kills: a Vietnamese label with English in it, two spaces, or a stop at its end."""
    labels = [
        label
        for rules in kh.RULE_BOOK
        for one in (*rules.requirements, *rules.asked.values())
        for label in (one.label_vi, one.label_en)
    ]
    assert [one for one in labels if one != " ".join(one.split())] == []
    assert [one for one in labels if one.endswith((".", ",", ";"))] == []
    begun = (one.label_vi[0] for rules in kh.RULE_BOOK for one in rules.requirements)
    assert all(one.isupper() for one in begun)


def test_only_what_is_not_sourced_or_summed_has_no_threshold() -> None:
    """Kills: a share or a number that is asked for without an amount."""
    for rules in kh.RULE_BOOK:
        for one in rules.requirements:
            if getattr(one, "at_least", 0) is None:
                assert isinstance(one, PointsAtLeast), f"{rules.id}: {one.id}"


def test_the_parts_of_points_come_to_no_less_than_their_cap() -> None:
    """Kills: a sum whose items cannot reach it, unless some of them were seen nowhere."""
    for rules in kh.RULE_BOOK:
        for one in rules.asked.values():
            if isinstance(one, Points) and one.items and one.complete and one.cap is not None:
                caps = [item.cap for item in one.items]
                known = [cap for cap in caps if cap is not None]
                assert len(known) < len(caps) or sum(known) == one.cap, f"{rules.id}: {one.id}"


def test_conditions_of_some_holders_say_of_whom() -> None:
    for rules in kh.RULE_BOOK:
        for one in rules.requirements:
            if isinstance(one, OnlyFor):
                assert one.when.id.startswith("is-"), f"{rules.id}: {one.id}"
                assert not isinstance(one.when, NotSourced)
