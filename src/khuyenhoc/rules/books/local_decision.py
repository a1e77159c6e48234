"""What a province decides where the national criteria leave it to the place."""

from collections.abc import Iterator, Mapping
from typing import Any, cast

from attrs import Attribute, evolve, field, frozen

from khuyenhoc._frozen_dict import FrozenDict, frozen_dict
from khuyenhoc._validators import field_name, one_of_type, optional, text, tuple_of
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.target import Target
from khuyenhoc.rules.books.rule_set import RuleSet, asked_by
from khuyenhoc.rules.requirements.conditions import (
    CountAtLeast,
    NotSourced,
    PointsAtLeast,
    ShareAtLeast,
)
from khuyenhoc.rules.requirements.points import Points
from khuyenhoc.rules.requirements.requirement import AllOf, Requirement, check_requirement, walk
from khuyenhoc.rules.requirements.rewriting import rewritten
from khuyenhoc.rules.requirements.threshold import Threshold, amounts_of
from khuyenhoc.values.citation import Citation
from khuyenhoc.values.period import Period

__all__ = ["LocalDecision"]


def _mapping(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    name = field_name(instance, attribute)
    if not isinstance(value, FrozenDict):
        raise InvalidValueError(name, value, "a mapping by the ids of requirements")
    for key, one in cast("Mapping[object, object]", value).items():
        if type(key) is not str:
            raise InvalidValueError(name, key, "the id of a requirement, a text")
        if one is None:
            raise InvalidValueError(f"{name}[{key!r}]", one, "what was decided; leave out the rest")


def _requirements(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    name = field_name(instance, attribute)
    for key, one in cast("Mapping[object, object]", value).items():
        check_requirement(f"{name}[{key!r}]", one)


def _all_requirements(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    name = field_name(instance, attribute)
    if type(value) is not tuple:
        raise InvalidValueError(name, value, "a tuple of requirements")
    for index, one in enumerate(cast("tuple[object, ...]", value)):
        check_requirement(f"{name}[{index}]", one)


def _kept(value: "Mapping[str, Any]") -> "Mapping[str, Any]":
    return frozen_dict(value)


@frozen(kw_only=True)
class LocalDecision:
    """A decision that completes the national frame in one place (quyết định của địa phương).

    It fills what the frame leaves open or no source tells: thresholds and caps, by the ids of the
    requirements and points, and whole criteria. It may ask for more with ``extra`` and set targets.
    What the frame itself sets it cannot change.

    >>> from datetime import date
    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> from khuyenhoc.rules.requirements.threshold import ByArea
    >>> from khuyenhoc.values.citation import Evidence
    >>> decision = LocalDecision(
    ...     citation=Citation(instrument="12/QĐ-UBND", evidence=Evidence.PRACTICE),
    ...     place="tinh-a", in_force=Period(date(2017, 3, 1)), completes="family/448",
    ...     caps={"3": 15, "4": 25}, thresholds={"total": ByArea(general=80, difficult=70)})
    >>> completed = decision.complete(RULE_BOOK["family/448"])
    >>> completed["total"].at_least, completed.place, completed.in_force.last_day
    (ByArea(general=80, difficult=70), 'tinh-a', datetime.date(2022, 7, 27))

    Raises:
        InvalidValueError: A field has the wrong type, or it has thresholds, caps, criteria or extra
            conditions and does not say which rule set it completes.
    """

    #: The decision, by number and issuer.
    citation: Citation = field(validator=one_of_type(Citation))
    #: The id of the unit in which it holds.
    place: str = field(validator=text)
    in_force: Period = field(validator=one_of_type(Period))
    #: The days of the facts that it applies to; ``None`` for those of the frame.
    applies_to: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: The id of the rule set that it completes; ``None`` if it only sets targets.
    completes: str | None = field(default=None, validator=optional(text))
    thresholds: Mapping[str, Threshold] = field(factory=dict, converter=_kept, validator=_mapping)
    caps: Mapping[str, int] = field(factory=dict, converter=_kept, validator=_mapping)
    criteria: Mapping[str, Requirement] = field(
        factory=dict, converter=_kept, validator=[_mapping, _requirements]
    )
    #: What it asks for besides, of every grade.
    extra: tuple[Requirement, ...] = field(default=(), validator=_all_requirements)
    targets: tuple[Target, ...] = field(default=(), validator=tuple_of(Target))

    def __attrs_post_init__(self) -> None:
        says_more = self.thresholds or self.caps or self.criteria or self.extra
        if self.completes is None and says_more:
            expected = "the id of the rule set that its thresholds and criteria are for"
            raise InvalidValueError("LocalDecision.completes", None, expected)

    def complete(self, frame: RuleSet) -> RuleSet:
        """Put what it decides into the frame, for its place and its days.

        Raises:
            StructuringError: It does not fit: it is for another rule set or other days, sets what
                the frame sets or does not know, or asks for what nothing can reach; all at once.
            InvalidValueError: ``frame`` is no ``RuleSet``.
        """
        if not isinstance(cast("object", frame), RuleSet):
            raise InvalidValueError("LocalDecision.complete", frame, "a RuleSet")
        filling = _Filling(self)
        levels = tuple(
            evolve(level, requirement=self._with_extra(filling.fill(level.requirement)))
            for level in frame.levels
        )
        in_force = self.in_force if frame.in_force is None else self.in_force & frame.in_force
        problems = [*self._frame_problems(frame, in_force), *filling.problems_of(frame)]
        if problems or in_force is None:
            raise StructuringError(f"decision {self.citation.instrument}", problems)
        days = frame.in_force_source
        return evolve(
            frame,
            id=self._id(frame, in_force),
            levels=levels,
            in_force=in_force,
            # That the frame's own days are not sure goes on to be said.
            in_force_source=days if days is not None and days.weak else self.citation,
            applies_to=frame.applies_to if self.applies_to is None else self.applies_to,
            place=self.place,
            completes=frame.id,
            decision=self.citation,
        )

    def _id(self, frame: RuleSet, in_force: Period) -> str:
        """Name what comes out of it: a decision may set thresholds in several stages."""
        stage = [self.citation.instrument]
        stage += [] if in_force.start is None else [in_force.start.isoformat()]
        stage += [] if self.applies_to is None else [f"({self.applies_to})"]
        return f"{frame.id}@{self.place}:{' '.join(stage)}"

    def _with_extra(self, requirement: Requirement) -> Requirement:
        if not self.extra:
            return requirement
        return AllOf(
            id=f"{requirement.id}+",
            label_vi=requirement.label_vi,
            label_en=requirement.label_en,
            parts=(requirement, *self.extra),
            citation=self.citation,
        )

    def _frame_problems(self, frame: RuleSet, in_force: Period | None) -> Iterator[Problem]:
        if self.completes != frame.id:
            yield Problem("completes", self.completes, f"{frame.id}, the frame it is put into")
        if in_force is None:
            expected = f"days on which the frame is in force, {frame.in_force}"
            yield Problem("in_force", str(self.in_force), expected)
        known = {one.id for one in frame.requirements} | set(frame.asked)
        added = [(f"criteria[{key!r}]", one) for key, one in self.criteria.items()]
        known -= set(self.criteria)
        added += [(f"extra[{place}]", one) for place, one in enumerate(self.extra)]
        for path, requirement in added:
            # What is made of some holders only goes by the id of what is asked of them.
            ids = dict.fromkeys([one.id for one in walk(requirement)] + [*asked_by(requirement)])
            for key in ids:
                if key in known:
                    expected = "an id that stands for nothing else"
                    yield Problem(f"{path}.id", key, expected)
            known |= set(ids)


class _Filling:
    """A decision while it is put into a frame, and which of its values found no place."""

    def __init__(self, decision: LocalDecision) -> None:
        self._decision = decision
        self._unused = {
            "thresholds": set(decision.thresholds),
            "caps": set(decision.caps),
            "criteria": set(decision.criteria),
        }
        self._problems: list[Problem] = []

    def fill(self, requirement: Requirement) -> Requirement:
        return rewritten(requirement, self._condition, self._points)

    def problems_of(self, frame: RuleSet) -> list[Problem]:
        """Give what did not fit, each once, and what is of no use to the frame."""
        left = [
            Problem(f"{kind}[{key!r}]", getattr(self._decision, kind)[key], _open_in(frame, kind))
            for kind, keys in self._unused.items()
            for key in sorted(keys)
        ]
        return [*dict.fromkeys(self._problems), *left]

    def _condition(self, one: Requirement) -> Requirement:
        decision = self._decision
        if isinstance(one, NotSourced) and one.id in decision.criteria:
            self._unused["criteria"].discard(one.id)
            found = decision.criteria[one.id]
            if found.id != one.id:
                path = f"criteria[{one.id!r}].id"
                self._problems.append(Problem(path, found.id, f"{one.id!r}, as the frame has it"))
            return found
        if not isinstance(one, PointsAtLeast | ShareAtLeast | CountAtLeast):
            return one
        if one.at_least is not None or one.id not in decision.thresholds:
            return one
        self._unused["thresholds"].discard(one.id)
        threshold, path = decision.thresholds[one.id], f"thresholds[{one.id!r}]"
        try:
            filled = evolve(one, at_least=threshold, citation=decision.citation)
        except InvalidValueError as error:
            self._problems.append(Problem(path, error.value, error.expected))
            return one
        most = one.points.limit if isinstance(one, PointsAtLeast) else None
        if most is not None and max(amounts_of(threshold)) > most:
            self._problems.append(Problem(path, threshold, f"at most {most}, all there are"))
        return filled

    def _points(self, one: Points) -> Points:
        if one.cap is not None or one.id not in self._decision.caps:
            return one
        self._unused["caps"].discard(one.id)
        try:
            return evolve(one, cap=self._decision.caps[one.id], citation=self._decision.citation)
        except InvalidValueError as error:
            path = f"caps[{one.id!r}]"
            self._problems.append(Problem(path, error.value, error.expected))
            return one


def _open_in(frame: RuleSet, kind: str) -> str:
    """Say what a frame leaves open: only that can be decided."""
    match kind:
        case "thresholds":
            open_ = [one.id for one in frame.requirements if getattr(one, "at_least", 0) is None]
        case "caps":
            open_ = [
                one.id
                for one in frame.asked.values()
                if isinstance(one, Points) and one.cap is None
            ]
        case _:
            open_ = [one.id for one in frame.requirements if isinstance(one, NotSourced)]
    ids = ", ".join(dict.fromkeys(open_))
    return f"what {frame.id} leaves open: {ids}" if ids else f"nothing, {frame.id} leaves none open"
