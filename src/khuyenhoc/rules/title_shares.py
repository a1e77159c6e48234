"""How many of some holders have a title on a day, as a rule on shares asks."""

from collections.abc import Collection, Iterable, Mapping
from datetime import date
from fractions import Fraction
from typing import cast

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import Recognition
from khuyenhoc.models.validity import TITLE_VALIDITY, Validity
from khuyenhoc.rules.verdict import RuleVerdict
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.timeline import Timeline

__all__ = ["title_share"]


def title_share(  # noqa: PLR0913 - a share is of whom, of what, and when
    title: LearningTitle,
    holders: Collection[str],
    recognitions: Iterable[Recognition],
    *,
    on: date,
    of: Indicator,
    validities: Mapping[LearningTitle, Timeline[Validity]] = TITLE_VALIDITY,
) -> Ratio | BoundedRatio:
    """Give the share of ``holders`` who have ``title`` on a day: a fact for a ``ShareAtLeast``.

    ``of`` says what they are together: the members of a unit, its learners. Where it is not known
    of somebody whether their title still holds, the share is only known in bounds.

    >>> from khuyenhoc.models.indicators import UNIT_MEMBERS
    >>> given = [Recognition(holder="cb-1", title=LearningTitle.CITIZEN, unit="so-y-te",
    ...                      decided_on=date(2024, 1, 5))]
    >>> of_that_day, of_later = (
    ...     title_share(LearningTitle.CITIZEN, ["cb-1", "cb-2"], given, on=day, of=UNIT_MEMBERS)
    ...     for day in (date(2024, 1, 5), date(2024, 6, 1)))
    >>> of_that_day.part, of_that_day.whole, of_later.bounds
    (1, 2, Bounds(0, Fraction(1, 2)))

    Raises:
        InvalidValueError: An argument or one of several has the wrong type, there are no holders,
            one is there twice, or ``on`` is not exactly a ``date``.
    """
    _check("title", title, LearningTitle)
    people = _people(holders)
    if type(on) is not date:
        raise InvalidValueError("title_share.on", on, "a date without a time")
    _check("of", of, Indicator)
    if not isinstance(cast("object", recognitions), Iterable):
        raise InvalidValueError("title_share.recognitions", recognitions, "Recognitions")
    held: dict[str, RuleVerdict] = {}
    for place, one in enumerate(recognitions):
        _check(f"recognitions[{place}]", one, Recognition)
        if one.title is title and one.holder in people:
            now = RuleVerdict.of(one.stands_on(on, validities))
            held[one.holder] = now | held.get(one.holder, RuleVerdict.NOT_MET)
    surely = sum(1 for verdict in held.values() if verdict is RuleVerdict.MET)
    perhaps = sum(1 for verdict in held.values() if verdict is RuleVerdict.NOT_ASSESSABLE)
    if not perhaps:
        return Ratio(surely, len(people), of=of)
    whole = len(people)
    bounds = Bounds(Fraction(surely, whole), Fraction(surely + perhaps, whole))
    return BoundedRatio(bounds, of=of)


def _check(name: str, value: object, kind: type) -> None:
    if not isinstance(value, kind):
        raise InvalidValueError(f"title_share.{name}", value, f"a value of {kind.__name__}")


def _people(holders: Collection[str]) -> set[str]:
    if not isinstance(cast("object", holders), Collection) or type(holders) is str:
        raise InvalidValueError("title_share.holders", holders, "a collection of ids")
    for place, one in enumerate(cast("Collection[object]", holders)):
        if type(one) is not str or not one.strip():
            raise InvalidValueError(
                f"title_share.holders[{place}]", one, "a text that is not blank"
            )
    people = set(holders)
    if not people or len(people) < len(holders):
        expected = "at least one holder, and none of them twice"
        raise InvalidValueError("title_share.holders", holders, expected)
    return people
