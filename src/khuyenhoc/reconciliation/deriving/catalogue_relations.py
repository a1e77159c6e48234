"""What holds between figures because of what they count."""

from typing import Final

from khuyenhoc.models.indicators import FUND_BALANCE, FUND_RAISED, FUND_SPENT
from khuyenhoc.reconciliation.deriving.draft import Draft, Level, Told
from khuyenhoc.reconciliation.relations.comparisons import AtMost

__all__ = ["catalogue_relations"]

_PART: Final = ("là một phần", "part of it")
_SPENT: Final = ("chi không quá tồn đầu kỳ và thu", "what there was and what was raised")


def catalogue_relations(draft: Draft) -> None:
    """Put each count below those that enclose it, and what was spent below what there was.

    Recognised below registered below all, party members below members, members below the
    population: of one organisation, within the same limits and at the same time.
    """
    for told in tuple(draft.told):
        if not told.is_level:
            continue
        for base in told.figure.indicator.bases:
            level = Level(told.organisation, told.scope, base, told.time)
            whole = draft.only(level, told.document) if base.encloses else None
            if whole is not None and _may_be_compared(told, whole):
                draft.relate(AtMost(told.key, whole.key, because=_PART))
        if told.figure.indicator == FUND_SPENT:
            _spent(draft, told)


def _may_be_compared(part: Told, whole: Told) -> bool:
    return (
        part.key != whole.key
        and part.figure.quantity.unit == whole.figure.quantity.unit
        and part.figure.out_of != whole.figure.key
    )


def _spent(draft: Draft, told: Told) -> None:
    """Nothing is spent but what was there and what was raised, where both were printed."""
    raised = draft.only(Level(told.organisation, told.scope, FUND_RAISED, told.time), told.document)
    opening = [
        other
        for level, found in draft.levels.items()
        if level.indicator == FUND_BALANCE
        and level.organisation == told.organisation
        and level.scope == told.scope
        and level.time.end is not None
        and level.time.end == told.time.start
        for other in found
    ]
    if raised is not None and len(opening) == 1:
        draft.relate(AtMost(told.key, (opening[0].key, raised.key), because=_SPENT))
