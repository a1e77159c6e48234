"""Strategies for registries: units that begin, end, change, and give parts to each other."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Final

from attrs import evolve, field, frozen
from hypothesis import strategies as st

from khuyenhoc.models.administrative_unit import AdministrativeKind, AdministrativeUnit
from khuyenhoc.models.hierarchy import Hierarchy
from khuyenhoc.models.link import Link
from khuyenhoc.models.organisation import Organisation, OrganisationKind
from khuyenhoc.models.tier import Tier
from khuyenhoc.models.unit_version import UnitVersion
from khuyenhoc.reform.registries.registry import Registry
from khuyenhoc.reform.registries.structure_change import StructureChange
from khuyenhoc.testing.dates import days
from khuyenhoc.testing.moves import changes_of, moves_of
from khuyenhoc.values.period import Period

__all__ = ["RegistryAndTruth", "registries", "registries_and_truth"]

_Kind = AdministrativeKind | OrganisationKind

_FIRST, _LAST = date(2019, 1, 1), date(2027, 12, 31)
_REFORM: Final = date(2025, 7, 1)
#: Few, so that what ends leaves its name and its code to what begins.
_NAMES: Final = ("Cửa Nam", "Hoà Bình", "Quảng Trị", "Trần Hưng Đạo", "Bà Rịa – Vũng Tàu")
_CODES: Final = tuple(f"{number:02}" for number in range(1, 31))
_KINDS: Final[dict[bool, tuple[_Kind, ...]]] = {
    True: (AdministrativeKind.PROVINCE, AdministrativeKind.CENTRALLY_RUN_CITY),
    False: (AdministrativeKind.COMMUNE, AdministrativeKind.WARD),
}
_BODIES: Final[tuple[_Kind, ...]] = (OrganisationKind.ASSOCIATION, OrganisationKind.CHAPTER)


@frozen(kw_only=True)
class RegistryAndTruth:
    """A registry with shares that are perhaps not known, and the same where all of them are.

    What is carried through the truth lies within what the registry gives bounds for.

    >>> from hypothesis import find
    >>> find(registries_and_truth(), lambda drawn: not drawn.registry.changes).truth.name
    'made-up'
    """

    registry: Registry
    #: The same units and moves, each share being one number.
    truth: Registry


@frozen(kw_only=True)
class _State:
    """What a unit is on the days between two of change."""

    name: str
    kind: _Kind
    codes: tuple[tuple[str, str], ...]
    parent: str | None
    #: Counted up where a new version begins in which nothing is new.
    version: int = field(default=0)


#: What each unit is from a day on; those that do not exist are not in it.
_States = dict[str, _State]


def registries(
    *, max_size: int = 6, max_days: int = 3, gaps: bool = False
) -> st.SearchStrategy[Registry]:
    """Make sound registries of up to ``max_size`` units at first, and ``max_days`` of change.

    Units of two tiers begin, end, come back, are renamed, recoded, of another kind and under
    another parent; names and codes pass from what ends to what begins. Shares are exact, bounded,
    not known or a remainder, of everything or of people, land and money apart; some go outside.
    Of what ends, the shares can come to 1 or no move speaks; with ``gaps``, some can come to less.

    >>> from hypothesis import given
    >>> @given(registries())
    ... def test_nothing_is_wrong(registry: Registry) -> None:
    ...     assert registry.check() == ()
    >>> test_nothing_is_wrong()
    """
    drawn = registries_and_truth(max_size=max_size, max_days=max_days, gaps=gaps)
    return drawn.map(lambda both: both.registry)


@st.composite
def registries_and_truth(
    draw: st.DrawFn, *, max_size: int = 6, max_days: int = 3, gaps: bool = False
) -> RegistryAndTruth:
    """Make registries as ``registries`` does, each with what its shares truly are.

    >>> from hypothesis import given
    >>> @given(registries_and_truth())
    ... def test_the_truth_is_possible(drawn: RegistryAndTruth) -> None:
    ...     for told, true in zip(drawn.registry.changes, drawn.truth.changes, strict=True):
    ...         for move, known in zip(told.moves, true.moves, strict=True):
    ...             assert move.share.low <= known.share.low <= move.share.high
    >>> test_the_truth_is_possible()
    """
    is_territory = draw(st.integers(0, 3)) > 0
    cuts = sorted(
        draw(st.sets(st.just(_REFORM) | days(_FIRST, _LAST), min_size=0, max_size=max_days))
    )
    upper = {f"p{place}" for place in range(draw(st.integers(1, 2)))}
    ids = sorted(upper) + [f"c{place}" for place in range(draw(st.integers(0, max_size - 1)))]
    states = [_settled(draw, {}, ids, is_territory=is_territory)]
    ended: set[str] = set()
    changes: list[tuple[StructureChange, StructureChange]] = []
    for day in cuts:
        before = states[-1]
        ends = draw(st.sets(st.sampled_from(sorted(before)), max_size=4)) if before else set[str]()
        number = len(states)
        begins = [f"{tier}{number}-{at}" for tier in "pc" for at in range(draw(st.integers(0, 2)))]
        begins += sorted(unit for unit in ended if draw(st.integers(0, 9)) == 9)
        # What was a root at its end does not come back: a gap in its links would be a fault.
        returns = {unit for unit in ends if unit[0] == "p" or before[unit].parent is not None}
        ended = (ended | returns) - set(begins)
        stays = [unit for unit in before if unit not in ends]
        after = _settled(draw, before, [*stays, *begins], is_territory=is_territory)
        has_gaps = gaps and draw(st.booleans())
        moves = [
            move
            for unit in before
            for move in draw(
                moves_of(
                    unit,
                    stays=[other for other in stays if other[0] == unit[0]],
                    begins=[other for other in begins if other[0] == unit[0]],
                    ends=unit in ends,
                    gaps=has_gaps,
                    outside=draw(st.integers(0, 3)) == 0,
                )
            )
        ]
        changes += draw(changes_of(day, moves, gaps=has_gaps))
        states.append(after)
    hierarchy = Hierarchy(
        name="made-up",
        units=tuple(draw(st.permutations([*_versions(states, cuts)]))),
        links=tuple(draw(st.permutations([*_links(states, cuts)]))),
    )
    verified = draw(st.none() | days(_FIRST, _LAST))
    changes = draw(st.permutations(changes))
    told, true = (
        Registry(hierarchy=hierarchy, changes=tuple(some), verified_on=verified)
        for some in ([told for told, _ in changes], [true for _, true in changes])
    )
    return RegistryAndTruth(registry=told, truth=true)


def _settled(
    draw: st.DrawFn, before: Mapping[str, _State], ids: Sequence[str], *, is_territory: bool
) -> _States:
    """Say what each unit is from now on; most of what was there stays as it was."""
    above = [unit for unit in ids if unit[0] == "p"]
    new = {unit: unit not in before or draw(st.integers(0, 2)) == 0 for unit in ids}
    taken = {codes for unit in ids if not new[unit] for codes in before[unit].codes}
    scheme = "gso" if is_territory else "hkh"
    states: _States = {}
    for unit in ids:
        is_upper = unit[0] == "p"
        was = before.get(unit)
        parent = None if was is None else was.parent
        under = [] if is_upper else above
        # What has lost its parent stays a root: a gap between two parents would be a fault.
        if under and (was is None or was.parent is not None):
            if parent not in under or draw(st.integers(0, 4)) == 0:
                parent = draw(st.sampled_from(under))
        else:
            parent = None
        if was is not None and not new[unit]:
            states[unit] = evolve(was, parent=parent)
            continue
        free = [code for code in _CODES if (scheme, code) not in taken]
        codes: tuple[tuple[str, str], ...] = ()
        if was is not None and taken.isdisjoint(was.codes) and draw(st.booleans()):
            codes = was.codes
        elif draw(st.integers(0, 9)) and free:
            # Of the first few, so that what has come free is taken again.
            codes = ((scheme, draw(st.sampled_from(free[:4]))),)
        taken.update(codes)
        keeps_name = was is not None and draw(st.booleans())
        states[unit] = _State(
            name=was.name if was is not None and keeps_name else draw(st.sampled_from(_NAMES)),
            kind=draw(st.sampled_from(_KINDS[is_upper] if is_territory else _BODIES)),
            codes=codes,
            parent=parent,
            version=0 if was is None else was.version + 1,
        )
    return states


def _period(cuts: Sequence[date], first: int, last: int) -> Period | None:
    """Give the days from one state through another; the first begins and the last ends never."""
    start, end = (cuts[at] if 0 <= at < len(cuts) else None for at in (first - 1, last))
    return None if start is None and end is None else Period(start, end)


def _stretches(
    states: Sequence[_States], cuts: Sequence[date], same: Callable[[_State], object]
) -> Iterator[tuple[str, _State, Period | None]]:
    """Give each unit on the days on which ``same`` says the same of it."""
    for unit in sorted({unit for existing in states for unit in existing}):
        said = [(same(state[unit]),) if unit in state else None for state in states]
        for known, places in groupby(range(len(states)), said.__getitem__):
            if known is not None:
                within = [*places]
                yield unit, states[within[0]][unit], _period(cuts, within[0], within[-1])


def _versions(states: Sequence[_States], cuts: Sequence[date]) -> Iterator[UnitVersion]:
    for unit, state, period in _stretches(states, cuts, lambda state: state.version):
        if isinstance(state.kind, AdministrativeKind):
            yield AdministrativeUnit(
                id=unit, name=state.name, kind=state.kind, codes=state.codes, period=period
            )
        else:
            tier = Tier.PROVINCE if unit[0] == "p" else Tier.COMMUNE
            yield Organisation(
                id=unit,
                name=state.name,
                kind=state.kind,
                tier=tier,
                codes=state.codes,
                period=period,
            )


def _links(states: Sequence[_States], cuts: Sequence[date]) -> Iterator[Link]:
    for unit, state, period in _stretches(states, cuts, lambda state: state.parent):
        if state.parent is not None:
            yield Link(unit, state.parent, period)
