"""What is put forward for a title: who, and the facts that the rules ask for."""

from collections.abc import Mapping
from fractions import Fraction
from typing import Any, Final, TypeGuard, cast

from attrs import Attribute, evolve, field, frozen

from khuyenhoc._frozen_dict import FrozenDict, frozen_dict
from khuyenhoc._validators import one_of_type, optional, text, tuple_of
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import Recognition, Registration
from khuyenhoc.models.target import AreaClass, Share
from khuyenhoc.values.bounds import Bounds
from khuyenhoc.values.number import Exact
from khuyenhoc.values.period import Period
from khuyenhoc.values.ratio import Ratio

__all__ = ["Application", "Fact", "is_share"]

#: A yes or no, points or a number, a ratio, or the bounds of one of these; ``None`` is not known.
Fact = bool | Exact | Bounds | Share | None

_PLAIN: Final = frozenset({bool, int, Fraction, Bounds, type(None)})


def is_share(fact: object) -> TypeGuard[Share]:
    """Tell whether a fact is a ratio, without asking for its value: one of nothing has none."""
    if isinstance(fact, Ratio):
        return True
    return not isinstance(fact, type) and hasattr(fact, "of") and "bounds" in dir(fact)


def _kept(facts: Mapping[str, Fact]) -> Mapping[str, Fact]:
    return frozen_dict(facts)


def _check_facts(_: object, __: "Attribute[Any]", value: object) -> None:
    if not isinstance(value, FrozenDict):
        raise InvalidValueError("Application.facts", value, "a mapping from ids to facts")
    problems: list[Problem] = []
    for key, fact in cast("dict[object, object]", value).items():
        if type(key) is not str:
            problems.append(Problem("facts", key, "the id of a fact, a text"))
        elif type(fact) not in _PLAIN and not is_share(fact):
            expected = "a yes or no, an int, a Fraction, a ratio or Bounds; None if not known"
            problems.append(Problem(f"facts[{key!r}]", fact, expected))
    if problems:
        raise StructuringError("Application", problems)


@frozen(kw_only=True)
class Application:
    """What is put forward for a title (hồ sơ đề nghị công nhận), with its facts by id.

    What a rule asks for and is not among the facts, or is ``None``, is not known; it is never 0
    and never no. The holder is an opaque id; a personal number never belongs here.

    >>> household = Application(holder="ho-1", title=LearningTitle.FAMILY, place="phuong-6",
    ...                         facts={"1.a": 10, "1.b": 8, "2": Bounds(20, 30)})
    >>> household.with_facts({"1.b": 10}).facts["1.b"]
    10

    Raises:
        InvalidValueError: A field has the wrong type, or a recognition is that of another holder.
        StructuringError: Facts are of no known kind, such as a ``float``; all at once.
    """

    #: The id of who is to hold the title.
    holder: str = field(validator=text)
    title: LearningTitle = field(validator=one_of_type(LearningTitle))
    facts: Mapping[str, Fact] = field(converter=_kept, validator=_check_facts)
    #: The id of the unit in which the holder is: a village, a commune, a province.
    place: str | None = field(default=None, validator=optional(text))
    area: AreaClass | None = field(default=None, validator=optional(one_of_type(AreaClass)))
    #: The days that the facts are of, mostly a year; ``None`` for those of the assessment.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: What the holder was given before; ``None`` where that is not known.
    recognitions: tuple[Recognition, ...] | None = field(
        default=None, validator=optional(tuple_of(Recognition))
    )

    def __attrs_post_init__(self) -> None:
        for place, one in enumerate(self.recognitions or ()):
            if one.holder != self.holder:
                name = f"Application.recognitions[{place}].holder"
                raise InvalidValueError(name, one.holder, f"{self.holder!r}, who is put forward")

    @classmethod
    def of(
        cls,
        registration: Registration,
        facts: Mapping[str, Fact],
        *,
        area: AreaClass | None = None,
        recognitions: tuple[Recognition, ...] | None = None,
    ) -> "Application":
        """Put forward who registered: for the same title and period, in the unit that counts it.

        >>> tried = Registration(holder="ho-1", title=LearningTitle.FAMILY, unit="thon-1",
        ...                      period=Period.year(2019))
        >>> Application.of(tried, {"2": 25}).place
        'thon-1'

        Raises:
            InvalidValueError: ``registration`` is none, or another argument has the wrong type.
            StructuringError: Facts are of no known kind; all at once.
        """
        if not isinstance(cast("object", registration), Registration):
            raise InvalidValueError("Application.of", registration, "a Registration")
        return cls(
            holder=registration.holder,
            title=registration.title,
            facts=facts,
            place=registration.unit,
            area=area,
            period=registration.period,
            recognitions=recognitions,
        )

    def with_facts(self, facts: Mapping[str, Fact]) -> "Application":
        """Give the same with some facts otherwise: what would be if.

        Raises:
            StructuringError: Facts are of no known kind; all at once.
            InvalidValueError: ``facts`` is no mapping.
        """
        if not isinstance(cast("object", facts), Mapping):
            raise InvalidValueError("Application.with_facts", facts, "a mapping from ids to facts")
        return evolve(self, facts={**self.facts, **facts})
