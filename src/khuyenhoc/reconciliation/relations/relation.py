"""What every relation between numbers can say of itself."""

from collections.abc import Callable, Mapping
from typing import Any, Protocol, cast

from attrs import Attribute

from khuyenhoc._validators import field_name
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.variable import Variable

__all__ = ["Constraint", "Relation", "Variables", "keys", "one_or_more"]

Constraint = Linear | Product
Variables = Mapping[str, Variable]


class Relation(Protocol):
    """Something that holds between numbers, known by their keys."""

    @property
    def because(self) -> str | None:
        """Why it holds, in the host's words: an article, a page, a convention."""
        ...

    @property
    def terms(self) -> tuple[str, ...]:
        """The keys of the numbers it is about, each once, the one it says most of first."""
        ...

    @property
    def alike(self) -> tuple[str, ...]:
        """Those of them that are added or compared, and so have to be of one kind."""
        ...

    def constraints(self, variables: Variables) -> tuple[Constraint, ...]:
        """Give what it comes to in sums and products."""
        ...

    def formula(self, name: Callable[[str], str]) -> str:
        """Write it down, each number by its name."""
        ...


def one_or_more(value: str | tuple[str, ...]) -> tuple[str, ...]:
    """Take one key for a tuple of one."""
    return (value,) if isinstance(value, str) else value


def keys(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept a tuple of keys: at least one, none blank and none twice."""
    name = field_name(instance, attribute)
    expected = "a key or a tuple of different keys"
    items = _items(value)
    words = [item for item in items if isinstance(item, str) and item.strip()]
    if not words or len(words) != len(items) or len(set(words)) != len(words):
        raise InvalidValueError(name, value, expected)


def _items(value: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", value) if type(value) is tuple else ()
