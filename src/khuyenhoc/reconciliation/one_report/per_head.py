"""Amounts for each head: among how many an amount was divided, and whether those fit."""

from collections.abc import Iterator
from typing import Final

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.one_report.case import Case
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, lowered, quoted
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import (
    AWARD,
    HOUSEHOLD,
    PERSON,
    VND,
    VND_PER_AWARD,
    VND_PER_HOUSEHOLD,
    VND_PER_PERSON,
    Unit,
)

__all__ = ["HEADS", "per_head"]

#: What đồng are divided among, by the unit that says how many of them each has.
HEADS: Final = {VND_PER_PERSON: PERSON, VND_PER_HOUSEHOLD: HOUSEHOLD, VND_PER_AWARD: AWARD}


def per_head(case: Case) -> Iterator[Finding]:
    """Derive how many heads there are from an amount and what that is for each, or check it.

    "420 tỷ 936 triệu đồng, bình quân 110.641 đồng/người dân" says how many people there are, to
    within a hundred.
    """
    for figure in case.report:
        amount, unit = case.level(figure.about), figure.quantity.unit
        heads = None if unit is None else HEADS.get(unit)
        if heads is None or figure.says is not Says.LEVEL or figure.target or amount is None:
            continue
        if amount.quantity.unit != VND:
            continue
        counted = case.level(figure.out_of)
        if counted is not None and counted.quantity.unit == heads:
            yield _checked(case, figure, amount, counted)
        elif not (0 in case.possible(figure) and 0 in case.possible(amount)):
            yield from _derived(case, figure, amount, heads)


def _derived(case: Case, figure: Figure, amount: Figure, heads: Unit) -> Iterator[Finding]:
    bases = [base for base in figure.indicator.bases if base.unit == heads]
    base = bases[0] if bases else None
    label_vi = "số làm gốc" if base is None else lowered(base, "vi")
    label_en = "base" if base is None else lowered(base, "en")
    source_vi = f"Từ {quoted(amount)} và {quoted(figure)}"
    source_en = f"From {quoted(amount)} and {quoted(figure)}"
    found = _heads(case.possible(amount), case.possible(figure))
    if found is None:
        yield Finding(
            code="no-whole",
            verdict=Verdict.CONTRADICTORY,
            figures=(figure.key, amount.key),
            indicator=base,
            vi=f"{source_vi}: không có {label_vi} nào cho mức bình quân như vậy.",
            en=f"{source_en}: no {label_en} would give that for each.",
        )
    elif found != Bounds.at_least(1):  # which says nothing
        yield Finding(
            code="implied-base",
            verdict=Verdict.DERIVED,
            figures=(figure.key, amount.key),
            indicator=base,
            unit=heads,
            value=found,
            vi=f"{source_vi}: {label_vi} là {in_vietnamese(found, heads)}.",
            en=f"{source_en}: {label_en} {in_english(found, heads)}.",
        )


def _heads(amount: Bounds, each: Bounds) -> Bounds | None:
    """Divide, knowing that there is one head at least, which has something."""
    some = each & Bounds.more_than(0)
    heads = None if some is None else amount / some & Bounds.at_least(1)
    return None if heads is None else heads.whole()


def _checked(case: Case, figure: Figure, amount: Figure, counted: Figure) -> Finding:
    unit = figure.quantity.unit
    mean = _mean(case.possible(amount), case.possible(counted))
    fits = mean is not None and mean & case.possible(figure) is not None
    said_vi, said_en = ("khớp với", "agrees with") if fits else ("trái với", "contradicts")
    pair_vi = f"{quoted(amount)} chia cho {quoted(counted)}"
    pair_en = f"{quoted(amount)} over {quoted(counted)}"
    mean_vi = "không chia được" if mean is None else in_vietnamese(mean, unit)
    mean_en = "no mean" if mean is None else in_english(mean, unit)
    return Finding(
        code="per-head-holds" if fits else "per-head-contradicts",
        verdict=Verdict.CONSISTENT if fits else Verdict.CONTRADICTORY,
        figures=(figure.key, amount.key, counted.key),
        indicator=figure.indicator,
        unit=unit,
        value=mean,
        vi=f"{pair_vi}: {mean_vi}, {said_vi} {quoted(figure)}.",
        en=f"{pair_en}: {mean_en}, which {said_en} {quoted(figure)}.",
    )


def _mean(amount: Bounds, heads: Bounds) -> Bounds | None:
    """Divide, knowing that no amount is below 0 and that there is one head at least."""
    held, some = amount & Bounds.at_least(0), heads & Bounds.at_least(1)
    return None if held is None or some is None else held / some
