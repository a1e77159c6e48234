"""Validators for attrs fields that raise this package's own errors.

The stock ones of attrs raise messages made for programmers, and accept ``True`` as a number.
"""

from collections.abc import Callable
from datetime import date
from typing import Any, cast

from attrs import Attribute

from khuyenhoc.errors import InvalidValueError

__all__ = [
    "codes",
    "day",
    "field_name",
    "flag",
    "one_of_type",
    "optional",
    "pairs_of",
    "quiet_text",
    "text",
    "text_or_blank",
    "texts",
    "tuple_of",
    "whole_number",
]

Validator = Callable[[object, "Attribute[Any]", Any], None]


def field_name(instance: object, attribute: "Attribute[Any]") -> str:
    """Name a field the way errors do: ``Ratio.part``."""
    return f"{type(instance).__name__}.{attribute.name}"


def whole_number(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept an int of at least 0.  To Python ``True`` is an int; it is not a count."""
    if type(value) is not int or value < 0:
        raise InvalidValueError(
            field_name(instance, attribute), value, "a whole number of at least 0"
        )


def text(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept a string that holds more than white space."""
    if type(value) is not str or not value.strip():
        raise InvalidValueError(field_name(instance, attribute), value, "a text that is not blank")


def quiet_text(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept a text that is not blank, and quote nothing else: it may be about somebody."""
    if type(value) is not str:
        said = "a text; only the type of what was given is shown"
        raise InvalidValueError(field_name(instance, attribute), type(value), said)
    text(instance, attribute, value)


def text_or_blank(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept any string."""
    if type(value) is not str:
        raise InvalidValueError(field_name(instance, attribute), value, "a text")


def texts(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept a tuple of strings, none of them blank."""
    name = field_name(instance, attribute)
    if type(value) is not tuple:
        raise InvalidValueError(name, value, "a tuple of texts")
    for index, item in enumerate(cast("tuple[object, ...]", value)):
        if type(item) is not str or not item.strip():
            raise InvalidValueError(f"{name}[{index}]", item, "a text that is not blank")


def pairs_of(what: str) -> Validator:
    """Make a validator that accepts a tuple of pairs of texts, none of them blank."""

    def validate(instance: object, attribute: "Attribute[Any]", value: object) -> None:
        if type(value) is not tuple:
            name = field_name(instance, attribute)
            raise InvalidValueError(name, value, f"a tuple of pairs of {what}")
        for index, pair in enumerate(cast("tuple[object, ...]", value)):
            if not _is_pair_of_texts(pair):
                name = field_name(instance, attribute)
                raise InvalidValueError(f"{name}[{index}]", pair, f"a pair of {what}")

    return validate


codes = pairs_of("a scheme and a code")


def _is_pair_of_texts(value: object) -> bool:
    items = cast("tuple[object, ...]", value) if type(value) is tuple else ()
    return len(items) == 2 and all(type(item) is str and item.strip() for item in items)


def flag(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept ``True`` and ``False``: any other text or number says nothing of the kind."""
    if type(value) is not bool:
        raise InvalidValueError(field_name(instance, attribute), value, "True or False")


def day(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept a ``date`` and nothing that merely is one: to Python a ``datetime`` is a date."""
    if type(value) is not date:
        raise InvalidValueError(field_name(instance, attribute), value, "a date without a time")


def one_of_type(*kinds: type) -> Validator:
    """Make a validator that accepts instances of ``kinds``."""
    names = " or ".join(kind.__name__ for kind in kinds)

    def validate(instance: object, attribute: "Attribute[Any]", value: object) -> None:
        if not isinstance(value, kinds):
            raise InvalidValueError(field_name(instance, attribute), value, f"a value of {names}")

    return validate


def tuple_of(*kinds: type) -> Validator:
    """Make a validator that accepts a tuple whose every item is of ``kinds``."""
    names = " or ".join(kind.__name__ for kind in kinds)

    def validate(instance: object, attribute: "Attribute[Any]", value: object) -> None:
        name = field_name(instance, attribute)
        if type(value) is not tuple:
            raise InvalidValueError(name, value, f"a tuple of {names}")
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            if not isinstance(item, kinds):
                raise InvalidValueError(f"{name}[{index}]", item, f"a value of {names}")

    return validate


def optional(validator: Validator) -> Validator:
    """Make a validator that also accepts ``None``, which says that the value is missing."""

    def validate(instance: object, attribute: "Attribute[Any]", value: object) -> None:
        if value is not None:
            validator(instance, attribute, value)

    return validate
