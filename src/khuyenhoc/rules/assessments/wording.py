"""What is asked for and what was found, in a sentence of Vietnamese and of English."""

from datetime import date
from fractions import Fraction
from typing import Final, Protocol

from attrs import evolve

from khuyenhoc._language import in_language
from khuyenhoc.models.margin_wording import (
    margin_in_english,
    margin_in_vietnamese,
    number_in_english,
)
from khuyenhoc.rules.assessments.application import Fact
from khuyenhoc.rules.assessments.missing import Missing
from khuyenhoc.rules.requirements.conditions import (
    CountAtLeast,
    PointsAtLeast,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import OnlyFor, Requirement
from khuyenhoc.rules.requirements.threshold import ByArea, Threshold, as_bounds
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.text.printed_numbers import decimals_of
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.rounding import Rounding, round_to
from khuyenhoc.values.unit import Unit

__all__ = ["citation_in_words", "dates_in_words", "finding_in_words", "threshold_in_words"]

_HUNDREDTH: Final = Fraction(1, 100)
WithAmount = PointsAtLeast | ShareAtLeast | CountAtLeast


class _Found(Protocol):
    """What a sentence tells of a finding."""

    @property
    def requirement(self) -> Requirement: ...
    @property
    def verdict(self) -> RuleVerdict: ...
    @property
    def observed(self) -> Fact: ...
    @property
    def required(self) -> Exact | Bounds | None: ...
    @property
    def earliest(self) -> date | None: ...
    @property
    def not_stated(self) -> tuple[Points, ...]: ...
    @property
    def citation(self) -> Citation: ...
    @property
    def amount(self) -> Bounds | None: ...
    @property
    def margin(self) -> Bounds | None: ...
    @property
    def missing(self) -> Missing | None: ...
    @property
    def short_by(self) -> int | None: ...
    @property
    def stated(self) -> bool: ...
    @property
    def applies(self) -> bool: ...


def finding_in_words(finding: _Found, language: str) -> str:
    """Say what a requirement came to: what was observed, what is asked for, by how much."""
    label = _name(finding.requirement, language)
    if isinstance(finding.requirement, OnlyFor):
        when = _name(finding.requirement.when, language)
        label += in_language(language, vi=f" (chỉ áp dụng nếu: {when})", en=f" (only if: {when})")
    verdict = finding.verdict.label(language)
    observed, asked = _observed(finding, language), _asked(finding, language)
    come_to = [verdict, _how_far(finding, language)]
    if asked:  # what was observed of it stands beside what is asked for
        come_to[0] = f"{observed}, {asked}: {verdict}"
    elif observed:
        come_to.insert(0, observed)
    cited = citation_in_words(finding.citation, language)
    return f"{label}: {', '.join(one for one in come_to if one)} ({cited})."


def _name(one: Requirement | Points, language: str) -> str:
    return in_language(language, vi=one.label_vi, en=one.label_en)


def citation_in_words(citation: Citation, language: str) -> str:
    """Say where something stands, and how that is known where it is not the text itself."""
    evidence = citation.evidence
    known = in_language(language, vi=evidence.label_vi, en=evidence.label_en)
    said = [citation.instrument, citation.place, known if citation.weak else ""]
    return ", ".join(one for one in said if one)


def dates_in_words(source: Citation, instrument: Citation, language: str) -> str:
    """Say what the days in force of an instrument rest on; nothing where that is its own text."""
    if source.instrument != instrument.instrument:
        said = citation_in_words(source, language)
    elif source.weak:  # what is said of its days stands in its place
        said = citation_in_words(evolve(source, instrument=source.place or "–", place=""), language)
    else:
        return ""
    told = said.startswith("hiệu lực")
    return in_language(language, vi=said if told else f"hiệu lực: {said}", en=f"dates: {said}")


def threshold_in_words(requirement: Requirement, threshold: Threshold | None, language: str) -> str:
    """Say how much a requirement asks for.

    >>> from khuyenhoc.rules.encoded.citizen import LEARNING_CITIZEN
    >>> total = LEARNING_CITIZEN["total"]
    >>> threshold_in_words(total, total.at_least, "vi")
    'ít nhất 80 điểm'
    """
    if threshold is None:
        return Missing.THRESHOLD.label(language)
    if isinstance(threshold, ByArea):
        general = _asked_amount(requirement, threshold.general, language)
        difficult = _asked_amount(requirement, threshold.difficult, language)
        return in_language(
            language,
            vi=f"ít nhất {general}, vùng khó khăn {difficult}",
            en=f"at least {general}, in difficult areas {difficult}",
        )
    least = in_language(language, vi="ít nhất", en="at least")
    return f"{least} {_asked_amount(requirement, threshold, language)}"


def _observed(finding: _Found, language: str) -> str:
    match finding.requirement:
        case OnlyFor() if not finding.applies:
            return in_language(language, vi="không áp dụng", en="does not apply")
        case Stated():
            return _answer(finding.observed, language)
        case PointsAtLeast() | ShareAtLeast() | CountAtLeast() as requirement:
            return _observed_amount(finding, requirement, language)
        case _:
            return ""


def _answer(observed: object, language: str) -> str:
    if observed is None:
        return Missing.FACT.label(language)
    yes = in_language(language, vi="có", en="yes")
    return yes if observed else in_language(language, vi="không", en="no")


def _observed_amount(finding: _Found, requirement: WithAmount, language: str) -> str:
    observed, amount = finding.observed, finding.amount
    if amount is None or not finding.stated:
        return Missing.FACT.label(language)
    said = _amount(requirement, amount, language)
    match requirement, observed:
        case PointsAtLeast(points=Points(cap=int() as cap)), int():
            return f"{_amount(None, amount, language)}/{_amount(requirement, cap, language)}"
        case _, Ratio(part=int() as part, whole=int() as whole):
            return f"{_amount(None, part, language)}/{_amount(None, whole, language)} = {said}"
        case _:
            return said


def _asked(finding: _Found, language: str) -> str:
    if not isinstance(finding.requirement, WithAmount) or finding.requirement.at_least is None:
        return ""
    threshold = finding.requirement.at_least
    if isinstance(finding.required, int | Fraction):  # where the class of the area is known
        threshold = finding.required
    said = threshold_in_words(finding.requirement, threshold, language)
    return in_language(language, vi=f"yêu cầu {said}", en=f"{said} asked for")


def _how_far(finding: _Found, language: str) -> str:
    """Say by how much it was passed or missed, and what would do; or what is missing."""
    missing, margin = finding.missing, finding.margin
    if missing is Missing.FACT:
        # That nothing is stated is said before; of what else it is not, here.
        names = ", ".join(_name(points, language) for points in finding.not_stated)
        return f"{missing.label(language)}: {names}" if names and finding.stated else ""
    if missing is not None:
        return missing.label(language)
    if margin is None or finding.verdict is RuleVerdict.NOT_ASSESSABLE:
        return _how_long(finding.earliest, language)
    if finding.verdict is RuleVerdict.MET:
        passed = _margin(finding.requirement, margin, language)
        above = in_language(language, vi=f"vượt {passed}", en=f"{passed} above")
        return "" if margin.value == 0 or margin == Bounds.at_least(0) else above
    short = _margin(finding.requirement, -margin, language)
    said = in_language(language, vi=f"thiếu {short}", en=f"{short} short")
    more = finding.short_by
    if more is None:
        return said
    unit = finding.requirement.of.unit if isinstance(finding.requirement, ShareAtLeast) else None
    return said + in_language(
        language,
        vi=f", cần thêm ít nhất {format_vi(more, unit)}",
        en=f", at least {more:,} more would do",
    )


def _how_long(earliest: date | None, language: str) -> str:
    if earliest is None:
        return ""
    said = format_vi(earliest)
    return in_language(language, vi=f"sớm nhất từ ngày {said}", en=f"not before {earliest}")


def _margin(requirement: Requirement, margin: Bounds, language: str) -> str:
    if isinstance(requirement, ShareAtLeast):
        return in_language(language, vi=margin_in_vietnamese, en=margin_in_english)(margin)
    bounds = _in_hundredths(margin)
    if bounds.low == 0 and bounds.low_open and bounds.high is not None:
        # "at most 5 short" rather than "more than 0 to 5 short": that it is not 0 is said.
        bounds = Bounds(None, bounds.high, high_open=bounds.high_open)
    return _amount(requirement, bounds, language)


def _amount(requirement: Requirement | None, amount: Exact | Bounds, language: str) -> str:
    """Say an amount in what the requirement is measured in."""
    bounds = as_bounds(amount) * _scale(requirement)
    return _shown(bounds, language) + _unit(requirement, bounds, language)


def _asked_amount(requirement: Requirement, amount: Exact, language: str) -> str:
    """Say what is asked for in full, a share whose decimals never end as a fraction of 1."""
    if isinstance(requirement, ShareAtLeast) and decimals_of(amount) is None:
        return f"{amount}"
    number = simplest(amount * _scale(requirement))
    said = format_vi(number) if language == "vi" else number_in_english(number)
    return said + _unit(requirement, as_bounds(number), language)


def _scale(requirement: Requirement | None) -> int:
    return 100 if isinstance(requirement, ShareAtLeast) else 1


def _unit(requirement: Requirement | None, bounds: Bounds, language: str) -> str:
    match requirement:
        case PointsAtLeast():
            only_one = {bounds.low, bounds.high} - {None} == {1}
            return in_language(language, vi=" điểm", en=" point" if only_one else " points")
        case ShareAtLeast():
            return "%"
        case CountAtLeast(unit=Unit() as unit):
            return in_language(language, vi=f" {unit.label_vi}", en="")
        case _:
            return ""


def _shown(bounds: Bounds, language: str) -> str:
    """Say numbers of at least 0 in hundredths, and never that one is reached which is not."""
    bounds = _in_hundredths(bounds)
    low, high = bounds.low, bounds.high
    if low is None or high is None or not (bounds.low_open or bounds.high_open):
        return format_vi(bounds) if language == "vi" else bounds_in_english(bounds)
    above = in_language(language, vi="trên ", en="more than ") if bounds.low_open else ""
    below = in_language(language, vi="dưới ", en="less than ") if bounds.high_open else ""
    return in_language(
        language,
        vi=f"{above or 'từ '}{format_vi(low)} đến {below}{format_vi(high)}",
        en=f"{above}{number_in_english(low)} to {below}{number_in_english(high)}",
    )


def _in_hundredths(bounds: Bounds) -> Bounds:
    """Round one number down, the ends of several outwards; an end that moves becomes open."""
    value, low, high = bounds.value, bounds.low, bounds.high
    if value is not None:
        if 0 < value < _HUNDREDTH:
            return Bounds.less_than(_HUNDREDTH)
        return Bounds.exactly(round_to(value, _HUNDREDTH, Rounding.DOWN))
    low = None if low is None else round_to(low, _HUNDREDTH, Rounding.DOWN)
    high = None if high is None else round_to(high, _HUNDREDTH, Rounding.UP)
    low_open = bounds.low_open or low != bounds.low
    high_open = bounds.high_open or high != bounds.high
    return Bounds(low, high, low_open=low_open, high_open=high_open)
