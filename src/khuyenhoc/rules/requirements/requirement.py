"""Conditions put together, and what any requirement is."""

from collections.abc import Iterator
from typing import Any, cast

from attrs import Attribute, field, frozen

from khuyenhoc._validators import field_name, one_of_type, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.rules.requirements.conditions import (
    CountAtLeast,
    HasTitle,
    NotSourced,
    PointsAtLeast,
    ShareAtLeast,
    Stated,
)
from khuyenhoc.values.citation import Citation

__all__ = [
    "AllOf",
    "AnyOf",
    "OnlyFor",
    "Requirement",
    "SameAs",
    "articles_of",
    "check_requirement",
    "parts_of",
    "walk",
]


def _requirement(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    check_requirement(field_name(instance, attribute), value)


def _requirements(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    name = field_name(instance, attribute)
    parts = _items(value)
    if not parts:
        raise InvalidValueError(name, value, "a tuple of at least one requirement")
    for index, part in enumerate(parts):
        check_requirement(f"{name}[{index}]", part)


def _items(value: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", value) if type(value) is tuple else ()


@frozen(kw_only=True)
class AllOf:
    """Requirements that must all be met (đạt tất cả các yêu cầu).

    One part that is not met decides, whatever is open in the others.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> [part.id for part in RULE_BOOK["district-unit/24-2023"]["2"].parts]
    ['2.1', '2.2', '2.3']
    >>> from khuyenhoc.rules.verdict import RuleVerdict
    >>> RuleVerdict.all_of([RuleVerdict.NOT_MET, RuleVerdict.NOT_ASSESSABLE]).value
    'not-met'

    Raises:
        InvalidValueError: A field has the wrong type, or there is no part.
    """

    id: str = field(validator=text)
    label_vi: str = field(validator=text)
    label_en: str = field(validator=text)
    parts: "tuple[Requirement, ...]" = field(validator=_requirements)
    citation: Citation = field(validator=one_of_type(Citation))


@frozen(kw_only=True)
class AnyOf:
    """Requirements of which one must be met (đạt một trong các yêu cầu).

    One part that is met decides, whatever is open in the others.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> unit = RULE_BOOK["district-unit/24-2023"]
    >>> either = AnyOf(id="2.1-or-2.2", label_vi="2.1 hoặc 2.2", label_en="2.1 or 2.2",
    ...                parts=(unit["2.1"], unit["2.2"]), citation=unit.citation)
    >>> [part.id for part in parts_of(either)]
    ['2.1', '2.2']
    >>> from khuyenhoc.rules.verdict import RuleVerdict
    >>> RuleVerdict.any_of([RuleVerdict.MET, RuleVerdict.NOT_ASSESSABLE]).value
    'met'

    Raises:
        InvalidValueError: A field has the wrong type, or there is no part.
    """

    id: str = field(validator=text)
    label_vi: str = field(validator=text)
    label_en: str = field(validator=text)
    parts: "tuple[Requirement, ...]" = field(validator=_requirements)
    citation: Citation = field(validator=one_of_type(Citation))


@frozen(kw_only=True)
class OnlyFor:
    """A requirement of some holders only (chỉ áp dụng đối với): of schools, say.

    It is met where ``when`` is not so. Its id, its label and its source are those of ``part``.

    Where it is not known whether ``when`` is so, it is open, unless the part is met in any case.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> learners = RULE_BOOK["province-unit/24-2023"]["3"].parts[1]
    >>> learners.when.label_en
    'it is an education institution assessed at the province tier'
    >>> learners.id, learners.part.at_least
    ('3.1.learners', Fraction(19, 20))

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    when: Stated = field(validator=one_of_type(Stated))
    part: "Requirement" = field(validator=_requirement)

    @property
    def id(self) -> str:
        """That of the part."""
        return self.part.id

    @property
    def label_vi(self) -> str:
        """That of the part."""
        return self.part.label_vi

    @property
    def label_en(self) -> str:
        """That of the part."""
        return self.part.label_en

    @property
    def citation(self) -> Citation:
        """That of the part."""
        return self.part.citation


@frozen(kw_only=True)
class SameAs:
    """A requirement that another article makes (dẫn chiếu): what it asks for on the day holds.

    Where that article is not in force on the day, it is not assessable.

    >>> from khuyenhoc.rules.encoded.book import RULE_BOOK
    >>> RULE_BOOK["province-unit/24-2023"]["1"].article
    'district-unit/24-2023 1'

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    id: str = field(validator=text)
    label_vi: str = field(validator=text)
    label_en: str = field(validator=text)
    #: The id of the rule set that has it, and its own id in there.
    rule_set: str = field(validator=text)
    requirement: str = field(validator=text)
    citation: Citation = field(validator=one_of_type(Citation))

    @property
    def article(self) -> str:
        """The name of what it refers to: rule set and requirement."""
        return f"{self.rule_set} {self.requirement}"


Requirement = (
    PointsAtLeast
    | ShareAtLeast
    | CountAtLeast
    | Stated
    | HasTitle
    | NotSourced
    | AllOf
    | AnyOf
    | OnlyFor
    | SameAs
)


def check_requirement(name: str, value: object) -> None:
    """Refuse what is no requirement.

    Raises:
        InvalidValueError: It is none; the error calls it ``name``.
    """
    if not isinstance(value, Requirement):
        expected = "a requirement: points, a share, a number, a statement or a combination of them"
        raise InvalidValueError(name, value, expected)


def parts_of(requirement: Requirement) -> tuple[Requirement, ...]:
    """Give what a requirement is put together of; a single condition has no parts."""
    match requirement:
        case AllOf() | AnyOf():
            return requirement.parts
        case OnlyFor():
            return (requirement.when, requirement.part)
        case _:
            return ()


def walk(requirement: Requirement) -> Iterator[Requirement]:
    """Give a requirement and all it is put together of, from the top down."""
    yield requirement
    for part in parts_of(requirement):
        yield from walk(part)


def articles_of(requirement: Requirement) -> list[SameAs]:
    """Give the references to other articles in a requirement."""
    return [one for one in walk(requirement) if isinstance(one, SameAs)]
