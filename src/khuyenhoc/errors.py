"""Every exception of the package: a value that cannot exist, said so that a person can act on it.

A value that is merely wrong (a part above its whole in a published report, say) is a finding and
never an exception.
"""

from collections.abc import Sequence
from datetime import date
from reprlib import Repr
from typing import Final, Protocol

from attrs import frozen

__all__ = [
    "AmbiguousRuleError",
    "AmbiguousUnitError",
    "HierarchyError",
    "InvalidValueError",
    "KhuyenhocError",
    "NotInForceError",
    "NotThereError",
    "Problem",
    "ReadingError",
    "StructuringError",
    "UndefinedRatioError",
    "shown",
]


class _Short(Repr):
    """The standard short ``repr``, also for numbers of more digits than Python prints."""

    def __init__(self) -> None:
        super().__init__()
        self.maxstring = self.maxother = 80
        self.maxlong = 40

    def repr_int(self, x: int, level: int) -> str:
        if x.bit_length() > _PRINTED_BITS:
            return f"a whole number of {x.bit_length()} bits"
        return super().repr_int(x, level)

    def repr_date(self, x: date, level: int) -> str:  # noqa: ARG002 - the way Repr asks
        return x.isoformat()

    def repr_instance(self, x: object, level: int) -> str:
        try:
            repr(x)
        except ValueError:
            return f"a {type(x).__name__} too long to print"
        return super().repr_instance(x, level)


#: Python refuses to print more than 4300 digits, which is 14_284 bits.
_PRINTED_BITS: Final = 10_000
_SHORT: Final = _Short()


def shown(value: object) -> str:
    """Show ``value`` in at most a line, even a number too long for Python to print.

    >>> shown(10**5000)
    'a whole number of 16610 bits'
    """
    return _SHORT.repr(value)


class KhuyenhocError(Exception):
    """The root of all exceptions of this package."""

    def __repr__(self) -> str:
        return f"{type(self).__name__}({str(self)!r})"


class InvalidValueError(KhuyenhocError, ValueError):
    """A field was given a value it cannot hold.

    >>> raise InvalidValueError("Ratio.part", -5, "a whole number of at least 0")
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.InvalidValueError: Ratio.part: expected a whole number of at least 0, got -5
    """

    def __init__(self, field: str, value: object, expected: str) -> None:
        super().__init__(field, value, expected)  # same as the signature, so it pickles
        self.field: str = field
        self.value: object = value
        self.expected: str = expected

    def __str__(self) -> str:
        return f"{self.field}: expected {self.expected}, got {shown(self.value)}"


class NotThereError(InvalidValueError, KeyError):
    """What was asked for is not in a mapping.

    It is a ``KeyError``, so that ``get`` and ``in`` work, and says as much as the other errors.

    >>> raise NotThereError("unit", "p13", "the id of a unit of the tree")
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.NotThereError: unit: expected the id of a unit of the tree, got 'p13'
    """


class UndefinedRatioError(KhuyenhocError, ZeroDivisionError):
    """A ratio of nothing was asked for: its whole is zero."""

    def __init__(self, what: str) -> None:
        super().__init__(what)
        self.what: str = what

    def __str__(self) -> str:
        return f"{self.what} has no value: the whole is zero"


class NotInForceError(KhuyenhocError, LookupError):
    """A dated value was asked for on a day on which there is none."""

    def __init__(
        self, what: str, day: date, before: date | None = None, after: date | None = None
    ) -> None:
        super().__init__(what, day, before, after)
        self.what: str = what
        self.day: date = day
        self.before: date | None = before
        self.after: date | None = after

    def __str__(self) -> str:
        near = [
            f"the last day with one before it is {self.before.isoformat()}" if self.before else "",
            f"the first day with one after it is {self.after.isoformat()}" if self.after else "",
        ]
        nearest = "; ".join(part for part in near if part) or "there is none on any day"
        return f"{self.what}: no value on {self.day.isoformat()}; {nearest}"


class AmbiguousRuleError(KhuyenhocError, LookupError):
    """Several rule sets are in force for one case, and nothing says which of them goes first.

    >>> raise AmbiguousRuleError("family", date(2024, 3, 1), ["decision 1", "decision 2"])
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.AmbiguousRuleError: family: expected one rule set in force on 2024-03-01, got decision 1, decision 2
    """  # noqa: E501  (an error is one line)

    def __init__(self, title: str, day: date, rule_sets: Sequence[str]) -> None:
        super().__init__(title, day, rule_sets)
        self.title: str = title
        self.day: date = day
        self.rule_sets: tuple[str, ...] = tuple(rule_sets)

    def __str__(self) -> str:
        several, day = ", ".join(self.rule_sets), self.day.isoformat()
        return f"{self.title}: expected one rule set in force on {day}, got {several}"


