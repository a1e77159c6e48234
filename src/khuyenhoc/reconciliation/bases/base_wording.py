"""The words for the bases of a percentage, in Vietnamese and in English."""

from typing import Final

from khuyenhoc.models.finding import Verdict
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reconciliation.bases.base_fit import BaseFit
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, lowered, percent_in_words
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Quantity

__all__ = ["clash_in_words", "conclusion", "fit_in_words", "printed_percent", "said_of_in_words"]

Words = tuple[str, str]

_HOLDS: Final = {
    Verdict.CONSISTENT: ("khớp", "which fits"),
    Verdict.CUT_OFF: ("chỉ khớp nếu cắt bỏ", "which fits only if cut off"),
    Verdict.CONTRADICTORY: ("không thể in như vậy", "which cannot be printed so"),
}
_BARE: Final = {
    Verdict.CONSISTENT: ("có thể khớp", "it may fit"),
    Verdict.CUT_OFF: ("chỉ có thể khớp nếu cắt bỏ", "it may fit, only if cut off"),
    Verdict.CONTRADICTORY: ("không thể khớp", "it cannot fit"),
}


def printed_percent(printed: str | Quantity) -> str:
    """Quote a percentage in the words it was printed in."""
    return f"“{printed if isinstance(printed, str) else printed.text or format_vi(printed)}”"


def said_of_in_words(printed: str | Quantity, of: Indicator, counted: Bounds | None) -> Words:
    """Name a percentage and the count that it is printed beside."""
    percent = printed_percent(printed)
    vi, en = _counted(of, counted)
    return f"{percent}, in cạnh {vi}", f"{percent}, printed beside {en}"


def fit_in_words(fit: BaseFit, *, moved: bool) -> Words:
    """Say what a percentage comes to if it is of one base, and ``moved`` if of another part."""
    base_vi, base_en = _counted(fit.of, fit.whole)
    part_vi, part_en = _counted(fit.part, fit.counted) if moved else ("", "")
    vi, en = f"{part_vi} trên {base_vi}".lstrip(), f"{part_en} of {base_en}".lstrip()
    ratio = fit.ratio
    if fit.verdict is Verdict.DERIVED:
        said_vi, said_en = _needed(fit)
        return f"{vi} {said_vi}", f"{en} it {said_en}"
    if ratio is None or not ratio.whole:
        said_vi, said_en = _BARE[fit.verdict]
        return f"{vi} {said_vi}", f"{en} {said_en}"
    (share_vi, share_en), (said_vi, said_en) = percent_in_words(ratio.value), _HOLDS[fit.verdict]
    return f"{vi} là {share_vi}, {said_vi}", f"{en} it is {share_en}, {said_en}"


def conclusion(verdict: Verdict, base: Indicator | None) -> Words:
    """Say which base it is."""
    if base is not None:
        return f"Gốc là {lowered(base, 'vi')}.", f"It is of {lowered(base, 'en')}."
    if verdict is Verdict.CONTRADICTORY:
        return "Không gốc nào khớp.", "It fits no base as printed."
    return "Chưa rõ gốc nào.", "Of which base is open."


def clash_in_words(first: BaseFit, second: BaseFit) -> Words:
    """Say that two percentages of one base need different numbers of it."""
    vi, en = (
        ", ".join(f"{printed_percent(fit.printed)} {_needed(fit)[n]}" for fit in (first, second))
        for n in (0, 1)
    )
    return (
        f"Không thể cùng trên {lowered(first.of, 'vi')}: {vi}.",
        f"Both cannot be of {lowered(first.of, 'en')}: {en}.",
    )


def _needed(fit: BaseFit) -> Words:
    """Say what a base that is not printed must come to."""
    if fit.counted is None or fit.wholes is None:
        return "thì không có số để so", "has no count to be held against"
    vi, en = in_vietnamese(fit.wholes, fit.of.unit), in_english(fit.wholes, fit.of.unit)
    return f"thì phải có {vi}", f"needs {en}"


def _counted(of: Indicator, counted: Bounds | None) -> Words:
    vi, en = lowered(of, "vi"), lowered(of, "en")
    if counted is None:
        return vi, en
    return f"{vi} ({in_vietnamese(counted, None)})", f"{en} ({in_english(counted, None)})"
