"""Strategies for rule sets, and for the local decisions that complete them."""

from fractions import Fraction
from itertools import count
from typing import Final

from attrs import evolve
from hypothesis import strategies as st

from khuyenhoc.models.indicators import COMMUNITIES, LEARNING_COMMUNITIES
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.models.target import AreaClass, Target
from khuyenhoc.rules.books.local_decision import LocalDecision
from khuyenhoc.rules.books.rule_set import Level, RuleSet
from khuyenhoc.rules.requirements.conditions import (
    CountAtLeast,
    NotSourced,
    PointsAtLeast,
    ShareAtLeast,
)
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.threshold import Threshold
from khuyenhoc.testing.dates import days, periods
from khuyenhoc.testing.requirements import citations_of_rules, requirement, stated, thresholds

__all__ = ["local_decisions", "rule_sets"]

#: From the highest to the lowest, as rules have them.
_GRADES: Final = (
    (None,),
    (TitleGrade.HIGHEST,),
    (TitleGrade.LEVEL_2, TitleGrade.LEVEL_1),
    (TitleGrade.GOOD, TitleGrade.FAIR, TitleGrade.AVERAGE),
)


@st.composite
def rule_sets(draw: st.DrawFn, *, title: LearningTitle | None = None) -> RuleSet:
    """Make rule sets of the nation for a ``title`` or any, without grades or with some.

    Some have no known first day. No id stands for two requirements.

    >>> from hypothesis import given
    >>> @given(rule_sets())
    ... def test_every_requirement_is_found_by_its_id(rule_set: RuleSet) -> None:
    ...     assert all(rule_set[one.id].id == one.id for one in rule_set.requirements)
    >>> test_every_requirement_is_found_by_its_id()
    """
    ids = count(1)
    in_force = draw(st.none() | periods())
    return RuleSet(
        id=draw(st.sampled_from(("made-up/1", "made-up/2"))),
        title=draw(st.sampled_from(LearningTitle)) if title is None else title,
        citation=draw(citations_of_rules()),
        in_force=in_force,
        in_force_source=None if in_force is None else draw(citations_of_rules()),
        applies_to=draw(st.none() | periods()),
        levels=tuple(
            Level(grade=grade, requirement=requirement(draw, ids, 2))
            for grade in draw(st.sampled_from(_GRADES))
        ),
    )


@st.composite
def local_decisions(
    draw: st.DrawFn, frame: RuleSet, *, place: str = "made-up-province"
) -> LocalDecision:
    """Make decisions by which a place completes ``frame``: they fill some of what it leaves open.

    On some day they are in force with it, and what they ask for can be reached.

    >>> from hypothesis import given
    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> @given(local_decisions(RULE_BOOK["family/448"]))
    ... def test_the_frame_is_completed(decision: LocalDecision) -> None:
    ...     assert decision.complete(RULE_BOOK["family/448"]).place == "made-up-province"
    >>> test_the_frame_is_completed()
    """
    within = frame.in_force or draw(periods())
    known = [day for day in (within.start, within.last_day) if day is not None]
    first_day = draw(days(known[0], known[-1]))
    caps = {
        one.id: draw(st.integers(1, 100))
        for one in frame.asked.values()
        if isinstance(one, Points) and one.cap is None and draw(st.booleans())
    }
    decision = LocalDecision(
        citation=draw(citations_of_rules()),
        place=place,
        in_force=draw(periods(st.just(first_day))),
        applies_to=draw(st.none() | periods()),
        completes=frame.id,
        caps=caps,
        criteria={
            one.id: stated(draw, one.id)
            for one in frame.requirements
            if isinstance(one, NotSourced) and draw(st.booleans())
        },
        extra=tuple(stated(draw, f"extra-{index}") for index in range(draw(st.integers(0, 2)))),
        targets=draw(_targets(place)),
    )
    filled: dict[str, Threshold] = {}
    for one in decision.complete(frame).requirements:  # its caps say how many points there can be
        if (
            isinstance(one, PointsAtLeast | ShareAtLeast | CountAtLeast)
            and one.at_least is None
            and draw(st.booleans())
        ):
            filled[one.id] = draw(thresholds(one))
    return evolve(decision, thresholds=filled)


def _targets(place: str) -> st.SearchStrategy[tuple[Target, ...]]:
    target = st.builds(
        Target,
        indicator=st.just(LEARNING_COMMUNITIES),
        of=st.just(COMMUNITIES),
        share=st.fractions(Fraction(1, 100), 1, max_denominator=100),
        by=st.integers(2016, 2030),
        area=st.none() | st.sampled_from(AreaClass),
        unit=st.just(place),
        citation=citations_of_rules(),
    )
    return st.tuples() | st.tuples(target)
