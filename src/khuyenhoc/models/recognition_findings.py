"""What is doubtful about recognitions, each by itself and one after the other."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from khuyenhoc.errors import NotInForceError, Problem, StructuringError
from khuyenhoc.models.finding import Finding, Verdict
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import Recognition, TitleGrade
from khuyenhoc.models.title_grades import TITLE_GRADES
from khuyenhoc.models.title_rule_maker import TitleRuleMaker
from khuyenhoc.models.validity import TITLE_VALIDITY, Validity
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period
from khuyenhoc.values.timeline import Timeline
from khuyenhoc.values.unit import DAY

__all__ = ["check_recognitions"]

_ONE_DAY: Final = timedelta(days=1)

_Validities = Mapping[LearningTitle, Timeline[Validity]]


def check_recognitions(
    recognitions: Iterable[Recognition], *, validities: _Validities = TITLE_VALIDITY
) -> tuple[Finding, ...]:
    """Find what is doubtful about ``recognitions`` of any holders; their order is no matter.

    A title that holds before its decision, longer than the rules have it, or under rules that were
    not in force; a grade that the rules did not have on the day of the decision; level 2 too soon
    after the earliest level 1 that had not lapsed; one recognition twice; a withdrawal of what held
    no more. Level 2 with no such level 1 is ``UNDETERMINED``, as nothing that was seen forbids it
    and the records may begin too late, and so is a grade where no source that was seen has all
    grades of the title; all else is ``DOUBTFUL``.

    >>> units = [Recognition(holder="so-y-te", title=LearningTitle.PROVINCE_UNIT, unit="son-la",
    ...                      decided_on=day, grade=grade)
    ...          for day, grade in ((date(2024, 6, 1), TitleGrade.LEVEL_1),
    ...                             (date(2025, 5, 31), TitleGrade.LEVEL_2))]
    >>> for finding in check_recognitions(units):
    ...     print(finding.code, "|", finding.sentence("en"))
    level-2-too-soon | so-y-te/province-unit/2025-05-31: level 2, after level 1 of 2024-06-01; \
