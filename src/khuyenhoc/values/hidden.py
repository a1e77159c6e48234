"""The count behind a printed percentage."""

from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.dong import Dong, plain_amount
from khuyenhoc.values.percent import percent_bounds
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.rounding import Rounding

__all__ = ["hidden_part", "hidden_whole"]


def hidden_whole(
    part: int | Dong | Bounds | Quantity,
    printed: str | Quantity | Bounds,
    *,
    rounding: Rounding | None = None,
) -> Bounds | None:
    """Give the whole numbers of which ``part`` may be the ``printed`` percentage.

    What a report prints only the share of (the population behind "383.058 hội viên, đạt 32,05%
    dân số") lies within. For money these are đồng. ``rounding`` is the habit of the report, for
    the percentage and for a ``part`` printed in large places; without it, either habit of print is
    allowed for. ``None`` says that no whole number fits: the two contradict each other.

    When ``part`` is known exactly, both ends are possible themselves; when it is only bounded,
    nothing outside is possible.

    >>> hidden_whole(383_058, "32,05%")
    Bounds(1194816, 1195375)
    >>> hidden_whole(1, "60%") is None
    True

    Raises:
        ReadingError: ``printed`` is a text but not a percentage.
        InvalidValueError: ``part`` is no whole number of at least 0, nor bounds of one; or
            ``printed`` is neither a text nor a share in percent.
    """
    parts = _whole_numbers("hidden_whole.part", part, rounding)
    percent = percent_bounds(printed, rounding)
    if parts is None or percent is None:
        return None
    if 0 in percent:
        if 0 in parts:
            return Bounds.at_least(1)  # nothing is 0 % of anything
        if percent.value == 0:
            return None
    something = parts & Bounds.at_least(1)
    return None if something is None else (100 * something / percent).whole()


def hidden_part(
    whole: int | Dong | Bounds | Quantity,
    printed: str | Quantity | Bounds,
    *,
    rounding: Rounding | None = None,
) -> Bounds | None:
    """Give the whole numbers that may be the ``printed`` percentage of ``whole``.

    The reverse of ``hidden_whole``, in everything else alike.

    >>> hidden_part(1_195_000, "32,05%", rounding=Rounding.HALF_UP)
    Bounds(382938, 383057)

    Raises:
        ReadingError: ``printed`` is a text but not a percentage.
        InvalidValueError: ``whole`` is no whole number of at least 0, nor bounds of one; or
            ``printed`` is neither a text nor a share in percent.
    """
    wholes = _whole_numbers("hidden_part.whole", whole, rounding)
    wholes = None if wholes is None else wholes & Bounds.at_least(1)
    percent = percent_bounds(printed, rounding)
    if wholes is None or percent is None:
        return None
    return (wholes * percent / 100).whole()


def _whole_numbers(field: str, number: object, rounding: Rounding | None) -> Bounds | None:
    """Give the whole numbers that ``number`` can be."""
    match number:
        case Bounds():
            return number.whole()
        case Quantity():
            if number.unit is not None and not number.unit.whole:
                raise InvalidValueError(field, number, "a count or an amount of money")
            return number.bounds(rounding).whole()
        case _:
            return Bounds.exactly(plain_amount(field, number))
