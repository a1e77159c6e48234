"""A rule between codes: a total and the terms it is made of."""

from collections.abc import Callable
from enum import Enum
from typing import Any, Final

from attrs import Attribute, field, frozen

from khuyenhoc._validators import one_of_type, optional, text, texts
from khuyenhoc.errors import Problem, StructuringError
from khuyenhoc.models.finding import Severity
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.period import Period

__all__ = ["Comparison", "HierarchicalRule"]


class Comparison(Enum):
    """How a total stands to what its terms come to (phép so sánh).

    >>> Comparison(">="), Comparison.AT_LEAST.gaps
    (<Comparison.AT_LEAST: '>='>, Bounds(0, None))
    """

    EQUAL = "="
    AT_MOST = "<="
    AT_LEAST = ">="
    BELOW = "<"
    ABOVE = ">"

    @property
    def gaps(self) -> Bounds:
        """What the total less its terms can be where the rule holds."""
        return _GAPS[self]


_GAPS: Final = {
    Comparison.EQUAL: Bounds.exactly(0),
    Comparison.AT_MOST: Bounds.at_most(0),
    Comparison.AT_LEAST: Bounds.at_least(0),
    Comparison.BELOW: Bounds.less_than(0),
    Comparison.ABOVE: Bounds.more_than(0),
}

_Validator = Callable[[object, "Attribute[Any]", Any], None]
_period: _Validator = optional(one_of_type(Period))


@frozen(kw_only=True)
class HierarchicalRule:
    """A total that is set against terms added and taken away (quy tắc phân cấp).

    ``A = B + C - D`` has the total ``A``, ``plus`` of ``B`` and ``C`` and ``minus`` of ``D``.
    Nothing is computed from a rule, so rules may lead back to each other, and stand in any order.

    >>> rule = HierarchicalRule(name="members", total="all", plus=("women", "men"))
    >>> print(rule)
    all = women + men

    Raises:
        InvalidValueError: A field has the wrong type.
        StructuringError: It has no terms, or a term twice, or its own total as a term; all at once.
    """

    #: What it is called: of rules that are checked together no two have one name.
    name: str = field(validator=text)
    total: str = field(validator=text)
    plus: tuple[str, ...] = field(default=(), validator=texts)
    minus: tuple[str, ...] = field(default=(), validator=texts)
    comparison: Comparison = field(default=Comparison.EQUAL, validator=one_of_type(Comparison))
    #: While it is in force; ``None`` for always.
    period: Period | None = field(default=None, validator=_period)
    #: What the host calls a breach of it, and how much that matters.
    code: str = field(default="rule-broken", validator=text)
    severity: Severity = field(default=Severity.ERROR, validator=one_of_type(Severity))

    def __attrs_post_init__(self) -> None:
        problems: list[Problem] = []
        if not self.plus and not self.minus:
            problems.append(Problem("plus", self.plus, "at least one term, here or in minus"))
        seen: set[str] = set()
        for path, term in self.terms:
            if term == self.total:
                problems.append(Problem(path, term, "another code than the total"))
            elif term in seen:
                problems.append(Problem(path, term, "each code only once"))
            seen.add(term)
        if problems:
            raise StructuringError(f"HierarchicalRule {self.name}", problems)

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """Every term with its place, such as ``plus[0]``."""
        return (
            *((f"plus[{place}]", term) for place, term in enumerate(self.plus)),
            *((f"minus[{place}]", term) for place, term in enumerate(self.minus)),
        )

    def __str__(self) -> str:
        words = [f"+ {term}" for term in self.plus] + [f"- {term}" for term in self.minus]
        return f"{self.total} {self.comparison.value} {' '.join(words).removeprefix('+ ')}"
