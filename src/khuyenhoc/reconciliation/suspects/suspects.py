"""Which printed figures to doubt when they cannot all be true."""

from collections.abc import Iterator, Mapping

from attrs import field, frozen

from khuyenhoc._language import in_language
from khuyenhoc._validators import flag, one_of_type, tuple_of
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.reconciliation.suspects.repair import Repair
from khuyenhoc.reconciliation.suspects.repairs import repairs
from khuyenhoc.reconciliation.suspects.search import TRIES, search
from khuyenhoc.reconciliation.systems.components import components
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.systems.step import told
from khuyenhoc.reconciliation.systems.system import System
from khuyenhoc.values.quantity import WITHIN_A_TENTH, Reach
from khuyenhoc.values.rounding import Rounding

__all__ = ["SuspectGroup", "Suspects", "suspects"]


@frozen(kw_only=True)
class SuspectGroup:
    """The suspects of one set of figures that hang together (nhóm số đáng ngờ).

    >>> from khuyenhoc.reconciliation.relations.parts_of import PartsOf
    >>> (group,) = suspects(System.of({"all": 10, "boys": 4, "girls": 7},
    ...                               [PartsOf("all", ("boys", "girls"))]))
    >>> group.sets
    (('all',), ('boys',), ('girls',))
    """

    #: Every lightest set of figures without which no contradiction is seen among the rest.
    sets: tuple[tuple[str, ...], ...] = field(validator=tuple_of(tuple))
    #: Figures that cannot all be true, none of which can be left out: what proves the sets.
    conflicts: tuple[tuple[str, ...], ...] = field(validator=tuple_of(tuple))
    #: What may have gone wrong with figures of the sets.
    repairs: tuple[Repair, ...] = field(default=(), validator=tuple_of(Repair))
    #: Whether the sets are proved to be the lightest, and all of them; where not, the budget of
    #: tries was spent: no set is lighter, but these may not be enough.
    settled: bool = field(validator=flag)

    @property
    def top(self) -> tuple[tuple[str, ...], ...]:
        """The sets of which every figure has a repair that explains it; all where none has."""
        explained = {repair.key for repair in self.repairs}
        fine = tuple(members for members in self.sets if explained.issuperset(members))
        return fine or self.sets


@frozen(kw_only=True)
class Suspects:
    """The figures to doubt in a system that contradicts itself (số liệu đáng ngờ).

    One group for each lot of figures that hang together; none where no contradiction was found.

    >>> from khuyenhoc.reconciliation.relations.parts_of import PartsOf
    >>> found = suspects(System.of({"all": 110, "boys": 4, "girls": 7},
    ...                            [PartsOf("all", ("boys", "girls"))]))
    >>> found.top, found.groups[0].repairs[0].value
    ((('all',),), Bounds(11, 11))
    """

    system: System = field(validator=one_of_type(System), repr=False)
    groups: tuple[SuspectGroup, ...] = field(validator=tuple_of(SuspectGroup))

    def __iter__(self) -> Iterator[SuspectGroup]:
        return iter(self.groups)

    def __len__(self) -> int:
        return len(self.groups)

    @property
    def top(self) -> tuple[tuple[str, ...], ...]:
        """The likeliest sets of each group, one group after the other."""
        return tuple(members for group in self.groups for members in group.top)

    @property
    def figures(self) -> tuple[str, ...]:
        """The keys of all figures of the likeliest sets, each once, in the order of the system."""
        named = {key for members in self.top for key in members}
        return tuple(variable.key for variable in self.system if variable.key in named)

    @property
    def settled(self) -> bool:
        """Whether every group is proved; where not, the budget of tries was spent."""
        return all(group.settled for group in self.groups)

    def repairs(self, key: str) -> tuple[Repair, ...]:
        """Give what may have gone wrong with one figure.

        Raises:
            InvalidValueError: The system has no such number.
        """
        key = self.system[key].key
        return tuple(
            repair for group in self.groups for repair in group.repairs if repair.key == key
        )

    def sentences(self, language: str = "vi") -> tuple[str, ...]:
        """Say in ``"vi"`` or ``"en"`` whom to doubt, a sentence for each group.

        Raises:
            InvalidValueError: ``language`` is another one.
        """
        return tuple(self._said(group, language) for group in self.groups)

    def _said(self, group: SuspectGroup, language: str) -> str:
        join = in_language(language, vi=" cùng ", en=" with ")
        sets = [
            join.join(told(self.system[key], language) for key in members) for members in group.top
        ]
        listed = in_language(language, vi=" hoặc ", en=" or ").join(sets)
        open_end = (
            ""
            if group.settled
            else in_language(
                language,
                vi=" (chưa tìm hết trong số lần thử cho phép)",
                en=" (not all was tried within the budget)",
            )
        )
        return in_language(
            language,
            vi=f"Đáng ngờ nhất: {listed}{open_end}.",
            en=f"Most doubtful: {listed}{open_end}.",
        )


def suspects(
    system: System,
    *,
    reach: Reach | None = WITHIN_A_TENTH,
    habits: Mapping[str, Rounding] | None = None,
    tries: int = TRIES,
) -> Suspects:
    """Find the lightest sets of printed figures whose withdrawal removes every contradiction.

    A figure weighs as much as the host trusts it (``Variable.trust``). The search is exact, has no
    seed, lists ties, and tells where it spent its ``tries`` before it was done. ``habits``, by
    document, only serve to tell a share that was rounded unlike the others.

    Raises:
        InvalidValueError: ``system`` is none, ``reach`` is no reach, or ``tries`` is below 1.
    """
    if not isinstance(system, System):
        raise InvalidValueError("system", system, "a System, such as kh.System.of(...)")
    if reach is not None and not isinstance(reach, Reach):
        raise InvalidValueError("reach", reach, "a Reach or None")
    if type(tries) is not int or tries < 1:
        raise InvalidValueError("tries", tries, "a whole number of at least 1")
    scenes = Scenes(system, habits or {}, reach)
    groups = [
        SuspectGroup(sets=((key,),), conflicts=((key,),), settled=True) for key in scenes.denied
    ]
    given = scenes.within_reach
    for group in components(system.relations, range(len(system.relations))):
        if not scenes.clashes(group, given):
            continue
        found = search(scenes, group, given, tries)
        tries = max(1, tries - found.tries)
        explained = [
            repair for members in found.sets for repair in repairs(scenes, group, given, members)
        ]
        groups.append(
            SuspectGroup(
                sets=found.sets,
                conflicts=found.conflicts,
                repairs=tuple(dict.fromkeys(explained)),
                settled=found.settled,
            )
        )
    return Suspects(system=system, groups=tuple(groups))
