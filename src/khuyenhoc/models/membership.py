"""Who belongs to which organisation, as what, from when until when."""

from datetime import date
from enum import Enum
from typing import Final

from attrs import field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import flag, one_of_type, optional, text
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.values.period import Period

__all__ = ["Membership", "MembershipKind", "check_membership"]


class MembershipKind(Labelled, Enum):
    """As what somebody belongs to the association (loại hội viên).

    The three are the common kinds of Vietnamese associations, and no more than names here: no
    article that defines them or gives them different rights has been found, and nothing follows
    from them but the counts by kind.
    """

    FULL = "full"
    ASSOCIATE = "associate"
    HONORARY = "honorary"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _LABELS[self][0]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return _LABELS[self][1]


_LABELS: Final = {
    MembershipKind.FULL: ("hội viên chính thức", "full members"),
    MembershipKind.ASSOCIATE: ("hội viên liên kết", "associate members"),
    MembershipKind.HONORARY: ("hội viên danh dự", "honorary members"),
}


@frozen(kw_only=True, repr=False)
class Membership:
    """One person's belonging to one organisation, as it was while a period lasts (hội viên).

    Somebody may belong to several organisations at once. Several memberships of one person in one
    organisation are its versions, as where an associate became a full member or joined the Party:
    one ends on the day on which the next starts. Days between two of them are days on which the
    person did not belong to it. Who joined, left or moved when follows from the periods
    (``movements``) and is stored nowhere.

    >>> joined_the_party = date(2023, 5, 19)
    >>> before = Membership(person="m-1", organisation="to-4", party_member=False,
    ...                     period=Period(date(2020, 1, 1), joined_the_party))
    >>> after = Membership(person="m-1", organisation="to-4", party_member=True,
    ...                    period=Period(joined_the_party))
    >>> before.in_force_on(joined_the_party), after.in_force_on(joined_the_party)
    (False, True)

    Raises:
        InvalidValueError: A field has the wrong type, or an id is blank.
    """

    #: The opaque id of the person, never a name or an identity number.
    person: str = field(validator=text)
    #: The id of the organisation.
    organisation: str = field(validator=text)
    #: When it holds, without an end while it does; ``None`` where that is not stated, and then it
    #: always does.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: ``None`` where it is not stated.
    kind: MembershipKind | None = field(
        default=None, validator=optional(one_of_type(MembershipKind))
    )
    #: Whether the person is in the Party too (đảng viên); ``None`` where it is not stated.
    party_member: bool | None = field(default=None, validator=optional(flag))

    def __repr__(self) -> str:
        return sparse_repr(self)

    def in_force_on(self, day: date) -> bool:
        """Tell whether it holds on ``day``: on the first day of its period, not on its end.

        Raises:
            InvalidValueError: It has a period, and ``day`` is not exactly a ``date``.
        """
        return self.period is None or day in self.period


def check_membership(name: str, value: object) -> None:
    """Refuse what is no membership; it may be about a person, so only its type is quoted.

    Raises:
        InvalidValueError: It is none; the error calls it ``name``.
    """
    if not isinstance(value, Membership):
        raise InvalidValueError(name, type(value), "a Membership")
