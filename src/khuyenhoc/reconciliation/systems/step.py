"""One step of what follows from what."""

from datetime import date
from typing import Any

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc.models.finding import plain_bounds
from khuyenhoc.reconciliation.relations.relation import Relation, because
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese, lowered, period_in_english
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period

__all__ = ["Step", "said", "told"]


@frozen(kw_only=True)
class Step:
    """A number narrowed by one relation (bước suy luận).

    >>> from khuyenhoc.reconciliation.relations.comparisons import AtMost
    >>> step = Step(variable=Variable(key="spent"), bounds=Bounds.at_most(9),
    ...             relation=AtMost("spent", "raised"), others=(Variable(key="raised"),))
    >>> step.sentence("en")
    'spent: at most 9, since spent ≤ raised.'
    """

    variable: Variable
    #: What was left of it.
    bounds: Bounds
    relation: Relation
    #: The other numbers of the relation.
    others: tuple[Variable, ...] = field(default=())

    def sentence(self, language: str = "vi") -> str:
        """Say it in ``"vi"`` or ``"en"``.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        names = {v.key: told(v, language) for v in (self.variable, *self.others)}
        formula = self.relation.formula(names.__getitem__)
        since = in_language(language, vi="vì", en="since")
        why = because(self.relation, language)
        number = said(self.variable, self.bounds, language)
        return f"{names[self.variable.key]}: {number}, {since} {formula}{why}."

    def __str__(self) -> str:
        return self.sentence()

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON: ends of bounds as text, so that fractions stay exact."""
        return {
            "key": self.variable.key,
            "bounds": plain_bounds(self.bounds),
            "relation": type(self.relation).__name__,
            "others": [variable.key for variable in self.others],
            "vi": self.sentence("vi"),
            "en": self.sentence("en"),
        }


def told(variable: Variable, language: str) -> str:
    """Name a number: in the words it was printed in, by what it counts, or by its key."""
    if variable.quantity is None:
        name, time = _name(variable, language), variable.period
        if time is None or variable.called is not None:
            return name
        when = in_language(language, vi=format_period_vi(time), en=period_in_english(time))
        return f"{name} ({when})"
    return f"“{variable.quantity.text or format_vi(variable.quantity)}”"


def _name(variable: Variable, language: str) -> str:
    if variable.called is not None:
        vi, en = variable.called
        return in_language(language, vi=vi, en=en)
    return variable.key if variable.indicator is None else lowered(variable.indicator, language)


def said(variable: Variable, bounds: Bounds, language: str) -> str:
    """Say what is left of a number; of a day, which days."""
    if variable.is_day:
        return _days(bounds, language)
    say = in_language(language, vi=in_vietnamese, en=in_english)
    return say(bounds, variable.unit)


def _days(bounds: Bounds, language: str) -> str:
    first, last = _day(bounds.low), _day(bounds.high)
    if first is None and last is None:  # no calendar has them
        return in_language(language, vi=in_vietnamese, en=in_english)(bounds, None)
    end = None if last is None else date.fromordinal(last.toordinal() + 1)
    period = Period(first, end)
    return in_language(language, vi=format_period_vi(period), en=str(period))


def _day(ordinal: object) -> date | None:
    """Give a day that a calendar has."""
    if type(ordinal) is not int or not 1 <= ordinal < date.max.toordinal():
        return None
    return date.fromordinal(ordinal)
