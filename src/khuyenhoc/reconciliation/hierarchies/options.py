"""Options that cannot be: all of one call told together."""

from collections.abc import Iterable

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError

__all__ = ["kind_problems", "refuse"]


def kind_problems(
    given: Iterable[tuple[str, object, str, tuple[type, ...]]],
) -> list[Problem]:
    """Say which options, each with what was expected, are of none of the kinds they may be."""
    return [
        Problem(name, value, expected)
        for name, value, expected, kinds in given
        if not isinstance(value, kinds)
    ]


def refuse(call: str, problems: list[Problem], *, whole: bool = False) -> None:
    """Refuse what ``problems`` tell of: several together, and one option alone by its name.

    Raises:
        InvalidValueError: One option cannot be.
        StructuringError: Several cannot be, or what is wrong is in a ``whole`` of many values.
    """
    if len(problems) == 1 and not whole:
        (one,) = problems
        raise InvalidValueError(f"{call}.{one.path}", one.value, one.expected)
    if problems:
        raise StructuringError(call, problems)
