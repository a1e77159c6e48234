"""A mapping that a frozen model can hold: nobody can write to it, and it has a hash."""

from collections.abc import Mapping
from typing import Any, NoReturn, TypeVar, cast

__all__ = ["FrozenDict", "frozen_dict"]

K = TypeVar("K")
V = TypeVar("V")


class FrozenDict(dict[K, V]):
    """A ``dict`` that is read as fast as any, and refuses to be written to.

    >>> kept = FrozenDict({"1.a": 10})
    >>> kept["1.a"], hash(kept) == hash(FrozenDict({"1.a": 10}))
    (10, True)
    >>> kept["1.a"] = 8
    Traceback (most recent call last):
        ...
    TypeError: it cannot be written to; make another one
    """

    __slots__ = ()

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        message = "it cannot be written to; make another one"
        raise TypeError(message)

    __setitem__ = _refuse
    __delitem__ = _refuse
    __ior__ = _refuse  # pyright: ignore[reportAssignmentType]
    clear = _refuse
    popitem = _refuse
    setdefault = _refuse  # pyright: ignore[reportAssignmentType]
    pop = _refuse  # pyright: ignore[reportAssignmentType]
    update = _refuse  # pyright: ignore[reportAssignmentType]

    def __hash__(self) -> int:  # type: ignore[override]  # pyright: ignore[reportIncompatibleVariableOverride]
        return hash(frozenset(self.items()))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (dict(self),)


def frozen_dict(value: Mapping[K, V]) -> Mapping[K, V]:
    """Keep a mapping as it is now, whatever the caller goes on to do with theirs.

    What is no mapping is given back, for a validator to refuse.
    """
    return FrozenDict(value) if isinstance(cast("object", value), Mapping) else value
