"""What a report says of how its own figures hang together."""

from collections.abc import Callable
from functools import partial

from attrs import evolve

from khuyenhoc.models.figure import Says
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reconciliation.deriving.draft import Draft, Level, Told
from khuyenhoc.reconciliation.per_head import HEADS
from khuyenhoc.reconciliation.relations.changes import ChangeSince, GrowthSince, TimesSince
from khuyenhoc.reconciliation.relations.comparisons import AtMost
from khuyenhoc.reconciliation.relations.parts_of import PartsOf
from khuyenhoc.reconciliation.relations.products import MeanOf, ProductOf
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.reconciliation.relations.share_of import ShareOf
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.wording import lowered, quoted
from khuyenhoc.rollup.claims import possible
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Change
from khuyenhoc.values.unit import FACTOR, PERCENT, VND

__all__ = ["own_relations"]


def own_relations(draft: Draft) -> None:
    """Add what each report says of its figures: shares, parts, changes, prices, means."""
    for told in draft.told:
        match told.figure.says:
            case Says.SHARE:
                _share(draft, told)
            case Says.CHANGE | Says.FACTOR:
                _change(draft, told)
            case Says.EACH:
                _price(draft, told)
            case _:  # a level
                _mean(draft, told)
                _limits(draft, told)
    _parts(draft)


def _share(draft: Draft, told: Told) -> None:
    """Put a share to its part and its whole: the printed one, or one that nobody printed."""
    part, base = draft.level_beside(told, told.figure.about), told.figure.base
    if part is None or told.figure.quantity.change is not None:
        return
    whole = draft.level_beside(told, told.figure.out_of)
    key = None
    if told.figure.out_of is None and base is not None and base.encloses:
        whole, key = _whole(draft, told, part, base)
    if whole is not None and (whole.key == part.key or not _alike(whole, part)):
        return
    encloses = base.encloses if base is not None else _encloses(whole)
    if whole is not None:
        key = whole.key
    draft.relate(
        ShareOf(
            part.key,
            key or draft.unprinted(_relative_base(told, part)),
            share=told.key,
            encloses=encloses,
        ),
        spoken_of=whole is None or whole.document == told.document,
    )


def _whole(draft: Draft, told: Told, part: Told, base: Indicator) -> tuple[Told | None, str | None]:
    """Give the base of a share: its report's own, another's, or one for all that nobody printed.

    Where the part is of another time or scope than the share, or one of several of its kind, the
    base need not be that of all: then another report knows nothing of it.
    """
    level = told.level_of(base, told.time)
    own = draft.own(level, told.document)
    if len(own) == 1:
        return own[0], None
    same = part.level_of(base, part.time) == level and draft.stands_alone(part)
    if own or not same or part.unit != base.unit:
        return None, None
    whole = draft.said(level, told.document)
    return whole, None if whole is not None else draft.unprinted(_base(level, told.time), level)


def _base(level: Level, time: Period) -> Variable:
    """Make a base that nobody printed: a population, all households."""
    return Variable(
        key=level.key,
        unit=level.unit,
        indicator=level.indicator,
        subject=level.organisation,
        period=time,
    )


def _relative_base(told: Told, part: Told) -> Variable:
    """Make the base of one share alone: a plan, an earlier period, or one that is not stated."""
    base, printed = told.figure.base, quoted(told.figure)
    return Variable(
        key=f"{'base' if base is None else base.code} of {told.key}",
        unit=part.unit,
        indicator=base,
        called=(f"số gốc của {printed}", f"the base of {printed}") if base is None else None,
        subject=told.organisation,
        period=told.time,
    )


def _encloses(whole: Told | None) -> bool:
    return whole is not None and whole.figure.indicator.encloses


def _alike(one: Told, other: Told) -> bool:
    return one.unit == other.unit


def _change(draft: Draft, told: Told) -> None:
    """Put a change to what there is and what there was: printed somewhere, or by nobody."""
    level, since = draft.level_beside(told, told.figure.about), told.figure.since
    relation = None if level is None else _relation(told, level)
    if level is None or relation is None:
        return
    if since is None:
        before, spoken_of = draft.unprinted(_before(told, level, f"before {told.key}")), True
    else:
        there_is, earlier = level.level, _earlier(level, since)
        if earlier == there_is:
            return  # a change since the period itself
        own = draft.own(earlier, told.document)
        # Of one of several of its kind, or of other limits, another report knows nothing.
        same = draft.stands_alone(level) and told.scope == level.scope and len(own) < 2
        printed = own[0] if len(own) == 1 else None
        if printed is None and same:
            printed = draft.said(earlier, told.document)
        spoken_of = printed is None or printed.document == told.document
        if printed is not None:
            before = printed.key
        else:
            key = earlier.key if same else f"before {told.key}"
            before = draft.unprinted(_before(told, level, key), earlier if same else None)
    draft.relate(relation(level.key, before), spoken_of=spoken_of)


