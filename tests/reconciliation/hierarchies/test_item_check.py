"""Rules between codes: what they come to, in force on a day, whatever their order."""

import json
import operator
from collections.abc import Callable, Mapping
from datetime import date
from random import Random
from typing import Any, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.testing import prints_of

DAY: Final = date(2023, 12, 31)
CODES: Final = ("A", "B", "C", "D")
HOLDS: Final[Mapping[kh.Comparison, Callable[[int, int], bool]]] = {
    kh.Comparison.EQUAL: operator.eq,
    kh.Comparison.AT_MOST: operator.le,
    kh.Comparison.AT_LEAST: operator.ge,
    kh.Comparison.BELOW: operator.lt,
    kh.Comparison.ABOVE: operator.gt,
}
Rule = kh.HierarchicalRule


@st.composite
def rules(draw: st.DrawFn) -> list[kh.HierarchicalRule]:
    made: list[kh.HierarchicalRule] = []
    for number in range(draw(st.integers(0, 4))):
        total, *others = draw(st.permutations(CODES))
        last = draw(st.integers(1, 3))
        first = draw(st.integers(0, last))
        made.append(
            Rule(
                name=f"r{number}",
                total=total,
                plus=tuple(others[:first]),
                minus=tuple(others[first:last]),
                comparison=draw(st.sampled_from(kh.Comparison)),
            )
        )
    return made


numbers = st.fixed_dictionaries(dict.fromkeys(CODES, st.integers(0, 4)))


def terms(rule: kh.HierarchicalRule, values: Mapping[str, int]) -> int:
    return sum(values[code] for code in rule.plus) - sum(values[code] for code in rule.minus)


@given(rules(), numbers, st.sampled_from(tuple(kh.MissingPolicy)))
def test_with_every_number_a_rule_is_what_it_says(
    given_: list[kh.HierarchicalRule], values: dict[str, int], mode: kh.MissingPolicy
) -> None:
    """Kills: a term with the other sign; at most for below; an imbalance turned round."""
    check = kh.check_items(values, given_, on=DAY, mode=mode)
    for rule, one in zip(given_, check.outcomes, strict=True):
        gap = values[rule.total] - terms(rule, values)
        codes = (rule.total, *rule.plus, *rule.minus)
        if mode is kh.MissingPolicy.NON_ZERO and not any(values[code] for code in codes):
            assert (one.verdict, one.gap) == (None, None)
            continue
        holds = HOLDS[rule.comparison](values[rule.total], terms(rule, values))
        assert one.gap == kh.Bounds(gap, gap)
        verdict = kh.Verdict.CONSISTENT if holds else kh.Verdict.CONTRADICTORY
        assert one.verdict is verdict
    assert [*check] == [one for one in check.outcomes if one in check.broken]
    assert len(check) == len(check.findings)


@settings(max_examples=40)
@given(rules(), numbers, st.sets(st.sampled_from(CODES)), st.randoms())
def test_the_order_of_rules_makes_no_difference(
    given_: list[kh.HierarchicalRule], values: dict[str, int], gone: set[str], chance: Random
) -> None:
    """Kills: a rule that computes what another one reads; a cycle that is refused."""
    known = {code: None if code in gone else number for code, number in values.items()}
    shuffled = chance.sample(given_, len(given_))
    assert kh.check_items(known, given_, on=DAY) == kh.check_items(known, shuffled, on=DAY)


@given(rules(), numbers, st.sets(st.sampled_from(CODES)))
def test_a_rule_is_broken_only_if_no_numbers_fit(
    given_: list[kh.HierarchicalRule], values: dict[str, int], gone: set[str]
) -> None:
    """Kills: a missing number counted as 0; one that lets every rule pass."""
    known = {code: None if code in gone else number for code, number in values.items()}
    for one in kh.check_items(known, given_, on=DAY).outcomes:
        open_codes = [code for code in CODES if code in gone]
        holds = HOLDS[one.rule.comparison]
        fits = False
        for number in range(21 ** len(open_codes)):  # so far they need not go beyond 20
            tried = dict(values)
            for code in open_codes:
                number, tried[code] = divmod(number, 21)  # noqa: PLW2901 - its digits
            fits = fits or holds(tried[one.rule.total], terms(one.rule, tried))
            if fits:
                break
        assert (one.verdict is kh.Verdict.CONTRADICTORY) == (not fits)
        assert (one.verdict is kh.Verdict.UNDETERMINED) == (fits and bool(one.missing))


