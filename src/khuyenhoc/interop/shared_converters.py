"""Converters that one file after another is read and written by."""

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from attrs import frozen

from khuyenhoc.interop.converter import make_converter
from khuyenhoc.models.indicator import Catalogue

if TYPE_CHECKING:
    from cattrs import Converter

__all__ = ["shared_converter"]

#: How deep the calls of a converter are in each other while it makes the code for classes that it
#: has not met, and more: for files as deep as rules nest it takes some 220, for all others some 60.
_CALLS: Final = 100
_CALLS_NESTED: Final = 300


@frozen(eq=False)
class _Exactly:
    """A catalogue as the very indicators it holds; ``==`` passes over their labels and units."""

    catalogue: Catalogue

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Exactly) and self._ids() == other._ids()

    def __hash__(self) -> int:
        return hash(self._ids())

    def _ids(self) -> tuple[int, ...]:
        # Nothing else comes to have these ids: what they are of lives as long as the catalogue.
        # A host's own class of catalogue may say more than its indicators.
        plain = type(self.catalogue) is Catalogue
        return tuple(map(id, self.catalogue.indicators if plain else (self.catalogue,)))


def shared_converter(
    catalogue: Catalogue,
    *,
    nested: bool,
    identity_numbers: bool = False,
    donor_names: bool = False,
) -> "Converter":
    """Give a converter for a file, the same one for the same indicators and wishes.

    It is for this package alone, which registers nothing on it; hosts have their own by
    ``make_converter``. ``nested`` says whether items of the file have items as deep as rules go.

    Raises:
        RecursionError: The caller is so deep in calls that Python may stop the converter within
            its work. What cattrs makes of a class then may be wrong, and would be kept.
    """
    _go_down(_CALLS_NESTED if nested else _CALLS)
    return _made(_Exactly(catalogue), identity_numbers, donor_names)


def _go_down(calls: int) -> bool:
    # By way of map, as Python counts calls through its own C code apart.
    return calls == 0 or next(map(_go_down, (calls - 1,)))


# As many as a host has catalogues in use at once; each holds the code for what it has met.
@lru_cache(maxsize=8)
def _made(exactly: _Exactly, identity_numbers: bool, donor_names: bool) -> "Converter":  # noqa: FBT001 - keys of a cache are told by place
    return make_converter(
        exactly.catalogue, identity_numbers=identity_numbers, donor_names=donor_names
    )