def _earlier(level: Told, since: Period) -> Level:
    """Give what the same level was of in an earlier period."""
    was = level.level_of(level.figure.indicator, since)
    return evolve(was, unit=level.unit, about=level.level.about)


def _relation(told: Told, level: Told) -> Callable[[str, str], Relation] | None:
    """Choose how a change makes what there is of what there was; ``None`` if it does not say."""
    figure, unit = told.figure, told.unit
    fell = figure.quantity.change is Change.DECREASE
    if unit == level.unit:
        # "tỷ lệ 30%, tăng 20%" may mean points or a fifth of it.
        open_ = unit in (PERCENT, FACTOR)
        return None if open_ else partial(ChangeSince, change=told.key, decrease=fell)
    if unit == PERCENT and figure.quantity.change is not None:
        return partial(GrowthSince, rate=told.key, decrease=fell)
    if figure.says is Says.FACTOR and unit in (FACTOR, PERCENT):
        return partial(TimesSince, factor=told.key, decrease=fell)
    return None


def _before(told: Told, level: Told, key: str) -> Variable:
    """Make what there was before, where nobody printed it."""
    indicator, since = level.figure.indicator, told.figure.since
    names = (f"{lowered(indicator, 'vi')} kỳ trước", f"{lowered(indicator, 'en')} before")
    return Variable(
        key=key,
        unit=level.unit,
        indicator=indicator,
        called=names if since is None else None,
        subject=level.organisation,
        period=since,
    )


def _price(draft: Draft, told: Told) -> None:
    """Put a price to the number it was paid for and the amounts beside it."""
    count = draft.level_beside(told, told.figure.about)
    if count is None:
        return
    for amount in draft.told:
        beside = amount.document == told.document and amount.is_level
        if beside and amount.figure.about == count.figure.key and _alike(amount, told):
            draft.relate(ProductOf(amount.key, count.key, each=told.key), spoken_of=True)


def _mean(draft: Draft, told: Told) -> None:
    """Put an amount for each head to the amount and the heads: printed, or by nobody."""
    unit = told.unit
    heads = None if unit is None else HEADS.get(unit)
    amount = draft.level_beside(told, told.figure.about)
    if heads is None or amount is None or amount.unit != VND:
        return
    counted = draft.level_beside(told, told.figure.out_of)
    if counted is not None and counted.unit == heads:
        draft.relate(MeanOf(amount.key, counted.key, mean=told.key), spoken_of=True)
        return
    # What its means are usually of names the heads, but nobody printed that they are all of it.
    usual = next((base for base in told.figure.indicator.bases if base.unit == heads), None)
    key = draft.unprinted(
        Variable(
            key=f"heads of {told.key}",
            unit=heads,
            indicator=usual,
            subject=told.organisation,
            period=told.time,
        )
    )
    draft.relate(MeanOf(amount.key, key, mean=told.key), spoken_of=True)


def _limits(draft: Draft, told: Told) -> None:
    """Put a count below what it is out of."""
    whole = draft.level_beside(told, told.figure.out_of)
    if whole is not None and whole.key != told.key and _alike(whole, told) and _encloses(whole):
        draft.relate(AtMost(told.key, whole.key), spoken_of=True)


def _parts(draft: Draft) -> None:
    """Put the parts of each total below it: there may be others that are not listed."""
    apart: dict[str, list[str]] = {}
    overlapping: dict[str, list[str]] = {}
    for told in draft.told:
        whole = draft.level_beside(told, told.figure.part_of)
        key = None if whole is None or not _alike(whole, told) else _amount(draft, told)
        if whole is not None and key is not None and not _may_be_owed(whole):
            kept = overlapping if told.figure.overlapping else apart
            kept.setdefault(whole.key, []).append(key)
    for whole_key, parts in apart.items():
        draft.relate(PartsOf(whole_key, tuple(parts), complete=False), spoken_of=True)
    for whole_key, parts in overlapping.items():
        overlap = PartsOf(whole_key, tuple(parts), complete=False, overlap=True)
        draft.relate(overlap, spoken_of=True)


def _may_be_owed(whole: Told) -> bool:
    """Say whether parts of a total may be below 0, so that the others may exceed it."""
    return possible(whole.figure.indicator).low is None


def _amount(draft: Draft, told: Told) -> str | None:
    """Give what a part comes to: a level itself, a price times the number it is the price of."""
    if told.is_level:
        return told.key
    count = draft.level_beside(told, told.figure.about)
    if told.figure.says is not Says.EACH or count is None:
        return None
    each, number = quoted(told.figure), quoted(count.figure)
    key = draft.unprinted(
        Variable(
            key=f"{count.key} × {told.key}",
            unit=told.unit,
            called=(f"{number} × {each}", f"{number} × {each}"),
            subject=told.organisation,
        )
    )
    draft.relate(ProductOf(key, count.key, each=told.key), spoken_of=True)
    return key