@settings(max_examples=40)
@given(st.lists(st.integers(0, 99), min_size=3, max_size=3), st.data())
def test_a_true_rule_is_never_broken_by_print(truth: list[int], data: st.DataObject) -> None:
    """Kills: bounds of terms taken away added the wrong way round."""
    first, second, third = truth
    total = first + second + third
    values: dict[str, int | kh.Bounds | kh.Quantity | None] = {
        code: data.draw(prints_of(number))
        for code, number in zip(CODES, (first, total, second, third), strict=True)
    }
    rule = Rule(name="r", total="A", plus=("B",), minus=("C", "D"))
    assert kh.check_items(values, [rule], on=DAY).broken == ()
    bounded = {code: kh.Bounds.at_least(0) for code in CODES}
    assert kh.check_items(bounded, [rule], on=DAY).outcomes[0].verdict is kh.Verdict.CONSISTENT


@pytest.mark.parametrize(
    ("mode", "some", "none"),
    [
        (kh.MissingPolicy.BOUNDS, kh.Verdict.CONTRADICTORY, kh.Verdict.UNDETERMINED),
        (kh.MissingPolicy.NON_NULL, None, None),
        (kh.MissingPolicy.NON_ZERO, kh.Verdict.CONTRADICTORY, None),
        (kh.MissingPolicy.PARTIAL_NULL, kh.Verdict.UNDETERMINED, None),
        (kh.MissingPolicy.PARTIAL_ZERO, kh.Verdict.CONTRADICTORY, None),
        (kh.MissingPolicy.ALWAYS_NULL, kh.Verdict.UNDETERMINED, kh.Verdict.UNDETERMINED),
        (kh.MissingPolicy.ALWAYS_ZERO, kh.Verdict.CONTRADICTORY, kh.Verdict.CONSISTENT),
    ],
)
def test_modes_of_missing_numbers(
    mode: kh.MissingPolicy, some: kh.Verdict | None, none: kh.Verdict | None
) -> None:
    """Kills: one mode taken for another."""
    rule = Rule(name="r", total="A", plus=("B", "C"))
    (one,) = kh.check_items({"A": 3, "B": 5, "C": None}, [rule], on=DAY, mode=mode).outcomes
    assert one.verdict is some
    assert one.missing == ("C",)
    assert one.zeros == (1 if mode.fills_with_zero else 0)
    (one,) = kh.check_items(dict.fromkeys("ABC"), [rule], on=DAY, mode=mode).outcomes
    assert one.verdict is none


def test_possible_says_what_a_missing_number_can_be() -> None:
    """Kills: an option without a use."""
    rule = Rule(name="r", total="A", plus=("B", "C"))
    values = {"A": 3, "B": 5, "C": None}
    wide = kh.check_items(values, [rule], on=DAY, possible=kh.Bounds(None, None))
    assert wide.outcomes[0].verdict is kh.Verdict.UNDETERMINED


def test_a_rule_is_asked_only_while_it_is_in_force() -> None:
    """Kills: a rule of another year, and codes that are no longer there."""
    year = kh.Period.year(2023)
    old = Rule(name="r", total="gone", plus=("A",), period=kh.Period.year(2022))
    new = Rule(name="r", total="A", plus=("B",), period=year)
    check = kh.check_items({"A": 1, "B": 2}, [old, new], on=DAY)
    assert [one.rule for one in check.outcomes] == [new]
    assert check.findings[0].periods == (year,)
    assert kh.check_items({"A": 1, "B": 2}, [new], on=date(2024, 1, 1)).outcomes == ()


@pytest.mark.parametrize("severity", kh.Severity)
def test_a_breach_matters_as_much_as_its_rule_says(severity: kh.Severity) -> None:
    """Kills: the host's code or severity lost."""
    rule = Rule(name="r", total="A", plus=("B",), code="Q7", severity=severity)
    (found,) = kh.check_items({"A": 1, "B": 2}, [rule], on=DAY).findings
    assert (found.code, found.severity) == ("Q7", severity)
    (one,) = kh.check_items({"A": 2, "B": 2}, [rule], on=DAY).outcomes
    assert (one.finding.code, one.finding.severity) == ("rule-holds", kh.Severity.INFO)


def test_everything_wrong_with_a_rule_is_told_at_once() -> None:
    """Kills: a rule over its own total, which would always hold."""
    with pytest.raises(kh.StructuringError) as caught:
        Rule(name="r", total="A", plus=("B", "A"), minus=("B", "C", "C"))
    assert [one.path for one in caught.value.problems] == ["plus[1]", "minus[0]", "minus[2]"]
    with pytest.raises(kh.StructuringError, match="at least one term, here or in minus"):
        Rule(name="r", total="A")
    assert str(Rule(name="r", total="A", minus=("B",))) == "A = - B"


