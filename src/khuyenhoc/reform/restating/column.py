"""The sums of one indicator while they are made."""

from collections.abc import Callable, Container, Iterable

from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["Column"]


class Column:
    """The sums of one indicator while they are made, by the place of each target.

    Most figures are whole numbers of units that belong to one other as wholes: these are added
    without a call for each, and no ``Bounds`` is made before something is known in bounds only.
    """

    def __init__(self, size: int, silent: Container[str]) -> None:
        """Start with nothing for ``size`` targets; of ``silent`` units no figure is missed."""
        self.silent = silent
        self.sums: list[Exact] = [0] * size
        self.reported: bytearray = bytearray(size)
        self.missing: bytearray = bytearray(size)
        #: The least and the most that divided units add to the sums.
        self.least: dict[int, Exact] = {}
        self.most: dict[int, Exact] = {}
        #: What was given in bounds.
        self.bounded: dict[int, Bounds] = {}

    def add_wholes(
        self, wholes: Iterable[tuple[str, int]], find: Callable[[str], Exact | Bounds | None]
    ) -> None:
        """Add the figures of units that belong to one target as wholes."""
        sums, reported, missing = self.sums, self.reported, self.missing
        for unit, place in wholes:
            value = find(unit)
            if value is None:
                missing[place] |= unit not in self.silent
            else:
                reported[place] = 1
                if isinstance(value, Bounds):
                    self.bounded[place] = self.bounded.get(place, 0) + value
                else:
                    sums[place] += value

    def add_shares(
        self,
        shares: Iterable[tuple[str, int, Exact, Exact]],
        find: Callable[[str], Exact | Bounds | None],
    ) -> None:
        """Add the figures of divided units, to each target what its weight makes of them."""
        least, most = self.least, self.most
        for unit, place, low, high in shares:
            value = find(unit)
            if value is None:
                self.missing[place] |= unit not in self.silent
                continue
            self.reported[place] = 1
            if isinstance(value, Bounds):
                self.bounded[place] = self.bounded.get(place, 0) + Bounds(low, high) * value
            elif value < 0:
                least[place] = least.get(place, 0) + high * value
                most[place] = most.get(place, 0) + low * value
            else:
                least[place] = least.get(place, 0) + low * value
                most[place] = most.get(place, 0) + high * value

    def amounts(self, targets: tuple[str, ...], unknown: Bounds) -> dict[str, Exact | Bounds]:
        """Give what targets come to of which something was reported."""
        sums, most, bounded = self.sums, self.most, self.bounded
        amounts: dict[str, Exact | Bounds] = {
            target: amount
            for target, amount, reported in zip(targets, sums, self.reported, strict=True)
            if reported
        }
        missing = {place for place, lacks in enumerate(self.missing) if lacks}
        for place in (missing | most.keys() | bounded.keys()).intersection(
            place for place, reported in enumerate(self.reported) if reported
        ):
            amount: Exact | Bounds = sums[place]
            if place in most:
                amount = Bounds(sums[place] + self.least[place], sums[place] + most[place])
            if place in bounded:
                amount = bounded[place] + amount
            amounts[targets[place]] = unknown + amount if place in missing else amount
        return amounts
