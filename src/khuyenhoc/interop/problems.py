"""The errors of cattrs as problems with a path, a value and an expectation."""

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError

__all__ = ["problems_of"]


def problems_of(error: BaseException, path: str = "") -> list[Problem]:
    """List every problem below ``error``, each with the path to it: ``figures[3].key``."""
    from cattrs import (  # noqa: PLC0415 - importing khuyenhoc must not import cattrs
        ClassValidationError,
        ForbiddenExtraKeysError,
        IterableValidationError,
    )

    if isinstance(error, ClassValidationError):
        named, others = error.group_exceptions()
        inner = [(cause, _joined(path, note.name)) for cause, note in named]
        inner += [(cause, path) for cause in others]
        return [problem for cause, at in inner for problem in problems_of(cause, at)]
    if isinstance(error, IterableValidationError):
        indexed, _ = error.group_exceptions()
        return [
            problem
            for cause, note in indexed
            for problem in problems_of(cause, f"{path}[{note.index}]")
        ]
    if isinstance(error, ForbiddenExtraKeysError):
        known = ", ".join(attribute.name for attribute in error.cl.__attrs_attrs__)
        return [
            Problem(_joined(path, key), key, f"a known key: {known}")
            for key in sorted(error.extra_fields)
        ]
    if isinstance(error, KeyError):
        return [Problem(path, _Nothing(), "a value")]
    if isinstance(error, StructuringError):  # a model that lists its own problems
        return [
            Problem(_joined(path, problem.path), problem.value, problem.expected)
            for problem in error.problems
        ]
    if isinstance(error, InvalidValueError):
        return [Problem(_joined(path, _within(error.field)), error.value, error.expected)]
    raise error


class _Nothing:
    """What a missing key holds."""

    def __repr__(self) -> str:
        return "nothing: the key is missing"


def _within(field: str) -> str:
    """Drop the class from a field's name: its place in the document says which it is."""
    return field.partition(".")[2]


def _joined(path: str, name: str) -> str:
    return f"{path}.{name}" if path and name else path or name
