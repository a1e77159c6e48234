"""A term of office, and who sat when."""

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, cast

from attrs import Attribute, evolve, field, frozen

from khuyenhoc._repr import sparse_repr
from khuyenhoc._validators import field_name, one_of_type, optional, text, tuple_of, whole_number
from khuyenhoc.errors import InvalidValueError, NotInForceError, Problem, StructuringError
from khuyenhoc.models.congress import Congress
from khuyenhoc.models.seat import Office, Seat
from khuyenhoc.values.period import Period

__all__ = ["Term"]

_ORDER: Final = {office: place for place, office in enumerate(Office)}


def _items(value: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", value) if type(value) is tuple else ()


def _years(instance: object, attribute: "Attribute[Any]", value: object) -> None:
    match _items(value):
        case (int(first), int(last)) if type(first) is type(last) is int:
            sound = 1 <= first <= last < 9999
        case _:
            sound = False
    if not sound:
        said = "a pair of a first year and a last one, not before it"
        raise InvalidValueError(field_name(instance, attribute), value, said)


@frozen(kw_only=True, repr=False)
class Term:
    """From one congress of an organisation to the next (nhiệm kỳ), and who was elected for it.

    Its name and its days are two things. A term is named by years, ``(2021, 2026)`` for "nhiệm kỳ
    2021-2026"; it begins on a day of its congress and ends when the next one elects others, which
    may be years after its name says. Each may be known without the other.

    >>> term = Term(
    ...     organisation="huyen-bac",
    ...     years=(2020, 2025),
    ...     period=Period(date(2020, 7, 14), date(2025, 5, 20)),
    ...     executive_members=27,
    ...     seats=(Seat(office=Office.CHAIR, holder="Ông Bình"),),
    ... )
    >>> changed = term.ended(term.seats[0], on=date(2023, 3, 1)).with_seat(
    ...     Seat(office=Office.CHAIR, holder="Bà An", period=Period(date(2023, 4, 10))))
    >>> [seat and seat.holder for day in (date(2023, 2, 28), date(2023, 3, 1), date(2023, 4, 10))
    ...  for seat in [changed.chair_on(day)]]
    ['Ông Bình', None, 'Bà An']

    Raises:
        InvalidValueError: A field has the wrong type.
        StructuringError: It has neither years nor days, it begins before its congress, there are
            more in the standing committee than in the executive committee, a seat is held outside
            it, or two chairs sit at once; all of it at once.
    """

    #: The id of the organisation.
    organisation: str = field(validator=text)
    #: The years that it is named by; ``None`` where only its days are known.
    years: tuple[int, int] | None = field(default=None, validator=optional(_years))
    #: The days on which it runs, without an end while it does; ``None`` if not known.
    period: Period | None = field(default=None, validator=optional(one_of_type(Period)))
    #: The congress that opened it; ``None`` where there was none, or none is known.
    congress: Congress | None = field(default=None, validator=optional(one_of_type(Congress)))
    #: How many were elected to the executive committee (Ban Chấp hành), those with an office too.
    executive_members: int | None = field(default=None, validator=optional(whole_number))
    #: How many of them make up its standing committee (Ban Thường vụ).
    standing_members: int | None = field(default=None, validator=optional(whole_number))
    #: Those seats of which more is known than that they were filled, in any order.
    seats: tuple[Seat, ...] = field(default=(), validator=tuple_of(Seat))

    def __attrs_post_init__(self) -> None:
        problems = [*self._problems()]
        if problems:
            raise StructuringError(f"Term of {self.organisation}", problems)

    def __repr__(self) -> str:
        return sparse_repr(self)

    @property
    def key(self) -> str:
        """What findings call it: the organisation's id, and its years or its days."""
        named = str(self.span) if self.years is None else "-".join(map(str, self.years))
        return f"{self.organisation}/{named}"

    @property
    def span(self) -> Period:
        """The days on which it can have run: its own, or all of the years that it is named by.

        A start that is not stated is the first day of its congress, where that is known.

        >>> Term(organisation="q1", years=(2014, 2019)).span == Period.term(2014, 2019)
        True
        """
        named = self._named
        if self.congress is None or (self.period is not None and self.period.start is not None):
            return named
        return Period(self.congress.first_day, named.end)

    def held(self, seat: Seat) -> Period:
        """Give the days on which ``seat`` is held: those of the term where it states no limit.

        Raises:
            InvalidValueError: It is no seat of this term.
        """
        if seat not in self.seats:
            raise InvalidValueError("seat", seat, f"a seat of the term {self.key}")
        return _within(self.span, seat) or self.span

    def seats_on(self, day: date) -> tuple[Seat, ...]:
        """Give the seats held on ``day``, the highest office first.

        Raises:
            NotInForceError: The term does not run on that day.
            InvalidValueError: ``day`` is not exactly a ``date``.
        """
        span = self.span
        if day not in span:
            over = span.start is None or day >= span.start
            raise NotInForceError(
                f"the term {self.key}",
                day,
                before=span.last_day if over else None,
                after=None if over else span.start,
            )
        held = [seat for seat in self.seats if day in (_within(span, seat) or span)]
        return tuple(sorted(held, key=lambda seat: _ORDER[seat.office]))

    def chair_on(self, day: date) -> Seat | None:
        """Give the seat of who is in the chair on ``day``; ``None`` where nobody is known to be.

        Raises:
            NotInForceError: The term does not run on that day.
            InvalidValueError: ``day`` is not exactly a ``date``.
        """
        return next((seat for seat in self.seats_on(day) if seat.office is Office.CHAIR), None)

    def ended(self, seat: Seat, *, on: date) -> "Term":
        """Make the term in which ``seat`` is no longer held from ``on``; before, nothing changes.

        Raises:
            InvalidValueError: It is no seat of this term, or not held on that day and the one
                before it.
        """
        held = self.held(seat)
        if on not in held or on == held.start:
            raise InvalidValueError("on", on, f"a day inside {held}, not its first")
        place = self.seats.index(seat)
        start = None if seat.period is None else seat.period.start
        cut = evolve(seat, period=Period(start, on))
        return evolve(self, seats=(*self.seats[:place], cut, *self.seats[place + 1 :]))

    def with_seat(self, seat: Seat) -> "Term":
        """Make the term in which ``seat`` is held besides, as after a by-election (bầu bổ sung).

        Raises:
            StructuringError: It is held outside the term, or by a second chair.
        """
        return evolve(self, seats=(*self.seats, seat))

    # -- inside -----------------------------------------------------------------------------

    @property
    def _named(self) -> Period:
        # Without days of its own a term has years, or it would have been refused.
        return self.period or Period.term(*cast("tuple[int, int]", self.years))

    def _problems(self) -> Iterator[Problem]:
        if self.period is None and self.years is None:
            yield Problem("period", None, "the days of the term, for there are no years either")
            return
        standing, most = self.standing_members, self.executive_members
        if standing is not None and most is not None and standing > most:
            yield Problem(
                "standing_members", standing, f"at most the {most} of the executive committee"
            )
        if self.congress is not None:
            opened = self.congress.first_day
            start = None if self.period is None else self.period.start
            if start is not None and start < opened:
                said = f"a day on or after the first of its congress, {opened}"
                yield Problem("period.start", start, said)
            over = self._named.end
            if over is not None and over <= opened:
                said = f"a day before the term that it opened is over, on {over}"
                yield Problem("congress.first_day", opened, said)
                return
        yield from _problems_of_seats(self.span, self.seats)


def _within(span: Period, seat: Seat) -> Period | None:
    """Give the days of a seat in a term; ``None`` where none of them belongs to it."""
    return span if seat.period is None else span & seat.period


def _problems_of_seats(span: Period, seats: tuple[Seat, ...]) -> Iterator[Problem]:
    chairs: list[tuple[int, Period]] = []
    for place, seat in enumerate(seats):
        held = _within(span, seat)
        # A limit that is stated must be one that the days in the term still have.
        stated = seat.period or span
        if (
            held is None
            or stated.start not in (None, held.start)
            or stated.end
            not in (
                None,
                held.end,
            )
        ):
            yield Problem(f"seats[{place}].period", seat.period, f"days of the term, {span}")
        elif seat.office is Office.CHAIR:
            for other, taken in chairs:
                if held.overlaps(taken):
                    said = f"days on which seats[{other}] is not in the chair, not of {taken}"
                    yield Problem(f"seats[{place}].period", held, said)
            chairs.append((place, held))