the wait is 1 year (24/2023/TT-BGDĐT, secondary source).

    Raises:
        StructuringError: One of ``recognitions`` is something else; all at once.
    """
    problems: list[Problem] = []
    of_one: dict[tuple[str, LearningTitle], list[Recognition]] = {}
    for place, one in enumerate(recognitions):
        _take(of_one, place, one, problems)
    if problems:
        raise StructuringError("check_recognitions", problems)
    found: list[Finding] = []
    for same in of_one.values():
        for one in same:
            found += _of_its_days(one, validities)
            found += _of_its_rules(one)
            found += _of_its_grade(one)
            found += _of_its_level(one, same, validities)
        found += _of_twins(same)
    return tuple(sorted(found, key=lambda finding: (finding.figures, finding.code, finding.en)))


def _take(
    of_one: dict[tuple[str, LearningTitle], list[Recognition]],
    place: int,
    one: object,
    problems: list[Problem],
) -> None:
    if isinstance(one, Recognition):
        of_one.setdefault((one.holder, one.title), []).append(one)
    else:
        problems.append(Problem(f"recognitions[{place}]", one, "a value of Recognition"))


def _of_its_days(one: Recognition, validities: _Validities) -> Iterator[Finding]:
    held = one.holds(validities)
    if held is None:
        return
    if one.valid is not None and (held.start is None or held.start < one.decided_on):
        early = None if held.start is None else (one.decided_on - held.start).days
        yield _found(
            "held-before-its-decision",
            one,
            (
                f"có giá trị {_days_vi(held)}, trước quyết định {_day_vi(one.decided_on)}",
                f"holds {held}, but was decided on {one.decided_on}",
            ),
            unit_days=Bounds.at_least(1) if early is None else Bounds.exactly(early),
        )
    yield from _too_long(one, held, one.validity(validities))
    if one.withdrawn_on is not None and held.end is not None and one.withdrawn_on >= held.end:
        yield _found(
            "withdrawn-after-its-end",
            one,
            (
                (
                    f"bị thu hồi {_day_vi(one.withdrawn_on)}, sau khi hết giá trị,"
                    f" {_day_vi(held.end - _ONE_DAY)}"
                ),
                f"withdrawn on {one.withdrawn_on}, though it last held on {held.last_day}",
            ),
            unit_days=Bounds.exactly((one.withdrawn_on - held.end).days + 1),
        )


def _too_long(one: Recognition, held: Period, rule: Validity | None) -> Iterator[Finding]:
    by_rule = None if rule is None else rule.period(one.decided_on, one.given_for)
    if rule is None or by_rule is None or by_rule.end is None:
        return
    if held.end is None or held.end > by_rule.end:
        over = (
            Bounds.at_least(1)
            if held.end is None
            else Bounds.exactly((held.end - by_rule.end).days)
        )
        last_day = by_rule.end - _ONE_DAY
        yield _found(
            "holds-longer-than-the-rules",
            one,
            (
                (
                    f"có giá trị {_days_vi(held)}; theo quy định là đến hết {_day_vi(last_day)}"
                    f" ({_cited(rule.citation, 'vi')})"
                ),
                f"holds {held}; by the rules until {last_day} ({_cited(rule.citation, 'en')})",
            ),
            unit_days=over,
        )


def _of_its_rules(one: Recognition) -> Iterator[Finding]:
    period, source = one.title.period, one.title.period_source
    if period is not None and source is not None and one.decided_on not in period:
        yield _found(
            "outside-its-rules",
            one,
            (
                (
                    f"quy định về danh hiệu này có hiệu lực {_days_vi(period)}"
                    f" ({_cited(source, 'vi')})"
                ),
                f"there were rules for this title {period} ({_cited(source, 'en')})",
            ),
        )


def _of_its_grade(one: Recognition) -> Iterator[Finding]:
    if one.grade is None:
        return
    code, known, timeline = "grade-not-of-its-rules", None, TITLE_GRADES.get(one.title)
    if timeline is not None:
        try:
            known = timeline.at(one.decided_on)
        except NotInForceError:
            return  # There were no rules, which is a finding of its own.
    if known is not None and one.grade in known.grades:
        return
    if known is None or not known.complete:
        said = _grade_unseen(one, one.grade, None if known is None else known.citation.instrument)
        yield _found(code, one, said, verdict=Verdict.UNDETERMINED)
        return
    grades_vi = " hoặc ".join(grade.label_vi for grade in known.grades)
    grades_en = " or ".join(grade.label_en for grade in known.grades)
    yield _found(
        code,
        one,
        (
            (
                f"xếp loại {one.grade.label_vi}; theo quy định lúc đó là {grades_vi}"
                f" ({_cited(known.citation, 'vi')})"
            ),
            (
                f"graded {one.grade.label_en}; by the rules of that day it is {grades_en}"
                f" ({_cited(known.citation, 'en')})"
            ),
        ),
    )


def _grade_unseen(one: Recognition, grade: TitleGrade, instrument: str | None) -> tuple[str, str]:
    """Say that no source has such a grade; without its evidence, which is for what was seen."""
    ministry = one.title.rule_maker is TitleRuleMaker.MINISTRY
    where_vi = "của danh hiệu này" if instrument is None else f"trong {instrument}"
    where_en = "for this title" if instrument is None else f"in {instrument}"
    own_vi = "" if ministry else "; địa phương có thể có quy định riêng"
    own_en = "" if ministry else "; a province may have its own"
    return (
        f"xếp loại {grade.label_vi}, chưa tìm thấy nguồn nào có xếp loại này {where_vi}{own_vi}",
        f"graded {grade.label_en}, and no source that was seen has this grade {where_en}{own_en}",
    )


def _of_its_level(
    one: Recognition, same: list[Recognition], validities: _Validities
) -> Iterator[Finding]:
    rule = one.validity(validities)
    if one.grade is not TitleGrade.LEVEL_2 or rule is None or rule.upgrade_after is None:
        return
    before = [
        other
        for other in same
        if other.grade is TitleGrade.LEVEL_1 and other.decided_on <= one.decided_on
    ]
    firsts = [
        other.decided_on for other in before if not _lapsed(other, one.decided_on, validities)
    ]
    years = f"{rule.upgrade_after} year{'' if rule.upgrade_after == 1 else 's'}"
    wait_vi = f"phải sau {rule.upgrade_after} năm ({_cited(rule.citation, 'vi')})"
    wait_en = f"the wait is {years} ({_cited(rule.citation, 'en')})"
    if not firsts:
        none_vi = "mức độ 1 còn giá trị lúc đó" if before else "mức độ 1 trước đó"
        none_en = "level 1 that held then" if before else "level 1 before it"
        yield _found(
            "level-2-without-level-1",
            one,
            (
                f"mức độ 2, chưa thấy công nhận {none_vi}; {wait_vi}",
                f"level 2, and no {none_en} is in the records; {wait_en}",
            ),
            verdict=Verdict.UNDETERMINED,
        )
    elif rule.allows_upgrade(first=min(firsts), second=one.decided_on) is False:
        yield _found(
            "level-2-too-soon",
            one,
            (
                f"mức độ 2, sau mức độ 1 {_day_vi(min(firsts))}; {wait_vi}",
                f"level 2, after level 1 of {min(firsts)}; {wait_en}",
            ),
            unit_days=Bounds.exactly((one.decided_on - min(firsts)).days),
        )


def _lapsed(one: Recognition, day: date, validities: _Validities) -> bool:
    """Tell whether it is known to hold no more; what holds only later has not lapsed."""
    held = one.holds(validities)
    ends = [one.withdrawn_on, None if held is None else held.end]
    return any(end is not None and end <= day for end in ends)


def _of_twins(same: list[Recognition]) -> Iterator[Finding]:
    seen: set[tuple[object, ...]] = set()
    for one in same:
        # A family may be recognised on one day for two years.
        like = one.decided_on, one.grade, one.given_for
        if like in seen:
            yield _found(
                "recognised-twice",
                one,
                (
                    "có hai bản ghi của cùng một lần công nhận",
                    "there are two records of one recognition",
                ),
            )
        seen.add(like)


def _cited(citation: Citation, language: str) -> str:
    evidence = citation.evidence
    return f"{citation.instrument}, {evidence.label_vi if language == 'vi' else evidence.label_en}"


def _day_vi(day: date) -> str:
    return format_period_vi(Period.day(day))


def _days_vi(period: Period) -> str:
    if period.start is None and period.last_day is not None:
        return f"đến hết {_day_vi(period.last_day)}"
    return format_period_vi(period)


def _found(
    code: str,
    one: Recognition,
    said: tuple[str, str],
    *,
    verdict: Verdict = Verdict.DOUBTFUL,
    unit_days: Bounds | None = None,
) -> Finding:
    return Finding(
        code=code,
        verdict=verdict,
        figures=(one.key,),
        indicator=one.title.achieved,
        unit=None if unit_days is None else DAY,
        value=unit_days,
        vi=f"{one.key}: {said[0]}.",
        en=f"{one.key}: {said[1]}.",
    )
