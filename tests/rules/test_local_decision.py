"""A province completes the national frame, and only what the frame leaves open."""

from datetime import date
from fractions import Fraction
from typing import Any, Final

import pytest
from attrs import evolve
from strategies import (
    DAY,
    FAIR,
    GOOD,
    MET,
    NOT_MET,
    SOURCE,
    UNKNOWN,
    all_of,
    any_of,
    application,
    book,
    count,
    cut_off,
    level,
    not_sourced,
    only_for,
    points,
    rules,
    share,
    stated,
)

import khuyenhoc as kh
from khuyenhoc.rules import ByArea

DECIDED: Final = kh.Citation(instrument="12/QĐ-UBND", evidence=kh.Evidence.PRIMARY)
TOTAL: Final = points("t", None, points("1", 10), points("2", None))
YEARS: Final = kh.Period.years(2020, 2024)
FRAME: Final = rules(
    level(
        GOOD,
        all_of(
            "top",
            cut_off(TOTAL, None),
            any_of("or", share("s", None), not_sourced("lost")),
            only_for("school", count("n", None)),
            share("set"),
        ),
    ),
    level(FAIR, cut_off(TOTAL, None)),
    key="frame",
    in_force=YEARS,
)
BOOK: Final = book(FRAME)


def decision(**more: Any) -> kh.LocalDecision:
    common = {"citation": DECIDED, "place": "tinh-a", "in_force": kh.Period(date(2023, 1, 1))}
    return kh.LocalDecision(**{**common, "completes": "frame", **more})


def test_it_fills_what_the_frame_leaves_open_and_says_so() -> None:
    """Kills: what the frame sets changed; a threshold cited from the frame; one level alone."""
    full = decision(
        thresholds={"t": ByArea(general=15, difficult=12), "s": Fraction(1, 2), "n": 3},
        caps={"2": 20},
        criteria={"lost": stated("lost")},
        extra=(stated("more"),),
        applies_to=kh.Period.year(2023),
    ).complete(FRAME)
    assert full.id == "frame@tinh-a:12/QĐ-UBND 2023-01-01 (2023-01-01 to 2023-12-31)"
    assert (full.place, full.completes) == ("tinh-a", "frame")
    assert full.in_force == kh.Period(date(2023, 1, 1), date(2025, 1, 1))
    assert (full.in_force_source, full.decision, full.citation) == (DECIDED, DECIDED, SOURCE)
    assert full.applies_to == kh.Period.year(2023)
    asked: dict[str, Any] = {one.id: one for one in full.requirements}
    assert [asked[key].at_least for key in ("t", "s", "n", "set")] == [
        ByArea(general=15, difficult=12),
        Fraction(1, 2),
        3,
        Fraction(9, 10),
    ]
    assert {key: asked[key].citation for key in ("t", "s", "set")} == {
        "t": DECIDED,
        "s": DECIDED,
        "set": SOURCE,
    }
    assert asked["t"].points.limit == 30
    assert asked["t"].points.items[1].citation == DECIDED
    assert asked["lost"] == stated("lost")
    assert [one.requirement.id for one in full.levels] == ["top+", "t+"]
    assert all(one.requirement.parts[1] == stated("more") for one in full.levels)  # type: ignore[union-attr]
    assert kh.check_rules(kh.RuleBook((FRAME, full))) == ()


def test_without_more_the_frame_stays_as_it_is() -> None:
    full = decision().complete(evolve(FRAME, in_force=None, in_force_source=None))
    assert full.levels == FRAME.levels
    assert (full.in_force, full.applies_to) == (kh.Period(date(2023, 1, 1)), None)


def test_the_case_of_another_province_stays_open() -> None:
    """Kills: the decision of one province applied to the rest."""
    frame = rules(share("s", None), key="frame")
    held = book(frame).with_decisions(decision(thresholds={"s": Fraction(1, 2)}))
    facts = {"s": kh.Bounds.exactly(Fraction(1, 3))}
    found = {
        place: kh.assess(application(facts, place=place), on=DAY, book=held)
        for place in ("tinh-a", "tinh-b")
    }
    assert [one.verdict for one in found.values()] == [NOT_MET, UNKNOWN]
    assert (found["tinh-a"].elsewhere, found["tinh-b"].elsewhere) == ((), ("tinh-a",))
    assert "There are decisions of tinh-a; none is for tinh-b" in found["tinh-b"].sentence("en")
    before = kh.assess(application(facts, place="tinh-a"), on=date(2022, 12, 31), book=held)
    assert before.verdict is UNKNOWN
    open_ = held.with_decisions(decision(place="tinh-b", thresholds={"s": Fraction(1, 4)}))
    again = kh.assess(application(facts, place="tinh-b"), on=DAY, book=open_)
    assert (again.verdict, len(open_.decisions)) == (MET, 2)


