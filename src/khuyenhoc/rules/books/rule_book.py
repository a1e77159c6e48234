"""All rule sets at hand, and which of them holds for a title, on a day, in a place."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cached_property
from typing import Final, cast

from attrs import evolve, field, frozen

from khuyenhoc._validators import tuple_of
from khuyenhoc.errors import (
    AmbiguousRuleError,
    InvalidValueError,
    NotInForceError,
    Problem,
    StructuringError,
)
from khuyenhoc.models.cycles import cycles
from khuyenhoc.models.indicator import Indicator
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.target import AreaClass, Target
from khuyenhoc.models.tree import Tree
from khuyenhoc.rules.books.local_decision import LocalDecision
from khuyenhoc.rules.books.rule_set import RuleSet
from khuyenhoc.rules.requirements.requirement import Requirement, SameAs, articles_of
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period

__all__ = ["RuleBook"]

_ONE_DAY: Final = timedelta(days=1)


@frozen(repr=False)
class RuleBook:
    """Rule sets and targets (các bộ tiêu chí và chỉ tiêu), to be looked up by title, day and place.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> [RULE_BOOK.rule_set(LearningTitle.PROVINCE_UNIT, on=day).citation.instrument
    ...  for day in (date(2024, 1, 25), date(2024, 1, 26))]
    ['22/2020/TT-BGDĐT', '24/2023/TT-BGDĐT']

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    rule_sets: tuple[RuleSet, ...] = field(validator=tuple_of(RuleSet))
    targets: tuple[Target, ...] = field(default=(), kw_only=True, validator=tuple_of(Target))
    #: Those that were added by ``with_decisions``.
    decisions: tuple[LocalDecision, ...] = field(
        default=(), kw_only=True, validator=tuple_of(LocalDecision)
    )

    def __getitem__(self, rule_set: str) -> RuleSet:
        """Give a rule set by its id.

        Raises:
            InvalidValueError: The book has none of that id.
        """
        found = self._by_id.get(rule_set)
        if found is None:
            raise InvalidValueError("RuleBook", rule_set, f"one of {', '.join(self._by_id)}")
        return found

    def __iter__(self) -> Iterator[RuleSet]:
        return iter(self.rule_sets)

    def __len__(self) -> int:
        return len(self.rule_sets)

    def __repr__(self) -> str:
        return f"<RuleBook: {len(self)} rule sets, {len(self.targets)} targets>"

    def rule_set(
        self,
        title: LearningTitle,
        *,
        on: date,
        place: str | None = None,
        period: Period | None = None,
        tree: Tree | None = None,
    ) -> RuleSet:
        """Give the rule set for ``title`` that is in force ``on`` a day and applies to ``period``.

        One that the place has of its own, or with ``tree`` a unit above it, is preferred to that of
        the nation.

        Raises:
            NotInForceError: There is none; the error has the nearest days with one.
            AmbiguousRuleError: There are several, such as two decisions of one province.
            InvalidValueError: ``title`` is no ``LearningTitle``, ``on`` not exactly a ``date``, or
                the tree does not have the place.
        """
        if type(title) is not LearningTitle:
            raise InvalidValueError("RuleBook.rule_set.title", title, "a LearningTitle")
        if type(on) is not date:
            raise InvalidValueError("RuleBook.rule_set.on", on, "a date without a time")
        places = _places(place, tree)
        known = [one for one in self._of_title(title) if one.place is None or one.place in places]
        applied = [one for one in known if _applies(one, period)]
        in_force = [one for one in applied if one.in_force is not None and on in one.in_force]
        found = [one for one in in_force if one.place is not None] or in_force
        if not found:
            raise _not_in_force(title, on, known, applied)
        if len(found) > 1:
            raise AmbiguousRuleError(title.value, on, tuple(one.id for one in found))
        return found[0]

    def referred(
        self,
        rule_set: RuleSet,
        *,
        on: date,
        place: str | None = None,
        period: Period | None = None,
        tree: Tree | None = None,
    ) -> dict[str, tuple[RuleSet, Requirement] | None]:
        """Give what the articles that ``rule_set`` refers to ask for on a day.

        It is by the name of the article, ``SameAs.article``. What articles refer to in their turn
        is among it. Of an article that is not in force on the day, or of no article, it is
        ``None``.

        Raises:
            AmbiguousRuleError: An article is that of several rule sets, such as two decisions.
            InvalidValueError: Articles refer to each other in a circle.
        """
        found: dict[str, tuple[RuleSet, Requirement] | None] = {}
        above: dict[str, list[str]] = {}
        places = _places(place, tree)
        waiting = [one for one in rule_set.requirements if isinstance(one, SameAs)]
        while waiting:
            one = waiting.pop()
            if one.article in found:
                continue
            found[one.article] = there = self._article(one, on, places, period)
            further = [] if there is None else articles_of(there[1])
            above[one.article] = [part.article for part in further]
            waiting += further
        circles = cycles(above)
        if circles:
            expected = "articles that do not refer to each other in a circle"
            raise InvalidValueError("RuleBook.referred", ", ".join(circles[0]), expected)
        return found

    def with_rule_sets(self, *rule_sets: RuleSet) -> "RuleBook":
        """Add rule sets; one of an id that the book has takes its place.

        Raises:
            InvalidValueError: One is no ``RuleSet``.
        """
        for one in rule_sets:
            if not isinstance(cast("object", one), RuleSet):
                raise InvalidValueError("RuleBook.with_rule_sets", one, "a RuleSet")
        ids = {one.id for one in rule_sets}
        kept = tuple(one for one in self.rule_sets if one.id not in ids)
        return evolve(self, rule_sets=(*kept, *rule_sets))

    def with_decisions(self, *decisions: LocalDecision) -> "RuleBook":
        """Add the rule sets and targets of places, each put into the frame that it completes.

        Raises:
            StructuringError: A decision does not fit its frame; all that is wrong with all of them.
            InvalidValueError: One is no ``LocalDecision``.
        """
        problems: list[Problem] = []
        completed: list[RuleSet] = []
        for index, decision in enumerate(decisions):
            if not isinstance(cast("object", decision), LocalDecision):
                raise InvalidValueError("RuleBook.with_decisions", decision, "a LocalDecision")
            if decision.completes is None:
                continue
            try:
                completed.append(decision.complete(self[decision.completes]))
            except InvalidValueError as error:
                path = f"decisions[{index}].completes"
                problems.append(Problem(path, error.value, error.expected))
            except StructuringError as error:
                problems += (
                    evolve(one, path=f"decisions[{index}].{one.path}") for one in error.problems
                )
        known = {one.id for one in self}
        for one in completed:
            if one.id in known:
                expected = "rules that the book does not have yet"
                problems.append(Problem(f"decision for {one.place}", one.id, expected))
            known.add(one.id)
        if problems:
            raise StructuringError("local decisions", problems)
        targets = [target for decision in decisions for target in decision.targets]
        return evolve(
            self,
            rule_sets=(*self.rule_sets, *completed),
            targets=(*self.targets, *targets),
            decisions=(*self.decisions, *decisions),
        )

    def in_force_from(self, rule_set: str, day: date, source: Citation) -> "RuleBook":
        """State the first day of a rule set of which no source tells it; the source is shown.

        Raises:
            InvalidValueError: The book has no such rule set, its days are known, ``day`` is not
                exactly a ``date`` or ``source`` no ``Citation``.
        """
        known = self[rule_set]
        if known.in_force is not None:
            expected = "a rule set of which no source tells the first day"
            raise InvalidValueError("RuleBook.in_force_from", rule_set, expected)
        stated = evolve(known, in_force=Period(day), in_force_source=source)
        return self.with_rule_sets(stated)

    def targets_for(
        self,
        indicator: Indicator,
        *,
        by: int,
        area: AreaClass | None = None,
        place: str | None = None,
        tree: Tree | None = None,
    ) -> tuple[Target, ...]:
        """Give the targets for an indicator by the end of a year, and for a class of areas.

        For each base (of all households, of those registered), those of the place itself, or with
        ``tree`` of the nearest unit above it that has some, are preferred to those of the nation,
        of which several instruments may each have their own.

        Raises:
            AmbiguousRuleError: A place has two targets for one base and class of areas.
            InvalidValueError: The tree does not have the place.
        """
        fitting = [
            one
            for one in self.targets
            if one.indicator.code == indicator.code
            and one.by == by
            and (area is None or one.area in (None, area))
        ]
        found: list[Target] = []
        for base in dict.fromkeys(one.of.code for one in fitting):
            for unit in (*reversed(_places(place, tree)), None):
                own = [one for one in fitting if one.of.code == base and one.unit == unit]
                if unit is not None and len({one.area for one in own}) < len(own):
                    what, by_whom = f"{indicator.code} of {base}", [one.citation for one in own]
                    several = [one.instrument for one in by_whom]
                    raise AmbiguousRuleError(what, date(by, 12, 31), several)
                found += own
                if own:
                    break
        return tuple(found)

    @cached_property
    def _by_id(self) -> dict[str, RuleSet]:
        return {one.id: one for one in self.rule_sets}

    @cached_property
    def _by_title(self) -> dict[LearningTitle, list[RuleSet]]:
        found: dict[LearningTitle, list[RuleSet]] = {}
        for one in self.rule_sets:
            found.setdefault(one.title, []).append(one)
        return found

    def _of_title(self, title: LearningTitle) -> list[RuleSet]:
        return self._by_title.get(title, [])

    def _article(
        self, one: SameAs, on: date, places: tuple[str, ...], period: Period | None
    ) -> tuple[RuleSet, Requirement] | None:
        """Give the requirement that is referred to: that of the place, or else the nation's."""
        named = [
            known
            for known in self.rule_sets
            if one.rule_set in (known.id, known.completes)
            and (known.place is None or known.place in places)
        ]
        having = [
            (known, requirement)
            for known in named
            if known.in_force is not None and on in known.in_force and _applies(known, period)
            for requirement in _of_id(known, one.requirement)
        ]
        found = [there for there in having if there[0].place is not None] or having
        if len(found) > 1:
            raise AmbiguousRuleError(one.article, on, tuple(known.id for known, _ in found))
        return found[0] if found else None


