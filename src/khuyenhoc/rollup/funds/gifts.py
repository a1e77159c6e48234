"""What was given, by its kind, and how many got it."""

from collections.abc import Iterable

from attrs import frozen

from khuyenhoc.models.funds.amount import size_of
from khuyenhoc.models.funds.amounts import Amounts, Tally
from khuyenhoc.models.funds.disbursement import Disbursement
from khuyenhoc.models.funds.goods import Goods
from khuyenhoc.models.funds.holding import kind_held, value_of
from khuyenhoc.rollup.people_bounds import people_bounds
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import OCCURRENCE, Unit

__all__ = ["GiftsGiven", "Recipients", "gifts_given", "recipients"]


@frozen(kw_only=True)
class GiftsGiven:
    """The gifts of one kind: how many, and what they came to (số lượng, trị giá).

    Scholarships, prizes and the like are cash that was given as such; bicycles and books are goods.

    >>> from khuyenhoc.values.count import Count
    >>> from khuyenhoc.values.dong import Dong
    >>> from khuyenhoc.values.unit import GIFT
    >>> GiftsGiven(unit=GIFT, number=80, worth=Amounts.of(Count(80, GIFT) * Dong(1_000_000))).number
    80
    """

    #: ``None`` for what was spent and not counted as gifts.
    unit: Unit | None
    #: ``None`` for what was not counted.
    number: int | None
    worth: Amounts


@frozen
class Recipients:
    """How many people got something, and how often something was got (người, lượt).

    People of several disbursements may be the same, and so may those behind lượt: there are bounds.
    Lượt add up, and are no number of people.

    >>> Recipients(people=Bounds(600, 1_050), occurrences=950, unstated=0).people
    Bounds(600, 1050)
    """

    #: All that there can be, those behind lượt among them; nothing is known above where a
    #: disbursement says nothing of who got it. ``None`` where none says anything.
    people: Bounds | None
    occurrences: int
    #: How many disbursements say nothing of who got them.
    unstated: int


def gifts_given(given: Iterable[Disbursement]) -> tuple[GiftsGiven, ...]:
    """Add up disbursements by what they were given as, in the order of the units' codes."""
    numbers: dict[Unit | None, int] = {}
    worth: dict[Unit | None, Tally] = {}
    for one in given:
        count = one.amount.count if isinstance(one.amount, Goods) else one.count
        unit = None if count is None else count.unit
        numbers[unit] = numbers.get(unit, 0) + (0 if count is None else count.number)
        tally = worth.setdefault(unit, Tally())
        tally.add(kind_held(one.amount), size_of(one.amount), value_of(one.amount))
    order = sorted(numbers, key=lambda unit: (unit is None, "" if unit is None else unit.code))
    return tuple(
        GiftsGiven(
            unit=unit,
            number=None if unit is None else numbers[unit],
            worth=Amounts(worth[unit].sizes),
        )
        for unit in order
    )


def recipients(given: Iterable[Disbursement]) -> Recipients:
    """Count who got disbursements: people as bounds, lượt as their sum."""
    people: list[int] = []
    occurrences = unstated = 0
    for one in given:
        if one.recipients is None:
            unstated += 1
        elif one.recipients.unit == OCCURRENCE:
            occurrences += one.recipients.number
        else:
            people.append(one.recipients.number)
    if not people and not occurrences:
        return Recipients(None, 0, unstated)
    known = people_bounds(people or [0])
    # Each time somebody got something may have been somebody else.
    low, most = max(known.low or 0, min(occurrences, 1)), (known.high or 0) + occurrences
    return Recipients(Bounds(low, None if unstated else most), occurrences, unstated)
