"""Whether relations can hold together, and what that hangs on."""

from collections.abc import Iterable, Mapping, Sequence

from attrs import frozen

from khuyenhoc.models.finding import Verdict
from khuyenhoc.reconciliation.systems.narrowing import Narrowing
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.reconciliation.wording import HABITS
from khuyenhoc.values.rounding import Rounding

__all__ = ["Outcome", "outcome"]


@frozen(kw_only=True)
class Outcome:
    """A verdict on some relations, with what each reading of the print leaves of their numbers."""

    verdict: Verdict
    #: For each document with shares in question the habits of rounding in which no contradiction
    #: was found, whatever the habits of the others.
    fitting: Mapping[str, tuple[Rounding, ...]]
    #: The name of the convention that a contradiction hangs on.
    convention: str | None
    #: What is left in either habit; where that is what clashes, with where it does.
    either: Narrowing
    #: What is left where all documents have one habit.
    in_habit: dict[Rounding, Narrowing]
    #: What is left where documents keep to their own habits; ``None`` where none is known, or
    #: the numbers contradict it.
    in_own_habit: dict[Rounding, Narrowing] | None
    within_reach: Narrowing | None

    @property
    def only(self) -> Rounding | None:
        """The one habit in which all documents fit, if there is just one."""
        habits = set(self.fitting.values())
        (common,) = habits if len(habits) == 1 else ((),)
        return common[0] if len(common) == 1 else None


def outcome(scenes: Scenes, places: Sequence[int]) -> Outcome:
    """Judge the relations at ``places`` together.

    The habits that are known of documents have no say in that, only in what follows. They
    contradict each other where they do however the percentages were rounded, or would with
    the convention for "gần" and "hơn". If only cutting off reconciles those of a document, they
    are consistent only then; if neither habit does, it is open: some may be rounded, others cut
    off.
    """
    keys = {key for place in places for key in scenes.system.relations[place].terms}
    either = scenes.narrowed(places, scenes.either)
    within = own = None
    in_habit = dict.fromkeys(HABITS, either)
    fitting: dict[str, tuple[Rounding, ...]] = {}
    if either.clash is None and scenes.hangs_on_reach(keys):
        within = scenes.narrowed(places, scenes.within_reach)
    if either.clash is None and scenes.hangs_on_habit(keys):
        in_habit = {
            habit: scenes.narrowed(places, given) for habit, given in scenes.in_habit.items()
        }
        fitting = _fitting(scenes, places, in_habit)
        if scenes.has_own_habit(keys):
            own = {
                habit: left
                for habit, given in scenes.in_own_habit.items()
                if (left := scenes.narrowed(places, given)).clash is None
            }
    hangs = within is not None and within.clash is not None
    return Outcome(
        verdict=(
            Verdict.CONTRADICTORY
            if either.clash is not None or hangs
            else _by_habits(fitting.values())
        ),
        fitting=fitting,
        convention=scenes.reach.name if hangs and scenes.reach is not None else None,
        either=either,
        in_habit=in_habit,
        in_own_habit=own or None,
        within_reach=within,
    )


def _by_habits(fitting: Iterable[tuple[Rounding, ...]]) -> Verdict:
    """Judge by the habits in which the shares of each document fit."""
    found = set(fitting)
    if () in found:
        return Verdict.UNDETERMINED
    return Verdict.CUT_OFF if (Rounding.DOWN,) in found else Verdict.CONSISTENT


def _fitting(
    scenes: Scenes, places: Sequence[int], in_habit: Mapping[Rounding, Narrowing]
) -> dict[str, tuple[Rounding, ...]]:
    """Find the habits of each document; of a single one they are those of all numbers."""
    documents = scenes.documents(places)
    if len(documents) == 1:
        fine = tuple(habit for habit, left in in_habit.items() if left.clash is None)
        return {documents[0]: fine}
    return {
        document: tuple(
            habit
            for habit in HABITS
            if not scenes.clashes(places, scenes.with_habit(document, habit))
        )
        for document in documents
    }
