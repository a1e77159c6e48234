"""Joining, leaving and moving, read off the periods of memberships."""

from collections.abc import Iterable
from datetime import date
from typing import cast

from attrs import field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import day, text, texts
from khuyenhoc.errors import InvalidValueError
from khuyenhoc.models.membership import Membership, check_membership
from khuyenhoc.models.spans import ALWAYS, Span, merged, span_of
from khuyenhoc.values.period import Period

__all__ = ["Movement", "movements"]


@frozen(kw_only=True, repr=False)
class Movement:
    """What changed on one day in the organisations that one person belongs to (biến động hội viên).

    >>> move = Movement(person="m-1", on=date(2023, 9, 1), left=("to-4",), joined=("to-9",))
    >>> move.is_move
    True

    Raises:
        InvalidValueError: A field has the wrong type, nothing changed, or an organisation is
            named twice.
    """

    #: The opaque id of the person.
    person: str = field(validator=text)
    #: The first day on which it is so: of belonging to what was joined, of no longer belonging to
    #: what was left.
    on: date = field(validator=day)
    #: The ids of the organisations joined that day.
    joined: tuple[str, ...] = field(default=(), validator=texts)
    #: The ids of those left.
    left: tuple[str, ...] = field(default=(), validator=texts)

    def __attrs_post_init__(self) -> None:
        named = (*self.joined, *self.left)
        if not named or len({*named}) < len(named):
            said = "organisations, at least one in all and none twice, also in left"
            raise InvalidValueError("Movement.joined", self.joined, said)

    def __repr__(self) -> str:
        return sparse_repr(self)

    @property
    def is_move(self) -> bool:
        """Whether something was left and something else joined on the same day (chuyển sinh hoạt).

        Days between the two make it a leaving and a joining.
        """
        return bool(self.joined and self.left)


def movements(
    memberships: Iterable[Membership], *, during: Period | None = None
) -> tuple[Movement, ...]:
    """Find who joined, left and moved, on all days or those of ``during``, by day and person.

    One version of a membership that follows another without a day between them is no movement. A
    start or an end that is not stated is none either.

    >>> day = date(2023, 9, 1)
    >>> rows = [Membership(person="m-1", organisation="to-4", period=Period(None, day)),
    ...         Membership(person="m-1", organisation="to-9", period=Period(day))]
    >>> movements(rows)
    (Movement(person='m-1', on=datetime.date(2023, 9, 1), joined=('to-9',), left=('to-4',)),)

    Raises:
        InvalidValueError: One of ``memberships``, or ``during``, is something else.
    """
    if during is not None and not isinstance(cast("object", during), Period):
        raise InvalidValueError("movements.during", during, "a Period, such as Period.year(2023)")
    belongs: dict[tuple[str, str], list[Span]] = {}
    for place, one in enumerate(memberships):
        check_membership(f"movements.memberships[{place}]", one)
        belongs.setdefault((one.person, one.organisation), []).append(span_of(one.period))
    changes: dict[tuple[int, str], tuple[list[str], list[str]]] = {}
    for (person, organisation), spans in belongs.items():
        for first, after in merged(spans):
            if first != ALWAYS[0]:
                changes.setdefault((first, person), ([], []))[0].append(organisation)
            if after != ALWAYS[1]:
                changes.setdefault((after, person), ([], []))[1].append(organisation)
    found = (
        Movement(
            person=person,
            on=date.fromordinal(on),
            joined=tuple(sorted(joined)),
            left=tuple(sorted(left)),
        )
        for (on, person), (joined, left) in sorted(changes.items())
    )
    return tuple(one for one in found if during is None or one.on in during)