class AmbiguousUnitError(KhuyenhocError, LookupError):
    """A code or a name is not that of one unit: no day was given, or several bear it on that day.

    >>> raise AmbiguousUnitError("code 44 of gso", None, [
    ...     ("quang-binh", "quang-binh (Quảng Bình, until 2025-06-30)"),
    ...     ("quang-tri-2025", "quang-tri-2025 (Quảng Trị, from 2025-07-01)")])
    Traceback (most recent call last):
        ...
    khuyenhoc.errors.AmbiguousUnitError: code 44 of gso: expected a day, for what it means depends on it: quang-binh (Quảng Bình, until 2025-06-30); quang-tri-2025 (Quảng Trị, from 2025-07-01)
    """  # noqa: E501  (an error is one line)

    def __init__(self, what: str, day: date | None, candidates: Sequence[tuple[str, str]]) -> None:
        super().__init__(what, day, candidates)
        self.what: str = what
        self.day: date | None = day
        #: The id of each unit that may be meant, and what is said of it.
        self.candidates: tuple[tuple[str, str], ...] = tuple(candidates)

    def __str__(self) -> str:
        several = "; ".join(said for _, said in self.candidates)
        if self.day is None:
            return f"{self.what}: expected a day, for what it means depends on it: {several}"
        return f"{self.what}: expected one unit on {self.day.isoformat()}, got {several}"


class ReadingError(KhuyenhocError, ValueError):
    """A text does not hold what was to be read from it."""

    def __init__(self, text: str, expected: str, reason: str = "") -> None:
        super().__init__(text, expected, reason)
        self.text: str = text
        self.expected: str = expected
        self.reason: str = reason

    def __str__(self) -> str:
        said = f"expected {self.expected}, got {shown(self.text)}"
        return f"{said}: {self.reason}" if self.reason else said


@frozen(repr=False)
class Problem:
    """One thing wrong in a document: where, what was there, and what was expected.

    >>> print(Problem("figures[3].quantity.value", -5, "a whole number of at least 0"))
    figures[3].quantity.value: expected a whole number of at least 0, got -5
    """

    path: str
    value: object
    expected: str

    def __str__(self) -> str:
        return f"{self.path}: expected {self.expected}, got {shown(self.value)}"

    def __repr__(self) -> str:
        return f"Problem({self.path!r}, {shown(self.value)}, {self.expected!r})"


class StructuringError(KhuyenhocError, ValueError):
    """A document could not be taken in; every problem is listed with its path.

    ``read`` holds what was read soundly all the same, so that nothing is lost.
    """

    def __init__(
        self, document: str, problems: Sequence[Problem], read: Sequence[object] = ()
    ) -> None:
        super().__init__(document, problems, read)
        self.document: str = document
        self.problems: tuple[Problem, ...] = tuple(problems)
        self.read: tuple[object, ...] = tuple(read)

    def __str__(self) -> str:
        count = len(self.problems)
        head = f"{self.document}: {count} problem{'' if count == 1 else 's'}"
        return "\n".join([head, *(f"  {problem}" for problem in self.problems)])


#: A message tells so many faults; the error has them all.
_TOLD: Final = 20


class _Sayable(Protocol):
    def sentence(self, language: str) -> str: ...


class HierarchyError(KhuyenhocError, ValueError):
    """Units and links do not make a forest on a day; everything in the way of it is listed.

    ``faults`` holds the same as data: the units and the dates of each.
    """

    def __init__(self, hierarchy: str, day: date, faults: Sequence[_Sayable]) -> None:
        super().__init__(hierarchy, day, faults)
        self.hierarchy: str = hierarchy
        self.day: date = day
        self.faults: tuple[_Sayable, ...] = tuple(faults)

    def __str__(self) -> str:
        count = len(self.faults)
        head = f"{self.hierarchy}: no forest on {self.day.isoformat()}"
        said = [f"  {fault.sentence('en')}" for fault in self.faults[:_TOLD]]
        if count > _TOLD:
            said.append(f"  and {count - _TOLD} more")
        return "\n".join([f"{head}: {count} fault{'' if count == 1 else 's'}", *said])
