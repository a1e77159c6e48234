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
from khuyenhoc.values.unit import ORDINAL

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
def test_a_rule_is_decided_only_if_all_numbers_or_none_fit(
    given_: list[kh.HierarchicalRule], values: dict[str, int], gone: set[str]
) -> None:
    """Kills: a missing number counted as 0; one that leaves open what no number could change."""
    known = {code: None if code in gone else number for code, number in values.items()}
    for one in kh.check_items(known, given_, on=DAY).outcomes:
        rule = one.rule
        open_codes = [code for code in (rule.total, *rule.plus, *rule.minus) if code in gone]
        holds = HOLDS[rule.comparison]
        fits: set[bool] = set()
        for number in range(21 ** len(open_codes)):  # so far they need not go beyond 20
            tried = dict(values)
            for code in open_codes:
                number, tried[code] = divmod(number, 21)  # noqa: PLW2901 - its digits
            fits.add(holds(tried[rule.total], terms(rule, tried)))
            if len(fits) > 1:
                break
        assert (one.verdict is kh.Verdict.CONTRADICTORY) == (fits == {False})
        assert (one.verdict is kh.Verdict.CONSISTENT) == (fits == {True})


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
    """Kills: the host's code or severity lost; a breach called derived since it matters little."""
    rule = Rule(name="r", total="A", plus=("B",), code="Q7", severity=severity)
    (broken,) = kh.check_items({"A": 1, "B": 2}, [rule], on=DAY)
    assert (broken.finding.code, broken.severity) == ("Q7", severity)
    assert broken.to_dict()["severity"] == severity.value
    assert broken.finding.verdict is kh.Verdict.CONTRADICTORY
    (one,) = kh.check_items({"A": 2, "B": 2}, [rule], on=DAY).outcomes
    assert (one.finding.code, one.severity) == ("rule-holds", kh.Severity.INFO)


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
                "nhiều hơn 1 người."
            ),
            "số: A = B + C does not hold: A is 5, the terms come to 4: 1 more.",
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
                "[1 tính là 0]: nhiều hơn 2 người."
            ),
            (
                "số: A = B + C does not hold: A is 5, the terms come to 3 (C missing) "
                "[1 counted as 0]: 2 more."
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


@pytest.mark.parametrize(
    ("comparison", "values", "mark", "vi", "en"),
    [
        (kh.Comparison.EQUAL, {"A": 1, "B": 5}, "=", "ít hơn 4 người", "4 less"),
        (kh.Comparison.BELOW, {"A": 5, "B": 5}, "<", "bằng nhau", "no more and no less"),
        (kh.Comparison.ABOVE, {"A": 3, "B": 5}, ">", "ít hơn 2 người", "2 less"),
        (
            kh.Comparison.EQUAL,
            {"A": kh.Bounds.at_least(9), "B": 5},
            "=",
            "nhiều hơn, chênh lệch ít nhất 4 người",
            "at least 4 more",
        ),
    ],
)
def test_a_gap_is_told_as_more_or_less(
    comparison: kh.Comparison, values: dict[str, int | kh.Bounds], mark: str, vi: str, en: str
) -> None:
    """Kills: a gap of -4, which leaves open which of the two is less."""
    rule = Rule(name="r", total="A", plus=("B",), comparison=comparison)
    (one,) = kh.check_items({**values}, [rule], on=DAY, unit=kh.PERSON)
    assert one.sentence("en").endswith(f": {en}.")
    assert one.sentence("vi").endswith(f": {vi}.")
    assert f"A {mark} B does not hold" in one.sentence("en")


def test_terms_that_may_be_anything_are_said_to() -> None:
    """Kills: terms that "come to unknown"."""
    rule = Rule(name="r", total="A", plus=("B",))
    wide = kh.check_items({"A": 3, "B": None}, [rule], on=DAY, possible=kh.Bounds(None, None))
    one = wide.outcomes[0]
    assert one.sentence("en").endswith("A is 3, the terms may come to anything (B missing).")
    assert one.sentence("vi").endswith(
        "A là 3, các số hạng cộng lại chưa biết là bao nhiêu (thiếu B)."
    )


def test_what_no_missing_number_could_change_is_decided() -> None:
    """Kills: an inequality left open that is true of every number."""
    rule = Rule(name="r", total="a", plus=("b",), minus=("c",), comparison=kh.Comparison.AT_LEAST)
    (one,) = kh.check_items({"a": 10, "b": 5, "c": None}, [rule], on=DAY).outcomes
    assert one.verdict is kh.Verdict.CONSISTENT
    assert one.sentence("en").endswith("the terms come to at most 5 (c missing).")
    (one,) = kh.check_items({"a": 4, "b": 5, "c": None}, [rule], on=DAY).outcomes
    assert one.verdict is kh.Verdict.UNDETERMINED


@pytest.mark.parametrize(
    "nought", [0, kh.Bounds(0, 0), kh.Quantity(value=0, unit=kh.PERSON), kh.Quantity(value=0)]
)
def test_zero_is_zero_however_it_is_handed_in(nought: int | kh.Bounds | kh.Quantity) -> None:
    """Kills: bounds of 0 and 0, which are true as objects, compared under non_zero."""
    rule = Rule(name="r", total="A", plus=("B",))
    mode = kh.MissingPolicy.NON_ZERO
    (one,) = kh.check_items({"A": nought, "B": 0}, [rule], on=DAY, mode=mode).outcomes
    assert (one.verdict, one.gap) == (None, None)
    (one,) = kh.check_items({"A": nought, "B": kh.Bounds(0, 1)}, [rule], on=DAY, mode=mode).outcomes
    assert one.verdict is kh.Verdict.CONSISTENT


def read(**printed: str) -> dict[str, int | kh.Bounds | kh.Quantity | None]:
    return {code: kh.read_quantity(said) for code, said in printed.items()}


def test_what_is_no_term_of_a_sum_is_refused_all_at_once() -> None:
    """Kills: people added to percent and đồng; a decrease of 41 counted as 41."""
    given_ = [
        Rule(name="r", total="all", plus=("w", "m", "x", "n", "e")),
        Rule(name="s", total="all", plus=("w",), minus=("x",)),
    ]
    values = read(all="41 hội viên", w="50%", m="20 tỉ đồng", x="giảm 41 hội viên")
    values["n"] = kh.Quantity(value=2023, unit=ORDINAL)
    values["e"] = kh.Quantity(value=3, unit=kh.PERSON, each=True)
    with pytest.raises(kh.StructuringError) as caught:
        kh.check_items(values, given_, on=DAY)
    told = {one.path: one.expected for one in caught.value.problems}
    assert len(told) == len(caught.value.problems) == 5
    assert "shares are not added" in told["values[w]"]
    assert told["values[m]"] == "a number in person, as all in the rule r"
    assert "not by how many more or fewer" in told["values[x]"]
    assert "an ordinal or a year" in told["values[n]"]
    assert "not how many each has" in told["values[e]"]
    # What no rule adds may be of any unit, and so may what different rules add.
    apart = [Rule(name="r", total="all", plus=("b",)), Rule(name="s", total="m", plus=("k",))]
    more = read(b="41 hội viên", k="20 tỉ đồng")
    people, money = kh.check_items({**values, **more}, apart, on=DAY).outcomes
    assert (people.unit, money.unit) == (kh.PERSON, kh.VND)
    assert people.verdict is money.verdict is kh.Verdict.CONSISTENT


def test_numbers_without_a_unit_are_of_the_one_that_is_named() -> None:
    """Kills: bare numbers added to money though it is said that they are people."""
    rule = Rule(name="r", total="A", plus=("B", "C"))
    values = {**read(A="20 tỉ đồng"), "B": 5, "C": kh.Quantity(value=5)}
    assert kh.check_items(values, [rule], on=DAY).outcomes[0].unit == kh.VND
    assert kh.check_items(values, [rule], on=DAY, unit=kh.VND).outcomes[0].unit == kh.VND
    with pytest.raises(kh.StructuringError) as caught:
        kh.check_items(values, [rule], on=DAY, unit=kh.PERSON)
    assert [str(one) for one in caught.value.problems] == [
        "values[B]: expected a number in VND, as A in the rule r, got '5 (person)'",
        "values[C]: expected a number in VND, as A in the rule r, got '5 (person)'",
    ]


def test_all_options_that_cannot_be_are_told_at_once() -> None:
    """Kills: the first option named alone, and the values only once the options are right."""
    rule = Rule(name="r", total="A", plus=("B",), period=kh.Period.year(2023))
    values: Any = {"A": 1, "B": "2"}
    asked: Any = {"on": 3, "mode": 2, "unit": 4, "possible": 5}
    with pytest.raises(kh.StructuringError) as caught:
        kh.check_items(values, [rule, Rule(name="s", total="A", plus=("C",))], **asked)
    assert [one.path for one in caught.value.problems] == [
        *("on", "mode", "unit", "possible", "values[B]", "rules[1].plus[0]")
    ]
    none: Any = 7
    with pytest.raises(kh.StructuringError) as caught:
        kh.check_items(none, [Rule(name="s", total="A", plus=("C",)), none], on=DAY)
    assert [one.path for one in caught.value.problems] == ["values", "rules[1]"]


def test_a_check_is_read_as_a_sequence() -> None:
    """Kills: a sequence that has no first one."""
    check = kh.check_items({"A": 1, "B": 2}, [Rule(name="r", total="A", plus=("B",))], on=DAY)
    assert check[0] == next(iter(check))
    assert check[:1] == check.broken
    assert check[1:] == ()
    with pytest.raises(IndexError):
        check[1]


def test_a_check_is_plain_data() -> None:
    rule = Rule(name="r", total="A", plus=("B",))
    check = kh.check_items({"A": 1, "B": 2}, [rule], on=DAY)
    said = json.loads(json.dumps(check.to_dict()))
    assert said["outcomes"][0]["gap"]["low"] == "-1"
    assert said["outcomes"][0]["says"] == "A = B"
    null = kh.check_items({"A": 1, "B": None}, [rule], on=DAY, mode=kh.MissingPolicy.NON_NULL)
    assert null.to_dict()["outcomes"][0]["verdict"] is None
