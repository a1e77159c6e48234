"""The numbers of many sentences: as ``wording`` says them, the plain ones in a shorter way."""

from khuyenhoc._language import in_language
from khuyenhoc.reconciliation.wording import in_english, in_vietnamese
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.unit import VND, Unit, UnitKind

__all__ = ["in_words"]


def in_words(bounds: Bounds, unit: Unit | None, language: str) -> str:
    """Say bounds in ``language``.

    >>> from khuyenhoc.values.unit import PERSON
    >>> in_words(Bounds.exactly(383_058), PERSON, "vi"), in_words(Bounds(0, 9), PERSON, "en")
    ('383.058 người', 'at most 9')

    Raises:
        InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
    """
    number = bounds.value
    if type(number) is int and number >= 0 and _is_plain(number, unit):
        grouped = f"{number:,}"
        if in_language(language, vi=False, en=True):
            return f"{grouped} VND" if unit == VND else grouped
        said = grouped.replace(",", ".")
        return said if unit is None else f"{said} {unit.label_vi}"
    return in_language(language, vi=in_vietnamese, en=in_english)(bounds, unit)


def _is_plain(number: int, unit: Unit | None) -> bool:
    """Say whether print has the digits alone: no other scale, no sign before or after them."""
    if unit is None or unit.kind is UnitKind.COUNT:
        return True
    return unit.kind is UnitKind.MONEY and (number < 10**6 or number % 10**4 != 0)
