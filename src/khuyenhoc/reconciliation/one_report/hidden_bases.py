"""Printed shares whose whole was not printed: what it can have been."""

from collections.abc import Iterator

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.one_report.case import Case
from khuyenhoc.reconciliation.wording import (
    HABITS,
    in_english,
    in_vietnamese,
    lowered,
    percent_in_words,
    quoted,
)
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Qualifier
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import Unit

__all__ = ["hidden_bases"]

_NEAR = (Qualifier.NEARLY, Qualifier.MORE_THAN, Qualifier.APPROX)


def hidden_bases(case: Case) -> Iterator[Finding]:
    """Derive the whole from a part and its share: population, households, plan, earlier year."""
    for figure in case.report:
        part = case.level(figure.about)
        if figure.says is not Says.SHARE or figure.target or part is None:
            continue
        if case.whole_of(figure) is None and case.percents(figure):
            yield _derived(case, figure, part)


def _derived(case: Case, figure: Figure, part: Figure) -> Finding:
    base, keys = figure.base, (figure.key, part.key)
    label_vi = "số làm gốc" if base is None else lowered(base, "vi")
    label_en = "base" if base is None else lowered(base, "en")
    source_vi = f"Từ {quoted(part)} và {quoted(figure)}"
    source_en = f"From {quoted(part)} and {quoted(figure)}"
    unit = part.quantity.unit if base is None or base.unit is None else base.unit
    found = case.wholes(figure, case.possible(part), unit)
    if not found:
        return Finding(
            code="no-whole",
            verdict=Verdict.CONTRADICTORY,
            figures=keys,
            indicator=base,
            vi=f"{source_vi}: không có {label_vi} nào cho tỷ lệ in như vậy.",
            en=f"{source_en}: no {label_en} would print that share.",
        )
    value = case.narrowed(found)
    aside_vi, aside_en = _habit_aside(case, found)
    near_vi, near_en = _reach_aside(case, figure, part, unit)
    return Finding(
        code="implied-base",
        verdict=Verdict.DERIVED,
        figures=keys + (case.evidence if case.habit.only in found else ()),
        indicator=base,
        unit=unit,
        value=value,
        by_rounding=tuple(found.items()),
        vi=f"{source_vi}: {label_vi} là {in_vietnamese(value, unit)}{aside_vi}{near_vi}.",
        en=f"{source_en}: {label_en} {in_english(value, unit)}{aside_en}{near_en}.",
    )


def _habit_aside(case: Case, found: dict[Rounding, Bounds]) -> tuple[str, str]:
    """Say what the derived whole hangs on: the report's habit, or that it is not known."""
    if case.habit.only in found:
        vi, en = HABITS[case.habit.only]
        return f" (báo cáo này {vi})", f" (this report's percentages are {en})"
    if len(set(found.values())) == 1:
        return "", ""
    return (
        f" ({'; '.join(f'{HABITS[h][0]}: {in_vietnamese(b, None)}' for h, b in found.items())})",
        f" ({'; '.join(f'{HABITS[h][1]}: {in_english(b, None)}' for h, b in found.items())})",
    )


def _reach_aside(case: Case, figure: Figure, part: Figure, unit: Unit | None) -> tuple[str, str]:
    """Say what follows under the convention of how far "gần" and "hơn" may be from a number."""
    if case.reach is None or part.quantity.qualifier not in _NEAR:
        return "", ""
    found = case.wholes(figure, part.quantity.possible(reach=case.reach), unit)
    if not found:
        return "", ""
    value = case.narrowed(found)
    share_vi, share_en = percent_in_words(case.reach.share)
    return (
        f"; nếu {quoted(part)} lệch không quá {share_vi}: {in_vietnamese(value, unit)}",
        f"; if {quoted(part)} is off by at most {share_en}: {in_english(value, unit)}",
    )
