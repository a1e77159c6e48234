"""How long a title of a grade has been held without a break, from the recognitions of a holder."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import Final

from khuyenhoc.models.recognition import Recognition
from khuyenhoc.models.validity import anniversary, years_passed
from khuyenhoc.rules.requirements.conditions import HasTitle
from khuyenhoc.rules.verdict import RuleVerdict

__all__ = ["TitleHistory"]

_ONE_DAY: Final = timedelta(days=1)


class TitleHistory:
    """What a holder was given of one title and grade, as far as a day (quá trình công nhận).

    A title that is given again before it lapses, or from the day after, is held without a break.
    """

    def __init__(self, asked: HasTitle, known: Iterable[Recognition], on: date) -> None:
        self._years, self._on = asked.for_years, on
        given = [(_of_grade(asked, one), one) for one in known if one.title is asked.title]
        #: In the order of their days, those that can be of the grade.
        self._given = sorted(
            (pair for pair in given if pair[0] is not RuleVerdict.NOT_MET),
            key=lambda pair: pair[1].decided_on,
        )

    def standing_so_long(self) -> RuleVerdict:
        """Tell whether it is held and has been for so many years."""
        return RuleVerdict.any_of([now & waited for now, waited in self._now()])

    def waits_for_nobody(self) -> RuleVerdict:
        """Tell whether each that is held has been held for so many years; of none, it is so."""
        return RuleVerdict.all_of([~now | waited for now, waited in self._now()])

    def earliest(self) -> date | None:
        """Give the first day on which what surely is held will have been for so many years."""
        pairs = zip(self._given, self._now(), strict=True)
        held = [one for (_, one), (now, _) in pairs if now is RuleVerdict.MET]
        days = [anniversary(one.decided_on, self._years) for one in held]
        return min((day for day in days if day is not None), default=None)

    def _now(self) -> Iterator[tuple[RuleVerdict, RuleVerdict]]:
        """Tell of each whether it is held now, and, if it is of the grade, whether long enough."""
        waited: list[RuleVerdict] = []
        for place, (of_grade, one) in enumerate(self._given):
            long_enough = [RuleVerdict.of(years_passed(one.decided_on, self._on, self._years))]
            for (earlier_grade, earlier), before in zip(self._given[:place], waited, strict=False):
                long_enough.append(before & earlier_grade & _unbroken(earlier, one))
            waited.append(RuleVerdict.any_of(long_enough))
            yield of_grade & RuleVerdict.of(one.stands_on(self._on)), waited[place]


def _of_grade(asked: HasTitle, given: Recognition) -> RuleVerdict:
    if asked.grade in (None, given.grade):
        return RuleVerdict.MET
    return RuleVerdict.of(None if given.grade is None else False)


def _unbroken(earlier: Recognition, later: Recognition) -> RuleVerdict:
    """Tell whether an earlier recognition still held when a later one began, or until just then."""
    first = later.decided_on
    if later.valid is not None and later.valid.start is not None:
        first = later.valid.start
    days = [first] if first == date.min else [first, first - _ONE_DAY]
    return RuleVerdict.any_of([RuleVerdict.of(earlier.stands_on(day)) for day in days])
