"""What an assessment was made from, so that it can be made again."""

from datetime import date
from typing import Any

from attrs import field, frozen

from khuyenhoc._validators import day, text, tuple_of

__all__ = ["Receipt"]


@frozen(kw_only=True)
class Receipt:
    """By which rules, on which day and from which facts an assessment was made (biên nhận).

    Rules and facts stand in it as marks, which are others as soon as anything in them is.

    >>> from khuyenhoc.models.learning_title import LearningTitle
    >>> from khuyenhoc.rules.assessments.application import Application
    >>> from khuyenhoc.rules.assessments.assessing import assess
    >>> unit = Application(holder="so-y-te", title=LearningTitle.PROVINCE_UNIT,
    ...                    facts={"1": 28, "2": 25, "3": 20})
    >>> found = assess(unit, on=date(2023, 12, 20))
    >>> [rule_set for rule_set, mark in found.receipt.rule_sets], found.receipt.on.isoformat()
    (['province-unit/22-2020'], '2023-12-20')

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    on: date = field(validator=day)
    #: The id and the mark of each rule set that was looked into, the one for the title first.
    rule_sets: tuple[tuple[str, str], ...] = field(validator=tuple_of(tuple))
    #: The mark of the application.
    application: str = field(validator=text)
    #: The mark of all that was found.
    findings: str = field(validator=text)
    #: The version of this package.
    version: str = field(validator=text)

    def differs(self, other: "Receipt") -> tuple[str, ...]:
        """Give the names of what is otherwise in another receipt; none if it is the same.

        >>> made = Receipt(on=date(2024, 3, 1), rule_sets=(("citizen/324", "1f"),),
        ...                application="2e", findings="3d", version="0.1.0")
        >>> made.differs(Receipt(on=date(2024, 3, 1), rule_sets=(("citizen/324", "1f"),),
        ...                      application="4c", findings="3d", version="0.1.0"))
        ('application',)
        """
        mine, theirs = self.to_dict(), other.to_dict()
        return tuple(name for name in mine if mine[name] != theirs[name])

    def to_dict(self) -> dict[str, Any]:
        """Give plain data for JSON."""
        return {
            "on": self.on.isoformat(),
            "rule_sets": [list(one) for one in self.rule_sets],
            "application": self.application,
            "findings": self.findings,
            "version": self.version,
        }
