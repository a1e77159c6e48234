"""Who hangs under whom, and when."""

from datetime import date

from attrs import field, frozen

from khuyenhoc._validators import one_of_type, optional, text
from khuyenhoc.values.period import Period

__all__ = ["Link"]


@frozen
class Link:
    """One unit under another while a period lasts (trực thuộc); the child is named first.

    >>> link = Link("phuong-6", "quan-binh-thanh", Period.until(date(2025, 6, 30)))
    >>> link.in_force_on(date(2025, 6, 30)), link.in_force_on(date(2025, 7, 1))
    (True, False)

    Raises:
        InvalidValueError: An id is blank, or the period is neither a ``Period`` nor ``None``.
    """

    child: str = field(validator=text)
    parent: str = field(validator=text)
    #: ``None`` where it is not stated, and then the link always holds.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))

    def in_force_on(self, day: date) -> bool:
        """Tell whether it holds on ``day``: on the first day of its period, not on its end.

        Raises:
            InvalidValueError: It has a period, and ``day`` is not exactly a ``date``.
        """
        return self.period is None or day in self.period
