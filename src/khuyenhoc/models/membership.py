"""Who belongs to which organisation, as what, from when until when."""

from datetime import date
from enum import Enum
from typing import Any, Final

from attrs import Attribute, field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import field_name, flag, one_of_type, optional, pairs_of, text
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


def _each_name_once(
    instance: object, attribute: "Attribute[Any]", value: tuple[tuple[str, str], ...]
) -> None:
    """Refuse a second value under one name; what the values say is not quoted."""
    named: set[str] = set()
    for name, _ in value:
        if name in named:
            raise InvalidValueError(field_name(instance, attribute), name, "each name once")
        named.add(name)


@frozen(kw_only=True, repr=False)
class Membership:
    """One person's belonging to one organisation, as it was while a period lasts (hội viên).

    Somebody may belong to several organisations at once. Several memberships of one person in one
    organisation are its versions, as where an associate became a full member, joined the Party or
    retired: one ends on the day on which the next starts. Days between two of them are days on
    which the person did not belong to it. Who joined, left or moved when follows from the periods
    (``movements``) and is stored nowhere.

    What else the host tells its members apart by stands in ``attributes`` and is dated in the same
    way. They are shown and written to JSON in full, so never put an identity number there.

    >>> joined_the_party = date(2023, 5, 19)
    >>> before = Membership(person="m-1", organisation="to-4", party_member=False,
    ...                     period=Period(date(2020, 1, 1), joined_the_party))
    >>> after = Membership(person="m-1", organisation="to-4", party_member=True,
    ...                    period=Period(joined_the_party))
    >>> before.in_force_on(joined_the_party), after.in_force_on(joined_the_party)
    (False, True)
    >>> told = Membership(person="m-2", organisation="to-4",
    ...                   attributes=(("giới tính", "nữ"), ("dân tộc", "Tày")))
    >>> told.attribute("dân tộc"), told.attribute("hưu trí")
    ('Tày', None)

    Raises:
        InvalidValueError: A field has the wrong type, an id is blank, or ``attributes`` have a
            blank text or one name twice.
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
    #: What else the host tells its members apart by (đặc điểm hội viên), as names and values of
    #: its own: sex (giới tính), age group (nhóm tuổi), ethnicity (dân tộc), pensioner (hưu trí).
    #: Each name stands here once. Never an identity number.
    attributes: tuple[tuple[str, str], ...] = field(
        default=(), validator=[pairs_of("a name and a value"), _each_name_once]
    )

    def __repr__(self) -> str:
        return sparse_repr(self)

    def in_force_on(self, day: date) -> bool:
        """Tell whether it holds on ``day``: on the first day of its period, not on its end.

        Raises:
            InvalidValueError: It has a period, and ``day`` is not exactly a ``date``.
        """
        return self.period is None or day in self.period

    def attribute(self, name: str) -> str | None:
        """Give the value that ``attributes`` have under ``name``; ``None`` where it is not stated.

        A name is told apart by its very letters: "Dân tộc" is another than "dân tộc".
        """
        for one, value in self.attributes:
            if one == name:
                return value
        return None


def check_membership(name: str, value: object) -> None:
    """Refuse what is no membership; it may be about a person, so only its type is quoted.

    Raises:
        InvalidValueError: It is none; the error calls it ``name``.
    """
    if not isinstance(value, Membership):
        raise InvalidValueError(name, type(value), "a Membership")
