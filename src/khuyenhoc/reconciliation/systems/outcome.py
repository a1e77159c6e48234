"""Whether relations can hold together, and what that hangs on."""

from collections.abc import Sequence

from attrs import frozen

from khuyenhoc.models.finding import Verdict
from khuyenhoc.reconciliation.systems.narrowing import Narrowing
from khuyenhoc.reconciliation.systems.scenes import Scenes
from khuyenhoc.values.rounding import Rounding

__all__ = ["Outcome", "outcome"]


@frozen(kw_only=True)
class Outcome:
    """A verdict on some relations, with what each reading of the print leaves of their numbers."""

    verdict: Verdict
    #: The habits of rounding in which no contradiction was found; all where none is in question.
    fitting: tuple[Rounding, ...]
    #: The name of the convention that a contradiction hangs on.
    convention: str | None
    #: What is left in either habit; where that is what clashes, with where it does.
    either: Narrowing
    in_habit: dict[Rounding, Narrowing]
    #: What is left where documents keep to their own habits; ``None`` where none is known, or
    #: the numbers contradict it.
    in_own_habit: dict[Rounding, Narrowing] | None
    within_reach: Narrowing | None


def outcome(scenes: Scenes, places: Sequence[int]) -> Outcome:
    """Judge the relations at ``places`` together.

    The habits that are known of documents have no say in that, only in what follows. They
    contradict each other where they do however the percentages were rounded, or would with
    the convention for "gần" and "hơn". If only cutting off reconciles them, they are consistent
    only then; if neither habit by itself does, it is open: some may be rounded, others cut off.
    """
    keys = {key for place in places for key in scenes.system.relations[place].terms}
    either = scenes.narrowed(places, scenes.either)
    within = in_habit = own = None
    if either.clash is None and scenes.hangs_on_reach(keys):
        within = scenes.narrowed(places, scenes.within_reach)
    if either.clash is None and scenes.hangs_on_habit(keys):
        in_habit = {
            habit: scenes.narrowed(places, given) for habit, given in scenes.in_habit.items()
        }
        if scenes.has_own_habit(keys):
            own = {
                habit: left
                for habit, given in scenes.in_own_habit.items()
                if (left := scenes.narrowed(places, given)).clash is None
            }
    hangs = within is not None and within.clash is not None
    found = in_habit if in_habit is not None else dict.fromkeys(scenes.in_habit, either)
    fitting = tuple(habit for habit, left in found.items() if left.clash is None)
    if either.clash is not None or hangs:
        verdict = Verdict.CONTRADICTORY
    elif not fitting:
        verdict = Verdict.UNDETERMINED
    else:
        verdict = Verdict.CUT_OFF if fitting == (Rounding.DOWN,) else Verdict.CONSISTENT
    return Outcome(
        verdict=verdict,
        fitting=fitting,
        convention=scenes.reach.name if hangs and scenes.reach is not None else None,
        either=either,
        in_habit=found,
        in_own_habit=own or None,
        within_reach=within,
    )
