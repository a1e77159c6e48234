"""What every relation between numbers can say of itself."""

from collections.abc import Callable, Mapping
from typing import Any, ClassVar, Protocol, cast

from attrs import Attribute

from khuyenhoc._language import in_language
from khuyenhoc._validators import field_name
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reconciliation.constraints.linear import Linear
from khuyenhoc.reconciliation.constraints.product import Product
from khuyenhoc.reconciliation.relations.variable import Variable

__all__ = [
    "Constraint",
    "Reason",
    "Relation",
    "Variables",
    "because",
    "keys",
    "one_or_more",
    "reason",
]

Constraint = Linear | Product
Variables = Mapping[str, Variable]
#: Why a relation holds: one text, or one in Vietnamese and one in English.
Reason = str | tuple[str, str]


class Relation(Protocol):
    """Something that holds between numbers, known by their keys."""

    #: A stable name for its kind, with which the codes of its findings start.
    code: ClassVar[str]

    @property
    def because(self) -> Reason | None:
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


def reason(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    """Accept a text that is not blank, or two of them: in Vietnamese and in English."""
    texts = _items(value) or (value, value)
    if len(texts) != 2 or not all(isinstance(text, str) and text.strip() for text in texts):
        said = "a text that is not blank, or one in Vietnamese and one in English"
        raise InvalidValueError(field_name(instance, attribute), value, said)


def because(relation: Relation, language: str) -> str:
    """Say in brackets why a relation holds, where that is known.

    Raises:
        InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
    """
    why = relation.because
    if why is None:
        return ""
    vi, en = why if isinstance(why, tuple) else (why, why)
    return f" ({in_language(language, vi=vi, en=en)})"


def _items(value: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", value) if type(value) is tuple else ()
