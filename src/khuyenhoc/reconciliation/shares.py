"""Printed shares: against the pair they were computed from, or towards the whole they hide."""

from collections.abc import Iterator

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.case import Case, is_plain, is_positive
from khuyenhoc.reconciliation.wording import HABITS, cut, in_english, in_vietnamese, quoted
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import PERCENT, PERCENTAGE_POINT, Unit

__all__ = ["parts_of_wholes", "shares"]


def parts_of_wholes(case: Case) -> Iterator[Finding]:
    """Find every count printed as more than what it is out of: 91 of 74."""
    for figure in case.report:
        whole = case.level(figure.out_of)
        if figure.says is not Says.LEVEL or figure.target or whole is None:
            continue
        excess = case.bounds(figure) - case.bounds(whole)
        if is_positive(excess):
            unit = figure.quantity.unit
            yield Finding(
                code="part-above-whole",
                verdict=Verdict.CONTRADICTORY,
                figures=(figure.key, whole.key),
                indicator=figure.indicator,
                unit=unit,
                value=excess,
                vi=f"{quoted(figure)} nhiều hơn {quoted(whole)}, số mà nó là một phần: "
                f"thừa {in_vietnamese(excess, unit)}; có thể hai số bị đảo hoặc sai gốc.",
                en=f"{quoted(figure)} is more than {quoted(whole)}, which it is out of: "
                f"{in_english(excess, unit)} too many; perhaps inverted, or of another base.",
            )


def shares(case: Case) -> Iterator[Finding]:
    """Check every printed share against its pair, or derive the whole that was not printed."""
    for figure in case.report:
        if figure.says is not Says.SHARE or figure.target:
            continue
        if figure.base is not None and figure.base.encloses:
            yield from _above_all(case, figure)
        part, whole = case.level(figure.about), case.level(figure.out_of)
        if part is not None and whole is not None:
            yield _checked(case, figure, part, whole)
        elif part is not None:
            yield from _implied(case, figure, part)


def _above_all(case: Case, figure: Figure) -> Iterator[Finding]:
    """Find a share of more than 100 % of something that encloses it."""
    excess = case.percent(figure) - 100
    if is_positive(excess) and figure.base is not None:
        yield Finding(
            code="share-above-all",
            verdict=Verdict.CONTRADICTORY,
            figures=(figure.key,),
            indicator=figure.indicator,
            unit=PERCENTAGE_POINT,
            value=excess,
            vi=f"{quoted(figure)} vượt 100% của {figure.base.label('vi').lower()}, "
            "là điều không thể có.",
            en=f"{quoted(figure)} is more than 100% of {figure.base.label('en')}, which cannot be.",
        )


def _checked(case: Case, figure: Figure, part: Figure, whole: Figure) -> Finding:
    exact = case.ratio(part, whole)
    keys = (figure.key, part.key, whole.key)
    pair_vi, pair_en = _pair(case, part, whole)
    if exact is None:
        return Finding(
            code="share-of-nothing",
            verdict=Verdict.CONTRADICTORY,
            figures=keys,
            vi=f"{pair_vi} không có tỷ lệ vì mẫu số bằng 0, nhưng in {quoted(figure)}.",
            en=f"{pair_en} has no ratio, since the whole is 0, but {quoted(figure)} is printed.",
        )
    fits = [habit for habit in HABITS if case.percent_if(figure, habit) & exact is not None]
    said_vi, said_en = in_vietnamese(exact, PERCENT), in_english(exact, PERCENT)
    if not fits:
        verdict, code = Verdict.CONTRADICTORY, "share-contradicts"
        end_vi = f"không thể in là {quoted(figure)}, dù làm tròn hay cắt bỏ"
        end_en = f"cannot be printed as {quoted(figure)}, rounded or cut off"
    elif len(fits) == len(HABITS):
        verdict, code = Verdict.CONSISTENT, "share-holds"
        end_vi = f"khớp với {quoted(figure)}, làm tròn hay cắt bỏ đều được"
        end_en = f"agrees with {quoted(figure)}, rounded or cut off"
    else:
        vi, en = HABITS[fits[0]]
        cut_off = fits[0].name == "DOWN"
        verdict = Verdict.CUT_OFF if cut_off else Verdict.CONSISTENT
        code = "share-holds"
        other_vi, other_en = next(HABITS[habit] for habit in HABITS if habit not in fits)
        end_vi = f"chỉ khớp với {quoted(figure)} nếu {vi}, không khớp nếu {other_vi}"
        end_en = f"agrees with {quoted(figure)} only if {en}, not if {other_en}"
    return Finding(
        code=code,
        verdict=verdict,
        figures=keys,
        unit=PERCENT,
        value=exact,
        by_rounding=tuple((habit, exact) for habit in fits),
        vi=f"{pair_vi} là {said_vi}: {end_vi}.",
        en=f"{pair_en} is {said_en}: {end_en}.",
    )


