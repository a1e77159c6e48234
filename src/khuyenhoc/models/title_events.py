"""What happened to titles, in order: derived from registrations and recognitions."""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from enum import Enum
from typing import Final, TypeVar, cast

from attrs import field, frozen

from khuyenhoc._language import Labelled
from khuyenhoc._validators import day, one_of_type, text
from khuyenhoc.errors import InvalidValueError, Problem, StructuringError
from khuyenhoc.models.learning_title import LearningTitle
from khuyenhoc.models.recognition import Recognition, Registration
from khuyenhoc.models.validity import TITLE_VALIDITY, Validity
from khuyenhoc.values.timeline import Timeline

__all__ = ["TitleEvent", "TitleEventKind", "title_events"]

T = TypeVar("T")
#: An event with its place among those of its day.
_Placed = tuple[int, "TitleEvent"]


class TitleEventKind(Labelled, Enum):
    """What happens to the title of one holder, in the order of a day."""

    REGISTERED = "registered"
    RE_REGISTERED = "re-registered"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    RECOGNISED = "recognised"
    RE_RECOGNISED = "re-recognised"

    @property
    def label_vi(self) -> str:
        """How Vietnamese output names it."""
        return _KINDS_VI[self]

    @property
    def label_en(self) -> str:
        """How English output names it."""
        return self.value


_KINDS_VI: Final = {
    TitleEventKind.REGISTERED: "đăng ký",
    TitleEventKind.RE_REGISTERED: "tái đăng ký",
    TitleEventKind.EXPIRED: "hết thời hạn công nhận",
    TitleEventKind.WITHDRAWN: "thu hồi",
    TitleEventKind.RECOGNISED: "công nhận",
    TitleEventKind.RE_RECOGNISED: "công nhận lại",
}
_ORDER: Final = {kind: place for place, kind in enumerate(TitleEventKind)}
#: After all of its day: what is withdrawn on the day of its own decision was given first.
_LAST: Final = len(_ORDER)


@frozen(kw_only=True)
class TitleEvent:
    """One thing that happened to the title of one holder, on a day.

    >>> event = TitleEvent(on=date(2023, 12, 20), kind=TitleEventKind.RECOGNISED, holder="ho-1",
    ...                    title=LearningTitle.FAMILY, unit="to-3")
    >>> event.kind.label("vi")
    'công nhận'

    Raises:
        InvalidValueError: A field has the wrong type.
    """

    #: The first day on which it was so: an expiry is on the day after the last valid one.
    on: date = field(validator=day)
    kind: TitleEventKind = field(validator=one_of_type(TitleEventKind))
    holder: str = field(validator=text)
    title: LearningTitle = field(validator=one_of_type(LearningTitle))
    unit: str = field(validator=text)


def title_events(
    registrations: Iterable[Registration] = (),
    recognitions: Iterable[Recognition] = (),
    *,
    on: date,
    validities: Mapping[LearningTitle, Timeline[Validity]] = TITLE_VALIDITY,
) -> tuple[TitleEvent, ...]:
    """Give what happened to titles up to ``on``, that day too; the order of records is no matter.

    A registration that does not state its day is put on the first of its period. It renews another
    if it says so, or, where it does not say, if the same holder had one for an earlier period. A
    title expires when it holds no more and no other recognition of its holder holds or may hold
    then, once for all that end on a day, in the unit of the latest of them. Where it is not known
    how long it holds, nothing expires, nor does what was over by the day of its decision.

    >>> given = [Recognition(holder="so-y-te", title=LearningTitle.PROVINCE_UNIT, unit="son-la",
    ...                      decided_on=date(year, 12, 20)) for year in (2024, 2026)]
    >>> for event in title_events(recognitions=given, on=date(2030, 1, 1)):
    ...     print(event.on, event.kind.label("en"))
    2024-12-20 recognised
    2026-12-20 re-recognised
    2030-01-01 expired

    Raises:
        InvalidValueError: ``on`` is not exactly a ``date``.
        StructuringError: A record is of another type; all at once.
    """
    if type(on) is not date:
        raise InvalidValueError("title_events.on", on, "a date without a time")
    problems: list[Problem] = []
    registered = _of_one(Registration, "registrations", registrations, problems)
    recognised = _of_one(Recognition, "recognitions", recognitions, problems)
    if problems:
        raise StructuringError("title_events", problems)
    events: list[_Placed] = []
    for same in registered.values():
        events += ((_ORDER[event.kind], event) for event in _registering(same))
    for given in recognised.values():
        events += _recognising(given, validities)
    return tuple(event for _, event in sorted(events, key=_place) if event.on <= on)


def _place(placed: _Placed) -> tuple[date, str, str, int, str]:
    of_its_day, event = placed
    return event.on, event.holder, event.title.value, of_its_day, event.unit


def _of_one(
    kind: type[T], name: str, records: Iterable[T], problems: list[Problem]
) -> dict[tuple[str, LearningTitle], list[T]]:
    """Put the records of one holder and title together, and note what is none."""
    made: dict[tuple[str, LearningTitle], list[T]] = {}
    for place, record in enumerate(records):
        if isinstance(record, Registration | Recognition) and isinstance(record, kind):
            made.setdefault((record.holder, record.title), []).append(record)
        else:
            problems.append(Problem(f"{name}[{place}]", record, f"a value of {kind.__name__}"))
    return made


def _registering(of_one: list[Registration]) -> Iterator[TitleEvent]:
    starts = [_start(one) for one in of_one]
    for one in of_one:
        renewed = min(starts) < _start(one) if one.renewed is None else one.renewed
        yield TitleEvent(
            on=one.registered_on or _start(one),
            kind=TitleEventKind.RE_REGISTERED if renewed else TitleEventKind.REGISTERED,
            holder=one.holder,
            title=one.title,
            unit=one.unit,
        )


def _start(registration: Registration) -> date:
    # A registration without a start is refused.
    return cast("date", registration.period.start)


def _recognising(
    of_one: list[Recognition], validities: Mapping[LearningTitle, Timeline[Validity]]
) -> Iterator[_Placed]:
    first = min(one.decided_on for one in of_one)
    ended: dict[date, Recognition] = {}
    for one in sorted(of_one, key=lambda one: (one.decided_on, one.unit)):
        again = first < one.decided_on
        yield _event(
            one,
            one.decided_on,
            TitleEventKind.RE_RECOGNISED if again else TitleEventKind.RECOGNISED,
        )
        span = one.holds(validities)
        end = None if span is None else span.end
        if one.withdrawn_on is not None and (end is None or one.withdrawn_on < end):
            place = _LAST if one.withdrawn_on == one.decided_on else None
            yield _event(one, one.withdrawn_on, TitleEventKind.WITHDRAWN, place)
        elif end is not None and one.decided_on < end:
            ended[end] = one
    for end, one in ended.items():
        if all(other.stands_on(end, validities) is False for other in of_one):
            yield _event(one, end, TitleEventKind.EXPIRED)


def _event(
    recognition: Recognition, day: date, kind: TitleEventKind, place: int | None = None
) -> _Placed:
    return _ORDER[kind] if place is None else place, TitleEvent(
        on=day,
        kind=kind,
        holder=recognition.holder,
        title=recognition.title,
        unit=recognition.unit,
    )