def test_every_misfit_is_reported_in_one_pass() -> None:
    """Kills: the first problem alone; a value of no use that is dropped in silence."""
    wrong = decision(
        completes="other",
        in_force=kh.Period(date(2025, 1, 1)),
        thresholds={"t": 41, "s": Fraction(3, 2), "set": Fraction(1, 2), "q": 1, "n": -1},
        caps={"2": 0, "1": 5},
        criteria={"lost": stated("found"), "s": stated("s")},
        extra=(stated("set"), stated("1"), stated("new")),
    )
    with pytest.raises(kh.StructuringError) as caught:
        wrong.complete(FRAME)
    number = "an int or a Fraction of at least 0, or two of them ByArea"
    part = "a Fraction above 0 and at most 1, such as Fraction(90, 100), or two of them ByArea"
    head, *said = str(caught.value).splitlines()
    assert head == f"decision 12/QĐ-UBND: {len(said)} problems"
    assert said.pop().startswith(
        "  criteria['s']: expected what frame leaves open: lost, got Stated(id='s', "
    )
    assert said == [
        "  completes: expected frame, the frame it is put into, got 'other'",
        (
            "  in_force: expected days on which the frame is in force, 2020-01-01 to 2024-12-31, "
            "got 'from 2025-01-01'"
        ),
        "  extra[0].id: expected an id that stands for nothing else, got 'set'",
        "  extra[1].id: expected an id that stands for nothing else, got '1'",
        "  caps['2']: expected a whole number of at least 1, got 0",
        f"  thresholds['s']: expected {part}, got Fraction(3, 2)",
        "  criteria['lost'].id: expected 'lost', as the frame has it, got 'found'",
        f"  thresholds['n']: expected {number}, got -1",
        "  thresholds['q']: expected what frame leaves open: t, s, n, got 1",
        "  thresholds['set']: expected what frame leaves open: t, s, n, got Fraction(1, 2)",
        "  caps['1']: expected what frame leaves open: t, 2, got 5",
    ]


@pytest.mark.parametrize("at_least", [31, ByArea(general=30, difficult=31)])
def test_a_cut_off_above_all_points_is_refused(at_least: Any) -> None:
    """Kills: the cap of the frame, which is not known, for that of the decision."""
    with pytest.raises(kh.StructuringError) as caught:
        decision(thresholds={"t": at_least}, caps={"2": 20}).complete(FRAME)
    assert [str(one) for one in caught.value.problems] == [
        f"thresholds['t']: expected at most 30, all there are, got {at_least!r}"
    ]
    decision(thresholds={"t": 30}, caps={"2": 20}).complete(FRAME)


def test_a_frame_that_leaves_nothing_open_says_so() -> None:
    closed = rules(share("s"), key="frame")
    wrong = decision(thresholds={"s": Fraction(1, 2)}, caps={"1": 5}, criteria={"2": stated("2")})
    with pytest.raises(kh.StructuringError) as caught:
        wrong.complete(closed)
    assert {one.expected for one in caught.value.problems} == {"nothing, frame leaves none open"}
    assert len(caught.value.problems) == 3


