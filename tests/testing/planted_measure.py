"""How many planted faults can be found at all, and how many are, by kind."""

from collections.abc import Iterable, Iterator

from attrs import define
from linear_oracle import can_be_true, lots

import khuyenhoc as kh
from khuyenhoc.testing import FaultKind, PlantedFault, plant, system_and_truth

#: Places are taken far apart, so that systems that are much alike get different faults.
STRIDE = 7_919
HABITS = (kh.Rounding.HALF_UP, kh.Rounding.DOWN)
#: The verdicts that say of figures that they cannot all be true, at least in one habit.
SAYING_SO = (kh.Verdict.CONTRADICTORY, kh.Verdict.UNDETERMINED)
#: The most figures that somebody asked for the doubtful ones will look at.
AT_MOST = 5


@define
class Counts:
    """What became of the faults of one kind."""

    planted: int = 0
    #: Those with which figures that hang together cannot all be true, rounded or cut off.
    detectable: int = 0
    #: Those of them that a judgement tells of.
    found: int = 0
    #: Those which the report cannot have in one habit throughout; others may differ by the lot.
    of_no_habit: int = 0
    #: Those with which the figures contradict each other even if any percentage may be cut off.
    contradictory: int = 0
    #: Those of them whose wrong figures are among the few that are doubted.
    suspected: int = 0

    def __str__(self) -> str:
        return (
            f"{self.planted:5} planted, {self.detectable:5} detectable, {self.found:5} found; "
            f"{self.of_no_habit:5} of no one habit; "
            f"{self.contradictory:5} contradictory, {self.suspected:5} suspected"
        )


def planted(
    kinds: Iterable[FaultKind], seeds: Iterable[int], *, max_children: int = 2
) -> Iterator[PlantedFault]:
    """Plant a fault of each kind in each system, leaving out where there is no room for it."""
    for seed in seeds:
        drawn = system_and_truth(seed, max_children=max_children)
        for kind in kinds:
            try:
                yield plant(kind, drawn, at=seed * STRIDE)
            except kh.InvalidValueError:
                continue


def measure(systems: Iterable[PlantedFault]) -> dict[FaultKind, Counts]:
    """Count for each kind what the oracle says can be found, and what is."""
    counts: dict[FaultKind, Counts] = {}
    for fault in systems:
        count = counts.setdefault(fault.kind, Counts())
        count.planted += 1
        if is_detectable(fault.system):
            count.detectable += 1
            count.found += is_found(kh.judge(fault.system))
        count.of_no_habit += not has_a_habit(fault.system)
        if can_be_true(fault.system) is False:
            count.contradictory += 1
            doubted = kh.suspects(fault.system).figures
            count.suspected += len(doubted) <= AT_MOST and set(fault.figures) <= set(doubted)
    return counts


def is_detectable(system: kh.System) -> bool:
    """Say whether no numbers satisfy what is said of some lot of figures that hang together.

    Neither if all its percentages were rounded nor if all were cut off. Decided without
    propagation; undecided is not detectable.
    """
    return any(not has_a_habit(lot) for lot in lots(system))


def has_a_habit(system: kh.System) -> bool:
    """Say whether there are numbers for a report that rounds, or for one that cuts off."""
    return any(can_be_true(system, rounding=habit) is not False for habit in HABITS)


def is_found(judgement: kh.Judgement) -> bool:
    """Say whether it tells of figures that cannot all be true, at least in one habit."""
    return any(finding.verdict in SAYING_SO for finding in judgement)
