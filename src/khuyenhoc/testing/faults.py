"""Faults planted in systems of figures that can all be true, each with what it is."""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum
from fractions import Fraction
from typing import Final

from attrs import evolve, field, frozen

from khuyenhoc._validators import one_of_type
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reconciliation.relations.changes import ChangeSince
from khuyenhoc.reconciliation.relations.parts_of import PartsOf
from khuyenhoc.reconciliation.relations.share_of import ShareOf
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.testing.system_prints import is_true, printed_like
from khuyenhoc.testing.systems import PROVINCE, SystemAndTruth
from khuyenhoc.values.number import Exact, simplest
from khuyenhoc.values.quantity import Quantity
from khuyenhoc.values.rounding import Rounding
from khuyenhoc.values.unit import PERCENT

__all__ = ["FaultKind", "PlantedFault", "plant"]


class FaultKind(Enum):
    """What goes wrong in a report, by what a writer does.

    >>> FaultKind("stale").name
    'STALE'
    """

    #: One digit is another, or two neighbours have changed places.
    DIGIT = "digit"
    #: A number is a thousand times too large or too small: triệu for tỉ, or "nghìn" left out.
    THOUSAND = "thousand"
    #: A percentage is of something else: of the registered and not of all, or of last year.
    BASE = "base"
    #: A total leaves one of its parts out.
    PART_LEFT_OUT = "part-left-out"
    #: What one unit has is counted in the total of another one's parent.
    WRONG_PARENT = "wrong-parent"
    #: The figure of last year is printed as that of this year.
    STALE = "stale"
    #: One percentage is cut off in a report that rounds, or the other way round.
    CUT_NOT_ROUNDED = "cut-not-rounded"


@frozen(kw_only=True)
class PlantedFault:
    """A system of figures of which one is wrong, or two totals, with which and why.

    >>> from khuyenhoc.testing.systems import system_and_truth
    >>> planted = plant(FaultKind.WRONG_PARENT, system_and_truth(1), at=0)
    >>> planted.figures, planted.units
    (('district-1/members', 'district-2/members'), ('commune-1-1', 'district-1', 'district-2'))
    """

    system: System = field(validator=one_of_type(System))
    kind: FaultKind = field(validator=one_of_type(FaultKind))
    #: The keys of the wrong figures: two of a wrong parent, and one of any other fault.
    figures: tuple[str, ...]
    #: How each of them is printed, and how it would be printed rightly.
    printed: tuple[Quantity, ...] = field(repr=False)
    meant: tuple[Quantity, ...] = field(repr=False)
    #: What is true of each of them.
    true: tuple[Exact, ...]
    #: The part that is left out; or the unit that moved, from which parent, and to which.
    units: tuple[str, ...] = ()
    #: The system without the fault.
    clean: SystemAndTruth = field(repr=False)


#: What is printed wrongly, each by its key, and the units that it is about.
_Change = tuple[dict[str, Quantity], tuple[str, ...]]
#: One place where a fault may be: how many ways there are, and what each of them changes, if any.
_Place = tuple[int, Callable[[int], _Change | None]]


