"""Printed shares that have a pair: held against it."""

from collections.abc import Iterator

from khuyenhoc.models.figure import Figure, Says
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.reconciliation.one_report.case import Case, is_positive
from khuyenhoc.reconciliation.wording import HABITS, in_english, in_vietnamese, lowered, quoted
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import PERCENT, PERCENTAGE_POINT

__all__ = ["parts_of_wholes", "shares"]


def parts_of_wholes(case: Case) -> Iterator[Finding]:
    """Find every count printed as more than what it is out of: 91 of 74."""
    for figure in case.report:
        part, whole = case.level(figure.key), case.level(figure.out_of)
        if part is None or whole is None or not whole.indicator.encloses:
            continue
        unit = part.quantity.unit
        excess = case.possible(part) - case.possible(whole)
        if is_positive(excess) and whole.quantity.unit == unit:
            yield Finding(
                code="part-above-whole",
                verdict=Verdict.CONTRADICTORY,
                figures=(part.key, whole.key),
                indicator=part.indicator,
                unit=unit,
                value=excess,
                vi=f"{quoted(part)} nhiều hơn {quoted(whole)}, số mà nó là một phần: "
                f"thừa {in_vietnamese(excess, unit)}; có thể hai số bị đảo hoặc sai gốc.",
                en=f"{quoted(part)} is more than {quoted(whole)}, which it is out of: "
                f"{in_english(excess, unit)} too many; perhaps inverted, or of another base.",
            )


def shares(case: Case) -> Iterator[Finding]:
    """Hold every printed share against 100 %, and against the pair it was computed from.

    Of one whose part was not printed, and that was not printed twice, nothing can be computed.
    """
    for figure in case.report:
        if figure.says is not Says.SHARE or figure.target:
            continue
        above = tuple(_above_all(case, figure))
        yield from above
        part, whole = case.level(figure.about), case.whole_of(figure)
        if part is None:
            if not above and not _is_repeated(case, figure):
                yield _unsupported(figure, whole)
        elif whole is not None and part.key != whole.key:
            yield _checked(case, figure, part, whole)


def _is_repeated(case: Case, figure: Figure) -> bool:
    """Say whether the same share is printed elsewhere too, which ``claims`` compares."""
    same = (figure.indicator, figure.base, figure.scope, case.time(figure))
    return figure.base is not None and any(
        (other.indicator, other.base, other.scope, case.time(other)) == same
        for other in case.report
        if other.key != figure.key and other.says is Says.SHARE and not other.target
    )


def _unsupported(figure: Figure, whole: Figure | None) -> Finding:
    """Tell what is missing for a share to be checked."""
    base = figure.base
    vi, en = f"số {lowered(figure.indicator, 'vi')}", lowered(figure.indicator, "en")
    if whole is not None:
        also_vi = also_en = ""
    elif base is None:
        also_vi, also_en = ", cũng không nêu tỷ lệ của số nào", ", nor is it said what it is of"
    else:
        also_vi, also_en = f" và {lowered(base, 'vi')}", f", nor is that of {lowered(base, 'en')}"
    return Finding(
        code="share-without-base",
        verdict=Verdict.UNDETERMINED,
        figures=(figure.key,),
        indicator=figure.indicator,
        unit=figure.quantity.unit,
        vi=f"{quoted(figure)}: báo cáo không in {vi}{also_vi}, nên chưa kiểm tra được tỷ lệ này.",
        en=f"{quoted(figure)}: the number of {en} is not printed{also_en}, so this share cannot be "
        "checked.",
    )


def _above_all(case: Case, figure: Figure) -> Iterator[Finding]:
    """Find a share of more than 100 % of something that encloses it."""
    base = figure.base
    excess = case.percent_if(figure, None) - 100
    if base is not None and base.encloses and is_positive(excess):
        yield Finding(
            code="share-above-all",
            verdict=Verdict.CONTRADICTORY,
            figures=(figure.key,),
            indicator=figure.indicator,
            unit=PERCENTAGE_POINT,
            value=excess,
            vi=f"{quoted(figure)} vượt 100% của {lowered(base, 'vi')}, là điều không thể có.",
            en=f"{quoted(figure)} is more than 100% of {lowered(base, 'en')}, which cannot be.",
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
    verdict, end_vi, end_en = _judged(fits)
    return Finding(
        code="share-holds" if fits else "share-contradicts",
        verdict=verdict,
        figures=keys,
        unit=PERCENT,
        value=exact,
        by_rounding=tuple((habit, exact) for habit in fits),
        vi=f"{pair_vi} là {in_vietnamese(exact, PERCENT)}: {end_vi.format(quoted(figure))}.",
        en=f"{pair_en} is {in_english(exact, PERCENT)}: {end_en.format(quoted(figure))}.",
    )


def _judged(fits: list[Rounding]) -> tuple[Verdict, str, str]:
    """Judge a printed share by the habits in which its pair prints so."""
    if not fits:
        return (
            Verdict.CONTRADICTORY,
            "không thể in là {}, dù làm tròn hay cắt bỏ",
            "cannot be printed as {}, rounded or cut off",
        )
    if len(fits) == len(HABITS):
        return (
            Verdict.CONSISTENT,
            "khớp với {}, làm tròn hay cắt bỏ đều được",
            "agrees with {}, rounded or cut off",
        )
    (only,) = fits
    (vi, en), (other_vi, other_en) = (
        HABITS[only],
        next(words for habit, words in HABITS.items() if habit is not only),
    )
    return (
        Verdict.CUT_OFF if only is Rounding.DOWN else Verdict.CONSISTENT,
        f"chỉ khớp với {{}} nếu {vi}, không khớp nếu {other_vi}",
        f"agrees with {{}} only if {en}, not if {other_en}",
    )


def _pair(case: Case, part: Figure, whole: Figure) -> tuple[str, str]:
    """Say a pair in numbers where both are exact, in the printed words where they are not."""
    sides = (case.possible(part), case.possible(whole))
    if any(side.value is None for side in sides):
        return f"{quoted(part)} trên {quoted(whole)}", f"{quoted(part)} of {quoted(whole)}"
    said = [(in_vietnamese(side, None), in_english(side, None)) for side in sides]
    return "/".join(vi for vi, _ in said), " of ".join(en for _, en in said)
