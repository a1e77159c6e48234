"""A short ``repr`` for models with many optional fields."""

from enum import Enum
from fractions import Fraction
from typing import cast

from attrs import NOTHING, AttrsInstance, fields

from khuyenhoc.errors import shown

__all__ = ["sparse_repr"]


def sparse_repr(instance: AttrsInstance) -> str:
    """Show only the fields that are not at their default: what somebody said, and no more."""
    said = (
        f"{attribute.name}={_shown(getattr(instance, attribute.name))}"
        for attribute in fields(type(instance))
        if attribute.default is NOTHING or getattr(instance, attribute.name) != attribute.default
    )
    return f"{type(instance).__name__}({', '.join(said)})"


def _shown(value: object) -> str:
    if isinstance(value, Enum):
        return str(value)
    if type(value) is tuple:
        items = [_shown(item) for item in cast("tuple[object, ...]", value)]
        return f"({', '.join(items)}{',' if len(items) == 1 else ''})"
    if isinstance(value, int | Fraction):  # perhaps of more digits than Python prints
        return shown(value)
    code = getattr(value, "code", None)  # units and indicators are known by their codes
    return str(code) if isinstance(code, str) else repr(value)
