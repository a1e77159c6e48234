"""Trees as JSON: units and links that make one, and whatever makes none."""

import json
from datetime import date
from typing import Any, Final

import pytest

import khuyenhoc as kh

TREE: Final = kh.Tree.of(date(2023, 12, 31), {"p6": "q1", "p7": "q1"})


def problems(kind: Any, text: str) -> list[str]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kind, text)
    return [str(problem) for problem in caught.value.problems]


def read_in_spite(kind: Any, text: str) -> tuple[object, ...]:
    with pytest.raises(kh.StructuringError) as caught:
        kh.from_json(kind, text)
    return caught.value.read


def changed(model: object, **changes: object) -> str:
    return json.dumps({**json.loads(kh.to_json(model)), **changes})


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        (
            {"links": [{"child": "p6", "parent": "zz"}, {"child": "yy", "parent": "q1"}]},
            [
                "links[0].parent: expected the id of a unit of this tree, got 'zz'",
                "links[1].child: expected the id of a unit of this tree, got 'yy'",
            ],
        ),
        (
            {"links": [{"child": "p6", "parent": "q1"}, {"child": "p6", "parent": "p7"}]},
            ["links[1].child: expected a unit that hangs under nothing else, got 'p6'"],
        ),
        (
            {"links": [{"child": "p6", "parent": "p7"}, {"child": "p7", "parent": "p6"}]},
            ["links: expected no unit above itself, got ('p6', 'p7')"],
        ),
        (
            {"units": [{"id": "q1", "name": "a"}, {"id": "q1", "name": "b"}], "links": []},
            ["units[1].id: expected an id that no other unit has, got 'q1'"],
        ),
        ({"day": 5}, ['day: expected a day such as "2023-12-31", got 5']),
        (
            {"parents": []},
            ["parents: expected a known key: name, day, units, links, got 'parents'"],
        ),
    ],
)
def test_a_tree_that_is_none_is_refused(changes: dict[str, Any], messages: list[str]) -> None:
    """Kills: an unknown parent that makes a root; a second parent taken in silence."""
    assert problems(kh.Tree, changed(TREE, **changes)) == messages


def test_the_sound_units_of_a_bad_tree_are_kept() -> None:
    assert read_in_spite(kh.Tree, changed(TREE, day=5)) == TREE.units