def test_everything_wrong_with_what_is_checked_is_told_at_once() -> None:
    """Kills: the first problem raised alone; a code that nobody knows read as missing."""
    rule = Rule(name="r", total="members", plus=("wmen",), minus=("left",))
    values: Any = {"members": 1.5, "women": True, "left": "3", 7: 1, " ": 1}
    given_: Any = [rule, "A = B", rule]
    with pytest.raises(kh.StructuringError) as caught:
        kh.check_items(values, given_, on=DAY)
    assert [one.path for one in caught.value.problems] == [
        "values[members]",
        "values[women]",
        "values[left]",
        "values",
        "values",
        "rules[0].plus[0]",
        "rules[1]",
        "rules[2].name",
        "rules[2].plus[0]",
    ]
    assert "near: women" in caught.value.problems[5].expected
    assert "rules[0] has this one" in caught.value.problems[7].expected


@pytest.mark.parametrize(
    ("options", "said"),
    [
        ({"on": "2023"}, "check_items.on"),
        ({"mode": "bounds"}, "check_items.mode"),
        ({"unit": "người"}, "check_items.unit"),
        ({"possible": 5}, "check_items.possible"),
        ({"values": [1]}, "check_items.values"),
        ({"rules": Rule(name="r", total="A", plus=("B",))}, "rules: expected several"),
        ({"rules": 5}, "rules: expected several"),
    ],
    ids=["on", "mode", "unit", "possible", "values", "one-rule", "no-rules"],
)
def test_options_that_cannot_be_are_named(options: dict[str, Any], said: str) -> None:
    asked: dict[str, Any] = {"values": {"A": 1}, "rules": [], "on": DAY, **options}
    with pytest.raises((kh.InvalidValueError, kh.StructuringError), match=said):
        kh.check_items(**asked)


@pytest.mark.parametrize(
    ("values", "mode", "vi", "en"),
    [
        (
            {"A": 5, "B": 3, "C": 1},
            kh.MissingPolicy.BOUNDS,
            (
                "số: A = B + C không đúng: A là 5 người, các số hạng cộng lại là 4 người: "
                "chênh lệch 1 người."
            ),
            "số: A = B + C does not hold: A is 5, the terms come to 4: a gap of 1.",
        ),
        (
            {"A": 4, "B": 3, "C": 1},
            kh.MissingPolicy.BOUNDS,
            "số: A = B + C không mâu thuẫn: A là 4 người, các số hạng cộng lại là 4 người.",
            "số: A = B + C is not contradicted: A is 4, the terms come to 4.",
        ),
        (
            {"A": None, "B": 3, "C": 1},
            kh.MissingPolicy.BOUNDS,
            (
                "số: A = B + C: chưa kết luận được: A chưa có số, các số hạng cộng lại là 4 người "
                "(thiếu A)."
            ),
            "số: A = B + C is not decided: A has no number, the terms come to 4 (A missing).",
        ),
        (
            {"A": 5, "B": 3, "C": None},
            kh.MissingPolicy.ALWAYS_ZERO,
            (
                "số: A = B + C không đúng: A là 5 người, các số hạng cộng lại là 3 người (thiếu C) "
                "[1 tính là 0]: chênh lệch 2 người."
            ),
            (
                "số: A = B + C does not hold: A is 5, the terms come to 3 (C missing) "
                "[1 counted as 0]: a gap of 2."
            ),
        ),
        (
            {"A": 5, "B": 3, "C": None},
            kh.MissingPolicy.ALWAYS_NULL,
            "số: A = B + C: chưa kết luận được (thiếu C).",
            "số: A = B + C is not decided (C missing).",
        ),
    ],
    ids=["broken", "holds", "open", "zeros", "null"],
)
def test_sentences(values: dict[str, int | None], mode: kh.MissingPolicy, vi: str, en: str) -> None:
    rule = Rule(name="số", total="A", plus=("B", "C"))
    (one,) = kh.check_items(values, [rule], on=DAY, mode=mode, unit=kh.PERSON).outcomes
    assert (one.sentence("vi"), one.sentence("en")) == (vi, en)
    assert str(one) == vi


def test_a_check_is_plain_data() -> None:
    rule = Rule(name="r", total="A", plus=("B",))
    check = kh.check_items({"A": 1, "B": 2}, [rule], on=DAY)
    said = json.loads(json.dumps(check.to_dict()))
    assert said["outcomes"][0]["gap"]["low"] == "-1"
    assert said["outcomes"][0]["says"] == "A = B"
    null = kh.check_items({"A": 1, "B": None}, [rule], on=DAY, mode=kh.MissingPolicy.NON_NULL)
    assert null.to_dict()["outcomes"][0]["verdict"] is None
