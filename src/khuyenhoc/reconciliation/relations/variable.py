"""A number that relations speak of: printed, known or neither."""

from datetime import date
from typing import Any, Final

from attrs import Attribute, evolve, field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import field_name, flag, one_of_type, optional, text, text_or_blank
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period
from khuyenhoc.values.quantity import Quantity, Reach
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import FRACTION, PERCENT, PERCENTAGE_POINT, Unit, UnitKind

__all__ = ["Variable"]

_NOT_BELOW_0: Final = Bounds.at_least(0)


def _trust(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if type(value) is not int or value < 1:
        said = "a whole number of at least 1"
        raise InvalidValueError(field_name(instance, attribute), value, said)


def _two_names(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    match value:
        case (str(vi), str(en)) if vi.strip() and en.strip():
            pass
        case _:
            said = "a name in Vietnamese and one in English"
            raise InvalidValueError(field_name(instance, attribute), value, said)


@frozen(kw_only=True, repr=False)
class Variable:
    """A number that is to be found (ẩn số), with what was printed or is known of it, if anything.

    Of one that nobody printed, such as a population behind a share, only the unit is known: a
    count is whole and at least 0. ``known`` is what the host knows besides the print, and is never
    suspected.

    >>> from khuyenhoc.text.quantities import read_quantity
    >>> Variable(key="share", quantity=read_quantity("32,05%")).domain(Rounding.DOWN)
    Bounds(Fraction(641, 20), Fraction(1603, 50), high_open=True)
    >>> from khuyenhoc.values.unit import PERSON
    >>> Variable(key="population", unit=PERSON).domain()
    Bounds(0, None)

    Raises:
        InvalidValueError: A field has the wrong type, the key is blank, ``unit`` is not that of
            the quantity, or ``trust`` is below 1.
    """

    key: str = field(validator=text)
    #: What was printed; ``None`` for what nobody printed.
    quantity: Quantity | None = field(default=None, validator=optional(one_of_type(Quantity)))
    #: What is known besides, for certain.
    known: Bounds | None = field(default=None, validator=optional(one_of_type(Bounds)))
    #: The unit it is in; that of ``quantity`` where there is one.
    unit: Unit | None = field(default=None, validator=optional(one_of_type(Unit)))
    #: What it counts, for its name in sentences.
    indicator: Indicator | None = field(default=None, validator=optional(one_of_type(Indicator)))
    #: What it is called in Vietnamese and in English, where no indicator names it.
    called: tuple[str, str] | None = field(default=None, validator=optional(_two_names))
    #: The document it was printed in, whose habit of rounding it has; blank for none.
    document: str = field(default="", validator=text_or_blank)
    #: Whether it is a day, counted as Python counts them.
    is_day: bool = field(default=False, validator=flag)
    #: How much it takes to doubt it, as against others that have 1.
    trust: int = field(default=1, validator=_trust)
    #: The organisation and the period it is said of, where that is known.
    subject: str | None = field(default=None, validator=optional(text))
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))

    def __attrs_post_init__(self) -> None:
        if self.quantity is None:
            return
        if self.unit is None:
            object.__setattr__(self, "unit", self.quantity.unit)  # as attrs fills frozen fields
        elif self.unit != self.quantity.unit:
            said = "none, as what is printed has none"
            if self.quantity.unit is not None:
                said = f"that of what is printed, {self.quantity.unit.code}"
            raise InvalidValueError("Variable.unit", self.unit.code, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

    @classmethod
    def day(cls, key: str, day: date | Period) -> "Variable":
        """Make a day that is known, or one of a period: when something was founded or printed.

        >>> Variable.day("founded", date(2008, 3, 1)).known.value == date(2008, 3, 1).toordinal()
        True
        >>> Variable.day("published", Period.year(2023)).domain().value is None
        True

        Raises:
            InvalidValueError: ``day`` is neither a date nor a period.
        """
        if isinstance(day, Period):
            first, end = day.start, day.end
            known = Bounds(
                None if first is None else first.toordinal(),
                None if end is None else end.toordinal() - 1,
            )
        elif type(day) is date:
            known = Bounds.exactly(day.toordinal())
        else:
            raise InvalidValueError("day", day, "a date without a time, or a Period")
        return cls(key=key, known=known, is_day=True)

    @property
    def is_printed(self) -> bool:
        """Whether somebody printed it, and so may have printed it wrongly."""
        return self.quantity is not None

    @property
    def is_open(self) -> bool:
        """Whether nothing was printed or is known of it, so that it has to follow from others."""
        return self.quantity is None and self.known is None

    @property
    def is_whole(self) -> bool:
        """Whether it is a whole number: a count, or a day."""
        return self.is_day or (self.unit is not None and self.unit.kind is UnitKind.COUNT)

    @property
    def kind(self) -> UnitKind | None:
        """What kind of number it is; ``None`` where its unit is not known."""
        return None if self.unit is None else self.unit.kind

    @property
    def per_one(self) -> int:
        """How much of its unit is one: 100 of percent, or of percentage points."""
        return 100 if self.unit in (PERCENT, PERCENTAGE_POINT) else 1

    @property
    def is_share(self) -> bool:
        """Whether it is a percentage or a fraction, and so printed in a habit of rounding."""
        return self.unit in (PERCENT, FRACTION)

    def withdrawn(self) -> "Variable":
        """Give the same number as if nobody had printed it.

        >>> Variable(key="members", quantity=Quantity(value=5)).withdrawn().is_printed
        False
        """
        return evolve(self, quantity=None)

    def domain(self, rounding: Rounding | None = None, reach: Reach | None = None) -> Bounds | None:
        """Give what it can be, or ``None`` where what is printed denies what is known.

        ``rounding`` is the habit of a share; an amount may always have been printed in either.
        """
        domain = self._printed(rounding, reach) & (self.known or Bounds(None, None))
        if domain is not None and self.kind is UnitKind.COUNT:
            domain &= _NOT_BELOW_0  # "dưới 0 người" is nobody's number
        return domain.whole() if domain is not None and self.is_whole else domain

    def _printed(self, rounding: Rounding | None, reach: Reach | None) -> Bounds:
        if self.quantity is not None:
            habit = rounding if self.is_share else None
            if self.unit is not None and self.unit.kind is UnitKind.MONEY:
                return self.quantity.bounds(habit, reach)
            return self.quantity.possible(habit, reach)
        counts = self.unit is not None and self.unit.kind is UnitKind.COUNT
        return _NOT_BELOW_0 if counts else Bounds(None, None)
