"""What holds between a unit and those under it."""

from attrs import evolve

from khuyenhoc.models.indicator import Nature
from khuyenhoc.models.tree import Tree
from khuyenhoc.reconciliation.deriving.draft import Draft, Level, Told
from khuyenhoc.reconciliation.deriving.reasons import UNDER
from khuyenhoc.reconciliation.relations.parts_of import PartsOf
from khuyenhoc.rollup.claims import is_added, possible

__all__ = ["tree_relations"]


def tree_relations(draft: Draft, tree: Tree, *, complete: bool) -> None:
    """Put the figures of the units under each unit of ``tree`` to its own.

    Added up they are at most it: the unit may have what hangs under it directly, and its tree may
    not name everything. Where the tree is ``complete`` and each of them said its own, they make it
    up. People who are each counted once may be counted under several. What may be below 0, a
    balance that is owed, is put together only where all is known. Figures of periods that the
    tree's day is not in are left alone.
    """
    for level in tuple(draft.levels):
        unit, own = level.organisation, draft.only(level)
        if not own or unit not in tree or not is_added(level.indicator):
            continue
        if tree.day not in own[-1].time:
            continue  # who was under whom then is another tree's to say
        children = tree.children(unit)
        parts = [part for child in children if (part := _said(draft, child, level)) is not None]
        is_all = complete and len(parts) == len(children)
        if not parts or (not is_all and possible(level.indicator).low is None):
            continue
        draft.relate(
            PartsOf(
                own[-1].key,
                tuple(part.key for part in parts),
                complete=is_all,
                overlap=level.indicator.nature is Nature.DISTINCT_PEOPLE,
                because=UNDER,
            )
        )


def _said(draft: Draft, child: str, level: Level) -> Told | None:
    found = draft.only(evolve(level, organisation=child))
    return found[-1] if found else None
