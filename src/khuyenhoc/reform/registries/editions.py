"""Of which days a table's list of units is, as its codes and names tell."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from typing import Any, Final

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import one_of_type, optional, tuple_of, whole_number
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.spans import ALWAYS, Span, merged, period_of, span_of
from khuyenhoc.reform.registries.lookup import ByCode, is_pair
from khuyenhoc.reform.registries.unit_names import may_name_one
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.period import Period

__all__ = ["EditionStretch", "Editions", "editions_of"]

#: A code and a name, as they stand beside each other in a table.
Pair = tuple[str, str]

#: A sentence tells so many pairs or stretches of days; the fields have them all.
_TOLD: Final = 5


@frozen
class EditionStretch:
    """Days on which the same pairs of a table fit, and how many they are.

    >>> EditionStretch(Period.year(2024), 63).fitting
    63
    """

    #: ``None`` where these are all days there are.
    period: Period | None = field(validator=optional(one_of_type(Period)))
    fitting: int = field(validator=whole_number)


@frozen(kw_only=True, repr=False)
class Editions:
    """Which days' list of units (danh mục đơn vị) a table uses, as far as its pairs tell.

    A pair of code and name fits a day on which a unit bears both. A table of one list has days on
    which all its pairs fit; one that mixes two years' lists has none.

    >>> from khuyenhoc.reform.registries.editions import editions_of
    >>> editions_of({}, [("44", "Quảng Bình")], scheme="gso").unknown
    (('44', 'Quảng Bình'),)
    """

    #: How many different pairs the table has.
    pairs: int = field(validator=whole_number)
    #: All days, in order, cut where the pairs that fit change.
    stretches: tuple[EditionStretch, ...] = field(validator=tuple_of(EditionStretch))
    #: The pairs that fit no day: misspelled, or not in the registry.
    unknown: tuple[Pair, ...] = ()
    #: The pairs that fit some day, but not each of the best.
    elsewhere: tuple[Pair, ...] = ()

    @property
    def best(self) -> tuple[EditionStretch, ...]:
        """The stretches of days on which most pairs fit; none where no pair fits any day."""
        most = max((stretch.fitting for stretch in self.stretches), default=0)
        return tuple(one for one in self.stretches if one.fitting == most) if most else ()

    @property
    def is_mixed(self) -> bool:
        """Whether there is no day that all pairs fit which fit some day."""
        return bool(self.best) and self.best[0].fitting < self.pairs - len(self.unknown)

    @property
    def is_one(self) -> bool:
        """Whether every pair fits, and on the days of one stretch alone."""
        return len(self.best) == 1 and self.best[0].fitting == self.pairs

    def __str__(self) -> str:
        return "\n".join(self.sentences())

    def __repr__(self) -> str:
        return f"<Editions of {self.pairs} pairs: {' '.join(self.sentences('en'))}>"

    def sentences(self, language: str = "vi") -> tuple[str, ...]:
        """Say which list the table uses, in ``"vi"`` or ``"en"``, and then every warning.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        if not self.best:
            vi = "Không có cặp mã và tên nào khớp với ngày nào."
            first = in_language(language, vi=vi, en="No pair of code and name fits any day.")
        else:
            of = f"{self.best[0].fitting}/{self.pairs}"
            vi, en = (
                _told([_when(one.period, tongue) for one in self.best], "; ")
                for tongue in ("vi", "en")
            )
            first = in_language(
                language,
                vi=f"{of} cặp mã và tên khớp với danh mục {vi}.",
                en=f"{of} pairs of code and name fit the list of these days: {en}.",
            )
        return (first, *self.warnings(language))

    def warnings(self, language: str = "vi") -> tuple[str, ...]:
        """Say what keeps the table from being the list of one stretch of days; none if nothing.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``.
        """
        said: list[tuple[str, str]] = []
        if self.is_mixed:
            pairs = _told([" ".join(pair) for pair in self.elsewhere], ", ")
            vi, en = (
                "Bảng trộn danh mục của nhiều thời điểm",
                "The table mixes lists of several days",
            )
            said.append(
                (
                    f"{vi}; không cùng ngày với các cặp khác: {pairs}.",
                    f"{en}; not of the same day as the others: {pairs}.",
                )
            )
        if self.unknown:
            pairs = _told([" ".join(pair) for pair in self.unknown], ", ")
            said.append((f"Không khớp với ngày nào: {pairs}.", f"These fit no day: {pairs}."))
        if len(self.best) > 1:
            several = len(self.best)
            said.append(
                (
                    f"Có {several} khoảng thời gian khớp như nhau; cần nêu ngày của bảng.",
                    f"{several} stretches of days fit alike; the table's day must be said.",
                )
            )
        return tuple(in_language(language, vi=vi, en=en) for vi, en in said)

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON; a day is text, a limit that there is not ``None``."""
        return {
            "pairs": self.pairs,
            "stretches": [_plain(one) for one in self.stretches],
            "best": [_plain(one) for one in self.best],
            "unknown": [list(pair) for pair in self.unknown],
            "elsewhere": [list(pair) for pair in self.elsewhere],
            "is_mixed": self.is_mixed,
            "vi": list(self.sentences("vi")),
            "en": list(self.sentences("en")),
        }


def editions_of(by_code: ByCode, pairs: Iterable[Pair], *, scheme: str) -> Editions:
    """Find the days that each pair fits, and where most do; a pair told twice counts once.

    Raises:
        InvalidValueError: ``scheme`` is no text.
        StructuringError: Some are no pairs of texts; ``read`` has those that are.
    """
    if type(scheme) is not str:
        raise InvalidValueError("scheme", scheme, 'a text, such as "gso"')
    given = list(pairs)
    said = "a code and a name, both as text"
    problems = [
        Problem(f"pairs[{place}]", pair, said)
        for place, pair in enumerate(given)
        if not is_pair(pair)
    ]
    if problems:
        raise StructuringError(
            "Registry.editions", problems, [one for one in given if is_pair(one)]
        )
    fits = {pair: _days_of(by_code, pair, scheme) for pair in given}
    changes: Counter[int] = Counter()
    for spans in fits.values():
        for first, after in spans:
            changes[first] += 1
            changes[after] -= 1
    limits = sorted({*ALWAYS, *changes})
    stretches: list[tuple[Span, int]] = []
    fitting = 0
    for first, after in pairwise(limits):
        fitting += changes[first]
        stretches.append(((first, after), fitting))
    most = max(count for _, count in stretches)
    best = [first for (first, _), count in stretches if count == most]
    return Editions(
        pairs=len(fits),
        stretches=tuple(EditionStretch(period_of(span), count) for span, count in stretches),
        unknown=tuple(pair for pair, spans in fits.items() if not spans),
        elsewhere=tuple(
            pair for pair, spans in fits.items() if spans and _within(best, spans) < len(best)
        ),
    )


def _days_of(by_code: ByCode, pair: Pair, scheme: str) -> list[Span]:
    code, name = pair
    return merged(
        [
            span_of(unit.period)
            for unit in by_code.get((scheme, code), ())
            if may_name_one(unit.name, name)
        ]
    )


def _within(best: list[int], spans: list[Span]) -> int:
    """Count the best stretches, told by their first days, that lie within ``spans``."""
    return sum(bisect_left(best, after) - bisect_left(best, first) for first, after in spans)


def _told(said: list[str], between: str) -> str:
    more = len(said) - _TOLD
    return between.join(said[:_TOLD]) + (f" … (+{more})" if more > 0 else "")


def _when(period: Period | None, language: str) -> str:
    if period is None:
        return in_language(language, vi="mọi thời điểm", en="always")
    return in_language(language, vi=format_period_vi(period), en=str(period))


def _plain(stretch: EditionStretch) -> dict[str, Any]:
    period = stretch.period
    start = None if period is None else period.start
    end = None if period is None else period.end
    return {
        "start": None if start is None else start.isoformat(),
        "end": None if end is None else end.isoformat(),
        "fitting": stretch.fitting,
    }
