"""Things put together until each is in one lot."""

from collections.abc import Hashable, Iterable
from typing import Generic, TypeVar

__all__ = ["Lots"]

T = TypeVar("T", bound=Hashable)


class Lots(Generic[T]):
    """Lots of things: each begins in a lot of its own, and lots are joined.

    >>> lots = Lots[str]()
    >>> lots.join(("a", "b"))
    >>> lots.join(("b", "c"))
    >>> lots.of("a") == lots.of("c"), lots.of("a") == lots.of("d")
    (True, False)
    """

    def __init__(self) -> None:
        self._leader: dict[T, T] = {}

    def of(self, item: T) -> T:
        """Give the item that stands for the lot of ``item``."""
        while self._leader.setdefault(item, item) != item:
            self._leader[item] = self._leader[self._leader[item]]
            item = self._leader[item]
        return item

    def join(self, items: Iterable[T]) -> None:
        """Put the lots of all ``items`` together."""
        leaders = [self.of(item) for item in items]
        for leader in leaders:
            self._leader[self.of(leader)] = self.of(leaders[0])
