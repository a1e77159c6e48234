"""The counts that a report prints of one title, and what its percentages can be of."""

from collections.abc import Iterable, Iterator
from functools import reduce
from itertools import product
from typing import Final

from attrs import field, frozen

from khuyenhoc._validators import one_of_type, optional
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.reconciliation.bases.base_fit import BaseFit
from khuyenhoc.reconciliation.bases.share_bases import ShareBases
from khuyenhoc.reconciliation.bases.title_bases import TitleBases
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.unit import UnitKind

__all__ = ["PrintedTitle", "TitleShare", "whole_count"]

_NOTHING_LESS: Final = Bounds.at_least(0)


def whole_count(count: object) -> Bounds | None:
    """Give the whole numbers of at least 0 that a count can be; ``None`` of what is no count.

    >>> whole_count(Bounds.more_than(260)), whole_count(-1)
    (Bounds(261, None), None)
    """
    numbers: Bounds | None = None
    match count:
        case int() if type(count) is int:
            numbers = Bounds.exactly(count)
        case Bounds():
            numbers = count.whole()
        case Quantity() if count.unit is None or count.unit.kind is UnitKind.COUNT:
            numbers = count.bounds().whole()
        case _:
            pass
    return None if numbers is None else numbers & _NOTHING_LESS


@frozen(kw_only=True)
class TitleShare:
    """A percentage, what it is printed beside, and the base that the print names, if it does."""

    printed: str | Quantity
    said_of: Indicator
    stated: Indicator | None = None


@frozen(kw_only=True)
class PrintedTitle:
    """How many achieved a title, registered for it and could hold it, as whole numbers.

    >>> clans = PrintedTitle(title=LearningTitle.CLAN, achieved=Bounds.exactly(53),
    ...                      registered=Bounds.exactly(55))
    >>> clans.bases([TitleShare(printed="96,36%", said_of=LearningTitle.CLAN.achieved)]).verdict
    <Verdict.CONSISTENT: 'consistent'>
    """

    title: LearningTitle = field(validator=one_of_type(LearningTitle))
    achieved: Bounds | None = field(default=None, validator=optional(one_of_type(Bounds)))
    registered: Bounds | None = field(default=None, validator=optional(one_of_type(Bounds)))
    all_holders: Bounds | None = field(default=None, validator=optional(one_of_type(Bounds)))
    #: A whole beside the achieved, of which print does not say whether it is the registered or all.
    out_of: Bounds | None = field(default=None, validator=optional(one_of_type(Bounds)))

    def bases(self, shares: Iterable[TitleShare]) -> TitleBases:
        """Hold each percentage against every base that it may be of.

        A percentage of those registered can only be of all, which bounds how many there are. That
        rules a base out for a percentage of the achieved only where another base is left for it:
        where none is, the two clash, and either may be wrong.
        """
        given = tuple(shares)
        of_registered = {
            share: self._share(share, self._all_at_least)
            for share in given
            if share.said_of == self.title.registered
        }
        needed = [bases.found.wholes for bases in of_registered.values() if bases.found]
        room = reduce(_narrowed, needed, self._all_at_least)
        found = (of_registered.get(share) or self._of_achieved(share, room) for share in given)
        return TitleBases(title=self.title, shares=tuple(found))

    @property
    def _all_at_least(self) -> Bounds:
        """Those that could hold the title include all who registered for it."""
        least = self.registered.low if self.registered is not None else 0
        return Bounds.at_least(least or 0)

    def _of_achieved(self, share: TitleShare, room: Bounds) -> ShareBases:
        alone = self._share(share, self._all_at_least)
        return alone if len(alone.possible) == 1 else self._share(share, room)

    def _share(self, share: TitleShare, all_holders: Bounds) -> ShareBases:
        fits = sorted(self._fits(share, all_holders), key=lambda fit: fit.part != share.said_of)
        return ShareBases(said_of=share.said_of, stated=share.stated, fits=tuple(fits))

    def _fits(self, share: TitleShare, all_holders: Bounds) -> Iterator[BaseFit]:
        """Take the percentage as printed, and otherwise where both sides are printed."""
        title = self.title
        registered = Bounds(0, None if self.all_holders is None else self.all_holders.high)
        bases = (
            (title.registered, self.registered, registered),
            (title.all_holders, self.all_holders, all_holders),
        )
        parts = (
            (title.achieved, self.achieved, self.out_of),
            (title.registered, self.registered, None),
        )
        for (of, whole, room), (part, counted, out_of) in product(bases, parts):
            if of is None or part is None or part == of:
                continue
            beside = out_of if whole is None else whole
            as_printed = part == share.said_of and share.stated in (None, of)
            if as_printed or (counted is not None and beside is not None):
                yield BaseFit(
                    part=part,
                    of=of,
                    printed=share.printed,
                    counted=counted,
                    whole=beside,
                    room=room,
                )


def _narrowed(room: Bounds, wholes: Bounds | None) -> Bounds:
    return room if wholes is None else room & wholes or room
