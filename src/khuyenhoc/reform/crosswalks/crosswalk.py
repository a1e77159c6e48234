"""Where the units of one day belong on another: the weights that carry figures over."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import TypeVar, cast

from attrs import evolve, field, frozen

from khuyenhoc._frozen_dict import frozen_dict
from khuyenhoc._near import near_hint
from khuyenhoc._table import Table
from khuyenhoc.errors import InvalidValueError, NotThereError
from khuyenhoc.models.bounded_ratio import BoundedRatio
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reform.crosswalks.chaining import chained
from khuyenhoc.reform.crosswalks.coarsening import coarsened
from khuyenhoc.reform.crosswalks.common_area import CommonArea, common_areas
from khuyenhoc.reform.crosswalks.crosswalk_table import crosswalk_rows, crosswalk_table
from khuyenhoc.reform.crosswalks.following import followed
from khuyenhoc.reform.crosswalks.narrowing import Shares, narrowed
from khuyenhoc.reform.crosswalks.weights import Beyond, Row, is_tight, still_loose, whole
from khuyenhoc.reform.registries.move import Moved
from khuyenhoc.reform.restating.applying import Value, apply
from khuyenhoc.reform.restating.categories import CategoryPolicy, RestatedCategory, apply_categories
from khuyenhoc.reform.restating.mapped import Mapped
from khuyenhoc.reform.restating.ratios import RestatedRatio, apply_ratios
from khuyenhoc.values.number import Exact
from khuyenhoc.values.ratio import Ratio

__all__ = ["Crosswalk", "check_crosswalk"]

T = TypeVar("T", bound=Hashable)

#: A notebook is shown so many rows; ``table`` sets them all.
_SHOWN = 60


@frozen(kw_only=True, repr=False, eq=False)
class Crosswalk(Mapping[str, Row]):
    """What part of each unit of one day belongs to which unit of another (bảng chuyển đổi).

    Of each unit there is a row of weights that add up to 1: to units of the other day, to what is
    ``Beyond.OUTSIDE`` the registry and to what is ``Beyond.UNASSIGNED``, for nothing says where
    it went. ``kh.crosswalk`` makes it.
    """

    #: The day of the structure that figures are in, and that of the one they are carried to.
    start: date
    end: date
    #: What is carried: shares of people, land and money may differ.
    of: Moved
    rows: Mapping[str, Row]
    #: The units there are on the other day.
    targets: tuple[str, ...]
    #: The units whose bounds hold more than what can be: several changes lie between.
    loose: frozenset[str] = frozenset()
    #: The units that stand for others under them, with the lowest of these: see ``kh.crosswalk``.
    areas: Mapping[str, tuple[str, ...]] = {}
    #: What some moves between the two days are told of by themselves: people, land or money.
    told_apart: frozenset[Moved] = frozenset()
    #: Whether targets were put together.
    is_coarsened: bool = False
    #: Whether the registry was compared with its sources up to both days.
    is_verified: bool = False
    #: What units are called on the first day, and on the other.
    _names: Callable[[str], str] = field(default=str, alias="names")
    _target_names: Callable[[str], str] = field(default=str, alias="target_names")

    def __attrs_post_init__(self) -> None:
        # The way attrs itself fills frozen fields; a converter would hide the type from readers.
        object.__setattr__(self, "rows", frozen_dict(self.rows))
        known = {*self.targets, *Beyond}
        for unit, row in self.rows.items():
            # A row of one weight, which most are, is compared at once.
            if len(row) == 1:
                ((target, low, high),) = row
                if low == 1 == high and target in known:
                    continue
            if not row or not is_tight(row) or not known.issuperset(one[0] for one in row):
                said = "weights towards targets that add up to 1, as tight as that makes them"
                raise InvalidValueError(f"Crosswalk.rows[{unit!r}]", row, said)

    # -- what it says ---------------------------------------------------------------------------

    def __getitem__(self, unit: str) -> Row:
        """Give the row of a unit.

        Raises:
            InvalidValueError: There is no such unit on the first day. It is a ``KeyError`` too.
        """
        row = self.rows.get(unit) if isinstance(cast("object", unit), str) else None
        if row is None:
            said = f"the id of a unit of {self.start}{near_hint(unit, self.rows)}"
            raise NotThereError("unit", unit, said)
        return row

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return (
            f"<Crosswalk {self.start} to {self.end} of {self.of.value}: {len(self)} units to "
            f"{len(self.targets)}, {len(self.divided)} of them divided"
            f"{'' if self.is_verified else ', not verified'}>"
        )

    @cached_property
    def divided(self) -> tuple[str, ...]:
        """The units that do not belong to one unit as a whole, nor as a whole beyond."""
        return tuple(unit for unit, row in self.rows.items() if len(row) > 1)

    @cached_property
    def unassigned(self) -> tuple[str, ...]:
        """The units of which nothing says where they, or a part of them, went."""
        return tuple(unit for unit, row in self.rows.items() if row[-1].target is Beyond.UNASSIGNED)

    @cached_property
    def sources(self) -> Mapping[str, tuple[str, ...]]:
        """The units that each unit of the other day is, or may be, made of."""
        made: dict[str, list[str]] = {target: [] for target in self.targets}
        for unit, row in self.rows.items():
            for weight in row:
                if not isinstance(weight.target, Beyond):
                    made[weight.target].append(unit)
        return {target: tuple(units) for target, units in made.items()}

    @cached_property
    def places(self) -> Mapping[str, int]:
        """The place of each unit of the other day among ``targets``."""
        return {target: place for place, target in enumerate(self.targets)}

    @cached_property
    def shares(self) -> tuple[tuple[str, int, Exact, Exact], ...]:
        """The weights of divided units: each with the place of its target, and both ends."""
        places = self.places
        return tuple(
            (unit, places[target], low, high)
            for unit in self.divided
            for target, low, high in self.rows[unit]
            if not isinstance(target, Beyond)
        )

    @cached_property
    def wholes(self) -> tuple[tuple[str, int], ...]:
        """The units that belong to one unit as a whole, each with the place of that one."""
        places = self.places
        return tuple(
            (unit, places[row[0].target])
            for unit, row in self.rows.items()
            if len(row) == 1 and not isinstance(row[0].target, Beyond)
        )

    # -- figures carried over -------------------------------------------------------------------

    def apply(
        self,
        values: Mapping[str, Value],
        indicator: Indicator,
        *,
        signed: bool = False,
        universe: Mapping[str, int] | None = None,
    ) -> Mapped:
        """Carry figures of ``indicator`` over to the other day's units.

        ``values`` has a figure for each unit that reported; ``None`` is one that did not, and
        leaves what it is part of without an upper end. With ``signed`` figures may be below 0, as
        the change of a fund. People each counted once come to at least the largest part and at
        most the sum, or what there are in ``universe``: all that can be, of each unit.

        >>> from khuyenhoc.models.indicators import MEMBERS
        >>> from khuyenhoc.reform.crosswalks.weights import Weight, whole
        >>> walk = Crosswalk(
        ...     start=date(2025, 6, 30), end=date(2025, 7, 1), of=Moved.EVERYTHING,
        ...     rows={"a": whole("x"), "b": (Weight("x", 0, 1), Weight("y", 0, 1))},
        ...     targets=("x", "y"))
        >>> carried = walk.apply({"a": 700, "b": 100}, MEMBERS)
        >>> carried["x"].value, carried["y"].value, carried.total
        (Bounds(700, 800), Bounds(0, 100), Bounds(800, 800))

        Raises:
            InvalidValueError: ``indicator`` is none, or one that is not added up; the error says
                what to call instead. People are ``signed``, or more than there are.
            StructuringError: A value is no number, below 0 or in another unit; all at once.
        """
        return apply(self, values, indicator, signed=signed, universe=universe)

    def apply_ratios(
        self, ratios: Mapping[str, Ratio | BoundedRatio], *, of: Indicator
    ) -> Mapping[str, RestatedRatio]:
        """Carry ratios of one base over: parts and wholes are put together, never the shares.

        Where only shares are known and not their counts, what wholes are put together lies between
        the least and the greatest; a divided unit then leaves nothing to compare, and neither does
        one that did not report. Of a divided unit both counts go the same way only as far as the
        part is in the whole.

        >>> from khuyenhoc.models.indicators import POPULATION
        >>> from khuyenhoc.reform.crosswalks.weights import whole
        >>> walk = Crosswalk(start=date(2025, 6, 30), end=date(2025, 7, 1), of=Moved.PEOPLE,
        ...                  rows={"a": whole("x"), "b": whole("x")}, targets=("x",))
        >>> shares = {"a": Ratio(30, 40, of=POPULATION), "b": Ratio(10, 60, of=POPULATION)}
        >>> walk.apply_ratios(shares, of=POPULATION)["x"].ratio.percent()
        Decimal('40.0')

        Raises:
            StructuringError: One is no ratio, of another base or of an unknown unit, or counts
                meet amounts of money; all at once.
            InvalidValueError: ``of`` is no indicator.
        """
        return apply_ratios(self, ratios, of=of)

    def apply_categories(
        self,
        categories: Mapping[str, T],
        *,
        policy: CategoryPolicy = CategoryPolicy.REASSESS,
        people: Mapping[str, int] | None = None,
    ) -> Mapping[str, RestatedCategory[T]]:
        """Carry classes over, such as whether a unit is recognised as a learning community.

        A class is given to a place as it was: by default, one made of several has none before it
        is assessed anew. ``people`` are those of each unit, for the policy that asks for most.

        >>> from khuyenhoc.reform.crosswalks.weights import whole
        >>> walk = Crosswalk(start=date(2025, 6, 30), end=date(2025, 7, 1), of=Moved.EVERYTHING,
        ...                  rows={"a": whole("x"), "b": whole("x")}, targets=("x",))
        >>> recognised = {"a": True, "b": True}
        >>> [walk.apply_categories(recognised, policy=policy)["x"].category
        ...  for policy in (CategoryPolicy.REASSESS, CategoryPolicy.ALL)]
        [None, True]

        Raises:
            InvalidValueError: ``policy`` is none, or lacks what it asks for.
            StructuringError: A unit is not known, a class is none that the policy can be asked of,
                or people are no whole number; all at once.
        """
        return apply_categories(self, categories, policy=policy, people=people)

    def follow(self, belonged: Mapping[str, str], belongs: Mapping[str, str]) -> "Crosswalk":
        """Make the crosswalk of what has parents of its own: chapters, villages, centres.

        ``belonged`` has the unit that each was under on the first day, ``belongs`` the one it is
        under on the other. One that is only in the first goes where its unit may have gone. What
        chapters counted is then exact where their unit is not.

        >>> from khuyenhoc.models.indicators import MEMBERS
        >>> from khuyenhoc.reform.crosswalks.weights import Weight
        >>> walk = Crosswalk(start=date(2025, 6, 30), end=date(2025, 7, 1), of=Moved.EVERYTHING,
        ...                  rows={"a": (Weight("x", 0, 1), Weight("y", 0, 1))}, targets=("x", "y"))
        >>> chapters = walk.follow({"a1": "a", "a2": "a"}, {"a1": "x", "a2": "y"})
        >>> chapters.apply({"a1": 120, "a2": 80}, MEMBERS)["y"].value
        Bounds(80, 80)

        Raises:
            StructuringError: A unit is not known, or one goes where its unit cannot have gone; all
                at once.
        """
        rows = followed(self, belonged, belongs)
        loose = {one for one in rows if belonged[one] in self.loose and one not in belongs}
        return evolve(self, rows=rows, loose=frozenset(loose), areas={}, names=str)

    def common_areas(self) -> tuple[CommonArea, ...]:
        """Find the smallest areas that are comparable in both structures.

        >>> from khuyenhoc.reform.crosswalks.weights import Weight, whole
        >>> walk = Crosswalk(
        ...     start=date(2025, 6, 30), end=date(2025, 7, 1), of=Moved.EVERYTHING,
        ...     rows={"a": whole("x"), "b": (Weight("x", 0, 1), Weight("y", 0, 1))},
        ...     targets=("x", "y", "z"))
        >>> [(area.before, area.after, area.is_comparable) for area in walk.common_areas()]
        [(('a', 'b'), ('x', 'y'), True), ((), ('z',), False)]
        """
        return common_areas(self)

    def to_common_areas(self) -> "Crosswalk":
        """Put targets together as far as makes all that is comparable exact."""
        areas = self.common_areas()
        several = (area for area in areas if len(area.after) > 1)
        return self.coarsen({target: area.id for area in several for target in area.after})

    # -- to look up -----------------------------------------------------------------------------

    def name(self, unit: str) -> str:
        """Give what a unit is called on the first day."""
        return self._names(unit)

    def target_name(self, unit: str) -> str:
        """Give what a unit is called on the other day."""
        return self._target_names(unit)

    # -- others made of it ----------------------------------------------------------------------

    def coarsen(self, groups: Mapping[str, str]) -> "Crosswalk":
        """Put targets together before anything is carried over: each by the name of its group.

        A target that ``groups`` leaves out stays by itself, or joins the group that bears its id.
        Bounds of what is put together first
        are never wider than those of sums made afterwards: a province is exact though its
        communes are not.

        Raises:
            InvalidValueError: ``groups`` names what is no target; the error lists them.
        """
        rows, targets, name = coarsened(self, groups)
        loose = still_loose(rows, self.loose)
        return evolve(
            self, rows=rows, targets=targets, loose=loose, is_coarsened=True, target_names=name
        )

    def then(self, further: "Crosswalk") -> "Crosswalk":
        """Lead on along another crosswalk that starts where this one ends.

        Exact weights stay exact. Where weights are bounds and lead to units that were divided
        again, each end is attained by itself, but all together hold more than can be: those units
        are ``loose``. What comes of three depends on which two were put together first; begin with
        the latest, as ``kh.crosswalk`` does, and leave chains to it.

        Raises:
            InvalidValueError: The other one is none, starts on another day or is of something
                else, or does not know a target of this one.
        """
        check_crosswalk("Crosswalk.then", further)
        rows, loose = chained(self, further)
        return evolve(
            self,
            end=further.end,
            rows=rows,
            targets=further.targets,
            loose=loose,
            told_apart=self.told_apart | further.told_apart,
            is_verified=self.is_verified and further.is_verified,
            target_names=further.target_name,
        )

    def onward(self, unit: str | Beyond) -> Row:
        """Give the row of a unit, or of what is already beyond, which stays there."""
        return whole(unit) if isinstance(unit, Beyond) else self.rows[unit]

    def narrowed(self, shares: Shares) -> "Crosswalk":
        """Take in shares that a host knows of: each by the unit and the one it belongs to.

        ``None`` stands for what is outside: that nothing went there is ``Share.exactly(0)``.

        >>> from khuyenhoc.reform.registries.share import Share
        >>> from khuyenhoc.reform.crosswalks.weights import Weight
        >>> parts = (Weight("x", 0, 1), Weight("y", 0, 1))
        >>> walk = Crosswalk(start=date(2025, 6, 30), end=date(2025, 7, 1), of=Moved.EVERYTHING,
        ...                  rows={"a": parts}, targets=("x", "y"))
        >>> walk.narrowed({("a", "x"): Share.counted(3, out_of=4)})["a"][1]
        Weight(target='y', low=Fraction(1, 4), high=Fraction(1, 4))

        Raises:
            StructuringError: A unit or where it belongs is not known, or a share contradicts what
                is known already; all at once.
        """
        rows = narrowed(self, shares)
        return evolve(self, rows=rows, loose=still_loose(rows, self.loose))

    # -- to show --------------------------------------------------------------------------------

    def to_rows(self) -> list[dict[str, str | Exact | None]]:
        """Give one dictionary for each weight, of which any library makes a dataframe.

        The target of what is beyond is ``None``, and ``beyond`` says which.
        """
        return crosswalk_rows(self)

    def table(self, language: str = "vi", *, units: Sequence[str] | None = None) -> Table:
        """Lay out the weights of ``units``, by default of all, in percent.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``, or there is no such
                unit.
        """
        rows = self.rows if units is None else {unit: self[unit] for unit in units}
        return crosswalk_table(self, rows, language)

    def _repr_html_(self) -> str:
        return self.table(units=[*self.divided, *self][:_SHOWN]).html()


def check_crosswalk(name: str, value: object) -> None:
    """Refuse what is no crosswalk.

    Raises:
        InvalidValueError: It is none; the error calls it ``name``.
    """
    if not isinstance(value, Crosswalk):
        raise InvalidValueError(name, value, "a Crosswalk, as kh.crosswalk gives it")
