"""What a rule for funds asks for and what was found, in a sentence of Vietnamese and of English."""

from datetime import date
from fractions import Fraction
from typing import Final, Protocol

from khuyenhoc._language import in_language
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.margin_wording import (
    margin_in_english,
    margin_in_vietnamese,
    number_in_english,
)
from khuyenhoc.rules.assessments.wording import citation_in_words, dates_in_words
from khuyenhoc.rules.funds.missing import Lacking
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.text.printed_numbers import decimals_of
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.dong import Dong
from khuyenhoc.values.number import simplest
from khuyenhoc.values.period import Period
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.rounding import Rounding, round_to
from khuyenhoc.values.unit import PERCENT, VND

__all__ = [
    "DISCLOSURE",
    "ENDOWMENT_PAYOUT",
    "FOUNDING_CASH",
    "MANAGEMENT_COST",
    "MINIMUM_CAPITAL",
    "fund_finding_in_words",
]

MANAGEMENT_COST: Final = "fund/management-cost"
MINIMUM_CAPITAL: Final = "fund/minimum-capital"
FOUNDING_CASH: Final = "fund/founding-cash"
DISCLOSURE: Final = "fund/disclosure"
ENDOWMENT_PAYOUT: Final = "fund/endowment-payout"

_LABELS: Final = {
    MANAGEMENT_COST: ("Chi quản lý quỹ", "management cost"),
    MINIMUM_CAPITAL: ("Tài sản đóng góp thành lập quỹ", "founding assets"),
    FOUNDING_CASH: (
        "Tiền đồng Việt Nam trong tài sản đóng góp thành lập quỹ",
        "cash in đồng among the founding assets",
    ),
    DISCLOSURE: (
        "Công khai đóng góp, tài sản tiếp nhận và kết quả sử dụng",
        "publishing contributions, assets received and results of use",
    ),
    ENDOWMENT_PAYOUT: (
        "Chi trong năm của quỹ được hiến, tặng, thừa kế không vận động tài trợ",
        "yearly spending of a fund from gift or will that raises no money",
    ),
}
_HUNDREDTH: Final = Fraction(1, 100)
_Observed = Ratio | BoundedRatio | Dong | Bounds | date | None
_Required = Fraction | Dong | Bounds | date | None


class _Found(Protocol):
    """What a sentence tells of a finding."""

    @property
    def rule(self) -> str: ...
    @property
    def period(self) -> Period: ...
    @property
    def verdict(self) -> RuleVerdict: ...
    @property
    def applies(self) -> bool: ...
    @property
    def observed(self) -> _Observed: ...
    @property
    def required(self) -> _Required: ...
    @property
    def margin(self) -> Bounds | None: ...
    @property
    def citation(self) -> Citation | None: ...
    @property
    def in_force_source(self) -> Citation | None: ...
    @property
    def missing(self) -> Lacking | None: ...


def fund_finding_in_words(finding: _Found, language: str) -> str:
    """Say what a rule came to: what was observed, what is asked for, by how much.

    Raises:
        InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
    """
    vi, en = _LABELS[finding.rule]
    label = in_language(language, vi=vi, en=en)
    when = in_language(language, vi=format_period_vi, en=_period_in_english)(finding.period)
    verdict = finding.verdict.label(language)
    if not finding.applies:
        verdict = in_language(language, vi="không áp dụng", en="does not apply")
    beside = ", ".join(
        one for one in (_observed(finding, language), _asked(finding, language)) if one
    )
    come_to = f"{beside}: {verdict}" if beside else verdict
    said = ", ".join(one for one in (come_to, _how_far(finding, language)) if one)
    cited = _cited(finding, language)
    return f"{label}, {when}: {said}{f' ({cited})' if cited else ''}."


def _period_in_english(period: Period) -> str:
    first = period.start
    is_year = first is not None and (first.month, first.day) == (1, 1) and period.days != 1
    return f"{first.year}" if is_year and first is not None else f"{period}"


def _cited(finding: _Found, language: str) -> str:
    citation, days = finding.citation, finding.in_force_source
    if citation is None:
        return ""
    said = citation_in_words(citation, language)
    if days is None or days.evidence is citation.evidence:
        return said
    return f"{said}; {dates_in_words(days, citation, language)}"


def _observed(finding: _Found, language: str) -> str:
    match finding.observed:
        case Ratio(part=Dong() as part, whole=Dong() as whole) as ratio:
            said = in_language(
                language,
                vi=f"{format_vi(part)}/{format_vi(whole)}",
                en=f"{_dong_in_english(part)}/{_dong_in_english(whole)}",
            )
            if not whole.amount:
                return said
            return f"{said} = {_percent(ratio.bounds, language, at_most=_at_most(finding))}"
        case BoundedRatio(bounds=bounds):
            return _percent(bounds, language, at_most=_at_most(finding))
        case Dong() | Bounds() as amount:
            return _amount(amount, language)
        case date() as day:
            said = in_language(
                language, vi=f"công khai ngày {format_vi(day)}", en=f"published on {day}"
            )
            return said + _without_results(finding, day, language)
        case _:
            return _not_published(finding, language)


