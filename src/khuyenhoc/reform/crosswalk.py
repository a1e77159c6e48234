"""Where the units of one day belong on another: the weights that carry figures over."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import cast

from attrs import evolve, field, frozen

from khuyenhoc._frozen_dict import frozen_dict
from khuyenhoc._language import in_language
from khuyenhoc._near import near_hint
from khuyenhoc._table import Table
from khuyenhoc.errors import InvalidValueError, NotThereError, Problem, StructuringError
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.reform.applying import Value, apply
from khuyenhoc.reform.mapped import Mapped
from khuyenhoc.reform.move import Moved
from khuyenhoc.reform.share import Share
from khuyenhoc.reform.weights import Beyond, Row, Weight, composed, grouped, is_exact, tight, whole
from khuyenhoc.text.english import bounds_in_english
from khuyenhoc.text.printing import format_vi
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact

__all__ = ["Crosswalk", "check_crosswalk"]

#: A notebook is shown so many rows; ``table`` sets them all.
_SHOWN = 60


def _kept(rows: Mapping[str, Row]) -> Mapping[str, Row]:
    return frozen_dict(rows)


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
    rows: Mapping[str, Row] = field(converter=_kept)
    #: The units there are on the other day.
    targets: tuple[str, ...]
    #: The units whose bounds hold more than what can be: several changes lie between.
    loose: frozenset[str] = frozenset()
    #: Whether the registry was compared with its sources up to both days.
    is_verified: bool = False
    #: What units are called on the first day, and on the other.
    _names: Callable[[str], str] = field(default=str, alias="names")
    _target_names: Callable[[str], str] = field(default=str, alias="target_names")

    def __attrs_post_init__(self) -> None:
        known = {*self.targets, *Beyond}
        for unit, row in self.rows.items():
            # A row of one weight, which most are, is compared at once.
            if len(row) == 1 and row[0][1] == 1 and row[0][0] in known:
                continue
            if row != tight(row) or not row or not known.issuperset(one.target for one in row):
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
        >>> from khuyenhoc.reform.weights import Weight, whole
        >>> walk = Crosswalk(
        ...     start=date(2025, 6, 30), end=date(2025, 7, 1), of=Moved.EVERYTHING,
        ...     rows={"a": whole("x"), "b": (Weight("x", 0, 1), Weight("y", 0, 1))},
        ...     targets=("x", "y"))
        >>> carried = walk.apply({"a": 700, "b": 100}, MEMBERS)
        >>> carried["x"].value, carried["y"].value, carried.total
        (Bounds(700, 800), Bounds(0, 100), Bounds(800, 800))

        Raises:
            InvalidValueError: ``indicator`` is none, or one that is not added up; the error says
                what to call instead.
            StructuringError: A value is no number, below 0 or in another unit; all at once.
        """
        return apply(self, values, indicator, signed=signed, universe=universe)

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

        A target that ``groups`` leaves out stays by itself. Bounds of what is put together first
        are never wider than those of sums made afterwards: a province is exact though its
        communes are not.

        Raises:
            InvalidValueError: ``groups`` names what is no target; the error lists them.
        """
        unknown = sorted(set(groups).difference(self.targets))
        if unknown:
            said = f"units of {self.end}"
            raise InvalidValueError("Crosswalk.coarsen", ", ".join(unknown[:9]), said)

        def group_of(target: str) -> str:
            return groups.get(target, target)

        ready = {target: whole(group_of(target)) for target in self.targets}
        rows = {
            unit: ready[row[0].target]
            if len(row) == 1 and not isinstance(row[0].target, Beyond)
            else grouped(row, group_of)
            for unit, row in self.rows.items()
        }
        named = set(groups.values())

        def name(target: str) -> str:
            return target if target in named else self._target_names(target)

        targets = tuple(dict.fromkeys(map(group_of, self.targets)))
        return evolve(self, rows=rows, targets=targets, target_names=name)

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
        if further.start != self.end or further.of is not self.of:
            said = f"a crosswalk from {self.end}, of {self.of.value}"
            raise InvalidValueError("Crosswalk.then", repr(further), said)
        unknown = [target for target in self.targets if target not in further.rows]
        if unknown:
            said = "one that knows all targets of this one"
            raise InvalidValueError("Crosswalk.then", ", ".join(unknown[:9]), said)
        rows: dict[str, Row] = {}
        loose = set(self.loose)
        for unit, row in self.rows.items():
            rows[unit] = composed(row, further.onward)
            if is_loose(row, further.onward, further.loose):
                loose.add(unit)
        return evolve(
            self,
            end=further.end,
            rows=rows,
            targets=further.targets,
            loose=frozenset(loose),
            is_verified=self.is_verified and further.is_verified,
            target_names=further.target_name,
        )

    def onward(self, unit: str | Beyond) -> Row:
        """Give the row of a unit, or of what is already beyond, which stays there."""
        return whole(unit) if isinstance(unit, Beyond) else self.rows[unit]

    def narrowed(self, shares: Mapping[tuple[str, str], Share]) -> "Crosswalk":
        """Take in shares that a host knows of: each by the unit and the one it belongs to.

        >>> from khuyenhoc.reform.weights import Weight
        >>> parts = (Weight("x", 0, 1), Weight("y", 0, 1))
        >>> walk = Crosswalk(start=date(2025, 6, 30), end=date(2025, 7, 1), of=Moved.EVERYTHING,
        ...                  rows={"a": parts}, targets=("x", "y"))
        >>> walk.narrowed({("a", "x"): Share.counted(3, out_of=4)})["a"][1]
        Weight(target='y', low=Fraction(1, 4), high=Fraction(1, 4))

        Raises:
            StructuringError: A unit or where it belongs is not known, or a share contradicts what
                is known already; all at once.
        """
        problems: list[Problem] = []
        by_unit: dict[str, dict[str, Share]] = {}
        for (unit, target), share in shares.items():
            row = self.rows.get(unit)
            if row is None or all(weight.target != target for weight in row):
                said = "a unit, and one that it may belong to"
                problems.append(Problem("shares", (unit, target), said))
            else:
                by_unit.setdefault(unit, {})[target] = share
        rows = dict(self.rows)
        for unit, told in by_unit.items():
            weights = [_both(weight, told) for weight in rows[unit]]
            sound = all(weight.low <= weight.high for weight in weights)
            lowest = sum(weight.low for weight in weights)
            if sound and lowest <= 1 <= sum(weight.high for weight in weights):
                rows[unit] = tight(weights)
            else:
                said = f"shares of {unit} that agree with what is known, {_in_words(rows[unit])}"
                problems.append(Problem("shares", tuple(told), said))
        if problems:
            raise StructuringError("Crosswalk.narrowed", problems)
        return evolve(self, rows=rows)

    # -- to show --------------------------------------------------------------------------------

    def to_rows(self) -> list[dict[str, str | Exact | None]]:
        """Give one dictionary for each weight, of which any library makes a dataframe.

        The target of what is beyond is ``None``, and ``beyond`` says which.
        """
        return [
            {
                "source": unit,
                "target": None if isinstance(target, Beyond) else target,
                "beyond": target.value if isinstance(target, Beyond) else None,
                "low": low,
                "high": high,
            }
            for unit, row in self.rows.items()
            for target, low, high in row
        ]

    def table(self, language: str = "vi", *, units: Sequence[str] | None = None) -> Table:
        """Lay out the weights of ``units``, by default of all, in percent.

        Raises:
            InvalidValueError: ``language`` is neither ``"vi"`` nor ``"en"``, or there is no such
                unit.
        """
        headings = in_language(language, vi=("Từ", "Thuộc về", "%"), en=("From", "Belongs to", "%"))
        beyond = in_language(language, vi=_BEYOND_VI, en=_BEYOND_EN)
        rows = tuple(
            (
                self.name(unit),
                beyond[target] if isinstance(target, Beyond) else self.target_name(target),
                _percent(low, high, language),
            )
            for unit in (self.rows if units is None else units)
            for target, low, high in self[unit]
        )
        return Table(headings, rows)

    def _repr_html_(self) -> str:
        return self.table(units=[*self.divided, *self][:_SHOWN]).html()


_BEYOND_VI = {Beyond.OUTSIDE: "(ngoài danh mục)", Beyond.UNASSIGNED: "(chưa có nơi kế thừa)"}
_BEYOND_EN = {Beyond.OUTSIDE: "(outside)", Beyond.UNASSIGNED: "(no successor stated)"}


def _percent(low: Exact, high: Exact, language: str) -> str:
    if language == "en":
        return bounds_in_english(Bounds(low * 100, high * 100))
    return format_vi(low * 100 if low == high else Bounds(low * 100, high * 100))


def is_loose(
    row: Row, onward: Callable[[str | Beyond], Row], loose: frozenset[str] | set[str]
) -> bool:
    """Tell whether bounds that lead on along ``onward`` hold more than what can be.

    They do not where the unit goes on as a whole, where all it leads to do, or where every weight
    on the way is one number.
    """
    if any(weight.target in loose for weight in row):
        return True
    if len(row) == 1:
        return False
    rows = [onward(weight.target) for weight in row]
    divided = any(len(one) > 1 for one in rows)
    return divided and not (is_exact(row) and all(map(is_exact, rows)))


def _both(weight: Weight, told: Mapping[str, Share]) -> Weight:
    share = None if isinstance(weight.target, Beyond) else told.get(weight.target)
    if share is None:
        return weight
    return Weight(weight.target, max(weight.low, share.low), min(weight.high, share.high))


def _in_words(row: Row) -> str:
    return ", ".join(
        f"{weight.target.value if isinstance(weight.target, Beyond) else weight.target} "
        f"{bounds_in_english(Bounds(weight.low * 100, weight.high * 100))}%"
        for weight in row
    )


def check_crosswalk(name: str, value: object) -> None:
    """Refuse what is no crosswalk.

    Raises:
        InvalidValueError: It is none; the error calls it ``name``.
    """
    if not isinstance(value, Crosswalk):
        raise InvalidValueError(name, value, "a Crosswalk, as kh.crosswalk gives it")