def test_a_book_tells_which_decision_has_which_misfit() -> None:
    """Kills: problems of several decisions that cannot be told apart."""
    with pytest.raises(kh.StructuringError) as caught:
        BOOK.with_decisions(
            decision(),
            decision(completes="nowhere"),
            decision(thresholds={"q": 1}),
            decision(completes=None),
        )
    assert str(caught.value).splitlines() == [
        "local decisions: 2 problems",
        "  decisions[1].completes: expected one of frame, got 'nowhere'",
        "  decisions[2].thresholds['q']: expected what frame leaves open: t, s, n, got 1",
    ]
    with pytest.raises(kh.InvalidValueError) as refused:
        BOOK.with_decisions(decision(), "12/QĐ-UBND")  # type: ignore[arg-type]
    assert str(refused.value) == (
        "RuleBook.with_decisions: expected a LocalDecision, got '12/QĐ-UBND'"
    )


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"place": None}, "place: expected a text that is not blank, got None"),
        ({"in_force": 2023}, "in_force: expected a value of Period, got 2023"),
        ({"thresholds": [5]}, "thresholds: expected a mapping by the ids of requirements, got [5]"),
        ({"caps": {1: 5}}, "caps: expected the id of a requirement, a text, got 1"),
        ({"criteria": {"x": 5}}, "criteria['x']: expected a requirement: points, a share"),
        ({"extra": [5]}, "extra: expected a tuple of requirements, got [5]"),
        ({"extra": (5,)}, "extra[0]: expected a requirement: points, a share, a number"),
        ({"targets": (5,)}, "targets[0]: expected a value of Target, got 5"),
        (
            {"completes": None, "caps": {"1": 5}},
            (
                "completes: expected the id of the rule set that its thresholds and criteria are "
                "for, got None"
            ),
        ),
        ({"completes": None, "extra": (stated(),)}, "completes: expected the id of the rule set"),
    ],
)
def test_what_cannot_be_is_refused(changes: dict[str, Any], said: str) -> None:
    with pytest.raises(kh.InvalidValueError) as caught:
        decision(**changes)
    assert str(caught.value).startswith(f"LocalDecision.{said}")


def test_what_was_decided_is_the_decision_s_own() -> None:
    """Kills: a dictionary that the caller goes on changing."""
    thresholds: dict[str, Any] = {"s": Fraction(1, 2)}
    one = decision(thresholds=thresholds)
    thresholds["s"] = Fraction(1, 3)
    assert one.thresholds == {"s": Fraction(1, 2)}


def test_that_the_days_of_the_frame_are_not_sure_goes_on_to_be_said() -> None:
    """Kills: an inferred last day that a province's decision hides."""
    inferred = kh.Citation(instrument="5/QĐ", place="suy ra", evidence=kh.Evidence.INFERENCE)
    frame = evolve(FRAME, in_force_source=inferred)
    full = decision(thresholds={"t": 15, "s": Fraction(1, 2), "n": 3}).complete(frame)
    assert (full.in_force_source, full.decision) == (inferred, DECIDED)


def test_a_decision_may_come_in_stages() -> None:
    """Kills: two stages of one decision under one id, of which a what-if then drops the other."""
    frame = rules(share("s", None), key="frame")
    first, second = (
        kh.LocalDecision(
            citation=DECIDED,
            place="tinh-a",
            in_force=period,
            completes="frame",
            thresholds={"s": Fraction(least, 10)},
        )
        for period, least in (
            (kh.Period(date(2023, 1, 1), date(2024, 1, 1)), 5),
            (kh.Period(date(2024, 1, 1)), 7),
        )
    )
    held = kh.RuleBook((frame,)).with_decisions(first, second)
    other = held.rule_set(frame.title, on=date(2023, 6, 1), place="tinh-a")
    supposed = held.with_rule_sets(other.supposing({"s": Fraction(6, 10)}))
    for day, least in ((date(2023, 6, 1), 6), (date(2024, 6, 1), 7)):
        found: Any = supposed.rule_set(frame.title, on=day, place="tinh-a")["s"]
        assert found.at_least == Fraction(least, 10)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"thresholds": {"t": None}}, "LocalDecision.thresholds['t']: expected what was decided"),
        ({"caps": {"2": None}}, "LocalDecision.caps['2']: expected what was decided"),
    ],
)
def test_what_was_not_decided_is_left_out(changes: dict[str, Any], said: str) -> None:
    """Kills: "not known" cited to a decision."""
    with pytest.raises(kh.InvalidValueError) as caught:
        decision(**changes)
    assert str(caught.value).startswith(said)


def test_an_id_within_what_is_added_stands_for_one_thing() -> None:
    """Kills: a look at the outermost ids alone; two extra conditions of one id."""
    with pytest.raises(kh.StructuringError) as caught:
        decision(extra=(all_of("more", stated("t")), stated("new"), stated("new"))).complete(FRAME)
    paths = [one.path for one in caught.value.problems if one.path.startswith("extra")]
    assert paths == ["extra[0].id", "extra[2].id"]


def test_a_frame_is_a_rule_set() -> None:
    with pytest.raises(kh.InvalidValueError, match=r"^LocalDecision.complete: expected a RuleSet"):
        decision().complete("frame")  # type: ignore[arg-type]
