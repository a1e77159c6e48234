"""Ways in which one figure may have gone wrong that reconcile it with all the others."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from attrs import evolve, frozen

from khuyenhoc.reconciliation.readings import MisreadingKind, misreadings
from khuyenhoc.reconciliation.relations.changes import ChangeSince, GrowthSince, TimesSince
from khuyenhoc.reconciliation.relations.comparisons import InOrder, WithinDrift
from khuyenhoc.reconciliation.relations.parts_of import PartsOf
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.reconciliation.relations.share_of import ShareOf
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.suspects.repair import Repair, RepairKind
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.step import said, told
from khuyenhoc.reconciliation.wording import HABITS
from khuyenhoc.values.bounds import Bounds

__all__ = ["repairs"]

#: Relations between figures of different times.
_OVER_TIME: Final = (ChangeSince, GrowthSince, TimesSince, WithinDrift, InOrder)


def repairs(
    scenes: Scenes,
    relations: Sequence[int],
    given: Mapping[str, Bounds],
    members: Sequence[str],
) -> tuple[Repair, ...]:
    """Find what may have gone wrong with each of ``members``, the others of them being withdrawn.

    Only what reconciles the figure with all that is left is offered.
    """
    withdrawn = {key: scenes.withdrawn[key] for key in members}
    left = scenes.narrowed(relations, {**given, **withdrawn})
    if left.clash is not None:
        return ()
    case = _Case(scenes, relations, {**given, **withdrawn}, left.domains)
    found: list[Repair] = []
    for key in members:
        found.extend(case.of(scenes.system[key]))
    return tuple(found)


@frozen(eq=False)
class _Case:
    """Figures that are withdrawn, and what the others leave for them."""

    scenes: Scenes
    relations: Sequence[int]
    given: dict[str, Bounds]
    needed: dict[str, Bounds]

    def of(self, variable: Variable) -> Iterator[Repair]:
        """Find what may have gone wrong with one of them, the likeliest first."""
        yield from self._misprinted(variable, likely=True)
        yield from self._of_another_base(variable)
        yield from self._with_other_parts(variable)
        yield from self._of_another_time(variable)
        yield from self._in_another_habit(variable)
        yield from self._misprinted(variable, likely=False)

    def _related(self, key: str) -> Iterator[Relation]:
        for place in self.relations:
            relation = self.scenes.system.relations[place]
            if key in relation.terms:
                yield relation

    def _fits(self, key: str, domain: Bounds | None) -> Bounds | None:
        """Give what is left of a figure that could be ``domain``; ``None`` where it cannot."""
        room = None if domain is None else domain & self.needed[key]
        if room is None:
            return None
        left = self.scenes.narrowed(self.relations, {**self.given, key: room})
        return None if left.clash is not None else left.domains[key]

    def _misprinted(self, variable: Variable, *, likely: bool) -> Iterator[Repair]:
        """Try slips of print; that any one digit is wrong explains much, and so comes last."""
        if variable.quantity is None:
            return
        for misreading in misreadings(variable.quantity, wrong_digits=not likely):
            if likely is (misreading.kind is MisreadingKind.WRONG_DIGIT):
                continue
            meant = evolve(variable, quantity=misreading.quantity, unit=misreading.quantity.unit)
            value = self._fits(variable.key, meant.domain())
            if value is not None:
                yield Repair(
                    key=variable.key,
                    kind=RepairKind.MISPRINT,
                    value=value,
                    misreading=misreading,
                    vi=f"{told(variable, 'vi')} có thể là {misreading.vi}.",
                    en=f"{told(variable, 'en')} may be {misreading.en}.",
                )

    def _of_another_base(self, variable: Variable) -> Iterator[Repair]:
        """Try every other number of the same kind as what a share is of."""
        printed = variable.domain()
        for relation in self._related(variable.key):
            if not isinstance(relation, ShareOf) or relation.share != variable.key:
                continue
            kind = self.scenes.system[relation.whole].kind
            for other in self.scenes.system:
                if other.key in relation.terms or other.kind is not kind or not other.is_printed:
                    continue
                if not self._is_share(relation, other, printed):
                    continue
                yield self._told(
                    variable,
                    RepairKind.ANOTHER_BASE,
                    (other,),
                    f"có thể tính trên {told(other, 'vi')}",
                    f"may be of {told(other, 'en')}",
                )

    def _is_share(self, relation: ShareOf, base: Variable, printed: Bounds | None) -> bool:
        part, whole = self.given[relation.part], self.given.get(base.key)
        some = None if whole is None else whole & Bounds.more_than(0)
        if some is None or printed is None:
            return False
        rate = part / some * self.scenes.system[relation.share].per_one
        at_most = not relation.encloses or (some - part) & Bounds.at_least(0) is not None
        return at_most and rate & printed is not None

    def _with_other_parts(self, variable: Variable) -> Iterator[Repair]:
        """Try a total without one of its parts, and with a part of another total."""
        printed = variable.domain()
        for relation in self._related(variable.key):
            if not isinstance(relation, PartsOf) or relation.whole != variable.key:
                continue
            if printed is None or not relation.complete or relation.overlap:
                continue
            total = Bounds.exactly(0)
            for part in relation.parts:
                total += self.given[part]
            for other in self.scenes.system:
                value = self.given.get(other.key)
                if value is None or other.key == variable.key or not other.is_printed:
                    continue
                if other.key in relation.parts and (total - value) & printed is not None:
                    yield self._told(
                        variable,
                        RepairKind.PART_LEFT_OUT,
                        (other,),
                        f"có thể chưa tính {told(other, 'vi')}",
                        f"may leave {told(other, 'en')} out",
                    )
                elif self._is_part_elsewhere(other) and (total + value) & printed is not None:
                    yield self._told(
                        variable,
                        RepairKind.PART_TOO_MANY,
                        (other,),
                        f"có thể tính cả {told(other, 'vi')}",
                        f"may include {told(other, 'en')}",
                    )

    def _is_part_elsewhere(self, variable: Variable) -> bool:
        return any(
            isinstance(relation, PartsOf) and variable.key in relation.parts
            for relation in self._related(variable.key)
        )

    def _of_another_time(self, variable: Variable) -> Iterator[Repair]:
        """Look whether the same was printed of another time."""
        for relation in self._related(variable.key):
            if not isinstance(relation, _OVER_TIME) or variable.key not in relation.alike:
                continue
            for key in relation.alike:
                other = self.scenes.system[key]
                same = other.quantity is not None and variable.quantity is not None
                if key == variable.key or not same or self._is_change(relation, key, variable):
                    continue
                if other.domain() == variable.domain():
                    yield self._told(
                        variable,
                        RepairKind.ANOTHER_TIME,
                        (other,),
                        f"có thể là số của kỳ khác: {key}",
                        f"may be the figure of another time: {key}",
                    )

    def _is_change(self, relation: Relation, key: str, variable: Variable) -> bool:
        """Say whether one of two figures is the change between two times and no figure of one."""
        return isinstance(relation, ChangeSince) and relation.change in (key, variable.key)

    def _in_another_habit(self, variable: Variable) -> Iterator[Repair]:
        """Try the habit of rounding that the document of a share does not have."""
        own = self.scenes.habits.get(variable.document)
        if not variable.is_share or own is None:
            return
        for habit in HABITS:
            value = None if habit is own else self._fits(variable.key, variable.domain(habit))
            if value is not None:
                vi, en = HABITS[habit]
                yield self._told(
                    variable, RepairKind.ANOTHER_HABIT, (), f"có thể đã {vi}", f"may be {en}"
                )

    def _told(
        self, variable: Variable, kind: RepairKind, others: tuple[Variable, ...], vi: str, en: str
    ) -> Repair:
        value = self.needed[variable.key]
        return Repair(
            key=variable.key,
            kind=kind,
            value=value,
            others=tuple(other.key for other in others),
            vi=f"{told(variable, 'vi')} {vi}; muốn khớp phải là {said(variable, value, 'vi')}.",
            en=f"{told(variable, 'en')} {en}; to agree it would be {said(variable, value, 'en')}.",
        )
