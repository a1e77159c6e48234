"""Ways in which one figure may have gone wrong that reconcile it with all the others."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import islice, product
from typing import Final

from attrs import evolve, frozen

from khuyenhoc._language import in_language
from khuyenhoc.reconciliation.readings import MisreadingKind, misreadings
from khuyenhoc.reconciliation.relations.changes import ChangeSince, GrowthSince, TimesSince
from khuyenhoc.reconciliation.relations.comparisons import EqualTo, InOrder, WithinDrift
from khuyenhoc.reconciliation.relations.parts_of import PartsOf
from khuyenhoc.reconciliation.relations.relation import Relation
from khuyenhoc.reconciliation.relations.share_of import ShareOf
from khuyenhoc.reconciliation.relations.variable import Variable
from khuyenhoc.reconciliation.suspects.leftover import Leftover, leftover
from khuyenhoc.reconciliation.suspects.repair import Repair, RepairKind
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.step import said, told
from khuyenhoc.reconciliation.wording import HABITS
from khuyenhoc.text.periods import format_period_vi
from khuyenhoc.values.bounds import Bounds

__all__ = ["explains", "likelihood", "repairs"]

#: Relations between figures of different times.
_OVER_TIME: Final = (ChangeSince, GrowthSince, TimesSince, WithinDrift, InOrder)
#: So many combinations of repairs of one set are tried.
_COMBINED: Final = 100
_KINDS: Final = tuple(RepairKind)
_SLIPS: Final = tuple(MisreadingKind)


def repairs(
    scenes: Scenes,
    relations: Sequence[int],
    given: Mapping[str, Bounds],
    members: Sequence[str],
    doubted: Sequence[str] = (),
) -> tuple[Repair, ...]:
    """Find what may have gone wrong with each of ``members``, the others of them being withdrawn.

    So are those that are ``doubted`` for other reasons. Only what reconciles the figure with all
    that is left is offered, and only where the rest has been made to agree by that.
    """
    left = leftover(scenes, relations, given, members, doubted)
    if left is None:
        return ()
    found: dict[object, Repair] = {}
    for key in members:
        beside = tuple(other for other in members if other != key)
        for repair in _Case(left, left.system[key], beside).found():
            seen_as = (repair.key, repair.kind, repair.others, repair.misreading)
            found.setdefault(seen_as, repair)  # two relations may lead to one
    return tuple(found.values())


def explains(  # noqa: PLR0913, PLR0917 - as for repairs, with what was found
    scenes: Scenes,
    relations: Sequence[int],
    given: Mapping[str, Bounds],
    members: Sequence[str],
    found: Sequence[Repair],
    doubted: Sequence[str] = (),
) -> bool:
    """Say whether one repair of each of ``members`` can be so with those of the others.

    Each was found with the others withdrawn. Of very many combinations the first are tried.
    """
    values = [tuple({repair.value: None for repair in found if repair.key == k}) for k in members]
    if len(members) == 1 or not all(values):
        return all(values)
    open_ = {key: scenes.withdrawn[key] for key in doubted}
    return any(
        not scenes.clashes(relations, {**given, **open_, **dict(zip(members, some, strict=True))})
        for some in islice(product(*values), _COMBINED)
    )


def likelihood(repair: Repair) -> tuple[bool, int, int]:
    """Give where a repair stands among others, the likeliest being the lowest."""
    slip = -1 if repair.misreading is None else _SLIPS.index(repair.misreading.kind)
    return not repair.is_likely, _KINDS.index(repair.kind), slip


@frozen(eq=False)
class _Case:
    """One figure that is withdrawn, with what the others leave for it."""

    left: Leftover
    variable: Variable
    #: The other figures that are wrong if this one is.
    beside: tuple[str, ...]

    def found(self) -> Iterator[Repair]:
        yield from self._misprinted()
        for relation in self.left.about(self.variable.key):
            match relation:
                case ShareOf() if relation.share == self.variable.key:
                    yield from self._of_another_base(relation)
                    yield from self._of_another_part(relation)
                case PartsOf() if relation.whole == self.variable.key:
                    yield from self._with_other_parts(relation)
                case _:
                    yield from self._of_another_time(relation)
        yield from self._in_another_habit()

    def _misprinted(self) -> Iterator[Repair]:
        """Try every slip of print, any one digit among them."""
        variable = self.variable
        printed = variable.quantity
        for misreading in () if printed is None else misreadings(printed, wrong_digits=True):
            quantity = misreading.quantity
            meant = evolve(variable, quantity=quantity, unit=quantity.unit)
            value = self.left.room_for(variable, meant)
            if value is not None:
                vi, en = f"có thể là {misreading.vi}", f"may be {misreading.en}"
                repair = self._told(RepairKind.MISPRINT, value, (), vi, en)
                yield evolve(repair, misreading=misreading)

    def _of_another_base(self, relation: ShareOf) -> Iterator[Repair]:
        """Try every other number of the same kind as what the share is of."""
        stand_in = self.left.stand_in(self.variable.key)
        kind = self.left.system[relation.whole].kind
        for other in self.left.system:
            if other.key in relation.terms or other.kind is not kind:
                continue
            value = self._where(stand_in, evolve(relation, whole=other.key, share=stand_in), other)
            if value is not None:
                vi = f"có thể tính trên {told(other, 'vi')}"
                en = f"may be of {told(other, 'en')}"
                yield self._needing(RepairKind.ANOTHER_BASE, value, other, vi, en)

    def _of_another_part(self, relation: ShareOf) -> Iterator[Repair]:
        """Try what the part is added to or compared with as what the share says."""
        stand_in = self.left.stand_in(self.variable.key)
        related = {
            key: None
            for near in self.left.about(relation.part)
            if relation.part in near.alike
            for key in near.alike
            if key not in relation.terms
        }
        for key in related:
            other = self.left.system[key]
            value = self._where(stand_in, evolve(relation, part=key, share=stand_in), other)
            if value is not None:
                vi = f"có thể là tỷ lệ của {told(other, 'vi')}"
                en = f"may be the share of {told(other, 'en')}"
                yield self._needing(RepairKind.ANOTHER_PART, value, other, vi, en)

    def _with_other_parts(self, relation: PartsOf) -> Iterator[Repair]:
        """Try a total without one of its parts, and with a part of another total."""
        key = self.variable.key
        stand_in = self.left.stand_in(key)
        if not relation.complete or relation.overlap:
            return
        for other in self.left.system:
            if other.key == key or other.unit != self.variable.unit:
                continue
            if other.key in relation.parts:
                value = self._where(stand_in, EqualTo(key, (stand_in, other.key)), other)
                vi = f"có thể chưa tính {told(other, 'vi')}"
                en = f"may leave {told(other, 'en')} out"
                kind = RepairKind.PART_LEFT_OUT
            elif self._is_part(other.key):
                value = self._where(stand_in, EqualTo(stand_in, (key, other.key)), other)
                vi = f"có thể tính cả {told(other, 'vi')}"
                en = f"may include {told(other, 'en')}"
                kind = RepairKind.PART_TOO_MANY
            else:
                continue
            if value is not None:
                yield self._needing(kind, value, other, vi, en)

    def _is_part(self, key: str) -> bool:
        return any(
            isinstance(relation, PartsOf) and key in relation.parts
            for relation in self.left.about(key)
        )

    def _of_another_time(self, relation: Relation) -> Iterator[Repair]:
        """Look whether the same was printed of another time."""
        key = self.variable.key
        change = relation.change if isinstance(relation, ChangeSince) else None
        at_times = [at for at in relation.alike if at != change]
        if not isinstance(relation, _OVER_TIME) or key not in at_times:
            return
        printed = self.left.printed(self.variable)
        for at in at_times:
            other = self.left.system[at]
            if at == key or self.left.printed(other) != printed:
                continue
            stand_in = self.left.stand_in(key)
            value = self._where(stand_in, EqualTo(stand_in, at), other)
            if value is not None:
                vi = f"có thể là số của kỳ khác ({_at(other, 'vi')})"
                en = f"may be the figure of another time ({_at(other, 'en')})"
                yield self._needing(RepairKind.ANOTHER_TIME, value, other, vi, en)

    def _in_another_habit(self) -> Iterator[Repair]:
        """Try the habit of rounding that the document of a share does not have."""
        own = self.left.scenes.habits.get(self.variable.document)
        if not self.variable.is_share or own is None:
            return
        for habit in HABITS:
            if habit is own:
                continue
            value = self.left.fits(self.variable.key, self.left.printed(self.variable, habit))
            if value is not None:
                (vi, en), (own_vi, own_en) = HABITS[habit], HABITS[own]
                vi = f"có thể được {vi}, không {own_vi} như các số còn lại"
                en = f"may be {en}, not {own_en} like the others"
                yield self._needing(RepairKind.ANOTHER_HABIT, value, None, vi, en)

    def _where(self, stand_in: str, relation: Relation, other: Variable) -> Bounds | None:
        return self.left.where(self.variable, stand_in, relation, other)

    def _needing(
        self, kind: RepairKind, value: Bounds, other: Variable | None, vi: str, en: str
    ) -> Repair:
        """Say beside what went wrong what the figure would have to be."""
        others = () if other is None else (other.key,)
        vi = f"{vi}; muốn khớp phải là {said(self.variable, value, 'vi')}"
        en = f"{en}; to agree it would be {said(self.variable, value, 'en')}"
        return self._told(kind, value, others, vi, en)

    def _told(
        self, kind: RepairKind, value: Bounds, others: tuple[str, ...], vi: str, en: str
    ) -> Repair:
        return Repair(
            key=self.variable.key,
            kind=kind,
            value=value,
            others=others,
            beside=self.beside,
            vi=f"{told(self.variable, 'vi')} {vi}{self._if_beside('vi')}.",
            en=f"{told(self.variable, 'en')} {en}{self._if_beside('en')}.",
        )

    def _if_beside(self, language: str) -> str:
        if not self.beside:
            return ""
        names = [told(self.left.system[key], language) for key in self.beside]
        if language == "vi":
            return f", nếu {' và '.join(names)} cũng sai"
        verb = "is" if len(names) == 1 else "are"
        return f", if {' and '.join(names)} {verb} wrong too"


def _at(variable: Variable, language: str) -> str:
    """Name a figure with its time, where that is known."""
    period = variable.period
    if period is None:
        return told(variable, language)
    time = in_language(language, vi=format_period_vi(period), en=str(period))
    return f"{told(variable, language)}, {time}"
