"""The rules that govern a case: its rule set, and the articles that this one refers to."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property
from typing import cast

from attrs import frozen

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.target import AreaClass
from khuyenhoc.models.tree import Tree
from khuyenhoc.rules.assessments.application import Application
from khuyenhoc.rules.assessments.assessment import Assessment
from khuyenhoc.rules.assessments.fact_problems import fact_problems, sums_that_disagree
from khuyenhoc.rules.assessments.finding import RuleFinding
from khuyenhoc.rules.assessments.judging import Case, judge
from khuyenhoc.rules.assessments.whole_points import WholePoints
from khuyenhoc.rules.books.rule_book import RuleBook
from khuyenhoc.rules.books.rule_set import Asked, RuleSet, asked_by
from khuyenhoc.rules.requirements.requirement import Requirement, walk

__all__ = ["Governing", "governing"]


@frozen(eq=False)
class Governing:
    """What governs all cases of one title, day, place, class of area and period."""

    rule_set: RuleSet
    on: date
    area: AreaClass | None
    #: What the articles referred to ask for, by the name of the article.
    referred: Mapping[str, tuple[RuleSet, Requirement] | None]
    #: The places whose decisions complete the same frame.
    elsewhere: tuple[str, ...]

    @cached_property
    def asked(self) -> Mapping[str, Asked]:
        """What an application states facts for, by id, with what other articles ask for."""
        borrowed: dict[str, Asked] = {}
        for there in self.referred.values():
            if there is not None:
                borrowed |= asked_by(there[1])
        return {**borrowed, **self.rule_set.asked}

    def assess(self, application: Application) -> Assessment:
        """Judge one application.

        Raises:
            StructuringError: Facts are not what the rules ask for; all at once.
        """
        return self._assessment(application, self._judged(application))

    def assess_of_many(self, application: Application) -> Assessment:
        """Judge one of many applications, for which it pays to make the rules ready.

        Raises:
            StructuringError: As ``assess``.
        """
        ready = self.whole_points
        findings = None if ready is None else ready.findings(application.facts)
        return self._assessment(application, findings or self._judged(application))

    @cached_property
    def whole_points(self) -> WholePoints | None:
        """The rules ready for whole points, if these are all that they ask for."""
        return WholePoints.of(self.rule_set, self.area)

    def _assessment(
        self, application: Application, findings: tuple[RuleFinding, ...]
    ) -> Assessment:
        return Assessment(
            application, self.rule_set, self.on, findings, self._rule_sets, self.elsewhere
        )

    def _judged(self, application: Application) -> tuple[RuleFinding, ...]:
        facts = application.facts
        problems = fact_problems(facts, self.asked)
        case = Case(application, self.on, self._requirements)
        if not problems:
            try:
                return tuple([judge(level.requirement, case) for level in self.rule_set.levels])
            except InvalidValueError as error:  # the first sum that disagrees with its items
                shown_by = Problem(error.field, error.value, error.expected)
                problems = sums_that_disagree(facts, self.asked) or [shown_by]
        raise StructuringError(f"application of {application.holder}", problems)

    @property
    def requirements(self) -> Iterator[Requirement]:
        """All that is asked for, by these rules and by the articles that they refer to."""
        yield from self.rule_set.requirements
        for there in self.referred.values():
            yield from () if there is None else walk(there[1])

    @cached_property
    def _requirements(self) -> Mapping[str, Requirement | None]:
        return {key: there and there[1] for key, there in self.referred.items()}

    @cached_property
    def _rule_sets(self) -> tuple[RuleSet, ...]:
        found = (there[0] for there in self.referred.values() if there is not None)
        return tuple(dict.fromkeys(found))


def governing(
    book: RuleBook, application: Application, *, on: date, tree: Tree | None = None
) -> Governing:
    """Look up what governs a case: by its title, its place and its period.

    Raises:
        InvalidValueError: ``application`` is none; for the rest as ``RuleBook.rule_set`` does.
    """
    if not isinstance(cast("object", application), Application):
        raise InvalidValueError("application", application, "an Application")
    if not isinstance(cast("object", book), RuleBook):
        raise InvalidValueError("book", book, "a RuleBook, such as RULE_BOOK")
    if tree is not None and not isinstance(cast("object", tree), Tree):
        raise InvalidValueError("tree", tree, "a Tree, such as hierarchy.on(day)")
    title, place, period = application.title, application.place, application.period
    rule_set = book.rule_set(title, on=on, place=place, period=period, tree=tree)
    elsewhere = (one.place for one in book.decisions if one.completes == rule_set.id)
    return Governing(
        rule_set,
        on,
        application.area,
        book.referred(rule_set, on=on, place=place, period=period, tree=tree),
        tuple(dict.fromkeys(elsewhere)),
    )
