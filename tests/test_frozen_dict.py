"""A mapping that nobody can write to."""

import copy
import pickle
from collections.abc import Callable
from typing import Any

import pytest

from khuyenhoc._frozen_dict import FrozenDict, frozen_dict

KEPT = FrozenDict({"b": 2, "a": 1})


@pytest.mark.parametrize(
    "write",
    [
        lambda kept: kept.__setitem__("c", 3),
        lambda kept: kept.__delitem__("a"),
        lambda kept: kept.__ior__({"c": 3}),
        lambda kept: kept.clear(),
        lambda kept: kept.pop("a"),
        lambda kept: kept.popitem(),
        lambda kept: kept.setdefault("c", 3),
        lambda kept: kept.update({"c": 3}),
    ],
    ids=["set", "del", "ior", "clear", "pop", "popitem", "setdefault", "update"],
)
def test_it_is_never_written_to(write: Callable[[Any], object]) -> None:
    """Kills: one of the ways to write to a dict left open."""
    with pytest.raises(TypeError, match="cannot be written to"):
        write(KEPT)
    assert KEPT == {"a": 1, "b": 2}


@pytest.mark.parametrize(
    "travel",
    [copy.copy, copy.deepcopy, lambda one: pickle.loads(pickle.dumps(one))],  # noqa: S301
    ids=["copy", "deepcopy", "pickle"],
)
def test_it_arrives_as_it_left(travel: Callable[[Any], Any]) -> None:
    """Kills: an application that cannot be sent to another process."""
    arrived = travel(KEPT)
    assert type(arrived) is FrozenDict
    assert arrived == KEPT
    assert hash(arrived) == hash(KEPT) == hash(FrozenDict({"a": 1, "b": 2}))


def test_what_the_caller_goes_on_to_do_does_not_matter() -> None:
    """Kills: a mapping kept as it is; what is no mapping taken for an empty one."""
    given: dict[str, int] = {"a": 1}
    kept = frozen_dict(given)
    given["a"] = 2
    assert kept == {"a": 1}
    assert frozen_dict(5) == 5  # type: ignore[arg-type, comparison-overlap]
