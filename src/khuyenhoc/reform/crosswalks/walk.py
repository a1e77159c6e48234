"""What is carried along: a crosswalk as those see it who carry something."""

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Protocol

from khuyenhoc.reform.crosswalks.weights import Beyond, Row
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.values.number import Exact

__all__ = ["Walk"]


class Walk(Protocol):
    """The weights of the units of one day towards those of another, looked up in any direction.

    ``Crosswalk`` is the one there is, and calls on those who carry; they know only this much of it.
    """

    @property
    def start(self) -> date:
        """The day of the structure that figures are in."""
        ...

    @property
    def end(self) -> date:
        """The day of the structure that they are carried to."""
        ...

    @property
    def of(self) -> Moved:
        """What is carried."""
        ...

    @property
    def told_apart(self) -> frozenset[Moved]:
        """What moves are told of by themselves between the two days."""
        ...

    @property
    def rows(self) -> Mapping[str, Row]:
        """The weights of each unit of the first day."""
        ...

    @property
    def targets(self) -> tuple[str, ...]:
        """The units there are on the other day."""
        ...

    @property
    def loose(self) -> frozenset[str]:
        """The units whose bounds hold more than what can be."""
        ...

    @property
    def is_coarsened(self) -> bool:
        """Whether targets were put together."""
        ...

    @property
    def areas(self) -> Mapping[str, tuple[str, ...]]:
        """The units that stand for others under them, with the lowest of these."""
        ...

    @cached_property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """The units that each target is, or may be, made of."""
        ...

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each target."""
        ...

    @cached_property
    def wholes(self) -> tuple[tuple[str, int], ...]:
        """The units that belong to one target as a whole, each with the place of that one."""
        ...

    @cached_property
    def shares(self) -> tuple[tuple[str, int, Exact, Exact], ...]:
        """The weights of divided units: each with the place of its target, and both ends."""
        ...

    def onward(self, unit: str | Beyond) -> Row:
        """Give the row of a unit, or of what is already beyond."""
        ...

    def name(self, unit: str) -> str:
        """Give what a unit is called on the first day."""
        ...

    def target_name(self, unit: str) -> str:
        """Give what a unit is called on the other day."""
        ...
