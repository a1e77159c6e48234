"""What came of reading a conversion table: a registry, and every line that it is not simply in."""

from collections.abc import Iterator
from typing import Self

from attrs import field, frozen

from khuyenhoc.errors import Problem, StructuringError
from khuyenhoc.interop.rows_read import BadRow
from khuyenhoc.reform.registries.registry import Registry

__all__ = ["ConversionRead", "LineRemark"]


@frozen(kw_only=True)
class LineRemark:
    """How a line was taken that does not say all by itself.

    >>> print(LineRemark(number=3, label="27691", said="taken as under 80, as most lines are"))
    row 3 (27691): taken as under 80, as most lines are
    """

    #: Its place among the rows, the first row below the headings being 1.
    number: int
    #: The code of the old commune.
    label: str | None = None
    said: str

    def __str__(self) -> str:
        return f"row {self.number}{f' ({self.label})' if self.label else ''}: {self.said}"


@frozen(kw_only=True, repr=False)
class ConversionRead:
    """A conversion table as far as it could be read; nothing of it is lost.

    >>> from khuyenhoc.models.hierarchy import Hierarchy
    >>> ConversionRead(registry=Registry(hierarchy=Hierarchy(name="communes", units=())))
    ConversionRead(<Registry 'communes': 0 units, 0 days of change, not verified>, 0 bad, 0 remarks)
    """

    #: What the good lines say.
    registry: Registry
    #: The lines that are not in it, each with every reason.
    bad: tuple[BadRow, ...] = ()
    #: What was repaired, or taken otherwise than it says, in the order of the lines.
    remarks: tuple[LineRemark, ...] = field(default=())
    #: Columns that were not read, or that are missing.
    unknown_headings: tuple[Problem, ...] = ()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that is wrong, headings first, each with its place."""
        return tuple(self._problems())

    def _problems(self) -> Iterator[Problem]:
        yield from self.unknown_headings
        for bad in self.bad:
            yield from bad.located

    def raise_if_bad(self) -> Self:
        """Give this back if every line and every heading was read.

        Raises:
            StructuringError: Some were not; all are listed, and ``read`` has the registry.
        """
        problems = self.problems
        if problems:
            raise StructuringError("rows", problems, (self.registry,))
        return self

    def __repr__(self) -> str:
        return f"ConversionRead({self.registry}, {len(self.bad)} bad, {len(self.remarks)} remarks)"
