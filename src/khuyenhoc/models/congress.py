"""The congress with which a term of office begins."""

from datetime import date
from typing import Any

from attrs import Attribute, field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, field_name, optional, whole_number
from khuyenhoc.errors import InvalidValueError

__all__ = ["Congress"]


def _ordinal(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    if type(value) is not int or value < 1:
        raise InvalidValueError(
            field_name(instance, attribute), value, "a whole number of at least 1"
        )


@frozen(kw_only=True, repr=False)
class Congress:
    """The delegates of an organisation assembled (đại hội đại biểu); they elect its committee.

    A new commune begins to count afresh: the first congress of an association may follow terms of
    those that it was merged from.

    >>> sixth = Congress(number=6, first_day=date(2021, 12, 1))
    >>> sixth.number, sixth.last_day is None
    (6, True)

    Raises:
        InvalidValueError: It ends before it begins, more delegates came than were called, or a
            field has the wrong type.
    """

    first_day: date = field(validator=day)
    #: The last day that belongs to it, the first where it took a day; ``None`` if not known.
    last_day: date | None = field(default=None, validator=optional(day))
    #: Which of the organisation's congresses it is (lần thứ VI): 6; ``None`` if not stated.
    number: int | None = field(default=None, validator=optional(_ordinal))
    #: How many delegates were to come (triệu tập), and how many of them came (có mặt).
    delegates_called: int | None = field(default=None, validator=optional(whole_number))
    delegates_present: int | None = field(default=None, validator=optional(whole_number))

    def __attrs_post_init__(self) -> None:
        if self.last_day is not None and self.last_day < self.first_day:
            said = f"a day on or after the first, {self.first_day}"
            raise InvalidValueError("Congress.last_day", self.last_day, said)
        called, present = self.delegates_called, self.delegates_present
        if called is not None and present is not None and present > called:
            said = f"at most the {called} that were called"
            raise InvalidValueError("Congress.delegates_present", present, said)

    def __repr__(self) -> str:
        return sparse_repr(self)