def _of_id(rule_set: RuleSet, requirement: str) -> list[Requirement]:
    """Give the requirement of an id, in a list; of several levels that of the highest."""
    return [one for one in rule_set.requirements if one.id == requirement][:1]


def _places(place: str | None, tree: Tree | None) -> tuple[str, ...]:
    """Give a place and, as far as is known, all it is in, the widest first."""
    if place is None:
        return ()
    return (place,) if tree is None else tree.path(place)


def _applies(rule_set: RuleSet, period: Period | None) -> bool:
    """Tell whether a rule set is for facts of a period; of no stated one, only if it is for all."""
    if rule_set.applies_to is None:
        return True
    return period is not None and rule_set.applies_to.covers(period)


def _not_in_force(
    title: LearningTitle, on: date, known: list[RuleSet], applied: list[RuleSet]
) -> NotInForceError:
    what = f"rules for {title.value}"
    undated = [one for one in known if one.in_force is None]
    if undated:
        first = undated[0]
        what += (
            f" (no source tells the first day of {first.id}, {first.citation.instrument};"
            " state it with RuleBook.in_force_from)"
        )
    elif known and not applied:
        what += " that apply to facts of that period"
    periods = [one.in_force for one in applied if one.in_force is not None]
    ends = [one.end for one in periods if one.end is not None and one.end <= on]
    starts = [one.start for one in periods if one.start is not None and one.start > on]
    return NotInForceError(
        what,
        on,
        before=max(ends) - _ONE_DAY if ends else None,
        after=min(starts, default=None),
    )
