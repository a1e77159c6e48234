"""What holds between figures because of what they count."""

from typing import Final

from khuyenhoc.models.indicator import Indicator, Nature
from khuyenhoc.models.indicators import (
    BOARDS_AND_GROUPS,
    CITIZENS_REGISTERED,
    CLANS_REGISTERED,
    COMMUNES_REGISTERED,
    COMMUNITIES_REGISTERED,
    FUND_BALANCE,
    FUND_RAISED,
    FUND_SPENT,
    HOUSEHOLDS_REGISTERED,
    LEARNING_ACCOUNTS,
    PROMOTION_BOARDS,
    PROMOTION_GROUPS,
    STUDIOUS_CLANS_REGISTERED,
    STUDIOUS_COMMUNITIES_REGISTERED,
    STUDIOUS_FAMILIES_REGISTERED,
    SUB_CHAPTERS,
    UNIT_LEARNERS,
    UNIT_MEMBERS,
    WORK_UNITS_REGISTERED,
)
from khuyenhoc.reconciliation.deriving.draft import Draft, Told
from khuyenhoc.reconciliation.deriving.reasons import PART, SPENT
from khuyenhoc.reconciliation.relations.comparisons import AtMost
from khuyenhoc.values.period import Period

__all__ = ["catalogue_relations"]

#: Whoever holds a title since an earlier year need not be among those registered for this one.
_FOR_THE_YEAR: Final = frozenset(
    {
        CITIZENS_REGISTERED,
        CLANS_REGISTERED,
        COMMUNES_REGISTERED,
        COMMUNITIES_REGISTERED,
        HOUSEHOLDS_REGISTERED,
        STUDIOUS_CLANS_REGISTERED,
        STUDIOUS_COMMUNITIES_REGISTERED,
        STUDIOUS_FAMILIES_REGISTERED,
        WORK_UNITS_REGISTERED,
    }
)

#: Their ratios are of what need not hold them: a chapter has several sub-chapters; boards and
#: groups are often counted beside the organisations, not among them; people work and learn in
#: units where they do not live, and may have two accounts.
_BESIDE: Final = frozenset(
    {
        BOARDS_AND_GROUPS,
        LEARNING_ACCOUNTS,
        PROMOTION_BOARDS,
        PROMOTION_GROUPS,
        SUB_CHAPTERS,
        UNIT_LEARNERS,
        UNIT_MEMBERS,
    }
)


def catalogue_relations(draft: Draft) -> None:
    """Put what there is below what encloses it, and what was spent below what there was.

    Party members below members, members below the population, recognised and registered below
    all: of one organisation, within the same limits and on the same day. What happens in a period
    is put below nothing: those who joined in a year may have left before its end and be more than
    the members then, and a reward may be paid by whom the fund never saw.
    """
    for told in draft.told:
        if not told.is_level:
            continue
        if _is_within(told.figure.indicator):
            _within(draft, told)
        elif told.figure.indicator == FUND_SPENT:
            _spent(draft, told)


def _is_within(indicator: Indicator) -> bool:
    return indicator.nature is Nature.STOCK and indicator not in _BESIDE


def _within(draft: Draft, told: Told) -> None:
    for base in told.figure.indicator.bases:
        if not base.encloses or base.nature is not Nature.STOCK or base in _FOR_THE_YEAR:
            continue
        whole = draft.said(told.level_of(base, told.time), told.document)
        if whole is not None and _may_be_compared(told, whole):
            draft.relate(AtMost(told.key, whole.key, because=PART))


def _spent(draft: Draft, told: Told) -> None:
    """Nothing is spent but what was there and what was raised, where both were printed."""
    if told.time.start is None:
        return
    raised = draft.said(told.level_of(FUND_RAISED, told.time), told.document)
    before = Period(None, told.time.start)
    opening = draft.said(told.level_of(FUND_BALANCE, before), told.document)
    if raised is not None and opening is not None and raised.unit == told.unit:
        draft.relate(AtMost(told.key, (opening.key, raised.key), because=SPENT))


def _may_be_compared(part: Told, whole: Told) -> bool:
    """Say whether the report does not compare the two itself, and both are in one unit."""
    named = (part.figure.out_of, part.figure.part_of)
    return part.unit == whole.unit and whole.figure.key not in named
