"""Judging a system: what is never said of it, and what always is."""

from collections import Counter
from fractions import Fraction
from random import Random

from drawn_systems import Printed, holds, printed_systems, spoilt_systems
from hypothesis import given, settings
from hypothesis import strategies as st

import khuyenhoc as kh

REACHES = st.sampled_from((None, kh.WITHIN_A_TENTH, kh.Reach("a third", Fraction(1, 3))))
SOME = settings(max_examples=60)
BAD = kh.Verdict.CONTRADICTORY


def kinds(found: kh.Judgement) -> Counter[object]:
    """Count what was told of each relation and each number, whatever the order."""
    return Counter(
        (finding.code, finding.convention, frozenset(finding.figures), finding.value, finding.gap)
        for finding in found
        if not finding.code.startswith("joint-")
    )


# -- what is never said ----------------------------------------------------------------------------


@SOME
@given(printed_systems(), REACHES)
def test_figures_printed_from_one_truth_never_contradict_each_other(
    printed: Printed, reach: kh.Reach | None
) -> None:
    """Kills: one habit taken for both, a bound closed that is open, an end off by one."""
    found = kh.judge(printed.system, reach=reach)
    assert found.contradictions == ()
    by_habit = kh.judge(printed.system, habits={"report": printed.habit}, reach=reach)
    assert by_habit.verdict is found.verdict


@SOME
@given(printed_systems())
def test_what_follows_holds_the_truth(printed: Printed) -> None:
    """Kills: a number derived from too few readings of the print."""
    habits = {"report": printed.habit}
    for found in (kh.judge(printed.system), kh.judge(printed.system, habits=habits)):
        for finding in found:
            if finding.verdict is kh.Verdict.DERIVED:
                assert finding.value is not None
                assert printed.truth[finding.figures[0]] in finding.value
                readings = dict(finding.by_rounding)
                if readings and all(not v.is_printed or v.is_share for v in printed.system):
                    assert printed.truth[finding.figures[0]] in readings[printed.habit]


@SOME
@given(st.one_of(spoilt_systems(), printed_systems().map(lambda printed: printed.system)))
def test_only_numbers_that_satisfy_every_relation_prove_consistency(system: kh.System) -> None:
    """Kills: consistent for want of a contradiction, a witness outside what was printed."""
    found = kh.judge(system)
    assert (found.verdict is kh.Verdict.CONSISTENT) is (found.witness is not None)
    if found.witness is None:
        return
    assert not found.contradictions
    assert found.witness.keys() == {variable.key for variable in system}
    assert all(holds(relation, found.witness) for relation in system.relations)
    for variable in system:
        domain = variable.domain()
        assert domain is not None
        assert found.witness[variable.key] in domain


@SOME
@given(spoilt_systems())
def test_without_a_reach_nothing_hangs_on_a_convention(system: kh.System) -> None:
    """Kills: a convention that is named though nobody asked for one."""
    assert all(finding.convention is None for finding in kh.judge(system, reach=None))


@SOME
@given(spoilt_systems(), st.integers(1, 99))
def test_what_contradicts_itself_in_print_does_so_with_any_reach(
    system: kh.System, percent: int
) -> None:
    """Kills: a reach that widens what was printed, or that takes over the blame."""
    alone = kh.judge(system, reach=None)
    near = kh.judge(system, reach=kh.Reach("near", Fraction(percent, 100)))
    proved = Counter(finding.figures for finding in alone.contradictions)
    told = Counter(f.figures for f in near.contradictions if f.convention is None)
    assert proved == told


@SOME
@given(spoilt_systems(), st.randoms(use_true_random=False))
def test_the_order_has_no_say(system: kh.System, chance: Random) -> None:
    """Kills: a relation judged by what those before it left."""
    variables, relations = list(system.variables), list(system.relations)
    chance.shuffle(variables)
    chance.shuffle(relations)
    one, other = kh.judge(system), kh.judge(kh.System(tuple(variables), tuple(relations)))
    assert one.verdict is other.verdict
    assert kinds(one) == kinds(other)
    assert one.witness == other.witness
