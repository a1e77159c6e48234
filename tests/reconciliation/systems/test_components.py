"""Relations that have a say in each other, and those that have none."""

from hypothesis import given
from hypothesis import strategies as st

import khuyenhoc as kh
from khuyenhoc.reconciliation.systems.components import components

KEYS = st.sampled_from("abcdefgh")
RELATIONS = st.lists(
    st.lists(KEYS, min_size=2, max_size=4, unique=True).map(
        lambda keys: kh.EqualTo((keys[0],), tuple(keys[1:]))
    ),
    max_size=7,
)


@given(RELATIONS, st.data())
def test_two_relations_are_together_if_a_chain_of_shared_numbers_leads_across(
    relations: list[kh.EqualTo], data: st.DataObject
) -> None:
    """Kills: only neighbours put together, a chain cut by its order, one left out put in."""
    places = data.draw(st.lists(st.sampled_from(range(7)), unique=True)) if relations else []
    kept = sorted(place for place in places if place < len(relations))
    groups = components(relations, kept)
    assert sorted(place for group in groups for place in group) == kept
    assert list(groups) == sorted(groups)
    assert all(list(group) == sorted(group) for group in groups)
    reached = {place: {place} for place in kept}
    for _ in kept:
        for one in kept:
            for other in kept:
                if set(relations[one].terms) & set(relations[other].terms):
                    reached[one] |= reached[other]
    assert {frozenset(group) for group in groups} == {frozenset(set_) for set_ in reached.values()}
