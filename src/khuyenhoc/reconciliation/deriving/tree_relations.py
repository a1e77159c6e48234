"""What holds between a unit and those under it."""

from typing import Final

from khuyenhoc.models.indicator import Nature
from khuyenhoc.models.tree import Tree
from khuyenhoc.reconciliation.deriving.draft import Draft, Level, Told
from khuyenhoc.reconciliation.relations.parts_of import PartsOf

__all__ = ["tree_relations"]

_UNDER: Final = ("các đơn vị trực thuộc", "the units under it")
_ADDED: Final = (Nature.STOCK, Nature.FLOW, Nature.DISTINCT_PEOPLE)


def tree_relations(draft: Draft, tree: Tree) -> None:
    """Put the figures of the units under each unit of ``tree`` to its own.

    They make it up where all of them said theirs, and are at most it where some did not. Where
    people are each counted once, they may overlap.
    """
    for level, found in tuple(draft.levels.items()):
        nature, parent = level.indicator.nature, level.organisation
        if nature not in _ADDED or len(found) != 1 or parent not in tree:
            continue
        children = tree.children(parent)
        parts = [part for child in children if (part := _said(draft, child, level)) is not None]
        unit = found[0].figure.quantity.unit
        alike = [part for part in parts if part.figure.quantity.unit == unit]
        if alike:
            draft.relate(
                PartsOf(
                    found[0].key,
                    tuple(part.key for part in alike),
                    complete=len(alike) == len(children),
                    overlap=nature is Nature.DISTINCT_PEOPLE,
                    because=_UNDER,
                )
            )


def _said(draft: Draft, child: str, level: Level) -> Told | None:
    found = draft.levels.get(Level(child, level.scope, level.indicator, level.time), [])
    return found[0] if len(found) == 1 else None
