"""From the same rules and facts always the same receipt, and another as soon as anything is."""

import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from enum import Enum
from fractions import Fraction
from typing import Any, Final

import pytest
from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st
from strategies import (
    DAY,
    SOURCE,
    all_facts,
    all_of,
    application,
    assessed,
    book,
    cut_off,
    points,
    requirements,
    rules,
    same_as,
    share,
    stated,
)

import khuyenhoc as kh
from khuyenhoc.models.indicators import UNIT_MEMBERS
from khuyenhoc.rules import Fact, Requirement
from khuyenhoc.rules.assessments.digest import digest

RULE: Final = all_of("a", share("s"), cut_off(points("1", 10), 5), stated("y"))
FACTS: Final[Mapping[str, Fact]] = {"s": kh.Ratio(9, 10, of=UNIT_MEMBERS), "1": 5, "y": None}


class Sampled:
    """A share that a host brings along."""

    def __init__(self, low: Fraction) -> None:
        self.bounds, self.of = kh.Bounds(low, 1), UNIT_MEMBERS


class Base:
    """What "all" means to a host."""

    code, label_vi, label_en, encloses = "unit-members", "x", "x", True


def test_another_run_makes_the_same_receipt() -> None:
    """Kills: Python's own hash; the order of a set; an address in memory."""
    program = (
        "from test_receipts import FACTS, RULE, assessed\n"
        "print(assessed(RULE, FACTS).receipt.to_dict())\n"
    )
    here = __file__.rpartition("/")[0]
    runs = [
        subprocess.run(
            [sys.executable, "-c", f"import sys\nsys.path[:0] = {[here, *sys.path]!r}\n{program}"],
            env={"PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
            text=True,
        ).stdout.strip()
        for seed in ("1", "2")
    ]
    assert runs == [str(assessed(RULE, FACTS).receipt.to_dict())] * 2


@given(requirements(), st.data())
def test_the_order_in_which_facts_are_stated_makes_no_difference(
    rule: Requirement, data: st.DataObject
) -> None:
    """Kills: a mark of the order of a dictionary."""
    facts = data.draw(all_facts(rules(rule).asked))
    other = dict(reversed(facts.items()))
    assert assessed(rule, facts).receipt == assessed(rule, other).receipt


@pytest.mark.parametrize(
    ("changes", "differs"),
    [
        ({"1": 6}, ("application", "findings")),
        ({"1": None}, ("application", "findings")),
        ({"y": False}, ("application", "findings")),
        ({"s": kh.Ratio(18, 20, of=UNIT_MEMBERS)}, ("application", "findings")),
        ({"s": kh.Bounds(Fraction(9, 10), 1)}, ("application", "findings")),
        ({"s": Sampled(Fraction(9, 10))}, ("application", "findings")),
    ],
)
def test_a_changed_fact_changes_the_receipt(
    changes: dict[str, Any], differs: tuple[str, ...]
) -> None:
    """Kills: a ratio marked by its value alone; a missing fact marked as 0."""
    made, other = assessed(RULE, FACTS).receipt, assessed(RULE, {**FACTS, **changes}).receipt
    assert made.differs(other) == differs


@pytest.mark.parametrize("name", ["holder", "place", "area", "period", "recognitions"])
def test_whatever_else_an_application_says_is_marked(name: str) -> None:
    """Kills: a field that the mark leaves out."""
    changes: dict[str, Any] = {"area": kh.AreaClass.GENERAL, "period": kh.Period.year(2023)}
    changes["recognitions"] = ()
    changed = assessed(RULE, FACTS, **{name: changes.get(name, "other")})
    assert assessed(RULE, FACTS).receipt.differs(changed.receipt) == ("application",)


def test_changed_rules_and_another_day_change_the_receipt() -> None:
    """Kills: a rule set marked by its id; a source that may change unseen."""
    made = assessed(RULE, FACTS).receipt
    strict = rules(RULE).supposing({"1": 6})
    assert made.differs(assessed(strict, FACTS).receipt) == ("rule_sets", "findings")
    moved = rules(RULE, in_force_source=evolve(SOURCE, place="điều 9"))
    assert made.differs(assessed(moved, FACTS).receipt) == ("rule_sets",)
    later = kh.assess(application(FACTS), on=date(2024, 3, 2), book=book(RULE)).receipt
    assert made.differs(later) == ("on",)


def test_an_article_that_is_referred_to_is_marked_too() -> None:
    """Kills: a change of the article that goes unseen as its verdict stays."""
    clan = rules(stated("y"), key="clan", title=kh.LearningTitle.CLAN)
    other = evolve(clan, in_force_source=evolve(SOURCE, place="điều 9"))
    marks = [
        kh.assess(
            application({"y": True}), on=DAY, book=book(rules(same_as("x", "clan", "y")), one)
        ).receipt.rule_sets
        for one in (clan, other)
    ]
    assert [key for key, _ in marks[0]] == ["r", "clan"]
    assert marks[0][0] == marks[1][0]
    assert marks[0][1] != marks[1][1]


def test_what_is_made_again_from_its_receipt_is_the_same() -> None:
    made = assessed(RULE, FACTS)
    again = kh.replay(made.receipt, application(FACTS), book=book(RULE))
    assert (again, again.receipt) == (made, made.receipt)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"application": "0" * 16}, "application"),
        ({"version": "0.0.1"}, "version"),
        ({"findings": "0" * 16, "rule_sets": (("r", "0" * 16),)}, "rule_sets, findings"),
    ],
)
def test_what_is_otherwise_now_is_named(changes: dict[str, Any], said: str) -> None:
    """Kills: a replay that goes on in silence."""
    receipt = evolve(assessed(RULE, FACTS).receipt, **changes)
    with pytest.raises(kh.InvalidValueError) as caught:
        kh.replay(receipt, application(FACTS), book=book(RULE))
    assert str(caught.value).startswith(
        f"replay: expected the same as then; what is otherwise: {said}, got {{"
    )


class Kind(Enum):
    YES = "yes"
    NO = "no"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (1, True),
        (0, None),
        ("1", 1),
        (("a", "b"), ("a,b",)),
        ((("a",), "b"), ("a", ("b",))),
        ({"a": 1}, {"a": 2}),
        ({"a": 1}, {"b": 1}),
        (Fraction(1, 2), Fraction(2, 4) + 1),
        (date(2024, 1, 2), date(2024, 2, 1)),
        (Kind.YES, Kind.NO),
        (Kind.YES, "yes"),
        (kh.Bounds(1, 2), kh.Bounds(1, 2, low_open=True)),
        (kh.Ratio(1, 2, of=Base()), kh.Ratio(2, 4, of=Base())),
        (kh.Ratio(1, 2, of=Base()), kh.Ratio(1, 2, of=UNIT_MEMBERS)),
        (Sampled(Fraction(1, 2)), Sampled(Fraction(1, 3))),
    ],
)
def test_what_differs_has_another_mark(one: Any, other: Any) -> None:
    """Kills: values told apart by what they print as; one list run into the next."""
    assert digest(one) != digest(other)
    assert digest(one) == digest(one)
    assert len(digest(one)) == 16
