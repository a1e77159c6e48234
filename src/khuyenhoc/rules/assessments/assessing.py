"""An application and the rules for it brought together."""

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Final, cast

from khuyenhoc.errors import InvalidValueError, NotInForceError
from khuyenhoc.models.tree import Tree
from khuyenhoc.rules.assessments.application import Application, Fact
from khuyenhoc.rules.assessments.assessment import Assessment
from khuyenhoc.rules.assessments.governing import Governing, governing
from khuyenhoc.rules.assessments.receipt import Receipt
from khuyenhoc.rules.books.rule_book import RuleBook
from khuyenhoc.rules.encoded.book import RULE_BOOK
from khuyenhoc.values.period import Period

__all__ = ["assess", "assess_during", "replay"]

_ONE_DAY: Final = timedelta(days=1)


def assess(
    application: Application, *, on: date, book: RuleBook = RULE_BOOK, tree: Tree | None = None
) -> Assessment:
    """Judge an application by the rules in force ``on`` a day (đánh giá hồ sơ).

    ``tree`` tells in which province its place is, for decisions of provinces that ``book`` has.

    >>> from khuyenhoc.models.learning_title import LearningTitle
    >>> unit = Application(holder="so-y-te", title=LearningTitle.PROVINCE_UNIT,
    ...                    facts={"1": 28, "2": 25, "3": 35})
    >>> found = assess(unit, on=date(2023, 12, 20))
    >>> found.verdict.value, found.grade.value, found.citation.instrument
    ('met', 'good', '22/2020/TT-BGDĐT')

    Raises:
        NotInForceError: There are no rules for the title on that day; the error has the nearest.
        AmbiguousRuleError: Several rule sets are in force for this case.
        StructuringError: Facts are not what the rules ask for: unknown ones, points above the cap,
            a ratio of another base; all at once.
        InvalidValueError: ``application`` is no ``Application``, or ``on`` not exactly a ``date``.
    """
    return governing(book, application, on=on, tree=tree).assess(application)


def assess_during(
    application: Application,
    period: Period,
    *,
    book: RuleBook = RULE_BOOK,
    tree: Tree | None = None,
    facts: Mapping[str, Mapping[str, Fact]] | None = None,
) -> tuple[tuple[Period, Assessment | None], ...]:
    """Judge an application by all the rules in force in a period, each with its days.

    The period is cut where other rules come into force, and each piece is judged on its last day.
    For days without rules there is ``None``.

    Rules that follow each other ask for different things. ``facts`` are those of the application
    that are for one of them only, by the id of the rule set, or of the frame that it completes.

    >>> from khuyenhoc.models.learning_title import LearningTitle
    >>> unit = Application(holder="so-y-te", title=LearningTitle.PROVINCE_UNIT, facts={})
    >>> for days, found in assess_during(unit, Period.years(2020, 2024)):
    ...     print(days, "|", found and found.rule_set.id)
    2020-01-01 to 2020-09-20 | None
    2020-09-21 to 2024-01-25 | province-unit/22-2020
    2024-01-26 to 2024-12-31 | province-unit/24-2023

    Raises:
        AmbiguousRuleError: On some of the days several rule sets are in force for this case.
        StructuringError: Facts are not what one of the rule sets asks for.
        InvalidValueError: The period has no start or no end, ``application`` is none, or ``facts``
            are for a rule set that is not in force in the period.
    """
    if not isinstance(cast("object", period), Period):
        raise InvalidValueError("assess_during.period", period, "a Period")
    start, end = period.start, period.end
    if start is None or end is None:
        raise InvalidValueError("assess_during.period", period, "a period with a start and an end")
    days = {start, end}
    for one in book:
        if one.in_force is not None:
            days |= {day for day in (one.in_force.start, one.in_force.end) if day}
    cuts = sorted(day for day in days if start <= day <= end)
    pieces: list[tuple[Period, Governing | None]] = []
    for first, after in pairwise(cuts):
        piece = Period(first, after)
        try:
            rules = governing(book, application, on=after - _ONE_DAY, tree=tree)
        except NotInForceError:
            rules = None
        if pieces and _alike(pieces[-1][1], rules):
            piece = Period(pieces.pop()[0].start, after)
        pieces.append((piece, rules))
    own = _facts_of_each([rules for _, rules in pieces if rules is not None], facts or {})
    return tuple(
        (
            piece,
            None if rules is None else rules.assess(application.with_facts(own[rules.rule_set.id])),
        )
        for piece, rules in pieces
    )


def replay(
    receipt: Receipt,
    application: Application,
    *,
    book: RuleBook = RULE_BOOK,
    tree: Tree | None = None,
) -> Assessment:
    """Make an assessment again from its receipt.

    >>> from khuyenhoc.models.learning_title import LearningTitle
    >>> unit = Application(holder="so-y-te", title=LearningTitle.PROVINCE_UNIT, facts={"1": 28})
    >>> receipt = assess(unit, on=date(2023, 12, 20)).receipt
    >>> replay(receipt, unit).receipt == receipt
    True

    Raises:
        InvalidValueError: ``receipt`` is none, or it comes to another receipt; the error names what
            is otherwise: the rule sets, the application, the findings or this package's version.
    """
    if not isinstance(cast("object", receipt), Receipt):
        raise InvalidValueError("replay.receipt", receipt, "a Receipt; from_json reads one")
    again = assess(application, on=receipt.on, book=book, tree=tree)
    otherwise = again.receipt.differs(receipt)
    if otherwise:
        expected = f"the same as then; what is otherwise: {', '.join(otherwise)}"
        raise InvalidValueError("replay", again.receipt.to_dict(), expected)
    return again


def _facts_of_each(
    in_force: list[Governing], facts: Mapping[str, Mapping[str, Fact]]
) -> dict[str, Mapping[str, Fact]]:
    """Give the facts that are for each rule set only, by its id; refuse those for no other."""
    if not isinstance(cast("object", facts), Mapping):
        raise InvalidValueError("assess_during.facts", facts, "facts by the ids of rule sets")
    sets = [one.rule_set for one in in_force]
    known = {key for one in sets for key in (one.id, one.completes) if key is not None}
    for key in facts:
        if key not in known:
            expected = f"a rule set in force in the period: {', '.join(sorted(known)) or 'none'}"
            raise InvalidValueError("assess_during.facts", key, expected)
    return {
        one.id: {**facts.get(one.completes or one.id, {}), **facts.get(one.id, {})} for one in sets
    }


def _alike(before: Governing | None, after: Governing | None) -> bool:
    if before is None or after is None:
        return before is after
    return before.rule_set == after.rule_set and before.referred == after.referred
