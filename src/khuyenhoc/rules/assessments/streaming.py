"""Applications by the million: counted as they come, with a few of each kind kept."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import cast

from khuyenhoc.errors import InvalidValueError, KhuyenhocError
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import TitleGrade
from khuyenhoc.models.target import AreaClass
from khuyenhoc.models.tree import Tree
from khuyenhoc.rules.assessments.application import Application
from khuyenhoc.rules.assessments.assessment import Assessment
from khuyenhoc.rules.assessments.assessment_counts import AssessmentCounts, ConditionCount, Refused
from khuyenhoc.rules.assessments.governing import Governing, governing
from khuyenhoc.rules.assessments.whole_points import WholePoints
from khuyenhoc.rules.books.rule_book import RuleBook
from khuyenhoc.rules.encoded.book import RULE_BOOK
from khuyenhoc.rules.requirements.requirement import Requirement
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.period import Period

__all__ = ["assess_all", "assess_each"]

_Key = tuple[LearningTitle, str | None, AreaClass | None, Period | None]


def assess_each(
    applications: Iterable[Application],
    *,
    on: date,
    book: RuleBook = RULE_BOOK,
    tree: Tree | None = None,
) -> Iterator[Assessment]:
    """Judge applications one by one as they are asked for; nothing is kept.

    The rules are looked up once for each title, place, class of area and period.

    >>> units = (Application(holder=f"u-{n}", title=LearningTitle.PROVINCE_UNIT,
    ...                      facts={"1": 30, "2": 20, "3": n}) for n in (0, 10))
    >>> [found.verdict.value for found in assess_each(units, on=date(2023, 12, 20))]
    ['met', 'met']

    Raises:
        KhuyenhocError: As ``assess``, when the application is reached that cannot be judged.
    """
    rules = _Rules(on, book, tree)
    for application in applications:
        yield rules.of(application).assess_of_many(application)


def assess_all(  # noqa: C901 - one loop, of which each step is counted in millions
    applications: Iterable[Application],
    *,
    on: date,
    book: RuleBook = RULE_BOOK,
    tree: Tree | None = None,
    keep: int = 5,
) -> AssessmentCounts:
    """Judge a stream of applications for one title, and count verdicts, grades and what is lacking.

    However many there are, only the counts are kept, and of each condition the first ``keep``
    holders. Applications that cannot be judged, as their facts are impossible or there are no rules
    for them, are counted as refused, with the first ``keep`` errors.

    >>> units = (Application(holder=f"u-{n}", title=LearningTitle.PROVINCE_UNIT,
    ...                      facts={"1": 30, "2": 30, "3": n}) for n in (0, 10, 25))
    >>> counts = assess_all(units, on=date(2023, 12, 20))
    >>> {grade.value: number for grade, number in counts.by_grade.items()}
    {'good': 1, 'fair': 1, 'average': 1}

    Raises:
        InvalidValueError: ``keep`` is no whole number of at least 0, ``on`` not exactly a ``date``,
            something in the stream no ``Application``, or an application for another title.
    """
    if type(on) is not date:
        raise InvalidValueError("assess_all.on", on, "a date without a time")
    if type(keep) is not int or keep < 0:
        raise InvalidValueError("assess_all.keep", keep, "a whole number of at least 0")
    rules = _Rules(on, book, tree)
    counts = _Counting(keep)
    last: _Key | None = None
    title: LearningTitle | None = None
    whole_points: WholePoints | None = None
    for application in cast("Iterable[object]", applications):
        if not isinstance(application, Application):
            raise InvalidValueError("assess_all.applications", application, "an Application")
        # Mostly it is the same as of the application before: to compare takes less than to look up.
        key = (application.title, application.place, application.area, application.period)
        other = key != last
        if other:
            title = application.title if title is None else title
            if application.title is not title:
                said = f"one for {title.value}, as those before; each title is counted by itself"
                raise InvalidValueError("assess_all.applications", application.title.value, said)
        try:
            if other:
                whole_points, last = rules.of(application).whole_points, key
            found = None if whole_points is None else whole_points.judge(application.facts)
            if found is None:
                counts.add(rules.of(application).assess(application))
            elif isinstance(found, list):
                counts.missed(application.holder, found)
            else:
                counts.met(found[0])
        except KhuyenhocError as error:
            counts.refuse(application.holder, error)
    return counts.result(rules.requirements)


class _Rules:
    """What governs applications, looked up once for each title, place, area and period."""

    def __init__(self, on: date, book: RuleBook, tree: Tree | None) -> None:
        self._on, self._book, self._tree = on, book, tree
        self._known: dict[_Key, Governing] = {}
        #: All that they ask for, by id.
        self.requirements: dict[str, Requirement] = {}

    def of(self, application: Application) -> Governing:
        if not isinstance(cast("object", application), Application):
            raise InvalidValueError("applications", application, "an Application")
        key = (application.title, application.place, application.area, application.period)
        found = self._known.get(key)
        if found is None:
            found = governing(self._book, application, on=self._on, tree=self._tree)
            self._known[key] = found
            for one in found.requirements:
                self.requirements.setdefault(one.id, one)
        return found


class _Counting:
    """Counts while they are being made."""

    def __init__(self, keep: int) -> None:
        self._keep = keep
        self._verdicts = dict.fromkeys(RuleVerdict, 0)
        self._grades: dict[TitleGrade | None, int] = {}
        self._missed = _Conditions(keep)
        self._open = _Conditions(keep)
        self._refused: list[Refused] = []
        self._refusals = 0

    def add(self, assessment: Assessment) -> None:
        match assessment.verdict:
            case RuleVerdict.MET:
                self.met(assessment.grade)
            case RuleVerdict.NOT_MET:
                self.missed(assessment.application.holder, _ids(assessment))
            case RuleVerdict.NOT_ASSESSABLE:
                self._verdicts[RuleVerdict.NOT_ASSESSABLE] += 1
                self._open.add(assessment.application.holder, _ids(assessment))

    def met(self, grade: TitleGrade | None) -> None:
        self._grades[grade] = self._grades.get(grade, 0) + 1

    def missed(self, holder: str, conditions: list[str]) -> None:
        self._verdicts[RuleVerdict.NOT_MET] += 1
        self._missed.add(holder, conditions)

    def refuse(self, holder: str, error: KhuyenhocError) -> None:
        self._refusals += 1
        if len(self._refused) < self._keep:
            self._refused.append(Refused(holder, error))

    def result(self, requirements: Mapping[str, Requirement]) -> AssessmentCounts:
        met = {RuleVerdict.MET: sum(self._grades.values())}
        order = [*TitleGrade, None]
        return AssessmentCounts(
            by_verdict={**self._verdicts, **met},
            by_grade={one: self._grades[one] for one in order if one in self._grades},
            missed=self._missed.result(requirements),
            open=self._open.result(requirements),
            refusals=self._refusals,
            refused=tuple(self._refused),
        )


class _Conditions:
    """How often each condition decided, and the first holders."""

    def __init__(self, keep: int) -> None:
        self._keep = keep
        self._holders: dict[str, list[str]] = {}
        self._counts: dict[str, int] = {}

    def add(self, holder: str, conditions: list[str]) -> None:
        for key in conditions:
            seen = self._counts.get(key, 0)
            self._counts[key] = seen + 1
            if seen < self._keep:
                self._holders.setdefault(key, []).append(holder)

    def result(self, requirements: Mapping[str, Requirement]) -> dict[str, ConditionCount]:
        """Give the conditions in the order in which the rules have them, whatever came first."""
        return {
            key: ConditionCount(one, self._counts[key], tuple(self._holders.get(key, ())))
            for key, one in requirements.items()
            if key in self._counts
        }


def _ids(assessment: Assessment) -> list[str]:
    return list(dict.fromkeys([one.id for one in assessment.nearest.because()]))
