"""The lightest sets that have something of each of several others."""

from itertools import combinations
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from khuyenhoc.reconciliation.suspects.hitting_sets import independent, lightest_hitting_sets

Conflict = tuple[str, ...]
KEYS = "fbdace"  # in no order that sorting gives
WEIGHTS = st.fixed_dictionaries({key: st.integers(1, 3) for key in KEYS})
CONFLICTS = st.lists(
    st.lists(st.sampled_from(KEYS), unique=True, max_size=4).map(tuple), max_size=7
)


def by_trying_all(conflicts: list[Conflict], weights: dict[str, int]) -> tuple[Conflict, ...]:
    """Go through every subset, in the order of the keys."""
    keys = list(weights)
    fine = [
        members
        for size in range(len(keys) + 1)
        for members in combinations(keys, size)
        if all(set(members) & set(conflict) for conflict in conflicts)
    ]
    least = min((sum(weights[key] for key in members) for members in fine), default=0)
    lightest = [members for members in fine if sum(weights[key] for key in members) == least]
    return tuple(sorted(lightest, key=lambda members: [keys.index(key) for key in members]))


@given(CONFLICTS, WEIGHTS)
def test_they_are_those_found_by_trying_all(
    conflicts: list[Conflict], weights: dict[str, int]
) -> None:
    """Kills: weights ignored; ties lost; a set listed twice; a bound that cuts a lightest one off;
    keys or sets in the order of the alphabet; a crash on a conflict without members.
    """
    assert lightest_hitting_sets(conflicts, weights) == by_trying_all(conflicts, weights)


@given(CONFLICTS, WEIGHTS, st.randoms(use_true_random=False))
def test_the_order_of_conflicts_and_members_is_of_no_consequence(
    conflicts: list[Conflict], weights: dict[str, int], random: Random
) -> None:
    """Kills: what comes first in a conflict wins; a conflict given twice counts twice."""
    mixed = [tuple(random.sample(conflict, len(conflict))) for conflict in (*conflicts, *conflicts)]
    random.shuffle(mixed)
    assert lightest_hitting_sets(mixed, weights) == lightest_hitting_sets(conflicts, weights)


def test_nothing_has_to_be_hit_by_nothing() -> None:
    """Kills: no answer where there is no conflict."""
    assert lightest_hitting_sets([], {"a": 1}) == ((),)


@given(CONFLICTS, WEIGHTS)
def test_conflicts_that_stay_together_have_the_lightest_sets_of_all(
    conflicts: list[Conflict], weights: dict[str, int]
) -> None:
    """Kills: a conflict lost or doubled; lots that still share a member; lots not joined by a
    conflict that comes later.
    """
    lots = independent(conflicts)
    assert sorted(conflict for lot in lots for conflict in lot) == sorted(conflicts)
    members = [{key for conflict in lot for key in conflict} for lot in lots]
    assert sum(map(len, members)) == len({key for conflict in conflicts for key in conflict})
    together: set[frozenset[str]] = {frozenset()}
    for lot in lots:
        own = lightest_hitting_sets(lot, weights)
        together = {one | set(other) for one in together for other in own}
    assert together == set(map(frozenset, lightest_hitting_sets(conflicts, weights)))


def test_lots_are_as_small_as_can_be() -> None:
    """Kills: everything in one lot; conflicts joined because they are neighbours."""
    lots = independent([("a", "b"), ("c", "d"), ("e",), ("b", "c"), ("e", "f")])
    assert lots == ((("a", "b"), ("c", "d"), ("b", "c")), (("e",), ("e", "f")))
