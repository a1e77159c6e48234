"""One base that a printed percentage may be of, held against the counts."""

from functools import reduce
from typing import Any, Final

from attrs import Attribute, field, frozen

from khuyenhoc._validators import field_name, one_of_type, optional
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.finding import Verdict
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reconciliation.wording import HABITS
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.hidden import hidden_part, hidden_whole
from khuyenhoc.values.percent import percent_bounds
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.ratio import Ratio
from khuyenhoc.values.rounding import Rounding

__all__ = ["BaseFit"]

_NOTHING_LESS: Final = Bounds.at_least(0)


def _percentage(_: object, __: "Attribute[Any]", value: str | Quantity) -> None:
    percent_bounds(value)  # raises for what is no percentage


def _enclosing(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if not isinstance(value, Indicator) or not value.encloses:
        said = "an Indicator that encloses what is counted of it"
        raise InvalidValueError(field_name(instance, attribute), value, said)


@frozen(kw_only=True)
class BaseFit:
    """What follows if a printed percentage is ``part`` out of ``of`` (gốc tính tỷ lệ).

    >>> from khuyenhoc.models.indicators import HOUSEHOLDS, LEARNING_FAMILIES
    >>> fit = BaseFit(part=LEARNING_FAMILIES, of=HOUSEHOLDS, printed="72%",
    ...               counted=Bounds.exactly(15_772), room=Bounds.at_least(17_528))
    >>> fit.verdict, fit.wholes
    (<Verdict.DERIVED: 'derived'>, Bounds(21606, 22058))

    Raises:
        InvalidValueError: A field has the wrong type, ``of`` does not enclose its parts, or
            ``printed`` is neither a text nor a share in percent.
        ReadingError: ``printed`` is a text but not a percentage.
    """

    part: Indicator = field(validator=one_of_type(Indicator))
    of: Indicator = field(validator=_enclosing)
    printed: str | Quantity = field(validator=[one_of_type(str, Quantity), _percentage])
    #: The whole numbers that the printed count of ``part`` can be; ``None`` where none is printed.
    counted: Bounds | None = field(default=None, validator=optional(one_of_type(Bounds)))
    #: The same of the base.
    whole: Bounds | None = field(default=None, validator=optional(one_of_type(Bounds)))
    #: What the other figures leave for a base that is not printed.
    room: Bounds = field(default=_NOTHING_LESS, validator=one_of_type(Bounds))

    @property
    def by_rounding(self) -> tuple[tuple[Rounding, Bounds], ...]:
        """The bases of which ``part`` is that percentage, in each habit in which there is one."""
        found = ((habit, self._wholes(habit)) for habit in HABITS)
        return tuple((habit, wholes) for habit, wholes in found if wholes is not None)

    @property
    def wholes(self) -> Bounds | None:
        """The same in either habit; ``None`` where the percentage cannot be of this base."""
        found = [wholes for _, wholes in self.by_rounding]
        return reduce(Bounds.__or__, found) if found else None

    @property
    def tested(self) -> bool:
        """Whether both sides are printed, so that nothing is left to make the percentage fit."""
        return self.counted is not None and self.whole is not None

    @property
    def verdict(self) -> Verdict:
        """Whether both printed sides give the percentage, or what the missing one must be."""
        habits = [habit for habit, _ in self.by_rounding]
        if not habits:
            return Verdict.CONTRADICTORY
        if not self.tested:
            return Verdict.DERIVED
        return Verdict.CUT_OFF if habits == [Rounding.DOWN] else Verdict.CONSISTENT

    @property
    def ratio(self) -> Ratio | None:
        """The two counts with this base; ``None`` where one is not known or the part is larger.

        Of another base it is another ratio, and the two refuse to be compared.
        """
        part = None if self.counted is None else self.counted.value
        whole = None if self.whole is None else self.whole.value
        if type(part) is not int or type(whole) is not int or part > whole:
            return None
        return Ratio(part, whole, of=self.of)

    def _wholes(self, habit: Rounding) -> Bounds | None:
        counted = self.counted or _NOTHING_LESS
        room = (self.whole or self.room) & Bounds.at_least(counted.low or 0)
        wholes = hidden_whole(counted, self.printed, rounding=habit)
        if room is None or wholes is None or (wholes := wholes & room) is None:
            return None
        parts = hidden_part(wholes, self.printed, rounding=habit)
        return None if parts is None or parts & counted is None else wholes
