"""One column summed up the tree: a sum for each slice of children, from the deepest up."""

from collections.abc import Iterable
from itertools import compress

from attrs import Factory, frozen

from khuyenhoc.models.figure import Figure
from khuyenhoc.models.indicator import Nature
from khuyenhoc.rollup.claims import Column, possible
from khuyenhoc.rollup.layout import NOT, Layout
from khuyenhoc.rollup.policy import MissingPolicy, OwnValue
from khuyenhoc.rollup.tally import Branch, Tally
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["Sums"]


@frozen(eq=False)
class _Ends:
    """How many ends in each sum are not known, and how many are left out by what they bound."""

    no_low: Tally
    no_high: Tally
    open_low: Tally
    open_high: Tally

    @property
    def tallies(self) -> tuple[Tally, ...]:
        return self.no_low, self.no_high, self.open_low, self.open_high


@frozen(eq=False)
class Sums:
    """What a column comes to at each unit, and how much of it is there.

    Everything is a list of whole numbers (or fractions, of land), or a tally, that is added up the
    tree by itself, intervals by their two ends; bounds are made only of what is asked for.
    """

    column: Column
    layout: Layout
    #: What one unit that has not reported can have.
    limit: Bounds
    #: The low ends: the very list of the column's values, of which the sums take the place.
    low: list[Exact]
    #: The very list of the low ends where every figure is one number.
    high: list[Exact]
    #: ``None`` where every figure is one number.
    ends: _Ends | None
    #: How many that speak for themselves have not reported, where no total stands for them.
    gaps: Tally
    has_gaps: bool
    #: How many figures are in it, and how many of those expected to report did; ``None`` where
    #: both follow from the gaps.
    known: Tally | None
    reported: Tally | None
    #: What each unit with parts said itself, where that is one number.
    claimed: dict[int, Exact]
    #: By how much less, at both ends, than a gap adds elsewhere, where what some parts of a silent
    #: unit reported is in its own total; there and above.
    slack: dict[int, tuple[Exact, Exact]] = Factory(dict[int, tuple[Exact, Exact]])
    #: Where a unit's own total stands for its parts.
    stand_ins: set[int] = Factory(set[int])
    #: What the parts of those units come to that also reported a total.
    parts: dict[int, Bounds] = Factory(dict[int, Bounds])

    @classmethod
    def of(cls, column: Column, layout: Layout, own: OwnValue, limit: Bounds) -> "Sums":
        """Add up ``column``."""
        parted = layout.expected.ranks
        told = set(compress(parted, map(column.told.__getitem__, parted)))
        claims = set[int]() if layout.adds else told
        sums = cls._started(column, layout, limit, told, claims)
        sums.add_up(own, claims)
        return sums

    @classmethod
    def _started(
        cls, column: Column, layout: Layout, limit: Bounds, parted: set[int], claims: set[int]
    ) -> "Sums":
        """Set down what each unit that speaks for itself reported, and nothing above it yet.

        ``parted`` are the places with parts that reported something, ``claims`` those of them that
        reported a total of their parts.
        """
        low, told = column.values, column.told
        claimed = {at: low[at] for at in parted if at not in column.bounded}
        for at in claims:
            low[at] = 0

        def tally(ones: bytearray) -> Tally:
            return Tally.of(ones, layout.expected.ranks)

        ends = _Ends(*(tally(bytearray(len(low))) for _ in range(4))) if column.bounded else None
        distinct = column.indicator.nature is Nature.DISTINCT_PEOPLE
        high = low if ends is None and not distinct else list(low)
        known: Tally | None = None
        reported: Tally | None = None
        gaps = layout.no_gaps
        all_spoke = layout.plain and not claims and told.count(0) == len(layout.inner)
        if not all_spoke:
            gaps = tally(told.translate(NOT))
            for at in layout.not_waited_for:
                gaps.ones[at] = 0
        if claims or not layout.plain:
            known = tally(bytearray(told))
            for at in claims:
                known.ones[at] = 0
            both = (has & waited for has, waited in zip(told, layout.awaited, strict=True))
            reported = tally(bytearray(both))
        sums = cls(
            column=column,
            layout=layout,
            limit=limit,
            low=low,
            high=high,
            ends=ends,
            gaps=gaps,
            has_gaps=not all_spoke,
            known=known,
            reported=reported,
            claimed=claimed,
        )
        for at, bounds in column.bounded.items():
            if at not in claims:
                sums._set(at, bounds)
        return sums

    def add_up(self, own: OwnValue, claims: set[int]) -> None:
        """Carry what was set down upwards; ``claims`` are the places of totals with parts."""
        known = self.known
        layout = self.layout
        parted = () if layout.plain or layout.adds else layout.expected.ranks
        speaking = {at for at in parted if layout.speaks[at]}
        if known is None or not (claims or speaking):
            self._add(layout.inner)
            return
        for each in layout.inner:
            self._add((each,))
            at = each[1]
            if at in claims:
                self._hear(at, own, known)
            elif at in speaking:
                self._await(at)
            if at in self.slack and layout.tree.parents[at] >= 0:
                self._pass_on(self.slack[at], layout.tree.parents[at])

    def _add(self, inner: Iterable[Branch]) -> None:
        """Add to each unit of ``inner`` what its children come to."""
        tallies = [self.gaps] if self.has_gaps else []
        tallies += (tally for tally in (self.known, self.reported) if tally is not None)
        if self.ends is not None:
            tallies += self.ends.tallies
        for tally in tallies:
            tally.count(inner)
        low, high = self.low, self.high
        if self._is_distinct:
            for _, at, start, end, _, _ in inner:
                low[at] = max(low[at], *low[start:end])
        else:
            for _, at, start, end, _, _ in inner:
                low[at] += sum(low[start:end])
        if high is not low:
            for _, at, start, end, _, _ in inner:
                high[at] += sum(high[start:end])

    def _hear(self, at: int, own: OwnValue, known: Tally) -> None:
        """Set what a unit with parts reported of itself against what these come to."""
        said = self.said(at)
        speaks = self.layout.speaks[at]
        # Nothing below it was waited for, and nothing came: there is nothing else to go by.
        alone = not known[at] and not self.gaps[at]
        if said is None or (own is OwnValue.PARTS and not (speaks or alone)):
            return
        if speaks:
            # The parts that reported need not be all there are: they are no more than a beginning.
            self._compare_with_some(at)
        elif not alone:
            self.parts[at] = self._completed(at, self.gaps[at])
        if speaks or alone or own is OwnValue.PREFER or (own is OwnValue.FILL and self.gaps[at]):
            self._set(at, said)
            self.gaps.put(at, one=False)
            known.put(at, one=True)
            self.stand_ins.add(at)
            self.slack.pop(at, None)

    def _compare_with_some(self, at: int) -> None:
        """Set what a unit says beside those of its parts that reported, though none had to."""
        least = self._completed(at, 0).low
        if least is not None and possible(self.column.indicator).low is not None:
            self.parts[at] = Bounds.at_least(least)

    def _await(self, at: int) -> None:
        """Take it that a silent unit's own total is at least what some of its parts reported.

        Elsewhere one that is missing adds to the others; here what they reported is in it.
        """
        found, limit = self._completed(at, 0), self.limit
        low, high = found.low, found.high
        least: Exact = 0
        most: Exact = 0
        if low is not None and limit.low is not None:
            least = max(low, limit.low) - (low + limit.low)
        if high is not None and limit.high is not None:
            most = (limit.high if limit.high >= (low or 0) else high) - (high + limit.high)
        self._pass_on((least, most), at)

    def _pass_on(self, slack: tuple[Exact, Exact], at: int) -> None:
        least, most = self.slack.get(at, (0, 0))
        self.slack[at] = least + slack[0], most + slack[1]

    def _set(self, at: int, bounds: Bounds) -> None:
        """Let the sum at a unit be ``bounds``."""
        self.low[at] = bounds.low or 0
        if self.high is not self.low:
            self.high[at] = bounds.high or 0
        if self.ends is not None:
            self.ends.no_low.put(at, bounds.low is None)
            self.ends.no_high.put(at, bounds.high is None)
            self.ends.open_low.put(at, bounds.low_open)
            self.ends.open_high.put(at, bounds.high_open)

    @property
    def _is_distinct(self) -> bool:
        return self.column.indicator.nature is Nature.DISTINCT_PEOPLE

    # -- read ------------------------------------------------------------------------------------

    def said(self, at: int) -> Bounds | None:
        """Give what the unit at a place reported of itself; ``None`` if nothing."""
        if not self.column.told[at]:
            return None
        return self.column.bounded.get(at) or Bounds.exactly(self.claimed.get(at, self.low[at]))

    def figures_at(self, at: int) -> tuple[Figure, ...]:
        """Give the figures that the unit at a place reported of itself."""
        if not self.column.told[at]:
            return ()
        return self.column.figures_at(at, self.claimed.get(at, self.low[at]))

    def reported_at(self, at: int) -> int:
        """Give how many of those expected to report did, at a unit and below."""
        if self.reported is not None:
            return self.reported[at]
        return self.layout.expected[at] - self.gaps[at]

    def missing_at(self, at: int) -> tuple[str, ...]:
        """Give the ids of those expected to report that did not, at a unit and below."""
        layout, told = self.layout, self.column.told
        if self.reported_at(at) == layout.expected[at]:
            return ()
        below = layout.below(at)
        return tuple(layout.tree.ids[one] for one in below if layout.awaited[one] and not told[one])

    def zeros_at(self, at: int, policy: MissingPolicy) -> int:
        """Give how many that have not reported ``policy`` counts as 0, at a unit and below."""
        return self.gaps[at] if policy.fills_with_zero else 0

    def value(self, at: int, policy: MissingPolicy) -> Bounds | None:
        """Give what a unit comes to under ``policy``; ``None`` if that is not known."""
        gaps = self.gaps[at]
        if policy is MissingPolicy.BOUNDS:
            return self._completed(at, gaps)
        return None if gaps and not policy.fills_with_zero else self._completed(at, 0)

    def is_given(self, at: int, policy: MissingPolicy) -> bool:
        """Say whether ``policy`` gives a unit a total at all.

        None does where nobody was expected to report and nobody did: that is no sum, and no 0.
        """
        if self.known is not None and not self.known[at] and not self.layout.expected[at]:
            return False
        match policy:
            case MissingPolicy.NON_NULL:
                return not self.gaps[at]
            case MissingPolicy.NON_ZERO:
                return self._completed(at, 0).value != 0
            case MissingPolicy.PARTIAL_NULL | MissingPolicy.PARTIAL_ZERO:
                known = self.reported_at(at) if self.known is None else self.known[at]
                return known > 0 or not self.gaps[at]
            case MissingPolicy.BOUNDS | MissingPolicy.ALWAYS_NULL | MissingPolicy.ALWAYS_ZERO:
                return True

    def _completed(self, at: int, gaps: int) -> Bounds:
        """Give the sum at a unit with all that ``gaps`` units which have not reported can have."""
        low, high, ends = self.low[at], self.high[at], self.ends
        distinct = self._is_distinct
        if ends is None:
            found = Bounds(low, high)
        else:
            no_low, no_high = ends.no_low[at], ends.no_high[at]
            found = Bounds(
                None if no_low else low,
                None if no_high else high,
                # Of people the largest part may be one that is not open.
                low_open=not (no_low or distinct) and ends.open_low[at] > 0,
                high_open=not no_high and ends.open_high[at] > 0,
            )
        if not gaps:
            return found
        more = found + self.limit * gaps
        if at in self.slack:
            least, most = self.slack[at]
            more = Bounds(
                None if more.low is None else more.low + least,
                None if more.high is None else more.high + most,
                low_open=more.low_open,
                high_open=more.high_open,
            )
        if not distinct:
            return more
        return Bounds(max(low, self.limit.low or 0), more.high, high_open=more.high_open)
