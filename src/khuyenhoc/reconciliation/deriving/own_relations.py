"""What a report says of how its own figures hang together."""

from khuyenhoc.models.figure import Says
from khuyenhoc.reconciliation.deriving.draft import Draft, Level, Told
from khuyenhoc.reconciliation.per_head import HEADS
from khuyenhoc.reconciliation.relations.changes import ChangeSince, GrowthSince, TimesSince
from khuyenhoc.reconciliation.relations.comparisons import AtMost
from khuyenhoc.reconciliation.relations.parts_of import PartsOf
from khuyenhoc.reconciliation.relations.products import MeanOf, ProductOf
from khuyenhoc.reconciliation.relations.share_of import ShareOf
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.wording import lowered, quoted
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
            case Says.LEVEL:
                _mean(draft, told)
                _limits(draft, told)
    _parts(draft)


def _share(draft: Draft, told: Told) -> None:
    """Put a share to its part and its whole: the printed one, or one that nobody printed."""
    part = draft.level_beside(told, told.figure.about)
    if part is None or told.figure.quantity.change is not None:
        return
    base = told.figure.base
    whole = draft.level_beside(told, told.figure.out_of)
    level = None
    if base is not None and base.encloses:
        level = Level(told.organisation, told.scope, base, told.time)
        whole = whole or draft.only(level, told.document)
    if whole is not None and (whole.key == part.key or not _alike(whole, part)):
        return
    encloses = base.encloses if base is not None else _encloses(whole)
    if whole is not None:
        key = whole.key
    elif level is not None and base is not None:
        key = draft.unprinted(_base(level))
    else:
        key = draft.unprinted(_relative_base(told, part))
    draft.relate(
        ShareOf(part.key, key, share=told.key, encloses=encloses),
        spoken_of=whole is None or whole.document == told.document,
    )


def _base(level: Level) -> Variable:
    """Make a base that nobody printed: a population, all households."""
    return Variable(
        key=level.key(),
        unit=level.indicator.unit,
        indicator=level.indicator,
        subject=level.organisation,
        period=level.time,
    )


def _relative_base(told: Told, part: Told) -> Variable:
    """Make the base of one share alone: a plan, an earlier period, or one that is not stated."""
    base, printed = told.figure.base, quoted(told.figure)
    return Variable(
        key=f"{'base' if base is None else base.code} of {told.key}",
        unit=part.figure.quantity.unit,
        indicator=base,
        called=(f"số gốc của {printed}", f"the base of {printed}") if base is None else None,
        subject=told.organisation,
        period=told.time,
    )


def _encloses(whole: Told | None) -> bool:
    return whole is not None and whole.figure.indicator.encloses


def _alike(one: Told, other: Told) -> bool:
    return one.figure.quantity.unit == other.figure.quantity.unit


def _change(draft: Draft, told: Told) -> None:
    """Put a change to what there is and what there was: printed somewhere, or by nobody."""
    figure, level = told.figure, draft.level_beside(told, told.figure.about)
    if level is None:
        return
    unit, fell = figure.quantity.unit, figure.quantity.change is Change.DECREASE
    since = figure.since
    spoken_of = True
    if since is None:
        before = f"before {told.key}"
        printed = None
    else:
        earlier = Level(level.organisation, level.scope, level.figure.indicator, since)
        before, printed = earlier.key(), draft.only(earlier, told.document)
    if printed is not None and printed.key == level.key:
        return  # a change since the period itself
    if printed is not None and _alike(printed, level):
        before, spoken_of = printed.key, printed.document == told.document
    else:
        draft.unprinted(_before(level, before, since))
    relation: ChangeSince | GrowthSince | TimesSince
    if unit == level.figure.quantity.unit:
        relation = ChangeSince(level.key, before, change=told.key, decrease=fell)
    elif unit == PERCENT and figure.quantity.change is not None:
        relation = GrowthSince(level.key, before, rate=told.key, decrease=fell)
    elif figure.says is Says.FACTOR and unit in (FACTOR, PERCENT):
        relation = TimesSince(level.key, before, factor=told.key, decrease=fell)
    else:
        return
    draft.relate(relation, spoken_of=spoken_of)


def _before(level: Told, key: str, since: Period | None) -> Variable:
    """Make what there was before, where nobody printed it."""
    indicator = level.figure.indicator
    names = (f"{lowered(indicator, 'vi')} kỳ trước", f"{lowered(indicator, 'en')} before")
    return Variable(
        key=key,
        unit=level.figure.quantity.unit,
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
    unit = told.figure.quantity.unit
    heads = None if unit is None else HEADS.get(unit)
    amount = draft.level_beside(told, told.figure.about)
    if heads is None or amount is None or amount.figure.quantity.unit != VND:
        return
    counted = draft.level_beside(told, told.figure.out_of)
    if counted is not None and counted.figure.quantity.unit == heads:
        draft.relate(MeanOf(amount.key, counted.key, mean=told.key), spoken_of=True)
        return
    bases = [base for base in told.figure.indicator.bases if base.unit == heads]
    if bases:
        level = Level(told.organisation, told.scope, bases[0], told.time)
        key = draft.unprinted(_base(level))
    else:
        key = draft.unprinted(
            Variable(key=f"heads of {told.key}", unit=heads, subject=told.organisation)
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
        if whole is not None and key is not None:
            kept = overlapping if told.figure.overlapping else apart
            kept.setdefault(whole.key, []).append(key)
    for whole_key, parts in apart.items():
        draft.relate(PartsOf(whole_key, tuple(parts), complete=False), spoken_of=True)
    for whole_key, parts in overlapping.items():
        overlap = PartsOf(whole_key, tuple(parts), complete=False, overlap=True)
        draft.relate(overlap, spoken_of=True)


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
            unit=told.figure.quantity.unit,
            called=(f"{number} × {each}", f"{number} × {each}"),
            subject=told.organisation,
        )
    )
    draft.relate(ProductOf(key, count.key, each=told.key), spoken_of=True)
    return key