def _without_results(finding: _Found, published: date, language: str) -> str:
    """Say that the results were left out, where it was in time and is not enough all the same."""
    due = finding.required
    if not isinstance(due, date) or published > due or finding.verdict is not RuleVerdict.NOT_MET:
        return ""
    return in_language(language, vi=", không có kết quả sử dụng", en=" without the results of use")


def _not_published(finding: _Found, language: str) -> str:
    if not isinstance(finding.required, date):
        return ""
    return in_language(language, vi="chưa công khai", en="not published")


def _asked(finding: _Found, language: str) -> str:
    match finding.required:
        case Fraction() as share:
            word = "không quá" if _at_most(finding) else "ít nhất"
            amount, en = _share(share, language), "at most" if _at_most(finding) else "at least"
            return in_language(
                language, vi=f"yêu cầu {word} {amount}", en=f"{en} {amount} asked for"
            )
        case Bounds(low=int() as low, high=int() as high):
            without, with_foreigners = _amount(Dong(low), language), _amount(Dong(high), language)
            return in_language(
                language,
                vi=f"yêu cầu ít nhất {without}, có nước ngoài góp {with_foreigners}",
                en=f"at least {without}, with foreign contributors {with_foreigners} asked for",
            )
        case Dong() as least:
            amount = _amount(least, language)
            return in_language(
                language, vi=f"yêu cầu ít nhất {amount}", en=f"at least {amount} asked for"
            )
        case date() as due:
            return in_language(
                language,
                vi=f"yêu cầu chậm nhất ngày {format_vi(due)}",
                en=f"by {due} asked for",
            )
        case _:
            return ""


def _how_far(finding: _Found, language: str) -> str:
    """Say by how much it was passed or missed; or what is missing."""
    missing, margin = finding.missing, finding.margin
    if missing is not None:
        return missing.label(language)
    if margin is None or margin.value == 0 or margin == Bounds.at_least(0):
        return ""
    met = finding.verdict is RuleVerdict.MET
    far = margin if met else -margin
    if isinstance(finding.required, date):
        return _days(far, language, met=met)
    if isinstance(finding.required, Fraction):
        amount = in_language(language, vi=margin_in_vietnamese, en=margin_in_english)(far)
    else:
        amount = _amount(far, language)
    if _at_most(finding):
        vi, en = ("thấp hơn", "below") if met else ("cao hơn", "above")
    else:
        vi, en = ("vượt", "above") if met else ("thiếu", "short")
    return in_language(language, vi=f"{vi} {amount}", en=f"{amount} {en}")


def _days(far: Bounds, language: str, *, met: bool) -> str:
    number = in_language(language, vi=format_vi(far), en=bounds_in_english(far))
    vi, en = ("sớm", "early") if met else ("trễ", "late")
    days = "day" if {far.low, far.high} - {None} == {1} else "days"
    return in_language(language, vi=f"{vi} {number} ngày", en=f"{number} {days} {en}")


def _at_most(finding: _Found) -> bool:
    return finding.rule == MANAGEMENT_COST


def _percent(share: Bounds, language: str, *, at_most: bool) -> str:
    """Say a share in hundredths of a percent, and never that a limit is kept which is not."""
    low, high = (share * 100).low, (share * 100).high
    down = Rounding.UP if at_most and share.value is not None else Rounding.DOWN
    up = Rounding.DOWN if not at_most and share.value is not None else Rounding.UP
    bounds = Bounds(
        None if low is None else round_to(low, _HUNDREDTH, down),
        None if high is None else round_to(high, _HUNDREDTH, up),
    )
    return in_language(language, vi=format_vi(bounds, PERCENT), en=f"{bounds_in_english(bounds)}%")


def _share(share: Fraction, language: str) -> str:
    """Say what is asked for in full, a share whose decimals never end as a fraction of 1."""
    if decimals_of(share) is None:
        return f"{share}"
    percent = simplest(share * 100)
    number = in_language(language, vi=format_vi(percent), en=number_in_english(percent))
    return f"{number}%"


def _amount(amount: Dong | Bounds, language: str) -> str:
    bounds = amount if isinstance(amount, Bounds) else Bounds.exactly(amount.amount)
    return in_language(language, vi=format_vi(bounds, VND), en=f"{bounds_in_english(bounds)} đồng")


def _dong_in_english(amount: Dong) -> str:
    return f"{bounds_in_english(Bounds.exactly(amount.amount))} đồng"
