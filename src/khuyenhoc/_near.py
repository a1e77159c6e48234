"""What an unknown id or code was perhaps meant to be."""

from bisect import bisect
from collections.abc import Iterable
from typing import Final

__all__ = ["near_hint"]

#: Of many names only those that begin nearly so are looked at: so many before it and after it.
_LOOKED_AT: Final = 1_000


def near_hint(value: object, names: Iterable[str]) -> str:
    """Give the names spelled nearly so as the end of an error; none is an empty text.

    >>> near_hint("quang-tr", ["quang-tri", "ca-mau", "hue"])
    ' (near: quang-tri)'
    """
    from difflib import get_close_matches  # noqa: PLC0415 - slow to import

    wanted, ordered = str(value), sorted(names)
    place = bisect(ordered, wanted)
    likely = ordered[max(0, place - _LOOKED_AT) : place + _LOOKED_AT]
    near = get_close_matches(wanted, likely, n=3)
    return f" (near: {', '.join(near)})" if near else ""
