"""The errors of cattrs as problems with a path, a value and an expectation."""

from attrs import fields

from khuyenhoc.errors import InvalidValueError, Problem, StructuringError

__all__ = ["Nothing", "problems_of"]


def problems_of(error: BaseException, path: str = "") -> list[Problem]:
    """List every problem below ``error``, each with the path to it: ``figures[3].key``."""
    # imported here, since importing khuyenhoc must not import cattrs
    from cattrs import ClassValidationError, ForbiddenExtraKeysError  # noqa: PLC0415

    if isinstance(error, ClassValidationError):
        named, others = error.group_exceptions()
        inner = [(cause, _joined(path, note.name)) for cause, note in named]
        inner += [(cause, path) for cause in others]
        return [problem for cause, at in inner for problem in problems_of(cause, at)]
    if isinstance(error, ForbiddenExtraKeysError):
        known = ", ".join(one.name for one in fields(error.cl) if one.init)
        return [
            Problem(_joined(path, key), key, f"a known key: {known}")
            for key in sorted(error.extra_fields)
        ]
    if isinstance(error, KeyError):
        return [Problem(path, Nothing(), "a value")]
    if isinstance(error, StructuringError):  # one that lists its own problems
        return [
            Problem(_joined(path, problem.path), problem.value, problem.expected)
            for problem in error.problems
        ]
    if isinstance(error, InvalidValueError):
        return [Problem(_joined(path, _within(error.field)), error.value, error.expected)]
    raise error


class Nothing:
    """What a missing key holds."""

    def __repr__(self) -> str:
        return "nothing: the key is missing"


def _within(field: str) -> str:
    """Drop the class from a field's name: its place in the document says which it is."""
    return field.partition(".")[2]


def _joined(path: str, name: str) -> str:
    dot = "." if path and name and not name.startswith("[") else ""
    return f"{path}{dot}{name}"
