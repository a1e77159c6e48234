"""Which figures are of the whole organisation, and which of a class or a part of it."""

from collections.abc import Iterable

from khuyenhoc.models.figure import Figure
from khuyenhoc.models.report import Report
from khuyenhoc.text.names import name_key

__all__ = ["is_class_of_its_like", "scope_keys", "scopes_of"]


def is_class_of_its_like(figure: Figure, figures: Iterable[Figure]) -> bool:
    """Tell whether a figure is a class of a total of the same indicator: chapters of schools, say.

    >>> from khuyenhoc.models.indicators import CHAPTERS
    >>> from khuyenhoc.values.quantity import Quantity
    >>> chapters = Figure(key="c", indicator=CHAPTERS, quantity=Quantity(value=300))
    >>> schools = Figure(key="s", indicator=CHAPTERS, quantity=Quantity(value=5), part_of="c")
    >>> [is_class_of_its_like(one, (chapters, schools)) for one in (chapters, schools)]
    [False, True]
    """
    if figure.part_of is None:
        return False
    return any(one.key == figure.part_of and one.indicator == figure.indicator for one in figures)


def scopes_of(figure: Figure, report: Report) -> tuple[str, ...]:
    """Give to which parts of the organisation a figure is limited: by its report, then itself."""
    both = [one for one in (report.scope, figure.scope) if one is not None]
    return tuple({name_key(one): one for one in both}.values())


def scope_keys(figure: Figure, report: Report) -> frozenset[str]:
    """Give the same as it is compared."""
    return frozenset(name_key(one) for one in scopes_of(figure, report))
