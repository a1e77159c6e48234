"""What the headings of a table mean, whoever wrote them."""

import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from typing import Final, Generic, TypeVar, cast

from attrs import frozen

from khuyenhoc.errors import InvalidValueError, Problem, shown
from khuyenhoc.interop.cells import is_missing
from khuyenhoc.text.names import name_key, without_accents

__all__ = ["Columns", "Headings", "Words", "check_headings", "mapped", "unknown"]

T = TypeVar("T")
M = TypeVar("M")
C = TypeVar("C", bound=Hashable)

#: What pandas calls a column that has no heading.
_UNNAMED: Final = re.compile(r"Unnamed: [0-9]+(?:_level_[0-9]+)?")


@frozen
class Words(Generic[T]):
    """What each of some words means; case, spacing and hyphens make no difference.

    Nor do accents, but of single syllables too little is left: "Nam" is male, "Năm" a year.

    >>> words = Words.of([("Hội viên", "members"), ("Năm", "period")])
    >>> words.find("HOI VIEN"), words.find("năm"), words.find("Nam")
    (('members',), ('period',), ())
    """

    #: What is meant by words with their accents, and by words without.
    _spelled: dict[str, tuple[T, ...]]
    _plain: dict[str, tuple[T, ...]]

    @staticmethod
    def of(meanings: Iterable[tuple[str, M]]) -> "Words[M]":
        """Collect pairs of words and what they mean."""
        spelled: dict[str, tuple[M, ...]] = {}
        plain: dict[str, tuple[M, ...]] = {}
        for words, meaning in meanings:
            key = _key(words)
            for known, at in ((spelled, key), (plain, without_accents(key))):
                before = known.get(at, ())
                known[at] = before if meaning in before else (*before, meaning)
        return Words(spelled, plain)

    def find(self, words: str) -> tuple[T, ...]:
        """Give what ``words`` can mean: one thing, several, or none."""
        key = _key(words)
        if key in self._spelled or " " not in key:
            return self._spelled.get(key, ())
        return self._plain.get(without_accents(key), ())

    @property
    def listed(self) -> str:
        """All the words, as an error lists them."""
        return ", ".join(self._spelled)

    def near(self, words: str) -> str:
        """Give known words that are spelled nearly so, as a hint; none is an empty text."""
        from difflib import get_close_matches  # noqa: PLC0415 - slow to import

        spelled = {without_accents(key): key for key in self._spelled}
        found = get_close_matches(without_accents(_key(words)), spelled, n=3)
        return f" (near: {', '.join(repr(spelled[key]) for key in found)})" if found else ""


def _key(words: str) -> str:
    return " ".join(re.sub(r"[-_]", " ", name_key(words)).strip(" :*.").split())


@frozen
class Columns(Generic[C]):
    """What is where in rows that have the same headings."""

    #: The heading of each thing that a column can hold.
    headings: dict[C, str]
    #: The columns without a heading: ``None`` from csv, blank from Excel, "Unnamed: 3".
    nameless: tuple[object, ...] = ()


class Headings(Generic[C]):
    """The columns of rows, found once for all rows that have the same headings.

    A heading that means nothing, and each of several that mean the same, are in ``unknown`` and
    not read.
    """

    def __init__(
        self,
        meaning: Callable[[str], C | Problem | None],
        settle: Callable[[dict[str, C]], dict[str, C]] = dict,
    ) -> None:
        """Take what gives the column of a heading, and ``None`` for one that is not read.

        ``settle`` may change columns where it depends on the others what they are.
        """
        self._meaning, self._settle = meaning, settle
        self._columns: dict[tuple[object, ...], Columns[C]] = {}
        self._unknown: dict[str, Problem] = {}

    @property
    def unknown(self) -> tuple[Problem, ...]:
        """The headings seen so far that are not read, in alphabetical order."""
        return tuple(self._unknown[heading] for heading in sorted(self._unknown))

    def columns(self, row: Mapping[object, object]) -> Columns[C]:
        """Give the columns of ``row``."""
        headings = tuple(row)
        if headings not in self._columns:
            self._columns[headings] = self._found(headings)
        return self._columns[headings]

    def _found(self, headings: tuple[object, ...]) -> Columns[C]:
        found: dict[str, C] = {}
        nameless: list[object] = []
        for heading in headings:
            if is_missing(heading) or (isinstance(heading, str) and _UNNAMED.fullmatch(heading)):
                nameless.append(heading)
            elif not isinstance(heading, str):
                self._unknown[shown(heading)] = _problem(shown(heading), heading, "a text")
            else:
                meant = self._meaning(heading)
                if isinstance(meant, Problem):
                    self._unknown[heading] = meant
                elif meant is not None:
                    found[heading] = meant
        found = self._settle(found)
        read: dict[C, str] = {}
        for heading, column in found.items():
            others = [repr(other) for other in found if found[other] == column and other != heading]
            if others:
                expected = f"one column for it, but {', '.join(others)} means the same"
                self._unknown[heading] = _problem(heading, heading, expected)
            else:
                read[column] = heading
        return Columns(read, tuple(nameless))


def mapped(
    given: Mapping[str, str | None], known: Callable[[str], C | Problem]
) -> Callable[[str], C | Problem | None]:
    """Give what a heading means to a caller who maps some of them to others, or to ``None``.

    Raises:
        InvalidValueError: ``given`` is no mapping, or maps to what is no heading.
    """
    check_headings(given, str, expected="a heading, or None to leave the column out")
    told: dict[str, C | None] = {}
    for heading, to in given.items():
        meant = None if to is None else known(to)
        if isinstance(meant, Problem):
            raise InvalidValueError(f"headings[{heading!r}]", to, meant.expected)
        told[heading] = meant

    def meaning(heading: str) -> C | Problem | None:
        return told[heading] if heading in told else known(heading)

    return meaning


def unknown(heading: str, near: str) -> Problem:
    """Find that a heading is not known; ``near`` tells which ones are spelled nearly so."""
    said = f"a known heading{near}, or one that headings= maps to something"
    return _problem(heading, heading, said)


def check_headings(given: object, *kinds: type, expected: str) -> None:
    """Refuse a ``headings`` argument that maps a heading to anything but ``kinds`` and ``None``.

    Raises:
        InvalidValueError: It is no mapping, or maps to something else.
    """
    if not isinstance(given, Mapping):
        said = "a mapping from headings to what they mean"
        raise InvalidValueError("headings", given, said)
    for heading, to in cast("Mapping[object, object]", given).items():
        if to is not None and not isinstance(to, kinds):
            raise InvalidValueError(f"headings[{heading!r}]", to, expected)


def _problem(heading: str, value: object, expected: str) -> Problem:
    return Problem(f"heading {heading!r}", value, expected)
