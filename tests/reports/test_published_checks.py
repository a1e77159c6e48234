"""What the figures of 43 published reports come to beside each other: 123 checks of theirs.

Each was worked out once before, apart from this library. Here it is said in relations, and judged.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import Any, Final

import pytest
from attrs import evolve
from fund_reports import DATA, of_report, read

import khuyenhoc as kh
from khuyenhoc.reconciliation.relations.relation import Relation

PUBLISHED: Final = json.loads((DATA / "published_checks.json").read_text("utf-8"))
REPORTS: Final[dict[str, dict[str, Any]]] = {
    report["id"]: report for report in PUBLISHED["reports"]
}
CHECKS: Final[dict[str, dict[str, Any]]] = {check["check"]: check for check in PUBLISHED["checks"]}
Check = Mapping[str, Any]

# -- a check in relations ------------------------------------------------------------------------


def side(said: str | list[str]) -> tuple[str, ...]:
    return (said,) if isinstance(said, str) else tuple(said)


def parts_of(said: Any) -> kh.PartsOf:
    whole, parts = said["parts"]
    return kh.PartsOf(whole, tuple(parts), complete=said.get("complete", True))


def share_of(said: Any) -> kh.ShareOf:
    part, whole, percent = said["share"]
    return kh.ShareOf(part, whole, share=percent, encloses=said.get("encloses", True))


def equal_to(said: Any) -> kh.EqualTo:
    left, right = map(side, said["equal"])
    return kh.EqualTo(left, right)


def at_most(said: Any) -> kh.AtMost:
    less, more = map(side, said["at_most"])
    return kh.AtMost(less, more)


def change_since(said: Any) -> kh.ChangeSince:
    now, before, change = said["change"]
    return kh.ChangeSince(now, before, change=change)


def times_since(said: Any) -> kh.TimesSince:
    now, before, factor = said["times"]
    return kh.TimesSince(now, before, factor=factor)


def product_of(said: Any) -> kh.ProductOf:
    total, count, each = said["product"]
    return kh.ProductOf(total, str(count), each=each)


def mean_of(said: Any) -> kh.MeanOf:
    total, count, mean = said["mean"]
    return kh.MeanOf(total, count, mean=mean)


def within_drift(said: Any) -> kh.WithinDrift:
    one, other = said["drift"]
    return kh.WithinDrift(one, other, drift=Fraction(said["by"]))


KINDS: Final[dict[str, Callable[[Any], Relation]]] = {
    "parts": parts_of,
    "share": share_of,
    "equal": equal_to,
    "at_most": at_most,
    "change": change_since,
    "times": times_since,
    "product": product_of,
    "mean": mean_of,
    "drift": within_drift,
}


def relation(said: Mapping[str, Any]) -> Relation:
    (kind,) = said.keys() & KINDS.keys()
    return KINDS[kind](said)


def number(check: Check, key: str, otherwise: Mapping[str, str]) -> kh.Variable:
    """Give a figure in the words it was printed in, or a number that was not printed."""
    if key.isdecimal():
        return kh.Variable(key=key, known=kh.Bounds.exactly(int(key)))
    if ":" not in key:
        if key in check.get("known", {}):
            low, high = check["known"][key]
            return kh.Variable(key=key, known=kh.Bounds(int(low), int(high)))
        code = check["unknown"][key]
        return kh.Variable(key=key, unit=None if code is None else kh.UNITS[code])
    quantity = read(key)
    if key in otherwise:
        value = int(otherwise[key])
        quantity = evolve(quantity, value=value, resolution=1)
    report = REPORTS[of_report(key)]
    first, last = (day and date.fromisoformat(day) for day in report["period"])
    return kh.Variable(
        key=key,
        quantity=quantity,
        known=kh.Bounds.exactly(quantity.value) if key in check.get("agreed", ()) else None,
        document=report["id"],
        subject=report["organisation"],
        period=None if first is None else kh.Period.through(first, last_day=last),
    )


def system(
    check: Check,
    otherwise: Mapping[str, str] | None = None,
    places: list[int] | None = None,
) -> kh.System:
    """Say a check in relations, or those at some ``places`` alone."""
    said = check["relations"] if places is None else [check["relations"][at] for at in places]
    relations = tuple(map(relation, said))
    keys = dict.fromkeys(key for one in relations for key in one.terms)
    return kh.System(tuple(number(check, key, otherwise or {}) for key in keys), relations)


def reach(check: Check) -> kh.Reach:
    return kh.Reach("as told", Fraction(check["reach"])) if "reach" in check else kh.WITHIN_A_TENTH


def judged(check: Check) -> kh.Judgement:
    return kh.judge(system(check), reach=reach(check))


def of_verdict(*verdicts: str) -> list[Any]:
    return [
        pytest.param(check, id=name)
        for name, check in CHECKS.items()
        if check["verdict"] in verdicts
    ]


# -- the verdicts --------------------------------------------------------------------------------


def test_every_check_is_here() -> None:
    assert Counter(check["verdict"] for check in CHECKS.values()) == {
        "consistent": 67,
        "derived": 38,
        "contradictory": 17,
        "cut_off": 1,
    }
    kinds = Counter(
        kind
        for check in CHECKS.values()
        for said in check["relations"]
        for kind in said
        if kind in KINDS
    )
    assert kinds == {
        "share": 51,
        "at_most": 28,
        "parts": 20,
        "equal": 13,
        "change": 8,
        "product": 8,
        "mean": 7,
        "drift": 7,
        "times": 1,
    }


@pytest.mark.parametrize("check", of_verdict("consistent"))
def test_figures_that_go_together_have_numbers_that_prove_it(check: Check) -> None:
    """Kills: a contradiction where there is none, consistency without a witness."""
    found = judged(check)
    assert found.verdict is kh.Verdict.CONSISTENT
    assert found.witness is not None
    assert found.witness.keys() == {variable.key for variable in found.system}
    assert {finding.verdict for finding in found} <= {kh.Verdict.CONSISTENT, kh.Verdict.DERIVED}


@pytest.mark.parametrize("check", of_verdict("cut_off"))
def test_a_percentage_that_was_cut_off_is_told(check: Check) -> None:
    """54 of 56 are 96,428 %, printed as 96,42 %.  Kills: either habit taken for both."""
    (finding,) = judged(check)
    assert finding.verdict is kh.Verdict.CUT_OFF


@pytest.mark.parametrize("check", of_verdict("contradictory"))
def test_figures_that_cannot_go_together_contradict_each_other_once(check: Check) -> None:
    """Kills: a contradiction that is missed, told twice, or told without what it hangs on."""
    found = judged(check)
    (finding,) = found.contradictions
    assert found.verdict is kh.Verdict.CONTRADICTORY
    assert found.witness is None
    assert finding.convention == ("within a tenth" if "convention" in check else None)
    printed = {variable.key for variable in found.system if variable.is_printed}
    assert printed & set(finding.figures)
    of = {REPORTS[of_report(key)]["organisation"] for key in printed & set(finding.figures)}
    assert set(finding.subjects) == of


@pytest.mark.parametrize("check", of_verdict("contradictory"))
def test_a_contradiction_without_the_convention_is_one_with_any(check: Check) -> None:
    """Kills: a convention named where print alone proves it, or a wider one that proves less."""
    alone = kh.judge(system(check), reach=None)
    assert (alone.verdict is kh.Verdict.CONTRADICTORY) is ("convention" not in check)
    assert all(finding.convention is None for finding in alone)
    for share in (Fraction(1, 100), Fraction(9, 10)):
        wide = kh.judge(system(check), reach=kh.Reach("other", share))
        if "convention" not in check:
            assert [f.convention for f in wide.contradictions] == [None]


@pytest.mark.parametrize("check", of_verdict("derived"))
def test_what_nobody_printed_follows(check: Check) -> None:
    """Kills: a number that follows and is not told, or told as if it were a contradiction."""
    found = judged(check)
    (finding,) = found
    (unknown,) = check["unknown"]
    assert finding.verdict is kh.Verdict.DERIVED
    assert finding.figures[0] == unknown
    assert found.verdict is kh.Verdict.CONSISTENT
    (said,) = check["follows"]
    assert finding.value is not None
    within = following(check, said)
    assert finding.value & within == within, "rounded half up, and by convention, is one reading"


# -- the numbers ---------------------------------------------------------------------------------

#: What is computed to six decimals is exact to that.
CLOSE: Final = Fraction(1, 100_000)


def ends(bounds: kh.Bounds) -> tuple[Fraction, Fraction]:
    """Give both ends of what has two."""
    assert bounds.low is not None
    assert bounds.high is not None
    return Fraction(bounds.low), Fraction(bounds.high)


def computed(said: str) -> kh.Bounds:
    """Read ends in brackets, or one number."""
    low, *high = map(Fraction, re.findall(r"[\d.]+", said))
    low_open, high_open = said.startswith("("), said.endswith(")")
    return kh.Bounds(low, *(high or [low]), low_open=low_open, high_open=high_open)


def following(check: Check, said: Mapping[str, Any]) -> kh.Bounds:
    """Give what follows by the convention with which it was computed."""
    alone = system(check, places=said["from"])
    found = kh.propagate(alone, rounding=kh.Rounding.HALF_UP, reach=reach(check))
    return found[said["of"]]


def may_be_cut(variable: kh.Variable) -> bool:
    """Whether an amount was printed short of its last place, rounded or cut off."""
    quantity = variable.quantity
    if quantity is None or variable.known is not None or variable.is_share:
        return False
    return quantity.qualifier is kh.Qualifier.EXACT and quantity.resolution > 1


FOLLOWS: Final = [
    pytest.param(check, said, id=f"{name}-{at}")
    for name, check in CHECKS.items()
    for at, said in enumerate(check.get("follows", ()))
]


@pytest.mark.parametrize(("check", "said"), FOLLOWS)
def test_what_follows_is_what_others_computed(check: Check, said: Mapping[str, Any]) -> None:
    """Kills: an end that is lost, moved, or left where no whole number is."""
    found, theirs = following(check, said), computed(said["is"])
    alone = system(check, places=said["from"])
    is_whole = alone[said["of"]].kind is kh.UnitKind.COUNT
    inner = theirs.whole() if is_whole else theirs
    assert inner is not None
    (low, high), (least, most) = ends(found), ends(inner)
    if "here" not in said:
        assert abs(low - least) < CLOSE
        assert abs(high - most) < CLOSE
        return
    assert [str(low), str(high)] == said["here"]
    if any(may_be_cut(variable) for variable in alone):
        assert low - CLOSE < least, "cut off is one more reading"
        assert most < high + CLOSE
    else:
        assert least - CLOSE < low, "whole numbers are tighter"
        assert high < most + CLOSE


@pytest.mark.parametrize("check", [check for check in CHECKS.values() if "gap" in check])
def test_a_contradiction_says_by_how_much(check: Check) -> None:
    """Kills: the gap of the other side, or one that rounding the other way would close."""
    (finding,) = judged(check).contradictions
    expected = Fraction(check["gap_here"] if "gap_here" in check else check["gap"].rstrip("~"))
    assert finding.gap is not None
    assert finding.gap.low is not None
    assert abs(finding.gap.low - expected) < CLOSE


@pytest.mark.parametrize(
    "check", [check for check in CHECKS.values() if "gap" in check and len(check["relations"]) == 3]
)
def test_populations_that_two_reports_imply_are_as_far_apart(check: Check) -> None:
    """Kills: a population derived from the wrong figures, or with a bound on the wrong side."""
    (_, lower), (upper, _) = sorted(ends(following(check, said)) for said in check["follows"])
    assert 0 <= upper - lower - Fraction(check["gap"].rstrip("~")) < 2


@pytest.mark.parametrize("check", [check for check in CHECKS.values() if "rounded" in check])
def test_whole_numbers_that_give_a_percentage_are_all_found(check: Check) -> None:
    """Kills: a base that no percentage of whole clans comes from, or the habits mixed up."""
    (finding,) = judged(check)
    (first, last), (first_cut, _) = check["rounded"], check["only_cut_off"]
    assert finding.value == kh.Bounds(first_cut, last)
    assert dict(finding.by_rounding)[kh.Rounding.HALF_UP] == kh.Bounds(first, last)
    assert dict(finding.by_rounding)[kh.Rounding.DOWN].low == first_cut


# -- beside them ---------------------------------------------------------------------------------


def test_savings_are_plausible_only_with_the_comma_between_groups() -> None:
    """26,542 triệu in 51.200 piggy banks.  Kills: what is plausible taken for what is printed."""
    check = CHECKS["seed-002:pig_unit"]
    otherwise = kh.judge(system(check, check["otherwise"]))
    assert otherwise.verdict is kh.Verdict.CONSISTENT
    printed = read("seed-002:pigs_v")
    (warning,) = printed.warnings
    assert [str(value) for value in warning.alternatives] == list(check["otherwise"].values())


def test_a_document_that_cuts_off_narrows_what_follows() -> None:
    """Kills: a habit that is known and not used, or used to decide a verdict."""
    check = CHECKS["seed-002:pop"]
    (finding,) = kh.judge(system(check), habits={"seed-002": kh.Rounding.DOWN})
    assert finding.value == kh.Bounds(329_838, 330_043)
    assert finding.sentence("en").endswith("330,043 (that document's shares are cut off).")
    (clans,) = kh.judge(system(CHECKS["seed-002:clan"]), habits={"seed-002": kh.Rounding.HALF_UP})
    assert clans.verdict is kh.Verdict.CUT_OFF


def test_more_than_twice_may_be_nearly_thrice() -> None:
    """183.500 are 2,45 times 75.000.  Kills: a convention that is applied without its name."""
    check = CHECKS["can-tho-2015:growth"]
    usual = kh.judge(system(check), reach=kh.WITHIN_A_TENTH)
    assert [finding.convention for finding in usual.contradictions] == ["within a tenth"]
    assert kh.judge(system(check), reach=None).verdict is kh.Verdict.CONSISTENT
