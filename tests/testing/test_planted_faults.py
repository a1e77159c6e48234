"""Nothing is reported of figures printed from one truth, and what is planted in them is found."""

import pytest
from hypothesis import given, settings
from linear_oracle import can_be_true
from planted_measure import measure, planted

import khuyenhoc as kh
from khuyenhoc.testing import (
    FaultKind,
    SystemAndTruth,
    system_and_truth,
    systems_and_truth,
)
from khuyenhoc.values.quantity import WITHIN_A_TENTH

KINDS = tuple(FaultKind)
LOOPS = 4


def size(quick: int) -> int:
    """Give how large a loop is: twenty times as large with ``--hypothesis-profile=heavy``."""
    return quick * settings().max_examples // 100


def reported(drawn: SystemAndTruth) -> list[str]:
    """Give what is said against the figures, but that those of a report that cuts off are cut."""
    against = {kh.Verdict.CONTRADICTORY, kh.Verdict.UNDETERMINED, kh.Verdict.DOUBTFUL}
    if drawn.habit is kh.Rounding.HALF_UP:
        against.add(kh.Verdict.CUT_OFF)
    return [str(finding) for finding in kh.judge(drawn.system) if finding.verdict in against]


@pytest.mark.parametrize("loop", range(LOOPS))
def test_what_is_true_is_never_ruled_out(loop: int) -> None:
    """Kills: an end that is left out and was possible, a strict limit where an equal one holds."""
    for seed in range(loop, LOOPS * size(500), LOOPS):
        drawn = system_and_truth(seed, max_children=2 + seed % 10 // 9)
        left = kh.propagate(drawn.system, rounding=drawn.habit, reach=WITHIN_A_TENTH)
        assert left.contradiction is None, f"system {seed}: {left.contradiction}"
        outside = [key for key in left if drawn.truth[key] not in left[key]]
        assert not outside, f"system {seed}: {outside}"


@pytest.mark.parametrize("loop", range(LOOPS))
def test_nothing_is_reported_where_nothing_is_wrong(loop: int) -> None:
    """Kills: a verdict against figures that hangs on a habit which the report does not have."""
    for seed in range(loop, LOOPS * size(10), LOOPS):
        drawn = system_and_truth(10_000 + seed, max_children=2)
        assert reported(drawn) == [], f"system {10_000 + seed}"


@settings(max_examples=5)
@given(systems_and_truth(max_children=3))
def test_nothing_is_reported_of_any_system_drawn(drawn: SystemAndTruth) -> None:
    """Kills: what only shows in small numbers, which Hypothesis tries first."""
    assert reported(drawn) == []


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_what_can_be_found_is_found(kind: FaultKind) -> None:
    """Kills: a relation that is not judged; figures that clash only together and are not told.

    What can be found is decided by a simplex that shares nothing with the propagation.
    """
    counts = measure(planted((kind,), range(size(10))))[kind]
    print(f"{kind.value:16} {counts}")  # noqa: T201 - shown by pytest -rP
    assert counts.detectable >= counts.planted // 2, counts
    assert counts.found >= counts.detectable * 99 / 100, counts
    assert counts.suspected >= counts.contradictory * 90 / 100, counts


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.value)
def test_what_cannot_be_found_is_not_reported_as_a_contradiction(kind: FaultKind) -> None:
    """Kills: a judgement that calls figures contradictory for which there are numbers."""
    for fault in planted((kind,), range(20_000, 20_000 + size(4))):
        if can_be_true(fault.system):
            assert not kh.judge(fault.system).contradictions, fault.figures