def plant(kind: FaultKind, drawn: SystemAndTruth, *, at: int = 0) -> PlantedFault:
    """Plant a fault of this ``kind``: always the same one for the same ``at``.

    Places are counted from 0 and round again, so that any number is one; neighbouring numbers are
    of different figures. What is planted is always false: no print is changed to another true one.
    It need not be one that anybody could find.

    >>> from khuyenhoc.testing.systems import system_and_truth
    >>> planted = plant(FaultKind.STALE, system_and_truth(1), at=2)
    >>> planted.figures, planted.printed[0].value, planted.true
    (('commune-1-1/members',), 980, (943,))

    Raises:
        InvalidValueError: ``kind`` or ``drawn`` is none, ``at`` is below 0, or the system has no
            room for such a fault, as where every percentage is the same in both habits.
    """
    _check(kind, drawn)
    if type(at) is not int or at < 0:
        raise InvalidValueError("at", at, "a whole number of at least 0")
    places = tuple(_PLANTERS[kind](drawn))
    most = max((ways for ways, _ in places), default=0)
    for number in range(at, at + len(places) * most):
        ways, change_of = places[number % len(places)]
        found = change_of(number // len(places) % ways)
        if found is not None and _is_fault(drawn, found[0]):
            return _planted(kind, drawn, *found)
    raise InvalidValueError("kind", kind, "a kind of fault that the system has room for")


def _check(kind: object, drawn: object) -> None:
    if not isinstance(kind, FaultKind):
        raise InvalidValueError("kind", kind, "a FaultKind, such as FaultKind.DIGIT")
    if not isinstance(drawn, SystemAndTruth):
        raise InvalidValueError("drawn", drawn, "a SystemAndTruth, such as system_and_truth(1)")


def _is_fault(drawn: SystemAndTruth, changes: Mapping[str, Quantity]) -> bool:
    return not any(
        is_true(printed, drawn.truth[key], drawn.habit) for key, printed in changes.items()
    )


def _planted(
    kind: FaultKind, drawn: SystemAndTruth, changes: Mapping[str, Quantity], units: tuple[str, ...]
) -> PlantedFault:
    system = drawn.system
    variables = tuple(
        evolve(variable, quantity=changes[variable.key]) if variable.key in changes else variable
        for variable in system
    )
    return PlantedFault(
        system=System(variables, system.relations),
        kind=kind,
        figures=tuple(changes),
        printed=tuple(changes.values()),
        meant=tuple(quantity for key, quantity in _prints(drawn) if key in changes),
        true=tuple(drawn.truth[key] for key in changes),
        units=units,
        clean=drawn,
    )


def _prints(drawn: SystemAndTruth) -> Iterator[tuple[str, Quantity]]:
    for variable in drawn.system:
        if variable.quantity is not None:
            yield variable.key, variable.quantity


def _once(changes: dict[str, Quantity], units: tuple[str, ...] = ()) -> _Place:
    return 1, lambda _: (changes, units)


def _with(
    drawn: SystemAndTruth, values: Mapping[str, Exact], units: tuple[str, ...] = ()
) -> Iterator[_Place]:
    """Print these values in place of the true ones, in the way that those are printed."""
    changes = {
        key: printed_like(printed, values[key], drawn.habit)
        for key, printed in _prints(drawn)
        if key in values
    }
    if len(changes) == len(values):
        yield _once(changes, units)


def _digit(drawn: SystemAndTruth) -> Iterator[_Place]:
    for key, printed in _prints(drawn):
        digits = str(printed.value / Fraction(printed.resolution))

        def change_of(
            way: int, key: str = key, printed: Quantity = printed, digits: str = digits
        ) -> _Change | None:
            other = _other_digits(digits, way)
            if other[0] == "0" and len(other) > 1:
                return None  # nobody prints a 0 first
            value = simplest(int(other) * Fraction(printed.resolution))
            return {key: evolve(printed, value=value)}, ()

        yield 10 * len(digits) - 1, change_of


def _other_digits(digits: str, way: int) -> str:
    """Give the digits with one that is another, or where all those are done, with two swapped."""
    if way < 9 * len(digits):
        place, step = divmod(way, 9)
        digit = (int(digits[place]) + step + 1) % 10
        return f"{digits[:place]}{digit}{digits[place + 1 :]}"
    place = way - 9 * len(digits)
    return f"{digits[:place]}{digits[place + 1]}{digits[place]}{digits[place + 2 :]}"


def _thousand(drawn: SystemAndTruth) -> Iterator[_Place]:
    for key, printed in _prints(drawn):
        if printed.unit == PERCENT:
            continue

        def change_of(way: int, key: str = key, printed: Quantity = printed) -> _Change | None:
            value, step = printed.value, printed.resolution
            if not way:
                return {key: evolve(printed, value=value * 1000, resolution=step * 1000)}, ()
            if value % 1000:
                return None
            step = step // 1000 or 1
            return {key: evolve(printed, value=value // 1000, resolution=step)}, ()

        yield 2, change_of


def _base(drawn: SystemAndTruth) -> Iterator[_Place]:
    """Print the percentage of another base, or of what was counted a year before."""
    truth = drawn.truth
    for relation in drawn.system.relations:
        if isinstance(relation, ShareOf):
            unit, _, measure = relation.part.partition("/")
            part, whole = relation.part, relation.whole
            if measure == "recognised":
                whole = f"{unit}/registered"
            else:
                part = f"{unit}/members-before"
            other = Fraction(100 * truth[part]) / truth[whole]
            yield from _with(drawn, {relation.share: other})


def _part_left_out(drawn: SystemAndTruth) -> Iterator[_Place]:
    for relation in drawn.system.relations:
        if isinstance(relation, PartsOf):
            for part in relation.parts:
                rest = drawn.truth[relation.whole] - drawn.truth[part]
                yield from _with(drawn, {relation.whole: rest}, (part.partition("/")[0],))


def _wrong_parent(drawn: SystemAndTruth) -> Iterator[_Place]:
    truth, parents = drawn.truth, drawn.parents
    districts = [unit for unit, parent in parents.items() if parent == PROVINCE]
    for moved, parent in parents.items():
        if parent == PROVINCE:
            continue
        for measure in (key.partition("/")[2] for key in truth if key.startswith(f"{moved}/")):
            for other in districts:
                one, another = f"{parent}/{measure}", f"{other}/{measure}"
                if other == parent or not _is_added_up(drawn, one):
                    continue
                counted = truth[f"{moved}/{measure}"]
                values = {one: truth[one] - counted, another: truth[another] + counted}
                yield from _with(drawn, values, (moved, parent, other))


def _is_added_up(drawn: SystemAndTruth, key: str) -> bool:
    return any(
        isinstance(relation, PartsOf) and relation.whole == key
        for relation in drawn.system.relations
    )


def _stale(drawn: SystemAndTruth) -> Iterator[_Place]:
    for relation in drawn.system.relations:
        if isinstance(relation, ChangeSince):
            yield from _with(drawn, {relation.now: drawn.truth[relation.before]})


def _cut_not_rounded(drawn: SystemAndTruth) -> Iterator[_Place]:
    other = Rounding.HALF_UP if drawn.habit is Rounding.DOWN else Rounding.DOWN
    for key, printed in _prints(drawn):
        if printed.unit == PERCENT:
            yield _once({key: printed_like(printed, drawn.truth[key], other)})


_PLANTERS: Final[Mapping[FaultKind, Callable[[SystemAndTruth], Iterator[_Place]]]] = {
    FaultKind.DIGIT: _digit,
    FaultKind.THOUSAND: _thousand,
    FaultKind.BASE: _base,
    FaultKind.PART_LEFT_OUT: _part_left_out,
    FaultKind.WRONG_PARENT: _wrong_parent,
    FaultKind.STALE: _stale,
    FaultKind.CUT_NOT_ROUNDED: _cut_not_rounded,
}