def _pair(case: Case, part: Figure, whole: Figure) -> tuple[str, str]:
    """Say a pair in numbers where both are exact, in the printed words where they are not."""
    sides = (case.bounds(part), case.bounds(whole))
    if any(side.value is None for side in sides):
        return f"{quoted(part)} trên {quoted(whole)}", f"{quoted(part)} of {quoted(whole)}"
    said = [(in_vietnamese(side, None), in_english(side, None)) for side in sides]
    return "/".join(vi for vi, _ in said), " of ".join(en for _, en in said)


def _implied(case: Case, figure: Figure, part: Figure) -> Iterator[Finding]:
    """Derive the whole from a part and its share: population, households, plan, earlier year."""
    base = figure.base
    label_vi = "số làm gốc" if base is None else base.label("vi").lower()
    label_en = "the base, which is not named" if base is None else base.label("en")
    source_vi = f"Từ {quoted(part)} và {quoted(figure)}"
    source_en = f"From {quoted(part)} and {quoted(figure)}"
    keys = (figure.key, part.key)
    value = case.whole_behind(figure, part.quantity, case.habit.only)
    if value is None:
        yield Finding(
            code="no-whole",
            verdict=Verdict.CONTRADICTORY,
            figures=keys,
            indicator=base,
            vi=f"{source_vi}: không có {label_vi} nào cho tỷ lệ in như vậy.",
            en=f"{source_en}: there is no {label_en} of which that share would be printed.",
        )
        return
    unit = part.quantity.unit if base is None or base.unit is None else base.unit
    each = _by_habit(case, figure, part)
    aside_vi, aside_en = _asides(case, figure, part, each, unit)
    yield Finding(
        code="implied-base",
        verdict=Verdict.DERIVED,
        figures=keys,
        indicator=base,
        unit=unit,
        value=value,
        by_rounding=each,
        vi=f"{source_vi}: {label_vi} {in_vietnamese(value, unit)}{aside_vi}.",
        en=f"{source_en}: {label_en} {in_english(value, unit)}{aside_en}.",
    )


def _by_habit(case: Case, figure: Figure, part: Figure) -> tuple[tuple[Rounding, Bounds], ...]:
    found = ((h, case.whole_behind(figure, part.quantity, h)) for h in HABITS)
    return tuple((habit, bounds) for habit, bounds in found if bounds is not None)


def _asides(
    case: Case,
    figure: Figure,
    part: Figure,
    each: tuple[tuple[Rounding, Bounds], ...],
    unit: Unit | None,
) -> tuple[str, str]:
    """Say what the derived whole hangs on: the habit of rounding, and the reach of "gần"."""
    if case.reach is not None and not is_plain(part):
        near = part.quantity.bounds(reach=case.reach)
        bounds = case.whole_behind(figure, near, case.habit.only)
        word = quoted(part)
        return (
            (
                f"; nếu {word} lệch không quá {cut(case.reach.share * 100)}%: "
                f"{'không có' if bounds is None else in_vietnamese(bounds, unit)}"
            ),
            (
                f"; if {word} is off by at most {cut(case.reach.share * 100)}%: "
                f"{'none' if bounds is None else in_english(bounds, unit)}"
            ),
        )
    if case.habit.only is not None:
        vi, en = HABITS[case.habit.only]
        return f" (báo cáo này {vi})", f" (this report's percentages are {en})"
    if len({bounds for _, bounds in each}) == 1:
        return "", ""
    return (
        f" ({'; '.join(f'{HABITS[h][0]}: {in_vietnamese(b, None)}' for h, b in each)})",
        f" ({'; '.join(f'{HABITS[h][1]}: {in_english(b, None)}' for h, b in each)})",
    )
