"""An application and the rules for it brought together."""

from datetime import date, timedelta
from itertools import pairwise
from typing import Final

from khuyenhoc.errors import InvalidValueError, NotInForceError
from khuyenhoc.models.tree import Tree
from khuyenhoc.rules.application import Application
from khuyenhoc.rules.assessment import Assessment
from khuyenhoc.rules.encoded.book import RULE_BOOK
from khuyenhoc.rules.governing import Governing, governing
from khuyenhoc.rules.receipt import Receipt
from khuyenhoc.rules.rule_book import RuleBook
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
) -> tuple[tuple[Period, Assessment | None], ...]:
    """Judge an application by all the rules in force in a period, each with its days.

    The period is cut where other rules come into force, and each piece is judged on its last day.
    For days without rules there is ``None``.

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
        InvalidValueError: The period has no start or no end, or ``application`` is none.
    """
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
    return tuple(
        (piece, None if rules is None else rules.assess(application)) for piece, rules in pieces
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
        InvalidValueError: It comes to another receipt; the error names what is otherwise: the rule
            sets, the application, the findings or the version of this package.
    """
    again = assess(application, on=receipt.on, book=book, tree=tree)
    otherwise = again.receipt.differs(receipt)
    if otherwise:
        expected = f"the same as then; what is otherwise: {', '.join(otherwise)}"
        raise InvalidValueError("replay", again.receipt.to_dict(), expected)
    return again


def _alike(before: Governing | None, after: Governing | None) -> bool:
    if before is None or after is None:
        return before is after
    return before.rule_set == after.rule_set and before.referred == after.referred
